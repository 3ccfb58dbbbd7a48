//! Growths and changes of the running text: statements → now follows from before, which the text or
//! last year's report gives.

use std::collections::BTreeMap;

use super::equation::{Equation, Operand, Reading, Relation, Term};
use super::rule::{Check, Level, Rule, Subject};
use super::year;
use crate::language::Label;
use crate::read::number::Number;
use crate::report::Report;
use crate::report::figure::{Figure, FigureId};
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
    let bases = Bases::of(subject);
    for statement in &subject.report.statements {
        let Claim::Growth {
            now,
            before,
            step,
            percent,
            falling,
            last_year,
        } = &statement.claim
        else {
            continue;
        };
        let relation = Relation::Growth {
            percent: *percent,
            falling: *falling,
        };
        let mut readings = bases.readings(now, *before, *last_year, |now, right| Reading {
            left: vec![Term::plus(now)],
            relation,
            right,
            name: None,
        });
        if let (true, Some(step)) = (readings.is_empty(), *step) {
            // what it was before follows from the change
            let step = if *falling {
                Term::plus(step)
            } else {
                Term::minus(step)
            };
            readings = now
                .iter()
                .map(|&now| Reading {
                    left: vec![Term::plus(now)],
                    relation,
                    right: vec![Term::plus(now), step],
                    name: None,
                })
                .collect();
        }
        if readings.is_empty() {
            readings = now
                .iter()
                .map(|&now| Reading {
                    left: vec![Term::plus(now)],
                    relation,
                    right: Vec::new(),
                    name: None,
                })
                .collect();
        }
        equations.push(Equation {
            rule: &GROWTH,
            subject: percent.to_string(),
            level: GROWTH.level,
            readings,
        });
    }
}

fn changes(subject: &Subject<'_>, equations: &mut Vec<Equation>) {
    let bases = Bases::of(subject);
    for statement in &subject.report.statements {
        let Claim::Change {
            now,
            before,
            amount,
            falling,
            last_year,
        } = &statement.claim
        else {
            continue;
        };
        // before ± amount = now
        let amount_term = Term {
            coefficient: if *falling { -1 } else { 1 },
            operand: Operand::Figure(*amount),
        };
        let readings = bases.readings(now, *before, *last_year, |now, mut left| {
            left.push(amount_term);
            Reading {
                left,
                ..Reading::equal([], [now])
            }
        });
        if !readings.is_empty() {
            equations.push(Equation {
                rule: &CHANGE,
                subject: amount.to_string(),
                level: CHANGE.level,
                readings,
            });
        }
    }
}

/// What last year's report gives for numbers of the text that name figures of the form.
struct Bases<'a> {
    report: &'a Report,
    last_year: Option<&'a Report>,
    named: BTreeMap<FigureId, &'a [Vec<FigureId>]>,
}

impl<'a> Bases<'a> {
    fn of(subject: &Subject<'a>) -> Self {
        let last_year = year::last_year(subject);
        let named =
            subject
                .report
                .statements
                .iter()
                .filter_map(|statement| match &statement.claim {
                    Claim::Value {
                        figure,
                        of,
                        narrower: false,
                    } => Some((*figure, of.as_slice())),
                    _ => None,
                });
        Self {
            report: subject.report,
            last_year,
            named: named.filter(|_| last_year.is_some()).collect(),
        }
    }

    /// A reading for each number that may be meant by now: against the number that the text gives, or
    /// else against what last year's report has for the figure of the form that now names.
    fn readings(
        &self,
        now: &[FigureId],
        before: Option<FigureId>,
        last_year: bool,
        reading: impl Fn(FigureId, Vec<Term>) -> Reading,
    ) -> Vec<Reading> {
        if let Some(before) = before {
            let base = || vec![Term::plus(before)];
            return now.iter().map(|&now| reading(now, base())).collect();
        }
        now.iter()
            .filter(|_| last_year)
            .flat_map(|&now| self.last_year(now).map(move |base| (now, base)))
            .map(|(now, base)| reading(now, base))
            .collect()
    }

    /// The figures of last year's report for what `now` names; only where this year's agree with it,
    /// so that both years count the same.
    fn last_year(&self, now: FigureId) -> impl Iterator<Item = Vec<Term>> + '_ {
        let value = self.report.figure(now).and_then(Figure::value);
        let meant = self.named.get(&now).copied().unwrap_or_default();
        meant.iter().filter_map(move |of| {
            let sum = |report: &Report| -> Option<Number> {
                of.iter()
                    .map(|&id| report.figure(id).and_then(Figure::value))
                    .sum()
            };
            let before = sum(self.last_year?)?;
            (value.is_some() && sum(self.report) == value && before > Number::ZERO).then(|| {
                of.iter()
                    .map(|&id| Term {
                        coefficient: 1,
                        operand: Operand::LastYear(id),
                    })
                    .collect()
            })
        })
    }
}
