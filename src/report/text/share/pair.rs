//! A percentage → the part that it belongs to, and what the words say that it is of.

use super::BaseCertainty;
use super::rate::{rate, rated};
use super::respective::{head, is_of_kinds, respective};
use crate::report::text::lex::Punctuation;
use crate::report::text::lexicon::{Sense, Word, names};
use crate::report::text::mention::Mention;
use crate::report::text::paragraph::LexedParagraph;
use crate::report::text::stretch::Stretch;
use crate::report::text::unit::Class;

/// A percentage and the part that it belongs to.
#[derive(Clone, Copy)]
pub(super) struct Pair<'a> {
    pub(super) part: &'a Mention,
    pub(super) percent: &'a Mention,
    pub(super) basis: Basis<'a>,
}

/// What the words say that a percentage is of.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Basis<'a> {
    /// They do not say: it counts only if it fits.
    Open,
    /// 占, of something in the text.
    Share,
    /// Of this very number: 收到 n 件, 办结 m 件, 办结率; 完成目标 n 件的.
    Of(&'a Mention, BaseCertainty),
}

/// What the words of a percentage that has no subject of its own begin with.
const LEADS: &[Sense] = &[
    Sense::Share,
    Sense::Elsewhere,
    Sense::Is,
    Sense::Respectively,
    Sense::Rate,
    Sense::Number,
];

/// So many numbers may be between a percentage and its part, said of the same part.
const TOLD_BETWEEN: usize = 3;

/// The part that a percentage belongs to.
pub(super) fn pair<'a>(paragraph: &'a LexedParagraph, percent: &'a Mention) -> Option<Pair<'a>> {
    if percent.class() != Class::Percent || percent.is_change() {
        return None;
    }
    // 占比由 87.1 %提高到 96.7 %: the first is of another time
    let next = paragraph.get(percent.index + 1);
    if next.is_some_and(|it| it.class() == Class::Percent && it.mark.is_none() && it.is_reached()) {
        return None;
    }
    let label = &percent.label;
    let head = head(paragraph, percent);
    let respective = respective(paragraph, percent);
    // 以甲、乙旅客为主，分别占 79 %、14 %: said of names that are without numbers
    if respective.is_none() && head.lead.has(Sense::Respectively) {
        return None;
    }
    let before = respective.or_else(|| paragraph.previous(percent));
    if let Some((part, whole)) = before.and_then(|whole| of_the(paragraph, percent, whole)) {
        return Some(Pair {
            part,
            percent,
            basis: Basis::Of(whole, BaseCertainty::Certain),
        });
    }
    if let Some(part) = named_before(paragraph, percent) {
        return Some(Pair {
            part,
            percent,
            basis: Basis::Share,
        });
    }
    let part = part_before(paragraph, percent, before.or(paragraph.host(percent))?)?;
    if let Some(target) = aimed_at(paragraph, percent, part) {
        return Some(Pair {
            part,
            percent,
            basis: Basis::Of(target, BaseCertainty::Likely),
        });
    }
    if let Some(whole) = in_bracket(paragraph, percent).filter(|whole| whole.counts_beside(part)) {
        return Some(Pair {
            part,
            percent,
            basis: Basis::Of(whole, BaseCertainty::Certain),
        });
    }
    let bracketed = before.is_none() && label.is_empty();
    let share = bracketed || respective.is_some() || label.any(&[Sense::Share, Sense::Elsewhere]);
    let rate = rate(label);
    let ratio = is_of_kinds(percent, head);
    let beside = part.sentence == percent.sentence || ratio;
    let counts = (part.measures() || part.is_unitless()) && beside;
    // 成功 6217 件，成功率: what no entry names, its letters do
    let named = rate.is_none() && label.has(Sense::Rate) && percent.noun == part.noun;
    if !counts || (!share && rate.is_none() && !named) {
        return None;
    }
    let by_letters = || {
        let whole = named
            .then(|| named_base(paragraph, part, label))
            .flatten()?;
        Some((part, whole, BaseCertainty::Likely))
    };
    let of = || rated(paragraph, part, percent, rate?);
    // 分别占全市的 2 %、8 %: the words are printed once for all
    let determined = match respective {
        Some(_) => &head.label,
        None => label,
    };
    let (part, basis) = if share && (ratio || is_plain(paragraph, part, determined)) {
        (part, Basis::Share)
    } else if let Some((part, whole, certainty)) = of().or_else(by_letters) {
        (part, Basis::Of(whole, certainty))
    } else {
        (part, Basis::Open)
    };
    Some(Pair {
        part,
        percent,
        basis,
    })
}

/// What was aimed at, right before what was reached: 预算为 5.5 元，支出决算为 8.9 元，完成预算的 162 %.
fn aimed_at<'a>(
    paragraph: &'a LexedParagraph,
    percent: &Mention,
    part: &'a Mention,
) -> Option<&'a Mention> {
    let target = paragraph.previous(part)?;
    let named = percent.label.has(Sense::Target)
        && target.label.has(Sense::Target)
        && !part.label.has(Sense::Target);
    let beside = target.unit() == part.unit() && target.sentence == part.sentence;
    (named && beside && !target.is_change()).then_some(target)
}

/// The number that the words of a share name again: 网上申请 12 件，信函申请 18 件。网上申请占比 40 %.
fn named_before<'a>(paragraph: &'a LexedParagraph, percent: &Mention) -> Option<&'a Mention> {
    const BACK: usize = 24;
    const KINDS: &[Sense] = &[
        Sense::Other,
        Sense::Way,
        Sense::Natural,
        Sense::Legal,
        Sense::Organisations,
    ];
    let label = &percent.label;
    let mut words = label
        .words
        .iter()
        .skip_while(|word| word.sense == Sense::Body);
    let name = words.next().filter(|word| KINDS.contains(&word.sense))?;
    let mut elsewhere = label
        .words
        .iter()
        .filter(|word| word.sense == Sense::Elsewhere);
    let counted =
        label.has(Sense::Elsewhere) && elsewhere.all(|word| is_counted(paragraph, percent, word));
    let another = label.any(&[Sense::Target, Sense::Former]);
    // 第一产业占生产总值的 23 %；第二产业为 29 %
    let goes_on = label.only(&[Sense::Other, Sense::Is]) && is_named_share(paragraph, percent);
    if another || !(goes_on || counted || (label.has(Sense::Share) && !label.has(Sense::Elsewhere)))
    {
        return None;
    }
    let near = paragraph.earlier(percent).take(BACK);
    let near = near.take_while(|it| it.sentence + 2 >= percent.sentence);
    let same = |it: &&Mention| {
        let first = it.label.first();
        it.is_countable() && first.is_some_and(|first| first.entry == name.entry)
    };
    let mut named = near.filter(same);
    let part = named.next()?;
    named.next().is_none().then_some(part)
}

/// Whether percentages right before one are shares by their words, so that it is one too.
fn is_named_share(paragraph: &LexedParagraph, percent: &Mention) -> bool {
    const KINDS: usize = 4;
    let before = paragraph.earlier(percent).take(KINDS);
    let mut before = before.take_while(|it| it.class() == Class::Percent);
    before.any(|it| !it.is_change() && it.label.any(&[Sense::Share, Sense::Elsewhere]))
}

/// Whether the words of a share name nothing that it is of, but what the text counts (全国共有学校 30 所，占全国的
/// 40 %), and no subject of its own (经甲入境 20 人，香港旅客占 60 %).
fn is_plain(paragraph: &LexedParagraph, part: &Mention, label: &Stretch) -> bool {
    let elsewhere =
        |word: &Word| word.sense == Sense::Elsewhere && !is_counted(paragraph, part, word);
    let another = label.any(&[Sense::Target, Sense::Former]) || label.words.iter().any(elsewhere);
    !another && (label.is_empty() || label.begins(LEADS))
}

/// Whether a number before `of` counts what a word of a share says that it is of (占生产总值).
fn is_counted(paragraph: &LexedParagraph, of: &Mention, share: &Word) -> bool {
    const BACK: usize = 12;
    let body = share.entry.strip_prefix(names::OF);
    let mut earlier = paragraph.earlier(of).take(BACK);
    earlier.any(|it| {
        let alike = it.unit() == of.unit() || of.class() == Class::Percent;
        alike && it.label.words.iter().any(|word| Some(word.entry) == body)
    })
}

/// The number before `part` that its rate is of, where the words of the rate say no more than its letters.
fn named_base<'a>(
    paragraph: &'a LexedParagraph,
    part: &Mention,
    rate: &Stretch,
) -> Option<&'a Mention> {
    let base = paragraph
        .previous(part)
        .filter(|base| base.counts_beside(part))?;
    let determined = base.is_change() || base.is_former() || rate.unknown > 2;
    let alone = rate.senses.only(&[Sense::Rate, Sense::Is, Sense::Other]);
    (!determined && alone).then_some(base)
}

/// The number that a percentage is said of, where changes and other percentages are said of it before (投诉
/// 612 件，同比增长 48 %，占 60 %).
fn part_before<'a>(
    paragraph: &'a LexedParagraph,
    percent: &Mention,
    mut of: &'a Mention,
) -> Option<&'a Mention> {
    // 甲 2 件，占 18 %；乙，占 9 %: of what is without a number
    if percent.mark >= Some(Punctuation::Semicolon) && of.class() == Class::Percent {
        return None;
    }
    for _ in 0..=TOLD_BETWEEN {
        if !of.is_change() && !matches!(of.class(), Class::Percent | Class::Ratio) {
            return Some(of);
        }
        let before = paragraph.previous(of)?;
        if before.sentence != of.sentence || of.mark == Some(Punctuation::Semicolon) {
            return None;
        }
        of = before;
    }
    None
}

/// A percentage right behind its base, with the part before it: 完成 36 件, 占目标 30 件的 120%.
fn of_the<'a>(
    paragraph: &'a LexedParagraph,
    percent: &Mention,
    whole: &'a Mention,
) -> Option<(&'a Mention, &'a Mention)> {
    let part = paragraph.previous(whole)?;
    let label = &percent.label;
    // 甲 12 件，乙 18 件，分别占总数 30 件的 40 % 和 60 %
    let several = whole.lead.has(Sense::Respectively);
    let of = percent.mark.is_none() && label.only(&[Sense::Is]) && !label.is_empty() && !several;
    let named = whole.label.any(&[Sense::Share, Sense::Target]);
    // 甲占 48 %，乙占 61 %和 47 %: each of another number
    let counts = whole.class() != Class::Percent;
    (of && named && counts && whole.counts_beside(part) && !whole.is_change() && !part.is_change())
        .then_some((part, whole))
}

/// The base in a bracket before a percentage: 占全国人口(300 人)的 12 %.
fn in_bracket<'a>(paragraph: &'a LexedParagraph, percent: &Mention) -> Option<&'a Mention> {
    let whole = paragraph.get(percent.index.checked_sub(1)?)?;
    let determined = whole.run != percent.run
        && whole.place == 0
        && whole.outside.any(&[Sense::Share, Sense::Elsewhere])
        && percent.mark <= Some(Punctuation::Comma)
        && percent.asides == 0;
    determined.then_some(whole)
}

/// Whether a number counted alike is right before a part and has no percentage of its own, so that the next may be of both:
/// 甲 1 件、乙 2 件，占 2.3 %.
pub(super) fn is_of_several(paragraph: &LexedParagraph, part: &Mention) -> bool {
    let before = paragraph.previous(part).filter(|_| part.opener.is_none());
    before.is_some_and(|before| {
        before.counts_beside(part)
            && before.sentence == part.sentence
            && before.is_countable()
            && before.stage == part.stage
            && !before.says_total()
            && part.mark <= Some(Punctuation::Comma)
            && part.asides == 0
    })
}
