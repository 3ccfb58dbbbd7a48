//! HTML → [`Document`]: a saved page, a file that Word wrote, what the clipboard holds.
//!
//! Navigation, scripts and what is not shown are left out where the page distinguishes them. Tables that
//! only arrange the page are opened, their cells read like any other text.

mod grid;
mod line;
mod nodes;
#[cfg(feature = "html")]
mod parse;
mod role;
mod serialised;
#[cfg(all(test, feature = "html"))]
mod tests;
#[cfg(feature = "html")]
mod tree;
mod walk;

use super::builder::Builder;
use super::document::{Block, Document, Unread};
use super::span::Span;
use super::text;
use crate::form::lexicon::Fit;
use crate::form::official::OFFICIAL;
use crate::form::official::headings::names_report;
use crate::language::Words;
use line::LineText;
use nodes::{Beyond, Nodes, ROOT};
use role::ElementRole;
use walk::{PageWalk, WalkStep};

/// Reads a page; its places are those of the flattened text.
#[cfg(feature = "html")]
pub(super) fn read(html: &str) -> Document {
    let (nodes, beyond) = parse::parse(html);
    document(&nodes, beyond)
}

/// Reads a page that a browser has parsed and printed.
pub(super) fn read_printed(html: &str) -> Document {
    let (nodes, beyond) = serialised::parse(html);
    document(&nodes, beyond)
}

/// The document of a parsed page, and a word on what of it is beyond the bounds.
fn document(nodes: &Nodes, beyond: Beyond) -> Document {
    let page = PageWalk::new(nodes, false);
    let mut document = flatten(&page);
    if !has_form(&document) && page.has_hidden() {
        // Some pages show the report only when a script has run.
        let all = flatten(&PageWalk::new(nodes, true));
        if has_form(&all) {
            document = all;
        }
    }
    if !has_form(&document) {
        // A page may hold the report as lines of text, without any table.
        let lines = text::read(&document.text);
        if has_form(&lines) {
            document.text = lines.text;
            document.blocks = lines.blocks;
            document.unread.extend(lines.unread);
        }
    }
    if beyond.deep {
        document.unread.push(Unread {
            what: Words::new(
                "网页的嵌套层次过深，最里面的表格没有按表格读取。请只复制报告正文和表格后粘贴。",
                "The page is nested too deeply; its innermost tables were not read as tables. Copy only the text and tables of the report and paste them.",
            ),
            at: None,
        });
    }
    if beyond.rest {
        document.unread.push(Unread {
            what: Words::new(
                "网页的结构过于复杂，后面的部分没有读取。请只复制报告正文和表格后粘贴。",
                "The page is built of too many parts; the rest of it was not read. Copy only the text and tables of the report and paste them.",
            ),
            at: None,
        });
    }
    document
}

/// Whether a table of the document has a label of the form.
fn has_form(document: &Document) -> bool {
    let is_label = |text: &str| OFFICIAL.lexicon.fit(text) == Fit::Whole;
    document.blocks.iter().any(|block| match block {
        Block::Table(table) => {
            let mut cells = table.cells.iter();
            cells.any(|cell| is_label(document.cell_text(cell)))
        }
        Block::Paragraph(_) => false,
    })
}

/// Reads the page from top to bottom.
fn flatten(page: &PageWalk<'_>) -> Document {
    let mut out = Out::default();
    let mut title = LineText::default();
    let mut at = page.first(ROOT);
    while let Some(id) = at {
        let mut step = WalkStep::Into;
        match page.role(id) {
            _ if page.is_left_out(id) => step = WalkStep::Over,
            None => out.text(page.text(id)),
            Some(ElementRole::Inline) => {}
            Some(ElementRole::Link) => out.links += 1,
            Some(ElementRole::Preformatted) => {
                out.end_line();
                out.preformatted += 1;
            }
            Some(ElementRole::Heading) => {
                out.end_line();
                out.heading += 1;
            }
            Some(ElementRole::Table) => {
                out.end_line();
                if let Some(cells) = grid::cells(page, id) {
                    out.builder.table(cells);
                    step = WalkStep::Over;
                }
            }
            Some(ElementRole::Title) => {
                step = WalkStep::Over;
                if title.is_empty()
                    && let Some(text) = page.first(id)
                {
                    title.push(page.text(text), false);
                }
            }
            Some(ElementRole::Skip) => step = WalkStep::Over,
            Some(
                ElementRole::Block
                | ElementRole::Break
                | ElementRole::RowGroup
                | ElementRole::Row
                | ElementRole::Cell { .. },
            ) => {
                out.end_line();
            }
        }
        let over = step == WalkStep::Over;
        at = page.next_with(id, ROOT, step, |left| match page.role(left) {
            _ if left == id && over => {}
            None | Some(ElementRole::Inline) => {}
            Some(ElementRole::Link) => out.links = out.links.saturating_sub(1),
            Some(ElementRole::Preformatted) => {
                out.end_line();
                out.preformatted = out.preformatted.saturating_sub(1);
            }
            Some(ElementRole::Heading) => {
                out.end_line();
                out.heading = out.heading.saturating_sub(1);
            }
            Some(_) => out.end_line(),
        });
    }
    out.end_line();
    let mut document = out.builder.finish();
    let (title, _) = title.take();
    if !title.is_empty() && !has_title(&document) {
        document = titled(document, &title);
    }
    document
}

/// The document that is being put together, and the line that is.
#[derive(Default)]
struct Out {
    builder: Builder,
    line: LineText,
    links: usize,
    heading: usize,
    preformatted: usize,
}

impl Out {
    fn text(&mut self, text: &str) {
        if self.preformatted == 0 {
            self.line.push(text, self.links > 0);
            return;
        }
        for (index, part) in text.split('\n').enumerate() {
            if index > 0 {
                self.end_line();
            }
            self.line.push(part, self.links > 0);
        }
    }

    /// Ends a paragraph. One that only leads elsewhere is navigation.
    fn end_line(&mut self) {
        let (line, own) = self.line.take();
        if own
            || self.heading > 0 && !line.is_empty()
            || (self.links == 0 && !line.is_empty() && !line.contains(char::is_alphanumeric))
        {
            self.builder.paragraph(&line, self.heading > 0);
        }
    }
}

/// Whether a paragraph near the beginning is the title of a report.
fn has_title(document: &Document) -> bool {
    document
        .blocks
        .iter()
        .take(NEAR)
        .filter_map(|block| match block {
            Block::Paragraph(paragraph) => paragraph.lines.first(),
            Block::Table(_) => None,
        })
        .map(|line| line.of(&document.text))
        .any(is_title)
}

/// How many blocks at most are before the title of a page, navigation included.
const NEAR: usize = 60;

/// Whether the text may be the title of a report.
fn is_title(text: &str) -> bool {
    text.len() < 200 && !text.contains('。') && names_report(text)
}

/// The document with the title of the page before it, without the name of the site behind it.
fn titled(document: Document, title: &str) -> Document {
    let Some(title) = title
        .split(['-', '_', '|', '—', '–'])
        .map(str::trim)
        .find(|part| is_title(part))
    else {
        return document;
    };
    let mut builder = Builder::default();
    builder.paragraph(title, true);
    let mut titled = builder.finish();
    let shift = titled.text.len();
    titled.text.push_str(&document.text);
    titled
        .blocks
        .extend(document.blocks.into_iter().map(|mut block| {
            let spans: &mut dyn Iterator<Item = &mut Span> = match &mut block {
                Block::Paragraph(paragraph) => &mut paragraph.lines.iter_mut(),
                Block::Table(table) => &mut table.cells.iter_mut().map(|cell| &mut cell.span),
            };
            for span in spans {
                *span = Span::new(span.start as usize + shift, span.end as usize + shift);
            }
            block
        }));
    titled.unread = document.unread;
    titled
}
