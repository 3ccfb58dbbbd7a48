//! A checked report → the JSON object that others rely on: fields may be added, never renamed.

use std::borrow::Cow;

use serde::Serialize;
use serde_json::Number as JsonNumber;

use super::json_values::{Shown, number};
use super::sums_json::{self, SumsEntry};
use super::{Export, Exported};
use crate::check::Checked;
use crate::form::TableKind;
use crate::language::{Label, Language};
use crate::read::document::FilePlace;
use crate::read::span::Span;
use crate::report::figure::{Figure, FigureId};
use crate::report::sums::Sums;
use crate::rules::topic::Topic;
use crate::verdict::cause::{Counted, Miscount};
use crate::verdict::change::Change;
use crate::verdict::coverage::{self, Coverage};
use crate::verdict::{Finding, Judged, Verdict, cause};

/// One JSON object a line for each report.
pub static JSON: Export = Export {
    refused: |row, language| match &row.report {
        Ok(_) => String::new(),
        Err(why) => refused(&row.source, why.get(language)) + "\n",
    },
    ..Export::plain(
        "json",
        (
            Label {
                zh: "JSON",
                en: "JSON",
            },
            Label {
                zh: "每份报告一行",
                en: "One object a line for each report",
            },
        ),
        "jsonl",
        |of| object(of) + "\n",
    )
};

/// Writes the object of one report, without a line end.
///
/// Last year's report and the parts are named where it was held against them; the ledger is there where it is
/// asked for.
pub fn object(of: &Exported<'_>) -> String {
    let (checked, language) = (of.checked, of.language);
    let report = &checked.report;
    let object = Object {
        source: of.source,
        last_year: of.last_year,
        sums: checked
            .sums
            .as_deref()
            .map(|sums| sums_json::entry(sums, language)),
        report: Head {
            title: report.title.as_ref().map(|found| found.value.as_str()),
            agency: report.agency.as_ref().map(|found| found.value.as_str()),
            year: report.year.as_ref().map(|found| found.value),
            edition: report.edition.map(crate::form::Edition::id),
        },
        figures: report.figures.values().map(figure).collect(),
        relations: relations(&coverage::count(&checked.ledger)),
        findings: checked
            .findings
            .iter()
            .map(|finding| self::finding(checked, finding, language))
            .collect(),
        causes: checked
            .causes
            .iter()
            .map(|cause| self::cause(checked, cause, language))
            .collect(),
        unread: report
            .unread
            .iter()
            .chain(&checked.document.unread)
            .map(|unread| UnreadRecord {
                what: unread.what.get(language),
                at: unread.at.map(At::from),
            })
            .collect(),
        unused: coverage::unused(report, &checked.ledger)
            .into_iter()
            .map(Shown)
            .collect(),
        ledger: of.ledger.then(|| self::ledger(checked)),
    };
    // Only maps with keys that are no strings and types that refuse can fail to serialise.
    serde_json::to_string(&object).unwrap_or_default()
}

/// The object that represents an input that could not be read, without a line end.
pub fn refused(source: &str, error: &str) -> String {
    serde_json::json!({ "source": source, "error": error }).to_string()
}

#[derive(Serialize)]
struct Object<'a> {
    source: &'a str,
    /// What last year's report was read from, where one was found among those given.
    #[serde(skip_serializing_if = "Option::is_none")]
    last_year: Option<&'a str>,
    /// The reports of its parts, where they were given.
    #[serde(skip_serializing_if = "Option::is_none")]
    sums: Option<SumsEntry<'a>>,
    report: Head<'a>,
    figures: Vec<FigureEntry<'a>>,
    relations: Relations,
    findings: Vec<FindingEntry<'a>>,
    causes: Vec<CauseEntry<'a>>,
    unread: Vec<UnreadRecord<'a>>,
    /// Numbers of the text that no relation uses.
    unused: Vec<Shown<FigureId>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ledger: Option<Vec<RelationRecord<'a>>>,
}

/// What a report says of itself.
#[derive(Serialize)]
pub(super) struct Head<'a> {
    pub(super) title: Option<&'a str>,
    pub(super) agency: Option<&'a str>,
    pub(super) year: Option<i32>,
    pub(super) edition: Option<&'a str>,
}

#[derive(Serialize)]
struct FigureEntry<'a> {
    id: Cow<'static, str>,
    value: Option<JsonNumber>,
    raw: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<&'a str>,
    at: FigureAt<'a>,
}

#[derive(Serialize)]
struct FigureAt<'a> {
    start: u32,
    end: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    table: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    row: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    page: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sheet: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cell: Option<&'a str>,
}

#[derive(Serialize)]
struct At {
    start: u32,
    end: u32,
}

impl From<Span> for At {
    fn from(span: Span) -> Self {
        Self {
            start: span.start,
            end: span.end,
        }
    }
}

#[derive(Serialize)]
struct Relations {
    all: Counts,
    table: Counts,
    text: Counts,
}

#[derive(Serialize)]
struct Counts {
    holding: usize,
    broken: usize,
    undecided: usize,
}

#[derive(Serialize)]
struct FindingEntry<'a> {
    rule: &'a str,
    subject: Shown<Topic>,
    level: &'a str,
    severity: &'a str,
    title: &'a str,
    message: &'a str,
    equation: Option<String>,
    difference: Option<JsonNumber>,
    figures: Vec<Shown<FigureId>>,
    at: Vec<At>,
}

#[derive(Serialize)]
struct CauseEntry<'a> {
    findings: &'a [usize],
    repairs: Vec<RepairEntry<'a>>,
    tied: bool,
    searched: bool,
    /// The part that explains it, where the report sums up others.
    #[serde(skip_serializing_if = "Option::is_none")]
    miscount: Option<MiscountEntry<'a>>,
    message: &'a str,
}

#[derive(Serialize)]
struct MiscountEntry<'a> {
    counted: &'a str,
    /// The part; several where their numbers are the same.
    parts: Vec<&'a str>,
    /// The table that it is about; none where it is all of them.
    table: Option<&'a str>,
}

#[derive(Serialize)]
struct RepairEntry<'a> {
    changes: Vec<ChangeEntry>,
    why: &'a str,
}

#[derive(Serialize)]
struct ChangeEntry {
    figure: Shown<FigureId>,
    from: Option<JsonNumber>,
    to: Option<JsonNumber>,
}

#[derive(Serialize)]
struct UnreadRecord<'a> {
    what: &'a str,
    at: Option<At>,
}

#[derive(Serialize)]
struct RelationRecord<'a> {
    rule: &'a str,
    subject: Shown<Topic>,
    verdict: &'a str,
    equation: String,
    figures: Vec<Shown<FigureId>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    missing: Option<Vec<Shown<FigureId>>>,
}

fn figure(figure: &Figure) -> FigureEntry<'_> {
    let (table, row, column) = figure
        .cell
        .map_or((None, None, None), |(table, row, column)| {
            (Some(table), Some(row), Some(column))
        });
    let (page, sheet, cell) = match &figure.place {
        Some(FilePlace::Page { page, .. }) => (Some(*page), None, None),
        Some(FilePlace::Sheet { sheet, cell }) => (None, Some(*sheet), Some(cell.as_str())),
        None => (None, None, None),
    };
    let Span { start, end } = figure.span;
    FigureEntry {
        id: figure.id.name(),
        value: figure.value().and_then(number),
        raw: &figure.raw,
        unit: figure.unit.as_deref(),
        at: FigureAt {
            start,
            end,
            table,
            row,
            column,
            page,
            sheet,
            cell,
        },
    }
}

fn finding<'a>(checked: &Checked, finding: &'a Finding, language: Language) -> FindingEntry<'a> {
    let judged = finding.judged.and_then(|index| checked.ledger.get(index));
    let of_figures = finding
        .figures
        .iter()
        .filter_map(|id| checked.report.figure(*id));
    let at = of_figures
        .map(|figure| figure.span)
        .chain(finding.at.iter().copied());
    FindingEntry {
        rule: finding.rule.code,
        subject: Shown(finding.subject),
        level: finding.level.id(),
        severity: finding.level.id(),
        title: finding.title.get(language),
        message: finding.message.get(language),
        equation: judged.map(|judged| checked.written(judged).to_string()),
        difference: judged.and_then(|judged| match judged.verdict {
            Verdict::Broken { difference, .. } => number(difference),
            Verdict::Holds | Verdict::Undecided(_) | Verdict::NotApplicable => None,
        }),
        figures: finding.figures.iter().copied().map(Shown).collect(),
        at: at.map(At::from).collect(),
    }
}

fn cause<'a>(checked: &'a Checked, cause: &'a cause::Cause, language: Language) -> CauseEntry<'a> {
    let change = |change: &Change| ChangeEntry {
        figure: Shown(change.figure),
        from: change.from.and_then(number),
        to: number(change.to),
    };
    CauseEntry {
        findings: &cause.findings,
        repairs: cause
            .repairs
            .iter()
            .map(|repair| RepairEntry {
                changes: repair.changes.iter().map(change).collect(),
                why: repair.why.get(language),
            })
            .collect(),
        tied: cause.tied,
        searched: cause.searched,
        miscount: checked
            .sums
            .as_deref()
            .zip(cause.miscount.as_ref())
            .map(|(sums, miscount)| miscounted(sums, miscount)),
        message: cause.message.get(language),
    }
}

fn miscounted<'a>(sums: &'a Sums, miscount: &Miscount) -> MiscountEntry<'a> {
    MiscountEntry {
        counted: match miscount.how {
            Counted::Never => "never",
            Counted::Twice => "twice",
            Counted::Absent => "absent",
            Counted::Unknown => "unknown",
        },
        parts: miscount.parts.iter().map(|&part| sums.name(part)).collect(),
        table: miscount.table.map(TableKind::id),
    }
}

fn ledger(checked: &Checked) -> Vec<RelationRecord<'_>> {
    checked
        .ledger
        .iter()
        .filter_map(|judged| line(checked, judged))
        .collect()
}

/// One line of the ledger; none for a relation that does not apply.
fn line<'a>(checked: &Checked, judged: &'a Judged) -> Option<RelationRecord<'a>> {
    let (verdict, missing) = match &judged.verdict {
        Verdict::Holds => ("holds", None),
        Verdict::Broken { .. } => ("broken", None),
        Verdict::Undecided(missing) => (
            "undecided",
            Some(
                missing
                    .iter()
                    .map(|missing| Shown(missing.figure))
                    .collect(),
            ),
        ),
        Verdict::NotApplicable => return None,
    };
    let reading = judged.chosen()?;
    Some(RelationRecord {
        rule: judged.equation.rule.code,
        subject: Shown(judged.equation.subject),
        verdict,
        equation: checked.written(judged).to_string(),
        figures: reading.figures().map(Shown).collect(),
        missing,
    })
}

fn relations(coverage: &Coverage) -> Relations {
    let counts = |counts: &coverage::CoverageCounts| Counts {
        holding: counts.holding,
        broken: counts.broken,
        undecided: counts.undecided,
    };
    Relations {
        all: counts(&coverage.all),
        table: counts(&coverage.table),
        text: counts(&coverage.text),
    }
}
