//! Roll-forwards of the running text: statements → received and carried in is answered or carried over.

use super::sums;
use crate::language::Label;
use crate::report::statement::Claim;
use crate::rules::kind::{RelationKind, RuleSource};
use crate::rules::level::Level;
use crate::rules::rule::{Check, Equation, Rule, Subject};

/// What was received and carried in is answered or carried over.
pub static ROLL: Rule = Rule {
    code: "text-roll",
    title: Label {
        zh: "文中收到数加上年结转数等于办结数加结转下年数",
        en: "In the text, received and carried in is answered or carried over",
    },
    page: page!("text-roll"),
    level: Level::Warning,
    kind: RelationKind::RollForward,
    source: RuleSource::Text,
    check: Check::Equations(rolls),
};

fn rolls(subject: &Subject<'_>, equations: &mut Vec<Equation>) {
    for statement in &subject.report.statements {
        if let Claim::StockFlow(sides) = &statement.claim {
            equations.extend(sums(&ROLL, subject.report, statement, sides, |sides| {
                &sides.left
            }));
        }
    }
}
