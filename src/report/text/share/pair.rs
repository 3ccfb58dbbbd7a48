//! A percentage → the part that it belongs to, and what the words say that it is of.

use super::Tie;
use super::percent::respective;
use crate::report::text::lex::Mark;
use crate::report::text::lexicon::{self, Sense, Word};
use crate::report::text::nest::{Mention, Stretch};
use crate::report::text::passage::Passage;
use crate::report::text::unit::Class;

/// A percentage and the part that it belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Pair {
    pub(super) part: usize,
    pub(super) percent: usize,
    pub(super) basis: Basis,
}

/// What the words say that a percentage is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Basis {
    /// They do not say: it counts only if it fits.
    Open,
    /// 占, of something in the text.
    Share,
    /// Of this very number: 收到 n 件, 办结 m 件, 办结率; 完成目标 n 件的.
    Of(usize, Tie),
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

/// The part that a percentage belongs to.
pub(super) fn pair(passage: &Passage, percent: usize) -> Option<Pair> {
    let mention = passage.mention(percent)?;
    if mention.class() != Class::Percent || mention.is_change() {
        return None;
    }
    let respective = respective(passage, percent);
    let before = respective.or_else(|| passage.before(percent));
    if let Some((part, whole)) = before.and_then(|whole| of_the(passage, mention, whole)) {
        return Some(Pair {
            part,
            percent,
            basis: Basis::Of(whole, Tie::Certain),
        });
    }
    // 投诉 612 件，同比增长 48 %，占 60 %: what stands between is told of the same number
    let part = part_before(passage, before.or(mention.host)?)?;
    let bracketed = before.is_none() && mention.host.is_some() && mention.label.is_empty();
    let share =
        bracketed || respective.is_some() || mention.label.any(&[Sense::Share, Sense::Elsewhere]);
    let rate = rate(&mention.label);
    if !may_be_part(passage, part, mention.sentence) || (!share && rate.is_none()) {
        return None;
    }
    let basis = if share && is_plain(&mention.label) {
        Basis::Share
    } else {
        rate.and_then(|done| rated(passage, part, mention, done))
            .map_or(Basis::Open, |(whole, tie)| Basis::Of(whole, tie))
    };
    Some(Pair {
        part,
        percent,
        basis,
    })
}

/// Whether a number counts something, and in this sentence.
fn may_be_part(passage: &Passage, part: usize, sentence: usize) -> bool {
    passage.is(part, |part| {
        let named = part.class() == Class::Bare && !part.label.is_empty();
        (part.measures() || named) && !part.is_change() && part.sentence == sentence
    })
}

/// Whether the words of a share name nothing that it is of, and no subject of its own (经甲入境 20 人，
/// 香港旅客占 60 %).
fn is_plain(label: &Stretch) -> bool {
    let another = label.any(&[Sense::Elsewhere, Sense::Target, Sense::Former])
        || (label.has(Sense::Share) && label.has(Sense::Body));
    !another && (label.is_empty() || label.begins(LEADS))
}

/// The number that a percentage is told of, where others are told of it before.
fn part_before(passage: &Passage, mut index: usize) -> Option<usize> {
    for _ in 0..4 {
        let mention = passage.mention(index)?;
        if !mention.is_change() && !matches!(mention.class(), Class::Percent | Class::Ratio) {
            return Some(index);
        }
        let before = passage.before(index)?;
        if !passage.same_sentence(before, index) || mention.mark == Some(Mark::Semicolon) {
            return None;
        }
        index = before;
    }
    None
}

/// What the words of a rate say is done (办结率, 整改率).
fn rate(label: &Stretch) -> Option<Word> {
    let mut words = label.words.iter().rev();
    let &rate = words.find(|word| word.sense == Sense::Rate)?;
    if rate.is_bare_rate() {
        return words.next().copied();
    }
    lexicon::rated(rate)
}

/// The number that a rate is of: 收到 n 件, 办结 m 件, 办结率. It must stand right before the part, which
/// must count what the rate names and nothing else. Certain where the part says no more than that.
fn rated(passage: &Passage, part: usize, percent: &Mention, done: Word) -> Option<(usize, Tie)> {
    let mention = passage.mention(part)?;
    let whole = passage.before(part)?;
    let base = passage.mention(whole)?;
    let due = base.label.any(&[Sense::Due, Sense::Hedge]);
    let plain = !base.is_change() && !base.is_former() && (due || !spells(&base.label, done));
    // What is carried over is not due yet: the rate may be of what was.
    let carried =
        (part..part + 4).any(|next| passage.same_sentence(next, part) && passage.is_carried(next));
    let meant = counts(mention, done)
        && alike(base, mention)
        && plain
        && alike_in_time(mention, percent)
        && !carried
        && names_no_more(&percent.label, done, base);
    let known = [
        done.sense,
        Sense::Is,
        Sense::All,
        Sense::InTime,
        Sense::Total,
    ];
    let tie = if mention.label.only(&known) {
        Tie::Certain
    } else {
        Tie::Likely
    };
    meant.then_some((whole, tie))
}

/// Whether words have the word that is rated, or contain it.
fn spells(words: &Stretch, done: Word) -> bool {
    let mut words = words.words.iter();
    words.any(|word| word.entry.contains(done.entry))
}

/// Whether a number counts what is rated, done and not due.
fn counts(mention: &Mention, done: Word) -> bool {
    let vague = matches!(done.sense, Sense::Verb | Sense::Other | Sense::Result);
    let named = |words: &Stretch| spells(words, done) || (!vague && words.has(done.sense));
    (named(&mention.label) || named(&mention.tail))
        && !mention.any(&[Sense::Not, Sense::Due, Sense::None, Sense::Pending])
}

/// Whether the rate speaks of what was done in time where the number does, or all of it was.
fn alike_in_time(mention: &Mention, percent: &Mention) -> bool {
    let in_time = mention.any(&[Sense::InTime]);
    percent.label.has(Sense::InTime) == in_time || (in_time && mention.any(&[Sense::All]))
}

/// Whether the words of a rate name nothing but what is rated, and what its base counts.
fn names_no_more(label: &Stretch, done: Word, base: &Mention) -> bool {
    const KNOWN: &[Sense] = &[Sense::Rate, Sense::InTime, Sense::Is, Sense::All];
    let counted = |entry: &str| base.label.words.iter().any(|word| word.entry == entry);
    label.unknown == 0
        && label.words.iter().all(|word| {
            KNOWN.contains(&word.sense) || word.sense == done.sense || counted(word.entry)
        })
}

/// A percentage right behind its base, with the part before it: 完成 36 件, 占目标 30 件的 120%.
fn of_the(passage: &Passage, percent: &Mention, whole: usize) -> Option<(usize, usize)> {
    let base = passage.mention(whole)?;
    let part = passage.before(whole)?;
    let mention = passage.mention(part)?;
    let label = &percent.label;
    let of = percent.mark.is_none() && label.only(&[Sense::Is]) && !label.is_empty();
    let named = base.label.any(&[Sense::Share, Sense::Target]);
    (of && named && alike(base, mention) && !base.is_change() && !mention.is_change())
        .then_some((part, whole))
}

/// Whether two numbers of a sentence count in the same way.
fn alike(one: &Mention, other: &Mention) -> bool {
    one.class() == other.class()
        && one.quantity.unit == other.quantity.unit
        && one.sentence.abs_diff(other.sentence) <= 1
}
