//! One way to understand a sum or a roll-forward, and the claim with all its ways, weighed.

use std::cmp::Reverse;

use crate::report::statement::{Claim, Compare, Evidence, Sides, Statement, Taken};
use crate::report::text::passage::Passage;

/// More readings of one claim than these are not stated.
pub(super) const READINGS: usize = 40;

/// One way to understand a sum or a roll-forward, as places of mentions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Reading {
    pub(super) left: Vec<usize>,
    pub(super) compare: Compare,
    pub(super) right: Vec<usize>,
    pub(super) taken: Option<Taken>,
}

impl Reading {
    /// Both sides are the same.
    pub(super) fn equal(left: &[usize], right: &[usize]) -> Self {
        Self {
            left: left.to_vec(),
            compare: Compare::Equal,
            right: right.to_vec(),
            taken: None,
        }
    }

    /// Whether the numbers bear it out.
    pub(super) fn holds(&self, passage: &Passage) -> bool {
        let sides = passage.bounds(&self.left).zip(passage.bounds(&self.right));
        sides.is_some_and(|(left, right)| match self.compare {
            Compare::Equal => left.0 <= right.1 && right.0 <= left.1,
            Compare::AtMost => left.0 <= right.1,
            Compare::AtLeast => right.0 <= left.1,
        })
    }

    /// All its mentions, the whole last.
    pub(super) fn mentions(&self) -> impl DoubleEndedIterator<Item = usize> {
        self.left.iter().chain(&self.right).copied()
    }

    fn sides(&self, passage: &Passage) -> Sides {
        Sides {
            left: passage.figures(&self.left),
            compare: self.compare,
            right: passage.figures(&self.right),
            taken: self.taken,
        }
    }
}

/// A sum or a roll-forward that was weighed.
pub(super) struct Weighed {
    pub(super) kind: fn(Vec<Sides>) -> Claim,
    /// The readings, the one that is meant first. Never empty.
    pub(super) readings: Vec<Reading>,
    /// Whether the first one holds.
    pub(super) holds: bool,
    /// Whether it explains its numbers: words speak for it, and not the numbers alone.
    pub(super) explains: bool,
    /// What it would be called broken by.
    pub(super) evidence: Evidence,
}

impl Weighed {
    /// The mentions of the reading that is meant.
    pub(super) fn mentions(&self) -> impl DoubleEndedIterator<Item = usize> {
        let first = self.readings.first();
        first.into_iter().flat_map(Reading::mentions)
    }

    /// Whether a broken relation that is stated has the same whole and some of the parts as another: one
    /// story is told once.
    pub(super) fn covers(&self, other: &Self) -> bool {
        let told = |index: &usize| other.mentions().any(|other| other == *index);
        let shared = self.mentions().filter(told).count();
        shared >= 3 && shared * 3 >= other.mentions().count() * 2
    }

    /// The statement, with what holds of the same numbers instead.
    pub(super) fn statement(&self, passage: &Passage, rival: Option<&Reading>) -> Statement {
        let sides = self.readings.iter();
        let sides = sides.map(|reading| reading.sides(passage));
        Statement {
            rival: rival.map(|reading| reading.sides(passage)),
            ..passage.statement((self.kind)(sides.collect()), self.evidence, self.mentions())
        }
    }
}

/// Puts the reading that holds first, if one does: the one that explains most parts, and of those one
/// number as the whole rather than several together.
pub(super) fn first_that_holds(passage: &Passage, readings: &mut [Reading]) -> bool {
    let key = |reading: &Reading| (reading.left.len(), reading.right.len() == 1);
    let holding = readings.iter().enumerate();
    let holding = holding.filter(|(_, reading)| reading.holds(passage));
    let best = holding.map(|(place, reading)| (key(reading), Reverse(place)));
    let Some((_, Reverse(place))) = best.max() else {
        return false;
    };
    if let Some(upto) = readings.get_mut(..=place) {
        upto.rotate_right(1);
    }
    true
}
