//! Decimal numbers: up to 28 digits after the point, kept as printed.
//!
//! Sums, differences and products are exact where 96 bits hold them. Where only the digits after the point are too
//! many, the last of them are rounded, an exact half to the even digit, as the quotient of a division is.

mod operators;
mod parts;

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use crate::steps;
use parts::{in_parts, product, take_digit};

/// An exact decimal number that keeps the digits after the point as printed: `1.50` is not `1.5`
/// where precision counts, though both are equal.
#[derive(Clone, Copy, Default)]
pub struct Number {
    /// The units without their sign, of which 10 to the power of `scale` make one.
    low: u64,
    high: u32,
    /// At most [`DIGITS`].
    scale: u8,
    /// Never of zero.
    negative: bool,
}

/// The most digits after the point.
const DIGITS: u32 = 28;

/// The most units.
const MOST: u128 = (1 << 96) - 1;

/// The text is no number that can be held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoNumber;

impl Number {
    /// 0.
    pub const ZERO: Self = Self::whole(0);
    /// 1.
    pub const ONE: Self = Self::whole(1);
    /// 2.
    pub const TWO: Self = Self::whole(2);
    /// 10.
    pub const TEN: Self = Self::whole(10);
    /// 100.
    pub const ONE_HUNDRED: Self = Self::whole(100);
    /// 10¹⁵.
    pub const QUADRILLION: Self = Self::whole(1_000_000_000_000_000);

    const fn whole(units: u64) -> Self {
        Self {
            low: units,
            high: 0,
            scale: 0,
            negative: false,
        }
    }

    /// The number of so many units, of which 10 to the power of `scale` make one; a scale is at most 28.
    #[inline(never)]
    pub fn new(units: i64, scale: u32) -> Self {
        let held = Self::held(units < 0, units.unsigned_abs().into(), scale.min(DIGITS));
        held.unwrap_or_default()
    }

    /// The same for more units than can always be held, and any scale.
    #[inline(never)]
    pub fn of_units(units: i128, scale: u32) -> Option<Self> {
        Self::held(units < 0, units.unsigned_abs(), scale)
    }

    /// The number, where it can be held as it is.
    #[expect(clippy::cast_possible_truncation, reason = "the low part of the units")]
    fn held(negative: bool, units: u128, scale: u32) -> Option<Self> {
        Some(Self {
            low: units as u64,
            high: u32::try_from(units >> 64).ok()?,
            scale: u8::try_from(scale).ok().filter(|_| scale <= DIGITS)?,
            negative: negative && units > 0,
        })
    }

    /// The number, where its whole part can be held: the last digits after the point are rounded. The units come in
    /// three parts, the lowest first.
    fn rounded(negative: bool, mut parts: [u64; 3], mut scale: u32) -> Option<Self> {
        let (mut last, mut others) = (0, false);
        while parts[2] > 0 || parts[1] >> 32 > 0 || scale > DIGITS {
            scale = scale.checked_sub(1)?;
            others |= last > 0;
            last = take_digit(&mut parts);
        }
        let units = u128::from(parts[1]) << 64 | u128::from(parts[0]);
        let up = last > 5 || last == 5 && (others || units % 2 == 1);
        let units = units + u128::from(up);
        if units > MOST {
            return Self::rounded(negative, in_parts(units), scale);
        }
        if units == 0 {
            return Some(Self::ZERO);
        }
        Self::held(negative, units, scale)
    }

    /// How many units the number has, without its sign.
    fn size(self) -> u128 {
        u128::from(self.high) << 64 | u128::from(self.low)
    }

    /// How many units the number has.
    #[inline(never)]
    #[expect(clippy::cast_possible_wrap, reason = "units have 96 bits")]
    pub fn units(self) -> i128 {
        let size = self.size() as i128;
        if self.negative { -size } else { size }
    }

    /// How many units of this scale the number has; what is finer is rounded, an exact half to the even digit.
    #[inline(never)]
    fn units_at(self, scale: u32) -> Option<i128> {
        if scale == self.scale() {
            return Some(self.units());
        }
        if scale > self.scale() {
            return self.units().checked_mul(ten(scale - self.scale()));
        }
        let ten = ten(self.scale() - scale);
        let (units, rest) = (self.units() / ten, self.units() % ten);
        let half = (2 * rest.abs()).cmp(&ten);
        let up = half.is_gt() || half.is_eq() && units % 2 != 0;
        Some(units + if up { rest.signum() } else { 0 })
    }

    /// The digits after the point.
    pub fn scale(self) -> u32 {
        self.scale.into()
    }

    /// The number without zeros at the end of the digits after the point.
    #[inline(never)]
    #[must_use]
    pub fn normalize(self) -> Self {
        self.shortened(0)
    }

    /// The number without zeros at the end, but with so many digits after the point if it has them.
    fn shortened(self, digits: u32) -> Self {
        let (mut units, mut scale) = (self.size(), self.scale());
        for zeros in [16, 8, 4, 2, 1] {
            let ten = ten(zeros).unsigned_abs();
            while scale >= digits + zeros && units % ten == 0 {
                (units, scale) = (units / ten, scale - zeros);
            }
        }
        Self::held(self.negative, units, scale).unwrap_or(self)
    }

    /// The number without its sign.
    #[must_use]
    pub fn abs(self) -> Self {
        Self {
            negative: false,
            ..self
        }
    }

    /// Whether it is nothing.
    pub fn is_zero(self) -> bool {
        self.size() == 0
    }

    /// Whether it has a minus sign.
    pub fn is_sign_negative(self) -> bool {
        self.negative
    }

    /// Whether it has no minus sign.
    pub fn is_sign_positive(self) -> bool {
        !self.negative
    }

    /// Whether there are digits after the point that are not zero.
    pub fn is_broken(self) -> bool {
        self.normalize().scale() > 0
    }

    /// The next whole number below, or the number itself.
    #[inline(never)]
    #[must_use]
    pub fn floor(self) -> Self {
        let whole = self.units().div_euclid(ten(self.scale()));
        Self::of_units(whole, 0).unwrap_or(self)
    }

    /// The next whole number above, or the number itself.
    #[must_use]
    pub fn ceil(self) -> Self {
        -(-self).floor()
    }

    /// The number to so many digits after the point; an exact half goes to the even digit.
    #[inline(never)]
    #[must_use]
    pub fn round_dp(self, digits: u32) -> Self {
        if digits >= self.scale() {
            return self;
        }
        let units = self.units_at(digits);
        let rounded = units.and_then(|units| Self::of_units(units, digits));
        rounded.unwrap_or(self)
    }

    /// The number to so many digits after the point; an exact half goes away from zero.
    #[inline(never)]
    #[must_use]
    pub fn round_half_up(self, digits: u32) -> Self {
        if digits >= self.scale() {
            return self;
        }
        let ten = ten(self.scale() - digits).unsigned_abs();
        let units = (self.size() + ten / 2) / ten;
        Self::held(self.negative, units, digits).unwrap_or(self)
    }

    /// The sum; none where it cannot be held.
    #[inline(never)]
    pub fn checked_add(self, other: Self) -> Option<Self> {
        steps::count(1);
        if self.is_zero() || other.is_zero() {
            return Some(if self.is_zero() { other } else { self });
        }
        if self.scale == other.scale
            && let Some(sum) = Self::of_units(self.units() + other.units(), self.scale())
        {
            return Some(sum);
        }
        let finer = self.scale().max(other.scale());
        (0..=finer).rev().find_map(|scale| {
            let sum = self.units_at(scale)?.checked_add(other.units_at(scale)?)?;
            Self::rounded(sum < 0, in_parts(sum.unsigned_abs()), scale)
        })
    }

    /// The difference; none where it cannot be held.
    pub fn checked_sub(self, other: Self) -> Option<Self> {
        self.checked_add(-other)
    }

    /// The product; none where it cannot be held.
    #[inline(never)]
    pub fn checked_mul(self, other: Self) -> Option<Self> {
        steps::count(1);
        if self.is_zero() || other.is_zero() {
            return Some(Self::ZERO);
        }
        let negative = self.negative != other.negative;
        let units = product(self.size(), other.size());
        Self::rounded(negative, units, self.scale() + other.scale())
    }

    /// The quotient; none where it cannot be held, or of nothing.
    #[inline(never)]
    pub fn checked_div(self, other: Self) -> Option<Self> {
        let (mut units, by) = (self.size().checked_div(other.size())?, other.size());
        if self.is_zero() {
            return Some(Self::ZERO);
        }
        let mut rest = self.size() % by;
        let scale = i64::from(self.scale) - i64::from(other.scale);
        // as many more digits at once as are wanted, one more than are kept, and as 128 bits hold
        let mut more = 0;
        while let Ok(missing) = u32::try_from(i64::from(DIGITS) + 1 - scale - i64::from(more)) {
            let step = missing.min(room(rest)).min(room(units));
            let exact = rest == 0 && scale + i64::from(more) >= 0;
            if step == 0 || exact {
                break;
            }
            let ten = ten(step).unsigned_abs();
            (units, rest) = (units * ten + rest * ten / by, rest * ten % by);
            more += step;
        }
        // what is left makes more than nothing, and more than a half
        let units = units + u128::from(rest > 0 && units % 5 == 0);
        let negative = self.negative != other.negative;
        let scale = u32::try_from(scale + i64::from(more)).ok()?;
        let quotient = Self::rounded(negative, in_parts(units), scale)?;
        Some(if rest == 0 {
            quotient.shortened(scale.saturating_sub(more))
        } else {
            quotient
        })
    }
}

/// 10 to this power, of which 127 bits hold 38.
fn ten(power: u32) -> i128 {
    10_i128.saturating_pow(power)
}

/// By how many powers of ten 127 bits hold these units.
fn room(units: u128) -> u32 {
    37 - units.checked_ilog10().unwrap_or(0).min(37)
}

/// Plain digits with at most one point, and a minus sign before them or not.
impl FromStr for Number {
    type Err = NoNumber;

    fn from_str(text: &str) -> Result<Self, NoNumber> {
        /// A number holds no more digits.
        const MOST: usize = 29;
        let (digits, negative) = match text.strip_prefix('-') {
            Some(digits) => (digits, true),
            None => (text, false),
        };
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        if whole.is_empty() || digits.ends_with('.') || whole.len() + fraction.len() > MOST {
            return Err(NoNumber);
        }
        let mut units = 0;
        for byte in whole.bytes().chain(fraction.bytes()) {
            if !byte.is_ascii_digit() {
                return Err(NoNumber);
            }
            units = units * 10 + i128::from(byte - b'0');
        }
        let scale = u32::try_from(fraction.len()).map_err(|_| NoNumber)?;
        let units = if negative { -units } else { units };
        Self::of_units(units, scale).ok_or(NoNumber)
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let scale = usize::from(self.scale);
        let mut digits = format!("{:0>1$}", self.size(), scale + 1);
        if scale > 0 {
            digits.insert(digits.len() - scale, '.');
        }
        f.pad_integral(!self.negative, "", &digits)
    }
}

impl fmt::Debug for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl PartialEq for Number {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Number {}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Number {
    #[inline(never)]
    fn cmp(&self, other: &Self) -> Ordering {
        if self.scale == other.scale {
            return self.units().cmp(&other.units());
        }
        let scale = self.scale().max(other.scale());
        match (self.units_at(scale), other.units_at(scale)) {
            (Some(one), Some(other)) => one.cmp(&other),
            // what cannot be held in finer units is farther from zero than all that can
            (None, _) if self.negative => Ordering::Less,
            (None, _) => Ordering::Greater,
            (_, None) if other.negative => Ordering::Greater,
            (_, None) => Ordering::Less,
        }
    }
}

#[cfg(test)]
mod tests;
