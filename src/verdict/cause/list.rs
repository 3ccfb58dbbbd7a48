//! A list of the text that falls short of its whole → whether it may be the list that is incomplete.

use super::budget::Budget;
use super::evaluator::Evaluator;
use crate::order;
use crate::read::number::Number;
use crate::report::figure::FigureId;
use crate::rules::kind::RelationKind;
use crate::rules::reading::{Reading, Relation, Term};
use crate::verdict::{Judged, Verdict};

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
    /// What they themselves are said to be percentages of, as lines of the ledger.
    pub(super) shares: Vec<usize>,
}

impl Evaluator<'_> {
    /// The percentages of a list, if that is what the relation adds up and they make too little.
    pub(super) fn short_shares(&self, line: usize, budget: &mut Budget) -> Option<ShortShares> {
        let judged = self.ledger.get(line)?;
        let reading = judged.chosen()?;
        let Verdict::Broken { left, right, .. } = judged.verdict else {
            return None;
        };
        let hundred = judged.equation.kind == RelationKind::Hundred;
        if !hundred || reading.relation != Relation::Equal || left >= right {
            return None;
        }
        let mut short = ShortShares {
            sum: left,
            lists: Vec::new(),
            shares: Vec::new(),
        };
        for percent in reading.figures() {
            if !budget.spend(self.cost_of(percent)) {
                break;
            }
            for (line, judged) in self.relations(percent) {
                let reading = judged.chosen();
                let Some(reading) = reading.filter(|reading| is_share(reading, percent)) else {
                    continue;
                };
                short.shares.push(line);
                for part in reading.left.iter().filter_map(|term| term.figure()) {
                    if !budget.spend(self.cost_of(part)) {
                        break;
                    }
                    let lists = self.relations(part).filter(|(_, judged)| {
                        let reading = judged.chosen();
                        judged.equation.kind == RelationKind::List
                            && reading.is_some_and(|reading| reading.figures().any(|id| id == part))
                    });
                    short.lists.extend(lists.map(|(line, _)| line));
                }
            }
        }
        order::sort(&mut short.lists);
        short.lists.dedup();
        Some(short)
    }

    /// The relations that a figure occurs in and that count as evidence, as lines of the ledger.
    pub(super) fn relations(&self, figure: FigureId) -> impl Iterator<Item = (usize, &Judged)> {
        let variable = self.variable(figure);
        let lines = variable
            .into_iter()
            .flat_map(|variable| &variable.constraints);
        let lines = lines.filter_map(|&(line, _)| self.system.constraints.get(line));
        let others = variable.into_iter().flat_map(|variable| &variable.others);
        let lines = lines.map(|line| line.judged).chain(others.copied());
        lines.filter_map(|line| Some((line, self.ledger.get(line)?)))
    }

    /// The list of the text that is all the problem, if its parts make less than the whole.
    pub(super) fn incomplete(&self, problem: &[usize]) -> Option<ShortList> {
        let [line] = problem else {
            return None;
        };
        let judged = self.ledger.get(*line)?;
        if judged.equation.kind != RelationKind::List {
            return None;
        }
        let Verdict::Broken { left, right, .. } = judged.verdict else {
            return None;
        };
        let reading = judged.chosen()?;
        let (whole, parts, figure, terms) =
            match (reading.left.as_slice(), reading.right.as_slice()) {
                (terms, [whole]) => (right, left, whole.figure()?, terms),
                ([whole], terms) => (left, right, whole.figure()?, terms),
                _ => return None,
            };
        (parts < whole && !self.are_all(terms)).then(|| ShortList {
            whole,
            parts,
            shares: self.shares_of(figure),
        })
    }

    /// Whether a percentage of one of these parts fits what they make together, so that there are no others.
    fn are_all(&self, parts: &[Term]) -> bool {
        let Some(first) = parts.first().and_then(|part| part.figure()) else {
            return false;
        };
        self.relations(first).any(|(_, judged)| {
            let reading = judged.chosen();
            judged.verdict == Verdict::Holds
                && reading.is_some_and(|reading| {
                    matches!(reading.relation, Relation::Share { .. })
                        && parts.len() >= 2
                        && reading.right.len() == parts.len()
                        && parts.iter().all(|part| reading.right.contains(part))
                })
        })
    }

    /// How many percentages of a figure fit it.
    fn shares_of(&self, whole: FigureId) -> usize {
        let of_whole = |side: &[Term]| matches!(side, [term] if term.figure() == Some(whole));
        let fits = self.relations(whole).filter(|(_, judged)| {
            let reading = judged.chosen();
            judged.verdict == Verdict::Holds
                && reading.is_some_and(|reading| {
                    matches!(reading.relation, Relation::Share { .. }) && of_whole(&reading.right)
                })
        });
        fits.count()
    }
}

/// Whether a reading says of what this is the percentage.
fn is_share(reading: &Reading, of: FigureId) -> bool {
    matches!(reading.relation, Relation::Share { percent } if percent == of)
}
