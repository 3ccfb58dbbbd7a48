//! A list → the lists that are meant instead, but only if they make the whole.

use crate::read::number::Number;
use crate::report::text::kind;
use crate::report::text::lexicon::Sense;
use crate::report::text::passage::{Passage, Spot};
use crate::report::text::role::Role;

/// The list without what is told of a part, and with what other sentences add to it.
pub(super) fn rivals(passage: &Passage, parts: &[usize]) -> Vec<Vec<usize>> {
    let mut rivals = without_told(passage, parts);
    let added = [completed(passage, parts), carried_out(passage, parts)];
    let with = |other: usize| [parts, &[other]].concat();
    rivals.extend(added.into_iter().flatten().map(with));
    rivals
}

/// The list without what is told of one of its parts: where the parts behind a part, or those before it,
/// make just that part, they are its parts and no parts of the whole.
pub(super) fn without_told(passage: &Passage, parts: &[usize]) -> Vec<Vec<usize>> {
    let mut behind = Vec::new();
    let mut rest = parts.iter();
    while let Some(&part) = rest.next() {
        behind.push(part);
        for _ in 0..told(passage, part, rest.clone()) {
            rest.next();
        }
    }
    let mut before: Vec<usize> = Vec::new();
    for &part in parts {
        let told = told(passage, part, before.iter().rev());
        before.truncate(before.len() - told);
        before.push(part);
    }
    let shorter = |list: &Vec<usize>| list.len() < parts.len();
    [behind, before].into_iter().filter(shorter).collect()
}

/// How many of these mentions, from the first on, make the number at `part`; 0 if none do, or fewer than
/// two.
fn told<'a>(passage: &Passage, part: usize, others: impl Iterator<Item = &'a usize>) -> usize {
    let Some(wanted) = passage.value(part).filter(|&value| value >= Number::TEN) else {
        return 0;
    };
    let mut sum = Number::ZERO;
    for (place, &other) in others.enumerate().take(12) {
        passage.take_room(1);
        sum += passage.value(other).unwrap_or_default();
        if sum == wanted && place > 0 {
            return place + 1;
        }
        if sum > wanted {
            break;
        }
    }
    0
}

/// What is carried over beside outcomes, which the sentences around tell.
fn carried_out(passage: &Passage, parts: &[usize]) -> Option<usize> {
    let &first = parts.first()?;
    if !kind::are_outcomes(passage, parts) {
        return None;
    }
    let end = (first + parts.len() + 6).min(passage.mentions.len());
    let carried = |index: usize| passage.role(index) == Some(Role::CarriedOut);
    (first.saturating_sub(8)..end).find(|&index| carried(index) && !parts.contains(&index))
}

/// A part that the next sentence adds (另有 4 件…).
fn completed(passage: &Passage, parts: &[usize]) -> Option<usize> {
    let spot = passage.spot(*parts.last()?)?;
    let end = spot.mention()?;
    let place = spot.place + 1;
    let mut next = Spot { place, ..spot }.later().take(4);
    next.find(|&index| {
        passage.is(index, |mention| {
            mention.lead.has(Sense::Besides)
                && mention.quantity.unit == end.quantity.unit
                && mention.sentence <= end.sentence + 1
                && mention.is_countable()
        })
    })
}
