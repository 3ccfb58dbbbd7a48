//! A roll-forward, or received and carried in beside their total → the relation, weighed.

use super::reading::{Reading, Weighed, first_that_holds};
use crate::report::statement::{Claim, Compare, Evidence, Taken};
use crate::report::text::passage::Passage;
use crate::report::text::roll::{Included, Roll};

/// 新收 A 件, 上年结转 B 件, 共 C 件.
pub(super) fn total(passage: &Passage, [one, other, whole]: [usize; 3]) -> Weighed {
    let reading = Reading::equal(&[one, other], &[whole]);
    Weighed {
        kind: Claim::Total,
        explains: true,
        holds: reading.holds(passage),
        readings: vec![reading],
        evidence: Evidence::Total,
    }
}

/// Where the words name what is carried over, the sides must be equal. Where they do not, some may still
/// be pending: no more is answered than there was, and nothing is said where the words leave open what
/// was carried in.
pub(super) fn roll(passage: &Passage, roll: Roll) -> Option<Weighed> {
    let mut readings = readings(roll);
    if roll.answered.is_none() {
        at_least(&mut readings, None);
    }
    let mut holds = first_that_holds(passage, &mut readings);
    if !holds && (roll.carried_out.is_none() || roll.carried_in.is_none()) {
        let first = readings.first()?;
        let more_than_there_was = passage.total(&first.left) < passage.total(&first.right);
        // Some may be pending, or have been carried in.
        let unknown = more_than_there_was == roll.carried_out.is_some();
        if unknown && roll.carried_in.is_some() && roll.included != Included::InReceived {
            let taken = first.taken;
            at_least(&mut readings, taken);
            holds = readings.iter().any(|reading| reading.holds(passage));
        } else if unknown || roll.carried_out.is_none() {
            return None;
        }
    }
    Some(Weighed {
        kind: Claim::Roll,
        explains: true,
        readings,
        holds,
        evidence: Evidence::Roll,
    })
}

/// What may stand on either side; where that is not sure, with what it takes the words to mean.
fn readings(roll: Roll) -> Vec<Reading> {
    let sides = roll.sides();
    let several = sides.len() > 1;
    let reading = |(left, right): &(Vec<usize>, Vec<usize>)| {
        let included = if left.len() == 1 {
            Taken::Included
        } else {
            Taken::Beside
        };
        Reading {
            taken: several.then_some(included),
            ..Reading::equal(left, right)
        }
    };
    sides.iter().map(reading).collect()
}

/// Leaves only that there was at least what the first reading says.
fn at_least(readings: &mut Vec<Reading>, taken: Option<Taken>) {
    readings.truncate(1);
    for reading in readings {
        reading.compare = Compare::AtLeast;
        reading.taken = taken;
    }
}
