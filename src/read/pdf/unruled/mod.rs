//! Tables without lines: rows of text, one below the other → the cells of the tables of the form among
//! them.
//!
//! Of a table of the form every cell is determined by its column. Where the columns cannot be
//! determined, its labels and figures are cells row by row.

mod block;
mod columns;
mod entries;
mod grid;
mod groups;
mod labels;
mod row;
mod row_by_row;
mod run;
mod table;
mod text;
mod words;

use super::super::builder::GridCell;
use super::super::document::Layout;

pub(super) use row::UnruledRow;

/// The most lines of a table; a long one with all its labels wrapped has some hundred.
const MOST: usize = 400;

/// The most pieces of text in these lines.
const PIECES: usize = 10_000;

/// How often a table is looked for where its words say that one begins: a bound on hostile pages.
pub(super) const TRIES: usize = 60;

/// A table, and how many rows of text it takes.
pub(super) struct UnruledTable {
    pub(super) length: usize,
    pub(super) layout: Layout,
    pub(super) cells: Vec<GridCell>,
}

/// The table of the form that begins with the first of `rows`; `tries` is how often one may still be
/// looked for.
pub(super) fn table(rows: &[UnruledRow], tries: &mut usize) -> Option<UnruledTable> {
    let kind = table::begins(rows).filter(|_| *tries > 0)?;
    *tries -= 1;
    let most = rows.get(..MOST).unwrap_or(rows);
    let mut pieces = 0;
    let upto = most.iter().take_while(|row| {
        pieces += row.runs.len();
        pieces <= PIECES
    });
    table::table(kind, rows.get(..upto.count())?)
}
