//! The headers and rows of a table → the edition of the form that they show.

use super::data_row::DataRows;
use crate::form::Edition;
use crate::form::lexicon::Name;
use crate::form::table::{TableBlock, TableDefinition};

/// The edition that the headers show, or else the rows and how many values they have; none where they show
/// nothing.
pub(super) fn shown(lines: &DataRows<'_, '_>, table: &TableDefinition) -> Option<Edition> {
    let headers = lines.headers.iter();
    by(headers.map(|&name| Edition::ALL.map(|edition| heads(table, name, edition)))).or_else(|| {
        by(lines.rows.iter().filter_map(|line| {
            let best = line.best.filter(|best| best.score >= table.least)?;
            let filled = line.row.filled();
            has_row(table, best.name, filled.count())
        }))
    })
}

/// The edition that more of the signs show; each says for every edition whether it is one of it.
fn by(signs: impl Iterator<Item = [bool; 2]>) -> Option<Edition> {
    let mut counts = [0_usize; 2];
    for sign in signs.filter(|sign| *sign != [true; 2]) {
        for (count, shows) in counts.iter_mut().zip(sign) {
            *count += usize::from(shows);
        }
    }
    let [old, new] = counts;
    match old.cmp(&new) {
        std::cmp::Ordering::Greater => Some(Edition::E2019),
        std::cmp::Ordering::Less => Some(Edition::E2021),
        std::cmp::Ordering::Equal => None,
    }
}

fn blocks(table: &TableDefinition) -> impl Iterator<Item = &TableBlock> {
    table.layouts.iter().flat_map(|layout| &layout.0)
}

/// Whether a header is one of an edition.
fn heads(table: &TableDefinition, name: Name, edition: Edition) -> bool {
    let columns = blocks(table).flat_map(|block| &block.columns);
    let mut own = columns.filter(|(of, _)| *of == edition);
    own.any(|&(_, set)| {
        let paths = table.columns.get(set).map(|columns| &columns.paths);
        paths
            .into_iter()
            .flatten()
            .flatten()
            .any(|other| *other == name)
    })
}

/// Of which editions a row with so many values is: by their number where the editions differ in it.
fn has_row(table: &TableDefinition, name: Name, filled: usize) -> Option<[bool; 2]> {
    let is_own = |block: &&TableBlock| block.rows.iter().any(|row| row.last() == Some(&name));
    let block = blocks(table).find(is_own)?;
    let counts = Edition::ALL.map(|edition| {
        let set = block.columns.iter().find(|(of, _)| *of == edition)?.1;
        Some(table.columns.get(set)?.paths.len())
    });
    match counts {
        [Some(old), Some(new)] if old == new => None,
        [Some(_), Some(_)] => Some(counts.map(|count| count == Some(filled))),
        _ => Some(counts.map(|count| count.is_some())),
    }
}
