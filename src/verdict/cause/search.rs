//! A system with broken constraints → every smallest set of changes that makes them hold.

use super::budget::Budget;
use super::solve::{MOST, Solved, SystemRow, Triangle};
use super::system::{Admits, Deltas, System};
use crate::order;

/// The most repairs of one problem that are distinguished; with more, nothing is named.
const REPAIRS: usize = 1000;

/// What a search came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum SearchOutcome {
    /// All the sets of changes of this size; there is none that is smaller.
    Found(Vec<Deltas>),
    /// No set of changes of this size.
    None,
    /// More than could be looked through.
    TooMany,
    /// Not looked for to the end, since other problems of the report took too long.
    NotSearched,
}

/// Which changes a search may make.
pub(super) struct Task<'a> {
    /// By how much the left side of constraints must change; all others are to stay as they are. By constraint, each
    /// once, and none is zero.
    pub(super) needs: &'a [(usize, i128)],
    /// Whether a figure may change, by its place.
    pub(super) may_change: &'a dyn Fn(usize) -> bool,
    /// Whether the relations that are no constraints admit the changes.
    pub(super) admits: &'a Admits<'a>,
}

/// Searches one system again and again: what is noted for a search is wiped out after it, so that a small
/// problem of a large system costs little.
pub(super) struct RepairSearch<'a> {
    system: &'a System,
    /// The figures that occur in the most constraints, and in how many; the widest first.
    widest: Vec<(usize, usize)>,
    /// By how much each constraint must change.
    needs: Vec<i128>,
    /// How many changed figures each constraint contains.
    hits: Vec<u8>,
    /// Figures that are out: chosen already, or tried on an earlier branch.
    banned: Vec<bool>,
}

impl<'a> RepairSearch<'a> {
    /// Nothing is noted yet.
    pub(super) fn new(system: &'a System) -> Self {
        // as many as are ever left out, and as ever count
        const TOLD: usize = 2 * MOST;
        let mut widest: Vec<(usize, usize)> = Vec::with_capacity(TOLD + 1);
        for (place, variable) in system.variables.iter().enumerate() {
            let constraints = variable.constraints.len();
            let after = widest.partition_point(|&(_, other)| other >= constraints);
            if after < TOLD {
                widest.insert(after, (place, constraints));
                widest.truncate(TOLD);
            }
        }
        Self {
            system,
            widest,
            needs: vec![0; system.constraints.len()],
            hits: vec![0; system.constraints.len()],
            banned: vec![false; system.variables.len()],
        }
    }

    /// Every set of exactly `size` changes that gives each constraint what it needs.
    ///
    /// A constraint that needs a change must contain a changed figure, and one that needs none cannot contain
    /// just one: the search always branches on the relation that leaves the fewest figures to choose
    /// from. A figure that was tried is out for the branches after it, so no set comes up twice.
    pub(super) fn search(
        &mut self,
        task: &Task<'_>,
        size: usize,
        budget: &mut Budget,
    ) -> SearchOutcome {
        let size = size.min(MOST);
        if self.is_out_of_reach(task.needs.len(), size, &[]) {
            return SearchOutcome::None;
        }
        for &(constraint, need) in task.needs {
            if let Some(slot) = self.needs.get_mut(constraint) {
                *slot = need;
            }
        }
        let mut search = Search {
            task,
            size,
            open: task.needs.len(),
            lone: 0,
            chosen: Vec::with_capacity(MOST),
            found: Vec::new(),
            stopped: false,
            at: self,
        };
        search.descend(budget);
        let (stopped, found) = (search.stopped, search.found);
        for &(constraint, _) in task.needs {
            if let Some(slot) = self.needs.get_mut(constraint) {
                *slot = 0;
            }
        }
        match (stopped, found.is_empty()) {
            (true, _) if budget.is_short() => SearchOutcome::NotSearched,
            (true, _) => SearchOutcome::TooMany,
            (false, true) => SearchOutcome::None,
            (false, false) => SearchOutcome::Found(found),
        }
    }

    /// Whether so few changes, of other figures than these, cannot reach so many constraints.
    fn is_out_of_reach(&self, constraints: usize, size: usize, without: &[usize]) -> bool {
        let widest = self.widest.iter();
        let others = widest.filter(|(variable, _)| !without.contains(variable));
        constraints > others.take(size).map(|&(_, constraints)| constraints).sum()
    }
}

struct Search<'a, 'b> {
    task: &'a Task<'a>,
    at: &'a mut RepairSearch<'b>,
    size: usize,
    /// Constraints that need a change and contain no changed figure.
    open: usize,
    /// Constraints that need none and contain just one changed figure.
    lone: usize,
    chosen: Vec<usize>,
    found: Vec<Deltas>,
    stopped: bool,
}

impl Search<'_, '_> {
    /// Goes through all figures of which one must change next. What it bans it frees, also when stopped.
    fn descend(&mut self, budget: &mut Budget) {
        if self.stopped {
            return;
        }
        let left = self.size - self.chosen.len();
        if left == 0 {
            self.settle(budget);
            return;
        }
        if self
            .at
            .is_out_of_reach(self.open + self.lone, left, &self.chosen)
        {
            return;
        }
        let candidates = self.candidates(budget);
        for &variable in &candidates {
            if self.stopped || !budget.spend(1) {
                self.stopped = true;
                break;
            }
            let fits = if left == 1 {
                self.completes(variable, budget)
            } else {
                !self.is_too_wide(variable, left)
            };
            self.stopped |= budget.is_spent();
            if fits {
                self.stopped |= !budget.spend(self.constraints_of(variable).len());
                self.choose(variable);
                self.descend(budget);
                self.drop_last(variable);
            }
            self.ban(variable, true);
        }
        for &variable in &candidates {
            self.ban(variable, false);
        }
    }

    /// The figures of which one must change next; none where it would take too long to determine.
    fn candidates(&mut self, budget: &mut Budget) -> Vec<usize> {
        let touched = self.touched();
        let wanting = self.task.needs.iter().map(|&(constraint, _)| constraint);
        let terms = |constraint: usize| self.terms(constraint).len();
        let looks: usize = wanting
            .clone()
            .chain(touched.iter().copied())
            .map(terms)
            .sum();
        if !budget.spend(looks) {
            self.stopped = true;
            return Vec::new();
        }
        let free = |constraint: usize| {
            let terms = self.terms(constraint).iter();
            terms
                .map(|&(variable, _)| variable)
                .filter(|&variable| self.is_free(variable))
        };
        let open = wanting.filter(|&constraint| self.hits(constraint) == 0);
        let lone = touched
            .iter()
            .copied()
            .filter(|&constraint| self.need(constraint) == 0 && self.hits(constraint) == 1);
        let narrowest = open
            .min_by_key(|&constraint| free(constraint).count())
            .or_else(|| lone.min_by_key(|&constraint| free(constraint).count()));
        if let Some(constraint) = narrowest {
            return free(constraint).collect();
        }
        // every constraint is reached, but the numbers do not come out: one of the constraints needs another figure
        let candidates = order::set(touched.into_iter().flat_map(free));
        candidates.into_iter().collect()
    }

    fn terms(&self, constraint: usize) -> &[(usize, i128)] {
        let constraint = self.at.system.constraints.get(constraint);
        constraint.map_or(&[], |constraint| &constraint.terms)
    }

    fn need(&self, constraint: usize) -> i128 {
        self.at.needs.get(constraint).copied().unwrap_or(0)
    }

    fn hits(&self, constraint: usize) -> u8 {
        self.at.hits.get(constraint).copied().unwrap_or(0)
    }

    fn is_free(&self, variable: usize) -> bool {
        !self.at.banned.get(variable).copied().unwrap_or(true) && (self.task.may_change)(variable)
    }

    /// The constraints that contain a changed figure, each once.
    fn touched(&self) -> Vec<usize> {
        let chosen = self.chosen.iter();
        let touched = chosen.flat_map(|&variable| self.constraints_of(variable));
        order::set(touched.map(|&(constraint, _)| constraint))
            .into_iter()
            .collect()
    }

    fn constraints_of(&self, variable: usize) -> &[(usize, i128)] {
        let variable = self.at.system.variables.get(variable);
        variable.map_or(&[], |variable| &variable.constraints)
    }

    /// Whether it occurs in so many constraints that need no change that the others could not make up for it.
    fn is_too_wide(&self, variable: usize, left: usize) -> bool {
        let reached = self
            .chosen
            .iter()
            .map(|&variable| self.constraints_of(variable).len());
        let may = self.task.needs.len() + reached.sum::<usize>();
        let beyond = self.constraints_of(variable).len().saturating_sub(may);
        let mut without = self.chosen.clone();
        without.push(variable);
        self.at.is_out_of_reach(beyond, left - 1, &without)
    }

    /// Whether, as the last figure to change, it reaches every constraint that still wants one and no other.
    fn completes(&self, variable: usize, budget: &mut Budget) -> bool {
        let (mut open, mut lone) = (0, 0);
        for &(constraint, _) in self.constraints_of(variable) {
            if !budget.spend(1) {
                return false;
            }
            match (self.hits(constraint), self.need(constraint) != 0) {
                (0, true) => open += 1,
                (0, false) => return false,
                (1, false) => lone += 1,
                _ => {}
            }
        }
        open == self.open && lone == self.lone
    }

    fn choose(&mut self, variable: usize) {
        self.count(variable, true);
        self.chosen.push(variable);
        self.ban(variable, true);
    }

    fn drop_last(&mut self, variable: usize) {
        self.chosen.pop();
        self.count(variable, false);
    }

    /// Counts the constraints of a figure that is chosen or dropped.
    fn count(&mut self, variable: usize, chosen: bool) {
        let system = self.at.system;
        let Some(constraints) = system
            .variables
            .get(variable)
            .map(|variable| &variable.constraints)
        else {
            return;
        };
        for &(constraint, _) in constraints {
            let needed = self.need(constraint) != 0;
            let Some(hits) = self.at.hits.get_mut(constraint) else {
                continue;
            };
            self.open -= usize::from(needed && *hits == 0);
            self.lone -= usize::from(!needed && *hits == 1);
            *hits = if chosen { *hits + 1 } else { *hits - 1 };
            self.open += usize::from(needed && *hits == 0);
            self.lone += usize::from(!needed && *hits == 1);
        }
    }

    fn ban(&mut self, variable: usize, out: bool) {
        if let Some(banned) = self.at.banned.get_mut(variable) {
            *banned = out;
        }
    }

    /// Keeps the chosen figures as a set of changes if the constraints give each of them one value that it may
    /// have.
    fn settle(&mut self, budget: &mut Budget) {
        if self.open > 0 || self.lone > 0 {
            return;
        }
        let touched = self.touched();
        if !budget.spend(touched.len() * self.chosen.len()) {
            self.stopped = true;
            return;
        }
        let mut triangle = Triangle::new();
        for constraint in touched {
            let mut row = SystemRow {
                coefficients: [0; MOST],
                sum: self.need(constraint),
            };
            for (slot, &variable) in row.coefficients.iter_mut().zip(&self.chosen) {
                let constraints = self.constraints_of(variable);
                let place = constraints.binary_search_by_key(&constraint, |&(of, _)| of);
                let term = place.ok().and_then(|place| constraints.get(place));
                *slot = term.map_or(0, |&(_, coefficient)| coefficient);
            }
            triangle.add(row);
        }
        let Solved::Once(values) = triangle.solve(self.chosen.len()) else {
            return;
        };
        let mut deltas: Deltas = self.chosen.iter().copied().zip(values).collect();
        if !deltas.iter().all(|&change| self.may_be(change)) {
            return;
        }
        order::sort(&mut deltas);
        let system = self.at.system;
        let looks = deltas
            .iter()
            .map(|&(variable, _)| system.cost_of_others(variable));
        if !budget.spend(looks.sum()) {
            self.stopped = true;
            return;
        }
        if !(self.task.admits)(&deltas) {
            return;
        }
        if self.found.len() == REPAIRS {
            self.stopped = true;
            return;
        }
        self.found.push(deltas);
    }

    /// Whether a figure may hold what the change makes of it.
    fn may_be(&self, (variable, by): (usize, i128)) -> bool {
        let Some(variable) = self.at.system.variables.get(variable) else {
            return false;
        };
        let Some(value) = variable.value.checked_add(by) else {
            return false;
        };
        by != 0
            && value % variable.step == 0
            && (variable.signed || value >= 0)
            && variable.most.is_none_or(|most| value <= most)
    }
}
