//! A ledger → the same relations over indices, so that the search need not look anything up.

use std::rc::Rc;

use super::writing::most_in_words;
use crate::form::disclosure;
use crate::read::number::{LIMIT, Number};
use crate::report::Report;
use crate::report::figure::{Figure, FigureId};
use crate::report::figures::Positions;
use crate::rules::kind::RelationKind;
use crate::rules::reading::{Operand, Reading, Relation};
use crate::verdict::{Judged, Verdict};

/// The most digits after the point that the search computes with.
const PLACES: u32 = 6;

/// The largest coefficient that the search computes with.
const COEFFICIENT: i32 = 1000;

/// Relations over the figures of a report.
#[derive(Debug, Default)]
pub(super) struct System {
    /// The figures that take part.
    pub(super) variables: Vec<Variable>,
    /// The equations that can be solved.
    pub(super) constraints: Vec<Constraint>,
    /// The place of each figure in `variables`.
    places: Rc<Positions>,
    /// How many units make one.
    unit: i128,
    /// The digits after the point of a unit.
    scale: u32,
}

/// A figure as the search sees it, counted in units of the system.
#[derive(Debug)]
pub(super) struct Variable {
    /// Which figure.
    pub(super) figure: FigureId,
    /// What it holds; 0 where it is blank.
    pub(super) value: i128,
    /// Whether it may be less than zero.
    pub(super) signed: bool,
    /// What it must be a multiple of: one for counts, less for amounts.
    pub(super) step: i128,
    /// The constraints that it occurs in, with its coefficient on the left.
    pub(super) constraints: Vec<(usize, i128)>,
    /// The most that it may be, where it is written in words that mean small numbers.
    pub(super) most: Option<i128>,
    /// The other relations that it occurs in, as indices into the ledger.
    pub(super) others: Vec<usize>,
    /// How many looks it takes to judge these again.
    cost: usize,
    /// Whether the report gives it, exactly and as a whole number of units.
    is_exact: bool,
    /// Whether it holds nothing.
    is_blank: bool,
    /// The relation that was laid out last with it in it, and its place among the terms of that.
    term: (usize, usize),
}

/// An equation: the sum of its terms, each on the left, must be zero.
#[derive(Clone, Debug)]
pub(super) struct Constraint {
    /// Its place in the ledger.
    pub(super) judged: usize,
    /// The figures, each once, with their coefficients.
    pub(super) terms: Vec<(usize, i128)>,
    /// Left − right now.
    pub(super) excess: i128,
    /// Whether the relation has other readings, one of which may hold instead.
    pub(super) several: bool,
}

/// A change of one figure: the place of the variable, and by how many units it changes.
pub(super) type Delta = (usize, i128);

/// Changes of several figures.
pub(super) type Deltas = Vec<Delta>;

/// Whether relations that cannot be solved admit changes.
pub(super) type Admits<'a> = dyn Fn(&[Delta]) -> bool + 'a;

impl System {
    /// The relations of the ledger that `takes_part` admits, by their places and as they were judged.
    pub(super) fn new(
        report: &Report,
        ledger: &[Judged],
        takes_part: impl Fn(usize, &Judged) -> bool,
    ) -> Self {
        let figures = report.figures.values();
        let scales = figures.filter_map(Figure::value).map(Number::scale);
        let scale = scales.filter(|&scale| scale <= PLACES).max().unwrap_or(0);
        let lines = ledger.iter().enumerate();
        let lines = lines.filter(|&(line, judged)| takes_part(line, judged));
        Self::of(report, ledger, lines.map(|(line, _)| line), &[], scale)
    }

    /// The relations at these places of the ledger, in units as small as those of this system. Those at
    /// the places `pinned` are taken as they were judged, where other readings would be possible.
    pub(super) fn part(
        &self,
        report: &Report,
        ledger: &[Judged],
        places: impl IntoIterator<Item = usize>,
        pinned: &[usize],
    ) -> Self {
        Self::of(report, ledger, places, pinned, self.scale)
    }

    fn of(
        report: &Report,
        ledger: &[Judged],
        places: impl IntoIterator<Item = usize>,
        pinned: &[usize],
        scale: u32,
    ) -> Self {
        let mut system = Self {
            variables: Vec::with_capacity(report.figures.len()),
            unit: 10_i128.pow(scale),
            scale,
            ..Self::default()
        };
        let mut known = Positions::default();
        for place in places {
            let Some(judged) = ledger.get(place) else {
                continue;
            };
            let is_pinned = pinned.contains(&place);
            match system.linear(report, &mut known, (place, judged), is_pinned) {
                Some(constraint) => system.add_constraint(constraint),
                None => system.add_other(report, &mut known, place, judged),
            }
        }
        system.places = Rc::new(known);
        system
    }

    /// The same figures with no other relations than those that `takes_part` admits by their places in
    /// the ledger.
    pub(super) fn only(&self, takes_part: &dyn Fn(usize) -> bool) -> Self {
        let without_constraints = |variable: &Variable| {
            let others = variable.others.iter().copied();
            Variable {
                constraints: Vec::with_capacity(variable.constraints.len()),
                others: others.filter(|&line| takes_part(line)).collect(),
                ..*variable
            }
        };
        let mut system = Self {
            variables: self.variables.iter().map(without_constraints).collect(),
            constraints: Vec::new(),
            places: Rc::clone(&self.places),
            ..*self
        };
        for constraint in self
            .constraints
            .iter()
            .filter(|constraint| takes_part(constraint.judged))
        {
            let place = system.constraints.len();
            for &(variable, coefficient) in &constraint.terms {
                if let Some(variable) = system.variables.get_mut(variable) {
                    variable.constraints.push((place, coefficient));
                }
            }
            system.constraints.push(constraint.clone());
        }
        system
    }

    /// Whether there are no other relations than those that `takes_part` admits.
    pub(super) fn is_only(&self, takes_part: &dyn Fn(usize) -> bool) -> bool {
        let constraints = self.constraints.iter().map(|constraint| constraint.judged);
        let others = self.variables.iter().flat_map(|variable| &variable.others);
        constraints.chain(others.copied()).all(takes_part)
    }

    /// The position of a figure among the variables.
    pub(super) fn position(&self, figure: FigureId) -> Option<usize> {
        self.places.get(figure)
    }

    /// How many looks it takes to judge the relations of a figure again that are no constraints.
    pub(super) fn cost_of_others(&self, variable: usize) -> usize {
        self.variables
            .get(variable)
            .map_or(0, |variable| variable.cost)
    }

    /// A number in units, if it is a whole number of them and of a size that a report has.
    pub(super) fn units(&self, number: Number) -> Option<i128> {
        let number = number.normalize();
        if number.abs() > LIMIT || number.scale() > self.scale {
            return None;
        }
        let up = 10_i128.checked_pow(self.scale - number.scale())?;
        number.units().checked_mul(up)
    }

    /// Units as a number, without zeros at its end.
    pub(super) fn number(&self, units: i128) -> Option<Number> {
        Number::of_units(units, self.scale).map(Number::normalize)
    }

    /// An equation that can be solved, from a line of the ledger with its place; none where the relation is
    /// no equality of exact figures or decides nothing.
    ///
    /// Of several readings the first is meant only where a list of the text falls short of its whole: the
    /// others are lists that fit less well. Percentages that add up to 100 may miss it by rounding.
    fn linear(
        &mut self,
        report: &Report,
        known: &mut Positions,
        (place, judged): (usize, &Judged),
        pinned: bool,
    ) -> Option<Constraint> {
        let kind = judged.equation.kind;
        let broken = judged.is_broken();
        let reading = match judged.equation.readings.as_slice() {
            [reading] if kind != RelationKind::Hundred => reading,
            [_, ..]
                if kind == RelationKind::List && broken
                    || pinned && kind != RelationKind::Hundred =>
            {
                judged.chosen()?
            }
            _ => return None,
        };
        let (terms, all_blank) = self.terms(report, known, place, reading)?;
        let excess = match &judged.verdict {
            Verdict::Broken { difference, .. } => self.units(*difference)?,
            Verdict::Holds => 0,
            // a wholly blank row says 0 = 0, and a part filled in must show up in its total
            Verdict::NotApplicable => all_blank.then_some(0)?,
            Verdict::Undecided(_) => return None,
        };
        Some(Constraint {
            judged: place,
            terms,
            excess,
            several: judged.equation.readings.len() > 1,
        })
    }

    /// The figures of an equality, each once, with their coefficients on the left, and whether all are blank;
    /// none where the reading of the relation at `place` is no equality, a figure is not exact, or a
    /// coefficient is out of the ordinary.
    fn terms(
        &mut self,
        report: &Report,
        known: &mut Positions,
        place: usize,
        reading: &Reading,
    ) -> Option<(Vec<(usize, i128)>, bool)> {
        if reading.relation != Relation::Equal {
            return None;
        }
        let mut terms: Vec<(usize, i128)> =
            Vec::with_capacity(reading.left.len() + reading.right.len());
        let left = reading.left.iter().map(|term| (term, 1));
        let right = reading.right.iter().map(|term| (term, -1));
        for (term, sign) in left.chain(right) {
            // what is no figure of this report stays as it is, and is part of the difference already
            let Operand::Figure(figure) = term.operand else {
                continue;
            };
            let at = self.variable(report, known, figure);
            let variable = self.variables.get_mut(at)?;
            if term.coefficient.abs() > COEFFICIENT || !variable.is_exact {
                return None;
            }
            let coefficient = i128::from(term.coefficient) * sign;
            let (line, same) = variable.term;
            let there = terms.get_mut(same);
            if let Some((_, sum)) = there.filter(|(term, _)| line == place && *term == at) {
                *sum += coefficient;
            } else {
                variable.term = (place, terms.len());
                terms.push((at, coefficient));
            }
        }
        terms.retain(|(_, coefficient)| *coefficient != 0);
        let is_blank = |&(at, _): &(usize, i128)| {
            let variable = self.variables.get(at);
            variable.is_some_and(|variable| variable.is_blank)
        };
        let all_blank = !terms.is_empty() && terms.iter().all(is_blank);
        Some((terms, all_blank))
    }

    fn add_constraint(&mut self, constraint: Constraint) {
        let place = self.constraints.len();
        for &(variable, coefficient) in &constraint.terms {
            if let Some(variable) = self.variables.get_mut(variable) {
                variable.constraints.push((place, coefficient));
            }
        }
        self.constraints.push(constraint);
    }

    fn add_other(&mut self, report: &Report, known: &mut Positions, place: usize, judged: &Judged) {
        let cost = cost(judged);
        for reading in &judged.equation.readings {
            for figure in reading.figures() {
                let variable = self.variable(report, known, figure);
                if let Some(variable) = self.variables.get_mut(variable)
                    && variable.others.last() != Some(&place)
                {
                    variable.others.push(place);
                    variable.cost = variable.cost.saturating_add(cost);
                }
            }
        }
    }

    /// The place of a figure, which is made where it is not known yet.
    fn variable(&mut self, report: &Report, known: &mut Positions, figure: FigureId) -> usize {
        if let Some(place) = known.get(figure) {
            return place;
        }
        let given = report.figure(figure);
        let printed = given.and_then(Figure::value);
        let units = self.units(printed.unwrap_or_default());
        let place = self.variables.len();
        self.variables.push(Variable {
            figure,
            value: units.unwrap_or(0),
            signed: matches!(figure, FigureId::Disclosure(_, disclosure::Column::Change)),
            step: if may_be_broken(figure, printed) {
                1
            } else {
                self.unit
            },
            most: given
                .and_then(most_in_words)
                .and_then(|most| self.units(most)),
            constraints: Vec::new(),
            others: Vec::new(),
            cost: 0,
            is_exact: given.is_some_and(|given| given.approximate.is_none()) && units.is_some(),
            is_blank: given.is_some_and(Figure::is_blank),
            term: (usize::MAX, 0),
        });
        known.set(figure, place);
        place
    }
}

/// How many looks it takes to judge a relation again: each number is looked up in the report.
pub(super) fn cost(judged: &Judged) -> usize {
    const LOOKUP: usize = 10;
    let readings = judged.equation.readings.iter();
    let terms = readings.map(|reading| 10 + reading.left.len() + reading.right.len());
    terms.sum::<usize>().saturating_mul(LOOKUP)
}

/// Whether a figure may have digits after the point: amounts of money, and what is printed with some.
fn may_be_broken(figure: FigureId, printed: Option<Number>) -> bool {
    match figure {
        FigureId::Disclosure(_, column) => column == disclosure::Column::Amount,
        FigureId::Application(..) | FigureId::Dispute(..) => false,
        FigureId::Cell { .. } | FigureId::Text(_) => printed.is_some_and(Number::is_broken),
    }
}
