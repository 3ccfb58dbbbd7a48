//! Statements (表述): what a sentence of the running text claims about its numbers.

use super::figure::FigureId;
use crate::read::span::Span;

/// One claim of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// What it claims.
    pub claim: Claim,
    /// The words that claim it.
    pub span: Span,
}

/// What a sentence claims. Figures are those of the running text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Claim {
    /// A whole is made of parts.
    Sum {
        /// The whole.
        whole: FigureId,
        /// The parts that are listed.
        parts: Vec<FigureId>,
    },
}
