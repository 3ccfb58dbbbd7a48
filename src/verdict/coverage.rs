//! Ledger → how many relations hold, are broken or could not be checked, and which numbers none uses.

use super::{Judged, Verdict};
use crate::order;
use crate::report::Report;
use crate::report::figure::FigureId;
use crate::rules::reading::Reading;

/// How many relations hold, are broken or could not be checked (核对覆盖情况).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CoverageCounts {
    /// 成立.
    pub holding: usize,
    /// 不符.
    pub broken: usize,
    /// 未能核对.
    pub undecided: usize,
}

/// The counts over all relations, those of the tables and those of the running text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// All relations: the other two together.
    pub all: CoverageCounts,
    /// Relations between figures of tables.
    pub table: CoverageCounts,
    /// Relations that the running text states.
    pub text: CoverageCounts,
}

/// Counts the relations of a ledger; those that do not apply are none.
pub fn count(ledger: &[Judged]) -> Coverage {
    let mut coverage = Coverage::default();
    for judged in ledger {
        let part = if judged.equation.rule.is_of_text() {
            &mut coverage.text
        } else {
            &mut coverage.table
        };
        for counts in [part, &mut coverage.all] {
            match judged.verdict {
                Verdict::Holds => counts.holding += 1,
                Verdict::Broken { .. } => counts.broken += 1,
                Verdict::Undecided(_) => counts.undecided += 1,
                Verdict::NotApplicable => {}
            }
        }
    }
    coverage
}

/// The numbers of the running text that no relation uses (未用于核对的数), in the order of the text.
///
/// Together with the relations and [`Report::no_quantities`] they account for every number of the
/// text, so that silence is not mistaken for approval.
pub fn unused(report: &Report, ledger: &[Judged]) -> Vec<FigureId> {
    let readings = ledger
        .iter()
        .filter(|judged| judged.verdict != Verdict::NotApplicable)
        .flat_map(|judged| &judged.equation.readings);
    let is_of_text = |id: &FigureId| matches!(id, FigureId::Text(_));
    let used = order::set(readings.flat_map(Reading::figures).filter(is_of_text));
    let figures = report.figures.keys().filter(is_of_text);
    figures.filter(|id| !used.contains(id)).collect()
}
