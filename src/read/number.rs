//! Exact numbers as they are printed.

use rust_decimal::Decimal;

/// An exact decimal number that keeps the digits after the point as printed: `1.50` is not `1.5`
/// where precision counts, though both are equal.
pub type Number = Decimal;

/// The largest absolute value that is taken for a number of a report, 10¹⁵.
///
/// It keeps every sum and product that the checks form far inside what a [`Number`] can hold.
pub const LIMIT: Number = Decimal::from_parts(0xA4C6_8000, 0x0003_8D7E, 0, false, 0);
