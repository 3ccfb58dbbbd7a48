//! Whose figures words mean, and of which time: those of the report, or others.

use super::Counted;
use super::repeat::pieces;
use crate::report::Report;
use crate::report::statement::Evidence;
use crate::report::text::fold::Folded;
use crate::report::text::lexicon::{Sense, names};
use crate::report::text::nest::Sentence;
use crate::report::text::passage::Passage;

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
pub(super) fn scopes(passage: &Passage, report: &Report) -> Vec<Scope> {
    let year = report.year.as_ref().map(|year| year.value);
    let scope = |sentence: &Sentence| {
        let other = |year: i32| !sentence.years.is_empty() && !sentence.years.contains(&year);
        let senses = sentence.senses;
        if senses.any(&[Sense::OtherTime, Sense::Cumulative]) || year.is_some_and(other) {
            Scope::Elsewhere
        } else if senses.has(Sense::OtherBody) {
            Scope::Narrower
        } else {
            Scope::Report
        }
    };
    let mut scopes: Vec<Scope> = passage.sentences.iter().map(scope).collect();
    for clause in &passage.clauses {
        let mut words = clause.words.words.iter();
        let narrow = words.any(|it| it.sense == Sense::Narrow && !is_own(it.entry, report));
        if let Some(scope @ Scope::Report) = scopes.get_mut(clause.sentence).filter(|_| narrow) {
            *scope = Scope::Narrower;
        }
    }
    scopes
}

/// Whether a sentence states what its words say of the year of the report; another year may be compared
/// with.
pub(super) fn is_fact(sentence: &Sentence) -> bool {
    let senses = sentence.senses;
    let former = senses.has(Sense::Former) && !senses.has(Sense::Compared);
    let long = sentence.end - sentence.start > LONGEST;
    !long && !former && !senses.any(&[Sense::Hedge, Sense::Target])
}

/// A sentence longer than this, in characters, is no sentence.
const LONGEST: usize = 2000;

/// Whether a name is a part of that of the agency that reports.
fn is_own(name: &str, report: &Report) -> bool {
    let agency = report.agency.as_ref();
    agency.is_some_and(|agency| agency.value.contains(name))
}

/// More unknown characters before a number than these name something that the form does not know.
const UNKNOWN: usize = 8;

impl Scope {
    /// By what a number of a sentence of this scope names figures of the form; nothing where it cannot.
    pub(super) fn of(self, counted: &Counted, text: &Folded) -> Option<Evidence> {
        const DISCLOSURE: &[Sense] = &[Sense::Disclosure, Sense::Proactive];
        let mention = counted.mention;
        // most proceedings are about other matters than the disclosure of information
        let unrelated = !counted.heard.proceedings.is_empty() && !counted.sentence.any(DISCLOSURE);
        let unlisted = mention.opener == Some(Sense::Among) && !counted.part;
        let narrower = self == Self::Narrower
            || unrelated
            || unlisted
            || mention.label.has(Sense::Letter)
            || mention.label.unknown > UNKNOWN
            || is_of_another(counted, text);
        match self {
            Self::Elsewhere => None,
            _ if narrower => Some(Evidence::Narrower),
            Self::Report | Self::Narrower => Some(Evidence::Named),
        }
    }
}

/// Whether the words before a number begin with a body that is not the one that reports (无锡市收到 78 件).
fn is_of_another(counted: &Counted, text: &Folded) -> bool {
    const BEFORE: &[Sense] = &[Sense::Year, Sense::ThisYear, Sense::Is, Sense::Total];
    let mention = counted.mention;
    if mention.label.is_empty() {
        return false;
    }
    let mut body = String::new();
    for (sense, piece) in pieces(text, mention.label.start, mention.start) {
        match sense {
            Some(sense) if body.is_empty() && BEFORE.contains(&sense) => {}
            None if body.is_empty() && piece.starts_with(|it: char| it.is_ascii_digit()) => {}
            Some(Sense::Other) | None => body.push_str(&piece),
            Some(_) => break,
        }
    }
    let named = body.chars().count() >= 2 && body.ends_with(|last| names::BODIES.contains(last));
    named && counted.report.agency.is_some() && !is_own(&body, counted.report)
}
