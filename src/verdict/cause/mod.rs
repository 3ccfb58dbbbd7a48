//! Causes (原因): one wrong number breaks several relations and is reported once, with its repairs.
//!
//! In goes the ledger with its findings, out come the causes: broken relations that share figures form
//! one problem, and its repairs are all the smallest sets of figures whose change makes its relations
//! hold without breaking any other. The search is exact for one, two and three changes; beyond, nothing
//! is named. It is bounded by a number of looks, each problem by itself and all together, so that a report
//! always gets the same answer; of a long text not everything that is broken is looked at (`reach`). Where a bound was
//! reached, that is said.
//!
//! This is error localisation after Fellegi and Holt (1976): change the fewest figures such that every
//! rule can be met. We do as the R packages `errorlocate` and `deducorrect` do where we can, and
//! otherwise where the form allows more:
//!
//! - `errorlocate` hands the problem to a mixed-integer solver and gets one solution, by chance or by
//!   weights. The form's equations have coefficients of one and a figure occurs in at most three of
//!   them, so branching over the relations that are still open finds *all* the smallest solutions in a
//!   few thousand steps, without a solver. Ties can thus be shown as ties.
//! - `errorlocate` names the variables and leaves their values to imputation. Here the values are part
//!   of the solution: a set of figures counts only if the equations give each one value, a whole number
//!   that is not negative where a count is meant.
//! - `deducorrect` looks for typing errors first (swapped digits, signs, rounding) and localises what is
//!   left. Here the typo never decides whether a repair is one, only which of the smallest comes first.
//! - Reliability weights: the tables outweigh the running text. Their problems are solved first and by
//!   themselves; the text then is evidence for or against each candidate. A broken statement of the text
//!   that no repair of a table settles is a problem of its own, in which a consistent table stays as it is.
//! - Percentages leave room for rounding: such relations are looked at again after a change, and never
//!   solved together with others. Figures of last year's report are given and never change.
//! - Rules choose by the numbers what a sentence claims. The best repairs are therefore tried out: the
//!   paragraphs that they change are read and judged again, and one that harms anything is not named.
//! - A report that sums up others and differs from their sum in many cells has mostly one part left out, or
//!   counted twice; that is looked for before single numbers are, and is one cause (`miscount`).
//! - What a person typed is evidence: where it disagrees with relations that fitted what was printed, that is
//!   said once, and no other number is changed to fit it.

mod budget;
mod complete;
mod edited;
mod effects;
mod evaluator;
mod finder;
mod list;
mod miscount;
mod miscount_words;
mod problem;
mod reach;
mod search;
mod single;
mod solve;
mod system;
mod trial;
mod typo;
mod words;
mod writing;

pub use effects::{RepairEffect, effects, repaired};

use super::change::Change;
use super::{Finding, Judged};
use crate::form::TableKind;
use crate::language::Words;
use crate::order;
use crate::report::figure::Edits;
use crate::rules::level::Level;
use crate::rules::reading::Operand;
use crate::rules::rule::Subject;
use finder::Finder;
use reach::Reach;
use system::System;

/// The most repairs that are listed for one cause.
const LISTED: usize = 64;

/// Findings that hang together, and what would put them right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cause {
    /// The findings, as indices into the list of findings.
    pub findings: Vec<usize>,
    /// The repairs of least size, best first; empty where there are too many to name, or none that harms
    /// nothing.
    pub repairs: Vec<Repair>,
    /// How many repairs of least size there are: more than are listed, where that would be too long.
    pub candidates: usize,
    /// Whether the evidence does not decide between the first repair and the next.
    pub tied: bool,
    /// Whether repairs were looked for to the end; not, where the report has too much that is broken.
    pub searched: bool,
    /// What the evidence shows, and no more.
    pub message: Words,
    /// The part that explains it, where the report sums up others.
    pub miscount: Option<Miscount>,
}

/// How a part was counted in the report of the whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counted {
    /// Not at all (漏计).
    Never,
    /// Twice (重复计入).
    Twice,
    /// It was counted, and its report is not among those given.
    Absent,
    /// No one part explains the cells.
    Unknown,
}

/// What many cells that are not the sums of the parts come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Miscount {
    /// How a part was counted.
    pub how: Counted,
    /// The part, by its place among them; several where their numbers are the same, none where none fits.
    pub parts: Vec<u32>,
    /// The table that it is about; none where it is all of them.
    pub table: Option<TableKind>,
}

/// Changes that make every relation of the report hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repair {
    /// What to change, each figure once.
    pub changes: Vec<Change>,
    /// What supports it.
    pub why: Words,
}

/// Groups the findings by cause and names the repairs of each.
///
/// Every finding of level error or warning that is about a broken relation belongs to exactly one
/// cause; notes and matters of form have none. `subject` is what the ledger was judged with, `edits` what
/// its report was read with.
pub fn find(
    subject: Subject<'_>,
    edits: &Edits,
    ledger: &[Judged],
    findings: &[Finding],
) -> Vec<Cause> {
    let mut open: Vec<bool> = ledger.iter().map(is_broken).collect();
    if !open.contains(&true) {
        return Vec::new();
    }
    let reach = Reach::of(ledger);
    let mut beyond_reach = Vec::new();
    for (line, (open, judged)) in open.iter_mut().zip(ledger).enumerate() {
        if *open && !reach.is_complete_for(line, judged) {
            *open = false;
            beyond_reach.push(line);
        }
    }
    let system = System::new(subject.report, ledger, |line, judged| {
        is_evidence(judged) && reach.includes(line)
    });
    let of_tables: Vec<bool> = ledger.iter().map(is_of_tables).collect();
    let is_of_tables = |line: usize| of_tables.get(line) == Some(&true);
    let broken = (0..ledger.len()).filter(|&line| open.get(line) == Some(&true));
    let are_broken = broken.into_iter().any(is_of_tables);
    let mut finder = Finder::new(subject, edits, ledger, findings, &system, &reach, open);
    finder.miscounts();
    if are_broken && !system.is_only(&is_of_tables) {
        let tables = system.only(&is_of_tables);
        finder.solve(&tables);
    }
    finder.solve(&system);
    finder.edits();
    finder.singles();
    finder.beyond_reach(&beyond_reach);
    let mut causes = finder.causes;
    order::sort_by_key(&mut causes, |cause| cause.findings.first().copied());
    causes
}

/// Whether a relation counts: notes do not.
fn counts(judged: &Judged) -> bool {
    judged.equation.level != Level::Note
}

/// Whether a relation that counts is broken.
fn is_broken(judged: &Judged) -> bool {
    counts(judged) && judged.is_broken()
}

/// Whether a relation supports or contradicts a repair: words that it sets against figures do not.
fn is_evidence(judged: &Judged) -> bool {
    counts(judged) && !single::is_worded(judged)
}

/// Whether a relation is one of the tables alone: what the text or last year's report says is evidence.
fn is_of_tables(judged: &Judged) -> bool {
    judged.equation.readings.iter().all(|reading| {
        let mut terms = reading.left.iter().chain(&reading.right);
        terms.all(|term| matches!(term.operand, Operand::Figure(_)))
            && !reading.figures().any(evaluator::is_of_text)
    })
}

#[cfg(test)]
mod laws;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod text_tests;
#[cfg(test)]
mod whole_tests;
