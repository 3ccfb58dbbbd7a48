//! Stage 2: [`Document`] → [`Report`]: what the report says, as
//! figures that know where they are.
//!
//! | Name | Term | Where it is |
//! | --- | --- | --- |
//! | disclosure table | 主动公开政府信息情况 | section two, "table two" |
//! | application table | 收到和处理政府信息公开申请情况 | section three, "table three" |
//! | dispute table | 行政复议、行政诉讼情况 | section four, "table four" |
//! | figure | 数据 | a number cell of a table, or a number of the running text |
//! | statement | 表述 | what a sentence claims about its numbers |
//! | new, carried in | 本年新收, 上年结转 | table three, rows 一 and 二 |
//! | outcome | 办理结果 | table three, rows (一) to (六) |
//! | carried out | 结转下年度继续办理 | table three, row 四 |

pub mod cover;
mod edit;
pub mod figure;
pub mod figures;
pub mod offices;
pub mod reread;
pub mod statement;
pub mod sums;
pub mod table;
pub mod text;
pub mod years;

use std::ops::Range;

use crate::form::{Edition, TableKind, application, disclosure, dispute};
use crate::order::Map;
use crate::read::document::{Document, Unread};
use crate::read::number::Number;
use crate::read::span::Span;
use cover::date::Date;
pub use cover::{Located, Outline, Section, YearMention, YearSource};
use figure::{Edits, Figure, FigureId};
use figures::Figures;
use statement::Statement;
use table::headings::Heading;

/// What a report says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// The title, e.g. 某市财政局2023年政府信息公开工作年度报告.
    pub title: Option<Located<String>>,
    /// The agency (机关) that reports.
    pub agency: Option<Located<String>>,
    /// The year reported on.
    pub year: Option<Located<i32>>,
    /// The edition of the form, determined by the tables themselves, and by the year where there are none.
    pub edition: Option<Edition>,
    /// The sections found, in the order of the report.
    pub sections: Vec<Section>,
    /// The tables of the form that were recognised.
    pub tables: Vec<FormTable>,
    /// Every mention of the year reported on: title, period, text.
    pub years: Vec<YearMention>,
    /// The period of the data (统计期限), first and last day.
    pub period: Option<Located<(Date, Date)>>,
    /// The date of signature (落款日期) at the end, or of publication beside the title.
    pub signed: Option<Located<Date>>,
    /// Every date printed in full outside tables, possible or not.
    pub dates: Vec<Located<Date>>,
    /// The instruments that set the form, wherever they are cited: 60号 is edition 2019, 30号 is 2021.
    pub instruments: Vec<Located<Edition>>,
    /// What the report says of its own outline (由六部分组成).
    pub outline: Option<Located<Outline>>,
    /// Instructions of the form that were left in (该部分以表格形式报告).
    pub leftovers: Vec<Span>,
    /// Rows and columns of other tables that total the rest, in the order of the report.
    pub totals: Vec<LineTotal>,
    /// The words that head the figures of other tables.
    pub headings: Map<FigureId, Heading>,
    /// Every figure: of the form, of other tables, of the running text.
    pub figures: Figures,
    /// What the words before a number of the running text call it (主动公开政府信息), where they do.
    pub names: Map<FigureId, String>,
    /// What the sentences claim.
    pub statements: Vec<Statement>,
    /// Numbers of the text that are no quantities: dates, document numbers, articles, phones.
    pub no_quantities: Vec<Span>,
    /// What could not be read or placed: said, never guessed silently.
    pub unread: Vec<Unread>,
}

/// A row or column of a table outside the form whose name says that it totals others (合计, 总计, 小计,
/// 共计).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineTotal {
    /// The table among the document's tables, from 1.
    pub table: u32,
    /// Which line.
    pub line: TableLine,
    /// For each number of the line: the total, and the figures that it should add up.
    pub sums: Vec<(FigureId, Vec<FigureId>)>,
}

/// A row or a column of a table, counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TableLine {
    /// A row.
    Row(u32),
    /// A column.
    Column(u32),
}

/// A table of the form that was recognised.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "wire", derive(serde::Serialize, serde::Deserialize))]
pub struct FormTable {
    /// Which one.
    pub kind: TableKind,
    /// The edition that its own headers and rows show; the single-row (六)其他处理 of the edition 2019 may
    /// be in a table of the edition 2021.
    pub edition: Edition,
    /// The blocks of the document that it takes the place of.
    pub blocks: Range<usize>,
    /// Of table three: whether (六)其他处理 is in one row, as in the edition 2019.
    pub other_in_one_row: bool,
}

impl FormTable {
    /// Every figure that such a table has on the form, in the order of the form.
    pub fn form_figures(&self) -> Vec<FigureId> {
        match self.kind {
            TableKind::Disclosure => disclosure::blocks(self.edition)
                .iter()
                .flat_map(|block| block.rows.iter().map(|&row| (row, block.columns)))
                .flat_map(|(row, columns)| {
                    columns
                        .iter()
                        .map(move |&column| FigureId::Disclosure(row, column))
                })
                .collect(),
            TableKind::Application => {
                let rows = if self.other_in_one_row {
                    Edition::E2019
                } else {
                    Edition::E2021
                };
                application::Row::of(rows)
                    .iter()
                    .flat_map(|&row| {
                        application::Column::ALL.map(|column| FigureId::Application(row, column))
                    })
                    .collect()
            }
            TableKind::Dispute => dispute::Group::ALL
                .iter()
                .flat_map(|&group| {
                    dispute::Column::ALL.map(|column| FigureId::Dispute(group, column))
                })
                .collect(),
        }
    }
}

impl Report {
    /// The figure with this id, if the report has it.
    pub fn figure(&self, id: FigureId) -> Option<&Figure> {
        self.figures.get(id)
    }

    /// The number that was printed where the person typed another; none where nothing was typed or no
    /// number was printed, as in a form that is being filled in.
    pub fn former(&self, id: FigureId) -> Option<Number> {
        self.figure(id).and_then(edit::former)
    }

    /// The first recognised table of this kind.
    pub fn table(&self, kind: TableKind) -> Option<&FormTable> {
        self.tables.iter().find(|table| table.kind == kind)
    }
}

/// Recognises what the document says; figures named in `edits` hold what the person typed.
///
/// Of several reports in one document the latest is read.
pub fn recognise(document: &Document, edits: &Edits) -> Report {
    let Some((one, notes)) = cover::several::latest(document) else {
        return recognise_one(document, edits);
    };
    let mut report = recognise_one(&one, edits);
    report.unread.splice(0..0, notes);
    report
}

fn recognise_one(document: &Document, edits: &Edits) -> Report {
    let cover = cover::read(document);
    // before 2019 there was no form, whatever is cited
    let expected = match &cover.year {
        Some(year) => Edition::of_year(year.value),
        None => cover.instruments.first().map(|cited| cited.value),
    };
    let tables = table::read(document, &cover.sections, expected);
    let mut report = Report {
        title: cover.title,
        agency: cover.agency,
        year: cover.year,
        edition: tables.edition.or(expected),
        sections: cover.sections,
        years: cover.years,
        period: cover.period,
        signed: cover.signed,
        dates: cover.dates,
        instruments: cover.instruments,
        outline: cover.outline,
        leftovers: cover.leftovers,
        tables: tables.forms,
        totals: tables.totals,
        headings: tables.headings,
        figures: tables.figures,
        unread: tables.unread,
        ..Report::default()
    };
    edit::apply(document, edits, &mut report);
    text::read(document, edits, &mut report);
    report
}

/// Reads the running text of `document` into a report that was made up.
#[cfg(test)]
pub(crate) fn read_text(document: &Document, report: &mut Report) {
    text::read(document, &Edits::default(), report);
}
