//! Rows of many reports and what they come to → text for people, or JSON: fields may be added, never renamed.

use std::collections::BTreeMap;
use std::fmt::Write;

use serde::Serialize;

use super::json::{self, Head};
use crate::form::Edition;
use crate::language::{Label, Language};
use crate::read::characters::visible;
use crate::rules::level::Level;
use crate::view::summary::{Overview, ReportRow, RuleCount, Summary, Survey};

/// A form in which many reports are summed up: a line for each, then what they come to.
pub struct SurveyForm {
    /// One report.
    pub row: fn(&ReportRow, Language) -> String,
    /// All of them.
    pub survey: fn(&Survey, Language) -> String,
}

/// The form whose name on the command line is that of an export.
pub fn by_name(name: &str) -> Option<&'static SurveyForm> {
    match name {
        "text" => Some(&TEXT),
        "json" => Some(&JSON),
        _ => None,
    }
}

/// For people.
static TEXT: SurveyForm = SurveyForm {
    row: text_row,
    survey: text_survey,
};

/// One JSON object a line; the last one has the one field `summary`.
static JSON: SurveyForm = SurveyForm {
    row: json_row,
    survey: json_survey,
};

fn text_row(row: &ReportRow, language: Language) -> String {
    let overview = match &row.report {
        Ok(overview) => overview,
        Err(why) => return format!("{}\n", why.get(language)),
    };
    let mut facts: Vec<String> = overview.agency.iter().cloned().collect();
    facts.extend(overview.year.map(|year| match language {
        Language::Chinese => format!("{year} 年"),
        Language::English => year.to_string(),
    }));
    facts.push(overview.summary.sentence().get(language).to_owned());
    if !overview.unread.is_empty() {
        facts.push(match language {
            Language::Chinese => format!("{} 处未读出", overview.unread.len()),
            Language::English => format!("not read: {}", overview.unread.len()),
        });
    }
    visible(format!("{}: {}\n", row.source, facts.join(" · ")))
}

fn text_survey(survey: &Survey, language: Language) -> String {
    let mut text = format!(
        "\n{}\n{}\n",
        survey.sentence().get(language),
        survey.summary.sentence().get(language)
    );
    let rules = survey.rules();
    if rules.is_empty() {
        return text;
    }
    let heading = Label {
        zh: "按规则（涉及份数最多的在前）：",
        en: "By rule, those in most reports first:",
    };
    let _ = writeln!(text, "\n{}", heading.get(language));
    for reach in rules {
        let rule = reach.findings.rule;
        let (reports, all) = (reach.reports, reach.findings.all());
        let _ = match language {
            Language::Chinese => writeln!(
                text,
                "  {:<16} {reports} 份、{all} 项  {}",
                rule.code, rule.title.zh
            ),
            Language::English => writeln!(
                text,
                "  {:<16} reports: {reports}, findings: {all}  {}",
                rule.code, rule.title.en
            ),
        };
    }
    text
}

#[derive(Serialize)]
struct RowObject<'a> {
    source: &'a str,
    report: Head<'a>,
    levels: Levels,
    relations: RelationsFound,
    rules: BTreeMap<&'static str, Levels>,
    unread: Vec<&'a str>,
}

#[derive(Serialize)]
struct Levels {
    error: usize,
    warning: usize,
    note: usize,
}

#[derive(Serialize)]
struct RelationsFound {
    holding: usize,
    undecided: usize,
}

#[derive(Serialize)]
struct SurveyObject {
    summary: Totals,
}

#[derive(Serialize)]
struct Totals {
    inputs: usize,
    /// How many inputs are of each class.
    reports: Classes,
    levels: Levels,
    relations: RelationsFound,
    rules: Vec<RuleTotals>,
}

#[derive(Serialize)]
struct Classes {
    error: usize,
    warning: usize,
    clean: usize,
    /// Neither errors nor warnings, and more that could not be checked than holds.
    unchecked: usize,
    empty: usize,
    unreadable: usize,
}

#[derive(Serialize)]
struct RuleTotals {
    rule: &'static str,
    level: &'static str,
    reports: usize,
    findings: Levels,
}

impl From<&RuleCount> for Levels {
    fn from(count: &RuleCount) -> Self {
        Self {
            error: count.broken,
            warning: count.doubtful,
            note: count.notes,
        }
    }
}

impl From<&Summary> for Levels {
    fn from(summary: &Summary) -> Self {
        Self {
            error: summary.broken,
            warning: summary.doubtful,
            note: summary.notes,
        }
    }
}

impl From<&Summary> for RelationsFound {
    fn from(summary: &Summary) -> Self {
        Self {
            holding: summary.holding,
            undecided: summary.undecided,
        }
    }
}

fn json_row(row: &ReportRow, language: Language) -> String {
    match &row.report {
        Ok(overview) => line(&row_object(&row.source, overview, language)),
        Err(why) => json::refused(&row.source, why.get(language)) + "\n",
    }
}

fn row_object<'a>(source: &'a str, overview: &'a Overview, language: Language) -> RowObject<'a> {
    let counts = overview.rules.iter();
    let unread = overview.unread.iter();
    RowObject {
        source,
        report: Head {
            title: overview.title.as_deref(),
            agency: overview.agency.as_deref(),
            year: overview.year,
            edition: overview.edition.map(Edition::id),
        },
        levels: (&overview.summary).into(),
        relations: (&overview.summary).into(),
        rules: counts
            .map(|count| (count.rule.code, count.into()))
            .collect(),
        unread: unread.map(|what| what.get(language)).collect(),
    }
}

fn json_survey(survey: &Survey, _: Language) -> String {
    let reaches = survey.rules();
    line(&SurveyObject {
        summary: Totals {
            inputs: survey.inputs,
            reports: Classes {
                error: survey.broken,
                warning: survey.doubtful,
                clean: survey.clean,
                unchecked: survey.open,
                empty: survey.empty,
                unreadable: survey.refused,
            },
            levels: (&survey.summary).into(),
            relations: (&survey.summary).into(),
            rules: reaches
                .iter()
                .map(|reach| RuleTotals {
                    rule: reach.findings.rule.code,
                    level: Level::id(reach.findings.rule.level),
                    reports: reach.reports,
                    findings: (&reach.findings).into(),
                })
                .collect(),
        },
    })
}

fn line(object: &impl Serialize) -> String {
    // Only maps with keys that are no strings and types that refuse can fail to serialise.
    serde_json::to_string(object).unwrap_or_default() + "\n"
}
