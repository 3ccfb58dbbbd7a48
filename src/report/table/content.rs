//! The text of a cell → what it holds.

use crate::read::number::{self, Value};
use crate::report::figure::FigureContent;

/// The content of a cell, and the unit printed in it.
pub fn read(text: &str) -> (FigureContent, Option<String>) {
    let printed = number::printed(text);
    let content = match printed.value {
        Value::Number(number) => FigureContent::Number(number),
        Value::Blank => FigureContent::Blank,
        Value::Dash => FigureContent::Dash,
        Value::Unreadable => FigureContent::Unreadable,
    };
    (content, printed.unit.map(str::to_owned))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_with_blanks_between_are_one_number_by_threes() {
        for text in ["1 200", "1\u{a0}200", "12 345 678"] {
            let number = text.replace([' ', '\u{a0}'], "").parse().expect("digits");
            assert_eq!(read(text), (FigureContent::Number(number), None), "{text}");
        }
        // anything else may as well be two numbers that slipped into one cell
        for text in ["1 20", "12 00", "1 2", "1200 300"] {
            assert_eq!(read(text), (FigureContent::Unreadable, None), "{text}");
        }
    }
}
