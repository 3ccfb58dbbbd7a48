use super::*;
use crate::form::Edition;
use crate::read::document::Document;
use crate::rules::made_up::with;
use crate::rules::rule::Subject;
use crate::verdict::{findings, judge};

/// The causes of a report on the edition 2021 with these figures, all others 0.
fn causes(figures: &[&str]) -> Vec<Cause> {
    let report = with(Edition::E2021, figures);
    causes_of(&report)
}

pub(super) fn causes_of(report: &Report) -> Vec<Cause> {
    let (ledger, findings) = ledger_of(report);
    find(report, &ledger, &findings)
}

pub(super) fn ledger_of(report: &Report) -> (Vec<Judged>, Vec<Finding>) {
    let document = Document::default();
    let subject = Subject {
        document: &document,
        report,
        last_year: None,
    };
    let (equations, _) = crate::rules::state(&subject);
    let ledger = judge(report, None, equations);
    let findings = findings(&subject, &ledger, Vec::new());
    (ledger, findings)
}

/// What is said of these figures: for each cause its message and its repairs.
#[track_caller]
fn check(figures: &[&str], expected: &[(&str, &[&str])]) {
    let said: Vec<(String, Vec<String>)> = causes(figures)
        .into_iter()
        .map(|cause| {
            let repairs = cause.repairs.iter().map(|repair| {
                let changes: Vec<String> = repair
                    .changes
                    .iter()
                    .map(|change| format!("{} {}", change.figure, change.to))
                    .collect();
                changes.join(", ")
            });
            (cause.message.zh, repairs.collect())
        })
        .collect();
    let expected: Vec<(String, Vec<String>)> = expected
        .iter()
        .map(|&(message, repairs)| {
            (
                message.to_owned(),
                repairs.iter().map(|&repair| repair.to_owned()).collect(),
            )
        })
        .collect();
    assert_eq!(said, expected);
}

#[test]
fn a_wrong_total_is_named() {
    check(&[], &[]);
    check(
        &["t3/granted/sum 3"],
        &[(
            "最可能是「(一)予以公开」总计「3」应为「0」：只改这一处，涉及的 2 项关系全部成立。",
            &["t3/granted/sum 0"],
        )],
    );
}

#[test]
fn a_sum_by_itself_is_a_tie_with_the_total_first() {
    check(
        &["t4/review/upheld 1", "t4/review/sum 3"],
        &[(
            "有 5 种只改一处的可能（1 种是总计减 2，4 种是某一项加 2），\
             仅凭数字无法断定是哪一处，请对照台账。",
            &[
                "t4/review/sum 1",
                "t4/review/upheld 3",
                "t4/review/corrected 2",
                "t4/review/other 2",
                "t4/review/pending 2",
            ],
        )],
    );
}

#[test]
fn a_row_carried_along_is_a_tie_of_all_rows() {
    let causes = causes(&[
        "t3/new/natural 95",
        "t3/new/business 65",
        "t3/new/sum 160",
        "t3/total/natural 95",
        "t3/total/business 65",
        "t3/total/sum 160",
        "t3/granted/natural 93",
        "t3/granted/business 65",
        "t3/granted/sum 158",
    ]);
    let [cause] = causes.as_slice() else {
        panic!("one cause, not {causes:?}");
    };
    assert_eq!(cause.findings, [0, 1]);
    assert!(cause.tied);
    assert_eq!((cause.repairs.len(), cause.candidates), (21, 21));
    assert_eq!(
        cause.message.zh,
        "有 21 种只改两处的可能（都是同一行的「自然人」「总计」各加 2），\
         仅凭数字无法断定是哪一处，请对照台账。"
    );
}
