//! Rules (核对规则): entries of the catalogue, static values that carry their own function, and what they state:
//! equations, and what they observe.

use std::fmt;

use super::kind::{RelationKind, RuleSource};
use super::level::Level;
use super::reading::Reading;
use super::topic::Topic;
use crate::language::{Label, Words};
use crate::read::document::Document;
use crate::read::span::Span;
use crate::report::Report;
use crate::report::figure::FigureId;
use crate::report::sums::Sums;

/// One entry of the catalogue.
pub struct Rule {
    /// Stable code, e.g. `t3-row-sum`. Never reused for anything else.
    pub code: &'static str,
    /// What must hold, in one sentence.
    pub title: Label,
    /// The page shown to the person, in Markdown; its examples are tests. Empty in a build without the
    /// feature `pages`, as is that of the web page, which fetches them.
    pub page: &'static str,
    /// The level of its findings, unless one says otherwise.
    pub level: Level,
    /// What sort of relation it states, unless an equation says otherwise.
    pub kind: RelationKind,
    /// Where the numbers are located that it is about.
    pub source: RuleSource,
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
    /// What the reports of its parts come to, where they were given.
    pub sums: Option<&'a Sums>,
}

/// A relation that must hold. It is one of its readings that must: where a wording allows several,
/// the equation is broken only if none holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Equation {
    /// The rule that states it.
    pub rule: &'static Rule,
    /// What it is about.
    pub subject: Topic,
    /// The level of a finding if it is broken; the rule's own, unless the evidence is weaker.
    pub level: Level,
    /// The level of a finding if a percentage of it fits only where its further digits are cut off.
    pub cut_off: Level,
    /// What sort of relation it is; the rule's own, unless the rule states several.
    pub kind: RelationKind,
    /// The readings, the most likely first; never empty.
    pub readings: Vec<Reading>,
}

/// A matter of form that a rule found wanting: what is there is what is said, there is no equation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Observation {
    /// The rule.
    pub rule: &'static Rule,
    /// What it is about.
    pub subject: Topic,
    /// The level; the rule's own, unless the evidence is weaker or stronger.
    pub level: Level,
    /// What was found, and what to do.
    pub message: Words,
    /// The figures concerned.
    pub figures: Vec<FigureId>,
    /// Places in the text beside those of the figures.
    pub at: Vec<Span>,
}

impl Equation {
    /// What a rule states, of the rule's own level and kind.
    pub fn of(rule: &'static Rule, subject: impl Into<Topic>, readings: Vec<Reading>) -> Self {
        Self {
            rule,
            subject: subject.into(),
            level: rule.level,
            cut_off: Level::Note,
            kind: rule.kind,
            readings,
        }
    }
}

impl Observation {
    /// What a rule found, at its level, without figures or places.
    pub fn of(rule: &'static Rule, subject: impl Into<Topic>, message: Words) -> Self {
        Self {
            rule,
            subject: subject.into(),
            level: rule.level,
            message,
            figures: Vec::new(),
            at: Vec::new(),
        }
    }
}

impl Rule {
    /// Whether it states what the sentences of the text claim.
    pub fn is_of_text(&self) -> bool {
        self.source == RuleSource::Text
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
