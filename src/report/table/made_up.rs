//! A made-up form that no code knows: described as data, its tables are read all the same.

use super::logical;
use super::reader::{self, FoundTable};
use crate::form::Edition;
use crate::form::lexicon::{Lexicon, Name, Spellings};
use crate::form::table::{Columns, Header, TableBlock, TableDefinition, TableLayout};
use crate::read::document::{Block as DocumentBlock, Document};
use crate::read::{html, text};

/// What a website's yearly form may ask for: rows of visits, and rows of letters by who wrote them.
const LABELS: [&str; 11] = [
    "指标",
    "本年数量",
    "上年数量",
    "独立用户访问总量",
    "网站总访问量",
    "公众",
    "企业用户",
    "港澳台用户",
    "合计",
    "收到留言数量",
    "办结留言数量",
];

fn form() -> (Lexicon, TableDefinition) {
    let lexicon = Lexicon::new(LABELS.iter().map(|label| Spellings {
        printed: std::slice::from_ref(label),
        ..Spellings::default()
    }));
    let [
        begins,
        now,
        before,
        users,
        visits,
        public,
        firms,
        abroad,
        all,
        received,
        closed,
    ] = std::array::from_fn(|at| Name(u16::try_from(at).expect("a few labels")));
    let writers = Header {
        name: public,
        below: vec![Header::one(firms), Header::one(abroad)],
    };
    let block = |columns, rows: [Name; 2]| TableBlock {
        columns: vec![(Edition::E2021, columns)],
        rows: rows.map(|row| vec![row]).to_vec(),
    };
    let columns = vec![
        Columns::new(vec![Header::one(now), Header::one(before)]),
        Columns::new(vec![writers, Header::one(all)]),
    ];
    let layout = TableLayout(vec![
        block(0, [users, visits]),
        block(1, [received, closed]),
    ]);
    let mut table = TableDefinition::new(columns, vec![layout]);
    table.begins = Some(begins);
    table.least = 650;
    (lexicon, table)
}

/// The rows found, each with the last header of every value: `row: header=value …`.
fn written(found: &FoundTable<'_, '_>) -> Vec<String> {
    let label = |name: &Name| LABELS.get(usize::from(name.0)).copied().unwrap_or_default();
    let rows = found.rows.iter().map(|row| {
        let cells = row.cells.iter().map(|(columns, cell)| {
            let header = columns.last().map(label).unwrap_or_default();
            format!(" {header}={}", cell.text)
        });
        let own = row.row.last().map(label).unwrap_or_default();
        format!("{own}:{}", cells.collect::<String>())
    });
    rows.collect()
}

#[track_caller]
fn check(document: &Document, expected: &[&str], is_moved: bool) {
    let (lexicon, table) = form();
    let tables = document.blocks.iter().filter_map(|block| match block {
        DocumentBlock::Table(table) => Some(table),
        DocumentBlock::Paragraph(_) => None,
    });
    let rows: Vec<_> = (1..)
        .zip(tables)
        .flat_map(|(number, table)| logical::of(document, table, (number, 0), &lexicon))
        .collect();
    let found = reader::read(&rows, &table, &lexicon, Edition::E2021);
    assert_eq!(written(&found), expected);
    assert_eq!((found.unplaced.len(), found.is_moved), (0, is_moved));
}

#[test]
fn a_grid_is_read_by_its_headers() {
    check(
        &html(
            "<table><tr><td>指标</td><td>上年数量</td><td colspan=2>本年数量（个）</td></tr>\
             <tr><td>独立用户访问总量</td><td>7</td><td colspan=2>12</td></tr>\
             <tr><td>网站总访问量（单位：次）</td><td>70</td><td colspan=2>120</td></tr>\
             <tr><td rowspan=2>指标</td><td colspan=2>公众</td><td rowspan=2>合计</td></tr>\
             <tr><td>企业用户</td><td>港澳台用户</td></tr>\
             <tr><td>办结留言数量</td><td>1</td><td></td><td>1</td></tr></table>",
        ),
        &[
            "独立用户访问总量: 本年数量=12 上年数量=7",
            "网站总访问量: 本年数量=120 上年数量=70",
            "办结留言数量: 企业用户=1 港澳台用户= 合计=1",
        ],
        true,
    );
}

#[test]
fn a_flattened_table_is_read_by_its_order() {
    check(
        &text(
            "指标 |\n本年数量 |\n上年数量 |\n独立用户访问总量 |\n12 |\n7 |\n指标 |\n公众 |\n合计 |\n\
             企业用户 |\n港澳台用户 |\n收到留言数 |\n1 |\n2 |\n3 |\n",
        ),
        &[
            "独立用户访问总量: 本年数量=12 上年数量=7",
            "收到留言数量: 企业用户=1 港澳台用户=2 合计=3",
        ],
        false,
    );
}
