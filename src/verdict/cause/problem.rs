//! A system → its broken constraints in problems, each with every smallest set of changes that solves it.

use super::budget::Budget;
use super::search::{RepairSearch, SearchOutcome, Task};
use super::solve::MOST;
use super::system::{Admits, System};
use crate::order::Map;

/// With more problems than this left, only each by itself and all together are tried, not every two.
const PAIRED: usize = 8;

/// The most looks that are spent on the changes of one size to one problem.
const LOOKS: u32 = 300_000;

/// Broken constraints that one set of changes must account for.
#[derive(Debug)]
pub(super) struct Problem {
    /// The constraints, by their place in the system.
    pub(super) constraints: Vec<usize>,
    /// The changes of least size.
    pub(super) outcome: SearchOutcome,
    /// Whether there may be changes that solve it together with others, which were not looked for.
    pub(super) apart: bool,
}

/// What a set of changes has to respect.
pub(super) struct Splitter<'a> {
    /// The relations.
    pub(super) system: &'a System,
    /// Whether the relations that are no constraints admit the changes.
    pub(super) admits: &'a Admits<'a>,
}

/// Constraints, by their place in the system.
type Constraints = Vec<usize>;

impl Splitter<'_> {
    /// Divides the broken constraints among problems and solves each.
    ///
    /// Constraints that share figures are one problem. One change is tried for each of them before more are for
    /// any, so that what is simple is named however much else is wrong.
    pub(super) fn problems(&self, broken: &[usize], budget: &mut Budget) -> Vec<Problem> {
        let mut splitter = Solving {
            splitter: self,
            seeker: RepairSearch::new(self.system),
            problems: Vec::new(),
        };
        let mut left = self.sharing(broken);
        splitter.each(&mut left, 1, false, budget);
        for left in self.linked(left) {
            splitter.together(left, budget);
        }
        splitter.problems
    }

    fn terms(&self, constraint: usize) -> &[(usize, i128)] {
        let constraint = self.system.constraints.get(constraint);
        constraint.map_or(&[], |constraint| &constraint.terms)
    }

    /// The constraints in groups that share figures, each group and the groups in the order of the constraints.
    fn sharing(&self, constraints: &[usize]) -> Vec<Constraints> {
        let mut sets = Sets::new(self.system.constraints.len());
        let mut first: Vec<Option<usize>> = vec![None; self.system.variables.len()];
        for &constraint in constraints {
            for &(variable, _) in self.terms(constraint) {
                if let Some(first) = first.get_mut(variable) {
                    sets.join(*first.get_or_insert(constraint), constraint);
                }
            }
        }
        let mut groups: Map<usize, Constraints> = Map::new();
        for &constraint in constraints {
            groups
                .entry(sets.first(constraint))
                .or_default()
                .push(constraint);
        }
        groups.into_values().collect()
    }

    /// The groups by what hangs together through any relations: changes never reach beyond it.
    fn linked(&self, groups: Vec<Constraints>) -> Vec<Vec<Constraints>> {
        if groups.len() < 2 {
            return vec![groups];
        }
        let mut sets = Sets::new(self.system.constraints.len());
        for variable in &self.system.variables {
            for pair in variable.constraints.windows(2) {
                if let [(one, _), (other, _)] = pair {
                    sets.join(*one, *other);
                }
            }
        }
        let mut linked: Map<usize, Vec<Constraints>> = Map::new();
        for group in groups {
            let set = group
                .first()
                .map_or(0, |&constraint| sets.first(constraint));
            linked.entry(set).or_default().push(group);
        }
        linked.into_values().collect()
    }
}

/// The problems as far as they are solved.
struct Solving<'a> {
    splitter: &'a Splitter<'a>,
    seeker: RepairSearch<'a>,
    problems: Vec<Problem>,
}

impl Solving<'_> {
    /// Solves groups that no one change solves.
    ///
    /// It may be that two of them have a solution in common that is smaller than the two apart: a wrong
    /// cell of which the row was carried along breaks two columns that share nothing. All that are left
    /// are therefore tried together, then two by two, before each by itself.
    fn together(&mut self, mut left: Vec<Constraints>, budget: &mut Budget) {
        let mut apart = false;
        if left.len() > 1 {
            let all: Constraints = left.iter().flatten().copied().collect();
            for size in 2..=MOST {
                match self.solve(&all, size, budget) {
                    SearchOutcome::None => {}
                    SearchOutcome::TooMany | SearchOutcome::NotSearched => apart = true,
                    found @ SearchOutcome::Found(_) => {
                        self.push(all, found, false);
                        return;
                    }
                }
            }
        }
        for size in 2..=MOST {
            if (3..=PAIRED).contains(&left.len()) {
                apart |= self.pairs(&mut left, size, budget);
            } else {
                apart |= left.len() > PAIRED;
            }
            self.each(&mut left, size, apart, budget);
        }
        for constraints in left {
            self.push(constraints, SearchOutcome::None, apart);
        }
    }

    /// Solves with `size` changes what can be solved so, or would have too many solutions.
    fn each(&mut self, left: &mut Vec<Constraints>, size: usize, apart: bool, budget: &mut Budget) {
        left.retain_mut(|constraints| match self.solve(constraints, size, budget) {
            SearchOutcome::None => true,
            outcome => {
                self.push(std::mem::take(constraints), outcome, apart);
                false
            }
        });
    }

    /// Solves two groups with `size` changes where that can be done; whether it could not be looked for
    /// to the end.
    fn pairs(&mut self, left: &mut Vec<Constraints>, size: usize, budget: &mut Budget) -> bool {
        let mut apart = false;
        let mut place = 0;
        while place < left.len() {
            let mut solved = None;
            for other in place + 1..left.len() {
                let pair = [left.get(place), left.get(other)];
                let constraints: Constraints =
                    pair.into_iter().flatten().flatten().copied().collect();
                match self.solve(&constraints, size, budget) {
                    SearchOutcome::None => {}
                    SearchOutcome::TooMany | SearchOutcome::NotSearched => apart = true,
                    found @ SearchOutcome::Found(_) => {
                        self.push(constraints, found, false);
                        solved = Some(other);
                        break;
                    }
                }
            }
            if let Some(other) = solved {
                left.remove(other);
                left.remove(place);
            } else {
                place += 1;
            }
        }
        apart
    }

    fn push(&mut self, constraints: Constraints, outcome: SearchOutcome, apart: bool) {
        self.problems.push(Problem {
            constraints,
            outcome,
            apart,
        });
    }

    /// The changes that put these constraints right and leave all others as they are.
    fn solve(&mut self, constraints: &[usize], size: usize, budget: &mut Budget) -> SearchOutcome {
        let system = self.splitter.system;
        let need =
            |&constraint: &usize| Some((constraint, -system.constraints.get(constraint)?.excess));
        let needs: Vec<(usize, i128)> = constraints.iter().filter_map(need).collect();
        let task = Task {
            needs: &needs,
            may_change: &|_| true,
            admits: self.splitter.admits,
        };
        budget.within(LOOKS, |budget| self.seeker.search(&task, size, budget))
    }
}

/// Constraints in sets that are joined; each set is named by its first constraint.
struct Sets(Vec<usize>);

impl Sets {
    /// Each constraint by itself.
    fn new(count: usize) -> Self {
        Self((0..count).collect())
    }

    /// The first constraint of the set that a constraint is in.
    fn first(&mut self, constraint: usize) -> usize {
        let mut at = constraint;
        while let Some(&up) = self.0.get(at)
            && up != at
        {
            // every constraint on the way is hung up higher
            let higher = self.0.get(up).copied().unwrap_or(up);
            if let Some(slot) = self.0.get_mut(at) {
                *slot = higher;
            }
            at = higher;
        }
        at
    }

    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.first(one), self.first(other));
        if let Some(slot) = self.0.get_mut(one.max(other)) {
            *slot = one.min(other);
        }
    }
}
