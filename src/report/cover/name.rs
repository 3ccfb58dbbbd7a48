//! Whether a text is the name of an agency (机关名称) and no more.

use super::{CoverParagraph, Located};
use crate::form::fold::is_han;

/// The name that is all of a paragraph.
pub(super) fn name(paragraph: &CoverParagraph) -> Option<Located<String>> {
    let text = paragraph.flow.text.trim();
    is_name(text).then(|| Located {
        value: compact(text),
        at: paragraph.span,
    })
}

/// Whether the text looks like the name of an agency and no more.
pub(super) fn is_name(text: &str) -> bool {
    const ENDS: [&str; 40] = [
        "政府",
        "局",
        "厅",
        "委",
        "会",
        "办",
        "办公室",
        "办公厅",
        "部",
        "院",
        "署",
        "中心",
        "处",
        "站",
        "所",
        "队",
        "分局",
        "公司",
        "集团",
        "学校",
        "医院",
        "大学",
        "学院",
        "省",
        "市",
        "县",
        "区",
        "镇",
        "乡",
        "街道",
        "旗",
        "州",
        "盟",
        "馆",
        "社",
        "台",
        "园",
        "联",
        "校",
        "行",
    ];
    let text = compact(text);
    let count = text.chars().count();
    (3..=30).contains(&count)
        && !text.contains(['，', '。', '：', ':', '、', '；', '|', '>'])
        && text
            .chars()
            .all(|c| is_han(c) || matches!(c, '(' | ')' | '（' | '）' | '·'))
        && ENDS
            .iter()
            .any(|end| text.trim_end_matches([')', '）']).ends_with(end))
}

/// The text without spaces.
pub(super) fn compact(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}
