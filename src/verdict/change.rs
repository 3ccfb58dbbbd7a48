//! A change of one figure, as a repair is made of.

use crate::read::number::Number;
use crate::report::figure::FigureId;

/// A figure, and the number it should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// The figure.
    pub figure: FigureId,
    /// What it is now; none where the cell is blank.
    pub from: Option<Number>,
    /// What it should be.
    pub to: Number,
}
