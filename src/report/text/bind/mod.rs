//! Mentions → figures of the form that their words name: only where the scope is that of the report and
//! the words leave little open.

mod all;
mod applications;
mod disputes;
mod documents;

use super::fold::Folded;
use super::lexicon::{self, Sense, names};
use super::list::{self, List};
use super::nest::{Mention, Sentence};
use super::passage::Passage;
use super::role::Role;
use super::unit::{self, Class};
use crate::form::disclosure::{Column, Row};
use crate::report::Report;
use crate::report::figure::FigureId;
use crate::report::statement::{Claim, Evidence, Statement};
use disputes::Topic;
use documents::Documents;

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
    let mut statements = values(text, passage, lists, report);
    statements.extend(all::statements(passage, report));
    statements
}

fn values(text: &Folded, passage: &Passage, lists: &[List], report: &Report) -> Vec<Statement> {
    let elsewhere: Vec<bool> = passage
        .sentences
        .iter()
        .map(|sentence| other_time(sentence, report))
        .collect();
    let narrow = narrow(passage, report);
    // What was carried in stands beside what was received: neither is a part of the other.
    let carried = |&part: &usize| passage.role(part) == Some(Role::CarriedIn);
    let within = lists
        .iter()
        .filter(|list| !list.lists.iter().flatten().any(carried));
    let members = list::members(passage, within);
    let mut topic = Topic::default();
    let mut documents = Documents::default();
    let mut statements = Vec::new();
    for (index, mention) in passage.mentions.iter().enumerate() {
        topic.hear(mention);
        let document = documents.hear(mention);
        let (Some(sentence), Some(figure)) = (
            passage.sentences.get(mention.sentence),
            passage.figure(index),
        ) else {
            continue;
        };
        let elsewhere = elsewhere.get(mention.sentence) == Some(&true);
        // 办结一件申请、解决一个问题 is a motto
        let motto = report
            .figure(figure)
            .is_some_and(|figure| figure.raw == unit::ONE);
        let uncounted = mention.is_change() || mention.is_former() || mention.quantity.vague;
        if uncounted || motto || elsewhere {
            continue;
        }
        let place = Place {
            report,
            before: passage.sentence_before(mention.sentence),
            mention,
            sentence,
            role: passage.role(index),
            part: members.get(index) == Some(&true),
            topic: &topic,
            document,
        };
        let of = place.meanings();
        if of.is_empty() {
            continue;
        }
        let less = place.is_narrower()
            || another_body(text, mention, report)
            || narrow.get(mention.sentence) == Some(&true);
        let evidence = if less {
            Evidence::Narrower
        } else {
            Evidence::Named
        };
        statements.push(passage.statement(Claim::Value { figure, of }, evidence, [index]));
    }
    statements
}

/// Whether the words before a number begin with a body that is not the one that reports (无锡市收到 78 件).
fn another_body(text: &Folded, mention: &Mention, report: &Report) -> bool {
    const BEFORE: &[Sense] = &[Sense::Year, Sense::ThisYear, Sense::Is, Sense::Total];
    let Some(agency) = report.agency.as_ref() else {
        return false;
    };
    let mut at = mention.label.start;
    let mut body = String::new();
    while at < mention.start {
        match lexicon::entry(text, at) {
            Some(word) if BEFORE.contains(&word.sense) && body.is_empty() => {
                at += word.entry.chars().count();
            }
            Some(word) if word.sense == Sense::Other => {
                body.push_str(word.entry);
                at += word.entry.chars().count();
            }
            Some(_) => break,
            None if text.at(at).is_ascii_digit() && body.is_empty() => at += 1,
            None => {
                body.push(text.at(at));
                at += 1;
            }
        }
    }
    let named = body.chars().count() >= 2 && body.ends_with(|last| names::BODIES.contains(last));
    named && !agency.value.contains(&body)
}

/// Whether a sentence speaks of another year than the report, or of a part of it.
fn other_time(sentence: &Sentence, report: &Report) -> bool {
    if sentence.senses.any(&[Sense::OtherTime, Sense::Cumulative]) {
        return true;
    }
    let year = report.year.as_ref().map(|year| year.value);
    year.is_some_and(|year| !sentence.years.is_empty() && !sentence.years.contains(&year))
}

/// For each sentence, whether it names less than what the report is about (区政府办公室).
fn narrow(passage: &Passage, report: &Report) -> Vec<bool> {
    let agency = report
        .agency
        .as_ref()
        .map_or("", |agency| agency.value.as_str());
    let mut narrow = vec![false; passage.sentences.len()];
    for clause in &passage.clauses {
        let less = |word: &super::lexicon::Word| {
            word.sense == Sense::Narrow && !agency.contains(word.entry)
        };
        if let Some(narrow) = narrow.get_mut(clause.sentence) {
            *narrow |= clause.words.words.iter().any(less);
        }
    }
    narrow
}

/// A number and all that its words may draw on.
struct Place<'a> {
    report: &'a Report,
    mention: &'a Mention,
    role: Option<Role>,
    sentence: &'a Sentence,
    before: Option<&'a Sentence>,
    /// Whether it is a part of some list.
    part: bool,
    topic: &'a Topic,
    document: Option<(Row, Column)>,
}

/// More unknown characters before a number than these name something that the form does not know.
const UNKNOWN: usize = 8;

impl Place<'_> {
    fn meanings(&self) -> Meanings {
        let found = match self.mention.class() {
            Class::Money => self.fee(),
            Class::Thing => self
                .disputes()
                .or_else(|| {
                    self.document
                        .map(|(row, column)| vec![vec![FigureId::Disclosure(row, column)]])
                })
                .or_else(|| self.decisions())
                .or_else(|| self.applications()),
            _ => None,
        };
        let mut meanings = found.unwrap_or_default();
        meanings
            .retain(|of| !of.is_empty() && of.iter().all(|&id| self.report.figure(id).is_some()));
        meanings
    }

    /// Whether the words name less than what the report is about, or leave it open.
    fn is_narrower(&self) -> bool {
        self.counts_letters()
            || self.mention.label.unknown > UNKNOWN
            || (self.mention.opener == Some(Sense::Among) && !self.part)
            || self.sentence.senses.has(Sense::OtherBody)
            || (self.topic.is_named()
                && !self
                    .sentence
                    .senses
                    .any(&[Sense::Disclosure, Sense::Proactive]))
    }

    fn has(&self, sense: Sense) -> bool {
        self.mention.says().has(sense)
    }

    /// Whether letters of reply (答复书) are counted: mostly one for each application, now and then two.
    fn counts_letters(&self) -> bool {
        let label = &self.mention.label;
        label.has(Sense::Letter) && !label.any(&[Sense::Outcome, Sense::Received])
    }

    /// Table two, permits, penalties and coercive measures: only where the words speak of decisions.
    fn decisions(&self) -> Option<Meanings> {
        let label = &self.mention.label;
        if !label.has(Sense::Decision) || label.any(&[Sense::Disclosure, Sense::Proactive]) {
            return None;
        }
        let rows = [
            (Sense::Permit, Row::Permit),
            (Sense::Penalty, Row::Penalty),
            (Sense::Coercion, Row::Coercion),
        ];
        let (_, row) = rows.into_iter().find(|&(sense, _)| label.has(sense))?;
        Some(vec![vec![FigureId::Disclosure(row, Column::Decisions)]])
    }

    /// Table two, the fees of edition 2021.
    fn fee(&self) -> Option<Meanings> {
        let named = self.mention.label.has(Sense::AdministrativeFee);
        named.then(|| vec![vec![FigureId::Disclosure(Row::Fee, Column::Amount)]])
    }
}
