//! Growths and changes of the running text: statements → now follows from before, which the text or
//! last year's report gives.

use super::equation;
use crate::language::{Label, Words};
use crate::order::Map;
use crate::read::number::Number;
use crate::report::Report;
use crate::report::figure::{Figure, FigureId};
use crate::report::statement::{Before, Claim, Evidence};
use crate::rules::equation::{Equation, Reading, Relation, Term};
use crate::rules::kind::{Kind, Source};
use crate::rules::level::Level;
use crate::rules::rule::{Check, Rule, Subject};
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
    kind: Kind::Growth,
    source: Source::Text,
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
    kind: Kind::Change,
    source: Source::Text,
    check: Check::Equations(changes),
};

fn growths(subject: &Subject<'_>, equations: &mut Vec<Equation>) {
    let bases = Bases::of(subject);
    for statement in &subject.report.statements {
        let Claim::Growth {
            percent,
            falling,
            now,
            before,
            last_year,
        } = &statement.claim
        else {
            continue;
        };
        let relation = Relation::Growth {
            percent: *percent,
            falling: *falling,
        };
        let reading =
            |now: FigureId, right: Vec<Term>| Reading::of([Term::plus(now)], relation, right);
        let mut readings = bases.readings(now, before, *last_year, reading);
        if readings.is_empty() {
            readings = now
                .iter()
                .map(|&now| {
                    // what it was before follows from the change, or is some whole number
                    let right = match before {
                        Before::Less(step) if *falling => vec![Term::plus(now), Term::plus(*step)],
                        Before::Less(step) => vec![Term::plus(now), Term::minus(*step)],
                        Before::Given(_) | Before::Unknown => Vec::new(),
                    };
                    reading(now, right)
                })
                .collect();
        }
        if let Some(first) = readings.first_mut() {
            first.name = by_this_year(subject.report, now.first(), before, *percent, *falling);
        }
        equations.push(equation(&GROWTH, *percent, statement, readings));
    }
}

/// What to say of a rate that is what changed divided by this year's number instead of last year's.
fn by_this_year(
    report: &Report,
    now: Option<&FigureId>,
    before: &Before,
    percent: FigureId,
    falling: bool,
) -> Option<Words> {
    let value = |id: FigureId| report.figure(id).and_then(Figure::value);
    let (now, percent) = (value(*now?)?, value(percent)?);
    let sign = if falling { -Number::ONE } else { Number::ONE };
    let (step, before) = match before {
        Before::Given(before) => ((now - value(*before)?) * sign, value(*before)?),
        Before::Less(step) => (value(*step)?, now - value(*step)? * sign),
        Before::Unknown => return None,
    };
    let rate = |base: Number| {
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

fn changes(subject: &Subject<'_>, equations: &mut Vec<Equation>) {
    let bases = Bases::of(subject);
    for statement in &subject.report.statements {
        let Claim::Change {
            amount,
            falling,
            now,
            before,
            last_year,
        } = &statement.claim
        else {
            continue;
        };
        // before ± amount = now
        let amount_term = Term::times(if *falling { -1 } else { 1 }, *amount);
        let readings = bases.readings(now, before, *last_year, |now, mut left| {
            left.push(amount_term);
            Reading::of(left, Relation::Equal, [Term::plus(now)])
        });
        if !readings.is_empty() {
            equations.push(equation(&CHANGE, *amount, statement, readings));
        }
    }
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
        let named =
            subject
                .report
                .statements
                .iter()
                .filter_map(|statement| match &statement.claim {
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

    /// A reading for each number that may be meant by now: against the number that the text gives, or
    /// else against what last year's report has for the figure of the form that now names.
    fn readings(
        &self,
        now: &[FigureId],
        before: &Before,
        last_year: bool,
        reading: impl Fn(FigureId, Vec<Term>) -> Reading,
    ) -> Vec<Reading> {
        if let Before::Given(before) = before {
            let base = || vec![Term::plus(*before)];
            return now.iter().map(|&now| reading(now, base())).collect();
        }
        now.iter()
            .filter(|_| last_year)
            .flat_map(|&now| self.last_year(now).into_iter().map(move |base| (now, base)))
            .map(|(now, base)| reading(now, base))
            .collect()
    }

    /// The figures of last year's report for what `now` names: those of which this year's agree with it, so
    /// that both years count the same, or else every reading of the words.
    fn last_year(&self, now: FigureId) -> Vec<Vec<Term>> {
        let value = self.report.figure(now).and_then(Figure::value);
        let meant = self.named.get(&now).copied().unwrap_or_default();
        let sum = |report: &Report, of: &[FigureId]| -> Option<Number> {
            of.iter()
                .map(|&id| report.figure(id).and_then(Figure::value))
                .sum()
        };
        let given = |of: &&Vec<FigureId>| {
            let before = self.last_year.and_then(|report| sum(report, of));
            before.is_some_and(|before| before > Number::ZERO)
        };
        let agrees = |of: &&Vec<FigureId>| value.is_some() && sum(self.report, of) == value;
        let terms = |of: &Vec<FigureId>| -> Vec<Term> {
            of.iter().copied().map(Term::of_last_year).collect()
        };
        let agreeing: Vec<Vec<Term>> = meant
            .iter()
            .filter(given)
            .filter(agrees)
            .map(terms)
            .collect();
        if agreeing.is_empty() {
            return meant.iter().filter(given).map(terms).collect();
        }
        agreeing
    }
}
