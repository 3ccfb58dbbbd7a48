//! Parts of tables on several pages → whole tables.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::super::builder::GridCell;
use super::grid;
use super::page::{Length, POINT};
use super::part::{Part, PartCell};
use crate::form::application::{Group, Row};
use crate::form::disclosure;
use crate::form::fold::folded;

/// Borders that lie no further apart on different pages are the same.
const NEAR: Length = 4 * POINT;

/// Whether a table at the top of a page goes on with the one at the bottom of the page before.
pub(super) fn continues(upper: &Part, lower: &Part) -> bool {
    is_near(upper.left, lower.left) && is_near(upper.right, lower.right)
}

fn is_near(one: Length, other: Length) -> bool {
    (one - other).abs() <= NEAR
}

/// Appends the part of a table on the next page.
pub(super) fn append(upper: &mut Part, mut lower: Part) {
    drop_head(upper, &mut lower);
    let is_torn = is_torn(upper, &lower);
    let shift = upper.rows - u32::from(is_torn);
    let labels: Vec<bool> = lower
        .cells
        .iter()
        .map(|cell| is_left_of_label(cell, &lower))
        .collect();
    let open: Vec<bool> = upper
        .cells
        .iter()
        .map(|cell| is_left_of_label_below(cell, upper))
        .collect();
    let last = upper.rows;
    for (mut cell, is_label) in lower.cells.into_iter().zip(labels) {
        let above = (cell.row == 0).then(|| {
            let mut cells = upper.cells.iter_mut().zip(&open);
            cells.find(|(above, _)| above.row + above.rows == last && same_columns(above, &cell))
        });
        if let Some((above, is_open)) = above.flatten()
            && (is_torn || joins(above, &cell, is_label, *is_open))
        {
            above.rows += cell.rows - u32::from(is_torn);
            if above.text.is_empty() {
                above.place = cell.place;
            }
            above.text = join_text(&above.text, &cell.text);
            continue;
        }
        cell.row += shift;
        upper.cells.push(cell);
    }
    upper.rows = shift + lower.rows;
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

/// Leaves out the rows at the top that repeat the head of the table.
fn drop_head(upper: &Part, lower: &mut Part) {
    let starting = |part: &Part, row: u32| -> Vec<(Length, u32, String)> {
        let cells = part.cells.iter().filter(|cell| cell.row == row);
        cells
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
            .any(|cell| !is_number(&cell.2) && !cell.2.is_empty());
        head += 1;
    }
    // A head ends where no cell reaches beyond it.
    while lower
        .cells
        .iter()
        .any(|cell| cell.row < head && cell.row + cell.rows > head)
    {
        head -= 1;
    }
    if !has_words || head == 0 || head >= lower.rows {
        return;
    }
    lower.cells.retain(|cell| cell.row >= head);
    for cell in &mut lower.cells {
        cell.row -= head;
    }
    lower.rows -= head;
}

/// Whether the page cut a row in two, so that the first row of the lower part completes the last of
/// the upper one.
fn is_torn(upper: &Part, lower: &Part) -> bool {
    let first: Vec<&PartCell> = lower.cells.iter().filter(|cell| cell.row == 0).collect();
    let mut pairs = Vec::new();
    for below in &first {
        let ends = |above: &&PartCell| above.row + above.rows == upper.rows;
        match upper
            .cells
            .iter()
            .filter(ends)
            .find(|above| same_columns(above, below))
        {
            Some(above) => pairs.push((above.text.trim(), below.text.trim())),
            None => return false,
        }
    }
    if pairs.iter().all(|(_, below)| below.is_empty()) {
        return true;
    }
    let numbers = |lower: bool| {
        let of = |pair: &(&str, &str)| if lower { pair.1 } else { pair.0 }.to_owned();
        pairs.iter().map(of).filter(|text| is_number(text)).count()
    };
    let (above, below) = (numbers(false), numbers(true));
    if above > 0 && below > 0 {
        return false;
    }
    let goes_on = |above: &str, below: &str| below.is_empty() || is_rest(above, below);
    let continued = pairs.iter().any(|(a, b)| !a.is_empty() && is_rest(a, b));
    let others = || pairs.iter().filter(|(a, b)| !is_number(a) && !is_number(b));
    match (above, below) {
        (0, 0) => continued && others().all(|(a, b)| goes_on(a, b)),
        (_, 0) => continued && others().all(|(a, b)| goes_on(a, b)),
        // The label stands above, its numbers, centred in the row, below.
        _ => {
            let blank = pairs
                .iter()
                .filter(|(a, b)| is_number(b) && a.is_empty())
                .count();
            blank == below
                && others().any(|(a, _)| !a.is_empty())
                && others().all(|(a, b)| goes_on(a, b))
        }
    }
}

/// Whether the cells above and below the end of a page, of a row that is not torn, are one: a cell of
/// several rows whose text stands on one of the pages or is cut in two.
fn joins(above: &PartCell, below: &PartCell, is_label: bool, is_open: bool) -> bool {
    let (upper, lower) = (above.text.trim(), below.text.trim());
    if is_number(upper) || is_number(lower) {
        return false;
    }
    match (upper.is_empty(), lower.is_empty()) {
        (true, true) => is_label && is_open,
        (false, true) => is_label,
        (true, false) => is_open,
        (false, false) => (is_label || above.rows > 1) && is_rest(upper, lower),
    }
}

/// Whether another label stands to the right in the first row that the cell covers.
fn is_left_of_label(cell: &PartCell, part: &Part) -> bool {
    has_label(
        part.cells.iter().filter(|other| other.row == cell.row),
        cell,
    )
}

/// Whether another label stands to the right in the last row that the cell covers.
fn is_left_of_label_below(cell: &PartCell, part: &Part) -> bool {
    let last = cell.row + cell.rows - 1;
    has_label(
        part.cells
            .iter()
            .filter(|other| other.row <= last && last < other.row + other.rows),
        cell,
    )
}

fn has_label<'a>(mut row: impl Iterator<Item = &'a PartCell>, cell: &PartCell) -> bool {
    row.any(|other| {
        other.left >= cell.right - NEAR
            && !other.text.trim().is_empty()
            && !is_number(other.text.trim())
    })
}

/// Whether `below` is the rest of the label that begins with `above`.
fn is_rest(above: &str, below: &str) -> bool {
    let whole = folded(&format!("{above}{below}"));
    if LABELS.contains(&whole) {
        return true;
    }
    let alone = folded(below);
    !alone.is_empty() && !is_numbered(below) && !LABELS.contains(&alone) && !is_number(below)
}

/// Whether a label begins with its number: 一、 （一） 1. 第.
fn is_numbered(text: &str) -> bool {
    let text = text.trim_start();
    let begins = text.trim_start_matches(['(', '（', '〔', '[']);
    let number = |c: char| "一二三四五六七八九十".contains(c) || c.is_ascii_digit();
    let rest = begins.trim_start_matches(number);
    rest.len() < begins.len() && rest.starts_with(['、', '.', '．', ')', '）', '〕', ']', ','])
        || begins.starts_with('第')
}

/// Whether a cell holds a figure: digits, or a mark for none.
fn is_number(text: &str) -> bool {
    let has = text
        .chars()
        .any(|c| c.is_ascii_digit() || matches!(c, '/' | '-' | '—'));
    has && text.chars().all(|c| !is_word(c))
}

fn is_word(c: char) -> bool {
    c >= '\u{3400}' && !matches!(c, '\u{FF00}'..='\u{FFEF}')
}

/// The labels of the official form, folded.
static LABELS: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let rows = Row::ALL.iter().map(|row| row.label().zh);
    let groups = Group::OUTCOMES.iter().map(|group| group.label().zh);
    let items = disclosure::Row::ALL.iter().flat_map(|row| {
        [crate::form::Edition::E2019, crate::form::Edition::E2021]
            .map(|edition| row.label(edition).zh)
    });
    let others = [
        "三、本年度办理结果",
        "信息内容",
        "申请人情况",
        "法人或其他组织",
    ];
    rows.chain(groups)
        .chain(items)
        .chain(others)
        .map(folded)
        .collect()
});

/// The cells of a whole table in their rows and columns.
pub(super) fn cells(part: Part) -> Vec<GridCell> {
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
    use super::super::super::document::Place;
    use super::*;

    /// A part of rows of cells with one column each; `^` and `<` go on with the cell above or before.
    fn part(rows: &[&[&str]]) -> Part {
        let mut part = Part {
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
                        place: Place::Page {
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
        let mut joined = part(upper);
        let lower = part(lower);
        assert!(continues(&joined, &lower));
        append(&mut joined, lower);
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
