//! The place where a list begins → what may be its whole, the most likely first.

use super::PARTS;
use crate::order;
use crate::report::text::lexicon::Sense;
use crate::report::text::mention::Mention;
use crate::report::text::passage::Spot;
use crate::report::text::role::Role;

/// More wholes than these are not tried.
const WHOLES: usize = 5;

/// What may be the whole of the list that begins here: a number before it, or several together.
pub(super) fn wholes(spot: Spot, member: &[bool]) -> Vec<Vec<usize>> {
    let passage = spot.passage;
    let Some(part) = spot.mention() else {
        return Vec::new();
    };
    if spot.place == 0 {
        let alike = |&host: &usize| passage.is(host, |host| host.is_alike(part));
        let host = part.host.filter(alike);
        return host.map(|host| vec![host]).into_iter().collect();
    }
    let near = near(spot, part);
    let across = passage
        .first(&near)
        .is_some_and(|first| first.sentence != part.sentence);
    let mut likely = near.clone();
    order::sort_by_key(&mut likely, |&index| {
        let listed = across && member.get(index) == Some(&true);
        let unit = passage.unit(index) != part.quantity.unit;
        let zero = passage.is(index, |whole| whole.value().is_zero()) && !part.value().is_zero();
        (listed, zero, unit)
    });
    let mut wholes: Vec<Vec<usize>> = likely.into_iter().map(|index| vec![index]).collect();
    for pair in near.windows(2) {
        let carried = pair.iter().any(|&index| passage.is_carried(index));
        let answered = |&index: &usize| passage.role(index) == Some(Role::Answered);
        if carried && !pair.iter().any(answered) {
            wholes.insert(0, pair.iter().rev().copied().collect());
        }
    }
    if near.len() > 2 || (near.len() == 2 && wholes.len() == 2) {
        wholes.push(near.iter().rev().copied().collect());
    }
    wholes
}

/// The numbers before a list that may be its whole, the nearest first: those of its sentence, or of the
/// nearest one before it that has some.
fn near(spot: Spot, part: &Mention) -> Vec<usize> {
    let passage = spot.passage;
    // sentences without a number do not part a list from its whole
    let last = spot.back(1).and_then(|before| passage.mention(before));
    let reach = last
        .map_or(0, |last| last.sentence)
        .max(part.sentence.saturating_sub(3));
    let anywhere = matches!(part.opener, Some(Sense::Viewed | Sense::Amid));
    let mut near: Vec<usize> = Vec::new();
    for before in spot.earlier().take(PARTS) {
        let Some(mention) = passage.mention(before) else {
            break;
        };
        let told = passage.first(&near);
        let further = told.is_some_and(|told| mention.sentence < told.sentence);
        if (!anywhere && (mention.sentence < reach || further)) || near.len() >= WHOLES {
            break;
        }
        if mention.is_countable() && (mention.is_alike(part) || part.is_alike(mention)) {
            near.push(before);
        }
    }
    near
}
