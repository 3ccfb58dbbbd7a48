//! A set of changes → what else of the report supports or contradicts it.

use std::cmp::Reverse;

use super::super::change::Change;
use super::reach::Reach;
use super::system::{Delta, Deltas, System, Variable};
use super::typo::{Typo, typo};
use crate::order::{self, Map, Set};
use crate::read::number::Number;
use crate::report::Report;
use crate::report::figure::{Figure, FigureContent, FigureId};
use crate::rules::reading::{Relation, Term};
use crate::rules::rule::Equation;
use crate::verdict::{Judged, Verdict, judge};

/// The relations of a report, and how to look at them again after a change.
pub(super) struct Evaluator<'a> {
    /// The report.
    pub(super) report: &'a Report,
    /// Last year's report, where it was given.
    pub(super) last_year: Option<&'a Report>,
    /// Its relations with their verdicts.
    pub(super) ledger: &'a [Judged],
    /// All the relations that count as evidence.
    pub(super) system: &'a System,
    /// How far the ledger is looked through.
    pub(super) reach: &'a Reach,
    /// Blank totals beside parts that are not: they leave every relation undecided that they occur in.
    pub(super) missing: Set<FigureId>,
    /// Numbers that the person typed, with what was printed there.
    pub(super) edited: Map<FigureId, Number>,
}

/// What became of the relations that contain a changed figure, as indices into the ledger.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Effect {
    /// They hold now, and did not or could not be checked before.
    pub(super) gained: Vec<usize>,
    /// They held before and are broken now.
    pub(super) lost: Vec<usize>,
    /// They were broken and still are.
    pub(super) unsettled: Vec<usize>,
    /// They hold before and after.
    pub(super) kept: usize,
}

/// A repair with the evidence for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Candidate {
    /// The changes.
    pub(super) changes: Vec<Change>,
    /// What becomes of the relations.
    pub(super) effect: Effect,
    /// The typos that explain the changes, one place a change.
    pub(super) typos: Vec<Option<Typo>>,
    /// How many relations that the problem is not about it puts right as well.
    pub(super) support: usize,
    /// Those relations, as indices into the ledger.
    pub(super) beside: Vec<usize>,
    /// How many figures it has to change so that it breaks nothing.
    pub(super) size: usize,
    /// How many figures it changes that the person typed, to another number than was printed there.
    overruling: usize,
    /// Whether it changes just one figure, and that the total of the only broken relation.
    total: bool,
}

/// What decides between candidates, the best first: relations lost, changes, edits overruled, relations
/// that support it, typos.
pub(super) type Weight = (usize, usize, usize, Reverse<usize>, Reverse<usize>);

impl Candidate {
    /// What the evidence says; candidates that weigh the same are tied.
    pub(super) fn weight(&self) -> Weight {
        let telling = self.typos.iter().flatten().filter(|typo| typo.is_telling());
        (
            self.effect.lost.len(),
            self.size,
            self.overruling,
            Reverse(self.support),
            Reverse(telling.count()),
        )
    }

    /// The order among candidates: the evidence first, then what is merely more usual, then the form.
    pub(super) fn order(&self) -> impl Ord + use<> {
        let in_tables = self
            .changes
            .iter()
            .filter(|change| !is_of_text(change.figure));
        let figures: Vec<FigureId> = self.changes.iter().map(|change| change.figure).collect();
        (
            self.weight(),
            in_tables.count(),
            Reverse(self.typos.iter().flatten().count()),
            Reverse(self.total),
            figures,
        )
    }
}

impl Evaluator<'_> {
    /// Weighs changes that solve the problem of these broken relations.
    pub(super) fn candidate(&self, problem: &[usize], changes: Vec<Change>) -> Candidate {
        let effect = self.effect(&changes);
        let typos = changes.iter().map(|change| {
            let wrong = change.from?;
            typo(self.report, change.figure, change.to, wrong)
        });
        let problem_lines = order::set(problem.iter().copied());
        let aside = |line: &&usize| !problem_lines.contains(line);
        let beside: Vec<usize> = effect.gained.iter().filter(aside).copied().collect();
        let overruled = changes.iter().filter(|change| {
            let printed = self.edited.get(&change.figure);
            printed.is_some_and(|&printed| printed != change.to)
        });
        Candidate {
            size: changes.len(),
            overruling: overruled.count(),
            typos: typos.collect(),
            support: beside.len(),
            beside,
            total: self.is_total(problem, &changes),
            effect,
            changes,
        }
    }

    /// A figure as the system of all the evidence has it.
    pub(super) fn variable(&self, figure: FigureId) -> Option<&Variable> {
        let place = self.system.position(figure)?;
        self.system.variables.get(place)
    }

    /// How many looks it takes to look again at every relation that contains a changed figure.
    pub(super) fn cost(&self, changes: &[Change]) -> usize {
        let figures = changes.iter().map(|change| change.figure);
        figures.map(|figure| self.cost_of(figure)).sum()
    }

    /// How many looks that takes for one figure.
    pub(super) fn cost_of(&self, figure: FigureId) -> usize {
        const CONSTRAINT: usize = 4;
        let Some(place) = self.system.position(figure) else {
            return 0;
        };
        let constraints = self
            .variable(figure)
            .map_or(0, |variable| variable.constraints.len());
        CONSTRAINT * (1 + constraints) + self.system.cost_of_others(place)
    }

    /// Looks again at every relation that contains a changed figure.
    pub(super) fn effect(&self, changes: &[Change]) -> Effect {
        let mut shifted: Map<usize, i128> = Map::new();
        let mut others: Vec<usize> = Vec::new();
        for change in changes {
            let Some(variable) = self.variable(change.figure) else {
                continue;
            };
            others.extend(&variable.others);
            let by = self
                .system
                .units(change.to)
                .map_or(0, |to| to - variable.value);
            for &(line, coefficient) in &variable.constraints {
                match self.system.constraints.get(line) {
                    Some(line) if line.several => others.push(line.judged),
                    _ => *shifted.entry(line).or_default() += coefficient * by,
                }
            }
        }
        order::sort(&mut others);
        others.dedup();
        let mut effect = Effect::default();
        for (line, by) in shifted {
            if let Some(line) = self.system.constraints.get(line) {
                effect.note(line.judged, line.excess == 0, line.excess + by == 0);
            }
        }
        for line in others {
            let Some(judged) = self.ledger.get(line) else {
                continue;
            };
            let before = matches!(judged.verdict, Verdict::Holds | Verdict::NotApplicable);
            match self.after(judged, changes) {
                Verdict::Holds => effect.note(line, before, true),
                Verdict::Broken { .. } => {
                    let decided = !matches!(judged.verdict, Verdict::Undecided(_));
                    effect.note(line, before || !decided, false);
                }
                _ => {}
            }
        }
        effect
    }

    /// Whether the relations that are no constraints of `system` admit the changes: none that was not broken
    /// may be broken after, and no number may change of which not all is looked at.
    pub(super) fn admits(&self, system: &System, deltas: &[Delta]) -> bool {
        let variables = deltas.iter().map(|&(place, _)| system.variables.get(place));
        let variables: Vec<&Variable> = variables.flatten().collect();
        let all_known = |variable: &&Variable| self.reach.includes_all_of(variable.figure);
        if !variables.iter().all(all_known) {
            return false;
        }
        let mut others = variables
            .iter()
            .flat_map(|variable| &variable.others)
            .peekable();
        if others.peek().is_none() {
            return true;
        }
        let changes = changes(self.report, system, deltas);
        others
            .filter_map(|&line| self.ledger.get(line))
            .all(|judged| {
                judged.is_broken()
                    || !matches!(self.after(judged, &changes), Verdict::Broken { .. })
            })
    }

    /// The verdict on one relation after the changes.
    pub(super) fn after(&self, judged: &Judged, changes: &[Change]) -> Verdict {
        self.judge(self.report, changes, &judged.equation)
    }

    /// The verdict on an equation over a report in which the changes are to be made, or are already.
    pub(super) fn judge(
        &self,
        report: &Report,
        changes: &[Change],
        equation: &Equation,
    ) -> Verdict {
        judge::after(report, self.last_year, &self.missing, changes, equation)
    }

    /// Whether the only change is that of a figure that is alone on a side of the only broken relation.
    fn is_total(&self, problem: &[usize], changes: &[Change]) -> bool {
        let ([line], [change]) = (problem, changes) else {
            return false;
        };
        let reading = self.ledger.get(*line).and_then(Judged::chosen);
        reading.is_some_and(|reading| {
            let alone =
                |side: &[Term]| matches!(side, [term] if term.figure() == Some(change.figure));
            reading.relation == Relation::Equal && (alone(&reading.right) || alone(&reading.left))
        })
    }
}

impl Effect {
    fn note(&mut self, line: usize, before: bool, after: bool) {
        match (before, after) {
            (true, true) => self.kept += 1,
            (true, false) => self.lost.push(line),
            (false, true) => self.gained.push(line),
            (false, false) => self.unsettled.push(line),
        }
    }

    /// How many relations hold that contain a changed figure.
    pub(super) fn holding(&self) -> usize {
        self.kept + self.gained.len()
    }
}

/// The changes that deltas of a system mean.
pub(super) fn changes(report: &Report, system: &System, deltas: &[Delta]) -> Vec<Change> {
    let change = |&(place, by): &Delta| {
        let variable = system.variables.get(place)?;
        Some(Change {
            figure: variable.figure,
            from: report.figure(variable.figure).and_then(Figure::value),
            to: system.number(variable.value.checked_add(by)?)?,
        })
    };
    deltas.iter().filter_map(change).collect()
}

/// The deltas of a system that mean the changes.
pub(super) fn deltas(system: &System, changes: &[Change]) -> Deltas {
    let deltas = |change: &Change| {
        let place = system.position(change.figure)?;
        let variable = system.variables.get(place)?;
        Some((place, system.units(change.to)?.checked_sub(variable.value)?))
    };
    changes.iter().filter_map(deltas).collect()
}

/// Makes the changes in the figures that the report has.
pub(super) fn apply(report: &mut Report, changes: &[Change]) {
    for change in changes {
        if let Some(figure) = report.figures.get_mut(change.figure) {
            figure.content = FigureContent::Number(change.to);
            figure.raw = change.to.to_string();
        }
    }
}

/// Whether a figure is a number of the running text.
pub(super) fn is_of_text(figure: FigureId) -> bool {
    matches!(figure, FigureId::Text(_))
}
