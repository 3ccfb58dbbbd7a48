//! What a link may hold: a document as readers make it, its places in order, its cells side by side.
//!
//! Whoever makes a link can write anything into it. Blocks that cover the same text again and again
//! would make a report of any size out of a hundred characters.

use super::LinkError;
use crate::order::Map;
use crate::read::document::{Block, Document, Table};
use crate::read::limits;
use crate::read::span::Span;

/// Whether the document keeps to the bounds of reading, its places to its text and to their order, and
/// its cells to themselves.
pub(super) fn bounded(document: &Document) -> Result<(), LinkError> {
    if document.text.len() > limits::TEXT {
        return Err(LinkError::TooLarge);
    }
    let mut places = InOrder {
        text: &document.text,
        end: 0,
    };
    let (mut cells, mut area) = (0_usize, 0_u64);
    for block in &document.blocks {
        let sound = match block {
            Block::Paragraph(paragraph) => paragraph.lines.iter().all(|&line| places.take(line)),
            Block::Table(table) => {
                let own = u64::from(table.rows) * u64::from(table.columns);
                cells = cells.saturating_add(table.cells.len());
                area = area.saturating_add(own);
                if own > limits::GRID as u64 || area > limits::AREA as u64 || cells > limits::CELLS
                {
                    return Err(LinkError::TooLarge);
                }
                table.cells.iter().all(|cell| places.take(cell.span)) && side_by_side(table)
            }
        };
        if !sound {
            return Err(LinkError::Damaged);
        }
    }
    let mut unread = document.unread.iter().filter_map(|unread| unread.at);
    let fits = unread.all(|at| places.fits(at));
    fits.then_some(()).ok_or(LinkError::Damaged)
}

/// Places of a text, each behind the one before it; blank ones take none of it and may be anywhere.
struct InOrder<'a> {
    text: &'a str,
    end: u32,
}

impl InOrder<'_> {
    fn fits(&self, span: Span) -> bool {
        span.start <= span.end && self.text.get(span.range()).is_some()
    }

    fn take(&mut self, span: Span) -> bool {
        if span.is_empty() {
            return self.fits(span);
        }
        let behind = span.start >= self.end;
        self.end = span.end;
        behind && self.fits(span)
    }
}

/// Whether the cells of a table come row by row, lie inside it, and none covers another.
fn side_by_side(table: &Table) -> bool {
    let area = |rows: u32, columns: u32| u64::from(rows) * u64::from(columns);
    let covered = table.cells.iter().fold(0_u64, |sum, cell| {
        sum.saturating_add(area(cell.row_span, cell.column_span))
    });
    if covered > area(table.rows, table.columns) {
        return false;
    }
    // for each column, the first row that is free
    let mut free: Map<u32, u32> = Map::new();
    let mut next = (0, 0);
    for cell in &table.cells {
        let fits = |first: u32, span: u32, count| span > 0 && first.saturating_add(span) <= count;
        if (cell.row, cell.column) < next
            || !fits(cell.row, cell.row_span, table.rows)
            || !fits(cell.column, cell.column_span, table.columns)
        {
            return false;
        }
        next = (cell.row, cell.column + cell.column_span);
        for column in cell.column..next.1 {
            let below = cell.row + cell.row_span;
            if free
                .insert(column, below)
                .is_some_and(|free| free > cell.row)
            {
                return false;
            }
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::document::{Cell, Layout, Paragraph};

    fn paragraph(lines: &[(u32, u32)]) -> Block {
        let lines = lines.iter().map(|&(start, end)| Span { start, end });
        Block::Paragraph(Paragraph {
            lines: lines.collect(),
            heading: false,
        })
    }

    /// A table whose cells are given by row, column, rows, columns; they cover no text.
    fn table(rows: u32, columns: u32, cells: &[[u32; 4]]) -> Block {
        let cells = cells
            .iter()
            .map(|&[row, column, row_span, column_span]| Cell {
                row,
                column,
                row_span,
                column_span,
                ..Cell::default()
            });
        Block::Table(Table {
            layout: Layout::Grid,
            rows,
            columns,
            cells: cells.collect(),
        })
    }

    #[track_caller]
    fn check(blocks: Vec<Block>, expected: Result<(), LinkError>) {
        let document = Document {
            text: "收到12件".to_owned(),
            blocks,
            unread: Vec::new(),
        };
        assert_eq!(bounded(&document), expected);
    }

    #[test]
    fn text_is_covered_once_and_in_order() {
        let damaged = Err(LinkError::Damaged);
        check(vec![paragraph(&[(0, 6), (6, 11)])], Ok(()));
        check(vec![paragraph(&[(0, 6), (0, 0), (6, 11)])], Ok(()));
        check(vec![paragraph(&[(0, 6)]), paragraph(&[(0, 6)])], damaged);
        check(vec![paragraph(&[(6, 11), (0, 6)])], damaged);
        check(vec![paragraph(&[(0, 8), (7, 11)])], damaged);
        check(vec![paragraph(&[(0, 2)])], damaged);
        check(vec![paragraph(&[(0, 99)])], damaged);
    }

    #[test]
    fn cells_stand_side_by_side() {
        let damaged = Err(LinkError::Damaged);
        check(
            vec![table(2, 2, &[[0, 0, 2, 1], [0, 1, 1, 1], [1, 1, 1, 1]])],
            Ok(()),
        );
        check(vec![table(2, 2, &[[0, 0, 2, 2], [1, 1, 1, 1]])], damaged);
        check(vec![table(3, 2, &[[0, 0, 2, 1], [1, 0, 1, 2]])], damaged);
        check(vec![table(2, 2, &[[0, 1, 1, 1], [0, 0, 1, 1]])], damaged);
        check(vec![table(2, 2, &[[0, 0, 1, 1], [0, 0, 1, 1]])], damaged);
        check(vec![table(1, 2, &[[0, 0, 1, 3]])], damaged);
        check(vec![table(1, 2, &[[0, 0, 0, 1]])], damaged);
        check(vec![table(1, 2, &[[0, u32::MAX, 1, u32::MAX]])], damaged);
    }

    #[test]
    fn tables_cover_no_more_than_readers_give() {
        let too_large = Err(LinkError::TooLarge);
        check(vec![table(u32::MAX, u32::MAX, &[])], too_large);
        check(vec![table(1, 100_000, &[]); 10], Ok(()));
        check(vec![table(1, 100_000, &[]); 11], too_large);
    }
}
