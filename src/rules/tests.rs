//! What rules state and observe about reports made up by hand.

use super::made_up::{put, set, with};
use super::rule::Subject;
use super::*;
use crate::form::Edition;
use crate::read::document::{Block, Document, Paragraph};
use crate::read::span::Span;
use crate::report::cover::contents::{TableOfContents, contents};
use crate::report::cover::date::Date;
use crate::report::figure::FigureId;
use crate::report::{
    LineTotal, Located, Outline, Report, Section, TableLine, YearMention, YearSource,
};
use crate::verdict::{Verdict, judge};

/// What rules other than those of tables three and four find: `code:subject level`, with the Chinese
/// message where it is a matter of form.
fn found(document: &Document, report: &Report, last_year: Option<&Report>) -> Vec<String> {
    let subject = Subject {
        document,
        report,
        last_year,
        sums: None,
    };
    let (equations, observations) = apply(&subject);
    let ledger = judge(report, last_year, equations);
    crate::verdict::findings(&subject, &ledger, observations)
        .iter()
        .map(|finding| {
            let (code, level) = (finding.rule.code, finding.level.id());
            format!("{code}:{} {level}: {}", finding.subject, finding.message.zh)
        })
        .collect()
}

#[track_caller]
fn check(report: &Report, expected: &[&str]) {
    assert_eq!(found(&Document::default(), report, None), expected);
}

#[track_caller]
fn check_years(this: &Report, last: &Report, expected: &[&str]) {
    assert_eq!(found(&Document::default(), this, Some(last)), expected);
}

fn at<T>(value: T, start: usize) -> Located<T> {
    Located {
        value,
        at: Span::new(start, start + 1),
    }
}

/// A report of an agency on a year, every cell 0 but these.
fn of_year(agency: &str, year: i32, figures: &[&str]) -> Report {
    let edition = Edition::of_year(year).unwrap_or(Edition::E2019);
    let mut report = with(edition, figures);
    report.year = Some(at(year, 0));
    report.agency = Some(at(agency.to_owned(), 1));
    report
}

#[test]
fn table_two_of_2019() {
    let report = |figures: &[&str]| with(Edition::E2019, figures);
    check(&report(&[]), &[]);
    check(
        &report(&["t2/permit/previous 20", "t2/permit/change -20"]),
        &[],
    );
    check(
        &report(&["t2/permit/previous 20", "t2/permit/change -23"]),
        &[
            "t2-change:permit error: 「行政许可」：上一年项目数量 20 + 本年增/减 (−23) = −3，小于 0。",
        ],
    );
    check(
        &report(&["t2/fee/previous ", "t2/fee/change -3"]),
        &[
            "t2-change:fee warning: 「行政事业性收费」：上一年项目数量 0 + 本年增/减 (−3) = −3，小于 0。1 处空白按 0 计。",
            "form-blank:t2 note: 表二（主动公开政府信息情况）有 1 处空白或“/”，另有 20 处填 0。没有数据的，请统一填 0，以免被看作漏填。",
        ],
    );
    check(
        &report(&["t2/normative/disclosed 3", "t2/normative/public-total 2"]),
        &[
            "t2-disclosed:normative warning: 「规范性文件」：本年新公开数量 3，大于对外公开总数量 2。",
        ],
    );
}

#[test]
fn table_two_of_2021() {
    let report = |figures: &[&str]| with(Edition::E2021, figures);
    check(
        &report(&[
            "t2/normative/made 3",
            "t2/normative/repealed 1",
            "t2/normative/valid 2",
        ]),
        &[],
    );
    check(
        &report(&[
            "t2/normative/made 3",
            "t2/normative/repealed 0",
            "t2/normative/valid 2",
        ]),
        &[
            "t2-valid:normative warning: 「行政规范性文件」：现行有效件数 2，小于本年制发件数 3 − 本年废止件数 0 = 3。",
        ],
    );
}

#[test]
fn odd_numbers() {
    check(
        &with(Edition::E2021, &["t4/review/sum 00"]),
        &[
            "form-number:t4/review/sum note: 格内填的是「00」：数字前有多余的 0（按 0 核对），请改为规范的阿拉伯数字。",
        ],
    );
    check(
        &with(Edition::E2021, &["t3/carried-in/legal 1O"]),
        &[
            "form-number:t3/carried-in/legal warning: 格内填的是「1O」：不是数字，请改为规范的阿拉伯数字。",
        ],
    );
    check(
        &with(Edition::E2021, &["t2/permit/decisions 1.5"]),
        &[
            "form-number:t2/permit/decisions warning: 格内填的是「1.5」：计数不应有小数，请改为规范的阿拉伯数字。",
        ],
    );
    check(
        &with(Edition::E2021, &["t2/penalty/decisions -1"]),
        &[
            "form-number:t2/penalty/decisions warning: 格内填的是「-1」：计数不应为负，请改为规范的阿拉伯数字。",
        ],
    );
    check(&with(Edition::E2021, &["t2/fee/amount 25.10"]), &[]);
    check(
        &with(
            Edition::E2019,
            &["t2/permit/previous 8", "t2/permit/change -4"],
        ),
        &[],
    );
}

#[test]
fn blanks_among_zeros() {
    check(
        &with(Edition::E2021, &["t4/review/other ", "t4/review/pending /"]),
        &[
            "form-blank:t4 note: 表四（行政复议、行政诉讼情况）有 2 处空白或“/”，另有 13 处填 0。没有数据的，请统一填 0，以免被看作漏填。",
        ],
    );
    check(
        &with(Edition::E2021, &["t4/review/upheld 2", "t4/review/sum "]),
        &[
            "form-blank:t4 note: 表四（行政复议、行政诉讼情况）有 1 处总计未填，涉及的勾稽关系未能核对：「行政复议」总计按分项合计应为 2。",
        ],
    );
}

#[test]
fn other_tables() {
    let mut report = Report::default();
    let cell = |row, column| FigureId::Cell {
        table: 1,
        row,
        column,
    };
    for (row, value) in [(2, "3"), (3, "4"), (4, "8")] {
        put(&mut report, cell(row, 2), value);
    }
    report.totals.push(LineTotal {
        table: 1,
        line: TableLine::Row(4),
        sums: vec![(cell(4, 2), vec![cell(2, 2), cell(3, 2)])],
    });
    check(
        &report,
        &[
            "table-sum:table1/r4 warning: 第 1 个表格第 2 列：第 2 行 3 + 第 3 行 4 = 7，第 4 行填 8，多 1。",
        ],
    );
}

#[test]
fn year_against_year() {
    let this = of_year(
        "临江市财政局",
        2023,
        &[
            "t3/carried-in/natural 2",
            "t3/carried-in/sum 2",
            "t3/carried-out/natural 2",
            "t3/carried-out/sum 2",
            "t2/normative/valid 12",
            "t2/normative/made 3",
        ],
    );
    let mut last = of_year(
        "临江市财政局",
        2022,
        &[
            "t3/carried-out/natural 3",
            "t3/carried-out/sum 3",
            "t2/normative/valid 9",
        ],
    );
    let found = [
        "year-carried:natural warning: 「自然人」列：「二、上年结转」2，上年报告的「四、结转下年度」3，相差 1。",
        "year-carried:sum warning: 「总计」列：「二、上年结转」2，上年报告的「四、结转下年度」3，相差 1。",
    ];
    check_years(&this, &last, &found);
    set(&mut last, "t2/normative/valid 8");
    let found_then = [
        "year-valid:normative warning: 「行政规范性文件」：现行有效件数 12，上年报告的现行有效件数 8 + 本年制发件数 3 − 本年废止件数 0 = 11，相差 1。",
        found[0],
        found[1],
    ];
    check_years(&this, &last, &found_then);
    last.year = Some(at(2021, 0));
    check_years(
        &this,
        &last,
        &[
            "year-same:year note: 作为上年报告给出的是 2021 年的报告，本报告是 2023 年的，因此没有作年度之间的核对。",
        ],
    );
    last.year = Some(at(2022, 0));
    last.agency = Some(at("市财政局".to_owned(), 0));
    check_years(&this, &last, &found_then);
    last.agency = Some(at("临江市民政局".to_owned(), 0));
    let agency = "year-same:agency note: 作为上年报告给出的是「临江市民政局」的报告，本报告是「临江市财政局」的，请确认是同一机关。";
    let found: Vec<&str> = found_then.into_iter().chain([agency]).collect();
    check_years(&this, &last, &found);
}

#[test]
fn last_years_table_left_in() {
    let figures = [
        "t3/new/natural 9",
        "t3/new/legal 1",
        "t3/new/sum 10",
        "t3/granted/natural 9",
        "t3/granted/legal 1",
        "t3/granted/sum 10",
        "t3/total/natural 9",
        "t3/total/legal 1",
        "t3/total/sum 10",
    ];
    let (this, mut last) = (
        of_year("临江市财政局", 2023, &figures),
        of_year("临江市财政局", 2022, &figures),
    );
    check_years(
        &this,
        &last,
        &["year-same:t3 warning: 表三的所有数据都与上年报告相同，请确认不是沿用了上年的表格。"],
    );
    set(&mut last, "t3/granted/natural 8");
    check_years(&this, &last, &[]);
}

#[test]
fn who_may_make_regulations() {
    let figures = ["t2/regulation/valid 2", "t2/regulation/made 0"];
    check(&of_year("临江市人民政府", 2023, &figures), &[]);
    let found = found(
        &Document::default(),
        &of_year("安平县柳林镇人民政府", 2023, &figures),
        None,
    );
    assert!(
        found
            .iter()
            .all(|line| line.starts_with("t2-authority:regulation warning"))
    );
}

#[test]
fn editions_and_instruments() {
    let mut report = with(Edition::E2019, &[]);
    report.year = Some(at(2023, 0));
    report.instruments = vec![at(Edition::E2019, 5)];
    check(
        &report,
        &[
            "form-edition:instrument note: 文中引用的是国办公开办函〔2019〕60号，2023 年的报告应依据国办公开办函〔2021〕30号。",
            "form-edition:tables note: 表二、表三用的是国办公开办函〔2019〕60号的格式，2023 年的报告应使用国办公开办函〔2021〕30号的格式。",
        ],
    );
    report.year = Some(at(2020, 0));
    check(&report, &[]);
}

#[test]
fn years_periods_and_deadlines() {
    let base = || of_year("某单位", 2023, &[]);
    let mut report = base();
    report.years = vec![
        YearMention {
            year: 2023,
            source: YearSource::Title,
            at: Span::new(0, 4),
        },
        YearMention {
            year: 2022,
            source: YearSource::Text,
            at: Span::new(30, 34),
        },
    ];
    report.dates = vec![at(Date::new(2023, 2, 29), 50)];
    report.signed = Some(at(Date::new(2023, 1, 20), 90));
    check(
        &report,
        &[
            "form-year:text@30 warning: 正文写的是 2022 年，而本报告是 2023 年的，请核对。",
            "form-year:text@50 warning: 没有「2023年2月29日」这一天，请核对。",
            "form-year:text@90 warning: 落款日期是 2023年1月20日，早于 2023 年年末，请核对年份。",
        ],
    );
    let mut report = base();
    report.period = Some(at((Date::new(2023, 1, 1), Date::new(2023, 12, 31)), 9));
    report.signed = Some(at(Date::new(2024, 3, 31), 90));
    check(&report, &[]);
    report.period = Some(at((Date::new(2023, 1, 1), Date::new(2023, 11, 30)), 9));
    report.signed = Some(at(Date::new(2024, 4, 1), 90));
    check(
        &report,
        &[
            "form-period:text@9 note: 统计期限写的是 2023年1月1日至2023年11月30日，按规定应为 2023年1月1日至2023年12月31日。",
            "form-deadline:text@90 note: 落款日期是 2024年4月1日，规定的期限是 2024年3月31日。",
        ],
    );
}

/// A document of one line a block, and a report whose sections begin where a line begins with a
/// numeral; the number after `=` is the section of the form.
fn sectioned(lines: &[(&str, Option<u32>, Option<u32>)]) -> (Document, Report) {
    let (mut document, mut report) = (Document::default(), Report::default());
    for &(line, number, of_form) in lines {
        let start = document.text.len();
        document.text.push_str(line);
        let span = Span::new(start, document.text.len());
        document.text.push('\n');
        let block = document.blocks.len();
        document.blocks.push(Block::Paragraph(Paragraph {
            lines: vec![span],
            heading: of_form.is_some(),
        }));
        if number.is_some() || of_form.is_some() {
            report.sections.push(Section {
                number,
                of_form,
                heading: span,
                blocks: block..block,
                contents: TableOfContents::default(),
            });
        }
        if let Some(section) = report.sections.last_mut() {
            section.blocks.end = block + 1;
        }
    }
    for section in &mut report.sections {
        section.contents = contents(&document, section);
    }
    (document, report)
}

#[track_caller]
fn check_outline(lines: &[(&str, Option<u32>, Option<u32>)], expected: &[&str]) {
    let (document, report) = sectioned(lines);
    assert_eq!(found(&document, &report, None), expected);
}

#[test]
fn outlines() {
    let text = ("本年工作有序推进。", None, None);
    check_outline(
        &[
            ("一、总体情况", Some(1), Some(1)),
            text,
            ("二、其他需要报告的事项", Some(2), Some(6)),
            text,
        ],
        &[],
    );
    check_outline(
        &[
            ("一、总体情况", Some(1), Some(1)),
            text,
            ("五、存在的主要问题及改进情况", Some(5), Some(5)),
            (
                "工作中还存在更新不够及时的问题，下一步将加强培训，完善机制，抓好落实。",
                None,
                None,
            ),
            ("五、其他需要报告的事项", Some(5), Some(6)),
            ("无。", None, None),
        ],
        &["form-outline:numbering note: 标题序号依次是一、五、五，从「五」起有重复。"],
    );
    check_outline(
        &[("六、其他需要报告的事项", Some(6), Some(6))],
        &[
            "form-outline:empty note: 「六、其他需要报告的事项」下面没有内容；没有需要报告的，请写明“无”。",
        ],
    );
    check_outline(
        &[
            ("五、存在的主要问题及改进情况", Some(5), Some(5)),
            (
                "全年工作有序推进，政府信息公开平台运行平稳，群众满意度较往年有明显上升。",
                None,
                None,
            ),
        ],
        &[
            "form-outline:section5 note: 「五、存在的主要问题及改进情况」中没有看到存在的问题和改进措施。",
        ],
    );
    let (document, mut report) = sectioned(&[("一、总体情况", Some(1), Some(1)), text]);
    report.outline = Some(at(
        Outline {
            said: 6,
            listed: Some(5),
        },
        3,
    ));
    assert_eq!(
        found(&document, &report, None),
        ["form-outline:parts note: 文中说由 6 部分组成，随后列出 5 部分。"]
    );
}

#[test]
fn what_is_missing() {
    let mut report = with(Edition::E2021, &[]);
    let figures = report.figures.values();
    let figures = figures.filter(|figure| figure.id.to_string() != "t3/new/legal");
    report.figures = figures.cloned().collect();
    let name = "表三（收到和处理政府信息公开申请情况）";
    let lines = found(&Document::default(), &report, None);
    assert_eq!(
        lines,
        [format!(
            "form-missing:t3 warning: {name}应有 175 个数据，有 1 个没有找到。涉及的勾稽关系未能核对。"
        )]
    );
    // a lone table lacks no sections, a whole report does
    let (_, sections) = sectioned(&[
        ("一、总体情况", Some(1), Some(1)),
        ("五、存在的主要问题及改进情况", Some(5), Some(5)),
    ]);
    let mut report = with(Edition::E2021, &[]);
    report.sections = sections.sections;
    let (subjects, levels): (Vec<String>, Vec<String>) = found(&Document::default(), &report, None)
        .iter()
        .filter_map(|line| {
            let (subject, rest) = line.strip_prefix("form-missing:")?.split_once(' ')?;
            let (level, _) = rest.split_once(':')?;
            Some((subject.to_owned(), level.to_owned()))
        })
        .unzip();
    assert_eq!(subjects, ["section6", "section2", "section3", "section4"]);
    assert_eq!(levels, ["warning", "note", "note", "note"]);
}

#[test]
fn every_equation_says_which_rule_states_it() {
    let report = with(Edition::E2021, &["t4/review/sum 1"]);
    let document = Document::default();
    let subject = Subject {
        document: &document,
        report: &report,
        last_year: None,
        sums: None,
    };
    let (equations, _) = apply(&subject);
    let ledger = judge(&report, None, equations);
    assert_eq!(ledger.len(), 25 + 7 + 7 + 3 + 2);
    let coverage = crate::verdict::coverage::count(&ledger);
    assert_eq!((coverage.all.holding, coverage.all.broken), (43, 1));
    assert_eq!(coverage.all, coverage.table);
    assert!(
        ledger
            .iter()
            .all(|judged| judged.verdict != Verdict::NotApplicable)
    );
}
