//! One reading of an equation → what it comes to: exact, over intervals, never past what a
//! [`Number`] can hold.

use super::Verdict;
use crate::read::number::Number;
use crate::rules::reading::Relation;

/// The numbers that a figure, or a side of an equation, may mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Amount {
    /// The number as printed.
    pub(super) value: Number,
    /// The least and the greatest number meant, each none where open; nothing where it is exact.
    bounds: Option<Bounds>,
}

type Bounds = (Option<Number>, Option<Number>);

impl Amount {
    /// Exactly this number.
    pub(super) fn exact(value: Number) -> Self {
        Self {
            value,
            bounds: None,
        }
    }

    /// About this number.
    pub(super) fn approximate(value: Number, bounds: Bounds) -> Self {
        Self {
            value,
            bounds: Some(bounds),
        }
    }

    /// The least number meant; none where open.
    fn low(self) -> Option<Number> {
        self.bounds.map_or(Some(self.value), |(low, _)| low)
    }

    /// The greatest number meant; none where open.
    fn high(self) -> Option<Number> {
        self.bounds.map_or(Some(self.value), |(_, high)| high)
    }

    /// The number times `factor`; none where it cannot be held.
    pub(super) fn times(self, factor: Number) -> Option<Self> {
        let value = self.value.checked_mul(factor)?;
        let Some((low, high)) = self.bounds else {
            return Some(Self::exact(value));
        };
        let scaled = |bound| held(bound, |bound: Number| bound.checked_mul(factor)).ok();
        let (low, high) = (scaled(low)?, scaled(high)?);
        let bounds = if factor.is_sign_negative() {
            (high, low)
        } else {
            (low, high)
        };
        Some(Self::approximate(value, bounds))
    }

    /// The two added up; none where the sum cannot be held.
    pub(super) fn plus(self, other: Self) -> Option<Self> {
        let value = self.value.checked_add(other.value)?;
        if self.bounds.is_none() && other.bounds.is_none() {
            return Some(Self::exact(value));
        }
        let sum = |one: Option<Number>, two| held(one.zip(two), |(one, two)| one.checked_add(two));
        let low = sum(self.low(), other.low()).ok()?;
        let high = sum(self.high(), other.high()).ok()?;
        Some(Self::approximate(value, (low, high)))
    }
}

/// A number is larger than can be held.
struct TooLarge;

/// What is worked out from bounds, where they are not open.
fn held<T>(
    bounds: Option<T>,
    work: impl FnOnce(T) -> Option<Number>,
) -> Result<Option<Number>, TooLarge> {
    let worked = bounds.map(|bounds| work(bounds).ok_or(TooLarge));
    worked.transpose()
}

/// The numbers that a printed percentage may mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Percentage {
    low: Option<Number>,
    high: Option<Number>,
    /// Whether `high` itself is too much.
    open: bool,
}

impl Percentage {
    /// What is printed as `percent` after rounding: half a unit of its last digit either way, both
    /// ends in, since offices round an exact half both ways.
    fn rounded(percent: Amount) -> Option<Self> {
        if percent.bounds.is_some() {
            return Some(Self {
                low: percent.low(),
                high: percent.high(),
                open: false,
            });
        }
        let half = Number::new(5, percent.value.scale().checked_add(1)?);
        Some(Self {
            low: Some(percent.value.checked_sub(half)?),
            high: Some(percent.value.checked_add(half)?),
            open: false,
        })
    }

    /// What is printed as `percent` after cutting off the further digits.
    fn cut_off(percent: Amount) -> Option<Self> {
        let unit = Number::new(1, percent.value.scale());
        Some(Self {
            low: Some(percent.value),
            high: Some(percent.value.checked_add(unit)?),
            open: true,
        })
    }

    /// Growth as a share of the base: 100 more, or 100 less the fall.
    fn of_base(self, falling: bool) -> Option<Self> {
        let hundred = Number::ONE_HUNDRED;
        let sign = if falling { -Number::ONE } else { Number::ONE };
        let moved = |bound: Option<Number>| {
            held(bound, |bound| hundred.checked_add(bound.checked_mul(sign)?)).ok()
        };
        let (low, high) = (moved(self.low)?, moved(self.high)?);
        Some(if falling {
            Self {
                low: high,
                high: low,
                // the open end is now the low one; taking it in errs on the side of silence
                open: false,
            }
        } else {
            Self {
                low,
                high,
                open: self.open,
            }
        })
    }

    /// Whether some `part` ÷ `whole` × 100 lies within. `whole` is positive, `part` not negative.
    fn admits(self, part: Amount, whole: Amount) -> Option<bool> {
        let product = |one: Option<Number>, two: Option<Number>| {
            held(one.zip(two), |(one, two)| one.checked_mul(two)).ok()
        };
        let hundred = Some(Number::ONE_HUNDRED);
        let enough = match (
            product(hundred, part.high())?,
            product(self.low, whole.low())?,
        ) {
            (Some(part), Some(least)) => part >= least,
            _ => true,
        };
        let not_too_much = match (
            product(hundred, part.low())?,
            product(self.high, whole.high())?,
        ) {
            (Some(part), Some(most)) => part < most || (part == most && !self.open),
            _ => true,
        };
        Some(enough && not_too_much)
    }

    /// Whether a positive number of the precision of `now` exists of which `now` is such a share.
    fn admits_some_base(self, now: Amount) -> Option<bool> {
        let hundred = Number::ONE_HUNDRED;
        let (Some(low), Some(high)) = (now.low(), now.high()) else {
            return Some(true);
        };
        if self.low.is_none_or(|least| least <= Number::ZERO) {
            // now may be next to nothing of any base
            return Some(
                self.high
                    .is_none_or(|most| most > Number::ZERO || high.is_zero()),
            );
        }
        if high.is_zero() {
            return Some(false);
        }
        let unit = Number::new(1, now.value.scale());
        let ratio = |part: Number, share: Option<Number>| {
            let units = part.checked_mul(hundred)?.checked_div(unit)?;
            units.checked_div(share?)
        };
        let most = ratio(high, self.low)?.floor();
        let least = match self.high {
            None => Number::ONE,
            Some(_) => ratio(low, self.high)?.ceil().max(Number::ONE),
        };
        Some(least <= most)
    }
}

/// What a reading comes to, and whether it holds only by cutting off; none where a number is too large
/// or the question has no answer, as a share of nothing.
pub(super) fn verdict(
    left: Amount,
    relation: Relation,
    right: Option<Amount>,
    percent: Option<Amount>,
) -> Option<(Verdict, bool)> {
    match relation {
        Relation::Equal | Relation::AtMost | Relation::AtLeast => {
            let right = right.unwrap_or(Amount::exact(Number::ZERO));
            let not_above = |one: Option<Number>, two: Option<Number>| match (one, two) {
                (Some(one), Some(two)) => one <= two,
                _ => true,
            };
            let at_most = not_above(left.low(), right.high());
            let at_least = not_above(right.low(), left.high());
            let holds = match relation {
                Relation::AtMost => at_most,
                Relation::AtLeast => at_least,
                _ => at_most && at_least,
            };
            if holds {
                return Some((Verdict::Holds, false));
            }
            broken(left.value, right.value)
        }
        Relation::Share { .. } => {
            let whole = right?;
            if whole.low()? <= Number::ZERO || left.low()? < Number::ZERO {
                return None;
            }
            rate(
                percent?,
                |percent| percent.admits(left, whole),
                |printed| percentage_of(left.value, whole.value, printed),
            )
        }
        Relation::Growth { falling, .. } => growth(left, right, percent?, falling),
    }
}

fn growth(
    now: Amount,
    before: Option<Amount>,
    percent: Amount,
    falling: bool,
) -> Option<(Verdict, bool)> {
    if now.low()? < Number::ZERO {
        return None;
    }
    let Some(before) = before else {
        return rate(
            percent,
            |percent| percent.of_base(falling)?.admits_some_base(now),
            |printed| {
                let nearest = nearest_base(now.value, printed, falling)?;
                change(now.value, nearest, printed, falling)
            },
        );
    };
    if before.low()? <= Number::ZERO {
        return None;
    }
    rate(
        percent,
        |percent| percent.of_base(falling)?.admits(now, before),
        |printed| change(now.value, before.value, printed, falling),
    )
}

/// The verdict on a percentage that is printed: whether what it may mean `fits`, rounded or cut off, or
/// else what it `should_be`.
fn rate(
    percent: Amount,
    fits: impl Fn(Percentage) -> Option<bool>,
    should_be: impl FnOnce(Number) -> Option<Number>,
) -> Option<(Verdict, bool)> {
    if fits(Percentage::rounded(percent)?)? {
        return Some((Verdict::Holds, false));
    }
    if fits(Percentage::cut_off(percent)?)? {
        return Some((Verdict::Holds, true));
    }
    broken(should_be(percent.value)?, percent.value)
}

fn broken(left: Number, right: Number) -> Option<(Verdict, bool)> {
    let difference = left.checked_sub(right)?;
    Some((
        Verdict::Broken {
            left,
            right,
            difference,
        },
        false,
    ))
}

/// `part` ÷ `whole` in per cent, to at least two digits and to no fewer than `printed` has.
pub(super) fn percentage_of(part: Number, whole: Number, printed: Number) -> Option<Number> {
    let share = part.checked_mul(Number::ONE_HUNDRED)?.checked_div(whole)?;
    Some(share.round_dp(printed.scale().max(2)).normalize())
}

/// By how many per cent `now` is more than `before`; less, if `falling`.
pub(super) fn change(
    now: Number,
    before: Number,
    printed: Number,
    falling: bool,
) -> Option<Number> {
    let more = if falling {
        before.checked_sub(now)?
    } else {
        now.checked_sub(before)?
    };
    percentage_of(more, before, printed)
}

/// The base of the precision of `now` that comes nearest to a change by `percent`.
pub(super) fn nearest_base(now: Number, percent: Number, falling: bool) -> Option<Number> {
    let hundred = Number::ONE_HUNDRED;
    let share = if falling {
        hundred.checked_sub(percent)?
    } else {
        hundred.checked_add(percent)?
    };
    let unit = Number::new(1, now.scale());
    if share <= Number::ZERO {
        return Some(unit);
    }
    let base = now.checked_mul(hundred)?.checked_div(share)?;
    Some(base.round_dp(now.scale()).max(unit))
}
