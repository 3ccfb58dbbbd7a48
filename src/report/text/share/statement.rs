//! A share with the bases it may have → its statement.

use std::cmp::Reverse;

use super::pair::Pair;
use super::percents::Percents;
use super::{BaseCertainty, Share};
use crate::order;
use crate::read::number::Number;
use crate::report::statement::{Base, Claim, Evidence, Statement};
use crate::report::text::lexicon::Sense;
use crate::report::text::mention::{Mention, Mentions, bounds, figures, statement, total};
use crate::report::text::paragraph::LexedParagraph;
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
    pub(in super::super) fn statement(&self, paragraph: &LexedParagraph) -> Option<Statement> {
        let own = ShareBounds::of(self.part, self.percent);
        let beside = self.siblings.iter();
        let beside: Vec<ShareBounds> = beside
            .map(|it| ShareBounds::of(it.part, it.percent))
            .collect();
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
        if let Some(place) = self.slipped(&ranked) {
            ranked.swap(0, place);
        }
        let first = ranked.first()?;
        let evidence = if first.fits {
            // where its neighbours are rounded, one that is cut off is no way of writing
            let whole = bounds(first.base);
            // what they make may be less than what they are of
            let percents = self.siblings.iter().map(|it| it.percent);
            let percents: Mentions = percents.chain([self.percent]).collect();
            let sure = first.base.len() == 1 || Percents::of(&percents).sum == Number::ONE_HUNDRED;
            let cut_off =
                sure && own.is_cut_off(whole) && beside.iter().any(|it| it.is_rounded_up(whole));
            if cut_off {
                Evidence::Neighbours
            } else {
                Evidence::Tied
            }
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

    /// The base that a share fits but for one digit, where it fits none and its words tie it to none: of so many digits
    /// that is no chance.
    fn slipped(&self, ranked: &[Ranked]) -> Option<usize> {
        const BASES: usize = 4;
        const DIGITS: usize = 4;
        let printed = self.percent.value();
        let digits = printed.to_string();
        let digits = digits.bytes().filter(u8::is_ascii_digit).count();
        let open = self.plain && self.certainty == BaseCertainty::Open;
        if !open || digits < DIGITS || ranked.first()?.fits {
            return None;
        }
        let mut bases = ranked.iter().take(BASES);
        bases.position(|ranked| {
            let actual = percentage(self.part, total(ranked.base));
            actual.is_some_and(|it| percent_slip(it.round_dp(printed.scale()), printed))
        })
    }

    /// What a share that fits no base is called broken by, of the likeliest base. Where its neighbours fit
    /// none either, the shares may be of something that is not in the text.
    fn broken_by(&self, first: &Ranked) -> Option<Evidence> {
        let bare = || self.percent.label.only(&[Sense::Share, Sense::Is]);
        let either = self.certainty == BaseCertainty::Either && bare();
        let alone = first.others == 0 && (!self.siblings.is_empty() || either);
        let whole = total(first.base);
        // 给予受理的 180 件均已办结，结案率 100 %: of themselves
        let all = self.percent.value() == Number::ONE_HUNDRED && self.part.any(&[Sense::All]);
        if all {
            return None;
        }
        if first.base.len() > 1 && self.agree_on_another() {
            return None;
        }
        let within = self.part.value() <= whole || self.percent.value() > Number::ONE_HUNDRED;
        match self.certainty {
            BaseCertainty::Likely | BaseCertainty::Either if alone => {
                // parts that make their whole, with percentages that make 100 %, are of that and of nothing else
                let all = self.makes_whole && self.hundred;
                let near = || is_near(self.part, self.percent, whole);
                let meant = self.are_scattered(first.base) || (all && near());
                meant.then_some(Evidence::NearShare)
            }
            BaseCertainty::Likely | BaseCertainty::Either if first.others > 0 => {
                Some(Evidence::Neighbours)
            }
            BaseCertainty::Likely | BaseCertainty::Either => {
                // there is one number alone that it may be of; a rate of 100 % is often of some of them
                let larger = |base: &&Mentions| total(base) >= self.part.value();
                let only = within && self.bases.iter().filter(larger).count() == 1;
                let determined = if self.plain {
                    bare()
                } else {
                    self.percent.value() < Number::ONE_HUNDRED
                };
                ((only && determined) || is_near(self.part, self.percent, whole))
                    .then_some(Evidence::NearShare)
            }
            BaseCertainty::Unprinted => None,
            BaseCertainty::Certain => (!alone && within).then_some(Evidence::Tied),
            BaseCertainty::Open => {
                // 男 3694 人，占 49.5 %；女 3771 人，占 50.5 %: so exactly the other one fits by no chance
                let exactly = |it: &Pair| it.percent.value().scale() >= 1;
                let determined =
                    self.plain && first.others > 0 && self.siblings.iter().all(exactly);
                let near = determined && is_near(self.part, self.percent, whole);
                let slipped = || {
                    self.slipped(std::slice::from_ref(first))
                        .map(|_| Evidence::Digit)
                };
                near.then_some(Evidence::Neighbours).or_else(slipped)
            }
        }
    }

    /// Whether several shares that leave something out are all of one number, which is not in the text: 医院 937 人，占
    /// 59.4 %，基层 526 人，占 33.3 %，公共 101 人，占 6.4 %.
    fn agree_on_another(&self) -> bool {
        let siblings = self.siblings.iter().map(|it| (it.part, it.percent));
        let all: Vec<_> = siblings.chain([(self.part, self.percent)]).collect();
        let percents: Mentions = all.iter().map(|(_, percent)| *percent).collect();
        let agree = |(at, one): (usize, &(&Mention, &Mention))| {
            all.iter().skip(at + 1).all(|other| same_base(*one, *other))
        };
        let leaves = Percents::of(&percents).sum < Number::ONE_HUNDRED;
        all.len() >= 3 && leaves && all.iter().enumerate().all(agree)
    }

    /// Whether all shares of a list come near to one base, and no other base would fit them: what the
    /// percentages make of it differs by more than a tenth.
    fn are_scattered(&self, base: &[&Mention]) -> bool {
        let siblings = self.siblings.iter().map(|it| (it.part, it.percent));
        let all = || siblings.clone().chain([(self.part, self.percent)]);
        let implied = all().map(|(part, percent)| part.value().checked_div(percent.value()));
        let implied: Option<Vec<Number>> = implied.collect();
        let scattered = |implied: Vec<Number>| {
            let (least, most) = (implied.iter().min()?, implied.iter().max()?);
            Some(implied.len() >= 3 && *most > *least * Number::new(11, 1))
        };
        all().all(|(part, percent)| is_near(part, percent, total(base)))
            && implied.and_then(scattered).unwrap_or(false)
    }
}

/// Whether a percentage that is wrong is still meant of its base: it is no more than a third off, or one
/// digit is.
fn is_near(part: &Mention, percent: &Mention, whole: Number) -> bool {
    let printed = percent.value();
    percentage(part, whole).is_some_and(|actual| {
        let off = (actual - printed).abs();
        off * Number::from(3) <= actual.max(printed)
            || percent_slip(actual.round_dp(printed.scale()), printed)
    })
}

/// Whether a part rounds, or is cut off, to its percentage of a whole.
pub(super) fn fits(part: &Mention, percent: &Mention, whole: &[&Mention]) -> bool {
    ShareBounds::of(part, percent).fits(bounds(whole))
}

/// Whether two parts may have their percentages of one whole.
pub(super) fn same_base(one: (&Mention, &Mention), other: (&Mention, &Mention)) -> bool {
    let base = |(part, percent): (&Mention, &Mention)| {
        let ShareBounds { part, percent, .. } = ShareBounds::of(part, percent);
        Some((
            part.0.checked_div(percent.1)?,
            part.1.checked_div(percent.0)?,
        ))
    };
    let bases = base(one).zip(base(other));
    bases.is_some_and(|(one, other)| one.0 <= other.1 && other.0 <= one.1)
}

/// What percentage a part is of a whole.
fn percentage(part: &Mention, whole: Number) -> Option<Number> {
    let hundred = part.value().checked_mul(Number::ONE_HUNDRED)?;
    hundred.checked_div(whole)
}

/// A part and its percentage, as far as they may be meant: looked up once, however many bases are tried.
struct ShareBounds {
    part: (Number, Number),
    percent: (Number, Number),
    /// The percentage and half of what its last digit is worth, where it is exact.
    exact: Option<(Number, Number)>,
}

impl ShareBounds {
    fn of(part: &Mention, percent: &Mention) -> Self {
        let (mut low, mut high) = percent.quantity.bounds();
        let mut exact = None;
        if low == high {
            let unit = Number::new(1, low.scale().min(20));
            exact = Some((low, unit / Number::TWO));
            low -= unit / Number::TWO;
            // what is cut off stays below the next one
            high += unit * Number::new(999, 3);
        }
        Self {
            part: part.quantity.bounds(),
            percent: (low, high),
            exact,
        }
    }

    /// Whether part ÷ base is surely more than what rounds to the percentage.
    fn is_cut_off(&self, base: (Number, Number)) -> bool {
        self.exact.is_some_and(|(printed, half)| {
            let most = (printed + half).checked_mul(base.1);
            most.is_some_and(|most| Number::ONE_HUNDRED * self.part.0 > most)
        })
    }

    /// Whether part ÷ base is surely less than the percentage, to which it rounds.
    fn is_rounded_up(&self, base: (Number, Number)) -> bool {
        let less = |(printed, _): (Number, Number)| {
            let least = printed.checked_mul(base.0);
            least.is_some_and(|least| Number::ONE_HUNDRED * self.part.1 < least)
        };
        self.fits(base) && self.exact.is_some_and(less)
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
