//! The cells of a table outside the form → the words that are before and above each number, by which
//! a person knows it.

use crate::order::Map;
use crate::read::document::{Cell, Layout};
use crate::read::span::Span;

/// More lines than any real merged cell covers: it names the first so many of them.
const COVERED: u32 = 64;

/// The words that head a number of a table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Heading {
    /// Those before it in its row.
    pub row: Option<Span>,
    /// Those above it in its column.
    pub column: Option<Span>,
}

/// The words of a table so far, its cells coming by row and column.
pub(super) struct Headings {
    layout: Layout,
    /// For each column the last words in it.
    above: Map<u32, Span>,
    /// For each column the last words in it, and the row below those that they cover.
    before: Map<u32, (u32, Span)>,
}

impl Headings {
    pub(super) fn new(layout: Layout) -> Self {
        Self {
            layout,
            above: Map::new(),
            before: Map::new(),
        }
    }

    /// Takes in a cell of words; those that are long or hold digits name nothing.
    pub(super) fn add(&mut self, cell: &Cell, text: &str) {
        let length = text.chars().take(31).count();
        if !(2..=30).contains(&length) || text.contains(|c: char| c.is_ascii_digit()) {
            return;
        }
        let columns = cell.column_span.clamp(1, COVERED);
        for column in cell.column..cell.column.saturating_add(columns) {
            self.above.insert(column, cell.span);
        }
        let below = cell.row.saturating_add(cell.row_span.max(1));
        self.before.insert(cell.column, (below, cell.span));
    }

    /// What heads the number in a cell.
    pub(super) fn of(&mut self, cell: &Cell) -> Heading {
        let mut row = None;
        while let Some((&column, &(below, span))) = self.before.range(..cell.column).next_back() {
            if below > cell.row {
                row = Some(span);
                break;
            }
            // words of rows above that reach no further are not asked again
            self.before.remove(&column);
        }
        let above = self.above.get(&cell.column).copied();
        Heading {
            row,
            column: above.filter(|_| self.layout != Layout::Cells),
        }
    }
}
