//! Percentages → what they make together, and how far rounding may move that.

use crate::read::number::Number;
use crate::report::text::mention::Mention;

/// How far percentages are from 100 % together, as far as they are read.
#[derive(Default)]
pub(super) struct Percents {
    pub(super) sum: Number,
    pub(super) slack: Number,
}

impl Percents {
    /// Of these together.
    pub(super) fn of(percents: &[&Mention]) -> Self {
        let mut of = Self::default();
        for percent in percents {
            of.add(percent);
        }
        of
    }

    pub(super) fn add(&mut self, percent: &Mention) {
        self.sum += percent.value();
        self.slack += percent.rounding();
    }

    pub(super) fn fits(&self) -> bool {
        (self.sum - Number::ONE_HUNDRED).abs() <= self.slack
    }

    /// Whether they are less than 100 %, whatever rounding took.
    pub(super) fn leave_something(&self) -> bool {
        self.sum + self.slack < Number::ONE_HUNDRED
    }

    /// Whether they make 100 %, within rounding that is small itself.
    pub(super) fn is_whole(&self) -> bool {
        self.slack <= Number::from(5) && self.fits()
    }
}
