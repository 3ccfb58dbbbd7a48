//! Stage 4: equations → what is said: verdicts, findings in words, causes and their repairs.

mod evaluate;
mod findings;
mod judge;
#[cfg(test)]
mod laws;
mod sentence;

pub mod cause;
pub mod change;
pub mod coverage;
pub mod explain;
pub mod label;
pub mod scale;

pub use findings::findings;
pub use judge::judge;

use crate::language::Words;
use crate::read::number::Number;
use crate::read::span::Span;
use crate::report::figure::FigureId;
use crate::rules::level::Level;
use crate::rules::reading::Reading;
use crate::rules::rule::{Equation, Rule};
use crate::rules::topic::Topic;

/// An equation and what became of it: a line of the ledger (台账).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judged {
    /// The equation.
    pub equation: Equation,
    /// What became of it.
    pub verdict: Verdict,
    /// The reading that the verdict is about: the one that holds, or the most likely one.
    pub reading: usize,
    /// Blank parts among filled ones that were counted as zero.
    pub blanks: Vec<FigureId>,
    /// Whether a percentage holds only if it was cut off instead of rounded.
    pub cut_off: bool,
}

impl Judged {
    /// The reading that the verdict is about.
    pub fn chosen(&self) -> Option<&Reading> {
        self.equation.readings.get(self.reading)
    }

    /// Whether it is broken.
    pub fn is_broken(&self) -> bool {
        matches!(self.verdict, Verdict::Broken { .. })
    }
}

/// What became of an equation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// 成立.
    Holds,
    /// 不符: what the two sides come to, and left − right.
    Broken {
        /// What the left side comes to.
        left: Number,
        /// What the right side comes to.
        right: Number,
        /// left − right.
        difference: Number,
    },
    /// 未能核对, with what is missing.
    Undecided(Vec<Missing>),
    /// 不适用: nothing is stated, as where a whole row is blank.
    NotApplicable,
}

/// A figure that a relation needs and the report does not give.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing {
    /// The figure.
    pub figure: FigureId,
    /// The value that its parts make, where it is a blank total.
    pub would_be: Option<Number>,
    /// Whether it is last year's report that does not give it.
    pub last_year: bool,
    /// The part whose report does not give it, where it is that of a part.
    pub part: Option<u32>,
}

/// A finding: something that a person must see.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The rule that is violated.
    pub rule: &'static Rule,
    /// What it is about.
    pub subject: Topic,
    /// How serious.
    pub level: Level,
    /// In a few words, numbers first.
    pub title: Words,
    /// What, why, what to do.
    pub message: Words,
    /// The line of the ledger that is broken; none for a matter of form.
    pub judged: Option<usize>,
    /// The figures that take part, the one it is most about first.
    pub figures: Vec<FigureId>,
    /// Places in the text beside those of the figures.
    pub at: Vec<Span>,
}
