//! What the tables of the official form look like.

use super::LabelTarget;
use crate::form::lexicon::Name;
use crate::form::table::{Columns, Header, TableBlock, TableDefinition, TableLayout};
use crate::form::{Edition, application, disclosure, dispute};

/// Table two: blocks of rows, each under columns of its own.
pub(super) fn disclosure(name: &dyn Fn(LabelTarget) -> Name) -> TableDefinition {
    let mut sets: Vec<Columns> = Vec::new();
    let mut layout: Vec<TableBlock> = Vec::new();
    for row in disclosure::Row::ALL {
        let mut block = TableBlock {
            rows: vec![vec![name(LabelTarget::DisclosureRow(row))]],
            ..TableBlock::default()
        };
        for edition in Edition::ALL {
            let blocks = disclosure::blocks(edition).iter();
            let Some(of_form) = blocks.clone().find(|block| block.rows.contains(&row)) else {
                continue;
            };
            let column = |column: &disclosure::Column| {
                // the editions print it nearly alike
                let edition = match column {
                    disclosure::Column::Decisions => Edition::E2019,
                    _ => edition,
                };
                Header::one(name(LabelTarget::DisclosureColumn(*column, edition)))
            };
            let columns = Columns::new(of_form.columns.iter().map(column).collect());
            let same = sets.iter().position(|other| *other == columns);
            let set = same.unwrap_or_else(|| {
                sets.push(columns);
                sets.len() - 1
            });
            block.columns.push((edition, set));
        }
        match layout.last_mut() {
            Some(last) if last.columns == block.columns => last.rows.append(&mut block.rows),
            _ => layout.push(block),
        }
    }
    let mut table = TableDefinition::new(sets, vec![TableLayout(layout)]);
    table.begins = Some(name(LabelTarget::Block));
    table.least = 650;
    table
}

/// Table three: one block, with (六)其他处理 in one row or in three.
pub(super) fn application(name: &dyn Fn(LabelTarget) -> Name) -> TableDefinition {
    use application::Column;
    let column = |column: Column| Header::one(name(LabelTarget::ApplicationColumn(column)));
    let organisations = Header {
        name: name(LabelTarget::ApplicationSpan),
        below: [
            Column::Business,
            Column::Research,
            Column::Charity,
            Column::Legal,
            Column::Other,
        ]
        .map(column)
        .to_vec(),
    };
    let headers = vec![column(Column::Natural), organisations, column(Column::Sum)];
    let row = |row: &application::Row| vec![name(LabelTarget::ApplicationRow(*row))];
    let layout = |edition| {
        TableLayout(vec![TableBlock {
            columns: both(0),
            rows: application::Row::of(edition).iter().map(row).collect(),
        }])
    };
    let layouts = Edition::ALL.map(layout).to_vec();
    let mut table = TableDefinition::new(vec![Columns::new(headers)], layouts);
    table.least = 400;
    table.by_order = true;
    table
}

/// Table four: as on the form in one row without a label, in three rows of five numbers, in five of three,
/// or in fifteen of one.
pub(super) fn dispute(name: &dyn Fn(LabelTarget) -> Name) -> TableDefinition {
    use dispute::{Column, Group};
    let result = |column: Column| name(LabelTarget::DisputeColumn(column));
    let group = |group: Group| name(LabelTarget::DisputeGroup(group));
    let results = || {
        Column::ALL
            .map(|column| Header::one(result(column)))
            .to_vec()
    };
    let groups = |below: &dyn Fn() -> Vec<Header>| {
        let header = |of: Group| Header {
            name: group(of),
            below: below(),
        };
        let suits = Header {
            name: name(LabelTarget::DisputeSpan),
            below: vec![header(Group::SuitDirect), header(Group::SuitAfterReview)],
        };
        Columns::new(vec![header(Group::Review), suits])
    };
    let layout = |columns: usize, rows: Vec<Vec<Name>>| {
        TableLayout(vec![TableBlock {
            columns: both(columns),
            rows,
        }])
    };
    let each = Group::ALL.map(|of| Column::ALL.map(|column| vec![group(of), result(column)]));
    let columns = vec![
        groups(&results),
        Columns::new(results()),
        groups(&Vec::new),
        Columns::new(Vec::new()),
    ];
    let layouts = vec![
        layout(0, vec![Vec::new()]),
        layout(1, Group::ALL.map(|of| vec![group(of)]).to_vec()),
        layout(2, Column::ALL.map(|column| vec![result(column)]).to_vec()),
        layout(3, each.into_iter().flatten().collect()),
    ];
    let mut table = TableDefinition::new(columns, layouts);
    table.least = 400;
    table.is_whole = true;
    table
}

/// The same set of columns in both editions.
fn both(columns: usize) -> Vec<(Edition, usize)> {
    Edition::ALL.map(|edition| (edition, columns)).to_vec()
}
