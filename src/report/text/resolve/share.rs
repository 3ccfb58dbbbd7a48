//! A share with the bases it may have, or the shares of a list → its statement.

use std::cmp::Reverse;

use super::slip::percent_slip;
use crate::order;
use crate::read::number::Number;
use crate::report::statement::{Base, Claim, Evidence, Statement};
use crate::report::text::mention::Mention;
use crate::report::text::passage::Passage;
use crate::report::text::share::{Share, Tie};

/// The share against every base it may have, the one that most of its neighbours fit first.
pub(super) fn share(passage: &Passage, share: &Share) -> Option<Statement> {
    let own = Printed::of(passage, share.part, share.percent)?;
    let beside = share.siblings.iter();
    let beside: Vec<Printed> = beside
        .filter_map(|&(part, percent)| Printed::of(passage, part, percent))
        .collect();
    let rank = |base| {
        passage.take_room(beside.len());
        let whole = passage.bounds(base);
        let fits = |printed: &&Printed| whole.is_some_and(|whole| printed.fits(whole));
        Ranked {
            base,
            fits: fits(&&own),
            others: beside.iter().filter(fits).count(),
        }
    };
    let mut ranked: Vec<Ranked> = share.bases.iter().map(Vec::as_slice).map(rank).collect();
    // of a list that makes its whole, or 100 %, no base is meant that only this share fits
    if (share.makes_whole || share.hundred) && ranked.iter().any(|ranked| ranked.others > 0) {
        ranked.retain(|ranked| ranked.others > 0);
    }
    order::sort_by_key(&mut ranked, |ranked| {
        Reverse((ranked.fits, ranked.others, ranked.base.len() == 1))
    });
    let first = ranked.first()?;
    let evidence = if first.fits {
        Evidence::Tied
    } else {
        broken_by(passage, share, first)?
    };
    let base = |ranked: &Ranked| Base {
        figures: passage.figures(ranked.base),
        others: ranked.others,
    };
    let claim = Claim::Share {
        part: passage.figures(&[share.part]),
        percent: passage.figure(share.percent)?,
        bases: ranked.iter().map(base).collect(),
    };
    Some(passage.statement(claim, evidence, [share.part, share.percent]))
}

/// A base and what fits it.
struct Ranked<'a> {
    base: &'a [usize],
    /// Whether the share does.
    fits: bool,
    /// How many other shares beside it do.
    others: usize,
}

/// What a share that fits no base is called broken by, of the likeliest base. Where its neighbours fit
/// none either, the shares may be of something that is not in the text, but not where they make 100 % and
/// the parts their whole.
fn broken_by(passage: &Passage, share: &Share, first: &Ranked) -> Option<Evidence> {
    if first.others == 0 && !share.siblings.is_empty() {
        if share.hundred && share.makes_whole {
            return Some(Evidence::Neighbours);
        }
        let scattered = share.tie == Tie::Likely && are_scattered(passage, share, first.base);
        return scattered.then_some(Evidence::NearShare);
    }
    let part = passage.value(share.part)?;
    let printed = passage.value(share.percent)?;
    let whole = passage.total(first.base)?;
    let actual = part.checked_mul(Number::ONE_HUNDRED)?.checked_div(whole)?;
    let within = actual <= Number::ONE_HUNDRED.max(printed);
    match share.tie {
        Tie::Loose => None,
        Tie::Likely if !within => None,
        Tie::Likely if first.others > 0 => Some(Evidence::Neighbours),
        Tie::Likely => is_near(actual, printed).then_some(Evidence::NearShare),
        Tie::Certain => {
            // more than every base by a fifth: so much is never left from the year before
            let totals = share.bases.iter().filter_map(|base| passage.total(base));
            let beyond = part * Number::from(5) > totals.max()? * Number::from(6);
            (within || beyond).then_some(Evidence::Tied)
        }
    }
}

/// Whether all shares of a list come near to one base, and no other base would fit them: what the
/// percentages make of it differs by more than a tenth.
fn are_scattered(passage: &Passage, share: &Share, base: &[usize]) -> bool {
    let all = || {
        let whole = passage.total(base)?;
        let mut implied: Vec<Number> = Vec::new();
        for &(part, percent) in [(share.part, share.percent)].iter().chain(&share.siblings) {
            let (part, printed) = (passage.value(part)?, passage.value(percent)?);
            let part = part.checked_mul(Number::ONE_HUNDRED)?;
            if !is_near(part.checked_div(whole)?, printed) {
                return None;
            }
            implied.push(part.checked_div(printed)?);
        }
        let (least, most) = (implied.iter().min()?, implied.iter().max()?);
        Some(implied.len() >= 3 && *most * Number::TEN > *least * Number::from(11))
    };
    all().unwrap_or(false)
}

/// Whether a percentage that is wrong is still meant of its base: it is no more than a third off, or one
/// digit is.
fn is_near(actual: Number, printed: Number) -> bool {
    let off = (actual - printed).abs();
    off * Number::from(3) <= actual.max(printed)
        || percent_slip(actual.round_dp(printed.scale()), printed)
}

/// A part and its percentage, as far as they may be meant: looked up once, however many bases are tried.
#[derive(Clone, Copy, Debug)]
struct Printed {
    part: (Number, Number),
    percent: (Number, Number),
}

impl Printed {
    fn of(passage: &Passage, part: usize, percent: usize) -> Option<Self> {
        let part = passage.bounds(&[part])?;
        let (mut low, mut high) = passage.bounds(&[percent])?;
        if low == high {
            let unit = Number::new(1, low.scale().min(20));
            low -= unit / Number::TWO;
            // what is cut off stays below the next one
            high += unit * Number::new(999, 3);
        }
        let percent = (low, high);
        Some(Self { part, percent })
    }

    /// Whether part ÷ base rounds, or is cut off, to the percentage.
    fn fits(self, base: (Number, Number)) -> bool {
        let fits = || {
            let hundred = Number::ONE_HUNDRED;
            let enough = hundred.checked_mul(self.part.1)? >= self.percent.0.checked_mul(base.0)?;
            let at_most =
                hundred.checked_mul(self.part.0)? <= self.percent.1.checked_mul(base.1)?;
            Some(enough && at_most && base.0 > Number::ZERO)
        };
        fits().unwrap_or(false)
    }
}

/// Shares of a list that names everything add up to 100 %, within what rounding may take or give.
pub(super) fn hundred(passage: &Passage, percents: &[usize], complete: bool) -> Option<Statement> {
    let sum = passage.total(percents)?;
    let slack: Number = passage.all(percents).map(Mention::rounding).sum();
    let fits = (sum - Number::ONE_HUNDRED).abs() <= slack;
    let claim = Claim::Hundred {
        percents: passage.figures(percents),
        slack: if fits { slack } else { Number::ZERO },
    };
    let stated = fits || complete;
    stated.then(|| passage.statement(claim, Evidence::Hundred, percents.iter().copied()))
}
