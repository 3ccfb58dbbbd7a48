//! Two numbers → whether one is the other with a typing error: one digit, or two neighbours swapped.

use super::mention::{Mention, total};
use crate::order;
use crate::read::number::Number;

/// Whether one digit put right in the whole or in one part makes the sum.
pub(super) fn one_slip(parts: &[&Mention], whole: Number) -> bool {
    let sum = total(parts);
    let mut values = parts.iter().map(|part| part.value());
    slip(whole, sum) || values.any(|part| slip(part, part + whole - sum))
}

/// Whether one slip in the whole is more likely than a list that comes so near by chance: the more digits it
/// has, the less likely is that. Zeros in which all numbers end say nothing: 2.99万 has three digits.
pub(super) fn total_slip(parts: &[&Mention], whole: Number, least: usize) -> bool {
    let zeros = |value: Number| {
        let printed = value.normalize().to_string();
        printed.len() - printed.trim_end_matches('0').len()
    };
    let values = parts.iter().map(|part| part.value()).chain([whole]);
    let digits = whole.normalize().to_string();
    let digits = digits.bytes().filter(u8::is_ascii_digit).count();
    slip(whole, total(parts)) && digits >= least + values.map(zeros).min().unwrap_or(0)
}

/// Whether a slip makes one percentage of another; of short numbers only swapped digits tell.
pub(super) fn percent_slip(actual: Number, printed: Number) -> bool {
    let (actual, printed) = (actual.to_string(), printed.to_string());
    let digits = |text: &str| {
        let mut digits: Vec<char> = text.chars().filter(char::is_ascii_digit).collect();
        order::sort(&mut digits);
        digits
    };
    let same_digits = digits(&actual) == digits(&printed);
    one_digit(&actual, &printed) && (same_digits || digits(&printed).len() >= 3)
}

/// Whether two numbers have all digits but the first in common.
pub(super) fn first_digit(one: Number, other: Number) -> bool {
    let [one, other] = [one, other].map(|number| number.normalize().to_string());
    one.len() == other.len() && one.get(1..) == other.get(1..)
}

/// Whether one number is the other with one digit wrong, or two neighbours swapped.
pub(super) fn slip(one: Number, other: Number) -> bool {
    !other.is_sign_negative()
        && one_digit(&one.normalize().to_string(), &other.normalize().to_string())
}

/// Whether the two numbers are written alike but for one digit, or for two neighbours that are swapped.
fn one_digit(one: &str, other: &str) -> bool {
    if one.len() != other.len() {
        return false;
    }
    let pairs = one.bytes().zip(other.bytes()).enumerate();
    let differing: Vec<(usize, (u8, u8))> =
        pairs.filter(|(_, (one, other))| one != other).collect();
    match differing.as_slice() {
        [_] => true,
        [(first, (a, b)), (second, (c, d))] => first + 1 == *second && a == d && b == c,
        _ => false,
    }
}
