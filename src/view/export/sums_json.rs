//! Reports that were added up → JSON, to which fields may be added, never renamed.

use serde::Serialize;
use serde_json::Number as JsonNumber;

use super::json_values::{Shown, number};
use crate::language::Language;
use crate::report::figure::FigureId;
use crate::report::sums::{LeftOut, SumPart, Sums};
use crate::view::sums::reason;

#[derive(Serialize)]
struct SumsObject<'a> {
    sums: SumsEntry<'a>,
    figures: Vec<SummedFigure<'a>>,
}

/// What was added up.
#[derive(Serialize)]
pub(super) struct SumsEntry<'a> {
    year: Option<i32>,
    edition: Option<&'a str>,
    parts: Vec<PartEntry<'a>>,
    left_out: Vec<LeftOutEntry<'a>>,
}

#[derive(Serialize)]
struct PartEntry<'a> {
    source: &'a str,
    agency: Option<&'a str>,
    /// How many relations of its own are broken.
    broken: usize,
    /// How many cells are blank, and counted as zero.
    blank: usize,
    /// Cells of its tables without a number that could be read.
    unknown: Vec<Shown<FigureId>>,
}

#[derive(Serialize)]
struct LeftOutEntry<'a> {
    source: &'a str,
    agency: Option<&'a str>,
    reason: String,
}

#[derive(Serialize)]
struct SummedFigure<'a> {
    id: Shown<FigureId>,
    value: Option<JsonNumber>,
    /// Reports whose number is not in the sum, because it is not known.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    without: Vec<&'a str>,
}

/// One object with what was added up and with the sums.
pub(super) fn object(sums: &Sums, language: Language) -> String {
    let figure = |id| {
        let total = sums.total(id);
        SummedFigure {
            id: Shown(id),
            value: total.sum.and_then(number),
            without: total.unknown.iter().map(|&part| sums.name(part)).collect(),
        }
    };
    let object = SumsObject {
        sums: entry(sums, language),
        figures: sums.figures().into_iter().map(figure).collect(),
    };
    // Only maps with keys that are no strings and types that refuse can fail to serialise.
    serde_json::to_string(&object).unwrap_or_default() + "\n"
}

/// What was added up, as JSON.
pub(super) fn entry<'a>(sums: &'a Sums, language: Language) -> SumsEntry<'a> {
    let part = |part: &'a SumPart| PartEntry {
        source: &part.source,
        agency: part.agency.as_deref(),
        broken: part.broken,
        blank: part.blanks(),
        unknown: part.unknown().map(Shown).collect(),
    };
    let left_out = |(part, why): &'a (SumPart, LeftOut)| LeftOutEntry {
        source: &part.source,
        agency: part.agency.as_deref(),
        reason: reason(sums, *why).get(language).to_owned(),
    };
    SumsEntry {
        year: sums.year,
        edition: sums.edition.map(crate::form::Edition::id),
        parts: sums.parts.iter().map(part).collect(),
        left_out: sums.left_out.iter().map(left_out).collect(),
    }
}
