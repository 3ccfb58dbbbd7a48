//! The report that is shown and those of other years: which of the list is last year's of the same agency, and what comes
//! of choosing and reading it.

use std::rc::Rc;
use std::sync::Arc;

use gouji::language::Words;
use gouji::read::document::Document;
use gouji::report::years::{ByHand, Key, LastYear, Linked};
use gouji::view::card::key;

use super::command::ReportCommand;
use super::history::{Changes, LastYearChoice};
use super::listed::{ListedReport, Origin};
use super::report::{LastYearReport, ReportId};
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

/// Last year's report, to be read.
#[derive(Clone, Debug)]
pub(crate) struct UnreadLastYear {
    /// Which one.
    pub(crate) id: ReportId,
    /// Where it is read; nothing where it is held.
    pub(crate) origin: Option<Origin>,
    source: String,
    document: Option<Arc<Document>>,
    changes: Rc<Changes>,
}

impl Years {
    /// How the report is linked.
    pub(crate) fn of(reports: &[ListedReport], report: ReportId) -> Self {
        // nobody chooses for more than a few reports by hand
        let place = |id: ReportId| reports.iter().position(|report| report.id() == id);
        let key = |report: &ListedReport| {
            let by_hand = report.changes().last_year.and_then(|choice| match choice {
                LastYearChoice::None => Some(ByHand::None),
                // what was closed is found by itself again, or another one is
                LastYearChoice::Report(last) => place(last).map(ByHand::Report),
            });
            Key {
                by_hand,
                ..report.key()
            }
        };
        let Some(at) = place(report) else {
            return Self::default();
        };
        let keys: Vec<Key> = reports.iter().map(key).collect();
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

impl UnreadLastYear {
    /// The report with the document, which is its own where it is held.
    pub(crate) fn read(self, document: Option<Document>) -> Option<LastYearReport> {
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
        let read = last.as_last_year().read(None);
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
    pub(crate) fn key(&self) -> Key {
        let overview = self.row().report.as_ref().ok();
        Key {
            agency: overview.and_then(|overview| overview.agency.clone()),
            year: overview.and_then(|overview| overview.year),
            by_hand: None,
        }
    }

    /// The report to be read as last year's of another.
    pub(crate) fn as_last_year(&self) -> UnreadLastYear {
        let document = self.document().cloned();
        UnreadLastYear {
            id: self.id(),
            source: self.row().source.clone(),
            origin: self.origin().cloned().filter(|_| document.is_none()),
            document,
            changes: Rc::clone(self.changes()),
        }
    }
}
