//! What is said of a text and a table, word for word.

use std::sync::Arc;

use crate::check::{Checked, Config, check};
use crate::form::Edition;
use crate::language::Words;
use crate::read::document::Document;
use crate::report::figure::Edits;
use crate::report::{Report, read_text};
use crate::rules;
use crate::rules::made_up::with;
use crate::rules::rule::Subject;
use crate::verdict::{Finding, findings, judge};

fn checked(sentence: &str) -> Checked {
    let document = crate::read::text(&format!("一、总体情况\n\n{sentence}"));
    check(Arc::new(document), &Config::default())
}

/// The titles of what is wrong in a sentence, in both languages.
#[track_caller]
fn titles(sentence: &str, expected: &[(&str, &str)]) {
    let checked = checked(sentence);
    let broken = checked
        .findings
        .iter()
        .filter(|finding| finding.judged.is_some());
    let said: Vec<(&str, &str)> = broken
        .map(|finding| (finding.title.zh.as_str(), finding.title.en.as_str()))
        .collect();
    assert_eq!(said, expected, "{sentence}");
}

/// The messages of what is wrong in a sentence, in both languages.
#[track_caller]
fn messages(sentence: &str, expected: &[(&str, &str)]) {
    let checked = checked(sentence);
    let broken = checked
        .findings
        .iter()
        .filter(|finding| finding.judged.is_some());
    let said: Vec<(&str, &str)> = broken
        .map(|finding| (finding.message.zh.as_str(), finding.message.en.as_str()))
        .collect();
    assert_eq!(said, expected, "{sentence}");
}

#[test]
fn lists_of_the_text() {
    let list = "全年主动公开政府信息100条，其中政策文件40条，财政信息35条，其他信息30条。";
    titles(
        list,
        &[(
            "分项合计 105，总数 100（差 5）",
            "Parts add up to 105, the total 100 (off by 5)",
        )],
    );
    messages(
        list,
        &[(
            "「政策文件」40 + 「财政信息」35 + 「其他信息」30 = 105，「主动公开政府信息」写 100，少 5。",
            "“政策文件” 40 + “财政信息” 35 + “其他信息” 30 = 105, but “主动公开政府信息” is given as 100: 5 too few.",
        )],
    );
}

#[test]
fn percentages_of_the_text() {
    titles(
        "全年主动公开政府信息915条，其中政策文件94条，占12%。",
        &[(
            "「政策文件」占比：按数算 10.27%，文中写 12%",
            "“政策文件” share: 10.27% by the numbers, 12% in the text",
        )],
    );
    titles(
        "全年共收到申请60件，比上年的50件增长25%。",
        &[(
            "「收到申请」增幅：按数算 20%，文中写 25%",
            "“收到申请” increase: 20% by the numbers, 25% in the text",
        )],
    );
    titles(
        "收到申请36件，办结35件，办结率100%。",
        &[(
            "「办结率」：按数算 97.22%，文中写 100%",
            "“办结率”: 97.22% by the numbers, 100% in the text",
        )],
    );
    titles(
        "主动公开信息40条，其中动态20条，占50%；公告10条，占25%；其他10条，占35%。",
        &[
            (
                "「其他」占比：按数算 25%，文中写 35%",
                "“其他” share: 25% by the numbers, 35% in the text",
            ),
            (
                "各项合计 110%，应为 100%",
                "The parts add up to 110%, should be 100%",
            ),
        ],
    );
}

/// The title and the message of what is wrong in a sentence beside a form with these figures, all
/// others 0.
#[track_caller]
fn beside(sentence: &str, figures: &[&str], expected: (&str, &str, &str, &str)) {
    let (document, report) = read_beside(sentence, figures);
    let subject = Subject {
        document: &document,
        report: &report,
        last_year: None,
        sums: None,
    };
    let (equations, observations) = rules::apply(&subject);
    let ledger = judge(&report, None, equations);
    let findings = findings(&subject, &ledger, observations);
    let mut of_text = findings
        .iter()
        .filter(|finding| finding.rule.code.starts_with("text-"));
    let Some(Finding { title, message, .. }) = of_text.next() else {
        panic!("nothing is said of {sentence}");
    };
    let said: [&str; 4] = [&title.zh, &title.en, &message.zh, &message.en];
    assert_eq!(said, <[&str; 4]>::from(expected));
    assert_eq!(of_text.next(), None);
}

fn read_beside(sentence: &str, figures: &[&str]) -> (Document, Report) {
    let document = crate::read::text(sentence);
    let mut report = with(Edition::E2021, figures);
    for table in &mut report.tables {
        table.blocks = 9..9;
    }
    read_text(&document, &mut report);
    (document, report)
}

#[test]
fn the_text_against_one_cell() {
    beside(
        "全年答复政府信息公开申请13件。",
        &["t3/total/sum 12"],
        (
            "「(七)总计」：正文 13 件，表中 12 件",
            "(7) Total: 13 in the text, 12 in the tables",
            "「(七)总计」：正文 13 件，表中 12 件，相差 1。",
            "(7) Total: 13 in the text, 12 in the tables: a difference of 1.",
        ),
    );
    beside(
        "制发行政规范性文件3件。",
        &["t2/normative/made 4"],
        (
            "「行政规范性文件」本年制发件数：正文 3 件，表中 4 件",
            "Normative documents, Issued this year: 3 in the text, 4 in the tables",
            "「行政规范性文件」本年制发件数：正文 3 件，表中 4 件，相差 1。",
            "Normative documents, Issued this year: 3 in the text, 4 in the tables: a difference of 1.",
        ),
    );
}

#[test]
fn the_text_against_a_group_of_rows() {
    beside(
        "政府信息公开申请中，无法提供19件。",
        &[
            "t3/unavailable-not-held/sum 9",
            "t3/unavailable-not-made/sum 5",
        ],
        (
            "「(四)无法提供」：正文 19 件，表中 3 项合计 14 件",
            "(4) Cannot be provided: 19 in the text, 14 in 3 cells of the tables",
            "「(四)无法提供」：正文 19 件，表中 3 项合计 14 件，相差 5。",
            "(4) Cannot be provided: 19 in the text, 14 in 3 cells of the tables: a difference of 5.",
        ),
    );
}

#[test]
fn a_repair_names_what_then_agrees_too() {
    let (document, report) = read_beside(
        "政府信息公开申请中，予以公开12件。",
        &[
            "t3/granted/natural 12",
            "t3/granted/sum 13",
            "t3/total/natural 12",
            "t3/total/sum 12",
            "t3/new/natural 12",
            "t3/new/sum 12",
        ],
    );
    let subject = Subject {
        document: &document,
        report: &report,
        last_year: None,
        sums: None,
    };
    let (equations, observations) = rules::apply(&subject);
    let ledger = judge(&report, None, equations);
    let findings = findings(&subject, &ledger, observations);
    let causes = crate::verdict::cause::find(subject, &Edits::default(), &ledger, &findings);
    let why: Vec<&Words> = causes
        .iter()
        .flat_map(|cause| &cause.repairs)
        .map(|repair| &repair.why)
        .collect();
    assert_eq!(
        why,
        [&Words::new(
            "只改这一处，涉及的 3 项关系全部成立；正文「予以公开」12 件也随之相符。两数仅一位之差。",
            "With this one change all 3 relations concerned hold; “予以公开” 12 件 then agrees too. \
             The two numbers differ in one digit.",
        )]
    );
}
