//! Numbers side by side → lists that no word makes, but the numbers themselves.

use super::{Completeness, List, is_member, members};
use crate::order::Map;
use crate::read::number::Number;
use crate::report::text::lex::Punctuation;
use crate::report::text::lexicon::Sense;
use crate::report::text::mention::{Mention, Mentions, equal, largest, total};
use crate::report::text::paragraph::LexedParagraph;
use crate::report::text::relation::{are_outcomes, relation};
use crate::report::text::unit::Class;

/// How far back a whole is looked for that only the numbers name, and how many parts are.
pub(in super::super) const BACK: usize = 8;
const BESIDE: usize = 24;
/// So many parts are no chance where one digit of their whole makes them agree.
pub(in super::super) const MANY: usize = 5;
/// So many numbers may be said of one part.
const ASIDE: usize = 6;

/// Numbers that no word makes a list, and that make a number before them exactly, or nearly: in each column
/// of a run, which holds what is counted alike.
pub(super) fn by_numbers<'a>(paragraph: &'a LexedParagraph, lists: &[List<'a>]) -> Vec<List<'a>> {
    // 公开 82 条，主要包括动态 61 条、规划 7 条、财政 13 条等: examples may be all there is
    let named = |list: &&List| list.is_meant() && list.completeness != Completeness::Examples;
    let members = members(paragraph, lists.iter().filter(named));
    let mut found = Vec::new();
    for run in 0..paragraph.runs.len() {
        for column in columns(paragraph, run) {
            of_column(paragraph, &column, &members, &mut found);
        }
    }
    found
}

/// The countable numbers of a run by their unit, those of money also by what they are named, and those that
/// are totals (共 188 条: …，共 102 条；…，共 86 条) by themselves.
fn columns(paragraph: &LexedParagraph, run: usize) -> Vec<Mentions<'_>> {
    type ColumnKey = (Option<&'static str>, Option<[char; 2]>, bool);
    let mut columns: Map<ColumnKey, Mentions> = Map::new();
    for mention in paragraph.of_run(run).filter(|it| it.is_countable()) {
        // 名 and 人 count the same
        let unit = mention.unit().filter(|_| mention.class() != Class::Person);
        let noun = Some(mention.noun).filter(|_| mention.class() == Class::Money);
        let named = noun.map(|_| (unit, noun, false));
        let total = mention.says_total().then_some((unit, None, true));
        for key in [Some((unit, None, false)), named, total]
            .into_iter()
            .flatten()
        {
            columns.entry(key).or_default().push(mention);
        }
    }
    columns.into_values().collect()
}

/// The lists of one column.
fn of_column<'a>(
    paragraph: &'a LexedParagraph,
    column: &[&'a Mention],
    members: &[bool],
    found: &mut Vec<List<'a>>,
) {
    let mut next = 0;
    for (place, &first) in column.iter().enumerate() {
        if place < next || is_member(members, first) || paragraph.is_full() {
            continue;
        }
        let (earlier, later) = column.split_at(place);
        let anywhere = may_begin(first);
        let reach = if anywhere { BACK } else { 1 };
        let wholes = earlier.iter().rev().copied().take(reach);
        let wholes: Mentions = wholes.chain(paragraph.host(first)).collect();
        let parts = later.iter().copied().take(BESIDE);
        let parts: Mentions = parts
            .take_while(|it| it.sentence == first.sentence)
            .collect();
        paragraph.take_room(parts.len() + wholes.len());
        match exactly(&parts, &wholes) {
            Some(list) => {
                next = place + list.longest().len();
                found.push(list);
            }
            None if anywhere => found.extend(nearly(paragraph, &parts, &wholes)),
            None => {}
        }
    }
}

/// Whether something new begins here.
fn may_begin(mention: &Mention) -> bool {
    mention.mark >= Some(Punctuation::Semicolon)
        || mention.opener.is_some()
        || mention.label.has(Sense::Total)
        || mention.asides > 0
        || mention.place == 1
}

/// The first of these numbers that make one before them, where that is no chance.
fn exactly<'a>(parts: &[&'a Mention], wholes: &[&'a Mention]) -> Option<List<'a>> {
    let are_kinds = |some: &[&Mention]| relation(None, some).divides() || are_outcomes(some);
    let whole_of = |sum: Number, part: &Mention| {
        let people = |of: &Mention| of.class() == Class::Person;
        let made = |whole: &&&'a Mention| {
            let alike = part.unit() == whole.unit() || (people(part) && people(whole));
            whole.value() == sum && whole.is_countable() && alike
        };
        wholes.iter().find(made)
    };
    // all of them, or else as many as make one
    if let [_, _, _, .., last] = parts
        && let Some(whole) = whole_of(total(parts), last)
    {
        return Some(List::found(whole, parts));
    }
    let mut sum = Number::ZERO;
    for (at, part) in parts.iter().enumerate() {
        sum += part.value();
        if let (Some(whole), Some(some @ [_, _, ..])) = (whole_of(sum, part), parts.get(..=at))
            && (sum >= Number::from(20) || are_kinds(some))
        {
            return Some(List::found(whole, some));
        }
    }
    None
}

/// Numbers of a sentence that make one before them but for so little that it is no chance.
fn nearly<'a>(
    paragraph: &LexedParagraph,
    parts: &[&'a Mention],
    wholes: &[&'a Mention],
) -> Option<List<'a>> {
    let largest = largest(parts)?;
    // 答复 7 件，复议 3 件: each of another matter; 由 9 件减至 8 件: each of another time
    let first = parts.first()?;
    let apart = |part: &&Mention| part.disputes(first) || part.is_reached();
    if parts.iter().any(apart) {
        return None;
    }
    // the last of them make one exactly, and the others are said of something else
    let mut ends = (1..parts.len().saturating_sub(2)).filter_map(|start| parts.get(start..));
    if ends.any(|end| wholes.iter().any(|whole| whole.value() == total(end))) {
        return None;
    }
    // 年初结余 4 元，收入 45 元，支出 43 元，分配 0 元，年末结余 6 元: with what is before it the whole makes them
    let with_before = |whole: &&Mention| {
        let before = paragraph.previous(whole);
        before.is_some_and(|before| before.value() + whole.value() == total(parts))
    };
    if wholes.first().is_some_and(with_before) {
        return None;
    }
    // whether they are complete, the numbers tell
    let whole = wholes.first().filter(|whole| {
        // 收到提案 5979 件。经审查，立案 4979 件，并案 35 件，转为建议 965 件
        let before = paragraph.previous(whole);
        let alone = before.is_none_or(|before| before.sentence != whole.sentence);
        let beside = whole.sentence == first.sentence || alone;
        beside && whole.unit() == first.unit() && whole.value() > largest
    })?;
    (parts.len() >= 3).then(|| List {
        loose: true,
        ..List::found(whole, parts)
    })
}

/// What is stated side by side of the whole and of each part of a list (项目 12 个, 金额 3 万元): a list for
/// each. Where the parts make the whole, what is beside them must, too.
pub(super) fn side_by_side<'a>(paragraph: &'a LexedParagraph, list: &List<'a>) -> Vec<List<'a>> {
    // 甲 973 条，点击 666370 次；乙 219 条，点击 169012 次: what is counted as the first part is
    let all = list.longest();
    let of_one = all
        .iter()
        .copied()
        .filter(|part| all.first().is_some_and(|first| part.unit() == first.unit()));
    let of_one: Mentions = of_one.collect();
    let parts = if of_one.len() >= 2 {
        of_one.as_slice()
    } else {
        all
    };
    let ([first, .., end], Some(whole)) = (parts, list.whole()) else {
        return Vec::new();
    };
    let worded = list.completeness != Completeness::Implied;
    let sure = equal(parts, &[whole]) && parts.iter().all(|part| part.times == 1);
    let beside = |of: &Mention, end: usize| {
        let beside = paragraph.range(of.index + 1..end.min(of.index + 1 + ASIDE));
        beside.iter().filter(|other| other.is_countable())
    };
    let ends = parts.iter().skip(1).map(|part| part.index);
    let ends: Vec<usize> = ends.chain([end.index + 1 + ASIDE]).collect();
    let head: Mentions = beside(whole, first.index)
        .filter(|_| whole < *first)
        .collect();
    let of_part = |of_whole: &Mention, (part, &end): (&&'a Mention, &usize)| {
        let all = beside(part, end).filter(|other| other.sentence == part.sentence);
        let all: Mentions = all
            .filter(|other| other.unit() == of_whole.unit())
            .collect();
        paragraph.take_room(all.len() + 1);
        let right_behind = all.first().filter(|it| it.mark.is_none());
        let named = all.iter().find(|other| other.noun == of_whole.noun);
        // 死亡 31 人，受伤 306 人: which of both it is, its name says
        let units = head.iter().filter(|it| it.unit() == of_whole.unit());
        let single = all.first().filter(|_| all.len() == 1 && units.count() == 1);
        right_behind.or(named).or(single).copied()
    };
    let column = |of_whole: &'a Mention| {
        let parts: Mentions = parts
            .iter()
            .zip(&ends)
            .map(|pair| of_part(of_whole, pair))
            .collect::<Option<_>>()?;
        let found = List::found(of_whole, &parts);
        // 280 件 332 人: without words what is right behind
        if sure && of_whole.unit() != whole.unit() && (worded || of_whole.mark.is_none()) {
            let completeness = Completeness::Complete;
            return Some(List {
                completeness,
                ..found
            });
        }
        equal(&parts, &[of_whole]).then_some(found)
    };
    // 案件 1287 件 1781 人，其中甲类 1059 件 1460 人，乙类 218 件 321 人，要案 96 件: as many as make one column make the
    // other
    let makes = |of_whole: &'a Mention| {
        let mut sum = Number::ZERO;
        let mut rows = parts.iter().zip(&ends);
        let bottom = rows.position(|pair| {
            sum += of_part(of_whole, pair).map_or(Number::ZERO, Mention::value);
            sum == of_whole.value()
        });
        let some = parts.get(..=bottom?)?;
        let other = of_whole.unit() != whole.unit() && sum >= Number::from(20);
        (other && !sure && some.len() >= 2).then(|| List {
            completeness: Completeness::Complete,
            ..List::found(whole, some)
        })
    };
    let neighbour = || beside(whole, first.index).filter(|_| whole < *first);
    let made = neighbour().find_map(makes);
    neighbour().filter_map(column).chain(made).collect()
}
