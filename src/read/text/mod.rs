//! Plain text → [`Document`], whatever layout its tables came in.
//!
//! A text has no marks that say where a table begins. Lines that `|` or tabs divide say it themselves;
//! where a copy left only cells one under the other, or labels and numbers with spaces between, the
//! words of the official form say it: a table begins at one of its labels, and ends at the heading of
//! a section or at a sentence.

pub(super) mod csv;
mod line;
mod paragraphs;
mod pipes;
mod region;
mod rows;
mod spaces;
mod tabs;
#[cfg(test)]
mod tests;

use std::ops::Range;

use super::builder::beyond_limits;
use super::characters::normalise;
use super::document::{Block, Document, Unread};
use super::limits;
use super::span::start_of;
use paragraphs::Wrap;
use rows::{Rest, Rows};
#[cfg(feature = "pdf")]
pub(super) use spaces::glued_number;

/// Reads plain text; its places are those of the text itself.
pub(super) fn read(text: &str) -> Document {
    let (text, is_cut) = bounded(text);
    let lines = line::lines(&text);
    let mut blocks = Vec::new();
    let mut tables: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    while let Some(rest) = lines.get(at..).filter(|rest| !rest.is_empty()) {
        let length = region::length(&text, rest);
        if length > 0 {
            tables.push(at..at + length);
        }
        at += length.max(1);
    }
    let running: Vec<_> = {
        let mut running = Vec::with_capacity(lines.len());
        let mut at = 0;
        for table in &tables {
            running.extend_from_slice(lines.get(at..table.start).unwrap_or_default());
            at = table.end;
        }
        running.extend_from_slice(lines.get(at..).unwrap_or_default());
        running
    };
    let wrap = Wrap::of(&text, &running);
    let paragraphs = |range: Range<usize>, blocks: &mut Vec<Block>| {
        let lines = lines.get(range).unwrap_or_default();
        paragraphs::paragraphs(&text, lines, wrap, |paragraph| {
            blocks.push(Block::Paragraph(paragraph));
        });
    };
    let mut at = 0;
    let mut rest = Rest::default();
    for table in tables {
        paragraphs(at..table.start, &mut blocks);
        at = table.end;
        let lines = lines.get(table).unwrap_or_default();
        let table;
        (table, rest) = region::table(&text, lines, Rows::within(rest));
        // signs alone make no cell
        if !table.cells.is_empty() {
            blocks.push(Block::Table(table));
        }
    }
    paragraphs(at..lines.len(), &mut blocks);
    Document {
        text,
        blocks,
        unread: unread(is_cut || rest.is_cut),
    }
}

/// The text as it is read, up to the bound on its length, and whether something was left out.
fn bounded(text: &str) -> (String, bool) {
    let within = start_of(text, limits::TEXT);
    (normalise(within).into_owned(), within.len() < text.len())
}

/// Says that something was left out, where it was.
fn unread(is_cut: bool) -> Vec<Unread> {
    let what = is_cut.then(beyond_limits).into_iter();
    what.map(|what| Unread { what, at: None }).collect()
}
