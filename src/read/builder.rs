//! Paragraphs and tables, one after another → [`Document`]: the flattened text and the places in it.

use super::characters::{is_invisible, unified};
use super::cover::TakenColumns;
use super::document::{Block, Cell, Document, FilePlace, Layout, Paragraph, Table, Unread};
use super::limits;
use super::refusal::Refusal;
use super::span::Span;
use crate::language::Words;
use crate::order;

/// Puts a document together for a form that has no source text of its own.
///
/// The text is a readable flattening: a paragraph a line, a table row a line, its cells separated by
/// tabs. What goes beyond the [`limits`] is left out and said in [`Document::unread`].
#[derive(Debug, Default)]
pub struct Builder {
    document: Document,
    cells: usize,
    area: usize,
    cut: bool,
}

/// A cell of a table whose text has no place yet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GridCell {
    /// Its first row, from 0.
    pub row: u32,
    /// Its first column, from 0.
    pub column: u32,
    /// How many rows it covers, at least 1.
    pub row_span: u32,
    /// How many columns it covers, at least 1.
    pub column_span: u32,
    /// What is in it; white space of any kind is tidied.
    pub text: String,
    /// Where it is in the file.
    pub place: Option<FilePlace>,
}

impl Builder {
    /// Adds running text; every line of it is a paragraph, blank ones are left out.
    pub fn paragraph(&mut self, text: &str, heading: bool) {
        for line in text.split(['\n', '\u{0b}', '\u{0c}', '\r', '\u{2028}', '\u{2029}']) {
            let line = one_line(line);
            if line.is_empty() || !self.has_room(line.len()) {
                continue;
            }
            let span = self.push(&line);
            self.document.text.push('\n');
            self.document.blocks.push(Block::Paragraph(Paragraph {
                lines: vec![span],
                heading,
            }));
        }
    }

    /// Adds a table whose rows, columns and spans are those of the source.
    ///
    /// Cells may come in any order. Spans are cut at the edge of the table that the cells make up by
    /// where they begin; an empty table is left out.
    pub fn table(&mut self, cells: Vec<GridCell>) {
        self.table_in(Layout::Grid, cells);
    }

    /// Adds a table as [`Builder::table`] does, and says what the places of its cells can be trusted for.
    pub fn table_in(&mut self, layout: Layout, mut cells: Vec<GridCell>) {
        order::sort_by_key(&mut cells, |cell| (cell.row, cell.column));
        let rows = cells.iter().map(|cell| cell.row).max();
        let columns = cells
            .iter()
            .map(|cell| cell.column.saturating_add(cell.column_span.max(1)))
            .max();
        let (Some(last), Some(columns)) = (rows, columns) else {
            return;
        };
        let rows = last.saturating_add(1);
        let bytes: usize = cells.iter().map(|cell| cell.text.len() + 1).sum();
        let area = (rows as usize).saturating_mul(columns as usize);
        if area > limits::GRID
            || self.area + area > limits::AREA
            || self.cells + cells.len() > limits::CELLS
            || !self.has_room(bytes)
        {
            self.cut();
            return;
        }
        self.cells += cells.len();
        self.area += area;
        let columns = columns.max(set_apart(&mut cells));
        let mut table = Table {
            layout,
            rows,
            columns,
            cells: Vec::with_capacity(cells.len()),
        };
        let mut row = 0;
        for (index, cell) in cells.into_iter().enumerate() {
            if index > 0 {
                self.document
                    .text
                    .push(if cell.row == row { '\t' } else { '\n' });
            }
            row = cell.row;
            let span = self.push(&one_line(&cell.text));
            table.cells.push(Cell {
                row: cell.row,
                column: cell.column,
                row_span: cell.row_span.clamp(1, rows - cell.row),
                column_span: cell.column_span.max(1),
                span,
                place: cell.place,
            });
        }
        self.document.text.push('\n');
        self.document.blocks.push(Block::Table(table));
    }

    /// Notes something that could not be read.
    pub fn unread(&mut self, what: Words) {
        self.document.unread.push(Unread { what, at: None });
    }

    /// Why there is no document, where nothing has been added: there was nothing, or too much.
    pub fn refusal(&self) -> Option<Refusal> {
        let refusal = if self.cut {
            Refusal::TooLarge
        } else {
            Refusal::Empty
        };
        self.document.blocks.is_empty().then_some(refusal)
    }

    /// Whether `text` is in what has been added.
    pub fn holds(&self, text: &str) -> bool {
        self.document.text.contains(text)
    }

    /// The document.
    pub fn finish(self) -> Document {
        self.document
    }

    fn push(&mut self, text: &str) -> Span {
        let start = self.document.text.len();
        self.document.text.push_str(text);
        Span::new(start, self.document.text.len())
    }

    fn has_room(&mut self, bytes: usize) -> bool {
        let fits = self.document.text.len().saturating_add(bytes) < limits::TEXT;
        if !fits {
            self.cut();
        }
        fits
    }

    /// Notes, once, that something was left out because there is too much.
    pub fn cut(&mut self) {
        if std::mem::replace(&mut self.cut, true) {
            return;
        }
        self.unread(beyond_limits());
    }
}

/// What to say where something was left out because there is too much.
pub(super) fn beyond_limits() -> Words {
    Words::new(
        "文件内容过多，超出的部分没有读取。请只保留报告正文和表格后再打开。",
        "The file holds too much; what goes beyond the limit was not read. Keep only the text and tables of the report and open it again.",
    )
}

/// Sees that no cell covers another: of two that do, as in pages whose spans cross, the later one begins
/// behind what is taken and ends before it. The cells come by row and column; gives the columns taken.
fn set_apart(cells: &mut [GridCell]) -> u32 {
    let mut cover = TakenColumns::default();
    let (mut row, mut next, mut columns) = (0, 0, 0);
    for cell in cells {
        if cell.row != row {
            (row, next) = (cell.row, 0);
        }
        let wanted = cell.column as usize;
        let most = wanted.saturating_add(cell.column_span.max(1) as usize);
        let start = cover.free(row, wanted.max(next));
        let mut end = start + 1;
        while end < most && !cover.is_taken(row, end) {
            end += 1;
        }
        let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        cell.column = number(start);
        cell.column_span = number(end - start);
        cover.take(start..end, row.saturating_add(cell.row_span.max(1)));
        next = end;
        columns = columns.max(cell.column.saturating_add(cell.column_span));
    }
    columns
}

/// The text on one line: runs of white space become one space, and none where the source only broke
/// a line between two Chinese characters or inside a number.
pub fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    let mut gap = None;
    for character in text.chars() {
        if is_invisible(character) {
            continue;
        }
        if character.is_whitespace() {
            let broken = matches!(character, '\n' | '\r');
            gap = Some(gap.unwrap_or(false) || broken);
            continue;
        }
        if let Some(broken) = gap.take()
            && let Some(before) = line.chars().next_back()
            && !(broken && joins(before, character))
        {
            line.push(' ');
        }
        line.push(unified(character));
    }
    line
}

/// Whether a line break between the two means nothing.
fn joins(before: char, after: char) -> bool {
    let wide = |c: char| c >= '\u{2E80}' || matches!(c, '“' | '”' | '‘' | '’' | '—' | '…');
    wide(before) || wide(after) || (is_digit(before) && is_digit(after))
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '.' | ',')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(row: u32, column: u32, row_span: u32, column_span: u32, text: &str) -> GridCell {
        GridCell {
            row,
            column,
            row_span,
            column_span,
            text: text.to_owned(),
            place: None,
        }
    }

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(one_line(text), expected);
    }

    #[test]
    fn white_space_is_tidied() {
        check("  总计\u{3000}\u{a0} 3 ", "总计 3");
        check("商业\n企业", "商业企业");
        check("商业 企业", "商业 企业");
        check("1573\n179", "1573179");
        check("in\nforce", "in force");
        check("\u{200b}0\u{feff}", "0");
        check("", "");
    }

    #[test]
    fn a_row_is_a_line_and_cells_know_their_place() {
        let mut builder = Builder::default();
        builder.paragraph("一、总体情况\n\n正文。", true);
        builder.table(vec![
            cell(1, 1, 9, 1, "3"),
            cell(0, 0, 2, 1, "规章"),
            cell(0, 1, 1, 1, ""),
        ]);
        let document = builder.finish();
        assert_eq!(document.text, "一、总体情况\n正文。\n规章\t\n3\n");
        let Some(Block::Table(table)) = document.blocks.last() else {
            unreachable!("a table was added last")
        };
        assert_eq!((table.rows, table.columns), (2, 2));
        let texts: Vec<_> = table.cells.iter().map(|c| document.cell_text(c)).collect();
        assert_eq!(texts, ["规章", "", "3"]);
        assert_eq!(table.cells.last().map(|c| c.row_span), Some(1));
    }

    #[test]
    fn no_cell_covers_another() {
        let mut builder = Builder::default();
        builder.table(vec![
            cell(0, 1, 2, 1, "乙"),
            cell(0, 0, 1, 2, "甲"),
            cell(1, 0, 1, 2, "丙"),
            cell(1, 1, 1, 1, "丁"),
            cell(1, 1, 1, 1, "戊"),
        ]);
        let document = builder.finish();
        let Some(Block::Table(table)) = document.blocks.first() else {
            unreachable!("a table was added")
        };
        let placed: Vec<_> = table
            .cells
            .iter()
            .map(|c| (document.cell_text(c), c.row, c.column, c.column_span))
            .collect();
        let expected = [
            ("甲", 0, 0, 2),
            ("乙", 0, 2, 1),
            ("丙", 1, 0, 2),
            ("丁", 1, 3, 1),
            ("戊", 1, 4, 1),
        ];
        assert_eq!(placed, expected);
        assert_eq!((table.rows, table.columns), (2, 5));
    }

    #[test]
    fn too_much_is_told_from_nothing() {
        let mut builder = Builder::default();
        assert_eq!(builder.refusal(), Some(Refusal::Empty));
        builder.paragraph(&"长".repeat(limits::TEXT), false);
        assert_eq!(builder.refusal(), Some(Refusal::TooLarge));
        builder.paragraph("短", false);
        assert_eq!(builder.refusal(), None);
    }

    #[test]
    fn what_goes_beyond_the_limits_is_said_once() {
        let mut builder = Builder::default();
        builder.table(vec![cell(u32::MAX, 0, 1, 1, "1")]);
        builder.table(vec![cell(0, u32::MAX, 1, u32::MAX, "1")]);
        builder.paragraph(&"长".repeat(limits::TEXT), false);
        builder.paragraph("短", false);
        let document = builder.finish();
        assert_eq!(document.text, "短\n");
        assert_eq!(document.unread.len(), 1);
    }
}
