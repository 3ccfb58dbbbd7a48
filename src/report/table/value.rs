//! A cell's text → whether it is a label, a value or blank, and what the value is.

use crate::form::fold::is_han;
use crate::read::number::{self, Oddity, Value};
use crate::report::figure::Content;

/// What a cell is in its table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Words.
    Label,
    /// A number, a sign for nothing, or something that should be a number.
    Value,
    /// Nothing.
    Blank,
}

/// What a cell with this text is in its table.
pub fn role(text: &str) -> Role {
    let printed = number::printed(text);
    match printed.value {
        Value::Blank => return Role::Blank,
        // 三 is a character of 三、本年度办理结果 written downwards, rather than a number
        Value::Number(_) if printed.oddities.contains(&Oddity::ChineseNumeral) => {
            return Role::Label;
        }
        Value::Number(_) | Value::Dash => return Role::Value,
        Value::Unreadable => {}
    }
    let compact: String = text
        .chars()
        .filter(|c| !c.is_whitespace())
        .take(24)
        .collect();
    let digits = compact.chars().any(is_digit);
    let words = compact.chars().any(is_han);
    let few = compact.chars().count() <= 2 && compact.chars().all(char::is_alphanumeric);
    match (digits, words) {
        (false, false) if few => Role::Value,
        (true, false) if !is_numbering(&compact) => Role::Value,
        (true, true) if counts(&compact) => Role::Value,
        _ => Role::Label,
    }
}

/// The content of a cell, and the unit printed in it.
pub fn read(text: &str) -> (Content, Option<String>) {
    let printed = number::printed(text);
    let content = match printed.value {
        Value::Number(number) => Content::Number(number),
        Value::Blank => Content::Blank,
        Value::Dash => Content::Dash,
        Value::Unreadable => Content::Unreadable,
    };
    (content, printed.unit.map(str::to_owned))
}

/// Whether the text is the number of a label that stands in a cell of its own: `1.`, `(1)`.
fn is_numbering(compact: &str) -> bool {
    compact.ends_with(['.', '、', '．', ')', '）'])
        && compact.chars().filter(|&c| is_digit(c)).count() <= 2
}

/// Whether the text begins with a number and goes on about it, 22件其中修订16件, rather than being a
/// label with its number, 1.属于国家秘密.
fn counts(compact: &str) -> bool {
    let rest = compact.trim_start_matches(['+', '-', '增', '减', '加', '少']);
    let after = rest.trim_start_matches(is_digit);
    after.len() < rest.len()
        && after.starts_with([
            '(', '（', '件', '条', '项', '个', '份', '万', '亿', '元', '余',
        ])
}

fn is_digit(character: char) -> bool {
    character.is_ascii_digit() || ('０'..='９').contains(&character)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Role) {
        assert_eq!(role(text), expected, "{text}");
    }

    #[test]
    fn roles() {
        check("12", Role::Value);
        check("１２", Role::Value);
        check("/", Role::Value);
        check("1O", Role::Value);
        check("O", Role::Value);
        check("增15", Role::Value);
        check("1276.5534万元", Role::Value);
        check("22（其中修订16件）", Role::Value);
        check("22件其中修订16件", Role::Value);
        check("", Role::Blank);
        check("1.属于国家秘密", Role::Label);
        check("1、", Role::Label);
        check("三", Role::Label);
        check("、", Role::Label);
        check("其他", Role::Label);
        check("3.危及“三安全一稳定”", Role::Label);
        check("第二十条第(一)项", Role::Label);
    }

    #[test]
    fn digits_with_blanks_between_are_one_number_by_threes() {
        for text in ["1 200", "1\u{a0}200", "12 345 678"] {
            let number = text.replace([' ', '\u{a0}'], "").parse().expect("digits");
            assert_eq!(role(text), Role::Value, "{text}");
            assert_eq!(read(text), (Content::Number(number), None), "{text}");
        }
        // anything else may as well be two numbers that slipped into one cell
        for text in ["1 20", "12 00", "1 2", "1200 300"] {
            assert_eq!(role(text), Role::Value, "{text}");
            assert_eq!(read(text), (Content::Unreadable, None), "{text}");
        }
    }
}
