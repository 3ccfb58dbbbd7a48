//! Shares of the running text: statements → part ÷ whole is the percentage that is printed.

use super::equation;
use crate::language::{Label, Words};
use crate::read::number::Number;
use crate::report::Report;
use crate::report::figure::{Figure, FigureId};
use crate::report::statement::{Base, Claim, Evidence, Statement};
use crate::rules::kind::{RelationKind, RuleSource};
use crate::rules::level::Level;
use crate::rules::reading::{Reading, Relation, Term};
use crate::rules::rule::{Check, Equation, Rule, Subject};

/// A part divided by its whole is the percentage that is printed.
pub static SHARE: Rule = Rule {
    code: "text-share",
    title: Label {
        zh: "文中的占比等于分项除以总数",
        en: "A share in the text is its part divided by the whole",
    },
    page: page!("text-share"),
    level: Level::Warning,
    kind: RelationKind::Share,
    source: RuleSource::Text,
    check: Check::Equations(shares),
};

/// A percentage that fits only if cut off: found by the verdict on a share, so that nothing is stated.
pub static TRUNCATED: Rule = Rule {
    code: "text-truncated",
    title: Label {
        zh: "文中的百分比按四舍五入取位",
        en: "Percentages in the text are rounded, not cut off",
    },
    page: page!("text-truncated"),
    level: Level::Note,
    kind: RelationKind::Rounding,
    source: RuleSource::Text,
    check: Check::Equations(|_, _| {}),
};

fn shares(subject: &Subject<'_>, equations: &mut Vec<Equation>) {
    for statement in &subject.report.statements {
        match &statement.claim {
            Claim::Share {
                part,
                percent,
                bases,
            } => equations.push(share(statement, part, *percent, bases)),
            Claim::Hundred { percents, slack } => {
                equations.extend(hundred(subject.report, statement, percents, *slack));
            }
            _ => {}
        }
    }
}

fn share(statement: &Statement, part: &[FigureId], percent: FigureId, bases: &[Base]) -> Equation {
    let readings = bases
        .iter()
        .map(|base| Reading {
            relation: Relation::Share { percent },
            name: (base.others > 0).then(|| others_fit(base.others)),
            ..Reading::equal(part.iter().copied(), base.figures.iter().copied())
        })
        .collect();
    Equation {
        cut_off: match statement.evidence {
            Evidence::Neighbours => Level::Warning,
            _ => TRUNCATED.level,
        },
        ..equation(&SHARE, percent, statement, readings)
    }
}

fn others_fit(count: usize) -> Words {
    let fit = if count == 1 {
        "One more percentage fits".to_owned()
    } else {
        format!("{count} more percentages fit")
    };
    Words::new(
        format!("另有 {count} 项占比与这个总数相符。"),
        format!("{fit} this whole."),
    )
}

/// Percentages add up to 100 %; rounding may make them more or less by `slack`.
fn hundred(
    report: &Report,
    statement: &Statement,
    percents: &[FigureId],
    slack: Number,
) -> Option<Equation> {
    let values = percents
        .iter()
        .map(|&id| report.figure(id).and_then(Figure::value));
    let sum = values.sum::<Option<Number>>()?;
    let (relation, bound) = if slack.is_zero() || sum == Number::ONE_HUNDRED {
        (Relation::Equal, Number::ONE_HUNDRED)
    } else if sum > Number::ONE_HUNDRED {
        (Relation::AtMost, Number::ONE_HUNDRED + slack)
    } else {
        (Relation::AtLeast, Number::ONE_HUNDRED - slack)
    };
    let reading = Reading::of(
        percents.iter().copied().map(Term::plus),
        relation,
        [Term::constant(bound)],
    );
    Some(Equation {
        kind: RelationKind::Hundred,
        ..equation(&SHARE, *percents.first()?, statement, vec![reading])
    })
}
