//! An open list → that its parts are no more than its whole, weighed.

use super::complete::is_vague;
use super::reading::{READINGS, Reading, Weighed, first_that_holds};
use crate::read::number::Number;
use crate::report::statement::{Claim, Compare, Evidence, Taken};
use crate::report::text::list::{List, Wording};
use crate::report::text::passage::Passage;

/// The parts of an open list are no more than some whole.
pub(super) fn at_most(passage: &Passage, list: &List) -> Option<Weighed> {
    let wholes = list.wholes.iter();
    let most = wholes.filter_map(|whole| passage.total(whole)).max()?;
    let within = |parts: &&Vec<usize>| passage.total(parts).is_some_and(|sum| sum <= most);
    let left = match list.lists.iter().find(within) {
        Some(parts) => parts.clone(),
        None => largest_part(passage, list)?,
    };
    weighed(passage, list, &left, None)
}

/// A part that is larger than every whole it may belong to.
pub(super) fn larger_part(passage: &Passage, list: &List) -> Option<Weighed> {
    if list.wording == Wording::Implied || list.loose {
        return None;
    }
    let single = list.lists.iter().any(|parts| parts.len() == 1);
    let part = if single {
        vec![list.lists.iter().find_map(|parts| parts.first().copied())?]
    } else {
        largest_part(passage, list)?
    };
    let unit = part.first().map(|&part| passage.unit(part));
    let mut wholes = list.wholes.iter().flatten();
    if wholes.any(|&whole| unit.is_some_and(|unit| unit != passage.unit(whole))) {
        return None;
    }
    let value = passage.total(&part)?;
    // more than ten times as much is no part with a slip, but something else
    let most = list
        .wholes
        .iter()
        .filter_map(|whole| passage.total(whole))
        .max()?;
    if is_vague(passage, &part, value) || value > most * Number::TEN {
        return None;
    }
    weighed(passage, list, &part, Some(Taken::OnePart))
}

fn weighed(
    passage: &Passage,
    list: &List,
    left: &[usize],
    taken: Option<Taken>,
) -> Option<Weighed> {
    let reading = |whole: &Vec<usize>| Reading {
        compare: Compare::AtMost,
        taken,
        ..Reading::equal(left, whole)
    };
    let wholes = list.wholes.iter().take(READINGS);
    let mut readings: Vec<Reading> = wholes.map(reading).collect();
    let holds = first_that_holds(passage, &mut readings);
    (!readings.is_empty()).then_some(Weighed {
        kind: Claim::Sum,
        explains: false,
        readings,
        holds,
        evidence: Evidence::LargerPart,
    })
}

/// The largest part of the shortest list.
fn largest_part(passage: &Passage, list: &List) -> Option<Vec<usize>> {
    let parts = list.lists.iter().min_by_key(|parts| parts.len())?;
    let largest = parts.iter().max_by_key(|&&part| passage.value(part));
    Some(largest.copied().into_iter().collect())
}
