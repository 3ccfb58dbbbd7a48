//! Values as JSON has them.

use std::fmt::Display;

use serde::{Serialize, Serializer};
use serde_json::Number as JsonNumber;

use crate::read::number::Number;

/// A string: a value as it is shown.
pub(super) struct Shown<T>(pub(super) T);

impl<T: Display> Serialize for Shown<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

/// The number without closing zeros; JSON knows no precision.
pub(super) fn number(number: Number) -> Option<JsonNumber> {
    let number = number.normalize();
    // nearly every number is whole and short
    match i64::try_from(number.units()) {
        Ok(whole) if number.scale() == 0 => Some(whole.into()),
        _ => number.to_string().parse().ok(),
    }
}
