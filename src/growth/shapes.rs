//! Inputs of any size that repeat one thing: each kind of token, of line, of table, of element.

/// What reads a shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ShapeForm {
    /// Pasted text.
    Text,
    /// A file that is comma-separated.
    Csv,
    /// A page as a server sends it.
    Html,
    /// A page as a browser prints it.
    Printed,
}

/// An input of any size.
#[derive(Clone, Debug)]
pub(crate) struct GrowthShape {
    /// What it repeats, and how.
    pub(crate) name: String,
    /// What reads it.
    pub(crate) form: ShapeForm,
    before: String,
    filler: &'static str,
    opening: &'static str,
    piece: String,
    after: &'static str,
}

impl GrowthShape {
    /// The input with so many bytes of what it repeats, so many times.
    pub(crate) fn of(&self, bytes: usize, times: usize) -> String {
        let mut text = self.before.clone();
        let repeat = |piece: &str, bytes: usize| match piece.len() {
            0 => String::new(),
            length => piece.repeat((bytes / length).max(1) * times),
        };
        let half = if self.filler.is_empty() {
            bytes
        } else {
            bytes / 2
        };
        text.push_str(&repeat(self.filler, half));
        text.push_str(self.opening);
        text.push_str(&repeat(&self.piece, half));
        text.push_str(self.after);
        text
    }
}

/// What is in running text.
const WORDS: [&str; 101] = [
    "字",
    "1",
    "１",
    "1 ",
    "1,234",
    ",234",
    "1.5",
    "12件",
    "1件",
    "3.5%",
    "1.2万条",
    "一百二十件",
    "百分之",
    "百分之五",
    "八成",
    "超八成",
    "约30件",
    "30余件",
    "1—2件",
    "1-",
    "1~",
    "2019-2020",
    "0570-6123456",
    "7×24",
    "1:",
    "〔2021〕30号",
    "(一)",
    "(1",
    "第",
    "第三条",
    "a1",
    "http://a.gov.cn/1 ",
    "《",
    "《标题1》",
    "（",
    "）",
    "（）",
    "（字",
    "（1件",
    "[1]",
    "“字”",
    "、",
    "，",
    "； ",
    "：",
    "。",
    " ",
    "  ",
    "\u{3000}",
    "*",
    "2023年",
    "2023 年",
    "2024年1月31日",
    "2024年1月1日 甲",
    "2023年1月1日至",
    "年",
    "三部分",
    "报告由六个部分",
    "该部分",
    "该部分以文字形式报告",
    "公开办函〔2021〕30号",
    "其中",
    "其中甲1件",
    "（其中甲1件",
    "（含上年结转1件",
    "共1件",
    "共1件，甲1件",
    "合计1件",
    "甲1件、乙2件，三项合计3件",
    "占1%",
    "甲1件，占1%",
    "共9件，甲1件，其余8件",
    "增长1%",
    "同比增长1%",
    "较上年增加1件",
    "比上年的2件增加1件",
    "去年1件",
    "收到1件",
    "收到1件，办结1件，办结率100%",
    "新收1件，上年结转1件，共2件，答复2件，结转下年0件",
    "均获维持",
    "行政复议1件，均获维持",
    "未收到信息公开申请",
    "收到申请1件，全部办结",
    "信息处理费1元",
    "规章1件",
    "制发规范性文件1件，废止1件",
    "甲、乙、丙分别为1件、2件、3件",
    "一是公开1件；二是公开2件",
    "包括1件",
    "主要包括1件",
    "1倍",
    "1个百分点",
    "申请1件，予以公开1件，不予公开0件",
    "网站1条，微信1条",
    "现将2023年政府信息公开工作报告如下",
    "统计期限自2023年1月1日至2023年12月31日",
    "结转",
    "全市",
    "申请",
    "除",
];

/// What is between what is repeated.
const MARKS: [&str; 4] = ["", "，", "。", "\n"];

/// Lines of texts and of tables in them.
const LINES: [&str; 44] = [
    "\n",
    "\n\n\n字\n",
    "\u{0c}",
    "\u{0c}1\n",
    "字\u{0c}",
    "- 1 -\n",
    "第 1 页 共 9 页\n",
    "---\n",
    "|---|---|\n",
    "|\n",
    "||\n",
    "| 1 ",
    "| 1 |\n",
    "| 甲 | 1 | 2 |\n",
    "1 |\n",
    "甲 |\n1 |\n",
    "|\n甲\n|\n",
    "1\n",
    "1\n\n",
    "总计\n",
    "总计\n\n",
    "总计 1\n",
    "总计\n1\n2\n",
    "规章 1 2 3\n",
    "规章  字  1\n",
    "规章， 字， 1\n",
    "规章\t1\t2\n",
    "\t",
    "1\t",
    "\"甲\n乙\"\t1\n",
    "\"\t1\n",
    "一、总体情况\n",
    "二、主动公开政府信息情况\n规章 1 2 3\n",
    "（一）主动公开\n",
    "# 标题\n",
    "**粗**\n",
    "字字字字 1\n",
    "字 字 ",
    "信息内容\n本年制发件数\n规章\n1\n",
    "一、本年新收 1 0 0 0 0 0 1\n",
    "1 0 0 0 0 0 1\n",
    "| 一、本年新收 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |\n",
    "| 结果维持 | 结果纠正 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 1 | 1 | 1 | 1 | 1 | 1 |\n",
    "| 小计 | 3 |\n| 甲 | 1 |\n| 乙 | 1 |\n",
];

/// What a comma-separated file repeats.
const CELLS: [&str; 8] = [
    ",",
    "\"",
    "\"\"",
    "\",",
    "\"甲\n\",1\n",
    "规章,1,2\n",
    "\n",
    "规章,\"1\",",
];

/// What a page repeats.
const ELEMENTS: [&str; 26] = [
    "字",
    "&amp;",
    "<!-- 字 -->",
    "<b>",
    "<b>字",
    "<p>",
    "<p>字",
    "<p>字</p>",
    "</p>",
    "<div>",
    "<div>字",
    "<br>",
    "<a href=x>字</a>",
    "<h2>一、总体情况</h2>",
    "<pre>字\n</pre>",
    "<ul><li>字",
    "<span style=display:none>字</span>",
    "<td>1</td>",
    "<tr><td>甲<td>1",
    "<tr><td rowspan=9>1<td>2",
    "<tr><td colspan=900>1<td>2",
    "<table><tr><td>总计<td>1</table>",
    "<table><tr><td>",
    "<table><tr><td>字。</table>",
    "<select><option>字",
    "<title>字</title>",
];

/// Every shape.
pub(crate) fn all(sample: &str) -> Vec<GrowthShape> {
    let text = GrowthShape {
        name: String::new(),
        form: ShapeForm::Text,
        before: "一、总体情况\n".to_owned(),
        filler: "",
        opening: "",
        piece: String::new(),
        after: "\n",
    };
    let mut shapes = Vec::new();
    for word in WORDS {
        for mark in MARKS {
            shapes.push(GrowthShape {
                name: format!("{word}{mark}"),
                piece: format!("{word}{mark}"),
                ..text.clone()
            });
        }
        shapes.push(GrowthShape {
            name: format!("字… （{word}、"),
            filler: "字",
            opening: "（",
            piece: format!("{word}、"),
            ..text.clone()
        });
        shapes.push(GrowthShape {
            name: format!("a report, then {word}，"),
            before: sample.to_owned(),
            piece: format!("{word}，"),
            ..text.clone()
        });
    }
    shapes.extend(tables(&text, sample));
    for cell in CELLS {
        shapes.push(GrowthShape {
            name: format!("csv {cell}"),
            form: ShapeForm::Csv,
            before: "信息内容,本年制发件数\n规章,1\n规章,1\n".to_owned(),
            piece: cell.to_owned(),
            ..text.clone()
        });
    }
    for element in ELEMENTS {
        for (form, before) in [
            (ShapeForm::Html, "<table><tr><td>规章<td>1</table>"),
            (ShapeForm::Html, "<table>"),
            (
                ShapeForm::Printed,
                "<table><tbody><tr><td>规章</td></tr></tbody></table>",
            ),
            (ShapeForm::Printed, "<table>"),
        ] {
            shapes.push(GrowthShape {
                name: format!("{form:?} {before} {element}"),
                form,
                before: before.to_owned(),
                piece: element.to_owned(),
                ..text.clone()
            });
        }
    }
    shapes
}

/// Texts of lines and tables.
fn tables(text: &GrowthShape, sample: &str) -> Vec<GrowthShape> {
    let mut shapes = Vec::new();
    for line in LINES {
        let line = GrowthShape {
            name: line.to_owned(),
            piece: line.to_owned(),
            ..text.clone()
        };
        shapes.push(GrowthShape {
            name: format!("a table, then {}", line.piece),
            before: "| 项目 | 数量 |\n".to_owned(),
            ..line.clone()
        });
        shapes.push(GrowthShape {
            name: format!("a line of the form, then {}", line.piece),
            before: "规章 1 2 3\n规范性文件 ".to_owned(),
            ..line.clone()
        });
        shapes.push(GrowthShape {
            name: format!("table three, then {}", line.piece),
            before: "| 一、本年新收 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |\n| 二、上年结转 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |\n| 国家秘密 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |\n".to_owned(),
            ..line.clone()
        });
        shapes.push(line);
    }
    for piece in [
        "| 甲 | 1 |\n",
        "| 1 |\n",
        "| 甲 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 |\n",
    ] {
        shapes.push(GrowthShape {
            name: format!("a table of {piece} with a wrong total"),
            before: "| 名称 | 数量 |\n|---|---|\n".to_owned(),
            piece: piece.to_owned(),
            after: "| 合计 | 7 | 7 |\n",
            ..text.clone()
        });
    }
    shapes.push(GrowthShape {
        name: "a whole report".to_owned(),
        before: String::new(),
        piece: sample.to_owned(),
        ..text.clone()
    });
    shapes
}
