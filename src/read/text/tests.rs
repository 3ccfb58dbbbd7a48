//! The same tables in every layout, and the edges between tables and running text.

use crate::read::tests::compare;

#[track_caller]
fn check(text: &str, expected: &str) {
    compare(&super::read(text), expected);
}

/// What all layouts that keep rows come to.
const ROWS: &str = "
    临江市财政局2023年政府信息公开工作年度报告
    二、主动公开政府信息情况
    Rows
    第二十条第（一）项
    信息内容|本年制发件数|本年废止件数|现行有效件数
    规章|0|1|12
    行政规范性文件|3|0|40
    三、收到和处理政府信息公开申请情况
";

#[test]
fn a_cell_a_line_closed_by_a_sign() {
    check(
        "临江市财政局2023年政府信息公开工作年度报告
二、主动公开政府信息情况
| 第二十条第（一）项 |
| 信息内容 |
本年制发件数 |
本年废止件数 |
现行有效件数 |
| 规章 |
0 |
1 |
12 |
| 行政规范性文件 |
3 |
0 |
40 |
三、收到和处理政府信息公开申请情况",
        ROWS,
    );
}

#[test]
fn a_row_a_line() {
    check(
        "临江市财政局2023年政府信息公开工作年度报告
二、主动公开政府信息情况
第二十条第（一）项 |
信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
规章 | 0 | 1 | 12 |
行政规范性文件 | 3 | 0 | 40 |
三、收到和处理政府信息公开申请情况",
        ROWS,
    );
}

#[test]
fn tabs() {
    check(
        "临江市财政局2023年政府信息公开工作年度报告
二、主动公开政府信息情况
第二十条第（一）项
信息内容\t本年制发件数\t本年废止件数\t现行有效件数
规章\t0\t1\t12
行政规范性文件\t3\t0\t40
三、收到和处理政府信息公开申请情况",
        ROWS,
    );
}

#[test]
fn spaces() {
    check(
        "临江市财政局2023年政府信息公开工作年度报告
二、主动公开政府信息情况
第二十条 第（一）项
信息内容 本年制发件数 本年废止件数 现行有效件数
规章 0 1 12
- 3 -
行政规范性文件 3 0 40
三、收到和处理政府信息公开申请情况",
        &ROWS.replace("第二十条第", "第二十条 第"),
    );
}

#[test]
fn a_markdown_table_cut_into_several() {
    check(
        "# 临江市财政局2023年政府信息公开工作年度报告
## 二、主动公开政府信息情况
| 第二十条第（一）项 |  |  |  |
|:--|---|---|--:|
| **信息内容** | 本年制发件数 | 本年废止件数 | 现行有效件数 |
|---|---|---|---|
| 规章 | 0 | 1 | 12

| 行政规范性文件 | 3 | 0 | 40 |
|---|---|---|---|
",
        "# 临江市财政局2023年政府信息公开工作年度报告
        # 二、主动公开政府信息情况
        Rows
        第二十条第（一）项|_|_|_
        信息内容|本年制发件数|本年废止件数|现行有效件数
        规章|0|1|12
        行政规范性文件|3|0|40",
    );
}

#[test]
fn a_line_of_signs_alone_begins_a_row() {
    check(
        "|
第二十条第（一）项 | | | |
|
信息内容 |
本年制发件数 |
本年废止件数 |
现行有效件数
(历史累计) |
|
规章 |
0 |
|
12 |
|
行政规范性文件 |
3 |
0 |
|
|
",
        "Rows
        第二十条第（一）项|_|_|_
        信息内容|本年制发件数|本年废止件数|现行有效件数⏎(历史累计)
        规章|0|_|12
        行政规范性文件|3|0|_",
    );
}

#[test]
fn signs_alone_stand_for_blank_cells_too() {
    check(
        "第二十条第（八）项 |
||||
信息内容 |
上一年项目数量 |
本年增/减 |
||
行政事业性收费 |
3 |
+1 |
||
",
        "Rows
        第二十条第（八）项|_|_|_
        信息内容|上一年项目数量|本年增/减|_
        行政事业性收费|3|+1|_",
    );
}

#[test]
fn a_label_and_its_numbers_on_lines_of_their_own() {
    check(
        "信息内容 |
本年制发件数 |
本年废止件数 |
规章 |
0 | 1 |
行政规范性文件 |
3 | 0 |",
        "Cells
        信息内容
        本年制发件数
        本年废止件数
        规章
        0
        1
        行政规范性文件
        3
        0",
    );
}

#[test]
fn a_sign_between_two_cells() {
    check(
        "第二十条第（一）项
|
信息内容
|
本年
制发件数
|
规章
|
0
|
|
12
三、收到和处理政府信息公开申请情况",
        "Cells
        第二十条第（一）项
        信息内容
        本年⏎制发件数
        规章
        0
        _
        12
        三、收到和处理政府信息公开申请情况",
    );
}

#[test]
fn one_cell_between_blank_lines() {
    check(
        "二、主动公开政府信息情况
信息内容

本年制
发件数

规章

0



12
三、收到和处理政府信息公开申请情况
正文。",
        "二、主动公开政府信息情况
        Cells
        信息内容
        本年制⏎发件数
        规章
        0
        _
        12
        三、收到和处理政府信息公开申请情况
        正文。",
    );
}

#[test]
fn labels_torn_from_their_numbers() {
    check(
        "三、收到和处理政府信息公开申请情况
（本列数据的勾稽关系为：第一项加第二项之和， 等
于第三项加第四项之和）
自然人
法人或其他组织 总 计
一、本年新收政府信息公开申请数量 21 0 0 0 0 0 21
三
、
本
年
（二）部分公开（区分处理的，只计这一情 形，不
计其他情形）
4 0 0 0 0 0 4
-4-
自然人
2.其他法律行政止公开 0 0 0 0 0 0 0
四、结转下年度继续办理 0 0 0 0 0 0 0
四、政府信息公开行政复议、行政诉讼情况",
        "三、收到和处理政府信息公开申请情况
        Rows
        （本列数据的勾稽关系为：第一项加第二项之和， 等
        于第三项加第四项之和）
        自然人
        法人或其他组织|总 计
        一、本年新收政府信息公开申请数量|21|0|0|0|0|0|21
        三
        、
        本
        年
        （二）部分公开（区分处理的，只计这一情 形，不
        计其他情形）
        4|0|0|0|0|0|4
        自然人
        2.其他法律行政止公开|0|0|0|0|0|0|0
        四、结转下年度继续办理|0|0|0|0|0|0|0
        四、政府信息公开行政复议、行政诉讼情况",
    );
}

#[test]
fn units_and_glued_numbers() {
    check(
        "第二十条第（九）项
信息内容 采购项目数量 采购总金额
政府集中采购 8 1112 万元
行政许可97
行政处罚 0",
        "Rows
        第二十条第（九）项
        信息内容|采购项目数量|采购总金额
        政府集中采购|8|1112 万元
        行政许可|97
        行政处罚|0",
    );
}

#[test]
fn a_table_ends_where_running_text_begins() {
    check(
        "规章 0 0 0
行政规范性文件 1 2 3
本年度未收到行政复议申请，也没有行政诉讼。
行政许可工作平稳。",
        "Rows
        规章|0|0|0
        行政规范性文件|1|2|3
        本年度未收到行政复议申请，也没有行政诉讼。
        行政许可工作平稳。",
    );
}

#[test]
fn words_of_the_form_in_running_text_make_no_table() {
    check(
        "（一）予以公开
全年予以公开 12 件，部分公开 3 件。
行政许可
全年办理行政许可 40 件。",
        "（一）予以公开
        全年予以公开 12 件，部分公开 3 件。
        行政许可
        全年办理行政许可 40 件。",
    );
}

#[test]
fn a_spreadsheet_cell_may_hold_line_breaks() {
    check(
        "自然人\t\"商业\n企业\"\t\"科研\n机构\"\n1\t2\t3\n",
        "Rows
        自然人|商业⏎企业|科研⏎机构
        1|2|3",
    );
}

#[test]
fn a_single_sign_makes_no_table() {
    check("首页 | 新闻\n正文。", "首页 | 新闻\n正文。");
    check(
        "2024年1月3日\t星期三\n正文。",
        "2024年1月3日\t星期三\n正文。",
    );
}

#[test]
fn lines_broken_at_a_width_are_one_paragraph() {
    check(
        "        临江市财政局
    2023年政府信息公开工作年度报告

    一、总体情况
    （一）主动公开情况。2023年，局网站主动公开各类政府信
息1136条，其中通知公告400条，政策文件36条，工作动态
700条，较上年有所增长。
    （二）依申请公开情况。全年共受理政府信息公开申请二十

- 2 -
一件，答复二十一件，均在法定期限内按时答复申请人，没有
发生行政复议和行政诉讼。
    （三）监督保障情况。认真抓好日常监督保障各项工作落实。
",
        "临江市财政局
        2023年政府信息公开工作年度报告
        一、总体情况
        （一）主动公开情况。2023年，局网站主动公开各类政府信 ⏎ 息1136条，其中通知公告400条，政策文件36条，工作动态 ⏎ 700条，较上年有所增长。
        （二）依申请公开情况。全年共受理政府信息公开申请二十 ⏎ 一件，答复二十一件，均在法定期限内按时答复申请人，没有 ⏎ 发生行政复议和行政诉讼。
        （三）监督保障情况。认真抓好日常监督保障各项工作落实。",
    );
}

#[test]
fn long_lines_are_paragraphs_of_their_own() {
    check(
        "一是加强组织领导，健全工作机制，明确责任分工，切实做好各项政府信息公开工作
二是加强业务培训，提升队伍素质，规范办理流程，切实提高依申请公开工作的质量和水平，全年组织培训三次
三是加强监督检查，定期通报情况
四是加强平台建设，优化栏目设置，丰富公开形式，及时更新内容，方便群众查询和使用各类政府信息，做好解读",
        "一是加强组织领导，健全工作机制，明确责任分工，切实做好各项政府信息公开工作
        二是加强业务培训，提升队伍素质，规范办理流程，切实提高依申请公开工作的质量和水平，全年组织培训三次
        三是加强监督检查，定期通报情况
        四是加强平台建设，优化栏目设置，丰富公开形式，及时更新内容，方便群众查询和使用各类政府信息，做好解读",
    );
}

#[test]
fn numbers_of_pages_are_left_out() {
    let marks = [
        "- 3 -",
        "-3-",
        "— 3 —",
        "第 3 页",
        "第3页 共9页",
        "Page 3 of 9",
        "－３－",
    ];
    for mark in marks {
        check(
            &format!("规章 0 0 0\n{mark}\n行政规范性文件 1 2 3"),
            "Rows\n规章|0|0|0\n行政规范性文件|1|2|3",
        );
    }
    check(
        "规章 0 0 0\n\n3\n\u{0c}行政规范性文件 1 2 3",
        "Rows\n规章|0|0|0\n行政规范性文件|1|2|3",
    );
}

#[test]
fn the_torn_head_of_many_columns_is_no_sentence() {
    use super::line::{LineKind, kind};
    let head = "持    正    果    结    计结果维结果纠其他结尚未审总  结果维结果纠其他结尚未审总";
    assert!(matches!(kind(head), LineKind::Words(_)));
    let sentence = "本机关认真落实政府信息公开条例的各项要求稳步推进政务公开工作取得了积极成效";
    assert_eq!(kind(sentence), LineKind::Prose);
}

#[test]
fn a_text_beyond_the_limit_is_cut_and_says_so() {
    use crate::read::limits::TEXT;
    let within = super::read(&"甲\n".repeat(TEXT / 4));
    assert_eq!(
        (within.text.len(), within.unread.as_slice()),
        (TEXT, &[][..])
    );
    // the last character has no room as a whole
    let beyond = super::read(&format!("{}甲", "甲\n".repeat(TEXT / 4 - 1) + "12"));
    assert_eq!(beyond.text.len(), TEXT - 2);
    let [unread] = beyond.unread.as_slice() else {
        panic!("told once, not {:?}", beyond.unread);
    };
    assert_eq!(unread.at, None);
    assert!(
        unread.what.zh.contains("超出的部分没有读取"),
        "{}",
        unread.what.zh
    );
    assert!(
        unread.what.en.contains("beyond the limit was not read"),
        "{}",
        unread.what.en
    );
}

#[test]
fn a_number_with_a_blank_inside_stays_in_its_cell() {
    let rows = "信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n规章\t0\t1\t1 200\n行政规范性文件\t3\t0\t40";
    check(
        rows,
        "Rows\n信息内容|本年制发件数|本年废止件数|现行有效件数\n规章|0|1|1 200\n行政规范性文件|3|0|40",
    );
}
