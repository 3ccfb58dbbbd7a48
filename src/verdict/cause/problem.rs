//! A system → its broken lines in problems, each with every smallest set of changes that solves it.

use super::search::{Budget, Outcome, Task};
use super::solve::MOST;
use super::system::{Admits, System};

/// With more problems than this left, only each by itself and all together are tried, not every two.
const PAIRED: usize = 8;

/// Broken lines that one set of changes must account for.
#[derive(Debug)]
pub(super) struct Problem {
    /// The lines, by their place in the system.
    pub(super) lines: Vec<usize>,
    /// The changes of least size.
    pub(super) outcome: Outcome,
}

/// What a set of changes has to respect.
pub(super) struct Scene<'a> {
    /// The relations.
    pub(super) system: &'a System,
    /// Whether the relations that are no lines admit the changes.
    pub(super) admits: &'a Admits<'a>,
}

impl Scene<'_> {
    /// Divides the broken lines among problems and solves each.
    ///
    /// Lines that share figures are one problem. Where a problem has no solution in one change, it may
    /// be that two of them have one in common that is smaller than the two apart: a wrong cell of which
    /// the row was carried along breaks two columns that share nothing. All that are left are therefore
    /// tried together, then two by two, before each by itself.
    pub(super) fn problems(&self, broken: &[usize], budget: &mut Budget) -> Vec<Problem> {
        let mut problems = Vec::new();
        let mut left = self.sharing(broken);
        self.solve_each(&mut left, 1, &mut problems, budget);
        if left.len() > 1 {
            let all: Vec<usize> = left.iter().flatten().copied().collect();
            for size in 2..=MOST {
                if let found @ Outcome::Found(_) = self.solve(&all, size, budget) {
                    problems.push(Problem {
                        lines: all,
                        outcome: found,
                    });
                    return problems;
                }
            }
        }
        for size in 2..=MOST {
            if (3..=PAIRED).contains(&left.len()) {
                self.solve_pairs(&mut left, size, &mut problems, budget);
            }
            self.solve_each(&mut left, size, &mut problems, budget);
        }
        problems.extend(left.into_iter().map(|lines| Problem {
            lines,
            outcome: Outcome::None,
        }));
        problems
    }

    /// Solves with `size` changes what can be solved so, or would have too many solutions.
    fn solve_each(
        &self,
        left: &mut Vec<Vec<usize>>,
        size: usize,
        problems: &mut Vec<Problem>,
        budget: &mut Budget,
    ) {
        left.retain(|lines| match self.solve(lines, size, budget) {
            Outcome::None => true,
            outcome => {
                problems.push(Problem {
                    lines: lines.clone(),
                    outcome,
                });
                false
            }
        });
    }

    fn solve_pairs(
        &self,
        left: &mut Vec<Vec<usize>>,
        size: usize,
        problems: &mut Vec<Problem>,
        budget: &mut Budget,
    ) {
        let mut place = 0;
        while place < left.len() {
            let mut solved = None;
            for other in place + 1..left.len() {
                let pair = [left.get(place), left.get(other)];
                let lines: Vec<usize> = pair.into_iter().flatten().flatten().copied().collect();
                if let found @ Outcome::Found(_) = self.solve(&lines, size, budget) {
                    problems.push(Problem {
                        lines,
                        outcome: found,
                    });
                    solved = Some(other);
                    break;
                }
            }
            if let Some(other) = solved {
                left.remove(other);
                left.remove(place);
            } else {
                place += 1;
            }
        }
    }

    /// The changes that put these lines right and leave all others as they are.
    fn solve(&self, lines: &[usize], size: usize, budget: &mut Budget) -> Outcome {
        let mut needs = vec![0; self.system.lines.len()];
        for &line in lines {
            if let (Some(need), Some(line)) = (needs.get_mut(line), self.system.lines.get(line)) {
                *need = -line.excess;
            }
        }
        let task = Task {
            system: self.system,
            needs: &needs,
            may_change: &|_| true,
            admits: self.admits,
        };
        task.search(size, budget)
    }

    /// The lines in groups that share figures, each group and the groups in the order of the lines.
    fn sharing(&self, lines: &[usize]) -> Vec<Vec<usize>> {
        let mut group_of: Vec<Option<usize>> = vec![None; self.system.unknowns.len()];
        let mut groups: Vec<Vec<usize>> = Vec::new();
        for &line in lines {
            let terms = self
                .system
                .lines
                .get(line)
                .map_or(&[][..], |line| &line.terms);
            let mut joined: Vec<usize> = terms
                .iter()
                .filter_map(|&(unknown, _)| group_of.get(unknown).copied().flatten())
                .collect();
            joined.sort_unstable();
            joined.dedup();
            let into = joined.first().copied().unwrap_or(groups.len());
            if into == groups.len() {
                groups.push(Vec::new());
            }
            let mut moved = vec![line];
            for &group in joined.iter().skip(1) {
                moved.extend(
                    groups
                        .get_mut(group)
                        .map(std::mem::take)
                        .unwrap_or_default(),
                );
                for slot in group_of.iter_mut().filter(|slot| **slot == Some(group)) {
                    *slot = Some(into);
                }
            }
            for &(unknown, _) in terms {
                if let Some(slot) = group_of.get_mut(unknown) {
                    *slot = Some(into);
                }
            }
            if let Some(group) = groups.get_mut(into) {
                group.extend(moved);
                group.sort_unstable();
            }
        }
        groups.retain(|group| !group.is_empty());
        groups
    }
}
