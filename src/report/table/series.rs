//! Rows or columns in their order, totals among them → what each total adds up.

use crate::order;

/// A row or a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct RankedLine {
    /// Which one.
    pub(super) at: u32,
    /// 0 where it is no total; a total adds up what ranks below it.
    pub(super) rank: u8,
    /// The first and the last that it is grouped with.
    pub(super) group: Option<(u32, u32)>,
}

/// The totals, each with two parts or more, as far as it is clear what they add up. Totals follow their
/// parts, or all come before them.
pub(super) fn totals(items: &[RankedLine]) -> Vec<(u32, Vec<u32>)> {
    let mut items = items.to_vec();
    let highest = items.iter().map(|item| item.rank).max().unwrap_or(0);
    let is_highest = |item: &&RankedLine| item.rank == highest;
    let alone = items.iter().filter(is_highest).count() == 1;
    // the total of the whole may come first and those of its parts behind them, or the reverse
    let is_whole = |item: Option<&RankedLine>| {
        alone && highest > 1 && item.is_some_and(|item| item.rank == highest)
    };
    let of_all = if is_whole(items.first()) {
        Some(items.remove(0))
    } else if is_whole(items.last()) {
        items.pop()
    } else {
        None
    };
    if items.first().is_some_and(|first| first.rank > 0) {
        items.reverse();
    }
    items.extend(of_all);
    let mut totals = Vec::new();
    let mut open: Vec<RankedLine> = Vec::new();
    // how high a total is open already
    let mut reached = 0;
    for item in items {
        if item.rank == 0 {
            open.push(item);
            continue;
        }
        let is_part = |part: &RankedLine| {
            part.rank < item.rank
                && item
                    .group
                    .is_none_or(|(first, last)| (first..=last).contains(&part.at))
        };
        let start = open
            .iter()
            .rposition(|part| !is_part(part))
            .map_or(0, |last| last + 1);
        // a second total of as much means what is left, or for everything
        let again = item.rank > 1 && reached >= item.rank;
        reached = reached.max(item.rank);
        let parts = open.split_off(start);
        let mut ranks = parts.iter().map(|part| part.rank);
        let alike = ranks
            .next()
            .is_some_and(|first| ranks.all(|rank| rank == first));
        if parts.len() > 1 && alike && !again {
            let mut parts: Vec<u32> = parts.iter().map(|part| part.at).collect();
            order::sort(&mut parts);
            totals.push((item.at, parts));
        }
        open.push(item);
    }
    order::sort(&mut totals);
    totals
}

#[cfg(test)]
mod tests {
    use std::fmt::Write;

    use super::*;

    /// A character an item: a part, or a total of rank 1 to 3; in brackets a group.
    #[track_caller]
    fn check(printed: &str, expected: &str) {
        let marks: Vec<char> = printed.chars().filter(|c| !"()".contains(*c)).collect();
        let (mut groups, mut at, mut start) = (Vec::new(), 0, 0);
        for mark in printed.chars() {
            match mark {
                '(' => start = at,
                ')' => groups.push((start, at - 1)),
                _ => at += 1,
            }
        }
        let item = |(at, mark): (u32, &char)| RankedLine {
            at,
            rank: u8::try_from(mark.to_digit(10).unwrap_or(0)).unwrap(),
            group: groups
                .iter()
                .copied()
                .find(|(first, last)| (*first..=*last).contains(&at)),
        };
        let items: Vec<RankedLine> = (0..).zip(&marks).map(item).collect();
        let mut printed_series = String::new();
        for (total, parts) in totals(&items) {
            let _ = write!(printed_series, "{total}={parts:?} ");
        }
        assert_eq!(printed_series.trim_end(), expected, "{printed}");
    }

    #[test]
    fn totals_add_up_what_comes_before_them() {
        check("ab2", "2=[0, 1]");
        check("ab1cd12", "2=[0, 1] 5=[3, 4] 6=[2, 5]");
        check("ab2cd23", "2=[0, 1] 6=[2, 5]");
        check("ab1c2", "2=[0, 1]");
        check("a2", "");
    }

    #[test]
    fn totals_may_come_first() {
        check("2ab", "0=[1, 2]");
        check("1ab1cd", "0=[1, 2] 3=[4, 5]");
        check("21ab1cd", "0=[1, 4] 1=[2, 3] 4=[5, 6]");
        check("2ab1cd1", "0=[3, 6] 3=[1, 2] 6=[4, 5]");
    }

    #[test]
    fn groups_bound_their_totals() {
        check("x(ab1)(cd1)2", "3=[1, 2] 6=[4, 5]");
        check("(ab1)(cd1)2", "2=[0, 1] 5=[3, 4] 6=[2, 5]");
        check("(1ab)(1cd)2", "0=[1, 2] 3=[4, 5] 6=[0, 3]");
    }

    #[test]
    fn what_is_open_is_left_open() {
        check("ab2cd2", "2=[0, 1]");
        check("", "");
        check("222", "");
    }
}
