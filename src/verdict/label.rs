//! Figure → the name that a person knows it by, in both languages.

use crate::form::application::{self, Group};
use crate::form::{Edition, TableKind, dispute};
use crate::language::{Label, Words};
use crate::read::document::Document;
use crate::read::span::Span;
use crate::report::Report;
use crate::report::figure::{Figure, FigureId};

/// A figure's name in the two directions of its table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureName {
    /// The table, where it is none of the form; else empty.
    pub table: Words,
    /// The row, e.g. 「(一)予以公开」.
    pub row: Words,
    /// The column, e.g. 自然人.
    pub column: Words,
    /// What is before and behind the column in Chinese where several figures share it.
    around: (&'static str, &'static str),
}

impl FigureName {
    fn of_form(row: Words, column: Words) -> Self {
        Self {
            table: Words::default(),
            row: Words {
                zh: ["「", &row.zh, "」"].concat(),
                en: row.en,
            },
            column,
            around: ("「", "」列"),
        }
    }

    /// The column as what several figures share, e.g. 「自然人」列.
    pub fn shared_column(&self) -> Words {
        let (before, behind) = self.around;
        Words::new(
            [before, &self.column.zh, behind].concat(),
            self.column.en.clone(),
        )
    }
}

/// What a figure is named by in a sentence: 「(一)予以公开」自然人; of a number of the text, its words
/// and itself, 「主动公开政府信息」915 条.
pub fn figure(report: &Report, id: FigureId) -> Words {
    if name(report, id).is_some() {
        return called(report, id);
    }
    let printed = report.figure(id).map(printed).unwrap_or_default();
    if let Some(words) = report.names.get(&id) {
        return Words::new(
            format!("「{words}」{printed}"),
            format!("“{words}” {printed}"),
        );
    }
    Words::new(
        format!("正文「{printed}」"),
        format!("“{printed}” in the text"),
    )
}

/// What a figure is called beside its number: 「(一)予以公开」自然人, 「主动公开政府信息」.
pub fn called(report: &Report, id: FigureId) -> Words {
    if let Some(FigureName {
        table, row, column, ..
    }) = name(report, id)
    {
        let comma = if table.en.is_empty() { "" } else { ", " };
        return Words::new(
            format!("{}{}{}", table.zh, row.zh, column.zh),
            format!("{}{comma}{}, {}", table.en, row.en, column.en),
        );
    }
    match report.names.get(&id) {
        Some(words) => Words::new(format!("「{words}」"), format!("“{words}”")),
        None => Words::new("正文中的数", "Number in the text"),
    }
}

/// A number of the text with the unit behind it, 915 条; words such as 三成 hold theirs.
pub fn printed(figure: &Figure) -> String {
    let raw = &figure.raw;
    let digits = raw.ends_with(|last: char| last.is_ascii_digit());
    match figure.unit.as_deref().filter(|_| digits) {
        None => raw.clone(),
        Some("%") => format!("{raw}%"),
        Some(unit) => format!("{raw} {unit}"),
    }
}

/// The name of a figure in a table, by row and column; none for a number of the text.
pub fn name(report: &Report, id: FigureId) -> Option<FigureName> {
    match id {
        FigureId::Application(row, column) => Some(FigureName::of_form(
            application_row(row),
            column.label().into(),
        )),
        FigureId::Dispute(group, column) => Some(FigureName::of_form(
            dispute_group(group),
            column.label().into(),
        )),
        FigureId::Disclosure(row, column) => {
            let edition = report
                .table(TableKind::Disclosure)
                .map(|table| table.edition)
                .or(report.edition)
                .unwrap_or(Edition::E2021);
            let heading = column.label(edition);
            let column = Words::new(without_bracket(heading.zh), without_bracket(heading.en));
            Some(FigureName::of_form(row.label(edition).into(), column))
        }
        FigureId::Cell { table, row, column } => {
            let column = Words::new(format!("第 {column} 列"), format!("column {column}"));
            Some(FigureName {
                table: Words::new(format!("第 {table} 个表格"), format!("Table {table}")),
                row: Words::new(format!("第 {row} 行"), format!("row {row}")),
                column,
                around: ("", ""),
            })
        }
        FigureId::Text(_) => None,
    }
}

/// The name of a figure in a table, with the words before its row and above its column where
/// it is none of the form.
pub fn name_in(document: &Document, report: &Report, id: FigureId) -> Option<FigureName> {
    let mut name = name(report, id)?;
    let Some(heading) = report.headings.get(&id) else {
        return Some(name);
    };
    let quote = |span: Span| {
        let text = span.of(&document.text).replace('\n', "");
        Words::new(format!("「{text}」"), format!("“{text}”"))
    };
    if let Some(words) = heading.row {
        name.row = quote(words);
    }
    if let Some(words) = heading.column {
        name.column = quote(words);
        name.around = ("", "列");
    }
    Some(name)
}

/// A row of table three, short, and with its group where its own label does not say it.
pub fn application_row(row: application::Row) -> Words {
    use application::Row;
    let own = match row {
        Row::New => Label {
            zh: "一、本年新收",
            en: "I. Received this year",
        },
        Row::CarriedIn => Label {
            zh: "二、上年结转",
            en: "II. Carried in",
        },
        Row::CarriedOut => Label {
            zh: "四、结转下年度",
            en: "IV. Carried over",
        },
        Row::Partial => Group::Partial.label(),
        Row::OtherNotCorrected => Label {
            zh: "1.逾期不补正",
            en: "1. Not corrected in time",
        },
        Row::OtherUnpaid => Label {
            zh: "2.逾期未缴费",
            en: "2. Fee not paid in time",
        },
        _ => row.label(),
    };
    let group = match row {
        Row::Other => None,
        _ => Some(row.group()).filter(|group| {
            matches!(
                group,
                Group::Denied | Group::Unavailable | Group::Unprocessed | Group::Other
            )
        }),
    };
    match group {
        None => own.into(),
        Some(group) => {
            let group = group.label();
            Words::new(
                [group.zh, "—", own.zh].concat(),
                [group.en, ": ", own.en].concat(),
            )
        }
    }
}

/// A group of table four, with 行政诉讼 where its own label does not say it.
pub fn dispute_group(group: dispute::Group) -> Words {
    let label = group.label();
    match group {
        dispute::Group::Review => label.into(),
        dispute::Group::SuitDirect | dispute::Group::SuitAfterReview => {
            Words::new(format!("行政诉讼·{}", label.zh), label.en)
        }
    }
}

/// A heading without the remark in brackets behind it.
fn without_bracket(heading: &str) -> &str {
    heading.split('(').next().unwrap_or(heading).trim_end()
}
