//! What the charts draw of reports made up by hand.

use std::sync::Arc;

use super::*;
use crate::check::Checked;
use crate::form::{application, dispute};
use crate::language::Language;
use crate::read::document::Document;
use crate::report::Report;
use crate::rules::made_up::set;
use crate::verdict::cause::{Cause, Repair};
use crate::verdict::change::Change;
use crate::view::card::Dismissed;
use crate::view::summary::items;

fn checked(values: &[(&str, i64)]) -> Checked {
    let mut report = Report::default();
    for (id, value) in values {
        set(&mut report, &format!("{id} {value}"));
    }
    Checked {
        document: Arc::new(Document::default()),
        report,
        ledger: Vec::new(),
        findings: Vec::new(),
        causes: Vec::new(),
        last_year: None,
        sums: None,
    }
}

/// Checks the rows of a chart that are not nothing, as `label value`, with `!` for a suspect.
#[track_caller]
fn check(checked: &Checked, kind: ChartKind, expected: &[&str]) {
    let charts = charts(checked, &items(checked, &Dismissed::new(), false));
    let rows = charts
        .iter()
        .filter(|chart| chart.kind == kind)
        .flat_map(|chart| &chart.rows);
    let rows: Vec<String> = rows
        .filter_map(|row| {
            let values = row.elements.iter().map(|element| {
                let value = element
                    .value
                    .map_or("-".to_owned(), |value| value.to_string());
                if element.suspect { value + "!" } else { value }
            });
            let values = values.collect::<Vec<_>>().join(" ");
            let label = row.label.get(Language::Chinese);
            values
                .contains(|c: char| c.is_ascii_digit() && c != '0')
                .then(|| format!("{label} {values}"))
        })
        .collect();
    assert_eq!(rows, expected);
}

#[test]
fn totals_are_taken_and_parts_where_there_are_none() {
    let checked = checked(&[
        ("t3/new/natural", 4),
        ("t3/new/business", 1),
        ("t3/new/sum", 5),
        ("t3/carried-in/natural", 2),
        ("t3/granted/sum", 3),
        ("t3/denied-secret/natural", 1),
        ("t3/denied-inquiry/natural", 2),
        ("t3/denied-inquiry/legal", 1),
        ("t3/carried-out/sum", 0),
    ]);
    check(
        &checked,
        ChartKind::Flow,
        &["本年新收 5", "上年结转 2", "予以公开 3", "不予公开 4"],
    );
    check(&checked, ChartKind::Outcomes, &["予以公开 3", "不予公开 4"]);
    check(
        &checked,
        ChartKind::Reasons,
        &["属于国家秘密 1", "属于行政查询事项 3"],
    );
    check(&checked, ChartKind::Applicants, &["自然人 4", "商业企业 1"]);
    check(&checked, ChartKind::Disputes, &[]);
}

#[test]
fn what_a_cause_names_is_under_suspicion() {
    let mut checked = checked(&[
        ("t4/review/upheld", 3),
        ("t4/review/corrected", 1),
        ("t4/review/sum", 5),
        ("t4/suit-direct/pending", 2),
    ]);
    let figure = FigureId::Dispute(dispute::Group::Review, dispute::Column::Upheld);
    checked.causes.push(Cause {
        findings: Vec::new(),
        repairs: vec![Repair {
            changes: vec![Change {
                figure,
                from: Some(3.into()),
                to: 4.into(),
            }],
            why: Words::default(),
        }],
        candidates: 1,
        tied: false,
        searched: true,
        miscount: None,
        message: Words::default(),
    });
    check(
        &checked,
        ChartKind::Disputes,
        &["行政复议 3! 1 - -", "直接起诉 - - - 2"],
    );
}

#[test]
fn nothing_is_drawn_of_nothing() {
    let checked = checked(&[("t3/new/sum", 0), ("t3/granted/sum", 0)]);
    assert_eq!(charts(&checked, &[]), Vec::new());
    let figures = FigureId::Application(application::Row::New, application::Column::Sum);
    assert!(checked.report.figure(figures).is_some());
}
