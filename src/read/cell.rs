//! Whether the text of a cell is a label, a value or blank.

use super::number::{self, Oddity, Value};
use super::numeral::arabic;
use crate::form::fold::is_han;

/// Whether a cell with this text holds a value: a number, a sign for nothing, or what should be a number.
pub fn is_value(text: &str) -> bool {
    role(text) == CellRole::Value
}

/// What a cell is in its table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CellRole {
    /// Words.
    Label,
    /// A number, a sign for nothing, or something that should be a number.
    Value,
    /// Nothing.
    Blank,
}

/// What a cell with this text is in its table.
pub fn role(text: &str) -> CellRole {
    if number::plain(text).is_some() {
        return CellRole::Value;
    }
    let printed = number::printed(text);
    match printed.value {
        Value::Blank => return CellRole::Blank,
        // 三 is a character of 三、本年度办理结果 written downwards, rather than a number
        Value::Number(_) if printed.oddities.contains(&Oddity::ChineseNumeral) => {
            return CellRole::Label;
        }
        Value::Number(_) | Value::Dash => return CellRole::Value,
        Value::Unreadable => {}
    }
    let compact = || text.chars().filter(|c| !c.is_whitespace()).take(24);
    let is_value = if compact().any(is_han) {
        counts(compact())
    } else if compact().any(is_digit) {
        !is_numbering(compact())
    } else {
        compact().nth(2).is_none() && compact().all(char::is_alphanumeric)
    };
    if is_value {
        CellRole::Value
    } else {
        CellRole::Label
    }
}

/// Whether the text is the number of a label that is in a cell of its own: `1.`, `(1)`.
fn is_numbering(compact: impl Iterator<Item = char> + Clone) -> bool {
    let last = compact.clone().last();
    matches!(last, Some('.' | '、' | '．' | ')' | '）'))
        && compact.filter(|&c| is_digit(c)).count() <= 2
}

/// Whether the text begins with a number and goes on about it, 22件其中修订16件, rather than being a
/// label with its number, 1.属于国家秘密.
fn counts(compact: impl Iterator<Item = char>) -> bool {
    let is_sign = |c: &char| matches!(c, '+' | '-' | '增' | '减' | '加' | '少');
    let mut rest = compact.skip_while(is_sign).peekable();
    let is_number = rest.peek().is_some_and(|&c| is_digit(c));
    let after = rest.find(|&c| !is_digit(c));
    is_number
        && matches!(
            after,
            Some('(' | '（' | '件' | '条' | '项' | '个' | '份' | '万' | '亿' | '元' | '余')
        )
}

fn is_digit(character: char) -> bool {
    arabic(character).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: CellRole) {
        assert_eq!(role(text), expected, "{text}");
    }

    #[test]
    fn roles() {
        check("12", CellRole::Value);
        check("１２", CellRole::Value);
        check("/", CellRole::Value);
        check("1O", CellRole::Value);
        check("O", CellRole::Value);
        check("增15", CellRole::Value);
        check("1276.5534万元", CellRole::Value);
        check("22（其中修订16件）", CellRole::Value);
        check("22件其中修订16件", CellRole::Value);
        check("", CellRole::Blank);
        check("1.属于国家秘密", CellRole::Label);
        check("1、", CellRole::Label);
        check("三", CellRole::Label);
        check("、", CellRole::Label);
        check("其他", CellRole::Label);
        check("3.危及“三安全一稳定”", CellRole::Label);
        check("第二十条第(一)项", CellRole::Label);
    }

    #[test]
    fn digits_with_blanks_between_are_a_value() {
        for text in [
            "1 200",
            "1\u{a0}200",
            "12 345 678",
            "1 20",
            "12 00",
            "1 2",
            "1200 300",
        ] {
            check(text, CellRole::Value);
        }
    }
}
