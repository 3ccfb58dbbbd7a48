//! A page whose tables have no lines → its text, columns kept apart by spaces.

use super::flow::Sheet;
use super::lines::{Gaps, Line, lines};
use super::page::Page;
use super::part::Piece;
use crate::form::application::Column;

/// What parts two columns.
const GAP: &str = "  ";

/// The rows of a page.
pub(super) fn rows(page: Page) -> Sheet {
    let lines = lines(page.glyphs, Gaps::Columns).into_iter();
    Sheet {
        height: page.height,
        pieces: lines.flat_map(apart).map(Piece::Line).collect(),
    }
}

/// A row of table three, its own label with its numbers; what stands further to the left labels a group of
/// rows and becomes a line of its own.
fn apart(line: Line) -> Vec<Line> {
    let is_number = |text: &&str| text.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    let parts: Vec<&str> = line
        .text
        .split(GAP)
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect();
    let numbers = |part: &str| part.split_whitespace().filter(is_number).count();
    let words = parts.iter().take_while(|part| numbers(part) == 0).count();
    let (labels, rest) = parts.split_at(words);
    let count: usize = rest.iter().map(|part| numbers(part)).sum();
    let Some((own, groups)) = labels.split_last() else {
        return vec![line];
    };
    if groups.is_empty() || count < Column::ALL.len() {
        return vec![line];
    }
    let row = [&[*own], rest].concat().join(GAP);
    let texts = groups.iter().map(|group| (*group).to_owned()).chain([row]);
    texts
        .map(|text| Line {
            text,
            ..line.clone()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let lines = apart(Line {
            text: text.to_owned(),
            ..Line::default()
        });
        let texts: Vec<&str> = lines.iter().map(|line| line.text.as_str()).collect();
        assert_eq!(texts, expected);
    }

    #[test]
    fn the_label_of_a_group_stands_apart_from_its_first_row() {
        check(
            "三、本年  （一）予以公开   4  0  0 1  0  0  5",
            &["三、本年", "（一）予以公开  4  0  0 1  0  0  5"],
        );
        check("规章   本年  1  2", &["规章   本年  1  2"]);
        check("4  0  0  1  0  0  5", &["4  0  0  1  0  0  5"]);
        check("", &[""]);
    }
}
