//! The work of the first program, which the whole one goes on with: the report as it is kept, its document as it is sent
//! between the page and its readers, and what was seen of it.

use std::sync::Arc;

use gouji::read::document::Document;
use gouji::rules::CATALOGUE;
use serde::{Deserialize, Serialize};
use web_sys::File;

use super::kept::{KeptReport, record};
use super::listed::ListedReport;
use super::screen::{Arrival, Screen};
use super::source::Origin;
use super::{Action, Dialog, FindingFilter, Message, Selection, State, Tab};

/// What is wanted of the whole program.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Wanted {
    /// A view of the report.
    Tab(Tab),
    /// A dialog over it.
    Dialog(Dialog),
    /// The page of a rule, by its place in the catalogue, which both programs have.
    Rule(usize),
}

/// What one program hands over to the other.
#[derive(Debug)]
pub(crate) struct Work {
    /// All but the files.
    pub(crate) bytes: Vec<u8>,
    /// The files that reports are read from.
    pub(crate) files: Vec<File>,
}

/// What is written of it; `D` is a document.
#[derive(Serialize, Deserialize)]
struct WrittenWork<D> {
    reports: Vec<WrittenReport<D>>,
    session: Option<String>,
    wanted: Option<Wanted>,
    screen: Screen,
    filter: FindingFilter,
    show_holding: bool,
    selection: Option<Selection>,
    choices: usize,
    place_in_list: usize,
    listed: usize,
    message: Option<Message>,
    not_kept: bool,
}

#[derive(Serialize, Deserialize)]
struct WrittenReport<D> {
    record: Vec<u8>,
    document: Option<D>,
    has_file: bool,
}

impl Action {
    /// What is asked for that only the whole program has.
    pub(crate) fn wanted(&self) -> Option<Wanted> {
        match *self {
            Self::TabSelected(tab) if tab != Tab::Report => Some(Wanted::Tab(tab)),
            Self::DialogOpened(Some(dialog)) => Some(Wanted::Dialog(dialog)),
            Self::RuleOpened(Some(rule)) => {
                let place = CATALOGUE.iter().position(|&other| other == rule);
                place.map(Wanted::Rule)
            }
            _ => None,
        }
    }
}

impl State {
    /// Writes down the work, which is kept under the name of a session, and what is wanted next; nothing where that
    /// cannot be written.
    pub(crate) fn hand_over(
        &self,
        session: Option<String>,
        wanted: Option<Wanted>,
    ) -> Option<Work> {
        let mut files = Vec::new();
        let reports = self.reports.iter().map(|report| {
            let file = match report.origin() {
                Some(Origin::File(stored)) => Some(stored.file.clone()),
                Some(Origin::Link(_)) | None => None,
            };
            let has_file = file.is_some();
            files.extend(file);
            WrittenReport {
                record: record(report, report.id().number()),
                document: report.document().map(|document| &**document),
                has_file,
            }
        });
        let written = WrittenWork {
            reports: reports.collect(),
            session,
            wanted,
            screen: self.screen,
            filter: self.filter,
            show_holding: self.show_holding,
            selection: self.selection,
            choices: self.choices,
            place_in_list: self.place_in_list,
            listed: self.listed,
            // what was closed stays so
            message: self.message.clone().filter(|message| !message.undo),
            not_kept: self.not_kept,
        };
        let bytes = postcard::to_allocvec(&written).ok()?;
        Some(Work { bytes, files })
    }

    /// Goes on with the work of the first program; the name of its session comes out too.
    pub(crate) fn take_over(work: Work) -> Option<(Self, Option<String>)> {
        let written: WrittenWork<Document> = postcard::from_bytes(&work.bytes).ok()?;
        let mut files = work.files.into_iter();
        let reports = written.reports.into_iter().map(|report| {
            let kept = KeptReport::of(&report.record)?;
            let mut listed = match report.has_file.then(|| files.next()) {
                Some(file) => kept.in_file(file?),
                None => kept.read_from(None),
            };
            if let Some(document) = report.document {
                listed.open_with(Arc::new(document));
            }
            Some(listed)
        });
        let mut state = Self {
            started: true,
            reports: reports.collect::<Option<Vec<_>>>()?.into(),
            screen: written.screen,
            // a view that was asked for is a step of the history
            arrival: Arrival::New,
            filter: written.filter,
            show_holding: written.show_holding,
            selection: written.selection,
            choices: written.choices,
            place_in_list: written.place_in_list,
            listed: written.listed,
            message: written.message,
            not_kept: written.not_kept,
            ..Self::default()
        };
        match written.wanted {
            Some(Wanted::Tab(tab)) => state.tab = tab,
            Some(Wanted::Dialog(dialog)) => state.dialog = Some(dialog),
            Some(Wanted::Rule(place)) => state.rule = CATALOGUE.get(place).copied(),
            None => {}
        }
        let sequence = state.reports.iter().map(ListedReport::id);
        state.sequence = sequence.collect();
        Some((state, written.session))
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use yew::Reducible;

    use super::*;
    use crate::input::accept;
    use crate::state::command::ReportCommand;

    const NEXT: Action = Action::Stepped {
        back: false,
        by_key: false,
    };

    fn worked_on() -> Rc<State> {
        let figure = "t3/new/natural".parse().expect("an id");
        let opened = Action::Opened(vec![accept::sample().into()]);
        let edit = |to: &str| Action::Command(ReportCommand::Edit(figure, to.to_owned()));
        Rc::new(State::default())
            .reduce(Action::Started)
            .reduce(opened)
            .reduce(edit("7"))
            .reduce(edit("8"))
            .reduce(Action::Command(ReportCommand::Undo))
            .reduce(Action::Command(ReportCommand::Dismiss(
                vec![0],
                "其一".to_owned(),
            )))
            .reduce(Action::HoldingShown(true))
            .reduce(Action::Kept(false))
            .reduce(NEXT)
            .reduce(NEXT)
    }

    fn taken_over(state: &State, wanted: Option<Wanted>) -> Rc<State> {
        let session = Some("abc".to_owned());
        let work = state.hand_over(session.clone(), wanted);
        let (state, name) = work.and_then(State::take_over).expect("the work");
        assert_eq!(name, session);
        Rc::new(state)
    }

    fn seen(
        state: &State,
    ) -> (
        Screen,
        Option<Selection>,
        usize,
        usize,
        bool,
        Option<Message>,
    ) {
        let (screen, selection) = (state.screen, state.selection);
        let (choices, place) = (state.choices, state.place_in_list);
        let message = state.message.clone();
        (
            screen,
            selection,
            choices,
            place,
            state.show_holding,
            message,
        )
    }

    #[test]
    fn work_goes_on_with_every_step_of_it() {
        let (first, wanted) = (worked_on(), Wanted::Tab(Tab::Ledger));
        let next = taken_over(&first, Some(wanted));
        assert_eq!(next.tab, Tab::Ledger);
        assert!(next.started && next.not_kept);
        assert_eq!(seen(&next), seen(&first));
        let (mut one, mut other) = (first, next);
        let steps = [
            ReportCommand::Undo,
            ReportCommand::Undo,
            ReportCommand::Redo,
        ];
        for step in steps.map(Some).into_iter().chain([None]) {
            let reports = [&one, &other].map(|state| Rc::clone(state.shown().expect("a report")));
            let [before, after] = reports.each_ref();
            assert_eq!(before.changes(), after.changes());
            assert_eq!(before.counts, after.counts);
            assert_eq!(*before.checked.document, *after.checked.document);
            assert_eq!(before.history().kept(), after.history().kept());
            if let Some(step) = step {
                one = one.reduce(Action::Command(step.clone()));
                other = other.reduce(Action::Command(step));
            }
        }
        // what is opened next is another report
        let other = other.reduce(Action::Opened(vec![accept::sample().into()]));
        assert_eq!(other.reports.len(), 2);
        assert_ne!(other.reports[0].id(), other.reports[1].id());
    }

    #[test]
    fn the_start_is_handed_over_with_the_report_behind_it() {
        let first = worked_on().reduce(Action::Start);
        let next = taken_over(&first, None);
        assert_eq!((next.screen, next.reports.len()), (Screen::Start, 1));
        let id = next.reports[0].id();
        assert!(next.reduce(Action::Shown(id)).shown().is_some());
        let none = taken_over(&State::default(), Some(Wanted::Dialog(Dialog::Share)));
        assert!(none.reports.is_empty());
        assert_eq!(none.dialog, Some(Dialog::Share));
    }

    #[test]
    fn what_was_closed_is_not_offered_again() {
        let first = worked_on();
        let id = first.current().expect("a report");
        let closed = first.reduce(Action::Closed(id));
        assert!(closed.message.is_some());
        assert_eq!(taken_over(&closed, None).message, None);
    }

    #[test]
    fn what_is_wanted_of_the_whole_program_is_told_from_the_rest() {
        let wanted = |action: Action| action.wanted();
        assert_eq!(wanted(Action::TabSelected(Tab::Report)), None);
        let charts = wanted(Action::TabSelected(Tab::Charts));
        assert_eq!(charts, Some(Wanted::Tab(Tab::Charts)));
        let export = wanted(Action::DialogOpened(Some(Dialog::Export)));
        assert_eq!(export, Some(Wanted::Dialog(Dialog::Export)));
        assert_eq!(wanted(Action::DialogOpened(None)), None);
        let rule = CATALOGUE[1];
        let rule_page = wanted(Action::RuleOpened(Some(rule)));
        assert_eq!(rule_page, Some(Wanted::Rule(1)));
        assert_eq!(taken_over(&worked_on(), rule_page).rule, Some(rule));
    }
}
