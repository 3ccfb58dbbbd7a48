//! A report and numbers that change in it → the paragraphs that hold them, read again, and no others.
//!
//! What a sentence claims can depend on its numbers, so that a change of a number is known only once its
//! paragraph was read with it. What other paragraphs claim, and what tables hold, stays as it is.

use std::cell::OnceCell;
use std::ops::Range;

use super::figure::{Edits, Figure, FigureContent, FigureId};
use super::statement::{Claim, Statement};
use super::{Report, text};
use crate::order::{self, Map};
use crate::read::document::{Block, Document};
use crate::read::number::Number;
use crate::read::span::Span;

/// Reads paragraphs of a report reread.
pub struct Reread<'a> {
    document: &'a Document,
    report: &'a Report,
    edits: &'a Edits,
    /// The running text, once it is needed: changes of tables alone mostly need none of it.
    running: OnceCell<TextParagraphs>,
    /// What the words say of all or none: it is claimed or not by what figures of the form hold.
    all_or_none: Vec<&'a Statement>,
    /// The report without its running text, once it is needed.
    form: Option<Report>,
    /// Figures of the form that were changed in it, as they are in the report.
    changed: Vec<Figure>,
}

/// The running text.
struct TextParagraphs {
    /// Its paragraphs, by where they begin: each with its end and its blocks.
    paragraphs: Map<u32, (u32, Range<usize>)>,
    /// Where the paragraphs begin that name figures of the form; in order.
    naming: Vec<u32>,
}

impl TextParagraphs {
    fn of(document: &Document, report: &Report) -> Self {
        let paragraphs = text::paragraphs(document, report).into_iter();
        let paragraphs = paragraphs.filter_map(|blocks| {
            let all = document.blocks.get(blocks.clone())?.iter();
            let span = all.map(Block::span).reduce(Span::cover)?;
            Some((span.start, (span.end, blocks)))
        });
        let mut running = Self {
            paragraphs: order::map(paragraphs),
            naming: Vec::new(),
        };
        let naming = report.statements.iter();
        let naming = naming.filter_map(|statement| match statement.claim {
            Claim::Value { figure, .. } => running.start(figure),
            _ => None,
        });
        running.naming = order::set(naming).into_iter().collect();
        running
    }

    /// Where the paragraph begins that holds a number of the text.
    fn start(&self, figure: FigureId) -> Option<u32> {
        let FigureId::Text(at) = figure else {
            return None;
        };
        let (&start, (end, _)) = self.paragraphs.range(..=at).next_back()?;
        (at < *end).then_some(start)
    }
}

/// Paragraphs to be read reread.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ParagraphsToReread {
    /// Their places in the document, in order.
    pub places: Vec<Span>,
    blocks: Vec<Range<usize>>,
}

impl ParagraphsToReread {
    /// How long they are, in bytes.
    pub fn length(&self) -> usize {
        self.places.iter().map(|place| place.range().len()).sum()
    }

    /// Whether one of them holds this number of the text.
    pub fn hold(&self, figure: FigureId) -> bool {
        match figure {
            FigureId::Text(at) => self.reach(at),
            _ => false,
        }
    }

    /// Whether this byte of the text is in one of them.
    fn reach(&self, at: u32) -> bool {
        let after = self.places.partition_point(|place| place.start <= at);
        let place = after
            .checked_sub(1)
            .and_then(|place| self.places.get(place));
        place.is_some_and(|place| at < place.end)
    }
}

impl<'a> Reread<'a> {
    /// Makes ready to read paragraphs of `document` again, of which `report` was read with `edits`.
    pub fn new(document: &'a Document, report: &'a Report, edits: &'a Edits) -> Self {
        let statements = report.statements.iter();
        let is_all_or_none = |statement: &&Statement| matches!(statement.claim, Claim::All { .. });
        Self {
            document,
            report,
            edits,
            running: OnceCell::new(),
            all_or_none: statements.filter(is_all_or_none).collect(),
            form: None,
            changed: Vec::new(),
        }
    }

    fn running(&self) -> &TextParagraphs {
        let running = || TextParagraphs::of(self.document, self.report);
        self.running.get_or_init(running)
    }

    /// The paragraphs whose claims may be others once these figures change: those that hold them and,
    /// where a cell is filled in, those that name figures of the form, whose words may then mean it.
    pub fn paragraphs(&self, figures: impl IntoIterator<Item = FigureId>) -> ParagraphsToReread {
        let mut starts = Vec::new();
        for figure in figures {
            let blank = self.report.figure(figure).is_some_and(Figure::is_blank);
            if matches!(figure, FigureId::Text(_)) {
                starts.extend(self.running().start(figure));
            } else if blank {
                starts.extend(&self.running().naming);
            }
        }
        order::sort(&mut starts);
        starts.dedup();
        let mut paragraphs = ParagraphsToReread::default();
        for start in starts {
            if let Some((end, blocks)) = self.running().paragraphs.get(&start) {
                paragraphs.places.push(Span { start, end: *end });
                paragraphs.blocks.push(blocks.clone());
            }
        }
        paragraphs
    }

    /// Whether any sentence is to be looked at again once these figures change: one of these paragraphs, or
    /// what another says of all or none of them.
    pub fn concerns(&self, paragraphs: &ParagraphsToReread, figures: &[FigureId]) -> bool {
        let mut all_or_none = self.all_or_none.iter();
        !paragraphs.blocks.is_empty() || all_or_none.any(|statement| names(statement, figures))
    }

    /// The report as far as these paragraphs and the form go, once the figures hold the numbers given.
    ///
    /// What other paragraphs say of all or none of the changed figures is there too. Facts that are stated
    /// twice are left out: they do not depend on the numbers, and the other place
    /// may be in any paragraph.
    pub fn read(
        &mut self,
        paragraphs: &ParagraphsToReread,
        numbers: &[(FigureId, Number)],
    ) -> &Report {
        let form = self.form.get_or_insert_with(|| form(self.report));
        form.figures.drop_text();
        form.statements.clear();
        form.no_quantities.clear();
        for figure in self.changed.drain(..) {
            form.figures.insert(figure);
        }
        let mut typed = Edits::new();
        for place in &paragraphs.places {
            let edits = self
                .edits
                .range(FigureId::Text(place.start)..FigureId::Text(place.end));
            typed.extend(edits.map(|(&id, text)| (id, text.clone())));
        }
        for &(id, number) in numbers {
            if let Some(figure) = form.figures.get_mut(id) {
                self.changed.push(figure.clone());
                figure.content = FigureContent::Number(number);
                figure.raw = number.to_string();
            } else {
                typed.insert(id, number.normalize().to_string());
            }
        }
        for blocks in &paragraphs.blocks {
            let flow = self.document.flow(blocks.clone());
            text::read_alone(&flow, &typed, form);
        }
        let statements = &mut form.statements;
        statements.retain(|statement| !matches!(statement.claim, Claim::Repeat { .. }));
        let changed: Vec<FigureId> = numbers.iter().map(|&(id, _)| id).collect();
        for &statement in &self.all_or_none {
            if names(statement, &changed) && !paragraphs.reach(statement.span.start) {
                statements.push(statement.clone());
            }
        }
        form
    }
}

/// Whether a statement says something of all or none of some of these figures.
fn names(statement: &Statement, figures: &[FigureId]) -> bool {
    match &statement.claim {
        Claim::All { left, right, .. } => left.iter().chain(right).any(|id| figures.contains(id)),
        _ => false,
    }
}

/// A report without its running text and other tables.
fn form(report: &Report) -> Report {
    let of_form =
        |figure: &&Figure| !matches!(figure.id, FigureId::Cell { .. } | FigureId::Text(_));
    Report {
        title: report.title.clone(),
        agency: report.agency.clone(),
        year: report.year.clone(),
        edition: report.edition,
        tables: report.tables.clone(),
        figures: report.figures.values().filter(of_form).cloned().collect(),
        ..Report::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::recognise;

    /// The statements of a report after a change of one number, read again and read as a whole.
    #[track_caller]
    fn check(text: &str, figure: usize, number: i64) {
        let document = crate::read::text(text);
        let edits = Edits::new();
        let report = recognise(&document, &edits);
        let id = report.figures.keys().nth(figure).expect("a figure");
        let number = Number::from(number);
        let mut reread = Reread::new(&document, &report, &edits);
        let paragraphs = reread.paragraphs([id]);
        assert!(paragraphs.hold(id));
        assert!(paragraphs.length() < text.len());
        let part = reread.read(&paragraphs, &[(id, number)]).clone();
        let whole = recognise(&document, &Edits::from([(id, number.to_string())]));
        let mut there = whole.statements;
        there.retain(|statement| {
            paragraphs
                .places
                .iter()
                .any(|place| place.contains(statement.span))
        });
        assert_eq!(part.statements, there);
        assert_eq!(part.figure(id), whole.figures.get(id));
        // and what was changed is forgotten
        let before = reread.read(&reread.paragraphs([id]), &[]).clone();
        assert_eq!(before.figure(id), report.figure(id));
    }

    #[test]
    fn a_paragraph_is_read_as_it_is_in_the_whole() {
        let text = "一、总体情况\n全年公开信息100条，其中政策40条，占40%；财政60条，占60%。\n\
                    全年收到申请12件，上年结转2件；办结11件，结转下年3件。\n";
        for (figure, number) in [(0, 90), (1, 0), (4, 12), (5, 14), (7, 100)] {
            check(text, figure, number);
        }
    }
}
