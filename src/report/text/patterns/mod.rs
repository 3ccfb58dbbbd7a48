//! What sentences are read by: each pattern with the file that proposes it, and wordings with what they
//! are read to claim. A test runs every wording; the notation is that of [`line`](super::tests).

mod change;
mod flow;
mod form;
mod list;
mod share;

use crate::report::statement::Claim;

/// One way in which sentences speak of numbers.
pub(super) struct Pattern {
    /// What it is called.
    pub(super) name: &'static str,
    /// The file of `src/report/text` that proposes it.
    pub(super) file: &'static str,
    /// The claims that it makes; what else a wording says is not looked at.
    pub(super) makes: fn(&Claim) -> bool,
    /// Sentences, each with what is read in it behind an arrow; `nothing` where the pattern must not see one.
    pub(super) wordings: &'static [&'static str],
}

fn sum(claim: &Claim) -> bool {
    matches!(claim, Claim::Sum(_) | Claim::Total(_))
}

/// The patterns, in the order in which they are proposed.
pub(super) static PATTERNS: [&[Pattern]; 5] = [
    list::PATTERNS,
    flow::PATTERNS,
    share::PATTERNS,
    change::PATTERNS,
    form::PATTERNS,
];
