//! Whether a text begins with what numbers it: 一、 （一） 1. (1) 3) 第一部分

use super::numeral;
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

/// The number that a label begins with, 一、 （一） 1. (1); a comma ends a number of the text instead.
pub fn label_marker(text: &str) -> Option<Marker<'_>> {
    marker(text).filter(|found| !matches!(found.mark, ',' | '，'))
}

/// The number of a section that a text begins with, 一、 or 第一部分 or 第1章, and what follows it.
pub fn section(text: &str) -> Option<(u32, &str)> {
    const MARKS: [&str; 5] = ["、", "．", ".", "，", ","];
    const PARTS: [&str; 3] = ["部分", "章", "节"];
    let inner = text.strip_prefix('第');
    let (number, rest) = numerals(inner.unwrap_or(text));
    // 1. is the number of an item, not of a section, unless 第 says otherwise
    if inner.is_none() && !number.starts_with(is_numeral) {
        return None;
    }
    let rest = rest.trim_start();
    let parts = PARTS.iter().filter(|_| inner.is_some());
    let after = MARKS
        .iter()
        .chain(parts)
        .find_map(|mark| rest.strip_prefix(mark))?;
    Some((numeral::below_hundred(number)?, after))
}

/// The digits and numerals that a text begins with, and what follows them.
fn numerals(text: &str) -> (&str, &str) {
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
    fn what_numbers_a_section() {
        assert_eq!(section("一、总体情况"), Some((1, "总体情况")));
        assert_eq!(section("十二 . 其他"), Some((12, " 其他")));
        assert_eq!(section("第2部分总体情况"), Some((2, "总体情况")));
        assert_eq!(section("第三章"), Some((3, "")));
        for text in [
            "1.规章",
            "一部分工作",
            "（一）公开",
            "第二十条",
            "二〇二三、",
            "",
        ] {
            assert_eq!(section(text), None, "{text}");
        }
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
