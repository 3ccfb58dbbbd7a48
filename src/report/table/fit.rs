//! More cells than a row of the form has → the ones that are its values.
//!
//! Flattened tables are padded with blanks before or after the values; blanks among the values are
//! blank cells of the form. Which is which is decided by the rows that leave no choice.

use super::logical::{CellRef, LogicalRow};
use crate::order::Map;

/// Where the values of a table begin, learnt from its full rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct ValueColumns {
    /// For a column: how many rows have their values begin there for certain.
    votes: Map<u32, usize>,
}

impl ValueColumns {
    /// Learns from the rows that hold `count` values for certain.
    pub(super) fn learn<'l, 'a: 'l>(
        rows: impl IntoIterator<Item = &'l LogicalRow<'a>>,
        count: usize,
    ) -> Self {
        let mut fit = Self::default();
        for row in rows {
            let mut starts = starts(&row.values, count);
            if let (Some(start), None) = (starts.next(), starts.next())
                && let Some(cell) = row.values.get(start)
            {
                *fit.votes.entry(cell.columns.0).or_default() += 1;
            }
        }
        fit
    }

    /// The `count` cells that are the values of a row, if there are so many.
    pub(super) fn values<'v, 'a>(
        &self,
        values: &'v [CellRef<'a>],
        count: usize,
    ) -> Option<&'v [CellRef<'a>]> {
        if values.len() == count {
            return Some(values);
        }
        let votes = |start: usize| {
            let column = values.get(start).map(|cell| cell.columns.0)?;
            self.votes.get(&column).copied()
        };
        // without a vote the last cells are the values: flattening moves them to the right
        let start =
            starts(values, count).max_by_key(|&start| (votes(start).unwrap_or(0), start))?;
        values.get(start..start + count)
    }
}

/// Where `count` values may begin so that only blanks are left out.
fn starts<'v>(values: &'v [CellRef<'_>], count: usize) -> impl Iterator<Item = usize> + 'v {
    let first = values.iter().position(CellRef::is_filled);
    let first = first.unwrap_or(values.len());
    let end = values.iter().rposition(CellRef::is_filled);
    let end = end.map_or(0, |last| last + 1);
    match values.len().checked_sub(count) {
        Some(spare) if count > 0 => end.saturating_sub(count)..spare.min(first) + 1,
        _ => 1..1,
    }
}
