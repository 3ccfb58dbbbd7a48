//! A list of the text that falls short of its whole → whether it may be the list that is incomplete.

use super::evidence::Witness;
use crate::read::number::Number;
use crate::report::figure::FigureId;
use crate::rules::equation::{Relation, Term};
use crate::verdict::Verdict;

/// A whole of which the parts listed make less.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ShortList {
    /// The whole.
    pub(super) whole: Number,
    /// What the parts make.
    pub(super) parts: Number,
    /// How many percentages of the whole fit it.
    pub(super) shares: usize,
}

impl Witness<'_> {
    /// The list of the text that is all the problem, if its parts make less than the whole.
    pub(super) fn incomplete(&self, problem: &[usize]) -> Option<ShortList> {
        let [line] = problem else {
            return None;
        };
        let judged = self.ledger.get(*line)?;
        if judged.equation.rule.code != "text-sum" {
            return None;
        }
        let Verdict::Broken { left, right, .. } = judged.verdict else {
            return None;
        };
        let reading = judged.equation.readings.get(judged.reading)?;
        let (whole, parts, figure) = match (reading.left.as_slice(), reading.right.as_slice()) {
            (_, [whole]) => (right, left, whole.figure()?),
            ([whole], _) => (left, right, whole.figure()?),
            _ => return None,
        };
        (parts < whole).then(|| ShortList {
            whole,
            parts,
            shares: self.shares_of(figure),
        })
    }

    /// How many percentages of a figure fit it.
    fn shares_of(&self, whole: FigureId) -> usize {
        let of_whole = |side: &[Term]| matches!(side, [term] if term.figure() == Some(whole));
        let fits = self.ledger.iter().filter(|judged| {
            let reading = judged.equation.readings.get(judged.reading);
            judged.verdict == Verdict::Holds
                && reading.is_some_and(|reading| {
                    matches!(reading.relation, Relation::Share { .. }) && of_whole(&reading.right)
                })
        });
        fits.count()
    }
}
