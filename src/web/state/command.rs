//! What a person does to the report that is shown, and what comes of it.

use std::rc::Rc;

use gouji::report::figure::FigureId;
use gouji::verdict::change::Change;
use gouji::view::card::{FindingKey, key};

use super::history::LastYearChoice;
use super::report::OpenedReport;
use super::{Selection, State};
use crate::text;

/// Something to be done to the report that is shown.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum ReportCommand {
    /// A figure is changed, as typed.
    Edit(FigureId, String),
    /// A repair is applied.
    Repair(Vec<Change>),
    /// A figure is as printed again, or all of them.
    Restore(Option<FigureId>),
    /// Blank totals are filled.
    FillTotals,
    /// Findings are set aside, for a reason.
    Dismiss(Vec<usize>, String),
    /// A finding that was set aside counts again.
    Reinstate(FindingKey),
    /// The blank form is that of an agency and a year, as far as they are told.
    Rename {
        /// The agency, as typed.
        agency: String,
        /// The year.
        year: Option<i32>,
    },
    /// Last year's report is chosen; nothing is that it is found by itself.
    ChooseLastYear(Option<LastYearChoice>),
    /// The last step is taken back.
    Undo,
    /// It is taken again.
    Redo,
}

impl State {
    /// Does it; without a report there is nothing to do it to.
    pub(super) fn apply(&mut self, command: ReportCommand) {
        let Some(report) = self.shown().map(Rc::clone) else {
            return;
        };
        // a field that is left says itself where the focus goes, and a repair was chosen by its figure
        let is_followed = !matches!(command, ReportCommand::Edit(..) | ReportCommand::Repair(_));
        let changed = match command {
            ReportCommand::Edit(figure, typed) => {
                self.editing = None;
                report.edit([(figure, typed)])
            }
            ReportCommand::Repair(changes) => {
                let first = changes.first().map(|change| change.figure);
                self.choose(first.map(Selection::Figure));
                let typed = changes
                    .iter()
                    .map(|change| (change.figure, change.to.normalize().to_string()));
                report.edit(typed)
            }
            ReportCommand::Restore(figure) => report.restore(figure),
            ReportCommand::FillTotals => {
                let filled = report.fill_totals();
                if filled.is_none() {
                    self.tell(text::NOTHING_TO_FILL.into(), false);
                }
                filled
            }
            ReportCommand::Dismiss(findings, reason) => {
                let found = findings
                    .iter()
                    .filter_map(|&index| report.checked.findings.get(index));
                report.dismiss(found.map(key), &reason)
            }
            ReportCommand::Reinstate(key) => report.reinstate(key),
            ReportCommand::Rename { agency, year } => report.rename(&agency, year),
            ReportCommand::ChooseLastYear(choice) => report.choose_last_year(choice),
            ReportCommand::Undo => report.undo(),
            ReportCommand::Redo => report.redo(),
        };
        if let Some(changed) = changed {
            self.replace(changed);
            if is_followed {
                self.focus_on_change(&report);
            }
        }
    }

    /// Puts a report in its own place.
    pub(super) fn replace(&mut self, report: OpenedReport) {
        let place = self.place(report.id);
        let reports = Rc::make_mut(&mut self.reports);
        if let Some(listed) = place.and_then(|place| reports.get_mut(place)) {
            listed.replace(Rc::new(report));
        }
        // findings and relations are counted anew; a figure keeps its name
        if !matches!(self.selection, Some(Selection::Figure(_))) {
            self.selection = None;
        }
        self.message = None;
    }
}
