//! One way to understand a sum or a stock-and-flow relation, and the claim with all its ways, weighed.

use std::cmp::Reverse;

use super::mention::{Mention, Mentions, bounds, figures, statement};
use crate::report::statement::{Claim, Compare, Evidence, Sides, Statement, Taken};

/// More readings of one claim than these are not stated.
pub(super) const READINGS: usize = 40;

/// One way to understand a sum or a stock-and-flow relation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct WeighedReading<'a> {
    pub(super) left: Mentions<'a>,
    pub(super) compare: Compare,
    pub(super) right: Mentions<'a>,
    pub(super) taken: Option<Taken>,
}

impl<'a> WeighedReading<'a> {
    /// Both sides are the same.
    pub(super) fn equal(left: &[&'a Mention], right: &[&'a Mention]) -> Self {
        Self {
            left: left.to_vec(),
            compare: Compare::Equal,
            right: right.to_vec(),
            taken: None,
        }
    }

    /// Whether the numbers bear it out.
    pub(super) fn holds(&self) -> bool {
        let (left, right) = (bounds(&self.left), bounds(&self.right));
        match self.compare {
            Compare::Equal => left.0 <= right.1 && right.0 <= left.1,
            Compare::AtMost => left.0 <= right.1,
            Compare::AtLeast => right.0 <= left.1,
        }
    }

    /// All its mentions, the whole last.
    pub(super) fn mentions(&self) -> impl Iterator<Item = &'a Mention> {
        self.left.iter().chain(&self.right).copied()
    }

    fn sides(&self) -> Sides {
        Sides {
            left: figures(&self.left),
            compare: self.compare,
            right: figures(&self.right),
            taken: self.taken,
        }
    }
}

/// A sum or a stock-and-flow relation that was weighed.
pub(super) struct Weighed<'a> {
    /// What it claims.
    pub(super) claim: fn(Vec<Sides>) -> Claim,
    /// The reading that is meant.
    pub(super) first: WeighedReading<'a>,
    /// The other ones.
    pub(super) others: Vec<WeighedReading<'a>>,
    /// Whether the first one holds.
    pub(super) holds: bool,
    /// Whether it explains its numbers: words support it, and not the numbers alone.
    pub(super) explains: bool,
    /// What it would be called broken by.
    pub(super) evidence: Evidence,
}

impl<'a> Weighed<'a> {
    /// The claim that may be understood in these ways; nothing where there is none. The one that holds
    /// comes first, if one does: the one that explains most parts, and of those one number as the whole
    /// rather than several together.
    pub(super) fn of(
        claim: fn(Vec<Sides>) -> Claim,
        mut readings: Vec<WeighedReading<'a>>,
        evidence: Evidence,
    ) -> Option<Self> {
        let key = |reading: &WeighedReading| (reading.left.len(), reading.right.len() == 1);
        let holding = readings.iter().enumerate().filter(|(_, it)| it.holds());
        let best = holding.max_by_key(|&(place, reading)| (key(reading), Reverse(place)));
        let best = best.map(|(place, _)| place);
        let place = best.unwrap_or(0);
        (place < readings.len()).then(|| Self {
            claim,
            first: readings.remove(place),
            others: readings,
            holds: best.is_some(),
            explains: true,
            evidence,
        })
    }

    /// The statement, with what holds of the same numbers instead.
    pub(super) fn statement(&self, rival: Option<&WeighedReading>) -> Statement {
        let readings = [&self.first].into_iter().chain(&self.others);
        let claim = (self.claim)(readings.map(WeighedReading::sides).collect());
        Statement {
            rival: rival.map(WeighedReading::sides),
            ..statement(claim, self.evidence, self.first.mentions())
        }
    }
}
