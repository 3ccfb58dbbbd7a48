//! The one shape into which every input form is read.

use std::ops::Range;

use super::span::Span;
use crate::language::Words;

/// A report as it was read: its text, and where in it the paragraphs and tables are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "wire", derive(serde::Serialize, serde::Deserialize))]
pub struct Document {
    /// The normalised source text that every span points into.
    ///
    /// Of plain text it is the input itself, decoded, with line ends as `\n` and without invisible
    /// characters, so that places are those of the file. Of other forms it is a readable flattening:
    /// a paragraph a line, a table row a line, cells separated by tabs.
    pub text: String,
    /// Paragraphs and tables in the order of the report.
    pub blocks: Vec<Block>,
    /// What could not be read.
    pub unread: Vec<Unread>,
}

/// A paragraph or a table.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "wire", derive(serde::Serialize, serde::Deserialize))]
pub enum Block {
    /// Running text, or a heading.
    Paragraph(Paragraph),
    /// A table, in whatever layout it came.
    Table(Table),
}

/// Running text between two breaks; a heading is a paragraph too.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "wire", derive(serde::Serialize, serde::Deserialize))]
pub struct Paragraph {
    /// The lines that make it up, in order: several where the source breaks lines at a width, and
    /// then with what is between them (page marks) left out.
    pub lines: Vec<Span>,
    /// Whether the source marks it as a heading (HTML `h1`, Word heading style). Headings that are
    /// known only by their words are recognised later.
    pub heading: bool,
}

/// A table: cells with their place in a grid and in the source.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "wire", derive(serde::Serialize, serde::Deserialize))]
pub struct Table {
    /// What the places of the cells can be trusted for.
    pub layout: Layout,
    /// Number of rows.
    pub rows: u32,
    /// Number of columns: of the widest row where rows differ.
    pub columns: u32,
    /// The cells, by row and then by column. A merged cell is listed once, at its first row and column.
    pub cells: Vec<Cell>,
}

/// What the places of a table's cells can be trusted for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "wire", derive(serde::Serialize, serde::Deserialize))]
pub enum Layout {
    /// Rows and columns are those of the source, spans are resolved.
    #[default]
    Grid,
    /// Rows are those of the source; a merged cell was flattened into its first row, so that columns
    /// of different rows need not agree.
    Rows,
    /// One cell a row: the source gave neither rows nor columns.
    Cells,
}

/// A cell of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "wire", derive(serde::Serialize, serde::Deserialize))]
pub struct Cell {
    /// Its first row, from 0.
    pub row: u32,
    /// Its first column, from 0.
    pub column: u32,
    /// How many rows it covers, at least 1.
    pub row_span: u32,
    /// How many columns it covers, at least 1.
    pub column_span: u32,
    /// Its text in [`Document::text`], without white space around it; empty for a blank cell.
    pub span: Span,
    /// Where it is in the file, where the form has places of its own.
    pub place: Option<FilePlace>,
}

/// A place in a file that has pages or sheets.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "wire", derive(serde::Serialize, serde::Deserialize))]
pub enum FilePlace {
    /// Page from 1, and the distance from its left and top edge in points.
    Page {
        /// The page, from 1.
        page: u32,
        /// Points from the left edge.
        x: u32,
        /// Points from the top edge.
        y: u32,
    },
    /// A cell of a spreadsheet.
    Sheet {
        /// The sheet, from 1.
        sheet: u32,
        /// The cell in the sheet's own terms, e.g. `D14`.
        cell: String,
    },
}

/// Something that could not be read, said to the person.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "wire", derive(serde::Serialize, serde::Deserialize))]
pub struct Unread {
    /// What, and what to do about it.
    pub what: Words,
    /// Where, if it has a place.
    pub at: Option<Span>,
}

impl Document {
    /// The text of a cell.
    pub fn cell_text(&self, cell: &Cell) -> &str {
        cell.span.of(&self.text)
    }

    /// The text of paragraphs, their lines joined, with the place of every character. Tables among the
    /// blocks are left out.
    pub fn flow(&self, blocks: Range<usize>) -> Flow {
        let blocks = self.blocks.get(blocks).unwrap_or_default();
        let paragraphs = || {
            blocks.iter().filter_map(|block| match block {
                Block::Paragraph(paragraph) => Some(paragraph),
                Block::Table(_) => None,
            })
        };
        let lines = paragraphs().flat_map(|paragraph| &paragraph.lines);
        let length: usize = lines.map(|line| line.range().len()).sum();
        let mut flow = Flow {
            text: String::with_capacity(length + blocks.len()),
            ..Flow::default()
        };
        for paragraph in paragraphs() {
            if !flow.text.is_empty() {
                flow.text.push(PARAGRAPH);
            }
            for line in &paragraph.lines {
                let text = line.of(&self.text);
                if !text.is_empty() {
                    flow.places.push((flow.text.len(), line.start as usize));
                    flow.text.push_str(text);
                }
                flow.end = line.end as usize;
            }
        }
        flow
    }
}

impl Block {
    /// The place of the block in the source, from its first to its last character.
    pub fn span(&self) -> Span {
        let spans: &mut dyn Iterator<Item = Span> = match self {
            Self::Paragraph(paragraph) => &mut paragraph.lines.iter().copied(),
            Self::Table(table) => &mut table.cells.iter().map(|cell| cell.span),
        };
        spans.reduce(Span::cover).unwrap_or_default()
    }
}

/// What is between two paragraphs in a [`Flow`].
pub const PARAGRAPH: char = '\n';

/// Paragraphs as one string, and the way back to the source.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Flow {
    /// The lines joined without anything between them, and [`PARAGRAPH`] between paragraphs.
    pub text: String,
    /// For each line that is not blank: its first byte in `text`, and that byte in the source.
    places: Vec<(usize, usize)>,
    end: usize,
}

impl Flow {
    /// The place in the source of the bytes `start..end` of [`Flow::text`].
    pub fn span(&self, start: usize, end: usize) -> Span {
        let from = self.source(start);
        let last = end.min(self.text.len()).checked_sub(1);
        let last = last.filter(|&last| last >= start);
        Span::new(from, last.map_or(from, |last| self.source(last) + 1))
    }

    /// The byte in the source of the byte `at` of [`Flow::text`].
    fn source(&self, at: usize) -> usize {
        if at >= self.text.len() {
            return self.end;
        }
        let after = self.places.partition_point(|&(place, _)| place <= at);
        let line = after.checked_sub(1).and_then(|line| self.places.get(line));
        line.map_or(self.end, |&(place, source)| source + at - place)
    }
}
