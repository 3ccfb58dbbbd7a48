//! The state of the page: one reducer, without any DOM.

pub(crate) mod check_input;
pub(crate) mod command;
pub(crate) mod focus;
pub(crate) mod handover;
pub(crate) mod history;
pub(crate) mod kept;
pub(crate) mod kept_table;
#[cfg(test)]
mod kept_tests;
pub(crate) mod listed;
#[cfg(test)]
mod many_tests;
pub(crate) mod navigation;
pub(crate) mod ptr_eq;
pub(crate) mod report;
pub(crate) mod report_id;
pub(crate) mod screen;
mod selection;
pub(crate) mod source;
pub(crate) mod sum_choice;
pub(crate) mod sums;
pub(crate) mod table;
#[cfg(test)]
mod tests;
pub(crate) mod years;
#[cfg(test)]
mod years_tests;

use std::rc::Rc;

use gouji::check::Checked;
use gouji::language::{Label, Language, Words};
use gouji::order;
use gouji::report::figure::FigureId;
use gouji::rules::level::Level;
use gouji::rules::rule::Rule;
use gouji::view::card::Card;
use gouji::view::chart::ChartTarget;
use gouji::view::summary::table as summary_table;
use gouji::view::summary::table::Column;
use serde::{Deserialize, Serialize};
use yew::Reducible;

use self::command::ReportCommand;
use self::focus::FocusMove;
use self::kept_table::KeptTable;
use self::listed::ListedReport;
use self::navigation::HistoryEntry;
use self::report::{LastYearReport, OpenedReport};
use self::report_id::ReportId;
use self::screen::{Arrival, Screen};
use self::sum_choice::Whole;
use self::sums::Summed;
use self::table::{AgencyList, RowMove, TableTab, TableView};
use self::years::{ComparedRow, LinkKey, Years};
use super::input::progress::{Progress, Stop};
use super::text;
use crate::IS_WHOLE;

/// Everything that the page shows.
#[derive(Clone, Debug, Default)]
pub(crate) struct State {
    /// The language of the page.
    pub(crate) language: Language,
    /// Whether what was open before, and what the address names, was looked at; the start is not seen before.
    pub(crate) started: bool,
    /// The reports at hand, in the order in which they came.
    pub(crate) reports: Rc<Vec<ListedReport>>,
    /// What is shown.
    pub(crate) screen: Screen,
    /// How it came to be shown.
    pub(crate) arrival: Arrival,
    /// How the table of reports is looked at.
    pub(crate) table: TableView,
    /// The reports among which the one that is shown has those before and after it.
    pub(crate) sequence: Rc<[ReportId]>,
    /// Which view of the report is shown.
    pub(crate) tab: Tab,
    /// Which findings are listed.
    pub(crate) filter: FindingFilter,
    /// Whether figures whose relations hold are ticked.
    pub(crate) show_holding: bool,
    /// What was chosen.
    pub(crate) selection: Option<Selection>,
    /// How often something was chosen since the report is shown: what is chosen again is shown again.
    pub(crate) choices: usize,
    /// Where the focus goes.
    pub(crate) focus: FocusMove,
    /// The card from which steps go on when none is chosen, as a place in the list.
    pub(crate) place_in_list: usize,
    /// So many cards are listed.
    pub(crate) listed: usize,
    /// The figure being changed, and how.
    pub(crate) editing: Option<(FigureId, InitialText)>,
    /// What the page has to say to the person.
    pub(crate) message: Option<Message>,
    /// How far each reading of files is that goes on.
    pub(crate) progress: Vec<Progress>,
    /// The dialog that is open over the report.
    pub(crate) dialog: Option<Dialog>,
    /// The rule whose page is open.
    pub(crate) rule: Option<&'static Rule>,
    /// Whether the browser does not keep the report.
    pub(crate) not_kept: bool,
    /// The reports of an earlier session, which are not listed by themselves.
    pub(crate) offer: Option<Offer>,
    /// What was closed last, while that can be taken back.
    pub(crate) removed: Option<Rc<Removed>>,
    /// How the report that is shown is linked to those of other years.
    pub(crate) years: Rc<Years>,
    pub(crate) link_key: LinkKey,
}

/// Reports that were kept for a session which is open in no tab.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Offer {
    /// The session.
    pub(crate) session: String,
    /// How many reports it has.
    pub(crate) count: usize,
}

/// What was closed, and what was seen then.
#[derive(Debug)]
pub(crate) struct Removed {
    reports: Vec<ListedReport>,
    sequence: Rc<[ReportId]>,
    table: TableView,
    screen: Screen,
}

/// The views of a report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Tab {
    /// 报告.
    #[default]
    Report,
    /// 图表.
    Charts,
    /// 关系清单.
    Ledger,
    /// 历年对照, where there are reports of other years.
    Years,
}

/// What can be open over a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Dialog {
    /// 分享.
    Share,
    /// 导出.
    Export,
    /// The choice of last year's report.
    LastYear,
    /// What the keys do.
    Help,
}

/// Which findings are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum FindingFilter {
    /// All of them.
    #[default]
    All,
    /// Those of one level.
    Only(Level),
}

/// What was chosen, to be outlined on the sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Selection {
    /// A finding, as an index into the findings.
    Finding(usize),
    /// A figure.
    Figure(FigureId),
    /// A line of the ledger.
    Relation(usize),
}

/// What the field of a change begins with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum InitialText {
    /// What is shown, to be replaced.
    Shown,
    /// What was typed already, to be gone on with.
    Typed(String),
}

/// Something to tell, and how much it matters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Message {
    /// What.
    pub(crate) words: Words,
    /// Whether something went wrong.
    pub(crate) alarming: bool,
    /// Whether what it tells of can be taken back.
    pub(crate) undo: bool,
}

/// What can happen.
pub(crate) enum Action {
    /// What was open before, and what the address names, was looked at.
    Started,
    /// Reports were read.
    Opened(Vec<ListedReport>),
    /// The reports that were kept are listed again, and what was shown before is shown; where that is not known, what
    /// there is.
    Restored(Vec<ListedReport>, Option<Screen>),
    /// The table is looked at as before a reload.
    TableRestored(Box<KeptTable>),
    /// Reports of an earlier session are there, for the person to decide, or no more.
    Offered(Option<Offer>),
    /// What was closed last is wanted again.
    TakenBack,
    /// Many files came at once, and are about to be read.
    ManyBegun,
    /// Some of them were checked.
    Checked(Vec<ListedReport>),
    /// Last year's report of the one that is shown was read, or there is none any more.
    LastYearRead(ReportId, Option<Box<LastYearReport>>),
    /// It could not be read.
    LastYearNotRead(ReportId, Words),
    /// Its reading for a report was stopped.
    LastYearStopped(ReportId, ReportId),
    /// A report was given as last year's of another.
    LastYearGiven(ReportId, Box<ListedReport>),
    /// Rows were held against last year's reports.
    RowsCompared(Vec<ComparedRow>),
    /// The person stopped that, or goes on with it.
    ComparingStopped(bool),
    /// A report was read from where it is stored.
    Read(Box<OpenedReport>),
    /// It could not be.
    NotRead(ReportId, Words),
    /// Its reading was stopped.
    OpeningStopped(ReportId),
    /// Something could not be done.
    Refused(Words),
    /// Something is to be told.
    Told(Words),
    /// Files are being read.
    ReadingProgressed(Progress),
    /// Their reading is over.
    ReadingEnded(Stop),
    /// The message was read.
    MessageClosed,
    /// The start is wanted, to open another report.
    Start,
    /// The table of reports is wanted.
    Table,
    /// A report is to be shown.
    Shown(ReportId),
    /// The next report is wanted, or the one before.
    ReportStepped {
        /// Whether backwards.
        back: bool,
    },
    /// The history of the browser leads somewhere.
    WentBack(HistoryEntry),
    /// The table is to be sorted by a column.
    TableSorted(Column),
    /// The table is to be filtered.
    TableFiltered(summary_table::Filter),
    /// Another view of many reports is wanted.
    TableTabSelected(TableTab),
    /// Agencies were listed that are to report.
    AgenciesGiven(AgencyList),
    /// A report is to be added up, or no longer; where none is named, all that the table lists.
    RowChosen(Option<ReportId>, bool),
    /// The report of the whole was chosen, or that there is none.
    WholeChosen(Option<ReportId>),
    /// A cell of the sums is to tell its parts, or none.
    SumCellChosen(Option<FigureId>),
    /// The report of the whole is to be shown, held against the sums.
    HeldAgainst(ReportId, Rc<Summed>),
    /// A page of the table is wanted.
    PageTurned(usize),
    /// The keys move through the table.
    RowMoved(RowMove),
    /// An opened report is to be closed.
    Closed(ReportId),
    /// Everything is to be forgotten.
    Cleared,
    /// The browser keeps the report, or does not.
    Kept(bool),
    /// The language was changed.
    LanguageChanged(Language),
    /// A view was selected.
    TabSelected(Tab),
    /// Findings are to be filtered.
    Filtered(FindingFilter),
    /// More cards are to be listed.
    MoreListed,
    /// Figures whose relations hold are to be ticked, or no longer.
    HoldingShown(bool),
    /// Something was chosen, or nothing any more.
    Selected(Option<Selection>),
    /// What explains the choice is to be closed.
    ChoiceClosed,
    /// The next finding is wanted, or the one before.
    Stepped {
        /// Whether backwards.
        back: bool,
        /// Whether by a key, and not by a button that keeps the focus.
        by_key: bool,
    },
    /// A figure is to be changed.
    EditBegun(FigureId, InitialText),
    /// The change was given up.
    EditCancelled,
    /// Something is to be done to the report that is shown.
    Command(ReportCommand),
    /// A dialog is to be opened over the report, or closed.
    DialogOpened(Option<Dialog>),
    /// The page of a rule is to be shown, or closed.
    RuleOpened(Option<&'static Rule>),
}

impl State {
    /// Closes a report; where it was shown, the last one is.
    fn close(&mut self, id: ReportId) {
        let Some(place) = self.place(id) else { return };
        let removed = self.removed(|report| report.id() == id);
        Rc::make_mut(&mut self.reports).remove(place);
        self.sequence = self
            .sequence
            .iter()
            .copied()
            .filter(|&of| of != id)
            .collect();
        let screen = match self.reports.last().map(ListedReport::id) {
            Some(last) if self.current() == Some(id) => Screen::Report(last),
            None => Screen::Start,
            Some(_) => self.screen,
        };
        self.show(screen, Arrival::InPlace);
        self.tell_removed(text::CLOSED, removed);
    }

    /// Forgets everything.
    fn clear(&mut self) {
        let removed = self.removed(|_| true);
        self.reports = Rc::default();
        self.sequence = Rc::default();
        self.table = TableView::default();
        self.offer = None;
        self.show(Screen::Start, Arrival::New);
        self.tell_removed(text::CLEARED, removed);
    }

    /// What is about to be closed, at rest.
    fn removed(&self, is_removed: impl Fn(&ListedReport) -> bool) -> Rc<Removed> {
        let reports = self.reports.iter().filter(|report| is_removed(report));
        let mut reports: Vec<ListedReport> = reports.cloned().collect();
        reports.iter_mut().for_each(ListedReport::rest);
        Rc::new(Removed {
            reports,
            sequence: Rc::clone(&self.sequence),
            table: self.table.clone(),
            screen: self.screen,
        })
    }

    fn tell_removed(&mut self, words: Label, removed: Rc<Removed>) {
        self.tell(words.into(), false);
        if let Some(message) = &mut self.message {
            message.undo = !removed.reports.is_empty();
        }
        self.removed = Some(removed);
    }

    /// Lists again what was closed last, and shows what was seen then.
    fn take_back(&mut self) {
        let Some(removed) = self.removed.take() else {
            return;
        };
        let reports = Rc::make_mut(&mut self.reports);
        reports.extend(removed.reports.iter().cloned());
        order::sort_by_key(reports, ListedReport::id);
        self.table = removed.table.clone();
        self.show(removed.screen, Arrival::New);
        self.sequence = Rc::clone(&removed.sequence);
    }

    /// Adds reports and shows the first of them.
    fn open(&mut self, reports: Vec<ListedReport>) {
        if let Some(first) = reports.first().map(ListedReport::id) {
            Rc::make_mut(&mut self.reports).extend(reports);
            self.offer = None;
            self.show(Screen::Report(first), Arrival::New);
        }
    }

    /// Lists the reports that were kept, before what was opened meanwhile, which is shown on.
    fn restore(&mut self, mut reports: Vec<ListedReport>, screen: Option<Screen>) {
        self.offer = None;
        let is_first = self.reports.is_empty();
        let only = match reports.as_slice() {
            [one] => Screen::Report(one.id()),
            _ => Screen::Table,
        };
        reports.extend(self.reports.iter().cloned());
        self.reports = Rc::new(reports);
        self.hold_again();
        self.hold_rows_again();
        match screen {
            _ if !is_first => {}
            Some(screen) => self.go_back_to(screen),
            // who takes up what was kept saw the start
            None if self.started => self.show(only, Arrival::New),
            None => self.show(only, Arrival::InPlace),
        }
    }

    fn tell(&mut self, words: Words, alarming: bool) {
        self.message = Some(Message {
            words,
            alarming,
            undo: false,
        });
    }
}

impl FindingFilter {
    /// Whether a card is listed: one of its findings is of the level.
    pub(crate) fn admits(self, card: &Card, checked: &Checked) -> bool {
        match self {
            Self::All => true,
            Self::Only(only) => card.has(checked, only),
        }
    }
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut next = (*self).clone();
        match action {
            Action::Started => next.started = true,
            Action::Opened(reports) => next.open(reports),
            Action::Restored(reports, screen) => next.restore(reports, screen),
            Action::TableRestored(kept) => next.restore_table(*kept),
            Action::Offered(offer) => next.offer = offer.filter(|_| next.reports.is_empty()),
            Action::TakenBack => next.take_back(),
            Action::Refused(mut words) => {
                if next.shown().is_some() {
                    words.push(text::UNCHANGED.zh, text::UNCHANGED.en);
                }
                next.tell(words, true);
            }
            Action::Told(words) => next.tell(words, false),
            Action::ManyBegun => {
                // what comes in is seen, and compared
                next.table.comparing_stopped = false;
                next.filter_rows(summary_table::Filter::default());
                next.show(Screen::Table, Arrival::New);
            }
            Action::Checked(reports) => next.list_reports(reports),
            Action::LastYearRead(id, last) => {
                next.hold_against_last_year(id, last.map(|last| *last));
            }
            Action::LastYearNotRead(id, why) => next.refuse_last_year(id, &why),
            Action::LastYearStopped(id, last) => next.give_up_last_year(id, last),
            Action::LastYearGiven(id, last) => next.give_last_year(id, *last),
            Action::RowsCompared(rows) => next.compare_rows(rows),
            Action::ComparingStopped(stopped) => next.table.comparing_stopped = stopped,
            Action::Read(opened) => next.show_read(*opened),
            Action::NotRead(id, why) => next.refuse(id, &why),
            Action::OpeningStopped(id) => next.give_up(id, text::STOPPED.into(), false),
            Action::ReadingProgressed(progress) => {
                let mut readings = next.progress.iter_mut();
                match readings.find(|reading| reading.stop == progress.stop) {
                    Some(reading) => *reading = progress,
                    None => next.progress.push(progress),
                }
            }
            Action::ReadingEnded(stop) => next.progress.retain(|progress| progress.stop != stop),
            Action::MessageClosed => next.message = None,
            Action::Start => next.show(Screen::Start, Arrival::New),
            Action::Table => next.show(Screen::Table, Arrival::New),
            Action::Shown(id) => next.show(Screen::Report(id), Arrival::New),
            Action::ReportStepped { back } => next.step_report(back),
            Action::WentBack(entry) => next.go_back_to_entry(entry),
            Action::TableSorted(column) => next.sort(column),
            Action::TableFiltered(filter) => next.filter_rows(filter),
            Action::TableTabSelected(tab) => next.turn_table_to(tab),
            Action::AgenciesGiven(list) => next.table.agencies = list,
            Action::RowChosen(row, chosen) => next.choose_rows(row, chosen),
            Action::WholeChosen(whole) => {
                next.table.sums.whole = Whole::Chosen(whole);
                next.table.sums.cell = None;
            }
            Action::SumCellChosen(cell) => next.table.sums.cell = cell,
            Action::HeldAgainst(id, summed) => next.hold_against(id, &summed),
            Action::PageTurned(page) => next.turn_page(page),
            Action::RowMoved(to) => next.move_row(to),
            Action::Closed(id) => next.close(id),
            Action::Cleared => next.clear(),
            Action::Kept(kept) => {
                // told once, and in no other message's place: the start says it too
                if !kept && !next.not_kept && next.message.is_none() {
                    next.tell(text::NOT_KEPT.into(), false);
                }
                next.not_kept = !kept;
            }
            Action::LanguageChanged(language) => next.language = language,
            Action::TabSelected(tab) => next.turn_to(tab),
            Action::Filtered(filter) => next.filter(filter),
            Action::MoreListed => next.list_more(),
            Action::HoldingShown(shown) => next.show_holding = shown,
            Action::Selected(selection) => next.choose(selection),
            Action::ChoiceClosed => next.close_choice(),
            Action::Stepped { back, by_key } => next.step(back, by_key),
            Action::EditBegun(figure, first) => {
                next.choose(Some(Selection::Figure(figure)));
                next.editing = Some((figure, first));
            }
            Action::EditCancelled => next.editing = None,
            Action::Command(command) => next.apply(command),
            Action::DialogOpened(dialog) => next.open_dialog(dialog),
            Action::RuleOpened(rule) => {
                next.focus_if_lost(next.chosen());
                next.rule = rule;
            }
        }
        // as long as it is offered
        if !next.message.as_ref().is_some_and(|message| message.undo) {
            next.removed = None;
        }
        // the first program has no report of another year
        if IS_WHOLE {
            next.link_years(&self);
        }
        Rc::new(next)
    }
}

impl Action {
    /// Goes where an element of a chart leads.
    pub(crate) fn of_target(target: ChartTarget) -> Self {
        match target {
            ChartTarget::Figure(figure) => Self::Selected(Some(Selection::Figure(figure))),
            ChartTarget::Reports(filter) => Self::TableFiltered(filter),
        }
    }
}

impl Tab {
    /// The views in their order.
    pub(crate) const ALL: [Self; 4] = [Self::Report, Self::Charts, Self::Ledger, Self::Years];

    /// Those of a report without other years.
    pub(crate) const OF_ONE_YEAR: [Self; 3] = [Self::Report, Self::Charts, Self::Ledger];

    /// Its name in ids.
    pub(crate) fn id(self) -> &'static str {
        match self {
            Self::Report => "report",
            Self::Charts => "charts",
            Self::Ledger => "ledger",
            Self::Years => "years",
        }
    }
}
