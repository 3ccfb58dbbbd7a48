//! Readings (勾稽关系): what must hold between figures, as the terms of an equation.

use crate::language::Words;
use crate::read::number::Number;
use crate::report::Report;
use crate::report::figure::FigureId;

/// One way to understand a relation: `left` and `right` are in `relation`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The terms on the left, added up; none is zero.
    pub left: Vec<Term>,
    /// How the sides must relate.
    pub relation: Relation,
    /// The terms on the right, added up; none is zero.
    pub right: Vec<Term>,
    /// What this reading takes the words to mean, as a sentence behind the numbers; nothing
    /// where the numbers say it.
    pub name: Option<Words>,
}

/// A coefficient times a figure, or times one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Term {
    /// Mostly 1 or −1.
    pub coefficient: i32,
    /// What is counted.
    pub operand: Operand,
}

/// A figure, or a number that the words state without printing it (全部办结: nothing is left, 0).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operand {
    /// A figure of the report.
    Figure(FigureId),
    /// The same figure in last year's report.
    LastYear(FigureId),
    /// The same figure in the report of a part.
    Part {
        /// Which part, by its place among them.
        part: u32,
        /// The figure.
        figure: FigureId,
        /// What it counts there, in the unit of this report; none where that is not known.
        number: Option<Number>,
    },
    /// A number.
    Constant(Number),
}

/// How the two sides must relate. Approximate figures widen a side to an interval; a relation holds
/// if some numbers within the intervals satisfy it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// left = right.
    Equal,
    /// left ≤ right.
    AtMost,
    /// left ≥ right.
    AtLeast,
    /// left is `percent` of right, within the rounding of the digits printed.
    Share {
        /// The percentage.
        percent: FigureId,
    },
    /// left is `percent` more than right (less, if `falling`), within the rounding of the digits
    /// printed. With an empty right side: some whole number must exist that could be there.
    Growth {
        /// The percentage, printed without a sign.
        percent: FigureId,
        /// Whether the words say 下降.
        falling: bool,
    },
}

impl Term {
    /// The figure so many times.
    pub fn times(coefficient: i32, figure: FigureId) -> Self {
        Self {
            coefficient,
            operand: Operand::Figure(figure),
        }
    }

    /// The figure, once.
    pub fn plus(figure: FigureId) -> Self {
        Self::times(1, figure)
    }

    /// The figure, taken away once.
    pub fn minus(figure: FigureId) -> Self {
        Self::times(-1, figure)
    }

    /// The same figure in last year's report, once.
    pub fn of_last_year(figure: FigureId) -> Self {
        Self {
            coefficient: 1,
            operand: Operand::LastYear(figure),
        }
    }

    /// A number that the words state.
    pub fn constant(number: Number) -> Self {
        Self {
            coefficient: 1,
            operand: Operand::Constant(number),
        }
    }

    /// The figure of this report, if the term has one.
    pub fn figure(self) -> Option<FigureId> {
        match self.operand {
            Operand::Figure(id) => Some(id),
            Operand::LastYear(_) | Operand::Part { .. } | Operand::Constant(_) => None,
        }
    }
}

impl Operand {
    /// The number, where the reports give it.
    pub fn value(self, report: &Report, last_year: Option<&Report>) -> Option<Number> {
        match self {
            Self::Figure(figure) => report.figure(figure)?.value(),
            Self::LastYear(figure) => last_year?.figure(figure)?.value(),
            Self::Part { number, .. } => number,
            Self::Constant(number) => Some(number),
        }
    }
}

impl Reading {
    /// The terms on the left are in a relation to those on the right, without a name.
    pub fn of(
        left: impl IntoIterator<Item = Term>,
        relation: Relation,
        right: impl IntoIterator<Item = Term>,
    ) -> Self {
        Self {
            left: left.into_iter().collect(),
            relation,
            right: right.into_iter().collect(),
            name: None,
        }
    }

    /// `left` adds up to `right`, without a name.
    pub fn equal(
        left: impl IntoIterator<Item = FigureId>,
        right: impl IntoIterator<Item = FigureId>,
    ) -> Self {
        let left = left.into_iter().map(Term::plus);
        let right = right.into_iter().map(Term::plus);
        Self::of(left, Relation::Equal, right)
    }

    /// Every figure that takes part, left to right, a percentage last.
    pub fn figures(&self) -> impl Iterator<Item = FigureId> + '_ {
        let percent = match self.relation {
            Relation::Share { percent } | Relation::Growth { percent, .. } => Some(percent),
            Relation::Equal | Relation::AtMost | Relation::AtLeast => None,
        };
        self.left
            .iter()
            .chain(&self.right)
            .filter_map(|term| term.figure())
            .chain(percent)
    }
}
