//! A line and the columns of a block of the form → which cell is of which column.

use std::cell::OnceCell;

use super::data_row::{DataRow, DataRows};
use super::header::{Cells, are_distinct};
use super::logical::CellRef;
use crate::form::Edition;
use crate::form::lexicon::Name;
use crate::form::table::{Columns, TableBlock, TableDefinition};

/// Lines and the sets of columns that they may be under.
pub(super) struct Placing<'l, 'a, 't> {
    all: &'l DataRows<'l, 'a>,
    lines: &'l [DataRow<'l, 'a>],
    table: &'t TableDefinition,
    edition: Edition,
    /// What each line has under each set, as far as it was asked.
    known: Vec<OnceCell<Option<PlacedCells<'a, 't>>>>,
}

/// The cells of a line under a set of columns.
pub(super) struct PlacedCells<'a, 't> {
    /// The columns.
    pub(super) columns: &'t Columns,
    /// The cell of each.
    pub(super) cells: Cells<'a>,
    /// Whether they are in another order than on the form.
    pub(super) is_moved: bool,
}

impl<'l, 'a, 't> Placing<'l, 'a, 't> {
    /// Those of a table; `edition` decides where headers leave open which set it is.
    pub(super) fn new(
        all: &'l DataRows<'l, 'a>,
        table: &'t TableDefinition,
        edition: Edition,
    ) -> Self {
        let mut known = Vec::new();
        known.resize_with(all.rows.len() * table.columns.len(), OnceCell::new);
        Self {
            all,
            lines: &all.rows,
            table,
            edition,
            known,
        }
    }

    /// The same for other lines.
    pub(super) fn of<'n>(&self, lines: &'n [DataRow<'n, 'a>]) -> Placing<'n, 'a, 't>
    where
        'l: 'n,
    {
        let mut known = Vec::new();
        known.resize_with(lines.len() * self.table.columns.len(), OnceCell::new);
        Placing {
            all: self.all,
            lines,
            table: self.table,
            edition: self.edition,
            known,
        }
    }

    /// The cells of a line as a row of a block, if it has as many.
    pub(super) fn under(&self, at: usize, block: &TableBlock) -> Option<&PlacedCells<'a, 't>> {
        let line = self.lines.get(at)?;
        let set = self.set(line, block)?;
        let known = self.known.get(at * self.table.columns.len() + set)?;
        known.get_or_init(|| self.cells(line, set)).as_ref()
    }

    /// The set of columns that a line has if it is a row of a block: that which its headers name, that which
    /// they do not contradict, or that of the edition.
    fn set(&self, line: &DataRow<'_, 'a>, block: &TableBlock) -> Option<usize> {
        let of = |edition| block.columns.iter().find(|(other, _)| *other == edition);
        let own = of(self.edition).or(block.columns.first())?.1;
        if block.columns.iter().all(|&(_, set)| set == own) {
            return Some(own);
        }
        let headers = self.all.headers_of(line);
        let sets = || {
            let others = block.columns.iter().map(|&(_, set)| set);
            let sets = std::iter::once(own).chain(others.filter(|set| *set != own));
            sets.filter_map(|set| Some((set, self.table.columns.get(set)?)))
        };
        let has =
            |columns: &Columns, name: Name| columns.paths.iter().flatten().any(|at| *at == name);
        let names_all = |columns: &Columns| {
            let mut names = columns.paths.iter().filter_map(|path| path.last());
            names.all(|name| headers.printed.iter().any(|header| header.name == *name))
        };
        let within = |columns: &Columns| {
            headers
                .printed
                .iter()
                .all(|header| has(columns, header.name))
        };
        let filled = line.row.filled().count();
        let all = sets().find(|(_, columns)| names_all(columns) && within(columns));
        let some = || sets().find(|(_, columns)| within(columns) && columns.paths.len() >= filled);
        Some(all.or_else(some).map_or(own, |(set, _)| set))
    }

    /// The cells of a line under a set of columns, if it has so many.
    fn cells(&self, line: &DataRow<'_, 'a>, set: usize) -> Option<PlacedCells<'a, 't>> {
        let columns = self.table.columns.get(set)?;
        let headers = self.all.headers_of(line);
        let order = self.all.order(line, set, columns);
        let filled = |cells: Cells<'a>| PlacedCells {
            columns,
            cells,
            is_moved: order.is_some_and(|order| !order.is_sorted()),
        };
        let below = headers.below(columns, &line.row);
        // the header decides wherever each of its columns has a cell in the row, and no value is left over
        if below.as_ref().is_some_and(|below| is_whole(below, line)) {
            return below.map(filled);
        }
        let count = columns.paths.len();
        if let Some(values) = self.all.values(line, count) {
            let mut cells = vec![None; count];
            for (at, value) in values.iter().enumerate() {
                let at = order.and_then(|order| order.get(at)).map_or(at, |at| *at);
                *cells.get_mut(at)? = Some(*value);
            }
            return Some(filled(cells));
        }
        let below = below.filter(|_| count > 1)?;
        let end = line.row.values.last().map_or(0, |cell| cell.columns.1);
        let places = headers.printed.iter().filter_map(|header| header.columns);
        let reaches = places.map(|at| at.0).max().is_some_and(|last| last <= end);
        let some = reaches && below.iter().any(Option::is_some);
        some.then(|| filled(below))
    }
}

/// Whether every column has a cell of its own, and no value of the line is left over.
fn is_whole(below: &[Option<CellRef<'_>>], line: &DataRow<'_, '_>) -> bool {
    let starts = || below.iter().map(|cell| cell.map(|cell| cell.columns.0));
    let holds = |cell: &CellRef<'_>| starts().any(|start| start == Some(cell.columns.0));
    below.iter().all(Option::is_some) && are_distinct(starts()) && line.row.filled().all(holds)
}
