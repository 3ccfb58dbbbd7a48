//! The relations of a paragraph that hold → which numbers they explain, and what that leaves of those that
//! do not hold.

use super::reading::{Reading, Weighed};
use crate::report::statement::{Compare, Evidence};
use crate::report::text::compare::Comparison;
use crate::report::text::passage::Passage;

/// Which numbers stand in relations that hold, and in which.
pub(super) struct Explained {
    /// For each mention, the first relation that holds with it, among those that were weighed.
    by: Vec<Option<usize>>,
}

impl Explained {
    /// What the relations that words make and that hold explain, and the changes that come out.
    pub(super) fn of(passage: &Passage, weighed: &[Weighed], comparisons: &[Comparison]) -> Self {
        let mut explained = Self {
            by: vec![None; passage.mentions.len()],
        };
        for (place, one) in weighed.iter().enumerate() {
            let equal = |first: &Reading| first.compare == Compare::Equal;
            if one.holds && one.explains && one.readings.first().is_some_and(equal) {
                explained.add(place, one.mentions());
            }
        }
        for of in comparisons.iter().filter(|of| !of.percent) {
            if let (Some(&now), Some(before)) = (of.now.first(), of.before)
                && (passage.equal(&[before, of.by], &[now])
                    || passage.equal(&[now, of.by], &[before]))
            {
                explained.add(weighed.len(), [now, before, of.by]);
            }
        }
        explained
    }

    fn add(&mut self, place: usize, mentions: impl IntoIterator<Item = usize>) {
        for index in mentions {
            if let Some(slot @ None) = self.by.get_mut(index) {
                *slot = Some(place);
            }
        }
    }

    fn by(&self, index: usize) -> Option<usize> {
        self.by.get(index).copied().flatten()
    }

    /// Whether the numbers of a relation that does not hold are explained better by those that do.
    pub(super) fn drops(&self, one: &Weighed) -> bool {
        let Some(first) = one.readings.first() else {
            return true;
        };
        let list = !matches!(one.evidence, Evidence::Roll | Evidence::Total);
        if list && self.are_of_another(first) {
            return true;
        }
        // of 受理 30 件，其中转办 10 件 the second is a part of the first, and nothing that became of it
        let by = |side: &[usize]| side.first().and_then(|&index| self.by(index));
        let of_list = by(&first.left).filter(|_| one.evidence == Evidence::Roll);
        if of_list.is_some()
            && by(&first.right) == of_list
            && first
                .right
                .get(1)
                .is_some_and(|&rest| self.by(rest) != of_list)
        {
            return true;
        }
        let all = first.mentions().all(|index| self.by(index).is_some());
        let mut by = first.mentions().map(|index| self.by(index));
        let whole = by.next_back().flatten();
        let with_whole = by.filter(|by| by.is_some() && *by == whole).count();
        match one.evidence {
            // firm words are given up only where one relation that holds takes the whole and some parts
            Evidence::Complete | Evidence::Kinds | Evidence::Total => all && with_whole >= 2,
            _ => all,
        }
    }

    /// Whether the parts are those of another whole, which they make.
    fn are_of_another(&self, of: &Reading) -> bool {
        let place = of.left.first().and_then(|&part| self.by(part));
        place.is_some()
            && of.left.len() >= 2
            && of.left.iter().all(|&part| self.by(part) == place)
            && of.right.iter().all(|&whole| self.by(whole) != place)
    }

    /// A relation that holds of the whole and other numbers of one that does not.
    pub(super) fn rival<'a>(&self, one: &Weighed, weighed: &'a [Weighed]) -> Option<&'a Reading> {
        let first = one.readings.first().filter(|_| !one.holds)?;
        let place = self.by(*first.right.first()?)?;
        let other = weighed.get(place)?.readings.first()?;
        let mut mentions = other.mentions();
        let shared = mentions.any(|index| first.left.contains(&index));
        shared.then_some(other)
    }
}
