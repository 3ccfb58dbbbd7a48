//! How much of the descriptions of pages is read: bounds on a page with all that it refers to, and on all
//! pages together, which may share one description.

use pdfboss_core::content::{ContentOps, Op, TextItem};

use super::super::super::limits;

/// The most steps of the description of one page.
const STEPS: usize = 1_000_000;

/// The most pairs of a piece of text and a piece of a line on one page: the engine compares them.
const PAIRS: usize = 10_000_000;

/// How many pages as full as a page may be are read.
const FULL: usize = 5;

/// What is read of a page or of all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct ReadAmount {
    bytes: usize,
    steps: usize,
    characters: usize,
}

impl ReadAmount {
    /// The most of a page.
    const PAGE: Self = Self {
        bytes: limits::CONTENT,
        steps: STEPS,
        characters: limits::PAGE,
    };

    fn add(&mut self, other: Self) {
        self.bytes += other.bytes;
        self.steps += other.steps;
        self.characters += other.characters;
    }

    fn fits(self, pages: usize) -> bool {
        self.bytes <= Self::PAGE.bytes * pages
            && self.steps <= Self::PAGE.steps * pages
            && self.characters <= Self::PAGE.characters * pages
    }
}

/// What has been read so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct ReadingRoom {
    all: ReadAmount,
    page: ReadAmount,
    /// Pieces of text and pieces of lines of the page.
    pieces: (usize, usize),
    /// Whether something of the page had no room.
    pub(super) is_cut: bool,
    /// Whether there is no room for any more pages.
    pub(super) is_full: bool,
}

impl ReadingRoom {
    /// Begins a page.
    pub(super) fn begin_page(&mut self) {
        self.page = ReadAmount::default();
        self.pieces = (0, 0);
        self.is_cut = false;
    }

    /// How many bytes more of the page there is room for.
    pub(super) fn bytes(&self) -> usize {
        if self.is_cut {
            return 0;
        }
        limits::CONTENT.saturating_sub(self.page.bytes)
    }

    /// Takes the room for a description; says for how much of it, in bytes, there is some.
    pub(super) fn take(&mut self, description: &[u8]) -> usize {
        let mut steps = ContentOps::new(description);
        let mut depth = (0_usize, 0_usize);
        let mut end = 0;
        loop {
            // The engine says itself where a description breaks off.
            let Ok(Some((step, _))) = steps.next_op() else {
                return description.len();
            };
            let characters = characters(&step);
            match step {
                Op::Save => depth.0 += 1,
                Op::Restore => depth.0 = depth.0.saturating_sub(1),
                Op::BeginMarkedContent(_) | Op::BeginMarkedContentProps(..) => depth.1 += 1,
                Op::EndMarkedContent => depth.1 = depth.1.saturating_sub(1),
                Op::LineTo(..) | Op::ClosePath => self.pieces.1 += 1,
                Op::Rect(..) => self.pieces.1 += 2,
                Op::ShowTextAdjusted(items) => self.pieces.0 += items.len(),
                _ => self.pieces.0 += usize::from(characters > 0),
            }
            let amount = ReadAmount {
                bytes: steps.pos() - end,
                steps: 1,
                characters,
            };
            self.page.add(amount);
            self.all.add(amount);
            self.is_full = !self.all.fits(FULL);
            let is_deep = depth.0.max(depth.1) > limits::NESTING;
            let has_pairs = self.pieces.0.saturating_mul(self.pieces.1) > PAIRS;
            if is_deep || has_pairs || self.is_full || !self.page.fits(1) {
                self.is_cut = true;
                return end;
            }
            end = steps.pos();
        }
    }
}

/// How many characters a step may show.
fn characters(step: &Op) -> usize {
    match step {
        Op::ShowText(text)
        | Op::NextLineShowText(text)
        | Op::NextLineShowTextSpaced(_, _, text) => text.len().max(1),
        Op::ShowTextAdjusted(items) => {
            let size = |item: &TextItem| match item {
                TextItem::Str(text) => text.len().max(1),
                TextItem::Offset(_) => 0,
            };
            items.iter().map(size).sum()
        }
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// So many bytes of the description are read as the first page.
    #[track_caller]
    fn check(description: &str, length: usize) {
        let mut room = ReadingRoom::default();
        room.begin_page();
        assert_eq!(room.take(description.as_bytes()), length);
        assert_eq!(room.is_cut, length < description.len());
    }

    #[test]
    fn what_is_shown_nested_or_compared_too_often_is_cut() {
        check("q (a) Tj Q", 10);
        check(
            "q ".repeat(limits::NESTING + 5).trim_end(),
            2 * limits::NESTING - 1,
        );
        let long = "x".repeat(limits::PAGE);
        check(&format!("({long}) Tj (y) Tj"), limits::PAGE + 5);
        let lines = "0 0 m 9 0 l S\n".repeat(10_000);
        let texts = "(x) Tj\n".repeat(PAIRS / 10_000 + 9);
        let read = lines.len() + PAIRS / 10_000 * 7 - 1;
        check(&format!("{lines}{texts}"), read);
    }

    #[test]
    fn all_pages_together_have_a_bound() {
        let full = format!("({}) Tj", "x".repeat(limits::PAGE));
        let mut room = ReadingRoom::default();
        for _ in 0..FULL {
            room.begin_page();
            assert_eq!(room.take(full.as_bytes()), full.len());
        }
        room.begin_page();
        assert!(!room.is_full);
        room.take(b"(x) Tj");
        assert!(room.is_full && room.is_cut);
    }
}
