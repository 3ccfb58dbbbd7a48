//! Rows of a table of the form whose columns cannot be told → its labels and figures, row by row.

use super::super::super::builder::GridCell;
use super::super::super::document::Layout;
use super::Found;
use super::row::Row;
use super::table::length;
use crate::form::lexicon::Fit;
use crate::form::official::OFFICIAL;

/// The fewest rows of figures that make a table.
const FEW: usize = 2;

/// Whether such a table may begin with the first of `rows`: labels of the form alone, or with figures
/// beside them.
pub(super) fn begins(rows: &[Row]) -> bool {
    let next = rows.iter().skip(1).take(3);
    rows.first().is_some_and(|row| {
        !row.is_heading
            && row
                .runs
                .iter()
                .any(|run| OFFICIAL.lexicon.fit(&run.text) == Fit::Whole)
            && is_all_of_form(row)
            && (row.has_values || next.clone().any(|row| row.is_of_form || row.has_values))
    })
}

/// The cells of the table that begins with the first of `rows`.
pub(super) fn table(rows: &[Row]) -> Option<Found> {
    let rows = rows.get(..length(rows, |_| false))?;
    let is_data = |row: &&Row| row.has_values && row.runs.len() > 1 && is_all_of_form(row);
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
                place: Some(run.spot.place()),
                text: run.text.clone(),
            });
        }
    }
    Some(Found {
        length: rows.len(),
        layout: Layout::Rows,
        cells,
    })
}

fn is_all_of_form(row: &Row) -> bool {
    let mut runs = row.runs.iter();
    runs.all(|run| run.is_value() || OFFICIAL.lexicon.fit(&run.text) != Fit::Foreign)
}
