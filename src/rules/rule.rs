//! Rules (核对规则): entries of the catalogue, static values that carry their own function.

use std::fmt;

use super::equation::Equation;
use crate::language::{Label, Words};
use crate::read::document::Document;
use crate::read::span::Span;
use crate::report::Report;
use crate::report::figure::FigureId;

/// One entry of the catalogue.
pub struct Rule {
    /// Stable code, e.g. `t3-row-sum`. Never reused for anything else.
    pub code: &'static str,
    /// What must hold, in one sentence.
    pub title: Label,
    /// The page shown to the person, in Markdown; its examples are tests.
    pub page: &'static str,
    /// The level of its findings, unless one says otherwise.
    pub level: Level,
    /// What it looks for.
    pub check: Check,
}

/// What a rule looks for.
pub enum Check {
    /// The relations that it states about a report.
    Equations(fn(&Subject<'_>, &mut Vec<Equation>)),
    /// The matters of form that it observes.
    Observations(fn(&Subject<'_>, &mut Vec<Observation>)),
}

/// What rules are asked about.
#[derive(Clone, Copy)]
pub struct Subject<'a> {
    /// The document, for its text; rules do not search it for figures.
    pub document: &'a Document,
    /// The report.
    pub report: &'a Report,
    /// Last year's report of the same agency, where it was given.
    pub last_year: Option<&'a Report>,
}

/// A matter of form that a rule found wanting: what is there is what is said, there is no equation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Observation {
    /// The rule.
    pub rule: &'static Rule,
    /// What it is about: an id of the form or a place in the text.
    pub subject: String,
    /// The level; the rule's own, unless the evidence is weaker or stronger.
    pub level: Level,
    /// What was found, and what to do.
    pub message: Words,
    /// The figures concerned.
    pub figures: Vec<FigureId>,
    /// Places in the text beside those of the figures.
    pub at: Vec<Span>,
}

/// How sure and how serious a finding is (等级).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// 不符: the form's own arithmetic is violated.
    Error,
    /// 存疑: a person must look.
    Warning,
    /// 提示: a matter of form.
    Note,
}

impl Level {
    /// The name used in JSON and on the command line.
    pub fn id(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }

    /// The name that a person reads.
    pub fn label(self) -> Label {
        match self {
            Self::Error => Label {
                zh: "不符",
                en: "Mismatch",
            },
            Self::Warning => Label {
                zh: "存疑",
                en: "To check",
            },
            Self::Note => Label {
                zh: "提示",
                en: "Note",
            },
        }
    }
}

impl Rule {
    /// Whether it states what the sentences of the text claim.
    pub fn is_of_text(&self) -> bool {
        self.code.starts_with("text-")
    }
}

/// Rules are equal if their codes are: a code names one rule.
impl PartialEq for Rule {
    fn eq(&self, other: &Self) -> bool {
        self.code == other.code
    }
}

impl Eq for Rule {}

impl fmt::Debug for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code)
    }
}
