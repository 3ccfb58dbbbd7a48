//! Made-up departments and a county: what their reports come to, and what is said of the county's.

use std::collections::BTreeMap;
use std::sync::Arc;

use gouji::check::{Checked, Config, check};
use gouji::form::{Edition, TableKind};
use gouji::read::document::Document;
use gouji::report::figure::FigureId;
use gouji::report::sums::{LeftOut, SumPart, Sums};
use gouji::rules::kind::RuleSource;
use gouji::verdict::Verdict;
use gouji::verdict::cause::{Cause, Counted};
use gouji::view::form_figures::{FormFigures, Shape};
use gouji::view::sums;

/// What an office counts: the names of figures and their numbers; all others are 0.
type Counts = BTreeMap<&'static str, i64>;

/// The counts of an office: applications of persons and of law firms, all granted, documents, reviews.
fn counts(persons: i64, firms: i64, documents: i64, reviews: i64) -> Counts {
    let mut counts = Counts::new();
    for [persons_of, firms_of, all] in [
        ["t3/new/natural", "t3/new/legal", "t3/new/sum"],
        ["t3/granted/natural", "t3/granted/legal", "t3/granted/sum"],
        ["t3/total/natural", "t3/total/legal", "t3/total/sum"],
    ] {
        counts.insert(persons_of, persons);
        counts.insert(firms_of, firms);
        counts.insert(all, persons + firms);
    }
    counts.insert("t2/normative/made", documents);
    counts.insert("t2/normative/valid", documents * 3);
    counts.insert("t4/review/upheld", reviews);
    counts.insert("t4/review/sum", reviews);
    counts
}

fn report(agency: &str, year: i32, single_other: bool, counts: &Counts) -> Document {
    let tables = TableKind::ALL.map(|kind| Shape::new(kind, Edition::E2021, single_other));
    let mut raw: BTreeMap<FigureId, String> = tables
        .iter()
        .flat_map(|table| table.figures())
        .map(|id| (id, "0".to_owned()))
        .collect();
    for (name, number) in counts {
        let id = name.parse().expect("the name of a figure");
        raw.insert(id, number.to_string());
    }
    let figures = FormFigures {
        agency: Some(agency.to_owned()),
        year: Some(year),
        tables: tables.to_vec(),
        raw: raw.into_iter().collect(),
    };
    figures.document(["", "", ""])
}

fn part(document: Document, source: &str) -> SumPart {
    let checked = check(Arc::new(document), &Config::default());
    SumPart::of(&checked.report, source, 0)
}

/// The four departments of the county.
fn departments() -> Vec<(&'static str, Counts)> {
    vec![
        ("临江县教育局", counts(12, 3, 4, 1)),
        ("临江县财政局", counts(5, 0, 7, 0)),
        ("临江县公安局", counts(40, 8, 2, 6)),
        ("临江县人民政府办公室", counts(21, 2, 9, 3)),
    ]
}

fn parts() -> Vec<SumPart> {
    let departments = departments().into_iter();
    let part = |(agency, counts): (&str, Counts)| {
        part(
            report(agency, 2023, false, &counts),
            &format!("{agency}.docx"),
        )
    };
    departments.map(part).collect()
}

/// What all departments count, and then so much more.
fn all(more: &[(&'static str, i64)]) -> Counts {
    let mut sum = Counts::new();
    let departments = departments();
    let counts = departments.iter().flat_map(|(_, counts)| counts);
    for (&name, &number) in counts.chain(more.iter().map(|(name, number)| (name, number))) {
        *sum.entry(name).or_default() += number;
    }
    sum
}

/// The county's report with these counts, held against the departments.
fn county(counts: &Counts) -> Checked {
    let document = report("临江县人民政府", 2023, false, counts);
    let report = check(Arc::new(document.clone()), &Config::default()).report;
    let config = Config {
        sums: Some(Arc::new(Sums::of(parts(), Some(&report)))),
        ..Config::default()
    };
    check(Arc::new(document), &config)
}

/// The cells that are not the sum, as their subjects.
fn differing(checked: &Checked) -> Vec<String> {
    let sums = checked.findings.iter();
    let sums = sums.filter(|finding| finding.rule.source == RuleSource::Parts);
    sums.map(|finding| finding.subject.to_string()).collect()
}

/// The causes of the cells that differ.
fn causes(checked: &Checked) -> Vec<&Cause> {
    let is_of_parts =
        |&&finding: &&usize| checked.findings[finding].rule.source == RuleSource::Parts;
    let causes = checked.causes.iter();
    causes
        .filter(|cause| cause.findings.iter().any(|finding| is_of_parts(&finding)))
        .collect()
}

/// Says of the county's report, with so much more than the departments count, how a part was counted and which, and
/// what is said of it.
#[track_caller]
fn check_cause(more: &[(&'static str, i64)], how: Counted, name: &str, message: &str) {
    let checked = county(&all(more));
    let sums = checked.sums.clone().expect("it was held against them");
    let causes = causes(&checked);
    let [cause] = causes[..] else {
        panic!("one cause: {causes:#?}");
    };
    let miscount = cause.miscount.as_ref().expect("a part was miscounted");
    let names: Vec<&str> = miscount.parts.iter().map(|&part| sums.name(part)).collect();
    assert_eq!((miscount.how, names.concat().as_str()), (how, name));
    assert_eq!(cause.message.zh, message);
    assert_eq!(cause.findings.len(), differing(&checked).len());
}

fn less(counts: &Counts) -> Vec<(&'static str, i64)> {
    counts
        .iter()
        .map(|(&name, &number)| (name, -number))
        .collect()
}

fn more(counts: &Counts) -> Vec<(&'static str, i64)> {
    counts
        .iter()
        .map(|(&name, &number)| (name, number))
        .collect()
}

#[test]
fn a_county_that_adds_up_has_nothing_to_be_said_of() {
    let checked = county(&all(&[]));
    let of_parts = checked.ledger.iter();
    let of_parts = of_parts.filter(|judged| judged.equation.rule.source == RuleSource::Parts);
    let verdicts: Vec<&Verdict> = of_parts.map(|judged| &judged.verdict).collect();
    assert_eq!(verdicts.len(), 200, "every cell of the three tables");
    assert!(verdicts.iter().all(|verdict| **verdict == Verdict::Holds));
    assert_eq!(differing(&checked), [""; 0]);
    assert!(checked.causes.is_empty());
}

#[test]
fn a_department_that_is_left_out_is_one_cause() {
    check_cause(
        &less(&counts(40, 8, 2, 6)),
        Counted::Never,
        "临江县公安局",
        "最可能是漏计了「临江县公安局」：计入后，13 格与合计相符。",
    );
    let of_table = less(&counts(40, 8, 2, 6));
    let of_table: Vec<_> = of_table
        .into_iter()
        .filter(|(name, _)| name.starts_with("t3/"))
        .collect();
    check_cause(
        &of_table,
        Counted::Never,
        "临江县公安局",
        "最可能是表三漏计了「临江县公安局」：计入后，9 格与合计相符。",
    );
}

#[test]
fn a_department_that_is_counted_twice_is_one_cause() {
    check_cause(
        &more(&counts(12, 3, 4, 1)),
        Counted::Twice,
        "临江县教育局",
        "最可能是重复计入了「临江县教育局」：减去一次后，13 格与合计相符。",
    );
}

#[test]
fn a_report_that_is_not_there_is_told() {
    check_cause(
        &more(&counts(3, 1, 5, 2)),
        Counted::Absent,
        "",
        "这 13 格都比合计多，多出的数自成一份勾稽成立的报告：可能还有一份报告没有给出（例如本级机关自己的报告）。",
    );
}

#[test]
fn cells_that_no_department_explains_are_one_cause() {
    let mut odd = more(&counts(1, 0, 0, 0));
    odd.extend(less(&counts(0, 2, 0, 0)));
    check_cause(
        &odd,
        Counted::Unknown,
        "",
        "表三有 9 格与合计不符，差额之间却勾稽成立，不像只填错一格，也与任何一份报告的数对不上：\
         可能有几个单位漏计、重复计入，或报告后来有更正。请逐个单位核对。",
    );
}

#[test]
fn one_wrong_cell_is_named_with_the_departments() {
    let checked = county(&all(&[("t3/granted/natural", 1)]));
    assert_eq!(differing(&checked), ["t3/granted/natural"]);
    let finding = checked
        .findings
        .iter()
        .find(|finding| finding.rule.code == "sum-of");
    let finding = finding.expect("it differs");
    assert_eq!(
        finding.message.zh,
        "「(一)予以公开」自然人：本报告 79，4 份报告合计 78（临江县公安局 40，临江县人民政府办公室 21，\
         临江县教育局 12，临江县财政局 5），多 1。"
    );
    let judged = finding
        .judged
        .and_then(|line| checked.ledger.get(line))
        .expect("a relation");
    assert_eq!(
        checked.written(judged).to_string(),
        "79 ≠ 临江县教育局 12 + 临江县财政局 5 + 临江县公安局 40 + 临江县人民政府办公室 21"
    );
    let cause = checked.causes.first().expect("a cause");
    let repair = cause.repairs.first().expect("a repair");
    assert_eq!(repair.changes.len(), 1);
    assert_eq!(repair.changes[0].figure.to_string(), "t3/granted/natural");
    assert_eq!(repair.changes[0].to.to_string(), "78");
    assert!(!cause.tied, "{cause:?}");
}

#[test]
fn other_years_and_copies_are_left_out() {
    let mut parts = parts();
    let (agency, counts) = departments().remove(0);
    parts.push(part(report(agency, 2022, false, &counts), "last.docx"));
    parts.push(part(report(agency, 2023, false, &counts), "copy.pdf"));
    let whole = report("临江县人民政府", 2023, false, &all(&[]));
    let whole = check(Arc::new(whole), &Config::default()).report;
    parts.push(SumPart::of(&whole, "whole.docx", 0));
    let sums = Sums::of(parts, Some(&whole));
    let why: Vec<LeftOut> = sums.left_out.iter().map(|(_, why)| *why).collect();
    assert_eq!(
        why,
        [LeftOut::Year(2022), LeftOut::SameAs(0), LeftOut::Whole]
    );
    assert_eq!(sums.parts.len(), 4);
    let remarks: Vec<String> = sums::remarks(&sums)
        .into_iter()
        .map(|words| words.zh)
        .collect();
    assert_eq!(
        remarks,
        [
            "last.docx（临江县教育局）：是 2022 年的报告，汇总的是 2023 年，未计入。",
            "copy.pdf（临江县教育局）：与「临江县教育局.docx」机关相同、数字全同，只计一次。",
            "whole.docx（临江县人民政府）：就是汇总报告本身，未计入。",
        ]
    );
}

#[test]
fn what_counts_as_zero_and_what_is_not_known_is_said() {
    let mut parts = parts();
    let without_tables =
        gouji::read::text("临江县审计局2023年政府信息公开工作年度报告\n\n一、总体情况\n无。\n");
    parts.push(part(without_tables, "audit.txt"));
    let table = "临江县统计局2023年政府信息公开工作年度报告\n\n三、收到和处理政府信息公开申请情况\n\n\
                 | 申请人情况 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |\n\
                 | 一、本年新收政府信息公开申请数量 | 5 | | | | | 1O | 5 |\n";
    parts.push(part(gouji::read::text(table), "statistics.txt"));
    let sums = Sums::of(parts, None);
    let remarks: Vec<String> = sums::remarks(&sums)
        .into_iter()
        .map(|words| words.zh)
        .collect();
    assert_eq!(remarks.len(), 2, "{remarks:#?}");
    assert_eq!(
        remarks[0],
        "audit.txt（临江县审计局）：没有识别到表二、表三、表四，未计入。"
    );
    assert!(
        remarks[1].starts_with("statistics.txt（临江县统计局）：4 格空白，按 0 计；没有识别到表二"),
        "{remarks:?}"
    );
    let id = |name: &str| name.parse::<FigureId>().expect("a figure");
    let total = sums.total(id("t3/new/natural"));
    assert_eq!(total.sum.map(|sum| sum.to_string()), Some("83".to_owned()));
    assert_eq!(sums.total(id("t3/new/other")).unknown, [4]);
    assert_eq!(sums.total(id("t4/review/sum")).unknown, [4]);
}

#[test]
fn departments_with_the_same_numbers_are_all_named() {
    let same = counts(4, 1, 0, 0);
    let report = |agency, counts| report(agency, 2023, false, counts);
    let parts = ["临江县民政局", "临江县交通局"].map(|agency| part(report(agency, &same), agency));
    let whole = report("临江县人民政府", &same);
    let recognised = check(Arc::new(whole.clone()), &Config::default()).report;
    let config = Config {
        sums: Some(Arc::new(Sums::of(parts.to_vec(), Some(&recognised)))),
        ..Config::default()
    };
    let checked = check(Arc::new(whole), &config);
    let messages: Vec<&str> = checked
        .causes
        .iter()
        .map(|cause| cause.message.zh.as_str())
        .collect();
    assert_eq!(
        messages,
        ["最可能是漏计了临江县民政局、临江县交通局之一（数字相同）：计入后，9 格与合计相符。"]
    );
}

/// A report that counts its fees in this unit.
fn with_fees(agency: &str, unit: &str, fees: &str) -> Document {
    gouji::read::text(&format!(
        "{agency}2023年政府信息公开工作年度报告\n\n二、主动公开政府信息情况\n\n\
         | 第二十条第(八)项 |\n| 信息内容 | 本年收费金额(单位:{unit}) |\n| 行政事业性收费 | {fees} |\n"
    ))
}

#[test]
fn amounts_are_added_up_in_one_unit() {
    let parts = vec![
        part(with_fees("临江县水利局", "元", "25000"), "a"),
        part(with_fees("临江县农业局", "万元", "1.5"), "b"),
    ];
    let fees: FigureId = "t2/fee/amount".parse().expect("a figure");
    let sum = Sums::of(parts.clone(), None).total(fees).sum;
    assert_eq!(sum.map(|sum| sum.to_string()), Some("4.0".to_owned()));
    for (unit, fees, holds) in [
        ("元", "40000", true),
        ("万元", "4", true),
        ("万元", "40000", false),
    ] {
        let whole = with_fees("临江县人民政府", unit, fees);
        let report = check(Arc::new(whole.clone()), &Config::default()).report;
        let config = Config {
            sums: Some(Arc::new(Sums::of(parts.clone(), Some(&report)))),
            ..Config::default()
        };
        let differing = differing(&check(Arc::new(whole), &config));
        assert_eq!(differing.is_empty(), holds, "{unit} {fees}: {differing:?}");
    }
}

#[test]
fn one_row_of_the_rest_is_added_to_three() {
    let mut one_row = counts(2, 0, 0, 0);
    one_row.insert("t3/other/natural", 2);
    let mut three_rows = counts(1, 0, 0, 0);
    three_rows.insert("t3/other-unpaid/natural", 1);
    three_rows.insert("t3/other-other/natural", 3);
    let parts = vec![
        part(report("临江县水利局", 2023, true, &one_row), "a"),
        part(report("临江县农业局", 2023, false, &three_rows), "b"),
    ];
    let sums = Sums::of(parts, None);
    let table = sums
        .tables
        .iter()
        .find(|table| table.kind == TableKind::Application);
    assert!(table.is_some_and(|table| table.other_in_one_row));
    let total = sums.total("t3/other/natural".parse().expect("a figure"));
    assert_eq!(total.sum.map(|sum| sum.to_string()), Some("6".to_owned()));
}

#[test]
fn the_sums_are_a_report_of_their_own() {
    let sums = Sums::of(parts(), None);
    assert_eq!(
        sums::heading(&sums).zh,
        "2023 年 · 2021 年格式 · 4 份报告合计"
    );
    let checked = check(Arc::new(sums::document(&sums)), &Config::default());
    for id in sums.figures() {
        let printed = checked
            .report
            .figure(id)
            .and_then(gouji::report::figure::Figure::value);
        assert_eq!(printed, sums.total(id).sum, "{id}");
    }
    assert!(checked.ledger.iter().all(|judged| !judged.is_broken()));
}
