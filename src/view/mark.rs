//! Marks on figures: a checked report in, what each figure of the sheet is marked with out.

use super::card::{Dismissed, key};
use crate::check::Checked;
use crate::order::Map;
use crate::report::figure::FigureId;
use crate::rules::level::Level;
use crate::verdict::Verdict;

/// What is known about one figure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Mark {
    /// The most serious finding that it takes part in.
    pub level: Option<Level>,
    /// Whether it is named as the likely wrong number.
    pub culprit: bool,
    /// Whether it takes part in a relation, and all of them hold.
    pub holds: bool,
    /// Whether it is located between the figures of a broken relation without being its total: such a
    /// figure is marked more softly, for it is most likely right.
    pub part: bool,
}

/// The marks of all figures that take part in anything; in a form that is still being filled in matters
/// of form are not marked.
pub fn marks(checked: &Checked, dismissed: &Dismissed, unfinished: bool) -> Map<FigureId, Mark> {
    let mut marks: Map<FigureId, Mark> = Map::new();
    for judged in &checked.ledger {
        let Some(reading) = judged.chosen() else {
            continue;
        };
        let holds = match judged.verdict {
            Verdict::Holds => true,
            Verdict::Broken { .. } => false,
            Verdict::Undecided(_) | Verdict::NotApplicable => continue,
        };
        for figure in reading.figures() {
            let mark = marks.entry(figure).or_insert(Mark {
                holds: true,
                ..Mark::default()
            });
            mark.holds &= holds;
        }
    }
    for finding in &checked.findings {
        if dismissed.contains_key(&key(finding)) || unfinished && finding.judged.is_none() {
            continue;
        }
        for (index, &figure) in finding.figures.iter().enumerate() {
            let mark = marks.entry(figure).or_default();
            let part = index > 0 && finding.judged.is_some();
            if mark.level.is_none_or(|level| finding.level < level) {
                mark.level = Some(finding.level);
                mark.part = part;
            } else if mark.level == Some(finding.level) {
                mark.part &= part;
            }
        }
    }
    for cause in &checked.causes {
        let open = |&index: &usize| {
            let finding = checked.findings.get(index);
            finding.is_some_and(|finding| !dismissed.contains_key(&key(finding)))
        };
        if cause.tied || !cause.findings.iter().any(open) {
            continue;
        }
        for change in cause.repairs.iter().take(1).flat_map(|r| &r.changes) {
            let mark = marks.entry(change.figure).or_default();
            mark.culprit = true;
            mark.part = false;
        }
    }
    marks
}
