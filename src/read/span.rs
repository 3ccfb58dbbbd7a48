//! Places in the normalised source text of a document.

use std::ops::Range;

use crate::steps;

/// A range of bytes in [`Document::text`](super::document::Document::text).
///
/// It always lies on character boundaries. Only the edge to the browser converts it to UTF-16.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "wire", derive(serde::Serialize, serde::Deserialize))]
pub struct Span {
    /// The first byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

impl Span {
    /// The range from `start` to before `end`; sizes beyond 4 GiB are cut, inputs are bounded far below.
    pub fn new(start: usize, end: usize) -> Self {
        let cut = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Self {
            start: cut(start),
            end: cut(end.max(start)),
        }
    }

    /// The span as a range to index a string with.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The text at this place, or nothing where the span does not fit `text`.
    pub fn of(self, text: &str) -> &str {
        let found = text.get(self.range()).unwrap_or("");
        steps::count(found.len());
        found
    }

    /// The smallest span that holds both.
    #[must_use]
    pub fn cover(self, other: Self) -> Self {
        Self {
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }

    /// Whether `other` lies inside.
    pub fn contains(self, other: Self) -> bool {
        steps::count(1);
        self.start <= other.start && other.end <= self.end
    }

    /// Whether nothing lies between start and end.
    pub fn is_empty(self) -> bool {
        self.start >= self.end
    }
}

/// The beginning of a text: whole characters, at most so many bytes.
///
/// Whoever looks for something near a place looks here and not in all that follows, so that many places
/// in one long text stay cheap.
pub fn start_of(text: &str, most: usize) -> &str {
    let end = (0..=most.min(text.len()))
        .rev()
        .find(|&at| text.is_char_boundary(at));
    text.get(..end.unwrap_or(0)).unwrap_or("")
}

/// The end of a text: whole characters, at most so many bytes.
pub fn end_of(text: &str, most: usize) -> &str {
    let first = text.len().saturating_sub(most);
    let start = (first..=text.len()).find(|&at| text.is_char_boundary(at));
    text.get(start.unwrap_or(text.len())..).unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, most: usize, start: &str, end: &str) {
        assert_eq!((start_of(text, most), end_of(text, most)), (start, end));
    }

    #[test]
    fn the_ends_of_a_text_are_whole_characters() {
        check("总计12", 4, "总", "12");
        check("总计12", 5, "总", "计12");
        check("总计12", 99, "总计12", "总计12");
        check("总", 2, "", "");
        check("", 3, "", "");
    }
}
