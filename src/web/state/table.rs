//! The table of reports as it is looked at: its order, its filter, the row where the keys are, and the way from one
//! report to the next.

use std::rc::Rc;

use gouji::language::Words;
use gouji::order;
use gouji::view::summary::table::{self, Column, Order};
use serde::{Deserialize, Serialize};

use super::State;
use super::check_input::CheckInput;
use super::listed::ListedReport;
use super::report_id::ReportId;
use super::screen::{Arrival, Screen};
use super::sum_choice::SumChoice;
use super::years::LastYears;
use crate::text;

/// So many rows are drawn at a time.
pub(crate) const PAGE: usize = 100;

/// What is seen of many reports.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum TableTab {
    /// 列表: a row for each.
    #[default]
    List,
    /// 按规则: how many break which rule.
    Rules,
    /// 图表: how it is spread out over them.
    Charts,
    /// 汇总: what they add up to.
    Sums,
    /// 对照名单: which agencies of a list have none.
    Agencies,
}

impl TableTab {
    /// The tabs in their order.
    pub(crate) const ALL: [Self; 5] = [
        Self::List,
        Self::Rules,
        Self::Charts,
        Self::Sums,
        Self::Agencies,
    ];

    /// Its name in ids.
    pub(crate) fn id(self) -> &'static str {
        match self {
            Self::List => "list",
            Self::Rules => "rules",
            Self::Charts => "charts",
            Self::Sums => "sums",
            Self::Agencies => "agencies",
        }
    }
}

/// A list of agencies that a person gave.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct AgencyList {
    /// As it was pasted.
    pub(crate) text: String,
    /// The year on which each is to report, where that was chosen.
    pub(crate) year: Option<i32>,
}

/// How the table is looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct TableView {
    /// What is seen.
    pub(crate) tab: TableTab,
    /// The agencies that are to report.
    pub(crate) agencies: AgencyList,
    /// What is added up.
    pub(crate) sums: SumChoice,
    /// By what it is sorted.
    pub(crate) order: Order,
    /// What is listed.
    pub(crate) filter: table::Filter,
    /// Which page of it is drawn.
    pub(crate) page: usize,
    /// The row where the keys are.
    pub(crate) row: Option<ReportId>,
    /// How often the keys moved.
    pub(crate) moves: usize,
    /// Whether the person stopped rows from being held against last year's reports.
    pub(crate) comparing_stopped: bool,
}

/// A move of the keys through the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RowMove {
    /// To the row above.
    Up,
    /// To the row below.
    Down,
    /// A page up.
    PageUp,
    /// A page down.
    PageDown,
    /// To the first row.
    First,
    /// To the last row.
    Last,
    /// To the row where the keys were, or that of a report.
    To(Option<ReportId>),
}

/// What is exported: the reports that are chosen, or all that the table lists, in its order.
pub(crate) fn to_export(reports: &[ListedReport], view: &TableView) -> Vec<CheckInput> {
    let chosen = &view.sums.reports;
    let rows = reports.iter().map(ListedReport::row);
    let filter = if chosen.is_empty() {
        view.filter.clone()
    } else {
        table::Filter::default()
    };
    let listed = table::list(rows, view.order, &filter).into_iter();
    let listed = listed.filter_map(|at| reports.get(at));
    let wanted = listed.filter(|report| chosen.is_empty() || chosen.contains(&report.id()));
    let last_years = LastYears::of(reports);
    wanted
        .map(|report| last_years.check_input(report))
        .collect()
}

impl State {
    /// The reports of the table in its order.
    pub(crate) fn rows(&self) -> Vec<ReportId> {
        let rows = self.reports.iter().map(ListedReport::row);
        let listed = table::list(rows, self.table.order, &self.table.filter);
        let ids = listed.into_iter().filter_map(|at| self.reports.get(at));
        ids.map(ListedReport::id).collect()
    }

    /// Sorts the table.
    pub(super) fn sort(&mut self, column: Column) {
        self.table.order = self.table.order.pressed(column);
        self.table.page = 0;
        self.table.row = None;
    }

    /// Filters the table.
    pub(super) fn filter_rows(&mut self, filter: table::Filter) {
        self.table.filter = filter;
        self.turn_table_to(TableTab::List);
        self.table.page = 0;
        self.table.row = None;
    }

    /// Turns to a page.
    pub(super) fn turn_page(&mut self, page: usize) {
        let rows = self.rows();
        self.table.page = page.min(rows.len().saturating_sub(1) / PAGE);
        self.table.row = rows.get(self.table.page * PAGE).copied();
        self.table.moves += 1;
    }

    /// Moves the keys.
    pub(super) fn move_row(&mut self, to: RowMove) {
        let rows = self.rows();
        let Some(last) = rows.len().checked_sub(1) else {
            return;
        };
        let place = |id: Option<ReportId>| rows.iter().position(|&row| Some(row) == id);
        let first = self.table.page * PAGE;
        let at = place(self.table.row).unwrap_or(first);
        let at = match to {
            RowMove::Up => at.saturating_sub(1),
            RowMove::Down => at + 1,
            RowMove::PageUp => at.saturating_sub(PAGE),
            RowMove::PageDown => at + PAGE,
            RowMove::First => 0,
            RowMove::Last => last,
            RowMove::To(id) => place(id).unwrap_or(at),
        };
        let at = at.min(last);
        self.table.row = rows.get(at).copied();
        self.table.page = at / PAGE;
        self.table.moves += 1;
    }

    /// Takes down which reports come before and after one that is about to be shown: those of the table in its order,
    /// which stays as it is while reports are changed.
    pub(super) fn follow(&mut self, id: ReportId) {
        let is_followed = self.sequence.contains(&id) && self.screen != Screen::Table;
        if !is_followed {
            let mut rows = self.rows();
            if !rows.contains(&id) {
                rows = self.reports.iter().map(ListedReport::id).collect();
            }
            let readable = |id: &ReportId| {
                let report = self.listed(*id);
                report.is_some_and(|report| report.row().report.is_ok())
            };
            rows.retain(|row| *row == id || readable(row));
            self.sequence = rows.into();
        }
        self.table.row = Some(id);
        if let Some(at) = self.rows().iter().position(|&row| row == id) {
            self.table.page = at / PAGE;
        }
    }

    /// The place of the report that is shown among those that come before and after it, and how many they are.
    pub(crate) fn place_in_sequence(&self) -> Option<(usize, usize)> {
        let current = self.current()?;
        let at = self.sequence.iter().position(|&id| id == current)?;
        Some((at, self.sequence.len()))
    }

    /// Shows the report before or after the one that is shown, in its place.
    pub(super) fn step_report(&mut self, back: bool) {
        let Some((at, _)) = self.place_in_sequence() else {
            return;
        };
        let to = if back {
            at.checked_sub(1)
        } else {
            Some(at + 1)
        };
        if let Some(&id) = to.and_then(|to| self.sequence.get(to)) {
            self.show(Screen::Report(id), Arrival::InPlace);
        }
    }

    /// Adds reports that were checked beside the page.
    pub(super) fn list_reports(&mut self, reports: Vec<ListedReport>) {
        let mut sequence = self.sequence.to_vec();
        for report in &reports {
            if report.row().report.is_ok() && self.table.filter.admits(report.row()) {
                sequence.push(report.id());
            }
        }
        if self.current().is_some() {
            self.sequence = sequence.into();
        }
        self.offer = None;
        let listed = Rc::make_mut(&mut self.reports);
        listed.extend(reports);
        // they come as they are done; the list has them as they were given
        order::sort_by_key(listed, ListedReport::id);
    }

    /// Says in its row why a report could not be read.
    pub(super) fn refuse(&mut self, id: ReportId, why: &Words) {
        let Some(at) = self.place(id) else { return };
        if let Some(report) = Rc::make_mut(&mut self.reports).get_mut(at) {
            report.refuse(why.clone());
            let words = text::refused_file(report.row().file(), why);
            self.give_up(id, words, true);
        }
    }

    /// Goes from a report that is not opened to the table, where it is still wanted, and says why.
    pub(super) fn give_up(&mut self, id: ReportId, why: Words, alarming: bool) {
        if self.current() == Some(id) && self.shown().is_none() {
            self.show(Screen::Table, Arrival::InPlace);
            self.tell(why, alarming);
        }
    }
}
