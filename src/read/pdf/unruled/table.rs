//! Rows of text → the table of the form that begins with the first of them, and its cells.

use super::super::super::document::Layout;
use super::block::TextBlock;
use super::grid::UnruledGrid;
use super::row::{Labels, UnruledRow};
use super::{UnruledTable, row_by_row};
use crate::form::TableKind;
use crate::form::official::OFFICIAL;

/// So many rows may come before the first word that only one table has.
const HEADERS: usize = 40;

/// The table of the form that begins with the first of `rows`, as its words say.
pub(super) fn begins(rows: &[UnruledRow]) -> Option<TableKind> {
    let first = rows.first()?;
    let may_be = match first.labels {
        Labels::None => false,
        Labels::Some => !first.has_values,
        Labels::All => true,
    };
    if first.is_heading || !may_be {
        return None;
    }
    let mut rows = rows.iter().take(HEADERS).take_while(|row| row.goes_on());
    rows.find_map(|row| row.kind)
}

/// The table that begins with the first of `rows`: of labels and figures in their columns, or, where these
/// cannot be determined, row by row.
pub(super) fn table(kind: TableKind, rows: &[UnruledRow]) -> Option<UnruledTable> {
    let is_other = |row: &UnruledRow| row.kind.is_some_and(|other| other != kind);
    let length = rows
        .iter()
        .take_while(|row| row.goes_on() && !is_other(row));
    let rows = rows.get(..length.count())?;
    let Some(grid) = grid(kind, rows) else {
        return row_by_row::table(rows);
    };
    Some(UnruledTable {
        length: rows.len(),
        layout: Layout::Grid,
        cells: grid.cells,
    })
}

/// The cells of a table in their columns.
fn grid(kind: TableKind, rows: &[UnruledRow]) -> Option<UnruledGrid> {
    let table = OFFICIAL.table(kind);
    let mut blocks = Vec::new();
    let mut rest = rows;
    while !rest.is_empty() {
        let data = rest.iter().position(|row| row.is_data(table))?;
        let next = rest
            .iter()
            .skip(data)
            .position(|row| row.begins_block(table));
        let (block, after) = rest.split_at(next.map_or(rest.len(), |next| data + next));
        blocks.push(TextBlock::of(block, table)?);
        rest = after;
    }
    let widths = || blocks.iter().map(TextBlock::width);
    let labels = widths().map(|(labels, _)| labels).max()?;
    let values = widths().map(|(_, values)| values).max()?;
    let mut grid = UnruledGrid::default();
    for block in blocks {
        block.lay((labels, values), table, &mut grid);
    }
    Some(grid)
}

#[cfg(test)]
mod tests {
    use super::super::super::page::{Glyph, Length, PdfPage};
    use super::*;

    /// A line so far below that before it, and the pieces of text in it, by where they begin.
    type TestLine<'t> = (Length, Vec<(Length, &'t str)>);

    /// The rows that lines make up: a character takes 10, one of Chinese 20, and is 20 high.
    fn rows(lines: &[TestLine<'_>]) -> Vec<UnruledRow> {
        let mut base = 0;
        let rows = lines.iter().map(|(below, texts)| {
            base += below;
            let mut glyphs = Vec::new();
            for &(mut left, text) in texts {
                for character in text.chars() {
                    let right = left + if character.is_ascii() { 10 } else { 20 };
                    glyphs.push(Glyph {
                        character,
                        left,
                        right,
                        base,
                        size: 20,
                        anchor: (left, base),
                        spaced: false,
                    });
                    left = right;
                }
            }
            UnruledRow::new(glyphs, &PdfPage::default())
        });
        rows.collect()
    }

    /// The cells of the table that lines make up, each with where it is and how far it reaches where that
    /// is more than one place; `/` means blank.
    #[track_caller]
    fn check(lines: &[TestLine<'_>], expected: &[&str]) {
        let rows = rows(lines);
        let kind = begins(&rows).expect("a table of the form");
        let mut cells = grid(kind, &rows).expect("columns").cells;
        cells.sort_by_key(|cell| (cell.row, cell.column));
        let row_texts = cells.chunk_by(|a, b| a.row == b.row).map(|row| {
            let cells = row.iter().map(|cell| {
                let text = if cell.text.is_empty() {
                    "/"
                } else {
                    &cell.text
                };
                match (cell.row_span, cell.column_span) {
                    (1, 1) => format!("{}:{text}", cell.column),
                    (rows, columns) => format!("{}:{text}:{rows}x{columns}", cell.column),
                }
            });
            cells.collect::<Vec<_>>().join(" ")
        });
        assert_eq!(row_texts.collect::<Vec<_>>(), expected);
    }

    #[test]
    fn headers_stand_as_on_the_form_though_nothing_is_centred() {
        const RESULTS: [&str; 5] = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"];
        const VALUES: [&str; 5] = ["9", "0", "3", "4", "16"];
        let line = |texts: [&'static str; 5]| {
            let lefts = (0..15).map(|at| at * 100);
            lefts.zip(texts.repeat(3)).collect::<Vec<_>>()
        };
        let row_texts = |texts: [&str; 5]| {
            let cells = texts.repeat(3).into_iter().enumerate();
            let cells = cells.map(|(at, text)| format!("{at}:{text}"));
            cells.collect::<Vec<_>>().join(" ")
        };
        check(
            &[
                (30, vec![(0, "行政复议"), (500, "行政诉讼")]),
                (30, vec![(500, "未经复议直接起诉"), (1000, "复议后起诉")]),
                (30, line(RESULTS)),
                (30, line(VALUES)),
            ],
            &[
                "0:行政复议 5:行政诉讼",
                "5:未经复议直接起诉:1x2 10:复议后起诉",
                &row_texts(RESULTS),
                &row_texts(VALUES),
            ],
        );
    }

    #[test]
    fn labels_stand_beside_their_rows_and_go_on_over_a_page() {
        let values = |values: [&'static str; 7]| {
            let lefts = (0..7).map(|at| 400 + at * 140);
            let values = lefts.zip(values).filter(|(_, text)| !text.is_empty());
            values.collect::<Vec<_>>()
        };
        let headers = [
            "自然人",
            "商业企业",
            "科研机构",
            "社会公益组织",
            "法律服务机构",
            "其他",
            "总计",
        ];
        let row = |labels: &[(Length, &'static str)], own| [labels.to_vec(), values(own)].concat();
        check(
            &[
                (30, values(headers)),
                (
                    30,
                    row(
                        &[(0, "一、本年新收政府信息公开申请")],
                        ["1", "2", "3", "4", "5", "6", "21"],
                    ),
                ),
                (25, vec![(0, "数量")]),
                (
                    30,
                    row(
                        &[(0, "三、本年"), (100, "（四）无"), (200, "1.本机关不")],
                        ["1", "", "", "", "", "", "1"],
                    ),
                ),
                (500, vec![(200, "掌握相关政府信息")]),
                (25, vec![(0, "度办理"), (100, "法提供")]),
                (
                    25,
                    row(&[(200, "2.没有现成")], ["", "", "7", "", "", "", "7"]),
                ),
                (25, vec![(0, "结果"), (200, "信息需要另行制作")]),
            ],
            &[
                "0:/:1x3 3:自然人 4:商业企业 5:科研机构 6:社会公益组织 7:法律服务机构 8:其他 9:总计",
                "0:一、本年新收政府信息公开申请数量:1x3 3:1 4:2 5:3 6:4 7:5 8:6 9:21",
                "0:三、本年度办理结果:2x1 1:（四）无法提供:2x1 2:1.本机关不掌握相关政府信息 \
                 3:1 4:/ 5:/ 6:/ 7:/ 8:/ 9:1",
                "2:2.没有现成信息需要另行制作 3:/ 4:/ 5:7 6:/ 7:/ 8:/ 9:7",
            ],
        );
    }

    #[test]
    fn blank_rows_are_rows_under_the_headers_of_their_block() {
        let headers = [
            (0, "信息内容"),
            (200, "本年制发件数"),
            (400, "本年废止件数"),
            (600, "现行有效件数"),
        ];
        check(
            &[
                (30, vec![(300, "第二十条第（一）项")]),
                (30, headers.to_vec()),
                (30, vec![(0, "规章")]),
                (30, vec![(0, "行政规范性"), (640, "12")]),
                (25, vec![(0, "文件")]),
                (30, vec![(300, "第二十条第（八）项")]),
                (25, vec![(300, "本年收费金额")]),
                (12, vec![(0, "信息内容")]),
                (12, vec![(300, "（单位：万元）")]),
                (30, vec![(0, "行政事业性收费")]),
            ],
            &[
                "0:第二十条第（一）项:1x4",
                "0:信息内容 1:本年制发件数 2:本年废止件数 3:现行有效件数",
                "0:规章 1:/ 2:/ 3:/",
                "0:行政规范性文件 1:/ 2:/ 3:12",
                "0:第二十条第（八）项:1x4",
                "0:信息内容 1:本年收费金额（单位：万元）:1x3",
                "0:行政事业性收费 1:/:1x3",
            ],
        );
    }
}
