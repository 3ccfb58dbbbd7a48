//! Reports made of figures alone, for the tests of this module; and the list of exports.

use std::sync::Arc;

use crate::check::Checked;
use crate::form::{Edition, TableKind};
use crate::read::document::Document;
use crate::report::{FormTable, Report};
use crate::rules::made_up::set;
use crate::rules::rule::Subject;
use crate::{rules, verdict};

/// A report with a table four that holds these figures.
pub(super) fn report(figures: &[(&str, &str)]) -> Report {
    let mut report = Report {
        tables: vec![FormTable {
            kind: TableKind::Dispute,
            edition: Edition::E2021,
            blocks: 0..1,
            other_in_one_row: false,
        }],
        ..Report::default()
    };
    for (id, raw) in figures {
        set(&mut report, &format!("{id} {raw}"));
    }
    report
}

/// The report, judged.
pub(super) fn checked(report: Report) -> Checked {
    let document = Document::default();
    let subject = Subject {
        document: &document,
        report: &report,
        last_year: None,
        sums: None,
    };
    let (equations, observations) = rules::apply(&subject);
    let ledger = verdict::judge(&report, None, equations);
    let findings = verdict::findings(&subject, &ledger, observations);
    Checked {
        document: Arc::new(document.clone()),
        report,
        last_year: None,
        sums: None,
        ledger,
        findings,
        causes: Vec::new(),
    }
}

#[test]
fn exports_have_names_of_their_own() {
    let mut names: Vec<&str> = super::EXPORTS.iter().map(|export| export.name).collect();
    let count = names.len();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), count);
    for export in super::EXPORTS {
        let found = super::by_name(export.name).map(|found| found.extension);
        assert_eq!(found, Some(export.extension));
        for label in [export.title, export.hint] {
            assert!(!label.zh.is_empty() && !label.en.is_empty());
        }
    }
}
