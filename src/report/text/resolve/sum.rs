//! A list and what may be its whole → the sum, weighed.

use super::complete::evidence;
use super::most::{at_most, larger_part};
use super::reading::{READINGS, Reading, Weighed, first_that_holds};
use crate::order;
use crate::read::number::Number;
use crate::report::statement::{Claim, Evidence};
use crate::report::text::list::{List, Wording};
use crate::report::text::passage::Passage;

/// Every list with every whole; a single part is no sum, unless it is all there is.
pub(super) fn sum(passage: &Passage, list: &List) -> Option<Weighed> {
    let mut readings = readings(passage, list);
    let weighed = |readings, holds, evidence| Weighed {
        kind: Claim::Sum,
        explains: holds && !list.found,
        readings,
        holds,
        evidence,
    };
    if first_that_holds(passage, &mut readings) {
        return Some(weighed(readings, true, Evidence::Complete));
    }
    let Some(target) = target(passage, list) else {
        return larger_part(passage, list);
    };
    if let Some(evidence) = target.evidence {
        readings.retain(|reading| *reading != target.reading);
        readings.insert(0, target.reading);
        return Some(weighed(readings, false, evidence));
    }
    at_most(passage, list).filter(|_| list.wording != Wording::Implied)
}

/// The ways to understand a list.
fn readings(passage: &Passage, list: &List) -> Vec<Reading> {
    let several = list.longest().len() >= 2;
    let lists = list
        .lists
        .iter()
        .filter(|parts| parts.len() >= 2 || !several);
    let all = lists.chain(&list.rivals).flat_map(|parts| {
        let wholes = list.wholes.iter();
        wholes.map(move |whole| Reading::equal(parts, whole))
    });
    let mut readings: Vec<Reading> = all.take(READINGS).collect();
    passage.take_room(readings.len());
    let wholes = list.wholes.iter();
    readings.extend(wholes.filter_map(|whole| prefix(passage, list, whole)));
    readings
}

/// The first parts of an open list, if they make the whole: what follows them cuts it another way.
fn prefix(passage: &Passage, list: &List, whole: &[usize]) -> Option<Reading> {
    if !matches!(list.wording, Wording::Among | Wording::Rest) {
        return None;
    }
    let parts = list.longest();
    let total = passage.total(whole)?;
    let mut sum = Number::ZERO;
    for (place, &part) in parts.iter().enumerate() {
        sum += passage.value(part)?;
        if sum == total && place > 0 {
            // where so little is left, the list may as well be complete, with a slip in its whole
            let mut ends = list.lists.iter().filter_map(|list| list.get(place + 1..));
            let little = |rest: &[usize]| {
                let left = passage.total(rest).unwrap_or_default();
                !rest.is_empty() && left < Number::from(15)
            };
            let told = !ends.any(little);
            return told.then_some(Reading::equal(parts.get(..=place)?, whole));
        }
    }
    None
}

/// The reading that is meant, and what speaks for the list being complete.
struct Target {
    reading: Reading,
    evidence: Option<Evidence>,
}

/// Of the lists the one that comes nearest to the whole. None where every whole is less than some part of
/// every list.
fn target(passage: &Passage, list: &List) -> Option<Target> {
    let largest = |parts: &Vec<usize>| passage.largest(parts);
    let smallest = list.lists.iter().filter_map(largest).min()?;
    // several numbers together are a whole only where they make it, or one of them was carried in
    let carried = |whole: &[usize]| whole.iter().any(|&index| passage.is_carried(index));
    let wholes = list.wholes.iter();
    let mut wholes = wholes.filter(|whole| whole.len() == 1 || carried(whole));
    let whole = wholes.find(|whole| passage.total(whole).is_none_or(|total| total >= smallest))?;
    let total = passage.total(whole)?;
    let mut lists: Vec<&Vec<usize>> = list.lists.iter().collect();
    lists.retain(|parts| largest(parts) <= Some(total));
    order::sort_by_key(&mut lists, |parts| {
        passage.total(parts).map(|sum| (sum - total).abs())
    });
    let found = lists.iter().find_map(|parts| {
        let evidence = evidence(passage, list, parts, whole)?;
        Some((*parts, evidence))
    });
    let (parts, evidence) = found.unzip();
    let parts = parts.or(lists.first().copied()).or(list.lists.first())?;
    Some(Target {
        reading: Reading::equal(parts, whole),
        evidence,
    })
}
