//! The report that is shown and those of other years: which of the list is last year's of the same agency, and what comes
//! of choosing and reading it.

use std::rc::Rc;
use std::sync::Arc;

use gouji::language::Words;
use gouji::order::Map;
use gouji::read::document::Document;
use gouji::report::years::{ByHand, LastYear, Linked, YearKey};
use gouji::view::card::key;
use gouji::view::reply::CheckedOverview;

use super::check_input::{Against, CheckInput};
use super::command::ReportCommand;
use super::history::{Changes, LastYearChoice};
use super::listed::ListedReport;
use super::report::LastYearReport;
use super::report_id::ReportId;
use super::screen::Arrival;
use super::{Selection, State, Tab};
use crate::text;

/// How a report is linked to others of the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Years {
    /// Which one is last year's.
    pub(crate) last: LinkedReport,
    /// Those of the same agency on all years, this one among them, the first year first.
    pub(crate) series: Vec<ReportId>,
}

/// Which report is last year's.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) enum LinkedReport {
    /// None of the list.
    #[default]
    None,
    /// This one.
    Report(ReportId),
    /// One of these may be.
    Unclear(Vec<ReportId>),
}

/// What decides how the report that is shown is linked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct LinkKey {
    report: Option<ReportId>,
    agency: Option<String>,
    year: Option<i32>,
    choice: Option<LastYearChoice>,
    /// How many reports are listed, and how many of them were read.
    reports: (usize, usize),
}

/// A row that was to be held against last year's report, or against none any more.
#[derive(Debug)]
pub(crate) struct ComparedRow {
    /// Which one.
    pub(crate) id: ReportId,
    /// What was done to the report when it was checked.
    pub(crate) changes: Rc<Changes>,
    /// Last year's report.
    pub(crate) against: Option<Against>,
    /// What was found; nothing where one of the two could not be read.
    pub(crate) checked: Option<CheckedOverview>,
}

/// What links the reports of a list.
fn keys(reports: &[ListedReport]) -> Vec<YearKey> {
    // nobody chooses for more than a few reports by hand
    let place = |id: ReportId| reports.iter().position(|report| report.id() == id);
    let key = |report: &ListedReport| {
        let by_hand = report.changes().last_year.and_then(|choice| match choice {
            LastYearChoice::None => Some(ByHand::None),
            // what was closed is found by itself again, or another one is
            LastYearChoice::Report(last) => place(last).map(ByHand::Report),
        });
        YearKey {
            by_hand,
            ..report.key()
        }
    };
    reports.iter().map(key).collect()
}

/// Last year's report of each report of a list, where it is certain and could be read.
pub(crate) struct LastYears<'a>(Map<ReportId, &'a ListedReport>);

impl<'a> LastYears<'a> {
    /// Those of a list.
    pub(crate) fn of(reports: &'a [ListedReport]) -> Self {
        let keys = keys(reports);
        let linked = Linked::of(&keys);
        let last = |at: usize| match linked.last_year(at) {
            LastYear::Report(last) => reports.get(last),
            LastYear::None | LastYear::Unclear(_) => None,
        };
        let linked = reports.iter().enumerate().filter_map(|(at, report)| {
            let last = last(at).filter(|last| last.row().report.is_ok())?;
            Some((report.id(), last))
        });
        Self(linked.collect())
    }

    /// What it takes to check a report, last year's with it.
    pub(crate) fn check_input(&self, report: &ListedReport) -> CheckInput {
        let input = report.check_input();
        if report.opened().is_some() {
            return input;
        }
        let last = self.0.get(&report.id());
        CheckInput {
            last_year: last.map(|last| Box::new(last.as_last_year())),
            ..input
        }
    }
}

/// The reports at rest of which the row is not held against what it should be.
pub(crate) fn rows_to_compare(reports: &[ListedReport]) -> Vec<CheckInput> {
    let last_years = LastYears::of(reports);
    let are_at_rest = reports.iter().filter(|report| report.opened().is_none());
    let stale = are_at_rest.filter(|report| {
        let last = last_years.0.get(&report.id());
        let against = last.map(|last| last.as_against());
        report.row().report.is_ok() && against.as_ref() != report.against()
    });
    stale.map(|report| last_years.check_input(report)).collect()
}

/// How many rows are held against last year's reports.
pub(crate) fn compared_rows(reports: &[ListedReport]) -> usize {
    let compared = reports.iter().filter(|report| report.against().is_some());
    compared.count()
}

impl Years {
    /// How the report is linked.
    pub(crate) fn of(reports: &[ListedReport], report: ReportId) -> Self {
        let Some(at) = reports.iter().position(|listed| listed.id() == report) else {
            return Self::default();
        };
        let keys = keys(reports);
        let linked = Linked::of(&keys);
        let id = |at: usize| reports.get(at).map(ListedReport::id);
        Self {
            last: match linked.last_year(at) {
                LastYear::None => LinkedReport::None,
                LastYear::Report(at) => id(at).map_or(LinkedReport::None, LinkedReport::Report),
                LastYear::Unclear(found) => {
                    LinkedReport::Unclear(found.into_iter().filter_map(id).collect())
                }
            },
            series: linked.series(at).into_iter().filter_map(id).collect(),
        }
    }
}

impl Years {
    /// Whether there are reports of other years.
    pub(crate) fn has_others(&self) -> bool {
        self.series.len() > 1
    }
}

impl CheckInput {
    /// The report as last year's of another, with the document, which is its own where it is held.
    pub(crate) fn into_last_year(self, document: Option<Document>) -> Option<LastYearReport> {
        let document = document.map(Arc::new).or(self.document)?;
        Some(LastYearReport::of(
            self.id,
            self.source,
            document,
            self.changes,
        ))
    }
}

impl State {
    /// Links the report that is shown anew, where something that decides it has changed since `before`.
    pub(super) fn link_years(&mut self, before: &State) {
        if self.screen == before.screen && Rc::ptr_eq(&self.reports, &before.reports) {
            return;
        }
        let key = self.link_key();
        if key == self.link_key {
            return;
        }
        self.years = Rc::new(match key.report {
            Some(report) => Years::of(&self.reports, report),
            None => Years::default(),
        });
        self.link_key = key;
        if self.tab == Tab::Years && !self.years.has_others() {
            self.tab = Tab::Report;
            self.arrival = Arrival::InPlace;
        }
    }

    fn link_key(&self) -> LinkKey {
        let Some(report) = self.current().and_then(|id| self.listed(id)) else {
            return LinkKey::default();
        };
        let key = report.key();
        let read = self.reports.iter().filter(|of| of.row().report.is_ok());
        LinkKey {
            report: Some(report.id()),
            agency: key.agency,
            year: key.year,
            choice: report.changes().last_year,
            reports: (self.reports.len(), read.count()),
        }
    }

    /// Which report the one that is shown is to be held against, and is not yet; nothing in place of the report where it
    /// is to be held against none.
    pub(crate) fn to_be_compared(&self) -> Option<(ReportId, Option<&ListedReport>)> {
        let shown = self.shown()?;
        let wanted = match self.years.last {
            LinkedReport::Report(id) => self.listed(id).filter(|of| of.row().report.is_ok()),
            LinkedReport::None | LinkedReport::Unclear(_) => None,
        };
        let is_done = match (wanted, shown.last_year()) {
            (None, None) => true,
            (Some(wanted), Some(last)) => {
                wanted.id() == last.id && Rc::ptr_eq(wanted.changes(), &last.changes)
            }
            _ => false,
        };
        (!is_done).then_some((shown.id, wanted))
    }

    /// Holds a report against last year's, which was read, or against none.
    pub(super) fn hold_against_last_year(
        &mut self,
        report: ReportId,
        last_year: Option<LastYearReport>,
    ) {
        let Some(shown) = self.shown().filter(|shown| shown.id == report).cloned() else {
            return;
        };
        let next = shown.held_against(last_year.map(Rc::new));
        let chosen = match self.selection {
            Some(Selection::Finding(at)) => shown.checked.findings.get(at).map(key),
            _ => None,
        };
        let mut findings = next.checked.findings.iter();
        let found = chosen.and_then(|chosen| findings.position(|finding| key(finding) == chosen));
        let message = self.message.take();
        self.replace(next);
        self.message = message;
        if self.choices == 0 {
            self.choose_first();
        } else if let Some(at) = found {
            self.selection = Some(Selection::Finding(at));
        }
    }

    /// Takes in what became of rows that were held against last year's reports; what was changed or opened meanwhile is
    /// as it is.
    pub(super) fn compare_rows(&mut self, rows: Vec<ComparedRow>) {
        let rows = rows.into_iter().map(|row| (row.id, row));
        let mut rows: Map<ReportId, ComparedRow> = rows.collect();
        for report in Rc::make_mut(&mut self.reports) {
            if let Some(row) = rows.remove(&report.id())
                && report.opened().is_none()
                && Rc::ptr_eq(report.changes(), &row.changes)
            {
                report.hold_row_against(row.against, row.checked);
            }
        }
    }

    /// Rows that the browser kept are held against the reports that they were held against then, as those are now.
    pub(super) fn hold_rows_again(&mut self) {
        let held = self.reports.iter().map(|report| {
            let against = self.listed(report.against()?.id)?;
            Some(against.as_against())
        });
        let held: Vec<Option<Against>> = held.collect();
        let reports = Rc::make_mut(&mut self.reports).iter_mut();
        for (report, against) in reports.zip(held) {
            if against.is_some() {
                report.hold_row_against(against, None);
            }
        }
    }

    /// Says that last year's report could not be read.
    pub(super) fn refuse_last_year(&mut self, id: ReportId, why: &Words) {
        self.refuse(id, why);
        if let Some(report) = self.listed(id) {
            let words = text::refused_file(report.row().file(), why);
            self.tell(words, true);
        }
    }

    /// Compares a report no more with one of which the reading was stopped, if that is still wanted.
    pub(super) fn give_up_last_year(&mut self, report: ReportId, last: ReportId) {
        let wanted = self.to_be_compared();
        let wanted = wanted.map(|(report, last)| (report, last.map(ListedReport::id)));
        if wanted == Some((report, Some(last))) {
            let choice = LastYearChoice::None;
            self.apply(ReportCommand::ChooseLastYear(Some(choice)));
        }
    }

    /// Lists a report that was given as last year's of another, which is held against it from now on.
    pub(super) fn give_last_year(&mut self, report: ReportId, mut last: ListedReport) {
        let id = last.id();
        // it was just read
        let read = last.as_last_year().into_last_year(None);
        last.rest();
        Rc::make_mut(&mut self.reports).push(last);
        self.sequence = self.sequence.iter().copied().chain([id]).collect();
        if self.current() == Some(report) {
            let choice = LastYearChoice::Report(id);
            self.apply(ReportCommand::ChooseLastYear(Some(choice)));
            self.hold_against_last_year(report, read);
        }
    }
}

impl ListedReport {
    /// What links it to others.
    pub(crate) fn key(&self) -> YearKey {
        let overview = self.row().report.as_ref().ok();
        YearKey {
            agency: overview.and_then(|overview| overview.agency.clone()),
            year: overview.and_then(|overview| overview.year),
            by_hand: None,
        }
    }

    /// The report to be read as last year's of another.
    pub(crate) fn as_last_year(&self) -> CheckInput {
        CheckInput {
            sums: None,
            last_year: None,
            ..self.check_input()
        }
    }
}
