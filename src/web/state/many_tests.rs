//! What actions make of many reports: they rest, are sorted, filtered, opened, gone through and come back to.

use gouji::view::reply::CheckedOverview;
use gouji::view::summary::table::{Column, Filter};
use gouji::view::summary::{Outcome, ReportRow};
use wasm_bindgen::{JsCast, JsValue};

use super::*;
use crate::edge::files::Stored;
use crate::input::accept;

const WRONG: &str =
    "甲市教育局2023年政府信息公开工作年度报告\n\n收到申请3件，其中自然人2件、企业2件。";
const RIGHT: &str =
    "乙市财政局2023年政府信息公开工作年度报告\n\n收到申请3件，其中自然人2件、企业1件。";

/// A report that was checked beside the page.
fn listed(path: &str, text: Option<&str>) -> ListedReport {
    let (report, part) = match text {
        Some(text) => {
            let checked = CheckedOverview::of(gouji::read::text(text)).expect("it is short");
            (Ok(checked.overview), Some(checked.part))
        }
        None => (Err(Words::new("已损坏", "damaged")), None),
    };
    let source = path.to_owned();
    let stored = Stored {
        path: source.clone(),
        // nothing here reads it
        file: JsValue::NULL.unchecked_into(),
        packed: None,
    };
    ListedReport::at_rest(
        ReportId::next(),
        Rc::new(stored),
        ReportRow { source, report },
        part,
    )
}

/// Three reports, of which the second has something to look at and the third could not be read.
fn three() -> Rc<State> {
    let reports = [
        listed("a.txt", Some(RIGHT)),
        listed("b.txt", Some(WRONG)),
        listed("c.pdf", None),
    ];
    let [a, b, c] = reports;
    Rc::new(State::default())
        .reduce(Action::ManyBegun)
        .reduce(Action::Checked(vec![c, a]))
        .reduce(Action::Checked(vec![b]))
}

/// The names of the rows in the order of the table.
fn rows(state: &State) -> Vec<&str> {
    let rows = state.rows();
    let rows = rows.iter().filter_map(|&id| state.listed(id));
    rows.map(|report| report.row().source.as_str()).collect()
}

fn id_of(state: &State, path: &str) -> ReportId {
    let report = state
        .reports
        .iter()
        .find(|report| report.row().source == path);
    report.expect("it is listed").id()
}

fn read(state: &State, path: &str, text: &str) -> Action {
    let report = state.listed(id_of(state, path));
    let report = report.and_then(ListedReport::to_be_read).expect("it rests");
    Action::Read(Box::new(report.open(gouji::read::text(text))))
}

#[test]
fn what_is_checked_is_listed_and_what_needs_a_person_comes_first() {
    let state = three();
    assert_eq!(state.screen, Screen::Table);
    assert_eq!(rows(&state), ["b.txt", "c.pdf", "a.txt"]);
    // in the order in which they were given, whichever was done first
    let given = state
        .reports
        .iter()
        .map(|report| report.row().source.as_str());
    assert_eq!(given.collect::<Vec<_>>(), ["a.txt", "b.txt", "c.pdf"]);
    let state = state.reduce(Action::TableSorted(Column::Agency));
    assert_eq!(rows(&state), ["c.pdf", "a.txt", "b.txt"]);
    let state = state.reduce(Action::TableSorted(Column::Agency));
    assert_eq!(rows(&state), ["b.txt", "a.txt", "c.pdf"]);
    let filter = |outcome, sought: &str| {
        Action::TableFiltered(Filter {
            outcome,
            sought: sought.to_owned(),
            ..Filter::default()
        })
    };
    let state = state.reduce(filter(None, "财政"));
    assert_eq!(rows(&state), ["a.txt"]);
    let state = state.reduce(filter(Some(Outcome::Refused), ""));
    assert_eq!(rows(&state), ["c.pdf"]);
}

#[test]
fn a_report_is_read_when_it_is_shown_and_rests_when_another_one_is() {
    let state = three();
    let [a, b] = ["a.txt", "b.txt"].map(|path| id_of(&state, path));
    let state = state.reduce(Action::Shown(b));
    assert!(state.shown().is_none() && state.current() == Some(b));
    let action = read(&state, "b.txt", WRONG);
    let state = state.reduce(action);
    let edit = |text: &str| {
        let figure = state.shown().and_then(|opened| {
            let mut figures = opened.checked.report.figures.keys();
            figures.next()
        });
        Action::Command(ReportCommand::Edit(
            figure.expect("a figure"),
            text.to_owned(),
        ))
    };
    let edit = edit("4");
    let state = Rc::clone(&state).reduce(edit);
    let row = state.listed(b).expect("it is listed").row().clone();
    assert_eq!(Outcome::of(&row), Outcome::Clean);
    // only those that can be read are gone through
    assert_eq!(state.place_in_sequence(), Some((0, 2)));
    let state = state.reduce(Action::ReportStepped { back: false });
    assert_eq!(
        (state.current(), state.arrival),
        (Some(a), Arrival::InPlace)
    );
    let b_now = state.listed(b).expect("it is listed");
    assert!(b_now.opened().is_none() && *b_now.row() == row);
    // what was read of one that is no longer wanted opens nothing
    let late = read(&state, "b.txt", WRONG);
    let state = state.reduce(late);
    assert!(
        state
            .listed(b)
            .is_some_and(|report| report.opened().is_none())
    );
    // back again, what was done to it is there, step by step
    let state = state.reduce(Action::ReportStepped { back: true });
    let action = read(&state, "b.txt", WRONG);
    let state = state.reduce(action);
    let shown = state.shown().expect("it was read");
    assert!(shown.changes().edits.len() == 1 && shown.can_undo());
    assert_eq!(*state.listed(b).expect("it is listed").row(), row);
}

#[test]
fn the_order_stays_while_reports_are_changed() {
    let state = three();
    let b = id_of(&state, "b.txt");
    let state = state.reduce(Action::Shown(b));
    let before = state.sequence.clone();
    let action = read(&state, "b.txt", RIGHT);
    let state = state.reduce(action);
    // it would be behind now
    assert_eq!(rows(&state), ["c.pdf", "a.txt", "b.txt"]);
    assert_eq!(state.sequence, before);
    let state = state.reduce(Action::ReportStepped { back: false });
    assert_eq!(state.current(), Some(id_of(&state, "a.txt")));
}

#[test]
fn what_cannot_be_read_again_is_told_in_its_row() {
    let state = three();
    let b = id_of(&state, "b.txt");
    let state = state
        .reduce(Action::Shown(b))
        .reduce(Action::NotRead(b, Words::new("已移动", "moved")));
    assert_eq!(state.screen, Screen::Table);
    assert!(state.message.is_some());
    let row = state.listed(b).expect("it is listed").row();
    assert_eq!(Outcome::of(row), Outcome::Refused);
}

#[test]
fn who_leaves_a_report_that_is_being_read_refuses_nothing() {
    let state = three();
    let [a, b] = ["a.txt", "b.txt"].map(|path| id_of(&state, path));
    let state = state
        .reduce(Action::Shown(b))
        .reduce(Action::Shown(a))
        .reduce(Action::OpeningStopped(b));
    assert!(state.current() == Some(a) && state.message.is_none());
    let state = state.reduce(Action::OpeningStopped(a));
    assert!(state.screen == Screen::Table && state.message.is_some());
    assert_eq!(rows(&state), ["b.txt", "c.pdf", "a.txt"]);
    assert!(
        state
            .reports
            .iter()
            .filter(|report| report.row().report.is_err())
            .count()
            == 1
    );
}

#[test]
fn the_history_leads_back_to_what_is_still_there() {
    let state = three();
    let b = id_of(&state, "b.txt");
    let filter = Filter {
        sought: "b".to_owned(),
        ..Filter::default()
    };
    let state = state
        .reduce(Action::TableFiltered(filter.clone()))
        .reduce(Action::Shown(b));
    assert_eq!(state.arrival, Arrival::New);
    let entry = HistoryEntry::of(&state);
    assert_eq!(HistoryEntry::by_name(&entry.name()), Some(entry));
    let state = state.reduce(Action::WentBack(Screen::Table.into()));
    assert_eq!(
        (state.screen, state.arrival),
        (Screen::Table, Arrival::ByHistory)
    );
    assert_eq!((&state.table.filter, state.table.row), (&filter, Some(b)));
    let state = state.reduce(Action::WentBack(Screen::Report(b).into()));
    assert_eq!(state.current(), Some(b));
    let refused = id_of(&state, "c.pdf");
    let state = state.reduce(Action::WentBack(Screen::Report(refused).into()));
    assert_eq!(state.screen, Screen::Table);
    let state = state.reduce(Action::Cleared);
    for gone in [Screen::Table, Screen::Report(b)] {
        let state = Rc::clone(&state).reduce(Action::WentBack(gone.into()));
        assert_eq!(state.screen, Screen::Start);
    }
    assert_eq!(HistoryEntry::by_name("anything"), None);
}

#[test]
fn keys_move_through_the_pages_of_the_table() {
    let many = (0..250).map(|at| listed(&format!("{at:03}.txt"), Some(RIGHT)));
    let state = Rc::new(State::default())
        .reduce(Action::ManyBegun)
        .reduce(Action::Checked(many.collect()));
    let at = |state: &State| {
        let row = state.table.row.and_then(|row| state.listed(row));
        let row = row.map(|report| report.row().source.clone());
        (row.unwrap_or_default(), state.table.page)
    };
    let moves = [
        (RowMove::Down, "001.txt", 0),
        (RowMove::Up, "000.txt", 0),
        (RowMove::Up, "000.txt", 0),
        (RowMove::PageDown, "100.txt", 1),
        (RowMove::Up, "099.txt", 0),
        (RowMove::Last, "249.txt", 2),
        (RowMove::Down, "249.txt", 2),
        (RowMove::PageUp, "149.txt", 1),
        (RowMove::First, "000.txt", 0),
    ];
    let mut state = state;
    for (to, row, page) in moves {
        state = state.reduce(Action::RowMoved(to));
        assert_eq!(at(&state), (row.to_owned(), page), "{to:?}");
    }
    let state = state.reduce(Action::PageTurned(2));
    assert_eq!(at(&state), ("200.txt".to_owned(), 2));
    assert_eq!(state.reduce(Action::PageTurned(9)).table.page, 2);
}

#[test]
fn what_is_opened_beside_many_is_one_of_them() {
    let state = three().reduce(Action::Opened(vec![accept::sample().into()]));
    assert_eq!(state.place_in_sequence().map(|(_, count)| count), Some(3));
    assert_eq!(state.reports.len(), 4);
}

#[test]
fn what_is_exported_is_what_is_chosen_or_else_what_is_listed() {
    let state = three();
    let sources = |state: &State| {
        let exported = table::to_export(&state.reports, &state.table);
        let named = exported.iter().map(|report| {
            let is_refused = report.refused.is_some();
            assert_eq!(is_refused, report.source == "c.pdf");
            assert!(report.document.is_none() && report.origin.is_some());
            report.source.clone()
        });
        named.collect::<Vec<_>>()
    };
    // what needs a person comes first
    assert_eq!(sources(&state), ["b.txt", "c.pdf", "a.txt"]);
    let filtered = state.reduce(Action::TableFiltered(Filter {
        outcome: Some(Outcome::Refused),
        ..Filter::default()
    }));
    assert_eq!(sources(&filtered), ["c.pdf"]);
    // what is chosen is exported, whatever is listed
    let chosen = filtered.reports[1].id();
    let state = filtered.reduce(Action::RowChosen(Some(chosen), true));
    assert_eq!(sources(&state), ["b.txt"]);
}
