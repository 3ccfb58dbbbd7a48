//! A table with tables inside its cells → what a person sees of it.

use super::builder::{Builder, GridCell};

/// A table in the making.
#[derive(Debug, Default)]
pub(super) struct Nested {
    /// Its cells.
    pub(super) cells: Vec<GridCell>,
    /// The tables inside them, each with the index of its cell.
    pub(super) inner: Vec<(usize, Vec<GridCell>)>,
}

impl Nested {
    /// Puts `table` into the cell at `index`; tables further inside come along.
    pub(super) fn enclose(&mut self, index: usize, table: Self) {
        self.inner.push((index, table.cells));
        self.inner
            .extend(table.inner.into_iter().map(|(_, cells)| (index, cells)));
    }

    /// Adds the table. One that only lays out others is taken for what is in its cells; otherwise
    /// what is inside is text of the cell.
    pub(super) fn lay(self, builder: &mut Builder) {
        let inner: usize = self.inner.iter().map(|(_, cells)| cells.len()).sum();
        if inner == 0 || inner < self.cells.len() {
            let mut cells = self.cells;
            for (index, inner) in self.inner {
                if let Some(cell) = cells.get_mut(index) {
                    let texts: Vec<String> = inner.into_iter().map(|cell| cell.text).collect();
                    cell.text.push('\n');
                    cell.text.push_str(&texts.join("\n"));
                }
            }
            builder.table(cells);
            return;
        }
        let mut inner = self.inner.into_iter().peekable();
        for (index, cell) in self.cells.into_iter().enumerate() {
            builder.paragraph(&cell.text, false);
            while let Some((_, cells)) = inner.next_if(|(at, _)| *at <= index) {
                builder.table(cells);
            }
        }
        for (_, cells) in inner {
            builder.table(cells);
        }
    }
}
