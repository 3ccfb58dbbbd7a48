//! The cells of a spreadsheet → paragraphs and tables of a document.
//!
//! A sheet has no paragraphs: titles, section headings and remarks are in cells between the tables.
//! They are known by standing alone in their row and by their words.

use std::collections::BTreeMap;

use super::builder::{Builder, GridCell};
use super::document::FilePlace;
use super::limits;
use crate::form::official::headings::{Holds, names_report, section};

/// A sheet as any spreadsheet form gives it.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    /// Which one, from 1.
    number: u32,
    /// The cells that hold text or are merged of several, by row and column from 0.
    cells: BTreeMap<(u32, u32), FilledCell>,
    /// How many bytes they hold.
    bytes: usize,
}

#[derive(Clone, Debug)]
struct FilledCell {
    text: String,
    rows: u32,
    columns: u32,
}

/// Wider than any table of a report; a merged cell that reaches further past the last filled column is
/// only the look of a title.
const OVERHANG: u32 = 32;

/// The shortest text, in characters, that standing alone in its row makes it running text.
const SENTENCE: usize = 50;

impl Sheet {
    pub(super) fn new(number: u32) -> Self {
        Self {
            number,
            ..Self::default()
        }
    }

    /// Sets the text of a cell; returns whether there was room for it.
    pub(super) fn set(&mut self, row: u32, column: u32, text: String) -> bool {
        if text.trim().is_empty() {
            return true;
        }
        if self.cells.len() >= limits::CELLS || self.bytes + text.len() > limits::TEXT {
            return false;
        }
        self.bytes += text.len();
        let filled = FilledCell {
            text,
            rows: 1,
            columns: 1,
        };
        self.cells.insert((row, column), filled);
        true
    }

    /// Makes the cell at `row` and `column` cover as many rows and columns, whether it holds text or not;
    /// returns whether there was room for it.
    pub(super) fn merge(&mut self, row: u32, column: u32, rows: u32, columns: u32) -> bool {
        let (rows, columns) = (rows.max(1), columns.max(1));
        if let Some(cell) = self.cells.get_mut(&(row, column)) {
            (cell.rows, cell.columns) = (rows, columns);
            return true;
        }
        // a blank cell is one cell of its table however many columns it is merged of
        let merged = (rows, columns) != (1, 1);
        let fits = !merged || self.cells.len() < limits::CELLS;
        if merged && fits {
            let text = String::new();
            self.cells.insert(
                (row, column),
                FilledCell {
                    text,
                    rows,
                    columns,
                },
            );
        }
        fits
    }

    /// Adds what the sheet holds to the document.
    pub(super) fn lay(self, builder: &mut Builder) {
        let entries = self
            .cells
            .into_iter()
            .map(|((row, column), filled)| SheetEntry {
                row,
                column,
                filled,
            });
        let mut part: Vec<Vec<SheetEntry>> = Vec::new();
        let mut end = 0;
        for row in in_rows(entries) {
            let Some(number) = row.first().map(|first| first.row) else {
                continue;
            };
            if number > end {
                lay_part(self.number, std::mem::take(&mut part), builder);
            }
            // blanks alone begin no table, and one blank merged across is the gap between two
            let blank = row.iter().all(SheetEntry::is_blank);
            if blank && (part.is_empty() || row.len() == 1 && number >= end) {
                continue;
            }
            end = row.iter().map(SheetEntry::end).fold(end, u32::max);
            part.push(row);
        }
        lay_part(self.number, part, builder);
    }
}

/// Cells in the order of their rows → the cells of each row.
fn in_rows(entries: impl Iterator<Item = SheetEntry>) -> Vec<Vec<SheetEntry>> {
    let mut rows: Vec<Vec<SheetEntry>> = Vec::new();
    for entry in entries {
        match rows.last_mut() {
            Some(row) if row.first().is_some_and(|first| first.row == entry.row) => row.push(entry),
            _ => rows.push(vec![entry]),
        }
    }
    rows
}

/// What a cell of a number shows, and 0 where the look that was chosen for zero is a dash or nothing.
pub(super) fn number(shown: String, is_zero: bool) -> String {
    if is_zero && !shown.contains(|c: char| c.is_ascii_digit()) {
        return "0".to_owned();
    }
    shown
}

/// A cell at its place.
struct SheetEntry {
    row: u32,
    column: u32,
    filled: FilledCell,
}

impl SheetEntry {
    fn is_blank(&self) -> bool {
        self.filled.text.is_empty()
    }

    /// The row below it.
    fn end(&self) -> u32 {
        self.row.saturating_add(self.filled.rows)
    }
}

/// Adds rows between two blank ones: paragraphs and the tables between them.
fn lay_part(sheet: u32, part: Vec<Vec<SheetEntry>>, builder: &mut Builder) {
    let mut table: Vec<SheetEntry> = Vec::new();
    let mut covered = 0;
    for mut row in part {
        let mut texts = row.iter().filter(|entry| !entry.is_blank());
        let alone = texts.next().filter(|_| texts.next().is_none());
        // blank cells beside it make a long label of it
        if let Some(text) = alone.filter(|entry| {
            let text = entry.filled.text.as_str();
            entry.row >= covered && (is_heading(text) || row.len() == 1 && is_text(text))
        }) {
            lay_table(sheet, std::mem::take(&mut table), builder);
            builder.paragraph(&text.filled.text, is_heading(&text.filled.text));
            continue;
        }
        covered = row.iter().map(SheetEntry::end).fold(covered, u32::max);
        table.append(&mut row);
    }
    lay_table(sheet, table, builder);
}

/// Adds one table, its blank cells included; what has one column only is running text.
fn lay_table(sheet: u32, cells: Vec<SheetEntry>, builder: &mut Builder) {
    // what holds text says how far the table reaches
    let texts = || cells.iter().filter(|cell| !cell.is_blank());
    let Some(top) = texts().next().map(|cell| cell.row) else {
        return;
    };
    let bottom = cells.last().map_or(top, |cell| cell.row);
    let left = texts().map(|cell| cell.column).min().unwrap_or(0);
    let last = texts().map(|cell| cell.column).max().unwrap_or(0);
    if last == left && texts().all(|cell| cell.filled.columns == 1) {
        for cell in texts() {
            builder.paragraph(&cell.filled.text, is_heading(&cell.filled.text));
        }
        return;
    }
    let reach = texts()
        .map(|cell| cell.column.saturating_add(cell.filled.columns - 1))
        .filter(|end| *end <= last.saturating_add(OVERHANG))
        .max()
        .unwrap_or(last)
        .max(last);
    let (height, width) = ((bottom - top + 1) as usize, (reach - left + 1) as usize);
    if height.saturating_mul(width) > limits::GRID {
        // Too far apart to be one table: keep what is written, without the blank cells between.
        let cells = cells
            .into_iter()
            .filter(|cell| !cell.is_blank())
            .map(|cell| place(sheet, top, left, cell))
            .collect();
        builder.table(cells);
        return;
    }
    let mut taken = vec![false; height * width];
    let mut grid = Vec::new();
    for cell in cells {
        if cell.row < top || !(left..=reach).contains(&cell.column) {
            continue; // merged for its looks, beside the table
        }
        let mut cell = place(sheet, top, left, cell);
        let (row, column) = (cell.row as usize, cell.column as usize);
        if taken.get(row * width + column).is_none_or(|taken| *taken) {
            continue; // hidden under a merged cell
        }
        let rows = (cell.row_span as usize).min(height - row);
        let columns = (cell.column_span as usize).min(width - column);
        for line in taken.chunks_mut(width).skip(row).take(rows) {
            line.iter_mut()
                .skip(column)
                .take(columns)
                .for_each(|taken| *taken = true);
        }
        cell.column_span = u32::try_from(columns).unwrap_or(1);
        grid.push(cell);
    }
    for (index, _) in taken.iter().enumerate().filter(|(_, taken)| !**taken) {
        let at = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        grid.push(place(
            sheet,
            top,
            left,
            SheetEntry {
                row: top.saturating_add(at(index / width)),
                column: left.saturating_add(at(index % width)),
                filled: FilledCell {
                    text: String::new(),
                    rows: 1,
                    columns: 1,
                },
            },
        ));
    }
    builder.table(grid);
}

fn place(sheet: u32, top: u32, left: u32, cell: SheetEntry) -> GridCell {
    GridCell {
        row: cell.row - top,
        column: cell.column - left,
        row_span: cell.filled.rows,
        column_span: cell.filled.columns,
        text: cell.filled.text,
        place: Some(FilePlace::Sheet {
            sheet,
            cell: name(cell.row, cell.column),
        }),
    }
}

/// The name of a cell, e.g. `D14` for row 13 and column 3.
fn name(row: u32, column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = column;
    loop {
        letters.push(char::from(b'A' + u8::try_from(rest % 26).unwrap_or(0)));
        if rest < 26 {
            break;
        }
        rest = rest / 26 - 1;
    }
    let letters: String = letters.iter().rev().collect();
    format!("{letters}{}", row.saturating_add(1))
}

/// Whether text that is alone in its row is a title, a heading or running text rather than a
/// heading inside a table such as 第二十条第（一）项.
fn is_text(text: &str) -> bool {
    is_heading(text) || text.chars().nth(SENTENCE).is_some() || text.contains('。')
}

/// Whether it is the title of the report or the heading of a section.
fn is_heading(text: &str) -> bool {
    text.chars().nth(SENTENCE).is_none()
        && (names_report(text) || section(text, Holds::Phrase).is_some())
}

#[cfg(test)]
mod tests {
    use std::fmt::Write;

    use super::super::document::Block;
    use super::*;

    #[test]
    fn cells_are_named_as_in_a_spreadsheet() {
        assert_eq!(name(13, 3), "D14");
        assert_eq!(name(0, 25), "Z1");
        assert_eq!(name(0, 26), "AA1");
        assert_eq!(name(1_048_575, 16_383), "XFD1048576");
    }

    /// A sheet of rows; `<` merges with the cell to the left.
    #[track_caller]
    fn check(rows: &[&[&str]], expected: &str) {
        let mut sheet = Sheet::new(1);
        for (row, cells) in (0_u32..).zip(rows) {
            for (column, text) in (0_u32..).zip(*cells) {
                if *text == "<" {
                    let first = cells
                        .iter()
                        .take(column as usize)
                        .rposition(|text| *text != "<");
                    let first = u32::try_from(first.expect("a cell before")).unwrap();
                    sheet.merge(row, first, 1, column - first + 1);
                } else {
                    sheet.set(row, column, (*text).to_owned());
                }
            }
        }
        let mut builder = Builder::default();
        sheet.lay(&mut builder);
        let document = builder.finish();
        let mut layout_text = String::new();
        for (at, block) in document.blocks.iter().enumerate() {
            match block {
                Block::Paragraph(paragraph) => {
                    layout_text.push_str(if paragraph.heading { "# " } else { "p " });
                    layout_text.push_str(&document.flow(at..at + 1).text);
                }
                Block::Table(table) => {
                    let _ = write!(layout_text, "{}x{}", table.rows, table.columns);
                    for cell in &table.cells {
                        let _ = write!(layout_text, " {}", document.cell_text(cell));
                    }
                }
            }
            layout_text.push('\n');
        }
        assert_eq!(layout_text, expected);
    }

    #[test]
    fn zero_is_zero_however_it_looks() {
        assert_eq!(number(" - ".to_owned(), true), "0");
        assert_eq!(number(String::new(), true), "0");
        assert_eq!(number("0.0".to_owned(), true), "0.0");
        assert_eq!(number("-".to_owned(), false), "-");
    }

    #[test]
    fn titles_and_sentences_stand_between_tables() {
        check(
            &[
                &["临江市2024年政府信息公开工作年度报告", "<", "<"],
                &["二、主动公开政府信息情况"],
                &["第二十条第（一）项", "<", "<"],
                &["信息内容", "制发", "废止"],
                &["规章", "", "1"],
                &["说明：以上数据截至2024年12月31日。"],
                &[],
                &["行政复议", "<"],
                &["3", "4"],
            ],
            "# 临江市2024年政府信息公开工作年度报告\n\
             # 二、主动公开政府信息情况\n\
             3x3 第二十条第（一）项 信息内容 制发 废止 规章  1\n\
             p 说明：以上数据截至2024年12月31日。\n\
             2x2 行政复议 3 4\n",
        );
    }

    #[test]
    fn a_merged_cell_without_text_is_one_blank_cell() {
        check(
            &[
                &["项目", "<", "自然人", "<", "商业企业", "<", "总计"],
                &["一、本年新收", "<", "", "<", "", "<", "3"],
                &["二、上年结转", "<", "1", "<", "", "<", "1"],
            ],
            "3x7 项目 自然人 商业企业 总计 一、本年新收   3 二、上年结转 1  1\n",
        );
    }

    #[test]
    fn rows_of_merged_blanks_are_rows_and_one_alone_is_a_gap() {
        check(
            &[
                &["行政复议", "<", "行政诉讼", "<"],
                &["", "<", "", "<"],
                &["", "<", "<", "<"],
                &["信息内容", "<", "制发件数", "<"],
                &["规章", "<", "", "<", "", "<"],
            ],
            "2x4 行政复议 行政诉讼  \n2x4 信息内容 制发件数 规章 \n",
        );
    }

    #[test]
    fn a_long_label_beside_merged_blanks_is_a_row() {
        let label = "其他".repeat(30);
        check(
            &[&["信息内容", "数量", "<"], &[label.as_str(), "", "<"]],
            &format!("2x3 信息内容 数量 {label} \n"),
        );
    }

    #[test]
    fn a_label_without_figures_stays_in_its_table() {
        check(
            &[
                &["自然人", "总计"],
                &["一、本年新收政府信息公开申请数量", ""],
                &["1", "2"],
            ],
            "3x2 自然人 总计 一、本年新收政府信息公开申请数量  1 2\n",
        );
    }

    #[test]
    fn a_sheet_holds_only_so_much_text() {
        let mut sheet = Sheet::new(1);
        let long = "长".repeat(limits::TEXT / 6);
        assert!(sheet.set(0, 0, long.clone()));
        assert!(sheet.set(1, 0, long.clone()));
        assert!(!sheet.set(2, 0, long));
    }

    #[test]
    fn cells_far_apart_are_bounded() {
        let mut sheet = Sheet::new(1);
        sheet.set(0, 0, "甲".to_owned());
        sheet.set(0, 16_383, "乙".to_owned());
        sheet.merge(0, 0, u32::MAX, u32::MAX);
        sheet.set(1_048_575, 16_383, "丙".to_owned());
        let mut builder = Builder::default();
        sheet.lay(&mut builder);
        assert!(builder.finish().text.len() < 100_000);
    }
}
