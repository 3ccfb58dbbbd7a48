//! Causes (原因): one wrong number breaks several relations and is told once, with its repairs.
//!
//! In goes the ledger with its findings, out come the causes: broken relations that share figures form
//! one problem, and its repairs are all the smallest sets of figures whose change makes its relations
//! hold without breaking any other. The search is exact for one, two and three changes; beyond, nothing
//! is named. It is bounded by a number of steps, so that a report always gets the same answer.
//!
//! This is error localisation after Fellegi and Holt (1976): change the fewest figures such that every
//! rule can be met. We do as the R packages `errorlocate` and `deducorrect` do where we can, and
//! otherwise where the form allows more:
//!
//! - `errorlocate` hands the problem to a mixed-integer solver and gets one solution, by chance or by
//!   weights. The form's equations have coefficients of one and a figure stands in at most three of
//!   them, so branching over the relations that are still open finds *all* the smallest solutions in a
//!   few thousand steps, without a solver. Ties can thus be shown as ties.
//! - `errorlocate` names the variables and leaves their values to imputation. Here the values are part
//!   of the solution: a set of figures counts only if the equations give each one value, a whole number
//!   that is not negative where a count is meant.
//! - `deducorrect` looks for typing errors first (swapped digits, signs, rounding) and localises what is
//!   left. Here the slip never decides whether a repair is one, only which of the smallest comes first.
//! - Reliability weights: the tables outweigh the running text. Their problems are solved first and by
//!   themselves; the text then is evidence for or against each candidate. A broken statement of the text
//!   that no repair of a table settles is a problem of its own, in which a consistent table stays as it is.
//! - Percentages leave room for rounding: such relations are looked at again after a change, and never
//!   solved together with others. Figures of last year's report are given and never change.

mod effects;
mod evidence;
mod list;
mod problem;
mod search;
mod single;
mod slip;
mod solve;
mod system;
mod words;

pub use effects::{Effect, effects, repaired};

use super::change::Change;
use crate::language::Words;
use crate::order;
use crate::report::Report;
use crate::rules::equation::Operand;
use crate::rules::rule::Level;

use super::{Finding, Judged, Verdict, judge};
use evidence::{Candidate, Witness};
use problem::{Problem, Scene};
use search::{Budget, Outcome, Task};
use system::System;

/// The most repairs that are listed for one cause.
const LISTED: usize = 64;

/// The most figures that are tried out for one report.
const STEPS: u32 = 200_000;

/// Findings that hang together, and what would put them right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cause {
    /// The findings, as indices into the list of findings.
    pub findings: Vec<usize>,
    /// The repairs of least size, best first; empty where there are too many to name.
    pub repairs: Vec<Repair>,
    /// How many repairs of least size there are: more than are listed, where that would be too long.
    pub candidates: usize,
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

/// Groups the findings by cause and names the repairs of each.
///
/// Every finding of level error or warning that stands for a broken relation belongs to exactly one
/// cause; notes and matters of form have none. `last_year` is the report that the ledger was judged with.
pub fn find(
    report: &Report,
    last_year: Option<&Report>,
    ledger: &[Judged],
    findings: &[Finding],
) -> Vec<Cause> {
    let mut open: Vec<bool> = ledger
        .iter()
        .map(|judged| counts(judged) && matches!(judged.verdict, Verdict::Broken { .. }))
        .collect();
    if !open.contains(&true) {
        return Vec::new();
    }
    let system = System::new(report, ledger, &[], is_evidence);
    let case = Case {
        findings,
        witness: Witness {
            report,
            last_year,
            ledger,
            system: &system,
            missing: judge::missing_totals(report, ledger),
        },
    };
    let mut budget = Budget(STEPS);
    let mut causes = Vec::new();
    let tables = system.only(&|line| ledger.get(line).is_some_and(is_of_tables));
    case.solve(&tables, &mut open, &mut causes, &mut budget);
    case.solve(&system, &mut open, &mut causes, &mut budget);
    for line in 0..ledger.len() {
        if take(&mut open, line) {
            case.single(line, &mut open, &mut causes);
        }
    }
    order::sort_by_key(&mut causes, |cause| cause.findings.first().copied());
    causes
}

/// Everything that causes are told from.
struct Case<'a> {
    findings: &'a [Finding],
    witness: Witness<'a>,
}

impl Case<'_> {
    /// Makes causes of the lines of the system that are still open, and closes what they settle.
    fn solve(
        &self,
        system: &System,
        open: &mut [bool],
        causes: &mut Vec<Cause>,
        budget: &mut Budget,
    ) {
        let broken: Vec<usize> = system
            .lines
            .iter()
            .enumerate()
            .filter(|(_, line)| open.get(line.judged) == Some(&true))
            .map(|(place, _)| place)
            .collect();
        let scene = Scene {
            system,
            admits: &|shift| self.witness.admits(system, shift),
        };
        for problem in scene.problems(&broken, budget) {
            causes.push(self.cause(system, problem, open, budget));
        }
    }

    fn cause(
        &self,
        system: &System,
        problem: Problem,
        open: &mut [bool],
        budget: &mut Budget,
    ) -> Cause {
        let lines = problem
            .lines
            .iter()
            .filter_map(|&line| system.lines.get(line));
        let mut lines: Vec<usize> = lines.map(|line| line.judged).collect();
        for &line in &lines {
            take(open, line);
        }
        let shifts = match problem.outcome {
            Outcome::Found(shifts) => shifts,
            Outcome::None => {
                let message = self
                    .witness
                    .incomplete(&lines)
                    .map(|list| words::incomplete(&list));
                return self.unsolved(&lines, message.unwrap_or_else(words::beyond));
            }
            Outcome::TooMany => return self.unsolved(&lines, words::too_many()),
        };
        let report = self.witness.report;
        let mut candidates: Vec<Candidate> = shifts
            .iter()
            .map(|shift| evidence::changes(report, system, shift))
            .map(|changes| self.witness.candidate(&lines, changes))
            .collect();
        // what would break a relation that holds is no repair, where there is one that breaks none
        let least = candidates
            .iter()
            .map(|candidate| candidate.effect.lost.len())
            .min();
        candidates.retain(|candidate| Some(candidate.effect.lost.len()) == least);
        order::sort_by_key(&mut candidates, Candidate::order);
        for candidate in candidates.iter_mut().take(LISTED) {
            self.complete(candidate, budget);
        }
        self.solved(&mut lines, candidates, open)
    }

    /// Makes a cause of a broken relation that no equation can solve, or adds it to one.
    fn single(&self, line: usize, open: &mut [bool], causes: &mut Vec<Cause>) {
        if self.witness.is_worded(line) {
            // the finding itself says what the words and the figures say
            causes.push(self.unsolved(&[line], Words::default()));
            return;
        }
        let changes = self.witness.single_changes(line).into_iter();
        let mut candidates: Vec<Candidate> = changes
            .map(|change| self.witness.candidate(&[line], vec![change]))
            .collect();
        if !candidates.is_empty() {
            order::sort_by_key(&mut candidates, Candidate::order);
            causes.push(self.solved(&mut vec![line], candidates, open));
            return;
        }
        let short = self.witness.short_shares(line);
        let lists = short.as_ref().map_or(&[][..], |short| &short.lists);
        let same_list = causes.iter_mut().find(|cause| {
            let lines = self.findings_of(lists);
            cause.repairs.is_empty() && cause.findings.iter().any(|finding| lines.contains(finding))
        });
        if let Some(cause) = same_list {
            cause.findings.extend(self.findings_of(&[line]));
            return;
        }
        let list = self.witness.incomplete(&[line]);
        let message = match (short, list) {
            (Some(short), _) => words::short_shares(&short),
            (None, Some(list)) => words::incomplete(&list),
            (None, None) => words::no_equation(),
        };
        causes.push(self.unsolved(&[line], message));
    }

    /// The cause with these candidates, the best first; closes what the first one settles as well.
    fn solved(
        &self,
        lines: &mut Vec<usize>,
        candidates: Vec<Candidate>,
        open: &mut [bool],
    ) -> Cause {
        let report = self.witness.report;
        let tied = matches!(
            candidates.as_slice(),
            [first, second, ..] if first.weight() == second.weight()
        );
        let count = candidates.len();
        let mut message = words::message(report, &candidates, count.min(LISTED));
        if tied && let Some(list) = self.witness.incomplete(lines) {
            words::add_incomplete(&mut message, &list);
        }
        if let Some(first) = candidates.first() {
            for &line in &first.effect.gained {
                if take(open, line) {
                    lines.push(line);
                }
            }
        }
        let repairs = candidates.into_iter().take(LISTED).map(|candidate| Repair {
            why: words::why(report, self.witness.ledger, &candidate),
            changes: candidate.changes,
        });
        Cause {
            findings: self.findings_of(lines),
            repairs: repairs.collect(),
            candidates: count,
            tied,
            message,
        }
    }

    /// Carries a repair of the tables on to the numbers of the text that repeat what it changes.
    fn complete(&self, candidate: &mut Candidate, budget: &mut Budget) {
        let effect = &candidate.effect;
        let unmet: Vec<usize> = effect
            .lost
            .iter()
            .chain(&effect.unsettled)
            .copied()
            .collect();
        if unmet.is_empty() {
            return;
        }
        let Witness { report, ledger, .. } = self.witness;
        let mut system = self.witness.system;
        let has_readings = |&line: &usize| {
            let judged = ledger.get(line);
            judged.is_some_and(|judged| judged.equation.readings.len() > 1)
        };
        let pinned;
        if unmet.iter().any(has_readings) {
            // what the words were taken to mean before, they still mean
            pinned = System::new(report, ledger, &unmet, is_evidence);
            system = &pinned;
        }
        let in_text = |place: usize| {
            let figure = system.unknowns.get(place).map(|unknown| unknown.figure);
            figure.is_some_and(evidence::is_of_text)
        };
        let needs = needs_after(system, &candidate.changes, &unmet);
        // what is wrong in the text already may be so for the same reason
        let all_needs = needs_beside(system, &needs, &in_text);
        for size in 1..=2 {
            for needs in [&all_needs, &needs] {
                let task = Task {
                    system,
                    needs,
                    may_change: &in_text,
                    admits: &|shift| self.witness.admits(system, shift),
                };
                match task.search(size, budget) {
                    Outcome::None => {}
                    Outcome::TooMany => return,
                    Outcome::Found(shifts) => {
                        if let [shift] = shifts.as_slice() {
                            let changes = evidence::changes(report, system, shift);
                            candidate.changes.extend(changes);
                            candidate.slips.resize(candidate.changes.len(), None);
                            candidate.effect = self.witness.effect(&candidate.changes);
                        }
                        return;
                    }
                }
            }
        }
    }

    fn unsolved(&self, lines: &[usize], message: Words) -> Cause {
        Cause {
            findings: self.findings_of(lines),
            repairs: Vec::new(),
            candidates: 0,
            tied: false,
            message,
        }
    }

    /// The findings about these lines of the ledger.
    fn findings_of(&self, lines: &[usize]) -> Vec<usize> {
        let about = |finding: &Finding| finding.judged.is_some_and(|line| lines.contains(&line));
        let findings = self.findings.iter().enumerate();
        findings
            .filter(|(_, finding)| about(finding))
            .map(|(place, _)| place)
            .collect()
    }
}

/// Takes a line from those that are open; whether it was.
fn take(open: &mut [bool], line: usize) -> bool {
    open.get_mut(line).is_some_and(std::mem::take)
}

/// What the lines of the system need once the changes are made: only those that stand for `unmet`, as
/// indices into the ledger, need anything.
fn needs_after(system: &System, changes: &[Change], unmet: &[usize]) -> Vec<i128> {
    let mut needs = vec![0; system.lines.len()];
    for (place, by) in evidence::shift(system, changes) {
        let unknown = system.unknowns.get(place);
        for &(line, coefficient) in unknown.map_or(&[][..], |unknown| &unknown.lines) {
            if let Some(need) = needs.get_mut(line) {
                *need -= coefficient * by;
            }
        }
    }
    for (need, line) in needs.iter_mut().zip(&system.lines) {
        let counts = unmet.contains(&line.judged);
        *need = if counts { *need - line.excess } else { 0 };
    }
    needs
}

/// The same needs, and those of the broken lines that share with them a figure that may change.
fn needs_beside(system: &System, needs: &[i128], may_change: &dyn Fn(usize) -> bool) -> Vec<i128> {
    let lacking = system
        .lines
        .iter()
        .zip(needs)
        .filter(|&(_, &need)| need != 0);
    let shared: Vec<usize> = lacking
        .flat_map(|(line, _)| &line.terms)
        .map(|&(unknown, _)| unknown)
        .filter(|&unknown| may_change(unknown))
        .collect();
    let lines = system.lines.iter().zip(needs);
    lines
        .map(|(line, &need)| {
            let mut terms = line.terms.iter();
            if need == 0 && terms.any(|(unknown, _)| shared.contains(unknown)) {
                -line.excess
            } else {
                need
            }
        })
        .collect()
}

/// Whether a relation counts: notes do not.
fn counts(judged: &Judged) -> bool {
    judged.equation.level != Level::Note
}

/// Whether a relation speaks for or against a repair: words that it sets against figures do not.
fn is_evidence(judged: &Judged) -> bool {
    counts(judged) && !single::is_worded(judged)
}

/// Whether a relation is one of the tables alone: what the text or last year's report says is evidence.
fn is_of_tables(judged: &Judged) -> bool {
    judged.equation.readings.iter().all(|reading| {
        let mut terms = reading.left.iter().chain(&reading.right);
        terms.all(|term| matches!(term.operand, Operand::Figure(_)))
            && !reading.figures().any(evidence::is_of_text)
    })
}

#[cfg(test)]
mod laws;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod text_tests;
