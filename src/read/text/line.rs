//! A text → its source lines, and what each one is by itself, before its neighbours are asked.

use super::spaces::{is_figure, is_unit};
use crate::form::TableKind;
use crate::form::lexicon::Fit;
use crate::form::official::OFFICIAL;
use crate::form::official::headings::{Holds, section};
use crate::read::marker;
use crate::read::page_number::{PageNumber, page_number};
use crate::read::span::Span;

/// A line of the text as it was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct SourceLine {
    /// The line without its end.
    pub(super) whole: Span,
    /// The line without white space around it.
    pub(super) span: Span,
    /// What it is.
    pub(super) kind: LineKind,
}

/// What a line is by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LineKind {
    /// Nothing but white space.
    Blank,
    /// The number of a page.
    PageMark,
    /// A line drawn: `|---|---|`, `-----`.
    Rule,
    /// It holds `|`.
    Piped,
    /// It holds a tab between two pieces of text.
    Tabbed,
    /// The heading of a section of the report, or one marked as a heading by `#`.
    Heading,
    /// Numbers, with a label before them or without.
    Numbers {
        /// How many.
        count: usize,
        /// How the label fits; [`Fit::Whole`] where there is none.
        label: Fit,
    },
    /// Words that fit the official tables, or short ones that may be a cell of one.
    Words(Fit),
    /// A sentence.
    Prose,
}

/// The lines of `text`, in order.
pub(super) fn lines(text: &str) -> Vec<SourceLine> {
    let mut lines: Vec<SourceLine> = Vec::new();
    let mut start = 0;
    let mut after_page_break = false;
    // the last line that is not blank, so that a run of page breaks does not search for it again
    let mut filled = None;
    for raw in text.split_inclusive(['\n', '\u{0c}']) {
        let body = raw.strip_suffix(['\n', '\u{0c}']).unwrap_or(raw);
        let lead = body.len() - body.trim_start().len();
        let trimmed = body.trim();
        let mut kind = self::kind(trimmed);
        if after_page_break && is_lone_number(trimmed) {
            kind = LineKind::PageMark;
        }
        lines.push(SourceLine {
            whole: Span::new(start, start + body.len()),
            span: Span::new(start + lead, start + lead + trimmed.len()),
            kind,
        });
        if kind != LineKind::Blank {
            filled = lines.len().checked_sub(1);
        }
        if raw.ends_with('\u{0c}') {
            let last = filled
                .and_then(|at: usize| lines.get_mut(at))
                .filter(|line| is_lone_number(line.span.of(text)));
            if let Some(last) = last {
                last.kind = LineKind::PageMark;
            }
            after_page_break = true;
        } else if kind != LineKind::Blank {
            after_page_break = false;
        }
        start += raw.len();
    }
    lines
}

fn is_lone_number(text: &str) -> bool {
    (1..=3).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit())
}

/// What a line without white space around it is.
pub(super) fn kind(text: &str) -> LineKind {
    if text.is_empty() {
        return LineKind::Blank;
    }
    if is_rule(text) {
        return LineKind::Rule;
    }
    if has_pipe(text) {
        return LineKind::Piped;
    }
    if text.contains('\t') {
        return LineKind::Tabbed;
    }
    if page_number(text) == Some(PageNumber::Marked) {
        return LineKind::PageMark;
    }
    if is_heading(text) {
        return LineKind::Heading;
    }
    // Of a long text only its beginning is looked at: no label is as long.
    if text.len() > LONGEST {
        return if ends_in_numbers(text) {
            numbers(text)
        } else {
            LineKind::Prose
        };
    }
    match numbers(text) {
        kind @ LineKind::Numbers { .. } => kind,
        _ => words(text),
    }
}

/// More than a row of table three with its longest label takes.
const LONGEST: usize = 400;

/// The signs that draw the edge of a cell.
pub(super) fn is_pipe(c: char) -> bool {
    matches!(c, '|' | '｜' | '│' | '┃')
}

/// Whether a text holds such a sign; that no byte of one is there settles most texts.
fn has_pipe(text: &str) -> bool {
    let may_begin = |byte: u8| matches!(byte, b'|' | 0xE2 | 0xEF);
    text.bytes().any(may_begin) && text.contains(is_pipe)
}

/// `|---|:--:|`, `+----+`, `=====`: a line drawn with at least three strokes.
fn is_rule(text: &str) -> bool {
    let mut strokes = 0;
    for c in text.chars() {
        match c {
            '-' | '=' | '─' | '━' | '—' | '_' => strokes += 1,
            '+' | ':' | ' ' | '┼' | '├' | '┤' | '┬' | '┴' | '┌' | '┐' | '└' | '┘' =>
                {}
            _ if is_pipe(c) => {}
            _ => return false,
        }
    }
    strokes >= 3
}

/// Whether the line is the heading of a section, and no row of table three.
fn is_heading(text: &str) -> bool {
    if text.starts_with('#') {
        return text.trim_start_matches('#').starts_with(' ');
    }
    if text.len() > 150 || text.contains('。') {
        return false;
    }
    let text = text.trim_start_matches('*');
    if let Some((_, rest)) = marker::section(text) {
        let is_row = || OFFICIAL.lexicon.is_numbered_row(rest);
        return text.starts_with('第') || rest.trim().chars().count() > 1 && !is_row();
    }
    heads_table(text)
}

/// Whether the text is the heading of a section that holds a table, though its number is lost.
fn heads_table(text: &str) -> bool {
    text.len() <= 100
        && text.trim_end().ends_with("情况")
        && section(text, Holds::Phrase)
            .and_then(TableKind::of_section)
            .is_some()
}

fn ends_in_numbers(text: &str) -> bool {
    text.split_whitespace().next_back().is_some_and(is_figure)
}

/// A line that ends in numbers.
fn numbers(text: &str) -> LineKind {
    let mut count = 0;
    let mut label_end = text.len();
    let mut rest = text;
    loop {
        rest = rest.trim_end();
        let start = rest
            .char_indices()
            .rev()
            .find(|(_, c)| c.is_whitespace())
            .map_or(0, |(at, c)| at + c.len_utf8());
        let Some(token) = rest.get(start..).filter(|token| is_figure(token)) else {
            break;
        };
        count += usize::from(!is_unit(token));
        label_end = start;
        rest = rest.get(..start).unwrap_or_default();
        if start == 0 {
            break;
        }
    }
    if count == 0 {
        return LineKind::Prose;
    }
    let label = text.get(..label_end).unwrap_or_default().trim();
    let label = if label.is_empty() {
        Fit::Whole
    } else {
        OFFICIAL.lexicon.fit(label)
    };
    LineKind::Numbers { count, label }
}

/// A line without numbers at its end.
fn words(text: &str) -> LineKind {
    let fit = OFFICIAL.lexicon.fit(text);
    if fit != Fit::Foreign {
        return LineKind::Words(fit);
    }
    let sentence = text.contains(['。', '！', '？']) || text.ends_with(['，', '；', ',', ';']);
    // Columns that are far apart make a line long without making it a sentence.
    let has_columns = text.contains("  ");
    if sentence || (!has_columns && text.chars().count() > 30) {
        LineKind::Prose
    } else {
        LineKind::Words(Fit::Foreign)
    }
}
