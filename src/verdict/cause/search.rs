//! A system with broken lines → every smallest set of changes that makes them hold.

use super::solve::{MOST, Row, Solved, Triangle};
use super::system::{Admits, Shift, System, Unknown};
use crate::order;

/// The most repairs of one problem that are told apart; with more, nothing is named.
const REPAIRS: usize = 1000;

/// How many steps it takes to look at the relations that are no lines.
const LOOK: u32 = 100;

/// Steps that are left: the search stops at the same place for the same report, on any machine.
#[derive(Debug)]
pub(super) struct Budget(pub(super) u32);

impl Budget {
    /// Takes steps; whether any are left.
    fn spend(&mut self, steps: u32) -> bool {
        self.0 = self.0.saturating_sub(steps);
        self.0 > 0
    }
}

/// What a search came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// All the sets of changes of this size; there is none that is smaller.
    Found(Vec<Shift>),
    /// No set of changes of this size.
    None,
    /// More than could be looked through.
    TooMany,
}

/// Which changes a search may make.
pub(super) struct Task<'a> {
    /// The relations.
    pub(super) system: &'a System,
    /// By how much the left side of each line must change: zero for a line that is to stay as it is.
    pub(super) needs: &'a [i128],
    /// Whether a figure may change, by its place.
    pub(super) may_change: &'a dyn Fn(usize) -> bool,
    /// Whether the relations that are no lines admit the changes.
    pub(super) admits: &'a Admits<'a>,
}

impl Task<'_> {
    /// Every set of exactly `size` changes that gives each line what it needs.
    ///
    /// A line that needs a change must contain a changed figure, and one that needs none cannot contain
    /// just one: the search always branches on the relation that leaves the fewest figures to choose
    /// from. A figure that was tried is out for the branches after it, so no set comes up twice.
    pub(super) fn search(&self, size: usize, budget: &mut Budget) -> Outcome {
        let system = self.system;
        let lines_of = |unknown: &Unknown| unknown.lines.len();
        let mut search = Search {
            task: self,
            size: size.min(MOST),
            widest: system.unknowns.iter().map(lines_of).max().unwrap_or(0),
            hits: vec![0; system.lines.len()],
            open: self.needs.iter().filter(|&&need| need != 0).count(),
            lone: 0,
            banned: vec![false; system.unknowns.len()],
            chosen: Vec::with_capacity(MOST),
            found: Vec::new(),
            stopped: false,
        };
        search.descend(budget);
        if search.stopped {
            Outcome::TooMany
        } else if search.found.is_empty() {
            Outcome::None
        } else {
            Outcome::Found(search.found)
        }
    }

    fn need(&self, line: usize) -> i128 {
        self.needs.get(line).copied().unwrap_or(0)
    }
}

struct Search<'a> {
    task: &'a Task<'a>,
    size: usize,
    /// The most lines that any figure stands in.
    widest: usize,
    /// How many changed figures each line contains.
    hits: Vec<u8>,
    /// Lines that need a change and contain no changed figure.
    open: usize,
    /// Lines that need none and contain just one changed figure.
    lone: usize,
    /// Figures that are out: chosen already, or tried on an earlier branch.
    banned: Vec<bool>,
    chosen: Vec<usize>,
    found: Vec<Shift>,
    stopped: bool,
}

impl Search<'_> {
    fn descend(&mut self, budget: &mut Budget) {
        let left = self.size - self.chosen.len();
        if left == 0 {
            self.settle(budget);
            return;
        }
        if self.open > left * self.widest {
            return;
        }
        let candidates = self.candidates();
        for &unknown in &candidates {
            if !budget.spend(1) {
                self.stopped = true;
            }
            if self.stopped {
                return;
            }
            if left > 1 || self.completes(unknown) {
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

    /// The figures of which one must change next.
    fn candidates(&self) -> Vec<usize> {
        let lines = &self.task.system.lines;
        let free = |line: usize| {
            let terms = lines.get(line).map_or(&[][..], |line| &line.terms);
            terms
                .iter()
                .map(|&(unknown, _)| unknown)
                .filter(|&unknown| self.is_free(unknown))
        };
        let hits = |line: usize| self.hits.get(line).copied().unwrap_or(0);
        let touched = || self.touched();
        let open = (0..lines.len()).filter(|&line| self.task.need(line) != 0 && hits(line) == 0);
        let lone = touched()
            .into_iter()
            .filter(|&line| self.task.need(line) == 0 && hits(line) == 1);
        let narrowest = open
            .min_by_key(|&line| free(line).count())
            .or_else(|| lone.min_by_key(|&line| free(line).count()));
        if let Some(line) = narrowest {
            return free(line).collect();
        }
        // every line is reached, but the numbers do not come out: one of the lines needs another figure
        let mut candidates: Vec<usize> = touched().into_iter().flat_map(free).collect();
        candidates.sort_unstable();
        candidates.dedup();
        candidates
    }

    fn is_free(&self, unknown: usize) -> bool {
        !self.banned.get(unknown).copied().unwrap_or(true) && (self.task.may_change)(unknown)
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
        self.task
            .system
            .unknowns
            .get(unknown)
            .map_or(&[], |unknown| &unknown.lines)
    }

    /// Whether, as the last figure to change, it reaches every line that still wants one and no other.
    fn completes(&self, unknown: usize) -> bool {
        let (mut open, mut lone) = (0, 0);
        for &(line, _) in self.lines_of(unknown) {
            let needed = self.task.need(line) != 0;
            match (self.hits.get(line), needed) {
                (Some(0), true) => open += 1,
                (Some(0), false) => return false,
                (Some(1), false) => lone += 1,
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
        let system = self.task.system;
        let Some(lines) = system.unknowns.get(unknown).map(|unknown| &unknown.lines) else {
            return;
        };
        for &(line, _) in lines {
            let needed = self.task.need(line) != 0;
            let Some(hits) = self.hits.get_mut(line) else {
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
        if let Some(banned) = self.banned.get_mut(unknown) {
            *banned = out;
        }
    }

    /// Keeps the chosen figures as a set of changes if the lines give each of them one value that it may
    /// have.
    fn settle(&mut self, budget: &mut Budget) {
        if self.open > 0 || self.lone > 0 {
            return;
        }
        let mut triangle = Triangle::new();
        for line in self.touched() {
            let mut row = Row {
                coefficients: [0; MOST],
                sum: self.task.need(line),
            };
            for (slot, &unknown) in row.coefficients.iter_mut().zip(&self.chosen) {
                let term = self.lines_of(unknown).iter().find(|&&(of, _)| of == line);
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
        let unknowns = shift
            .iter()
            .filter_map(|&(unknown, _)| self.task.system.unknowns.get(unknown));
        let others: usize = unknowns.map(|unknown| unknown.others.len()).sum();
        let looks = u32::try_from(others).unwrap_or(u32::MAX);
        if !budget.spend(looks.saturating_mul(LOOK)) {
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
        let Some(unknown) = self.task.system.unknowns.get(unknown) else {
            return false;
        };
        let Some(value) = unknown.value.checked_add(by) else {
            return false;
        };
        by != 0 && value % unknown.step == 0 && (unknown.signed || value >= 0)
    }
}
