//! Reports that were added up → the tables with the sums: text, CSV and HTML in the layout of the form, or JSON,
//! to which fields may be added, never renamed.

use serde::Serialize;
use serde_json::Number as JsonNumber;

use super::json::{Shown, number};
use super::{sums_book, tables};
use crate::language::{Label, Language};
use crate::report::figure::{Edits, FigureId};
use crate::report::sums::{LeftOut, Part, Sums};
use crate::report::{Report, recognise};
use crate::view::sums::{document, heading, reason};

/// One way to print sums.
pub struct SumsExport {
    /// The name on the command line.
    pub name: &'static str,
    /// What it is.
    pub title: Label,
    /// How the name of a file of it ends.
    pub extension: &'static str,
    /// What is printed of the sums.
    pub print: fn(&Sums, Language) -> Vec<u8>,
    /// Whether that is text.
    pub is_text: bool,
}

/// Every one; the first is what the command prints where nothing else is asked for.
pub static SUMS_EXPORTS: [SumsExport; 6] = [
    SumsExport {
        name: "text",
        title: Label {
            zh: "表格，以制表符分隔，可粘贴到 Excel",
            en: "Tables, cells separated by tabs, to be pasted into Excel",
        },
        extension: "txt",
        print: |sums, language| text(sums, language).into_bytes(),
        is_text: true,
    },
    SumsExport {
        name: "json",
        title: Label {
            zh: "一个 JSON 对象，含各份报告的情况",
            en: "One JSON object, with what is to be known of each report",
        },
        extension: "json",
        print: |sums, language| json(sums, language).into_bytes(),
        is_text: true,
    },
    SumsExport {
        name: "csv",
        title: Label {
            zh: "表格，以逗号分隔，可用 Excel 打开",
            en: "Tables, cells separated by commas, to be opened in Excel",
        },
        extension: "csv",
        print: |sums, _| tables::comma_separated(&report(sums), Language::Chinese).into_bytes(),
        is_text: true,
    },
    SumsExport {
        name: "html",
        title: Label {
            zh: "表格，合并单元格保留，可贴到 Word、WPS、Excel",
            en: "Tables with their merged cells, to be pasted into Word, WPS and Excel",
        },
        extension: "html",
        // the form is Chinese, whatever language the rest is in
        print: |sums, _| tables::html(&report(sums), Language::Chinese).into_bytes(),
        is_text: true,
    },
    SumsExport {
        name: "tsv",
        title: Label {
            zh: "表格，以制表符分隔",
            en: "Tables, cells separated by tabs",
        },
        extension: "tsv",
        print: |sums, _| tables::tab_separated(&report(sums), Language::Chinese).into_bytes(),
        is_text: true,
    },
    SumsExport {
        name: "xlsx",
        title: Label {
            zh: "工作簿，合并单元格保留，另有各份报告的情况",
            en: "Workbook with merged cells, and what is to be known of each report",
        },
        extension: "xlsx",
        print: sums_book::workbook,
        is_text: false,
    },
];

/// The one of this name.
pub fn by_name(name: &str) -> Option<&'static SumsExport> {
    SUMS_EXPORTS.iter().find(|export| export.name == name)
}

/// The sums as a report with nothing but the official tables.
pub(super) fn report(sums: &Sums) -> Report {
    recognise(&document(sums), &Edits::new())
}

fn text(sums: &Sums, language: Language) -> String {
    let heading = heading(sums);
    let tables = tables::tab_separated(&report(sums), Language::Chinese);
    format!("{}\n\n{tables}", heading.get(language))
}

#[derive(Serialize)]
struct Object<'a> {
    sums: SumsEntry<'a>,
    figures: Vec<FigureEntry<'a>>,
}

/// What was added up.
#[derive(Serialize)]
pub(super) struct SumsEntry<'a> {
    year: Option<i32>,
    edition: Option<&'a str>,
    parts: Vec<PartEntry<'a>>,
    left_out: Vec<LeftOutEntry<'a>>,
}

#[derive(Serialize)]
struct PartEntry<'a> {
    source: &'a str,
    agency: Option<&'a str>,
    /// How many relations of its own are broken.
    broken: usize,
    /// How many cells are blank, and counted as zero.
    blank: usize,
    /// Cells of its tables without a number that could be read.
    unknown: Vec<Shown<FigureId>>,
}

#[derive(Serialize)]
struct LeftOutEntry<'a> {
    source: &'a str,
    agency: Option<&'a str>,
    reason: String,
}

#[derive(Serialize)]
struct FigureEntry<'a> {
    id: Shown<FigureId>,
    value: Option<JsonNumber>,
    /// Reports whose number is not in the sum, because it is not known.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    without: Vec<&'a str>,
}

fn json(sums: &Sums, language: Language) -> String {
    let figure = |id| {
        let total = sums.total(id);
        FigureEntry {
            id: Shown(id),
            value: total.sum.and_then(number),
            without: total.unknown.iter().map(|&part| sums.name(part)).collect(),
        }
    };
    let object = Object {
        sums: entry(sums, language),
        figures: sums.figures().into_iter().map(figure).collect(),
    };
    // Only maps with keys that are no strings and types that refuse can fail to serialise.
    serde_json::to_string(&object).unwrap_or_default() + "\n"
}

/// What was added up, as JSON tells it.
pub(super) fn entry<'a>(sums: &'a Sums, language: Language) -> SumsEntry<'a> {
    let part = |part: &'a Part| PartEntry {
        source: &part.source,
        agency: part.agency.as_deref(),
        broken: part.broken,
        blank: part.blanks(),
        unknown: part.unknown().map(Shown).collect(),
    };
    let left_out = |(part, why): &'a (Part, LeftOut)| LeftOutEntry {
        source: &part.source,
        agency: part.agency.as_deref(),
        reason: reason(sums, *why).get(language).to_owned(),
    };
    SumsEntry {
        year: sums.year,
        edition: sums.edition.map(crate::form::Edition::id),
        parts: sums.parts.iter().map(part).collect(),
        left_out: sums.left_out.iter().map(left_out).collect(),
    }
}
