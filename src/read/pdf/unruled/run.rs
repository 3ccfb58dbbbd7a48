//! Characters on one level → the runs of text that are in one cell each.

use super::super::super::cell;
use super::super::super::text::glued_number;
use super::super::lines::is_shadow;
use super::super::page::{Glyph, Length, PdfPage, Position};
use super::columns::ColumnSides;
use super::text::CellText;
use crate::form::official::OFFICIAL;

/// Text without a gap in it: a cell, or a line of one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct GlyphRun {
    pub(super) left: Length,
    pub(super) right: Length,
    /// The line that it is on, from the top of the first page.
    pub(super) base: i64,
    pub(super) size: i64,
    pub(super) text: String,
    /// Where it is in the file.
    pub(super) position: Position,
}

impl GlyphRun {
    /// From where to where it goes.
    pub(super) fn sides(&self) -> ColumnSides {
        (self.left, self.right)
    }

    /// The cell that it makes up.
    pub(super) fn cell(&self) -> CellText {
        CellText {
            text: self.text.clone(),
            position: self.position,
        }
    }

    /// Whether the next run goes on with the label that it is, its characters drawn apart to fill the cell.
    fn is_spread(&self, next: &Self) -> bool {
        let gap = i64::from(next.left - self.right);
        let is_single = next.text.chars().nth(1).is_none();
        gap < self.size * if is_single { 16 } else { 1 }
            && !self.is_value()
            && !next.is_value()
            && self.is_label_with(next)
    }

    /// Whether it and the next run are, to the character, a piece of one label.
    pub(super) fn is_label_with(&self, next: &Self) -> bool {
        let both = format!("{}{}", self.text, next.text);
        OFFICIAL.lexicon.is_piece(&both)
    }

    /// Whether it is a figure, or a sign for none.
    pub(super) fn is_value(&self) -> bool {
        cell::is_value(&self.text)
    }
}

/// The runs that characters on one level of a page make up, from left to right.
///
/// Cells of a table without lines are as close as the room inside their borders: closer than words, and
/// a label that fills its cell ends where the number beside it begins.
pub(super) fn runs(mut glyphs: Vec<Glyph>, page: &PdfPage) -> Vec<GlyphRun> {
    glyphs.sort_by_key(|glyph| glyph.left);
    let mut parts: Vec<Vec<Glyph>> = Vec::new();
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
        match parts.last_mut().filter(|_| goes_on) {
            Some(part) => part.push(glyph),
            None => parts.push(vec![glyph]),
        }
    }
    let mut runs: Vec<GlyphRun> = Vec::with_capacity(parts.len());
    for part in parts {
        let text: String = part.iter().map(|glyph| glyph.character).collect();
        let label = glued_number(&text).and_then(|at| text.get(..at));
        let count = label.map_or(part.len(), |label| label.chars().count());
        let (label, number) = part.split_at_checked(count).unwrap_or((&part, &[]));
        for run in [label, number]
            .into_iter()
            .filter_map(|part| run(part, page))
        {
            match runs.last_mut().filter(|last| last.is_spread(&run)) {
                Some(last) => {
                    last.right = run.right;
                    last.text.push_str(&run.text);
                }
                None => runs.push(run),
            }
        }
    }
    runs
}

/// The run that characters make up.
fn run(glyphs: &[Glyph], page: &PdfPage) -> Option<GlyphRun> {
    let first = glyphs.first()?;
    Some(GlyphRun {
        left: first.left,
        right: glyphs.iter().map(|glyph| glyph.right).max()?,
        base: i64::from(first.base),
        size: i64::from(first.size),
        text: glyphs.iter().map(|glyph| glyph.character).collect(),
        position: Position {
            page: page.number,
            left: first.left + page.offset,
            top: first.base - first.size,
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The runs of characters of 10 that begin `step` apart; a space takes the room of one.
    #[track_caller]
    fn check(text: &str, step: Length, expected: &[(Length, &str)]) {
        let glyphs = (0..).zip(text.chars()).map(|(at, character)| Glyph {
            character,
            left: at * step,
            right: at * step + 10,
            base: 0,
            size: 10,
            anchor: (at * step, 0),
            spaced: false,
        });
        let glyphs = glyphs.filter(|glyph| glyph.character != ' ');
        let runs = runs(glyphs.collect(), &PdfPage::default());
        let found: Vec<_> = runs.iter().map(|run| (run.left, &*run.text)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_number_right_behind_its_label_is_a_run_of_its_own() {
        check("行政许可97", 10, &[(0, "行政许可"), (40, "97")]);
    }

    #[test]
    fn a_label_drawn_apart_is_one_run() {
        check("规章 1", 30, &[(0, "规章"), (90, "1")]);
        check("甲乙", 30, &[(0, "甲"), (30, "乙")]);
        check(
            "结果维持 结果纠正",
            10,
            &[(0, "结果维持"), (50, "结果纠正")],
        );
    }
}
