//! Paragraphs → facts that are stated more than once, told by the words of their sentence.

use std::collections::BTreeMap;

use super::fold::Folded;
use super::lexicon::{self, Sense};
use super::list::{self, List};
use super::passage::Passage;
use super::unit::Class;
use crate::report::figure::FigureId;
use crate::report::statement::{Claim, Evidence, Statement};

/// The facts heard so far, by their words and unit, with their first figure.
#[derive(Debug, Default)]
pub(super) struct Heard {
    facts: BTreeMap<(String, &'static str), FigureId>,
}

/// Shorter words than these say too little to be the same fact (发布信息), longer ones are no fact.
const LEAST: usize = 8;
const MOST: usize = 80;

impl Heard {
    /// Takes a paragraph in; gives the facts that were stated before.
    pub(super) fn hear(
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
            let first_of_sentence = sentence.replace(mention.sentence) != Some(mention.sentence);
            let counted = mention.class() == Class::Thing && mention.run == 0;
            let exact = mention.quantity.approximate.is_none() && !mention.is_change();
            let part = members.get(index) == Some(&true);
            if !first_of_sentence || part || !counted || !exact {
                continue;
            }
            let (Some(figure), Some(unit)) = (passage.figure(index), mention.quantity.unit) else {
                continue;
            };
            let start = passage
                .sentences
                .get(mention.sentence)
                .map_or(mention.start, |sentence| sentence.start);
            let Some(words) = fact(text, start, mention.start) else {
                continue;
            };
            match self.facts.get(&(words.clone(), unit)) {
                Some(&first) => {
                    let second = figure;
                    let claim = Claim::Repeat { first, second };
                    statements.push(passage.statement(claim, Evidence::Repeated, [index]));
                }
                None => {
                    self.facts.insert((words, unit), figure);
                }
            }
        }
        statements
    }
}

/// The words of a fact without those that only place it in time, name who did it, or weigh it.
fn fact(text: &Folded, start: usize, end: usize) -> Option<String> {
    const DULL: &[Sense] = &[
        Sense::ThisYear,
        Sense::Total,
        Sense::Body,
        Sense::Is,
        Sense::Number,
    ];
    if end - start > MOST {
        return None;
    }
    let mut words = String::new();
    let mut at = start;
    while at < end {
        let Some(word) = lexicon::entry(text, at) else {
            words.extend(Some(text.at(at)).filter(|character| character.is_alphabetic()));
            at += 1;
            continue;
        };
        // 此类工单: which they are, other words have said
        if word.sense == Sense::Above {
            return None;
        }
        if !DULL.contains(&word.sense) {
            words.push_str(word.entry);
        }
        at += word.entry.chars().count();
    }
    (words.chars().count() >= LEAST).then_some(words)
}
