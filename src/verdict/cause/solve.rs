//! A handful of linear equations in at most [`MOST`] variables → their solution, in whole numbers.

/// The most figures that a repair changes.
pub(super) const MOST: usize = 3;

/// One equation: a coefficient for each variable, and what they must come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct SystemRow {
    /// The coefficients; those beyond the variables in use are zero.
    pub(super) coefficients: [i128; MOST],
    /// The sum.
    pub(super) sum: i128,
}

/// What the equations say about the variables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Solved {
    /// One value each.
    Once([i128; MOST]),
    /// Infinitely many values.
    Free,
    /// No values, or none in whole numbers.
    Never,
}

/// Equations in a triangle: the row at place `n` is the first with a coefficient for variable `n`.
pub(super) struct Triangle {
    rows: [Option<SystemRow>; MOST],
    contradiction: bool,
}

impl Triangle {
    /// No equation yet.
    pub(super) fn new() -> Self {
        Self {
            rows: [None; MOST],
            contradiction: false,
        }
    }

    /// Adds an equation. Numbers that grow beyond what can be held count as a contradiction: no repair is
    /// better than a wrong one.
    pub(super) fn add(&mut self, mut row: SystemRow) {
        for (place, pivot) in self.rows.iter_mut().enumerate() {
            let lead = row.coefficients.get(place).copied().unwrap_or(0);
            if lead == 0 {
                continue;
            }
            let Some(pivot) = pivot else {
                *pivot = Some(row);
                return;
            };
            let by = pivot.coefficients.get(place).copied().unwrap_or(0);
            let Some(reduced) = without(row, lead, *pivot, by) else {
                self.contradiction = true;
                return;
            };
            row = reduced;
        }
        self.contradiction |= row.sum != 0;
    }

    /// Solves for the first `variables`.
    pub(super) fn solve(&self, variables: usize) -> Solved {
        if self.contradiction {
            return Solved::Never;
        }
        if self.rows.iter().take(variables).any(Option::is_none) {
            return Solved::Free;
        }
        let mut values = [0; MOST];
        for place in (0..variables.min(MOST)).rev() {
            let Some(value) = self.value(place, &values) else {
                return Solved::Never;
            };
            if let Some(slot) = values.get_mut(place) {
                *slot = value;
            }
        }
        Solved::Once(values)
    }

    /// The value of the variable at `place`, once those after it are known.
    fn value(&self, place: usize, values: &[i128; MOST]) -> Option<i128> {
        let row = self.rows.get(place).copied().flatten()?;
        let mut rest = row.sum;
        for (coefficient, value) in row.coefficients.iter().zip(values).skip(place + 1) {
            rest = rest.checked_sub(coefficient.checked_mul(*value)?)?;
        }
        let lead = *row.coefficients.get(place)?;
        (rest.checked_rem(lead)? == 0).then_some(rest / lead)
    }
}

/// `row` × `by` − `pivot` × `lead`: the variable that the two lead with falls out.
fn without(row: SystemRow, lead: i128, pivot: SystemRow, by: i128) -> Option<SystemRow> {
    let mix = |one: i128, two: i128| one.checked_mul(by)?.checked_sub(two.checked_mul(lead)?);
    let mut coefficients = [0; MOST];
    for ((slot, one), two) in coefficients
        .iter_mut()
        .zip(row.coefficients)
        .zip(pivot.coefficients)
    {
        *slot = mix(one, two)?;
    }
    Some(SystemRow {
        coefficients,
        sum: mix(row.sum, pivot.sum)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(variables: usize, rows: &[([i128; MOST], i128)], expected: Solved) {
        let mut triangle = Triangle::new();
        for &(coefficients, sum) in rows {
            triangle.add(SystemRow { coefficients, sum });
        }
        assert_eq!(triangle.solve(variables), expected);
    }

    #[test]
    fn solves_what_has_one_solution() {
        check(1, &[([-1, 0, 0], 2)], Solved::Once([-2, 0, 0]));
        check(
            2,
            &[([1, 0, 0], 2), ([1, -1, 0], 0), ([0, -1, 0], -2)],
            Solved::Once([2, 2, 0]),
        );
        check(
            3,
            &[([1, 1, 0], 3), ([0, 1, 1], 5), ([1, 0, 1], 4)],
            Solved::Once([1, 2, 3]),
        );
    }

    #[test]
    fn tells_what_has_none() {
        check(1, &[([1, 0, 0], 2), ([1, 0, 0], 3)], Solved::Never);
        check(1, &[([2, 0, 0], 3)], Solved::Never);
        check(
            2,
            &[([1, 1, 0], i128::MAX), ([i128::MAX, 1, 0], 1)],
            Solved::Never,
        );
    }

    #[test]
    fn tells_what_has_many() {
        check(2, &[([1, 1, 0], 3)], Solved::Free);
        check(3, &[([1, 1, 0], 3), ([1, -1, 0], 1)], Solved::Free);
    }
}
