//! Rows of text that are under headers of their own → headers, labels and values, blank ones too, by the
//! columns that they are in.
//!
//! Where only some cells are filled, the number of values does not determine which column each is in; the
//! headers and the values of all rows together do.

use super::super::page::Length;
use super::MOST;
use super::columns::UnruledColumns;
use super::entries::{LabelledValues, entries};
use super::grid::UnruledGrid;
use super::groups::{depth, groups};
use super::labels::{UnruledLabel, labels};
use super::row::UnruledRow;
use super::run::GlyphRun;
use super::text::CellText;
use super::words;
use crate::form::table::TableDefinition;

/// A block of a table.
#[derive(Debug)]
pub(super) struct TextBlock<'r> {
    /// What is over all of it.
    heading: Option<&'r UnruledRow>,
    /// What the cell over its labels holds.
    corner: CellText,
    headers: Vec<UnruledLabel>,
    columns: UnruledColumns,
    groups: Vec<UnruledLabel>,
    entries: Vec<LabelledValues>,
}

impl<'r> TextBlock<'r> {
    /// The block that rows of a table make up; none where its columns cannot be determined.
    pub(super) fn of(rows: &'r [UnruledRow], table: &TableDefinition) -> Option<Self> {
        let (heading, rows) = match rows {
            [first, rest @ ..] if first.runs.len() <= 2 && first.begins_block(table) => {
                (Some(first), rest)
            }
            _ => (None, rows),
        };
        let label_area = label_area(rows, table);
        let is_label = |run: &&GlyphRun| label_area.overlapped(run.sides()) > 0;
        let labels = labels(runs(rows).filter(is_label));
        if labels.len() > MOST {
            return None;
        }
        // its rows begin with the first value, or with the first label of a row
        let mut of_rows = labels
            .iter()
            .filter(|label| words::is_row(&label.run.text, table));
        let label = of_rows.next().map(|label| label.run.base);
        let values = runs(rows).filter(|run| !is_label(run) && run.is_value());
        let begin = values.map(|run| run.base).chain(label).min()?;
        let (labels, corner): (Vec<UnruledLabel>, Vec<UnruledLabel>) =
            labels.into_iter().partition(|label| label.bottom >= begin);
        let (groups, labels): (Vec<UnruledLabel>, Vec<UnruledLabel>) = labels
            .iter()
            .cloned()
            .partition(|label| is_group(label, &labels, table));
        let is_header = |run: &&GlyphRun| !is_label(run) && run.base < begin && !run.is_value();
        let headers = self::labels(runs(rows).filter(is_header));
        let values: Vec<Vec<&GlyphRun>> = rows
            .iter()
            .map(|row| {
                let runs = row.runs.iter();
                runs.filter(|run| !is_label(run) && !is_header(run))
                    .collect()
            })
            .collect();
        let columns = columns(&values, &headers, table)?;
        Some(Self {
            heading,
            corner: CellText::of(corner.iter().map(|label| label.run.cell())),
            headers,
            entries: entries(labels, &values, &columns)?,
            columns,
            groups,
        })
    }

    /// How many columns its labels take, and its values.
    pub(super) fn width(&self) -> (usize, usize) {
        let has_labels = self.entries.iter().any(|entry| entry.label.is_some());
        let labels = depth(&self.groups) + usize::from(has_labels);
        (labels, self.columns.len())
    }

    /// Adds its cells to those of a table whose labels take so many columns, and whose values do.
    pub(super) fn lay(
        self,
        (labels, values): (usize, usize),
        table: &TableDefinition,
        grid: &mut UnruledGrid,
    ) {
        let all = labels + values;
        if let Some(heading) = self.heading {
            grid.cell(
                (grid.rows, 1),
                0..all,
                CellText::of(heading.runs.iter().map(GlyphRun::cell)),
            );
            grid.rows += 1;
        }
        let top = grid.rows;
        grid.headers(&self.headers, (&self.columns, table), labels..all);
        if grid.rows > top {
            grid.cell((top, grid.rows - top), 0..labels, self.corner);
        }
        let groups = groups(&self.groups, &self.entries);
        let mut begin = groups.iter().peekable();
        let mut open: Vec<(usize, usize)> = Vec::new();
        for (at, entry) in self.entries.into_iter().enumerate() {
            open.retain(|(_, end)| *end > at);
            while let Some(group) = begin.next_if(|group| group.rows.start == at) {
                let rows = u32::try_from(group.rows.len()).unwrap_or(u32::MAX);
                let column = group.level..group.level + 1;
                grid.cell((grid.rows, rows), column, group.label.run.cell());
                open.push((group.level + 1, group.rows.end));
            }
            let taken = open.iter().map(|(columns, _)| *columns).max().unwrap_or(0);
            let label = entry
                .label
                .map(|label| label.run.cell())
                .unwrap_or_default();
            grid.cell((grid.rows, 1), taken..labels, label);
            grid.values(entry.values, labels..all);
            grid.rows += 1;
        }
    }
}

fn runs(rows: &[UnruledRow]) -> impl DoubleEndedIterator<Item = &GlyphRun> {
    rows.iter().flat_map(|row| &row.runs)
}

/// Where the labels of rows are, and what is over them.
fn label_area(rows: &[UnruledRow], table: &TableDefinition) -> UnruledColumns {
    let data = rows
        .iter()
        .position(|row| row.is_data(table))
        .unwrap_or(rows.len());
    let (_, data) = rows.split_at(data);
    let values = runs(data).filter(|run| run.is_value());
    let first = values.map(|run| run.left).min().unwrap_or(Length::MAX);
    let words = runs(data).filter(|run| !run.is_value() && run.left < first);
    let label_area = UnruledColumns::over(words.map(GlyphRun::sides));
    let all = runs(rows).map(GlyphRun::sides);
    UnruledColumns::over(all.filter(|&sides| label_area.overlapped(sides) > 0))
}

/// The columns of values under headers, as many as a table of the form may have: determined by both together, or,
/// where values are not under their headers, by the values alone or by the headers alone.
fn columns(
    rows: &[Vec<&GlyphRun>],
    headers: &[UnruledLabel],
    table: &TableDefinition,
) -> Option<UnruledColumns> {
    if headers.len() > MOST {
        return None;
    }
    let values = || rows.iter().flatten().map(|run| run.sides());
    let headers = || headers.iter().map(|header| header.run.sides());
    let ways = [
        UnruledColumns::of(values(), headers()),
        UnruledColumns::over(values()),
        UnruledColumns::of([], headers()),
    ];
    let may_be = |count: &usize| table.columns.iter().any(|set| set.paths.len() == *count);
    let count = ways.iter().rev().map(UnruledColumns::len).find(may_be)?;
    ways.into_iter().find(|columns| columns.len() == count)
}

/// Whether a label is beside several rows: the form has it in no row, or in some layouts only and others
/// are beside it here.
fn is_group(label: &UnruledLabel, all: &[UnruledLabel], table: &TableDefinition) -> bool {
    let is_beside = |other: &UnruledLabel| {
        other.run.left >= label.run.right
            && other.run.base <= label.bottom + label.run.size
            && label.run.base <= other.bottom + label.run.size
    };
    match words::layouts_of_row(&label.run.text, table) {
        None => false,
        Some(0) => true,
        Some(some) => some < table.layouts.len() && all.iter().any(is_beside),
    }
}
