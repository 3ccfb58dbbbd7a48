//! The running text: paragraphs → its figures, and the statements that its sentences make.
//!
//! A small grammar in three steps: tokens (numbers, marks, brackets), clauses (each number with the
//! words around it), then one file for each kind of claim. Where a wording allows several readings,
//! a statement holds them all; whether the numbers speak for one is asked by the rules.

mod all;
mod clauses;
mod compare;
mod documents;
mod fee;
mod fold;
mod kinds;
mod name;
mod number;
mod passage;
mod repeat;
mod roll;
mod senses;
mod share;
mod sum;
mod table;
#[cfg(test)]
mod tests;
mod tokens;
mod units;

use super::figure::{Content, Edits, Figure, FigureId};
use super::statement::{Claim, Statement};
use super::{Paragraphs, Report};
use crate::language::Words;
use crate::order;
use crate::read::document::{Flow, Unread};
use crate::read::number::Number;
use crate::read::span::Span;
use clauses::items;
use fold::Folded;
use passage::Passage;
use repeat::Heard;
use tokens::{Kind, Quantity, tokens};

/// Reads the paragraphs that no table of the form takes, and adds to `report` the figures of the text,
/// the statements and the numbers that are no quantities. Figures named in `edits` hold what the
/// person typed.
pub(super) fn read(paragraphs: &Paragraphs, edits: &Edits, report: &mut Report) {
    let mut heard = Heard::default();
    let mut names = Vec::new();
    for paragraph in &paragraphs.0 {
        let mut tables = report.tables.iter();
        if !tables.any(|table| table.blocks.contains(&paragraph.block)) {
            paragraph_of(&paragraph.flow, edits, &mut heard, &mut names, report);
        }
    }
    report.names = order::map(names);
}

/// Reads one paragraph by itself, as if there were no other before it.
pub(super) fn read_alone(flow: &Flow, edits: &Edits, report: &mut Report) {
    paragraph_of(flow, edits, &mut Heard::default(), &mut Vec::new(), report);
}

/// The number of the running text that is all of `printed`.
pub(super) fn whole(printed: &str) -> Option<Number> {
    let folded = Folded::new(printed);
    let read = number::read(&folded, 0)?;
    (read.end == folded.chars.len()).then_some(read.value)
}

/// Reads one paragraph.
fn paragraph_of(
    flow: &Flow,
    edits: &Edits,
    heard: &mut Heard,
    names: &mut Vec<(FigureId, String)>,
    report: &mut Report,
) {
    let text = Folded::new(&flow.text);
    let mut tokens = tokens(&text);
    let place = |start: usize, end: usize| {
        let (start, end) = text.bytes(start, end);
        flow.span(start, end)
    };
    let mut spans = Vec::new();
    let mut previous = None;
    for token in &mut tokens {
        match &mut token.kind {
            Kind::Outside => report.no_quantities.push(place(token.start, token.end)),
            Kind::Quantity(quantity) => {
                let span = place(token.start, quantity.number_end);
                let (start, end) = text.bytes(token.start, quantity.number_end);
                let raw = flow.text.get(start..end).unwrap_or_default();
                let figure = figure(raw, span, quantity, edits);
                let before = text.chars.get(..token.start).unwrap_or_default();
                let percent = figure.unit.as_deref() == Some("%");
                previous = name::name(before, previous.as_deref(), percent);
                names.extend(previous.clone().map(|name| (figure.id, name)));
                report.figures.insert(figure.id, figure);
                spans.push(span);
            }
            Kind::Mark(_) | Kind::Open | Kind::Close => {}
        }
    }
    let absolute = all::statements(&text, report, place);
    report.statements.extend(absolute);
    if spans.is_empty() {
        return;
    }
    let passage = Passage::new(items(&text, &tokens), spans);
    let lists = sum::lists(&passage);
    if passage.is_full() {
        report.unread.push(Unread {
            what: Words::new(
                "这一段的数太多，一部分列举没有核对分项之和。请分段后再核对。",
                "This paragraph holds too many numbers; some of its lists were not checked against their wholes. Divide it into paragraphs and check again.",
            ),
            at: Some(flow.span(0, flow.text.len())),
        });
    }
    let rolls = roll::statements(&passage);
    let sums = sum::statements(&passage, &lists);
    report.statements.extend(without_totals(sums, &rolls));
    report.statements.extend(rolls);
    report
        .statements
        .extend(share::statements(&passage, &lists));
    let year = report.year.as_ref().map(|year| year.value);
    report
        .statements
        .extend(compare::statements(&passage, year));
    report.statements.extend(fee::statements(&passage));
    report.statements.extend(heard.hear(&passage, &lists));
    let values = table::statements(&passage, &lists, report);
    report.statements.extend(values);
}

/// Sums without those that a statement of what was received and carried in tells better.
fn without_totals(sums: Vec<Statement>, rolls: &[Statement]) -> Vec<Statement> {
    let told = order::set(rolls.iter().filter_map(|roll| match roll.claim {
        Claim::Total { total, .. } => Some(total),
        _ => None,
    }));
    sums.into_iter()
        .filter(|sum| match &sum.claim {
            Claim::Sum { wholes, lists, .. } => {
                let whole = wholes.first().and_then(|whole| whole.first());
                let behind = lists.first().and_then(|parts| parts.last()) < whole;
                !(behind && whole.is_some_and(|whole| told.contains(whole)))
            }
            _ => true,
        })
        .collect()
}

/// The figure of a quantity; what the person typed for it takes the place of what is printed.
fn figure(raw: &str, span: Span, quantity: &mut Quantity, edits: &Edits) -> Figure {
    let id = FigureId::Text(span.start);
    let unit = quantity.unit.map(str::to_owned);
    let mut figure = Figure {
        id,
        content: Content::Number(quantity.value),
        raw: raw.to_owned(),
        span,
        cell: None,
        place: None,
        unit,
        approximate: quantity.approximate,
        former: None,
    };
    if let Some(typed) = edits.get(&id) {
        figure.former = Some(std::mem::replace(&mut figure.raw, typed.clone()));
        figure.approximate = None;
        figure.content = match whole(typed) {
            Some(number) => {
                quantity.value = number;
                Content::Number(number)
            }
            None if Folded::new(typed).chars.is_empty() => Content::Blank,
            None => Content::Unreadable,
        };
    }
    figure
}
