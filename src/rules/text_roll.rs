//! Roll-forwards of the running text: statements → received and carried in is answered or carried over.

use super::equation::{Equation, Reading, Relation};
use super::rule::{Check, Level, Rule, Subject};
use crate::language::{Label, Words};
use crate::read::number::Number;
use crate::report::Report;
use crate::report::figure::{Figure, FigureId};
use crate::report::statement::{Claim, Included};

/// What was received and carried in is answered or carried over.
pub static ROLL: Rule = Rule {
    code: "text-roll",
    title: Label {
        zh: "文中收到数加上年结转数等于办结数加结转下年数",
        en: "In the text, received and carried in is answered or carried over",
    },
    page: include_str!("pages/text-roll.md"),
    level: Level::Warning,
    check: Check::Equations(rolls),
};

fn rolls(subject: &Subject<'_>, equations: &mut Vec<Equation>) {
    for statement in &subject.report.statements {
        let Claim::Roll {
            received,
            carried_in,
            answered,
            carried_out,
            included,
            strict,
        } = &statement.claim
        else {
            continue;
        };
        let roll = Roll {
            received: *received,
            carried_in: *carried_in,
            answered: *answered,
            carried_out: *carried_out,
            included: *included,
            strict: *strict,
        };
        equations.extend(roll.equation(subject.report));
    }
}

struct Roll {
    received: FigureId,
    carried_in: Option<FigureId>,
    answered: FigureId,
    carried_out: Option<FigureId>,
    included: Included,
    strict: bool,
}

impl Roll {
    /// Where the words name what is carried over, the sides must be equal. Where they do not, some may
    /// still be pending: no more is answered than there was, and nothing is said where the words leave
    /// open what was carried in.
    fn equation(&self, report: &Report) -> Option<Equation> {
        let mut readings = self.readings();
        let value = |id: FigureId| report.figure(id).and_then(Figure::value);
        let total = |terms: &[FigureId]| terms.iter().map(|&id| value(id)).sum::<Option<Number>>();
        let decided = |sides: &(Vec<FigureId>, Vec<FigureId>)| total(&sides.0).zip(total(&sides.1));
        let holds = self
            .sides()
            .iter()
            .any(|sides| decided(sides).is_none_or(|(left, right)| left == right));
        let first = self.sides().into_iter().next()?;
        let (left, right) = decided(&first).unwrap_or_default();
        if !holds && (self.carried_out.is_none() || self.carried_in.is_none()) {
            let more_than_there_was = left < right;
            let unknown = if self.carried_out.is_none() {
                // Some may be pending.
                !more_than_there_was
            } else {
                // Some may have been carried in.
                more_than_there_was
            };
            if unknown && self.carried_in.is_some() {
                readings.truncate(1);
                for reading in &mut readings {
                    reading.relation = Relation::AtLeast;
                }
            } else if unknown || self.carried_out.is_none() {
                return None;
            }
        }
        Some(Equation {
            rule: &ROLL,
            subject: self.received.to_string(),
            level: ROLL.level,
            readings,
        })
    }

    /// What may stand on either side, the most likely first.
    fn sides(&self) -> Vec<(Vec<FigureId>, Vec<FigureId>)> {
        let side = |one: FigureId, other: Option<FigureId>| -> Vec<FigureId> {
            [Some(one), other].into_iter().flatten().collect()
        };
        let after = side(self.answered, self.carried_out);
        let with = (side(self.received, self.carried_in), after.clone());
        let without = (vec![self.received], after);
        match (self.carried_in, self.included, self.strict) {
            (None, ..) | (Some(_), Included::InReceived, _) => vec![without],
            (Some(_), Included::Beside, true) => vec![with],
            (Some(_), ..) => vec![with, without],
        }
    }

    fn readings(&self) -> Vec<Reading> {
        let sides = self.sides();
        let several = sides.len() > 1;
        sides
            .into_iter()
            .map(|(left, right)| {
                let name = match left.len() {
                    _ if !several => None,
                    1 => Some(Words::new(
                        "这里按收到数已含上年结转核对。",
                        "What was received is taken to include what was carried in.",
                    )),
                    _ => Some(Words::new(
                        "这里按收到数不含上年结转核对。",
                        "What was received is taken not to include what was carried in.",
                    )),
                };
                Reading {
                    name,
                    ..Reading::equal(left, right)
                }
            })
            .collect()
    }
}
