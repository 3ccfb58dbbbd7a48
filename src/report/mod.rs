//! Stage 2: [`Document`] → [`Report`]: what the report says, as
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

pub mod again;
pub mod agency;
pub mod date;
mod edit;
pub mod figure;
mod outline;
mod period;
mod section;
mod several;
pub mod statement;
pub mod table;
pub mod text;
mod title;

use std::collections::BTreeMap;
use std::ops::Range;

use crate::form::{Edition, TableKind, application, disclosure, dispute};
use crate::read::document::{Block, Document, Flow, Unread};
use crate::read::number::Number;
use crate::read::span::Span;
use crate::steps;
use date::Date;
use figure::{Edits, Figure, FigureId};
use statement::Statement;
use table::headings::Heading;

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
    /// Every mention of the year reported on: title, period, text.
    pub years: Vec<YearMention>,
    /// The period of the data (统计期限), first and last day.
    pub period: Option<Found<(Date, Date)>>,
    /// The date of signature (落款日期) at the end, or of publication beside the title.
    pub signed: Option<Found<Date>>,
    /// Every date printed in full outside tables, possible or not.
    pub dates: Vec<Found<Date>>,
    /// The instruments that set the form, wherever they are cited: 60号 is edition 2019, 30号 is 2021.
    pub instruments: Vec<Found<Edition>>,
    /// What the report says of its own outline (由六部分组成).
    pub outline: Option<Found<Outline>>,
    /// Instructions of the form that were left in (该部分以表格形式报告).
    pub leftovers: Vec<Span>,
    /// Rows and columns of other tables that total the rest, in the order of the report.
    pub totals: Vec<LineTotal>,
    /// The words that head the figures of other tables.
    pub headings: BTreeMap<FigureId, Heading>,
    /// Every figure: of the form, of other tables, of the running text.
    pub figures: BTreeMap<FigureId, Figure>,
    /// What the words before a number of the running text call it (主动公开政府信息), where they do.
    pub names: BTreeMap<FigureId, String>,
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

/// The year reported on, as one place gives it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct YearMention {
    /// The year.
    pub year: i32,
    /// What gives it.
    pub source: YearSource,
    /// Where.
    pub at: Span,
}

/// What gives the year reported on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum YearSource {
    /// The title.
    Title,
    /// The period of the data.
    Period,
    /// A sentence that names the report or the work of the year (现将2022年度政府信息公开情况报告如下).
    Text,
}

/// What a report says of its own outline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outline {
    /// The number of parts that it says it has.
    pub said: u32,
    /// The number of parts that it then lists; none where it lists none.
    pub listed: Option<u32>,
}

/// A row or column of a table outside the form whose name says that it totals others (合计, 总计, 小计,
/// 共计).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineTotal {
    /// The table among the document's tables, from 1.
    pub table: u32,
    /// Which line.
    pub line: Line,
    /// For each number of the line: the total, and the figures that it should add up.
    pub sums: Vec<(FigureId, Vec<FigureId>)>,
}

/// A row or a column of a table, counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Line {
    /// A row.
    Row(u32),
    /// A column.
    Column(u32),
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
    /// Of table three: whether (六)其他处理 stands in one row, as in the edition 2019.
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
        steps::count(1);
        self.figures.get(&id)
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
    let Some((one, notes)) = several::latest(document) else {
        return recognise_one(document, edits);
    };
    let mut report = recognise_one(&one, edits);
    report.unread.splice(0..0, notes);
    report
}

fn recognise_one(document: &Document, edits: &Edits) -> Report {
    let paragraphs = Paragraphs::of(document);
    let end = document.blocks.len();
    let sections = section::find(&paragraphs, end);
    let first = sections.first().map_or(end, |section| section.blocks.start);
    let second = sections.get(1).map_or(end, |section| section.blocks.start);
    let last = sections.last().map_or(0, |section| section.blocks.start);

    let period = period::period(&paragraphs);
    let year_of_data = period.as_ref().map(|period| period.value.1.year);
    let title = title::find(document, &paragraphs, first, year_of_data);
    let signed = period::signed(&paragraphs, first, last);
    let years = years(title.title.as_ref(), period.as_ref(), &paragraphs, first);
    let year = years
        .first()
        .map(|mention| Found {
            value: mention.year,
            at: mention.at,
        })
        .or_else(|| period::in_tables(document))
        .or_else(|| period::most_named(&paragraphs))
        .or_else(|| {
            let (_, signed) = signed.as_ref()?;
            Some(Found {
                value: signed.value.year - 1,
                at: signed.at,
            })
        });
    let agency = title
        .agency
        .or_else(|| title::signer(&paragraphs, signed.as_ref()?.0));
    let instruments = period::instruments(&paragraphs);

    // before 2019 there was no form, whatever is cited
    let expected = match &year {
        Some(year) => Edition::of_year(year.value),
        None => instruments.first().map(|cited| cited.value),
    };
    let tables = table::read(document, &sections, expected);
    let mut report = Report {
        title: title.title,
        agency,
        year,
        edition: tables.edition.or(expected),
        sections,
        years,
        period,
        signed: signed.map(|(_, signed)| signed),
        dates: period::dates(&paragraphs),
        instruments,
        outline: outline::find(&paragraphs, second),
        leftovers: outline::leftovers(&paragraphs),
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

/// The years that title, period and text give, in this order.
fn years(
    title: Option<&Found<String>>,
    period: Option<&Found<(Date, Date)>>,
    paragraphs: &Paragraphs,
    first: usize,
) -> Vec<YearMention> {
    let of_title = title.and_then(|title| {
        let year = date::years(&title.value).pop()?.value;
        Some(YearMention {
            year,
            source: YearSource::Title,
            at: title.at,
        })
    });
    let of_period = period.map(|period| {
        let (_, to) = period.value;
        YearMention {
            year: to.year,
            source: YearSource::Period,
            at: period.at,
        }
    });
    let of_text = period::mentions(paragraphs, first)
        .into_iter()
        .filter(|mention| !title.is_some_and(|title| title.at.contains(mention.at)));
    of_title
        .into_iter()
        .chain(of_period)
        .chain(of_text)
        .collect()
}

/// Reads the running text of `document` into a report that was made up.
#[cfg(test)]
pub(crate) fn read_text(document: &Document, report: &mut Report) {
    text::read(document, &Edits::default(), report);
}

/// The paragraphs of a document, each as one string.
struct Paragraphs(Vec<Paragraph>);

/// A paragraph as one string, and where it stands.
struct Paragraph {
    block: usize,
    heading: bool,
    span: Span,
    flow: Flow,
}

impl Paragraphs {
    fn of(document: &Document) -> Self {
        let blocks = document.blocks.iter().enumerate();
        let paragraphs = blocks.filter_map(|(block, content)| match content {
            Block::Paragraph(paragraph) => Some(Paragraph {
                block,
                heading: paragraph.heading,
                span: content.span(),
                flow: document.flow(block..block + 1),
            }),
            Block::Table(_) => None,
        });
        Self(paragraphs.collect())
    }
}
