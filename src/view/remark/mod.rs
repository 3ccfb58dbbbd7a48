//! A file and what was found in it → the same file with remarks (批注) for whoever mends it: comments in a DOCX,
//! notes on the cells of an XLSX. Of any other form comes a page of the report with its marks (`page`).
//!
//! An office file is changed in the bytes where something is put in. All else keeps its bytes.

mod align;
mod body;
mod cells;
mod docx;
pub mod export;
mod package;
mod page;
mod ranges;
pub(in crate::view) mod remarked_file;
mod vml;
mod xlsx;
mod xml;

use crate::check::Checked;
use crate::language::{Label, Language};
use crate::read::characters::visible;
use crate::read::document::FilePlace;
use crate::read::refusal::Refusal;
use crate::read::span::Span;
use crate::report::figure::FigureId;
use crate::rules::level::Level;
use crate::view::card::{Card, Dismissed, cards};
use crate::view::export::changes;
use crate::view::export::exported::Exported;
use crate::view::export::said::said_of_cause;
use package::Main;
pub use remarked_file::Remarked;

/// Who signs the remarks, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signature {
    /// The author that is shown.
    pub author: String,
    /// The author in one or two characters.
    pub initials: String,
    /// The day, as 2024-01-31; none where it is not known.
    pub date: String,
}

impl Signature {
    /// The signature of this program.
    pub fn of_gouji(date: impl Into<String>) -> Self {
        Self {
            author: "勾稽".to_owned(),
            initials: "勾".to_owned(),
            date: date.into(),
        }
    }

    /// Who and when, on one line.
    fn line(&self, language: Language) -> String {
        let version = env!("CARGO_PKG_VERSION");
        let date = match (self.date.as_str(), language) {
            ("", _) => String::new(),
            (date, Language::Chinese) => format!("，{date}"),
            (date, Language::English) => format!(", {date}"),
        };
        format!("{} gouji {version}{date}", self.author)
    }
}

/// What is remarked at one place: a cause with its findings, or a finding alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// How serious it is.
    pub level: Level,
    /// The figure that it is on, if it is on one.
    pub figure: Option<FigureId>,
    /// Where in the text of the document; empty for a blank cell.
    pub span: Span,
    /// The cell, by its table, row and column from 1.
    pub cell: Option<(u32, u32, u32)>,
    /// Where in the file, where its form has places of its own.
    pub place: Option<FilePlace>,
    /// What is said, a paragraph each; the first one is the heading.
    pub lines: Vec<String>,
}

impl Remark {
    /// What is said; elsewhere than at its number, that it was not located.
    fn said(&self, is_placed: bool, language: Language) -> impl Iterator<Item = &str> {
        let astray = self.figure.is_some() && !is_placed;
        let astray = astray.then(|| NOT_PLACED.get(language));
        self.lines.iter().map(String::as_str).chain(astray)
    }
}

const NOT_PLACED: Label = Label {
    zh: "（没有在文件中定位到这个数，批注放在开头。）",
    en: "(The number was not located in the file, so this is put at its beginning.)",
};

/// The file that a report was read from, with a remark for everything that was found and for everything that a person
/// changed; none where there is neither.
///
/// The file is what was read, so that what is found in it as it was printed is remarked on: a number that a person
/// changed is still the former one there. A DOCX and an XLSX come back as they were, with comments or notes. Of any other
/// file, and of one that nothing can be put into, comes a page with the marks.
pub fn remarked(bytes: &[u8], of: &Exported<'_>, signature: &Signature) -> Option<Remarked> {
    let changed = on_changes(of);
    let of = &match of.as_printed {
        // a form that is filled in here was printed nowhere
        Some(as_printed) if !of.unfinished => Exported {
            checked: as_printed,
            as_printed: None,
            ..*of
        },
        _ => *of,
    };
    let mut remarks = remarks(of.checked, of.dismissed, of.unfinished, of.language);
    remarks.extend(changed);
    if remarks.is_empty() {
        return None;
    }
    let document = &of.checked.document;
    let (bytes, extension) = match package::main(bytes) {
        Some(Main::Text) => (
            docx::write(bytes, document, &remarks, signature, of.language),
            "docx",
        ),
        Some(Main::Workbook) => (
            xlsx::write(bytes, document, &remarks, signature, of.language),
            "xlsx",
        ),
        None => (Err(Refusal::Unknown), ""),
    };
    let count = remarks.len();
    Some(match bytes {
        Ok(bytes) => Remarked {
            bytes,
            extension,
            remarks: count,
        },
        Err(_) => Remarked {
            bytes: visible(page::write(of, &remarks, signature)).into_bytes(),
            extension: "html",
            remarks: count,
        },
    })
}

/// A remark for each number that a person changed, on what is printed there.
fn on_changes(of: &Exported<'_>) -> Vec<Remark> {
    let printed = of.as_printed.filter(|_| !of.unfinished);
    let Some(printed) = printed else {
        return Vec::new();
    };
    let lines = of.changes().into_iter();
    let remarks = lines.filter_map(|line| {
        let figure = printed.report.figure(line.figure)?;
        let said = changes::said(&line, of.language);
        let lines = [
            format!("{}{said}", CHANGE.get(of.language)),
            line.why.get(of.language).to_owned(),
        ];
        Some(Remark {
            level: Level::Note,
            figure: Some(figure.id),
            span: figure.span,
            cell: figure.cell,
            place: figure.place.clone(),
            lines: lines.into(),
        })
    });
    remarks.collect()
}

const CHANGE: Label = Label {
    zh: "建议修改：",
    en: "Suggested change: ",
};

/// The remarks on a report, the most serious first.
pub fn remarks(
    checked: &Checked,
    dismissed: &Dismissed,
    unfinished: bool,
    language: Language,
) -> Vec<Remark> {
    let cards = cards(checked, dismissed, unfinished).into_iter();
    cards
        .filter_map(|card| remark(checked, &card, language))
        .collect()
}

fn remark(checked: &Checked, card: &Card, language: Language) -> Option<Remark> {
    let lead = checked.findings.get(card.lead(checked)?)?;
    let figure = culprit(checked, card).or_else(|| lead.figures.first().copied());
    let figure = figure.and_then(|id| checked.report.figure(id));
    let at = lead.at.first().copied().unwrap_or_default();
    Some(Remark {
        level: card.level,
        figure: figure.map(|figure| figure.id),
        span: figure.map_or(at, |figure| figure.span),
        cell: figure.and_then(|figure| figure.cell),
        place: figure.and_then(|figure| figure.place.clone()),
        lines: lines(checked, card, language),
    })
}

/// The number that is most likely wrong, where one is.
fn culprit(checked: &Checked, card: &Card) -> Option<FigureId> {
    let cause = checked.causes.get(card.cause?)?;
    let repair = cause.repairs.first().filter(|_| !cause.tied)?;
    repair.changes.first().map(|change| change.figure)
}

/// What is said of a card: each finding with its equation, then the cause.
fn lines(checked: &Checked, card: &Card, language: Language) -> Vec<String> {
    let mut lines = Vec::new();
    let mut push = |line: &str| {
        if !line.is_empty() {
            lines.push(line.to_owned());
        }
    };
    for finding in card
        .findings
        .iter()
        .filter_map(|&at| checked.findings.get(at))
    {
        let (level, title) = (finding.level.label(), finding.title.get(language));
        let colon = COLON.get(language);
        push(&format!("{}{colon}{title}", level.get(language)));
        push(finding.message.get(language));
        let judged = finding.judged.and_then(|at| checked.ledger.get(at));
        if let Some(judged) = judged {
            push(&checked.written(judged).to_string());
        }
    }
    let cause = card.cause.and_then(|at| checked.causes.get(at));
    lines.extend(cause.and_then(|cause| said_of_cause(cause, language)));
    lines
}

const COLON: Label = Label {
    zh: "：", en: ": "
};

#[cfg(test)]
mod tests;
