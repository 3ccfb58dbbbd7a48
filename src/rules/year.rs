//! Year against year: report and last year's report → what must carry over.

use super::kind::{RelationKind, RuleSource};
use super::level::Level;
use super::reading::{Reading, Relation, Term};
use super::rule::{Check, Equation, Observation, Rule, Subject};
use crate::form::application::{Column, Row};
use crate::form::{TableKind, disclosure};
use crate::language::{Label, Words};
use crate::read::number::Number;
use crate::report::Report;
use crate::report::figure::FigureId;
use crate::report::offices::may_be_one;

/// What last year carried over is what this year carries in.
pub static CARRIED: Rule = Rule {
    code: "year-carried",
    title: Label {
        zh: "年度之间：上年结转等于上年报告的结转下年度",
        en: "Year against year: carried in equals what last year's report carries over",
    },
    page: page!("year-carried"),
    level: Level::Warning,
    kind: RelationKind::RollForward,
    source: RuleSource::LastYear,
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
    kind: RelationKind::RollForward,
    source: RuleSource::LastYear,
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
    kind: RelationKind::RollForward,
    source: RuleSource::LastYear,
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
    kind: RelationKind::Form,
    source: RuleSource::LastYear,
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

/// Everything in the tables of the form that carries over from one year to the next, whatever two reports have of it.
pub fn carry_overs() -> impl Iterator<Item = Equation> {
    use disclosure::Row::{Normative, Regulation};
    let carried = Column::ALL.into_iter().map(carried_in);
    let valid = [Regulation, Normative].into_iter().map(in_force);
    let items = disclosure::Row::ALL.into_iter().map(items_before);
    carried.chain(valid).chain(items)
}

/// What is carried in is what was carried over.
fn carried_in(column: Column) -> Equation {
    let now = Term::plus(FigureId::Application(Row::CarriedIn, column));
    let last = Term::of_last_year(FigureId::Application(Row::CarriedOut, column));
    Equation::of(
        &CARRIED,
        column.id(),
        vec![Reading::of([now], Relation::Equal, [last])],
    )
}

/// What is in force is what was, with what is issued and without what is repealed.
fn in_force(row: disclosure::Row) -> Equation {
    use disclosure::Column;
    let figure = |column| FigureId::Disclosure(row, column);
    let before = [
        Term::of_last_year(figure(Column::Valid)),
        Term::plus(figure(Column::Made)),
        Term::minus(figure(Column::Repealed)),
    ];
    let now = Term::plus(figure(Column::Valid));
    Equation::of(
        &VALID,
        row.id(),
        vec![Reading::of([now], Relation::Equal, before)],
    )
}

/// The items before this year are those before last year and what was added to them.
fn items_before(row: disclosure::Row) -> Equation {
    use disclosure::Column;
    let figure = |column| FigureId::Disclosure(row, column);
    let before =
        [Column::Previous, Column::Change].map(|column| Term::of_last_year(figure(column)));
    let now = Term::plus(figure(Column::Previous));
    Equation::of(
        &ITEMS,
        row.id(),
        vec![Reading::of([now], Relation::Equal, before)],
    )
}

fn carried(subject: &Subject<'_>, equations: &mut Vec<Equation>) {
    let Some(last) = last_year(subject) else {
        return;
    };
    let tables = [subject.report, last].map(|report| report.table(TableKind::Application));
    if tables.iter().all(Option::is_some) {
        equations.extend(Column::ALL.map(carried_in));
    }
}

fn valid(subject: &Subject<'_>, equations: &mut Vec<Equation>) {
    use disclosure::{Column, Row};
    let rows = [Row::Regulation, Row::Normative];
    let rows = rows.into_iter().filter(both_have(subject, Column::Valid));
    equations.extend(rows.map(in_force));
}

fn items(subject: &Subject<'_>, equations: &mut Vec<Equation>) {
    use disclosure::{Column, Row};
    let rows = Row::ALL.into_iter();
    let rows = rows.filter(both_have(subject, Column::Previous));
    equations.extend(rows.map(items_before));
}

/// Whether both years have a cell of table two.
fn both_have<'a>(
    subject: &Subject<'a>,
    column: disclosure::Column,
) -> impl Fn(&disclosure::Row) -> bool + use<'a> {
    let reports = last_year(subject).map(|last| [subject.report, last]);
    move |&row| {
        reports.is_some_and(|reports| {
            let cell = FigureId::Disclosure(row, column);
            reports.iter().all(|report| report.figure(cell).is_some())
        })
    }
}

fn same(subject: &Subject<'_>, observations: &mut Vec<Observation>) {
    let Some(last) = subject.last_year else {
        return;
    };
    let report = subject.report;
    observations.extend(other_agency(report, last));
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

/// That last year's report names another agency.
fn other_agency(report: &Report, last: &Report) -> Option<Observation> {
    let (own, other) = (report.agency.as_ref()?, last.agency.as_ref()?);
    if may_be_one(&own.value, &other.value) {
        return None;
    }
    let (own, other) = (&own.value, &other.value);
    Some(Observation {
        level: Level::Note,
        ..Observation::of(
            &SAME,
            "agency",
            Words::new(
                format!(
                    "作为上年报告给出的是「{other}」的报告，本报告是「{own}」的，请确认是同一机关。"
                ),
                format!(
                    "The report given as last year's is that of “{other}”, this one is that of “{own}”; please make sure that they are one agency."
                ),
            ),
        )
    })
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
