//! Whose figures words mean, and of which time: those of the report, or others.

use super::NumberInContext;
use crate::report::Report;
use crate::report::statement::Evidence;
use crate::report::text::fold::Folded;
use crate::report::text::lexicon::{Sense, entry, names};
use crate::report::text::paragraph::{LexedParagraph, Sentence};

/// Whose figures a sentence means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scope {
    /// Those of the form.
    Report,
    /// Perhaps fewer: it names an office of the one that reports, or others than it.
    Narrower,
    /// Those of another time.
    Elsewhere,
}

/// The scope of each sentence.
pub(super) fn scopes(paragraph: &LexedParagraph, report: &Report) -> Vec<Scope> {
    let scope = |sentence: &Sentence| {
        let other = |year: i32| !sentence.years.is_empty() && !sentence.years.contains(&year);
        let senses = sentence.senses;
        if senses.any(&[Sense::OtherTime, Sense::Cumulative]) || paragraph.year.is_some_and(other) {
            Scope::Elsewhere
        } else if senses.has(Sense::OtherBody) {
            Scope::Narrower
        } else {
            Scope::Report
        }
    };
    let mut scopes: Vec<Scope> = paragraph.sentences.iter().map(scope).collect();
    for clause in &paragraph.clauses {
        let mut words = clause.words.words.iter();
        let narrow = words.any(|it| it.sense == Sense::Narrow && !is_own(it.entry, report));
        if let Some(scope @ Scope::Report) = scopes.get_mut(clause.sentence).filter(|_| narrow) {
            *scope = Scope::Narrower;
        }
    }
    scopes
}

/// Whether a name is a part of that of the agency that reports.
fn is_own(name: &str, report: &Report) -> bool {
    let agency = report.agency.as_ref();
    agency.is_some_and(|agency| agency.value.contains(name))
}

/// More unknown characters before a number than these name something that the form does not know.
const UNKNOWN: usize = 8;

impl Scope {
    /// By what a number of a sentence of this scope names figures of the form; nothing where it cannot.
    pub(super) fn of(self, counted: &NumberInContext, text: &Folded) -> Option<Evidence> {
        const DISCLOSURE: &[Sense] = &[Sense::Disclosure, Sense::Proactive];
        let label = &counted.mention.label;
        // most proceedings are about other matters than the disclosure of information
        let unrelated = !counted.known.proceedings.is_empty() && !counted.sentence.any(DISCLOSURE);
        let unlisted = counted.mention.opener == Some(Sense::Among) && !counted.part;
        let narrower = self == Self::Narrower
            || unrelated
            || unlisted
            || label.has(Sense::Letter)
            || label.unknown > UNKNOWN
            || is_of_another(counted, text);
        match self {
            Self::Elsewhere => None,
            _ if narrower => Some(Evidence::Narrower),
            Self::Report | Self::Narrower => Some(Evidence::Named),
        }
    }
}

/// Whether the words before a number begin with a body that is not the one that reports (无锡市收到 78 件).
fn is_of_another(counted: &NumberInContext, text: &Folded) -> bool {
    const BEFORE: &[Sense] = &[Sense::Year, Sense::ThisYear, Sense::Is, Sense::Total];
    let mention = counted.mention;
    let mut body = String::new();
    let mut at = mention.label.start;
    while at < mention.start && !mention.label.is_empty() {
        let (sense, end) = match entry(text, at) {
            Some((word, end)) => (word.sense, end),
            None if text.is_digit(at) && body.is_empty() => (Sense::Is, at + 1),
            None => (Sense::Other, at + 1),
        };
        match sense {
            Sense::Other => body.push_str(&text.words(at, end)),
            _ if body.is_empty() && BEFORE.contains(&sense) => {}
            _ => break,
        }
        at = end;
    }
    let named = body.chars().count() >= 2 && body.ends_with(|last| names::BODIES.contains(last));
    named && counted.report.agency.is_some() && !is_own(&body, counted.report)
}
