//! Reports made up by hand, for the tests of rules and verdicts.

use crate::form::{Edition, TableKind, application, disclosure, dispute};
use crate::read::number::Number;
use crate::read::span::Span;
use crate::report::figure::{Figure, FigureContent, FigureId};
use crate::report::{FormTable, Report};

/// A report with the three tables of the form, every cell 0.
pub(crate) fn zeros(edition: Edition) -> Report {
    let mut report = Report {
        edition: Some(edition),
        ..Report::default()
    };
    for kind in [
        TableKind::Disclosure,
        TableKind::Application,
        TableKind::Dispute,
    ] {
        report.tables.push(FormTable {
            kind,
            edition,
            other_in_one_row: edition == Edition::E2019,
            blocks: 0..0,
        });
    }
    for block in disclosure::blocks(edition) {
        for &row in block.rows {
            for &column in block.columns {
                put(&mut report, FigureId::Disclosure(row, column), "0");
            }
        }
    }
    for &row in application::Row::of(edition) {
        for column in application::Column::ALL {
            put(&mut report, FigureId::Application(row, column), "0");
        }
    }
    for group in dispute::Group::ALL {
        for column in dispute::Column::ALL {
            put(&mut report, FigureId::Dispute(group, column), "0");
        }
    }
    report
}

/// The same with some figures set, each as `id value`; an empty value is a blank cell.
pub(crate) fn with(edition: Edition, figures: &[&str]) -> Report {
    let mut report = zeros(edition);
    for figure in figures {
        set(&mut report, figure);
    }
    report
}

/// Sets one figure, as `id value`.
pub(crate) fn set(report: &mut Report, figure: &str) {
    let (id, raw) = figure.split_once(' ').unwrap_or((figure, ""));
    put(report, id.parse().expect("the name of a figure"), raw);
}

/// Puts a figure in, with its content read from what would be printed.
pub(crate) fn put(report: &mut Report, id: FigureId, raw: &str) {
    let content = match raw {
        "" => FigureContent::Blank,
        "/" => FigureContent::Dash,
        _ => raw
            .parse::<Number>()
            .map_or(FigureContent::Unreadable, FigureContent::Number),
    };
    let at = report.figures.len() * 10;
    let figure = Figure {
        id,
        content,
        raw: raw.to_owned(),
        span: Span::new(at, at + raw.len()),
        cell: None,
        place: None,
        unit: None,
        approximate: None,
        former: None,
    };
    report.figures.insert(figure);
}
