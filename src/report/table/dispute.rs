//! The lines of table four → its fifteen figures, in one row, in three rows of five, or turned.
//!
//! Which number is which the headers say: where each stands above its column, by that; in a flattened
//! table by the order in which they come.

use super::fit::Fit;
use super::label;
use super::lexicon;
use super::line::{Line, Piece};
use super::value::Role;
use crate::form::dispute::{Column, Group};
use crate::order;

/// A figure of table four and its cell.
pub type Placed<'a> = (Group, Column, Piece<'a>);

/// Table four as it was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dispute<'a> {
    /// The fifteen figures, or none.
    pub figures: Vec<Placed<'a>>,
    /// Whether they stand in another order than on the form.
    pub moved: bool,
}

/// Finds the figures of table four among its lines; nothing where there are not fifteen values.
pub fn read<'a>(lines: &[Line<'a>]) -> Dispute<'a> {
    let header = Header::of(lines);
    let figures = one_row(lines, &header)
        .or_else(|| by_labels(lines, &header))
        .or_else(|| in_pieces(lines, &header))
        .or_else(|| blank_row(lines, &header))
        .unwrap_or_default();
    let places = figures.iter().map(|(group, column, _)| (group, column));
    let moved = !places.clone().is_sorted()
        // in a turned table every result comes for one group after the other
        && !places.is_sorted_by_key(|(group, column)| (column, group));
    Dispute { figures, moved }
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

/// The headers of the table.
struct Header<'l, 'a> {
    /// What stands above the first values, with what it names.
    pieces: Vec<(&'l Piece<'a>, Named)>,
    /// The groups in the order in which they stand.
    groups: [Group; 3],
    /// The columns of each of them, in their order.
    columns: [[Column; 5]; 3],
}

/// What a label of table four names.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Named {
    Group(Group),
    /// 行政诉讼, which stands over two groups.
    Suits,
    Column(Column),
}

impl<'l, 'a> Header<'l, 'a> {
    fn of(lines: &'l [Line<'a>]) -> Self {
        let first = lines.iter().position(Line::has_values);
        let head = lines
            .iter()
            .take(first.map_or(lines.len(), |first| first + 1));
        let named = |(at, piece): (usize, &'l Piece<'a>)| Some((at, piece, named(piece.text)?));
        let pieces: Vec<(usize, &Piece<'a>, Named)> = head
            .enumerate()
            .flat_map(|(at, line)| line.labels.iter().map(move |piece| (at, piece)))
            .filter_map(named)
            .collect();
        let groups = groups_in_order(&pieces);
        let columns = columns_in_order(&pieces, groups).unwrap_or([Column::ALL; 3]);
        Self {
            pieces: pieces
                .into_iter()
                .map(|(_, piece, named)| (piece, named))
                .collect(),
            groups,
            columns,
        }
    }

    /// The names of fifteen values in a row.
    fn in_order(&self, values: &[Piece<'a>]) -> Vec<Placed<'a>> {
        let below: Vec<Placed<'a>> = values
            .iter()
            .filter_map(|piece| {
                let (group, column) = (self.group_above(piece)?, self.column_above(piece)?);
                Some((group, column, *piece))
            })
            .collect();
        if are_all(&below) {
            return below;
        }
        let groups = self.groups.into_iter().zip(self.columns);
        let ids = groups.flat_map(|(group, columns)| columns.map(|column| (group, column)));
        ids.zip(values)
            .map(|((group, column), &piece)| (group, column, piece))
            .collect()
    }

    /// The columns of a group, in the order of the header.
    fn columns_of(&self, group: Group) -> [Column; 5] {
        let at = self.groups.iter().position(|&other| other == group);
        at.and_then(|at| self.columns.get(at))
            .copied()
            .unwrap_or(Column::ALL)
    }

    fn group_above(&self, value: &Piece<'_>) -> Option<Group> {
        self.above(value).find_map(|named| match named {
            Named::Group(group) => Some(group),
            Named::Suits | Named::Column(_) => None,
        })
    }

    fn column_above(&self, value: &Piece<'_>) -> Option<Column> {
        self.above(value).find_map(|named| match named {
            Named::Column(column) => Some(column),
            Named::Suits | Named::Group(_) => None,
        })
    }

    /// What the headers above a value name, the nearest first.
    fn above(&self, value: &Piece<'_>) -> impl Iterator<Item = Named> {
        let at = value.columns.0;
        let covers = move |piece: &Piece<'_>| piece.columns.0 <= at && at <= piece.columns.1;
        let pieces = self.pieces.iter().rev();
        pieces
            .filter(move |(piece, _)| covers(piece))
            .map(|&(_, named)| named)
    }
}

/// The groups in the order in which the headers name them: 行政诉讼 stands for the two below it.
fn groups_in_order(pieces: &[(usize, &Piece<'_>, Named)]) -> [Group; 3] {
    let first = |wanted: Named| pieces.iter().position(|&(.., named)| named == wanted);
    let [review, direct, after] = Group::ALL.map(|group| first(Named::Group(group)));
    let (Some(review), Some(direct), Some(after)) = (review, direct, after) else {
        return Group::ALL;
    };
    let suits = first(Named::Suits);
    let mut places = [
        (review, 0, Group::Review),
        (suits.unwrap_or(direct), direct, Group::SuitDirect),
        (suits.unwrap_or(after), after, Group::SuitAfterReview),
    ];
    order::sort(&mut places);
    places.map(|(.., group)| group)
}

/// The columns of each group in their order, where the headers name them once for all or for each group.
fn columns_in_order(
    pieces: &[(usize, &Piece<'_>, Named)],
    groups: [Group; 3],
) -> Option<[[Column; 5]; 3]> {
    let named: Vec<(usize, Column)> = pieces
        .iter()
        .filter_map(|&(line, _, named)| match named {
            Named::Column(column) => Some((line, column)),
            Named::Group(_) | Named::Suits => None,
        })
        .collect();
    let mut runs: Vec<(usize, [Column; 5])> = Vec::new();
    for run in named.chunks(5) {
        let columns: Vec<Column> = run.iter().map(|&(_, column)| column).collect();
        let columns = <[Column; 5]>::try_from(columns).ok()?;
        let all = Column::ALL.iter().all(|column| columns.contains(column));
        let line = run.first().filter(|_| all)?.0;
        runs.push((line, columns));
    }
    match runs.as_slice() {
        [(_, all)] => Some([*all; 3]),
        // reviews have no second header, so that their columns are named in the line of those of lawsuits
        &[(line, review), (next, first), (_, second)] if line < next => {
            let mut suits = [first, second].into_iter();
            let columns = groups.map(|group| match group {
                Group::Review => Some(review),
                Group::SuitDirect | Group::SuitAfterReview => suits.next(),
            });
            let [Some(a), Some(b), Some(c)] = columns else {
                return None;
            };
            Some([a, b, c])
        }
        &[(_, a), (_, b), (_, c)] => Some([a, b, c]),
        _ => None,
    }
}

fn one_row<'a>(lines: &[Line<'a>], header: &Header<'_, 'a>) -> Option<Vec<Placed<'a>>> {
    let fit = Fit::learn(lines, 15);
    let line = lines.iter().filter(|line| line.has_values());
    line.filter_map(|line| fit.values(&line.values, 15))
        .map(|values| header.in_order(values))
        .next()
}

/// A data row of blanks alone, right below the headers.
fn blank_row<'a>(lines: &[Line<'a>], header: &Header<'_, 'a>) -> Option<Vec<Placed<'a>>> {
    let last = lines
        .iter()
        .rfind(|line| line.labels.is_empty() && line.values.len() >= 15)?;
    if lines.iter().any(Line::has_values) {
        return None;
    }
    Some(header.in_order(last.values.get(last.values.len() - 15..)?))
}

/// The row of values cut into pieces: by a line break, or into one table for reviews and one for
/// lawsuits.
fn in_pieces<'a>(lines: &[Line<'a>], header: &Header<'_, 'a>) -> Option<Vec<Placed<'a>>> {
    let rows: Vec<&Line<'a>> = lines.iter().filter(|line| line.has_values()).collect();
    let all: Vec<Piece<'a>> = rows.iter().flat_map(|line| &line.values).copied().collect();
    if rows.len() <= 4 && all.len() == 15 {
        return Some(header.in_order(&all));
    }
    let filled: Vec<Piece<'a>> = all
        .into_iter()
        .filter(|piece| piece.role == Role::Value)
        .collect();
    (rows.len() <= 4 && filled.len() == 15).then(|| header.in_order(&filled))
}

/// Every line names its group, its column or both; one that names no group follows the one before.
fn by_labels<'a>(lines: &[Line<'a>], header: &Header<'_, 'a>) -> Option<Vec<Placed<'a>>> {
    let rows: Vec<&Line<'a>> = lines.iter().filter(|line| line.has_values()).collect();
    let mut placed: Vec<Placed<'a>> = Vec::new();
    let mut group = None;
    for line in &rows {
        let own = line
            .labels
            .iter()
            .rev()
            .filter_map(|piece| named(piece.text));
        let named = own.clone().find_map(|named| match named {
            Named::Group(group) => Some(group),
            Named::Suits | Named::Column(_) => None,
        });
        let column = match own.clone().next() {
            Some(Named::Column(column)) => Some(column),
            _ => None,
        };
        let values = |count| Fit::default().values(&line.values, count);
        if let Some(column) = column.filter(|_| rows.len() <= 6) {
            // turned: a row for each result, a column for each group
            let groups = header.groups.into_iter().zip(values(3)?);
            placed.extend(groups.map(|(group, &piece)| (group, column, piece)));
            continue;
        }
        group = named.or(group);
        let group = group?;
        if let Some(column) = column {
            placed.extend(values(1)?.iter().map(|&piece| (group, column, piece)));
        } else {
            let columns = header.columns_of(group).into_iter().zip(values(5)?);
            placed.extend(columns.map(|(column, &piece)| (group, column, piece)));
        }
    }
    are_all(&placed).then_some(placed)
}

/// Whether each of the fifteen figures is there once.
fn are_all(placed: &[Placed<'_>]) -> bool {
    let mut ids: Vec<_> = placed
        .iter()
        .map(|&(group, column, _)| (group, column))
        .collect();
    order::sort(&mut ids);
    ids.dedup();
    ids.len() == placed.len() && ids.len() == 15
}

fn named(text: &str) -> Option<Named> {
    let key = lexicon::name(text);
    let has = |word| key.contains(word);
    if has("复议后") {
        Some(Named::Group(Group::SuitAfterReview))
    } else if has("直接起诉") || has("未经复议") {
        Some(Named::Group(Group::SuitDirect))
    } else if has("复议") && has("诉讼") {
        // the heading of the table
        None
    } else if has("行政复议") {
        Some(Named::Group(Group::Review))
    } else if has("诉讼") {
        Some(Named::Suits)
    } else if has("维持") {
        Some(Named::Column(Column::Upheld))
    } else if has("纠正") {
        Some(Named::Column(Column::Corrected))
    } else if has("审结") {
        Some(Named::Column(Column::Pending))
    } else if has("其他") || has("其它") {
        Some(Named::Column(Column::Other))
    } else if has("总计") || has("合计") {
        Some(Named::Column(Column::Sum))
    } else {
        None
    }
}
