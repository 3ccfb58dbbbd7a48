//! Numbers side by side → lists that no word makes, but the numbers themselves.

use super::{List, PARTS, members};
use crate::read::number::Number;
use crate::report::text::kind::{self, Kinds, kinds};
use crate::report::text::lex::Mark;
use crate::report::text::lexicon::Sense;
use crate::report::text::passage::{Passage, Spot};
use crate::report::text::unit::Class;

/// How far back a whole is looked for that only the numbers name, and how many parts are.
const BACK: usize = 8;
const BESIDE: usize = 24;

/// Numbers side by side that no word makes a list, and that make a number before them exactly: at the
/// beginning of a sentence or of what follows a semicolon.
pub(super) fn by_numbers(passage: &Passage, lists: &[List]) -> Vec<List> {
    let members = members(passage, lists);
    let mut found = Vec::new();
    for run in &passage.runs {
        let mut next = 0;
        for (place, &index) in run.iter().enumerate() {
            let spot = Spot {
                passage,
                run,
                place,
            };
            let told = place < next || members.get(index) == Some(&true);
            if told || passage.is_full() || !may_begin(spot) {
                continue;
            }
            let (parts, wholes) = (beside(spot, index), before(spot, index));
            passage.take_room(parts.len() + wholes.len());
            match exactly(passage, &parts, &wholes) {
                Some(list) => {
                    next = place + list.longest().len();
                    found.push(list);
                }
                None => found.extend(nearly(passage, &parts, &wholes)),
            }
        }
    }
    found
}

/// Whether something new begins here.
fn may_begin(spot: Spot) -> bool {
    spot.mention().is_some_and(|mention| {
        mention.is_countable()
            && (mention.mark >= Some(Mark::Semicolon)
                || mention.opener.is_some()
                || mention.label.has(Sense::Total)
                || mention.asides > 0
                || spot.place == 1)
    })
}

/// The numbers from here on that are counted alike.
fn beside(spot: Spot, index: usize) -> Vec<usize> {
    let passage = spot.passage;
    let sentence = spot.later().take(BESIDE);
    let sentence = sentence.take_while(|&part| passage.same_sentence(part, index));
    let counts = sentence.filter(|&part| {
        passage.is(part, |part| {
            part.class() != Class::Percent && !part.is_change()
        })
    });
    counts
        .take_while(|&part| passage.is_countable(part) && passage.unit(part) == passage.unit(index))
        .collect()
}

/// The numbers before that are counted alike.
fn before(spot: Spot, index: usize) -> Vec<usize> {
    let passage = spot.passage;
    let host = spot.mention().and_then(|mention| mention.host);
    let host = host.filter(|_| spot.place > 0);
    spot.earlier()
        .chain(host)
        .filter(|&whole| passage.is_countable(whole) && passage.unit(whole) == passage.unit(index))
        .take(BACK)
        .collect()
}

/// The first of these numbers that make one before them, where that is no chance.
fn exactly(passage: &Passage, parts: &[usize], wholes: &[usize]) -> Option<List> {
    let mut sum = Number::ZERO;
    for (at, &part) in parts.iter().enumerate() {
        sum += passage.value(part).unwrap_or_default();
        let whole = wholes
            .iter()
            .find(|&&whole| passage.value(whole) == Some(sum));
        if let (Some(&whole), Some(some @ [_, _, ..])) = (whole, parts.get(..=at))
            && (sum >= Number::from(20) || are_kinds(passage, some))
        {
            return Some(List::found(whole, some.to_vec()));
        }
    }
    None
}

/// Whether the words of some numbers make them kinds of one whole.
fn are_kinds(passage: &Passage, parts: &[usize]) -> bool {
    matches!(kinds(passage, parts), Kinds::Whole | Kinds::Closed)
        || kind::are_outcomes(passage, parts)
}

/// Numbers of a sentence that make one before them but for so little that it is no chance.
fn nearly(passage: &Passage, parts: &[usize], wholes: &[usize]) -> Option<List> {
    let sum = passage.total(parts).filter(|_| parts.len() >= 3)?;
    let largest = passage.largest(parts)?;
    let times = Number::from(if parts.len() >= 4 { 200 } else { 1000 });
    let near = |whole: Number| (sum - whole).abs() * times <= whole && whole > largest;
    let mut wholes = wholes.iter().copied();
    let whole = wholes.find(|&whole| passage.value(whole).is_some_and(near))?;
    Some(List {
        loose: true,
        ..List::found(whole, parts.to_vec())
    })
}

/// Numbers that are totals of lists (共 n 条；…，共 m 条), and a whole before them that they make.
pub(super) fn of_totals(passage: &Passage, run: &[usize], totals: &[usize]) -> Option<List> {
    let (&first, true) = (totals.first()?, totals.len() >= 2) else {
        return None;
    };
    let place = run.binary_search(&first).ok()?;
    let spot = Spot {
        passage,
        run,
        place,
    };
    let mut wholes = spot.earlier().take(PARTS);
    let whole = wholes.find(|&whole| passage.equal(totals, &[whole]))?;
    Some(List::found(whole, totals.to_vec()))
}

/// Things that are told side by side of each part (项目 12 个, 金额 3 万元): a list for each but the first.
pub(super) fn columns(passage: &Passage, list: &List) -> Vec<List> {
    let (Some(&first), Some(&end)) = (list.longest().first(), list.longest().last()) else {
        return Vec::new();
    };
    let told: Vec<usize> = (first..=end + 3)
        .filter(|&index| passage.same_sentence(index, first) && passage.is_countable(index))
        .take(2 * PARTS)
        .collect();
    let mut units: Vec<Option<&str>> = Vec::new();
    for &index in &told {
        let unit = passage.unit(index);
        if unit != passage.unit(first) && !units.contains(&unit) && units.len() < 3 {
            units.push(unit);
        }
    }
    let column = |unit: Option<&str>| {
        passage.take_room(told.len());
        let counted = |&index: &usize| passage.unit(index) == unit;
        let parts: Vec<usize> = told.iter().copied().filter(counted).collect();
        let mut before = (first.saturating_sub(8)..first).rev();
        let whole = before.find(|index| counted(index) && passage.is_countable(*index))?;
        let made = passage.equal(&parts, &[whole]) || nearly(passage, &parts, &[whole]).is_some();
        (made && parts.len() >= 2 && unit.is_some()).then(|| List::found(whole, parts))
    };
    units.into_iter().filter_map(column).collect()
}
