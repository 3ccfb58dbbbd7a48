//! More cells than a row of the form has → the ones that are its values.
//!
//! Flattened tables are padded with blanks before or after the values; blanks among the values are
//! blank cells of the form. Which is which is decided by the rows that leave no choice.

use std::collections::BTreeMap;

use super::line::{Line, Piece};
use super::value::Role;

/// Where the values of a table begin, learnt from its full rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Fit {
    /// For a column: how many rows have their values begin there for certain.
    votes: BTreeMap<u32, usize>,
}

impl Fit {
    /// Learns from the lines that hold `count` values for certain.
    pub(super) fn learn<'l, 'a: 'l>(
        lines: impl IntoIterator<Item = &'l Line<'a>>,
        count: usize,
    ) -> Self {
        let mut fit = Self::default();
        for line in lines {
            let mut starts = starts(&line.values, count);
            if let (Some(start), None) = (starts.next(), starts.next())
                && let Some(piece) = line.values.get(start)
            {
                *fit.votes.entry(piece.columns.0).or_default() += 1;
            }
        }
        fit
    }

    /// The `count` cells that are the values of a line, if there are so many.
    pub(super) fn values<'v, 'a>(
        &self,
        values: &'v [Piece<'a>],
        count: usize,
    ) -> Option<&'v [Piece<'a>]> {
        let votes = |start: usize| {
            let column = values.get(start).map(|piece| piece.columns.0)?;
            self.votes.get(&column).copied()
        };
        // without a vote the last cells are the values: flattening moves them to the right
        let start =
            starts(values, count).max_by_key(|&start| (votes(start).unwrap_or(0), start))?;
        values.get(start..start + count)
    }
}

/// Where `count` values may begin so that only blanks are left out.
fn starts<'v>(values: &'v [Piece<'_>], count: usize) -> impl Iterator<Item = usize> + 'v {
    let filled = |piece: &Piece<'_>| piece.role == Role::Value;
    let first = values.iter().position(filled).unwrap_or(values.len());
    let end = values.iter().rposition(filled).map_or(0, |last| last + 1);
    match values.len().checked_sub(count) {
        Some(spare) if count > 0 => end.saturating_sub(count)..spare.min(first) + 1,
        _ => 1..1,
    }
}
