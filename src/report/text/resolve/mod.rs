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

use super::compare::Comparison;
use super::list::List;
use super::passage::Passage;
use super::roll::Roll;
use super::share::Share;
use crate::order;
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

    tell_once(&mut weighed);
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

/// Words and numbers may both make one list: of relations with the same sides leaves the first that says
/// that they are equal, or all where none does.
fn tell_once(weighed: &mut Vec<Weighed>) {
    let sides = |of: &Reading| (of.left.clone(), of.right.clone());
    let equal = |of: &&Reading| of.compare == Compare::Equal;
    let firsts = weighed.iter().filter_map(|one| one.readings.first());
    let mut equals = order::map(firsts.filter(equal).map(|of| (sides(of), false)));
    weighed.retain(|one| {
        let Some(first) = one.readings.first() else {
            return false;
        };
        match equals.get_mut(&sides(first)) {
            Some(told) => equal(&first) && !std::mem::replace(told, true),
            None => true,
        }
    });
}

/// Whether a list is told better as received and carried in beside their total.
fn tells_total(list: &List, totals: &[[usize; 3]]) -> bool {
    let whole = list.whole();
    let behind = list.longest().last() < whole.as_ref();
    behind && totals.iter().any(|&[.., total]| Some(total) == whole)
}
