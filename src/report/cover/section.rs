//! Paragraphs → the sections (部分) of the report, by the words of their headings.

use super::{Paragraphs, Section};
use crate::form::fold::simplify;
use crate::read::document::Flow;
use crate::read::{marker, numeral};

/// A heading is no longer than this many characters.
const LONGEST: usize = 45;

/// Finds the sections. `end` is the number of blocks of the document.
pub(super) fn find(paragraphs: &Paragraphs, end: usize) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    for paragraph in &paragraphs.0 {
        if let Some(heading) = heading(&paragraph.flow, paragraph.heading) {
            if let Some(last) = sections.last_mut() {
                last.blocks.end = paragraph.block;
            }
            sections.push(Section {
                number: heading.number,
                of_form: heading.of_form,
                heading: paragraph.flow.span(heading.start, heading.end),
                blocks: paragraph.block..end,
            });
        }
    }
    sections
}

struct Heading {
    number: Option<u32>,
    of_form: Option<u32>,
    start: usize,
    end: usize,
}

fn heading(flow: &Flow, marked: bool) -> Option<Heading> {
    let trimmed = flow.text.trim();
    // so many bytes are more characters than a heading has
    if trimmed.len() > 4 * LONGEST && numbered(trimmed).0.is_none() {
        return None;
    }
    let text = simplify(&flow.text);
    let start = text.len() - text.trim_start().len();
    let trimmed = text.trim();
    let (number, words) = numbered(trimmed);
    let words = words.trim();
    if number.is_none() && !marked && exact(words).is_none() {
        return None;
    }
    // a heading and the text that follows it on the same line
    let first = words
        .split(['。', '：', ':', '　'])
        .next()
        .unwrap_or(words)
        .trim_end();
    let short = |text: &str| text.chars().count() <= LONGEST;
    // (一) and 1. number what stands inside a section
    let inner = words.starts_with(|c: char| "(（〔[".contains(c) || c.is_ascii_digit());
    if words.is_empty()
        || is_row(words)
        || words.starts_with(['表', '附'])
        || number.is_none() && inner
    {
        return None;
    }
    let whole = short(words) && !words.contains(['。', '；', ';']);
    let of_form = if whole { of_form(words) } else { None };
    let (of_form, end) = match of_form {
        Some(number) => (Some(number), start + trimmed.len()),
        None => match exact(first).filter(|_| number.is_some()) {
            Some(number) => {
                let offset = trimmed.find(first).unwrap_or(0);
                (Some(number), start + offset + first.len())
            }
            None => (None, start + trimmed.len()),
        },
    };
    let taken = match (number, of_form) {
        (Some(_), Some(_)) => true,
        // a section of the agency's own
        (Some(_), None) => {
            whole && short(words) && words.chars().count() >= 3 && !words.contains(['，', ','])
        }
        (None, Some(_)) => marked || exact(words).is_some(),
        (None, None) => false,
    };
    taken.then_some(Heading {
        number,
        of_form,
        start,
        end,
    })
}

/// The number before a heading, 一、 or 第一部分 or 1. , and the rest.
fn numbered(text: &str) -> (Option<u32>, &str) {
    let inner = text.strip_prefix('第').unwrap_or(text);
    let (digits, rest) = marker::numerals(inner);
    let rest = rest.trim_start();
    let after = ["、", "．", ".", "部分", "，", ","]
        .into_iter()
        .find_map(|mark| rest.strip_prefix(mark));
    // 1. is the number of an item, not of a section, unless 第 says otherwise
    let chinese = !digits.starts_with(|c: char| c.is_ascii_digit()) || text.starts_with('第');
    match (after, numeral(digits)) {
        (Some(after), Some(number)) if chinese => (
            Some(number),
            after.trim_start_matches(['、', '：', ':', ' ', '　']),
        ),
        _ => (None, text),
    }
}

/// 1 to 99, in digits or in Chinese.
pub(super) fn numeral(text: &str) -> Option<u32> {
    let value = numeral::value(text).filter(|value| *value < 100)?;
    u32::try_from(value).ok()
}

/// Rows of table three that look like headings where the table is torn.
fn is_row(words: &str) -> bool {
    [
        "本年新收",
        "上年结转",
        "年度办理结果",
        "办理结果",
        "结转下年度",
    ]
    .iter()
    .any(|row| words.contains(row))
}

/// Which section of the form a heading names.
fn of_form(words: &str) -> Option<u32> {
    let has = |word: &str| words.contains(word);
    if has("复议") || has("行政诉讼") {
        Some(4)
    } else if has("其他需要报告")
        || has("其他报告")
        || has("报告的其他")
        || has("其它需要报告")
        || has("需要说明的其他")
        || has("其他事项")
        || has("其它事项")
    {
        Some(6)
    } else if has("问题") || has("改进情况") || has("改进措施") || has("整改措施") {
        Some(5)
    } else if has("信息公开申请") || has("依申请公开") || has("收到和处理") {
        Some(3)
    } else if has("主动公开") {
        Some(2)
    } else if has("总体情况") || has("总体工作") || has("基本情况") || has("概述") || has("概况")
    {
        Some(1)
    } else {
        None
    }
}

/// The section whose heading of the form this is, word for word but for small liberties.
fn exact(words: &str) -> Option<u32> {
    const HEADINGS: [(&str, u32); 14] = [
        ("总体情况", 1),
        ("主动公开政府信息情况", 2),
        ("主动公开政府信息的情况", 2),
        ("收到和处理政府信息公开申请情况", 3),
        ("行政机关收到和处理政府信息公开申请情况", 3),
        ("政府信息公开行政复议、行政诉讼情况", 4),
        ("政府信息公开行政复议和行政诉讼情况", 4),
        ("因政府信息公开工作被申请行政复议、提起行政诉讼情况", 4),
        ("存在的主要问题及改进情况", 5),
        ("存在的主要问题及整改措施", 5),
        ("政府信息公开工作存在的主要问题及改进情况", 5),
        ("存在问题及改进情况", 5),
        ("其他需要报告的事项", 6),
        ("其他需要报告事项", 6),
    ];
    let compact: String = words.chars().filter(|c| !c.is_whitespace()).collect();
    HEADINGS
        .iter()
        .find(|(heading, _)| *heading == compact)
        .map(|&(_, number)| number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::document::{Block, Document, Paragraph};
    use crate::read::span::Span;

    #[track_caller]
    fn check(text: &str, expected: Expected<'_>) {
        for marked in [false, true] {
            check_heading(text, marked, expected);
        }
    }

    type Expected<'a> = Option<(Option<u32>, Option<u32>, &'a str)>;

    #[track_caller]
    fn check_heading(text: &str, marked: bool, expected: Expected<'_>) {
        let paragraph = Paragraph {
            lines: vec![Span::new(0, text.len())],
            heading: false,
        };
        let document = Document {
            text: text.to_owned(),
            blocks: vec![Block::Paragraph(paragraph)],
            ..Document::default()
        };
        let flow = document.flow(0..1);
        let found = heading(&flow, marked);
        let found = found.map(|h| (h.number, h.of_form, text.get(h.start..h.end).unwrap_or("")));
        assert_eq!(found, expected);
    }

    #[test]
    fn headings() {
        check("一、总体情况", Some((Some(1), Some(1), "一、总体情况")));
        check(
            "   二、 主动公开政府信息情况",
            Some((Some(2), Some(2), "二、 主动公开政府信息情况")),
        );
        check(
            "三、行政机关收到和处理政府信息公开申请情况",
            Some((
                Some(3),
                Some(3),
                "三、行政机关收到和处理政府信息公开申请情况",
            )),
        );
        check(
            "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况",
            Some((
                Some(4),
                Some(4),
                "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况",
            )),
        );
        check(
            "五、存在的主要问题及整改措施",
            Some((Some(5), Some(5), "五、存在的主要问题及整改措施")),
        );
        check(
            "六、其他需要报告的事项",
            Some((Some(6), Some(6), "六、其他需要报告的事项")),
        );
        check(
            "六、其他报告的事项",
            Some((Some(6), Some(6), "六、其他报告的事项")),
        );
        check(
            "第三部分 收到和处理政府信息公开申请情况",
            Some((Some(3), Some(3), "第三部分 收到和处理政府信息公开申请情况")),
        );
        check(
            "二、工作机制保障",
            Some((Some(2), None, "二、工作机制保障")),
        );
        check(
            "其他需要报告的事项",
            Some((None, Some(6), "其他需要报告的事项")),
        );
        check(
            "六、其他需要报告的事项。无。",
            Some((Some(6), Some(6), "六、其他需要报告的事项")),
        );
    }

    #[test]
    fn no_headings() {
        check("一、本年新收政府信息公开申请数量", None);
        check("（一）主动公开情况。", None);
        check("四、结转下年度继续办理", None);
        check("表二：主动公开政府信息情况", None);
        check("（一）存在的主要问题", None);
        check("2023年，我局认真贯彻落实条例，主动公开信息。", None);
        check_heading("主动公开工作", false, None);
        check_heading("主动公开工作", true, Some((None, Some(2), "主动公开工作")));
        check("", None);
        check("一", None);
    }
}
