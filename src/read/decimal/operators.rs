//! Operators of numbers whose size is known, and sums.

use std::iter::Sum;
use std::ops::{Add, AddAssign, Div, Mul, MulAssign, Neg, Rem, Sub, SubAssign};

use super::Number;

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
        Self {
            negative: !self.negative && !self.is_zero(),
            ..self
        }
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

    fn rem(self, other: Self) -> Self {
        let scale = self.scale().max(other.scale());
        let units = self.units_at(scale).zip(other.units_at(scale));
        let rest = units.and_then(|(one, other)| one.checked_rem(other));
        rest.and_then(|rest| Self::of_units(rest, scale))
            .expect(TOO_LARGE)
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
