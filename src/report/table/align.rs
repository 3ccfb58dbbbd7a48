//! Lines in their order and rows of the form in theirs → which line is which row.
//!
//! Labels decide; where they are lost, the order of the lines does, as far as it leaves one choice.

/// What a match by order alone is worth: little, so that labels come first.
const BY_ORDER: i64 = 40;

/// What it costs to leave out a line that holds values: more than any label is worth, so that as many
/// lines as possible are placed before labels choose where.
const LEFT_OUT: i64 = -2000;

/// A line, and how well it would stand in each row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Seeker {
    /// For each row, what its label is worth there; none where the label does not speak for it.
    pub(super) labels: Vec<Option<i64>>,
    /// Whether it may be placed by order where its label does not speak.
    pub(super) follows: bool,
    /// Whether it holds values, so that leaving it out loses something.
    pub(super) filled: bool,
}

/// A line's row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Seat {
    /// The row, as an index.
    pub(super) row: usize,
    /// Whether the order alone decided.
    pub(super) by_order: bool,
}

/// Lines laid beside rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Alignment {
    /// How well they agree.
    pub(super) worth: i64,
    /// For every line its row, if it has one.
    pub(super) seats: Vec<Option<Seat>>,
}

/// Lays the lines beside `rows` rows, both in order, so that labels agree best; lines that could stand in
/// several rows for all that is known stand in none.
pub(super) fn align(seekers: &[Seeker], rows: usize) -> Alignment {
    let mut alignment = best(seekers, rows);
    close_open(&mut alignment.seats, seekers, rows);
    alignment
}

/// The best way to lay the lines beside the rows.
fn best(seekers: &[Seeker], rows: usize) -> Alignment {
    let width = rows + 1;
    // worths[line * width + row]: the best of the first lines beside the first rows
    let mut worths = vec![0i64; width * (seekers.len() + 1)];
    let at = |line: usize, row: usize| line * width + row;
    let get = |worths: &[i64], index: usize| worths.get(index).copied().unwrap_or(0);
    for (line, seeker) in seekers.iter().enumerate() {
        for row in 0..width {
            let mut best = get(&worths, at(line, row)) + seeker.left_out();
            if let Some(before) = row.checked_sub(1) {
                best = best.max(get(&worths, at(line + 1, before)));
                if let Some(worth) = seeker.worth(before) {
                    best = best.max(get(&worths, at(line, before)) + worth);
                }
            }
            if let Some(slot) = worths.get_mut(at(line + 1, row)) {
                *slot = best;
            }
        }
    }
    let mut row = rows;
    let mut seats = vec![None; seekers.len()];
    for (line, (seeker, seat)) in seekers.iter().zip(&mut seats).enumerate().rev() {
        let here = |row| get(&worths, at(line + 1, row));
        while let Some(before) = row.checked_sub(1) {
            if let Some(worth) = seeker.worth(before)
                && here(row) == get(&worths, at(line, before)) + worth
            {
                let by_order = seeker.label(before).is_none();
                *seat = Some(Seat {
                    row: before,
                    by_order,
                });
                row = before;
                break;
            }
            if here(row) != here(before) {
                break;
            }
            row = before;
        }
    }
    Alignment {
        worth: get(&worths, at(seekers.len(), rows)),
        seats,
    }
}

/// Takes the seats from lines without a label where there are more rows than lines between the labelled
/// lines around them: which is which is anyone's guess.
fn close_open(seats: &mut [Option<Seat>], seekers: &[Seeker], rows: usize) {
    let mut run: Vec<usize> = Vec::new();
    let mut homeless = false;
    let mut first = 0;
    for at in 0..=seats.len() {
        let seat = seats.get(at).copied().flatten();
        let end = at == seats.len();
        match seat {
            Some(seat) if seat.by_order => run.push(at),
            None if !end => homeless |= seekers.get(at).is_some_and(|seeker| seeker.filled),
            _ => {
                let next = seat.map_or(rows, |seat| seat.row);
                if homeless || run.len() != next.saturating_sub(first) {
                    for &at in &run {
                        if let Some(seat) = seats.get_mut(at) {
                            *seat = None;
                        }
                    }
                }
                run.clear();
                homeless = false;
                first = next + 1;
            }
        }
    }
}

impl Seeker {
    fn label(&self, row: usize) -> Option<i64> {
        self.labels.get(row).copied().flatten()
    }

    fn worth(&self, row: usize) -> Option<i64> {
        self.label(row).or(self.follows.then_some(BY_ORDER))
    }

    fn left_out(&self) -> i64 {
        if self.filled { LEFT_OUT } else { 0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A line for each character: a digit is the label of that row, `?` a lost label, `*` words that are
    /// no label of the form.
    #[track_caller]
    fn check(lines: &str, rows: usize, expected: &str) {
        let seeker = |line: char| Seeker {
            labels: (0..rows)
                .map(|row| (line.to_digit(10) == u32::try_from(row).ok()).then_some(1000))
                .collect(),
            follows: line == '?',
            filled: true,
        };
        let seekers: Vec<_> = lines.chars().map(seeker).collect();
        let seats: String = align(&seekers, rows)
            .seats
            .into_iter()
            .map(|seat| {
                seat.map_or('-', |seat| {
                    char::from(b'0' + u8::try_from(seat.row).unwrap())
                })
            })
            .collect();
        assert_eq!(seats, expected);
    }

    #[test]
    fn labels_and_order() {
        check("01234", 5, "01234");
        check("0?2??", 5, "01234");
        check("?????", 5, "01234");
        check("0??4", 5, "0--4");
        check("0?4", 5, "0-4");
        check("02", 5, "02");
        check("0*24", 5, "0-24");
        check("0???2", 3, "0---2");
        check("", 5, "");
        check("3120", 4, "-12-");
    }
}
