//! Which places of a grid cells cover, as they come row after row.

/// The columns of a grid, and from which row on each is free.
#[derive(Debug, Default)]
pub(super) struct TakenColumns(Vec<u32>);

impl TakenColumns {
    /// Whether a cell from above covers a place.
    pub(super) fn is_taken(&self, row: u32, column: usize) -> bool {
        self.0.get(column).is_some_and(|&free| free > row)
    }

    /// The first column, from one on, that is free in a row.
    pub(super) fn free(&self, row: u32, column: usize) -> usize {
        let mut column = column;
        while self.is_taken(row, column) {
            column += 1;
        }
        column
    }

    /// Takes columns for a cell, until a row below it.
    pub(super) fn take(&mut self, columns: std::ops::Range<usize>, below: u32) {
        if self.0.len() < columns.end {
            self.0.resize(columns.end, 0);
        }
        self.0.get_mut(columns).unwrap_or_default().fill(below);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_below_a_cell_are_taken() {
        let mut cover = TakenColumns::default();
        cover.take(1..3, 2);
        assert_eq!((cover.free(0, 0), cover.free(1, 1)), (0, 3));
        assert_eq!((cover.free(2, 1), cover.free(0, 9)), (1, 9));
        assert!(cover.is_taken(1, 2) && !cover.is_taken(1, 3));
    }
}
