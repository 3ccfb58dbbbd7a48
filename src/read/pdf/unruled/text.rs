//! Pieces of text → the text of a cell.

use super::super::page::Position;

/// The text of a cell, and where it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct CellText {
    pub(super) text: String,
    pub(super) position: Position,
}

impl CellText {
    /// Pieces of text, one after the other.
    pub(super) fn of(pieces: impl IntoIterator<Item = Self>) -> Self {
        let joined = pieces.into_iter().reduce(|mut text, piece| {
            text.text.push_str(&piece.text);
            text
        });
        joined.unwrap_or_default()
    }
}
