//! A document as it was read and the main part of its DOCX → where in the part each place of the document is.

use super::body::{Body, BodyCell, Character};
use crate::order::Map;
use crate::read::characters::{is_invisible, unified};
use crate::read::document::{self, Block, Document};
use crate::read::span::Span;

/// A place in the part that a remark can be put on.
#[derive(Clone, Debug)]
pub(super) enum RemarkPlace {
    /// From one character to another one.
    Characters(Character, Character),
    /// A paragraph.
    Paragraph(usize),
}

/// The way from the document back to the part.
pub(super) struct RemarkPlaces<'a> {
    document: &'a Document,
    body: &'a Body,
    /// The lines of the text that were found: where each begins and ends in the document, and the lines of the part.
    spans: Map<u32, (u32, Vec<usize>)>,
    /// The first paragraph of each cell, by its table, row and column from 1.
    cells: Map<(u32, u32, u32), usize>,
}

impl<'a> RemarkPlaces<'a> {
    pub(super) fn of(document: &'a Document, body: &'a Body) -> Self {
        let mut places = Self {
            document,
            body,
            spans: Map::new(),
            cells: Map::new(),
        };
        let mut used = vec![false; body.lines.len()];
        places.tables(&mut used);
        places.paragraphs(&used);
        places
    }

    /// Where a place of the document is; of a blank cell its paragraph.
    pub(super) fn find(&self, span: Span, cell: Option<(u32, u32, u32)>) -> Option<RemarkPlace> {
        let found = (!span.is_empty()).then(|| self.characters(span)).flatten();
        found
            .or_else(|| cell.and_then(|cell| Some(RemarkPlace::Paragraph(*self.cells.get(&cell)?))))
    }

    /// The first paragraph that holds anything.
    pub(super) fn first(&self) -> Option<RemarkPlace> {
        let line = self.body.lines.first()?;
        Some(RemarkPlace::Paragraph(line.paragraph))
    }

    fn characters(&self, span: Span) -> Option<RemarkPlace> {
        let (&start, &(end, ref lines)) = self.spans.range(..=span.start).next_back()?;
        if span.start >= end {
            return None;
        }
        let text = &self.document.text;
        let before = kept(
            Span {
                start,
                end: span.start,
            }
            .of(text),
        )
        .count();
        let inside = kept(
            Span {
                start: span.start,
                end: span.end.min(end),
            }
            .of(text),
        )
        .count();
        let behind = kept(
            Span {
                start: span.end.min(end),
                end,
            }
            .of(text),
        )
        .count();
        let all: usize = self.count(lines);
        // what was numbered by itself has its number before it in the document alone
        let extra = (before + inside + behind).checked_sub(all)?;
        let first = before.checked_sub(extra)?;
        let last = (first + inside)
            .checked_sub(1)
            .filter(|&last| last >= first)?;
        Some(RemarkPlace::Characters(
            self.character(lines, first)?.clone(),
            self.character(lines, last)?.clone(),
        ))
    }

    fn count(&self, lines: &[usize]) -> usize {
        let lines = lines.iter().filter_map(|&line| self.body.lines.get(line));
        lines.map(|line| line.characters.len()).sum()
    }

    fn character(&self, lines: &[usize], mut at: usize) -> Option<&Character> {
        for &line in lines {
            let line = self.body.lines.get(line)?;
            match line.characters.get(at) {
                Some(character) => return Some(character),
                None => at -= line.characters.len(),
            }
        }
        None
    }

    /// Finds the tables by what their cells hold; one of which some cell is numbered by itself is the next one that
    /// has as many.
    fn tables(&mut self, used: &mut [bool]) {
        let keys = self.body.tables.iter().map(|table| {
            let texts = table.cells.iter().map(|cell| self.text(cell));
            texts.collect::<Vec<_>>().join("\u{1}")
        });
        let mut by_text: Map<String, Vec<usize>> = Map::new();
        for (table, key) in keys.enumerate() {
            by_text.entry(key).or_default().push(table);
        }
        for tables in by_text.values_mut() {
            tables.reverse();
        }
        let mut next = 0;
        let tables = self.document.blocks.iter().filter_map(|block| match block {
            Block::Table(table) => Some(table),
            Block::Paragraph(_) => None,
        });
        for (number, table) in (1_u32..).zip(tables) {
            let texts = table
                .cells
                .iter()
                .map(|cell| compact(self.document.cell_text(cell)));
            let key = texts.collect::<Vec<_>>().join("\u{1}");
            let same = by_text.get_mut(&key).and_then(Vec::pop);
            let found = same.or_else(|| {
                let rest = self.body.tables.iter().enumerate().skip(next);
                let mut rest = rest.filter(|(_, other)| other.cells.len() == table.cells.len());
                rest.next().map(|(at, _)| at)
            });
            if let Some(at) = found {
                next = next.max(at + 1);
                self.cells_of(number, table, at, used);
            }
        }
    }

    fn cells_of(&mut self, number: u32, table: &document::Table, at: usize, used: &mut [bool]) {
        let body = self.body;
        let Some(found) = body.tables.get(at) else {
            return;
        };
        for (cell, own) in table.cells.iter().zip(&found.cells) {
            for line in own.lines.clone() {
                if let Some(used) = used.get_mut(line) {
                    *used = true;
                }
            }
            let written = compact(self.document.cell_text(cell));
            if !written.ends_with(&self.text(own)) {
                continue;
            }
            if let Some(paragraph) = own.paragraph {
                let row = cell.row.saturating_add(1);
                let column = cell.column.saturating_add(1);
                self.cells.insert((number, row, column), paragraph);
            }
            if !cell.span.is_empty() {
                let lines = own.lines.clone().collect();
                self.spans.insert(cell.span.start, (cell.span.end, lines));
            }
        }
    }

    /// Finds the paragraphs by their text, in their order; one that is numbered by itself is the next one that it
    /// ends with.
    fn paragraphs(&mut self, used: &[bool]) {
        let lines = self.body.lines.iter().enumerate();
        let free = lines.filter(|&(at, _)| used.get(at) == Some(&false));
        let mut by_text: Map<&str, Vec<usize>> = Map::new();
        for (at, line) in free {
            by_text.entry(line.text.as_str()).or_default().push(at);
        }
        for lines in by_text.values_mut() {
            lines.reverse();
        }
        let mut next = 0;
        for block in &self.document.blocks {
            let Block::Paragraph(paragraph) = block else {
                continue;
            };
            for &span in &paragraph.lines {
                let text = compact(span.of(&self.document.text));
                let mut found = by_text.get_mut(text.as_str()).and_then(Vec::pop);
                if found.is_none() {
                    while used.get(next) == Some(&true) {
                        next += 1;
                    }
                    let line = self.body.lines.get(next);
                    found = line.filter(|line| text.ends_with(&line.text)).map(|_| next);
                }
                if let Some(at) = found {
                    next = at + 1;
                    self.spans.insert(span.start, (span.end, vec![at]));
                }
            }
        }
    }

    fn text(&self, cell: &BodyCell) -> String {
        let lines = self.body.lines.get(cell.lines.clone()).unwrap_or_default();
        lines.iter().map(|line| line.text.as_str()).collect()
    }
}

/// The characters of a text that count.
fn kept(text: &str) -> impl Iterator<Item = char> {
    let kept = text.chars();
    kept.filter(|&c| !c.is_whitespace() && !is_invisible(c))
}

fn compact(text: &str) -> String {
    kept(text).map(unified).collect()
}
