//! The pieces of a table of the form → its cells in rows and columns, as the form joins them.

use super::super::super::builder::GridCell;
use super::super::page::Spot;
use super::columns::Columns;
use super::labels::Label;
use super::run::Run;

/// The text of a cell, and where it stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Text {
    pub(super) text: String,
    pub(super) spot: Spot,
}

impl Text {
    /// The text of runs, one after the other.
    pub(super) fn of<'a>(runs: impl IntoIterator<Item = &'a Run>) -> Self {
        let mut text = Self::default();
        for run in runs {
            text.add(run);
        }
        text
    }

    /// Adds a run.
    pub(super) fn add(&mut self, run: &Run) {
        if self.text.is_empty() {
            self.spot = run.spot;
        }
        self.text.push_str(&run.text);
    }
}

/// A label and the values beside it, those that are blank too.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Entry {
    /// Where it stands from the top of the first page.
    pub(super) top: i64,
    /// None where values have lost theirs.
    pub(super) label: Option<Label>,
    /// One for each column.
    pub(super) values: Vec<Text>,
}

/// The cells of a table, row after row.
#[derive(Debug, Default)]
pub(super) struct Grid {
    pub(super) cells: Vec<GridCell>,
    /// How many rows it has.
    pub(super) rows: u32,
}

impl Grid {
    /// Adds a cell.
    pub(super) fn cell(&mut self, at: (u32, usize), spans: (u32, usize), text: Text) {
        let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        self.cells.push(GridCell {
            row: at.0,
            column: number(at.1),
            row_span: spans.0.max(1),
            column_span: number(spans.1.max(1)),
            place: (text.spot.page > 0).then(|| text.spot.place()),
            text: text.text,
        });
    }

    /// Adds the headers of columns, which begin at `first` and take `count`, as rows: those over several
    /// columns above those over one.
    pub(super) fn headers(
        &mut self,
        headers: &[&Run],
        columns: &Columns,
        (first, count): (usize, usize),
    ) {
        let mut spanning: Vec<(u32, (usize, usize), Text)> = Vec::new();
        let mut own = vec![Text::default(); columns.len()];
        for header in headers {
            let Some(under) = columns.under(header) else {
                continue;
            };
            if under.1 < 2 {
                if let Some(own) = own.get_mut(under.0) {
                    own.add(header);
                }
                continue;
            }
            let same = spanning.iter_mut().find(|(_, other, _)| *other == under);
            if let Some((.., text)) = same {
                text.add(header);
                continue;
            }
            let over =
                |other: &(usize, usize)| other.0 < under.0 + under.1 && under.0 < other.0 + other.1;
            let above = spanning.iter().filter(|(_, other, _)| over(other));
            let row = above.map(|(row, ..)| row + 1).max().unwrap_or(0);
            spanning.push((row, under, Text::of([*header])));
        }
        let last = spanning.iter().map(|(row, ..)| row + 1).max().unwrap_or(0);
        for (row, (column, count), text) in spanning {
            self.cell((self.rows + row, first + column), (1, count), text);
        }
        self.rows += last;
        self.values(own, first, count);
        self.rows += 1;
    }

    /// Adds values to the row below, which begin at `first`; where they are fewer than `count`, the last
    /// reaches over what is left.
    pub(super) fn values(&mut self, values: Vec<Text>, first: usize, count: usize) {
        let last = values.len().saturating_sub(1);
        for (index, text) in values.into_iter().enumerate() {
            let span = if index == last {
                count.saturating_sub(last)
            } else {
                1
            };
            self.cell((self.rows, first + index), (1, span), text);
        }
    }
}
