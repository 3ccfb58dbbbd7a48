//! The list of exports: what each is called, how it is made, and who offers it.

use super::assembly::{Assembly, Kept, TextFile};
use super::overall::Overall;
use super::{Exported, changes, csv, json, printed, record, sarif, tables, text, xlsx};
use crate::language::{Label, Language};
use crate::view::remark;
use crate::view::summary::Row;
use crate::view::summary::table::file_name;

/// A form in which reports are exported: an entry of the list that the page and the command offer.
///
/// Several reports may be exported into one text: what begins it, each report, and what ends it.
pub struct Export {
    /// The name on the command line. Never reused for anything else.
    pub name: &'static str,
    /// What it is called.
    pub title: Label,
    /// What is in it, or what it is for.
    pub hint: Label,
    /// How the name of a file of it ends; of many reports where that is another one, as `file` says.
    pub extension: &'static str,
    /// Who offers it.
    pub offered: Offered,
    /// Whether it takes the files that reports were read from.
    pub of_files: bool,
    /// Whether it lists what a person changed, and is nothing where nothing was.
    pub of_changes: bool,
    /// Where it is HTML that is pasted: what is copied beside it for programs that take none.
    pub as_text: Option<&'static Export>,
    /// What comes before all reports.
    pub begin: fn(Language) -> String,
    /// One report; empty where there is nothing to say of it.
    pub report: fn(&Exported<'_>) -> String,
    /// An input that could not be read, where the form has a place for it.
    pub refused: fn(&Row, Language) -> String,
    /// What comes between two reports.
    pub between: &'static str,
    /// What many reports come to, where the form says that.
    pub overall: Option<fn(&Overall, Language) -> String>,
    /// What comes behind all reports.
    pub end: &'static str,
    /// Where it is no text: how the file of all reports is made. What comes before, between and behind them is nothing
    /// then.
    pub binary: Option<&'static Binary>,
}

/// Who offers an export.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Offered {
    /// The command, among its formats.
    pub by_command: bool,
    /// The page, for the report that is shown.
    pub for_one: bool,
    /// The page, for the reports of its table.
    pub for_many: bool,
}

impl Offered {
    /// Everywhere.
    pub const EVERYWHERE: Self = Self {
        by_command: true,
        for_one: true,
        for_many: true,
    };
    /// By the command, and for one report.
    pub const FOR_ONE: Self = Self {
        for_many: false,
        ..Self::EVERYWHERE
    };
}

/// How a file that is no text is made of any number of reports.
pub struct Binary {
    /// What is kept of a report until then.
    pub keep: fn(&Exported<'_>) -> Kept,
    /// The file, before the first report: of one report, or of many.
    pub begin: fn(bool, Language) -> Box<dyn Assembly>,
}

impl Export {
    /// A form in which reports follow one another.
    pub(in crate::view) const fn plain(
        name: &'static str,
        (title, hint): (Label, Label),
        extension: &'static str,
        report: fn(&Exported<'_>) -> String,
    ) -> Self {
        Self {
            name,
            title,
            hint,
            extension,
            offered: Offered::EVERYWHERE,
            of_files: false,
            of_changes: false,
            as_text: None,
            begin: |_| String::new(),
            report,
            refused: |_, _| String::new(),
            between: "",
            overall: None,
            end: "",
            binary: None,
        }
    }

    /// The export of one report and no other; empty where there is nothing to say of it.
    pub fn text_of(&self, of: &Exported<'_>) -> String {
        match (self.report)(of) {
            text if text.is_empty() => text,
            text => (self.begin)(of.language) + text.as_str() + self.end,
        }
    }

    /// What is kept of a report until the file of all is made.
    pub fn keep(&self, of: &Exported<'_>) -> Kept {
        match self.binary {
            Some(binary) => (binary.keep)(of),
            None => Kept::Text((self.report)(of)),
        }
    }

    /// The file before the first report: of one report, or of many.
    pub fn file(&'static self, is_many: bool, language: Language) -> Box<dyn Assembly> {
        match self.binary {
            Some(binary) => (binary.begin)(is_many, language),
            None => Box::new(TextFile::new(self, language)),
        }
    }
}

/// What a file of this export of a report is called: office and year, or its source where they are not known.
pub fn named(of: &Exported<'_>, export: &Export) -> String {
    let report = &of.checked.report;
    let office = report.agency.as_ref().map(|agency| agency.value.as_str());
    let source = file_name(of.source);
    let stem = source.rsplit_once('.').map_or(source, |(stem, _)| stem);
    let year = report.year.as_ref().map(|year| year.value);
    let title = short_title(export, of.language);
    let name = match (of.language, office.unwrap_or(stem), year) {
        (Language::Chinese, office, Some(year)) => format!("{office}{year}年{title}"),
        (Language::Chinese, office, None) => format!("{office}{title}"),
        (Language::English, office, Some(year)) => format!("{office} {year} {title}"),
        (Language::English, office, None) => format!("{office} {title}"),
    };
    as_file_name(name.trim())
}

/// What a file of this export of so many reports is called.
pub fn name_of_many(count: usize, export: &Export, language: Language) -> String {
    let title = short_title(export, language);
    as_file_name(&match language {
        Language::Chinese => format!("{count}份报告{title}"),
        Language::English => format!("{title} of {count} reports"),
    })
}

fn short_title(export: &Export, language: Language) -> &'static str {
    let title = export.title.get(language);
    title.split(['（', '(']).next().unwrap_or(title).trim()
}

/// A name that every system takes, and none is too long for.
pub fn as_file_name(name: &str) -> String {
    let kept = name.chars().map(|c| match c {
        '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|' => '_',
        c if c.is_control() => '_',
        c => c,
    });
    kept.take(60).collect()
}

/// Every export; the first is what the command prints where nothing else is asked for, and the page lists those that it
/// offers in this order.
pub static EXPORTS: &[&Export] = &[
    &text::TEXT,
    &remark::export::REMARKS,
    &printed::docx::DOCX,
    &printed::html::REPORT,
    &xlsx::XLSX,
    &csv::CSV,
    &record::RECORD,
    &changes::CHANGES,
    &tables::HTML,
    &tables::TABBED,
    &printed::markdown::MARKDOWN,
    &json::JSON,
    &sarif::SARIF,
];

/// The export of this name.
pub fn by_name(name: &str) -> Option<&'static Export> {
    EXPORTS.iter().copied().find(|export| export.name == name)
}
