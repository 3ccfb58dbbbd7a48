//! A place of a run → the list that begins there: behind a word that opens it, in a bracket, behind a
//! total, or with kinds that divide the number before them.

use super::parts::{ends_in_others, ends_in_rest, extend, gaps};
use super::wholes::wholes;
use super::{List, Wording, longest, says_total};
use crate::read::number::Number;
use crate::report::text::kind;
use crate::report::text::lex::Mark;
use crate::report::text::lexicon::Sense;
use crate::report::text::mention::Mention;
use crate::report::text::passage::{Passage, Spot};
use crate::report::text::role::Role;
use crate::report::text::total::total;

/// The list that begins here, if one does. `inside` tells whether an earlier list reaches so far, and
/// `carries` what [`tells_carried`] says of the run.
pub(super) fn list_at(spot: Spot, inside: bool, carries: bool, member: &[bool]) -> Option<List> {
    let mention = spot.mention()?;
    let anew = || mention.mark >= Some(Mark::Semicolon) && kind::begin_at(spot);
    if inside && !anew() {
        return None;
    }
    if carries && mention.host.is_some() {
        let list = bracket(spot).filter(|_| spot.place == 0)?;
        let makes = spot.passage.equal(list.longest(), list.wholes.first()?);
        return makes.then_some(List {
            found: true,
            ..list
        });
    }
    opened(spot, member)
}

/// Whether a bracket tells what was carried in or over: (含上年结转 34 件, 另有 103 件顺延) lists no parts.
pub(super) fn tells_carried(passage: &Passage, run: &[usize]) -> bool {
    run.len() >= 2 && run.iter().any(|&index| passage.is_carried(index))
}

/// A list that is no part of another one.
fn opened(spot: Spot, member: &[bool]) -> Option<List> {
    let (passage, mention) = (spot.passage, spot.mention()?);
    // 复议 6 件，维持 4 件。涉及诉讼 8 件: what is more than all before it is no part
    let may_be_part = || {
        let mut wholes = wholes(spot, member).into_iter();
        wholes.any(|whole| passage.total(&whole) >= Some(mention.value()))
    };
    let opener = mention
        .opener
        .filter(|_| !mention.begins_sentence() || may_be_part());
    let Some(opener) = opener else {
        if spot.place == 0 && mention.host.is_some() {
            return bracket(spot);
        }
        if !kind::begin_at(spot) {
            return implied(spot);
        }
        let (wholes, lists) = (wholes(spot, member), extend(spot, None));
        return Some(List {
            loose: true,
            ..List::of(passage, wholes, lists, Wording::Among)
        });
    };
    let lists = extend(spot, Some(opener));
    let wording = wording(passage, opener, longest(&lists));
    // 甲 20 件，内有乙 12 件、丙 8 件: a part of a list that its own parts make
    let of_part = nearest(spot, &lists).filter(|&part| member.get(part) == Some(&true));
    let wholes = of_part.map_or_else(|| wholes(spot, member), |part| vec![vec![part]]);
    Some(List {
        loose: matches!(opener, Sense::Amid | Sense::Viewed),
        ..List::of(passage, wholes, lists, wording)
    })
}

/// How far the word that opens a list says that it is complete.
fn wording(passage: &Passage, opener: Sense, parts: &[usize]) -> Wording {
    let open = parts.len() < 2 || gaps(passage, parts);
    let rest = ends_in_rest(passage, parts);
    let others = ends_in_others(passage, parts);
    match opener {
        // 主要包括…其他 3 件 names everything, and so does 包括…其他 3 件等
        Sense::Examples if others || !rest => Wording::Examples,
        _ if others && !rest => Wording::Examples,
        Sense::Including if !open => Wording::Complete,
        Sense::Holding if !open => Wording::Holding,
        Sense::Enumerated | Sense::Viewed => Wording::Implied,
        _ => Wording::Among,
    }
}

/// The number right before a list, where one of the lists that may be meant makes it.
fn nearest(spot: Spot, lists: &[Vec<usize>]) -> Option<usize> {
    let nearest = spot.back(1)?;
    let makes = |parts: &Vec<usize>| parts.len() >= 2 && spot.passage.equal(parts, &[nearest]);
    lists.iter().any(makes).then_some(nearest)
}

/// Parts in a bracket behind their whole, without a word: 19 件(网上 11 件, 信函 8 件).
fn bracket(spot: Spot) -> Option<List> {
    let (passage, first) = (spot.passage, spot.mention()?);
    let host = first.host?;
    let lists = extend(spot, None);
    let enough = longest(&lists).len() >= 2 && passage.mention(host)?.is_alike(first);
    enough.then(|| List::of(passage, vec![vec![host]], lists, Wording::Among))
}

/// A number that 共 makes a total, and what follows it without a word between.
fn implied(spot: Spot) -> Option<List> {
    let (passage, first) = (spot.passage, spot.mention()?);
    let whole_at = spot.back(1)?;
    let whole = passage.mention(whole_at)?;
    let apart = first.mark.is_some() && total(&first.label).is_none();
    if !apart || !whole.is_countable() || !whole.is_alike(first) {
        return None;
    }
    let says_total = says_total(whole);
    if !says_total && !may_make(spot, whole) {
        return None;
    }
    let lists = extend(spot, None);
    let parts = longest(&lists);
    // Across sentences, only what is counted alike may belong to the total.
    let enough = if first.begins_sentence() {
        let unit = |part: &Mention| part.quantity.unit == whole.quantity.unit;
        first.asides == 0 && parts.len() >= 3 && passage.all(parts).all(unit)
    } else {
        parts.len() >= 2
    };
    // without 共 only numbers that make the whole say that they are its parts
    let makes = |list: &Vec<usize>| {
        let several = list.len() >= 3 && parts.len() >= 3;
        (several || are_in_and_new(passage, list)) && passage.equal(list, &[whole_at])
    };
    let meant = says_total || lists.iter().any(makes);
    (enough && meant).then(|| List {
        found: !says_total,
        ..List::of(passage, vec![vec![whole_at]], lists, Wording::Implied)
    })
}

/// Whether these are what was received and what was carried in.
fn are_in_and_new(passage: &Passage, parts: &[usize]) -> bool {
    parts.iter().any(|&part| passage.is_carried(part))
        && parts
            .iter()
            .any(|&part| passage.role(part) == Some(Role::Received))
}

/// Whether two or more numbers from here on come to `whole`.
fn may_make(spot: Spot, whole: &Mention) -> bool {
    const LOOKED_AT: usize = 24;
    let mut sum = Number::ZERO;
    for (at, index) in spot.later().take(LOOKED_AT).enumerate() {
        let Some(mention) = spot.passage.mention(index) else {
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
