//! Units of more than 128 bits, in three parts of 64 bits each, the lowest first.

/// Units in parts.
#[expect(clippy::cast_possible_truncation, reason = "the parts of the units")]
pub(super) fn in_parts(units: u128) -> [u64; 3] {
    [units as u64, (units >> 64) as u64, 0]
}

/// The product of two numbers of 96 bits.
#[expect(clippy::cast_possible_truncation, reason = "the parts of the product")]
pub(super) fn product(one: u128, other: u128) -> [u64; 3] {
    let parts = |units: u128| (units >> 64, u128::from(units as u64));
    let ((high, low), (other_high, other_low)) = (parts(one), parts(other));
    let first = low * other_low;
    let second = high * other_low + low * other_high + (first >> 64);
    let third = high * other_high + (second >> 64);
    [first as u64, second as u64, third as u64]
}

/// Divides by ten; the digit that is left comes out.
#[expect(
    clippy::cast_possible_truncation,
    reason = "a tenth of a part and what is left"
)]
pub(super) fn take_digit(parts: &mut [u64; 3]) -> u64 {
    let mut rest = 0;
    for part in parts.iter_mut().rev() {
        let units = u128::from(rest) << 64 | u128::from(*part);
        (*part, rest) = ((units / 10) as u64, (units % 10) as u64);
    }
    rest
}
