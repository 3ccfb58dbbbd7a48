//! Reports one after another → one file of all of them.

use super::Export;
use super::overall::Overall;
use super::printed::Printed;
use super::rows::Rows;
use crate::language::Language;
use crate::view::remark::export::RemarkedReport;
use crate::view::summary::Row;

/// The largest text that is gathered of many reports, in bytes: a browser holds no string much longer.
const TEXT: usize = 256 << 20;

/// A file of reports, while they come in.
pub trait Assembly {
    /// Adds a report with its row; one that could not be read has nothing kept. False where the file has no room for
    /// all of it.
    fn add(&mut self, row: &Row, kept: Option<Kept>) -> bool;

    /// The file; nothing where there is nothing to say of any report.
    fn finish(self: Box<Self>) -> Option<File>;
}

/// A file that was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// How its name ends.
    pub extension: &'static str,
    /// Its name without that, where it has one of its own.
    pub name: Option<String>,
}

/// What is kept of a report until the file of all is made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kept {
    /// Its text.
    Text(String),
    /// Rows of tables.
    Rows(Box<Rows>),
    /// The record of its check.
    Printed(Box<Printed>),
    /// Its file with remarks.
    Remarked(Box<RemarkedReport>),
}

/// A text of reports.
pub(super) struct TextFile {
    export: &'static Export,
    language: Language,
    text: String,
    overall: Overall,
}

impl TextFile {
    pub(super) fn new(export: &'static Export, language: Language) -> Self {
        Self {
            export,
            language,
            text: String::new(),
            overall: Overall::default(),
        }
    }
}

impl Assembly for TextFile {
    fn add(&mut self, row: &Row, kept: Option<Kept>) -> bool {
        self.overall.add(row);
        let text = match kept {
            Some(Kept::Text(text)) => text,
            _ => (self.export.refused)(row, self.language),
        };
        let has_room = self.text.len() + text.len() <= TEXT;
        if has_room && !text.is_empty() {
            if !self.text.is_empty() {
                self.text.push_str(self.export.between);
            }
            self.text.push_str(&text);
        }
        has_room
    }

    fn finish(self: Box<Self>) -> Option<File> {
        let many = self.overall.survey.inputs > 1;
        let overall = self.export.overall.filter(|_| many);
        let overall = overall.map(|write| write(&self.overall, self.language));
        if self.text.is_empty() && overall.is_none() {
            return None;
        }
        let mut text = (self.export.begin)(self.language);
        if let Some(overall) = overall {
            text.push_str(&overall);
            text.push_str(self.export.between);
        }
        text.push_str(&self.text);
        text.push_str(self.export.end);
        Some(File {
            bytes: text.into_bytes(),
            extension: self.export.extension,
            name: None,
        })
    }
}
