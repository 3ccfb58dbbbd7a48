//! Shares that make 100 % together → the list of their parts: nothing is left for others.

use super::{List, PARTS, Wording};
use crate::report::text::kind::Kinds;
use crate::report::text::passage::Passage;
use crate::report::text::share::{Percents, Share};

/// A whole is looked for among so many numbers before the first part.
const BACK: usize = 8;

/// The lists of parts whose percentages make 100 %, with the number before them that is counted alike.
pub(in super::super) fn of_shares(
    passage: &Passage,
    shares: &[Share],
    lists: &[List],
) -> Vec<List> {
    let opened = super::members(
        passage,
        lists.iter().filter(|list| !list.found && !list.loose),
    );
    let mut found = Vec::new();
    let (mut parts, mut percents) = (Vec::new(), Percents::default());
    for share in shares.iter().filter(|share| share.plain) {
        let Some(percent) = passage.mention(share.percent) else {
            continue;
        };
        let near = parts
            .last()
            .is_some_and(|&last| follows(passage, last, share.part));
        if !near || parts.len() >= PARTS {
            (parts, percents) = (Vec::new(), Percents::default());
        }
        parts.push(share.part);
        percents.add(percent);
        if parts.len() >= 2 && percents.is_whole() {
            let sure = parts
                .first()
                .is_some_and(|&first| opened.get(first) == Some(&true));
            found.extend(list(passage, std::mem::take(&mut parts), sure));
        }
    }
    found
}

/// Whether two parts stand in one sentence, or in two that follow each other, and are counted alike.
fn follows(passage: &Passage, one: usize, other: usize) -> bool {
    let pair = passage.mention(one).zip(passage.mention(other));
    pair.is_some_and(|(one, other)| {
        one.run == other.run && one.is_alike(other) && other.sentence <= one.sentence + 1
    })
}

fn list(passage: &Passage, parts: Vec<usize>, sure: bool) -> Option<List> {
    let first = *parts.first()?;
    let sentence = passage.mention(first)?.sentence;
    let before = (first.saturating_sub(BACK)..first).rev();
    let wholes: Vec<usize> = before
        .filter(|&whole| {
            passage.is(whole, |mention| mention.sentence + 2 >= sentence)
                && passage.is_countable(whole)
                && passage.unit(whole) == passage.unit(first)
        })
        .collect();
    let made = wholes
        .iter()
        .find(|&&whole| passage.equal(&parts, &[whole]));
    let nearest = wholes.iter().find(|&&whole| passage.same_run(whole, first));
    let whole = *made.or(nearest)?;
    let wording = if sure {
        Wording::Shared
    } else {
        Wording::Implied
    };
    Some(List {
        wording,
        kinds: Kinds::Whole,
        ..List::found(whole, parts)
    })
}
