//! The lines of table four → its fifteen figures, in one row, in three rows of five, or turned.

use super::fit::Fit;
use super::label;
use super::line::{Line, Piece};
use super::value::Role;
use crate::form::dispute::{Column, Group};
use crate::order;

/// A figure of table four and its cell.
pub type Placed<'a> = (Group, Column, Piece<'a>);

/// Finds the figures of table four among its lines; nothing where there are not fifteen values.
pub fn read<'a>(lines: &[Line<'a>]) -> Vec<Placed<'a>> {
    one_row(lines)
        .or_else(|| by_labels(lines))
        .or_else(|| in_pieces(lines))
        .or_else(|| blank_row(lines))
        .unwrap_or_default()
}

/// Whether the line is the whole table by itself.
pub fn is_whole(line: &Line<'_>) -> bool {
    line.has_values() && Fit::default().values(&line.values, 15).is_some()
}

/// Whether the headers are those of the form, and not of an older table on reviews and lawsuits.
pub fn shows_itself(lines: &[Line<'_>]) -> bool {
    let pieces = lines.iter().flat_map(|line| &line.labels);
    pieces.into_iter().any(|piece| {
        let key = label::key(piece.text);
        ["审结", "直接起诉", "复议后起诉"]
            .iter()
            .any(|word| key.contains(word))
    })
}

fn one_row<'a>(lines: &[Line<'a>]) -> Option<Vec<Placed<'a>>> {
    let fit = Fit::learn(lines, 15);
    let line = lines.iter().filter(|line| line.has_values());
    line.filter_map(|line| fit.values(&line.values, 15))
        .map(|values| in_order(values))
        .next()
}

/// A data row of blanks alone, right below the headers.
fn blank_row<'a>(lines: &[Line<'a>]) -> Option<Vec<Placed<'a>>> {
    let last = lines
        .iter()
        .rfind(|line| line.labels.is_empty() && line.values.len() >= 15)?;
    if lines.iter().any(Line::has_values) {
        return None;
    }
    Some(in_order(last.values.get(last.values.len() - 15..)?))
}

fn in_order<'a>(values: &[Piece<'a>]) -> Vec<Placed<'a>> {
    let ids = Group::ALL
        .into_iter()
        .flat_map(|group| Column::ALL.map(|column| (group, column)));
    ids.zip(values)
        .map(|((group, column), &piece)| (group, column, piece))
        .collect()
}

/// The row of values cut into pieces: by a line break, or into one table for reviews and one for
/// lawsuits.
fn in_pieces<'a>(lines: &[Line<'a>]) -> Option<Vec<Placed<'a>>> {
    let rows: Vec<&Line<'a>> = lines.iter().filter(|line| line.has_values()).collect();
    let all: Vec<Piece<'a>> = rows.iter().flat_map(|line| &line.values).copied().collect();
    if rows.len() <= 4 && all.len() == 15 {
        return Some(in_order(&all));
    }
    let filled: Vec<Piece<'a>> = all
        .into_iter()
        .filter(|piece| piece.role == Role::Value)
        .collect();
    (rows.len() <= 4 && filled.len() == 15).then(|| in_order(&filled))
}

/// Every line names its group, its column or both; one that names no group follows the one before.
fn by_labels<'a>(lines: &[Line<'a>]) -> Option<Vec<Placed<'a>>> {
    let rows: Vec<&Line<'a>> = lines.iter().filter(|line| line.has_values()).collect();
    let mut placed: Vec<Placed<'a>> = Vec::new();
    let mut group = None;
    for line in &rows {
        let named = groups(line);
        let column = line.labels.last().and_then(|piece| column_of(piece.text));
        let values = |count| Fit::default().values(&line.values, count);
        if let Some(column) = column.filter(|_| rows.len() <= 6) {
            // turned: a row for each result, a column for each group
            placed.extend(
                Group::ALL
                    .into_iter()
                    .zip(values(3)?)
                    .map(|(group, &piece)| (group, column, piece)),
            );
            continue;
        }
        group = named.or(group);
        let group = group?;
        match column {
            Some(column) => placed.extend(values(1)?.iter().map(|&piece| (group, column, piece))),
            None => placed.extend(
                Column::ALL
                    .into_iter()
                    .zip(values(5)?)
                    .map(|(column, &piece)| (group, column, piece)),
            ),
        }
    }
    let mut ids: Vec<_> = placed
        .iter()
        .map(|&(group, column, _)| (group, column))
        .collect();
    order::sort(&mut ids);
    ids.dedup();
    (ids.len() == placed.len() && ids.len() == 15).then_some(placed)
}

fn groups(line: &Line<'_>) -> Option<Group> {
    line.labels.iter().rev().find_map(|piece| {
        let key = label::key(piece.text);
        let has = |word| key.contains(word);
        if has("复议后") {
            Some(Group::SuitAfterReview)
        } else if has("直接起诉") || has("未经复议") {
            Some(Group::SuitDirect)
        } else if has("行政复议") {
            Some(Group::Review)
        } else {
            None
        }
    })
}

fn column_of(text: &str) -> Option<Column> {
    let key = label::key(text);
    let has = |word| key.contains(word);
    if has("维持") {
        Some(Column::Upheld)
    } else if has("纠正") {
        Some(Column::Corrected)
    } else if has("审结") {
        Some(Column::Pending)
    } else if has("其他") {
        Some(Column::Other)
    } else if has("总计") || has("合计") {
        Some(Column::Sum)
    } else {
        None
    }
}
