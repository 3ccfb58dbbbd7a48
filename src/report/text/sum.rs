//! Items → sums: a whole and the parts that are listed for it.
//!
//! A list begins behind a word that opens it (其中, 包括, 分别为, a colon, 一是), in a bracket behind its
//! whole, or behind a number that 共 makes a total; or it stands before its total (…, 合计 n). It ends
//! with the sentence. Where it may end earlier, because the unit, the mark or the kind of words
//! changes, the shorter lists are readings of their own.

use std::collections::BTreeSet;

use super::clauses::{Item, Opener};
use super::kinds;
use super::passage::{Passage, any};
use super::roll;
use super::tokens::Mark;
use super::units::Class;
use crate::order;
use crate::report::statement::{Claim, Kinds, Statement, Wording};

/// More parts, wholes or shorter lists than these are not read: time stays linear.
const PARTS: usize = 80;
const WHOLES: usize = 5;
const LISTS: usize = 12;

/// A list of parts and what may be its whole, as indices of items.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct List {
    /// What may be the whole, the most likely first.
    pub(super) wholes: Vec<Vec<usize>>,
    /// The parts, the longest list first.
    pub(super) lists: Vec<Vec<usize>>,
    /// How far the words say that it is complete.
    pub(super) wording: Wording,
}

/// The lists of a paragraph, as far as there is room for them.
pub(super) fn lists(passage: &Passage) -> Vec<List> {
    let mut found: Vec<List> = Vec::new();
    let mut member = vec![false; passage.items.len()];
    for run in &passage.runs {
        let mut taken = 0;
        let across = across(passage, run);
        for (place, &index) in run.iter().enumerate() {
            if passage.is_full() {
                break;
            }
            let Some(item) = passage.item(index) else {
                continue;
            };
            if !countable(item) {
                continue;
            }
            let list = if place < taken {
                nested(passage, run, place)
            } else if across && item.host.is_some() {
                None
            } else {
                opened(passage, run, place, &member)
            };
            if let Some(list) = list.filter(|list| !list.wholes.is_empty()) {
                let places: usize = list.lists.iter().map(Vec::len).sum();
                passage.take_room(places * list.wholes.len());
                if list.wording != Wording::Implied
                    && let Some(parts) = list.lists.first()
                {
                    taken = taken.max(place + 1);
                    for &part in parts {
                        if let Some(member) = member.get_mut(part) {
                            *member = true;
                        }
                    }
                    let end = parts.last().and_then(|end| run.binary_search(end).ok());
                    taken = taken.max(end.map_or(0, |end| end + 1));
                }
                found.push(list);
            }
            found.extend(totalled(passage, run, place));
        }
    }
    without_firsts(found)
}

/// Leaves out lists that take the first part of a list for the total of the others, where the total of
/// them all stands behind (全年公开动态 12 条, 公告 6 条, 解读 5 条, 三项合计 23 条).
fn without_firsts(mut lists: Vec<List>) -> Vec<List> {
    let first = |lists: &[Vec<usize>]| lists.first().and_then(|list| list.first()).copied();
    let firsts: BTreeSet<usize> = lists
        .iter()
        .filter(|list| list.wording != Wording::Implied && first(&list.lists) < first(&list.wholes))
        .filter_map(|list| first(&list.lists))
        .collect();
    lists.retain(|list| {
        let whole = first(&list.wholes);
        list.wording != Wording::Implied || !whole.is_some_and(|whole| firsts.contains(&whole))
    });
    lists
}

/// For each item of the paragraph, whether it is a part of some list.
pub(super) fn members<'a>(
    passage: &Passage,
    lists: impl IntoIterator<Item = &'a List>,
) -> Vec<bool> {
    let mut members = vec![false; passage.items.len()];
    for &part in lists
        .into_iter()
        .flat_map(|list| list.lists.iter().flatten())
    {
        if let Some(member) = members.get_mut(part) {
            *member = true;
        }
    }
    members
}

/// The statements of these lists.
pub(super) fn statements(passage: &Passage, lists: &[List]) -> Vec<Statement> {
    lists
        .iter()
        .map(|list| {
            let parts = list.lists.first().cloned().unwrap_or_default();
            let items: Vec<&Item> = parts
                .iter()
                .filter_map(|&part| passage.item(part))
                .collect();
            let claim = Claim::Sum {
                wholes: list
                    .wholes
                    .iter()
                    .map(|whole| passage.figures(whole))
                    .collect(),
                lists: list
                    .lists
                    .iter()
                    .map(|parts| passage.figures(parts))
                    .collect(),
                wording: list.wording,
                kinds: kinds::of(&items),
            };
            let whole = list.wholes.first().cloned().unwrap_or_default();
            passage.statement(claim, whole.into_iter().chain(parts))
        })
        .collect()
}

/// Whether an item may be a part or a whole.
fn countable(item: &Item) -> bool {
    matches!(item.class(), Class::Thing | Class::Person | Class::Money)
        && !item.is_change()
        && !item.is_former()
        && !any(&item.label, &["平均", "每", "日均", "月均", "人均"])
}

/// Whether two items may stand in one sum.
fn alike(one: &Item, other: &Item) -> bool {
    one.class() == other.class()
}

/// The list that begins with the item at `place`, if one does.
fn opened(passage: &Passage, run: &[usize], place: usize, member: &[bool]) -> Option<List> {
    let &index = run.get(place)?;
    let item = passage.item(index)?;
    if item.opens().is_none() && place == 0 && item.host.is_some() {
        return bracket(passage, run);
    }
    if item.opens().is_none() && kinds::begin_at(passage, run, place) {
        let wholes = wholes(passage, run, place, member);
        let lists = extend(passage, run, place, None);
        return Some(List {
            wholes,
            wording: complete_if_rest(passage, &lists, Wording::Among),
            lists,
        });
    }
    let Some(opener) = item.opens() else {
        return implied(passage, run, place);
    };
    let lists = extend(passage, run, place, Some(opener));
    let parts: &[usize] = lists.first().map_or(&[], Vec::as_slice);
    let items: Vec<&Item> = parts
        .iter()
        .filter_map(|&part| passage.item(part))
        .collect();
    let open = items.len() < 2 || gaps(&items);
    let wording = match opener {
        _ if examples_end(passage, &lists) => Wording::Examples,
        Opener::Examples => Wording::Examples,
        Opener::Complete | Opener::Holding if !open => Wording::Complete,
        Opener::Enumerated => complete_if_rest(passage, &lists, Wording::Implied),
        Opener::Complete | Opener::Holding | Opener::Among => {
            complete_if_rest(passage, &lists, Wording::Among)
        }
    };
    Some(List {
        wholes: wholes(passage, run, place, member),
        wording,
        lists,
    })
}

/// Whether a bracket tells what was carried in or over: (含上年结转 34 件, 另有 103 件顺延) lists no parts.
fn across(passage: &Passage, run: &[usize]) -> bool {
    let items = || run.iter().filter_map(|&index| passage.item(index));
    items().count() >= 2 && items().any(|item| item.role().is_some_and(roll::Role::is_carried))
}

/// A list inside a list: only behind a word that opens it, and its whole is the part before it.
fn nested(passage: &Passage, run: &[usize], place: usize) -> Option<List> {
    let item = passage.item(*run.get(place)?)?;
    let opener = item.opens()?;
    let before = *run.get(place.checked_sub(1)?)?;
    let lists = extend(passage, run, place, Some(opener));
    let mut wholes = vec![vec![before]];
    if place >= 2
        && let Some(&earlier) = run.get(place - 2)
    {
        wholes.push(vec![earlier]);
    }
    let wording = match opener {
        Opener::Examples => Wording::Examples,
        Opener::Complete => Wording::Complete,
        Opener::Among | Opener::Holding | Opener::Enumerated => {
            complete_if_rest(passage, &lists, Wording::Among)
        }
    };
    Some(List {
        wholes,
        lists,
        wording,
    })
}

/// Parts in a bracket behind their whole, without a word: 19 件(网上 11 件, 信函 8 件).
fn bracket(passage: &Passage, run: &[usize]) -> Option<List> {
    let first = passage.item(*run.first()?)?;
    let host = first.host?;
    let lists = extend(passage, run, 0, None);
    let enough = lists.first().is_some_and(|parts| parts.len() >= 2);
    (enough && alike(passage.item(host)?, first)).then(|| List {
        wholes: vec![vec![host]],
        wording: complete_if_rest(passage, &lists, Wording::Among),
        lists,
    })
}

/// A number that 共 makes a total, and what follows it without a word between.
fn implied(passage: &Passage, run: &[usize], place: usize) -> Option<List> {
    let whole_at = *run.get(place.checked_sub(1)?)?;
    let whole = passage.item(whole_at)?;
    let first = passage.item(*run.get(place)?)?;
    let whole_says = says_total(whole);
    if !whole_says
        || first.mark.is_none()
        || !countable(whole)
        || !alike(whole, first)
        || first.totals().is_some()
    {
        return None;
    }
    let lists = extend(passage, run, place, None);
    let parts = lists.first().map_or(&[] as &[usize], Vec::as_slice);
    // Across sentences, only what is counted alike may belong to the total.
    let enough = if first.begins_sentence() {
        let alone = first.asides == 0 && parts.len() >= 3;
        let mut items = parts.iter().filter_map(|&part| passage.item(part));
        alone && items.all(|item| item.quantity.unit == whole.quantity.unit)
    } else {
        parts.len() >= 2
    };
    enough.then(|| List {
        wholes: vec![vec![whole_at]],
        wording: if first.begins_sentence() {
            Wording::Implied
        } else {
            complete_if_rest(passage, &lists, Wording::Implied)
        },
        lists,
    })
}

/// Whether the words before a number make it a total.
fn says_total(item: &Item) -> bool {
    any(&item.label, &["共", "累计", "总", "合计", "全年"])
}

/// A total behind its parts: 120 条、80 条、40 条, 合计 240 条.
fn totalled(passage: &Passage, run: &[usize], place: usize) -> Option<List> {
    let &index = run.get(place)?;
    let total = passage.item(index)?;
    let words = total.totals()?;
    // 网上 12 件, 信函 3 件。共 15 件: only bare words look back into the sentence before.
    let looks_back = total.begins_sentence() && words.is_bare() && total.asides == 0;
    if total.opens().is_some() || (total.begins_sentence() && !looks_back) {
        return None;
    }
    let sentence = total.sentence.saturating_sub(usize::from(looks_back));
    let mut parts = Vec::new();
    let mut cuts = Vec::new();
    let mut later = total;
    for &before in run
        .get(..place)
        .unwrap_or_default()
        .iter()
        .rev()
        .take(3 * PARTS)
    {
        let item = passage.item(before)?;
        passage.take_room(1);
        if item.sentence != sentence || parts.len() >= PARTS {
            break;
        }
        if matches!(item.class(), Class::Percent | Class::Ratio) || item.is_change() {
            continue;
        }
        if !countable(item) || !alike(item, total) || item.totals().is_some() {
            break;
        }
        if later.mark == Some(Mark::Semicolon) || later.opens().is_some() || later.asides > 0 {
            cuts.push(parts.len());
        }
        parts.push(before);
        later = item;
    }
    parts.reverse();
    let same_unit = |parts: &[usize]| {
        parts
            .iter()
            .filter_map(|&part| passage.item(part))
            .any(|item| item.quantity.unit == total.quantity.unit)
    };
    if let Some(of) = words.of {
        // The words count the parts: only the last so many are meant.
        let from = parts.len().checked_sub(of)?;
        parts.drain(..from);
        cuts.clear();
    } else if let Some(&first) = parts.first()
        && passage
            .item(first)
            .is_some_and(|first| first.value() == total.value() || says_total(first))
    {
        // What stands first may be the same total, given beforehand.
        cuts.push(parts.len() - 1);
    }
    if parts.len() < 2 || !same_unit(&parts) {
        return None;
    }
    let mut lists = vec![parts.clone()];
    for cut in cuts {
        let shorter = parts
            .get(parts.len() - cut.min(parts.len())..)
            .unwrap_or_default();
        if shorter.len() >= 2 && lists.len() < LISTS {
            lists.push(shorter.to_vec());
        }
    }
    Some(List {
        wholes: vec![vec![index]],
        wording: if looks_back {
            Wording::Among
        } else if words.is_bare() || words.of.is_some() {
            Wording::Complete
        } else if same_words(passage, &parts, total, words.what) {
            Wording::Among
        } else {
            Wording::Implied
        },
        lists,
    })
}

/// Whether the labels of the parts end in the same words as that of the total (市级受理, 县级受理,
/// 共受理), or all have what it says is totalled (答复公民申请, 答复法人申请, 合计答复).
fn same_words(passage: &Passage, parts: &[usize], total: &Item, what: &str) -> bool {
    let ending = |item: &Item| -> String { item.label.chars().rev().take(2).collect() };
    let wanted = ending(total);
    let items = || parts.iter().filter_map(|&part| passage.item(part));
    let all_have = what.chars().count() >= 2 && items().all(|item| item.label.contains(what));
    all_have || items().all(|item| ending(item) == wanted)
}

/// The parts from `place` on: the whole list, then the lists that end earlier.
fn extend(
    passage: &Passage,
    run: &[usize],
    place: usize,
    opener: Option<Opener>,
) -> Vec<Vec<usize>> {
    let mut parts: Vec<usize> = Vec::new();
    let mut cuts: Vec<usize> = Vec::new();
    let mut resume: Option<usize> = None;
    let mut strongest = None;
    for (at, &index) in run.iter().enumerate().skip(place).take(3 * PARTS) {
        let Some(item) = passage.item(index) else {
            break;
        };
        passage.take_room(1);
        let Some(&last) = parts.last() else {
            parts.push(index);
            continue;
        };
        let counted = opener == Some(Opener::Enumerated) && enumerates(&item.label);
        if (item.begins_sentence() && !counted) || parts.len() >= PARTS {
            break;
        }
        if matches!(item.class(), Class::Percent | Class::Ratio | Class::Bare) || item.is_change() {
            continue;
        }
        let (Some(first), Some(before)) = (
            parts.first().and_then(|&first| passage.item(first)),
            passage.item(last),
        ) else {
            break;
        };
        if item.opens().is_some() && !counted {
            resume = Some(at + 1);
            break;
        }
        if !alike(item, first) {
            if item.class() == Class::Money || first.class() == Class::Money {
                continue;
            }
            break;
        }
        if item.totals().is_some() || item.is_former() {
            break;
        }
        if ends_before(item, before, first, strongest) {
            cuts.push(parts.len());
        }
        strongest = strongest.max(item.mark);
        parts.push(index);
    }
    let mut lists = vec![parts.clone()];
    for cut in cuts.into_iter().rev().take(LISTS) {
        if let Some(shorter) = parts.get(..cut) {
            lists.push(shorter.to_vec());
        }
    }
    if let Some(from) = resume {
        resumed(passage, run, &parts, from, &mut lists);
    }
    lists
}

/// A list that goes on behind the parts of one of its parts.
fn resumed(
    passage: &Passage,
    run: &[usize],
    parts: &[usize],
    from: usize,
    lists: &mut Vec<Vec<usize>>,
) {
    let sentence = parts
        .last()
        .and_then(|&last| passage.item(last))
        .map(|item| item.sentence);
    let rest: Vec<usize> = run
        .get(from..)
        .unwrap_or_default()
        .iter()
        .copied()
        .take(PARTS)
        .take_while(|&index| passage.item(index).map(|item| item.sentence) == sentence)
        .filter(|&index| passage.item(index).is_some_and(countable))
        .collect();
    for start in 0..rest.len().min(LISTS) {
        let tail = rest.get(start..).unwrap_or_default();
        lists.push(parts.iter().chain(tail).copied().collect());
    }
}

/// Whether a list may have ended before `item`: its unit, its mark or its kind of words is another.
fn ends_before(item: &Item, before: &Item, first: &Item, strongest: Option<Mark>) -> bool {
    let other_unit = item.quantity.unit != before.quantity.unit;
    let other_mark = strongest.is_some() && item.mark > strongest;
    let own_verb = kinds::begins_with_verb(&item.label) && !kinds::begins_with_verb(&first.label);
    // what was carried in or over is no kind of what was received, but may be told behind its kinds
    let carried = matches!(
        item.role(),
        Some(roll::Role::CarriedIn | roll::Role::CarriedOut)
    );
    other_unit || other_mark || own_verb || carried || item.asides > 0
}

/// What may be the whole of the list at `place`.
fn wholes(passage: &Passage, run: &[usize], place: usize, member: &[bool]) -> Vec<Vec<usize>> {
    let Some(part) = run.get(place).and_then(|&index| passage.item(index)) else {
        return Vec::new();
    };
    if place == 0 {
        let host = part
            .host
            .filter(|&host| passage.item(host).is_some_and(|host| alike(host, part)));
        return host.map(|host| vec![host]).into_iter().collect();
    }
    let reach = part.sentence.saturating_sub(1);
    let mut near: Vec<usize> = Vec::new();
    for &before in run
        .get(..place)
        .unwrap_or_default()
        .iter()
        .rev()
        .take(PARTS)
    {
        let Some(item) = passage.item(before) else {
            break;
        };
        let told = near
            .first()
            .and_then(|&first| passage.item(first))
            .map(|first| first.sentence);
        if item.sentence < reach
            || told.is_some_and(|told| item.sentence < told)
            || near.len() >= WHOLES
        {
            break;
        }
        if countable(item) && alike(item, part) {
            near.push(before);
        }
    }
    let across = near
        .first()
        .and_then(|&first| passage.item(first))
        .is_some_and(|first| first.sentence != part.sentence);
    let mut wholes: Vec<Vec<usize>> = near.iter().map(|&index| vec![index]).collect();
    order::sort_by_key(&mut wholes, |whole| {
        let index = whole.first().copied().unwrap_or_default();
        let item = passage.item(index);
        let listed = across && member.get(index).copied().unwrap_or_default();
        let unit = item.is_none_or(|item| item.quantity.unit != part.quantity.unit);
        let zero = item.is_some_and(|item| item.value().is_zero()) && !part.value().is_zero();
        (listed, zero, unit)
    });
    for pair in near.windows(2) {
        let carried = pair
            .iter()
            .filter_map(|&index| passage.item(index))
            .any(|item| item.says(&["结转", "上年", "上一年", "去年"]));
        if carried {
            wholes.insert(0, pair.iter().rev().copied().collect());
        }
    }
    if near.len() > 2 || (near.len() == 2 && wholes.len() == 2) {
        wholes.push(near.iter().rev().copied().collect());
    }
    wholes
}

/// A list that ends in 其他 names everything; so does one of outcomes that ends in what is pending.
fn complete_if_rest(passage: &Passage, lists: &[Vec<usize>], otherwise: Wording) -> Wording {
    let parts = lists.first().map_or(&[] as &[usize], Vec::as_slice);
    let items: Vec<&Item> = parts
        .iter()
        .filter_map(|&part| passage.item(part))
        .collect();
    let (Some(last), true) = (items.last(), items.len() >= 2) else {
        return otherwise;
    };
    let pending = otherwise == Wording::Among
        && last.is_pending()
        && kinds::of(&items) == Kinds::Closed
        && !items.iter().any(|item| carried_in(item));
    if (last.is_rest() || pending || kinds::make_a_whole(&items)) && !gaps(&items) {
        Wording::Complete
    } else {
        otherwise
    }
}

/// Whether an item counts what was carried in from the year before: it lies across outcomes.
fn carried_in(item: &Item) -> bool {
    item.role() == Some(roll::Role::CarriedIn)
}

/// Whether the list has entries without a number, so that its numbers cannot be all.
fn gaps(items: &[&Item]) -> bool {
    items.iter().skip(1).any(|item| item.asides > 0)
}

/// Whether 等 behind the last part says that there are more.
fn examples_end(passage: &Passage, lists: &[Vec<usize>]) -> bool {
    lists
        .first()
        .and_then(|parts| parts.last())
        .and_then(|&last| passage.item(last))
        .is_some_and(|item| item.tail.starts_with('等'))
}

/// 二是, 三是 and so on.
fn enumerates(label: &str) -> bool {
    let mut characters = label.chars();
    characters
        .next()
        .is_some_and(|first| "一二三四五六七八九十".contains(first))
        && characters.next() == Some('是')
}
