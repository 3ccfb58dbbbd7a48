//! The blocks of a section → how much it says under its heading, and of what.

use super::Section;
use crate::read::document::{Block, Document};
use crate::read::span::Span;

/// What a section says under its heading.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TableOfContents {
    /// How many characters.
    pub length: usize,
    /// Whether problems are named, as the form asks of section five; of no other it is looked for.
    pub problems: bool,
    /// Whether measures are named, likewise.
    pub measures: bool,
}

/// Words by which problems are named.
const PROBLEMS: [&str; 16] = [
    "问题",
    "不足",
    "短板",
    "差距",
    "薄弱",
    "困难",
    "有待",
    "不够",
    "不强",
    "不高",
    "欠缺",
    "欠",
    "滞后",
    "不到位",
    "不及时",
    "不规范",
];

/// Words by which measures are named.
const MEASURES: [&str; 16] = [
    "措施",
    "改进",
    "整改",
    "下一步",
    "下步",
    "今后",
    "将",
    "加强",
    "加大",
    "强化",
    "提升",
    "提高",
    "完善",
    "规范",
    "健全",
    "进一步",
];

/// What a section of the document says.
pub fn contents(document: &Document, section: &Section) -> TableOfContents {
    let text = text_under(document, section);
    let names =
        |words: &[&str]| section.of_form == Some(5) && words.iter().any(|word| text.contains(word));
    TableOfContents {
        length: text.chars().count(),
        problems: names(&PROBLEMS),
        measures: names(&MEASURES),
    }
}

/// The text of a section without its heading.
fn text_under(document: &Document, section: &Section) -> String {
    let mut text = String::new();
    let mut add = |span: Span| {
        let start = if section.heading.start < span.end && span.start < section.heading.end {
            section.heading.end.max(span.start)
        } else {
            span.start
        };
        let rest = Span {
            start,
            end: span.end,
        };
        text.push_str(rest.of(&document.text).trim());
    };
    let blocks = document.blocks.get(section.blocks.clone());
    for block in blocks.unwrap_or_default() {
        match block {
            Block::Paragraph(paragraph) => paragraph.lines.iter().copied().for_each(&mut add),
            Block::Table(table) => table.cells.iter().for_each(|cell| add(cell.span)),
        }
    }
    text.trim_matches(|c: char| c.is_whitespace() || "。：:，".contains(c))
        .to_owned()
}
