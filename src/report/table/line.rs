//! A table in any layout → numeric rows (数据行): labels, and the values after them.

use super::value::{self, Role};
use crate::read::document::{Cell, Document, Layout, Place, Table};
use crate::read::span::Span;

/// A numeric row: the labels that stand before its values, and its values.
///
/// One of labels alone is a row of headers, or a piece of a label that was torn from its row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line<'a> {
    /// The labels, in order.
    pub labels: Vec<Piece<'a>>,
    /// The cells after the last label, blank ones too.
    pub values: Vec<Piece<'a>>,
    /// The block of the document that it comes from.
    pub block: usize,
}

/// A cell of a line, or words between two tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece<'a> {
    /// The text.
    pub text: &'a str,
    /// What it is.
    pub role: Role,
    /// Where it stands in the text.
    pub span: Span,
    /// The table from 1, the row and the column from 1; none for words outside tables.
    pub cell: Option<(u32, u32, u32)>,
    /// The columns that it covers, from 1.
    pub columns: (u32, u32),
    /// Where it stands in the file.
    pub place: Option<&'a Place>,
}

impl Line<'_> {
    /// Whether a value is more than blank.
    pub fn has_values(&self) -> bool {
        self.values.iter().any(|piece| piece.role == Role::Value)
    }

    /// The place of the line.
    pub fn span(&self) -> Span {
        let pieces = self.labels.iter().chain(&self.values);
        pieces
            .map(|piece| piece.span)
            .filter(|span| !span.is_empty())
            .reduce(Span::cover)
            .unwrap_or_default()
    }
}

/// The lines of the `number`th table of the document, from 1.
///
/// In a grid and in rows a line ends with its row; in a stream of cells it ends where, after values,
/// the next label begins.
pub fn of<'a>(
    document: &'a Document,
    table: &'a Table,
    number: u32,
    block: usize,
) -> Vec<Line<'a>> {
    let mut lines = Vec::new();
    let mut line = Line {
        block,
        ..Line::default()
    };
    let mut row = 0;
    for cell in &table.cells {
        if cell.row != row && table.layout != Layout::Cells {
            finish(&mut lines, &mut line);
        }
        row = cell.row;
        let piece = piece(document, cell, number);
        if piece.role != Role::Label {
            line.values.push(piece);
            continue;
        }
        if line.has_values() {
            finish(&mut lines, &mut line);
        } else {
            line.values.clear();
        }
        line.labels.push(piece);
    }
    finish(&mut lines, &mut line);
    lines
}

/// A line of words between two tables.
pub fn words(document: &Document, span: Span, block: usize) -> Line<'_> {
    let piece = Piece {
        text: span.of(&document.text),
        role: Role::Label,
        span,
        cell: None,
        columns: (0, 0),
        place: None,
    };
    Line {
        labels: vec![piece],
        values: Vec::new(),
        block,
    }
}

fn finish<'a>(lines: &mut Vec<Line<'a>>, line: &mut Line<'a>) {
    let empty = Line {
        block: line.block,
        ..Line::default()
    };
    let line = std::mem::replace(line, empty);
    if !line.labels.is_empty() || !line.values.is_empty() {
        lines.push(line);
    }
}

fn piece<'a>(document: &'a Document, cell: &'a Cell, number: u32) -> Piece<'a> {
    let text = document.cell_text(cell);
    let column = cell.column.saturating_add(1);
    Piece {
        text,
        role: value::role(text),
        span: cell.span,
        cell: Some((number, cell.row.saturating_add(1), column)),
        columns: (
            column,
            column
                .saturating_add(cell.column_span.max(1))
                .saturating_sub(1),
        ),
        place: cell.place.as_ref(),
    }
}
