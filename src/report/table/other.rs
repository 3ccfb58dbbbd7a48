//! A table outside the form → its figures, and the rows and columns that total others.

use std::collections::BTreeMap;

use super::Tables;
use super::headings::{COVERED, Headings};
use super::label;
use super::value;
use crate::order;
use crate::read::document::{Cell, Document, Layout, Table};
use crate::report::figure::{Content, Figure, FigureId};
use crate::report::{Line, LineTotal};

/// Reads the `number`th table of the document: its figures, what they are headed by and its totals go
/// to `tables`.
pub(super) fn read(document: &Document, table: &Table, number: u32, tables: &mut Tables) {
    let mut grid = Grid::default();
    let mut headings = Headings::new(table.layout);
    for cell in &table.cells {
        let text = document.cell_text(cell);
        let (row, column) = (cell.row.saturating_add(1), cell.column.saturating_add(1));
        let (content, unit) = value::read(text);
        if !matches!(content, Content::Number(_)) {
            grid.label(cell, &label::key(text));
            headings.hear(cell, text);
            continue;
        }
        let id = FigureId::Cell {
            table: number,
            row,
            column,
        };
        grid.numbers.insert((row, column), id);
        tables.headings.insert(id, headings.of(cell));
        tables.figures.insert(
            id,
            Figure {
                id,
                content,
                raw: text.to_owned(),
                span: cell.span,
                cell: Some((number, row, column)),
                place: cell.place.clone(),
                unit,
                approximate: None,
                former: None,
            },
        );
    }
    if table.layout == Layout::Cells {
        return;
    }
    for (line, sums) in grid.rows().into_iter().chain(grid.columns()) {
        tables.totals.push(LineTotal {
            table: number,
            line,
            sums,
        });
    }
}

/// The numbers of a table by row and column, and the words that name its rows and columns.
#[derive(Default)]
struct Grid {
    numbers: BTreeMap<(u32, u32), FigureId>,
    /// The words of each row, and the column of the first.
    rows: BTreeMap<u32, Vec<String>>,
    /// The words of each column.
    columns: BTreeMap<u32, Vec<String>>,
}

type Sums = Vec<(FigureId, Vec<FigureId>)>;

impl Grid {
    fn label(&mut self, cell: &Cell, key: &str) {
        if key.is_empty() {
            return;
        }
        let span = |first: u32, count: u32| {
            first.saturating_add(1)..=first.saturating_add(count.clamp(1, COVERED))
        };
        for row in span(cell.row, cell.row_span) {
            name(self.rows.entry(row).or_default(), key);
        }
        for column in span(cell.column, cell.column_span) {
            name(self.columns.entry(column).or_default(), key);
        }
    }

    /// The total rows: each adds up the rows between it and the total row before it; where subtotals
    /// came before, a grand total adds up those.
    fn rows(&self) -> Vec<(Line, Sums)> {
        let mut lines = Vec::new();
        let (mut details, mut subtotals): (Vec<u32>, Vec<u32>) = (Vec::new(), Vec::new());
        let mut rows: Vec<u32> = self.numbers.keys().map(|&(row, _)| row).collect();
        rows.dedup();
        for row in rows {
            let names = self.rows.get(&row).map_or(&[][..], Vec::as_slice);
            let Some(total) = names.iter().find_map(|name| total(name)) else {
                if names.iter().any(|name| name.contains("其中")) {
                    continue;
                }
                details.push(row);
                continue;
            };
            let grand = total == Total::Grand && !subtotals.is_empty();
            let parts = if grand {
                subtotals.clone()
            } else {
                details.clone()
            };
            // rows that no subtotal took in leave open what the grand total adds up
            let open = grand && !details.is_empty();
            if parts.len() > 1 && !open {
                let sums = self.sums(self.row(row), |column| {
                    parts.iter().map(|&part| (part, column)).collect()
                });
                if !sums.is_empty() {
                    lines.push((Line::Row(row), sums));
                }
            }
            match total {
                Total::Sub => subtotals.push(row),
                Total::Grand => subtotals.clear(),
            }
            details.clear();
        }
        lines
    }

    /// The total columns: each adds up the number columns on its left, or on its right where it comes
    /// first.
    fn columns(&self) -> Vec<(Line, Sums)> {
        let names = |column| self.columns.get(&column).map_or(&[][..], Vec::as_slice);
        let mut columns: Vec<u32> = self.numbers.keys().map(|&(_, column)| column).collect();
        order::sort(&mut columns);
        columns.dedup();
        let is_total = |column: u32| names(column).iter().any(|name| total(name).is_some());
        // only where one column totals and all the others are of one kind
        let totals: Vec<u32> = columns
            .iter()
            .copied()
            .filter(|&column| is_total(column))
            .collect();
        let [at] = totals.as_slice() else {
            return Vec::new();
        };
        let parts: Vec<u32> = columns
            .iter()
            .copied()
            .filter(|column| column != at)
            .collect();
        let edge = columns.first() == Some(at) || columns.last() == Some(at);
        let strange = parts
            .iter()
            .any(|&column| names(column).iter().any(|name| !is_count(name)));
        if parts.len() < 2 || !edge || strange {
            return Vec::new();
        }
        let mut rows: Vec<u32> = self.numbers.keys().map(|&(row, _)| row).collect();
        rows.dedup();
        let whole = rows
            .into_iter()
            .filter_map(|row| Some((row, *self.numbers.get(&(row, *at))?)));
        let sums: Sums = whole
            .map(|(row, whole)| {
                let parts = parts
                    .iter()
                    .filter_map(|&column| self.numbers.get(&(row, column)).copied());
                (whole, parts.collect::<Vec<_>>())
            })
            .filter(|(_, parts)| parts.len() > 1)
            .collect();
        if sums.is_empty() {
            Vec::new()
        } else {
            vec![(Line::Column(*at), sums)]
        }
    }

    fn row(&self, row: u32) -> Vec<(u32, FigureId)> {
        let numbers = self.numbers.range((row, 0)..=(row, u32::MAX));
        numbers.map(|(&(_, column), &id)| (column, id)).collect()
    }

    fn sums(&self, wholes: Vec<(u32, FigureId)>, parts: impl Fn(u32) -> Vec<(u32, u32)>) -> Sums {
        let names = |column| self.columns.get(&column).map_or(&[][..], Vec::as_slice);
        wholes
            .into_iter()
            .filter(|&(column, _)| names(column).iter().all(|name| is_count(name)))
            .map(|(column, whole)| {
                let parts = parts(column)
                    .into_iter()
                    .filter_map(|at| self.numbers.get(&at).copied());
                (whole, parts.collect::<Vec<_>>())
            })
            .filter(|(_, parts)| parts.len() > 1)
            .collect()
    }
}

/// Adds a name; the first ones are headers, the rest is not needed.
fn name(names: &mut Vec<String>, key: &str) {
    if names.len() < 6 {
        names.push(key.to_owned());
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Total {
    Sub,
    Grand,
}

fn total(name: &str) -> Option<Total> {
    match name {
        "小计" => Some(Total::Sub),
        "合计" | "总计" | "共计" => Some(Total::Grand),
        _ => None,
    }
}

/// Whether what a column so named holds can be added up: no shares, years or serial numbers.
fn is_count(name: &str) -> bool {
    const NOT: [&str; 9] = [
        "占比", "比例", "比重", "百分", "率", "年份", "序号", "编号", "排名",
    ];
    !NOT.iter().any(|word| name.contains(word))
}
