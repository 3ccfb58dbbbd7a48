//! Tables outside the form: what their totals add up is told where it is clear, and nothing else is.

use std::fmt::Write;

use gouji::read::{html, text};
use gouji::report::figure::{Edits, FigureId};
use gouji::report::{Report, TableLine, recognise};

/// Every total row and column, with its first sum: `r4=r2+r3@c2,c3` where columns 2 and 3 are added up.
fn told(report: &Report) -> String {
    let mut told = String::new();
    for total in &report.totals {
        let place = |id: &FigureId| match *id {
            FigureId::Cell { row, column, .. } => (row, column),
            _ => unreachable!("figures of other tables"),
        };
        let across: Vec<_> = total.sums.iter().map(|(whole, _)| place(whole)).collect();
        let parts: Vec<_> = total.sums[0].1.iter().map(place).collect();
        let (name, parts, across): (_, Vec<String>, Vec<String>) = match total.line {
            TableLine::Row(row) => (
                format!("r{row}"),
                parts.iter().map(|part| format!("r{}", part.0)).collect(),
                across.iter().map(|at| format!("c{}", at.1)).collect(),
            ),
            TableLine::Column(column) => (
                format!("c{column}"),
                parts.iter().map(|part| format!("c{}", part.1)).collect(),
                across.iter().map(|at| format!("r{}", at.0)).collect(),
            ),
        };
        let _ = write!(told, "{name}={}@{} ", parts.join("+"), across.join(","));
    }
    told.trim_end().to_owned()
}

const BEFORE: &str = "安平区2023年政府信息公开工作年度报告\n一、总体情况\n公开情况如下：\n\n";

/// A Markdown table, and the same divided by tabs.
#[track_caller]
fn check(table: &str, expected: &str) {
    let rows: Vec<Vec<&str>> = table
        .lines()
        .map(|line| line.split('|').map(str::trim).collect())
        .collect();
    let mut markdown = String::new();
    for (at, row) in rows.iter().enumerate() {
        let _ = writeln!(markdown, "| {} |", row.join(" | "));
        if at == 0 {
            let _ = writeln!(markdown, "|{}", "---|".repeat(row.len()));
        }
    }
    let report = recognise(&text(&format!("{BEFORE}{markdown}")), &Edits::new());
    assert_eq!(told(&report), expected, "{markdown}");
    let rows: Vec<String> = rows.iter().map(|row| row.join("</td><td>")).collect();
    let grid = format!("<tr><td>{}</td></tr>", rows.join("</td></tr><tr><td>"));
    check_html(&grid, expected);
}

#[track_caller]
fn check_html(rows: &str, expected: &str) {
    let report = recognise(
        &html(&format!(
            "<p>安平区2023年政府信息公开工作年度报告</p><p>一、总体情况</p><table>{rows}</table>"
        )),
        &Edits::new(),
    );
    assert_eq!(told(&report), expected, "{rows}");
}

#[test]
fn plain_totals() {
    check("渠道|条数\n网站|10\n微信|40\n合计|50", "r4=r2+r3@c2");
    check("渠道|条数\n网站|10\n微信|40\n合计|51", "r4=r2+r3@c2");
    check(
        "渠道|上半年|下半年|全年合计\n网站|1|2|3\n微信|3|4|7\n合 计|4|6|11",
        "r4=r2+r3@c2,c3,c4 c4=c2+c3@r2,r3,r4",
    );
    check("渠道|条数\n合计|50\n网站|10\n微信|40", "r2=r3+r4@c2");
    check(
        "单位|总计|网站|微信\n甲局|3|1|2\n乙局|7|3|4",
        "c2=c3+c4@r2,r3",
    );
    check(
        "渠道|条数|占比\n网站|10|20%\n微信|40|80%\n合计（条）|50|100%",
        "r4=r2+r3@c2",
    );
}

#[test]
fn numbering_and_years_name_rows() {
    check(
        "序号|单位|公开数|申请数\n1|甲局|3|1\n2|乙局|4|2\n合计||7|3",
        "r4=r2+r3@c3,c4",
    );
    check(
        "序号|单位|公开数|申请数\n1|甲局|3|1\n2|乙局|4|2\n|合计|7|3",
        "r4=r2+r3@c3,c4",
    );
    check("|单位|公开数\n1|甲局|3\n2|乙局|4\n合计||7", "r4=r2+r3@c3");
    check(
        "年份|收到|办结\n2021|3|1\n2022|4|2\n合计|7|3",
        "r4=r2+r3@c2,c3",
    );
    check(
        "年度|收到|办结\n2021年|3|1\n2022年|4|2\n合计|7|3",
        "r4=r2+r3@c2,c3",
    );
    check(
        "项目|一季度|二季度|三季度|四季度|合计\n公开|1|2|3|4|10\n申请|0|1|0|1|2",
        "c6=c2+c3+c4+c5@r2,r3",
    );
    check(
        "项目|2021年|2022年|2023年|合计\n公开|1|2|3|6\n申请|0|1|0|1",
        "c5=c2+c3+c4@r2,r3",
    );
    check(
        "项目|2021|2022|2023|合计\n公开|1|2|3|6\n申请|0|1|0|1",
        "c5=c2+c3+c4@r2,r3",
    );
    check("月份|件数\n1月|3\n2月|4\n合计|7", "r4=r2+r3@c2");
}

#[test]
fn what_cannot_be_added_up_is_not() {
    check(
        "单位|电话|件数\n甲局|5551234|3\n乙局|5554321|4\n合计|2|7",
        "r4=r2+r3@c3",
    );
    check("单位|排名|得件|合计\n甲局|1|3|3\n乙局|2|4|4", "");
    check(
        "单位|件数|平均用时|办结率\n甲局|3|10|90\n乙局|4|12|95\n合计|7|11|93",
        "r4=r2+r3@c2",
    );
    check("指标|单位|数量\n公开|条|30\n费用|万元|5\n合计||20", "");
    check("项目|件数|金额（万元）|合计\n甲|3|5|9\n乙|4|6|11", "");
    check(
        "项目|数量\n网站|30\n其中：首页|20\n子站|10\n微信|5\n合计|35",
        "",
    );
    check(
        "项目|数量\n网站|30\n微信|5\n其中：视频|2\n合计|35",
        "r5=r2+r3@c2",
    );
    check("单位|合计|其中：网站|微信\n甲|9|5|2\n乙|8|1|1", "");
    check(
        "一级|数量\n一、网站|30\n（一）首页|20\n（二）子站|10\n二、微信|5\n合计|35",
        "",
    );
    check("单位|件数\n甲局|3\n乙局|4\n平均|3.5\n合计|7", "r5=r2+r3@c2");
    check("单位|上年|本年|合计\n甲|3|4|4\n乙|1|2|2", "");
    check(
        "项目|备注|数量\n网站|含合计|30\n微信|合计数见附表|5\n报纸|无|3",
        "",
    );
}

#[test]
fn subtotals() {
    check(
        "渠道|条数\n首页|1\n子站|2\n网站小计|3\n微信|3\n微博|4\n新媒体小计|7\n合计|10",
        "r4=r2+r3@c2 r7=r5+r6@c2 r8=r4+r7@c2",
    );
    check(
        "渠道|条数\n首页|1\n子站|2\n小计|3\n公告栏|4\n合计|7",
        "r4=r2+r3@c2",
    );
    check_html(
        "<tr><td>类</td><td>渠道</td><td>条数</td></tr>\
         <tr><td rowspan=3>网站</td><td>首页</td><td>1</td></tr><tr><td>子站</td><td>2</td></tr><tr><td>合计</td><td>3</td></tr>\
         <tr><td rowspan=3>新媒体</td><td>微信</td><td>3</td></tr><tr><td>微博</td><td>4</td></tr><tr><td>合计</td><td>7</td></tr>\
         <tr><td colspan=2>合计</td><td>10</td></tr>",
        "r4=r2+r3@c3 r7=r5+r6@c3 r8=r4+r7@c3",
    );
    check_html(
        "<tr><td rowspan=2>渠道</td><td colspan=3>上半年</td><td colspan=3>下半年</td><td rowspan=2>合计</td></tr>\
         <tr><td>网站</td><td>微信</td><td>小计</td><td>网站</td><td>微信</td><td>小计</td></tr>\
         <tr><td>甲局</td><td>1</td><td>2</td><td>3</td><td>3</td><td>4</td><td>7</td><td>10</td></tr>\
         <tr><td>乙局</td><td>0</td><td>2</td><td>2</td><td>3</td><td>0</td><td>3</td><td>5</td></tr>",
        "c4=c2+c3@r3,r4 c7=c5+c6@r3,r4 c8=c4+c7@r3,r4",
    );
}

#[test]
fn a_total_that_fits_nothing_is_not_understood() {
    check("单位|收到|办结|合计\n甲|3|3|1\n乙|4|4|2\n丙|5|5|2", "");
    check("单位|甲类|乙类\n甲|3|3\n乙|4|4\n合计|20|30", "");
    check(
        "单位|收到|结转|合计\n甲|3|1|4\n乙|4|2|6\n丙|5|0|6",
        "c4=c2+c3@r2,r3,r4",
    );
    // one wrong number breaks the sum of its row and that of the totals
    check(
        "单位|网站|微信|合计\n甲|1|2|3\n乙|2|2|5\n合计|3|4|8",
        "r4=r2+r3@c2,c3,c4 c4=c2+c3@r2,r3,r4",
    );
    // rows of which the columns are not those of the others
    check_rows(
        "| 单位 | 负责人 | 收到 | 办结 |\n| 甲 | 张 | 3 | 2 |\n| 乙 | 王 | 4 | 1 |\n| 合计 | 7 | 3 |",
        "",
    );
}

#[track_caller]
fn check_rows(rows: &str, expected: &str) {
    let report = recognise(&text(&format!("{BEFORE}{rows}\n")), &Edits::new());
    assert_eq!(told(&report), expected, "{rows}");
}
