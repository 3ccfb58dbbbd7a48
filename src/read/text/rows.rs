//! Cells as they come, row after row → [`Table`], within the bounds of reading.

use crate::read::document::{Cell, Layout, Table};
use crate::read::limits;
use crate::read::span::Span;

/// A table that is being read.
#[derive(Debug, Default)]
pub(in crate::read) struct Rows {
    cells: Vec<Cell>,
    row: u32,
    column: u32,
    columns: u32,
    /// Cells that were in the row when it began.
    before: usize,
    rest: Rest,
}

/// How much the tables that follow may still hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::read) struct Rest {
    cells: usize,
    area: usize,
    /// Whether something was left out.
    pub(in crate::read) is_cut: bool,
}

impl Default for Rest {
    fn default() -> Self {
        Self {
            cells: limits::CELLS,
            area: limits::AREA,
            is_cut: false,
        }
    }
}

impl Rows {
    /// A table after others that left so much room.
    pub(in crate::read) fn within(rest: Rest) -> Self {
        Self {
            rest,
            ..Self::default()
        }
    }

    /// Adds a cell to the row.
    pub(in crate::read) fn cell(&mut self, span: Span) {
        if self.cells.len() >= self.rest.cells || self.column as usize >= limits::GRID {
            self.rest.is_cut = true;
            return;
        }
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

    /// Ends the row, if it has any cell; one that makes the table too large is left out.
    pub(in crate::read) fn end_row(&mut self) {
        if self.column == 0 {
            return;
        }
        let columns = self.columns.max(self.column);
        let area = (self.row as usize + 1).saturating_mul(columns as usize);
        self.column = 0;
        if area > limits::GRID.min(self.rest.area) {
            self.cells.truncate(self.before);
            self.rest.is_cut = true;
            return;
        }
        self.columns = columns;
        self.row = self.row.saturating_add(1);
        self.before = self.cells.len();
    }

    /// The table, and how much the next ones may hold.
    pub(in crate::read) fn finish(mut self, layout: Layout) -> (Table, Rest) {
        self.end_row();
        let area = (self.row as usize).saturating_mul(self.columns as usize);
        let rest = Rest {
            cells: self.rest.cells.saturating_sub(self.cells.len()),
            area: self.rest.area.saturating_sub(area),
            ..self.rest
        };
        let table = Table {
            layout,
            rows: self.row,
            columns: self.columns,
            cells: self.cells,
        };
        (table, rest)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rows of so many cells each; the rows, columns and cells that are read, and whether any was left
    /// out.
    #[track_caller]
    fn check(
        lengths: impl IntoIterator<Item = usize>,
        rest: Rest,
        expected: (u32, u32, usize, bool),
    ) {
        let mut rows = Rows::within(rest);
        for length in lengths {
            for _ in 0..length {
                rows.cell(Span::default());
            }
            rows.end_row();
        }
        let (table, rest) = rows.finish(Layout::Rows);
        let found = (table.rows, table.columns, table.cells.len(), rest.is_cut);
        assert_eq!(found, expected);
    }

    #[test]
    fn tables_keep_to_the_bounds_of_reading() {
        check([3, 0, 2], Rest::default(), (2, 3, 5, false));
        check(vec![8; 30_000], Rest::default(), (12_500, 8, 100_000, true));
        check([200_000], Rest::default(), (1, 100_000, 100_000, true));
        // a wide row that would make all the rows before it wide is left out, what follows it is not
        let mut rows = vec![1; 1000];
        rows.extend([5000, 1]);
        check(rows, Rest::default(), (1001, 1, 1001, true));
        let little = Rest {
            cells: 5,
            ..Rest::default()
        };
        check([3, 3, 3], little, (2, 3, 5, true));
    }
}
