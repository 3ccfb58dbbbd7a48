//! How a figure is written → which numbers it can be meant for.

use crate::read::number::Number;
use crate::read::numeral;
use crate::report::figure::{Figure, FigureId};

/// The most that a number written in words may be put right to, if it is one: 一件 was never meant to be
/// 3521 件, which nobody writes in words. None for a number in digits.
pub(super) fn most_in_words(printed: &Figure) -> Option<Number> {
    let is_numeral = |c: char| numeral::is_chinese(c) || c == '亿';
    let in_words = matches!(printed.id, FigureId::Text(_))
        && !printed.raw.is_empty()
        && printed.raw.chars().all(is_numeral);
    if !in_words {
        return None;
    }
    // no longer than it is, in digits; all up to ten are one character
    let digits = printed.value()?.to_string().len();
    let power = 10_i64.checked_pow(u32::try_from(digits).ok()?)?;
    Some(Number::from(power - 1).max(Number::TEN))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::figure::Edits;

    #[track_caller]
    fn check(text: &str, expected: &[Option<i64>]) {
        let report = crate::report::recognise(&crate::read::text(text), &Edits::new());
        let most = report.figures.values().map(most_in_words);
        let expected: Vec<Option<Number>> =
            expected.iter().map(|most| most.map(Number::from)).collect();
        assert_eq!(most.collect::<Vec<_>>(), expected);
    }

    #[test]
    fn words_stand_for_small_numbers() {
        check("收到申请一件，其中自然人12件。", &[Some(10), None]);
        check("收到申请两件，答复一百二十件。", &[Some(10), Some(999)]);
    }
}
