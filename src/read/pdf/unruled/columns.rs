//! Runs of text → the columns that they stand in.

use super::super::page::Length;
use super::run::Run;

/// The most columns; tables of reports have far fewer, and a page of scattered text more.
const MOST: usize = 64;

/// From where to where the text of each column goes, from left to right: what stands in one column
/// shares an edge or a centre and so overlaps, what stands in two never does.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Columns(Vec<(Length, Length)>);

impl Columns {
    /// Those of runs whose columns are under `headers`, which stand from top to bottom: a header over
    /// several columns is none itself.
    pub(super) fn of<'a>(
        values: impl Iterator<Item = &'a Run>,
        headers: impl DoubleEndedIterator<Item = &'a Run>,
    ) -> Self {
        let mut columns = Self::default();
        for value in values {
            columns.add(value);
        }
        for header in headers.rev() {
            if columns.touched(header) < 2 {
                columns.add(header);
            }
        }
        columns
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// How many the run stands in or over.
    pub(super) fn touched(&self, run: &Run) -> usize {
        let all = self.0.iter();
        all.filter(|&&(left, right)| left < run.right && run.left < right)
            .count()
    }

    /// The column that the run stands in, or next to and far from any other; none where that leaves open
    /// which of two it is.
    pub(super) fn nearest(&self, run: &Run) -> Option<usize> {
        let away = |&(left, right): &(Length, Length)| (run.left - right).max(left - run.right);
        let all = || self.0.iter().map(away).enumerate();
        let (index, nearest) = all().min_by_key(|&(_, away)| away)?;
        let others = all().filter(|&(other, _)| other != index);
        let next = others.map(|(_, away)| away).min();
        let clear = nearest < 0 || next.is_none_or(|next| next > nearest.saturating_mul(3));
        clear.then_some(index)
    }

    /// The first column that the run stands in or over, and how many these are; the nearest where it stands
    /// in none.
    pub(super) fn under(&self, run: &Run) -> Option<(usize, usize)> {
        let count = self.touched(run);
        if count == 0 {
            return Some((self.nearest(run)?, 1));
        }
        let first = self
            .0
            .iter()
            .position(|&(left, right)| left < run.right && run.left < right)?;
        Some((first, count))
    }

    /// Where the column begins.
    pub(super) fn left(&self, index: usize) -> Length {
        self.0.get(index).map_or(0, |column| column.0)
    }

    fn add(&mut self, run: &Run) {
        let (mut left, mut right) = (run.left, run.right);
        self.0.retain(|&(from, to)| {
            let apart = to <= run.left || run.right <= from;
            if !apart {
                left = left.min(from);
                right = right.max(to);
            }
            apart
        });
        let at = self.0.partition_point(|&(from, _)| from < left);
        if self.0.len() < MOST {
            self.0.insert(at, (left, right));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(base: i64, left: Length, right: Length) -> Run {
        Run {
            left,
            right,
            base,
            ..Run::default()
        }
    }

    #[test]
    fn numbers_and_headers_make_columns_and_what_spans_several_none() {
        let values = [run(3, 10, 12), run(4, 10, 14), run(3, 50, 55)];
        let headers = [
            run(1, 10, 60),
            run(2, 10, 30),
            run(2, 48, 60),
            run(2, 70, 90),
        ];
        let columns = Columns::of(values.iter(), headers.iter());
        assert_eq!(columns.0, [(10, 30), (48, 60), (70, 90)]);
        assert_eq!(columns.touched(&run(0, 20, 50)), 2);
        assert_eq!(columns.nearest(&run(0, 61, 62)), Some(1));
        assert_eq!(columns.nearest(&run(0, 63, 66)), None);
        assert_eq!(columns.under(&run(0, 20, 50)), Some((0, 2)));
        assert_eq!(Columns::default().nearest(&run(0, 0, 1)), None);
    }
}
