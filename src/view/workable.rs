//! How much of a report the page works on: with every change it is checked anew, while the person waits.

use crate::read::document::{Block, Document};

/// So many bytes of text, ten times a long report; the command checks longer ones.
pub const TEXT: usize = 1 << 20;

/// So many cells of tables.
pub const CELLS: usize = 50_000;

/// Whether a document is small enough to be worked on.
pub fn is_workable(document: &Document) -> bool {
    let cells = document.blocks.iter().map(|block| match block {
        Block::Table(table) => table.cells.len(),
        Block::Paragraph(_) => 0,
    });
    document.text.len() <= TEXT && cells.sum::<usize>() <= CELLS
}
