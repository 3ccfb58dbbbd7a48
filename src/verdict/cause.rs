//! Causes (原因): one wrong number breaks several relations and is told once, with its repairs.

use crate::language::Words;
use crate::read::number::Number;
use crate::report::Report;
use crate::report::figure::FigureId;

use super::{Finding, Judged};

/// Findings that hang together, and what would put them right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cause {
    /// The findings, as indices into the list of findings.
    pub findings: Vec<usize>,
    /// The repairs of least size, best first; empty where there are too many to name.
    pub repairs: Vec<Repair>,
    /// Whether the evidence cannot tell between the first repair and the next.
    pub tied: bool,
    /// What the evidence shows, and no more.
    pub message: Words,
}

/// Changes that make every relation of the report hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repair {
    /// What to change, each figure once.
    pub changes: Vec<Change>,
    /// What speaks for it.
    pub why: Words,
}

/// A figure, and the number it should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// The figure.
    pub figure: FigureId,
    /// What it is now; none where the cell is blank.
    pub from: Option<Number>,
    /// What it should be.
    pub to: Number,
}

/// Groups the findings by cause and names the repairs of each.
pub fn find(_report: &Report, _ledger: &[Judged], _findings: &[Finding]) -> Vec<Cause> {
    Vec::new()
}
