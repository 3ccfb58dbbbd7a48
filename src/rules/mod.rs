//! Stage 3: [`Report`](crate::report::Report) → equations: the catalogue of what must hold.
//!
//! A rule only states equations, or observes a matter of form. It never searches cells or text: it
//! asks the report for figures. Judging, explaining, marking and naming causes come after.

/// The page of the rule with this code; empty in a build without the pages.
macro_rules! page {
    ($code:literal) => {
        if cfg!(feature = "pages") {
            include_str!(concat!(
                env!("CARGO_MANIFEST_DIR"),
                "/src/rules/pages/",
                $code,
                ".md"
            ))
        } else {
            ""
        }
    };
}

pub mod kind;
pub mod level;
pub mod reading;
pub mod rule;
pub mod topic;

pub mod form;
pub mod page;
pub mod sums;
pub mod table;
pub mod text;
pub mod year;

#[cfg(test)]
pub(crate) mod made_up;
#[cfg(test)]
mod tests;

use rule::{Check, Equation, Observation, Rule, Subject};

/// Every rule, in the order of the catalogue.
pub static CATALOGUE: &[&Rule] = &[
    &table::application::ROW_SUM,
    &table::application::OUTCOME_SUM,
    &table::application::BALANCE,
    &table::dispute::SUM,
    &table::disclosure::CHANGE,
    &table::disclosure::DISCLOSED,
    &table::disclosure::VALID,
    &table::disclosure::AUTHORITY,
    &table::other_tables::SUM,
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
    &sums::OF,
    &form::cells::NUMBER,
    &form::cells::BLANK,
    &form::parts::MISSING,
    &form::dates::EDITION,
    &form::dates::YEAR,
    &form::dates::PERIOD,
    &form::dates::DEADLINE,
    &form::outline::OUTLINE,
    &form::parts::TEMPLATE,
];

/// The rule with this code.
pub fn by_code(code: &str) -> Option<&'static Rule> {
    CATALOGUE.iter().copied().find(|rule| rule.code == code)
}

/// States the relations that the sentences of a report claim, and no others.
pub fn apply_to_text(subject: &Subject<'_>) -> Vec<Equation> {
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
pub fn apply(subject: &Subject<'_>) -> (Vec<Equation>, Vec<Observation>) {
    let (mut equations, mut observations) = (Vec::new(), Vec::new());
    for rule in CATALOGUE {
        match rule.check {
            Check::Equations(list) => list(subject, &mut equations),
            Check::Observations(list) => list(subject, &mut observations),
        }
    }
    (equations, observations)
}
