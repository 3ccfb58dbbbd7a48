//! Tables that lost labels, cells or their shape: what is certain is found, the rest is said.

use gouji::form::{Edition, TableKind};
use gouji::read::text;
use gouji::report::figure::{Edits, FigureContent};
use gouji::report::{Report, recognise};

use super::made::Made;
use super::made::print::Form;

fn report(source: &str) -> Report {
    recognise(&text(source), &Edits::new())
}

#[track_caller]
fn check(report: &Report, figures: &[(&str, &str)]) {
    for (id, expected) in figures {
        let found = report
            .figure(id.parse().expect("the name of a figure"))
            .map(|figure| figure.raw.as_str());
        assert_eq!(found, Some(*expected), "{id}");
    }
}

#[track_caller]
fn check_absent(report: &Report, ids: &[&str]) {
    for id in ids {
        assert_eq!(
            report
                .figures
                .get(id.parse().expect("the name of a figure")),
            None,
            "{id}"
        );
    }
}

/// A report of which the lines of table three are changed one by one.
fn changed(seed: u64, change: impl Fn(&str) -> Option<String>) -> (Made, Report) {
    let made = Made::random(seed);
    let printed = made.print(Form::Markdown);
    let lines: Vec<String> = printed
        .lines()
        .filter_map(|line| change(line).or_else(|| line.is_empty().then(String::new)))
        .collect();
    (made, report(&lines.join("\n")))
}

#[test]
fn a_lost_label_is_made_up_for_by_the_order_and_said() {
    for seed in 0..8 {
        let (made, report) = changed(seed, |line| {
            Some(
                line.replace("2.重复申请", "")
                    .replace("4.保护第三方合法权益", ""),
            )
        });
        assert_eq!(super::printed(&report), made.figures);
        assert_eq!(report.unread.len(), 2, "{:?}", report.unread);
    }
}

#[test]
fn a_lost_row_is_absent_and_the_others_are_right() {
    for seed in 0..8 {
        let (mut made, report) = changed(seed, |line| {
            (!line.contains("3.要求提供公开出版物")).then(|| line.to_owned())
        });
        made.figures
            .retain(|id, _| !id.to_string().contains("unprocessed-publication"));
        assert_eq!(super::printed(&report), made.figures);
    }
}

#[test]
fn a_lost_row_and_a_lost_label_beside_it_leave_the_order_open() {
    let (made, report) = changed(3, |line| {
        (!line.contains("3.要求提供公开出版物")).then(|| line.replace("2.重复申请", ""))
    });
    let open =
        |id: &str| id.contains("unprocessed-publication") || id.contains("unprocessed-repeat");
    assert!(report.figures.keys().all(|id| !open(&id.to_string())));
    let others = made.figures.keys().filter(|id| !open(&id.to_string()));
    assert!(others.clone().all(|&id| report.figures.contains(id)));
    // the row without a place, and the two rows without figures
    assert_eq!(report.unread.len(), 2);
}

#[test]
fn labels_are_matched_by_what_stays() {
    const TYPOS: [(&str, &str); 7] = [
        ("2.其他法律行政法规禁止公开", "2、其他法律行政止公开"),
        ("一、本年新收政府信息公开申请数量", "一、本年新收"),
        ("(七)总计", "（七）總計"),
        ("(一)予以公开", "（ 一 ）予以公开"),
        ("1.信访举报投诉类申请", "信访举报投诉类"),
        ("8.属于行政查询事项", "属于行政查询事项（八）"),
        ("四、结转下年度继续办理", "四、结转下年度"),
    ];
    for seed in 0..8 {
        let (made, report) = changed(seed, |line| {
            Some(TYPOS.iter().fold(line.to_owned(), |line, (right, typo)| {
                line.replace(right, typo)
            }))
        });
        assert_eq!(super::printed(&report), made.figures);
        assert_eq!(report.unread, []);
    }
}

#[test]
fn blank_cells_between_values_may_come_from_padding() {
    for seed in 0..8 {
        let (made, report) = changed(seed, |line| {
            let last = line.trim_end_matches(['|', ' ']).rfind('|');
            let is_padded = line.contains("7.属于行政执法案卷");
            Some(match last.filter(|_| is_padded) {
                Some(last) => format!("{}|  {}", &line[..last], &line[last..]),
                None => line.to_owned(),
            })
        });
        assert_eq!(super::printed(&report), made.figures);
        assert_eq!(report.unread, []);
    }
}

#[test]
fn a_table_cut_in_pieces_is_one_table() {
    let made = Made::random(11);
    let mut rows = 0;
    let cut: Vec<String> = made
        .print(Form::Markdown)
        .lines()
        .map(|line| {
            rows += usize::from(line.starts_with('|'));
            if line.starts_with('|') && rows % 7 == 0 && !line.contains("---") && line.contains('0')
            {
                format!("\n- {} -\n\n{line}\n|---|---|", rows / 7)
            } else {
                line.to_owned()
            }
        })
        .collect();
    let report = report(&cut.join("\n"));
    assert_eq!(super::printed(&report), made.figures);
}

#[test]
fn the_columns_of_table_two_follow_its_headers() {
    let report = report(
        "临江市教育局2022年政府信息公开工作年度报告\n二、主动公开政府信息情况\n\
         第二十条第(一)项 |\n信息内容 | 现行有效件数 | 本年制发件数 | 本年废止件数 |\n规章 | 7 | 1 | 2 |\n规范性文件 | 30 | 5 | 0 |\n\
         第二十条第(五)项 |\n信息内容 | 本年处理决定数量 |\n行政许可 | / |\n\
         第二十条第(八)项 |\n信息内容 | 本年收费金额(单位:万元) |\n行政事业性收费 | 12.50 |\n",
    );
    check(
        &report,
        &[
            ("t2/regulation/made", "1"),
            ("t2/regulation/valid", "7"),
            ("t2/normative/repealed", "0"),
            ("t2/permit/decisions", "/"),
            ("t2/fee/amount", "12.50"),
        ],
    );
    check_absent(&report, &["t2/penalty/decisions"]);
    assert_eq!(report.edition, Some(Edition::E2021));
    assert_eq!(
        super::figure(&report, "t2/permit/decisions").content,
        FigureContent::Dash
    );
    assert_eq!(
        super::figure(&report, "t2/fee/amount").unit.as_deref(),
        Some("万元")
    );
}

#[test]
fn table_four_in_three_rows() {
    let report = report(
        "四、政府信息公开行政复议、行政诉讼情况\n\
         类别\t结果维持\t结果纠正\t其他结果\t尚未审结\t总计\n\
         行政复议\t1\t2\t3\t4\t10\n未经复议直接起诉\t0\t0\t0\t1\t1\n复议后起诉\t5\t0\t0\t0\t5\n",
    );
    check(
        &report,
        &[
            ("t4/review/sum", "10"),
            ("t4/suit-direct/pending", "1"),
            ("t4/suit-after-review/upheld", "5"),
        ],
    );
}

#[test]
fn table_four_turned() {
    let report = report(
        "四、政府信息公开行政复议、行政诉讼情况\n\
         结果\t行政复议\t未经复议直接起诉\t复议后起诉\n\
         结果维持\t1\t0\t5\n结果纠正\t2\t0\t0\n其他结果\t3\t0\t0\n尚未审结\t4\t1\t0\n总计\t10\t1\t5\n",
    );
    check(
        &report,
        &[
            ("t4/review/sum", "10"),
            ("t4/suit-direct/pending", "1"),
            ("t4/suit-after-review/upheld", "5"),
        ],
    );
}

#[test]
fn table_four_of_headers_alone_is_there_and_empty() {
    let report = report(
        "四、政府信息公开行政复议、行政诉讼情况\n\
         行政复议\t行政诉讼\n结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t未经复议直接起诉\t复议后起诉\n",
    );
    assert!(report.table(TableKind::Dispute).is_some());
    assert!(report.figures.is_empty());
    assert_eq!(report.unread.len(), 1);
}

#[test]
fn other_tables_keep_their_places_and_tell_their_totals() {
    let report = report(
        "安平区2023年政府信息公开工作年度报告\n一、总体情况\n公开渠道如下：\n\
         渠道\t条数\t占比\n网站\t10\t20%\n微信\t40\t80%\n合计\t50\t100%\n",
    );
    check(&report, &[("table1/r2/c2", "10"), ("table1/r4/c2", "50")]);
    let totals: Vec<_> = report
        .totals
        .iter()
        .map(|total| (total.table, total.sums.len()))
        .collect();
    assert_eq!(totals, [(1, 1)]);
    assert!(report.tables.is_empty());
}

#[test]
fn the_single_row_of_the_old_form_in_a_new_table() {
    let made = (0..64)
        .map(Made::random)
        .find(|made| made.single_other && made.edition == Edition::E2021)
        .unwrap();
    let report = report(&made.print(Form::PipeRows));
    assert_eq!(report.edition, Some(Edition::E2021));
    assert!(
        report
            .table(TableKind::Application)
            .unwrap()
            .other_in_one_row
    );
    assert!(
        report
            .figures
            .keys()
            .any(|id| id.to_string() == "t3/other/sum")
    );
}

#[test]
fn before_2019_there_was_no_form() {
    let report = report("安平区2018年政府信息公开工作年度报告\n一、总体情况\n全年公开信息5条。\n");
    assert_eq!(report.edition, None);
    assert_eq!(report.year.map(|year| year.value), Some(2018));
}

#[test]
fn one_table_may_hold_all_three() {
    for seed in 0..8 {
        let made = Made::random(seed);
        let printed = made.print(Form::Html);
        let (first, last) = (
            printed.find("<table>").unwrap(),
            printed.rfind("</table>").unwrap(),
        );
        let inner = printed[first + "<table>".len()..last]
            .replace("<table>", "")
            .replace("</table>", "")
            .replace("<p>", "<tr><td colspan=\"15\">")
            .replace("</p>", "</td></tr>");
        let whole = format!(
            "{}<table>{inner}</table>{}",
            &printed[..first],
            &printed[last..]
        );
        let report = recognise(&gouji::read::html(&whole), &Edits::new());
        assert_eq!(super::printed(&report), made.figures);
    }
}

#[test]
fn blank_cells_are_figures_that_hold_nothing() {
    let mut made = Made::random(5);
    made.figures
        .values_mut()
        .filter(|printed| *printed == "0")
        .for_each(String::clear);
    let report = recognise(&gouji::read::html(&made.print(Form::Html)), &Edits::new());
    assert_eq!(super::printed(&report), made.figures);
    assert!(
        report
            .figures
            .values()
            .any(|figure| figure.content == FigureContent::Blank)
    );
    assert_eq!(report.unread, []);
}

#[test]
fn a_second_table_of_a_kind_is_left_aside_and_said() {
    let (made, other) = (Made::random(2), Made::random(2));
    let table = |printed: &str| {
        let start = printed.find("三、收到").unwrap();
        let end = printed.find("四、政府").unwrap();
        printed[start..end].to_owned()
    };
    let printed = made.print(Form::PipeRows);
    let again = table(&other.print(Form::PipeRows)).replace("三、收到", "附：收到");
    let report = report(&printed.replace("五、存在", &format!("{again}五、存在")));
    let of_form = report.figures.keys().filter(|id| {
        id.to_string().starts_with('t')
            && !id.to_string().starts_with("table")
            && !id.to_string().starts_with("text")
    });
    assert_eq!(of_form.count(), made.figures.len());
    assert_eq!(report.unread.len(), 1, "{:?}", report.unread);
}

#[test]
fn tables_with_words_of_the_form_are_not_those_of_the_form() {
    let report = report(
        "安平区2018年政府信息公开工作年度报告\n一、总体情况\n统计如下：\n\
         指标\t单位\t数量\n行政复议数\t件\t4\n维持具体行政行为数\t件\t3\n被依法纠正数\t件\t1\n行政诉讼数\t件\t0\n",
    );
    assert!(report.tables.is_empty());
    check(&report, &[("table1/r2/c3", "4"), ("table1/r5/c3", "0")]);
    assert_eq!(report.unread, []);
}
