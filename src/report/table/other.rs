//! A table outside the form → its figures, and the rows and columns that total others.

use super::headings::Headings;
use super::totals::{CellGrid, CellHolds, TableCell};
use super::{Tables, content};
use crate::read::cell;
use crate::read::document::{Document, Layout, Table};
use crate::report::LineTotal;
use crate::report::figure::{Figure, FigureContent, FigureId};

/// Reads the `number`th table of the document: its figures, what they are headed by and its totals go
/// to `tables`.
pub(super) fn read(document: &Document, table: &Table, number: u32, tables: &mut Tables) {
    let mut headings = Headings::new(table.layout);
    let mut cells = Vec::with_capacity(table.cells.len());
    for cell in &table.cells {
        let text = document.cell_text(cell);
        let (row, column) = (cell.row.saturating_add(1), cell.column.saturating_add(1));
        let end = |first: u32, count: u32| first.saturating_add(count.max(1) - 1);
        let mut placed = TableCell {
            rows: (row, end(row, cell.row_span)),
            columns: (column, end(column, cell.column_span)),
            text,
            holds: CellHolds::Nothing,
        };
        let (content, unit) = content::read(text);
        if let FigureContent::Number(value) = content {
            let id = FigureId::Cell {
                table: number,
                row,
                column,
            };
            // 一季度 and 2023年 name what they are over or before
            placed.holds = if cell::is_value(text) {
                CellHolds::number(id, value, unit.as_deref())
            } else {
                CellHolds::Words
            };
            tables.headings.insert(id, headings.of(cell));
            tables.figures.insert(Figure {
                id,
                content,
                raw: text.to_owned(),
                span: cell.span,
                cell: Some((number, row, column)),
                place: cell.place.clone(),
                unit,
                approximate: None,
                former: None,
            });
        } else if content == FigureContent::Unreadable {
            placed.holds = CellHolds::Words;
        }
        if placed.holds == CellHolds::Words {
            headings.add(cell, text);
        }
        cells.push(placed);
    }
    if table.layout == Layout::Cells {
        return;
    }
    let grid = CellGrid::of(&cells, table.columns, table.layout == Layout::Grid);
    for (line, sums) in grid.rows().into_iter().chain(grid.columns()) {
        tables.totals.push(LineTotal {
            table: number,
            line,
            sums,
        });
    }
}
