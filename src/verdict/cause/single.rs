//! A broken relation that is no plain equation → the single figures that could put it right.
//!
//! A percentage leaves room for rounding, and some wordings have several readings. Where just one number
//! fits in the place of a figure, it is a repair; where several do, none of them can be named.

use super::super::change::Change;
use super::budget::Budget;
use super::evaluator::Evaluator;
use super::system::cost;
use super::writing::most_in_words;
use crate::read::number::Number;
use crate::report::figure::{Figure, FigureId};
use crate::rules::kind::RelationKind;
use crate::rules::reading::{Reading, Relation, Term};
use crate::verdict::{Judged, Verdict};

impl Evaluator<'_> {
    /// The changes of one figure after which the relation holds and no other is broken anew; none where
    /// that takes more looks than there are.
    pub(super) fn single_changes(&self, line: usize, budget: &mut Budget) -> Option<Vec<Change>> {
        let judged = self.ledger.get(line)?;
        let mut changes: Vec<Change> = Vec::new();
        // a percentage could be of anything: only of what it most likely is it is worked out
        let readings = match judged.chosen() {
            Some(chosen) if is_percentage(chosen) => std::slice::from_ref(chosen),
            _ => &judged.equation.readings[..],
        };
        for reading in readings {
            for change in self.proposals(reading) {
                if !changes.contains(&change) && self.mends(judged, change, budget)? {
                    changes.push(change);
                }
            }
        }
        Some(changes)
    }

    /// Whether the line is one of words, which no number repairs.
    pub(super) fn is_worded(&self, line: usize) -> bool {
        self.ledger.get(line).is_some_and(is_worded)
    }

    /// Whether the change settles the relation without harm, and the numbers beside it would not; none
    /// where that takes more looks than there are.
    fn mends(&self, judged: &Judged, change: Change, budget: &mut Budget) -> Option<bool> {
        const TIMES: usize = 3;
        if !budget.spend(TIMES * cost(judged)) {
            return None;
        }
        let holds = |to: Option<Number>| {
            to.filter(|to| !to.is_sign_negative())
                .is_some_and(|to| self.after(judged, &[Change { to, ..change }]) == Verdict::Holds)
        };
        let unit = Number::new(1, change.to.scale());
        let only = holds(Some(change.to))
            && !holds(change.to.checked_add(unit))
            && !holds(change.to.checked_sub(unit));
        if !only {
            return Some(false);
        }
        let looks = self.cost(&[change]);
        let enough = budget.spend(looks);
        enough.then(|| self.effect(&[change]).lost.is_empty())
    }

    /// The number that each figure of the reading would have to be, to the precision that it has.
    fn proposals(&self, reading: &Reading) -> Vec<Change> {
        match reading.relation {
            Relation::Equal => self.of_sum(reading),
            Relation::Share { percent } => {
                self.of_rate(reading, percent, Number::ZERO, Number::ONE)
            }
            Relation::Growth { percent, falling } => {
                let sign = if falling { -Number::ONE } else { Number::ONE };
                self.of_rate(reading, percent, Number::ONE_HUNDRED, sign)
            }
            Relation::AtMost | Relation::AtLeast => Vec::new(),
        }
    }

    fn of_sum(&self, reading: &Reading) -> Vec<Change> {
        let Some(excess) = self
            .sum(&reading.left)
            .zip(self.sum(&reading.right))
            .and_then(|(left, right)| left.checked_sub(right))
        else {
            return Vec::new();
        };
        let left = reading.left.iter().map(|term| (term, -excess));
        let right = reading.right.iter().map(|term| (term, excess));
        let change = |(term, by): (&Term, Number)| {
            let figure = term.figure()?;
            let by = by.checked_div(term.coefficient.into())?;
            self.change(figure, self.value(figure)?.checked_add(by)?)
        };
        left.chain(right).filter_map(change).collect()
    }

    /// The left side is `base` + `sign` × `percent` per cent of the right one.
    fn of_rate(
        &self,
        reading: &Reading,
        percent: FigureId,
        base: Number,
        sign: Number,
    ) -> Vec<Change> {
        let hundred = Number::ONE_HUNDRED;
        let proposals = || {
            let (left, right) = (self.sum(&reading.left)?, self.sum(&reading.right)?);
            let rate = base.checked_add(self.value(percent)?.checked_mul(sign)?)?;
            let worked_out = left.checked_mul(hundred)?.checked_div(right);
            let printed = worked_out.and_then(|rate| rate.checked_sub(base)?.checked_mul(sign));
            Some([
                (Some(percent), printed),
                (
                    only(&reading.left),
                    right.checked_mul(rate)?.checked_div(hundred),
                ),
                (
                    only(&reading.right),
                    left.checked_mul(hundred)?.checked_div(rate),
                ),
            ])
        };
        let change = |(figure, to): (Option<FigureId>, Option<Number>)| self.change(figure?, to?);
        proposals()
            .into_iter()
            .flatten()
            .filter_map(change)
            .collect()
    }

    /// The change of a figure to a number, rounded to the digits that the figure is printed with.
    fn change(&self, figure: FigureId, to: Number) -> Option<Change> {
        let printed = self.report.figure(figure)?;
        let from = printed.value()?;
        let to = to.round_half_up(from.scale());
        let possible = printed.approximate.is_none()
            && !to.is_sign_negative()
            && to != from
            && self
                .report
                .figure(figure)
                .and_then(most_in_words)
                .is_none_or(|most| to <= most);
        possible.then_some(Change {
            figure,
            from: Some(from),
            to,
        })
    }

    fn sum(&self, terms: &[Term]) -> Option<Number> {
        terms.iter().try_fold(Number::ZERO, |sum, term| {
            let value = term.operand.value(self.report, self.last_year)?;
            sum.checked_add(value.checked_mul(term.coefficient.into())?)
        })
    }

    fn value(&self, figure: FigureId) -> Option<Number> {
        self.report.figure(figure).and_then(Figure::value)
    }
}

/// Whether the relation sets words (全部办结, 均获维持) against figures: the words may be what is wrong.
pub(super) fn is_worded(judged: &Judged) -> bool {
    judged.equation.kind == RelationKind::AllOrNone
}

fn is_percentage(reading: &Reading) -> bool {
    matches!(
        reading.relation,
        Relation::Share { .. } | Relation::Growth { .. }
    )
}

/// The figure of a side that is nothing but one figure.
fn only(side: &[Term]) -> Option<FigureId> {
    let [term] = side else {
        return None;
    };
    term.figure().filter(|_| term.coefficient == 1)
}
