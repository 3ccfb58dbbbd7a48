//! Cells of a workbook by their names, and by the running text in them.

use std::fmt;

use quick_xml::events::Event;

use super::package::Package;
use super::xml::{Pieces, attribute, local};
use crate::read::limits;
use crate::read::refusal::Refusal;

/// A cell, row and column from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct SheetCell {
    pub(super) row: u32,
    pub(super) column: u32,
}

impl SheetCell {
    /// The cell of a name as `D14`.
    pub(super) fn parse(name: &str) -> Option<Self> {
        let name = name.split(':').next()?;
        let digits = name.find(|c: char| c.is_ascii_digit())?;
        let (letters, digits) = name.split_at_checked(digits)?;
        let mut column = 0_u32;
        for letter in letters.bytes() {
            if !letter.is_ascii_alphabetic() {
                return None;
            }
            let value = u32::from(letter.to_ascii_uppercase() - b'A') + 1;
            column = column.checked_mul(26)?.checked_add(value)?;
        }
        let row = digits.parse().ok().filter(|&row| row > 0)?;
        (1..=16_384)
            .contains(&column)
            .then_some(Self { row, column })
    }
}

impl fmt::Display for SheetCell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut letters = Vec::new();
        let mut rest = self.column;
        while let Some(before) = rest.checked_sub(1) {
            letters.push(char::from(b'A' + u8::try_from(before % 26).unwrap_or(0)));
            rest = before / 26;
        }
        for letter in letters.iter().rev() {
            write!(f, "{letter}")?;
        }
        write!(f, "{}", self.row)
    }
}

/// The texts that cells share.
pub(super) struct Strings(Vec<String>);

impl Strings {
    /// The texts of a workbook; none where it has none.
    pub(super) fn of(package: &mut Package<'_>, workbook: &str) -> Result<Self, Refusal> {
        let relations = package.relations(workbook)?;
        let part = relations
            .into_iter()
            .find(|other| other.kind == "sharedStrings");
        let Some(text) = part
            .map(|part| package.part(&part.target))
            .transpose()?
            .flatten()
        else {
            return Ok(Self(Vec::new()));
        };
        let mut strings = Vec::new();
        let mut open: Option<String> = None;
        let mut of_text = false;
        let mut of_sound = false;
        for piece in Pieces::of(&text) {
            match piece?.0 {
                Event::Start(element) => match local(element.name().as_ref()) {
                    "si" => open = Some(String::new()),
                    "t" => of_text = !of_sound,
                    "rPh" => of_sound = true,
                    _ => {}
                },
                Event::Empty(element) if local(element.name().as_ref()) == "si" => {
                    strings.push(String::new());
                }
                Event::End(element) => match local(element.name().as_ref()) {
                    "si" => strings.extend(open.take()),
                    "t" => of_text = false,
                    "rPh" => of_sound = false,
                    _ => {}
                },
                event if of_text => push(&event, open.as_mut()),
                _ => {}
            }
            if strings.len() > limits::CELLS {
                return Err(Refusal::TooLarge);
            }
        }
        Ok(Self(strings))
    }
}

fn push(event: &Event<'_>, out: Option<&mut String>) {
    let Some(out) = out else {
        return;
    };
    match event {
        Event::Text(text) => out.push_str(text),
        Event::CData(text) => out.push_str(text),
        Event::GeneralRef(reference) => {
            if let Ok(Some(c)) = reference.resolve_char_ref() {
                out.push(c);
            } else if let Some(text) = quick_xml::escape::resolve_predefined_entity(reference) {
                out.push_str(text);
            }
        }
        _ => {}
    }
}

/// Running text in cells.
pub(super) mod texts {
    use super::{Event, Package, Pieces, Refusal, SheetCell, Strings, attribute, local, push};
    use crate::order::{Map, Set};
    use crate::read::builder::one_line;
    use crate::read::document::{Block, Document};
    use crate::read::span::Span;

    /// The paragraph that a place is in, where it is in none of the tables.
    pub(in super::super) fn of_paragraph(document: &Document, span: Span) -> Option<String> {
        let blocks = &document.blocks;
        let after = blocks.partition_point(|block| block.span().start <= span.start);
        let found = after.checked_sub(1).and_then(|at| blocks.get(at))?;
        match found {
            Block::Paragraph(_) => Some(found.span().of(&document.text).to_owned()),
            Block::Table(_) => None,
        }
    }

    /// The sheet, from 0, and the cell that each of the texts is in, alone or as one of its lines.
    pub(in super::super) fn find(
        package: &mut Package<'_>,
        sheets: &[String],
        strings: &Strings,
        wanted: impl Iterator<Item = String>,
    ) -> Result<Map<String, (usize, SheetCell)>, Refusal> {
        let wanted: Set<String> = wanted.collect();
        let mut found = Map::new();
        if wanted.is_empty() {
            return Ok(found);
        }
        for (sheet, name) in sheets.iter().enumerate() {
            let text = package.part(name)?.ok_or(Refusal::Damaged)?;
            let mut cell: Option<(SheetCell, bool)> = None;
            let mut held = String::new();
            let mut of_value = false;
            for piece in Pieces::of(&text) {
                match piece?.0 {
                    Event::Start(element) => match local(element.name().as_ref()) {
                        "c" => {
                            let at =
                                attribute(&element, "r").and_then(|name| SheetCell::parse(&name));
                            let shared = attribute(&element, "t").is_some_and(|kind| kind == "s");
                            cell = at.map(|at| (at, shared));
                            held.clear();
                        }
                        "v" | "t" => of_value = true,
                        _ => {}
                    },
                    Event::End(element) => match local(element.name().as_ref()) {
                        "v" | "t" => of_value = false,
                        "c" => {
                            let Some((at, shared)) = cell.take() else {
                                continue;
                            };
                            let of_list = || strings.0.get(held.parse::<usize>().ok()?);
                            let text = if shared { of_list() } else { Some(&held) };
                            for line in text.into_iter().flat_map(|text| text.lines()) {
                                let line = one_line(line);
                                if wanted.contains(&line) {
                                    found.entry(line).or_insert((sheet, at));
                                }
                            }
                        }
                        _ => {}
                    },
                    event if of_value => push(&event, Some(&mut held)),
                    _ => {}
                }
            }
        }
        Ok(found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, row: u32, column: u32) {
        assert_eq!(SheetCell::parse(name), Some(SheetCell { row, column }));
        assert_eq!(SheetCell { row, column }.to_string(), name);
    }

    #[test]
    fn cells_have_names() {
        check("A1", 1, 1);
        check("Z9", 9, 26);
        check("AA10", 10, 27);
        check("XFD1048576", 1_048_576, 16_384);
        for name in ["", "1", "A", "A0", "XFE1", "ÄA1", "A-1"] {
            assert_eq!(SheetCell::parse(name), None, "{name}");
        }
    }
}
