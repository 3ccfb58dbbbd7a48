//! A set of changes → what else of the report speaks for it or against it.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::super::change::Change;
use super::slip::{Slip, slip};
use super::system::{Line, Move, Shift, System};
use crate::report::Report;
use crate::report::figure::{Content, Figure, FigureId};
use crate::rules::equation::{Relation, Term};
use crate::verdict::{Judged, Verdict, judge};

/// The relations of a report, and how to look at them again after a change.
pub(super) struct Witness<'a> {
    /// The report.
    pub(super) report: &'a Report,
    /// Last year's report, where it was given.
    pub(super) last_year: Option<&'a Report>,
    /// Its relations with their verdicts.
    pub(super) ledger: &'a [Judged],
    /// All the relations that count as evidence.
    pub(super) system: &'a System,
    /// Blank totals beside parts that are not: they leave every relation undecided that they stand in.
    pub(super) missing: BTreeSet<FigureId>,
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
    /// The slips that explain the changes, one place a change.
    pub(super) slips: Vec<Option<Slip>>,
    /// How many relations that the problem is not about it puts right as well.
    pub(super) support: usize,
    /// Those relations, as indices into the ledger.
    pub(super) beside: Vec<usize>,
    /// Whether it changes just one figure, and that the total of the only broken relation.
    total: bool,
}

/// What decides between candidates, the best first.
type Weight = (usize, Reverse<usize>, Reverse<usize>);

impl Candidate {
    /// What the evidence says; candidates that weigh the same are tied.
    pub(super) fn weight(&self) -> Weight {
        let telling = self.slips.iter().flatten().filter(|slip| slip.is_telling());
        (
            self.effect.lost.len(),
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
            Reverse(self.slips.iter().flatten().count()),
            Reverse(self.total),
            figures,
        )
    }
}

impl Witness<'_> {
    /// Weighs changes that solve the problem of these broken relations.
    pub(super) fn candidate(&self, problem: &[usize], changes: Vec<Change>) -> Candidate {
        let effect = self.effect(&changes);
        let slips = changes.iter().map(|change| {
            let wrong = change.from?;
            slip(self.report, change.figure, change.to, wrong)
        });
        let aside = |line: &&usize| !problem.contains(line);
        let beside: Vec<usize> = effect.gained.iter().filter(aside).copied().collect();
        Candidate {
            slips: slips.collect(),
            support: beside.len(),
            beside,
            total: self.is_total(problem, &changes),
            effect,
            changes,
        }
    }

    /// Looks again at every relation that contains a changed figure.
    pub(super) fn effect(&self, changes: &[Change]) -> Effect {
        let mut shifted: Vec<(usize, i128)> = Vec::new();
        let mut others: Vec<usize> = Vec::new();
        for change in changes {
            let Some(unknown) = self
                .system
                .place(change.figure)
                .and_then(|place| self.system.unknowns.get(place))
            else {
                continue;
            };
            others.extend(&unknown.others);
            let by = self
                .system
                .units(change.to)
                .map_or(0, |to| to - unknown.value);
            for &(line, coefficient) in &unknown.lines {
                if let Some(Line {
                    several: true,
                    judged,
                    ..
                }) = self.system.lines.get(line)
                {
                    others.push(*judged);
                    continue;
                }
                match shifted.iter_mut().find(|(known, _)| *known == line) {
                    Some((_, sum)) => *sum += coefficient * by,
                    None => shifted.push((line, coefficient * by)),
                }
            }
        }
        others.sort_unstable();
        others.dedup();
        let mut effect = Effect::default();
        for (line, by) in shifted {
            if let Some(line) = self.system.lines.get(line) {
                effect.note(line.judged, line.excess == 0, line.excess + by == 0);
            }
        }
        for line in others {
            let Some(judged) = self.ledger.get(line) else {
                continue;
            };
            let before = matches!(judged.verdict, Verdict::Holds | Verdict::NotApplicable);
            match self.again(judged, changes) {
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

    /// Whether the relations that are no lines of `system` admit the changes: none that was not broken
    /// may be broken after.
    pub(super) fn admits(&self, system: &System, shift: &[Move]) -> bool {
        if shift
            .iter()
            .filter_map(|&(place, _)| system.unknowns.get(place))
            .all(|unknown| unknown.others.is_empty())
        {
            return true;
        }
        let changes = changes(self.report, system, shift);
        let unknowns = shift
            .iter()
            .filter_map(|&(place, _)| system.unknowns.get(place));
        unknowns.flat_map(|unknown| &unknown.others).all(|&line| {
            let Some(judged) = self.ledger.get(line) else {
                return true;
            };
            let was_broken = matches!(judged.verdict, Verdict::Broken { .. });
            was_broken || !matches!(self.again(judged, &changes), Verdict::Broken { .. })
        })
    }

    /// The verdict on one relation after the changes.
    fn again(&self, judged: &Judged, changes: &[Change]) -> Verdict {
        judge::again(
            self.report,
            self.last_year,
            &self.missing,
            changes,
            &judged.equation,
        )
    }

    /// Whether the only change is that of a figure that stands alone on a side of the only broken relation.
    fn is_total(&self, problem: &[usize], changes: &[Change]) -> bool {
        let ([line], [change]) = (problem, changes) else {
            return false;
        };
        let reading = self
            .ledger
            .get(*line)
            .and_then(|judged| judged.equation.readings.get(judged.reading));
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

/// The changes that a shift stands for.
pub(super) fn changes(report: &Report, system: &System, shift: &[Move]) -> Vec<Change> {
    let change = |&(place, by): &Move| {
        let unknown = system.unknowns.get(place)?;
        Some(Change {
            figure: unknown.figure,
            from: report.figure(unknown.figure).and_then(Figure::value),
            to: system.number(unknown.value.checked_add(by)?)?,
        })
    };
    shift.iter().filter_map(change).collect()
}

/// The shift of a system that stands for the changes.
pub(super) fn shift(system: &System, changes: &[Change]) -> Shift {
    let shift = |change: &Change| {
        let place = system.place(change.figure)?;
        let unknown = system.unknowns.get(place)?;
        Some((place, system.units(change.to)?.checked_sub(unknown.value)?))
    };
    changes.iter().filter_map(shift).collect()
}

/// Makes the changes in the figures that the report has.
pub(super) fn apply(report: &mut Report, changes: &[Change]) {
    for change in changes {
        if let Some(figure) = report.figures.get_mut(&change.figure) {
            figure.content = Content::Number(change.to);
            figure.raw = change.to.to_string();
        }
    }
}

/// Whether a figure is a number of the running text.
pub(super) fn is_of_text(figure: FigureId) -> bool {
    matches!(figure, FigureId::Text(_))
}
