//! Mentions → figures of the form that their words name: only where the scope is that of the report and
//! the words leave little open.
//!
//! [`wordings`] are the rows that say which words name which figures, and [`all`] those of what is said of
//! all or none; [`known`] is what earlier numbers of the sentence named, [`scope`] whose figures it means.

mod all;
mod known;
mod scope;
mod wordings;

use super::fold::Folded;
use super::lexicon::Sense::{Answered, Application, Denied, Granted, New, Partial, Received};
use super::lexicon::{Nuance, Sense, Senses};
use super::list::{self, List};
use super::mention::{HandlingStage, Mention, statement};
use super::paragraph::LexedParagraph;
use super::surroundings::ONE;
use super::unit::Class;
use crate::form::application::{Column, Row};
use crate::form::dispute;
use crate::order::Map;
use crate::report::Report;
use crate::report::figure::{Figure, FigureId};
use crate::report::statement::{Claim, Evidence, Statement};
use known::{Known, Proceedings};
use wordings::{CountedThing, FAMILIES, Family, SUM, WordingTarget};

/// What the words of a number may mean, each a sum of figures of the form; the most likely first.
type Meanings = Vec<Vec<FigureId>>;

/// The facts stated so far, by their words, their unit and whether they are of more than this year, with their first
/// figure.
pub(super) type Facts = Map<(Vec<&'static str>, &'static str, bool), FigureId>;

/// The numbers of a paragraph that name figures of the form, and what it says of all or none of them.
pub(super) fn statements(
    text: &Folded,
    paragraph: &LexedParagraph,
    lists: &[List],
    report: &Report,
) -> Vec<Statement> {
    if report.tables.is_empty() {
        return Vec::new();
    }
    let scopes = scope::scopes(paragraph, report);
    // What was carried in is beside what was received: neither is a part of the other.
    let carried_in = |part: &&Mention| part.stage == Some(HandlingStage::CarriedIn);
    let within = |list: &&List| !list.lists.iter().flatten().any(carried_in);
    let members = list::members(paragraph, lists.iter().filter(within));
    let mut known = Known::default();
    let mut statements = Vec::new();
    for mention in &paragraph.mentions {
        known.add(mention);
        let figure = mention.figure;
        // 办结一件申请、解决一个问题 is a motto
        let motto = |figure: &Figure| figure.raw == ONE;
        if mention.is_change()
            || mention.is_former()
            || mention.quantity.vague
            || report.figure(figure).is_some_and(motto)
        {
            continue;
        }
        let sentence = paragraph.sentence(mention.sentence);
        let counted = NumberInContext {
            report,
            mention,
            known: &known,
            part: members.get(mention.index) == Some(&true),
            sentence: sentence.map(|it| it.senses).unwrap_or_default(),
            before: paragraph.said_before(mention.sentence),
        };
        let of = FAMILIES.iter().find_map(|family| counted.meanings(family));
        let scope = scopes.get(mention.sentence).filter(|_| of.is_some());
        let evidence = scope.and_then(|scope| scope.of(&counted, text));
        if let Some((of, evidence)) = of.zip(evidence) {
            statements.push(statement(Claim::Value { figure, of }, evidence, [mention]));
        }
    }
    statements.extend(all::statements(paragraph, &scopes, report));
    statements
}

/// The facts of a paragraph that were stated before: the first numbers of sentences whose words, but for
/// those that only place them in time, name who did it, or weigh it, are known and the same.
pub(super) fn repeated(
    facts: &mut Facts,
    paragraph: &LexedParagraph,
    lists: &[List],
) -> Vec<Statement> {
    /// Fewer characters say too little to be the same fact (发布信息).
    const LEAST: usize = 8;
    const DULL: Senses = Senses::of(&[
        Sense::ThisYear,
        Sense::Total,
        Sense::Body,
        Sense::Is,
        Sense::Number,
    ]);
    // whether a fact is stated twice must not hang on its numbers
    let members = list::members(paragraph, lists.iter().filter(|list| !list.found));
    let mut statements = Vec::new();
    let mut sentence = None;
    for mention in &paragraph.mentions {
        let first = sentence.replace(mention.sentence) != Some(mention.sentence);
        let part = members.get(mention.index) == Some(&true) || mention.run > 0;
        let exact = mention.quantity.approximate.is_none() && !mention.is_change();
        // 此类工单: which they are, other words have said
        let known = mention.label.unknown == 0 && !mention.label.has(Sense::Above);
        let words = mention
            .label
            .words
            .iter()
            .filter(|word| !DULL.has(word.sense));
        let words: Vec<&str> = words.map(|word| word.entry).collect();
        // 累计公开 12986 条。本年度公开 460 条
        let cumulated = mention.label.hints(Nuance::Cumulated);
        let long = words.iter().map(|word| word.chars().count()).sum::<usize>() >= LEAST;
        let Some(unit) = mention.unit() else { continue };
        if first && !part && exact && known && long && mention.class() == Class::Thing {
            let (first, second) = (
                *facts
                    .entry((words, unit, cumulated))
                    .or_insert(mention.figure),
                mention.figure,
            );
            if first != second {
                let claim = Claim::Repeat { first, second };
                statements.push(statement(claim, Evidence::Repeated, [mention]));
            }
        }
    }
    statements
}

/// A number and all that its words may draw on.
struct NumberInContext<'a> {
    report: &'a Report,
    mention: &'a Mention,
    known: &'a Known,
    /// Whether it is a part of some list.
    part: bool,
    /// What its sentence says.
    sentence: Senses,
    /// What the sentence before says.
    before: Senses,
}

impl NumberInContext<'_> {
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
    fn counts(&self, what: CountedThing) -> bool {
        // of 收到 7 件，予以公开 2 件，其中自然人 2 件 the last is a part of the second
        const ANSWERS: &[Sense] = &[Answered, Granted, Partial, Denied];
        let (class, stage) = (self.mention.class(), self.mention.stage);
        let nearby = self.sentence.with(self.before);
        let applied = class == Class::Thing && !nearby.has(Sense::OtherMatter);
        let open = applied && stage.is_none();
        // a part of what was received or answered is not all of it
        let whole = |stage: HandlingStage| stage.is_carried() || !self.part;
        match what {
            CountedThing::Money => class == Class::Money,
            CountedThing::Things => class == Class::Thing,
            CountedThing::Handled => {
                applied && self.sentence.has(Application) && stage.is_some_and(whole)
            }
            CountedThing::Letters => open && !self.part && nearby.any(&[Application, Answered]),
            CountedThing::Outcomes => open && nearby.any(&[Application, Answered]),
            CountedThing::Applicants => {
                open && self.sentence.any(&[Received, New]) && !self.sentence.any(ANSWERS)
            }
        }
    }

    /// What a row names.
    fn figures(&self, of: WordingTarget) -> Meanings {
        let sums = |choices: &[&[Row]], columns: &[Column]| -> Meanings {
            let choices = choices.iter();
            choices.map(|rows| self.cells(rows, columns)).collect()
        };
        let disputes = |of: &[Proceedings], column: dispute::Column| -> Meanings {
            let groups = of.iter().copied().flatten();
            let sum = groups.map(|of| of.iter().map(|&of| FigureId::Dispute(of, column)).collect());
            sum.collect()
        };
        match of {
            WordingTarget::Cell(row, column) => vec![vec![FigureId::Disclosure(row, column)]],
            WordingTarget::Document => {
                let cell = |(row, column)| vec![FigureId::Disclosure(row, column)];
                self.known.document.map(cell).into_iter().collect()
            }
            WordingTarget::Handled => {
                let new = self.mention.label.has(New);
                let rows = self
                    .mention
                    .stage
                    .map(|stage| wordings::handled(stage, new));
                sums(rows.unwrap_or_default(), SUM)
            }
            WordingTarget::Rows(choices, columns) => sums(choices, columns),
            WordingTarget::Group(group) => {
                let mut rows = Row::ALL.to_vec();
                rows.retain(|&row| {
                    row.group() == group && self.has(FigureId::Application(row, Column::Sum))
                });
                sums(&[&rows], SUM)
            }
            WordingTarget::Result(column) => disputes(&self.known.proceedings, column),
            WordingTarget::Proceedings => disputes(self.known.own.as_slice(), dispute::Column::Sum),
        }
    }

    fn has(&self, id: FigureId) -> bool {
        self.report.figure(id).is_some()
    }

    /// The cells of rows of table three; a blank 总计 beside filled columns is what these come to.
    fn cells(&self, rows: &[Row], columns: &[Column]) -> Vec<FigureId> {
        let figure = |row, column| self.report.figure(FigureId::Application(row, column));
        let unsummed = |row: Row| {
            let filled = |&part: &Column| figure(row, part).is_some_and(|it| it.value().is_some());
            let blank = figure(row, Column::Sum).is_some_and(Figure::is_blank);
            columns == SUM && blank && Column::PARTS.iter().any(filled)
        };
        let of_row = |&row: &Row| {
            let columns = if unsummed(row) {
                &Column::PARTS
            } else {
                columns
            };
            columns
                .iter()
                .map(move |&column| FigureId::Application(row, column))
        };
        rows.iter().flat_map(of_row).collect()
    }
}
