//! Numbers side by side → lists that no word makes, but the numbers themselves.

use std::collections::BTreeMap;

use super::{List, PARTS, Wording, members};
use crate::read::number::Number;
use crate::report::text::kind::{self, Kinds, kinds};
use crate::report::text::lex::Mark;
use crate::report::text::lexicon::Sense;
use crate::report::text::passage::{Passage, Spot};
use crate::report::text::unit::Class;

/// How far back a whole is looked for that only the numbers name, and how many parts are.
const BACK: usize = 8;
const BESIDE: usize = 24;
/// So many numbers may be told of one part.
const ASIDE: usize = 6;

/// Numbers that no word makes a list, and that make a number before them exactly, or nearly: in each column
/// of a run, which holds what is counted alike.
pub(super) fn by_numbers(passage: &Passage, lists: &[List]) -> Vec<List> {
    let members = members(passage, lists);
    let mut found = Vec::new();
    for run in &passage.runs {
        for column in columns(passage, run) {
            of_column(passage, &column, &members, &mut found);
        }
    }
    found
}

/// The countable numbers of a run by their unit, and those of money also by what they are named.
fn columns(passage: &Passage, run: &[usize]) -> Vec<Vec<usize>> {
    type Key = (Option<&'static str>, Option<[char; 2]>);
    let mut columns: BTreeMap<Key, Vec<usize>> = BTreeMap::new();
    for &index in run {
        let Some(mention) = passage.mention(index).filter(|it| it.is_countable()) else {
            continue;
        };
        // 名 and 人 count the same
        let unit = mention
            .quantity
            .unit
            .filter(|_| mention.class() != Class::Person);
        columns.entry((unit, None)).or_default().push(index);
        if mention.class() == Class::Money {
            let named = (unit, Some(mention.noun));
            columns.entry(named).or_default().push(index);
        }
    }
    columns.into_values().collect()
}

/// The lists of one column.
fn of_column(passage: &Passage, column: &[usize], members: &[bool], found: &mut Vec<List>) {
    let mut next = 0;
    for (place, &index) in column.iter().enumerate() {
        found.extend(before_total(
            passage,
            column.get(..place).unwrap_or_default(),
            index,
        ));
        if place < next || members.get(index) == Some(&true) || passage.is_full() {
            continue;
        }
        let host = passage.mention(index).and_then(|mention| mention.host);
        let earlier = column.get(..place).unwrap_or_default().iter().rev();
        let anywhere = passage.spot(index).is_some_and(may_begin);
        let reach = if anywhere { BACK } else { 1 };
        let wholes: Vec<usize> = earlier.copied().take(reach).chain(host).collect();
        let parts = column.get(place..).unwrap_or_default().iter().copied();
        let parts: Vec<usize> = parts
            .take(BESIDE)
            .take_while(|&part| passage.same_sentence(part, index))
            .collect();
        passage.take_room(parts.len() + wholes.len());
        match exactly(passage, &parts, &wholes) {
            Some(list) => {
                next = place + list.longest().len();
                found.push(list);
            }
            None if anywhere => found.extend(nearly(passage, &parts, &wholes)),
            None => {}
        }
    }
}

/// The numbers right before one that 共 makes a total, wherever 共 stands, where they make it.
fn before_total(passage: &Passage, before: &[usize], whole: usize) -> Option<List> {
    let total = passage
        .mention(whole)
        .filter(|it| it.label.has(Sense::Total))?;
    let mut sum = Number::ZERO;
    for (count, &part) in before.iter().rev().take(BESIDE).enumerate() {
        passage.take_room(1);
        if !passage.same_sentence(part, whole) {
            return None;
        }
        sum += passage.value(part)?;
        if sum == total.value() && count >= 2 && sum >= Number::from(20) {
            let parts = before.get(before.len() - count - 1..)?;
            return Some(List::found(whole, parts.to_vec()));
        }
    }
    None
}

/// Whether something new begins here.
fn may_begin(spot: Spot) -> bool {
    spot.mention().is_some_and(|mention| {
        mention.mark >= Some(Mark::Semicolon)
            || mention.opener.is_some()
            || mention.label.has(Sense::Total)
            || mention.asides > 0
            || spot.place == 1
    })
}

/// The first of these numbers that make one before them, where that is no chance.
fn exactly(passage: &Passage, parts: &[usize], wholes: &[usize]) -> Option<List> {
    let mut sum = Number::ZERO;
    for (at, &part) in parts.iter().enumerate() {
        sum += passage.value(part).unwrap_or_default();
        let whole = wholes
            .iter()
            .find(|&&whole| passage.value(whole) == Some(sum) && alike(passage, part, whole));
        if let (Some(&whole), Some(some @ [_, _, ..])) = (whole, parts.get(..=at))
            && (sum >= Number::from(20) || are_kinds(passage, some))
        {
            return Some(List::found(whole, some.to_vec()));
        }
    }
    None
}

/// Whether two numbers have the same unit.
fn alike(passage: &Passage, one: usize, other: usize) -> bool {
    let person = |index: usize| passage.is(index, |it| it.class() == Class::Person);
    let people = person(one) && person(other);
    passage.is_countable(other) && (people || passage.unit(one) == passage.unit(other))
}

/// Whether the words of some numbers make them kinds of one whole.
fn are_kinds(passage: &Passage, parts: &[usize]) -> bool {
    matches!(kinds(passage, parts), Kinds::Whole | Kinds::Closed)
        || kind::are_outcomes(passage, parts)
}

/// Numbers of a sentence that make one before them but for so little that it is no chance.
fn nearly(passage: &Passage, parts: &[usize], wholes: &[usize]) -> Option<List> {
    let sum = passage.total(parts).filter(|_| parts.len() >= 3)?;
    // the last of them make one exactly, and the others are told of something else
    let ends = (1..parts.len() - 2).filter_map(|start| passage.total(parts.get(start..)?));
    if ends.into_iter().any(|end| {
        wholes
            .iter()
            .any(|&whole| passage.value(whole) == Some(end))
    }) {
        return None;
    }
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

/// What is told side by side of the whole and of each part of a list (项目 12 个, 金额 3 万元): a list for
/// each. Where the parts make the whole, what stands beside them must, too.
pub(super) fn side_by_side(passage: &Passage, list: &List) -> Vec<List> {
    let (parts, Some(whole)) = (list.longest(), list.whole()) else {
        return Vec::new();
    };
    let Some(&first) = parts
        .first()
        .filter(|&&first| parts.len() >= 2 && whole < first)
    else {
        return Vec::new();
    };
    let sure = list.wording != Wording::Implied
        && passage.equal(parts, &[whole])
        && parts
            .iter()
            .all(|&part| passage.is(part, |part| part.times == 1));
    let beside = |index: usize, end: usize| {
        (index + 1..end.min(index + 1 + ASIDE)).filter(|&other| passage.is_countable(other))
    };
    let ends = parts.iter().skip(1).copied();
    let ends = ends.chain([parts.last().map_or(0, |&last| last + 1 + ASIDE)]);
    let spans: Vec<(usize, usize)> = parts.iter().copied().zip(ends).collect();
    let column = |of_whole: usize| {
        let told_alike = |&other: &usize| {
            let pair = passage.mention(of_whole).zip(passage.mention(other));
            pair.is_some_and(|(one, other)| one.quantity.unit == other.quantity.unit)
        };
        let named = |&other: &usize| {
            let pair = passage.mention(of_whole).zip(passage.mention(other));
            pair.is_some_and(|(one, other)| one.noun == other.noun)
        };
        let of_part = |&(part, end): &(usize, usize)| {
            let all: Vec<usize> = beside(part, end)
                .filter(|&other| passage.same_sentence(other, part))
                .filter(told_alike)
                .collect();
            passage.take_room(all.len() + 1);
            let mut alike = all.iter().copied().filter(named);
            alike
                .next()
                .or(all.first().copied().filter(|_| all.len() == 1))
        };
        let parts: Vec<usize> = spans.iter().map(of_part).collect::<Option<_>>()?;
        let list = List::found(of_whole, parts.clone());
        let made = passage.equal(&parts, &[of_whole]);
        let beside = List {
            wording: Wording::Complete,
            ..list.clone()
        };
        let other_unit = passage.unit(of_whole) != passage.unit(whole);
        match (sure && other_unit, made) {
            (true, _) => Some(beside),
            (false, true) => Some(list),
            (false, false) => nearly(passage, &parts, &[of_whole]),
        }
    };
    beside(whole, first).filter_map(column).collect()
}
