//! Findings as CSV, a row for each.

use super::rows::{ExportRows, FINDINGS, Heads, RowValue};
use super::tables::harmless;
use super::{Export, Exported};
use crate::language::{Label, Language};
use crate::view::summary::{Outcome, ReportRow};

/// A table of findings.
pub static CSV: Export = Export {
    begin,
    refused,
    ..Export::plain(
        "csv",
        (
            Label {
                zh: "问题清单（CSV）",
                en: "Findings as CSV",
            },
            Label {
                zh: "每个问题一行，Excel、WPS 直接打开",
                en: "A row for each, for Excel and WPS",
            },
        ),
        "csv",
        lines,
    )
};

fn begin(language: Language) -> String {
    // without the mark Excel takes the bytes for those of another encoding
    format!("\u{feff}{}", written([names(&FINDINGS, language)]))
}

fn lines(of: &Exported<'_>) -> String {
    let rows = ExportRows::of(of).findings.into_iter();
    written(rows.map(|row| {
        row.into_iter().map(|cell| match cell {
            RowValue::Text(text) => harmless(&text),
            RowValue::Number(number) => number,
        })
    }))
}

/// A row that says so in the place of what was found.
fn refused(row: &ReportRow, language: Language) -> String {
    match &row.report {
        Ok(_) => String::new(),
        Err(why) => {
            let said = Outcome::Refused.label().get(language);
            let mut cells = vec![
                harmless(&row.source),
                String::new(),
                String::new(),
                said.to_owned(),
            ];
            cells.extend([String::new(), String::new(), harmless(why.get(language))]);
            cells.resize(FINDINGS.columns.len(), String::new());
            written([cells])
        }
    }
}

/// Rows of texts, none of which a spreadsheet takes for a formula.
pub(in crate::view) fn lines_of<'a, const N: usize>(
    rows: impl Iterator<Item = &'a [String; N]>,
) -> String {
    written(rows.map(|row| row.iter().map(|cell| harmless(cell))))
}

fn written<R, C>(rows: impl IntoIterator<Item = R>) -> String
where
    R: IntoIterator<Item = C>,
    C: AsRef<[u8]>,
{
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(Vec::new());
    for row in rows {
        // a list of bytes takes whatever is written
        let _ = writer.write_record(row);
    }
    let bytes = writer.into_inner().unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default()
}

/// The names of columns.
fn names(heads: &Heads, language: Language) -> Vec<&'static str> {
    let columns = heads.columns.iter();
    columns.map(|(name, _)| name.get(language)).collect()
}
