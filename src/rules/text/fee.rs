//! Information processing fees: statements → the amounts add up and fit the fees of table two.

use std::collections::BTreeSet;

use super::{equation, sums};
use crate::form::Edition;
use crate::form::disclosure::{Column, Row};
use crate::language::Label;
use crate::order;
use crate::report::Report;
use crate::report::figure::{Figure, FigureId};
use crate::report::statement::Claim;
use crate::rules::equation::{Equation, Operand, Reading, Relation, Term};
use crate::rules::rule::{Check, Level, Rule, Subject};

/// Information processing fees add up, and are no more than the administrative fees.
pub static FEE: Rule = Rule {
    code: "text-fee",
    title: Label {
        zh: "信息处理费分项之和等于总数，且不超过行政事业性收费",
        en: "Information processing fees add up and are no more than the administrative fees",
    },
    page: include_str!("../pages/text-fee.md"),
    level: Level::Warning,
    check: Check::Equations(fees),
};

fn fees(subject: &Subject<'_>, equations: &mut Vec<Equation>) {
    let report = subject.report;
    let amounts = amounts(report);
    for statement in &report.statements {
        if let Claim::Sum(sides) = &statement.claim
            && sides
                .first()
                .and_then(|first| first.right.first())
                .is_some_and(|whole| amounts.contains(whole))
        {
            equations.extend(sums(&FEE, report, statement, sides, |sides| &sides.right));
        }
    }
    let table = FigureId::Disclosure(Row::Fee, Column::Amount);
    if report.edition != Some(Edition::E2021) || report.figure(table).is_none() {
        return;
    }
    for statement in &report.statements {
        let Claim::Fee { amount } = statement.claim else {
            continue;
        };
        let reading = Reading {
            left: vec![Term::plus(amount)],
            relation: Relation::AtMost,
            right: vec![Term {
                coefficient: report
                    .figure(table)
                    .and_then(Figure::yuan)
                    .unwrap_or(10_000),
                operand: Operand::Figure(table),
            }],
            name: None,
        };
        equations.push(equation(&FEE, amount, statement, vec![reading]));
    }
}

/// The numbers of the text that are amounts of information processing fees.
pub(super) fn amounts(report: &Report) -> BTreeSet<FigureId> {
    order::set(
        report
            .statements
            .iter()
            .filter_map(|statement| match statement.claim {
                Claim::Fee { amount } => Some(amount),
                _ => None,
            }),
    )
}
