//! Cells that `|` divides, in all the ways in which copies set it.

use super::line::{LineKind, SourceLine, is_pipe};
use super::rows::Rows;
use super::spaces;
use crate::read::document::Layout;
use crate::read::span::Span;

/// How the signs are in a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// A row begins where a line begins with `|`; other lines go on with it.
    Leading,
    /// A row is a line.
    Lines,
    /// A cell ends with `|`; a line of nothing but `|` begins a row.
    Lone,
    /// A line of nothing but `|` is between two cells; nothing separates rows.
    Between,
    /// A cell ends with `|`; nothing separates rows.
    Closed,
}

impl Style {
    /// What can be trusted of a table in this style.
    pub(super) fn layout(self) -> Layout {
        match self {
            Self::Leading | Self::Lines | Self::Lone => Layout::Rows,
            Self::Between | Self::Closed => Layout::Cells,
        }
    }

    /// The style of the lines of a table.
    pub(super) fn of(text: &str, lines: &[SourceLine]) -> Self {
        let (mut lone, mut closed, mut bare) = (0, 0, 0);
        let (mut several, mut torn) = (false, false);
        let mut after_single = false;
        for line in lines {
            match line.kind {
                LineKind::Blank | LineKind::PageMark | LineKind::Rule => continue,
                LineKind::Piped => {}
                _ => {
                    bare += 1;
                    continue;
                }
            }
            let source = line.span.of(text);
            let mut filled = source
                .split(is_pipe)
                .map(str::trim)
                .filter(|cell| !cell.is_empty());
            let Some(first) = filled.next() else {
                lone += 1;
                continue;
            };
            if source.starts_with(is_pipe) {
                return Self::Leading;
            }
            closed += usize::from(source.ends_with(is_pipe));
            let single = filled.next().is_none();
            several |= !single;
            // Only a row whose label is alone is torn: a row of numbers under a row of headers
            // is a row of its own.
            torn |= after_single && spaces::is_figure(first);
            after_single = single && !spaces::is_figure(first);
        }
        if lone > 0 {
            if bare > closed {
                Self::Between
            } else {
                Self::Lone
            }
        } else if several && !torn {
            Self::Lines
        } else {
            Self::Closed
        }
    }
}

/// Reads the lines of a table in one style.
pub(super) struct PipeReader<'a> {
    text: &'a str,
    style: Style,
    rows: &'a mut Rows,
    /// Text of a cell that no sign has closed yet.
    open: Option<Span>,
    /// Signs on lines of their own, not yet known for blank cells or the beginning of a row.
    lone: usize,
    /// Where the last line of them ends.
    at: usize,
}

impl<'a> PipeReader<'a> {
    pub(super) fn new(text: &'a str, style: Style, rows: &'a mut Rows) -> Self {
        Self {
            text,
            style,
            rows,
            open: None,
            lone: 0,
            at: 0,
        }
    }

    /// The table that is being read.
    pub(super) fn rows(&mut self) -> &mut Rows {
        self.rows
    }

    /// Whether a line without any sign is a piece of a cell that a later line closes.
    pub(super) fn takes(&self, next: Option<&SourceLine>) -> bool {
        if self.style == Style::Lines {
            return false;
        }
        let closes = next.is_some_and(|line| {
            let source = line.span.of(self.text);
            line.kind == LineKind::Piped
                && (self.style != Style::Leading || !source.starts_with(is_pipe))
        });
        closes || self.style == Style::Between
    }

    /// Adds a piece of a cell that a later line closes.
    pub(super) fn piece(&mut self, span: Span) {
        self.settle(spaces::is_figure(span.of(self.text)));
        self.open = Some(self.open.map_or(span, |open| open.cover(span)));
    }

    /// Adds a line with signs.
    pub(super) fn line(&mut self, line: &SourceLine) {
        let source = line.span.of(self.text);
        let is_lone = source.chars().all(|c| is_pipe(c) || c.is_whitespace());
        if is_lone {
            let signs = source.chars().filter(|&c| is_pipe(c)).count();
            self.lone_line(signs, line.span.end as usize);
            return;
        }
        let mut start = line.span.start as usize;
        let mut cells = source.split_inclusive(is_pipe);
        if source.starts_with(is_pipe) {
            self.end_row();
            start += cells.next().map_or(0, str::len);
        }
        for cell in cells {
            let span = trimmed(cell.trim_end_matches(is_pipe), start);
            start += cell.len();
            let is_closed = cell.ends_with(is_pipe) || self.style == Style::Lines;
            if self.lone > 0 {
                self.settle(span.is_empty() || spaces::is_figure(span.of(self.text)));
            }
            // an empty piece adds nothing, not even the space before it
            let whole = match self.open {
                Some(open) if span.is_empty() => open,
                Some(open) => open.cover(span),
                None => span,
            };
            if is_closed {
                self.open = None;
                self.push(whole);
            } else if !whole.is_empty() {
                self.open = Some(whole);
            }
        }
        if self.style == Style::Lines {
            self.end_row();
        }
    }

    /// Ends the row and whatever cell is open.
    pub(super) fn end_row(&mut self) {
        self.settle(false);
        if let Some(open) = self.open.take() {
            self.push(open);
        }
        self.rows.end_row();
    }

    fn push(&mut self, span: Span) {
        self.rows.cell(span);
        if self.style.layout() == Layout::Cells {
            self.rows.end_row();
        }
    }

    fn lone_line(&mut self, signs: usize, end: usize) {
        let closed = usize::from(self.open.is_some());
        if let Some(open) = self.open.take() {
            self.push(open);
        }
        self.at = end;
        match self.style {
            Style::Lone => self.lone += signs - closed.min(signs),
            Style::Leading if signs > 1 => {
                self.rows.end_row();
                self.blanks(signs - 1);
            }
            Style::Lines => {
                self.blanks(signs);
                self.rows.end_row();
            }
            Style::Leading | Style::Between | Style::Closed => {
                self.blanks(signs - closed.min(signs));
            }
        }
    }

    /// Decides what the signs on lines of their own were: before a number blank cells, otherwise the
    /// last one begins a row.
    fn settle(&mut self, before_number: bool) {
        let signs = std::mem::take(&mut self.lone);
        if before_number {
            self.blanks(signs);
        } else if signs > 0 {
            self.blanks(signs - 1);
            self.rows.end_row();
        }
    }

    fn blanks(&mut self, count: usize) {
        for _ in 0..count {
            self.push(Span::new(self.at, self.at));
        }
    }
}

/// The place of the text without white space and emphasis around it.
pub(super) fn trimmed(cell: &str, start: usize) -> Span {
    let is_edge = |c: char| c.is_whitespace() || c == '*';
    let body = cell.trim_start_matches(is_edge);
    let from = start + cell.len() - body.len();
    let body = body.trim_end_matches(is_edge);
    if body.is_empty() {
        return Span::new(start, start);
    }
    Span::new(from, from + body.len())
}
