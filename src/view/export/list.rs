//! The list of exports.

use super::entry::Export;
use super::{changes_list, csv, json, printed, record, sarif, tables, text, xlsx};
use crate::view::remark;

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
    &changes_list::CHANGES,
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
