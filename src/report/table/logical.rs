//! A table in any layout → logical rows (数据行): labels, and the values after them.

use std::borrow::Cow;

use crate::form::lexicon::{LabelCandidate, Lexicon};
use crate::read::cell::{CellRole, role};
use crate::read::document::{Cell, Document, FilePlace, Layout, Table};
use crate::read::span::Span;

/// A logical row: the labels that are before its values, and its values.
///
/// One of labels alone is a row of headers, or a piece of a label that was torn from its row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LogicalRow<'a> {
    /// The labels, in order.
    pub labels: Vec<RowLabel<'a>>,
    /// The cells after the last label, blank ones too.
    pub values: Vec<CellRef<'a>>,
    /// The block of the document that it comes from.
    pub block: usize,
}

/// A label of a logical row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowLabel<'a> {
    /// Its cell.
    pub cell: CellRef<'a>,
    /// The labels of the form that it may name.
    pub names: Cow<'a, [LabelCandidate]>,
}

/// A cell of a table, or words between two tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CellRef<'a> {
    /// The text.
    pub text: &'a str,
    /// What it is.
    pub role: CellRole,
    /// Where it is in the text.
    pub span: Span,
    /// The table from 1, the row and the column from 1; none for words outside tables.
    pub at: Option<(u32, u32, u32)>,
    /// The columns that it covers, from 1.
    pub columns: (u32, u32),
    /// Where it is in the file.
    pub place: Option<&'a FilePlace>,
}

impl CellRef<'_> {
    /// Whether it is more than blank.
    pub fn is_filled(&self) -> bool {
        self.role == CellRole::Value
    }

    /// Whether it covers a column.
    pub fn covers(&self, column: u32) -> bool {
        self.columns.0 <= column && column <= self.columns.1
    }
}

impl<'a> LogicalRow<'a> {
    /// Whether a value is more than blank.
    pub fn has_values(&self) -> bool {
        self.filled().next().is_some()
    }

    /// The values that are more than blank.
    pub fn filled(&self) -> impl Iterator<Item = &CellRef<'a>> {
        self.values.iter().filter(|cell| cell.is_filled())
    }

    /// Its cells, labels first.
    pub fn cells(&self) -> impl Iterator<Item = &CellRef<'a>> {
        self.labels
            .iter()
            .map(|label| &label.cell)
            .chain(&self.values)
    }

    /// The place of the row.
    pub fn span(&self) -> Span {
        let spans = self.cells().map(|cell| cell.span);
        let filled = spans.filter(|span| !span.is_empty());
        filled.reduce(Span::cover).unwrap_or_default()
    }
}

/// The logical rows of the `number`th table of the document, from 1.
///
/// In a grid and in rows a logical row ends with its row; in a stream of cells it ends where, after
/// values, the next label begins.
pub fn of<'a>(
    document: &'a Document,
    table: &'a Table,
    (number, block): (u32, usize),
    lexicon: &'a Lexicon,
) -> Vec<LogicalRow<'a>> {
    let mut all = Vec::new();
    let mut open = LogicalRow {
        block,
        ..LogicalRow::default()
    };
    let mut row = 0;
    for cell in &table.cells {
        if cell.row != row && table.layout != Layout::Cells {
            finish(&mut all, &mut open);
        }
        row = cell.row;
        let cell = cell_ref(document, cell, number);
        if cell.role != CellRole::Label {
            open.values.push(cell);
            continue;
        }
        if open.has_values() {
            finish(&mut all, &mut open);
        } else {
            open.values.clear();
        }
        let names = lexicon.candidates(cell.text);
        open.labels.push(RowLabel { cell, names });
    }
    finish(&mut all, &mut open);
    all
}

/// A row of words between two tables.
pub fn words<'a>(
    document: &'a Document,
    span: Span,
    block: usize,
    lexicon: &'a Lexicon,
) -> LogicalRow<'a> {
    let text = span.of(&document.text);
    let cell = CellRef {
        text,
        role: CellRole::Label,
        span,
        at: None,
        columns: (0, 0),
        place: None,
    };
    let names = lexicon.candidates(text);
    LogicalRow {
        labels: vec![RowLabel { cell, names }],
        values: Vec::new(),
        block,
    }
}

fn finish<'a>(all: &mut Vec<LogicalRow<'a>>, open: &mut LogicalRow<'a>) {
    let empty = LogicalRow {
        // rows mostly have as many values as the one before
        values: Vec::with_capacity(open.values.len()),
        block: open.block,
        ..LogicalRow::default()
    };
    if !open.labels.is_empty() || !open.values.is_empty() {
        all.push(std::mem::replace(open, empty));
    }
}

fn cell_ref<'a>(document: &'a Document, cell: &'a Cell, number: u32) -> CellRef<'a> {
    let text = document.cell_text(cell);
    let column = cell.column.saturating_add(1);
    let last = cell.column.saturating_add(cell.column_span.max(1));
    CellRef {
        text,
        role: role(text),
        span: cell.span,
        at: Some((number, cell.row.saturating_add(1), column)),
        columns: (column, last),
        place: cell.place.as_ref(),
    }
}
