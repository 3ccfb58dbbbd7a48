//! Cells that only spaces divide: a line → its labels and its numbers.

use crate::form::lexicon::Fit;
use crate::form::official::OFFICIAL;
use crate::read::number::{Oddity, Value, printed};
use crate::read::span::Span;

/// Whether a piece of text between two spaces is a number of a table.
pub(super) fn is_figure(token: &str) -> bool {
    let may_begin = |c: char| {
        let is_sign = matches!(c, '+' | '-' | '－' | '−' | '—' | '–' | '/' | '／' | '＋');
        is_sign || matches!(c, '增' | '减') || c.is_numeric()
    };
    if !token.starts_with(may_begin) {
        return false;
    }
    let printed = printed(token);
    match printed.value {
        Value::Number(_) => {
            !printed.oddities.contains(&Oddity::ChineseNumeral) && printed.unit.is_none_or(is_unit)
        }
        Value::Dash => true,
        Value::Blank | Value::Unreadable => false,
    }
}

/// Whether the word is a unit that is behind a number of the form.
pub(super) fn is_unit(word: &str) -> bool {
    matches!(
        word,
        "万元"
            | "元"
            | "亿元"
            | "万"
            | "件"
            | "条"
            | "个"
            | "项"
            | "份"
            | "次"
            | "宗"
            | "%"
            | "％"
    )
}

/// Splits the line at `line` into cells: every number one, the words of one label together.
pub(super) fn cells(text: &str, line: Span, cells: &mut Vec<Span>) {
    let source = line.of(text);
    let start = line.start as usize;
    let mut open: Option<(usize, usize)> = None;
    let mut number_before = false;
    let mut at = 0;
    while let Some(token) = next_token(source, at) {
        let (from, to) = token;
        let word = source.get(from..to).unwrap_or_default();
        at = to;
        if is_figure(word) {
            if let Some((from, to)) = open.take() {
                cells.push(Span::new(start + from, start + to));
            }
            cells.push(Span::new(start + from, start + to));
            number_before = true;
            continue;
        }
        if number_before && is_unit(word) {
            if let Some(number) = cells.last_mut() {
                *number = number.cover(Span::new(start + from, start + to));
            }
            number_before = false;
            continue;
        }
        number_before = false;
        if let Some((label, end)) = open {
            let one = source
                .get(end..from)
                .is_some_and(|gap| gap.chars().count() == 1);
            let joined = source.get(label..to).unwrap_or_default();
            let before = source.get(label..end).unwrap_or_default();
            if one && continues(before, word, joined) {
                open = Some((label, to));
                continue;
            }
            cells.push(Span::new(start + label, start + end));
        }
        let label_end = glued_number(word).map_or(to, |length| from + length);
        if label_end < to {
            cells.push(Span::new(start + from, start + label_end));
            cells.push(Span::new(start + label_end, start + to));
            open = None;
        } else {
            open = Some((from, to));
        }
    }
    if let Some((from, to)) = open {
        cells.push(Span::new(start + from, start + to));
    }
}

/// Whether two words are of one label: their characters are side by side in it, or neither has
/// anything to do with the form.
fn continues(before: &str, word: &str, joined: &str) -> bool {
    OFFICIAL.lexicon.is_piece(joined)
        || (OFFICIAL.lexicon.fit(before) == Fit::Foreign
            && OFFICIAL.lexicon.fit(word) == Fit::Foreign)
}

/// The next run of characters other than white space, from byte `at`.
fn next_token(text: &str, at: usize) -> Option<(usize, usize)> {
    let rest = text.get(at..)?;
    let from = at + rest.find(|c: char| !c.is_whitespace())?;
    let length = text.get(from..)?.find(char::is_whitespace);
    Some((from, length.map_or(text.len(), |length| from + length)))
}

/// Where a number begins that follows its label without a space, as in 行政许可97.
pub(in crate::read) fn glued_number(word: &str) -> Option<usize> {
    let label = word.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ','));
    let is_label = label.len() < word.len()
        && label.chars().count() >= 2
        && label.ends_with(|c: char| !c.is_ascii())
        && OFFICIAL.lexicon.fit(label) == Fit::Whole
        && OFFICIAL.lexicon.fit(word) != Fit::Whole;
    is_label.then_some(label.len())
}
