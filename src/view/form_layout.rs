//! The official form as it is drawn: a table and an edition in, rows of cells with their spans out.
//!
//! One description for the page, the exported tables and the reports that are made from figures alone.

use crate::form::{Edition, TableKind, application, disclosure, dispute};
use crate::language::Label;
use crate::report::Report;
use crate::report::figure::FigureId;

/// A cell of the form. A merged cell is listed once, in its first row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FormCell {
    /// How many rows it covers, at least 1.
    pub row_span: u32,
    /// How many columns it covers, at least 1.
    pub column_span: u32,
    /// What it holds.
    pub content: FormContent,
}

/// What a cell of the form holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormContent {
    /// The note in the upper left corner of table three.
    Corner(Label),
    /// The heading of a block over the whole width, e.g. 第二十条第(一)项.
    Block(Label),
    /// The heading of the columns below it.
    Column(Label),
    /// The heading of the cells right of it: of one row, or a narrow one beside several rows.
    Row(Label),
    /// A number to be filled in.
    Figure(FigureId),
}

impl FormCell {
    fn new(row_span: usize, column_span: usize, content: FormContent) -> Self {
        let span = |count: usize| u32::try_from(count).unwrap_or(1).max(1);
        Self {
            row_span: span(row_span),
            column_span: span(column_span),
            content,
        }
    }
}

/// Number of columns of a table of the form.
pub fn columns(kind: TableKind) -> u32 {
    match kind {
        TableKind::Disclosure => 4,
        TableKind::Application => 10,
        TableKind::Dispute => 15,
    }
}

/// The cells of a table of the form, row by row.
///
/// `single_other` puts (六)其他处理 into one row, as edition 2019 always does and some reports of edition
/// 2021 still do.
pub fn layout(kind: TableKind, edition: Edition, single_other: bool) -> Vec<Vec<FormCell>> {
    match kind {
        TableKind::Disclosure => disclosure_table(edition),
        TableKind::Application if single_other => application_table(Edition::E2019),
        TableKind::Application => application_table(edition),
        TableKind::Dispute => dispute_table(),
    }
}

/// The cells of a table as the report has it; nothing where it was not recognised.
pub fn layout_of(report: &Report, kind: TableKind) -> Option<Vec<Vec<FormCell>>> {
    let table = report.table(kind)?;
    Some(layout(kind, table.edition, has_single_other(report)))
}

/// Whether the report's table three has (六)其他处理 in one row.
pub fn has_single_other(report: &Report) -> bool {
    let table = report.table(TableKind::Application);
    table.is_some_and(|table| table.other_in_one_row)
}

/// Cells with the place in the grid that their spans give them: row and column, from 0.
pub fn placed(rows: Vec<Vec<FormCell>>) -> Vec<(u32, u32, FormCell)> {
    // for each column, the first row that no cell from above reaches into
    let mut free: Vec<u32> = Vec::new();
    let mut placed = Vec::new();
    for (row, line) in (0..).zip(rows) {
        let mut column = 0_usize;
        for cell in line {
            while free.get(column).is_some_and(|&free| free > row) {
                column += 1;
            }
            let end = column + cell.column_span as usize;
            free.resize(free.len().max(end), 0);
            for below in free.iter_mut().take(end).skip(column) {
                *below = row + cell.row_span;
            }
            placed.push((row, u32::try_from(column).unwrap_or(u32::MAX), cell));
            column = end;
        }
    }
    placed
}

fn disclosure_table(edition: Edition) -> Vec<Vec<FormCell>> {
    let width = 4;
    let mut rows = Vec::new();
    for block in disclosure::blocks(edition) {
        let heading = Label {
            zh: block.heading,
            en: article(block.heading),
        };
        rows.push(vec![FormCell::new(1, width, FormContent::Block(heading))]);
        // the last column takes what the others leave of the width
        let span = |index: usize| match block.columns.len() {
            count if index + 1 == count => width.saturating_sub(count),
            _ => 1,
        };
        let mut head = vec![FormCell::new(1, 1, FormContent::Column(SUBJECT))];
        for (index, column) in block.columns.iter().enumerate() {
            let content = FormContent::Column(column.label(edition));
            head.push(FormCell::new(1, span(index), content));
        }
        rows.push(head);
        for &row in block.rows {
            let mut cells = vec![FormCell::new(1, 1, FormContent::Row(row.label(edition)))];
            for (index, &column) in block.columns.iter().enumerate() {
                let content = FormContent::Figure(FigureId::Disclosure(row, column));
                cells.push(FormCell::new(1, span(index), content));
            }
            rows.push(cells);
        }
    }
    rows
}

fn application_table(edition: Edition) -> Vec<Vec<FormCell>> {
    use application::{Column, Group, Row};
    let column = |column: Column| FormContent::Column(column.label());
    let organisations = Column::PARTS.len().saturating_sub(1);
    let mut rows = vec![
        vec![
            FormCell::new(3, 3, FormContent::Corner(CORNER)),
            FormCell::new(1, Column::ALL.len(), FormContent::Column(APPLICANTS)),
        ],
        vec![
            FormCell::new(2, 1, column(Column::Natural)),
            FormCell::new(1, organisations, FormContent::Column(ORGANISATIONS)),
            FormCell::new(2, 1, column(Column::Sum)),
        ],
        Column::PARTS
            .iter()
            .filter(|&&part| part != Column::Natural)
            .map(|&part| FormCell::new(1, 1, column(part)))
            .collect(),
    ];

    let all = Row::of(edition);
    let closed = |row: Row| row.is_outcome() || row == Row::Total;
    let mut before = None;
    for &row in all {
        let mut cells = Vec::new();
        if closed(row) && !before.is_some_and(closed) {
            let count = all.iter().filter(|&&row| closed(row)).count();
            cells.push(FormCell::new(count, 1, FormContent::Row(OUTCOMES)));
        }
        let group = row.group();
        let size = all.iter().filter(|row| row.group() == group).count();
        let width = match group {
            Group::Received | Group::CarriedOut => 3,
            _ if size == 1 => 2,
            _ => 1,
        };
        if width == 1 && before.map(Row::group) != Some(group) {
            cells.push(FormCell::new(size, 1, FormContent::Row(group.label())));
        }
        cells.push(FormCell::new(1, width, FormContent::Row(row.label())));
        for column in Column::ALL {
            let content = FormContent::Figure(FigureId::Application(row, column));
            cells.push(FormCell::new(1, 1, content));
        }
        rows.push(cells);
        before = Some(row);
    }
    rows
}

fn dispute_table() -> Vec<Vec<FormCell>> {
    use dispute::{Column, Group};
    let width = Column::ALL.len();
    let group = |group: Group, rows| FormCell::new(rows, width, FormContent::Column(group.label()));
    let each = |content: fn(Group, Column) -> FormContent| {
        let cells = Group::ALL.into_iter().flat_map(move |group| {
            Column::ALL.map(|column| FormCell::new(1, 1, content(group, column)))
        });
        cells.collect::<Vec<_>>()
    };
    vec![
        vec![
            group(Group::Review, 2),
            FormCell::new(1, width * 2, FormContent::Column(LAWSUITS)),
        ],
        vec![
            group(Group::SuitDirect, 1),
            group(Group::SuitAfterReview, 1),
        ],
        each(|_, column| FormContent::Column(column.label())),
        each(|group, column| FormContent::Figure(FigureId::Dispute(group, column))),
    ]
}

/// The English of a block's heading in table two.
fn article(heading: &'static str) -> &'static str {
    match heading {
        "第二十条第(一)项" => "Article 20, item (1)",
        "第二十条第(五)项" => "Article 20, item (5)",
        "第二十条第(六)项" => "Article 20, item (6)",
        "第二十条第(八)项" => "Article 20, item (8)",
        "第二十条第(九)项" => "Article 20, item (9)",
        other => other,
    }
}

const SUBJECT: Label = Label {
    zh: "信息内容",
    en: "Subject",
};

const CORNER: Label = Label {
    zh: "(本列数据的勾稽关系为:第一项加第二项之和,等于第三项加第四项之和)",
    en: "(In each column, I plus II must equal III plus IV)",
};

const APPLICANTS: Label = Label {
    zh: "申请人情况",
    en: "Applicants",
};

const ORGANISATIONS: Label = Label {
    zh: "法人或其他组织",
    en: "Legal persons and other organisations",
};

/// 三、本年度办理结果: the heading beside all outcomes and their total.
pub const OUTCOMES: Label = Label {
    zh: "三、本年度办理结果",
    en: "III. Outcomes this year",
};

const LAWSUITS: Label = Label {
    zh: "行政诉讼",
    en: "Administrative lawsuits",
};

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// Lays the cells into a grid and checks that they fill it without gap or overlap.
    #[track_caller]
    fn check(kind: TableKind, edition: Edition, single_other: bool, rows: usize, figures: usize) {
        let cells = layout(kind, edition, single_other);
        let mut taken = BTreeSet::new();
        let mut ids = BTreeSet::new();
        for (row, column, cell) in placed(cells.clone()) {
            for down in 0..cell.row_span {
                for right in 0..cell.column_span {
                    let place = (row + down, column + right);
                    assert!(taken.insert(place), "overlap at {place:?}");
                }
            }
            if let FormContent::Figure(id) = cell.content {
                assert!(ids.insert(id), "{id} twice");
            }
        }
        assert_eq!(cells.len(), rows);
        let last = u32::try_from(rows).unwrap_or(0) - 1;
        assert_eq!(
            taken.len(),
            rows * columns(kind) as usize,
            "the grid is filled"
        );
        assert_eq!(taken.last(), Some(&(last, columns(kind) - 1)));
        assert_eq!(ids.len(), figures);
    }

    #[test]
    fn the_form_fills_its_grid() {
        check(TableKind::Disclosure, Edition::E2019, true, 18, 22);
        check(TableKind::Disclosure, Edition::E2021, false, 14, 10);
        check(TableKind::Application, Edition::E2019, true, 26, 161);
        check(TableKind::Application, Edition::E2021, false, 28, 175);
        check(TableKind::Application, Edition::E2021, true, 26, 161);
        check(TableKind::Dispute, Edition::E2019, true, 4, 15);
        check(TableKind::Dispute, Edition::E2021, false, 4, 15);
    }
}
