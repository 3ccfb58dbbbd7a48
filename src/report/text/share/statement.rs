//! A share with the bases it may have → its statement.

use std::cmp::Reverse;

use super::{BaseCertainty, Share};
use crate::order;
use crate::read::number::Number;
use crate::report::statement::{Base, Claim, Evidence, Statement};
use crate::report::text::mention::{Mention, bounds, figures, statement, total};
use crate::report::text::paragraph::Paragraph;
use crate::report::text::slip::percent_slip;

/// A base and what fits it.
struct Ranked<'a> {
    base: &'a [&'a Mention],
    /// Whether the share does.
    fits: bool,
    /// How many other shares beside it do.
    others: usize,
}

impl Share<'_> {
    /// The share against every base it may have, the one that most of its neighbours fit first.
    pub(in super::super) fn statement(&self, paragraph: &Paragraph) -> Option<Statement> {
        let own = Printed::of(self.part, self.percent);
        let beside = self.siblings.iter();
        let beside: Vec<Printed> = beside.map(|it| Printed::of(it.part, it.percent)).collect();
        let rank = |base| {
            paragraph.take_room(beside.len());
            let whole = bounds(base);
            Ranked {
                base,
                fits: own.fits(whole),
                others: beside.iter().filter(|it| it.fits(whole)).count(),
            }
        };
        let mut ranked: Vec<Ranked> = self.bases.iter().map(|base| rank(base)).collect();
        // of a list that makes its whole, or 100 %, no base is meant that only this share fits
        if (self.makes_whole || self.hundred) && ranked.iter().any(|ranked| ranked.others > 0) {
            ranked.retain(|ranked| ranked.others > 0);
        }
        order::sort_by_key(&mut ranked, |ranked| {
            Reverse((ranked.fits, ranked.others, ranked.base.len() == 1))
        });
        let first = ranked.first()?;
        let evidence = if first.fits {
            Evidence::Tied
        } else {
            self.broken_by(first)?
        };
        let base = |ranked: &Ranked| Base {
            figures: figures(ranked.base),
            others: ranked.others,
        };
        let claim = Claim::Share {
            part: vec![self.part.figure],
            percent: self.percent.figure,
            bases: ranked.iter().map(base).collect(),
        };
        Some(statement(claim, evidence, [self.part, self.percent]))
    }

    /// What a share that fits no base is called broken by, of the likeliest base. Where its neighbours fit
    /// none either, the shares may be of something that is not in the text, but not where they make 100 %
    /// and the parts their whole.
    fn broken_by(&self, first: &Ranked) -> Option<Evidence> {
        if first.others == 0 && !self.siblings.is_empty() {
            if self.hundred && self.makes_whole {
                return Some(Evidence::Neighbours);
            }
            let likely = self.certainty == BaseCertainty::Likely;
            return (likely && self.are_scattered(first.base)).then_some(Evidence::NearShare);
        }
        let (part, printed) = (self.part.value(), self.percent.value());
        let actual = part.checked_mul(Number::ONE_HUNDRED)?.checked_div(total(first.base))?;
        let within = actual <= Number::ONE_HUNDRED.max(printed);
        match self.certainty {
            BaseCertainty::Open => None,
            BaseCertainty::Likely if !within => None,
            BaseCertainty::Likely if first.others > 0 => Some(Evidence::Neighbours),
            BaseCertainty::Likely => is_near(actual, printed).then_some(Evidence::NearShare),
            BaseCertainty::Certain => {
                // more than every base by a fifth: so much is never left from the year before
                let largest = self.bases.iter().map(|base| total(base)).max()?;
                let beyond = part * Number::from(5) > largest * Number::from(6);
                (within || beyond).then_some(Evidence::Tied)
            }
        }
    }

    /// Whether all shares of a list come near to one base, and no other base would fit them: what the
    /// percentages make of it differs by more than a tenth.
    fn are_scattered(&self, base: &[&Mention]) -> bool {
        let whole = total(base);
        let implied = |part: &Mention, percent: &Mention| {
            let part = part.value().checked_mul(Number::ONE_HUNDRED)?;
            let near = is_near(part.checked_div(whole)?, percent.value());
            part.checked_div(percent.value()).filter(|_| near)
        };
        let siblings = self.siblings.iter().map(|it| implied(it.part, it.percent));
        let all = siblings.chain([implied(self.part, self.percent)]);
        let all: Option<Vec<Number>> = all.collect();
        all.is_some_and(|all| {
            let scattered = all.iter().max() > all.iter().min().map(|least| *least * Number::new(11, 1)).as_ref();
            all.len() >= 3 && scattered
        })
    }
}

/// Whether a percentage that is wrong is still meant of its base: it is no more than a third off, or one
/// digit is.
fn is_near(actual: Number, printed: Number) -> bool {
    let off = (actual - printed).abs();
    off * Number::from(3) <= actual.max(printed)
        || percent_slip(actual.round_dp(printed.scale()), printed)
}

/// A part and its percentage, as far as they may be meant: looked up once, however many bases are tried.
struct Printed {
    part: (Number, Number),
    percent: (Number, Number),
}

impl Printed {
    fn of(part: &Mention, percent: &Mention) -> Self {
        let (mut low, mut high) = percent.quantity.bounds();
        if low == high {
            let unit = Number::new(1, low.scale().min(20));
            low -= unit / Number::TWO;
            // what is cut off stays below the next one
            high += unit * Number::new(999, 3);
        }
        Self {
            part: part.quantity.bounds(),
            percent: (low, high),
        }
    }

    /// Whether part ÷ base rounds, or is cut off, to the percentage.
    fn fits(&self, base: (Number, Number)) -> bool {
        let hundred = Number::ONE_HUNDRED;
        let least = self.percent.0.checked_mul(base.0);
        let most = self.percent.1.checked_mul(base.1);
        base.0 > Number::ZERO
            && least.is_some_and(|least| hundred * self.part.1 >= least)
            && most.is_some_and(|most| hundred * self.part.0 <= most)
    }
}
