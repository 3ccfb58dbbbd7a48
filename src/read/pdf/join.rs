//! Parts of tables on several pages → whole tables.

use super::super::builder::GridCell;
use super::super::cell::is_value;
use super::super::marker::label_marker;
use super::grid;
use super::page::{Length, POINT};
use super::part::{PartCell, TablePart};
use crate::form::fold::folded;
use crate::form::official::OFFICIAL;

/// Borders that lie no further apart on different pages are the same.
const NEAR: Length = 4 * POINT;

/// A table whose parts are put together page after page.
#[derive(Debug)]
pub(super) struct JoinedTable {
    part: TablePart,
    /// The cells that end with its last row, by their left border.
    last: Vec<usize>,
}

impl JoinedTable {
    /// The table that begins with a part.
    pub(super) fn new(part: TablePart) -> Self {
        let mut table = Self {
            last: Vec::new(),
            part,
        };
        table.end_with((0..table.part.cells.len()).collect());
        table
    }

    /// Whether the part at the top of a page goes on with the table at the bottom of the page before.
    pub(super) fn continues(&self, lower: &TablePart) -> bool {
        is_near(self.part.left, lower.left) && is_near(self.part.right, lower.right)
    }

    /// Takes those of the cells that end with the last row as such.
    fn end_with(&mut self, cells: Vec<usize>) {
        let all = &self.part.cells;
        let rows = self.part.rows;
        let of = |at: &usize| all.get(*at);
        self.last = cells;
        self.last
            .retain(|at| of(at).is_some_and(|cell| cell.row + cell.rows == rows));
        self.last.sort_by_key(|at| of(at).map(|cell| cell.left));
    }

    /// The cell of the last row that is in the same columns as one below.
    fn above(&self, below: &PartCell) -> Option<usize> {
        let cell = |at: usize| self.part.cells.get(at);
        let left = |&at: &usize| cell(at).map(|cell| cell.left);
        let first = self
            .last
            .partition_point(|at| left(at) < Some(below.left - NEAR));
        let near = self.last.iter().copied().skip(first);
        near.take_while(|at| left(at) <= Some(below.left + NEAR))
            .find(|&at| cell(at).is_some_and(|above| same_columns(above, below)))
    }

    /// Appends the part of the table on the next page.
    pub(super) fn append(&mut self, mut lower: TablePart) {
        if stands_again(&self.part, &lower) {
            *self = Self::new(lower);
            return;
        }
        drop_head(&self.part, &mut lower);
        let is_torn = self.is_torn(&lower);
        let shift = self.part.rows - u32::from(is_torn);
        let last = self.last.iter().filter_map(|&at| self.part.cells.get(at));
        let label_above = last_label(last);
        let label_below = last_label(lower.cells.iter().filter(|cell| cell.row == 0));
        let mut ends = self.last.clone();
        for mut cell in lower.cells {
            let above = (cell.row == 0).then(|| self.above(&cell)).flatten();
            if let Some(above) = above.and_then(|at| self.part.cells.get_mut(at)) {
                let (is_label, is_open) = (
                    is_left_of(&cell, label_below),
                    is_left_of(above, label_above),
                );
                if is_torn || joins(above, &cell, is_label, is_open) {
                    above.rows += cell.rows - u32::from(is_torn);
                    if above.text.is_empty() {
                        above.place = cell.place;
                    }
                    above.text = join_text(&above.text, &cell.text);
                    continue;
                }
            }
            cell.row += shift;
            ends.push(self.part.cells.len());
            self.part.cells.push(cell);
        }
        self.part.rows = shift + lower.rows;
        self.end_with(ends);
    }

    /// Whether the page cut a row in two, so that the first row of the lower part completes the last of
    /// the upper one.
    fn is_torn(&self, lower: &TablePart) -> bool {
        let mut pairs = Vec::new();
        for below in lower.cells.iter().filter(|cell| cell.row == 0) {
            match self.above(below).and_then(|at| self.part.cells.get(at)) {
                Some(above) => pairs.push((above.text.trim(), below.text.trim())),
                None => return false,
            }
        }
        is_torn(&pairs)
    }

    /// Its cells in their rows and columns.
    pub(super) fn cells(self) -> Vec<GridCell> {
        cells(self.part)
    }
}

fn is_near(one: Length, other: Length) -> bool {
    (one - other).abs() <= NEAR
}

fn join_text(above: &str, below: &str) -> String {
    match (above.is_empty(), below.is_empty()) {
        (true, _) => below.to_owned(),
        (_, true) => above.to_owned(),
        _ => format!("{above}\n{below}"),
    }
}

fn same_columns(one: &PartCell, other: &PartCell) -> bool {
    is_near(one.left, other.left) && is_near(one.right, other.right)
}

/// Whether all that is above, at the foot of its page, is the head of the table or as much of it as found room
/// there, and the next page begins with the whole of it.
fn stands_again(upper: &TablePart, lower: &TablePart) -> bool {
    if upper.rows >= lower.rows {
        return false;
    }
    // Cells are in the order of their rows. One that the page cuts may show its words on the next one only.
    let below = lower.cells.partition_point(|cell| cell.row < upper.rows);
    let below = lower.cells.get(..below).unwrap_or_default();
    let mut pairs = upper.cells.iter().zip(below);
    let again = upper.cells.len() == below.len()
        && pairs.all(|(above, below)| {
            let text = folded(&above.text);
            above.row == below.row
                && same_columns(above, below)
                && !is_value(&text)
                && (text.is_empty() || text == folded(&below.text))
        });
    again && upper.cells.iter().any(|cell| !cell.text.trim().is_empty())
}

/// Leaves out the rows at the top that repeat the head of the table.
fn drop_head(upper: &TablePart, lower: &mut TablePart) {
    // Cells are in the order of their rows.
    let starting = |part: &TablePart, row: u32| -> Vec<(Length, u32, String)> {
        let first = part.cells.partition_point(|cell| cell.row < row);
        let cells = part.cells.iter().skip(first);
        cells
            .take_while(|cell| cell.row == row)
            .map(|cell| (cell.left, cell.rows, folded(&cell.text)))
            .collect()
    };
    let mut head = 0;
    let mut has_words = false;
    while head < lower.rows.min(upper.rows) {
        let (above, below) = (starting(upper, head), starting(lower, head));
        let same = above.len() == below.len()
            && above
                .iter()
                .zip(&below)
                .all(|(a, b)| is_near(a.0, b.0) && a.1 == b.1 && a.2 == b.2);
        if !same {
            break;
        }
        has_words |= above
            .iter()
            .any(|cell| !is_value(&cell.2) && !cell.2.is_empty());
        head += 1;
    }
    // A head ends where no cell reaches beyond it.
    let mut whole = 0;
    let mut reach = 0;
    let mut cells = lower.cells.iter().peekable();
    for end in 1..=head {
        while let Some(cell) = cells.next_if(|cell| cell.row < end) {
            reach = reach.max(cell.row + cell.rows);
        }
        if reach <= end {
            whole = end;
        }
    }
    let head = whole;
    if !has_words || head == 0 || head >= lower.rows {
        return;
    }
    lower.cells.retain(|cell| cell.row >= head);
    for cell in &mut lower.cells {
        cell.row -= head;
    }
    lower.rows -= head;
}

/// Whether cells above and below the end of a page are the two parts of one row.
fn is_torn(pairs: &[(&str, &str)]) -> bool {
    if pairs.iter().all(|(_, below)| below.is_empty()) {
        return true;
    }
    let numbers = |lower: bool| {
        let of = |pair: &(&str, &str)| if lower { pair.1 } else { pair.0 }.to_owned();
        pairs.iter().map(of).filter(|text| is_value(text)).count()
    };
    let (above, below) = (numbers(false), numbers(true));
    if above > 0 && below > 0 {
        return false;
    }
    let goes_on = |above: &str, below: &str| below.is_empty() || is_rest(above, below);
    let continued = pairs.iter().any(|(a, b)| !a.is_empty() && is_rest(a, b));
    let others = || pairs.iter().filter(|(a, b)| !is_value(a) && !is_value(b));
    match (above, below) {
        (0, 0) => continued && others().all(|(a, b)| goes_on(a, b)),
        (_, 0) => continued && others().all(|(a, b)| goes_on(a, b)),
        // The label is above, its numbers, centred in the row, below.
        _ => {
            let blank = pairs
                .iter()
                .filter(|(a, b)| is_value(b) && a.is_empty())
                .count();
            blank == below
                && others().any(|(a, _)| !a.is_empty())
                && others().all(|(a, b)| goes_on(a, b))
        }
    }
}

/// Whether the cells above and below the end of a page, of a row that is not torn, are one: a cell of
/// several rows whose text is on one of the pages or is cut in two.
fn joins(above: &PartCell, below: &PartCell, is_label: bool, is_open: bool) -> bool {
    let (upper, lower) = (above.text.trim(), below.text.trim());
    if is_value(upper) || is_value(lower) {
        return false;
    }
    match (upper.is_empty(), lower.is_empty()) {
        (true, true) => is_label && is_open,
        (false, true) => is_label,
        (true, false) => is_open,
        (false, false) => (is_label || above.rows > 1) && is_rest(upper, lower),
    }
}

/// Where the last label of a row begins.
fn last_label<'a>(row: impl Iterator<Item = &'a PartCell>) -> Option<Length> {
    let is_label = |cell: &&PartCell| !cell.text.trim().is_empty() && !is_value(cell.text.trim());
    row.filter(is_label).map(|cell| cell.left).max()
}

/// Whether a label that begins there is to the right of the cell.
fn is_left_of(cell: &PartCell, label: Option<Length>) -> bool {
    label.is_some_and(|left| left >= cell.right - NEAR)
}

/// Whether `below` is the rest of the label that begins with `above`.
fn is_rest(above: &str, below: &str) -> bool {
    let whole = folded(&format!("{above}{below}"));
    if OFFICIAL.lexicon.has(&whole) {
        return true;
    }
    let alone = folded(below);
    // what says the same once more is a cell of its own
    if alone == folded(above) {
        return false;
    }
    !alone.is_empty() && !is_numbered(below) && !OFFICIAL.lexicon.has(&alone) && !is_value(below)
}

/// Whether a label begins with its number: 一、 （一） 1. 第.
fn is_numbered(text: &str) -> bool {
    let text = text.trim_start();
    label_marker(text).is_some()
        || text
            .trim_start_matches(['(', '（', '〔', '['])
            .starts_with('第')
}

/// The cells of a whole table in their rows and columns.
fn cells(part: TablePart) -> Vec<GridCell> {
    let mut borders: Vec<Length> = part
        .cells
        .iter()
        .flat_map(|cell| [cell.left, cell.right])
        .collect();
    grid::snap(&mut borders, NEAR);
    let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let cells = part.cells.into_iter().map(|cell| {
        let column = grid::index(&borders, cell.left);
        let end = grid::index(&borders, cell.right);
        GridCell {
            row: cell.row,
            column: number(column),
            row_span: cell.rows,
            column_span: number(end.saturating_sub(column)).max(1),
            text: cell.text,
            place: Some(cell.place),
        }
    });
    cells.collect()
}

#[cfg(test)]
mod tests {
    use super::super::super::document::FilePlace;
    use super::*;

    /// A part of rows of cells with one column each; `^` and `<` go on with the cell above or before.
    fn part(rows: &[&[&str]]) -> TablePart {
        let mut part = TablePart {
            rows: u32::try_from(rows.len()).expect("a few rows"),
            left: 0,
            right: 0,
            cells: Vec::new(),
        };
        for (row, cells) in (0_u32..).zip(rows) {
            for (column, text) in (0..).zip(*cells) {
                let left = column * 50 * POINT;
                part.right = part.right.max(left + 50 * POINT);
                match *text {
                    "^" => {
                        let above = part.cells.iter_mut().rev().find(|cell| cell.left == left);
                        above.expect("a cell above").rows += 1;
                    }
                    "<" => part.cells.last_mut().expect("a cell before").right += 50 * POINT,
                    _ => part.cells.push(PartCell {
                        row,
                        rows: 1,
                        left,
                        right: left + 50 * POINT,
                        text: (*text).to_owned(),
                        place: FilePlace::Page {
                            page: 1,
                            x: 0,
                            y: 0,
                        },
                    }),
                }
            }
        }
        part
    }

    #[track_caller]
    fn check(upper: &[&[&str]], lower: &[&[&str]], expected: &[&[&str]]) {
        let mut table = JoinedTable::new(part(upper));
        let lower = part(lower);
        assert!(table.continues(&lower));
        table.append(lower);
        let mut joined = table.part;
        for cell in &mut joined.cells {
            cell.text = cell.text.replace('\n', "");
        }
        assert_eq!(joined, part(expected));
    }

    #[test]
    fn rows_follow_and_a_repeated_head_is_left_out() {
        check(
            &[&["类别", "总计"], &["1.属于国家秘密", "0"]],
            &[&["类别", "总计"], &["2.其他法律行政法规禁止公开", "0"]],
            &[
                &["类别", "总计"],
                &["1.属于国家秘密", "0"],
                &["2.其他法律行政法规禁止公开", "0"],
            ],
        );
        check(&[&["0", "0"]], &[&["0", "0"]], &[&["0", "0"], &["0", "0"]]);
    }

    #[test]
    fn a_head_alone_at_the_foot_of_a_page_stands_once() {
        let table: &[&[&str]] = &[
            &["行政复议", "行政诉讼", "<"],
            &["^", "未经复议直接起诉", "复议后起诉"],
            &["2", "0", "1"],
        ];
        check(&table[..1], table, table);
        check(&table[..2], table, table);
        check(&[&["", "行政诉讼", "<"]], table, table);
        let list: &[&[&str]] = &[&["类别", "总计"], &["规章", "1"]];
        check(&list[..1], list, list);
        // what has figures is no head
        let [first, second, third]: [&[&str]; 3] = [&["甲", "2"], &["甲", "3"], &["乙", "1"]];
        check(&[first], &[second, third], &[first, second, third]);
    }

    #[test]
    fn a_cell_open_at_the_break_is_one() {
        check(
            &[&["三、本年度", "（三）不予公开", "7.属于行政执法案卷", "1"]],
            &[
                &["办理结果", "", "8.属于行政查询事项", "2"],
                &["^", "（四）无法提供", "1.本机关不掌握相关政府信息", "3"],
            ],
            &[
                &[
                    "三、本年度办理结果",
                    "（三）不予公开",
                    "7.属于行政执法案卷",
                    "1",
                ],
                &["^", "^", "8.属于行政查询事项", "2"],
                &["^", "（四）无法提供", "1.本机关不掌握相关政府信息", "3"],
            ],
        );
    }

    #[test]
    fn a_label_cut_in_two_is_told_by_the_form() {
        check(
            &[&["（四）无", "1.本机关不掌握相关政府信息", "1"]],
            &[&["法提供", "2.没有现成信息需要另行制作", "2"]],
            &[
                &["（四）无法提供", "1.本机关不掌握相关政府信息", "1"],
                &["^", "2.没有现成信息需要另行制作", "2"],
            ],
        );
        check(
            &[&["（三）不予公开", "8.属于行政查询事项", "1"]],
            &[&["（四）无法提供", "1.本机关不掌握相关政府信息", "2"]],
            &[
                &["（三）不予公开", "8.属于行政查询事项", "1"],
                &["（四）无法提供", "1.本机关不掌握相关政府信息", "2"],
            ],
        );
    }

    #[test]
    fn a_torn_row_is_one() {
        check(
            &[&["5.要求行政机关确认或", "3", "4"]],
            &[
                &["重新出具已获取信息", "", ""],
                &["（六）其他处理", "0", "0"],
            ],
            &[
                &["5.要求行政机关确认或重新出具已获取信息", "3", "4"],
                &["（六）其他处理", "0", "0"],
            ],
        );
        check(
            &[&["5.要求行政机关确认或", "", ""]],
            &[&["重新出具已获取信息", "3", "4"]],
            &[&["5.要求行政机关确认或重新出具已获取信息", "3", "4"]],
        );
    }

    #[test]
    fn blank_figures_are_not_joined() {
        check(
            &[&["总计", "其他"], &["规章", ""]],
            &[&["行政规范性文件", ""]],
            &[&["总计", "其他"], &["规章", ""], &["行政规范性文件", ""]],
        );
        check(
            &[&["（一）予以公开", ""]],
            &[&["（二）部分公开", "3"]],
            &[&["（一）予以公开", ""], &["（二）部分公开", "3"]],
        );
    }
}
