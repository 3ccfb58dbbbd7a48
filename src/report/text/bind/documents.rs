//! Table two, the first block: which rules and normative documents (规章, 规范性文件) were made, repealed, are
//! in force.

use crate::form::disclosure::{Column, Row};
use crate::report::text::lexicon::Sense;
use crate::report::text::nest::Mention;
use crate::report::text::unit::Class;

/// What the sentence speaks of: 制发规范性文件 5 件, 废止 2 件, 现行有效 40 件 names the documents once;
/// 制发规章 2 件、规范性文件 5 件 what became of them.
#[derive(Clone, Debug, Default)]
pub(super) struct Documents {
    sentence: usize,
    row: Option<Row>,
    column: Option<Column>,
    /// What earlier numbers of the sentence named: a second number is of some of them only.
    named: Vec<(Row, Column)>,
}

/// Words beside which other things are counted than the form does.
const OTHERS: &[Sense] = &[
    Sense::Disclosure,
    Sense::Proactive,
    Sense::Verb,
    Sense::OtherBody,
    Sense::Other,
    Sense::Application,
];

impl Documents {
    /// Takes the next mention in; gives the row and the column of table two that it names.
    pub(super) fn hear(&mut self, mention: &Mention) -> Option<(Row, Column)> {
        if mention.sentence != self.sentence {
            *self = Self {
                sentence: mention.sentence,
                ..Self::default()
            };
        }
        let heard = self.read(mention);
        (self.row, self.column) = heard.unzip();
        let named = heard.filter(|pair| !self.named.contains(pair));
        self.named.extend(named);
        named
    }

    fn read(&self, mention: &Mention) -> Option<(Row, Column)> {
        let label = &mention.label;
        if mention.class() != Class::Thing || label.any(OTHERS) {
            return None;
        }
        let alone = |senses: &[Sense]| label.only(senses);
        let row = match (label.has(Sense::Regulation), label.has(Sense::Normative)) {
            (true, false) => Some(Row::Regulation),
            (false, true) => Some(Row::Normative),
            (true, true) => return None,
            (false, false) => None,
        };
        let columns = [
            (Sense::Valid, Column::Valid),
            (Sense::Repealed, Column::Repealed),
            (Sense::Made, Column::Made),
        ];
        let column = columns
            .into_iter()
            .find(|&(sense, _)| label.has(sense))
            .map(|(_, column)| column);
        match (row, column) {
            (Some(row), Some(column)) => Some((row, column)),
            (Some(row), None) if alone(&[Sense::Regulation, Sense::Normative, Sense::Is]) => {
                Some((row, self.column?))
            }
            (None, Some(column))
                if alone(&[
                    Sense::Valid,
                    Sense::Repealed,
                    Sense::Made,
                    Sense::Is,
                    Sense::ThisYear,
                    Sense::Total,
                ]) =>
            {
                Some((self.row?, column))
            }
            _ => None,
        }
    }
}
