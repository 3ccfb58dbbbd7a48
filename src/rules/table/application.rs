//! Rules of table three, 收到和处理政府信息公开申请情况: report → its sums and its balance.

use crate::form::application::{Column, Row};
use crate::form::{Edition, TableKind};
use crate::language::Label;
use crate::report::Report;
use crate::report::figure::FigureId;
use crate::rules::kind::{RelationKind, RuleSource};
use crate::rules::level::Level;
use crate::rules::reading::Reading;
use crate::rules::rule::{Check, Equation, Rule, Subject};

/// 自然人 and the five kinds of organisations make up the 总计 of every row.
pub static ROW_SUM: Rule = Rule {
    code: "t3-row-sum",
    title: Label {
        zh: "表三每一行：自然人与五类法人或其他组织之和等于总计",
        en: "Table three, each row: natural persons and the five kinds of organisations add up to the total",
    },
    page: page!("t3-row-sum"),
    level: Level::Error,
    kind: RelationKind::Sum,
    source: RuleSource::Form(TableKind::Application),
    check: Check::Equations(row_sums),
};

/// The outcomes (一) to (六) make up (七)总计 in every column.
pub static OUTCOME_SUM: Rule = Rule {
    code: "t3-outcome-sum",
    title: Label {
        zh: "表三每一列：各项办理结果之和等于(七)总计",
        en: "Table three, each column: the outcomes add up to (7) Total",
    },
    page: page!("t3-outcome-sum"),
    level: Level::Error,
    kind: RelationKind::Sum,
    source: RuleSource::Form(TableKind::Application),
    check: Check::Equations(outcome_sums),
};

/// What came in was dealt with or carried over, in every column.
pub static BALANCE: Rule = Rule {
    code: "t3-balance",
    title: Label {
        zh: "表三每一列：本年新收加上年结转等于办理结果总计加结转下年度",
        en: "Table three, each column: received plus carried in equals outcomes plus carried over",
    },
    page: page!("t3-balance"),
    level: Level::Error,
    kind: RelationKind::RollForward,
    source: RuleSource::Form(TableKind::Application),
    check: Check::Equations(balances),
};

fn row_sums(subject: &Subject<'_>, equations: &mut Vec<Equation>) {
    let Some(rows) = rows(subject.report) else {
        return;
    };
    for &row in rows {
        equations.push(Equation::of(
            &ROW_SUM,
            row.id(),
            vec![Reading::equal(
                Column::PARTS.map(|column| FigureId::Application(row, column)),
                [FigureId::Application(row, Column::Sum)],
            )],
        ));
    }
}

fn outcome_sums(subject: &Subject<'_>, equations: &mut Vec<Equation>) {
    let Some(rows) = rows(subject.report) else {
        return;
    };
    for column in Column::ALL {
        let outcomes = rows.iter().filter(|row| row.is_outcome());
        equations.push(Equation::of(
            &OUTCOME_SUM,
            column.id(),
            vec![Reading::equal(
                outcomes.map(|&row| FigureId::Application(row, column)),
                [FigureId::Application(Row::Total, column)],
            )],
        ));
    }
}

fn balances(subject: &Subject<'_>, equations: &mut Vec<Equation>) {
    if subject.report.table(TableKind::Application).is_none() {
        return;
    }
    for column in Column::ALL {
        equations.push(Equation::of(
            &BALANCE,
            column.id(),
            vec![Reading::equal(
                [Row::New, Row::CarriedIn].map(|row| FigureId::Application(row, column)),
                [Row::Total, Row::CarriedOut].map(|row| FigureId::Application(row, column)),
            )],
        ));
    }
}

/// The data rows that the report's table three should have, in the order of the form; none without
/// such a table.
///
/// (六)其他处理 is one row or three, whichever the table has: many reports on 2021 and later keep the
/// single row of the edition 2019.
pub fn rows(report: &Report) -> Option<&'static [Row]> {
    let table = report.table(TableKind::Application)?;
    let rows = if table.other_in_one_row {
        Edition::E2019
    } else {
        Edition::E2021
    };
    Some(Row::of(rows))
}
