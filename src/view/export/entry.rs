//! An export: what it is called, how it is made of reports, and who offers it.

use super::Exported;
use super::assembly::{Assembly, File, Kept};
use super::overall::Overall;
use crate::language::{Label, Language};
use crate::read::characters::visible;
use crate::view::summary::ReportRow;

/// The largest text that is gathered of many reports, in bytes: a browser holds no string much longer.
const TEXT: usize = 256 << 20;

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
    pub refused: fn(&ReportRow, Language) -> String,
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
        match self.shown((self.report)(of)) {
            text if text.is_empty() => text,
            text => (self.begin)(of.language) + text.as_str() + self.end,
        }
    }

    /// What is kept of a report until the file of all is made.
    pub fn keep(&self, of: &Exported<'_>) -> Kept {
        match self.binary {
            Some(binary) => (binary.keep)(of),
            None => Kept::Text(self.shown((self.report)(of))),
        }
    }

    /// What is said of an input that could not be read, where the form has a place for it.
    pub fn said_of_refused(&self, row: &ReportRow, language: Language) -> String {
        self.shown((self.refused)(row, language))
    }

    /// What people read holds nothing that would turn or hide what is around it, or colour a terminal: names of files,
    /// and what a person typed, may hold anything. Programs read what is there.
    fn shown(&self, text: String) -> String {
        let is_data = matches!(self.extension, "json" | "jsonl" | "sarif");
        if is_data { text } else { visible(text) }
    }

    /// The file before the first report: of one report, or of many.
    pub fn file(&'static self, is_many: bool, language: Language) -> Box<dyn Assembly> {
        match self.binary {
            Some(binary) => (binary.begin)(is_many, language),
            None => Box::new(TextFile::new(self, language)),
        }
    }
}

/// A text of reports.
struct TextFile {
    export: &'static Export,
    language: Language,
    text: String,
    overall: Overall,
}

impl TextFile {
    fn new(export: &'static Export, language: Language) -> Self {
        Self {
            export,
            language,
            text: String::new(),
            overall: Overall::default(),
        }
    }
}

impl Assembly for TextFile {
    fn add(&mut self, row: &ReportRow, kept: Option<Kept>) -> bool {
        self.overall.add(row);
        let text = match kept {
            Some(Kept::Text(text)) => text,
            _ => self.export.said_of_refused(row, self.language),
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
