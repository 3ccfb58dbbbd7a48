//! What files of exports are called.

use super::{Export, Exported};
use crate::language::Language;
use crate::read::characters::is_invisible;
use crate::view::summary::table::file_name;

/// What a file of this export of a report is called: office and year, or its source where they are not known.
pub fn named(of: &Exported<'_>, export: &Export) -> String {
    let report = &of.checked.report;
    let office = report.agency.as_ref().map(|agency| agency.value.as_str());
    let source = file_name(of.source);
    let stem = source.rsplit_once('.').map_or(source, |(stem, _)| stem);
    let year = report.year.as_ref().map(|year| year.value);
    let title = short_title(export, of.language);
    let name = match (of.language, office.unwrap_or(stem), year) {
        (Language::Chinese, office, Some(year)) => format!("{office}{year}年{title}"),
        (Language::Chinese, office, None) => format!("{office}{title}"),
        (Language::English, office, Some(year)) => format!("{office} {year} {title}"),
        (Language::English, office, None) => format!("{office} {title}"),
    };
    as_file_name(name.trim())
}

/// What a file of this export of so many reports is called.
pub fn name_of_many(count: usize, export: &Export, language: Language) -> String {
    let title = short_title(export, language);
    as_file_name(&match language {
        Language::Chinese => format!("{count}份报告{title}"),
        Language::English => format!("{title} of {count} reports"),
    })
}

fn short_title(export: &Export, language: Language) -> &'static str {
    let title = export.title.get(language);
    title.split(['（', '(']).next().unwrap_or(title).trim()
}

/// A name that every system takes, and none is too long for.
pub fn as_file_name(name: &str) -> String {
    harmless_name(name).chars().take(60).collect()
}

/// A name without what systems take for something else, and without marks of direction, which would show another ending
/// than there is.
pub(in crate::view) fn harmless_name(name: &str) -> String {
    let seen = name.chars().filter(|&c| c.is_control() || !is_invisible(c));
    let kept = seen.map(|c| match c {
        '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|' => '_',
        c if c.is_control() => '_',
        c => c,
    });
    kept.collect()
}
