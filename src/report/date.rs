//! Dates (日期) as they are printed: what stands in the report, possible or not.

use std::fmt;

/// A date as printed. It may be impossible (2月30日): that is for a rule to say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    /// The year, four digits.
    pub year: i32,
    /// The month; 1 to 12 in a possible date.
    pub month: u32,
    /// The day; 1 to 31 in a possible date.
    pub day: u32,
}

impl Date {
    /// Puts a date together.
    pub fn new(year: i32, month: u32, day: u32) -> Self {
        Self { year, month, day }
    }

    /// Whether the calendar has such a day.
    pub fn is_possible(self) -> bool {
        let leap = self.year % 4 == 0 && (self.year % 100 != 0 || self.year % 400 == 0);
        let days = match self.month {
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            4 | 6 | 9 | 11 => 30,
            2 if leap => 29,
            2 => 28,
            _ => return false,
        };
        (1..=days).contains(&self.day)
    }
}

/// As offices write it: 2024年1月31日.
impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}年{}月{}日", self.year, self.month, self.day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(year: i32, month: u32, day: u32, possible: bool) {
        assert_eq!(Date::new(year, month, day).is_possible(), possible);
    }

    #[test]
    fn possible() {
        check(2024, 2, 29, true);
        check(2023, 2, 29, false);
        check(2000, 2, 29, true);
        check(2100, 2, 29, false);
        check(2023, 4, 31, false);
        check(2023, 12, 31, true);
        check(2023, 13, 1, false);
        check(2023, 0, 1, false);
        check(2023, 1, 0, false);
    }
}
