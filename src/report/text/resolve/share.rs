//! A share with the bases it may have, or the shares of a list → its statement.

use std::cmp::Reverse;

use super::slip::percent_slip;
use crate::order;
use crate::read::number::Number;
use crate::report::statement::{Base, Claim, Evidence, Statement};
use crate::report::text::nest::Mention;
use crate::report::text::passage::Passage;
use crate::report::text::share::{Share, Tie};

/// The share against every base it may have, the one that most of its neighbours fit first.
pub(super) fn share(passage: &Passage, share: &Share) -> Option<Statement> {
    let ranked = ranked(passage, share)?;
    let first = ranked.first()?;
    let evidence = if first.fits {
        Evidence::Tied
    } else {
        broken_by(passage, share, &ranked)?
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
    base: &'a Vec<usize>,
    /// Whether the share does.
    fits: bool,
    /// How many other shares beside it do.
    others: usize,
}

/// The bases of a share, the likeliest first.
fn ranked<'a>(passage: &Passage, share: &'a Share) -> Option<Vec<Ranked<'a>>> {
    let own = Printed::of(passage, share.part, share.percent)?;
    let beside = share.siblings.iter();
    let beside: Vec<Printed> = beside
        .filter_map(|&(part, percent)| Printed::of(passage, part, percent))
        .collect();
    let rank = |base: &'a Vec<usize>| {
        passage.take_room(beside.len());
        let whole = passage.bounds(base);
        let fits = |printed: &&Printed| whole.is_some_and(|whole| printed.fits(whole));
        Ranked {
            base,
            fits: fits(&&own),
            others: beside.iter().filter(fits).count(),
        }
    };
    let mut ranked: Vec<Ranked> = share.bases.iter().map(rank).collect();
    // of a list that makes its whole, with other shares that fit it, no other base is meant
    let mut firm = ranked.iter().filter(|ranked| ranked.others > 0);
    if let Some(whole) = &share.whole
        && firm.any(|ranked| ranked.base == whole)
    {
        let siblings = share.siblings.iter().map(|&(part, _)| part);
        let parts: Vec<usize> = siblings.chain([share.part]).collect();
        let of_list = |base: &[usize]| base.iter().all(|index| parts.contains(index));
        ranked.retain(|ranked| ranked.base == whole || of_list(ranked.base));
    }
    order::sort_by_key(&mut ranked, |ranked| {
        Reverse((ranked.fits, ranked.others, ranked.base.len() == 1))
    });
    Some(ranked)
}

/// What a share that fits no base is called broken by. Where its neighbours fit none either, the shares
/// may be of something that is not in the text, but not where they make 100 % and the parts their whole.
fn broken_by(passage: &Passage, share: &Share, ranked: &[Ranked]) -> Option<Evidence> {
    let first = ranked.first()?;
    let support = share.siblings.is_empty() || ranked.iter().any(|ranked| ranked.others > 0);
    match share.tie {
        _ if !support => {
            let all = share.hundred && share.whole.is_some();
            all.then_some(Evidence::Neighbours)
        }
        Tie::Loose => None,
        Tie::Likely => near(passage, share, first),
        Tie::Certain => may_be_of(passage, share, first.base).then_some(Evidence::Tied),
    }
}

/// Whether a share that does not fit may be of this base at all: it is no more than all of it, unless the
/// percentage says so; or it is more than every base by a fifth, as much as is never left from the year
/// before.
fn may_be_of(passage: &Passage, share: &Share, base: &[usize]) -> bool {
    let values = || {
        let totals = share.bases.iter().filter_map(|base| passage.total(base));
        let (part, percent) = (passage.value(share.part)?, passage.value(share.percent)?);
        let within = percent > Number::ONE_HUNDRED || part <= passage.total(base)?;
        Some(within || part * Number::from(5) > totals.max()? * Number::from(6))
    };
    values().unwrap_or(false)
}

/// What says that a share that does not fit is still meant of this base: other shares are, or it is no
/// more than a third off, or one digit is.
fn near(passage: &Passage, share: &Share, ranked: &Ranked) -> Option<Evidence> {
    let part = passage.value(share.part)?;
    let printed = passage.value(share.percent)?;
    let whole = passage.total(ranked.base)?;
    let actual = part.checked_mul(Number::ONE_HUNDRED)?.checked_div(whole)?;
    if actual > Number::ONE_HUNDRED.max(printed) {
        return None;
    }
    if ranked.others > 0 {
        return Some(Evidence::Neighbours);
    }
    let off = (actual - printed).abs();
    let close = off * Number::from(3) <= actual.max(printed);
    (close || percent_slip(actual.round_dp(printed.scale()), printed))
        .then_some(Evidence::NearShare)
}

/// A part and its percentage, as far as they may be meant: looked up once, however many bases are tried.
#[derive(Clone, Copy)]
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
        Some(Self {
            part,
            percent: (low, high),
        })
    }

    /// Whether part ÷ base rounds, or is cut off, to the percentage.
    fn fits(self, base: (Number, Number)) -> bool {
        if base.0 <= Number::ZERO {
            return false;
        }
        let (part, percent) = (self.part, self.percent);
        let hundred = Number::ONE_HUNDRED;
        let least = percent.0.checked_mul(base.0);
        let most = percent.1.checked_mul(base.1);
        let enough = hundred.checked_mul(part.1).zip(least);
        let not_too_much = hundred.checked_mul(part.0).zip(most);
        enough.is_some_and(|(part, least)| part >= least)
            && not_too_much.is_some_and(|(part, most)| part <= most)
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
