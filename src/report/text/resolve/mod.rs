//! Proposals → statements: the proposals of a paragraph compete for its numbers.
//!
//! What holds is stated as it holds. What does not hold is stated as broken only where the words bind its
//! numbers firmly, or the numbers themselves speak for it, and where nothing that holds explains them
//! better: five outcomes and what is carried over that together make what was received leave no broken
//! list behind. [`sum`], [`roll`], [`share`] and [`comparison`] weigh each proposal by itself;
//! [`explained`] says which numbers those that hold explain.

mod comparison;
mod complete;
mod explained;
mod most;
mod reading;
mod roll;
mod share;
mod slip;
mod sum;

use std::collections::BTreeSet;

use super::compare::Comparison;
use super::list::List;
use super::passage::Passage;
use super::roll::Roll;
use super::share::Share;
use crate::report::statement::{Compare, Statement};
use explained::Explained;
use reading::{Reading, Weighed};

/// What a paragraph proposes.
pub(super) struct Proposals {
    /// Lists and their wholes.
    pub(super) lists: Vec<List>,
    /// Received, carried in, answered, carried over.
    pub(super) rolls: Vec<Roll>,
    /// Received and carried in beside their total.
    pub(super) totals: Vec<[usize; 3]>,
    /// Parts and percentages.
    pub(super) shares: Vec<Share>,
    /// The percentages of lists, and whether the list names everything.
    pub(super) hundreds: Vec<(Vec<usize>, bool)>,
    /// Growths and changes.
    pub(super) comparisons: Vec<Comparison>,
}

/// The statements of a paragraph.
pub(super) fn statements(passage: &Passage, proposals: &Proposals) -> Vec<Statement> {
    let mut statements = compete(passage, proposals);
    let shares = proposals.shares.iter();
    statements.extend(shares.filter_map(|of| share::share(passage, of)));
    let hundreds = proposals.hundreds.iter();
    statements.extend(hundreds.filter_map(|(of, all)| share::hundred(passage, of, *all)));
    let comparisons = proposals.comparisons.iter();
    statements.extend(comparisons.filter_map(|of| comparison::comparison(passage, of)));
    statements
}

/// The sums and roll-forwards that hold, and those that do not where nothing explains their numbers
/// better, one of each story.
fn compete(passage: &Passage, proposals: &Proposals) -> Vec<Statement> {
    let mut weighed: Vec<Weighed> = Vec::new();
    let totals = proposals.totals.iter();
    weighed.extend(totals.map(|&of| roll::total(passage, of)));
    let rolls = proposals.rolls.iter();
    weighed.extend(rolls.filter_map(|&of| roll::roll(passage, of)));
    let lists = proposals.lists.iter();
    let lists = lists.filter(|list| !tells_total(list, &proposals.totals));
    weighed.extend(lists.filter_map(|of| sum::sum(passage, of)));

    // words and numbers may both make one list; what they say firmly is told
    let sides = |one: &Weighed| {
        let first = one.readings.first()?;
        let equal = first.compare == Compare::Equal;
        equal.then(|| (first.left.clone(), first.right.clone()))
    };
    let mut told = BTreeSet::new();
    let firm: Vec<bool> = weighed
        .iter()
        .map(|one| sides(one).is_some_and(|sides| told.insert(sides)))
        .collect();
    let mut firm = firm.into_iter();
    weighed.retain(|one| {
        let first = one.readings.first();
        let said = |first: &Reading| told.contains(&(first.left.clone(), first.right.clone()));
        firm.next().unwrap_or(false) || !first.is_some_and(said)
    });

    let explained = Explained::of(passage, &weighed, &proposals.comparisons);
    let mut statements: Vec<Statement> = Vec::new();
    let mut broken: Vec<&Weighed> = Vec::new();
    for one in &weighed {
        if !one.holds {
            if explained.drops(one) || broken.iter().any(|other| other.covers(one)) {
                continue;
            }
            broken.push(one);
        }
        statements.push(one.statement(passage, explained.rival(one, &weighed)));
    }
    statements
}

/// Whether a list is told better as received and carried in beside their total.
fn tells_total(list: &List, totals: &[[usize; 3]]) -> bool {
    let whole = list.whole();
    let behind = list.longest().last() < whole.as_ref();
    behind && totals.iter().any(|&[.., total]| Some(total) == whole)
}
