//! Logical rows of a table of a form → its figures, by what its description says of rows and columns.
//!
//! Every figure of a form is named by the labels of its row and the headers of its column. Which row a line
//! is its labels say, and its order where they are lost; which column a value is of the headers say, and
//! the order of the form where they are lost.

use std::cmp::Reverse;

use super::align::{Reason, RowCandidates, align};
use super::data_row::{CLEAR, DataRow, DataRows, UNLABELLED};
use super::edition;
use super::fit::ValueColumns;
use super::logical::{CellRef, LogicalRow};
use super::placing::Placing;
use crate::form::Edition;
use crate::form::lexicon::{Lexicon, Name, Score};
use crate::form::table::{TableBlock, TableDefinition, TableLayout};

/// A label that is so much more alike to one row than to any other names it beyond doubt.
const APART: Score = 120;

/// A row that a header may be cut over has no more pieces.
const PIECES: usize = 4;

/// A table as it was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct FoundTable<'a, 't> {
    /// The edition that headers and rows show; none where they show nothing.
    pub(super) edition: Option<Edition>,
    /// The rows found.
    pub(super) rows: Vec<Placed<'a, 't>>,
    /// Lines that could not be placed.
    pub(super) unplaced: Vec<Unplaced<'a>>,
    /// Whether rows or columns are in another order than on the form.
    pub(super) is_moved: bool,
}

/// A row of the form, and the cells that hold its values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Placed<'a, 't> {
    /// The labels of the row.
    pub(super) row: &'t [Name],
    /// The headers of each column that has a cell, and the cell.
    pub(super) cells: Vec<(&'t [Name], CellRef<'a>)>,
    /// What decided that it is this row.
    pub(super) by: Reason,
}

/// A line that has no place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Unplaced<'a> {
    /// The line.
    pub(super) line: LogicalRow<'a>,
    /// The row that its label names best, if it has not as many values as that; none where its label fits no
    /// row and the order leaves it open.
    pub(super) row: Option<Name>,
    /// Whether it has as many values as a row.
    pub(super) fits: bool,
}

impl<'a> FoundTable<'a, '_> {
    /// The cells that were placed.
    pub(super) fn cells(&self) -> impl Iterator<Item = &CellRef<'a>> {
        let cells = self.rows.iter().flat_map(|row| &row.cells);
        cells.map(|(_, cell)| cell)
    }

    /// How many these are.
    pub(super) fn count(&self) -> usize {
        self.rows.iter().map(|row| row.cells.len()).sum()
    }
}

/// Finds the rows of a table among logical rows; `expected` decides between editions where these do not.
pub(super) fn read<'a, 't>(
    rows: &[LogicalRow<'a>],
    table: &'t TableDefinition,
    lexicon: &Lexicon,
    expected: Edition,
) -> FoundTable<'a, 't> {
    let lines = DataRows::of(rows, table, lexicon);
    let edition = edition::shown(&lines, table);
    let reader = TableReader {
        lines: &lines,
        table,
        cells: Placing::new(&lines, table, edition.unwrap_or(expected)),
    };
    // of equals the layout that has the place of the edition
    let is_expected = |at: usize| Edition::ALL.get(at) == Some(&expected);
    let layouts = || table.layouts.iter().enumerate();
    let own = layouts().filter(|&(at, _)| is_expected(at));
    let others = layouts().filter(|&(at, _)| !is_expected(at));
    let most: i64 = lines.rows.iter().map(DataRow::most).sum();
    let mut best = None;
    for (at, layout) in own.chain(others) {
        let (worth, found) = reader.lay(layout);
        let count = if table.is_whole { found.count() } else { 0 };
        let weight = (count, worth, is_expected(at), Reverse(at));
        if best.as_ref().is_none_or(|(other, _)| weight > *other) {
            best = Some((weight, found));
        }
        // every line is where its label says: no other layout can be better
        if worth == most && is_expected(at) && !table.is_whole {
            break;
        }
    }
    let mut found = best.map(|(_, found)| found).unwrap_or_default();
    found.edition = edition;
    found
}

/// Whether the line begins such a table: it is its first row.
pub(super) fn begins(row: &LogicalRow<'_>, table: &TableDefinition) -> bool {
    let block = table.layouts.first().and_then(|layout| layout.0.first());
    let Some((block, first)) = block.and_then(|block| Some((block, block.rows.first()?))) else {
        return false;
    };
    let count = block
        .columns
        .iter()
        .filter_map(|&(_, set)| table.columns.get(set));
    let Some(count) = count.map(|columns| columns.paths.len()).min() else {
        return false;
    };
    let Some(own) = first.last() else {
        return row.has_values() && ValueColumns::default().values(&row.values, count).is_some();
    };
    let names = row.labels.last().map_or(&[][..], |label| &label.names);
    let best = names
        .iter()
        .filter(|found| table.is_row(found.name))
        .max_by_key(|found| (found.score, Reverse(found.name)));
    row.values.len() >= count
        && best.is_some_and(|best| best.name == *own && best.score >= table.least.max(CLEAR))
}

/// Lines to be laid beside the rows of a layout.
struct TableReader<'l, 'a, 't> {
    lines: &'l DataRows<'l, 'a>,
    table: &'t TableDefinition,
    cells: Placing<'l, 'a, 't>,
}

/// A row of a layout.
#[derive(Clone, Copy)]
struct LayoutRow<'t> {
    block: &'t TableBlock,
    path: &'t [Name],
}

impl<'l, 'a, 't> TableReader<'l, 'a, 't> {
    /// Lays the lines beside the rows of a layout: how well they agree, and what was found.
    fn lay(&self, layout: &'t TableLayout) -> (i64, FoundTable<'a, 't>) {
        let rows: Vec<LayoutRow<'t>> = layout
            .0
            .iter()
            .flat_map(|block| block.rows.iter().map(move |path| LayoutRow { block, path }))
            .collect();
        let of_layout: Vec<Name> = rows
            .iter()
            .filter_map(|row| row.path.first().copied())
            .collect();
        let joined = self.in_pieces(&rows);
        let pieces = joined.as_ref().map(|line| {
            let lines = std::slice::from_ref(line);
            (lines, self.cells.of(lines))
        });
        let (lines, cells) = match &pieces {
            Some((lines, cells)) => (*lines, cells),
            None => (&self.lines.rows[..], &self.cells),
        };
        let mut candidates = Vec::with_capacity(lines.len());
        let mut outer = None;
        for at in 0..lines.len() {
            let Some(line) = lines.get(at) else { continue };
            outer = line.outer(&of_layout).or(outer);
            candidates.push(self.candidates((at, line), &rows, outer, cells));
        }
        let fits: Vec<bool> = candidates.iter().map(|line| line.filled).collect();
        let alignment = align(candidates, rows.len());
        let mut found = FoundTable::default();
        let mut last: Option<(usize, usize)> = None;
        for (at, (line, assigned)) in lines.iter().zip(alignment.assigned).enumerate() {
            let place = assigned.and_then(|assigned| {
                let row = rows.get(assigned.row)?;
                Some((assigned, row, cells.under(at, row.block)?))
            });
            let Some((assigned, row, filled)) = place else {
                if line.row.has_values() {
                    let fits = fits.get(at) == Some(&true);
                    found.unplaced.push(self.unplaced(line, fits));
                }
                continue;
            };
            // pieces that copying tore apart come in any order: within one, the order is the report's own
            let before = last.replace((line.row.block, assigned.row));
            found.is_moved |= filled.is_moved
                || before.is_some_and(|(block, row)| block == line.row.block && row > assigned.row);
            let mut cells = Vec::with_capacity(filled.cells.len());
            let columns = filled.columns.paths.iter().zip(&filled.cells);
            cells.extend(columns.filter_map(|(path, cell)| Some((path.as_slice(), (*cell)?))));
            found.rows.push(Placed {
                row: row.path,
                cells,
                by: assigned.by,
            });
        }
        let all = rows.iter().filter_map(|row| row.block.columns.first());
        let all = all.filter_map(|&(_, set)| self.table.columns.get(set));
        let all: usize = all.map(|columns| columns.paths.len()).sum();
        if self.table.is_whole && found.count() != all {
            found.rows.clear();
        }
        // a row put together from pieces is the last resort
        (if joined.is_some() { 0 } else { alignment.worth }, found)
    }

    /// The rows that a line may be.
    fn candidates(
        &self,
        (at, line): (usize, &DataRow<'_, 'a>),
        rows: &[LayoutRow<'t>],
        outer: Option<Name>,
        cells: &Placing<'_, 'a, 't>,
    ) -> RowCandidates {
        let by_order = self.table.by_order;
        let mut labels = Vec::new();
        let mut fits = false;
        for (index, row) in rows.iter().enumerate() {
            let worth = match row.path {
                [] => Some(UNLABELLED),
                [own] => line.worth(*own),
                [group, .., own] => line.worth(*own).filter(|_| outer == Some(*group)),
            };
            if (worth.is_some() || by_order && !fits) && cells.under(at, row.block).is_some() {
                fits = true;
                labels.extend(worth.map(|worth| (index, worth)));
            }
        }
        let filled = fits && line.row.has_values();
        let best = line.best.map_or(0, |best| best.score);
        RowCandidates {
            named: Self::named(line, rows, &labels).filter(|_| filled),
            labels,
            follows: filled && by_order && best < CLEAR,
            filled,
        }
    }

    /// Which of the rows the label of a line names beyond doubt, if it can be there.
    fn named(
        line: &DataRow<'_, 'a>,
        rows: &[LayoutRow<'t>],
        labels: &[(usize, i64)],
    ) -> Option<usize> {
        let score = |row: &LayoutRow<'_>| line.score(*row.path.last()?);
        let best = rows.iter().filter_map(score).max()?;
        if best < CLEAR {
            return None;
        }
        let near = |row: &LayoutRow<'_>| score(row).is_some_and(|score| score + APART > best);
        let mut near = (0..).zip(rows).filter(|(_, row)| near(row));
        let (at, _) = near.next()?;
        let can = labels.iter().any(|(row, _)| *row == at);
        (can && near.next().is_none()).then_some(at)
    }

    /// The row without a label, where it was cut in pieces: all values together.
    fn in_pieces(&self, rows: &[LayoutRow<'t>]) -> Option<DataRow<'l, 'a>> {
        let [row] = rows else { return None };
        let set = row.block.columns.first()?.1;
        let count = self.table.columns.get(set)?.paths.len();
        let lines = self.lines.rows.iter().filter(|line| line.row.has_values());
        let lines: Vec<_> = lines.take(PIECES + 1).collect();
        let whole = |line: &DataRow<'_, 'a>| self.lines.values(line, count).is_some();
        if !row.path.is_empty() || lines.len() > PIECES || self.lines.rows.iter().any(whole) {
            return None;
        }
        let first = lines.first()?;
        let values = lines.iter().flat_map(|line| &line.row.values).copied();
        let mut values: Vec<CellRef<'a>> = values.collect();
        if values.len() != count {
            values.retain(CellRef::is_filled);
        }
        (values.len() == count).then(|| first.with_values(values))
    }

    fn unplaced(&self, line: &DataRow<'_, 'a>, fits: bool) -> Unplaced<'a> {
        let best = line.best.filter(|best| best.score >= self.table.least);
        Unplaced {
            line: line.row.clone().into_owned(),
            row: best.map(|best| best.name),
            fits,
        }
    }
}
