//! Documents in every layout → every figure under its name: made-up reports, torn ones, hostile ones,
//! and, where they are at hand, generated and real ones.

#[path = "../made/mod.rs"]
mod made;

mod at_hand;
mod causes;
mod hostile;
mod moved;
mod repairs;
mod torn;
mod totals;

use std::collections::BTreeMap;

use gouji::form::TableKind;
use gouji::read::document::{Document, Layout};
use gouji::read::{html, text};
use gouji::report::figure::{Edits, Figure, FigureId};
use gouji::report::{Report, recognise};
use made::Made;
use made::print::Form;
use proptest::prelude::*;

fn read(printed: &str, form: Form) -> Document {
    match form {
        Form::Html => html(printed),
        _ => text(printed),
    }
}

/// The figures of tables, by name and as printed.
fn printed(report: &Report) -> BTreeMap<FigureId, String> {
    let tables = report
        .figures
        .values()
        .filter(|figure| !matches!(figure.id, FigureId::Text(_)));
    tables
        .map(|figure| (figure.id, figure.raw.clone()))
        .collect()
}

/// The figure of this name.
#[track_caller]
fn figure<'r>(report: &'r Report, id: &str) -> &'r Figure {
    let id = id.parse().expect("the name of a figure");
    report.figure(id).expect("the report has it")
}

#[track_caller]
fn check_report(made: &Made, document: &Document) {
    let report = recognise(document, &Edits::new());
    assert_eq!(printed(&report), made.figures);
    assert_eq!(report.edition, Some(made.edition));
    assert_eq!(report.year.map(|year| year.value), Some(made.year));
    assert_eq!(
        report.agency.map(|agency| agency.value),
        Some(made.agency.clone())
    );
    assert_eq!(
        report.signed.map(|date| date.value.year),
        Some(made.year + 1)
    );
    let sections: Vec<_> = report
        .sections
        .iter()
        .map(|section| section.of_form)
        .collect();
    assert_eq!(sections, (1..=6).map(Some).collect::<Vec<_>>());
    let kinds: Vec<_> = report
        .tables
        .iter()
        .map(|table| (table.kind, table.edition))
        .collect();
    let all = [
        TableKind::Disclosure,
        TableKind::Application,
        TableKind::Dispute,
    ];
    assert_eq!(kinds, all.map(|kind| (kind, made.edition)));
    let expected: usize = report
        .tables
        .iter()
        .map(|table| table.form_figures().len())
        .sum();
    assert_eq!(expected, made.figures.len());
    assert_eq!(report.unread, []);
    for figure in report
        .figures
        .values()
        .filter(|figure| !figure.span.is_empty())
    {
        if !matches!(figure.id, FigureId::Text(_)) {
            assert_eq!(figure.span.of(&document.text), figure.raw);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn every_figure_comes_back_from_every_layout(seed: u64) {
        let made = Made::random(seed);
        for layout in [Layout::Grid, Layout::Rows, Layout::Cells] {
            check_report(&made, &made.document(layout));
        }
    }

    #[test]
    fn every_figure_comes_back_from_every_print(seed: u64) {
        let made = Made::random(seed);
        for form in Form::ALL {
            check_report(&made, &read(&made.print(form), form));
        }
    }

    #[test]
    fn an_edit_takes_the_place_of_what_is_printed(seed: u64, which: prop::sample::Index) {
        let made = Made::random(seed);
        let all: Vec<_> = made.figures.iter().collect();
        let (&id, was) = *which.get(&all);
        let edits = Edits::from([(id, "4321".to_owned())]);
        let report = recognise(&made.document(Layout::Grid), &edits);
        let figure = report.figure(id).expect("it was printed");
        prop_assert_eq!(figure.value(), Some(4321.into()));
        prop_assert_eq!(figure.former.as_ref(), Some(was));
    }
}
