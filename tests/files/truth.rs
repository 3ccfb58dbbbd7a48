//! The tables that a file is known to hold, and how many of their cells a document has right.

use std::path::Path;

use gouji::read::document::{Block, Document, Table};
use serde_json::Value;

use crate::disk;

/// Cells right, cells in all, numbers right, numbers in all.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Score {
    pub(crate) cells: (usize, usize),
    pub(crate) numbers: (usize, usize),
    pub(crate) wrong: Vec<String>,
}

/// The key beside a file.
pub(crate) fn beside(path: &Path) -> Value {
    let key = disk::bytes(&path.with_file_name("truth.json"));
    serde_json::from_slice(&key).expect("the key is JSON")
}

/// Compares the tables of `document`, in order, with those of `truth`: a cell counts where its row,
/// column, spans and text are right.
pub(crate) fn score(document: &Document, truth: &Value) -> Score {
    let mut tables = document.blocks.iter().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        Block::Paragraph(_) => None,
    });
    let mut score = Score::default();
    for expected in truth["tables"].as_array().expect("tables") {
        let table = tables.next();
        for cell in expected["cells"].as_array().expect("cells") {
            let right = table.is_some_and(|table| holds(document, table, cell));
            let is_number = cell["k"] == "n";
            score.cells.1 += 1;
            score.cells.0 += usize::from(right);
            score.numbers.1 += usize::from(is_number);
            score.numbers.0 += usize::from(is_number && right);
            if !right {
                let (row, column) = (number(cell, "r"), number(cell, "c"));
                let found =
                    table.and_then(|t| t.cells.iter().find(|c| c.row == row && c.column == column));
                score.wrong.push(format!(
                    "{cell} but found {:?}",
                    found.map(|c| (c.row_span, c.column_span, document.cell_text(c)))
                ));
            }
        }
    }
    score
}

fn number(cell: &Value, key: &str) -> u32 {
    u32::try_from(cell[key].as_u64().expect("a number")).expect("a small number")
}

fn holds(document: &Document, table: &Table, expected: &Value) -> bool {
    table.cells.iter().any(|cell| {
        cell.row == number(expected, "r")
            && cell.column == number(expected, "c")
            && cell.row_span == number(expected, "rs")
            && cell.column_span == number(expected, "cs")
            && document.cell_text(cell) == expected["t"].as_str().expect("text")
    })
}

/// The numbers in the cells of the tables, in their order.
pub(crate) fn numbers(document: &Document) -> Vec<String> {
    let tables = document.blocks.iter().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        Block::Paragraph(_) => None,
    });
    tables
        .flat_map(|table| &table.cells)
        .map(|cell| document.cell_text(cell).to_owned())
        .filter(|text| text.parse::<f64>().is_ok())
        .collect()
}

/// The numbers that the key knows, in their order.
pub(crate) fn known_numbers(truth: &Value) -> Vec<String> {
    let tables = truth["tables"].as_array().expect("tables").iter();
    tables
        .flat_map(|table| table["cells"].as_array().expect("cells"))
        .filter(|cell| cell["k"] == "n")
        .map(|cell| cell["t"].as_str().expect("text").to_owned())
        .collect()
}
