//! Many reports → what they come to: the counts of all, and a row for each of the first thousands.

use crate::language::{Label, Language, Words};
use crate::view::summary::table::file_name;
use crate::view::summary::{Outcome, ReportRow, Survey};

/// So many reports have a row.
const ROWS: usize = 10_000;

/// What many reports come to.
#[derive(Clone, Debug, Default)]
pub struct Overall {
    /// The counts of all of them.
    pub survey: Survey,
    rows: Vec<OverallRow>,
}

/// A report of many.
#[derive(Clone, Debug, PartialEq, Eq)]
struct OverallRow {
    name: String,
    year: Option<i32>,
    outcome: Outcome,
    counts: [usize; 4],
    refused: Option<Words>,
}

impl Overall {
    /// Counts one more.
    pub fn add(&mut self, row: &ReportRow) {
        self.survey.add(row);
        if self.rows.len() >= ROWS {
            return;
        }
        let outcome = Outcome::of(row);
        let file = file_name(&row.source).to_owned();
        self.rows.push(match &row.report {
            Ok(overview) => OverallRow {
                name: overview.agency.clone().unwrap_or(file),
                year: overview.year,
                outcome,
                counts: [
                    overview.summary.broken,
                    overview.summary.doubtful,
                    overview.summary.notes,
                    overview.summary.undecided,
                ],
                refused: None,
            },
            Err(why) => OverallRow {
                name: file,
                year: None,
                outcome,
                counts: [0; 4],
                refused: Some(why.clone()),
            },
        });
    }

    /// The rows as they are printed, a cell for each of `COLUMNS`.
    pub(super) fn rows(&self, language: Language) -> impl Iterator<Item = [String; 7]> + '_ {
        self.rows.iter().map(move |row| {
            let [broken, doubtful, notes, undecided] = row.counts.map(|count| match count {
                0 => String::new(),
                count => count.to_string(),
            });
            let result = match &row.refused {
                Some(why) => why.get(language).to_owned(),
                None => row.outcome.label().get(language).to_owned(),
            };
            [
                row.name.clone(),
                row.year.map(|year| year.to_string()).unwrap_or_default(),
                result,
                broken,
                doubtful,
                notes,
                undecided,
            ]
        })
    }

    /// The rules that found something: what must hold, in how many reports it does not, and how often.
    pub(super) fn rules(&self, language: Language) -> impl Iterator<Item = [String; 3]> {
        self.survey.rules().into_iter().map(move |reach| {
            [
                reach.findings.rule.title.get(language).to_owned(),
                reach.reports.to_string(),
                reach.findings.all().to_string(),
            ]
        })
    }

    /// What is said of those that have no row.
    pub(super) fn rest(&self, language: Language) -> Option<String> {
        let more = self.survey.inputs.checked_sub(self.rows.len())?;
        (more > 0).then(|| match language {
            Language::Chinese => format!("其余 {more} 份从略。"),
            Language::English => format!("Left out: {more} more."),
        })
    }
}

/// What the page of it is called.
pub(super) const HEADING: Label = Label {
    zh: "核验汇总",
    en: "Summary of the checks",
};

/// What its list of rules is called.
pub(super) const BY_RULE: Label = Label {
    zh: "按规则",
    en: "By rule",
};

/// The columns of `Overall::rows`.
pub(super) const COLUMNS: [Label; 7] = [
    Label {
        zh: "报告机关",
        en: "Office",
    },
    Label {
        zh: "年度",
        en: "Year",
    },
    Label {
        zh: "结论",
        en: "Result",
    },
    Label {
        zh: "不符",
        en: "Mismatches",
    },
    Label {
        zh: "存疑",
        en: "To check",
    },
    Label {
        zh: "提示",
        en: "Notes",
    },
    Label {
        zh: "未能核对",
        en: "Not checked",
    },
];

/// The columns of `Overall::rules`.
pub(super) const RULE_COLUMNS: [Label; 3] = [
    Label {
        zh: "规则",
        en: "Rule",
    },
    Label {
        zh: "涉及份数",
        en: "Reports",
    },
    Label {
        zh: "次数",
        en: "Findings",
    },
];
