//! A whole report ↔ bytes.
//!
//! Places in the text mostly follow one another, so each is written as how far it is off from the place
//! that one would guess: nearly always nothing, which compresses to nothing.

use std::collections::BTreeMap;

use super::LinkError;
use super::bytes::{Reader, Writer};
use crate::language::Words;
use crate::read::document::{Block, Cell, Document, Layout, Paragraph, Table, Unread};
use crate::read::limits;
use crate::read::span::Span;
use crate::report::figure::Edits;

/// A report as the person sees it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shared {
    /// The document. Places in a file of pages or sheets do not travel: the other side has no file.
    pub document: Document,
    /// What the person changed.
    pub edits: Edits,
    /// Findings set aside: the code of the rule and the subject, with the reason.
    pub dismissed: BTreeMap<(String, String), String>,
}

impl Shared {
    pub(super) fn to_bytes(&self) -> Result<Vec<u8>, LinkError> {
        bounded(&self.document)?;
        let mut writer = Writer::new();
        writer.text(&self.document.text);
        let mut places = Places::new(&self.document.text);
        writer.count(self.document.blocks.len());
        for block in &self.document.blocks {
            match block {
                Block::Paragraph(paragraph) => {
                    writer.number(u32::from(paragraph.heading));
                    writer.count(paragraph.lines.len());
                    for &line in &paragraph.lines {
                        places.write(line, &mut writer);
                    }
                }
                Block::Table(table) => {
                    writer.number(TABLE + layout_number(table.layout));
                    write_table(table, &mut places, &mut writer);
                }
            }
        }
        writer.count(self.document.unread.len());
        for unread in &self.document.unread {
            writer.text(&unread.what.zh);
            writer.text(&unread.what.en);
            writer.number(u32::from(unread.at.is_some()));
            if let Some(at) = unread.at {
                places.write(at, &mut writer);
            }
        }
        writer.count(self.edits.len());
        for (figure, typed) in &self.edits {
            writer.text(&figure.to_string());
            writer.text(typed);
        }
        writer.count(self.dismissed.len());
        for ((rule, subject), reason) in &self.dismissed {
            writer.text(rule);
            writer.text(subject);
            writer.text(reason);
        }
        Ok(writer.finish())
    }

    pub(super) fn from_bytes(bytes: &[u8]) -> Result<Self, LinkError> {
        let mut reader = Reader::new(bytes);
        let text = reader.text()?;
        let mut places = Places::new(&text);
        let mut blocks = Vec::new();
        for _ in 0..reader.count()? {
            blocks.push(match reader.number()? {
                heading @ 0..TABLE => {
                    let mut lines = Vec::new();
                    for _ in 0..reader.count()? {
                        lines.push(places.read(&mut reader)?);
                    }
                    let heading = heading == 1;
                    Block::Paragraph(Paragraph { lines, heading })
                }
                number => {
                    let layout = layout_of(number - TABLE).ok_or(LinkError::Damaged)?;
                    Block::Table(read_table(layout, &mut places, &mut reader)?)
                }
            });
        }
        let mut unread = Vec::new();
        for _ in 0..reader.count()? {
            let what = Words::new(reader.text()?, reader.text()?);
            let at = match reader.number()? {
                0 => None,
                _ => Some(places.read(&mut reader)?),
            };
            unread.push(Unread { what, at });
        }
        let mut edits = Edits::new();
        for _ in 0..reader.count()? {
            let figure = reader.text()?.parse().map_err(|_| LinkError::Damaged)?;
            edits.insert(figure, reader.text()?);
        }
        let mut dismissed = BTreeMap::new();
        for _ in 0..reader.count()? {
            let key = (reader.text()?, reader.text()?);
            dismissed.insert(key, reader.text()?);
        }
        reader.end()?;
        let document = Document {
            text,
            blocks,
            unread,
        };
        bounded(&document)?;
        Ok(Self {
            document,
            edits,
            dismissed,
        })
    }
}

/// Kinds of blocks: 0 a paragraph, 1 a heading, from here on a table of each layout.
const TABLE: u32 = 2;

fn layout_number(layout: Layout) -> u32 {
    match layout {
        Layout::Grid => 0,
        Layout::Rows => 1,
        Layout::Cells => 2,
    }
}

fn layout_of(number: u32) -> Option<Layout> {
    let all = [Layout::Grid, Layout::Rows, Layout::Cells];
    all.into_iter()
        .find(|&layout| layout_number(layout) == number)
}

fn write_table(table: &Table, places: &mut Places<'_>, writer: &mut Writer) {
    writer.number(table.rows);
    writer.number(table.columns);
    writer.count(table.cells.len());
    let mut next = (0, 0);
    for cell in &table.cells {
        writer.step(next.0, cell.row);
        writer.step(if cell.row == next.0 { next.1 } else { 0 }, cell.column);
        writer.step(1, cell.row_span);
        writer.step(1, cell.column_span);
        places.write(cell.span, writer);
        next = (cell.row, cell.column.wrapping_add(cell.column_span));
    }
}

fn read_table(
    layout: Layout,
    places: &mut Places<'_>,
    reader: &mut Reader<'_>,
) -> Result<Table, LinkError> {
    let (rows, columns) = (reader.number()?, reader.number()?);
    let mut cells = Vec::new();
    let mut next = (0, 0);
    for _ in 0..reader.count()? {
        let row = reader.step(next.0)?;
        let column = reader.step(if row == next.0 { next.1 } else { 0 })?;
        let (row_span, column_span) = (reader.step(1)?, reader.step(1)?);
        let span = places.read(reader)?;
        next = (row, column.wrapping_add(column_span));
        cells.push(Cell {
            row,
            column,
            row_span,
            column_span,
            span,
            place: None,
        });
    }
    Ok(Table {
        layout,
        rows,
        columns,
        cells,
    })
}

/// Where the next place is expected: after the last one, behind whatever parts cells and lines.
struct Places<'a> {
    text: &'a str,
    end: u32,
}

impl<'a> Places<'a> {
    fn new(text: &'a str) -> Self {
        Self { text, end: 0 }
    }

    fn write(&mut self, span: Span, writer: &mut Writer) {
        writer.step(self.start(), span.start);
        writer.step(self.end_from(span.start), span.end);
        self.end = span.end;
    }

    fn read(&mut self, reader: &mut Reader<'_>) -> Result<Span, LinkError> {
        let start = reader.step(self.start())?;
        let end = reader.step(self.end_from(start))?;
        self.end = end;
        Ok(Span { start, end })
    }

    fn rest(&self, from: u32) -> &'a str {
        self.text.get(from as usize..).unwrap_or("")
    }

    fn start(&self) -> u32 {
        let rest = self.rest(self.end);
        let parted = rest.trim_start_matches([' ', '\t', '\n', '|']);
        self.end.saturating_add(length(rest) - length(parted))
    }

    fn end_from(&self, start: u32) -> u32 {
        let rest = self.rest(start);
        let word = rest.split(['\t', '\n', '|']).next().unwrap_or("");
        start.saturating_add(length(word.trim_end()))
    }
}

fn length(text: &str) -> u32 {
    u32::try_from(text.len()).unwrap_or(u32::MAX)
}

/// Whether the document keeps to the bounds of reading, and its places to its text.
fn bounded(document: &Document) -> Result<(), LinkError> {
    if document.text.len() > limits::TEXT {
        return Err(LinkError::TooLarge);
    }
    let fits = |span: Span| span.start <= span.end && document.text.get(span.range()).is_some();
    let mut sound = document.unread.iter().filter_map(|u| u.at).all(fits);
    let mut all_cells = 0_usize;
    for block in &document.blocks {
        match block {
            Block::Paragraph(paragraph) => sound &= paragraph.lines.iter().all(|&line| fits(line)),
            Block::Table(table) => {
                let area = u64::from(table.rows) * u64::from(table.columns);
                all_cells += table.cells.len();
                if area > limits::GRID as u64 || all_cells > limits::CELLS {
                    return Err(LinkError::TooLarge);
                }
                sound &= table
                    .cells
                    .iter()
                    .all(|cell| inside(cell, table) && fits(cell.span));
            }
        }
    }
    sound.then_some(()).ok_or(LinkError::Damaged)
}

fn inside(cell: &Cell, table: &Table) -> bool {
    let fits = |first: u32, span: u32, count| span > 0 && first.saturating_add(span) <= count;
    fits(cell.row, cell.row_span, table.rows) && fits(cell.column, cell.column_span, table.columns)
}
