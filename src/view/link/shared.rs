//! A whole report ↔ bytes.
//!
//! Places in the text mostly follow one another, so each is written as how far it is off from the place
//! that one would guess: nearly always nothing, which compresses to nothing.

use super::LinkError;
use super::bounds::bounded;
use super::bytes::{ByteReader, ByteWriter};
use super::pack::Version;
use super::places::Places;
use crate::language::Words;
use crate::order::Map;
use crate::read::document::{Block, Cell, Document, Layout, Paragraph, Table, Unread};
use crate::report::figure::Edits;

/// A report as the person sees it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "wire", derive(serde::Serialize, serde::Deserialize))]
pub struct Shared {
    /// The document. Places in a file of pages or sheets do not travel: the other side has no file.
    pub document: Document,
    /// What the person changed.
    pub edits: Edits,
    /// Findings set aside: the code of the rule and the subject, with the reason.
    pub dismissed: Map<(String, String), String>,
    /// Last year's report, which the report is held against; one that comes with it is left out.
    pub last_year: Option<Box<Shared>>,
}

impl Shared {
    pub(super) fn version(&self) -> Version {
        match self.last_year {
            None => Version::One,
            Some(_) => Version::Two,
        }
    }

    pub(super) fn to_bytes(&self) -> Result<Vec<u8>, LinkError> {
        let mut writer = ByteWriter::new();
        self.write(&mut writer)?;
        if let Some(last_year) = &self.last_year {
            last_year.write(&mut writer)?;
        }
        Ok(writer.finish())
    }

    /// Reads a report, and last year's behind it where there is one.
    pub(super) fn from_bytes(bytes: &[u8], has_last_year: bool) -> Result<Self, LinkError> {
        let mut reader = ByteReader::new(bytes);
        let mut shared = Self::read(&mut reader)?;
        if has_last_year {
            shared.last_year = Some(Box::new(Self::read(&mut reader)?));
        }
        reader.end()?;
        Ok(shared)
    }

    fn write(&self, writer: &mut ByteWriter) -> Result<(), LinkError> {
        bounded(&self.document)?;
        writer.text(&self.document.text);
        let mut places = Places::new(&self.document.text);
        writer.count(self.document.blocks.len());
        for block in &self.document.blocks {
            match block {
                Block::Paragraph(paragraph) => {
                    writer.number(u32::from(paragraph.heading));
                    writer.count(paragraph.lines.len());
                    for &line in &paragraph.lines {
                        places.write(line, writer);
                    }
                }
                Block::Table(table) => {
                    writer.number(TABLE + layout_number(table.layout));
                    write_table(table, &mut places, writer);
                }
            }
        }
        writer.count(self.document.unread.len());
        for unread in &self.document.unread {
            writer.text(&unread.what.zh);
            writer.text(&unread.what.en);
            writer.number(u32::from(unread.at.is_some()));
            if let Some(at) = unread.at {
                places.write(at, writer);
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
        Ok(())
    }

    fn read(reader: &mut ByteReader<'_>) -> Result<Self, LinkError> {
        let text = reader.text()?;
        let mut places = Places::new(&text);
        let mut blocks = Vec::new();
        for _ in 0..reader.count()? {
            blocks.push(match reader.number()? {
                heading @ 0..TABLE => {
                    let mut lines = Vec::new();
                    for _ in 0..reader.count()? {
                        lines.push(places.read(reader)?);
                    }
                    let heading = heading == 1;
                    Block::Paragraph(Paragraph { lines, heading })
                }
                number => {
                    let layout = layout_of(number - TABLE).ok_or(LinkError::Damaged)?;
                    Block::Table(read_table(layout, &mut places, reader)?)
                }
            });
        }
        let mut unread = Vec::new();
        for _ in 0..reader.count()? {
            let what = Words::new(reader.text()?, reader.text()?);
            if what.zh.trim().is_empty() || what.en.trim().is_empty() {
                // a remark that says nothing, which no reader makes
                return Err(LinkError::Damaged);
            }
            let at = match reader.number()? {
                0 => None,
                _ => Some(places.read(reader)?),
            };
            unread.push(Unread { what, at });
        }
        let mut edits = Edits::new();
        for _ in 0..reader.count()? {
            let figure = reader.text()?.parse().map_err(|_| LinkError::Damaged)?;
            edits.insert(figure, reader.text()?);
        }
        let mut dismissed = Map::new();
        for _ in 0..reader.count()? {
            let key = (reader.text()?, reader.text()?);
            dismissed.insert(key, reader.text()?);
        }
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
            last_year: None,
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

fn write_table(table: &Table, places: &mut Places, writer: &mut ByteWriter) {
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
    places: &mut Places,
    reader: &mut ByteReader<'_>,
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
