//! Sums of the running text: statements → a whole is what its parts make.

use super::{lists, sums};
use crate::language::Label;
use crate::report::statement::Claim;
use crate::rules::kind::{RelationKind, RuleSource};
use crate::rules::level::Level;
use crate::rules::rule::{Check, Equation, Rule, Subject};

/// The parts that a sentence lists make its whole.
pub static SUM: Rule = Rule {
    code: "text-sum",
    title: Label {
        zh: "文中列出的各分项之和等于总数",
        en: "The parts that a sentence lists add up to the whole",
    },
    page: page!("text-sum"),
    level: Level::Warning,
    kind: RelationKind::List,
    source: RuleSource::Text,
    check: Check::Equations(parts),
};

/// 新收 A 件, 上年结转 B 件, 共 C 件: A + B = C.
pub static TOTAL: Rule = Rule {
    code: "text-total",
    title: Label {
        zh: "文中“新收、上年结转、共计”三数：前两数之和等于共计",
        en: "Received this year and carried in add up to the total that the same sentence gives",
    },
    page: page!("text-total"),
    level: Level::Error,
    kind: RelationKind::Sum,
    source: RuleSource::Text,
    check: Check::Equations(totals),
};

fn parts(subject: &Subject<'_>, equations: &mut Vec<Equation>) {
    lists(&SUM, subject.report, false, equations);
}

fn totals(subject: &Subject<'_>, equations: &mut Vec<Equation>) {
    for statement in &subject.report.statements {
        if let Claim::Total(sides) = &statement.claim {
            equations.extend(sums(&TOTAL, subject.report, statement, sides, |sides| {
                &sides.right
            }));
        }
    }
}
