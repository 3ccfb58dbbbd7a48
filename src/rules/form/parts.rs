//! Form of the whole: report → what of the form is not there.

use crate::form::{SECTIONS, TableKind, application};
use crate::language::{Label, Words};
use crate::read::numeral::written;
use crate::report::Report;
use crate::report::figure::FigureId;
use crate::rules::kind::{RelationKind, RuleSource};
use crate::rules::level::Level;
use crate::rules::rule::{Check, Observation, Rule, Subject};
use crate::rules::topic::Topic;

/// The sections, tables, rows and columns of the form are there.
pub static MISSING: Rule = Rule {
    code: "form-missing",
    title: Label {
        zh: "格式要求的部分、表格和数据应齐全",
        en: "The sections, tables and numbers of the form are there",
    },
    page: page!("form-missing"),
    level: Level::Warning,
    kind: RelationKind::Form,
    source: RuleSource::Report,
    check: Check::Observations(missing),
};

/// Instructions of the form are not left in the report.
pub static TEMPLATE: Rule = Rule {
    code: "form-template",
    title: Label {
        zh: "不应留有格式中的填写说明",
        en: "No instructions of the form are left in",
    },
    page: page!("form-template"),
    level: Level::Note,
    kind: RelationKind::Form,
    source: RuleSource::Report,
    check: Check::Observations(template),
};

fn missing(subject: &Subject<'_>, observations: &mut Vec<Observation>) {
    let report = subject.report;
    if is_whole(report) {
        sections(report, observations);
    }
    for kind in TableKind::ALL {
        cells(report, kind, observations);
    }
}

/// Whether the text is meant as a whole report in this form: a single table or a few paragraphs lack
/// nothing.
fn is_whole(report: &Report) -> bool {
    let before_the_form = report.year.as_ref().is_some_and(|year| year.value < 2019);
    let sections = (1..=6)
        .filter(|&section| has_section(report, section))
        .count();
    let tables = TableKind::ALL.into_iter();
    let tables = tables.filter(|&kind| report.table(kind).is_some()).count();
    !before_the_form && sections + tables >= 4
}

fn has_section(report: &Report, section: u32) -> bool {
    report
        .sections
        .iter()
        .any(|found| found.of_form == Some(section))
}

fn sections(report: &Report, observations: &mut Vec<Observation>) {
    for (number, heading) in (1..).zip(SECTIONS) {
        let numeral = written(number);
        let table = TableKind::of_section(number);
        let found = table.is_some_and(|kind| report.table(kind).is_some());
        let headed = has_section(report, number);
        let (level, message) = match (table, found, headed) {
            (None, _, true) | (Some(_), true, true) => continue,
            (Some(kind), false, _) => {
                let name = kind.full_name();
                (
                    MISSING.level,
                    Words::new(
                        format!(
                            "没有找到{}的表格，其中的勾稽关系未能核对。请核对是否漏填，或复制时丢失。",
                            name.zh
                        ),
                        format!(
                            "{} was not found; its relations were not checked. Please see whether it was left out, or lost in copying.",
                            name.en
                        ),
                    ),
                )
            }
            (Some(_), true, false) => (
                Level::Note,
                Words::new(
                    format!("没有找到第{numeral}部分的标题「{heading}」，表格已按内容识别。"),
                    format!(
                        "The heading of section {number} ({heading}) was not found; its table was recognised by its content."
                    ),
                ),
            ),
            (None, _, false) => (
                MISSING.level,
                Words::new(
                    format!(
                        "没有找到第{numeral}部分「{heading}」。请核对是否漏写，或标题与格式不同。"
                    ),
                    format!(
                        "Section {number} ({heading}) was not found. Please see whether it was left out, or headed differently."
                    ),
                ),
            ),
        };
        let subject = match table {
            Some(kind) if !found => Topic::Id(kind.id()),
            _ => Topic::Section(number),
        };
        observations.push(Observation {
            level,
            ..Observation::of(&MISSING, subject, message)
        });
    }
}

/// Numbers of a recognised table that the form has and the report has not.
fn cells(report: &Report, kind: TableKind, observations: &mut Vec<Observation>) {
    let Some(table) = report.table(kind) else {
        return;
    };
    let all = table.form_figures();
    let absent: Vec<FigureId> = all
        .iter()
        .copied()
        .filter(|&id| report.figure(id).is_none())
        .collect();
    if absent.is_empty() {
        return;
    }
    let name = kind.full_name();
    let (count, of) = (absent.len(), all.len());
    let rows = whole_rows(&all, &absent);
    let (rows_zh, rows_en) = if rows.is_empty() {
        (String::new(), String::new())
    } else {
        (
            format!("，包括整行：{}", joined(&rows, |row| row.zh, "、")),
            format!(
                ", among them whole rows: {}",
                joined(&rows, |row| row.en, "; ")
            ),
        )
    };
    observations.push(Observation::of(&MISSING, kind.id(), Words::new(
            format!("{}应有 {of} 个数据，有 {count} 个没有找到{rows_zh}。涉及的勾稽关系未能核对。", name.zh),
            format!("{} should hold {of} numbers; {count} were not found{rows_en}. Relations that need them were not checked.", name.en),
        )));
}

/// The rows of which every figure is absent.
fn whole_rows(all: &[FigureId], absent: &[FigureId]) -> Vec<Label> {
    let mut rows: Vec<Label> = Vec::new();
    for id in absent {
        let Some(label) = row_label(*id) else {
            continue;
        };
        let whole = all
            .iter()
            .filter(|other| row_label(**other) == Some(label))
            .all(|other| absent.contains(other));
        if whole && !rows.contains(&label) {
            rows.push(label);
        }
    }
    rows
}

fn row_label(id: FigureId) -> Option<Label> {
    match id {
        FigureId::Disclosure(row, _) => Some(row.label(crate::form::Edition::E2021)),
        // the form's label of this row holds an instruction in brackets
        FigureId::Application(application::Row::Partial, _) => {
            Some(application::Group::Partial.label())
        }
        FigureId::Application(row, _) => Some(row.label()),
        FigureId::Dispute(group, _) => Some(group.label()),
        FigureId::Cell { .. } | FigureId::Text(_) => None,
    }
}

fn joined(labels: &[Label], text: fn(&Label) -> &'static str, comma: &str) -> String {
    const SHOWN: usize = 4;
    let shown: Vec<&str> = labels.iter().take(SHOWN).map(text).collect();
    let more = if labels.len() > SHOWN { "…" } else { "" };
    format!("{}{more}", shown.join(comma))
}

fn template(subject: &Subject<'_>, observations: &mut Vec<Observation>) {
    let left = &subject.report.leftovers;
    let Some(first) = left.first() else {
        return;
    };
    observations.push(Observation {
        at: left.clone(),
        ..Observation::of(
            &TEMPLATE,
            Topic::at(*first),
            Words::new(
                format!(
                    "「{}」是格式中的填写说明，请删去。",
                    first.of(&subject.document.text)
                ),
                format!(
                    "“{}” is an instruction of the form; please delete it.",
                    first.of(&subject.document.text)
                ),
            ),
        )
    });
}
