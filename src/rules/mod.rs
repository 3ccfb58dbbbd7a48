//! Stage 3: [`Report`](crate::report::Report) → equations: the catalogue of what must hold.
//!
//! A rule only states equations, or observes a matter of form. It never searches cells or text: it
//! asks the report for figures. Judging, explaining, marking and naming causes come after.

pub mod equation;
pub mod rule;

pub mod application;
pub mod disclosure;
pub mod dispute;
pub mod form_cells;
pub mod form_dates;
pub mod form_outline;
pub mod form_parts;
pub mod other_tables;
pub mod page;
pub mod text;
pub mod year;

#[cfg(test)]
pub(crate) mod made_up;
#[cfg(test)]
mod tests;

use equation::Equation;
use rule::{Check, Observation, Rule, Subject};

/// Every rule, in the order of the catalogue.
pub static CATALOGUE: &[&Rule] = &[
    &application::ROW_SUM,
    &application::OUTCOME_SUM,
    &application::BALANCE,
    &dispute::SUM,
    &disclosure::CHANGE,
    &disclosure::DISCLOSED,
    &disclosure::VALID,
    &disclosure::AUTHORITY,
    &other_tables::SUM,
    &text::sum::SUM,
    &text::sum::TOTAL,
    &text::roll::ROLL,
    &text::share::SHARE,
    &text::share::TRUNCATED,
    &text::compare::GROWTH,
    &text::compare::CHANGE,
    &text::table::TABLE,
    &text::table::ALL,
    &text::table::REPEAT,
    &text::fee::FEE,
    &year::CARRIED,
    &year::VALID,
    &year::ITEMS,
    &year::SAME,
    &form_cells::NUMBER,
    &form_cells::BLANK,
    &form_parts::MISSING,
    &form_dates::EDITION,
    &form_dates::YEAR,
    &form_dates::PERIOD,
    &form_dates::DEADLINE,
    &form_outline::OUTLINE,
    &form_parts::TEMPLATE,
];

/// The rule with this code.
pub fn by_code(code: &str) -> Option<&'static Rule> {
    CATALOGUE.iter().copied().find(|rule| rule.code == code)
}

/// States the relations that the sentences of a report claim, and no others.
pub fn state_text(subject: &Subject<'_>) -> Vec<Equation> {
    let mut equations = Vec::new();
    for rule in CATALOGUE {
        if let Check::Equations(list) = rule.check
            && rule.is_of_text()
        {
            list(subject, &mut equations);
        }
    }
    equations
}

/// States everything that the catalogue has to say about a report.
pub fn state(subject: &Subject<'_>) -> (Vec<Equation>, Vec<Observation>) {
    let (mut equations, mut observations) = (Vec::new(), Vec::new());
    for rule in CATALOGUE {
        match rule.check {
            Check::Equations(list) => list(subject, &mut equations),
            Check::Observations(list) => list(subject, &mut observations),
        }
    }
    (equations, observations)
}
