//! Information processing fees: statements → the amounts add up and fit the fees of table two.

use super::{equation, lists};
use crate::form::Edition;
use crate::form::disclosure::{Column, Row};
use crate::language::Label;
use crate::report::figure::FigureId;
use crate::report::statement::Claim;
use crate::rules::kind::{RelationKind, RuleSource};
use crate::rules::level::Level;
use crate::rules::reading::{Reading, Relation, Term};
use crate::rules::rule::{Check, Equation, Rule, Subject};

/// Information processing fees add up, and are no more than the administrative fees.
pub static FEE: Rule = Rule {
    code: "text-fee",
    title: Label {
        zh: "信息处理费分项之和等于总数，且不超过行政事业性收费",
        en: "Information processing fees add up and are no more than the administrative fees",
    },
    page: page!("text-fee"),
    level: Level::Warning,
    kind: RelationKind::List,
    source: RuleSource::Text,
    check: Check::Equations(fees),
};

fn fees(subject: &Subject<'_>, equations: &mut Vec<Equation>) {
    let report = subject.report;
    lists(&FEE, report, true, equations);
    let table = FigureId::Disclosure(Row::Fee, Column::Amount);
    let Some(figure) = report.figure(table) else {
        return;
    };
    if report.edition != Some(Edition::E2021) {
        return;
    }
    for statement in &report.statements {
        let Claim::Fee { amount } = statement.claim else {
            continue;
        };
        let unit = figure.yuan().unwrap_or(10_000);
        let reading = Reading::of(
            [Term::plus(amount)],
            Relation::AtMost,
            [Term::times(unit, table)],
        );
        equations.push(Equation {
            kind: RelationKind::Bound,
            ..equation(&FEE, amount, statement, vec![reading])
        });
    }
}
