//! Comma-separated values → [`Document`]; its places are those of the file.

use super::line::{self, LineKind};
use super::rows::{Rest, Rows};
use super::{bounded, unread};
use crate::form::lexicon::Fit;
use crate::form::official::OFFICIAL;
use crate::read::document::{Block, Document, Layout, Paragraph};
use crate::read::span::Span;

/// How many lines at the beginning are looked at.
const HEAD: usize = 200;

/// Whether the text is comma-separated: most lines hold commas, and some cell is a label of the form.
pub(in crate::read) fn is_csv(text: &str) -> bool {
    if !text.contains(',') {
        return false;
    }
    let (mut lines, mut divided, mut labels) = (0_usize, 0_usize, 0_usize);
    for line in text
        .lines()
        .filter(|line| !line.chars().all(char::is_whitespace))
        .take(HEAD)
    {
        lines += 1;
        if !line.contains(',') || line.contains(['。', '|', '\t']) {
            continue;
        }
        divided += 1;
        let mut cells = line.split(',').take(4);
        labels += usize::from(cells.any(|cell| OFFICIAL.lexicon.fit(cell) == Fit::Whole));
    }
    lines > 1 && divided * 2 > lines && labels * 3 > lines
}

/// Reads comma-separated values. A line with one filled cell that is a heading or a sentence is a
/// paragraph.
pub(in crate::read) fn read(text: &str) -> Document {
    let (text, mut is_cut) = bounded(text);
    let mut rest = Rest::default();
    let separator = separator(&text);
    let mut blocks = Vec::new();
    let mut rows: Option<Rows> = None;
    let mut cells = Vec::new();
    let mut at = 0;
    while at < text.len() {
        cells.clear();
        at = row(&text, at, separator, &mut cells);
        let mut filled = cells.iter().filter(|cell| !cell.is_empty());
        let Some(&first) = filled.next() else {
            continue;
        };
        let alone = filled.next().is_none();
        let kind = line::kind(first.of(&text));
        if alone
            && (matches!(kind, LineKind::Heading | LineKind::Prose)
                || (rows.is_none() && kind == LineKind::Words(Fit::Foreign)))
        {
            if let Some(rows) = rows.take() {
                let table;
                (table, rest) = rows.finish(Layout::Rows);
                blocks.push(Block::Table(table));
            }
            blocks.push(Block::Paragraph(Paragraph {
                lines: vec![first],
                heading: false,
            }));
            continue;
        }
        let rows = rows.get_or_insert_with(|| Rows::within(rest));
        for &cell in &cells {
            rows.cell(cell);
        }
        rows.end_row();
    }
    if let Some(rows) = rows {
        let table;
        (table, rest) = rows.finish(Layout::Rows);
        blocks.push(Block::Table(table));
    }
    is_cut |= rest.is_cut;
    Document {
        text,
        blocks,
        unread: unread(is_cut),
    }
}

/// The sign that divides the cells: the one of the two that occurs more often in the first lines.
fn separator(text: &str) -> char {
    let count = |sign| {
        text.lines()
            .take(HEAD)
            .map(|line| line.matches(sign).count())
            .sum::<usize>()
    };
    let (commas, semicolons, tabs) = (count(','), count(';'), count('\t'));
    if tabs > commas {
        '\t'
    } else if semicolons > commas {
        ';'
    } else {
        ','
    }
}

/// Reads the row at byte `at` and returns where the next one begins.
fn row(text: &str, at: usize, separator: char, cells: &mut Vec<Span>) -> usize {
    let mut start = at;
    loop {
        let rest = text.get(start..).unwrap_or_default();
        let quoted = rest
            .trim_start_matches(' ')
            .strip_prefix('"')
            .and_then(|inner| {
                let from = text.len() - inner.len();
                let end = closing(inner)?;
                Some((Span::new(from, from + end), from + end + 1))
            });
        let after = quoted.map_or(start, |(_, after)| after);
        let rest = text.get(after..).unwrap_or_default();
        let end = after + rest.find([separator, '\n']).unwrap_or(rest.len());
        cells.push(trim(
            text,
            quoted.map_or(Span::new(start, end), |(span, _)| span),
        ));
        if text
            .get(end..)
            .is_some_and(|rest| rest.starts_with(separator))
        {
            start = end + separator.len_utf8();
        } else {
            return (end + 1).min(text.len()).max(at + 1);
        }
    }
}

/// Where the quote that closes the cell is; `""` is a quote in it.
fn closing(inner: &str) -> Option<usize> {
    let mut quotes = inner.match_indices('"').map(|(at, _)| at).peekable();
    while let Some(at) = quotes.next() {
        if quotes.peek() == Some(&(at + 1)) {
            quotes.next();
        } else {
            return Some(at);
        }
    }
    None
}

fn trim(text: &str, span: Span) -> Span {
    let source = span.of(text);
    let body = source.trim_start();
    let from = span.end as usize - body.len();
    Span::new(from, from + body.trim_end().len())
}
