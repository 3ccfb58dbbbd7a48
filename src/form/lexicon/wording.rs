//! The ways to take a printed label: what it names is at its beginning, and what follows in brackets,
//! behind a colon or a mark explains it. An explanation may name other labels of the form.

use crate::form::fold::{is_han, is_numeral, unnumbered};

/// So many characters of a label are looked at.
const LONGEST: usize = 400;

/// What a label names, without its number and what explains it.
pub fn named(text: &str) -> String {
    let named = wordings(text).into_iter().find(|words| !words.is_empty());
    named.unwrap_or_default()
}

/// Whether all of a label is in brackets, so that it explains what is before it.
pub fn is_explanation(text: &str) -> bool {
    text.contains(is_open) && unnumbered(&outside(clipped(text))).is_empty()
}

/// The label without its number as what is before any explanation, as what is outside brackets,
/// and as a whole, the likeliest first. Ways that say the same are one.
pub(super) fn wordings(text: &str) -> Vec<String> {
    let text = clipped(text);
    if !text.contains(|c| is_open(c) || is_close(c) || ends_name(c)) {
        return vec![unnumbered(text)];
    }
    let outside = outside(text);
    let mut wordings = vec![
        unnumbered(first(&outside)),
        unnumbered(&outside),
        unnumbered(text),
    ];
    wordings.dedup();
    wordings
}

fn clipped(text: &str) -> &str {
    let end = text.char_indices().nth(LONGEST);
    end.map_or(text, |(end, _)| text.get(..end).unwrap_or(text))
}

/// The text before the first mark behind which an explanation follows.
fn first(text: &str) -> &str {
    let mut words = 0;
    for (at, character) in text.char_indices() {
        let note = character == '注'
            && text
                .get(at + character.len_utf8()..)
                .is_some_and(|rest| rest.starts_with(['：', ':']));
        if words >= 2 && (ends_name(character) || note) {
            return text.get(..at).unwrap_or(text);
        }
        words += usize::from(is_han(character));
    }
    text
}

/// The text outside brackets; brackets around a number are that of the label, as （一）.
fn outside(text: &str) -> String {
    let mut outside = String::new();
    // where the open brackets, from the outermost, begin in what is kept so far
    let mut open: Vec<usize> = Vec::new();
    for character in text.chars() {
        if is_open(character) {
            open.push(outside.len());
            outside.push(character);
        } else if is_close(character) {
            // one that closes nothing ends an explanation that began in another cell
            let start = open.pop().unwrap_or(0);
            outside.push(character);
            let inner = outside.get(start..).unwrap_or_default();
            if !is_label_number(inner) {
                outside.truncate(start);
            }
        } else {
            outside.push(character);
        }
    }
    if let Some(&start) = open.first() {
        outside.truncate(start);
    }
    outside
}

/// Whether what is in brackets, with them, numbers a label: （一）, (12), 1).
fn is_label_number(bracketed: &str) -> bool {
    let inner = bracketed.trim_matches(|c: char| is_open(c) || is_close(c) || c.is_whitespace());
    inner.chars().count() <= 3 && inner.chars().all(|c| c.is_numeric() || is_numeral(c))
}

fn is_open(character: char) -> bool {
    matches!(character, '(' | '（' | '﹙' | '〔' | '[' | '［' | '【')
}

fn is_close(character: char) -> bool {
    matches!(character, ')' | '）' | '﹚' | '〕' | ']' | '］' | '】')
}

fn ends_name(character: char) -> bool {
    matches!(
        character,
        '：' | ':' | '，' | ',' | '。' | '；' | ';' | '*' | '＊' | '※' | '—'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(named(text), expected, "{text}");
    }

    #[test]
    fn names_stand_before_explanations() {
        check("规章（设区的市、自治州人民政府制定）", "规章");
        check("规章：设区的市制定的", "规章");
        check("规章*", "规章");
        check("规章 注：含废止的", "规章");
        check("规范性文件（含决定（命令）、公告）", "规范性文件");
        check("（一）予以公开", "予以公开");
        check("1）属于国家秘密", "属于国家秘密");
        check("属于行政查询事项（八）", "属于行政查询事项");
        check("（规章）", "规章");
        check("3.危及“三安全一稳定”", "危及三安全一稳定");
        check("", "");
    }
}
