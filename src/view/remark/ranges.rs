//! Places in the main part of a DOCX → the part with the ranges of comments around them.
//!
//! Nothing that is there is taken away: a run is ended and begun anew with the same format where a range begins or
//! ends within it.

use std::fmt::Write;

use super::align::RemarkPlace;
use super::body::{Body, BodyRun, BodyText, Character};
use super::xml::XmlEdits;
use crate::order::{Map, Set};

/// The ranges of comments in a part.
pub(super) struct Ranges<'a> {
    part: &'a str,
    body: &'a Body,
    prefix: &'a str,
    /// By where in the part, and whether it is between two elements, two characters or in a paragraph alone.
    marks: Map<(usize, Cut), Marks>,
}

/// What must be ended and begun anew for something to be put in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Cut {
    /// Nothing.
    Nothing,
    /// A run.
    Run(usize),
    /// An element of characters, and its run.
    Text(usize),
    /// A paragraph of one tag alone is opened.
    Alone,
}

/// What is put in at one place: the ends of ranges come first.
#[derive(Debug, Default)]
struct Marks {
    ends: Vec<u32>,
    starts: Vec<u32>,
    /// Of ranges that begin and end here, as in a blank paragraph.
    points: Vec<u32>,
}

impl<'a> Ranges<'a> {
    pub(super) fn new(part: &'a str, body: &'a Body, prefix: &'a str) -> Self {
        Self {
            part,
            body,
            prefix,
            marks: Map::new(),
        }
    }

    /// Puts the range of a comment around a place.
    pub(super) fn add(&mut self, place: &RemarkPlace, id: u32) {
        let found = match place {
            RemarkPlace::Characters(first, last) => self.around(first, last),
            &RemarkPlace::Paragraph(paragraph) => self.of_paragraph(paragraph),
        };
        let Some((start, end)) = found else {
            return;
        };
        if start == end {
            self.marks.entry(start).or_default().points.push(id);
            return;
        }
        self.marks.entry(start).or_default().starts.push(id);
        self.marks.entry(end).or_default().ends.push(id);
    }

    /// The part with the ranges.
    pub(super) fn apply(self) -> String {
        let mut edits = XmlEdits::default();
        let mut begun = Set::new();
        for (&(at, cut), marks) in &self.marks {
            let inner = self.written(marks);
            match cut {
                Cut::Nothing => edits.insert(at, inner),
                Cut::Alone => {
                    let close = format!(">{inner}</{}p>", self.prefix);
                    edits.replace(at.saturating_sub(2)..at, close);
                }
                Cut::Run(run) => {
                    if let Some(run) = self.body.runs.get(run) {
                        edits.insert(at, self.anew(run, &inner));
                    }
                }
                Cut::Text(text) => {
                    let first = begun.insert(text);
                    self.cut((at, text, first), &inner, &mut edits);
                }
            }
        }
        edits.apply(self.part)
    }

    /// Around characters: where their runs begin and end, or within them.
    fn around(&self, first: &Character, last: &Character) -> Option<((usize, Cut), (usize, Cut))> {
        let (text, run) = self.text_of(first)?;
        if let Some(outer) = self.outer(run) {
            return Some(around_run(outer));
        }
        let start = if first.bytes.start > text.content.start {
            (first.bytes.start, Cut::Text(first.text))
        } else if self.is_blank(run.content.start, text.range.start) {
            (run.range.start, Cut::Nothing)
        } else {
            (text.range.start, Cut::Run(text.run))
        };
        let (text, run) = self.text_of(last)?;
        if let Some(outer) = self.outer(run) {
            return Some(around_run(outer));
        }
        let end = if last.bytes.end < text.content.end {
            (last.bytes.end, Cut::Text(last.text))
        } else if self.is_blank(text.range.end, run.content.end) {
            (run.range.end, Cut::Nothing)
        } else {
            (text.range.end, Cut::Run(text.run))
        };
        Some((start, end))
    }

    fn of_paragraph(&self, paragraph: usize) -> Option<((usize, Cut), (usize, Cut))> {
        let paragraph = self.body.paragraphs.get(paragraph)?;
        if let Some(run) = paragraph.within {
            return self.body.runs.get(run).map(around_run);
        }
        if paragraph.alone {
            let at = (paragraph.range.end, Cut::Alone);
            return Some((at, at));
        }
        let (start, end) = (paragraph.content.start, paragraph.content.end);
        Some(((start, Cut::Nothing), (end, Cut::Nothing)))
    }

    fn text_of(&self, character: &Character) -> Option<(&BodyText, &BodyRun)> {
        let text = self.body.texts.get(character.text)?;
        Some((text, self.body.runs.get(text.run)?))
    }

    /// The run that a run is drawn in, as in a text box or above other characters.
    fn outer(&self, run: &BodyRun) -> Option<&BodyRun> {
        self.body.runs.get(run.within?)
    }

    fn is_blank(&self, start: usize, end: usize) -> bool {
        let between = self.part.get(start..end);
        between.is_none_or(|between| between.trim().is_empty())
    }

    /// What ends a run, `inner`, and what begins it anew.
    fn anew(&self, run: &BodyRun, inner: &str) -> String {
        let p = self.prefix;
        let tag = self.part.get(run.tag.clone()).unwrap_or_default();
        let format = self.part.get(run.format.clone()).unwrap_or_default();
        format!("</{p}r>{inner}{tag}{format}")
    }

    fn cut(&self, (at, text, first): (usize, usize, bool), inner: &str, edits: &mut XmlEdits) {
        let Some(text) = self.body.texts.get(text) else {
            return;
        };
        let Some(run) = self.body.runs.get(text.run) else {
            return;
        };
        let p = self.prefix;
        let space = " xml:space=\"preserve\"";
        let before = self.part.get(text.content.start..at).unwrap_or_default();
        if before.ends_with(char::is_whitespace) && !text.preserve && first {
            // the tag ends just before its content
            edits.insert(text.content.start.saturating_sub(1), space);
        }
        let anew = self.anew(run, inner);
        edits.insert(at, format!("</{p}t>{anew}<{p}t{space}>"));
    }

    fn written(&self, marks: &Marks) -> String {
        let p = self.prefix;
        let mut out = String::new();
        let end = |id: u32, out: &mut String| {
            let _ = write!(
                out,
                "<{p}commentRangeEnd {p}id=\"{id}\"/><{p}r><{p}commentReference {p}id=\"{id}\"/></{p}r>"
            );
        };
        for &id in marks.ends.iter().rev() {
            end(id, &mut out);
        }
        for &id in marks.starts.iter().chain(&marks.points) {
            let _ = write!(out, "<{p}commentRangeStart {p}id=\"{id}\"/>");
        }
        for &id in &marks.points {
            end(id, &mut out);
        }
        out
    }
}

fn around_run(run: &BodyRun) -> ((usize, Cut), (usize, Cut)) {
    (
        (run.range.start, Cut::Nothing),
        (run.range.end, Cut::Nothing),
    )
}
