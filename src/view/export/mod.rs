//! What leaves the page or the command: a checked report in, text out, in every form that there is.

pub mod changes;
#[cfg(feature = "cli")]
pub mod csv;
#[cfg(feature = "cli")]
pub mod json;
#[cfg(feature = "cli")]
mod places;
#[cfg(feature = "office")]
pub mod printed;
pub mod record;
#[cfg(feature = "office")]
pub mod rows;
#[cfg(feature = "cli")]
pub mod sarif;
#[cfg(feature = "cli")]
pub mod sums;
#[cfg(feature = "cli")]
pub mod survey;
pub mod tables;
#[cfg(feature = "cli")]
pub mod text;
#[cfg(feature = "xlsx")]
pub mod xlsx;

pub use changes::{ChangeLine, changes};
pub use record::record;

use crate::check::Checked;
use crate::language::{Label, Language};
use crate::view::card::Dismissed;
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
    /// How the name of a file of it ends.
    pub extension: &'static str,
    /// Whether it lists what a person changed, which the command has nothing of.
    pub of_changes: bool,
    /// Where it is HTML: what is copied beside it for programs that take none.
    pub as_text: Option<&'static Export>,
    /// What comes before all reports.
    pub begin: fn(Language) -> String,
    /// One report; empty where there is nothing to say of it.
    pub report: fn(&Exported<'_>) -> String,
    /// What comes between two reports.
    pub between: &'static str,
    /// What comes behind all reports.
    pub end: &'static str,
    /// Where it is no text: how the file of all reports is made. What comes before, between and behind them is nothing
    /// then.
    #[cfg(feature = "office")]
    pub binary: Option<&'static Binary>,
}

/// How a file that is no text is made of any number of reports.
#[cfg(feature = "office")]
pub struct Binary {
    /// What is kept of a report until then.
    pub keep: fn(&Exported<'_>) -> Kept,
    /// The file of all that was kept.
    pub file: fn(&[Kept], Language) -> Vec<u8>,
}

/// What is kept of a report until the file of all is made.
#[cfg(feature = "office")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kept {
    /// Rows of tables.
    Rows(Box<rows::Rows>),
    /// The record of its check.
    Printed(Box<printed::Printed>),
}

/// A checked report to be exported.
#[derive(Clone, Copy, Debug)]
pub struct Exported<'a> {
    /// The report.
    pub checked: &'a Checked,
    /// The same document without the person's changes, where there are any.
    pub as_printed: Option<&'a Checked>,
    /// Findings that the person set aside.
    pub dismissed: &'a Dismissed,
    /// Whether it is a form that is still being filled in.
    pub unfinished: bool,
    /// The path or the name of what it was read from.
    pub source: &'a str,
    /// The path or the name of last year's report that it was compared with, where that is known.
    pub last_year: Option<&'a str>,
    /// The source as a URI.
    pub uri: &'a str,
    /// Whether its text is that of the file, so that lines can be named.
    pub plain: bool,
    /// The day of the check, where it is known: nothing here reads a clock.
    pub date: Option<&'a str>,
    /// Whether to list every relation too.
    pub ledger: bool,
    /// The language of what is said.
    pub language: Language,
}

impl Exported<'_> {
    /// The person's changes.
    fn changes(&self) -> Vec<ChangeLine> {
        let before = self.as_printed;
        before.map_or_else(Vec::new, |before| changes(before, self.checked))
    }
}

impl Export {
    /// A form in which reports follow one another.
    const fn plain(
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
            of_changes: false,
            as_text: None,
            begin: |_| String::new(),
            report,
            between: "",
            end: "",
            #[cfg(feature = "office")]
            binary: None,
        }
    }
}

impl Export {
    /// The export of one report and no other; empty where there is nothing to say of it.
    pub fn text_of(&self, of: &Exported<'_>) -> String {
        match (self.report)(of) {
            text if text.is_empty() => text,
            text => (self.begin)(of.language) + text.as_str() + self.end,
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
    let title = export.title.get(of.language);
    let title = title.split(['（', '(']).next().unwrap_or(title).trim();
    let name = match (of.language, office.unwrap_or(stem), year) {
        (Language::Chinese, office, Some(year)) => format!("{office}{year}年{title}"),
        (Language::Chinese, office, None) => format!("{office}{title}"),
        (Language::English, office, Some(year)) => format!("{office} {year} {title}"),
        (Language::English, office, None) => format!("{office} {title}"),
    };
    // no system takes these in names, and none takes long ones
    let kept = name.chars().map(|c| match c {
        '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|' => '_',
        c if c.is_control() => '_',
        c => c,
    });
    kept.take(60).collect()
}

/// Every export; the first is what the command prints where nothing else is asked for. What only the command offers is
/// not part of the page.
pub static EXPORTS: &[&Export] = &[
    #[cfg(feature = "cli")]
    &text::TEXT,
    #[cfg(feature = "cli")]
    &json::JSON,
    #[cfg(feature = "cli")]
    &sarif::SARIF,
    &record::RECORD,
    #[cfg(feature = "cli")]
    &printed::html::REPORT,
    #[cfg(feature = "cli")]
    &printed::docx::DOCX,
    #[cfg(feature = "cli")]
    &printed::markdown::MARKDOWN,
    #[cfg(feature = "cli")]
    &csv::CSV,
    #[cfg(all(feature = "cli", feature = "xlsx"))]
    &xlsx::XLSX,
    &changes::CHANGES,
    &tables::HTML,
    &tables::TABBED,
];

/// The export of this name.
pub fn by_name(name: &str) -> Option<&'static Export> {
    EXPORTS.iter().copied().find(|export| export.name == name)
}

#[cfg(test)]
mod tests;
