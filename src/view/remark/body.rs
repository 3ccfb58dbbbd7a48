//! The main part of a DOCX → its characters, paragraphs and tables, each with its bytes in the part.

use std::ops::Range;

use quick_xml::events::{BytesStart, Event};

use super::xml::{Pieces, attribute};
use crate::read::characters::{is_invisible, unified};
use crate::read::limits;
use crate::read::refusal::Refusal;

/// What a part holds.
#[derive(Debug, Default)]
pub(super) struct Body {
    pub(super) runs: Vec<BodyRun>,
    pub(super) texts: Vec<BodyText>,
    pub(super) paragraphs: Vec<BodyParagraph>,
    /// The lines of all paragraphs, without blank ones.
    pub(super) lines: Vec<BodyLine>,
    pub(super) tables: Vec<BodyTable>,
}

/// Text in one format.
#[derive(Debug, Default)]
pub(super) struct BodyRun {
    pub(super) range: Range<usize>,
    /// The tag that opens it.
    pub(super) tag: Range<usize>,
    /// Its format; none where nothing is said.
    pub(super) format: Range<usize>,
    /// What it holds behind its format.
    pub(super) content: Range<usize>,
    /// The run that it is drawn in, if there is one.
    pub(super) within: Option<usize>,
}

/// An element of characters.
#[derive(Debug, Default)]
pub(super) struct BodyText {
    pub(super) range: Range<usize>,
    pub(super) content: Range<usize>,
    pub(super) run: usize,
    /// Whether white space at its ends counts.
    pub(super) preserve: bool,
}

#[derive(Debug, Default)]
pub(super) struct BodyParagraph {
    pub(super) range: Range<usize>,
    /// What it holds behind its format; empty at its end where it is one tag alone.
    pub(super) content: Range<usize>,
    /// Whether it is one tag alone.
    pub(super) alone: bool,
    /// The run that it is drawn in, as in a text box, where no remark can be.
    pub(super) within: Option<usize>,
}

/// A line of a paragraph, without white space.
#[derive(Debug, Default)]
pub(super) struct BodyLine {
    pub(super) text: String,
    /// Its characters.
    pub(super) characters: Vec<Character>,
    pub(super) paragraph: usize,
}

#[derive(Clone, Debug)]
pub(super) struct Character {
    pub(super) bytes: Range<usize>,
    /// The element that it is in.
    pub(super) text: usize,
}

/// A table: its cells, row by row, without those that only continue one above.
#[derive(Debug, Default)]
pub(super) struct BodyTable {
    pub(super) cells: Vec<BodyCell>,
}

#[derive(Debug, Default)]
pub(super) struct BodyCell {
    pub(super) lines: Range<usize>,
    /// Its first paragraph.
    pub(super) paragraph: Option<usize>,
    continues: bool,
}

/// What is open.
enum OpenElement {
    Paragraph(usize, BodyLine),
    Run(usize),
    Text(usize),
    Table(usize),
    Cell(usize, BodyCell),
    /// The format of a run or a paragraph.
    Format,
    Other,
}

impl Body {
    /// Walks through the part; its first element has this prefix.
    pub(super) fn of(part: &str, prefix: &str) -> Result<Self, Refusal> {
        let mut walk = BodyWalk {
            body: Self::default(),
            open: Vec::new(),
            skipped: None,
            hidden: false,
            characters: 0,
            prefix,
        };
        for piece in Pieces::of(part) {
            let (event, range) = piece?;
            walk.step(&event, &range)?;
        }
        if walk.open.is_empty() {
            Ok(walk.body)
        } else {
            Err(Refusal::Damaged)
        }
    }
}

struct BodyWalk<'a> {
    body: Body,
    open: Vec<OpenElement>,
    /// How many elements are open within one that is passed over.
    skipped: Option<usize>,
    /// Whether the run is not shown.
    hidden: bool,
    characters: usize,
    prefix: &'a str,
}

impl BodyWalk<'_> {
    fn step(&mut self, event: &Event<'_>, range: &Range<usize>) -> Result<(), Refusal> {
        match event {
            Event::Start(element) => {
                if let Some(depth) = &mut self.skipped {
                    *depth += 1;
                    return Ok(());
                }
                let full = element.name();
                // other copies of what is drawn, and what was deleted
                if matches!(full.as_ref(), "mc:Fallback") || self.is_deleted(full.as_ref()) {
                    self.skipped = Some(1);
                    return Ok(());
                }
                let open = self.start(element, range);
                self.open.push(open);
            }
            Event::Empty(element) if self.skipped.is_none() => self.empty(element, range),
            Event::End(_) => match &mut self.skipped {
                Some(1) => self.skipped = None,
                Some(depth) => *depth -= 1,
                None => self.end(range),
            },
            Event::Text(text) if self.skipped.is_none() => {
                let mut at = range.start;
                for c in text.chars() {
                    self.push(c, at..at + c.len_utf8())?;
                    at += c.len_utf8();
                }
            }
            Event::CData(_) if matches!(self.open.last(), Some(OpenElement::Text(_))) => {
                // no program writes one, and it cannot be cut
                return Err(Refusal::Unknown);
            }
            Event::GeneralRef(reference) if self.skipped.is_none() => {
                let known = reference.resolve_char_ref().ok().flatten();
                let known = known.or_else(|| {
                    quick_xml::escape::resolve_predefined_entity(reference)
                        .and_then(|text| text.chars().next())
                });
                if let Some(c) = known {
                    self.push(c, range.clone())?;
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// The name of an element of the format, without its prefix.
    fn name<'n>(&self, full: &'n str) -> Option<&'n str> {
        full.strip_prefix(self.prefix)
    }

    fn is_deleted(&self, full: &str) -> bool {
        // in the format of a run or paragraph the same name says that its mark was deleted
        let in_format = matches!(self.open.last(), Some(OpenElement::Format));
        !in_format && matches!(self.name(full), Some("del" | "moveFrom"))
    }

    fn start(&mut self, element: &BytesStart<'_>, range: &Range<usize>) -> OpenElement {
        let full = element.name();
        let inside = range.end..range.end;
        match self.name(full.as_ref()) {
            Some("p") => {
                let within = self.outermost();
                let paragraph = self.body.paragraphs.len();
                self.body.paragraphs.push(BodyParagraph {
                    range: range.clone(),
                    content: inside,
                    alone: false,
                    within,
                });
                self.first_of_cell(paragraph);
                OpenElement::Paragraph(paragraph, BodyLine::new(paragraph))
            }
            Some("r") => {
                let within = self.outermost();
                let run = self.body.runs.len();
                self.hidden = false;
                self.body.runs.push(BodyRun {
                    range: range.clone(),
                    tag: range.clone(),
                    format: inside.clone(),
                    content: inside,
                    within,
                });
                OpenElement::Run(run)
            }
            Some("t") => match self.open.last() {
                Some(&OpenElement::Run(run)) => {
                    let text = self.body.texts.len();
                    let preserve =
                        attribute(element, "xml:space").is_some_and(|space| space == "preserve");
                    self.body.texts.push(BodyText {
                        range: range.clone(),
                        content: inside,
                        run,
                        preserve,
                    });
                    OpenElement::Text(text)
                }
                _ => OpenElement::Other,
            },
            Some("tbl") => {
                let table = self.body.tables.len();
                self.body.tables.push(BodyTable::default());
                OpenElement::Table(table)
            }
            Some("tc") => {
                let table = self.open.iter().rev().find_map(|open| match open {
                    OpenElement::Table(table) => Some(*table),
                    _ => None,
                });
                let lines = self.body.lines.len();
                table.map_or(OpenElement::Other, |table| {
                    let cell = BodyCell {
                        lines: lines..lines,
                        ..BodyCell::default()
                    };
                    OpenElement::Cell(table, cell)
                })
            }
            Some("rPr") => self.format(range, |open| matches!(open, OpenElement::Run(_))),
            Some("pPr") => self.format(range, |open| matches!(open, OpenElement::Paragraph(..))),
            _ => {
                self.leaf(element);
                OpenElement::Other
            }
        }
    }

    /// The run that all else is drawn in.
    fn outermost(&self) -> Option<usize> {
        self.open.iter().find_map(|open| match open {
            OpenElement::Run(run) => Some(*run),
            _ => None,
        })
    }

    /// The format of what was opened last, if it is such a thing.
    fn format(&mut self, range: &Range<usize>, is: fn(&OpenElement) -> bool) -> OpenElement {
        match self.open.last() {
            Some(open) if is(open) => {
                if let &OpenElement::Run(run) = open
                    && let Some(run) = self.body.runs.get_mut(run)
                {
                    run.format = range.clone();
                }
                OpenElement::Format
            }
            _ => OpenElement::Other,
        }
    }

    fn empty(&mut self, element: &BytesStart<'_>, range: &Range<usize>) {
        let full = element.name();
        if self.name(full.as_ref()) == Some("p") {
            let open = self.start(element, range);
            if let OpenElement::Paragraph(paragraph, _) = open
                && let Some(paragraph) = self.body.paragraphs.get_mut(paragraph)
            {
                paragraph.alone = true;
            }
            return;
        }
        if matches!(self.name(full.as_ref()), Some("r" | "t" | "tbl" | "tc")) {
            return;
        }
        if matches!(self.name(full.as_ref()), Some("rPr" | "pPr")) {
            let open = self.start(element, range);
            self.open.push(open);
            self.end(range);
            return;
        }
        self.leaf(element);
    }

    /// An element that says one thing.
    fn leaf(&mut self, element: &BytesStart<'_>) {
        let full = element.name();
        let value = attribute(element, &format!("{}val", self.prefix));
        match self.name(full.as_ref()) {
            Some("vanish") if self.is_of_run_format() => {
                self.hidden = !matches!(value.as_deref(), Some("0" | "false" | "off"));
            }
            Some("vMerge") if value.as_deref() != Some("restart") => {
                let cell = self.open.iter_mut().rev().find_map(|open| match open {
                    OpenElement::Cell(_, cell) => Some(cell),
                    _ => None,
                });
                if let Some(cell) = cell {
                    cell.continues = true;
                }
            }
            Some("br" | "cr") => self.next_line(),
            _ => {}
        }
    }

    fn is_of_run_format(&self) -> bool {
        let last = self.open.iter().rev();
        let mut last = last.skip_while(|open| matches!(open, OpenElement::Other));
        matches!(last.next(), Some(OpenElement::Format))
            && matches!(last.next(), Some(OpenElement::Run(_)))
    }

    fn first_of_cell(&mut self, paragraph: usize) {
        for open in self.open.iter_mut().rev() {
            match open {
                OpenElement::Cell(_, cell) => {
                    cell.paragraph.get_or_insert(paragraph);
                }
                // what is drawn in a run is no paragraph of the cell
                OpenElement::Run(_) => return,
                _ => {}
            }
        }
    }

    fn next_line(&mut self) {
        let line = self.open.iter_mut().rev().find_map(|open| match open {
            OpenElement::Paragraph(paragraph, line) => {
                Some(std::mem::replace(line, BodyLine::new(*paragraph)))
            }
            _ => None,
        });
        self.body
            .lines
            .extend(line.filter(|line| !line.text.is_empty()));
    }

    fn push(&mut self, c: char, bytes: Range<usize>) -> Result<(), Refusal> {
        let Some(&OpenElement::Text(text)) = self.open.last() else {
            return Ok(());
        };
        if self.hidden || c.is_whitespace() || is_invisible(c) {
            return Ok(());
        }
        self.characters += 1;
        if self.characters > limits::TEXT {
            return Err(Refusal::TooLarge);
        }
        let line = self.open.iter_mut().rev().find_map(|open| match open {
            OpenElement::Paragraph(_, line) => Some(line),
            _ => None,
        });
        if let Some(line) = line {
            line.text.push(unified(c));
            line.characters.push(Character { bytes, text });
        }
        Ok(())
    }

    fn end(&mut self, range: &Range<usize>) {
        match self.open.pop() {
            Some(OpenElement::Paragraph(paragraph, line)) => {
                if let Some(paragraph) = self.body.paragraphs.get_mut(paragraph) {
                    paragraph.range.end = range.end;
                    paragraph.content.end = range.start;
                }
                if !line.text.is_empty() {
                    self.body.lines.push(line);
                }
            }
            Some(OpenElement::Run(run)) => {
                if let Some(run) = self.body.runs.get_mut(run) {
                    run.range.end = range.end;
                    run.content.end = range.start;
                }
                self.hidden = false;
            }
            Some(OpenElement::Text(text)) => {
                if let Some(text) = self.body.texts.get_mut(text) {
                    text.range.end = range.end;
                    text.content.end = range.start;
                }
            }
            Some(OpenElement::Cell(table, mut cell)) => {
                cell.lines.end = self.body.lines.len();
                if let Some(table) = self.body.tables.get_mut(table).filter(|_| !cell.continues) {
                    table.cells.push(cell);
                }
            }
            Some(OpenElement::Format) => self.end_format(range),
            Some(OpenElement::Table(_) | OpenElement::Other) | None => {}
        }
    }

    fn end_format(&mut self, range: &Range<usize>) {
        match self.open.last() {
            Some(&OpenElement::Run(run)) => {
                if let Some(run) = self.body.runs.get_mut(run) {
                    run.format.end = range.end;
                    run.content = range.end..range.end;
                }
            }
            Some(&OpenElement::Paragraph(paragraph, _)) => {
                if let Some(paragraph) = self.body.paragraphs.get_mut(paragraph) {
                    paragraph.content = range.end..range.end;
                }
            }
            _ => {}
        }
    }
}

impl BodyLine {
    fn new(paragraph: usize) -> Self {
        Self {
            paragraph,
            ..Self::default()
        }
    }
}
