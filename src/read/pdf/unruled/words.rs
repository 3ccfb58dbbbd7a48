//! What the words of a piece of text name in the tables of the form.

use super::super::super::marker::label_marker;
use crate::form::TableKind;
use crate::form::lexicon::{Fit, Name, Score};
use crate::form::official::{LabelTarget, OFFICIAL};
use crate::form::table::{TableDefinition, TableLayout};

/// From here on words name a label beyond doubt.
const CLEAR: Score = 900;

/// The score of a label to the character.
const SAME: Score = 1000;

/// The table whose label the words are, if it is none of another table.
pub(super) fn kind(text: &str) -> Option<TableKind> {
    let names = OFFICIAL.lexicon.candidates(text);
    let clear = names.iter().filter(|found| found.score >= CLEAR);
    let mut kinds = clear.filter_map(|found| OFFICIAL.item(found.name).map(LabelTarget::kind));
    let first = kinds.next()?;
    kinds.all(|kind| kind == first).then_some(first)
}

/// Whether the words begin a block of the table.
pub(super) fn begins_block(text: &str, table: &TableDefinition) -> bool {
    table
        .begins
        .is_some_and(|begins| score(text, |name| name == begins) >= CLEAR)
}

/// Whether the words are the label of a row, or its first line, and no other words of the form.
pub(super) fn is_row(text: &str, table: &TableDefinition) -> bool {
    let row = score(text, |name| table.is_row(name));
    let other = score(text, |name| !table.is_row(name) || table.is_header(name));
    let is_row = row >= table.least && row > other;
    is_row || label_marker(text).is_some() && OFFICIAL.lexicon.fit(text) != Fit::Foreign
}

/// In which of the layouts of the table the words are, to the character, the label of a row; none where they
/// are no label.
pub(super) fn layouts_of_row(text: &str, table: &TableDefinition) -> Option<usize> {
    let names = OFFICIAL.lexicon.candidates(text);
    let same = || names.iter().filter(|found| found.score == SAME);
    same().next()?;
    let has = |layout: &&TableLayout| {
        let mut rows = layout.0.iter().flat_map(|block| &block.rows);
        rows.any(|path| same().any(|found| path.last() == Some(&found.name)))
    };
    Some(table.layouts.iter().filter(has).count())
}

/// How many headers of the table are over that which the words name.
pub(super) fn depth(text: &str, table: &TableDefinition) -> usize {
    let names = OFFICIAL.lexicon.candidates(text);
    let clear = names.iter().filter(|found| found.score >= CLEAR);
    let paths = || table.columns.iter().flat_map(|set| &set.paths);
    let depths = clear.flat_map(|found| {
        paths().filter_map(|path| path.iter().position(|name| *name == found.name))
    });
    depths.min().unwrap_or(0)
}

/// How well words name one of some labels.
fn score(text: &str, is_one: impl Fn(Name) -> bool) -> Score {
    let names = OFFICIAL.lexicon.candidates(text);
    let names = names.iter().filter(|found| is_one(found.name));
    names.map(|found| found.score).max().unwrap_or(0)
}
