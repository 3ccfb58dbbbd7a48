//! A number and what it should be → the typo of the pen or the keyboard that explains the one by the other.

use crate::form::application::{Column, Row};
use crate::form::dispute;
use crate::language::Words;
use crate::read::number::Number;
use crate::report::Report;
use crate::report::figure::{Figure, FigureId};
use crate::verdict::explain::is_percentage;

/// A typo in writing a number down (笔误).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Typo {
    /// Two neighbouring digits changed places: 21 for 12.
    Swapped,
    /// A digit was left out: 4 for 44.
    Dropped,
    /// A digit too many: 1449 for 149.
    Added,
    /// The decimal point is elsewhere or missing: 125 for 12.5.
    Point,
    /// It is what the cell beside it holds.
    Neighbour,
    /// One digit is another: 6 for 7.
    Digit,
}

impl Typo {
    /// Whether the typo is evidence by itself. That one digit is another does not: a difference of a few
    /// turns most numbers into ones that differ in the last digit alone.
    pub(super) fn is_telling(self) -> bool {
        self != Self::Digit
    }

    /// The typo in words, as a sentence about the number and what it should be.
    pub(super) fn words(self) -> Words {
        let (zh, en) = match self {
            Self::Swapped => (
                "两数只是相邻两位颠倒。",
                "Two neighbouring digits changed places.",
            ),
            Self::Dropped => ("像是漏写一位数字。", "A digit seems to have been left out."),
            Self::Added => ("像是多写一位数字。", "There seems to be a digit too many."),
            Self::Point => (
                "像是小数点错位。",
                "The decimal point seems to be misplaced.",
            ),
            Self::Neighbour => ("与相邻一格的数相同。", "It repeats the cell beside it."),
            Self::Digit => ("两数仅一位之差。", "The two numbers differ in one digit."),
        };
        Words::new(zh, en)
    }
}

/// The typo that turns `right` into `wrong`, if one does; `figure` is where it happened.
pub(super) fn typo(
    report: &Report,
    figure: FigureId,
    right: Number,
    wrong: Number,
) -> Option<Typo> {
    let (wrong, right) = (wrong.normalize(), right.normalize());
    let typo = typo_of_numbers(report, figure, right, wrong)?;
    let far = is_percentage(report, figure) && (wrong - right).abs() > FAR;
    (!far || typo == Typo::Point).then_some(typo)
}

/// By more points than these a percentage does not go wrong by a typo, unless in its decimal point.
const FAR: Number = Number::TEN;

fn typo_of_numbers(
    report: &Report,
    figure: FigureId,
    right: Number,
    wrong: Number,
) -> Option<Typo> {
    let (written, meant) = (wrong.abs().to_string(), right.abs().to_string());
    let (written, meant) = (written.as_bytes(), meant.as_bytes());
    if swapped(written, meant) {
        Some(Typo::Swapped)
    } else if !wrong.is_zero() && longer_by_one(meant, written) {
        Some(Typo::Dropped)
    } else if !right.is_zero() && longer_by_one(written, meant) {
        Some(Typo::Added)
    } else if wrong.scale() != right.scale() && digits(written) == digits(meant) {
        Some(Typo::Point)
    } else if wrong >= Number::TEN
        && neighbours(figure).any(|beside| value(report, beside) == Some(wrong))
    {
        Some(Typo::Neighbour)
    } else if one_differs(written, meant) {
        Some(Typo::Digit)
    } else {
        None
    }
}

fn value(report: &Report, figure: FigureId) -> Option<Number> {
    report.figure(figure).and_then(Figure::value)
}

fn swapped(one: &[u8], two: &[u8]) -> bool {
    let differing = differing(one, two);
    let [(at, first), (next, second)] = differing.as_slice() else {
        return false;
    };
    let digits = first.0.is_ascii_digit() && first.1.is_ascii_digit();
    digits && at + 1 == *next && first.0 == second.1 && first.1 == second.0
}

/// Whether one of several digits is another; a number of one digit turns into any other that way.
fn one_differs(one: &[u8], two: &[u8]) -> bool {
    one.len() > 1 && differing(one, two).len() == 1
}

/// The places where texts of the same length differ; none where their lengths do.
fn differing(one: &[u8], two: &[u8]) -> Vec<(usize, (u8, u8))> {
    if one.len() != two.len() {
        return Vec::new();
    }
    let pairs = one.iter().copied().zip(two.iter().copied());
    pairs
        .enumerate()
        .filter(|(_, (one, two))| one != two)
        .collect()
}

/// Whether `long` without one of its digits is `short`.
fn longer_by_one(long: &[u8], short: &[u8]) -> bool {
    if long.len() != short.len() + 1 {
        return false;
    }
    let same = long
        .iter()
        .zip(short)
        .take_while(|(one, two)| one == two)
        .count();
    long.get(same) != Some(&b'.') && long.iter().skip(same + 1).eq(short.iter().skip(same))
}

fn digits(text: &[u8]) -> Vec<u8> {
    let digits = text.iter().copied().filter(u8::is_ascii_digit);
    digits.skip_while(|&digit| digit == b'0').collect()
}

/// The figures in the cells beside, above and below.
fn neighbours(figure: FigureId) -> impl Iterator<Item = FigureId> {
    let mut found = Vec::new();
    match figure {
        FigureId::Application(row, column) => {
            found.extend(
                beside(&Column::ALL, column).map(|column| FigureId::Application(row, column)),
            );
            found.extend(beside(&Row::ALL, row).map(|row| FigureId::Application(row, column)));
        }
        FigureId::Dispute(group, column) => {
            let columns = beside(&dispute::Column::ALL, column);
            found.extend(columns.map(|column| FigureId::Dispute(group, column)));
        }
        FigureId::Cell { table, row, column } => {
            let places = [
                (row.wrapping_sub(1), column),
                (row.wrapping_add(1), column),
                (row, column.wrapping_sub(1)),
                (row, column.wrapping_add(1)),
            ];
            found.extend(places.map(|(row, column)| FigureId::Cell { table, row, column }));
        }
        FigureId::Disclosure(..) | FigureId::Text(_) => {}
    }
    found.into_iter()
}

fn beside<T: Copy + PartialEq>(all: &[T], item: T) -> impl Iterator<Item = T> {
    let place = all
        .iter()
        .position(|&one| one == item)
        .unwrap_or(usize::MAX);
    let before = place
        .checked_sub(1)
        .and_then(|place| all.get(place))
        .copied();
    let after = place
        .checked_add(1)
        .and_then(|place| all.get(place))
        .copied();
    before.into_iter().chain(after)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::figure::Edits;

    #[track_caller]
    fn check(right: &str, wrong: &str, expected: Option<Typo>) {
        let (right, wrong) = (right.parse().unwrap(), wrong.parse().unwrap());
        assert_eq!(
            typo(&Report::default(), FigureId::Text(0), right, wrong),
            expected
        );
    }

    #[test]
    fn tells_the_kinds_apart() {
        check("12", "21", Some(Typo::Swapped));
        check("1243", "1234", Some(Typo::Swapped));
        check("44", "4", Some(Typo::Dropped));
        check("149", "1449", Some(Typo::Added));
        check("12.5", "125", Some(Typo::Point));
        check("12.5", "1.25", Some(Typo::Point));
        check("0.5", "5", Some(Typo::Point));
        check("7", "6", None);
        check("138", "139", Some(Typo::Digit));
        check("10", "9", None);
        check("120", "121.5", None);
        check("10", "0", None);
        check("11", "22", None);
    }

    #[test]
    fn a_percentage_that_moves_far_was_no_typo() {
        let text = "全年公开信息50条，其中政策22条，占44%。";
        let report = crate::report::recognise(&crate::read::text(text), &Edits::new());
        let percent = report.figures.keys().last().unwrap();
        let typo = |right: &str, wrong: &str| {
            let (right, wrong) = (right.parse().unwrap(), wrong.parse().unwrap());
            typo(&report, percent, right, wrong)
        };
        assert_eq!(typo("4", "44"), None);
        assert_eq!(typo("74", "47"), None);
        assert_eq!(typo("45", "44"), Some(Typo::Digit));
        assert_eq!(typo("4.4", "44"), Some(Typo::Point));
    }
}
