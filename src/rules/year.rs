//! Year against year: report and last year's report → what must carry over.

use super::equation::{Equation, Reading, Relation, Term};
use super::kind::{Kind, Source};
use super::level::Level;
use super::rule::{Check, Observation, Rule, Subject};
use crate::form::application::{Column, Row};
use crate::form::{TableKind, disclosure};
use crate::language::{Label, Words};
use crate::read::number::Number;
use crate::report::Report;
use crate::report::figure::FigureId;

/// What last year carried over is what this year carries in.
pub static CARRIED: Rule = Rule {
    code: "year-carried",
    title: Label {
        zh: "年度之间：上年结转等于上年报告的结转下年度",
        en: "Year against year: carried in equals what last year's report carries over",
    },
    page: page!("year-carried"),
    level: Level::Warning,
    kind: Kind::RollForward,
    source: Source::LastYear,
    check: Check::Equations(carried),
};

/// Documents in force change by what is issued and repealed.
pub static VALID: Rule = Rule {
    code: "year-valid",
    title: Label {
        zh: "年度之间：现行有效件数等于上年现行有效加制发减废止",
        en: "Year against year: documents in force equal last year's plus issued less repealed",
    },
    page: page!("year-valid"),
    level: Level::Warning,
    kind: Kind::RollForward,
    source: Source::LastYear,
    check: Check::Equations(valid),
};

/// Items last year are those that last year's report ends with.
pub static ITEMS: Rule = Rule {
    code: "year-items",
    title: Label {
        zh: "年度之间：上一年项目数量等于上年报告的项目数量加增/减",
        en: "Year against year: items last year equal those in last year's report plus their change",
    },
    page: page!("year-items"),
    level: Level::Warning,
    kind: Kind::RollForward,
    source: Source::LastYear,
    check: Check::Equations(items),
};

/// Two years hardly ever have all numbers in common.
pub static SAME: Rule = Rule {
    code: "year-same",
    title: Label {
        zh: "年度之间：数据不应与上年报告完全相同",
        en: "Year against year: the numbers are not all those of last year's report",
    },
    page: page!("year-same"),
    level: Level::Warning,
    kind: Kind::Form,
    source: Source::LastYear,
    check: Check::Observations(same),
};

/// Numbers of the running text that must agree before the whole text is called the same.
const SAME_TEXT_NUMBERS: usize = 6;

/// With fewer numbers that are not zero two years may well agree by chance: one application granted
/// each year already fills six cells.
const FEW_NUMBERS: usize = 8;

/// Last year's report, if it is not known to be that of another year.
pub(super) fn last_year<'a>(subject: &Subject<'a>) -> Option<&'a Report> {
    let last = subject.last_year?;
    (!other_year(subject.report, last)).then_some(last)
}

fn other_year(report: &Report, last: &Report) -> bool {
    match (&report.year, &last.year) {
        (Some(year), Some(last)) => last.value.checked_add(1) != Some(year.value),
        _ => false,
    }
}

fn carried(subject: &Subject<'_>, equations: &mut Vec<Equation>) {
    let Some(last) = last_year(subject) else {
        return;
    };
    let tables = [subject.report, last].map(|report| report.table(TableKind::Application));
    if tables.iter().any(Option::is_none) {
        return;
    }
    for column in Column::ALL {
        equations.push(Equation::of(
            &CARRIED,
            column.id(),
            vec![Reading::of(
                [Term::plus(FigureId::Application(Row::CarriedIn, column))],
                Relation::Equal,
                [Term::of_last_year(FigureId::Application(
                    Row::CarriedOut,
                    column,
                ))],
            )],
        ));
    }
}

fn valid(subject: &Subject<'_>, equations: &mut Vec<Equation>) {
    use disclosure::{Column, Row};
    let Some(last) = last_year(subject) else {
        return;
    };
    for row in [Row::Regulation, Row::Normative] {
        let valid = FigureId::Disclosure(row, Column::Valid);
        if [subject.report, last]
            .iter()
            .any(|report| report.figure(valid).is_none())
        {
            continue;
        }
        equations.push(Equation::of(
            &VALID,
            row.id(),
            vec![Reading::of(
                [Term::plus(valid)],
                Relation::Equal,
                [
                    Term::of_last_year(valid),
                    Term::plus(FigureId::Disclosure(row, Column::Made)),
                    Term::minus(FigureId::Disclosure(row, Column::Repealed)),
                ],
            )],
        ));
    }
}

fn items(subject: &Subject<'_>, equations: &mut Vec<Equation>) {
    use disclosure::{Column, Row};
    let Some(last) = last_year(subject) else {
        return;
    };
    for row in Row::ALL {
        let previous = FigureId::Disclosure(row, Column::Previous);
        let both = [subject.report, last]
            .iter()
            .all(|report| report.figure(previous).is_some());
        if !both {
            continue;
        }
        equations.push(Equation::of(
            &ITEMS,
            row.id(),
            vec![Reading::of(
                [Term::plus(previous)],
                Relation::Equal,
                [
                    Term::of_last_year(previous),
                    Term::of_last_year(FigureId::Disclosure(row, Column::Change)),
                ],
            )],
        ));
    }
}

fn same(subject: &Subject<'_>, observations: &mut Vec<Observation>) {
    let Some(last) = subject.last_year else {
        return;
    };
    let report = subject.report;
    if other_year(report, last) {
        let year = |report: &Report| report.year.as_ref().map_or(0, |year| year.value);
        let (this, other) = (year(report), year(last));
        observations.push(Observation {
            level: Level::Note,
            ..Observation::of(&SAME, "year", Words::new(
                format!("作为上年报告给出的是 {other} 年的报告，本报告是 {this} 年的，因此没有作年度之间的核对。"),
                format!("The report given as last year's is on {other}, this one is on {this}: the years were not compared."),
            ))
        });
        return;
    }
    let numbers = numbers_of_table_three(report);
    if !numbers.is_empty() && numbers == numbers_of_table_three(last) {
        observations.push(Observation {
            level: if numbers.len() < FEW_NUMBERS {
                Level::Note
            } else {
                SAME.level
            },
            figures: numbers.iter().map(|&(figure, _)| figure).collect(),
            ..Observation::of(&SAME, "t3", Words::new(
                "表三的所有数据都与上年报告相同，请确认不是沿用了上年的表格。",
                "Every number of table three is that of last year's report; please make sure that last year's table was not left in.",
            ))
        });
    }
    let text = numbers_of_text(report);
    if text.len() >= SAME_TEXT_NUMBERS && text == numbers_of_text(last) {
        observations.push(Observation::of(&SAME, "text", Words::new(
                format!("正文中的 {} 个数据都与上年报告相同，请确认不是沿用了上年的文字。", text.len()),
                format!("All {} numbers of the running text are those of last year's report; please make sure that last year's text was not left in.", text.len()),
            )));
    }
}

/// The numbers of table three that are not zero.
fn numbers_of_table_three(report: &Report) -> Vec<(FigureId, Number)> {
    report
        .figures
        .values()
        .filter(|figure| matches!(figure.id, FigureId::Application(..)))
        .filter_map(|figure| Some((figure.id, figure.value()?)))
        .filter(|(_, value)| !value.is_zero())
        .collect()
}

/// The numbers of the running text with their units, in order.
fn numbers_of_text(report: &Report) -> Vec<(Number, Option<&str>)> {
    report
        .figures
        .values()
        .filter(|figure| matches!(figure.id, FigureId::Text(_)))
        .filter_map(|figure| Some((figure.value()?, figure.unit.as_deref())))
        .collect()
}
