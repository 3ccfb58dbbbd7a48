//! Cells as they come, row after row → [`Table`].

use crate::read::document::{Cell, Layout, Table};
use crate::read::span::Span;

/// A table that is being read.
#[derive(Debug, Default)]
pub(in crate::read) struct Rows {
    cells: Vec<Cell>,
    row: u32,
    column: u32,
    columns: u32,
}

impl Rows {
    /// Adds a cell to the row.
    pub(in crate::read) fn cell(&mut self, span: Span) {
        self.cells.push(Cell {
            row: self.row,
            column: self.column,
            row_span: 1,
            column_span: 1,
            span,
            place: None,
        });
        self.column = self.column.saturating_add(1);
    }

    /// Ends the row, if it has any cell.
    pub(in crate::read) fn end_row(&mut self) {
        if self.column == 0 {
            return;
        }
        self.columns = self.columns.max(self.column);
        self.row = self.row.saturating_add(1);
        self.column = 0;
    }

    /// The table.
    pub(in crate::read) fn finish(mut self, layout: Layout) -> Table {
        self.end_row();
        Table {
            layout,
            rows: self.row,
            columns: self.columns,
            cells: self.cells,
        }
    }
}
