//! Growths and changes of the running text: statements → now follows from before.

use super::equation::{Equation, Operand, Reading, Relation, Term};
use super::rule::{Check, Level, Rule, Subject};
use crate::language::{Label, Words};
use crate::report::figure::FigureId;
use crate::report::statement::Claim;

/// A growth follows from the numbers of both years.
pub static GROWTH: Rule = Rule {
    code: "text-growth",
    title: Label {
        zh: "文中的增长、下降幅度与两年的数相符",
        en: "A growth in the text follows from the numbers of both years",
    },
    page: include_str!("pages/text-growth.md"),
    level: Level::Warning,
    check: Check::Equations(growths),
};

/// A change is the difference between the numbers of both years.
pub static CHANGE: Rule = Rule {
    code: "text-change",
    title: Label {
        zh: "文中增加、减少的数等于两年之差",
        en: "A change in the text is the difference between both years",
    },
    page: include_str!("pages/text-change.md"),
    level: Level::Warning,
    check: Check::Equations(changes),
};

fn growths(subject: &Subject<'_>, equations: &mut Vec<Equation>) {
    for statement in &subject.report.statements {
        let Claim::Growth {
            now,
            before,
            percent,
            falling,
        } = &statement.claim
        else {
            continue;
        };
        let name = before.is_none().then(|| {
            Words::new(
                "上年数应为整数",
                "last year's number must be a whole number",
            )
        });
        let readings = now
            .iter()
            .map(|&now| Reading {
                left: vec![Term::plus(now)],
                relation: Relation::Growth {
                    percent: *percent,
                    falling: *falling,
                },
                right: before.iter().copied().map(Term::plus).collect(),
                name: name.clone(),
            })
            .collect();
        equations.push(Equation {
            rule: &GROWTH,
            subject: percent.to_string(),
            level: GROWTH.level,
            readings,
        });
    }
}

fn changes(subject: &Subject<'_>, equations: &mut Vec<Equation>) {
    for statement in &subject.report.statements {
        let Claim::Change {
            now,
            before,
            amount,
            falling,
        } = &statement.claim
        else {
            continue;
        };
        let readings = now
            .iter()
            .map(|&now| changed(now, *before, *amount, *falling))
            .collect();
        equations.push(Equation {
            rule: &CHANGE,
            subject: amount.to_string(),
            level: CHANGE.level,
            readings,
        });
    }
}

/// before ± amount = now.
fn changed(now: FigureId, before: FigureId, amount: FigureId, falling: bool) -> Reading {
    let mut reading = Reading::equal([before], [now]);
    reading.left.push(Term {
        coefficient: if falling { -1 } else { 1 },
        operand: Operand::Figure(amount),
    });
    reading
}
