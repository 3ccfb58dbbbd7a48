//! The lines of table three → its figures, by label and, where labels are lost, by order.

use std::cmp::Ordering;
use std::ops::Range;
use std::sync::LazyLock;

use super::align::{Seeker, align};
use super::fit::Fit;
use super::label::{self, Likeness, Pairs};
use super::line::{Line, Piece};
use crate::form::Edition;
use crate::form::application::{Column, Row};

/// The most lines that are laid beside the rows of the form; it has 25.
const MOST_LINES: usize = 300;

/// So many lines before and after one are looked at for the rest of its label.
const NEAR: usize = 32;

/// From here on a label is taken to be one of the form.
const ALIKE: Likeness = 400;

/// From here on a label is so clearly one of the form that its line stands in no other row by order.
const CLEAR: Likeness = 600;

/// Table three as it was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Application<'a> {
    /// The rows found, and their seven values in the order of the columns.
    pub rows: Vec<Placed<'a>>,
    /// Lines that hold values and could not be placed, and why.
    pub unplaced: Vec<(Line<'a>, Why)>,
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
    /// Whether the order of the lines decided, because the label is lost.
    pub by_order: bool,
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
    let candidates = candidates(&lines);
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
        other_in_one_row,
        ..Application::default()
    };
    for (candidate, seat) in candidates.iter().zip(best.seats) {
        let row = seat.and_then(|seat| Some((*rows.get(seat.row)?, seat.by_order)));
        let unplaced = match (row, candidate.cells) {
            (Some((row, by_order)), Some(cells)) => {
                found.rows.push(Placed {
                    row,
                    cells,
                    by_order,
                });
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
    let Some(new) = TARGETS.first() else {
        return false;
    };
    line.values.len() >= 7
        && line.labels.last().is_some_and(|piece| {
            let pairs = Pairs::of(&label::key(piece.text));
            new.likeness(&pairs) >= 700
                && TARGETS
                    .get(1)
                    .is_some_and(|old| old.likeness(&pairs) < new.likeness(&pairs))
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
            follows: filled && self.best < CLEAR,
            filled,
        }
    }

    /// Whether it is worth saying that it has not the right number of values.
    fn counts(&self) -> bool {
        self.best >= ALIKE || self.line.values.len() >= 4
    }
}

/// What the label of a row of the form may be compared with.
struct Target {
    forms: Vec<Pairs>,
}

impl Target {
    fn likeness(&self, pairs: &Pairs) -> Likeness {
        self.forms
            .iter()
            .map(|form| pairs.likeness(form))
            .max()
            .unwrap_or(0)
    }

    fn coverage(&self, pairs: &Pairs) -> Likeness {
        self.forms
            .iter()
            .map(|form| pairs.coverage(form))
            .max()
            .unwrap_or(0)
    }
}

static TARGETS: LazyLock<Vec<Target>> = LazyLock::new(|| {
    let target = |row: &Row| {
        let short = match row {
            Row::Partial => Some("部分公开"),
            Row::OtherNotCorrected => Some("申请人无正当理由逾期不补正"),
            Row::OtherUnpaid => Some("申请人逾期未按收费通知要求缴纳费用"),
            _ => None,
        };
        let labels = [Some(row.label().zh), short];
        Target {
            forms: labels
                .into_iter()
                .flatten()
                .map(|text| Pairs::of(&label::key(text)))
                .collect(),
        }
    };
    Row::ALL.iter().map(target).collect()
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
fn candidates<'l, 'a>(lines: &'l [Line<'a>]) -> Vec<Candidate<'l, 'a>> {
    let is_candidate = |line: &Line<'_>| line.has_values() || line.values.len() >= 7;
    let mut candidates = Vec::new();
    for run in blocks(lines) {
        let Some(of_block) = lines.get(run.clone()) else {
            continue;
        };
        let fit = Fit::learn(of_block, 7);
        let header = header(of_block);
        for at in run {
            let Some(line) = lines.get(at).filter(|line| is_candidate(line)) else {
                continue;
            };
            if candidates.len() == MOST_LINES {
                return candidates;
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
                cells: cells(line, &fit, header),
                ..candidate(line, &before, &after)
            });
        }
    }
    candidates
}

fn candidate<'l, 'a>(line: &'l Line<'a>, before: &str, after: &str) -> Candidate<'l, 'a> {
    let keys: Vec<String> = line
        .labels
        .iter()
        .rev()
        .take(4)
        .map(|piece| label::key(piece.text))
        .collect();
    // the label nearest to the values is the row's own; it may be broken over several cells
    let mut own = Vec::new();
    let mut together = String::new();
    for key in &keys {
        together.insert_str(0, key);
        own.push(Pairs::of(&together));
    }
    let clipped = |text: &str, from_end: bool| -> String {
        let count = text.chars().count();
        let skip = if from_end {
            count.saturating_sub(200)
        } else {
            0
        };
        text.chars().skip(skip).take(200).collect()
    };
    let around = Pairs::of(&format!(
        "{}{together}{}",
        clipped(before, true),
        clipped(after, false)
    ));
    let likenesses: Vec<Likeness> = TARGETS
        .iter()
        .map(|target| {
            own.iter()
                .map(|pairs| target.likeness(pairs))
                .max()
                .unwrap_or(0)
        })
        .collect();
    let best = likenesses.iter().copied().max().unwrap_or(0);
    // nothing else is asked for
    let matters = |likeness: Likeness| likeness >= ALIKE || best < CLEAR;
    let around = TARGETS
        .iter()
        .zip(&likenesses)
        .map(|(target, &likeness)| matters(likeness).then(|| target.coverage(&around)))
        .map(Option::unwrap_or_default)
        .collect();
    Candidate {
        line,
        cells: None,
        likenesses,
        around,
        best,
    }
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

/// The columns of the grid below the seven headers, if all of them are there.
fn header(lines: &[Line<'_>]) -> Option<[u32; 7]> {
    // a row of blank cells is no header: its own label may be that of a column (3.其他, (七)总计)
    let head = lines
        .iter()
        .take_while(|line| !line.has_values() && line.values.len() < Column::ALL.len());
    let pieces: Vec<_> = head
        .flat_map(|line| &line.labels)
        .map(|piece| (label::key(piece.text), piece.columns.0))
        .collect();
    let mut columns = [0; 7];
    for (slot, column) in columns.iter_mut().zip(Column::ALL) {
        let label = label::key(column.label().zh);
        let mut found = pieces
            .iter()
            .filter(|(key, _)| *key == label)
            .map(|&(_, at)| at);
        *slot = found.next_back()?;
    }
    let mut places = columns.iter().enumerate();
    let distinct = places.all(|(at, column)| !columns.iter().take(at).any(|other| other == column));
    distinct.then_some(columns)
}

/// The seven cells of a line.
fn cells<'a>(
    line: &Line<'a>,
    fit: &Fit,
    header: Option<[u32; 7]>,
) -> Option<[Option<Piece<'a>>; 7]> {
    let below = |columns: [u32; 7]| {
        let cells = columns.map(|column| {
            let covers =
                |piece: &&Piece<'a>| piece.columns.0 <= column && column <= piece.columns.1;
            line.values.iter().find(covers).copied()
        });
        cells.iter().any(Option::is_some).then_some(cells)
    };
    let ordered = header.is_none_or(|columns| columns.is_sorted());
    if let Some(columns) = header
        && (!ordered || line.values.len() != 7 && fit.values(&line.values, 7).is_none())
        && line.values.iter().map(|piece| piece.columns.1).max() >= columns.iter().max().copied()
    {
        return below(columns);
    }
    let values = fit.values(&line.values, 7)?;
    let mut cells = [None; 7];
    for (cell, piece) in cells.iter_mut().zip(values) {
        *cell = Some(*piece);
    }
    Some(cells)
}
