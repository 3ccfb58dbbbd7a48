//! Reports one after another → one file of all of them.

use super::printed::CheckRecord;
use super::rows::ExportRows;
use crate::view::remark::remarked_file::RemarkedReport;
use crate::view::summary::ReportRow;

/// A file of reports, while they come in.
pub trait Assembly {
    /// Adds a report with its row; one that could not be read has nothing kept. False where the file has no room for
    /// all of it.
    fn add(&mut self, row: &ReportRow, kept: Option<Kept>) -> bool;

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
    Rows(Box<ExportRows>),
    /// The record of its check.
    Printed(Box<CheckRecord>),
    /// Its file with remarks.
    Remarked(Box<RemarkedReport>),
}
