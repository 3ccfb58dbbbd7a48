//! What rules say of a sentence beside the tables of the form, this year's and last year's.

use crate::form::Edition;
use crate::read::document::{Block, Document, Paragraph};
use crate::read::span::Span;
use crate::report::{Located, Report, read_text};
use crate::rules::level::Level;
use crate::rules::made_up::with;
use crate::rules::rule::Subject;
use crate::verdict::{Finding, Verdict, explain, findings, judge};

/// A report of 2023 whose only paragraph is `sentence`, every cell 0 but these.
fn report(sentence: &str, year: i32, figures: &[&str]) -> (Document, Report) {
    let document = Document {
        text: sentence.to_owned(),
        blocks: vec![Block::Paragraph(Paragraph {
            lines: vec![Span::new(0, sentence.len())],
            ..Paragraph::default()
        })],
        ..Document::default()
    };
    let mut report = with(Edition::E2021, figures);
    for table in &mut report.tables {
        table.blocks = 9..9;
    }
    report.year = Some(Located {
        value: year,
        at: Span::default(),
    });
    read_text(&document, &mut report);
    (document, report)
}

/// The relations of the text, each as its rule and its equation.
fn said(sentence: &str, figures: &[&str], last: Option<&[&str]>) -> String {
    let (document, report) = report(sentence, 2023, figures);
    let last = last.map(|figures| self::report("", 2022, figures).1);
    let subject = Subject {
        document: &document,
        report: &report,
        last_year: last.as_ref(),
        sums: None,
    };
    let (equations, _) = crate::rules::apply(&subject);
    let lines: Vec<String> = judge(&report, last.as_ref(), equations)
        .iter()
        .filter(|judged| judged.equation.rule.code.starts_with("text-"))
        .map(|judged| {
            let code = judged.equation.rule.code.trim_start_matches("text-");
            let written = explain::write(&report, last.as_ref(), judged);
            let sign = match judged.verdict {
                Verdict::Holds => "",
                Verdict::Broken { .. } => "!",
                Verdict::Undecided(_) | Verdict::NotApplicable => "?",
            };
            format!("{code}{sign} {written}")
        })
        .collect();
    lines.join("; ")
}

#[track_caller]
fn check(rows: &[(&str, &str)], figures: &[&str], last: Option<&[&str]>) {
    let wrong: Vec<String> = rows
        .iter()
        .map(|(sentence, expected)| (said(sentence, figures, last), expected, sentence))
        .filter(|(said, expected, _)| said != *expected)
        .map(|(said, expected, sentence)| format!("{sentence}\n  {said}\n  {expected}"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn documents() {
    check(
        &[
            (
                "制发行政规范性文件5件，废止2件，现行有效64件。",
                "table 5 = 5; table 2 = 2; table 64 = 64",
            ),
            (
                "制发行政规范性文件5件，废止3件，现行有效64件。",
                "table 5 = 5; table! 3 ≠ 2; table 64 = 64",
            ),
            ("制定规章1件、规范性文件6件。", "table 1 = 1; table! 6 ≠ 5"),
            (
                "现行有效的行政规范性文件64件，其中2023年制发5件。",
                "sum 5 ≤ 64; table 64 = 64",
            ),
            // what was cleaned up, disclosed or is of some offices only
            ("清理规范性文件70件，废止3件。", ""),
            ("公开规范性文件6件，废止文件3件。", ""),
            (
                "制发规范性文件5件，其中部门制发规范性文件3件。",
                "sum 3 ≤ 5; table 5 = 5",
            ),
            ("制发规章和规范性文件7件，废止1件。", ""),
            ("2022年制发规范性文件9件，废止4件。", ""),
            ("制发规范性文件5件。废止文件3件。", "table 5 = 5"),
        ],
        &[
            "t2/regulation/made 1",
            "t2/normative/made 5",
            "t2/normative/repealed 2",
            "t2/normative/valid 64",
        ],
        None,
    );
}

#[test]
fn all_or_none() {
    let rows = [
        ("收到申请12件，均已答复。", "table 12 = 12; all 0 = 0"),
        (
            "收到申请12件，均在法定期限内答复。",
            "table 12 = 12; all 0 = 0",
        ),
        ("收到申请12件，全部按期办结。", "table 12 = 12; all 0 = 0"),
        ("收到申请12件，均予以公开。", "table 12 = 12; all! 9 ≠ 12"),
        (
            "收到申请12件，其中9件属于公开范围，均予以公开。",
            "sum 9 ≤ 12; table 12 = 12",
        ),
        ("收到申请12件，应公开的全部予以公开。", "table 12 = 12"),
        ("收到工单30件，均已答复。", ""),
        ("没有收到行政复议申请。", "all 0 = 0"),
    ];
    check(
        &rows,
        &["t3/new/sum 12", "t3/granted/sum 9", "t3/total/sum 12"],
        None,
    );
    // what is not due yet may be left where all was answered in time
    let rows = [
        ("收到申请12件，均在法定期限内答复。", "table 12 = 12"),
        ("收到申请12件，均已答复。", "table 12 = 12"),
        ("收到申请12件，全部办结。", "table 12 = 12; all! 2 ≠ 0"),
        ("收到申请12件，按期答复率100%。", "table 12 = 12"),
    ];
    check(&rows, &["t3/new/sum 12", "t3/carried-out/sum 2"], None);
}

#[test]
fn letters_and_applicants() {
    let rows = [
        (
            "收到申请12件，出具答复书13份。",
            "table 12 = 12; table! 13 ≠ 12",
        ),
        (
            "收到申请12件，制作答复书12份。",
            "table 12 = 12; table 12 = 12",
        ),
        // letters on the way to a reply
        ("收到申请12件，发出补正告知书3份。", "table 12 = 12"),
        (
            "收到申请12件，其中自然人10件。",
            "sum 10 ≤ 12; table 12 = 12; table! 10 ≠ 9",
        ),
        // of those that were granted, not of those that came in
        (
            "收到申请12件，予以公开4件，其中自然人4件。",
            "sum 4 = 4; table 12 = 12; table 4 = 4",
        ),
    ];
    let figures = [
        "t3/new/natural 9",
        "t3/new/business 3",
        "t3/new/sum 12",
        "t3/granted/sum 4",
        "t3/total/sum 12",
    ];
    check(&rows, &figures, None);
}

#[test]
fn against_last_year() {
    let rows = [
        (
            "收到申请150件，同比增长25%。",
            "growth (150 − 120) ÷ 120 = 25%; table 150 = 150",
        ),
        (
            "收到申请150件，同比增长28%。",
            "growth! (150 − 120) ÷ 120 = 25% ≠ 28%; table 150 = 150",
        ),
        (
            "收到申请150件，较上年增加30件。",
            "change 120 + 30 = 150; table 150 = 150",
        ),
        (
            "收到申请150件，较2022年增加20件。",
            "change! 120 + 20 ≠ 150; table 150 = 150",
        ),
        ("收到申请150件，较2021年增加20件。", "table 150 = 150"),
        (
            "收到申请150件，比上年的110件增加40件。",
            "change 110 + 40 = 150; table 150 = 150",
        ),
        // the text counts something else than the form
        (
            "收到申请140件，同比增长10%。",
            "growth! (140 − 120) ÷ 120 = 16.67% ≠ 10%; table! 140 ≠ 150",
        ),
        ("网站发布信息300条，同比增加40条。", ""),
    ];
    check(&rows, &["t3/new/sum 150"], Some(&["t3/new/sum 120"]));
    let rows = [
        ("收到申请150件，较上年增加30件。", "table 150 = 150"),
        (
            "收到申请150件，同比增长28%。",
            "growth (150 − 117) ÷ 117 = 28.21% ≈ 28%; table 150 = 150",
        ),
    ];
    check(&rows, &["t3/new/sum 150"], None);
}

/// What is found in a sentence, whose tables say nothing.
fn found(sentence: &str) -> Vec<Finding> {
    let (document, report) = report(sentence, 2023, &[]);
    let subject = Subject {
        document: &document,
        report: &report,
        last_year: None,
        sums: None,
    };
    let (equations, observations) = crate::rules::apply(&subject);
    let ledger = judge(&report, None, equations);
    findings(&subject, &ledger, observations)
}

#[test]
fn shares_of_a_complete_list_are_told_in_per_cent() {
    let sentence = "公开信息40条，其中动态20条，占50%；公告10条，占25%；其他10条，占35%。";
    let said: Vec<String> = found(sentence)
        .into_iter()
        .map(|finding| finding.message.zh)
        .filter(|message| message.contains("应为 100%"))
        .collect();
    assert_eq!(
        said,
        [
            "「动态占比」50% + 「公告占比」25% + 「其他占比」35% = 110%，应为 100%，相差 10 个百分点。"
        ]
    );
}

#[test]
fn a_short_list_that_one_digit_would_complete_is_noted() {
    let level = |sentence: &str| {
        let found = found(sentence);
        let mut of_sums = found.iter().filter(|it| it.rule.code == "text-sum");
        let sum = of_sums.next()?;
        Some((sum.level, sum.message.zh.contains("未列全")))
    };
    let short = level("公开信息99条，其中政务信息53条，政策文件4条，财政信息2条。");
    assert_eq!(short, Some((Level::Note, true)));
    let long = level("公开信息999条，其中政务信息593条，政策文件4条，财政信息2条。");
    assert_eq!(long, Some((Level::Warning, false)));
    let open = level("公开信息87条，其中政务信息53条，政策文件4条，财政信息2条。");
    assert_eq!(open, None);
}

#[test]
fn applications_in_the_text() {
    let rows = [(
        "本年新收申请45件，上年结转5件，共办理50件。",
        "total 45 + 5 = 50; table 45 = 45; table 5 = 5; table 50 = 45 + 5",
    )];
    check(
        &rows,
        &[
            "t3/new/sum 45",
            "t3/carried-in/sum 5",
            "t3/total/sum 48",
            "t3/carried-out/sum 2",
        ],
        None,
    );
}

#[test]
fn a_base_that_is_not_printed_has_as_many_digits_as_now() {
    let said = |sentence| said(sentence, &[], None);
    assert_eq!(
        said("零售额439.96亿元，同比增长4.1%。"),
        "growth (439.96亿 − 422.63亿) ÷ 422.63亿 = 4.1%"
    );
    // where those do not make the percentage, as many as it takes
    assert_eq!(
        said("受理咨询13.98万件，同比下降7.12%。"),
        "growth (15.05168万 − 13.98万) ÷ 15.05168万 = 7.12%"
    );
}
