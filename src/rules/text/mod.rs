//! Relations of the running text: statements, whose reading is already chosen → equations.

pub mod compare;
pub mod fee;
pub mod roll;
pub mod share;
pub mod sum;
pub mod table;
#[cfg(test)]
mod tests;

use super::level::Level;
use super::reading::{Reading, Relation};
use super::rule::{Equation, Rule};
use crate::language::Words;
use crate::order;
use crate::report::Report;
use crate::report::figure::{Figure, FigureId};
use crate::report::statement::{Claim, Compare, Evidence, Sides, Statement, Taken};

/// Evidence that was right in less than 95 of 100 labelled sentences in which it called something broken
/// (`tests/evidence.rs` measures it): it is a note, and no warning.
pub const NOTES: &[Evidence] = &[Evidence::Narrower, Evidence::ShortDigit];

/// The equation of a statement: its subject is `of`.
fn equation(
    rule: &'static Rule,
    of: FigureId,
    statement: &Statement,
    readings: Vec<Reading>,
) -> Equation {
    let mut equation = Equation::of(rule, of, readings);
    if NOTES.contains(&statement.evidence) {
        equation.level = Level::Note;
    }
    equation
}

/// The lists of the text by what they make up: information processing fees, or anything else.
fn lists(rule: &'static Rule, report: &Report, of_fees: bool, equations: &mut Vec<Equation>) {
    let fees = report
        .statements
        .iter()
        .filter_map(|statement| match statement.claim {
            Claim::Fee { amount } => Some(amount),
            _ => None,
        });
    let fees = order::set(fees);
    for statement in &report.statements {
        if let Claim::Sum(sides) = &statement.claim
            && let Some(whole) = sides.first().and_then(|first| first.right.first())
            && fees.contains(whole) == of_fees
        {
            equations.extend(sums(rule, report, statement, sides, |sides| &sides.right));
        }
    }
}

/// The equation of a sum or a roll-forward, about the figure that `subject` names of the first reading.
fn sums(
    rule: &'static Rule,
    report: &Report,
    statement: &Statement,
    sides: &[Sides],
    subject: fn(&Sides) -> &[FigureId],
) -> Option<Equation> {
    let of = sides.first().and_then(|first| subject(first).first())?;
    let mut readings: Vec<Reading> = sides.iter().map(reading).collect();
    let why = match statement.evidence {
        Evidence::Shared => Some(all_shares()),
        Evidence::ShortDigit => Some(one_digit()),
        _ => None,
    };
    let rival = statement.rival.as_ref();
    let rival = rival.map(|rival| rival_in_words(report, rival));
    if let Some(first) = readings.first_mut() {
        for other in why.into_iter().chain(rival) {
            let name = first.name.get_or_insert_with(|| Words::new("", ""));
            name.push(&other.zh, &other.en);
        }
    }
    Some(equation(rule, *of, statement, readings))
}

fn reading(sides: &Sides) -> Reading {
    Reading {
        relation: match sides.compare {
            Compare::Equal => Relation::Equal,
            Compare::AtMost => Relation::AtMost,
            Compare::AtLeast => Relation::AtLeast,
        },
        name: sides.taken.map(taken),
        ..Reading::equal(sides.left.iter().copied(), sides.right.iter().copied())
    }
}

/// What the words are taken to mean, as a sentence behind the numbers.
fn taken(taken: Taken) -> Words {
    match taken {
        Taken::Included => Words::new(
            "这里按收到数已含上年结转核对。",
            "What was received is taken to include what was carried in.",
        ),
        Taken::Beside => Words::new(
            "这里按收到数不含上年结转核对。",
            "What was received is taken not to include what was carried in.",
        ),
        Taken::OnePart => Words::new(
            "单个分项不应大于总数。",
            "A part cannot be more than its whole.",
        ),
    }
}

/// Why a list that no word makes complete is.
fn all_shares() -> Words {
    Words::new(
        "各分项的占比合计为 100%，按已列全核对。",
        "The percentages of the parts make 100 %: the list is taken to be complete.",
    )
}

/// Why a list that may leave something out is held against its whole.
fn one_digit() -> Words {
    Words::new(
        "两数仅差一位数字，故予提示；分项如未列全，可以不等。",
        "They differ in one digit only; where the list leaves something out, they need not agree.",
    )
}

/// The reading that holds of the same numbers.
fn rival_in_words(report: &Report, rival: &Sides) -> Words {
    let side = |figures: &[FigureId]| -> String {
        let values = figures
            .iter()
            .filter_map(|&id| report.figure(id).and_then(Figure::value));
        let printed: Vec<String> = values.map(|value| value.normalize().to_string()).collect();
        printed.join(" + ")
    };
    let sums = format!("{} = {}", side(&rival.left), side(&rival.right));
    Words::new(
        format!("同段另有 {sums} 成立。"),
        format!("In the same paragraph {sums} holds."),
    )
}
