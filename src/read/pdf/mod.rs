//! PDF → [`Document`].
//!
//! A PDF holds characters and lines at places on pages, no tables and no paragraphs. The lines are put
//! together to grids, the characters to cells and lines of text, and what the pages cut apart is joined.
//! Where a table has no lines, its words and columns determine its cells.

mod engine;
mod flow;
mod grid;
mod halves;
mod join;
mod lines;
mod page;
mod part;
mod unruled;

use super::builder::Builder;
use super::document::{Document, Unread};
use super::guard::guarded;
use super::limits;
use super::refusal::Refusal;
use crate::language::Words;
use engine::{PageExtent, PdfFile};
use flow::FlowSheet;
use page::PdfPage;

/// Reads a PDF whose text can be copied.
///
/// # Errors
///
/// Where it is protected or damaged, or holds pictures instead of text.
pub fn read(bytes: &[u8]) -> Result<Document, Refusal> {
    read_telling(bytes, &mut |_, _| {})
}

/// Reads a PDF, and reports after each page how many of how many are read.
///
/// # Errors
///
/// As [`read`].
pub fn read_telling(bytes: &[u8], tell: &mut dyn FnMut(usize, usize)) -> Result<Document, Refusal> {
    guarded(|| open(bytes, tell))
}

fn open(bytes: &[u8], tell: &mut dyn FnMut(usize, usize)) -> Result<Document, Refusal> {
    let file = PdfFile::open(bytes)?;
    let count = file.pages().min(limits::PAGES);
    let mut notes = Notes::default();
    let mut pages = Vec::new();
    for index in 0..count {
        tell(index, count);
        if file.is_full() {
            break;
        }
        let read = file.page(index);
        match read.extent {
            PageExtent::Whole => {}
            PageExtent::Broken => notes.broken.push(index + 1),
            PageExtent::Cut => notes.cut.push(index + 1),
        }
        if read.page.has_picture {
            notes.pictures.push(index + 1);
        }
        pages.push(read.page);
    }
    notes.left_out = (pages.len() < file.pages()).then_some(pages.len());
    if pages.iter().all(|page| page.glyphs.is_empty()) {
        return Err(if !notes.cut.is_empty() {
            Refusal::TooLarge
        } else if notes.pictures.is_empty() {
            Refusal::Damaged
        } else {
            Refusal::Scan
        });
    }
    notes.unknown = pages
        .iter()
        .flat_map(|page| &page.glyphs)
        .any(|glyph| glyph.character == char::REPLACEMENT_CHARACTER);
    let mut document = document(pages);
    document.unread.extend(
        notes
            .words()
            .into_iter()
            .map(|what| Unread { what, at: None }),
    );
    Ok(document)
}

/// The document that the pages make up.
fn document(pages: Vec<PdfPage>) -> Document {
    let mut builder = Builder::default();
    let mut room = part::CellRoom {
        cells: limits::CELLS,
        is_cut: false,
    };
    for report in halves::halves(pages) {
        let sheets = report.iter().map(|page| FlowSheet {
            height: page.height,
            pieces: part::pieces(page, &mut room),
        });
        let sheets = sheets.collect();
        flow::lay(sheets, &mut builder);
    }
    if room.is_cut {
        builder.cut();
    }
    builder.finish()
}

/// What could not be read.
#[derive(Default)]
struct Notes {
    /// Pages of which something is missing.
    broken: Vec<usize>,
    /// Pages that hold pictures instead of text.
    pictures: Vec<usize>,
    /// Pages that hold more than is read.
    cut: Vec<usize>,
    /// How many pages were read, where there are more.
    left_out: Option<usize>,
    /// Whether characters came out as unknown ones.
    unknown: bool,
}

impl Notes {
    fn words(&self) -> Vec<Words> {
        let list = |pages: &[usize], and: &str| {
            let numbers: Vec<String> = pages.iter().take(20).map(usize::to_string).collect();
            numbers.join(and)
        };
        let mut words = Vec::new();
        if !self.pictures.is_empty() {
            words.push(Words::new(
                format!(
                    "第 {} 页是图片，没有可读取的文字，未核对。请换用 Word 原稿或可复制文字的 PDF。",
                    list(&self.pictures, "、")
                ),
                format!(
                    "Page {} holds pictures and no text that can be read; it was not checked. Use the Word file or a PDF whose text can be copied.",
                    list(&self.pictures, ", ")
                ),
            ));
        }
        if !self.broken.is_empty() {
            words.push(Words::new(
                format!(
                    "第 {} 页没有读全。请重新下载这份 PDF，或换用 Word 原稿。",
                    list(&self.broken, "、")
                ),
                format!(
                    "Page {} was not read completely. Download the PDF again or use the Word file.",
                    list(&self.broken, ", ")
                ),
            ));
        }
        if !self.cut.is_empty() {
            words.push(Words::new(
                format!(
                    "第 {} 页内容过多，没有读全。请只保留报告正文和表格后再打开。",
                    list(&self.cut, "、")
                ),
                format!(
                    "Page {} holds too much and was not read completely. Keep only the text and tables of the report and open it again.",
                    list(&self.cut, ", ")
                ),
            ));
        }
        if let Some(read) = self.left_out {
            words.push(Words::new(
                format!("文件过长，只读取了前 {read} 页。请只保留报告正文和表格后再打开。"),
                format!("The file is too long; only the first {read} pages were read. Keep only the text and tables of the report and open it again."),
            ));
        }
        if self.unknown {
            words.push(Words::new(
                "有些文字所用的字体没有嵌入，无法辨认（显示为 \u{FFFD}）。请换用 Word 原稿或嵌入字体的 PDF。",
                "The font of some text is not embedded, and it cannot be made out (shown as \u{FFFD}). Use the Word file or a PDF with embedded fonts.",
            ));
        }
        words
    }
}

#[cfg(test)]
mod tests;
