//! A report that sums up others: report and the sums of its parts → what every cell must come to.

use super::kind::{RelationKind, RuleSource};
use super::level::Level;
use super::reading::{Operand, Reading, Relation, Term};
use super::rule::{Check, Equation, Rule, Subject};
use crate::form::application::Row;
use crate::language::Label;
use crate::read::number::Number;
use crate::report::Report;
use crate::report::figure::{Figure, FigureId};
use crate::report::sums::{self, SumCell, Sums};

/// The report of a whole shows what the reports of its parts come to.
pub static OF: Rule = Rule {
    code: "sum-of",
    title: Label {
        zh: "汇总：每一格等于各单位报告之和",
        en: "Sums: every cell is what the reports of the parts add up to",
    },
    page: page!("sum-of"),
    level: Level::Warning,
    kind: RelationKind::Sum,
    source: RuleSource::Parts,
    check: Check::Equations(of),
};

fn of(subject: &Subject<'_>, equations: &mut Vec<Equation>) {
    let (report, Some(sums)) = (subject.report, subject.sums) else {
        return;
    };
    let both = sums
        .tables
        .iter()
        .filter_map(|sum| Some((sum, report.table(sum.kind)?)));
    for (sum, table) in both {
        for id in sum.form_figures() {
            let left = match id {
                FigureId::Application(Row::Other, column) if !table.other_in_one_row => sums::OTHER
                    .map(|row| Term::plus(FigureId::Application(row, column)))
                    .to_vec(),
                _ => vec![Term::plus(id)],
            };
            let reading = Reading::of(left, Relation::Equal, counted(sums, report, id));
            equations.push(Equation::of(&OF, id, vec![reading]));
        }
    }
}

/// What the parts count in a cell, without those that count nothing.
fn counted(sums: &Sums, report: &Report, figure: FigureId) -> Vec<Term> {
    let yuan = report.figure(figure).and_then(Figure::yuan);
    let operand = |(part, cell)| {
        let number = match cell {
            SumCell::Number(number) => Some(number),
            SumCell::Blank => Some(Number::ZERO),
            SumCell::Unknown => None,
        };
        let number = number.and_then(|number| in_unit(number, yuan));
        Operand::Part {
            part,
            figure,
            number,
        }
    };
    let term = |operand: Operand| Term {
        coefficient: 1,
        operand,
    };
    let is_nothing = |operand: &Operand| match operand {
        Operand::Part { number, .. } => number.is_some_and(Number::is_zero),
        _ => false,
    };
    let operands = sums.cells(figure).map(operand);
    let terms: Vec<Term> = operands.filter(|one| !is_nothing(one)).map(term).collect();
    if terms.is_empty() {
        return vec![Term::constant(Number::ZERO)];
    }
    terms
}

/// 万元 in the unit in which the report counts money.
fn in_unit(number: Number, yuan: Option<i32>) -> Option<Number> {
    match yuan {
        None | Some(sums::TEN_THOUSAND) => Some(number),
        Some(yuan) => number
            .checked_mul(sums::TEN_THOUSAND.into())?
            .checked_div(yuan.into())
            .map(Number::normalize),
    }
}
