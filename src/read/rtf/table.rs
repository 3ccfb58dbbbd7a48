//! Rows with the positions of their cell edges → cells in a grid.

use super::super::builder::GridCell;
use super::super::nested::Nested;

/// What a row says of one of its cells.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Definition {
    /// Where it ends, in twentieths of a point.
    pub(super) right: i32,
    /// Whether it continues the cell to its left.
    pub(super) joins_left: bool,
    /// Whether it continues the cell above.
    pub(super) joins_above: bool,
}

/// The text of a cell and the tables inside it.
#[derive(Debug, Default)]
pub(super) struct RtfContent {
    pub(super) text: String,
    pub(super) inner: Vec<Nested>,
}

/// A row that has ended.
#[derive(Debug, Default)]
pub(super) struct RtfRow {
    /// Where it begins, in twentieths of a point.
    pub(super) left: i32,
    pub(super) definitions: Vec<Definition>,
    pub(super) contents: Vec<RtfContent>,
}

/// Edges that lie no further apart, in twentieths of a point, are one.
const NEAR: i32 = 30;

/// The width given to cells of which nothing is said.
const UNKNOWN: i32 = 1000;

/// Puts the cells of all rows into one grid: its columns lie between the edges of any row.
pub(super) fn grid(rows: Vec<RtfRow>) -> Nested {
    let rows: Vec<Vec<(i32, i32, Definition, RtfContent)>> = rows.into_iter().map(edges).collect();
    let mut lines: Vec<i32> = rows
        .iter()
        .flatten()
        .flat_map(|cell| [cell.0, cell.1])
        .collect();
    lines.sort_unstable();
    lines.dedup_by(|next, before| next.saturating_sub(*before) <= NEAR);
    let column = |edge: i32| lines.partition_point(|line| line.saturating_add(NEAR) < edge);
    let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);

    let mut table = Nested::default();
    // For each column, the index of the last cell that begins in it.
    let mut above: Vec<Option<usize>> = vec![None; lines.len() + 1];
    for (row, cells) in (0_u32..).zip(rows) {
        for (left, right, definition, content) in cells {
            let start = column(left);
            let span = number(column(right).saturating_sub(start)).max(1);
            let upper = above.get(start).copied().flatten();
            if definition.joins_above
                && let Some(cell) = upper.and_then(|index| table.cells.get_mut(index))
            {
                cell.row_span = (row + 1).saturating_sub(cell.row);
                continue;
            }
            if let Some(last) = above.get_mut(start) {
                *last = Some(table.cells.len());
            }
            for inner in content.inner {
                table.enclose(table.cells.len(), inner);
            }
            table.cells.push(GridCell {
                row,
                column: number(start),
                row_span: 1,
                column_span: span,
                text: content.text,
                place: None,
            });
        }
    }
    table
}

/// The cells of a row with their left and right edges, those joined to their left taken together.
fn edges(row: RtfRow) -> Vec<(i32, i32, Definition, RtfContent)> {
    let mut cells: Vec<(i32, i32, Definition, RtfContent)> = Vec::new();
    let mut left = row.left;
    let mut definitions = row.definitions.into_iter();
    for content in row.contents {
        let mut definition = definitions.next().unwrap_or(Definition {
            right: left.saturating_add(UNKNOWN),
            ..Definition::default()
        });
        definition.right = definition.right.max(left.saturating_add(1));
        match cells.last_mut() {
            Some(cell) if definition.joins_left => {
                cell.1 = definition.right;
                cell.3.text.push_str(&content.text);
                cell.3.inner.extend(content.inner);
            }
            _ => cells.push((left, definition.right, definition, content)),
        }
        left = definition.right;
    }
    cells
}
