//! Lines in their order and rows of the form in theirs → which line is which row.
//!
//! Labels decide, also against the order of the form; where they are lost, the order of the lines does, as
//! far as it leaves one choice.

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
    /// The row that its label names beyond doubt, if it does.
    pub(super) named: Option<usize>,
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
    /// What decided.
    pub(super) by: Reason,
}

/// Why a line has its row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Its label, where the form has it.
    Label,
    /// Its label, against the order of the form.
    LabelOutOfOrder,
    /// The order alone, because its label is lost.
    Order,
}

/// Lines laid beside rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Alignment {
    /// How well they agree.
    pub(super) worth: i64,
    /// For every line its row, if it has one.
    pub(super) seats: Vec<Option<Seat>>,
}

/// Lays the lines beside `rows` rows, both in order, so that labels agree best. A line whose label names a
/// row beyond doubt, and no other line does, stands there wherever it comes; lines that could stand in
/// several rows for all that is known stand in none.
pub(super) fn align(seekers: &[Seeker], rows: usize) -> Alignment {
    let (seekers, claimed) = claimed(seekers, rows);
    let mut alignment = best(&seekers, &claimed);
    let mut taken = vec![false; rows];
    for (seat, seeker) in alignment.seats.iter_mut().zip(&seekers) {
        if let (None, Some(row)) = (*seat, seeker.named)
            && let Some(worth) = seeker.label(row)
        {
            *seat = Some(Seat {
                row,
                by: Reason::LabelOutOfOrder,
            });
            alignment.worth += worth - seeker.left_out();
            if let Some(taken) = taken.get_mut(row) {
                *taken = true;
            }
        }
    }
    close_open(&mut alignment.seats, &seekers, &taken);
    alignment
}

/// Keeps of the named rows those that one line alone names, and tells which these are: no other line may
/// stand there.
fn claimed(seekers: &[Seeker], rows: usize) -> (Vec<Seeker>, Vec<bool>) {
    let mut claims = vec![0_usize; rows];
    for row in seekers.iter().filter_map(|seeker| seeker.named) {
        if let Some(claims) = claims.get_mut(row) {
            *claims += 1;
        }
    }
    let claimed: Vec<bool> = claims.into_iter().map(|claims| claims == 1).collect();
    let is_claimed = |row: usize| claimed.get(row) == Some(&true);
    let mut seekers = seekers.to_vec();
    for seeker in &mut seekers {
        seeker.named = seeker.named.filter(|&row| is_claimed(row));
        for (row, worth) in seeker.labels.iter_mut().enumerate() {
            let own = match seeker.named {
                Some(named) => named == row,
                None => !is_claimed(row),
            };
            *worth = worth.filter(|_| own);
        }
    }
    (seekers, claimed)
}

/// The best way to lay the lines beside the rows, of which some are `claimed` by lines that name them.
fn best(seekers: &[Seeker], claimed: &[bool]) -> Alignment {
    let rows = claimed.len();
    let worth = |seeker: &Seeker, row: usize| {
        let follows = seeker.follows && claimed.get(row) == Some(&false);
        seeker.label(row).or(follows.then_some(BY_ORDER))
    };
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
                if let Some(worth) = worth(seeker, before) {
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
            if let Some(worth) = worth(seeker, before)
                && here(row) == get(&worths, at(line, before)) + worth
            {
                let by = match seeker.label(before) {
                    Some(_) => Reason::Label,
                    None => Reason::Order,
                };
                *seat = Some(Seat { row: before, by });
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
/// lines around them: which is which is anyone's guess. Rows that are `taken` by lines from elsewhere are
/// no choice.
fn close_open(seats: &mut [Option<Seat>], seekers: &[Seeker], taken: &[bool]) {
    let rows = taken.len();
    let mut run: Vec<usize> = Vec::new();
    let mut homeless = false;
    let mut first = 0;
    for at in 0..=seats.len() {
        let seat = seats.get(at).copied().flatten();
        let end = at == seats.len();
        match seat {
            Some(Seat {
                by: Reason::LabelOutOfOrder,
                ..
            }) => {}
            Some(Seat {
                by: Reason::Order, ..
            }) => run.push(at),
            None if !end => homeless |= seekers.get(at).is_some_and(|seeker| seeker.filled),
            _ => {
                let next = seat.map_or(rows, |seat| seat.row);
                let between = taken.get(first..next).unwrap_or_default();
                let free = between.iter().filter(|taken| !**taken).count();
                if homeless || run.len() != free {
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

    fn left_out(&self) -> i64 {
        if self.filled { LEFT_OUT } else { 0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A line for each character: a digit is the label of that row, a letter a label that may be that of
    /// the row (`a` of the first), `?` a lost label, `*` words that are no label of the form.
    fn of_row(line: char) -> Option<usize> {
        let first = if line.is_ascii_digit() { '0' } else { 'a' };
        (line.is_ascii_alphanumeric()).then(|| line as usize - first as usize)
    }

    #[track_caller]
    fn check(lines: &str, rows: usize, expected: &str) {
        let seeker = |line: char| Seeker {
            labels: (0..rows)
                .map(|row| (of_row(line) == Some(row)).then_some(1000))
                .collect(),
            named: of_row(line).filter(|_| line.is_ascii_digit()),
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
        check("dbca", 4, "-12-");
    }

    #[test]
    fn labels_beyond_doubt_decide_against_the_order() {
        check("3120", 4, "3120");
        check("01324", 5, "01324");
        check("34012", 5, "34012");
        check("0?324", 5, "01324");
        check("1?0", 3, "120");
        check("0?31", 4, "0231");
        // two lines that say the same leave it to the order
        check("0221", 3, "0--1");
    }
}
