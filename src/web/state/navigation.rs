//! The way from one screen to another, by the page or by the history of the browser.

use std::rc::Rc;

use super::focus::Focus;
use super::listed::ListedReport;
use super::report::OpenedReport;
use super::report_id::ReportId;
use super::screen::{Arrival, Screen};
use super::table::TableTab;
use super::{FindingFilter, State, Tab};

/// What an entry of the browser's history shows: a screen, and which view of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct HistoryEntry {
    /// What is shown.
    pub(crate) screen: Screen,
    /// The view of the report.
    tab: Tab,
    /// The view of many reports.
    table_tab: TableTab,
}

impl From<Screen> for HistoryEntry {
    /// With its first view.
    fn from(screen: Screen) -> Self {
        Self {
            screen,
            tab: Tab::default(),
            table_tab: TableTab::default(),
        }
    }
}

impl HistoryEntry {
    /// What is shown now.
    pub(crate) fn of(state: &State) -> Self {
        let entry = Self::from(state.screen);
        match state.screen {
            Screen::Start => entry,
            Screen::Table => Self {
                table_tab: state.table.tab,
                ..entry
            },
            Screen::Report(_) => Self {
                tab: state.tab,
                ..entry
            },
        }
    }

    /// Its name in the history of the browser: the screen, and behind a stroke the view, where that is not the first.
    pub(crate) fn name(self) -> String {
        let (screen, view) = match self.screen {
            Screen::Start => return "start".to_owned(),
            Screen::Table => ("table".to_owned(), self.table_tab.id()),
            Screen::Report(id) => (id.number().to_string(), self.tab.id()),
        };
        if self == Self::from(self.screen) {
            screen
        } else {
            format!("{screen}/{view}")
        }
    }

    /// What goes by a name.
    pub(crate) fn by_name(name: &str) -> Option<Self> {
        let (screen, view) = name.split_once('/').unwrap_or((name, ""));
        let screen = match screen {
            "start" => Screen::Start,
            "table" => Screen::Table,
            number => Screen::Report(ReportId::of_number(number.parse().ok()?)),
        };
        let tab = Tab::ALL.into_iter().find(|tab| tab.id() == view);
        let table_tab = TableTab::ALL.into_iter().find(|tab| tab.id() == view);
        Some(Self {
            screen,
            tab: tab.unwrap_or_default(),
            table_tab: table_tab.unwrap_or_default(),
        })
    }
}

impl State {
    /// Which report is shown, or read to be shown.
    pub(crate) fn current(&self) -> Option<ReportId> {
        match self.screen {
            Screen::Report(id) => Some(id),
            Screen::Start | Screen::Table => None,
        }
    }

    /// The report that is shown.
    pub(crate) fn shown(&self) -> Option<&Rc<OpenedReport>> {
        self.listed(self.current()?)?.opened()
    }

    /// A report of the list.
    pub(crate) fn listed(&self, id: ReportId) -> Option<&ListedReport> {
        self.reports.get(self.place(id)?)
    }

    /// Where a report is in the list.
    pub(super) fn place(&self, id: ReportId) -> Option<usize> {
        self.reports.iter().position(|report| report.id() == id)
    }

    pub(super) fn show(&mut self, screen: Screen, arrival: Arrival) {
        if let Screen::Report(id) = screen {
            self.follow(id);
            // no more than one is held as a whole
            for report in Rc::make_mut(&mut self.reports) {
                if report.id() == id {
                    report.open();
                } else {
                    report.rest();
                }
            }
        }
        self.screen = screen;
        self.arrival = arrival;
        self.message = None;
        if arrival == Arrival::New {
            self.focus_if_lost(Some(Focus::Head));
        }
        self.begin();
    }

    /// Begins with the report that is shown as with one that was never looked at.
    pub(super) fn begin(&mut self) {
        self.tab = Tab::Report;
        self.filter = FindingFilter::All;
        self.editing = None;
        self.dialog = None;
        self.rule = None;
        self.choose_first();
    }

    /// Goes where the history of the browser leads; what is no longer there is nowhere to go to.
    pub(super) fn go_back_to(&mut self, screen: Screen) {
        let is_there = match screen {
            Screen::Start => true,
            Screen::Table => !self.reports.is_empty(),
            Screen::Report(id) => {
                let report = self.listed(id);
                report.is_some_and(|report| report.row().report.is_ok())
            }
        };
        let screen = match screen {
            screen if is_there => screen,
            _ if self.reports.is_empty() => Screen::Start,
            _ => Screen::Table,
        };
        self.show(screen, Arrival::ByHistory);
    }

    /// Goes to what an entry of the history shows; to another view of what is shown without beginning anew with it.
    pub(super) fn go_back_to_entry(&mut self, entry: HistoryEntry) {
        if entry.screen != self.screen {
            self.go_back_to(entry.screen);
        }
        self.arrival = Arrival::ByHistory;
        match self.screen {
            Screen::Start => {}
            Screen::Table => self.table.tab = entry.table_tab,
            Screen::Report(_) if entry.tab == Tab::Years && !self.years.has_others() => {}
            Screen::Report(_) => self.tab = entry.tab,
        }
    }

    /// Turns to a view of the report.
    pub(super) fn turn_to(&mut self, tab: Tab) {
        self.tab = tab;
        self.arrival = Arrival::New;
    }

    /// Turns to a view of many reports.
    pub(super) fn turn_table_to(&mut self, tab: TableTab) {
        if tab != self.table.tab {
            self.table.tab = tab;
            self.arrival = Arrival::New;
        }
    }

    /// Shows a report that was read from where it is stored, if it is still wanted.
    pub(super) fn show_read(&mut self, opened: OpenedReport) {
        let is_wanted = self.current() == Some(opened.id) && self.shown().is_none();
        let place = self.place(opened.id).filter(|_| is_wanted);
        if let Some(report) = place.and_then(|at| Rc::make_mut(&mut self.reports).get_mut(at)) {
            report.replace(Rc::new(opened));
            self.begin();
        }
    }
}
