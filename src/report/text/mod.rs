//! The running text: paragraphs → its figures, and the statements that its sentences make.
//!
//! Paragraphs without a heading between them are `joined`: a list may begin in one and go on in others. There are
//! five passes, so that there is one place to look for each wording:
//!
//! 1. `fold`: the paragraph once, with a map back to its bytes.
//! 2. `lex`: numbers with their precision, `unit` and `surroundings`, and words by one `lexicon`, longest first.
//! 3. `nest`: the `paragraph` of its numbers, each a `mention` with the words before and behind it (a
//!    `stretch`), in its clause, bracket and sentence; `stage` and `relation` say what those words make of them.
//! 4. Propose: `list`, `flow`, `share`, `compare` and `changes` say what the mentions may claim.
//! 5. `resolve`: sums and flows are weighed (`weigh`) and compete for the numbers; `bind`: what names figures
//!    of the form.
//!
//! `patterns/` lists what sentences are read by, each pattern with the file that proposes it and with
//! wordings. The words that decide are rows of tables:
//!
//! | what is taught | its row |
//! | --- | --- |
//! | a word | `lexicon/entries.rs`, at its sense |
//! | a word that opens a list | `list/open.rs`, `OPENERS` |
//! | kinds that divide a whole | `lexicon/divisions.rs`; kinds that only exclude each other: `relation.rs`, `CLOSED` |
//! | where a change says what it was before | `compare.rs`, `BEFORE` |
//! | words that name figures of the form | `bind/wordings.rs`, `FAMILIES`; of all or none: `bind/all.rs` |
//! | a unit | `unit.rs` |
//! | a date or name that is no quantity, 约 and 以上 | `surroundings.rs` |
//! | a scale (兆), tenths, 余 | `number.rs` |
//!
//! To teach a wording: add its row, add the wording to its pattern, and run `cargo test --lib text`.

mod bind;
mod changes;
mod compare;
mod flow;
mod fold;
mod joined;
mod lex;
mod lexicon;
mod list;
mod mention;
mod name;
mod nest;
mod number;
mod paragraph;
#[cfg(test)]
mod patterns;
mod ratio;
mod relation;
mod resolve;
mod share;
mod slip;
mod stage;
mod stretch;
mod surroundings;
#[cfg(test)]
mod tests;
mod unit;
mod weigh;
mod word_list;

use std::ops::Range;

use super::Report;
use super::figure::{Edits, Figure, FigureContent, FigureId};
use super::statement::{Claim, Evidence, Statement};
use crate::language::Words;
use crate::order::{self, Set};
use crate::read::document::{Document, Flow, Unread};
use crate::read::number::Number;
use bind::Facts;
use fold::Folded;
use lexicon::Sense;
use list::List;
use mention::Mention;
use paragraph::LexedParagraph;
use unit::Class;

/// Reads the paragraphs that no table of the form takes, and adds to `report` the figures of the text,
/// the statements and the numbers that are no quantities. Figures named in `edits` hold what the
/// person typed.
pub(super) fn read(document: &Document, edits: &Edits, report: &mut Report) {
    let mut facts = Facts::default();
    for blocks in paragraphs(document, report) {
        let flow = document.flow(blocks);
        read_paragraph(&flow, edits, &mut facts, report);
    }
}

/// The running text of a document as ranges of blocks: paragraphs that no table of the form takes, those that are read
/// together in one.
pub(super) fn paragraphs(document: &Document, report: &Report) -> Vec<Range<usize>> {
    joined::paragraphs(document, |block| {
        let mut tables = report.tables.iter();
        !tables.any(|table| table.blocks.contains(&block))
    })
}

/// Reads one paragraph by itself, as if there were no other before it.
pub(super) fn read_alone(flow: &Flow, edits: &Edits, report: &mut Report) {
    read_paragraph(flow, edits, &mut Facts::default(), report);
}

/// The number of the running text that is all of `printed`.
pub(super) fn whole(printed: &str) -> Option<Number> {
    let folded = Folded::new(printed);
    let read = number::read(&folded, 0)?;
    (read.end == folded.chars.len()).then_some(read.value)
}

/// Reads one paragraph.
fn read_paragraph(flow: &Flow, edits: &Edits, facts: &mut Facts, report: &mut Report) {
    let text = Folded::new(&flow.text);
    let place = |start, end| {
        let (start, end) = text.bytes(start, end);
        flow.span(start, end)
    };
    let tokens = lex::tokens(&text);
    let no_quantities = tokens.iter().filter(|token| token.is_no_quantity());
    let no_quantities = no_quantities.map(|token| place(token.start, token.end));
    report.no_quantities.extend(no_quantities);
    let mut nested = nest::nest(&text, &tokens, &place);
    let mut previous = None;
    for mention in &mut nested.mentions {
        let (start, end) = text.bytes(mention.start, mention.quantity.number_end);
        let raw = flow.text.get(start..end).unwrap_or_default();
        let figure = figure(raw, mention, edits);
        let before = text.chars.get(..mention.start).unwrap_or_default();
        let percent = mention.class() == Class::Percent;
        previous = name::name(before, previous.as_deref(), percent);
        report
            .names
            .extend(previous.clone().map(|name| (figure.id, name)));
        report.figures.insert(figure);
    }
    let year = report.year.as_ref().map(|year| year.value);
    let paragraph = nested.of_report(year);
    let (lists, mut statements) = claims(&paragraph);
    if paragraph.is_full() {
        report.unread.push(too_full(flow));
    }
    statements.extend(fees(&paragraph));
    statements.extend(bind::repeated(facts, &paragraph, &lists));
    statements.extend(bind::statements(&text, &paragraph, &lists, report));
    report.statements.extend(statements);
}

/// The lists of a paragraph, and what its numbers claim of each other.
fn claims(paragraph: &LexedParagraph) -> (Vec<List<'_>>, Vec<Statement>) {
    if paragraph.mentions.len() < 2 {
        return (Vec::new(), Vec::new());
    }
    let mut lists = list::lists(paragraph);
    let shares = share::shares(paragraph, &lists);
    // percentages that make 100 % say more than the words of the same list
    let whole = share::lists(paragraph, &shares, &lists);
    lists.splice(0..0, whole);
    share::leave_open(&shares, &mut lists);
    let mut statements = resolve::statements(paragraph, &lists);
    statements.extend(shares.iter().filter_map(|share| share.statement(paragraph)));
    statements.extend(share::found(paragraph, &stated(&statements)));
    statements.extend(share::hundreds(paragraph, &lists, &shares));
    statements.extend(compare::statements(paragraph));
    (lists, statements)
}

/// The percentages that are shares by these statements.
fn stated(statements: &[Statement]) -> Set<FigureId> {
    let percents = statements.iter().filter_map(|it| match it.claim {
        Claim::Share { percent, .. } => Some(percent),
        _ => None,
    });
    order::set(percents)
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
fn fees(paragraph: &LexedParagraph) -> impl Iterator<Item = Statement> {
    let is_fee = |it: &&Mention| it.class() == Class::Money && it.label.has(Sense::ProcessingFee);
    let fees = paragraph.mentions.iter().filter(is_fee);
    fees.map(|fee| {
        let amount = fee.figure;
        mention::statement(Claim::Fee { amount }, Evidence::Fee, [fee])
    })
}

/// The figure of a number; what the person typed for it takes the place of what is printed.
fn figure(raw: &str, mention: &mut Mention, edits: &Edits) -> Figure {
    let quantity = &mut mention.quantity;
    let mut figure = Figure {
        id: mention.figure,
        content: FigureContent::Number(quantity.value),
        raw: raw.to_owned(),
        span: mention.span,
        cell: None,
        place: None,
        unit: quantity.unit.map(str::to_owned),
        approximate: quantity.approximate,
        former: None,
    };
    if let Some(typed) = edits.get(&figure.id) {
        figure.former = Some(std::mem::replace(&mut figure.raw, typed.clone()));
        figure.approximate = None;
        figure.content = match whole(typed) {
            Some(number) => {
                quantity.value = number;
                FigureContent::Number(number)
            }
            None if Folded::new(typed).chars.is_empty() => FigureContent::Blank,
            None => FigureContent::Unreadable,
        };
    }
    figure
}
