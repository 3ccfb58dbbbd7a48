//! Logical rows of a table → those that may be rows of the form, with what their labels name, and the
//! headers that they are under.

use std::borrow::Cow;

use super::fit::ValueColumns;
use super::header::{HEADERS, Headers, PrintedHeader};
use super::logical::{CellRef, LogicalRow, RowLabel};
use crate::form::fold::unnumbered;
use crate::form::lexicon::{self, LabelCandidate, Lexicon, Name, Score};
use crate::form::table::{Columns, TableDefinition};
use crate::order::{self, Map, Set};

/// The most lines that are laid beside the rows of a form; none has a quarter as many.
const MOST: usize = 300;

/// The most labels before the values that are looked at together.
const LABELS: usize = 4;

/// So many lines before and after one are looked at for the rest of its label.
const NEAR: usize = 32;

/// The most characters of the words around a row that are looked at, on either side.
const AROUND: usize = 200;

/// From here on a label is so clearly one of the form that its line is in no other row by order.
pub(super) const CLEAR: Score = 600;

/// What a row is worth that has no label on the form.
pub(super) const UNLABELLED: i64 = 500;

/// From here on a header names a column.
const HEADER: Score = 900;

/// From here on a row whose label is unclear may be that which words around it name.
const FOUND: Score = 700;

/// The lines of a table.
#[derive(Debug)]
pub(super) struct DataRows<'l, 'a> {
    /// Those that may be rows.
    pub(super) rows: Vec<DataRow<'l, 'a>>,
    /// The headers that any label names.
    pub(super) headers: Set<Name>,
    /// The headers of each piece of the table.
    pieces: Vec<HeaderPart>,
    /// For each block of the document and count of values, where these begin.
    fits: Map<(usize, usize), ValueColumns>,
}

/// The headers of a piece of a table, and the order in which they name each set of columns.
#[derive(Debug, Default)]
struct HeaderPart {
    headers: Headers,
    orders: Vec<Option<Vec<usize>>>,
}

/// A line that may be a row.
#[derive(Clone, Debug)]
pub(super) struct DataRow<'l, 'a> {
    /// Its cells.
    pub(super) row: Cow<'l, LogicalRow<'a>>,
    /// The row that its labels name best.
    pub(super) best: Option<LabelCandidate>,
    /// The rows that they may name.
    named: Vec<LabelCandidate>,
    /// The rows that the words around it name, where its own label is unclear.
    around: Vec<LabelCandidate>,
    /// A bit for each remainder by 64 of the names that it may have: it has no name without its bit.
    names: u64,
    /// The piece of the table whose headers it is under.
    piece: usize,
}

impl DataRow<'_, '_> {
    /// How well its labels name a row.
    pub(super) fn score(&self, name: Name) -> Option<Score> {
        if !self.may_have(name) {
            return None;
        }
        score(&self.named, name)
    }

    fn may_have(&self, name: Name) -> bool {
        self.names & bit(name) != 0
    }

    /// What a row is worth to it, if its labels or the words around it name that.
    pub(super) fn worth(&self, name: Name) -> Option<i64> {
        if !self.may_have(name) {
            return None;
        }
        let around = score(&self.around, name).map(i64::from);
        match self.score(name) {
            Some(own) => Some(i64::from(own) + around.unwrap_or(0) / 10),
            // words around a line are a hint: they may belong to the lines beside it
            None => around
                .filter(|around| *around >= i64::from(FOUND))
                .map(|around| around / 5),
        }
    }

    /// The most that any row may be worth to it.
    pub(super) fn most(&self) -> i64 {
        let names = self.named.iter().chain(&self.around);
        let worths = names.filter_map(|found| self.worth(found.name));
        worths.max().unwrap_or(0).max(UNLABELLED)
    }

    /// The group that its labels name, of those before all rows.
    pub(super) fn outer(&self, groups: &[Name]) -> Option<Name> {
        let labels = self.row.labels.iter().rev();
        let mut named = labels.filter_map(|label| named(label, |name| groups.contains(&name)));
        named
            .find(|found| found.score >= HEADER)
            .map(|found| found.name)
    }
}

impl<'l, 'a> DataRows<'l, 'a> {
    /// The lines of a table among logical rows.
    pub(super) fn of(
        rows: &'l [LogicalRow<'a>],
        table: &TableDefinition,
        lexicon: &Lexicon,
    ) -> Self {
        let rows = joined(rows, table);
        let mut lines = Self {
            rows: Vec::new(),
            headers: Set::new(),
            pieces: Vec::new(),
            fits: Map::new(),
        };
        let mut headers = Headers::default();
        // those that are being read, until a row of values ends them
        let mut open = Some(Headers::default());
        let mut block = None;
        for (at, row) in rows.iter().enumerate() {
            if block.replace(row.block) != Some(row.block) {
                headers.is_above = false;
                lines.learn(&rows, at, table);
                open.get_or_insert_default();
            }
            let is_row = self::is_row(row, table);
            for label in &row.labels {
                let Some(name) = header(label, table) else {
                    continue;
                };
                if Some(name) == table.begins {
                    headers = Headers::default();
                    open = Some(Headers::default());
                    continue;
                }
                lines.headers.insert(name);
                if open.is_none() && !is_row && count_headers(row, table) > 1 {
                    open = Some(Headers::default());
                }
                if let Some(open) = open.as_mut().filter(|open| open.printed.len() < HEADERS) {
                    open.is_above |= !is_row;
                    open.printed.push(PrintedHeader {
                        name,
                        line: at,
                        columns: (!is_row).then_some(label.cell.columns),
                    });
                }
            }
            if !is_row || lines.rows.len() == MOST {
                continue;
            }
            let read = open.take();
            let is_new = read.is_some();
            if let Some(read) = read
                && (read.printed.len() > 1 || read.printed.len() == 1 && headers.printed.is_empty())
            {
                headers = read;
            }
            if is_new || lines.pieces.is_empty() {
                let orders = table.columns.iter().map(|columns| headers.order(columns));
                lines.pieces.push(HeaderPart {
                    orders: orders.collect(),
                    headers: headers.clone(),
                });
            }
            let found = rows_of(row, table, lexicon);
            let best = best(&found);
            let clear = best.is_some_and(|best| best.score >= CLEAR);
            let around = if clear || !table.by_order {
                Vec::new()
            } else {
                let mut around = lexicon.found_in(&around(&rows, at));
                around.retain(|found| table.is_row(found.name));
                around
            };
            let mut own = found;
            own.retain(|found| found.score >= table.least);
            let names = own.iter().chain(&around).map(|found| bit(found.name));
            lines.rows.push(DataRow {
                row: row.clone(),
                best,
                names: names.fold(0, |all, one| all | one),
                named: own,
                around,
                piece: lines.pieces.len() - 1,
            });
        }
        lines
    }

    /// Learns where values begin in the block of the document that begins with a row.
    fn learn(&mut self, rows: &[Cow<'l, LogicalRow<'a>>], at: usize, table: &TableDefinition) {
        let rows = rows.get(at..).unwrap_or_default();
        let Some(block) = rows.first().map(|row| row.block) else {
            return;
        };
        for count in order::set(table.columns.iter().map(|set| set.paths.len())) {
            let own = rows.iter().take_while(|row| row.block == block);
            let fit = ValueColumns::learn(own.map(AsRef::as_ref), count);
            self.fits.insert((block, count), fit);
        }
    }

    /// The headers that a line is under.
    pub(super) fn headers_of(&self, line: &DataRow<'_, '_>) -> &Headers {
        static NONE: Headers = Headers {
            printed: Vec::new(),
            is_above: false,
        };
        let piece = self.pieces.get(line.piece);
        piece.map_or(&NONE, |piece| &piece.headers)
    }

    /// The order in which they name a set of columns, if they do.
    pub(super) fn order(
        &self,
        line: &DataRow<'_, '_>,
        set: usize,
        columns: &Columns,
    ) -> Option<&[usize]> {
        let order = self.pieces.get(line.piece)?.orders.get(set)?.as_deref();
        order.filter(|order| order.len() == columns.paths.len())
    }

    /// The `count` values of a line, if it has so many.
    pub(super) fn values<'r>(
        &self,
        line: &'r DataRow<'_, 'a>,
        count: usize,
    ) -> Option<Cow<'r, [CellRef<'a>]>> {
        let key = (line.row.block, count);
        let fit = self.fits.get(&key);
        let values = &line.row.values;
        let fitted = fit.and_then(|fit| fit.values(values, count));
        fitted.map(Cow::Borrowed).or_else(|| {
            // blanks between the values come from padding too
            let filled: Vec<_> = line.row.filled().copied().collect();
            (filled.len() == count).then_some(Cow::Owned(filled))
        })
    }
}

impl<'a> DataRow<'_, 'a> {
    /// The line with other values.
    pub(super) fn with_values(&self, values: Vec<CellRef<'a>>) -> Self {
        let mut line = self.clone();
        line.row.to_mut().values = values;
        line
    }
}

fn bit(name: Name) -> u64 {
    1 << (name.0 % 64)
}

/// How many labels of a row name a header.
fn count_headers(row: &LogicalRow<'_>, table: &TableDefinition) -> usize {
    let headers = row.labels.iter().filter_map(|label| header(label, table));
    headers.count()
}

/// The header of a table, or what begins a block of it, that a label names.
fn header(label: &RowLabel<'_>, table: &TableDefinition) -> Option<Name> {
    let is_one = |name| table.is_header(name) || Some(name) == table.begins;
    let found = named(label, is_one).filter(|found| found.score >= HEADER);
    found.map(|found| found.name)
}

/// Whether a line is a row of values and no header, though all of them are blank.
fn is_row(row: &LogicalRow<'_>, table: &TableDefinition) -> bool {
    if row.has_values() {
        return true;
    }
    let counts = table.columns.iter().map(|set| set.paths.len());
    let cells = if table.is_whole {
        counts.max()
    } else {
        counts.min()
    };
    if row.values.len() < cells.unwrap_or(0).max(1) {
        return false;
    }
    let Some(own) = row.labels.last() else {
        return true;
    };
    // the label of a row may be that of a column too (3.其他, (七)总计)
    let own = named(own, |name| table.is_row(name));
    !table.is_whole
        && own.is_some_and(|own| own.score >= table.least)
        && count_headers(row, table) < 2
}

/// The rows that the labels of a line may name. The nearest to the values, which is last, is the row's own;
/// it may be broken over several.
fn rows_of(
    row: &LogicalRow<'_>,
    table: &TableDefinition,
    lexicon: &Lexicon,
) -> Vec<LabelCandidate> {
    let Some(own) = row.labels.last() else {
        return Vec::new();
    };
    let is_row = |found: &&LabelCandidate| table.is_row(found.name);
    let mut all: Vec<LabelCandidate> = own.names.iter().filter(is_row).copied().collect();
    let count = row.labels.len().min(LABELS);
    if count < 2 || all.iter().any(|found| found.score == 1000) {
        return all;
    }
    // an explanation in a cell of its own belongs to the label before it
    if lexicon::is_explanation(own.cell.text) {
        all.clear();
    }
    for taken in 2..=count {
        let labels = row
            .labels
            .get(row.labels.len() - taken..)
            .unwrap_or_default();
        let text: String = labels.iter().map(|label| label.cell.text).collect();
        if taken < count && lexicon::is_explanation(&text) {
            continue;
        }
        for &found in lexicon.candidates(&text).iter().filter(is_row) {
            match all.iter_mut().find(|other| other.name == found.name) {
                Some(other) => other.score = other.score.max(found.score),
                None => all.push(found),
            }
        }
    }
    all
}

fn score(found: &[LabelCandidate], name: Name) -> Option<Score> {
    let found = found.iter().find(|found| found.name == name);
    found.map(|found| found.score)
}

/// What a label names best, the first of equals.
fn named(label: &RowLabel<'_>, is_one: impl Fn(Name) -> bool) -> Option<LabelCandidate> {
    let names = label.names.iter().filter(|found| is_one(found.name));
    names
        .copied()
        .reduce(|best, next| if next.score > best.score { next } else { best })
}

fn best(found: &[LabelCandidate]) -> Option<LabelCandidate> {
    let found = found.iter().copied();
    found.reduce(|best, next| if next.score > best.score { next } else { best })
}

/// The labels that are between the line and those with values before and after it, its own among them.
fn around(rows: &[Cow<'_, LogicalRow<'_>>], at: usize) -> String {
    let words = |labels: &[RowLabel<'_>]| -> String {
        let labels = labels.iter();
        labels.map(|label| unnumbered(label.cell.text)).collect()
    };
    let torn = |row: &Cow<'_, LogicalRow<'_>>| words(&row.labels);
    let is_torn = |row: &&Cow<'_, LogicalRow<'_>>| !row.has_values();
    let before = rows.get(..at).unwrap_or_default().iter().rev().take(NEAR);
    let mut before: Vec<String> = before.take_while(is_torn).map(torn).collect();
    before.reverse();
    let before: Vec<char> = before.iter().flat_map(|words| words.chars()).collect();
    let before = before.get(before.len().saturating_sub(AROUND)..);
    let after = rows.get(at + 1..).unwrap_or_default().iter().take(NEAR);
    let after: Vec<String> = after.take_while(is_torn).map(torn).collect();
    let after = after.iter().flat_map(|words| words.chars()).take(AROUND);
    let own = rows.get(at).map_or(&[][..], |row| &row.labels);
    let own = words(
        own.get(own.len().saturating_sub(LABELS)..)
            .unwrap_or_default(),
    );
    let before = before.unwrap_or_default().iter().copied();
    before.chain(own.chars()).chain(after).collect()
}

/// Joins lines that were cut inside their values: a labelled line with too few of them, and the rest on
/// a line of its own. Where all rows of a table have as many values, several that run together are parted.
fn joined<'l, 'a>(
    rows: &'l [LogicalRow<'a>],
    table: &TableDefinition,
) -> Vec<Cow<'l, LogicalRow<'a>>> {
    let [columns] = &table.columns[..] else {
        return rows.iter().map(Cow::Borrowed).collect();
    };
    let width = columns.paths.len().max(1);
    let mut joined: Vec<Cow<'l, LogicalRow<'a>>> = Vec::with_capacity(rows.len());
    for row in rows {
        let count = row.values.len();
        if row.labels.is_empty()
            && row.has_values()
            && let Some(last) = joined.last_mut()
            && last.has_values()
            && last.values.len() < width
            && last.values.len() + count == width
        {
            last.to_mut().values.extend(&row.values);
            continue;
        }
        // a stream of cells that lost labels runs several rows together
        if count > width && count % width == 0 && row.values.iter().all(CellRef::is_filled) {
            for (at, values) in row.values.chunks(width).enumerate() {
                let labels = if at == 0 {
                    row.labels.clone()
                } else {
                    Vec::new()
                };
                joined.push(Cow::Owned(LogicalRow {
                    labels,
                    values: values.to_vec(),
                    block: row.block,
                }));
            }
            continue;
        }
        joined.push(Cow::Borrowed(row));
    }
    joined
}
