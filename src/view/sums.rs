//! Reports that were added up → the tables of the form with the sums in them, and what a person must know of the
//! reports before the numbers are used.

use super::form_figures::{FormFigures, Shape};
use crate::language::{Label, Words};
use crate::order;
use crate::read::document::Document;
use crate::report::figure::Edits;
use crate::report::sums::{LeftOut, SumPart, Sums};
use crate::report::{Report, recognise};
use crate::verdict::label;

/// So many cells that hold no number are named.
const NAMED: usize = 3;

/// What was added up: 2023 年 · 2021 年格式 · 12 份报告合计.
pub fn heading(sums: &Sums) -> Words {
    let (mut zh, mut en) = (Vec::new(), Vec::new());
    if let Some(year) = sums.year {
        zh.push(format!("{year} 年"));
        en.push(year.to_string());
    }
    if let Some(edition) = sums.edition {
        zh.push(format!("{edition} 年格式"));
        en.push(format!("Form of {edition}"));
    }
    let count = sums.parts.len();
    let reports = if count == 1 { "report" } else { "reports" };
    zh.push(format!("{count} 份报告合计"));
    en.push(format!("Sum of {count} {reports}"));
    Words::new(zh.join(" · "), en.join(" · "))
}

/// A report that holds nothing but the official tables with the sums in them.
pub fn document(sums: &Sums) -> Document {
    let shape = |table: &crate::report::FormTable| {
        Shape::new(table.kind, table.edition, table.other_in_one_row)
    };
    let shown = |id| {
        let sum = sums.total(id).sum;
        (
            id,
            sum.map(|sum| sum.normalize().to_string())
                .unwrap_or_default(),
        )
    };
    let figures = FormFigures {
        agency: None,
        year: sums.year,
        tables: sums.tables.iter().map(shape).collect(),
        raw: order::map(sums.figures().into_iter().map(shown)),
    };
    figures.document(["", "", ""])
}

/// The sums as a report with nothing but the official tables.
pub fn report(sums: &Sums) -> Report {
    recognise(&document(sums), &Edits::new())
}

/// What is to be known of each report, those that are left out first.
pub fn remarks(sums: &Sums) -> Vec<Words> {
    let left_out = sums.left_out.iter().map(|(part, why)| {
        let why = reason(sums, *why);
        about(part, &[why])
    });
    let namesakes = order::set(sums.namesakes());
    let parts = (0..).zip(&sums.parts).filter_map(|(place, part)| {
        let remarks = of_part(sums, part, namesakes.contains(&place));
        (!remarks.is_empty()).then(|| about(part, &remarks))
    });
    left_out.chain(parts).collect()
}

/// Remarks in one sentence behind the name of the report.
fn about(part: &SumPart, remarks: &[Words]) -> Words {
    let list = |text: fn(&Words) -> &str, comma: &str| {
        let texts: Vec<&str> = remarks.iter().map(text).collect();
        texts.join(comma)
    };
    let agency = part.agency.as_deref();
    let (zh, en) = agency.map_or((String::new(), String::new()), |agency| {
        (format!("（{agency}）"), format!(" ({agency})"))
    });
    Words::new(
        format!("{}{zh}：{}。", part.source, list(|words| &words.zh, "；")),
        format!("{}{en}: {}.", part.source, list(|words| &words.en, "; ")),
    )
}

/// Why a report is not added up.
pub fn reason(sums: &Sums, why: LeftOut) -> Words {
    match why {
        LeftOut::Year(year) => {
            let of_all = sums.year.unwrap_or_default();
            Words::new(
                format!("是 {year} 年的报告，汇总的是 {of_all} 年，未计入"),
                format!("not counted: it is on {year}, the sums are on {of_all}"),
            )
        }
        LeftOut::Edition(edition) => {
            let of_all = sums.edition.map_or("", crate::form::Edition::id);
            Words::new(
                format!("用的是 {edition} 年格式，汇总的是 {of_all} 年格式，未计入"),
                format!("not counted: it uses the form of {edition}, the sums that of {of_all}"),
            )
        }
        LeftOut::NoTables => Words::new(
            "没有识别到表二、表三、表四，未计入",
            "not counted: none of tables two, three and four was found",
        ),
        LeftOut::Whole => Words::new(
            "就是汇总报告本身，未计入",
            "not counted: it is the report of the whole itself",
        ),
        LeftOut::SameAs(other) => {
            let other = sums.part(other).map_or("", |part| &part.source);
            Words::new(
                format!("与「{other}」机关相同、数字全同，只计一次"),
                format!("counted once: it has the agency and all numbers of {other}"),
            )
        }
    }
}

/// What is to be known of one that is added up; whether another one is of the same agency.
pub(in crate::view) fn of_part(sums: &Sums, part: &SumPart, namesake: bool) -> Vec<Words> {
    let mut remarks = Vec::new();
    let (broken, blanks) = (part.broken, part.blanks());
    if broken > 0 {
        let relations = if broken == 1 {
            "mismatch"
        } else {
            "mismatches"
        };
        remarks.push(Words::new(
            format!("自身有 {broken} 项不符，数字按原样计入"),
            format!("{broken} {relations} of its own, its numbers are counted as they are"),
        ));
    }
    if blanks > 0 {
        let cells = if blanks == 1 { "cell" } else { "cells" };
        remarks.push(Words::new(
            format!("{blanks} 格空白，按 0 计"),
            format!("{blanks} blank {cells} counted as 0"),
        ));
    }
    for table in &sums.tables {
        if !part.tables.contains(&table.kind) {
            let Label { zh, en } = table.kind.number();
            remarks.push(Words::new(
                format!("没有识别到{zh}，合计中没有它的数"),
                format!("{en} was not found, the sums lack its numbers"),
            ));
        }
    }
    let unknown: Vec<_> = part.unknown().collect();
    if !unknown.is_empty() {
        let report = crate::report::Report {
            edition: part.edition,
            ..crate::report::Report::default()
        };
        let names = unknown
            .iter()
            .take(NAMED)
            .map(|&id| label::figure(&report, id));
        let names: Vec<Words> = names.collect();
        let list = |text: fn(&Words) -> &str, comma: &str| {
            names.iter().map(text).collect::<Vec<_>>().join(comma)
        };
        let count = unknown.len();
        let (more_zh, more_en) = if count > NAMED {
            ("等", " and others")
        } else {
            ("", "")
        };
        let cells = if count == 1 { "cell" } else { "cells" };
        remarks.push(Words::new(
            format!(
                "{count} 格没有读出数字（{}{more_zh}），合计中没有它的数",
                list(|words| &words.zh, "、")
            ),
            format!(
                "{count} {cells} without a number that could be read ({}{more_en}), which the sums lack",
                list(|words| &words.en, "; ")
            ),
        ));
    }
    if let (None, Some(year)) = (part.year, sums.year) {
        remarks.push(Words::new(
            format!("没有读出年度，按 {year} 年计入"),
            format!("its year was not found, it is counted as one on {year}"),
        ));
    }
    if namesake {
        remarks.push(Words::new(
            "与前面一份机关相同、数字不同，两份都已计入",
            "of the agency of one before it, with other numbers: both are counted",
        ));
    }
    remarks
}
