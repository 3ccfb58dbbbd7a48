//! Characters on one level → the runs of text that stand in one cell each.

use super::super::super::text;
use super::super::lines::is_shadow;
use super::super::page::{Glyph, Length, Page, Spot};

/// Text without a gap in it: a cell, or a line of one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Run {
    pub(super) left: Length,
    pub(super) right: Length,
    /// The line that it stands on, from the top of the first page.
    pub(super) base: i64,
    pub(super) size: i64,
    pub(super) text: String,
    /// Where it stands in the file.
    pub(super) spot: Spot,
}

impl Run {
    /// Whether it is a figure: a number, a sign for none, or a number with what it counts.
    pub(super) fn is_value(&self) -> bool {
        let after = self
            .text
            .trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ','));
        let counts = after.len() < self.text.len()
            && after.starts_with(['(', '（', '件', '条', '项', '个', '份', '万', '亿', '元']);
        counts || (text::is_number(&self.text) && !self.text.ends_with(['.', '、']))
    }
}

/// The runs that characters on one level of a page make up, from left to right.
///
/// Cells of a table without lines stand as close as the room inside their borders: closer than words.
pub(super) fn runs(mut glyphs: Vec<Glyph>, page: &Page) -> Vec<Run> {
    glyphs.sort_by_key(|glyph| glyph.left);
    let mut runs: Vec<Run> = Vec::new();
    let mut before: Option<Glyph> = None;
    for glyph in glyphs {
        if before.is_some_and(|before| is_shadow(before, glyph)) {
            continue;
        }
        let goes_on = before.is_some_and(|before| {
            let gap = glyph.left - before.right;
            let size = before.size.max(glyph.size);
            gap <= size * 3 / 20 || (glyph.spaced && gap < size * 3 / 5)
        });
        before = Some(glyph);
        match runs.last_mut().filter(|_| goes_on) {
            Some(run) => {
                run.right = run.right.max(glyph.right);
                run.text.push(glyph.character);
            }
            None => runs.push(Run {
                left: glyph.left,
                right: glyph.right,
                base: i64::from(glyph.base),
                size: i64::from(glyph.size),
                text: glyph.character.to_string(),
                spot: Spot {
                    page: page.number,
                    left: glyph.left + page.offset,
                    top: glyph.base - glyph.size,
                },
            }),
        }
    }
    runs
}
