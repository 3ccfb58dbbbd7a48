//! Lines of running text → paragraphs: one a line, or several lines where the source breaks them at a
//! width.

use super::line::{LineKind, SourceLine};
use crate::form::official::title::is_second_line;
use crate::read::document::Paragraph;
use crate::read::marker::marker;
use crate::read::span::Span;

/// The width at which a text breaks its lines, in columns of half a Chinese character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Wrap {
    width: usize,
}

/// A line narrower than this is no evidence that lines are broken at a width.
const NARROWEST: usize = 40;

/// No page has lines as wide; what is wider is a paragraph on one line.
const WIDEST: usize = 160;

/// How far a full line may fall short of the width: a wide character, a number or a mark that does not
/// fit is carried to the next line.
const SHORT: usize = 8;

impl Wrap {
    /// Learns from the lines whether they are broken at a width, and at which.
    pub(super) fn of(text: &str, lines: &[SourceLine]) -> Option<Self> {
        let mut widths = [0_usize; WIDEST + 1];
        let (mut long, mut broken) = (0_usize, 0_usize);
        let mut too_wide = 0_usize;
        for (line, next) in lines.iter().zip(lines.iter().skip(1)) {
            let source = line.span.of(text);
            if source.len() < NARROWEST || !is_text(line.kind) {
                continue;
            }
            let width = width(source, WIDEST + 1);
            if width < NARROWEST {
                continue;
            }
            long += 1;
            if let Some(count) = widths.get_mut(width) {
                if is_text(next.kind) && !ends_sentence(source) {
                    broken += 1;
                    *count += 1;
                }
            } else {
                too_wide += 1;
            }
        }
        if broken < 3 || broken * 2 < long || too_wide * 4 > long {
            return None;
        }
        // The width that most broken lines come near to, the widest of several.
        let near = |width: usize| -> usize {
            (width.saturating_sub(3)..=width)
                .filter_map(|width| widths.get(width))
                .sum()
        };
        (NARROWEST..=WIDEST)
            .max_by_key(|&width| near(width))
            .filter(|&width| near(width) * 3 >= broken)
            .map(|width| Self { width })
    }

    /// Whether `next` goes on with the paragraph that `line` is part of.
    fn joins(self, text: &str, open: &OpenParagraph, line: &SourceLine, next: &SourceLine) -> bool {
        let (source, after) = (line.span.of(text), next.span.of(text));
        if !is_text(line.kind) || !is_text(next.kind) || starts_item(after) {
            return false;
        }
        if indent(text, next) > indent(text, line) + 1 {
            return false;
        }
        if after.starts_with(['，', '。', '、', '；', '：', '）', '》', '”', ',', ';', ')'])
        {
            return true;
        }
        if source.ends_with(['，', '、', '（', '《', '“', '(']) || open.brackets > 0 {
            return true;
        }
        self.is_full(text, open, line) && !ends_sentence(source)
    }

    fn is_full(self, text: &str, open: &OpenParagraph, line: &SourceLine) -> bool {
        let width = width(line.span.of(text), WIDEST + 1) + indent(text, line);
        open.carried + width + SHORT >= self.width
    }
}

/// Puts lines of running text together.
pub(super) fn paragraphs(
    text: &str,
    lines: &[SourceLine],
    wrap: Option<Wrap>,
    mut push: impl FnMut(Paragraph),
) {
    let mut open: Option<OpenParagraph> = None;
    let mut gap = false;
    let mut page = false;
    for line in lines {
        match line.kind {
            LineKind::Blank => {
                gap = true;
                continue;
            }
            LineKind::PageMark => {
                page = true;
                continue;
            }
            LineKind::Rule => {
                gap = true;
                page = false;
                continue;
            }
            _ => {}
        }
        // Blank lines around the mark of a page divide pages, not paragraphs.
        let near = !gap || page;
        (gap, page) = (false, false);
        let joins = near
            && open.as_ref().is_some_and(|open| {
                ends_title(open.last.span.of(text), line.span.of(text))
                    || wrap.is_some_and(|wrap| wrap.joins(text, open, &open.last, line))
            });
        if let Some(open) = open.as_mut().filter(|_| joins) {
            open.add(text, *line, wrap);
            continue;
        }
        let next = OpenParagraph {
            paragraph: start(text, line),
            last: *line,
            carried: 0,
            brackets: brackets(line.span.of(text)),
        };
        if let Some(done) = open.replace(next) {
            push(done.paragraph);
        }
    }
    if let Some(done) = open {
        push(done.paragraph);
    }
}

/// A paragraph that may go on.
struct OpenParagraph {
    paragraph: Paragraph,
    last: SourceLine,
    /// Columns of pieces before the last line that were on the same line of the page.
    carried: usize,
    /// Brackets that are open at its end.
    brackets: usize,
}

impl OpenParagraph {
    fn add(&mut self, text: &str, line: SourceLine, wrap: Option<Wrap>) {
        let was_full = wrap.is_none_or(|wrap| wrap.is_full(text, self, &self.last));
        self.carried = if was_full {
            0
        } else {
            self.carried + width(self.last.span.of(text), WIDEST)
        };
        // A bracket that nobody closes must not swallow the rest of the report.
        self.brackets = if self.paragraph.lines.len() > 3 && self.brackets > 0 {
            0
        } else {
            self.brackets + brackets(line.span.of(text))
        };
        self.paragraph.lines.push(line.span);
        self.last = line;
    }
}

/// How many brackets are open at the end of the text.
fn brackets(text: &str) -> usize {
    text.chars().fold(0, |open: usize, c| match c {
        '（' | '《' | '〔' | '(' => open + 1,
        '）' | '》' | '〕' | ')' => open.saturating_sub(1),
        _ => open,
    })
}

/// Whether the second line is the end of a title that was broken before it.
fn ends_title(line: &str, next: &str) -> bool {
    is_second_line(next) && line.contains("信息") && !line.ends_with("报告")
}

/// A paragraph that begins with the line, without the marks of a Markdown heading or of emphasis.
fn start(text: &str, line: &SourceLine) -> Paragraph {
    let source = line.span.of(text);
    let body = source.trim_start_matches('#');
    let marked = body.len() < source.len() && body.starts_with(' ');
    let mut body = if marked { body.trim() } else { source };
    let mut from = line.span.end as usize - source.len();
    if marked {
        body = body.trim_end_matches('#').trim_end();
        from += source.find(body).unwrap_or(0);
    }
    if let Some(inner) = body
        .strip_prefix("**")
        .and_then(|body| body.strip_suffix("**"))
        && !inner.contains("**")
        && !inner.trim().is_empty()
    {
        from += 2 + (inner.len() - inner.trim_start().len());
        body = inner.trim();
    }
    Paragraph {
        lines: vec![Span::new(from, from + body.len())],
        heading: marked,
    }
}

/// Whether a line may be part of a paragraph.
fn is_text(kind: LineKind) -> bool {
    matches!(
        kind,
        LineKind::Prose
            | LineKind::Words(_)
            | LineKind::Numbers { .. }
            | LineKind::Tabbed
            | LineKind::Piped
    )
}

fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(['”', '’', '）', ')', '》', '"'])
        .ends_with(['。', '！', '？', '；', '：', ';', ':', '!', '?'])
}

/// Whether the line begins with the number of an item: （一）, 1., (2), 一是 stays running text.
fn starts_item(text: &str) -> bool {
    marker(text).is_some_and(|found| match found.mark {
        ')' | '）' => found.is_open,
        '、' => true,
        '.' | '．' => !found.is_chinese() && !found.rest.starts_with(|c: char| c.is_ascii_digit()),
        _ => false,
    })
}

/// The white space before the line, in columns.
fn indent(text: &str, line: &SourceLine) -> usize {
    let lead = Span {
        start: line.whole.start,
        end: line.span.start,
    };
    width(lead.of(text), WIDEST)
}

/// How many columns the text takes; counting ends at `most`.
fn width(text: &str, most: usize) -> usize {
    let mut width = 0;
    for c in text.chars() {
        width += if c < '\u{2E80}' && !matches!(c, '“' | '”' | '‘' | '’' | '—' | '…') {
            1
        } else {
            2
        };
        if width >= most {
            return most;
        }
    }
    width
}
