//! How long it takes to name causes: in table three with one, two and three wrong figures, in a table of
//! which nothing fits, and in long texts of which every sentence is wrong.

use gouji::form::application::{Column, Row};
use gouji::form::{Edition, TableKind};
use gouji::read;
use gouji::read::document::Document;
use gouji::read::number::Number;
use gouji::read::span::Span;
use gouji::report::figure::{Edits, Figure, FigureContent, FigureId};
use gouji::report::{FormTable, Report, recognise};
use gouji::rules::{self, rule::Subject};
use gouji::verdict::{self, Finding, Judged, cause};

fn main() {
    divan::main();
}

/// A report, its relations and what is said of them: all that causes are found from.
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
    bench(bencher, &Document::default(), &report, &ledger, &findings);
}

/// Every figure off by another number.
#[divan::bench]
fn scrambled(bencher: divan::Bencher<'_, '_>) {
    let mut seed = 1_i64;
    let (report, ledger, findings) = case(|_, _| {
        seed = seed * 48_271 % 2_147_483_647;
        seed % 500
    });
    bench(bencher, &Document::default(), &report, &ledger, &findings);
}

/// So many figures off, anywhere, in a hundred tables one after the other: no single one may take long.
#[divan::bench(args = [2, 3, 4, 6, 10, 20])]
fn anywhere(bencher: divan::Bencher<'_, '_>, errors: i64) {
    let mut seed = 7_i64;
    let mut next = |below: i64| {
        seed = seed * 48_271 % 2_147_483_647;
        seed % below
    };
    let cells = i64::try_from(Row::of(Edition::E2021).len() * Column::ALL.len()).unwrap_or(1);
    let cases: Vec<Case> = (0..100)
        .map(|_| {
            let wrong: Vec<i64> = (0..errors).map(|_| next(cells)).collect();
            let by = 1 + next(9);
            let mut at = -1;
            case(|_, _| {
                at += 1;
                if wrong.contains(&at) { by } else { 0 }
            })
        })
        .collect();
    let mut at = 0;
    let edits = Edits::new();
    let document = Document::default();
    bencher.bench_local(|| {
        at = (at + 1) % cases.len();
        cases.get(at).map(|(report, ledger, findings)| {
            cause::find(subject(&document, report), &edits, ledger, findings)
        })
    });
}

const SHORT_LIST: &str = "全年主动公开政府信息100条，其中政策文件40条，占40%；财政信息30条，占30%；\
                          其他信息20条，占20%。";

const WRONG_LIST: &str = "全年共公开信息40条，包括政策文件12条、财政信息13条、其他信息14条。";

const TOO_MUCH: &str = "共收到申请2件，其中甲1件，乙2件。";

/// Sentences one a line, and all in one paragraph.
#[divan::bench(args = [
    ("short lists, 400 lines", SHORT_LIST, "\n", 400),
    ("short lists, 4000 lines", SHORT_LIST, "\n", 4000),
    ("short lists, 4000 in one paragraph", SHORT_LIST, "", 4000),
    ("wrong lists, 300 lines", WRONG_LIST, "\n", 300),
    ("wrong lists, 3000 lines", WRONG_LIST, "\n", 3000),
    ("too much, 1000 lines", TOO_MUCH, "\n", 1000),
    ("too much, 10000 lines", TOO_MUCH, "\n", 10000),
    ("too much, 20000 lines", TOO_MUCH, "\n", 20000),
], sample_count = 10)]
fn long(bencher: divan::Bencher<'_, '_>, (_, sentence, end, count): (&str, &str, &str, usize)) {
    let document = read::text(&format!("{sentence}{end}").repeat(count));
    let report = recognise(&document, &Edits::new());
    let (ledger, findings) = judged(&document, &report);
    bench(bencher, &document, &report, &ledger, &findings);
}

fn bench(
    bencher: divan::Bencher<'_, '_>,
    document: &Document,
    report: &Report,
    ledger: &[Judged],
    findings: &[Finding],
) {
    let (subject, edits) = (subject(document, report), Edits::new());
    bencher.bench_local(|| cause::find(subject, &edits, ledger, findings));
}

fn subject<'a>(document: &'a Document, report: &'a Report) -> Subject<'a> {
    Subject {
        document,
        report,
        last_year: None,
        sums: None,
    }
}

fn judged(document: &Document, report: &Report) -> (Vec<Judged>, Vec<Finding>) {
    let subject = subject(document, report);
    let (equations, _) = rules::apply(&subject);
    let ledger = verdict::judge(report, None, equations);
    let findings = verdict::findings(&subject, &ledger, Vec::new());
    (ledger, findings)
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
            report.figures.insert(written(figure, value));
        }
    }
    let (ledger, findings) = judged(&Document::default(), &report);
    (report, ledger, findings)
}

fn written(id: FigureId, value: Number) -> Figure {
    Figure {
        id,
        content: FigureContent::Number(value),
        raw: value.to_string(),
        span: Span::default(),
        cell: None,
        place: None,
        unit: None,
        approximate: None,
        former: None,
    }
}
