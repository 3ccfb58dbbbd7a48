//! What is named as the cause in tables and sentences made up by hand.

use super::*;
use crate::form::Edition;
use crate::read::document::Document;
use crate::report::Report;
use crate::report::figure::FigureId;
use crate::rules::made_up::with;
use crate::rules::rule::{Equation, Subject};
use crate::verdict::{Verdict, findings, judge};

/// The causes of a report on the edition 2021 with these figures, all others 0.
fn causes(figures: &[&str]) -> Vec<Cause> {
    let report = with(Edition::E2021, figures);
    causes_of(&report)
}

pub(super) fn causes_of(report: &Report) -> Vec<Cause> {
    let (ledger, findings) = ledger_of(report);
    find_in(report, None, &ledger, &findings)
}

/// The causes of a report that was made up, without a text to be read again.
pub(super) fn find_in(
    report: &Report,
    last_year: Option<&Report>,
    ledger: &[Judged],
    findings: &[Finding],
) -> Vec<Cause> {
    let subject = Subject {
        document: &Document::default(),
        report,
        last_year,
        sums: None,
    };
    find(subject, &Edits::new(), ledger, findings)
}

pub(super) fn ledger_of(report: &Report) -> (Vec<Judged>, Vec<Finding>) {
    ledger_with(report, Vec::new())
}

/// The ledger of the catalogue and of more relations, and what is said of it.
pub(super) fn ledger_with(report: &Report, more: Vec<Equation>) -> (Vec<Judged>, Vec<Finding>) {
    let document = Document::default();
    let subject = Subject {
        document: &document,
        report,
        last_year: None,
        sums: None,
    };
    let (mut equations, _) = crate::rules::apply(&subject);
    equations.extend(more);
    let ledger = judge(report, None, equations);
    let findings = findings(&subject, &ledger, Vec::new());
    (ledger, findings)
}

/// What is said of these figures: for each cause its message and its repairs.
#[track_caller]
fn check(figures: &[&str], expected: &[(&str, &[&str])]) {
    compare(&causes(figures), expected);
}

/// The same of a sentence.
#[track_caller]
fn check_text(text: &str, expected: &[(&str, &[&str])]) {
    let document = crate::read::text(text).into();
    let checked = crate::check::check(document, &crate::check::Config::default());
    compare(&checked.causes, expected);
}

#[track_caller]
pub(super) fn compare(causes: &[Cause], expected: &[(&str, &[&str])]) {
    let said: Vec<(&str, Vec<String>)> = causes
        .iter()
        .map(|cause| {
            (
                cause.message.zh.as_str(),
                cause.repairs.iter().map(repair).collect(),
            )
        })
        .collect();
    let expected: Vec<(&str, Vec<String>)> = expected
        .iter()
        .map(|&(message, repairs)| {
            (
                message,
                repairs.iter().map(|&text| text.to_owned()).collect(),
            )
        })
        .collect();
    assert_eq!(said, expected);
}

/// The changes of a repair in one line; a number of the text as `from → to`.
fn repair(repair: &Repair) -> String {
    let changes = repair
        .changes
        .iter()
        .map(|change| match (change.figure, change.from) {
            (FigureId::Text(_), Some(from)) => format!("{from} → {}", change.to),
            (figure, _) => format!("{figure} {}", change.to),
        });
    changes.collect::<Vec<String>>().join(", ")
}

#[test]
fn a_wrong_total_is_named() {
    check(&[], &[]);
    check(
        &["t3/granted/sum 3"],
        &[(
            "最可能是「(一)予以公开」总计 3 应为 0。只改这一处，涉及的 2 项关系全部成立。",
            &["t3/granted/sum 0"],
        )],
    );
}

#[test]
fn a_sum_by_itself_is_a_tie_with_the_total_first() {
    check(
        &["t4/review/upheld 1", "t4/review/sum 3"],
        &[(
            "改一处即可相符的改法有 5 种（总计改为 1，或 4 个分项中任一个加 2）。\
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
        "改两处即可相符的改法有 21 种（21 行中任一行的「自然人」「总计」各加 2）。\
         仅凭数字无法断定是哪一处，请对照台账。"
    );
}

#[test]
fn without_a_balance_both_totals_may_be_the_ones() {
    let causes = causes(&[
        "t3/new/natural ",
        "t3/new/sum ",
        "t3/carried-in/natural ",
        "t3/carried-in/sum ",
        "t3/new/business 65",
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
    assert!(cause.tied);
    assert_eq!((cause.repairs.len(), cause.candidates), (22, 22));
    assert_eq!(
        cause.message.zh,
        "改两处即可相符的改法有 22 种（21 行中任一行的「自然人」「总计」各加 2，\
         或「(七)总计」的「自然人」「总计」各减 2）。\
         仅凭数字无法断定是哪一处，请对照台账。"
    );
}

#[test]
fn a_blank_part_of_a_blank_row_may_be_the_one() {
    let business = ["business", "research", "charity", "legal", "other"]
        .map(|column| format!("t3/granted/{column} "));
    let mut figures: Vec<&str> = business.iter().map(String::as_str).collect();
    figures.extend(["t3/granted/natural ", "t3/granted/sum 5"]);
    figures.extend(["t3/total/natural 5", "t3/total/sum 5"]);
    figures.extend(["t3/new/natural 5", "t3/new/sum 5"]);
    let causes = causes(&figures);
    let [cause] = causes.as_slice() else {
        panic!("one cause, not {causes:?}");
    };
    let first: Vec<String> = cause.repairs.iter().map(repair).collect();
    assert_eq!(
        first.first().map(String::as_str),
        Some("t3/granted/natural 5")
    );
    assert!(!cause.tied);
}

#[test]
fn a_slip_stands_out_among_the_figures_of_a_sum() {
    check(
        &[
            "t4/review/upheld 12",
            "t4/review/other 3",
            "t4/review/sum 24",
        ],
        &[(
            "最可能是「行政复议」结果维持 12 应为 21。改为 21 后，此项相符。\
             另有 4 种改法，证据较弱。",
            &[
                "t4/review/upheld 21",
                "t4/review/sum 15",
                "t4/review/corrected 9",
                "t4/review/other 12",
                "t4/review/pending 9",
            ],
        )],
    );
}

#[test]
fn a_blank_cell_may_be_the_one() {
    let causes = causes(&[
        "t3/granted/natural ",
        "t3/granted/sum 2",
        "t3/total/natural 2",
        "t3/total/sum 2",
        "t3/new/natural 2",
        "t3/new/sum 2",
    ]);
    let [cause] = causes.as_slice() else {
        panic!("one cause, not {causes:?}");
    };
    let change = Change {
        figure: "t3/granted/natural".parse().unwrap(),
        from: None,
        to: 2.into(),
    };
    assert_eq!(cause.repairs.len(), 1);
    assert_eq!(cause.repairs[0].changes, [change]);
    assert_eq!(
        cause.message.zh,
        "最可能是「(一)予以公开」自然人空白，应为 2。只改这一处，涉及的 2 项关系全部成立。"
    );
}

#[test]
fn two_errors_apart_are_two_causes() {
    check(
        &[
            "t3/granted/sum 3",
            "t4/review/sum 3",
            "t4/suit-direct/sum 1",
        ],
        &[
            (
                "最可能是「(一)予以公开」总计 3 应为 0。只改这一处，涉及的 2 项关系全部成立。",
                &["t3/granted/sum 0"],
            ),
            (
                "改一处即可相符的改法有 5 种（总计改为 0，或 4 个分项中任一个加 3）。\
                 仅凭数字无法断定是哪一处，请对照台账。",
                &[
                    "t4/review/sum 0",
                    "t4/review/upheld 3",
                    "t4/review/corrected 3",
                    "t4/review/other 3",
                    "t4/review/pending 3",
                ],
            ),
            (
                "改一处即可相符的改法有 5 种（总计改为 0，或 4 个分项中任一个加 1）。\
                 仅凭数字无法断定是哪一处，请对照台账。",
                &[
                    "t4/suit-direct/sum 0",
                    "t4/suit-direct/upheld 1",
                    "t4/suit-direct/corrected 1",
                    "t4/suit-direct/other 1",
                    "t4/suit-direct/pending 1",
                ],
            ),
        ],
    );
}

#[test]
fn more_errors_than_three_are_not_named() {
    let causes = causes(&[
        "t3/granted/natural 7",
        "t3/partial/business 11",
        "t3/denied-law/research 13",
        "t3/denied-internal/legal 17",
    ]);
    let [cause] = causes.as_slice() else {
        panic!("one cause, not {causes:?}");
    };
    assert_eq!((cause.findings.len(), cause.repairs.len()), (8, 0));
    assert_eq!(
        cause.message.zh,
        "只改三处以内，无法使相关关系全部成立：可能不止三处有误，请对照台账逐项核对。"
    );
}

#[test]
fn effects_tell_what_would_hold() {
    let report = with(Edition::E2021, &["t3/granted/sum 3"]);
    let (ledger, findings) = ledger_of(&report);
    let causes = find_in(&report, None, &ledger, &findings);
    let effects = effects(&report, None, &ledger, &causes[0].repairs[0]);
    let said: Vec<(&str, String, bool, bool)> = effects
        .iter()
        .map(|effect| {
            let before = &ledger[effect.line];
            let holds = |judged: &Judged| judged.verdict == Verdict::Holds;
            let equation = &before.equation;
            (
                equation.rule.code,
                equation.subject.to_string(),
                holds(before),
                holds(&effect.after),
            )
        })
        .collect();
    assert_eq!(
        said,
        [
            ("t3-row-sum", "granted".to_owned(), false, true),
            ("t3-outcome-sum", "sum".to_owned(), false, true),
        ]
    );
}

#[test]
fn a_list_that_falls_short_may_be_incomplete() {
    check_text(
        "全年主动公开政府信息100条，其中政策文件40条，占40%；财政信息30条，占30%；其他信息20条，占20%。",
        &[(
            "全文 3 项占比都与 100 相符，分项合计却为 90：更可能是分项未列全，而不是总数有误。",
            &[],
        )],
    );
    check_text(
        "全年主动公开政府信息100条，其中政策文件40条，财政信息30条，其他信息20条。",
        &[(
            "改一处即可相符的改法有 4 种（正文 3 个数中任一个加 10，\
             或「主动公开政府信息」100 条改为 90）。\
             仅凭数字无法断定是哪一处，请对照台账。分项合计 90 少于 100，也可能是分项未列全。",
            &["40 → 50", "30 → 40", "20 → 30", "100 → 90"],
        )],
    );
}

#[test]
fn a_list_whose_percentages_make_a_hundred_is_not_incomplete() {
    check_text(
        "全年受理诉求186件，其中咨询120件，占67.4%；投诉58件，占32.6%。",
        &[(
            "最可能是「受理诉求」186 件应为 178。改为 178 后，此项相符。",
            &["186 → 178"],
        )],
    );
}

#[test]
fn a_percentage_is_named_by_what_the_others_say() {
    check_text(
        "全年主动公开政府信息100条，其中政策文件40条，占40%；财政信息30条，占3%；其他信息30条，占30%。",
        &[(
            "最可能是「财政信息占比」3% 应为 30%。只改这一处，涉及的 2 项关系全部成立。",
            &["3 → 30"],
        )],
    );
}
