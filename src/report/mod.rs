//! Stage 2: [`Document`](crate::read::document::Document) → [`Report`]: what the report says, as
//! figures that know where they stand.
//!
//! | Name | Term | Where it stands |
//! | --- | --- | --- |
//! | disclosure table | 主动公开政府信息情况 | section two, "table two" |
//! | application table | 收到和处理政府信息公开申请情况 | section three, "table three" |
//! | dispute table | 行政复议、行政诉讼情况 | section four, "table four" |
//! | figure | 数据 | a number cell of a table, or a number of the running text |
//! | statement | 表述 | what a sentence claims about its numbers |
//! | new, carried in | 本年新收, 上年结转 | table three, rows 一 and 二 |
//! | outcome | 办理结果 | table three, rows (一) to (六) |
//! | carried out | 结转下年度继续办理 | table three, row 四 |

pub mod figure;
pub mod statement;

use std::collections::BTreeMap;
use std::ops::Range;

use crate::form::{Edition, TableKind};
use crate::read::document::{Document, Unread};
use crate::read::span::Span;
use figure::{Edits, Figure, FigureId};
use statement::Statement;

/// What a report says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// The title, e.g. 某市财政局2023年政府信息公开工作年度报告.
    pub title: Option<Found<String>>,
    /// The agency (机关) that reports.
    pub agency: Option<Found<String>>,
    /// The year reported on.
    pub year: Option<Found<i32>>,
    /// The edition of the form, told from the tables themselves, and from the year where there are none.
    pub edition: Option<Edition>,
    /// The sections found, in the order of the report.
    pub sections: Vec<Section>,
    /// The tables of the form that were recognised.
    pub tables: Vec<FormTable>,
    /// Every figure: of the form, of other tables, of the running text.
    pub figures: BTreeMap<FigureId, Figure>,
    /// What the sentences claim.
    pub statements: Vec<Statement>,
    /// Numbers of the text that are no quantities: dates, document numbers, articles, phones.
    pub no_quantities: Vec<Span>,
    /// What could not be read or placed: said, never guessed silently.
    pub unread: Vec<Unread>,
}

/// Something found, and the place that says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found<T> {
    /// What was found.
    pub value: T,
    /// Where.
    pub at: Span,
}

/// A section of the report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// The number printed before the heading (一 is 1), if any.
    pub number: Option<u32>,
    /// Which section of the form it is, 1 to 6, if it is one of them.
    pub of_form: Option<u32>,
    /// The heading.
    pub heading: Span,
    /// The blocks from the heading to before the next section, as indices into the document's blocks.
    pub blocks: Range<usize>,
}

/// A table of the form that was recognised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormTable {
    /// Which one.
    pub kind: TableKind,
    /// The edition that its own headers and rows show; the single-row (六)其他处理 of the edition 2019 may
    /// stand in a table of the edition 2021.
    pub edition: Edition,
    /// The blocks of the document that it takes the place of.
    pub blocks: Range<usize>,
}

impl Report {
    /// The figure with this id, if the report has it.
    pub fn figure(&self, id: FigureId) -> Option<&Figure> {
        self.figures.get(&id)
    }

    /// The first recognised table of this kind.
    pub fn table(&self, kind: TableKind) -> Option<&FormTable> {
        self.tables.iter().find(|table| table.kind == kind)
    }
}

/// Recognises what the document says; figures named in `edits` hold what the person typed.
pub fn recognise(_document: &Document, _edits: &Edits) -> Report {
    Report::default()
}
