//! Mentions → figures of the form that their words name: only where the scope is that of the report and
//! the words leave little open.
//!
//! [`wordings`] are the rows that say which words name which figures, and [`all`] those of what is said of
//! all or none; [`heard`] is what earlier numbers of the sentence named, [`scope`] whose figures it means.

mod all;
mod heard;
mod repeat;
mod scope;
mod wordings;

use super::fold::Folded;
use super::lexicon::Sense::{Answered, Application, Denied, Granted, New, Partial, Received};
use super::lexicon::{Sense, Senses};
use super::list::{self, List};
use super::mention::Mention;
use super::passage::Passage;
use super::role::Role;
use super::unit::{self, Class};
use crate::form::application::{Column, Row};
use crate::form::dispute;
use crate::report::Report;
use crate::report::figure::{Figure, FigureId};
use crate::report::statement::{Claim, Statement};
use heard::Heard;
pub(super) use repeat::Facts;
use wordings::{Counts, FAMILIES, Family, Of};

/// What the words of a number may mean, each a sum of figures of the form; the most likely first.
type Meanings = Vec<Vec<FigureId>>;

/// The numbers of a paragraph that name figures of the form, and what it says of all or none of them.
pub(super) fn statements(
    text: &Folded,
    passage: &Passage,
    lists: &[List],
    report: &Report,
) -> Vec<Statement> {
    if report.tables.is_empty() {
        return Vec::new();
    }
    let scopes = scope::scopes(passage, report);
    // What was carried in stands beside what was received: neither is a part of the other.
    let carried = |&part: &usize| passage.role(part) == Some(Role::CarriedIn);
    let within = |list: &&List| !list.lists.iter().flatten().any(carried);
    let members = list::members(passage, lists.iter().filter(within));
    let mut heard = Heard::default();
    let mut statements = Vec::new();
    for (index, mention) in passage.mentions.iter().enumerate() {
        heard.hear(mention);
        let sentence = passage.sentences.get(mention.sentence);
        let (Some(sentence), Some(figure)) = (sentence, passage.figure(index)) else {
            continue;
        };
        // 办结一件申请、解决一个问题 is a motto
        let motto = |figure: &Figure| figure.raw == unit::ONE;
        if mention.is_change()
            || mention.is_former()
            || mention.quantity.vague
            || report.figure(figure).is_some_and(motto)
        {
            continue;
        }
        let before = passage.sentence_before(mention.sentence);
        let counted = Counted {
            report,
            mention,
            heard: &heard,
            role: passage.role(index),
            part: members.get(index) == Some(&true),
            sentence: sentence.senses,
            before: before.map(|before| before.senses).unwrap_or_default(),
        };
        let of = FAMILIES.iter().find_map(|family| counted.meanings(family));
        let scope = scopes.get(mention.sentence).filter(|_| of.is_some());
        let evidence = scope.and_then(|scope| scope.of(&counted, text));
        if let Some((of, evidence)) = of.zip(evidence) {
            statements.push(passage.statement(Claim::Value { figure, of }, evidence, [index]));
        }
    }
    statements.extend(all::statements(passage, &scopes, report));
    statements
}

/// A number and all that its words may draw on.
struct Counted<'a> {
    report: &'a Report,
    mention: &'a Mention,
    heard: &'a Heard,
    role: Option<Role>,
    /// Whether it is a part of some list.
    part: bool,
    /// What its sentence says.
    sentence: Senses,
    /// What the sentence before says.
    before: Senses,
}

impl Counted<'_> {
    /// The figures that a family names for the number, if the form has them.
    fn meanings(&self, family: &Family) -> Option<Meanings> {
        let says = self.mention.says();
        if !self.counts(family.counts) || says.any(family.not) {
            return None;
        }
        let mut rows = family.rows.iter();
        rows.find_map(|(words, of)| {
            let named = words.iter().all(|&word| says.has(word));
            let mut meanings = named.then(|| self.figures(*of))?;
            meanings.retain(|of| !of.is_empty() && of.iter().all(|&id| self.has(id)));
            (!meanings.is_empty()).then_some(meanings)
        })
    }

    /// Whether it counts what a family is about.
    fn counts(&self, what: Counts) -> bool {
        // of 收到 7 件，予以公开 2 件，其中自然人 2 件 the last is a part of the second
        const OUTCOMES: &[Sense] = &[Answered, Granted, Partial, Denied];
        let class = self.mention.class();
        let nearby = self.sentence.with(self.before);
        let applied = class == Class::Thing && !nearby.has(Sense::OtherMatter);
        let open = applied && self.role.is_none();
        // a part of what was received or answered is not all of it
        let whole = |role: Role| role.is_carried() || !self.part;
        match what {
            Counts::Money => class == Class::Money,
            Counts::Things => class == Class::Thing,
            Counts::Handled => {
                applied && self.sentence.has(Application) && self.role.is_some_and(whole)
            }
            Counts::Letters => open && !self.part && nearby.any(&[Application, Answered]),
            Counts::Outcomes => open && nearby.any(&[Application, Answered]),
            Counts::Applicants => {
                open && self.sentence.any(&[Received, New]) && !self.sentence.any(OUTCOMES)
            }
        }
    }

    /// What a row names.
    fn figures(&self, of: Of) -> Meanings {
        let sums = |choices: &[&[Row]], columns: &[Column]| -> Meanings {
            let choices = choices.iter();
            choices.map(|rows| self.cells(rows, columns)).collect()
        };
        match of {
            Of::Cell(row, column) => vec![vec![FigureId::Disclosure(row, column)]],
            Of::Document => {
                let cell = |(row, column)| vec![FigureId::Disclosure(row, column)];
                self.heard.document.map(cell).into_iter().collect()
            }
            Of::Handled => {
                let new = self.mention.label.has(New);
                let rows = self.role.map(|role| wordings::handled(role, new));
                sums(rows.unwrap_or_default(), &[Column::Sum])
            }
            Of::Rows(choices) => sums(choices, &[Column::Sum]),
            Of::Group(group) => {
                let sum = |row: Row| self.has(FigureId::Application(row, Column::Sum));
                let mut rows = Row::ALL.to_vec();
                rows.retain(|&row| row.group() == group && sum(row));
                sums(&[&rows], &[Column::Sum])
            }
            Of::Received(columns) => sums(wordings::handled(Role::Received, false), columns),
            Of::Result(column) => heard::sums(&self.heard.proceedings, column),
            Of::Proceedings => heard::sums(self.heard.own.as_slice(), dispute::Column::Sum),
        }
    }

    fn has(&self, id: FigureId) -> bool {
        self.report.figure(id).is_some()
    }

    /// The cells of rows of table three; a blank 总计 beside filled columns is what these come to.
    fn cells(&self, rows: &[Row], columns: &[Column]) -> Vec<FigureId> {
        let mut cells = Vec::new();
        for &row in rows {
            let is = |column: Column, test: fn(&Figure) -> bool| {
                let figure = self.report.figure(FigureId::Application(row, column));
                figure.is_some_and(test)
            };
            let mut parts = Column::PARTS.iter();
            let filled = parts.any(|&part| is(part, |figure| figure.value().is_some()));
            let unsummed = columns == [Column::Sum] && is(Column::Sum, Figure::is_blank) && filled;
            let columns = if unsummed { &Column::PARTS } else { columns };
            cells.extend(
                columns
                    .iter()
                    .map(|&column| FigureId::Application(row, column)),
            );
        }
        cells
    }
}
