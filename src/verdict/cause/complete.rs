//! A repair that leaves relations unmet → the numbers of the text that repeat what it changes, put right
//! with it.

use super::super::change::Change;
use super::budget::Budget;
use super::evaluator::{self, Candidate, Evaluator};
use super::is_evidence;
use super::search::{RepairSearch, SearchOutcome, Task};
use super::system::{System, cost};
use crate::order::Set;
use crate::rules::reading::Reading;

/// The most numbers of the text that are changed beside a repair.
const MOST: usize = 2;

impl Evaluator<'_> {
    /// Carries a repair on to the numbers of the text that repeat what it changes, if there is one way to
    /// do so.
    pub(super) fn complete(&self, candidate: &mut Candidate, budget: &mut Budget) {
        let effect = &candidate.effect;
        let unmet: Vec<usize> = effect
            .lost
            .iter()
            .chain(&effect.unsettled)
            .copied()
            .collect();
        let Some(around) = self.around(&unmet, budget) else {
            return;
        };
        let has_readings = |line: &usize| {
            let judged = self.ledger.get(*line);
            judged.is_some_and(|judged| judged.equation.readings.len() > 1)
        };
        // what the words were taken to mean before, they still mean
        let pinned: Vec<usize> = unmet.iter().copied().filter(has_readings).collect();
        let system = self.system.part(self.report, self.ledger, around, &pinned);
        let in_text = |place: usize| {
            let figure = system.variables.get(place).map(|variable| variable.figure);
            figure.is_some_and(evaluator::is_of_text)
        };
        let needs = needs_after(&system, &candidate.changes, &unmet);
        // what is wrong in the text already may be so for the same reason
        let all_needs = needs_beside(&system, &needs, &in_text);
        let mut seeker = RepairSearch::new(&system);
        for size in 1..=MOST {
            for needs in [&all_needs, &needs] {
                let task = Task {
                    needs,
                    may_change: &in_text,
                    admits: &|deltas| self.admits(&system, deltas),
                };
                match seeker.search(&task, size, budget) {
                    SearchOutcome::None => {}
                    SearchOutcome::TooMany | SearchOutcome::NotSearched => return,
                    SearchOutcome::Found(all_deltas) => {
                        if let [deltas] = all_deltas.as_slice() {
                            let changes = evaluator::changes(self.report, &system, deltas);
                            candidate.changes.extend(changes);
                            candidate.typos.resize(candidate.changes.len(), None);
                            candidate.effect = self.effect(&candidate.changes);
                        }
                        return;
                    }
                }
            }
        }
    }

    /// These relations, and all that changes to so many numbers of the text could reach from them; none
    /// where there are more than there are looks.
    fn around(&self, lines: &[usize], budget: &mut Budget) -> Option<Set<usize>> {
        let mut around: Set<usize> = Set::new();
        let mut seen = Set::new();
        let mut next = lines.to_vec();
        for step in 0..=MOST {
            let mut beyond = Vec::new();
            for line in std::mem::take(&mut next) {
                let Some(judged) = self.ledger.get(line).filter(|judged| is_evidence(judged))
                else {
                    continue;
                };
                if !around.insert(line) {
                    continue;
                }
                if !budget.spend(cost(judged)) {
                    return None;
                }
                if step == MOST {
                    continue;
                }
                let figures = judged.equation.readings.iter().flat_map(Reading::figures);
                for figure in figures.filter(|&figure| evaluator::is_of_text(figure)) {
                    if seen.insert(figure) {
                        beyond.extend(self.relations(figure).map(|(line, _)| line));
                    }
                }
            }
            next = beyond;
        }
        Some(around)
    }
}

/// What the constraints need once the changes are made: only those of the relations `unmet`, as
/// indices into the ledger, need anything.
fn needs_after(system: &System, changes: &[Change], unmet: &[usize]) -> Vec<(usize, i128)> {
    let mut needs: Vec<i128> = system.constraints.iter().map(|line| -line.excess).collect();
    for (place, by) in evaluator::deltas(system, changes) {
        let variable = system.variables.get(place);
        for &(line, coefficient) in variable.map_or(&[][..], |variable| &variable.constraints) {
            if let Some(need) = needs.get_mut(line) {
                *need -= coefficient * by;
            }
        }
    }
    let constraints = needs.into_iter().zip(&system.constraints).enumerate();
    constraints
        .filter(|(_, (need, line))| *need != 0 && unmet.contains(&line.judged))
        .map(|(place, (need, _))| (place, need))
        .collect()
}

/// The same needs, and those of the broken constraints that share with them a figure that may change.
fn needs_beside(
    system: &System,
    needs: &[(usize, i128)],
    may_change: &dyn Fn(usize) -> bool,
) -> Vec<(usize, i128)> {
    let lacking = needs
        .iter()
        .filter_map(|&(line, _)| system.constraints.get(line));
    let figures = lacking
        .flat_map(|line| &line.terms)
        .map(|&(variable, _)| variable);
    let shared: Set<usize> = figures.filter(|&variable| may_change(variable)).collect();
    let mut all = needs.to_vec();
    for (place, line) in system.constraints.iter().enumerate() {
        let needed = needs.iter().any(|&(line, _)| line == place);
        let mut terms = line.terms.iter();
        if line.excess != 0 && !needed && terms.any(|(variable, _)| shared.contains(variable)) {
            all.push((place, -line.excess));
        }
    }
    all
}
