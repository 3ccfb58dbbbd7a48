//! Mentions → lists: a whole and the parts that are listed for it.
//!
//! A list begins behind a word that opens it (其中, 包括, 分别为, a colon, 一是), in a bracket behind its
//! whole, or behind a number that 共 makes a total; or it stands before its total (…, 合计 n). It ends
//! with the sentence. Where it may end earlier, or leave out what is told of a part, the other lists are
//! readings of their own.

use std::collections::BTreeSet;

use super::kind::{self, Kinds, kinds};
use super::lex::Mark;
use super::lexicon::Sense;
use super::nest::Mention;
use super::passage::Passage;
use super::role::Role;
use super::total::total;
use super::unit::Class;
use crate::order;
use crate::read::number::Number;

/// More parts, wholes or other lists than these are not read: time stays linear.
const PARTS: usize = 80;
const WHOLES: usize = 5;
const LISTS: usize = 16;

/// How far words say that a list of parts is complete.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wording {
    /// 包括, 分别为, 具体为, a colon: complete.
    Complete,
    /// 含: complete where it comes near.
    Holding,
    /// The list ends in 其他, or its kinds leave nothing else.
    Rest,
    /// 其中, or no word at all: complete only if the numbers speak for it.
    Among,
    /// Numbers that follow a total (共) without any word between: a list only if they nearly make it.
    Implied,
    /// 主要包括, 等: examples.
    Examples,
}

/// A list of parts and what may be its whole, as places of mentions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct List {
    /// What may be the whole, the most likely first.
    pub(super) wholes: Vec<Vec<usize>>,
    /// Which parts may be meant, the longest list first.
    pub(super) lists: Vec<Vec<usize>>,
    /// Lists that are meant only if they make the whole: with what other sentences add, or without what is
    /// told of a part.
    pub(super) rivals: Vec<Vec<usize>>,
    /// How far the words say that it is complete.
    pub(super) wording: Wording,
    /// What the parts of the longest list have in common.
    pub(super) kinds: Kinds,
    /// Whether only the numbers say that it is a list: it explains nothing else away.
    pub(super) found: bool,
    /// Whether the words name its whole, and not the place (申请中, 从方式看).
    pub(super) loose: bool,
}

/// The lists of a paragraph, as far as there is room for them.
pub(super) fn lists(passage: &Passage) -> Vec<List> {
    let mut found: Vec<List> = Vec::new();
    let mut member = vec![false; passage.mentions.len()];
    for run in &passage.runs {
        let mut taken = 0;
        let mut subtotals: Vec<usize> = Vec::new();
        let across = tells_carried(passage, run);
        for (place, &index) in run.iter().enumerate() {
            if passage.is_full() {
                break;
            }
            let Some(mention) = passage
                .mention(index)
                .filter(|mention| countable(mention) || begins_bare(mention))
            else {
                continue;
            };
            let anew = mention.mark >= Some(Mark::Semicolon) && kind::begin_at(passage, run, place);
            let list = if place < taken && !anew {
                nested(passage, run, place)
            } else if across && mention.host.is_some() {
                (place == 0)
                    .then(|| bracket(passage, run))
                    .flatten()
                    .filter(|list| makes(passage, list))
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
                found.extend(columns(passage, &list));
                found.push(list);
            }
            let total = totalled(passage, run, place);
            subtotals.extend(total.is_some().then_some(index));
            found.extend(total);
        }
        found.extend(of_subtotals(passage, run, &subtotals));
    }
    let mut found = without_firsts(found);
    let others = found_by_numbers(passage, &found);
    found.extend(others);
    found
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

/// For each mention of the paragraph, whether it is a part of some list.
pub(super) fn members<'a>(
    passage: &Passage,
    lists: impl IntoIterator<Item = &'a List>,
) -> Vec<bool> {
    let mut members = vec![false; passage.mentions.len()];
    let parts = lists
        .into_iter()
        .flat_map(|list| list.lists.iter().flatten());
    for &part in parts {
        if let Some(member) = members.get_mut(part) {
            *member = true;
        }
    }
    members
}

/// Whether a mention may be a part or a whole.
pub(super) fn countable(mention: &Mention) -> bool {
    matches!(
        mention.class(),
        Class::Thing | Class::Person | Class::Money | Class::Measure
    ) && !mention.is_change()
        && !mention.is_former()
        && !mention.label.any(&[Sense::Average, Sense::Cumulative])
}

/// Whether two mentions may stand in one sum.
fn alike(one: &Mention, other: &Mention) -> bool {
    (one.class() == other.class() || one.class() == Class::Bare)
        && (one.class() != Class::Measure || one.quantity.unit == other.quantity.unit)
}

/// A part without a unit that begins a list: 其中男 44，女 40 人.
fn begins_bare(mention: &Mention) -> bool {
    mention.class() == Class::Bare
        && mention.opener.is_some()
        && !mention.label.is_empty()
        && !mention.is_change()
}

/// Whether the longest list makes its first whole.
fn makes(passage: &Passage, list: &List) -> bool {
    let parts = list.lists.first().zip(list.wholes.first());
    parts.is_some_and(|(parts, whole)| passage.equal(parts, whole))
}

/// Numbers that are totals of lists (共 n 条；…，共 m 条), and a whole before them that they make.
fn of_subtotals(passage: &Passage, run: &[usize], subtotals: &[usize]) -> Option<List> {
    let (&first, true) = (subtotals.first()?, subtotals.len() >= 2) else {
        return None;
    };
    let place = run.binary_search(&first).ok()?;
    let before = run
        .get(..place)
        .unwrap_or_default()
        .iter()
        .rev()
        .take(PARTS);
    let &whole = before
        .into_iter()
        .find(|&&whole| passage.equal(subtotals, &[whole]))?;
    Some(List {
        kinds: kinds(passage, subtotals),
        wholes: vec![vec![whole]],
        rivals: Vec::new(),
        lists: vec![subtotals.to_vec()],
        wording: Wording::Implied,
        found: true,
        loose: false,
    })
}

/// How far back a whole is looked for that only the numbers name.
const BACK: usize = 8;

/// Numbers side by side that no word makes a list, and that make a number before them exactly: at the
/// beginning of a sentence or of what follows a semicolon.
fn found_by_numbers(passage: &Passage, lists: &[List]) -> Vec<List> {
    let members = members(passage, lists);
    let mut found = Vec::new();
    for run in &passage.runs {
        let mut next = 0;
        for (place, &index) in run.iter().enumerate() {
            let Some(mention) = passage.mention(index).filter(|mention| countable(mention)) else {
                continue;
            };
            let begins = mention.mark >= Some(Mark::Semicolon)
                || mention.opener.is_some()
                || mention.label.has(Sense::Total)
                || mention.asides > 0
                || place == 1;
            if place < next || !begins || members.get(index) == Some(&true) || passage.is_full() {
                continue;
            }
            let parts: Vec<usize> = run
                .iter()
                .copied()
                .skip(place)
                .take(24)
                .take_while(|&part| part == index || passage.same_sentence(part, index))
                .filter(|&part| {
                    passage.mention(part).is_some_and(|part| {
                        !matches!(part.class(), Class::Percent) && !part.is_change()
                    })
                })
                .take_while(|&part| {
                    passage.mention(part).is_some_and(|part| {
                        countable(part) && part.quantity.unit == mention.quantity.unit
                    })
                })
                .collect();
            let host = mention.host.filter(|_| place > 0);
            let before: Vec<usize> = run
                .get(..place)
                .unwrap_or_default()
                .iter()
                .rev()
                .copied()
                .chain(host)
                .filter(|&whole| {
                    passage.mention(whole).is_some_and(|whole| {
                        countable(whole) && whole.quantity.unit == mention.quantity.unit
                    })
                })
                .take(BACK)
                .collect();
            passage.take_room(parts.len() + before.len());
            let mut sum = Number::ZERO;
            for (at, &part) in parts.iter().enumerate() {
                sum += passage.value(part).unwrap_or_default();
                let Some(some) = parts.get(..=at).filter(|some| some.len() >= 2) else {
                    continue;
                };
                let kinds = kinds(passage, some);
                let certain = sum >= Number::from(20)
                    || matches!(kinds, Kinds::Whole | Kinds::Closed)
                    || kind::are_outcomes(passage, some);
                let whole = before
                    .iter()
                    .find(|&&whole| passage.value(whole) == Some(sum));
                if let (true, Some(&whole)) = (certain, whole) {
                    found.push(List {
                        wholes: vec![vec![whole]],
                        rivals: Vec::new(),
                        lists: vec![some.to_vec()],
                        wording: Wording::Implied,
                        kinds,
                        found: true,
                        loose: false,
                    });
                    next = place + at + 1;
                    break;
                }
            }
            if next <= place {
                found.extend(nearly_found(passage, &parts, &before));
            }
        }
    }
    found
}

/// Numbers of a sentence that make one before them but for so little that it is no chance.
fn nearly_found(passage: &Passage, parts: &[usize], before: &[usize]) -> Option<List> {
    let sum = passage.total(parts).filter(|_| parts.len() >= 3)?;
    let largest = parts.iter().filter_map(|&part| passage.value(part)).max()?;
    let times = Number::from(if parts.len() >= 4 { 200 } else { 1000 });
    let near = |whole: Number| (sum - whole).abs() * times <= whole && whole > largest;
    let &whole = before
        .iter()
        .find(|&&whole| passage.value(whole).is_some_and(near))?;
    Some(List {
        wholes: vec![vec![whole]],
        rivals: Vec::new(),
        lists: vec![parts.to_vec()],
        wording: Wording::Implied,
        kinds: kinds(passage, parts),
        found: true,
        loose: true,
    })
}

/// A list with the kinds of its parts.
fn list(
    passage: &Passage,
    wholes: Vec<Vec<usize>>,
    lists: Vec<Vec<usize>>,
    wording: Wording,
) -> List {
    let parts = lists.first().map_or(&[] as &[usize], Vec::as_slice);
    let (kinds, rivals) = (kinds(passage, parts), rivals(passage, parts));
    List {
        wording: if rests(passage, parts, kinds, wording) {
            Wording::Rest
        } else {
            wording
        },
        wholes,
        kinds,
        rivals,
        lists,
        found: false,
        loose: false,
    }
}

/// The list that begins with the mention at `place`, if one does.
fn opened(passage: &Passage, run: &[usize], place: usize, member: &[bool]) -> Option<List> {
    let mention = passage.mention(*run.get(place)?)?;
    let Some(opener) = mention.opener else {
        if place == 0 && mention.host.is_some() {
            return bracket(passage, run);
        }
        if kind::begin_at(passage, run, place) {
            let wholes = wholes(passage, run, place, member);
            let lists = extend(passage, run, place, None);
            return Some(List {
                loose: true,
                ..list(passage, wholes, lists, Wording::Among)
            });
        }
        return implied(passage, run, place);
    };
    let lists = extend(passage, run, place, Some(opener));
    let parts = lists.first().map_or(&[] as &[usize], Vec::as_slice);
    let open = parts.len() < 2 || gaps(passage, parts);
    let wording = match opener {
        _ if ends_in_others(passage, parts) => Wording::Examples,
        Sense::Examples => Wording::Examples,
        Sense::Including if !open => Wording::Complete,
        Sense::Holding if !open => Wording::Holding,
        Sense::Enumerated | Sense::Viewed => Wording::Implied,
        _ => Wording::Among,
    };
    Some(List {
        loose: matches!(opener, Sense::Amid | Sense::Viewed),
        ..list(passage, wholes(passage, run, place, member), lists, wording)
    })
}

/// Whether a bracket tells what was carried in or over: (含上年结转 34 件, 另有 103 件顺延) lists no parts.
fn tells_carried(passage: &Passage, run: &[usize]) -> bool {
    run.len() >= 2
        && run
            .iter()
            .any(|&index| passage.role(index).is_some_and(Role::is_carried))
}

/// A list inside a list: only behind a word that opens it, and its whole is the part before it.
fn nested(passage: &Passage, run: &[usize], place: usize) -> Option<List> {
    let mention = passage.mention(*run.get(place)?)?;
    let opener = mention.opener?;
    let before = *run.get(place.checked_sub(1)?)?;
    let lists = extend(passage, run, place, Some(opener));
    let mut wholes = vec![vec![before]];
    wholes.extend(
        place
            .checked_sub(2)
            .and_then(|place| run.get(place))
            .map(|&earlier| vec![earlier]),
    );
    let wording = match opener {
        Sense::Examples => Wording::Examples,
        Sense::Including => Wording::Complete,
        _ => Wording::Among,
    };
    Some(list(passage, wholes, lists, wording))
}

/// Parts in a bracket behind their whole, without a word: 19 件(网上 11 件, 信函 8 件).
fn bracket(passage: &Passage, run: &[usize]) -> Option<List> {
    let first = passage.mention(*run.first()?)?;
    let host = first.host?;
    let lists = extend(passage, run, 0, None);
    let enough = lists.first().is_some_and(|parts| parts.len() >= 2);
    (enough && alike(passage.mention(host)?, first))
        .then(|| list(passage, vec![vec![host]], lists, Wording::Among))
}

/// A number that 共 makes a total, and what follows it without a word between.
fn implied(passage: &Passage, run: &[usize], place: usize) -> Option<List> {
    let whole_at = *run.get(place.checked_sub(1)?)?;
    let whole = passage.mention(whole_at)?;
    let first = passage.mention(*run.get(place)?)?;
    if first.mark.is_none()
        || !countable(whole)
        || !alike(whole, first)
        || total(&first.label).is_some()
    {
        return None;
    }
    if !says_total(whole) && !may_make(passage, run, place, whole) {
        return None;
    }
    let lists = extend(passage, run, place, None);
    let parts = lists.first().map_or(&[] as &[usize], Vec::as_slice);
    // Across sentences, only what is counted alike may belong to the total.
    let enough = if first.begins_sentence() {
        let alone = first.asides == 0 && parts.len() >= 3;
        alone
            && passage
                .all(parts)
                .all(|part| part.quantity.unit == whole.quantity.unit)
    } else {
        parts.len() >= 2
    };
    // without 共 only numbers that make the whole say that they are its parts
    let carried = |parts: &[usize]| {
        let roles = parts.iter().map(|&part| passage.role(part));
        roles.clone().any(|role| role.is_some_and(Role::is_carried))
            && roles.flatten().any(|role| role == Role::Received)
    };
    let in_and_new = lists
        .iter()
        .any(|parts| carried(parts) && passage.equal(parts, &[whole_at]));
    let meant = says_total(whole)
        || in_and_new
        || (parts.len() >= 3
            && lists
                .iter()
                .any(|parts| parts.len() >= 3 && passage.equal(parts, &[whole_at])));
    (enough && meant).then(|| list(passage, vec![vec![whole_at]], lists, Wording::Implied))
}

/// Whether two or more numbers from `place` on come to `whole`.
fn may_make(passage: &Passage, run: &[usize], place: usize, whole: &Mention) -> bool {
    const PARTS: usize = 24;
    let mut sum = Number::ZERO;
    for (at, &index) in run.iter().skip(place).take(PARTS).enumerate() {
        let Some(mention) = passage.mention(index) else {
            return false;
        };
        if mention.quantity.unit == whole.quantity.unit && !mention.is_change() {
            sum += mention.value();
        }
        if sum >= whole.value() {
            return at > 0 && sum == whole.value();
        }
    }
    false
}

/// Whether the words before a number make it a total.
fn says_total(mention: &Mention) -> bool {
    mention.label.has(Sense::Total) || mention.label.begins(&[Sense::ThisYear])
}

/// A total behind its parts: 120 条、80 条、40 条, 合计 240 条.
fn totalled(passage: &Passage, run: &[usize], place: usize) -> Option<List> {
    let &index = run.get(place)?;
    let whole = passage.mention(index)?;
    let words = total(&whole.label)?;
    // 网上 12 件, 信函 3 件。共 15 件: only bare words look back into the sentence before.
    let looks_back = whole.begins_sentence() && words.bare && whole.asides == 0;
    if whole.opener.is_some() || (whole.begins_sentence() && !looks_back) {
        return None;
    }
    let sentence = whole.sentence.saturating_sub(usize::from(looks_back));
    let mut parts = Vec::new();
    let mut cuts = Vec::new();
    let mut later = whole;
    for &before in run
        .get(..place)
        .unwrap_or_default()
        .iter()
        .rev()
        .take(3 * PARTS)
    {
        let mention = passage.mention(before)?;
        passage.take_room(1);
        if mention.sentence != sentence || parts.len() >= PARTS {
            break;
        }
        if matches!(mention.class(), Class::Percent | Class::Ratio) || mention.is_change() {
            continue;
        }
        if !countable(mention) || !alike(mention, whole) || total(&mention.label).is_some() {
            break;
        }
        if later.mark == Some(Mark::Semicolon) || later.opener.is_some() || later.asides > 0 {
            cuts.push(parts.len());
        }
        parts.push(before);
        later = mention;
    }
    parts.reverse();
    if let Some(of) = words.of {
        // The words count the parts: only the last so many are meant.
        let from = parts.len().checked_sub(of)?;
        parts.drain(..from);
        cuts.clear();
    } else if let Some(first) = parts.first().and_then(|&first| passage.mention(first))
        && (first.value() == whole.value() || says_total(first))
    {
        // What stands first may be the same total, given beforehand.
        cuts.push(parts.len() - 1);
    }
    let same_unit = passage
        .all(&parts)
        .any(|part| part.quantity.unit == whole.quantity.unit);
    if parts.len() < 2 || !same_unit {
        return None;
    }
    let mut lists = vec![parts.clone()];
    for cut in cuts {
        let shorter = parts
            .get(parts.len().saturating_sub(cut)..)
            .unwrap_or_default();
        if shorter.len() >= 2 && lists.len() < LISTS {
            lists.push(shorter.to_vec());
        }
    }
    let wording = if looks_back {
        Wording::Among
    } else if words.bare || words.of.is_some() {
        Wording::Complete
    } else if same_words(passage, &parts, whole) {
        Wording::Among
    } else {
        Wording::Implied
    };
    Some(List {
        kinds: kinds(passage, &parts),
        wholes: vec![vec![index]],
        rivals: without_told(passage, &parts),
        lists,
        wording,
        found: false,
        loose: false,
    })
}

/// Whether the labels of the parts end in the same words as that of the total (市级受理, 县级受理,
/// 共受理), or all have what it says is totalled (答复公民申请, 答复法人申请, 合计答复).
fn same_words(passage: &Passage, parts: &[usize], whole: &Mention) -> bool {
    let last = |mention: &Mention| mention.label.words.last().map(|word| word.sense);
    let wanted = last(whole).filter(|sense| *sense != Sense::Total);
    let said = whole.label.words.iter().map(|word| word.sense);
    let mut said = said
        .filter(|sense| !matches!(sense, Sense::Total | Sense::Is | Sense::ThisYear))
        .peekable();
    let all_have = said.peek().is_some()
        && said.all(|sense| passage.all(parts).all(|part| part.label.has(sense)));
    all_have || (wanted.is_some() && passage.all(parts).all(|part| last(part) == wanted))
}

/// The parts from `place` on: the whole list, then other lists that may be meant.
fn extend(
    passage: &Passage,
    run: &[usize],
    place: usize,
    opener: Option<Sense>,
) -> Vec<Vec<usize>> {
    let mut parts: Vec<usize> = Vec::new();
    let mut cuts: Vec<usize> = Vec::new();
    let mut bare = false;
    let mut resume: Option<usize> = None;
    let mut strongest = None;
    for (at, &index) in run.iter().enumerate().skip(place).take(3 * PARTS) {
        let Some(mention) = passage.mention(index) else {
            break;
        };
        passage.take_room(1);
        let Some(&last) = parts.last() else {
            push(&mut parts, index, mention.times);
            continue;
        };
        let enumerated = opener == Some(Sense::Enumerated) && mention.opener == opener;
        if (mention.begins_sentence() && !enumerated) || parts.len() >= PARTS {
            break;
        }
        // a part without a unit: 许可 12、处罚 8 件
        let unitless = mention.class() == Class::Bare
            && !mention.label.is_empty()
            && mention.mark.is_none_or(|mark| mark <= Mark::Semicolon);
        if matches!(mention.class(), Class::Percent | Class::Ratio)
            || (mention.class() == Class::Bare && !unitless)
            || mention.is_change()
        {
            continue;
        }
        let (Some(first), Some(before)) = (
            parts.first().and_then(|&first| passage.mention(first)),
            passage.mention(last),
        ) else {
            break;
        };
        if mention.opener.is_some() && !enumerated {
            resume = Some(at + 1);
            break;
        }
        if !alike(mention, first) && !alike(first, mention) && !unitless {
            if mention.class() == Class::Money || first.class() == Class::Money {
                continue;
            }
            break;
        }
        let stops = [Sense::Cumulative, Sense::Average];
        if total(&mention.label).is_some_and(|total| !total.named)
            || mention.is_former()
            || mention.label.any(&stops)
        {
            break;
        }
        let first_role = parts.first().and_then(|&first| passage.role(first));
        if ends_before(passage, index, before, (first, first_role), strongest) {
            cuts.push(parts.len());
        }
        bare |= unitless;
        strongest = strongest.max(mention.mark);
        push(&mut parts, index, mention.times);
    }
    let mut lists = vec![parts.clone()];
    for cut in cuts.into_iter().rev().take(LISTS) {
        lists.extend(parts.get(..cut).map(<[usize]>::to_vec));
    }
    if let Some(from) = resume {
        resumed(passage, run, &parts, from, &mut lists);
    }
    let keep = |test: &dyn Fn(&Mention) -> bool| -> Vec<usize> {
        let kept = parts.iter().copied();
        kept.filter(|&part| passage.mention(part).is_some_and(test))
            .collect()
    };
    if bare {
        lists.push(keep(&|part| part.class() != Class::Bare));
    }
    if opener == Some(Sense::Enumerated) {
        lists.push(keep(&|part| part.opener.is_some()));
    }
    if let Some(unit) = parts
        .first()
        .and_then(|&first| passage.mention(first))
        .map(|first| first.quantity.unit)
    {
        lists.push(keep(&|part| part.quantity.unit == unit));
    }
    let mut seen: Vec<Vec<usize>> = Vec::new();
    for list in lists {
        if !list.is_empty() && !seen.contains(&list) && seen.len() < LISTS {
            seen.push(list);
        }
    }
    if seen.is_empty() {
        seen.push(parts);
    }
    seen
}

/// Adds a part, once for each name that has it.
fn push(parts: &mut Vec<usize>, index: usize, times: usize) {
    for _ in 0..times.min(PARTS.saturating_sub(parts.len()).max(1)) {
        parts.push(index);
    }
}

/// The lists that are meant only if they make the whole.
fn rivals(passage: &Passage, parts: &[usize]) -> Vec<Vec<usize>> {
    let mut rivals = without_told(passage, parts);
    rivals.extend(completed(passage, parts));
    rivals.extend(with_carried_out(passage, parts));
    rivals
}

/// The list without what is told of one of its parts: where the parts behind a part, or those before it,
/// make just that part, they are its parts and no parts of the whole.
fn without_told(passage: &Passage, parts: &[usize]) -> Vec<Vec<usize>> {
    let mut behind = Vec::new();
    let mut at = 0;
    while let Some(&part) = parts.get(at) {
        behind.push(part);
        at += 1 + told(passage, part, parts.get(at + 1..).unwrap_or_default());
    }
    let mut before: Vec<usize> = Vec::new();
    for &part in parts {
        let earlier: Vec<usize> = before.iter().rev().copied().collect();
        let told = told(passage, part, &earlier);
        if told > 0 {
            before.truncate(before.len() - told);
        }
        before.push(part);
    }
    [behind, before]
        .into_iter()
        .filter(|list| list.len() < parts.len())
        .collect()
}

/// How many of these mentions, from the first on, make the number at `part`; 0 if none do, or fewer than
/// two.
fn told(passage: &Passage, part: usize, others: &[usize]) -> usize {
    let Some(wanted) = passage.value(part).filter(|&value| value >= Number::TEN) else {
        return 0;
    };
    let mut sum = Number::ZERO;
    for (place, &other) in others.iter().enumerate().take(12) {
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

/// Outcomes with what is carried over, which the sentences around tell.
fn with_carried_out(passage: &Passage, parts: &[usize]) -> Option<Vec<usize>> {
    let &first = parts
        .first()
        .filter(|_| kind::are_outcomes(passage, parts))?;
    let carried =
        |&index: &usize| passage.role(index) == Some(Role::CarriedOut) && !parts.contains(&index);
    let around = first.saturating_sub(8)..(first + parts.len() + 6);
    let carried = around
        .filter(|&index| index < passage.mentions.len())
        .find(carried)?;
    Some(parts.iter().copied().chain([carried]).collect())
}

/// The list with a part that the next sentence adds (另有 4 件…).
fn completed(passage: &Passage, parts: &[usize]) -> Option<Vec<usize>> {
    let &last = parts.last()?;
    let run = passage.runs.get(passage.mention(last)?.run)?;
    let place = run.binary_search(&last).ok()?;
    let end = passage.mention(last)?;
    let next = run.iter().skip(place + 1).take(4).copied().find(|&index| {
        passage.mention(index).is_some_and(|mention| {
            mention.lead.has(Sense::Besides)
                && mention.quantity.unit == end.quantity.unit
                && mention.sentence <= end.sentence + 1
                && countable(mention)
        })
    })?;
    Some(parts.iter().copied().chain([next]).collect())
}

/// Things that are told side by side of each part (项目 12 个, 金额 3 万元): a list for each but the first.
fn columns(passage: &Passage, list: &List) -> Vec<List> {
    let Some(longest) = list.lists.first() else {
        return Vec::new();
    };
    let counted_in = |index: usize| {
        let mention = passage.mention(index)?;
        mention.quantity.unit
    };
    let (Some(&first), Some(&last)) = (longest.first(), longest.last()) else {
        return Vec::new();
    };
    let own = counted_in(first);
    let span: Vec<usize> = (first..=last + 3)
        .filter(|&index| passage.same_sentence(index, first))
        .filter(|&index| passage.mention(index).is_some_and(countable))
        .take(2 * PARTS)
        .collect();
    let mut units: Vec<Option<&str>> = Vec::new();
    for &index in &span {
        let unit = counted_in(index);
        if unit != own && !units.contains(&unit) && units.len() < 3 {
            units.push(unit);
        }
    }
    let mut found = Vec::new();
    for column in units {
        let parts: Vec<usize> = span
            .iter()
            .copied()
            .filter(|&index| counted_in(index) == column)
            .collect();
        let whole = (first.saturating_sub(8)..first).rev().find(|&index| {
            counted_in(index) == column && passage.mention(index).is_some_and(countable)
        });
        passage.take_room(span.len());
        if let (Some(whole), true) = (whole, parts.len() >= 2 && column.is_some())
            && (passage.equal(&parts, &[whole])
                || nearly_found(passage, &parts, &[whole]).is_some())
        {
            found.push(List {
                wholes: vec![vec![whole]],
                kinds: Kinds::Open,
                rivals: Vec::new(),
                lists: vec![parts],
                wording: Wording::Implied,
                found: true,
                loose: false,
            });
        }
    }
    found
}

/// A list that goes on behind the parts of one of its parts.
fn resumed(
    passage: &Passage,
    run: &[usize],
    parts: &[usize],
    from: usize,
    lists: &mut Vec<Vec<usize>>,
) {
    let Some(&last) = parts.last() else {
        return;
    };
    let rest: Vec<usize> = run
        .iter()
        .skip(from)
        .copied()
        .take(PARTS)
        .take_while(|&index| passage.same_sentence(index, last))
        .filter(|&index| passage.mention(index).is_some_and(countable))
        .collect();
    for start in 0..rest.len().min(LISTS / 2) {
        let tail = rest.get(start..).unwrap_or_default();
        passage.take_room(parts.len() + tail.len());
        lists.push(parts.iter().chain(tail).copied().collect());
    }
}

/// Whether a list may have ended before a mention: its unit, its mark or its kind of words is another.
fn ends_before(
    passage: &Passage,
    index: usize,
    before: &Mention,
    (first, first_role): (&Mention, Option<Role>),
    strongest: Option<Mark>,
) -> bool {
    let Some(mention) = passage.mention(index) else {
        return true;
    };
    let other_unit = mention.quantity.unit != before.quantity.unit;
    // 甲 30 亩、其中乙 12 亩，丙 20 亩: a list within a stronger mark ends with it
    let other_mark =
        mention.mark > strongest && (strongest.is_some() || first.mark == Some(Mark::Pause));
    let own_verb = begins_with_verb(mention) && !begins_with_verb(first);
    // 受理 12 件，结案 8 件: what came in and what became of it are no parts of one whole
    let other_role = first_role == Some(Role::Received)
        && matches!(passage.role(index), Some(Role::Answered | Role::Handled));
    let other_subject = strongest.is_none() && mention.mark == Some(Mark::Semicolon);
    // what was carried in or over is no kind of what was received, but may be told behind its kinds
    let carried = passage.role(index).is_some_and(Role::is_carried);
    other_unit
        || other_mark
        || other_role
        || other_subject
        || own_verb
        || carried
        || mention.asides > 0
}

/// Whether a label begins a clause of its own.
fn begins_with_verb(mention: &Mention) -> bool {
    const VERBS: &[Sense] = &[
        Sense::Verb,
        Sense::Through,
        Sense::Answered,
        Sense::Handled,
        Sense::Received,
        Sense::New,
        Sense::Made,
        Sense::Proactive,
        Sense::ThisYear,
        Sense::Besides,
        Sense::Total,
    ];
    mention.label.begins_with(VERBS)
}

/// What may be the whole of the list at `place`.
fn wholes(passage: &Passage, run: &[usize], place: usize, member: &[bool]) -> Vec<Vec<usize>> {
    let Some(part) = run.get(place).and_then(|&index| passage.mention(index)) else {
        return Vec::new();
    };
    if place == 0 {
        let host = part
            .host
            .filter(|&host| passage.mention(host).is_some_and(|host| alike(host, part)));
        return host.map(|host| vec![host]).into_iter().collect();
    }
    // sentences without a number do not part a list from its whole
    let last = run
        .get(place - 1)
        .and_then(|&before| passage.mention(before));
    let reach = last
        .map_or(0, |last| last.sentence)
        .max(part.sentence.saturating_sub(3));
    let mut near: Vec<usize> = Vec::new();
    for &before in run
        .get(..place)
        .unwrap_or_default()
        .iter()
        .rev()
        .take(PARTS)
    {
        let Some(mention) = passage.mention(before) else {
            break;
        };
        let told = near.first().and_then(|&first| passage.mention(first));
        let further = told.is_some_and(|told| mention.sentence < told.sentence);
        let anywhere = matches!(part.opener, Some(Sense::Viewed | Sense::Amid));
        if (!anywhere && (mention.sentence < reach || further)) || near.len() >= WHOLES {
            break;
        }
        if countable(mention) && (alike(mention, part) || alike(part, mention)) {
            near.push(before);
        }
    }
    let across = near
        .first()
        .and_then(|&first| passage.mention(first))
        .is_some_and(|first| first.sentence != part.sentence);
    let mut wholes: Vec<Vec<usize>> = near.iter().map(|&index| vec![index]).collect();
    order::sort_by_key(&mut wholes, |whole| {
        let index = whole.first().copied().unwrap_or_default();
        let mention = passage.mention(index);
        let listed = across && member.get(index).copied().unwrap_or_default();
        let unit = mention.is_none_or(|mention| mention.quantity.unit != part.quantity.unit);
        let zero =
            mention.is_some_and(|mention| mention.value().is_zero()) && !part.value().is_zero();
        (listed, zero, unit)
    });
    for pair in near.windows(2) {
        let role = |wanted: fn(Role) -> bool| {
            pair.iter()
                .any(|&index| passage.role(index).is_some_and(wanted))
        };
        if role(Role::is_carried) && !role(|role| role == Role::Answered) {
            wholes.insert(0, pair.iter().rev().copied().collect());
        }
    }
    if near.len() > 2 || (near.len() == 2 && wholes.len() == 2) {
        wholes.push(near.iter().rev().copied().collect());
    }
    wholes
}

/// Whether the list names everything: it ends in 其他, its kinds leave nothing else, or it is one of
/// outcomes that ends in what is pending.
fn rests(passage: &Passage, parts: &[usize], kinds: Kinds, wording: Wording) -> bool {
    let Some(last) = parts.last().and_then(|&last| passage.mention(last)) else {
        return false;
    };
    if parts.len() < 2 || wording != Wording::Among || gaps(passage, parts) {
        return false;
    }
    let rest =
        last.label.begins(&[Sense::Rest]) || last.any(&[Sense::OtherOutcome, Sense::OtherResult]);
    let pending = wording == Wording::Among
        && last.any(&[Sense::Pending, Sense::CarriedOut, Sense::Unheard])
        && kinds == Kinds::Closed
        && !parts
            .iter()
            .any(|&part| passage.role(part) == Some(Role::CarriedIn));
    rest || pending || kinds == Kinds::Whole
}

/// Whether the list has entries without a number, so that its numbers cannot be all.
fn gaps(passage: &Passage, parts: &[usize]) -> bool {
    passage.all(parts).skip(1).any(|part| part.asides > 0)
}

/// Whether 等 behind the last part says that there are more.
fn ends_in_others(passage: &Passage, parts: &[usize]) -> bool {
    let last = parts.last().and_then(|&last| passage.mention(last));
    last.is_some_and(|last| last.tail.begins(&[Sense::Others]))
}
