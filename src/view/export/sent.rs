//! What the page sends to be checked or exported elsewhere, and what it is told of it.

use std::sync::Arc;

use crate::check::Config;
use crate::language::{Language, Words};
use crate::read::document::Document;
use crate::report::figure::Edits;
use crate::report::recognise;
use crate::report::sums::{SumPart, Sums};
use crate::view::card::Dismissed;

/// What is wanted: one file of one report, or of many.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "wire", derive(serde::Serialize, serde::Deserialize))]
pub struct WantedExport {
    /// The name of the export.
    pub export: String,
    /// Whether it is of many reports.
    pub is_many: bool,
    /// The language of what is said.
    pub language: Language,
    /// The day, as 2024-01-31.
    pub date: String,
}

/// A report to be checked, with what a person did to it; it is sent without being copied.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "wire", derive(serde::Serialize, serde::Deserialize))]
pub struct Sent<D = Document> {
    /// The path or the name of what it was read from.
    pub source: String,
    /// The report as it was read.
    pub document: D,
    /// Figures that the person changed.
    pub edits: Edits,
    /// Findings that the person set aside.
    pub dismissed: Dismissed,
    /// Whether it is a form that is still being filled in.
    pub unfinished: bool,
    /// What the reports of its parts come to, where it is held against that.
    pub sums: Option<Sums>,
    /// Last year's report, where it is held against that.
    pub last_year: Option<SentLastYear<D>>,
}

/// Last year's report of one to be checked.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "wire", derive(serde::Serialize, serde::Deserialize))]
pub struct SentLastYear<D = Document> {
    /// The path or the name of what it was read from, or else what it is called.
    pub source: String,
    /// The report as it was read.
    pub document: D,
    /// Figures that the person changed.
    pub edits: Edits,
}

impl Sent {
    /// What comes with the report, for a check.
    pub fn config(&self) -> Config {
        let last = self.last_year.as_ref();
        Config {
            edits: self.edits.clone(),
            last_year: last.map(|last| Arc::new(recognise(&last.document, &last.edits))),
            sums: self.sums.clone().map(Arc::new),
        }
    }
}

/// Reports to be added up.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "wire", derive(serde::Serialize, serde::Deserialize))]
pub struct SentParts {
    /// What each counts.
    pub parts: Vec<SumPart>,
    /// What the report of the whole counts.
    pub whole: Option<SumPart>,
}

/// An export as the page lists it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "wire", derive(serde::Serialize, serde::Deserialize))]
pub struct ExportOffer {
    /// The name of the export.
    pub export: String,
    /// What it is called.
    pub title: Words,
    /// What is in it, or what it is for.
    pub hint: Words,
    /// Whether it is text, which can be copied too.
    pub is_text: bool,
    /// The name of the export that is copied beside it for programs that take no HTML.
    pub as_text: Option<String>,
    /// Whether it lists what a person changed, and is nothing where nothing was.
    pub of_changes: bool,
}

/// A file that was made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Made {
    /// What it is called.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}
