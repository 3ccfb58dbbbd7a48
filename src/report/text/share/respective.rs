//! Percentages behind 分别 → the number that each is said of.

use super::SIBLINGS;
use crate::order;
use crate::report::text::lex::Punctuation;
use crate::report::text::lexicon::{Nuance, Sense};
use crate::report::text::mention::{Mention, Mentions};
use crate::report::text::paragraph::LexedParagraph;
use crate::report::text::relation::{PartRelation, relation};
use crate::report::text::unit::Class;

/// The number that a percentage is said of behind 分别: 甲 3 件、乙 1 件, 分别占 75 %、25 %.
pub(in super::super) fn respective<'a>(
    paragraph: &'a LexedParagraph,
    percent: &'a Mention,
) -> Option<&'a Mention> {
    let first = head(paragraph, percent);
    // 三次产业增加值占生产总值的比重为 13.2 %、52.1 %和 34.7 %
    if is_of_kinds(percent, first) {
        return of_ratio(paragraph, percent, first);
    }
    if !first.lead.has(Sense::Respectively) {
        return None;
    }
    let counts = |it: &&Mention| it.class() != Class::Percent && !it.is_change() && !it.is_former();
    let parts = paragraph.earlier(first).take(2 * SIBLINGS).filter(counts);
    matching(paragraph, percent, first, parts)
}

/// The change by a number that goes with a percentage behind 分别: 减少 26 起、443 人，分别下降 4 % 和 14 %.
pub(in super::super) fn respective_step<'a>(
    paragraph: &'a LexedParagraph,
    percent: &'a Mention,
) -> Option<&'a Mention> {
    let first = head(paragraph, percent);
    let steps = paragraph.earlier(first).take(SIBLINGS);
    let steps = steps.take_while(|it| it.is_change() && it.class() != Class::Percent);
    let told = first.lead.has(Sense::Respectively);
    told.then(|| matching(paragraph, percent, first, steps))?
}

/// Of as many numbers as percentages are joined from `first` on, the nearest first, the one that `percent` goes with.
fn matching<'a>(
    paragraph: &LexedParagraph,
    percent: &Mention,
    first: &Mention,
    nearest: impl Iterator<Item = &'a Mention>,
) -> Option<&'a Mention> {
    let before = percent.place - first.place;
    let behind = paragraph.later(percent).skip(1).take(SIBLINGS - 1);
    let behind = behind.take_while(|it| is_joined(it, percent)).count();
    let many = before + 1 + behind;
    let parts: Mentions = nearest.take(many).collect();
    let same_sentence = parts.iter().all(|part| part.sentence == percent.sentence);
    let determined = many >= 2 && parts.len() == many && same_sentence;
    parts.get(behind).copied().filter(|_| determined)
}

/// Whether percentages from `first` on are of kinds that the words name together.
pub(super) fn is_of_kinds(percent: &Mention, first: &Mention) -> bool {
    let named = first.label.hints(Nuance::Kinds) && first.label.has(Sense::Share);
    percent.quantity.of_ratio || named
}

/// The number that a part of a hundred is said of: of kinds that leave nothing else, as many as there are parts (第一产业 6
/// 元、第二产业 40 元、第三产业 54 元。三次产业结构为 6.0:40.0:54.0).
fn of_ratio<'a>(
    paragraph: &'a LexedParagraph,
    percent: &Mention,
    first: &'a Mention,
) -> Option<&'a Mention> {
    const BACK: usize = 24;
    let joined = paragraph.later(first).take(SIBLINGS);
    let many = joined.take_while(|it| *it == first || is_joined(it, percent));
    let many: Mentions = many.collect();
    // 由上年的 6.0:40.0:54.0 调整为 5.0:40.0:55.0
    let next = many.last().and_then(|last| paragraph.get(last.index + 1));
    let changed = next.is_some_and(|next| next.quantity.of_ratio && next.mark.is_none());
    if changed || first.label.has(Sense::Former) {
        return None;
    }
    let counts = |it: &&Mention| it.is_countable() && it.class() != Class::Percent;
    let earlier = paragraph.earlier(first).take(BACK).filter(counts);
    let mut earlier: Mentions = earlier.collect();
    earlier.reverse();
    let whole = |parts: &&[&'a Mention]| relation(None, parts) == PartRelation::Whole;
    let all = |of: &[&'a Mention]| of.windows(many.len()).rfind(whole).map(<[_]>::to_vec);
    // 第二产业 40 元，其中工业 30 元；第三产业 54 元: those that are of another list are none of them
    let parts = all(&earlier).or_else(|| {
        let is_kind = |it: &&&Mention| it.label.words.iter().any(|word| word.is_kind);
        let opened = earlier.iter().find(is_kind);
        let heads = earlier.iter().filter(|it| it.opener.is_none());
        let mut heads: Mentions = heads.filter(is_kind).chain(opened).copied().collect();
        order::sort(&mut heads);
        heads.dedup();
        all(&heads)
    })?;
    parts.get(percent.place - first.place).copied()
}

/// Whether a number goes on with those before it that are of the class of `percent` (75 %、25 %).
fn is_joined(it: &Mention, percent: &Mention) -> bool {
    it.class() == percent.class()
        && it.mark <= Some(Punctuation::Comma)
        && it.label.only(&[Sense::Is])
}

/// The first of the numbers that are joined up to `percent`: its words are those of all.
pub(super) fn head<'a>(paragraph: &'a LexedParagraph, percent: &'a Mention) -> &'a Mention {
    let mut first = percent;
    for before in paragraph.earlier(percent).take(SIBLINGS) {
        if !is_joined(first, percent) || before.class() != percent.class() {
            break;
        }
        first = before;
    }
    first
}
