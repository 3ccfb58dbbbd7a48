//! Whether a text begins with what numbers it: 一、 （一） 1. (1) 3)

use crate::form::fold::is_numeral;

/// The number before a heading, an item or a label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Marker<'a> {
    /// Whether a bracket opens before it.
    pub is_open: bool,
    /// Its digits or numerals.
    pub number: &'a str,
    /// The mark that ends it.
    pub mark: char,
    /// What follows.
    pub rest: &'a str,
}

impl Marker<'_> {
    /// Whether it is written in Chinese numerals.
    pub fn is_chinese(&self) -> bool {
        self.number.starts_with(is_numeral)
    }

    /// Whether it numbers a section: 一、
    pub fn is_of_section(&self) -> bool {
        !self.is_open && self.is_chinese() && self.mark == '、'
    }
}

/// The number that a text begins with, if it is one that numbers it.
pub fn marker(text: &str) -> Option<Marker<'_>> {
    let inner = text.trim_start_matches(['(', '（', '〔', '[']);
    let (number, rest) = numerals(inner);
    let rest = rest.trim_start();
    let mark = rest.chars().next().filter(|mark| {
        matches!(
            mark,
            '、' | '.' | '．' | '，' | ',' | ')' | '）' | '〕' | ']'
        )
    })?;
    (!number.is_empty()).then_some(Marker {
        is_open: inner.len() < text.len(),
        number,
        mark,
        rest: rest.get(mark.len_utf8()..).unwrap_or_default(),
    })
}

/// The digits and numerals that a text begins with, and what follows them.
pub fn numerals(text: &str) -> (&str, &str) {
    let is_number = |c: char| c.is_ascii_digit() || is_numeral(c);
    let end = text.find(|c| !is_number(c)).unwrap_or(text.len());
    text.split_at(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<(bool, &str, char, &str)>) {
        let found = marker(text).map(|found| (found.is_open, found.number, found.mark, found.rest));
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn what_numbers_a_text() {
        check("一、总体情况", Some((false, "一", '、', "总体情况")));
        check("（十二）其他", Some((true, "十二", '）', "其他")));
        check("3 .重复申请", Some((false, "3", '.', "重复申请")));
        check("1)规章", Some((false, "1", ')', "规章")));
        check("一是公开", None);
        check("2023年", None);
        check("、", None);
        check("", None);
    }
}
