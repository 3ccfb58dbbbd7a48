//! The blank form: an edition in, a document with the tables of the form and nothing filled in out.

use super::form_figures::{FormFigures, KINDS, Shape};
use crate::form::Edition;
use crate::read::document::Document;

/// The form of an edition, to be filled in.
pub fn document(edition: Edition) -> Document {
    let figures = FormFigures {
        tables: KINDS.map(|kind| Shape::new(kind, edition, false)).into(),
        ..FormFigures::default()
    };
    figures.document(["", "", ""])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::document::Block;

    #[track_caller]
    fn check(edition: Edition, blanks: usize) {
        let document = document(edition);
        let tables = document.blocks.iter().filter_map(|block| match block {
            Block::Table(table) => Some(table),
            Block::Paragraph(_) => None,
        });
        let cells = tables.flat_map(|table| &table.cells);
        assert_eq!(cells.filter(|cell| cell.span.is_empty()).count(), blanks);
    }

    #[test]
    fn the_blank_form_has_a_cell_for_every_number() {
        check(Edition::E2019, 198);
        check(Edition::E2021, 200);
    }
}
