//! A cell's text → whether it is a label, a value or blank, and what the value is.

use super::label;
use crate::read::number::{LIMIT, Number};
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
    let (content, _) = read(text);
    match content {
        Content::Blank => return Role::Blank,
        Content::Number(_) | Content::Dash => return Role::Value,
        Content::Unreadable => {}
    }
    let compact: String = text
        .chars()
        .filter(|c| !c.is_whitespace())
        .take(24)
        .collect();
    let digits = compact.chars().filter(|&c| digit(c).is_some()).count();
    let words = compact.chars().filter(|&c| label::is_han(c)).count();
    match (digits, words) {
        (0, 0) if compact.chars().count() <= 2 && compact.chars().all(char::is_alphanumeric) => {
            Role::Value
        }
        (1.., 0) => Role::Value,
        (1.., _) if counts(&compact) => Role::Value,
        _ => Role::Label,
    }
}

/// Whether the text begins with a number and goes on about it, 22(其中修订16件), rather than being the
/// number of a label, 1.属于国家秘密.
fn counts(compact: &str) -> bool {
    let rest = compact.trim_start_matches(['+', '-', '增', '减', '加', '少']);
    let after = rest.trim_start_matches(|c| digit(c).is_some());
    after.len() < rest.len()
        && after.chars().next().is_none_or(|c| {
            matches!(
                c,
                '(' | '（' | '件' | '条' | '项' | '个' | '份' | '万' | '亿' | '元' | '余'
            )
        })
}

/// The content of a cell, and the unit printed in it.
pub fn read(text: &str) -> (Content, Option<String>) {
    let compact: String = text
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, ',' | '，' | '\u{A0}'))
        .take(64)
        .map(half_width)
        .collect();
    match compact.as_str() {
        "" => return (Content::Blank, None),
        "/" | "\\" | "-" | "--" | "—" | "——" | "–" | "无" => return (Content::Dash, None),
        _ => {}
    }
    let signed = |text: &str| -> Option<(bool, String)> {
        for (sign, negative) in [
            ("增加", false),
            ("减少", true),
            ("增", false),
            ("减", true),
            ("+", false),
            ("-", true),
            ("−", true),
        ] {
            if let Some(rest) = text.strip_prefix(sign) {
                return Some((negative, rest.to_owned()));
            }
        }
        Some((false, text.to_owned()))
    };
    let Some((negative, rest)) = signed(&compact) else {
        return (Content::Unreadable, None);
    };
    let end = rest
        .find(|c: char| !(c.is_ascii_digit() || c == '.'))
        .unwrap_or(rest.len());
    let (digits, unit) = rest.split_at(end);
    let unit = unit.split(['(', '（']).next().unwrap_or("");
    if digits.ends_with('.') || unit.chars().count() > 3 || !unit.chars().all(label::is_han) {
        return (Content::Unreadable, None);
    }
    match digits.parse::<Number>() {
        Ok(number) if number <= LIMIT => {
            let number = if negative { -number } else { number };
            (
                Content::Number(number),
                (!unit.is_empty()).then(|| unit.to_owned()),
            )
        }
        _ => (Content::Unreadable, None),
    }
}

fn digit(character: char) -> Option<u32> {
    half_width(character).to_digit(10)
}

fn half_width(character: char) -> char {
    match character {
        '\u{FF01}'..='\u{FF5E}' => {
            char::from_u32(u32::from(character) - 0xFEE0).unwrap_or(character)
        }
        _ => character,
    }
}
