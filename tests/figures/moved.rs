//! Tables whose rows, columns or groups stand in another order than on the form, and labels with
//! explanations: every number is found under its own name, and what was moved is said.

use gouji::report::figure::{Edits, FigureId};
use gouji::report::{Report, recognise};
use proptest::prelude::*;

use super::made::Made;
use super::made::print::Form;
use super::read;

/// The made-up report, printed, with every piece of text between two headings changed.
fn printed(
    made: &Made,
    form: Form,
    from: &str,
    to: &str,
    change: impl Fn(&str) -> String,
) -> Report {
    let printed = made.print(form);
    let start = printed.find(from).expect("where it begins");
    let end = start + printed[start..].find(to).expect("where it ends");
    let changed = change(&printed[start..end]);
    let whole = format!("{}{changed}{}", &printed[..start], &printed[end..]);
    recognise(&read(&whole, form), &Edits::new())
}

fn exchanged(text: &str, one: &str, other: &str) -> String {
    text.replace(one, "\u{1}")
        .replace(other, one)
        .replace('\u{1}', other)
}

/// The figures of the form with the ids of two rows, columns or groups exchanged.
fn with_ids_exchanged(made: &mut Made, is_one: impl Fn(&str) -> bool, one: &str, other: &str) {
    let ids = |text: &str| -> FigureId { text.parse().expect("the name of a figure") };
    let figures = std::mem::take(&mut made.figures);
    for (id, value) in figures {
        let text = id.to_string();
        let moved = if is_one(&text) {
            exchanged(&text, one, other)
        } else {
            text
        };
        made.figures.insert(ids(&moved), value);
    }
}

#[track_caller]
fn check(made: &Made, report: &Report, form: Form) {
    assert_eq!(super::printed(report), made.figures, "{form:?}");
    let said: Vec<_> = report
        .unread
        .iter()
        .map(|unread| unread.what.zh.as_str())
        .collect();
    assert!(
        matches!(said[..], [said] if said.contains("次序与格式不同")),
        "{form:?}: {said:?}"
    );
}

/// Rows of table three, each with its id and what it is printed as.
const ROWS: [(&str, &str); 10] = [
    ("new", "一、本年新收政府信息公开申请数量"),
    ("carried-in", "二、上年结转政府信息公开申请数量"),
    (
        "partial",
        "(二)部分公开(区分处理的,只计这一情形,不计其他情形)",
    ),
    ("denied-secret", "1.属于国家秘密"),
    ("denied-safety", "3.危及“三安全一稳定”"),
    ("unavailable-not-held", "1.本机关不掌握相关政府信息"),
    ("unavailable-unclear", "3.补正后申请内容仍不明确"),
    ("unprocessed-repeat", "2.重复申请"),
    ("total", "(七)总计"),
    ("carried-out", "四、结转下年度继续办理"),
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn any_two_rows_exchanged(seed: u64, one in 0..ROWS.len(), other in 0..ROWS.len()) {
        prop_assume!(one != other);
        let ((one, one_label), (other, other_label)) = (ROWS[one], ROWS[other]);
        for form in [Form::PipeRows, Form::Tabs, Form::Markdown, Form::Html] {
            let mut made = Made::random(seed);
            let report = printed(&made, form, "三、收到", "四、政府", |text| exchanged(text, one_label, other_label));
            let (one, other) = (format!("t3/{one}/"), format!("t3/{other}/"));
            with_ids_exchanged(&mut made, |id| id.starts_with("t3"), &one, &other);
            check(&made, &report, form);
        }
    }

    #[test]
    fn columns_of_table_three_exchanged(seed: u64) {
        for form in [Form::PipeCells, Form::PipeRows, Form::CellLines, Form::Tabs, Form::Markdown, Form::Html] {
            for (one, other, labels) in [("natural", "sum", ["自然人", "总计"]), ("business", "legal", ["商业企业", "法律服务机构"])] {
                let mut made = Made::random(seed);
                let report = printed(&made, form, "申请人情况", "一、本年新收", |text| exchanged(text, labels[0], labels[1]));
                let (one, other) = (format!("/{one}"), format!("/{other}"));
                with_ids_exchanged(&mut made, |id| id.starts_with("t3"), &one, &other);
                check(&made, &report, form);
            }
        }
    }

    #[test]
    fn results_and_suits_of_table_four_exchanged(seed: u64) {
        for form in [Form::PipeCells, Form::PipeRows, Form::CellLines, Form::Tabs, Form::Markdown, Form::Html] {
            for (one, other, labels) in [("/upheld", "/sum", ["结果维持", "总计"]), ("suit-direct", "suit-after-review", ["未经复议直接起诉", "复议后起诉"])] {
                let mut made = Made::random(seed);
                let report = printed(&made, form, "四、政府", "五、存在", |text| exchanged(text, labels[0], labels[1]));
                with_ids_exchanged(&mut made, |id| id.starts_with("t4"), one, other);
                check(&made, &report, form);
            }
        }
    }

    #[test]
    fn explanations_of_labels_do_not_decide(seed: u64) {
        const EXPLAINED: [(&str, &str); 5] = [
            ("其他对外管理服务事项", "其他对外管理服务事项（指许可以外的事项，含行政确认、行政给付、行政强制、行政检查等）"),
            ("规范性文件", "规范性文件（含行政处罚决定、行政许可公告、通知等）"),
            ("行政强制", "行政强制：含行政处罚中的强制措施"),
            ("行政处罚", "行政处罚*"),
            ("行政许可", "行政许可（注：含行政事业性收费的许可）"),
        ];
        for form in [Form::PipeCells, Form::PipeRows, Form::Tabs, Form::Markdown, Form::Html] {
            for (label, explained) in EXPLAINED {
                let made = Made::random(seed);
                let report = printed(&made, form, "二、主动", "三、收到", |text| text.replace(label, explained));
                prop_assert_eq!(super::printed(&report), made.figures, "{:?} {}", form, label);
                prop_assert_eq!(report.unread, []);
            }
        }
    }
}

#[track_caller]
fn check_source(source: &str, figures: &[(&str, &str)], said: usize) {
    let report = recognise(&gouji::read::text(source), &Edits::new());
    for (id, expected) in figures {
        let found = report
            .figures
            .get(id.parse().expect("the name of a figure"));
        assert_eq!(
            found.map(|figure| figure.raw.as_str()),
            Some(*expected),
            "{id}"
        );
    }
    assert_eq!(report.unread.len(), said, "{:?}", report.unread);
}

const FOUR: &str = "四、政府信息公开行政复议、行政诉讼情况\n";

#[test]
fn rows_of_an_edition_exchanged() {
    let made = (0..64)
        .map(Made::random)
        .find(|made| !made.single_other)
        .unwrap();
    let one = "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请";
    let other = "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请";
    for form in [
        Form::PipeCells,
        Form::PipeRows,
        Form::CellLines,
        Form::Tabs,
        Form::Markdown,
        Form::Html,
    ] {
        let mut made = made.clone();
        let report = printed(&made, form, "三、收到", "四、政府", |text| {
            exchanged(text, one, other)
        });
        with_ids_exchanged(
            &mut made,
            |id| id.starts_with("t3"),
            "other-not-corrected",
            "other-unpaid",
        );
        check(&made, &report, form);
    }
}

#[test]
fn lawsuits_before_reviews() {
    let results = "结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计";
    let values = "1 | 2 | 3 | 4 | 10 | 5 | 0 | 0 | 1 | 6 | 0 | 7 | 0 | 0 | 7";
    let expected = [
        ("t4/suit-direct/upheld", "1"),
        ("t4/suit-direct/sum", "10"),
        ("t4/suit-after-review/sum", "6"),
        ("t4/review/corrected", "7"),
    ];
    // the reviews have no second header, so that their results stand in the line of the suits
    let torn = format!(
        "{FOUR}| 行政诉讼 | 行政复议 |\n| 未经复议直接起诉 | 复议后起诉 | {results} |\n| {results} | {results} |\n| {values} |\n"
    );
    check_source(&torn, &expected, 1);
    let whole = format!(
        "{FOUR}| 行政诉讼 | 行政复议 |\n| 未经复议直接起诉 | 复议后起诉 |\n| {results} | {results} | {results} |\n| {values} |\n"
    );
    check_source(&whole, &expected, 1);
    let cells = whole.replace(" | ", "\n\n").replace('|', "\n");
    check_source(&cells, &expected, 1);
}

#[test]
fn lawsuits_before_reviews_in_a_grid() {
    let results =
        "<td>总计</td><td>结果维持</td><td>结果纠正</td><td>其他结果</td><td>尚未审结</td>";
    let values: Vec<String> = (1..16).map(|value| value.to_string()).collect();
    let values = format!("<td>{}</td>", values.join("</td><td>"));
    let source = format!(
        "<p>{FOUR}</p><table><tr><td colspan=10>行政诉讼</td><td colspan=5 rowspan=2>行政复议</td></tr>\
         <tr><td colspan=5>复议后起诉</td><td colspan=5>未经复议直接起诉</td></tr>\
         <tr>{results}{results}{results}</tr><tr>{values}</tr></table>"
    );
    let report = recognise(&gouji::read::html(&source), &Edits::new());
    for (id, expected) in [
        ("t4/suit-after-review/sum", "1"),
        ("t4/suit-after-review/pending", "5"),
        ("t4/suit-direct/upheld", "7"),
        ("t4/review/sum", "11"),
        ("t4/review/pending", "15"),
    ] {
        assert_eq!(super::figure(&report, id).raw, expected, "{id}");
    }
    assert_eq!(report.unread.len(), 1);
}

#[test]
fn totals_first_in_rows_and_turned() {
    check_source(
        &format!(
            "{FOUR}类别\t总计\t结果维持\t结果纠正\t其他结果\t尚未审结\n\
             行政复议\t10\t1\t2\t3\t4\n未经复议直接起诉\t1\t0\t0\t0\t1\n复议后起诉\t5\t5\t0\t0\t0\n"
        ),
        &[
            ("t4/review/sum", "10"),
            ("t4/review/upheld", "1"),
            ("t4/suit-direct/pending", "1"),
            ("t4/suit-after-review/upheld", "5"),
        ],
        1,
    );
    check_source(
        &format!(
            "{FOUR}结果\t复议后起诉\t行政复议\t未经复议直接起诉\n\
             结果维持\t5\t1\t0\n结果纠正\t0\t2\t0\n其他结果\t0\t3\t0\n尚未审结\t0\t4\t1\n总计\t5\t10\t1\n"
        ),
        &[
            ("t4/review/sum", "10"),
            ("t4/suit-direct/pending", "1"),
            ("t4/suit-after-review/upheld", "5"),
        ],
        1,
    );
}

#[test]
fn regulations_with_an_explanation() {
    check_source(
        "二、主动公开政府信息情况\n\
         | 第二十条第(一)项 |\n| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数（不含废止的） |\n\
         | 规章（设区的市、自治州人民政府制定，含行政许可规章） | 1 | 2 | 3 |\n\
         | 行政规范性文件（含决定、公告、通知） | 4 | 5 | 6 |\n\
         | 第二十条第(五)项 |\n| 信息内容 | 本年处理决定数量 |\n| 行政许可 | 7 |\n\
         | 第二十条第(六)项 |\n| 信息内容 | 本年处理决定数量 |\n| 行政处罚 | 8 |\n| 行政强制 | 9 |\n\
         | 第二十条第(八)项 |\n| 信息内容 | 本年收费金额(单位:万元) |\n| 行政事业性收费 | 10 |\n",
        &[
            ("t2/regulation/made", "1"),
            ("t2/regulation/valid", "3"),
            ("t2/normative/repealed", "5"),
            ("t2/permit/decisions", "7"),
            ("t2/coercion/decisions", "9"),
        ],
        0,
    );
}

/// The unit in which the fees are read.
#[track_caller]
fn check_fees(header: &str, cell: &str, expected: Option<&str>) {
    let report = recognise(
        &gouji::read::text(&format!(
            "二、主动公开政府信息情况\n| 第二十条第(五)项 |\n| 信息内容 | 本年处理决定数量 |\n| 行政许可 | 7 |\n\
             | 第二十条第(八)项 |\n| 信息内容 | {header} |\n| 行政事业性收费 | {cell} |\n"
        )),
        &Edits::new(),
    );
    let fees = super::figure(&report, "t2/fee/amount");
    assert_eq!(fees.unit.as_deref(), expected, "{header} {cell}");
}

#[test]
fn fees_have_the_unit_of_their_cell_or_of_their_header() {
    check_fees("本年收费金额(单位:万元)", "5.0", Some("万元"));
    check_fees("本年收费金额(单位:元)", "50000", Some("元"));
    check_fees("本年收费金额(单位:万元)", "50000元", Some("元"));
    check_fees("本年收费金额(单位:元)", "5.0万元", Some("万元"));
    check_fees("本年收费金额（亿元）", "1.2", Some("亿元"));
    check_fees("本年收费金额", "5", None);
}
