//! Lines in their order and rows of the form in theirs → which line is which row.
//!
//! Labels decide, also against the order of the form; where they are lost, the order of the lines does, as
//! far as it leaves one choice.

/// What a match by order alone is worth: little, so that labels come first.
const BY_ORDER: i64 = 40;

/// What it costs to leave out a line that holds values: more than any label is worth, so that as many
/// lines as possible are placed before labels choose where.
const LEFT_OUT: i64 = -2000;

/// The rows that a line may be, by what its labels say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct RowCandidates {
    /// Rows that its label supports, and what it is worth there.
    pub(super) labels: Vec<(usize, i64)>,
    /// The row that its label names beyond doubt, if it does.
    pub(super) named: Option<usize>,
    /// Whether it may be placed by order where its label supports none.
    pub(super) follows: bool,
    /// Whether it holds values, so that leaving it out loses something.
    pub(super) filled: bool,
}

/// A line's row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Assignment {
    /// The row, as an index.
    pub(super) row: usize,
    /// What decided.
    pub(super) by: Reason,
}

/// Why a line has its row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reason {
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
    pub(super) assigned: Vec<Option<Assignment>>,
}

/// Lays the lines beside `rows` rows, both in order, so that labels agree best. A line whose label names a
/// row beyond doubt, and no other line does, is there wherever it comes; lines that could be in
/// several rows for all that is known are in none.
pub(super) fn align(mut lines: Vec<RowCandidates>, rows: usize) -> Alignment {
    let claimed = claim(&mut lines, rows);
    let mut alignment = as_claimed(&lines, rows).unwrap_or_else(|| best(&lines, &claimed));
    let mut taken = vec![false; rows];
    for (assigned, line) in alignment.assigned.iter_mut().zip(&lines) {
        if let (None, Some(row)) = (*assigned, line.named)
            && let Some(worth) = line.label(row)
        {
            *assigned = Some(Assignment {
                row,
                by: Reason::LabelOutOfOrder,
            });
            alignment.worth += worth - line.left_out();
            if let Some(taken) = taken.get_mut(row) {
                *taken = true;
            }
        }
    }
    close_open(&mut alignment.assigned, &lines, &taken);
    alignment
}

/// Keeps of the named rows those that one line alone names, and returns which these are: no other line may
/// be there.
fn claim(lines: &mut [RowCandidates], rows: usize) -> Vec<bool> {
    let mut claims = vec![0_usize; rows];
    for row in lines.iter().filter_map(|line| line.named) {
        if let Some(claims) = claims.get_mut(row) {
            *claims += 1;
        }
    }
    let claimed: Vec<bool> = claims.into_iter().map(|claims| claims == 1).collect();
    let is_claimed = |row: usize| claimed.get(row) == Some(&true);
    for line in lines {
        let named = line.named.filter(|&row| is_claimed(row));
        line.named = named;
        line.labels.retain(|&(row, _)| match named {
            Some(named) => named == row,
            None => !is_claimed(row),
        });
    }
    claimed
}

/// The alignment of lines that each name a row beyond doubt, in the order of the form.
fn as_claimed(lines: &[RowCandidates], rows: usize) -> Option<Alignment> {
    let mut alignment = Alignment {
        worth: 0,
        assigned: Vec::with_capacity(lines.len()),
    };
    let mut next = 0;
    for line in lines {
        let row = line.named.filter(|row| (next..rows).contains(row))?;
        next = row + 1;
        alignment.worth += line.label(row)?;
        let by = Reason::Label;
        alignment.assigned.push(Some(Assignment { row, by }));
    }
    Some(alignment)
}

/// The best way to lay the lines beside the rows, of which some are `claimed` by lines that name them.
fn best(lines: &[RowCandidates], claimed: &[bool]) -> Alignment {
    let rows = claimed.len();
    let worth = |line: &RowCandidates, row: usize| {
        let follows = line.follows && claimed.get(row) == Some(&false);
        line.label(row).or(follows.then_some(BY_ORDER))
    };
    let width = rows + 1;
    // worths[line * width + row]: the best of the first lines beside the first rows
    let mut worths = vec![0i64; width * (lines.len() + 1)];
    let at = |line: usize, row: usize| line * width + row;
    let get = |worths: &[i64], index: usize| worths.get(index).copied().unwrap_or(0);
    for (index, line) in lines.iter().enumerate() {
        for row in 0..width {
            let mut best = get(&worths, at(index, row)) + line.left_out();
            if let Some(before) = row.checked_sub(1) {
                best = best.max(get(&worths, at(index + 1, before)));
                if let Some(worth) = worth(line, before) {
                    best = best.max(get(&worths, at(index, before)) + worth);
                }
            }
            if let Some(slot) = worths.get_mut(at(index + 1, row)) {
                *slot = best;
            }
        }
    }
    let mut row = rows;
    let mut assigned = vec![None; lines.len()];
    for (index, (line, assigned)) in lines.iter().zip(&mut assigned).enumerate().rev() {
        let here = |row| get(&worths, at(index + 1, row));
        while let Some(before) = row.checked_sub(1) {
            if let Some(worth) = worth(line, before)
                && here(row) == get(&worths, at(index, before)) + worth
            {
                let by = match line.label(before) {
                    Some(_) => Reason::Label,
                    None => Reason::Order,
                };
                *assigned = Some(Assignment { row: before, by });
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
        worth: get(&worths, at(lines.len(), rows)),
        assigned,
    }
}

/// Takes the rows from lines without a label where there are more rows than lines between the labelled
/// lines around them: which is which is anyone's guess. Rows that are `taken` by lines from elsewhere are
/// no choice.
fn close_open(assigned: &mut [Option<Assignment>], lines: &[RowCandidates], taken: &[bool]) {
    let rows = taken.len();
    let mut run: Vec<usize> = Vec::new();
    let mut is_left_out = false;
    let mut first = 0;
    for at in 0..=assigned.len() {
        let here = assigned.get(at).copied().flatten();
        let end = at == assigned.len();
        match here {
            Some(Assignment {
                by: Reason::LabelOutOfOrder,
                ..
            }) => {}
            Some(Assignment {
                by: Reason::Order, ..
            }) => run.push(at),
            None if !end => is_left_out |= lines.get(at).is_some_and(|line| line.filled),
            _ => {
                let next = here.map_or(rows, |here| here.row);
                let between = taken.get(first..next).unwrap_or_default();
                let free = between.iter().filter(|taken| !**taken).count();
                if is_left_out || run.len() != free {
                    for &at in &run {
                        if let Some(assigned) = assigned.get_mut(at) {
                            *assigned = None;
                        }
                    }
                }
                run.clear();
                is_left_out = false;
                first = next + 1;
            }
        }
    }
}

impl RowCandidates {
    fn label(&self, row: usize) -> Option<i64> {
        let mut labels = self.labels.iter();
        labels
            .find(|(other, _)| *other == row)
            .map(|&(_, worth)| worth)
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
        let candidates = |line: char| RowCandidates {
            labels: of_row(line).map(|row| (row, 1000)).into_iter().collect(),
            named: of_row(line).filter(|_| line.is_ascii_digit()),
            follows: line == '?',
            filled: true,
        };
        let lines = lines.chars().map(candidates).collect();
        let assigned: String = align(lines, rows)
            .assigned
            .into_iter()
            .map(|assigned| {
                assigned.map_or('-', |assigned| {
                    char::from(b'0' + u8::try_from(assigned.row).unwrap())
                })
            })
            .collect();
        assert_eq!(assigned, expected);
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
