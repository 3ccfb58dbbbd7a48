//! Numbers that the person typed → the relations that fitted what was printed there, and no longer do.

use super::super::change::Change;
use super::budget::Budget;
use super::evaluator::Evaluator;
use super::system::cost;
use crate::order;
use crate::report::figure::{Figure, FigureId};
use crate::rules::reading::Reading;
use crate::verdict::Verdict;

impl Evaluator<'_> {
    /// The number typed by the person without which the relation would hold; of several that only
    /// together make it hold, the first.
    pub(super) fn edit_behind(&self, line: usize, budget: &mut Budget) -> Option<FigureId> {
        if self.edited.is_empty() {
            return None;
        }
        let judged = self.ledger.get(line)?;
        let figures = judged.equation.readings.iter().flat_map(Reading::figures);
        let typed = order::set(figures.filter(|figure| self.edited.contains_key(figure)));
        let back: Vec<Change> = typed
            .iter()
            .filter_map(|&figure| self.back(figure))
            .collect();
        let each = back.chunks(1);
        let all = std::iter::once(&back[..]).filter(|all| all.len() > 1);
        for changes in each.chain(all) {
            if !budget.spend(cost(judged)) {
                return None;
            }
            if self.after(judged, changes) == Verdict::Holds {
                return changes.first().map(|change| change.figure);
            }
        }
        None
    }

    /// The change that puts back what was printed.
    pub(super) fn back(&self, figure: FigureId) -> Option<Change> {
        let &to = self.edited.get(&figure)?;
        Some(Change {
            figure,
            from: self.report.figure(figure).and_then(Figure::value),
            to,
        })
    }
}
