//! What is held against last year's report, and what comes of it.

use std::rc::Rc;

use gouji::form::Edition;
use gouji::read::document::Document;
use gouji::view::export::sent::{Sent, SentLastYear};
use gouji::view::form_figures::FormFigures;
use gouji::view::reply::CheckedOverview;
use yew::Reducible;

use super::check_input::{Against, CheckInput};
use super::command::ReportCommand;
use super::history::LastYearChoice;
use super::kept::{self, Keeping, KeptReport};
use super::listed::ListedReport;
use super::report_id::ReportId;
use super::years::{ComparedRow, LinkedReport, compared_rows, rows_to_compare};
use super::{Action, State, table};
use crate::input::accept;

/// A report of an office on a year, with so much carried in and over.
fn report(agency: &str, year: i32, carried_in: u32, carried_out: u32) -> ListedReport {
    let blank = accept::blank(Edition::E2021);
    let mut figures = FormFigures::of(&blank.checked.report).expect("tables");
    figures.agency = Some(agency.to_owned());
    figures.year = Some(year);
    for raw in figures.raw.values_mut() {
        "0".clone_into(raw);
    }
    for (row, number) in [("carried-in", carried_in), ("carried-out", carried_out)] {
        for column in ["natural", "sum"] {
            let id = format!("t3/{row}/{column}").parse().expect("an id");
            figures.raw.insert(id, number.to_string());
        }
    }
    let document = figures.document(["", "", ""]);
    let opened = accept::open(format!("{agency}{year}.docx"), document);
    opened.expect("something to check").into()
}

/// The page once last year's report was read, as the page does by itself.
fn compared(state: Rc<State>) -> Rc<State> {
    let Some((id, last)) = state.to_be_compared() else {
        return state;
    };
    let last = last.map(|last| {
        Box::new(
            last.as_last_year()
                .into_last_year(None)
                .expect("it is held"),
        )
    });
    state.reduce(Action::LastYearRead(id, last))
}

fn opened(reports: Vec<ListedReport>, shown: usize) -> (Rc<State>, Vec<ReportId>) {
    let ids: Vec<ReportId> = reports.iter().map(ListedReport::id).collect();
    let state = Rc::new(State::default())
        .reduce(Action::Restored(reports, None))
        .reduce(Action::Shown(ids[shown]));
    (compared(state), ids)
}

fn found(state: &State) -> usize {
    let shown = state.shown().expect("a report");
    let findings = shown.checked.findings.iter();
    findings
        .filter(|finding| finding.rule.code == "year-carried")
        .count()
}

fn choose(choice: Option<LastYearChoice>) -> Action {
    Action::Command(ReportCommand::ChooseLastYear(choice))
}

#[test]
fn a_report_is_held_against_the_one_of_the_year_before() {
    let reports = vec![
        report("临江市教育局", 2022, 0, 3),
        report("临江市财政局", 2022, 0, 9),
        report("市教育局", 2023, 2, 0),
        report("临江市教育局", 2024, 0, 0),
    ];
    let (state, ids) = opened(reports, 2);
    assert_eq!(state.years.last, LinkedReport::Report(ids[0]));
    assert_eq!(state.years.series, [ids[0], ids[2], ids[3]]);
    assert!(found(&state) > 0);
    assert!(state.to_be_compared().is_none());
    assert_eq!(state.chosen_card(), Some(0));
    // its row says what was found
    let row = state.listed(ids[2]).expect("it is listed").row();
    let overview = row.report.as_ref().expect("it was read");
    assert!(
        overview
            .rules
            .iter()
            .any(|of| of.rule.code == "year-carried")
    );
    // no edit links anything anew
    let figure = "t3/carried-in/natural".parse().expect("an id");
    let years = Rc::clone(&state.years);
    let edited = state.reduce(Action::Command(ReportCommand::Edit(figure, "3".to_owned())));
    assert!(Rc::ptr_eq(&years, &edited.years));
    assert!(edited.to_be_compared().is_none());
    // and the first year has none before it
    let state = compared(edited.reduce(Action::Shown(ids[0])));
    assert_eq!(state.years.last, LinkedReport::None);
    assert_eq!(found(&state), 0);
}

#[test]
fn what_is_chosen_is_undone_step_by_step() {
    let reports = vec![
        report("临江市教育局", 2022, 0, 3),
        report("临江市财政局", 2022, 0, 2),
        report("临江市教育局", 2023, 2, 0),
    ];
    let (state, ids) = opened(reports, 2);
    assert!(found(&state) > 0);
    let other = LastYearChoice::Report(ids[1]);
    let state = compared(state.reduce(choose(Some(other))));
    assert_eq!(state.years.last, LinkedReport::Report(ids[1]));
    assert_eq!(found(&state), 0);
    let state = compared(state.reduce(choose(Some(LastYearChoice::None))));
    assert!(state.shown().expect("a report").last_year().is_none());
    let undo = || Action::Command(ReportCommand::Undo);
    let state = compared(state.reduce(undo()));
    assert_eq!(state.years.last, LinkedReport::Report(ids[1]));
    let state = compared(state.reduce(undo()));
    assert_eq!(state.years.last, LinkedReport::Report(ids[0]));
    assert!(found(&state) > 0);
    // what is closed is last year's of nothing
    let state = compared(state.reduce(Action::Closed(ids[0])));
    assert_eq!(state.years.last, LinkedReport::None);
    assert_eq!(found(&state), 0);
    let state = compared(state.reduce(Action::TakenBack));
    assert!(found(&state) > 0);
}

#[test]
fn two_reports_that_may_be_last_years_are_told() {
    let reports = vec![
        report("临江市教育局", 2022, 0, 3),
        report("临江市教育局", 2022, 0, 2),
        report("临江市教育局", 2023, 2, 0),
    ];
    let (state, ids) = opened(reports, 2);
    let unclear = LinkedReport::Unclear(vec![ids[0], ids[1]]);
    assert_eq!(state.years.last, unclear);
    assert_eq!(found(&state), 0);
}

#[test]
fn a_report_is_given_as_last_years() {
    let (state, ids) = opened(vec![report("临江市教育局", 2023, 2, 0)], 0);
    let last = report("临江市教育和体育局", 2022, 0, 3);
    let last_id = last.id();
    let state = compared(state.reduce(Action::LastYearGiven(ids[0], Box::new(last))));
    assert_eq!(state.current(), Some(ids[0]));
    assert_eq!(state.years.last, LinkedReport::Report(last_id));
    assert_eq!(state.years.series, [last_id, ids[0]]);
    assert!(found(&state) > 0);

    // it is kept with the report, in this session and in another one
    let writes = Keeping::default().next(&state.reports);
    let kept = |bytes: &[u8]| KeptReport::of(bytes).expect("a record");
    let records = writes.records.iter().zip(&writes.contents);
    let records: Vec<_> = records
        .map(|((_, bytes), (_, content))| (kept(bytes), content.clone()))
        .collect();
    let anew = kept::listed_anew(records);
    let choice = anew[0].changes().last_year;
    assert_ne!(anew[1].id(), last_id);
    assert_eq!(choice, Some(LastYearChoice::Report(anew[1].id())));
    let (_, bytes) = &writes.records[0];
    let again = kept(bytes).listed(writes.contents[0].1.clone());
    assert_eq!(again.changes(), state.reports[0].changes());
    // a page that knew nothing of it wrote the record without what is behind it
    let shorter = (1..bytes.len()).find(|&end| KeptReport::of(&bytes[..end]).is_some());
    let old = kept(&bytes[..shorter.expect("a record")]);
    let old = old.listed(writes.contents[0].1.clone());
    assert_eq!(old.changes().last_year, None);
    assert_eq!(old.row(), state.reports[0].row());
}

/// The page once the rows of its table were held against last year's reports, as the page does by itself; how many there
/// were comes out.
fn rows_compared(state: Rc<State>) -> (Rc<State>, usize) {
    let inputs = rows_to_compare(&state.reports);
    let document = |of: &CheckInput| Document::clone(of.document.as_ref().expect("it is held"));
    let compared = inputs.iter().map(|input| {
        let last = input.last_year.as_deref();
        let sent = Sent {
            source: input.source.clone(),
            document: document(input),
            edits: input.changes.edits.clone(),
            dismissed: input.changes.dismissed.clone(),
            unfinished: false,
            sums: None,
            last_year: last.map(|last| SentLastYear {
                source: last.source.clone(),
                document: document(last),
                edits: last.changes.edits.clone(),
            }),
        };
        ComparedRow {
            id: input.id,
            changes: Rc::clone(&input.changes),
            against: last.map(|last| Against {
                id: last.id,
                changes: Rc::clone(&last.changes),
            }),
            checked: Some(CheckedOverview::of_sent(sent)),
        }
    });
    let rows: Vec<ComparedRow> = compared.collect();
    let count = rows.len();
    (state.reduce(Action::RowsCompared(rows)), count)
}

/// Whether the row of a report counts what is wrong with what was carried over.
fn row_tells(state: &State, id: ReportId) -> bool {
    let row = state.listed(id).expect("it is listed").row();
    let overview = row.report.as_ref().expect("it was read");
    let mut rules = overview.rules.iter();
    rules.any(|of| of.rule.code == "year-carried")
}

#[test]
fn rows_are_held_against_last_years_without_being_opened() {
    let reports = vec![
        report("临江市教育局", 2022, 0, 3),
        report("市教育局", 2023, 2, 0),
        report("临江市财政局", 2023, 2, 0),
    ];
    // the last one is shown: the others are at rest
    let (state, ids) = opened(reports, 2);
    let (state, count) = rows_compared(state);
    assert_eq!((count, row_tells(&state, ids[1])), (1, true));
    assert!(rows_to_compare(&state.reports).is_empty());
    assert_eq!(compared_rows(&state.reports), 1);

    // what is exported of them is held against it too
    let exported = table::to_export(&state.reports, &state.table);
    let last = exported
        .iter()
        .find(|report| report.id == ids[1])
        .and_then(|report| Some(report.last_year.as_ref()?.id));
    assert_eq!(last, Some(ids[0]));

    // the row is as it was after a reload
    let writes = Keeping::default().next(&state.reports);
    let records = writes.records.iter().zip(&writes.contents);
    let kept: Vec<ListedReport> = records
        .map(|((_, bytes), (_, content))| {
            let kept = KeptReport::of(bytes).expect("a record");
            kept.listed(content.clone())
        })
        .collect();
    let again = Rc::new(State::default()).reduce(Action::Restored(kept, None));
    assert!(rows_to_compare(&again.reports).is_empty());
    assert!(row_tells(&again, ids[1]));

    // what is changed in last year's report is held against anew
    let state = state.reduce(Action::Shown(ids[0]));
    let edit = |row: &str| {
        let figure = row.parse().expect("an id");
        Action::Command(ReportCommand::Edit(figure, "2".to_owned()))
    };
    let state = state
        .reduce(edit("t3/carried-out/natural"))
        .reduce(edit("t3/carried-out/sum"));
    let (state, count) = rows_compared(state);
    assert_eq!((count, row_tells(&state, ids[1])), (1, false));

    // and without last year's report nothing is
    let (state, count) = rows_compared(state.reduce(Action::Closed(ids[0])));
    assert_eq!((count, compared_rows(&state.reports)), (1, 0));
}

#[test]
fn a_row_that_was_changed_meanwhile_stays_as_it_is() {
    let reports = vec![
        report("临江市教育局", 2022, 0, 3),
        report("临江市教育局", 2023, 2, 0),
        report("临江市财政局", 2023, 2, 0),
    ];
    let (state, ids) = opened(reports, 2);
    let outdated = ComparedRow {
        id: ids[1],
        changes: Rc::default(),
        against: None,
        checked: None,
    };
    let state = state.reduce(Action::RowsCompared(vec![outdated]));
    assert_eq!(rows_to_compare(&state.reports).len(), 1);
    // where nothing could be read, nothing is tried another time
    let unread = rows_to_compare(&state.reports).remove(0);
    let last = unread.last_year.expect("last year's report");
    let (id, changes) = (last.id, last.changes);
    let unread = ComparedRow {
        id: ids[1],
        changes: unread.changes,
        against: Some(Against { id, changes }),
        checked: None,
    };
    let state = state.reduce(Action::RowsCompared(vec![unread]));
    assert!(rows_to_compare(&state.reports).is_empty());
    assert!(!row_tells(&state, ids[1]));
}
