//! A repair → the relations that it touches, as they would be judged after it: for comparing candidates
//! side by side.

use super::Repair;
use super::evaluator::apply;
use crate::report::Report;
use crate::rules::reading::Reading;
use crate::verdict::{Judged, judge};

/// A relation that contains a figure that a repair changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RepairEffect {
    /// The line of the ledger as it is now.
    pub line: usize,
    /// The same relation judged after the repair.
    pub after: Judged,
}

/// The report with the changes of a repair made.
#[must_use]
pub fn repaired(report: &Report, repair: &Repair) -> Report {
    let mut repaired = report.clone();
    apply(&mut repaired, &repair.changes);
    repaired
}

/// The relations that contain a figure changed by the repair, in the order of the ledger.
pub fn effects(
    report: &Report,
    last_year: Option<&Report>,
    ledger: &[Judged],
    repair: &Repair,
) -> Vec<RepairEffect> {
    let equations = ledger
        .iter()
        .map(|judged| judged.equation.clone())
        .collect();
    let changed = |judged: &Judged| {
        let mut figures = judged.equation.readings.iter().flat_map(Reading::figures);
        figures.any(|figure| repair.changes.iter().any(|change| change.figure == figure))
    };
    judge(&repaired(report, repair), last_year, equations)
        .into_iter()
        .enumerate()
        .filter(|(_, after)| changed(after))
        .map(|(line, after)| RepairEffect { line, after })
        .collect()
}
