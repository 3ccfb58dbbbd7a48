//! Tables and text together: what a number of the text says for or against a repair.

use super::tests::{compare, find_in, ledger_with};
use super::*;
use crate::form::Edition;
use crate::language::Label;
use crate::report::figure::FigureId;
use crate::rules::kind::{RelationKind, RuleSource};
use crate::rules::made_up::{put, with};
use crate::rules::reading::{Operand, Reading, Relation, Term};
use crate::rules::rule::{Check, Equation, Rule};

/// A number of the text that names a figure of the form.
pub(super) static NAMED: Rule = Rule {
    code: "text-table",
    title: Label { zh: "", en: "" },
    page: "",
    level: Level::Warning,
    kind: RelationKind::Value,
    source: RuleSource::Text,
    check: Check::Equations(|_, _| {}),
};

/// The causes of a report with these figures, all others 0, of which the text names some: each as the
/// number in the text and the figure that it is about.
#[track_caller]
fn check(figures: &[&str], text: &[(&str, &str)], expected: &[(&str, &[&str])]) {
    let mut report = with(Edition::E2021, figures);
    let mut equations = Vec::new();
    for (place, (number, figure)) in (1..).zip(text) {
        let number_of_text = FigureId::Text(place);
        put(&mut report, number_of_text, number);
        let figures = figure.split('+').map(|figure| figure.parse().unwrap());
        equations.push(Equation::of(
            &NAMED,
            number_of_text,
            vec![Reading::equal([number_of_text], figures)],
        ));
    }
    let (ledger, findings) = ledger_with(&report, equations);
    compare(&find_in(&report, None, &ledger, &findings), expected);
}

const SUM: &[&str] = &["t4/review/upheld 5", "t4/review/other 3", "t4/review/sum 9"];

#[test]
fn the_text_decides_a_tie() {
    check(
        SUM,
        &[("8", "t4/review/sum")],
        &[(
            "最可能是「行政复议」总计 9 应为 8。只改这一处，涉及的 2 项关系全部成立。\
             另有 4 种改法，证据较弱。",
            &[
                "t4/review/sum 8",
                "t4/review/upheld 6",
                "t4/review/corrected 1",
                "t4/review/other 4",
                "t4/review/pending 1",
            ],
        )],
    );
    check(
        SUM,
        &[("9", "t4/review/sum"), ("3", "t4/review/other")],
        &[(
            "改一处即可相符的改法有 3 种（3 个分项中任一个加 1）。仅凭数字无法断定是哪一处，请对照台账。",
            &[
                "t4/review/upheld 6",
                "t4/review/corrected 1",
                "t4/review/pending 1",
            ],
        )],
    );
    check(
        SUM,
        &[("6", "t4/review/upheld"), ("9", "t4/review/sum")],
        &[(
            "最可能是「行政复议」结果维持 5 应为 6。只改这一处，涉及的 2 项关系全部成立。\
             另有 3 种改法，证据较弱。",
            &[
                "t4/review/upheld 6",
                "t4/review/corrected 1",
                "t4/review/other 4",
                "t4/review/pending 1",
            ],
        )],
    );
}

#[test]
fn the_text_decides_which_row_was_carried_along() {
    let figures = [
        "t3/new/natural 95",
        "t3/new/sum 95",
        "t3/total/natural 95",
        "t3/total/sum 95",
        "t3/granted/natural 93",
        "t3/granted/sum 93",
    ];
    let mut report = with(Edition::E2021, &figures);
    put(&mut report, FigureId::Text(1), "2");
    let named = Equation::of(
        &NAMED,
        FigureId::Text(1),
        vec![Reading::equal(
            [FigureId::Text(1)],
            ["t3/partial/sum".parse().unwrap()],
        )],
    );
    let (ledger, findings) = ledger_with(&report, vec![named]);
    let causes = find_in(&report, None, &ledger, &findings);
    assert_eq!(causes.len(), 1);
    assert_eq!((causes[0].candidates, causes[0].tied), (21, false));
    assert_eq!(causes[0].findings.len(), 3);
    let first: Vec<String> = causes[0].repairs[0]
        .changes
        .iter()
        .map(|change| change.figure.to_string())
        .collect();
    assert_eq!(first, ["t3/partial/natural", "t3/partial/sum"]);
}

#[test]
fn a_table_that_fits_stays_as_it_is() {
    check(
        &[
            "t3/new/natural 5",
            "t3/new/sum 5",
            "t3/carried-out/natural 5",
            "t3/carried-out/sum 5",
        ],
        &[("7", "t3/new/sum"), ("5", "t3/carried-out/sum")],
        &[("最可能是正文「7」应为 5。改为 5 后，此项相符。", &["7 → 5"])],
    );
}

#[test]
fn a_figure_by_itself_and_the_text_are_a_tie_with_the_text_first() {
    check(
        &["t2/permit/decisions 5"],
        &[("6", "t2/permit/decisions")],
        &[(
            "改一处即可相符的改法有 2 种（正文「6」改为 5，或「行政许可」本年处理决定数量改为 6）。\
             仅凭数字无法断定是哪一处，请对照台账。",
            &["6 → 5", "t2/permit/decisions 6"],
        )],
    );
}

#[test]
fn an_error_that_the_text_repeats_is_put_right_in_both() {
    check(
        &["t3/granted/sum 3"],
        &[("3", "t3/granted/sum")],
        &[(
            "最可能是 2 处有误：「(一)予以公开」总计 3 应为 0，正文「3」应为 0。\
             改这 2 处，涉及的 3 项关系全部成立。",
            &["t3/granted/sum 0, 3 → 0"],
        )],
    );
    check(
        &["t3/granted/sum 3"],
        &[("4", "t3/granted/sum")],
        &[(
            "最可能是 2 处有误：「(一)予以公开」总计 3 应为 0，正文「4」应为 0。\
             改这 2 处，涉及的 3 项关系全部成立。",
            &["t3/granted/sum 0, 4 → 0"],
        )],
    );
}

#[test]
fn an_error_that_the_text_repeats_is_the_cause_of_what_it_breaks_there() {
    let figures = ["t3/granted/sum 3", "t3/total/natural 4", "t3/total/sum 4"];
    let more = [
        "t3/partial/natural 4",
        "t3/partial/sum 4",
        "t3/new/natural 4",
        "t3/new/sum 4",
    ];
    let mut report = with(Edition::E2021, &[&figures[..], &more].concat());
    let text =
        ["4", "3", "4"]
            .into_iter()
            .zip(["t3/total/sum", "t3/granted/sum", "t3/partial/sum"]);
    let mut readings = Vec::new();
    for (place, (number, figure)) in (1..).zip(text) {
        put(&mut report, FigureId::Text(place), number);
        let named = [figure.parse().unwrap()];
        readings.push(Reading::equal([FigureId::Text(place)], named));
    }
    let parts = [FigureId::Text(2), FigureId::Text(3)];
    readings.push(Reading::equal(parts, [FigureId::Text(1)]));
    let equations = readings
        .into_iter()
        .map(|reading| Equation::of(&NAMED, "", vec![reading]));
    let (ledger, findings) = ledger_with(&report, equations.collect());
    compare(
        &find_in(&report, None, &ledger, &findings),
        &[(
            "最可能是 2 处有误：「(一)予以公开」总计 3 应为 0，正文「3」应为 0。\
             改这 2 处，涉及的 4 项关系全部成立。",
            &["t3/granted/sum 0, 3 → 0"],
        )],
    );
}

#[test]
fn an_error_that_the_text_repeats_is_put_right_as_its_words_were_understood() {
    let mut report = with(Edition::E2021, &["t3/granted/sum 3"]);
    let number = FigureId::Text(1);
    put(&mut report, number, "3");
    let reading = |figures: &[&str]| {
        let figures = figures.iter().map(|figure| figure.parse().unwrap());
        Reading::equal([number], figures)
    };
    let named = Equation::of(
        &NAMED,
        number,
        vec![
            reading(&[
                "t3/granted/sum",
                "t3/partial/sum",
                "t4/review/sum",
                "t2/permit/decisions",
            ]),
            reading(&["t3/granted/sum"]),
        ],
    );
    let (ledger, findings) = ledger_with(&report, vec![named]);
    compare(
        &find_in(&report, None, &ledger, &findings),
        &[(
            "最可能是 2 处有误：「(一)予以公开」总计 3 应为 0，正文「3」应为 0。\
             改这 2 处，涉及的 3 项关系全部成立。",
            &["t3/granted/sum 0, 3 → 0"],
        )],
    );
}

#[test]
fn table_and_text_apart_are_two_causes() {
    check(
        &["t3/granted/sum 3", "t4/review/upheld 2", "t4/review/sum 2"],
        &[("3", "t4/review/sum"), ("0", "t3/granted/sum")],
        &[
            (
                "最可能是「(一)予以公开」总计 3 应为 0。只改这一处，涉及的 3 项关系全部成立。",
                &["t3/granted/sum 0"],
            ),
            ("最可能是正文「3」应为 2。改为 2 后，此项相符。", &["3 → 2"]),
        ],
    );
}

/// The causes of a report with these figures beside last year's, where a figure is said to be so many
/// percent more than last year.
#[track_caller]
fn check_growth(
    figures: &[&str],
    last: &str,
    (of, percent): (&str, &str),
    expected: &[(&str, &[&str])],
) {
    let mut report = with(Edition::E2021, figures);
    let last_year = with(Edition::E2021, &[last]);
    let (of, number): (FigureId, _) = (of.parse().unwrap(), FigureId::Text(1));
    put(&mut report, number, percent);
    let growth = Equation::of(
        &NAMED,
        number,
        vec![Reading {
            left: vec![Term::plus(of)],
            relation: Relation::Growth {
                percent: number,
                falling: false,
            },
            right: vec![Term {
                coefficient: 1,
                operand: Operand::LastYear(of),
            }],
            name: None,
        }],
    );
    let (mut ledger, _) = ledger_with(&report, vec![growth]);
    let equations = ledger.drain(..).map(|judged| judged.equation).collect();
    let ledger = crate::verdict::judge(&report, Some(&last_year), equations);
    compare(&find_in(&report, Some(&last_year), &ledger, &[]), expected);
}

#[test]
fn what_has_grown_since_last_year_as_said_stays_as_it_is() {
    check_growth(
        SUM,
        "t4/review/sum 6",
        ("t4/review/sum", "50"),
        &[(
            "改一处即可相符的改法有 4 种（4 个分项中任一个加 1）。仅凭数字无法断定是哪一处，请对照台账。",
            &[
                "t4/review/upheld 6",
                "t4/review/corrected 1",
                "t4/review/other 4",
                "t4/review/pending 1",
            ],
        )],
    );
    check_growth(
        SUM,
        "t4/review/sum 5",
        ("t4/review/sum", "60"),
        &[(
            "最可能是「行政复议」总计 9 应为 8。只改这一处，涉及的 2 项关系全部成立。\
             另有 4 种改法，证据较弱。",
            &[
                "t4/review/sum 8",
                "t4/review/upheld 6",
                "t4/review/corrected 1",
                "t4/review/other 4",
                "t4/review/pending 1",
            ],
        )],
    );
}

#[test]
fn a_growth_since_last_year_is_reckoned_anew() {
    check_growth(
        &["t4/review/upheld 60", "t4/review/sum 60"],
        "t4/review/sum 50",
        ("t4/review/sum", "21"),
        &[(
            "最可能是正文「21」应为 20。改为 20 后，此项相符。",
            &["21 → 20"],
        )],
    );
}
