//! The running text: paragraphs → its figures, and the statements that its sentences make.
//!
//! A paragraph that goes on with a list is `continued`: it is read with the one before. There are five passes, each
//! with a type of its own, so that there is one place to look for each wording:
//!
//! 1. `fold`: the paragraph once, with a map back to its bytes.
//! 2. `lex`: numbers with their precision and unit, and words by one `lexicon`, longest first.
//! 3. `nest`: numbers as mentions, with the words before and behind each (a `stretch`), in its clause,
//!    bracket and sentence; `role`, `kind` and `total` say what those words make of them.
//! 4. Propose: `list`, `roll`, `share` and `compare` say what the mentions may claim.
//! 5. `resolve`: the proposals compete for the numbers; `bind`: what names figures of the form.
//!
//! `patterns.rs` lists what sentences are read by, each pattern with the file that proposes it and with
//! wordings. To teach a wording: add the word to the row of its sense in the lexicon, add the wording to
//! its pattern, and run `cargo test --lib text`.

mod bind;
mod compare;
mod continued;
mod fold;
mod kind;
mod lex;
mod lexicon;
mod list;
mod mention;
mod name;
mod nest;
mod number;
mod passage;
#[cfg(test)]
mod patterns;
mod resolve;
mod role;
mod roll;
mod share;
mod stretch;
#[cfg(test)]
mod tests;
mod total;
mod unit;

use std::ops::Range;

use super::Report;
use super::figure::{Content, Edits, Figure, FigureId};
use super::statement::{Claim, Evidence, Statement};
use crate::language::Words;
use crate::order;
use crate::read::document::{Document, Flow, Unread};
use crate::read::number::Number;
use crate::read::span::Span;
use bind::Facts;
use fold::Folded;
use lex::{Kind, Quantity, tokens};
use lexicon::Sense;
use mention::Mention;
use passage::Passage;
use resolve::Proposals;
use unit::Class;

/// Reads the paragraphs that no table of the form takes, and adds to `report` the figures of the text,
/// the statements and the numbers that are no quantities. Figures named in `edits` hold what the
/// person typed.
pub(super) fn read(document: &Document, edits: &Edits, report: &mut Report) {
    let mut facts = Facts::default();
    let mut names = Vec::new();
    for blocks in passages(document, report) {
        let flow = document.flow(blocks);
        paragraph_of(&flow, edits, &mut facts, &mut names, report);
    }
    report.names = order::map(names);
}

/// The running text of a document as ranges of blocks: paragraphs that no table of the form takes, those
/// that are told in one breath together.
pub(super) fn passages(document: &Document, report: &Report) -> Vec<Range<usize>> {
    continued::passages(document, |block| {
        let mut tables = report.tables.iter();
        !tables.any(|table| table.blocks.contains(&block))
    })
}

/// Reads one paragraph by itself, as if there were no other before it.
pub(super) fn read_alone(flow: &Flow, edits: &Edits, report: &mut Report) {
    paragraph_of(flow, edits, &mut Facts::default(), &mut Vec::new(), report);
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
    facts: &mut Facts,
    names: &mut Vec<(FigureId, String)>,
    report: &mut Report,
) {
    let text = Folded::new(&flow.text);
    let place = |start: usize, end: usize| {
        let (start, end) = text.bytes(start, end);
        flow.span(start, end)
    };
    let mut tokens = tokens(&text);
    let mut spans = Vec::new();
    let mut previous = None;
    for token in &mut tokens {
        match &mut token.kind {
            Kind::Outside | Kind::Counted(_) => {
                report.no_quantities.push(place(token.start, token.end));
            }
            Kind::Quantity(quantity) => {
                let span = place(token.start, quantity.number_end);
                let (start, end) = text.bytes(token.start, quantity.number_end);
                let raw = flow.text.get(start..end).unwrap_or_default();
                let figure = figure(raw, span, quantity, edits);
                let before = text.chars.get(..token.start).unwrap_or_default();
                let percent = quantity.class == Class::Percent;
                previous = name::name(before, previous.as_deref(), percent);
                names.extend(previous.clone().map(|name| (figure.id, name)));
                report.figures.insert(figure.id, figure);
                spans.push(span);
            }
            Kind::Mark(_) | Kind::Open | Kind::Close | Kind::Word(_) => {}
        }
    }
    let year = report.year.as_ref().map(|year| year.value);
    let passage = Passage::new(nest::nest(&text, &tokens), spans, place, year);
    let proposals = propose(&passage);
    if passage.is_full() {
        report.unread.push(too_full(flow));
    }
    let mut statements = resolve::statements(&passage, &proposals);
    statements.extend(fees(&passage));
    statements.extend(facts.again(&text, &passage, &proposals.lists));
    statements.extend(bind::statements(&text, &passage, &proposals.lists, report));
    report.statements.extend(statements);
}

/// What the mentions of a paragraph may claim.
fn propose(passage: &Passage) -> Proposals {
    let mut lists = list::lists(passage);
    let shares = share::shares(passage, &lists);
    // percentages that make 100 % say more than the words of the same list
    let whole = list::of_shares(passage, &shares, &lists);
    lists.splice(0..0, whole);
    Proposals {
        rolls: roll::rolls(passage),
        totals: roll::totals(passage),
        hundreds: share::hundreds(passage, &lists, &shares),
        comparisons: compare::comparisons(passage),
        shares,
        lists,
    }
}

/// Says that there was no room for all lists of a paragraph.
fn too_full(flow: &Flow) -> Unread {
    Unread {
        what: Words::new(
            "这一段的数太多，一部分列举没有核对分项之和。请分段后再核对。",
            "This paragraph holds too many numbers; some of its lists were not checked against their wholes. Divide it into paragraphs and check again.",
        ),
        at: Some(flow.span(0, flow.text.len())),
    }
}

/// The amounts of a paragraph that are information processing fees (信息处理费).
fn fees(passage: &Passage) -> impl Iterator<Item = Statement> + '_ {
    let fee = |mention: &Mention| {
        mention.class() == Class::Money && mention.label.has(Sense::ProcessingFee)
    };
    let fees = (0..passage.mentions.len()).filter(move |&index| passage.is(index, fee));
    fees.filter_map(|index| {
        let amount = passage.figure(index)?;
        Some(passage.statement(Claim::Fee { amount }, Evidence::Fee, [index]))
    })
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
