//! The headers, labels and values of a table → cells in rows and columns.

use std::ops::Range;

use super::super::super::builder::GridCell;
use super::columns::UnruledColumns;
use super::labels::UnruledLabel;
use super::text::CellText;
use super::words;
use crate::form::table::TableDefinition;

/// The cells of a table, row after row.
#[derive(Debug, Default)]
pub(super) struct UnruledGrid {
    pub(super) cells: Vec<GridCell>,
    /// How many rows it has.
    pub(super) rows: u32,
}

impl UnruledGrid {
    /// Adds a cell over columns, which begins in a row and takes so many; without columns there is none.
    pub(super) fn cell(&mut self, (row, rows): (u32, u32), columns: Range<usize>, text: CellText) {
        let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        if columns.is_empty() {
            return;
        }
        self.cells.push(GridCell {
            row,
            column: number(columns.start),
            row_span: rows.max(1),
            column_span: number(columns.len()),
            place: (text.position.page > 0).then(|| text.position.place()),
            text: text.text,
        });
    }

    /// Adds the headers of columns, which take the `places` of the grid: the lowest over each column in the
    /// last row, and those above them, as they are over one another here and on the form, in the rows
    /// before.
    pub(super) fn headers(
        &mut self,
        headers: &[UnruledLabel],
        (columns, table): (&UnruledColumns, &TableDefinition),
        places: Range<usize>,
    ) {
        let all: Vec<(&UnruledLabel, Range<usize>)> = headers
            .iter()
            .filter_map(|header| Some((header, columns.under(header.run.sides())?)))
            .collect();
        let mut above: Vec<(u32, &Range<usize>)> = Vec::new();
        let mut rows = Vec::with_capacity(all.len());
        for (at, (header, under)) in all.iter().enumerate() {
            let meets = |other: &Range<usize>| other.start < under.end && under.start < other.end;
            let mut below = all.iter().skip(at + 1);
            let is_lowest = under.len() == 1 && !below.any(|(_, other)| meets(other));
            let upper = above.iter().filter(|(_, other)| meets(other));
            let of_form = u32::try_from(words::depth(&header.run.text, table)).unwrap_or(0);
            let row = upper.map(|(row, _)| row + 1).fold(of_form, u32::max);
            rows.push((!is_lowest).then_some(row));
            if !is_lowest {
                above.push((row, under));
            }
        }
        let last = above.iter().map(|(row, _)| row + 1).max().unwrap_or(0);
        for (row, (header, under)) in rows.into_iter().zip(&all) {
            let row = self.rows + row.unwrap_or(last);
            let end = if under.end == columns.len() {
                places.end
            } else {
                places.start + under.end
            };
            self.cell((row, 1), places.start + under.start..end, header.run.cell());
        }
        self.rows += last + u32::from(!all.is_empty());
    }

    /// Adds values to the row below; where they are fewer than `columns`, the last reaches over what is left.
    pub(super) fn values(&mut self, values: Vec<CellText>, columns: Range<usize>) {
        let last = values.len().saturating_sub(1);
        for ((index, column), text) in columns.clone().enumerate().zip(values) {
            let end = if index == last {
                columns.end
            } else {
                column + 1
            };
            self.cell((self.rows, 1), column..end, text);
        }
    }
}
