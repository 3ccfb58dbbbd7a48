//! A percentage → the part that it belongs to, and what the words say that it is of.

use super::Tie;
use super::percent::respective;
use super::rate::{rate, rated};
use crate::report::text::lex::Mark;
use crate::report::text::lexicon::Sense;
use crate::report::text::mention::Mention;
use crate::report::text::passage::Passage;
use crate::report::text::stretch::Stretch;
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

/// So many numbers may stand between a percentage and its part, told of the same part.
const TOLD_BETWEEN: usize = 3;

/// The part that a percentage belongs to.
pub(super) fn pair(passage: &Passage, percent: usize) -> Option<Pair> {
    let mention = passage.mention(percent)?;
    if mention.class() != Class::Percent || mention.is_change() {
        return None;
    }
    let label = &mention.label;
    let respective = respective(passage, percent);
    let before = respective.or_else(|| passage.before(percent));
    if let Some((part, whole)) = before.and_then(|whole| of_the(passage, mention, whole)) {
        let basis = Basis::Of(whole, Tie::Certain);
        return Some(Pair {
            part,
            percent,
            basis,
        });
    }
    let part = part_before(passage, before.or(mention.host)?)?;
    let counts = |part: &Mention| {
        let named = part.class() == Class::Bare && !part.label.is_empty();
        (part.measures() || named) && !part.is_change() && part.sentence == mention.sentence
    };
    let bracketed = before.is_none() && label.is_empty();
    let share = bracketed || respective.is_some() || label.any(&[Sense::Share, Sense::Elsewhere]);
    let rate = rate(label);
    if !passage.is(part, counts) || (!share && rate.is_none()) {
        return None;
    }
    if share && is_plain(label) {
        let basis = Basis::Share;
        return Some(Pair {
            part,
            percent,
            basis,
        });
    }
    let of = rate.and_then(|done| rated(passage, part, mention, done));
    let (part, basis) = of.map_or((part, Basis::Open), |(part, whole, tie)| {
        (part, Basis::Of(whole, tie))
    });
    Some(Pair {
        part,
        percent,
        basis,
    })
}

/// Whether the words of a share name nothing that it is of, and no subject of its own (经甲入境 20 人，
/// 香港旅客占 60 %).
fn is_plain(label: &Stretch) -> bool {
    let another = label.any(&[Sense::Elsewhere, Sense::Target, Sense::Former])
        || (label.has(Sense::Share) && label.has(Sense::Body));
    !another && (label.is_empty() || label.begins(LEADS))
}

/// The number that a percentage is told of, where changes and other percentages are told of it before (投诉
/// 612 件，同比增长 48 %，占 60 %).
fn part_before(passage: &Passage, mut index: usize) -> Option<usize> {
    for _ in 0..=TOLD_BETWEEN {
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

/// Whether two numbers of a sentence, or of two, count in the same way.
pub(super) fn alike(one: &Mention, other: &Mention) -> bool {
    one.class() == other.class()
        && one.quantity.unit == other.quantity.unit
        && one.sentence.abs_diff(other.sentence) <= 1
}
