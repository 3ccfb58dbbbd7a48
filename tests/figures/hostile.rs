//! Documents that no reader makes: nothing may panic.

use gouji::read::document::{Block, Cell, Document, Layout, Paragraph, Table};
use gouji::read::span::Span;
use gouji::report::figure::Edits;
use gouji::report::recognise;
use proptest::prelude::*;

const WORDS: [&str; 26] = [
    "一、本年新收政府信息公开申请数量",
    "(七)总计",
    "总计",
    "其他",
    "规章",
    "行政许可",
    "信息内容",
    "结果维持",
    "尚未审结",
    "行政复议",
    "0",
    "12",
    "-",
    "",
    "合计",
    "2023年12月31日",
    "统计期限自2023年1月1日至",
    "三、",
    "六个部分",
    "年度报告",
    "政府信息公开",
    "自然人",
    "一、总体情况",
    "1O",
    "９９９９９９９９９９９９９９９９９",
    "国办公开办函〔2021〕30号",
];

prop_compose! {
    fn words()(picked in prop::collection::vec(0..WORDS.len(), 0..40)) -> String {
        picked.into_iter().map(|at| WORDS[at]).collect()
    }
}

fn number() -> impl Strategy<Value = u32> {
    prop_oneof![8 => 0..12u32, 1 => any::<u32>()]
}

prop_compose! {
    fn cell(length: usize)(row in number(), column in number(), row_span in number(), column_span in number(), start in 0..=length, size in 0..40usize) -> Cell {
        Cell { row, column, row_span, column_span, span: Span::new(start, start + size), place: None }
    }
}

fn block(length: usize) -> impl Strategy<Value = Block> {
    let layout = prop::sample::select(vec![Layout::Grid, Layout::Rows, Layout::Cells]);
    let table = (
        layout,
        number(),
        number(),
        prop::collection::vec(cell(length), 0..60),
    )
        .prop_map(|(layout, rows, columns, cells)| {
            Block::Table(Table {
                layout,
                rows,
                columns,
                cells,
            })
        });
    let span = (0..=length, 0..60usize).prop_map(|(start, size)| Span::new(start, start + size));
    let paragraph = (prop::collection::vec(span, 0..4), any::<bool>())
        .prop_map(|(lines, heading)| Block::Paragraph(Paragraph { lines, heading }));
    prop_oneof![table, paragraph]
}

prop_compose! {
    fn document()(text in words())
        (blocks in prop::collection::vec(block(text.len()), 0..8), text in Just(text)) -> Document {
        Document { text, blocks, unread: Vec::new() }
    }
}

/// Every word a cell of its own, so that labels and values meet in every order.
fn streams() -> impl Strategy<Value = Document> {
    (prop::collection::vec(0..WORDS.len(), 0..200), 1..20u32).prop_map(|(picked, width)| {
        let mut text = String::new();
        let mut cells = Vec::new();
        for (at, word) in (0..).zip(picked) {
            let start = text.len();
            text.push_str(WORDS[word]);
            let span = Span::new(start, text.len());
            cells.push(Cell {
                row: at / width,
                column: at % width,
                row_span: 1,
                column_span: 1,
                span,
                place: None,
            });
        }
        let table = Table {
            layout: Layout::Rows,
            rows: 200,
            columns: width,
            cells,
        };
        Document {
            text,
            blocks: vec![Block::Table(table)],
            unread: Vec::new(),
        }
    })
}

fn edits() -> Edits {
    let ids = [
        "t3/new/sum",
        "t2/fee/amount",
        "table1/r1/c1",
        "table9/r4294967295/c0",
        "text@3",
    ];
    ids.into_iter()
        .map(|id| (id.parse().expect("the name of a figure"), "x".to_owned()))
        .collect()
}

proptest! {
    #[test]
    fn no_document_panics(document in document()) {
        recognise(&document, &edits());
    }

    #[test]
    fn no_table_panics(document in streams()) {
        let report = recognise(&document, &edits());
        for figure in report.figures.values() {
            prop_assert!(figure.span.of(&document.text).len() == figure.span.range().len());
        }
    }
}
