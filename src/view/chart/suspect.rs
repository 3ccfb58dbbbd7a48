//! Which figures are under suspicion: a checked report in, their ids out.

use crate::check::Checked;
use crate::order::Set;
use crate::report::figure::FigureId;
use crate::rules::level::Level;

/// The figures that the causes name, and those of broken relations for which no cause names any.
///
/// Where one repair is best, only what it would change; where several tie, what any of them would.
pub(super) fn figures(checked: &Checked) -> Set<FigureId> {
    let mut suspects = Set::new();
    let mut listed = Set::new();
    for cause in &checked.causes {
        let count = if cause.tied { cause.repairs.len() } else { 1 };
        let changes = cause
            .repairs
            .iter()
            .take(count)
            .flat_map(|repair| &repair.changes);
        suspects.extend(changes.map(|change| change.figure));
        if !cause.repairs.is_empty() {
            listed.extend(cause.findings.iter().copied());
        }
    }
    for (index, finding) in checked.findings.iter().enumerate() {
        let broken = finding.judged.is_some() && finding.level != Level::Note;
        if broken && !listed.contains(&index) {
            suspects.extend(finding.figures.iter().copied());
        }
    }
    suspects
}
