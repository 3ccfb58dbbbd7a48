//! What is handed to every export.

use super::changes::{ChangeLine, changes};
use crate::check::Checked;
use crate::language::Language;
use crate::view::card::Dismissed;

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
    /// The bytes of the file that it was read from, where it was read from one and they are wanted.
    pub file: Option<&'a [u8]>,
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
    pub(in crate::view) fn changes(&self) -> Vec<ChangeLine> {
        let before = self.as_printed;
        before.map_or_else(Vec::new, |before| changes(before, self.checked))
    }
}
