//! Dates (日期) as they are printed: what is in the report, possible or not.

use std::fmt;

use crate::read::numeral;

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

/// A date or a year found in a text: bytes from and to, and what is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Match<T> {
    /// The first byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
    /// What was found.
    pub value: T,
}

/// The years of a text, as `2023年`, `2023 年度`, `２０２３年` or `二〇二三年`, in order.
pub fn years(text: &str) -> Vec<Match<i32>> {
    if !text.contains('年') {
        return Vec::new();
    }
    all(text, year)
}

/// The full dates of a text, as `2024年1月31日`, `二〇二四年一月三十一日`, `2024-01-31` or `2024.1.31`, in
/// order.
pub fn dates(text: &str) -> Vec<Match<Date>> {
    if !text.contains(['年', '-', '.', '/']) {
        return Vec::new();
    }
    all(text, date)
}

/// All that is read in a text, in order, wherever it begins.
fn all<T>(text: &str, read: fn(&DateCharacters, usize) -> Option<(T, usize)>) -> Vec<Match<T>> {
    let marks: Vec<(usize, char)> = text.char_indices().collect();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(&(start, first)) = marks.get(at) {
        // what may begin a year from 1980 to 2099
        let century = matches!(first, '1' | '2' | '１' | '２' | '一' | '二' | '两');
        if let Some((value, next)) = century.then(|| read(&marks, at)).flatten() {
            let end = marks.get(next).map_or(text.len(), |&(byte, _)| byte);
            found.push(Match { start, end, value });
            at = next;
        } else {
            at += 1;
        }
    }
    found
}

/// A full date at the very start of a text, and the bytes it takes.
pub fn leading(text: &str) -> Option<(Date, usize)> {
    let marks: Vec<(usize, char)> = text.char_indices().take(32).collect();
    let (date, next) = date(&marks, 0)?;
    Some((date, bytes(text, &marks, next)))
}

/// A month and a day, as `12月31日`, at the start of a text but for white space; and the bytes it takes.
pub fn month_and_day(text: &str) -> Option<((u32, u32), usize)> {
    let marks: Vec<(usize, char)> = text.char_indices().take(16).collect();
    let (month_day, next) = month_day(&marks, 0, '月', Some('日'))?;
    Some((month_day, bytes(text, &marks, next)))
}

/// The byte at which the mark `next` is, of marks that begin the text.
fn bytes(text: &str, marks: &DateCharacters, next: usize) -> usize {
    let behind = marks.last().map_or(0, |&(at, last)| at + last.len_utf8());
    marks
        .get(next)
        .map_or(behind.min(text.len()), |&(at, _)| at)
}

type DateCharacters = [(usize, char)];

fn year(marks: &DateCharacters, at: usize) -> Option<(i32, usize)> {
    let (year, next) = four_digits(marks, at)?;
    let next = skip_space(marks, next);
    (character(marks, next) == Some('年')).then_some((year, next + 1))
}

fn date(marks: &DateCharacters, at: usize) -> Option<(Date, usize)> {
    let (year, next) = four_digits(marks, at)?;
    let next = skip_space(marks, next);
    let (separator, end) = match character(marks, next)? {
        '年' => ('月', Some('日')),
        mark @ ('-' | '.' | '/') => (mark, None),
        _ => return None,
    };
    let ((month, day), next) = month_day(marks, next + 1, separator, end)?;
    Some((Date::new(year, month, day), next))
}

fn month_day(
    marks: &DateCharacters,
    at: usize,
    separator: char,
    end: Option<char>,
) -> Option<((u32, u32), usize)> {
    let (month, next) = small(marks, skip_space(marks, at))?;
    let next = skip_space(marks, next);
    if character(marks, next) != Some(separator) {
        return None;
    }
    let (day, next) = small(marks, skip_space(marks, next + 1))?;
    let Some(end) = end else {
        return Some(((month, day), next));
    };
    let next = skip_space(marks, next);
    (character(marks, next) == Some(end)).then_some(((month, day), next + 1))
}

/// Four digits that no other digit is before, from 1980 to 2099.
fn four_digits(marks: &DateCharacters, at: usize) -> Option<(i32, usize)> {
    let mut year = 0;
    for offset in 0..4 {
        year = year * 10 + i32::try_from(digit(character(marks, at + offset)?)?).ok()?;
    }
    let before = at
        .checked_sub(1)
        .and_then(|before| character(marks, before));
    if before.is_some_and(|c| digit(c).is_some_and(|_| !matches!(c, '一'..='龥'))) {
        return None;
    }
    (1980..2100).contains(&year).then_some((year, at + 4))
}

/// A number of one or two digits, or 十, 三十一.
fn small(marks: &DateCharacters, at: usize) -> Option<(u32, usize)> {
    let first = character(marks, at)?;
    let mut next = at;
    let mut value = 0;
    if numeral::arabic(first).is_some() {
        while let Some(digit) = character(marks, next)
            .and_then(digit)
            .filter(|_| next < at + 2)
        {
            value = value * 10 + digit;
            next += 1;
        }
        return Some((value, next));
    }
    let numerals = marks.iter().skip(at).map(|&(_, character)| character);
    let numerals = numerals
        .take(3)
        .take_while(|&character| numeral::is_chinese(character));
    let numerals: String = numerals.collect();
    let value = u32::try_from(numeral::spoken(&numerals)?).ok()?;
    Some((value, at + numerals.chars().count()))
}

fn skip_space(marks: &DateCharacters, mut at: usize) -> usize {
    while character(marks, at).is_some_and(char::is_whitespace) {
        at += 1;
    }
    at
}

fn character(marks: &DateCharacters, at: usize) -> Option<char> {
    marks.get(at).map(|&(_, character)| character)
}

/// A digit of a date: 二OO二年 is written too.
fn digit(character: char) -> Option<u32> {
    match character {
        'Ｏ' | 'O' => Some(0),
        _ => numeral::digit(character),
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

    #[track_caller]
    fn check_years(text: &str, expected: &[i32]) {
        let found: Vec<_> = years(text).into_iter().map(|year| year.value).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn years_as_printed() {
        check_years("2023年政府信息公开", &[2023]);
        check_years("现将2022 年度和２０２１年", &[2022, 2021]);
        check_years("二〇二三年、二○一九年、二零二零年", &[2023, 2019, 2020]);
        check_years("〔2019〕60号，12019年，2019条，1年", &[]);
    }

    #[track_caller]
    fn check_dates(text: &str, expected: &[(i32, u32, u32)]) {
        let expected: Vec<_> = expected
            .iter()
            .map(|&(y, m, d)| Date::new(y, m, d))
            .collect();
        let found: Vec<_> = dates(text).into_iter().map(|date| date.value).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn dates_as_printed() {
        check_dates("2024年1月31日", &[(2024, 1, 31)]);
        check_dates(
            "自2024 年 1 月 1 日至 2024 年 12 月 31 日止",
            &[(2024, 1, 1), (2024, 12, 31)],
        );
        check_dates("二〇二四年一月三十一日", &[(2024, 1, 31)]);
        check_dates("二〇二四年十二月二十日", &[(2024, 12, 20)]);
        check_dates("发布日期：2020-01-31", &[(2020, 1, 31)]);
        check_dates("2020.1.5，2020年2月30日", &[(2020, 1, 5), (2020, 2, 30)]);
        check_dates("2020年1月，12月31日", &[]);
    }
}
