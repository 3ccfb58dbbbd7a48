//! What leaves the page or the command: a checked report in, text out, in every form that there is.

pub mod changes;
#[cfg(feature = "cli")]
pub mod json;
#[cfg(feature = "cli")]
mod places;
pub mod record;
#[cfg(feature = "cli")]
pub mod sarif;
#[cfg(feature = "cli")]
pub mod sums;
#[cfg(feature = "cli")]
pub mod survey;
pub mod tables;
#[cfg(feature = "cli")]
pub mod text;

pub use changes::{ChangeLine, changes};
pub use record::record;

use crate::check::Checked;
use crate::language::{Label, Language};
use crate::view::card::Dismissed;

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
