//! A broken relation that is no plain equation → the single figures that could put it right.
//!
//! A percentage leaves room for rounding, and some wordings have several readings. Where just one number
//! fits in the place of a figure, it is a repair; where several do, none of them can be named.

use super::super::change::Change;
use super::budget::Budget;
use super::evidence::Witness;
use super::system::cost;
use super::writing::most_in_words;
use crate::read::number::Number;
use crate::report::figure::{Figure, FigureId};
use crate::rules::equation::{Operand, Reading, Relation, Term};
use crate::rules::kind::Kind;
use crate::verdict::{Judged, Verdict};

impl Witness<'_> {
    /// The changes of one figure after which the relation holds and no other is broken anew; none where
    /// that takes more looks than there are.
    pub(super) fn single_changes(&self, line: usize, budget: &mut Budget) -> Option<Vec<Change>> {
        let judged = self.ledger.get(line)?;
        let mut changes: Vec<Change> = Vec::new();
        // a percentage could be of anything: only of what it most likely is it is worked out
        let readings = match judged.equation.readings.get(judged.reading) {
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
                .is_some_and(|to| self.again(judged, &[Change { to, ..change }]) == Verdict::Holds)
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
            Relation::Share { percent } => self.of_share(reading, percent).unwrap_or_default(),
            Relation::Growth { percent, falling } => self
                .of_growth(reading, percent, falling)
                .unwrap_or_default(),
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

    fn of_share(&self, reading: &Reading, percent: FigureId) -> Option<Vec<Change>> {
        let (part, whole) = (self.sum(&reading.left)?, self.sum(&reading.right)?);
        let printed = self.value(percent)?;
        let hundred = Number::ONE_HUNDRED;
        let share = part.checked_mul(hundred)?.checked_div(whole);
        let of_whole = whole.checked_mul(printed)?.checked_div(hundred);
        let for_part = part.checked_mul(hundred)?.checked_div(printed);
        Some(self.changes([
            (Some(percent), share),
            (only(&reading.left), of_whole),
            (only(&reading.right), for_part),
        ]))
    }

    fn of_growth(
        &self,
        reading: &Reading,
        percent: FigureId,
        falling: bool,
    ) -> Option<Vec<Change>> {
        let (now, before) = (self.sum(&reading.left)?, self.sum(&reading.right)?);
        let printed = self.value(percent)?;
        let hundred = Number::ONE_HUNDRED;
        let (more, share) = if falling {
            (before.checked_sub(now)?, hundred.checked_sub(printed)?)
        } else {
            (now.checked_sub(before)?, hundred.checked_add(printed)?)
        };
        let grown = before.checked_mul(share)?.checked_div(hundred);
        let shrunk = now.checked_mul(hundred)?.checked_div(share);
        Some(self.changes([
            (
                Some(percent),
                more.checked_mul(hundred)?.checked_div(before),
            ),
            (only(&reading.left), grown),
            (only(&reading.right), shrunk),
        ]))
    }

    fn changes(&self, proposals: [(Option<FigureId>, Option<Number>); 3]) -> Vec<Change> {
        let change = |(figure, to): (Option<FigureId>, Option<Number>)| self.change(figure?, to?);
        proposals.into_iter().filter_map(change).collect()
    }

    /// The change of a figure to a number, rounded to the digits that the figure is printed with.
    fn change(&self, figure: FigureId, to: Number) -> Option<Change> {
        let printed = self.report.figure(figure)?;
        let from = printed.value()?;
        let to = to.round_half_up(from.scale());
        let possible = printed.approximate.is_none()
            && !to.is_sign_negative()
            && to != from
            && most_in_words(self.report, figure).is_none_or(|most| to <= most);
        possible.then_some(Change {
            figure,
            from: Some(from),
            to,
        })
    }

    fn sum(&self, terms: &[Term]) -> Option<Number> {
        let mut sum = Number::ZERO;
        for term in terms {
            let value = match term.operand {
                Operand::Figure(figure) => self.value(figure)?,
                Operand::Constant(number) => number,
                Operand::LastYear(figure) => self
                    .last_year
                    .and_then(|last| last.figure(figure))?
                    .value()?,
            };
            sum = sum.checked_add(value.checked_mul(term.coefficient.into())?)?;
        }
        Some(sum)
    }

    fn value(&self, figure: FigureId) -> Option<Number> {
        self.report.figure(figure).and_then(Figure::value)
    }
}

/// Whether the relation sets words (全部办结, 均获维持) against figures: the words may be what is wrong.
pub(super) fn is_worded(judged: &Judged) -> bool {
    judged.equation.kind == Kind::AllOrNone
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
