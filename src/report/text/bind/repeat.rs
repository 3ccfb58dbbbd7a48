//! Paragraphs → facts that are stated more than once, told by the words of their sentence.

use std::collections::BTreeMap;
use std::iter;

use crate::report::figure::FigureId;
use crate::report::statement::{Claim, Evidence, Statement};
use crate::report::text::fold::Folded;
use crate::report::text::lexicon::Sense::{self, Body, Is, Number, ThisYear, Total};
use crate::report::text::lexicon::entry;
use crate::report::text::list::{self, List};
use crate::report::text::passage::Passage;
use crate::report::text::unit::Class;

/// The facts told so far, by their words and unit, with their first figure.
#[derive(Debug, Default)]
pub(in super::super) struct Facts(BTreeMap<(String, &'static str), FigureId>);

/// Shorter words than these say too little to be the same fact (发布信息), longer ones are no fact.
const LEAST: usize = 8;
const MOST: usize = 80;

impl Facts {
    /// Takes a paragraph in; gives the facts that were stated before.
    pub(in super::super) fn again(
        &mut self,
        text: &Folded,
        passage: &Passage,
        lists: &[List],
    ) -> Vec<Statement> {
        // whether a fact is stated twice must not hang on its numbers
        let members = list::members(passage, lists.iter().filter(|list| !list.found));
        let mut statements = Vec::new();
        let mut sentence = None;
        for (index, mention) in passage.mentions.iter().enumerate() {
            let first = sentence.replace(mention.sentence) != Some(mention.sentence);
            let part = members.get(index) == Some(&true) || mention.run > 0;
            let exact = mention.quantity.approximate.is_none() && !mention.is_change();
            if !first || part || !exact || mention.class() != Class::Thing {
                continue;
            }
            let start = passage.sentences.get(mention.sentence).map(|it| it.start);
            let words = start.and_then(|start| fact(text, start, mention.start));
            let fact = words.zip(mention.quantity.unit);
            let Some((fact, second)) = fact.zip(passage.figure(index)) else {
                continue;
            };
            let first = *self.0.entry(fact).or_insert(second);
            if first != second {
                let claim = Claim::Repeat { first, second };
                statements.push(passage.statement(claim, Evidence::Repeated, [index]));
            }
        }
        statements
    }
}

/// The words of a fact without those that only place it in time, name who did it, or weigh it.
fn fact(text: &Folded, start: usize, end: usize) -> Option<String> {
    const DULL: &[Sense] = &[ThisYear, Total, Body, Is, Number];
    if end - start > MOST {
        return None;
    }
    let mut words = String::new();
    for (sense, piece) in pieces(text, start, end) {
        match sense {
            // 此类工单: which they are, other words have said
            Some(Sense::Above) => return None,
            Some(sense) if DULL.contains(&sense) => {}
            None if !piece.starts_with(char::is_alphabetic) => {}
            _ => words += &piece,
        }
    }
    (words.chars().count() >= LEAST).then_some(words)
}

/// The text from `start` to before `end`, piece by piece: words with their sense, and single characters
/// that no word explains.
pub(super) fn pieces(
    text: &Folded,
    start: usize,
    end: usize,
) -> impl Iterator<Item = (Option<Sense>, String)> {
    let mut at = start;
    iter::from_fn(move || {
        let from = at;
        let word = entry(text, from);
        at += word.map_or(1, |it| it.entry.chars().count());
        (from < end).then(|| (word.map(|word| word.sense), text.words(from, at)))
    })
}
