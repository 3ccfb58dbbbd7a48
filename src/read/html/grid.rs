//! A table of a page → cells at their place in a grid, or the finding that it only arranges the page.

use super::line::LineText;
use super::nodes::Id;
use super::role::ElementRole;
use super::walk::{PageWalk, WalkStep};
use crate::form::lexicon::Fit;
use crate::form::official::OFFICIAL;
use crate::read::builder::GridCell;
use crate::read::cover::TakenColumns;

/// The most columns of a table.
const COLUMNS: usize = 1000;

/// A span that reaches further than this and beyond every cell is a slip.
const WIDE: u32 = 64;

/// The cells of the table at `table`, or nothing if the table only arranges the page: it holds other
/// tables or running text, and no label of the form.
pub(super) fn cells(page: &PageWalk<'_>, table: Id) -> Option<Vec<GridCell>> {
    let mut cells: Vec<GridCell> = Vec::new();
    let mut cover = TakenColumns::default();
    let mut row: Option<u32> = None;
    let mut column = 0;
    let (mut labels, mut arranges) = (false, false);
    let mut at = page.first(table);
    while let Some(id) = at {
        let step = match page.role(id) {
            _ if page.is_left_out(id) => WalkStep::Over,
            Some(ElementRole::RowGroup) => WalkStep::Into,
            Some(ElementRole::Row) => {
                row = Some(row.map_or(0, |row| row.saturating_add(1)));
                column = 0;
                WalkStep::Into
            }
            Some(ElementRole::Cell { rows, columns }) => {
                let row = *row.get_or_insert(0);
                column = cover.free(row, column);
                let end = (column + usize::from(columns)).min(COLUMNS);
                if column < end {
                    let below = if rows == 0 {
                        u32::MAX
                    } else {
                        row + u32::from(rows)
                    };
                    cover.take(column..end, below);
                    let text = if page.holds_table(id) {
                        arranges = true;
                        String::new()
                    } else {
                        text(page, id)
                    };
                    labels |= OFFICIAL.lexicon.fit(&text) == Fit::Whole;
                    arranges |= is_running(&text);
                    cells.push(GridCell {
                        row,
                        column: u32::try_from(column).unwrap_or(u32::MAX),
                        row_span: below.saturating_sub(row),
                        column_span: u32::try_from(end - column).unwrap_or(1),
                        text,
                        place: None,
                    });
                    column = end;
                }
                WalkStep::Over
            }
            _ => WalkStep::Over,
        };
        at = page.next(id, table, step);
    }
    if arranges && !labels {
        return None;
    }
    trim(&mut cells);
    Some(cells)
}

/// Cuts spans that reach far beyond every cell.
fn trim(cells: &mut [GridCell]) {
    let last = cells.iter().map(|cell| cell.column).max().unwrap_or(0);
    let edge = (last + 1).max(WIDE);
    for cell in cells {
        cell.column_span = cell
            .column_span
            .min(edge.saturating_sub(cell.column).max(1));
    }
}

/// Whether the text of a cell is running text: longer than any label, with a sentence in it.
fn is_running(text: &str) -> bool {
    text.len() > 300 && text.contains('。')
}

/// The text of a cell on one line.
fn text(page: &PageWalk<'_>, cell: Id) -> String {
    let mut line = LineText::default();
    let mut at = page.first(cell);
    while let Some(id) = at {
        let mut step = WalkStep::Into;
        match page.role(id) {
            _ if page.is_left_out(id) => step = WalkStep::Over,
            None => line.push(page.text(id), false),
            Some(ElementRole::Inline | ElementRole::Link) => {}
            Some(ElementRole::Skip | ElementRole::Title) => step = WalkStep::Over,
            Some(_) => line.end_line(),
        }
        at = page.next_with(id, cell, step, |left| {
            if page.role(left).is_some_and(ElementRole::is_block) {
                line.end_line();
            }
        });
    }
    line.take().0
}
