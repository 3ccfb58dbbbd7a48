//! Labels that are beside several rows → the rows that each is beside.
//!
//! How rows are numbered says which are of a group: 一、 holds （一）, and that 1. The label of a group is
//! in the middle of its rows or at their top.

use std::ops::Range;

use super::entries::LabelledValues;
use super::labels::UnruledLabel;
use crate::read::marker::label_marker;
use crate::read::numeral;

/// A label beside several rows.
#[derive(Debug)]
pub(super) struct RowGroup<'l> {
    pub(super) label: &'l UnruledLabel,
    /// How many groups hold it.
    pub(super) level: usize,
    pub(super) rows: Range<usize>,
}

/// How deep groups are nested.
pub(super) fn depth(labels: &[UnruledLabel]) -> usize {
    ranks(labels).len().max(usize::from(!labels.is_empty()))
}

/// The groups of the entries that labels make up, in the order of their first rows, the outer ones first.
pub(super) fn groups<'l>(
    labels: &'l [UnruledLabel],
    entries: &[LabelledValues],
) -> Vec<RowGroup<'l>> {
    let ranks = ranks(labels);
    let innermost = ranks.last().copied().unwrap_or(0);
    let mut groups: Vec<RowGroup<'l>> = Vec::with_capacity(labels.len());
    for label in labels {
        let rank = rank(&label.run.text).unwrap_or(innermost);
        let first = first(label, rank, entries);
        let rows = entries.iter().skip(first + 1);
        let rows = rows.take_while(|entry| is_within(entry, rank)).count();
        groups.push(RowGroup {
            label,
            level: ranks.iter().position(|other| *other == rank).unwrap_or(0),
            rows: first..first + 1 + rows,
        });
    }
    groups.sort_by_key(|group| (group.rows.start, group.level));
    // a group ends at the latest where the next one on its level, or on one above, begins
    let begins: Vec<(usize, usize)> = groups.iter().map(|g| (g.rows.start, g.level)).collect();
    for (at, group) in groups.iter_mut().enumerate() {
        let mut next = begins.iter().skip(at + 1);
        if let Some((next, _)) = next.find(|(_, level)| *level <= group.level) {
            group.rows.end = group.rows.end.min(*next).max(group.rows.start + 1);
        }
    }
    groups
}

/// The ways in which labels are numbered, the outer ones first.
fn ranks(labels: &[UnruledLabel]) -> Vec<u8> {
    let mut ranks: Vec<u8> = labels
        .iter()
        .filter_map(|label| rank(&label.run.text))
        .collect();
    ranks.sort_unstable();
    ranks.dedup();
    ranks
}

/// The first row of a group: the nearest above that begins what is numbered within it, or else the first of
/// those within it.
fn first(label: &UnruledLabel, rank: u8, entries: &[LabelledValues]) -> usize {
    let upto = entries.partition_point(|entry| entry.top <= label.bottom + label.run.size);
    let above = entries.get(..upto).unwrap_or_default().iter().enumerate();
    let mut first = upto.saturating_sub(1);
    for (at, entry) in above.rev().take_while(|(_, entry)| is_within(entry, rank)) {
        first = at;
        if begins(entry, rank + 1) {
            break;
        }
    }
    first
}

/// Whether an entry is the first that is numbered so.
fn begins(entry: &LabelledValues, rank: u8) -> bool {
    let text = entry.label.as_ref().map_or("", |label| &label.run.text);
    let number = label_marker(text).and_then(|found| numeral::value(found.number));
    self::rank(text) == Some(rank) && number == Some(1)
}

/// Whether an entry is of a group that is numbered so, or of one within it: what has lost its number is of
/// the outermost alone.
fn is_within(entry: &LabelledValues, rank: u8) -> bool {
    let own = entry
        .label
        .as_ref()
        .map(|label| self::rank(&label.run.text));
    own.is_none_or(|own| own.map_or(rank == 0, |own| own > rank))
}

/// How deep what is numbered so is: 一、 over （一）, that over 1., and that over (1).
fn rank(text: &str) -> Option<u8> {
    let found = label_marker(text)?;
    Some(2 * u8::from(!found.is_chinese()) + u8::from(found.is_open))
}
