//! Paragraphs → the sections (部分) of the report, by the words of their headings.

use super::contents::{TableOfContents, contents};
use super::{Paragraphs, Section};
use crate::form::TableKind;
use crate::form::fold::simplify;
use crate::form::official::OFFICIAL;
use crate::form::official::headings::{Holds, section};
use crate::read::document::{Document, Flow};
use crate::read::marker;

/// A heading is no longer than this many characters.
const LONGEST: usize = 45;

/// Finds the sections.
pub(super) fn find(document: &Document, paragraphs: &Paragraphs) -> Vec<Section> {
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
                blocks: paragraph.block..document.blocks.len(),
                contents: TableOfContents::default(),
            });
        }
    }
    let holds_table = |section: &Section| section.of_form.and_then(TableKind::of_section).is_some();
    for section in sections.iter_mut().filter(|section| !holds_table(section)) {
        section.contents = contents(document, section);
    }
    sections
}

struct SectionHeading {
    number: Option<u32>,
    of_form: Option<u32>,
    start: usize,
    end: usize,
}

fn heading(flow: &Flow, marked: bool) -> Option<SectionHeading> {
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
    let exact = || section(words, Holds::All);
    if number.is_none() && !marked && exact().is_none() {
        return None;
    }
    // a heading and the text that follows it on the same line
    let first = words
        .split(['。', '：', ':', '　'])
        .next()
        .unwrap_or(words)
        .trim_end();
    let short = |text: &str| text.chars().count() <= LONGEST;
    // (一) and 1. number what is inside a section
    let inner = words.starts_with(|c: char| "(（〔[".contains(c) || c.is_ascii_digit());
    if words.is_empty()
        || OFFICIAL.lexicon.is_numbered_row(words)
        || words.starts_with(['表', '附'])
        || number.is_none() && inner
    {
        return None;
    }
    let whole = short(words) && !words.contains(['。', '；', ';']);
    let of_form = if whole {
        section(words, Holds::Word)
    } else {
        None
    };
    let (of_form, end) = match of_form {
        Some(number) => (Some(number), start + trimmed.len()),
        None => match section(first, Holds::All).filter(|_| number.is_some()) {
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
        (None, Some(_)) => marked || exact().is_some(),
        (None, None) => false,
    };
    taken.then_some(SectionHeading {
        number,
        of_form,
        start,
        end,
    })
}

/// The number before a heading, 一、 or 第一部分, and the rest.
fn numbered(text: &str) -> (Option<u32>, &str) {
    marker::section(text).map_or((None, text), |(number, rest)| {
        let rest = rest.trim_start_matches(['、', '：', ':', ' ', '　']);
        (Some(number), rest)
    })
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
