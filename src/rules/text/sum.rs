//! Sums of the running text: statements → a whole is what its parts make.

use super::{fee, sums as equation};
use crate::language::Label;
use crate::report::statement::Claim;
use crate::rules::equation::Equation;
use crate::rules::rule::{Check, Level, Rule, Subject};

/// The parts that a sentence lists make its whole.
pub static SUM: Rule = Rule {
    code: "text-sum",
    title: Label {
        zh: "文中列出的各分项之和等于总数",
        en: "The parts that a sentence lists add up to the whole",
    },
    page: include_str!("../pages/text-sum.md"),
    level: Level::Warning,
    check: Check::Equations(sums),
};

/// 新收 A 件, 上年结转 B 件, 共 C 件: A + B = C.
pub static TOTAL: Rule = Rule {
    code: "text-total",
    title: Label {
        zh: "文中“新收、上年结转、共计”三数：前两数之和等于共计",
        en: "Received this year and carried in add up to the total that the same sentence gives",
    },
    page: include_str!("../pages/text-total.md"),
    level: Level::Error,
    check: Check::Equations(totals),
};

fn sums(subject: &Subject<'_>, equations: &mut Vec<Equation>) {
    let fees = fee::amounts(subject.report);
    for statement in &subject.report.statements {
        let Claim::Sum(sides) = &statement.claim else {
            continue;
        };
        let whole = sides.first().and_then(|first| first.right.first());
        if !whole.is_some_and(|whole| fees.contains(whole)) {
            equations.extend(equation(&SUM, subject.report, statement, sides, |sides| {
                &sides.right
            }));
        }
    }
}

fn totals(subject: &Subject<'_>, equations: &mut Vec<Equation>) {
    for statement in &subject.report.statements {
        if let Claim::Total(sides) = &statement.claim {
            equations.extend(equation(
                &TOTAL,
                subject.report,
                statement,
                sides,
                |sides| &sides.right,
            ));
        }
    }
}
