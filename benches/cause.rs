//! How long it takes to name causes in table three: one, two and three wrong figures, and a table of
//! which nothing fits.

use gouji::form::application::{Column, Row};
use gouji::form::{Edition, TableKind};
use gouji::read::document::Document;
use gouji::read::number::Number;
use gouji::read::span::Span;
use gouji::report::figure::{Content, Figure, FigureId};
use gouji::report::{FormTable, Report};
use gouji::rules::{self, rule::Subject};
use gouji::verdict::{self, Finding, Judged, cause};

fn main() {
    divan::main();
}

/// A report, its relations and what is said of them: all that causes are told from.
type Case = (Report, Vec<Judged>, Vec<Finding>);

/// Figures to write wrongly, each by row, column and the number to add.
type Errors = &'static [(Row, Column, i64)];

const ONE: Errors = &[(Row::Granted, Column::Natural, 2)];

const TWO: Errors = &[
    (Row::Granted, Column::Natural, 1),
    (Row::DeniedLaw, Column::Legal, 1),
];

const THREE: Errors = &[
    (Row::Granted, Column::Natural, 1),
    (Row::DeniedLaw, Column::Legal, 1),
    (Row::OtherOther, Column::Business, 1),
];

/// A row and its total: two columns are broken that share no figure, and every row could be the one.
const CARRIED: Errors = &[
    (Row::Granted, Column::Natural, 2),
    (Row::Granted, Column::Sum, 2),
];

/// Four relations in which no three changes make sense: the search has to go through all of them.
const BEYOND: Errors = &[
    (Row::New, Column::Natural, 7),
    (Row::Total, Column::Business, 11),
    (Row::Granted, Column::Natural, 13),
    (Row::DeniedLaw, Column::Natural, 17),
    (Row::Partial, Column::Natural, 19),
];

/// Every column of outcomes by itself.
const COLUMNS: Errors = &[
    (Row::Granted, Column::Natural, 3),
    (Row::Granted, Column::Business, -1),
    (Row::Granted, Column::Research, -2),
];

#[divan::bench(args = [
    ("none", &[] as Errors),
    ("one", ONE),
    ("two", TWO),
    ("three", THREE),
    ("carried", CARRIED),
    ("columns", COLUMNS),
    ("beyond", BEYOND),
])]
fn errors(bencher: divan::Bencher<'_, '_>, (_, errors): (&str, Errors)) {
    let (report, ledger, findings) = case(|row, column| {
        let error = errors
            .iter()
            .find(|&&(at, of, _)| (at, of) == (row, column));
        error.map_or(0, |&(_, _, by)| by)
    });
    bencher.bench_local(|| cause::find(&report, None, &ledger, &findings));
}

/// Every figure off by another number.
#[divan::bench]
fn scrambled(bencher: divan::Bencher<'_, '_>) {
    let mut seed = 1_i64;
    let (report, ledger, findings) = case(|_, _| {
        seed = seed * 48_271 % 2_147_483_647;
        seed % 500
    });
    bencher.bench_local(|| cause::find(&report, None, &ledger, &findings));
}

/// Tables of which all relations hold, with `error` added to each figure.
fn case(mut error: impl FnMut(Row, Column) -> i64) -> Case {
    let edition = Edition::E2021;
    let mut report = Report {
        edition: Some(edition),
        ..Report::default()
    };
    report.tables.push(FormTable {
        kind: TableKind::Application,
        edition,
        other_in_one_row: false,
        blocks: 0..0,
    });
    for &row in Row::of(edition) {
        let outcomes = 21;
        let each = match row {
            Row::CarriedIn | Row::CarriedOut => 5,
            Row::New | Row::Total => 40 * outcomes,
            _ => 40,
        };
        for column in Column::ALL {
            let columns = if column == Column::Sum { 6 } else { 1 };
            let value = Number::from(each * columns + error(row, column));
            let figure = FigureId::Application(row, column);
            report.figures.insert(figure, written(figure, value));
        }
    }
    let document = Document::default();
    let subject = Subject {
        document: &document,
        report: &report,
        last_year: None,
    };
    let (equations, _) = rules::state(&subject);
    let ledger = verdict::judge(&report, None, equations);
    let findings = verdict::findings(&subject, &ledger, Vec::new());
    (report, ledger, findings)
}

fn written(id: FigureId, value: Number) -> Figure {
    Figure {
        id,
        content: Content::Number(value),
        raw: value.to_string(),
        span: Span::default(),
        cell: None,
        place: None,
        unit: None,
        approximate: None,
        former: None,
    }
}
