//! The lines of table three → its figures, by label and, where labels are lost, by order.

use std::cmp::Ordering;
use std::ops::Range;
use std::sync::LazyLock;

use super::align::{Reason, Seeker, align};
use super::applicants::Applicants;
use super::fit::Fit;
use super::label::{self, Likeness};
use super::lexicon::Lexicon;
use super::line::{Line, Piece};
use crate::form::Edition;
use crate::form::application::Row;

/// The most lines that are laid beside the rows of the form; it has 25.
const MOST_LINES: usize = 300;

/// So many lines before and after one are looked at for the rest of its label.
const NEAR: usize = 32;

/// From here on a label is taken to be one of the form.
const ALIKE: Likeness = 400;

/// From here on a label is so clearly one of the form that its line stands in no other row by order.
const CLEAR: Likeness = 600;

/// A label that is so much more alike to one row than to any other names it beyond doubt.
const APART: Likeness = 120;

/// Table three as it was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Application<'a> {
    /// The rows found, and their seven values in the order of the columns.
    pub rows: Vec<Placed<'a>>,
    /// Lines that hold values and could not be placed, and why.
    pub unplaced: Vec<(Line<'a>, Why)>,
    /// Whether the columns stand in another order than on the form.
    pub columns_moved: bool,
    /// Whether (六)其他处理 stands in one row.
    pub other_in_one_row: bool,
    /// Whether a row of (六)其他处理 was found at all, so that the above is known.
    pub other_found: bool,
}

/// A row of the form and the cells that hold its values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placed<'a> {
    /// The row.
    pub row: Row,
    /// The cells of its columns; none where a column has no cell.
    pub cells: [Option<Piece<'a>>; 7],
    /// What decided that it is this row.
    pub by: Reason,
}

/// Why a line has no place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// It has not seven values.
    Count,
    /// Its label fits no row, and the order leaves it open.
    Label,
}

/// Finds the rows of table three among its lines.
pub fn read<'a>(lines: &[Line<'a>], expected: Edition) -> Application<'a> {
    let lines = joined(lines);
    let (candidates, columns_moved) = candidates(&lines);
    let laid = |edition| {
        let rows = Row::of(edition);
        let seekers: Vec<Seeker> = candidates
            .iter()
            .map(|candidate| candidate.seeker(rows))
            .collect();
        (align(&seekers, rows.len()), rows)
    };
    let (one, three) = (laid(Edition::E2019), laid(Edition::E2021));
    let other_in_one_row = match one.0.worth.cmp(&three.0.worth) {
        Ordering::Greater => true,
        Ordering::Less => false,
        Ordering::Equal => expected == Edition::E2019,
    };
    let (best, rows) = if other_in_one_row { one } else { three };
    let mut found = Application {
        columns_moved,
        other_in_one_row,
        ..Application::default()
    };
    for (candidate, seat) in candidates.iter().zip(best.seats) {
        let row = seat.and_then(|seat| Some((*rows.get(seat.row)?, seat.by)));
        let unplaced = match (row, candidate.cells) {
            (Some((row, by)), Some(cells)) => {
                found.rows.push(Placed { row, cells, by });
                continue;
            }
            (_, Some(_)) => Why::Label,
            (_, None) if candidate.counts() => Why::Count,
            (_, None) => continue,
        };
        if candidate.line.has_values() {
            found.unplaced.push((candidate.line.clone(), unplaced));
        }
    }
    found.other_found = found.rows.iter().any(|placed| {
        matches!(
            placed.row,
            Row::Other | Row::OtherNotCorrected | Row::OtherUnpaid | Row::OtherOther
        )
    });
    found
}

/// Whether the line begins the table: its label is that of row 一.
pub fn begins(line: &Line<'_>) -> bool {
    line.values.len() >= 7
        && line.labels.last().is_some_and(|piece| {
            let likenesses = ROWS.likenesses(&[piece.text], ALIKE);
            matches!(likenesses[..], [new, old, ..] if new >= 700 && old < new)
        })
}

/// A line that may be a row of the form.
struct Candidate<'l, 'a> {
    line: &'l Line<'a>,
    cells: Option<[Option<Piece<'a>>; 7]>,
    /// How alike its own labels are to those of each row of [`Row::ALL`].
    likenesses: Vec<Likeness>,
    /// How much of each row's label stands in the words around it.
    around: Vec<Likeness>,
    best: Likeness,
}

impl Candidate<'_, '_> {
    /// How well it would stand in each of `rows`.
    fn seeker(&self, rows: &[Row]) -> Seeker {
        let worth = |row: &Row| {
            let at = Row::ALL.iter().position(|other| other == row)?;
            let likeness = *self.likenesses.get(at)?;
            let around = i64::from(*self.around.get(at)?);
            self.cells?;
            if likeness >= ALIKE {
                return Some(i64::from(likeness) + around / 10);
            }
            // words around a line are a hint: they may belong to the lines beside it
            (self.best < CLEAR && around >= 700).then_some(around / 5)
        };
        let filled = self.line.has_values() && self.cells.is_some();
        Seeker {
            labels: rows.iter().map(worth).collect(),
            named: self.named(rows).filter(|_| filled),
            follows: filled && self.best < CLEAR,
            filled,
        }
    }

    /// Which of `rows` its label names beyond doubt.
    fn named(&self, rows: &[Row]) -> Option<usize> {
        let likeness = |row: &Row| {
            let at = Row::ALL.iter().position(|other| other == row)?;
            self.likenesses.get(at).copied()
        };
        let likenesses: Vec<Likeness> = rows.iter().filter_map(likeness).collect();
        let best = likenesses
            .iter()
            .copied()
            .max()
            .filter(|&best| best >= CLEAR)?;
        let near = |likeness: Likeness| likeness + APART > best;
        let mut near = (0..likenesses.len())
            .filter(|&at| likenesses.get(at).is_some_and(|&found| near(found)));
        near.next().filter(|_| near.next().is_none())
    }

    /// Whether it is worth saying that it has not the right number of values.
    fn counts(&self) -> bool {
        self.best >= ALIKE || self.line.values.len() >= 4
    }
}

/// The labels of [`Row::ALL`], in its order.
static ROWS: LazyLock<Lexicon> = LazyLock::new(|| {
    Lexicon::new(Row::ALL.iter().map(|row| {
        let short = match row {
            Row::Partial => Some("部分公开"),
            Row::OtherNotCorrected => Some("申请人无正当理由逾期不补正"),
            Row::OtherUnpaid => Some("申请人逾期未按收费通知要求缴纳费用"),
            _ => None,
        };
        [Some(row.label().zh), short].into_iter().flatten()
    }))
});

/// Joins lines that were cut inside their values: a labelled line with too few of them, and the rest on
/// a line of its own.
fn joined<'a>(lines: &[Line<'a>]) -> Vec<Line<'a>> {
    let mut joined: Vec<Line<'a>> = Vec::new();
    for line in lines {
        let count = line.values.len();
        if line.labels.is_empty()
            && line.has_values()
            && let Some(last) = joined.last_mut()
            && last.has_values()
            && last.values.len() < 7
            && last.values.len() + count == 7
        {
            last.values.extend(&line.values);
            continue;
        }
        // a stream of cells that lost labels runs several rows together
        if count > 7
            && count % 7 == 0
            && line
                .values
                .iter()
                .all(|piece| piece.role == super::value::Role::Value)
        {
            for (at, values) in line.values.chunks(7).enumerate() {
                let labels = if at == 0 {
                    line.labels.clone()
                } else {
                    Vec::new()
                };
                joined.push(Line {
                    labels,
                    values: values.to_vec(),
                    block: line.block,
                });
            }
            continue;
        }
        joined.push(line.clone());
    }
    joined
}

/// The lines that may be rows, each with its values and how alike its labels are.
/// Also whether their columns stand in another order than on the form.
fn candidates<'l, 'a>(lines: &'l [Line<'a>]) -> (Vec<Candidate<'l, 'a>>, bool) {
    let is_candidate = |line: &Line<'_>| line.has_values() || line.values.len() >= 7;
    let mut candidates = Vec::new();
    let mut header = Applicants::default();
    let mut moved = false;
    for run in blocks(lines) {
        let Some(of_block) = lines.get(run.clone()) else {
            continue;
        };
        let fit = Fit::learn(of_block, 7);
        header = header.next(of_block);
        moved |= header.is_moved();
        for at in run {
            let Some(line) = lines.get(at).filter(|line| is_candidate(line)) else {
                continue;
            };
            if candidates.len() == MOST_LINES {
                return (candidates, moved);
            }
            let torn = |lines: &[Line<'_>]| -> String {
                lines
                    .iter()
                    .flat_map(|line| &line.labels)
                    .map(|piece| label::key(piece.text))
                    .collect()
            };
            let before = lines.get(..at).unwrap_or_default();
            let start = before
                .iter()
                .rposition(Line::has_values)
                .map_or(0, |last| last + 1)
                .max(at.saturating_sub(NEAR));
            let before = torn(before.get(start..).unwrap_or_default());
            let after = lines
                .get(at + 1..(at + NEAR).min(lines.len()))
                .unwrap_or_default();
            let end = after
                .iter()
                .position(Line::has_values)
                .unwrap_or(after.len());
            let after = torn(after.get(..end).unwrap_or_default());
            candidates.push(Candidate {
                cells: header.cells(line, &fit),
                ..candidate(line, &before, &after)
            });
        }
    }
    (candidates, moved)
}

fn candidate<'l, 'a>(line: &'l Line<'a>, before: &str, after: &str) -> Candidate<'l, 'a> {
    let labels: Vec<&str> = line.labels.iter().map(|piece| piece.text).collect();
    let likenesses = ROWS.likenesses(&labels, ALIKE);
    let best = likenesses.iter().copied().max().unwrap_or(0);
    let own: String = labels
        .iter()
        .rev()
        .take(4)
        .rev()
        .map(|text| label::key(text))
        .collect();
    let around = format!("{}{own}{}", last(before), first(after));
    let around = ROWS.coverages(&around);
    Candidate {
        line,
        cells: None,
        likenesses,
        around,
        best,
    }
}

/// The most characters of the words around a row that are looked at, on either side.
const AROUND: usize = 200;

fn first(text: &str) -> &str {
    let end = text
        .char_indices()
        .nth(AROUND)
        .map_or(text.len(), |(at, _)| at);
    text.get(..end).unwrap_or_default()
}

fn last(text: &str) -> &str {
    let from = text
        .char_indices()
        .rev()
        .nth(AROUND - 1)
        .map_or(0, |(at, _)| at);
    text.get(from..).unwrap_or_default()
}

/// The runs of lines that come from one block each.
fn blocks(lines: &[Line<'_>]) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        match runs.last_mut() {
            Some(run)
                if lines
                    .get(run.start)
                    .is_some_and(|first| first.block == line.block) =>
            {
                run.end = at + 1;
            }
            _ => runs.push(at..at + 1),
        }
    }
    runs
}
