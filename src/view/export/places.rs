//! Places in the text of a report → lines, columns and characters, all of them in one pass.

use crate::check::Checked;
use crate::order::Map;
use crate::read::span::Span;
use crate::verdict::Finding;

/// Where a byte of the text is located.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct TextPosition {
    /// Its line, from 1.
    pub(super) line: usize,
    /// Its column in characters, from 1.
    pub(super) column: usize,
    /// The characters before it.
    pub(super) characters: usize,
}

/// The places that the findings of a report are about.
#[derive(Debug, Default)]
pub(super) struct TextPositions(Map<u32, TextPosition>);

impl TextPositions {
    /// Looks up the first and the last byte of what each finding is most about.
    pub(super) fn of(checked: &Checked) -> Self {
        let spans = checked.findings.iter().filter_map(|f| span(checked, f));
        Self::at(&checked.document.text, spans)
    }

    fn at(text: &str, spans: impl Iterator<Item = Span>) -> Self {
        let mut places = Map::new();
        for span in spans {
            places.insert(span.start, TextPosition::default());
            places.insert(span.end, TextPosition::default());
        }
        let mut here = TextPosition {
            line: 1,
            column: 1,
            characters: 0,
        };
        let mut rest = text.char_indices().peekable();
        for (&byte, place) in places.iter_mut() {
            while let Some((_, c)) = rest.next_if(|&(at, _)| at < byte as usize) {
                here.characters += 1;
                here.column += 1;
                if c == '\n' {
                    here.line += 1;
                    here.column = 1;
                }
            }
            *place = here;
        }
        Self(places)
    }

    /// Where a byte is located that a finding begins or ends with.
    pub(super) fn get(&self, byte: u32) -> Option<TextPosition> {
        self.0.get(&byte).copied()
    }
}

/// The place that a finding is most about.
pub(super) fn span(checked: &Checked, finding: &Finding) -> Option<Span> {
    let first = finding
        .figures
        .first()
        .and_then(|id| checked.report.figure(*id));
    first
        .map(|figure| figure.span)
        .or_else(|| finding.at.first().copied())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, byte: u32, expected: (usize, usize, usize)) {
        let span = Span {
            start: byte,
            end: byte,
        };
        let place = TextPositions::at(text, [span].into_iter()).get(byte);
        let place = place.map(|place| (place.line, place.column, place.characters));
        assert_eq!(place, Some(expected));
    }

    #[test]
    fn bytes_are_told_by_line_and_column() {
        check("总计\n甲12", 0, (1, 1, 0));
        check("总计\n甲12", 6, (1, 3, 2));
        check("总计\n甲12", 7, (2, 1, 3));
        check("总计\n甲12", 10, (2, 2, 4));
        check("总计\n甲12", 99, (2, 4, 6));
        check("", 0, (1, 1, 0));
    }
}
