//! The lines of all tables of one kind → those of the one that is checked: a report may hold several.

use super::logical::{CellRef, LogicalRow};
use super::region::Region;
use crate::form::TableKind;
use crate::language::{Label, Words};
use crate::order::{self, Set};
use crate::read::document::Unread;
use crate::read::span::Span;

/// The lines of every table of one kind: a report may hold more than one of a kind.
pub(super) struct Instances<'a> {
    kind: TableKind,
    all: Vec<Vec<LogicalRow<'a>>>,
    left: Vec<Span>,
}

impl<'a> Instances<'a> {
    /// Puts the lines of all regions of a kind together and cuts them where a second table begins.
    pub(super) fn of(
        regions: &mut [Region<'a>],
        kind: TableKind,
        begins: impl Fn(&LogicalRow<'a>) -> bool,
    ) -> Self {
        let mut all: Vec<Vec<LogicalRow<'a>>> = Vec::new();
        let mut begun = false;
        for line in regions
            .iter_mut()
            .filter(|region| region.kind == kind)
            .flat_map(|region| std::mem::take(&mut region.lines))
        {
            let again = begins(&line);
            if again && begun {
                // the headers above belong to the table that begins
                let headers = all.last_mut().map_or_else(Vec::new, |lines| {
                    let keep = lines
                        .iter()
                        .rposition(LogicalRow::has_values)
                        .map_or(0, |last| last + 1);
                    lines.split_off(keep)
                });
                all.push(headers);
            }
            begun |= again;
            match all.last_mut() {
                Some(lines) => lines.push(line),
                None => all.push(vec![line]),
            }
        }
        Self {
            kind,
            all,
            left: Vec::new(),
        }
    }

    /// The lines of the fullest table, the first among equals.
    pub(super) fn take(
        &mut self,
        figures: impl Fn(&[LogicalRow<'a>]) -> usize,
    ) -> Option<Vec<LogicalRow<'a>>> {
        if self.all.len() < 2 {
            return self.all.pop();
        }
        // hostile input may hold thousands; what comes after is not looked at
        let counts: Vec<usize> = self
            .all
            .iter()
            .take(8)
            .map(|lines| figures(lines))
            .collect();
        let most = *counts.iter().max()?;
        let at = counts.iter().position(|&count| count == most)?;
        let chosen = self.all.swap_remove(at);
        let begin = |lines: &Vec<LogicalRow<'a>>| {
            lines
                .iter()
                .map(LogicalRow::span)
                .find(|span| !span.is_empty())
        };
        self.left = self.all.iter().filter_map(begin).collect();
        order::sort(&mut self.left);
        Some(chosen)
    }

    /// Says which tables were left aside.
    pub(super) fn say(self, unread: &mut Vec<Unread>) {
        let Label { zh, en } = self.kind.name();
        unread.extend(self.left.into_iter().map(|span| Unread {
            what: Words::new(
                format!("{zh}不止一张，这里的一张未作为本报告的{zh}核对。"),
                format!(
                    "There is more than one {en}; this one was not checked as that of the report."
                ),
            ),
            at: Some(span),
        }));
    }
}

/// The tables, by number, that the lines of a table of the form really belong to: those that hold a
/// placed cell, and those of headers alone. Nothing where no cell could be placed and the table does not
/// show by itself (`torn`) that it is one of the form.
pub(super) fn owned<'p>(
    lines: &[LogicalRow<'_>],
    placed: impl Iterator<Item = &'p CellRef<'p>>,
    torn: bool,
) -> Option<Set<u32>> {
    let numbers = |line: &LogicalRow<'_>| table(line);
    let owned = order::set(lines.iter().filter_map(numbers));
    let filled = lines.iter().filter(|line| line.has_values());
    let filled = order::set(filled.filter_map(numbers));
    let placed = order::set(placed.filter_map(|cell| Some(cell.at?.0)));
    if placed.is_empty() {
        return (torn || filled.is_empty()).then_some(owned);
    }
    let really = |number: &u32| placed.contains(number) || !filled.contains(number);
    Some(owned.into_iter().filter(really).collect())
}

/// Whether the line is of one of these tables, or of words between them.
pub(super) fn belongs(line: &LogicalRow<'_>, tables: &Set<u32>) -> bool {
    table(line).is_none_or(|number| tables.contains(&number))
}

fn table(line: &LogicalRow<'_>) -> Option<u32> {
    line.cells()
        .find_map(|cell| cell.at)
        .map(|(table, ..)| table)
}
