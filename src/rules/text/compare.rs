//! Growths and changes of the running text: statements → now follows from before, which the text or
//! last year's report gives.

use super::equation;
use crate::language::{Label, Words};
use crate::order::Map;
use crate::read::number::Number;
use crate::report::Report;
use crate::report::figure::{Figure, FigureId};
use crate::report::statement::{Before, ChangeStatement, Claim, Evidence, Statement};
use crate::rules::kind::{RelationKind, RuleSource};
use crate::rules::level::Level;
use crate::rules::reading::{Reading, Relation, Term};
use crate::rules::rule::{Check, Equation, Rule, Subject};
use crate::rules::year;

/// A growth follows from the numbers of both years.
pub static GROWTH: Rule = Rule {
    code: "text-growth",
    title: Label {
        zh: "文中的增长、下降幅度与两年的数相符",
        en: "A growth in the text follows from the numbers of both years",
    },
    page: page!("text-growth"),
    level: Level::Warning,
    kind: RelationKind::Growth,
    source: RuleSource::Text,
    check: Check::Equations(growths),
};

/// A change is the difference between the numbers of both years.
pub static CHANGE: Rule = Rule {
    code: "text-change",
    title: Label {
        zh: "文中增加、减少的数等于两年之差",
        en: "A change in the text is the difference between both years",
    },
    page: page!("text-change"),
    level: Level::Warning,
    kind: RelationKind::Change,
    source: RuleSource::Text,
    check: Check::Equations(changes),
};

fn growths(subject: &Subject<'_>, equations: &mut Vec<Equation>) {
    let bases = Bases::of(subject);
    for (statement, change) in changes_by(subject, true) {
        let relation = Relation::Growth {
            percent: change.by,
            falling: change.falling,
        };
        let readings = bases.of_change(change).into_iter();
        let mut readings: Vec<Reading> = readings
            .map(|(now, before)| Reading::of([Term::plus(now)], relation, before))
            .collect();
        if let Some(first) = readings.first_mut() {
            first.name = by_this_year(subject.report, change);
        }
        equations.push(equation(&GROWTH, change.by, statement, readings));
    }
}

fn changes(subject: &Subject<'_>, equations: &mut Vec<Equation>) {
    let bases = Bases::of(subject);
    for (statement, change) in changes_by(subject, false) {
        let by = Term::times(if change.falling { -1 } else { 1 }, change.by);
        let readings = bases.of_change(change).into_iter();
        let readings: Vec<Reading> = readings
            .map(|(now, mut left)| {
                left.push(by);
                Reading::of(left, Relation::Equal, [Term::plus(now)])
            })
            .collect();
        if !readings.is_empty() {
            equations.push(equation(&CHANGE, change.by, statement, readings));
        }
    }
}

/// The changes by a percentage, or by a number.
fn changes_by<'a>(
    subject: &Subject<'a>,
    percent: bool,
) -> impl Iterator<Item = (&'a Statement, &'a ChangeStatement)> {
    let statements = subject.report.statements.iter();
    statements.filter_map(move |statement| match &statement.claim {
        Claim::Change(change) if change.percent == percent => Some((statement, change)),
        _ => None,
    })
}

/// What to say of a rate that is what changed divided by this year's number instead of last year's.
fn by_this_year(report: &Report, change: &ChangeStatement) -> Option<Words> {
    let value = |id: FigureId| report.figure(id).and_then(Figure::value);
    let (now, percent) = (value(*change.now.first()?)?, value(change.by)?);
    let sign = if change.falling {
        -Number::ONE
    } else {
        Number::ONE
    };
    let before = match change.before {
        Before::Given(before) => value(before)?,
        Before::Less(step) => now - value(step)? * sign,
        Before::Unknown => return None,
    };
    let rate = |base: Number| {
        let step = (now - before) * sign;
        let rate = step.checked_mul(Number::ONE_HUNDRED)?.checked_div(base)?;
        Some(rate.round_dp(percent.scale()))
    };
    (rate(now)? == percent && rate(before)? != percent).then(|| {
        Words::new(
            "文中的百分比是用增减数除以今年数得出的，应除以上年数。",
            "The percentage in the text is the change divided by this year's number; it should be divided by last year's.",
        )
    })
}

/// What last year's report gives for numbers of the text that name figures of the form.
struct Bases<'a> {
    report: &'a Report,
    last_year: Option<&'a Report>,
    named: Map<FigureId, &'a [Vec<FigureId>]>,
}

impl<'a> Bases<'a> {
    fn of(subject: &Subject<'a>) -> Self {
        let last_year = year::last_year(subject);
        let statements = subject.report.statements.iter();
        let named = statements.filter_map(|statement| match &statement.claim {
            Claim::Value { figure, of } if statement.evidence == Evidence::Named => {
                Some((*figure, of.as_slice()))
            }
            _ => None,
        });
        Self {
            report: subject.report,
            last_year,
            named: named.filter(|_| last_year.is_some()).collect(),
        }
    }

    /// Each number that may be meant by now with what it was before: the number that the text gives; what
    /// last year's report has for the figure of the form that now names; what now is without its change;
    /// or, of a percentage, some whole number.
    fn of_change(&self, change: &ChangeStatement) -> Vec<(FigureId, Vec<Term>)> {
        let each = |before: &dyn Fn(FigureId) -> Vec<Term>| {
            let now = change.now.iter();
            now.map(|&now| (now, before(now))).collect()
        };
        if let Before::Given(before) = change.before {
            return each(&|_| vec![Term::plus(before)]);
        }
        let now = change.now.iter().filter(|_| change.last_year);
        let last_year = now.flat_map(|&now| {
            let bases = self.last_year(now).into_iter();
            bases.map(move |base| (now, base))
        });
        let last_year: Vec<(FigureId, Vec<Term>)> = last_year.collect();
        match change.before {
            _ if !last_year.is_empty() || !change.percent => last_year,
            Before::Less(step) => {
                let sign = if change.falling { 1 } else { -1 };
                each(&|now| vec![Term::plus(now), Term::times(sign, step)])
            }
            _ => each(&|_| Vec::new()),
        }
    }

    /// The figures of last year's report for what `now` names: those of which this year's agree with it, so
    /// that both years count the same, or else every reading of the words.
    fn last_year(&self, now: FigureId) -> Vec<Vec<Term>> {
        let sum = |report: &Report, of: &[FigureId]| -> Option<Number> {
            let values = of.iter().map(|&id| report.figure(id)?.value());
            values.sum()
        };
        let given = |of: &&Vec<FigureId>| {
            let before = self.last_year.and_then(|report| sum(report, of));
            before.is_some_and(|before| before > Number::ZERO)
        };
        let value = self.report.figure(now).and_then(Figure::value);
        let agrees = |of: &&Vec<FigureId>| value.is_some() && sum(self.report, of) == value;
        let meant = self.named.get(&now).copied().unwrap_or_default().iter();
        let mut meant: Vec<&Vec<FigureId>> = meant.filter(given).collect();
        if meant.iter().any(agrees) {
            meant.retain(agrees);
        }
        let terms = |of: &Vec<FigureId>| of.iter().copied().map(Term::of_last_year).collect();
        meant.into_iter().map(terms).collect()
    }
}
