//! A number of the text with the words around it: what every pattern asks about.

use super::lex::{Mark, Quantity};
use super::lexicon::{Nuance, Sense, Senses};
use super::stretch::Stretch;
use super::unit::Class;
use crate::read::number::Number;

/// A number of the text and what stands around it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Mention {
    /// The number.
    pub(super) quantity: Quantity,
    /// Its first character.
    pub(super) start: usize,
    /// The words right before it: since the last mark or number, or since the word that opens a list.
    pub(super) label: Stretch,
    /// The words right behind it, up to the next mark or number.
    pub(super) tail: Stretch,
    /// What the words between the number before it (in the same bracket) and it say, with other clauses.
    pub(super) lead: Senses,
    /// The strongest mark between the number before it and it.
    pub(super) mark: Option<Mark>,
    /// The word that opens a list right before it.
    pub(super) opener: Option<Sense>,
    /// How many clauses without a number stand between the number before it and its own.
    pub(super) asides: usize,
    /// How many names share the number, each having it (甲、乙各 1 件).
    pub(super) times: usize,
    /// Which run it stands in: 0 outside brackets, each bracket has its own.
    pub(super) run: usize,
    /// The mention before the bracket that it stands in.
    pub(super) host: Option<usize>,
    /// What the words before the bracket say that it stands in.
    pub(super) outside: Senses,
    /// Which sentence it stands in.
    pub(super) sentence: usize,
    /// Which part of its sentence, between semicolons.
    pub(super) section: usize,
    /// The two characters right before it, which mostly end the name of what it counts (节约资金 3 万元).
    pub(super) noun: [char; 2],
    /// The year that its label names last.
    pub(super) year: Option<i32>,
    /// Whether a change stands right before it, joined to it (增加 3 件和 5 件), and whether that falls.
    pub(super) continues_change: Option<bool>,
    /// Whether a number of another year stands right before it (去年 12 件 15 人).
    pub(super) continues_former: bool,
    /// Whether something came from it to the number behind it (由 50 件增加到 60 件).
    pub(super) was_before: bool,
}

impl Mention {
    /// The number.
    pub(super) fn value(&self) -> Number {
        self.quantity.value
    }

    /// What kind of quantity it is.
    pub(super) fn class(&self) -> Class {
        self.quantity.class
    }

    /// What the words before and behind it say.
    pub(super) fn says(&self) -> Senses {
        self.label.senses.with(self.tail.senses)
    }

    /// Whether its words say one of these.
    pub(super) fn any(&self, senses: &[Sense]) -> bool {
        self.says().any(senses)
    }

    /// What rounding may have taken from it or given to it.
    pub(super) fn rounding(&self) -> Number {
        Number::new(5, self.value().scale() + 1)
    }

    /// Whether it counts things, people or money.
    pub(super) fn counts(&self) -> bool {
        matches!(self.class(), Class::Thing | Class::Person | Class::Money)
    }

    /// Whether it counts or measures in a unit.
    pub(super) fn measures(&self) -> bool {
        self.counts() || self.class() == Class::Measure
    }

    /// Whether it may be a part or a whole of a list.
    pub(super) fn is_countable(&self) -> bool {
        self.measures()
            && !self.is_change()
            && !self.is_former()
            && !self.was_before
            && !self.label.any(&[Sense::Average, Sense::Cumulative])
    }

    /// Whether it may stand in one sum with another.
    pub(super) fn is_alike(&self, other: &Self) -> bool {
        (self.class() == other.class() || self.class() == Class::Bare)
            && (self.class() != Class::Measure || self.quantity.unit == other.quantity.unit)
    }

    /// Whether it begins a sentence.
    pub(super) fn begins_sentence(&self) -> bool {
        self.mark == Some(Mark::Stop)
    }

    /// Whether it is a change against another time, not a count of its own (较上年增加 12 件).
    pub(super) fn is_change(&self) -> bool {
        const MOVES: [Sense; 2] = [Sense::Rise, Sense::Fall];
        let compares = self.label.has(Sense::Compared) && !self.label.has(Sense::Share);
        self.continues_change.is_some()
            || (compares && self.label.any(&MOVES))
            || self.label.ends_in(&MOVES)
    }

    /// Whether it is what something came to, not by how much it changed (增加到 60 件).
    pub(super) fn is_reached(&self) -> bool {
        let last = self.label.words.last();
        self.label.any(&[Sense::Rise, Sense::Fall])
            && self.label.rest() == 0
            && last.is_some_and(|word| word.nuance == Some(Nuance::UpTo))
    }

    /// Whether it belongs to another year (去年收到 120 件; 上年结转 is of this one).
    pub(super) fn is_former(&self) -> bool {
        const CARRIED: [Sense; 3] = [Sense::Carry, Sense::CarriedIn, Sense::Left];
        const COMPARED_WITH: [Sense; 2] = [Sense::OtherTime, Sense::Year];
        let base = self.label.has(Sense::Compared) && self.label.any(&COMPARED_WITH);
        let former = self.label.has(Sense::Former) && !self.label.any(&CARRIED);
        self.continues_former || former || (base && !self.is_change())
    }

    /// Whether the words say that it became less.
    pub(super) fn falls(&self) -> bool {
        self.continues_change.unwrap_or(false) || self.label.has(Sense::Fall)
    }
}
