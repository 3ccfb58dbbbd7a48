//! Pages as they are found: what is around the report, tables in tables, spans, hostile pages.

use crate::read::tests::{compare, lawful};

#[track_caller]
fn check(html: &str, expected: &str) {
    compare(&super::read(html), expected);
}

#[test]
fn spans_become_a_grid() {
    check(
        "<table><thead><tr><th rowspan=2>自然人<th colspan='2'>法人<th rowspan=2>总计
         <tr><th>商业<br>企业<th><p>科研</p><p>机构</p>
         <tbody><tr><td>1<td>2<td>3<td>6</table>",
        "Grid
        自然人^2×1|法人^1×2|总计^2×1
        商业企业|科研机构
        1|2|3|6",
    );
}

#[test]
fn spans_that_reach_too_far_are_cut() {
    check(
        "<table><tr><td colspan=900>第二十条第（一）项<tr><td rowspan=0>规章<td rowspan=70000>0<td colspan=0>1<tr><td>2</table>",
        "Grid
        第二十条第（一）项^1×64
        规章^2×1|0^2×1|1
        2",
    );
}

#[test]
fn a_number_cut_over_elements_is_one_number() {
    check(
        "<table><tr><td>规章<td><p><span>1</span><span>2<o:p></o:p></span></p><td>3<p>4<td>&nbsp;<td><o:p> </o:p></table>",
        "Grid
        规章|12|3 4|_|_",
    );
}

#[test]
fn a_table_around_the_report_is_opened() {
    check(
        "<table><tr><td><a href=x>首页</a> &gt; <a href=y>年报</a><td>
           <h1>临江市财政局2023年年度报告</h1>
           <p>一、总体情况<p>正文
              两行。
           <table><tr><td>规章<td>0</table>
         </table>",
        "# 临江市财政局2023年年度报告
        一、总体情况
        正文两行。
        Grid
        规章|0",
    );
    let prose = "认真做好政府信息公开工作。".repeat(10);
    check(
        &format!("<table><tr><td><p>一、总体情况</p><p>{prose}</p></table>"),
        &format!("一、总体情况\n{prose}"),
    );
}

#[test]
fn what_surrounds_the_report_is_left_out() {
    check(
        "<title>年度报告</title><style>p{}</style><script>var a='<td>0'</script>
         <nav>导航</nav><div class='top-menu'>菜单</div><div id=zoom class=content><p>正文。</p></div>
         <ul><li><a href=a>下一篇</a></ul><div hidden>藏</div><p style='DISPLAY : none'>藏
         <footer>版权</footer><form><input value=x><select><option>选</select><p>表单里的正文。</form>",
        "# 年度报告
        正文。
        表单里的正文。",
    );
}

#[test]
fn the_title_of_the_page_stands_in_where_the_report_has_none() {
    check(
        "<title>临江市财政局2023年政府信息公开工作年度报告-临江市人民政府</title><p>一、总体情况",
        "# 临江市财政局2023年政府信息公开工作年度报告
        一、总体情况",
    );
    check(
        "<title>2023年年度报告</title><p>临江市财政局2023年政府信息公开工作年度报告<p>一、总体情况",
        "临江市财政局2023年政府信息公开工作年度报告
        一、总体情况",
    );
    check("<title>首页</title><p>一、总体情况", "一、总体情况");
}

#[test]
fn headings_of_word_are_headings() {
    check(
        "<p class=MsoNormal style='mso-outline-level:2'><a name=_Toc1>一、总体情况</a><o:p></o:p></p><h3>（一）工作</h3>",
        "# 一、总体情况
        # （一）工作",
    );
}

#[test]
fn a_report_that_a_script_shows_is_read() {
    check(
        "<div style='display:none'><table><tr><td>规章<td>3</table></div><p>加载中",
        "Grid
        规章|3
        加载中",
    );
}

#[test]
fn a_page_may_hold_its_tables_as_lines() {
    check(
        "<pre>规章 0 0 0\n行政规范性文件 1 2 3</pre>",
        "Rows
        规章|0|0|0
        行政规范性文件|1|2|3",
    );
    check(
        "<p>第二十条第（五）项<p>信息内容<br>本年处理决定数量<p>行政许可<p>12<p>三、收到和处理政府信息公开申请情况",
        "Cells
        第二十条第（五）项
        信息内容
        本年处理决定数量
        行政许可
        12
        三、收到和处理政府信息公开申请情况",
    );
}

#[test]
fn deep_nesting_is_followed_to_a_depth() {
    for tag in ["div", "b", "table><tr><td", "span", "p", "ul><li"] {
        let html = format!("{}{}底", format!("<{tag}>").repeat(20_000), "文");
        let document = super::read(&html);
        lawful(&document);
        assert!(document.text.contains('底'), "{tag}");
    }
}

#[test]
fn cells_that_stand_too_deep_are_told_and_do_not_run_together() {
    let cells = "<table><tr><td>12</td><td>13</td></tr></table>";
    for around in ["<div>", "<table><tr><td>"] {
        let document = super::read(&format!("{}{cells}", around.repeat(300)));
        lawful(&document);
        assert_eq!(document.text.trim(), "12 13");
        assert_eq!(document.unread.len(), 1);
    }
}

#[test]
fn styles_that_are_never_closed_do_not_multiply_without_end() {
    let styles: Vec<_> = (0..200).map(|n| format!("<font size={n}>")).collect();
    let styles = styles.concat();
    let document = super::read(&format!("<p>{styles}{}", "</p><p>文".repeat(20_000)));
    lawful(&document);
    assert_eq!(document.unread.len(), 1);
}

#[test]
fn attributes_without_end_are_cut() {
    let many: Vec<_> = (0..20_000).map(|n| format!(" a{n}='>'")).collect();
    check(
        &format!(
            "<p title='a > b'>一<p{}>二<td hidden{}>三</p>",
            many.concat(),
            many.concat()
        ),
        "一\n二三",
    );
    let few: Vec<_> = (0..150).map(|n| format!("\n a{n} = \"x\"")).collect();
    check(&format!("<p{} hidden>一<p>二", few.concat()), "二");
}

#[test]
fn a_grid_too_large_is_left_out() {
    let row = "<tr><td colspan=1000>1".repeat(500);
    let wide = "<td>1".repeat(3000);
    lawful(&super::read(&format!(
        "<table>{row}<tr>{wide}</table><p>文"
    )));
}

#[test]
fn text_before_the_rows_of_a_table_is_kept_once() {
    let html = format!("<table>{}</table>", "甲<tr><td>乙</td></tr>".repeat(100));
    let (nodes, _) = super::parse::parse(&html);
    assert_eq!(nodes.size(), 100 * "甲乙".len());
    let before = "甲".repeat(100);
    let rows = vec!["乙"; 100].join("\n");
    check(&html, &format!("{before}\nGrid\n{rows}"));
}
