//! Places in the text of a report ↔ how far each is off from where one expects it.

use std::ops::Range;

use super::LinkError;
use super::bytes::{ByteReader, ByteWriter};
use crate::read::span::Span;

/// Where the next place is expected: after the last one, behind whatever parts cells and lines.
///
/// A link may name any places in any order, so that what parts cells and lines is found once, not
/// again for each place.
pub(super) struct Places {
    end: u32,
    /// Runs of signs and white space between cells and lines.
    gaps: Vec<Range<u32>>,
    /// Runs of signs that end a cell or a line, each with the end of the words before it.
    stops: Vec<(Range<u32>, u32)>,
    /// The length of the text, and where its last word ends.
    text: (u32, u32),
}

impl Places {
    pub(super) fn new(text: &str) -> Self {
        let mut places = Self {
            end: 0,
            gaps: Vec::new(),
            stops: Vec::new(),
            text: (at(text.len()), 0),
        };
        // the end of the last character that is no white space
        let mut word = 0;
        for (start, c) in text.char_indices() {
            let range = at(start)..at(start + c.len_utf8());
            if is_stop(c) {
                match places.stops.last_mut() {
                    Some((run, _)) if run.end == range.start => run.end = range.end,
                    _ => places.stops.push((range.clone(), word)),
                }
            }
            if is_stop(c) || c == ' ' {
                match places.gaps.last_mut() {
                    Some(run) if run.end == range.start => run.end = range.end,
                    _ => places.gaps.push(range.clone()),
                }
            }
            if is_stop(c) || !c.is_whitespace() {
                word = range.end;
            }
        }
        places.text.1 = word;
        places
    }

    pub(super) fn write(&mut self, span: Span, writer: &mut ByteWriter) {
        writer.step(self.start(), span.start);
        writer.step(self.end_from(span.start), span.end);
        self.end = span.end;
    }

    pub(super) fn read(&mut self, reader: &mut ByteReader<'_>) -> Result<Span, LinkError> {
        let start = reader.step(self.start())?;
        let end = reader.step(self.end_from(start))?;
        self.end = end;
        Ok(Span { start, end })
    }

    /// The next byte that may begin a cell or a line.
    fn start(&self) -> u32 {
        let after = self.gaps.partition_point(|gap| gap.end <= self.end);
        match self.gaps.get(after) {
            Some(gap) if gap.start <= self.end => gap.end,
            _ => self.end,
        }
    }

    /// Where the words from `start` end.
    fn end_from(&self, start: u32) -> u32 {
        if start > self.text.0 {
            return start;
        }
        let after = self.stops.partition_point(|(run, _)| run.end <= start);
        match self.stops.get(after) {
            Some((run, _)) if run.start <= start => start,
            Some(&(_, word)) => word.max(start),
            None => self.text.1.max(start),
        }
    }
}

fn is_stop(c: char) -> bool {
    matches!(c, '\t' | '\n' | '|')
}

fn at(byte: usize) -> u32 {
    u32::try_from(byte).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What links were first made with, and what every link in use relies on.
    fn first(text: &str, end: u32, from: u32) -> (u32, u32) {
        let rest = |from: u32| text.get(from as usize..).unwrap_or("");
        let after = rest(end);
        let parted = after.trim_start_matches([' ', '\t', '\n', '|']);
        let start = end + at(after.len() - parted.len());
        let word = rest(from).split(['\t', '\n', '|']).next().unwrap_or("");
        (start, from + at(word.trim_end().len()))
    }

    #[test]
    fn places_are_expected_where_they_always_were() {
        for text in [
            "",
            " ",
            "一、总体情况\n  2023年 \t12 | |\n\n甲\u{3000} \n乙 丙\u{3000}",
            "||\t\n a|b",
            "12",
        ] {
            let mut places = Places::new(text);
            for end in 0..at(text.len()) + 3 {
                if text.get(end as usize..).is_none() && end <= at(text.len()) {
                    continue; // no place begins inside a character
                }
                places.end = end;
                let expected = first(text, end, end);
                assert_eq!(
                    (places.start(), places.end_from(end)),
                    expected,
                    "{end} {text:?}"
                );
            }
        }
    }
}
