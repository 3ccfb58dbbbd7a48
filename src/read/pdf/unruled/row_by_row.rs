//! Rows of a table of the form whose columns cannot be determined → its labels and figures, row by row.

use super::super::super::builder::GridCell;
use super::super::super::document::Layout;
use super::UnruledTable;
use super::row::{Labels, UnruledRow};

/// The fewest rows of figures that make a table.
const FEW: usize = 2;

/// The cells of a table.
pub(super) fn table(rows: &[UnruledRow]) -> Option<UnruledTable> {
    let is_data =
        |row: &&UnruledRow| row.has_values && row.runs.len() > 1 && row.labels == Labels::All;
    if rows.iter().filter(is_data).count() < FEW {
        return None;
    }
    let mut cells = Vec::new();
    for (row, line) in (0..).zip(rows) {
        for (column, run) in (0..).zip(&line.runs) {
            cells.push(GridCell {
                row,
                column,
                row_span: 1,
                column_span: 1,
                place: Some(run.position.place()),
                text: run.text.clone(),
            });
        }
    }
    Some(UnruledTable {
        length: rows.len(),
        layout: Layout::Rows,
        cells,
    })
}
