//! Shares of the running text: statements → part ÷ whole is the percentage that is printed.

use std::cmp::Reverse;

use super::equation::{Equation, Operand, Reading, Relation, Term};
use super::rule::{Check, Level, Rule, Subject};
use super::text_sum;
use crate::language::{Label, Words};
use crate::order;
use crate::read::number::Number;
use crate::report::Report;
use crate::report::figure::{Figure, FigureId};
use crate::report::statement::{Claim, Tie};

/// A part divided by its whole is the percentage that is printed.
pub static SHARE: Rule = Rule {
    code: "text-share",
    title: Label {
        zh: "文中的占比等于分项除以总数",
        en: "A share in the text is its part divided by the whole",
    },
    page: include_str!("pages/text-share.md"),
    level: Level::Warning,
    check: Check::Equations(shares),
};

/// A percentage that fits only if cut off: told by the verdict on a share, so that nothing is stated.
pub static TRUNCATED: Rule = Rule {
    code: "text-truncated",
    title: Label {
        zh: "文中的百分比按四舍五入取位",
        en: "Percentages in the text are rounded, not cut off",
    },
    page: include_str!("pages/text-truncated.md"),
    level: Level::Note,
    check: Check::Equations(|_, _| {}),
};

fn shares(subject: &Subject<'_>, equations: &mut Vec<Equation>) {
    for statement in &subject.report.statements {
        match &statement.claim {
            Claim::Share {
                part,
                bases,
                percent,
                siblings,
                tie,
            } => equations.extend(share(
                subject.report,
                (*part, *percent),
                bases,
                siblings,
                *tie,
            )),
            Claim::Shares { percents, complete } => {
                equations.extend(hundred(subject.report, percents, *complete));
            }
            _ => {}
        }
    }
}

/// The share against every base it may have, the one that most of its neighbours fit first.
fn share(
    report: &Report,
    pair: (FigureId, FigureId),
    bases: &[Vec<FigureId>],
    siblings: &[(FigureId, FigureId)],
    tie: Tie,
) -> Option<Equation> {
    let own = Printed::of(report, pair);
    let beside: Vec<Printed> = siblings
        .iter()
        .filter_map(|&sibling| Printed::of(report, sibling))
        .collect();
    let mut holds = false;
    let mut bases: Vec<(usize, &Vec<FigureId>)> = bases
        .iter()
        .map(|base| {
            let whole = whole(report, base);
            let fit = |printed: &&Printed| whole.and_then(|w| printed.fits(w)) == Some(true);
            let own = own.zip(whole).and_then(|(own, whole)| own.fits(whole));
            holds |= own != Some(false);
            (beside.iter().filter(fit).count(), base)
        })
        .collect();
    order::sort_by_key(&mut bases, |&(count, _)| Reverse(count));
    let &(support, first) = bases.first()?;
    // Where the neighbours fit no base either, the shares may be of something that is not in the text.
    let known = support > 0 || siblings.is_empty();
    let meant = known
        && match tie {
            Tie::Loose => false,
            Tie::Likely => near(report, pair, first, support),
            Tie::Certain => within(report, pair, first) || beyond(report, pair, &bases),
        };
    if !holds && !meant {
        return None;
    }
    let (part, percent) = pair;
    let readings = bases
        .iter()
        .map(|(count, base)| Reading {
            left: vec![Term::plus(part)],
            relation: Relation::Share { percent },
            right: base.iter().copied().map(Term::plus).collect(),
            name: (*count > 0).then(|| {
                Words::new(
                    format!("另有 {count} 项占比与这个总数相符。"),
                    format!("{} this whole.", others_fit(*count)),
                )
            }),
        })
        .collect();
    Some(Equation {
        rule: &SHARE,
        subject: percent.to_string(),
        level: SHARE.level,
        readings,
    })
}

fn others_fit(count: usize) -> String {
    if count == 1 {
        "One more percentage fits".to_owned()
    } else {
        format!("{count} more percentages fit")
    }
}

/// Whether a share that does not fit may be of this base at all: it is no more than all of it, unless
/// the percentage says so.
fn within(report: &Report, (part, percent): (FigureId, FigureId), base: &[FigureId]) -> bool {
    let whole: Option<Number> = base.iter().map(|&id| value(report, id)).sum();
    let more = value(report, percent).is_some_and(|percent| percent > Number::ONE_HUNDRED);
    whole.is_some_and(|whole| whole > Number::ZERO)
        && (more || value(report, part).is_some_and(|part| Some(part) <= whole))
}

/// Whether a part that is said to be at most all is more than every base by a fifth: so much is never
/// left from the year before.
fn beyond(
    report: &Report,
    (part, percent): (FigureId, FigureId),
    bases: &[(usize, &Vec<FigureId>)],
) -> bool {
    let total =
        |base: &[FigureId]| -> Option<Number> { base.iter().map(|&id| value(report, id)).sum() };
    let most = bases.iter().filter_map(|(_, base)| total(base)).max();
    let (Some(part), Some(percent), Some(most)) =
        (value(report, part), value(report, percent), most)
    else {
        return false;
    };
    percent <= Number::ONE_HUNDRED && part * Number::from(5) > most * Number::from(6)
}

/// Whether a share that does not fit is still meant of this base: other shares are, or it is no more
/// than a third off, or one digit is.
fn near(
    report: &Report,
    (part, percent): (FigureId, FigureId),
    base: &[FigureId],
    support: usize,
) -> bool {
    let actual = || {
        let whole: Number = base
            .iter()
            .map(|&id| value(report, id))
            .sum::<Option<Number>>()?;
        value(report, part)?
            .checked_mul(Number::ONE_HUNDRED)?
            .checked_div(whole)
    };
    let (Some(actual), Some(printed)) = (actual(), value(report, percent)) else {
        return false;
    };
    let off = (actual - printed).abs();
    actual <= Number::ONE_HUNDRED.max(printed)
        && (support > 0
            || off * Number::from(3) <= actual.max(printed)
            || one_slip(actual.round_dp(printed.scale()), printed))
}

/// Whether two digits are swapped, or one is another; of short numbers only the former tells.
fn one_slip(actual: Number, printed: Number) -> bool {
    let (actual, printed) = (actual.to_string(), printed.to_string());
    let digits = |text: &str| {
        let mut digits: Vec<char> = text.chars().filter(char::is_ascii_digit).collect();
        digits.sort_unstable();
        digits
    };
    let same_digits = digits(&actual) == digits(&printed);
    text_sum::one_digit(&actual, &printed) && (same_digits || digits(&printed).len() >= 3)
}

/// Shares of a list that names everything add up to 100 %, within what rounding may take or give.
fn hundred(report: &Report, percents: &[FigureId], complete: bool) -> Option<Equation> {
    let values: Vec<Number> = percents
        .iter()
        .map(|&id| value(report, id))
        .collect::<Option<_>>()?;
    let sum: Number = values.iter().sum();
    let slack: Number = values
        .iter()
        .map(|value| Number::new(5, value.scale() + 1))
        .sum();
    let gap = (sum - Number::ONE_HUNDRED).abs();
    let rounding = gap <= slack;
    if !rounding && !complete {
        return None;
    }
    let (relation, bound) = match (gap.is_zero(), rounding, sum > Number::ONE_HUNDRED) {
        (true, ..) | (_, false, _) => (Relation::Equal, Number::ONE_HUNDRED),
        (_, _, true) => (Relation::AtMost, Number::ONE_HUNDRED + slack),
        (_, _, false) => (Relation::AtLeast, Number::ONE_HUNDRED - slack),
    };
    Some(Equation {
        rule: &SHARE,
        subject: percents.first()?.to_string(),
        level: SHARE.level,
        readings: vec![Reading {
            left: percents.iter().copied().map(Term::plus).collect(),
            relation,
            right: vec![Term {
                coefficient: 1,
                operand: Operand::Constant(bound),
            }],
            name: None,
        }],
    })
}

fn value(report: &Report, id: FigureId) -> Option<Number> {
    report.figure(id).and_then(Figure::value)
}

/// The least and the greatest number that a figure may stand for.
fn bounds(report: &Report, id: FigureId) -> Option<(Number, Number)> {
    let figure = report.figure(id)?;
    let value = figure.value()?;
    let (low, high) = figure.approximate.unwrap_or((Some(value), Some(value)));
    Some((
        low.unwrap_or(Number::ZERO),
        high.unwrap_or(value * Number::TEN),
    ))
}

/// The least and the greatest number that the figures of a base make; none where one is missing.
fn whole(report: &Report, base: &[FigureId]) -> Option<(Number, Number)> {
    let mut whole = (Number::ZERO, Number::ZERO);
    for &id in base {
        let (low, high) = bounds(report, id)?;
        whole = (whole.0.checked_add(low)?, whole.1.checked_add(high)?);
    }
    Some(whole)
}

/// A part and its percentage, as far as they may be meant: looked up once, however many bases are tried.
#[derive(Clone, Copy)]
struct Printed {
    part: (Number, Number),
    percent: (Number, Number),
}

impl Printed {
    fn of(report: &Report, (part, percent): (FigureId, FigureId)) -> Option<Self> {
        let part = bounds(report, part)?;
        let (mut low, mut high) = bounds(report, percent)?;
        if low == high {
            let unit = Number::new(1, low.scale().min(20));
            low -= unit / Number::TWO;
            high += unit;
        }
        let percent = (low, high);
        Some(Self { part, percent })
    }

    /// Whether part ÷ base rounds, or is cut off, to the percentage; none where it cannot be told.
    fn fits(self, base: (Number, Number)) -> Option<bool> {
        if base.0 <= Number::ZERO {
            return Some(false);
        }
        let (part, percent) = (self.part, self.percent);
        let hundred = Number::ONE_HUNDRED;
        let enough = hundred.checked_mul(part.1)? >= percent.0.checked_mul(base.0)?;
        let not_too_much = hundred.checked_mul(part.0)? <= percent.1.checked_mul(base.1)?;
        Some(enough && not_too_much)
    }
}
