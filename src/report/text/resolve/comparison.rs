//! A growth or a change → its statement.

use crate::report::statement::{Before, Claim, Evidence, Statement};
use crate::report::text::compare::Comparison;
use crate::report::text::passage::Passage;

/// The statement of a comparison. Without its base only the rate of a whole year is held against what
/// whole numbers can make.
pub(super) fn comparison(passage: &Passage, of: &Comparison) -> Option<Statement> {
    let before = match (of.before, of.step) {
        (Some(before), _) => Before::Given(passage.figure(before)?),
        (None, Some(step)) => Before::Less(passage.figure(step)?),
        (None, None) => Before::Unknown,
    };
    let unknown = before == Before::Unknown;
    if unknown && !of.last_year && of.percent && !of.grows_by_whole(passage) {
        return None;
    }
    let (now, by) = (passage.figures(&of.now), passage.figure(of.by)?);
    let (falling, last_year) = (of.falling, of.last_year);
    let claim = if of.percent {
        Claim::Growth {
            percent: by,
            falling,
            now,
            before,
            last_year,
        }
    } else {
        Claim::Change {
            amount: by,
            falling,
            now,
            before,
            last_year,
        }
    };
    let evidence = if unknown {
        Evidence::Unbased
    } else {
        Evidence::Based
    };
    let places = of.now.iter().copied().chain(of.before).chain([of.by]);
    Some(passage.statement(claim, evidence, places))
}
