//! How much a report may cost: looks that are left, counted so that the same report always gets the same
//! answer, on any machine.

/// Looks that are left. A look is what it takes to come by one term of one relation.
#[derive(Debug)]
pub(super) struct Budget {
    left: u32,
    /// Whether it was given less than it was to have, since the whole was nearly spent.
    short: bool,
}

impl Budget {
    /// So many looks.
    pub(super) fn new(looks: u32) -> Self {
        Self {
            left: looks,
            short: false,
        }
    }

    /// Takes looks; whether there were as many.
    pub(super) fn spend(&mut self, looks: usize) -> bool {
        let looks = u32::try_from(looks).unwrap_or(u32::MAX);
        let enough = looks <= self.left;
        self.left = self.left.saturating_sub(looks);
        enough
    }

    /// Whether none are left.
    pub(super) fn is_spent(&self) -> bool {
        self.left == 0
    }

    /// Takes looks if there are as many; whether there were.
    pub(super) fn spend_if(&mut self, looks: usize) -> bool {
        let enough = u32::try_from(looks).is_ok_and(|looks| looks <= self.left);
        enough && self.spend(looks)
    }

    /// One of so many equal parts of what is left.
    pub(super) fn share(&self, parts: usize) -> usize {
        let left = usize::try_from(self.left).unwrap_or(usize::MAX);
        left.checked_div(parts).unwrap_or(left)
    }

    /// Does something with at most so many of the looks: no problem takes those of the others.
    pub(super) fn within<T>(&mut self, most: u32, with: impl FnOnce(&mut Self) -> T) -> T {
        let given = self.left.min(most);
        let mut part = Self {
            left: given,
            short: self.short || given < most,
        };
        let made = with(&mut part);
        self.left -= given - part.left.min(given);
        made
    }

    /// What is left.
    #[cfg(test)]
    pub(super) fn left(&self) -> u32 {
        self.left
    }

    /// Whether it was given less than it was to have.
    pub(super) fn is_short(&self) -> bool {
        self.short
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_takes_no_more_than_it_may() {
        let mut whole = Budget::new(10);
        assert!(whole.within(4, |part| part.spend(4) && !part.is_short()));
        assert!(!whole.within(4, |part| part.spend(5)));
        // two are left of ten
        assert!(whole.within(4, |part| part.is_short() && part.spend(2)));
        assert!(!whole.spend(1));
    }
}
