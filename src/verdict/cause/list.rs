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

/// Percentages of a list that names everything, which make less than 100.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ShortShares {
    /// What they make.
    pub(super) sum: Number,
    /// The lists whose parts they are percentages of, as lines of the ledger.
    pub(super) lists: Vec<usize>,
}

impl Witness<'_> {
    /// The percentages of a list, if that is what the relation adds up and they make too little.
    pub(super) fn short_shares(&self, line: usize) -> Option<ShortShares> {
        let judged = self.ledger.get(line)?;
        let reading = judged.equation.readings.get(judged.reading)?;
        let Verdict::Broken { left, right, .. } = judged.verdict else {
            return None;
        };
        let code = judged.equation.rule.code;
        if code != "text-share" || reading.relation != Relation::Equal || left >= right {
            return None;
        }
        let percents: Vec<FigureId> = reading.figures().collect();
        let mut parts: Vec<FigureId> = Vec::new();
        for judged in self.ledger {
            let Some(reading) = judged.equation.readings.get(judged.reading) else {
                continue;
            };
            if let Relation::Share { percent } = reading.relation
                && percents.contains(&percent)
            {
                parts.extend(reading.left.iter().filter_map(|term| term.figure()));
            }
        }
        let lists = self.ledger.iter().enumerate().filter(|(_, judged)| {
            let reading = judged.equation.readings.get(judged.reading);
            judged.equation.rule.code == "text-sum"
                && reading
                    .is_some_and(|reading| reading.figures().any(|figure| parts.contains(&figure)))
        });
        Some(ShortShares {
            sum: left,
            lists: lists.map(|(line, _)| line).collect(),
        })
    }

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
