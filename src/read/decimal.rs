//! Decimal numbers: those of `rust_decimal`, none of whose arithmetic is copied to where it is used.
//!
//! That library has each operation inlined wherever it is used. Here each is compiled once, which makes
//! the page a good deal smaller.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Div, Mul, MulAssign, Neg, Rem, Sub, SubAssign};
use std::str::FromStr;

use rust_decimal::prelude::ToPrimitive;
use rust_decimal::{Decimal, RoundingStrategy};

use crate::steps;

/// An exact decimal number that keeps the digits after the point as printed: `1.50` is not `1.5`
/// where precision counts, though both are equal.
#[derive(Clone, Copy, Default)]
#[cfg_attr(feature = "wire", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(
    feature = "wire",
    serde(into = "(i128, u32)", try_from = "(i128, u32)")
)]
pub struct Number(Decimal);

/// A number as it is sent: its digits, and how many of them are after the point.
#[cfg(feature = "wire")]
impl From<Number> for (i128, u32) {
    fn from(number: Number) -> Self {
        (number.units(), number.scale())
    }
}

#[cfg(feature = "wire")]
impl TryFrom<(i128, u32)> for Number {
    type Error = NoNumber;

    fn try_from((units, scale): (i128, u32)) -> Result<Self, NoNumber> {
        Self::of_units(units, scale).ok_or(NoNumber)
    }
}

#[cfg(feature = "wire")]
impl fmt::Display for NoNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("no number that can be held")
    }
}

/// The text is no number that can be held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoNumber;

impl Number {
    /// 0.
    pub const ZERO: Self = Self(Decimal::ZERO);
    /// 1.
    pub const ONE: Self = Self(Decimal::ONE);
    /// 2.
    pub const TWO: Self = Self(Decimal::TWO);
    /// 10.
    pub const TEN: Self = Self(Decimal::TEN);
    /// 100.
    pub const ONE_HUNDRED: Self = Self(Decimal::ONE_HUNDRED);
    /// 10¹⁵.
    pub const QUADRILLION: Self = Self(Decimal::from_parts(0xA4C6_8000, 0x0003_8D7E, 0, false, 0));

    /// The number of so many units, of which 10 to the power of `scale` make one; a scale is at most 28.
    #[inline(never)]
    pub fn new(units: i64, scale: u32) -> Self {
        Self(Decimal::new(units, scale))
    }

    /// The same for more units than can always be held, and any scale.
    #[inline(never)]
    pub fn of_units(units: i128, scale: u32) -> Option<Self> {
        Decimal::try_from_i128_with_scale(units, scale)
            .ok()
            .map(Self)
    }

    /// How many units the number has.
    #[inline(never)]
    pub fn units(self) -> i128 {
        self.0.mantissa()
    }

    /// The digits after the point.
    pub fn scale(self) -> u32 {
        self.0.scale()
    }

    /// The number without zeros at the end of the digits after the point.
    #[inline(never)]
    #[must_use]
    pub fn normalize(self) -> Self {
        Self(self.0.normalize())
    }

    /// The number without its sign.
    #[must_use]
    pub fn abs(self) -> Self {
        Self(self.0.abs())
    }

    /// Whether it is nothing.
    pub fn is_zero(self) -> bool {
        self.0.is_zero()
    }

    /// Whether it has a minus sign.
    pub fn is_sign_negative(self) -> bool {
        self.0.is_sign_negative()
    }

    /// Whether it has no minus sign.
    pub fn is_sign_positive(self) -> bool {
        self.0.is_sign_positive()
    }

    /// Whether there are digits after the point that are not zero.
    pub fn is_broken(self) -> bool {
        self.normalize().scale() > 0
    }

    /// The next whole number below, or the number itself.
    #[inline(never)]
    #[must_use]
    pub fn floor(self) -> Self {
        Self(self.0.floor())
    }

    /// The next whole number above, or the number itself.
    #[inline(never)]
    #[must_use]
    pub fn ceil(self) -> Self {
        Self(self.0.ceil())
    }

    /// The number to so many digits after the point; an exact half goes to the even digit.
    #[inline(never)]
    #[must_use]
    pub fn round_dp(self, digits: u32) -> Self {
        Self(self.0.round_dp(digits))
    }

    /// The number to so many digits after the point; an exact half goes away from zero.
    #[inline(never)]
    #[must_use]
    pub fn round_half_up(self, digits: u32) -> Self {
        let strategy = RoundingStrategy::MidpointAwayFromZero;
        Self(self.0.round_dp_with_strategy(digits, strategy))
    }

    /// The sum; none where it cannot be held.
    #[inline(never)]
    pub fn checked_add(self, other: Self) -> Option<Self> {
        steps::count(1);
        self.0.checked_add(other.0).map(Self)
    }

    /// The difference; none where it cannot be held.
    #[inline(never)]
    pub fn checked_sub(self, other: Self) -> Option<Self> {
        self.0.checked_sub(other.0).map(Self)
    }

    /// The product; none where it cannot be held.
    #[inline(never)]
    pub fn checked_mul(self, other: Self) -> Option<Self> {
        steps::count(1);
        self.0.checked_mul(other.0).map(Self)
    }

    /// The quotient; none where it cannot be held, or of nothing.
    #[inline(never)]
    pub fn checked_div(self, other: Self) -> Option<Self> {
        self.0.checked_div(other.0).map(Self)
    }

    /// Near enough for a place on a screen.
    #[inline(never)]
    pub fn to_f64(self) -> Option<f64> {
        self.0.to_f64()
    }
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
        self.0.fmt(f)
    }
}

impl fmt::Debug for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl PartialEq for Number {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Number {}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Number {
    #[inline(never)]
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.cmp(&other.0)
    }
}

impl From<i64> for Number {
    fn from(number: i64) -> Self {
        Self::new(number, 0)
    }
}

impl From<i32> for Number {
    fn from(number: i32) -> Self {
        Self::new(number.into(), 0)
    }
}

impl Neg for Number {
    type Output = Self;

    fn neg(self) -> Self {
        Self(-self.0)
    }
}

/// Operators are for numbers whose size is known; all others have the checked operations.
const TOO_LARGE: &str = "the result is a number that can be held";

impl Add for Number {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        self.checked_add(other).expect(TOO_LARGE)
    }
}

impl Sub for Number {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        self.checked_sub(other).expect(TOO_LARGE)
    }
}

impl Mul for Number {
    type Output = Self;

    fn mul(self, other: Self) -> Self {
        self.checked_mul(other).expect(TOO_LARGE)
    }
}

impl Div for Number {
    type Output = Self;

    fn div(self, other: Self) -> Self {
        self.checked_div(other).expect(TOO_LARGE)
    }
}

impl Rem for Number {
    type Output = Self;

    #[inline(never)]
    fn rem(self, other: Self) -> Self {
        Self(self.0 % other.0)
    }
}

impl AddAssign for Number {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl SubAssign for Number {
    fn sub_assign(&mut self, other: Self) {
        *self = *self - other;
    }
}

impl MulAssign for Number {
    fn mul_assign(&mut self, other: Self) {
        *self = *self * other;
    }
}

impl<'a> Sum<&'a Self> for Number {
    fn sum<I: Iterator<Item = &'a Self>>(numbers: I) -> Self {
        numbers.fold(Self::ZERO, |sum, &number| sum + number)
    }
}

impl Sum for Number {
    fn sum<I: Iterator<Item = Self>>(numbers: I) -> Self {
        numbers.fold(Self::ZERO, Add::add)
    }
}
