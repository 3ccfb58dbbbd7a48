//! What a reader needs of a PDF page: characters and lines with their positions.
//!
//! Positions are whole hundredths of a point from the left and top edge of the page as it is shown, so
//! that everything behind this file is exact.

use super::super::document::FilePlace;

/// A position or length in hundredths of a point.
pub(super) type Length = i32;

/// One point.
pub(super) const POINT: Length = 100;

/// A page as it is shown.
#[derive(Clone, Debug, Default)]
pub(super) struct PdfPage {
    /// Its number, from 1.
    pub(super) number: u32,
    /// How far its left edge lies from that of the page in the file: not 0 for the right half of a page
    /// that shows two.
    pub(super) offset: Length,
    /// Its size.
    pub(super) width: Length,
    /// Its size.
    pub(super) height: Length,
    /// Its characters, white space left out, in no order that can be relied on.
    pub(super) glyphs: Vec<Glyph>,
    /// Lines from left to right.
    pub(super) horizontal: Vec<Stroke>,
    /// Lines from top to bottom.
    pub(super) vertical: Vec<Stroke>,
    /// Whether it shows a picture.
    pub(super) has_picture: bool,
}

/// A character where it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Glyph {
    pub(super) character: char,
    pub(super) left: Length,
    pub(super) right: Length,
    /// The line that it is on.
    pub(super) base: Length,
    pub(super) size: Length,
    /// The point that determines which cell it is in.
    pub(super) anchor: (Length, Length),
    /// Whether white space comes before it.
    pub(super) spaced: bool,
}

/// A straight line along an edge: where it lies, and from where to where it goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Stroke {
    pub(super) at: Length,
    pub(super) from: Length,
    pub(super) to: Length,
}

/// A place on a page of the file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Position {
    /// The page, from 1.
    pub(super) page: u32,
    /// How far from the left edge.
    pub(super) left: Length,
    /// How far from the top edge.
    pub(super) top: Length,
}

impl Position {
    /// The place as the document gives it, in points.
    pub(super) fn place(self) -> FilePlace {
        let points = |length: Length| u32::try_from(length / POINT).unwrap_or(0);
        FilePlace::Page {
            page: self.page,
            x: points(self.left),
            y: points(self.top),
        }
    }
}
