//! Pages whose tables have no lines → their text, with the cells of the tables of the form kept apart.
//!
//! Of a table of the form every cell is told by the column that it stands in; elsewhere spaces keep
//! columns apart.

mod columns;
mod labels;
mod run;
mod table;

use super::super::limits;
use super::super::text as words;
use super::flow::{self, Sheet};
use super::lines::{Gaps, Line, levels, line};
use super::page::{Glyph, Page};
use super::part::Piece;
use crate::form::application::Column;
use run::{Run, runs};

/// What parts two columns.
const GAP: &str = "  ";

/// How often a table is looked for where its words say that one begins: a bound on hostile pages.
const TRIES: usize = 200;

/// What stands on one level.
#[derive(Clone, Debug, Default)]
struct Row {
    line: Line,
    runs: Vec<Run>,
    /// Whether it is the heading of a section.
    is_heading: bool,
    /// Whether some of it is a label of the form, or a piece of some.
    is_of_form: bool,
    /// Whether some of it is a figure.
    has_values: bool,
}

impl Row {
    fn new(line: Line, runs: Vec<Run>) -> Self {
        let first = runs.first().map_or("", |run| run.text.as_str());
        // Beside the label of a row, the number of a group looks like that of a section.
        let mut others = runs.iter().skip(1);
        let is_alone = !others.any(|run| labels::is_numbered(&run.text));
        Self {
            is_heading: words::is_heading(first) || (is_alone && words::is_heading(&line.text)),
            is_of_form: runs.iter().any(|run| words::is_of_form(&run.text)),
            has_values: runs.iter().any(Run::is_value),
            line,
            runs,
        }
    }
}

/// The text of all pages; a row of a table of the form is a line of cells between bars.
pub(super) fn text(pages: Vec<Page>) -> String {
    let rows = rows(pages);
    let mut text = String::new();
    let mut tries = TRIES;
    let mut rest = rows.as_slice();
    while let Some((first, after)) = rest.split_first()
        && text.len() < limits::TEXT
    {
        let begin = table::begins(rest).filter(|_| tries > 0);
        tries -= usize::from(begin.is_some());
        if let Some((length, cells)) = begin.and_then(|begin| table::table(begin, rest)) {
            for row in cells.iter().filter(|row| !row.is_empty()) {
                text.push_str("| ");
                text.push_str(&row.join(" | ").replace('\n', " "));
                text.push_str(" |\n");
            }
            rest = rest.get(length.max(1)..).unwrap_or_default();
            continue;
        }
        for line in apart(first.line.clone()) {
            text.push_str(&line.text);
            text.push('\n');
        }
        rest = after;
    }
    text
}

/// What stands on the levels of all pages, page marks left out.
fn rows(pages: Vec<Page>) -> Vec<Row> {
    let mut sheets = Vec::new();
    let mut parts: Vec<(i64, Vec<Vec<Glyph>>)> = Vec::new();
    let mut top = 0;
    for page in pages {
        let levels = levels(page.glyphs);
        let lines = levels
            .iter()
            .map(|glyphs| Piece::Line(line(glyphs.clone(), Gaps::Columns)));
        sheets.push(Sheet {
            height: page.height,
            pieces: lines.collect(),
        });
        parts.push((top, levels));
        top += i64::from(page.height);
    }
    flow::drop_marks(&mut sheets);
    let mut rows = Vec::new();
    for (sheet, (top, levels)) in sheets.into_iter().zip(parts) {
        let lines = sheet.pieces.into_iter().filter_map(|piece| match piece {
            Piece::Line(line) => Some(line),
            Piece::Table(_) => None,
        });
        let mut levels = levels.into_iter();
        for kept in lines {
            let base = |glyphs: &Vec<Glyph>| glyphs.iter().map(|glyph| glyph.base).max();
            let level = levels.find(|glyphs| base(glyphs) == Some(kept.base));
            rows.push(Row::new(kept, runs(level.unwrap_or_default(), top)));
        }
    }
    rows
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
