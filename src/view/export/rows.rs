//! A checked report → the rows of tables: its summary, what was found, its figures, every relation.

use super::Exported;
use crate::language::{Label, Language};
use crate::verdict::{Finding, label as named};
use crate::view::card::key;
use crate::view::summary::{self, Outcome, ReportRow, Status, Summary};
use crate::view::{formula, place};

/// A cell of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowValue {
    /// Text, never a formula.
    Text(String),
    /// A number as it is written with digits and a point.
    Number(String),
}

/// The rows of a report, each beginning with its source.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ExportRows {
    /// One row of what the check came to.
    pub summary: Vec<Vec<RowValue>>,
    /// A row for each finding.
    pub findings: Vec<Vec<RowValue>>,
    /// A row for each figure.
    pub figures: Vec<Vec<RowValue>>,
    /// A row for each relation.
    pub relations: Vec<Vec<RowValue>>,
}

/// A table: its name and its columns, each with a width in characters.
pub struct Heads {
    /// What the table is called.
    pub name: Label,
    /// Its columns.
    pub columns: &'static [(Label, u16)],
}

const fn label(zh: &'static str, en: &'static str) -> Label {
    Label { zh, en }
}

/// The columns of [`ExportRows::summary`].
pub static SUMMARY: Heads = Heads {
    name: label("汇总", "Summary"),
    columns: &[
        (label("文件", "File"), 20),
        (label("报告机关", "Office"), 18),
        (label("年度", "Year"), 8),
        (label("格式", "Form"), 8),
        (label("不符", "Mismatches"), 8),
        (label("存疑", "To check"), 8),
        (label("提示", "Notes"), 8),
        (label("未能核对", "Not checked"), 10),
        (label("成立", "Hold"), 8),
        (label("结论", "Result"), 50),
        (label("已排除", "Set aside"), 8),
    ],
};

/// The columns of [`ExportRows::findings`].
pub static FINDINGS: Heads = Heads {
    name: label("问题", "Findings"),
    columns: &[
        (label("文件", "File"), 20),
        (label("报告机关", "Office"), 18),
        (label("年度", "Year"), 8),
        (label("程度", "Level"), 8),
        (label("规则", "Rule"), 16),
        (label("问题", "Finding"), 28),
        (label("说明", "Explanation"), 42),
        (label("算式", "Equation"), 26),
        (label("原因", "Cause"), 34),
        (label("位置", "Place"), 14),
        (label("数据", "Figures"), 22),
        (label("排除理由", "Set aside because"), 20),
    ],
};

/// The columns of [`ExportRows::figures`].
pub static FIGURES: Heads = Heads {
    name: label("数据", "Figures"),
    columns: &[
        (label("文件", "File"), 20),
        (label("报告机关", "Office"), 18),
        (label("年度", "Year"), 8),
        (label("编号", "Id"), 24),
        (label("名称", "Name"), 44),
        (label("数值", "Value"), 12),
        (label("原文", "As printed"), 12),
        (label("单位", "Unit"), 8),
    ],
};

/// The columns of [`ExportRows::relations`].
pub static RELATIONS: Heads = Heads {
    name: label("勾稽关系", "Relations"),
    columns: &[
        (label("文件", "File"), 20),
        (label("报告机关", "Office"), 18),
        (label("年度", "Year"), 8),
        (label("结论", "Result"), 10),
        (label("规则", "Rule"), 16),
        (label("核对内容", "About"), 30),
        (label("应满足的关系", "What must hold"), 40),
        (label("算式", "Equation"), 46),
    ],
};

impl ExportRows {
    /// The rows of a report.
    pub fn of(of: &Exported<'_>) -> Self {
        let rows = Maker { of };
        Self {
            summary: vec![rows.summary()],
            findings: rows.findings(),
            figures: rows.figures(),
            relations: rows.relations(),
        }
    }

    /// The rows of an input that could not be read: one that says so.
    pub fn refused(row: &ReportRow, language: Language) -> Self {
        let said = Outcome::Refused.label().get(language);
        let why = match &row.report {
            Ok(_) => "",
            Err(why) => why.get(language),
        };
        let colon = Label {
            zh: "：", en: ": "
        };
        let result = format!("{said}{}{why}", colon.get(language));
        let columns = SUMMARY.columns.len();
        let mut cells = vec![text(row.source.as_str())];
        cells.resize(columns, text(""));
        if let Some(cell) = cells.get_mut(columns.saturating_sub(2)) {
            *cell = text(result);
        }
        Self {
            summary: vec![cells],
            ..Self::default()
        }
    }
}

pub(super) fn text(text: impl Into<String>) -> RowValue {
    RowValue::Text(text.into())
}

fn count(count: usize) -> RowValue {
    RowValue::Number(count.to_string())
}

struct Maker<'a> {
    of: &'a Exported<'a>,
}

impl Maker<'_> {
    /// The cells that every row begins with.
    fn start(&self) -> Vec<RowValue> {
        let report = &self.of.checked.report;
        let agency = report.agency.as_ref().map(|agency| agency.value.clone());
        let year = report.year.as_ref().map(|year| year.value.to_string());
        vec![
            text(self.of.source),
            text(agency.unwrap_or_default()),
            year.map_or_else(|| text(""), RowValue::Number),
        ]
    }

    fn say<'w>(&self, words: &'w crate::language::Words) -> &'w str {
        words.get(self.of.language)
    }

    fn summary(&self) -> Vec<RowValue> {
        let of = self.of;
        let items = summary::items(of.checked, of.dismissed, of.unfinished);
        let summary = Summary::of(&items);
        let edition = of.checked.report.edition;
        let mut row = self.start();
        row.push(text(
            edition
                .map(|edition| edition.to_string())
                .unwrap_or_default(),
        ));
        let counted = [
            Status::Broken,
            Status::Doubtful,
            Status::Note,
            Status::Undecided,
            Status::Holds,
        ];
        row.extend(counted.map(|status| count(summary.count(status))));
        row.push(text(self.say(&summary.sentence())));
        row.push(count(summary.count(Status::Dismissed)));
        row
    }

    /// Why a finding was set aside; that it was, where no reason was given.
    fn set_aside(&self, finding: &Finding) -> String {
        let reason = self.of.dismissed.get(&key(finding));
        let said = Status::Dismissed.label().get(self.of.language);
        match reason.map(|reason| reason.trim()) {
            None => String::new(),
            Some("") => said.to_owned(),
            Some(reason) => reason.to_owned(),
        }
    }

    fn findings(&self) -> Vec<Vec<RowValue>> {
        let checked = self.of.checked;
        let mut causes = crate::order::Map::new();
        for cause in &checked.causes {
            for &finding in &cause.findings {
                causes.entry(finding).or_insert(&cause.message);
            }
        }
        let findings = checked.findings.iter().enumerate().map(|(index, finding)| {
            let judged = finding.judged.and_then(|at| checked.ledger.get(at));
            let equation = judged.map(|judged| checked.written(judged).to_string());
            let cause = causes.get(&index).map(|message| self.say(message));
            let place = place::of_finding(checked, finding);
            let figures = finding.figures.iter().map(ToString::to_string);
            let mut row = self.start();
            row.extend([
                text(finding.level.label().get(self.of.language)),
                text(finding.rule.code),
                text(self.say(&finding.title)),
                text(self.say(&finding.message)),
                text(equation.unwrap_or_default()),
                text(cause.unwrap_or_default()),
                text(
                    place
                        .map(|place| self.say(&place).to_owned())
                        .unwrap_or_default(),
                ),
                text(figures.collect::<Vec<_>>().join(" ")),
                text(self.set_aside(finding)),
            ]);
            row
        });
        findings.collect()
    }

    fn figures(&self) -> Vec<Vec<RowValue>> {
        let report = &self.of.checked.report;
        let figures = report.figures.values().map(|figure| {
            let name = named::figure(report, figure.id);
            let value = figure.value().map(|value| value.to_string());
            let mut row = self.start();
            row.extend([
                text(figure.id.to_string()),
                text(self.say(&name)),
                value.map_or_else(|| text(""), RowValue::Number),
                text(figure.former.as_ref().unwrap_or(&figure.raw).as_str()),
                text(figure.unit.clone().unwrap_or_default()),
            ]);
            row
        });
        figures.collect()
    }

    fn relations(&self) -> Vec<Vec<RowValue>> {
        let of = self.of;
        let items = summary::items(of.checked, of.dismissed, of.unfinished);
        let lines = items.iter().filter_map(|item| {
            let judged = of.checked.ledger.get(item.line?)?;
            let mut row = self.start();
            row.extend([
                text(item.status.label().get(of.language)),
                text(item.rule.code),
                text(self.say(&formula::subject(of.checked, judged))),
                text(item.rule.title.get(of.language)),
                text(of.checked.written(judged).to_string()),
            ]);
            Some(row)
        });
        lines.collect()
    }
}
