//! Reports that were added up → the tables with the sums: text, CSV and HTML in the layout of the form, or JSON,
//! to which fields may be added, never renamed.

use super::{sums_book, sums_json, tables};
use crate::language::{Label, Language};
use crate::report::sums::Sums;
use crate::view::sums::{heading, report};

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
        print: |sums, language| sums_json::object(sums, language).into_bytes(),
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

fn text(sums: &Sums, language: Language) -> String {
    let heading = heading(sums);
    let tables = tables::tab_separated(&report(sums), Language::Chinese);
    format!("{}\n\n{tables}", heading.get(language))
}
