//! A system with broken lines → every smallest set of changes that makes them hold.

use super::budget::Budget;
use super::solve::{MOST, Row, Solved, Triangle};
use super::system::{Admits, Shift, System};
use crate::order;

/// The most repairs of one problem that are told apart; with more, nothing is named.
const REPAIRS: usize = 1000;

/// What a search came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// All the sets of changes of this size; there is none that is smaller.
    Found(Vec<Shift>),
    /// No set of changes of this size.
    None,
    /// More than could be looked through.
    TooMany,
    /// Not looked for to the end, since other problems of the report took too long.
    NotSearched,
}

/// Which changes a search may make.
pub(super) struct Task<'a> {
    /// By how much the left side of lines must change; all others are to stay as they are. By line, each
    /// once, and none is zero.
    pub(super) needs: &'a [(usize, i128)],
    /// Whether a figure may change, by its place.
    pub(super) may_change: &'a dyn Fn(usize) -> bool,
    /// Whether the relations that are no lines admit the changes.
    pub(super) admits: &'a Admits<'a>,
}

/// Searches one system again and again: what is noted for a search is wiped out after it, so that a small
/// problem of a large system costs little.
pub(super) struct Seeker<'a> {
    system: &'a System,
    /// The figures that stand in the most lines, and in how many; the widest first.
    widest: Vec<(usize, usize)>,
    /// By how much each line must change.
    needs: Vec<i128>,
    /// How many changed figures each line contains.
    hits: Vec<u8>,
    /// Figures that are out: chosen already, or tried on an earlier branch.
    banned: Vec<bool>,
}

impl<'a> Seeker<'a> {
    /// Nothing is noted yet.
    pub(super) fn new(system: &'a System) -> Self {
        // as many as are ever left out, and as ever count
        const TOLD: usize = 2 * MOST;
        let mut widest: Vec<(usize, usize)> = Vec::with_capacity(TOLD + 1);
        for (place, unknown) in system.unknowns.iter().enumerate() {
            let lines = unknown.lines.len();
            let after = widest.partition_point(|&(_, other)| other >= lines);
            if after < TOLD {
                widest.insert(after, (place, lines));
                widest.truncate(TOLD);
            }
        }
        Self {
            system,
            widest,
            needs: vec![0; system.lines.len()],
            hits: vec![0; system.lines.len()],
            banned: vec![false; system.unknowns.len()],
        }
    }

    /// Every set of exactly `size` changes that gives each line what it needs.
    ///
    /// A line that needs a change must contain a changed figure, and one that needs none cannot contain
    /// just one: the search always branches on the relation that leaves the fewest figures to choose
    /// from. A figure that was tried is out for the branches after it, so no set comes up twice.
    pub(super) fn search(&mut self, task: &Task<'_>, size: usize, budget: &mut Budget) -> Outcome {
        let size = size.min(MOST);
        if self.is_out_of_reach(task.needs.len(), size, &[]) {
            return Outcome::None;
        }
        for &(line, need) in task.needs {
            if let Some(slot) = self.needs.get_mut(line) {
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
        for &(line, _) in task.needs {
            if let Some(slot) = self.needs.get_mut(line) {
                *slot = 0;
            }
        }
        match (stopped, found.is_empty()) {
            (true, _) if budget.is_short() => Outcome::NotSearched,
            (true, _) => Outcome::TooMany,
            (false, true) => Outcome::None,
            (false, false) => Outcome::Found(found),
        }
    }

    /// Whether so few changes, of other figures than these, cannot reach so many lines.
    fn is_out_of_reach(&self, lines: usize, size: usize, without: &[usize]) -> bool {
        let widest = self.widest.iter();
        let others = widest.filter(|(unknown, _)| !without.contains(unknown));
        lines > others.take(size).map(|&(_, lines)| lines).sum()
    }
}

struct Search<'a, 'b> {
    task: &'a Task<'a>,
    at: &'a mut Seeker<'b>,
    size: usize,
    /// Lines that need a change and contain no changed figure.
    open: usize,
    /// Lines that need none and contain just one changed figure.
    lone: usize,
    chosen: Vec<usize>,
    found: Vec<Shift>,
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
        for &unknown in &candidates {
            if self.stopped || !budget.spend(1) {
                self.stopped = true;
                break;
            }
            let fits = if left == 1 {
                self.completes(unknown, budget)
            } else {
                !self.is_too_wide(unknown, left)
            };
            self.stopped |= budget.is_spent();
            if fits {
                self.stopped |= !budget.spend(self.lines_of(unknown).len());
                self.choose(unknown);
                self.descend(budget);
                self.drop_last(unknown);
            }
            self.ban(unknown, true);
        }
        for &unknown in &candidates {
            self.ban(unknown, false);
        }
    }

    /// The figures of which one must change next; none where it would take too long to tell.
    fn candidates(&mut self, budget: &mut Budget) -> Vec<usize> {
        let touched = self.touched();
        let wanting = self.task.needs.iter().map(|&(line, _)| line);
        let terms = |line: usize| self.terms(line).len();
        let looks: usize = wanting
            .clone()
            .chain(touched.iter().copied())
            .map(terms)
            .sum();
        if !budget.spend(looks) {
            self.stopped = true;
            return Vec::new();
        }
        let free = |line: usize| {
            let terms = self.terms(line).iter();
            terms
                .map(|&(unknown, _)| unknown)
                .filter(|&unknown| self.is_free(unknown))
        };
        let open = wanting.filter(|&line| self.hits(line) == 0);
        let lone = touched
            .iter()
            .copied()
            .filter(|&line| self.need(line) == 0 && self.hits(line) == 1);
        let narrowest = open
            .min_by_key(|&line| free(line).count())
            .or_else(|| lone.min_by_key(|&line| free(line).count()));
        if let Some(line) = narrowest {
            return free(line).collect();
        }
        // every line is reached, but the numbers do not come out: one of the lines needs another figure
        let mut candidates: Vec<usize> = touched.into_iter().flat_map(free).collect();
        candidates.sort_unstable();
        candidates.dedup();
        candidates
    }

    fn terms(&self, line: usize) -> &[(usize, i128)] {
        let line = self.at.system.lines.get(line);
        line.map_or(&[], |line| &line.terms)
    }

    fn need(&self, line: usize) -> i128 {
        self.at.needs.get(line).copied().unwrap_or(0)
    }

    fn hits(&self, line: usize) -> u8 {
        self.at.hits.get(line).copied().unwrap_or(0)
    }

    fn is_free(&self, unknown: usize) -> bool {
        !self.at.banned.get(unknown).copied().unwrap_or(true) && (self.task.may_change)(unknown)
    }

    /// The lines that contain a changed figure, each once.
    fn touched(&self) -> Vec<usize> {
        let mut touched: Vec<usize> = self
            .chosen
            .iter()
            .flat_map(|&unknown| self.lines_of(unknown))
            .map(|&(line, _)| line)
            .collect();
        touched.sort_unstable();
        touched.dedup();
        touched
    }

    fn lines_of(&self, unknown: usize) -> &[(usize, i128)] {
        let unknown = self.at.system.unknowns.get(unknown);
        unknown.map_or(&[], |unknown| &unknown.lines)
    }

    /// Whether it stands in so many lines that need no change that the others could not make up for it.
    fn is_too_wide(&self, unknown: usize, left: usize) -> bool {
        let reached = self
            .chosen
            .iter()
            .map(|&unknown| self.lines_of(unknown).len());
        let may = self.task.needs.len() + reached.sum::<usize>();
        let beyond = self.lines_of(unknown).len().saturating_sub(may);
        let mut without = self.chosen.clone();
        without.push(unknown);
        self.at.is_out_of_reach(beyond, left - 1, &without)
    }

    /// Whether, as the last figure to change, it reaches every line that still wants one and no other.
    fn completes(&self, unknown: usize, budget: &mut Budget) -> bool {
        let (mut open, mut lone) = (0, 0);
        for &(line, _) in self.lines_of(unknown) {
            if !budget.spend(1) {
                return false;
            }
            match (self.hits(line), self.need(line) != 0) {
                (0, true) => open += 1,
                (0, false) => return false,
                (1, false) => lone += 1,
                _ => {}
            }
        }
        open == self.open && lone == self.lone
    }

    fn choose(&mut self, unknown: usize) {
        self.count(unknown, true);
        self.chosen.push(unknown);
        self.ban(unknown, true);
    }

    fn drop_last(&mut self, unknown: usize) {
        self.chosen.pop();
        self.count(unknown, false);
    }

    /// Counts the lines of a figure that is chosen or dropped.
    fn count(&mut self, unknown: usize, chosen: bool) {
        let system = self.at.system;
        let Some(lines) = system.unknowns.get(unknown).map(|unknown| &unknown.lines) else {
            return;
        };
        for &(line, _) in lines {
            let needed = self.need(line) != 0;
            let Some(hits) = self.at.hits.get_mut(line) else {
                continue;
            };
            self.open -= usize::from(needed && *hits == 0);
            self.lone -= usize::from(!needed && *hits == 1);
            *hits = if chosen { *hits + 1 } else { *hits - 1 };
            self.open += usize::from(needed && *hits == 0);
            self.lone += usize::from(!needed && *hits == 1);
        }
    }

    fn ban(&mut self, unknown: usize, out: bool) {
        if let Some(banned) = self.at.banned.get_mut(unknown) {
            *banned = out;
        }
    }

    /// Keeps the chosen figures as a set of changes if the lines give each of them one value that it may
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
        for line in touched {
            let mut row = Row {
                coefficients: [0; MOST],
                sum: self.need(line),
            };
            for (slot, &unknown) in row.coefficients.iter_mut().zip(&self.chosen) {
                let lines = self.lines_of(unknown);
                let place = lines.binary_search_by_key(&line, |&(of, _)| of);
                let term = place.ok().and_then(|place| lines.get(place));
                *slot = term.map_or(0, |&(_, coefficient)| coefficient);
            }
            triangle.add(row);
        }
        let Solved::Once(values) = triangle.solve(self.chosen.len()) else {
            return;
        };
        let mut shift: Shift = self.chosen.iter().copied().zip(values).collect();
        if !shift.iter().all(|&change| self.may_be(change)) {
            return;
        }
        order::sort(&mut shift);
        let system = self.at.system;
        let looks = shift
            .iter()
            .map(|&(unknown, _)| system.cost_of_others(unknown));
        if !budget.spend(looks.sum()) {
            self.stopped = true;
            return;
        }
        if !(self.task.admits)(&shift) {
            return;
        }
        if self.found.len() == REPAIRS {
            self.stopped = true;
            return;
        }
        self.found.push(shift);
    }

    /// Whether a figure may hold what the change makes of it.
    fn may_be(&self, (unknown, by): (usize, i128)) -> bool {
        let Some(unknown) = self.at.system.unknowns.get(unknown) else {
            return false;
        };
        let Some(value) = unknown.value.checked_add(by) else {
            return false;
        };
        by != 0
            && value % unknown.step == 0
            && (unknown.signed || value >= 0)
            && unknown.most.is_none_or(|most| value <= most)
    }
}
