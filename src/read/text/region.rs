//! Where a table begins and ends among the lines of a text, and what its cells are.

use super::line::{LineKind, SourceLine};
use super::pipes::{self, Style};
use super::rows::{Rest, Rows};
use super::{spaces, tabs};
use crate::form::lexicon::Fit;
use crate::form::official::OFFICIAL;
use crate::read::document::{Layout, Table};
use crate::read::span::Span;
use crate::steps;

/// How many lines are looked at to learn whether a table goes on.
const AHEAD: usize = 4;

/// How many lines, from the first of `lines`, make up a table; 0 where none begins here.
pub(super) fn length(text: &str, lines: &[SourceLine]) -> usize {
    if !begins(text, lines) {
        return 0;
    }
    let mut of_form = false;
    let mut end = 0;
    let mut gap = false;
    for (index, line) in lines.iter().enumerate() {
        steps::count(1);
        let rest = lines.get(index + 1..).unwrap_or_default();
        let goes_on = match line.kind {
            LineKind::Blank => {
                gap = true;
                continue;
            }
            LineKind::PageMark | LineKind::Rule => continue,
            LineKind::Heading | LineKind::Prose => false,
            LineKind::Piped | LineKind::Tabbed => {
                of_form = of_form || cells_fit(text, line);
                of_form || !gap
            }
            LineKind::Numbers { count, label } => count > 1 || label != Fit::Foreign,
            LineKind::Words(Fit::Foreign) => of_form && comes_back(rest),
            LineKind::Words(_) => {
                of_form = true;
                true
            }
        };
        if !goes_on {
            break;
        }
        gap = false;
        end = index + 1;
    }
    end
}

/// Whether a table begins with the first of `lines`.
fn begins(text: &str, lines: &[SourceLine]) -> bool {
    let Some((first, rest)) = lines.split_first() else {
        return false;
    };
    // asked only where it matters: a run of blank lines must not be searched from each of them
    let next = || {
        rest.iter()
            .inspect(|_| steps::count(1))
            .map(|line| line.kind)
            .find(|kind| !matches!(kind, LineKind::Blank | LineKind::PageMark | LineKind::Rule))
    };
    match first.kind {
        LineKind::Piped => cells_fit(text, first) || matches!(next(), Some(LineKind::Piped)),
        LineKind::Tabbed => cells_fit(text, first) || matches!(next(), Some(LineKind::Tabbed)),
        LineKind::Words(Fit::Whole) => next().is_some_and(is_of_table),
        LineKind::Words(Fit::Piece) => {
            first.span.of(text).chars().count() > 3 && next().is_some_and(is_of_table)
        }
        LineKind::Numbers { count, label } => {
            let labelled =
                !spaces::is_figure(first.span.of(text).split_whitespace().next().unwrap_or(""));
            labelled && label != Fit::Foreign && (count > 1 || next().is_some_and(is_of_table))
        }
        _ => false,
    }
}

fn is_of_table(kind: LineKind) -> bool {
    match kind {
        LineKind::Piped | LineKind::Tabbed | LineKind::Words(Fit::Piece | Fit::Whole) => true,
        LineKind::Numbers { count, label } => count > 1 || label != Fit::Foreign,
        _ => false,
    }
}

/// Whether a line of the table follows soon, before a heading or a sentence does.
fn comes_back(rest: &[SourceLine]) -> bool {
    rest.iter()
        .map(|line| line.kind)
        .filter(|kind| !matches!(kind, LineKind::Blank | LineKind::PageMark | LineKind::Rule))
        .take(AHEAD)
        .take_while(|kind| !matches!(kind, LineKind::Heading | LineKind::Prose))
        .any(is_of_table)
}

/// Whether a cell of the line is a label of the form.
fn cells_fit(text: &str, line: &SourceLine) -> bool {
    line.span
        .of(text)
        .split(|c: char| c == '\t' || super::line::is_pipe(c))
        .take(12)
        .any(|cell| OFFICIAL.lexicon.fit(cell) == Fit::Whole)
}

/// Reads the lines of a table into `rows`, as far as there is room.
pub(super) fn table(text: &str, lines: &[SourceLine], rows: Rows) -> (Table, Rest) {
    let is = |wanted: LineKind| lines.iter().any(|line| line.kind == wanted);
    if is(LineKind::Piped) || is(LineKind::Tabbed) {
        return divided(text, lines, rows);
    }
    let mut cells = Vec::new();
    let spaced = lines.iter().any(|line| {
        cells.clear();
        if matches!(line.kind, LineKind::Numbers { .. }) {
            spaces::cells(text, line.span, &mut cells);
        }
        cells.len() > 1
    });
    if spaced {
        by_spaces(text, lines, rows)
    } else {
        one_by_one(lines, rows)
    }
}

/// A table whose cells are divided by `|` or tabs, with other lines between.
fn divided(text: &str, lines: &[SourceLine], mut rows: Rows) -> (Table, Rest) {
    let style = Style::of(text, lines);
    let has_pipes = lines.iter().any(|line| line.kind == LineKind::Piped);
    let mut reader = pipes::PipeReader::new(text, style, &mut rows);
    let mut quoted = 0;
    for (index, line) in lines.iter().enumerate() {
        if index < quoted {
            continue;
        }
        match line.kind {
            LineKind::Blank | LineKind::PageMark | LineKind::Rule => {}
            LineKind::Piped => reader.line(line),
            LineKind::Tabbed => {
                reader.end_row();
                let rest = lines.get(index..).unwrap_or_default();
                quoted = index + tabs::row(text, rest, reader.rows());
                reader.end_row();
            }
            _ => {
                let next = lines
                    .get(index + 1..)
                    .and_then(|rest| rest.iter().find(|line| line.kind != LineKind::Blank));
                if has_pipes && reader.takes(next) {
                    reader.piece(line.span);
                } else {
                    reader.end_row();
                    let mut cells = Vec::new();
                    spaces::cells(text, line.span, &mut cells);
                    for cell in cells {
                        reader.rows().cell(cell);
                    }
                    reader.end_row();
                }
            }
        }
    }
    reader.end_row();
    let layout = if has_pipes {
        style.layout()
    } else {
        Layout::Rows
    };
    rows.finish(layout)
}

/// A table whose numbers follow their labels with spaces between; a line is a row.
fn by_spaces(text: &str, lines: &[SourceLine], mut rows: Rows) -> (Table, Rest) {
    let mut cells = Vec::new();
    for line in lines {
        if matches!(
            line.kind,
            LineKind::Blank | LineKind::PageMark | LineKind::Rule
        ) {
            continue;
        }
        cells.clear();
        spaces::cells(text, line.span, &mut cells);
        for &cell in &cells {
            rows.cell(cell);
        }
        rows.end_row();
    }
    rows.finish(Layout::Rows)
}

/// A table of one cell a line, mostly with blank lines between. Where blank lines divide the cells, the
/// lines of a label are together and more blank lines than usual are blank cells.
fn one_by_one(lines: &[SourceLine], mut rows: Rows) -> (Table, Rest) {
    let filled: Vec<usize> = lines
        .iter()
        .enumerate()
        .filter(|(_, line)| {
            !matches!(
                line.kind,
                LineKind::Blank | LineKind::PageMark | LineKind::Rule
            )
        })
        .map(|(index, _)| index)
        .collect();
    let gaps = || {
        filled
            .iter()
            .zip(filled.iter().skip(1))
            .map(|(a, b)| b - a - 1)
    };
    let (single, none) = (
        gaps().filter(|&gap| gap == 1).count(),
        gaps().filter(|&gap| gap == 0).count(),
    );
    let divided = single > none;
    let regular =
        divided && single * 2 >= filled.len() && gaps().all(|gap| gap % 2 == 1 || gap == 0);
    let mut open: Option<(Span, bool)> = None;
    let mut before = None;
    for &index in &filled {
        let Some(line) = lines.get(index) else {
            continue;
        };
        let gap = before.map_or(0, |before: usize| index - before - 1);
        before = Some(index);
        let is_words = matches!(line.kind, LineKind::Words(_));
        if let Some((span, true)) = open
            && is_words
            && divided
            && gap == 0
        {
            open = Some((span.cover(line.span), true));
            continue;
        }
        if let Some((span, _)) = open.take() {
            rows.cell(span);
            rows.end_row();
        }
        if regular {
            let at = line.whole.start as usize;
            for _ in 0..gap.saturating_sub(1) / 2 {
                rows.cell(Span::new(at, at));
                rows.end_row();
            }
        }
        open = Some((line.span, is_words));
    }
    if let Some((span, _)) = open {
        rows.cell(span);
    }
    rows.finish(Layout::Cells)
}
