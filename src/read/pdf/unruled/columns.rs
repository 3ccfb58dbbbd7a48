//! Texts, by where they begin and end → the columns that they are in.

use std::ops::Range;

use super::super::page::Length;

/// From where to where a piece of text goes.
pub(super) type ColumnSides = (Length, Length);

/// The most columns; tables of reports have far fewer, and a page of scattered text more.
const MOST: usize = 64;

/// From where to where the text of each column goes, from left to right: what is in one column
/// shares an edge or a centre and so overlaps, what is in two never does.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct UnruledColumns(Vec<ColumnSides>);

impl UnruledColumns {
    /// Those of values under `headers`, which are listed from top to bottom: a header over several columns is
    /// none itself.
    pub(super) fn of(
        values: impl IntoIterator<Item = ColumnSides>,
        headers: impl DoubleEndedIterator<Item = ColumnSides>,
    ) -> Self {
        let mut columns = Self::default();
        for value in values {
            columns.add(value);
        }
        for header in headers.rev() {
            if columns.overlapped(header) < 2 {
                columns.add(header);
            }
        }
        columns
    }

    /// Those of what has no headers.
    pub(super) fn over(texts: impl IntoIterator<Item = ColumnSides>) -> Self {
        Self::of(texts, std::iter::empty())
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// How many a text is in or over.
    pub(super) fn overlapped(&self, text: ColumnSides) -> usize {
        self.0
            .iter()
            .filter(|&&column| overlap(column, text))
            .count()
    }

    /// The column that a text is in, or next to and far from any other; none where that leaves open
    /// which of two it is.
    pub(super) fn nearest(&self, text: ColumnSides) -> Option<usize> {
        let away = |column: &ColumnSides| (text.0 - column.1).max(column.0 - text.1);
        let all = || self.0.iter().map(away).enumerate();
        let (index, nearest) = all().min_by_key(|&(_, away)| away)?;
        let others = all().filter(|&(other, _)| other != index);
        let next = others.map(|(_, away)| away).min();
        let clear = nearest < 0 || next.is_none_or(|next| next > nearest.saturating_mul(3));
        clear.then_some(index)
    }

    /// The columns that a text is in or over; the nearest where it is in none.
    pub(super) fn under(&self, text: ColumnSides) -> Option<Range<usize>> {
        let first = self.0.iter().position(|&column| overlap(column, text));
        match first {
            Some(first) => Some(first..first + self.overlapped(text)),
            None => self.nearest(text).map(|nearest| nearest..nearest + 1),
        }
    }

    /// Where the column begins.
    pub(super) fn left(&self, index: usize) -> Length {
        self.0.get(index).map_or(0, |column| column.0)
    }

    fn add(&mut self, text: ColumnSides) {
        let (mut left, mut right) = text;
        self.0.retain(|&column| {
            let is_same = overlap(column, text);
            if is_same {
                left = left.min(column.0);
                right = right.max(column.1);
            }
            !is_same
        });
        let at = self.0.partition_point(|&(from, _)| from < left);
        if self.0.len() < MOST {
            self.0.insert(at, (left, right));
        }
    }
}

/// Whether two texts, one above the other, would touch.
pub(super) fn overlap(one: ColumnSides, other: ColumnSides) -> bool {
    one.0 < other.1 && other.0 < one.1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_headers_make_columns_and_what_spans_several_none() {
        let values = [(10, 12), (10, 14), (50, 55)];
        let headers = [(10, 60), (10, 30), (48, 60), (70, 90)];
        let columns = UnruledColumns::of(values, headers.into_iter());
        assert_eq!(columns.0, [(10, 30), (48, 60), (70, 90)]);
        assert_eq!(columns.overlapped((20, 50)), 2);
        assert_eq!(columns.nearest((61, 62)), Some(1));
        assert_eq!(columns.nearest((63, 66)), None);
        assert_eq!(columns.under((20, 50)), Some(0..2));
        assert_eq!(columns.under((61, 62)), Some(1..2));
        assert_eq!(UnruledColumns::default().nearest((0, 1)), None);
    }
}
