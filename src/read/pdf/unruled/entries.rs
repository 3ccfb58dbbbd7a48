//! Labels and the values of rows → each label with the values beside it.

use super::super::page::{Length, Position};
use super::columns::UnruledColumns;
use super::labels::UnruledLabel;
use super::run::GlyphRun;
use super::text::CellText;

/// A label and the values beside it, those that are blank too.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct LabelledValues {
    /// Where it is from the top of the first page.
    pub(super) top: i64,
    /// None where values have lost theirs.
    pub(super) label: Option<UnruledLabel>,
    /// One for each column.
    pub(super) values: Vec<CellText>,
}

/// Each label with the values beside it; a label with none has blank cells, values without a label have
/// a row of their own.
pub(super) fn entries(
    labels: Vec<UnruledLabel>,
    rows: &[Vec<&GlyphRun>],
    columns: &UnruledColumns,
) -> Option<Vec<LabelledValues>> {
    let blank = || vec![CellText::default(); columns.len()];
    let mut entries: Vec<LabelledValues> = labels
        .into_iter()
        .map(|label| LabelledValues {
            top: label.run.base,
            label: Some(label),
            values: blank(),
        })
        .collect();
    let mut taken = vec![false; entries.len()];
    let mut lost = Vec::new();
    for row in rows {
        let Some(first) = row.first() else { continue };
        let mut values = placed(row, columns)?;
        let label = |entry: &LabelledValues| {
            let label = entry.label.as_ref()?;
            Some((
                label.distance(first.base),
                label.run.base.abs_diff(first.base),
            ))
        };
        let near = entries.iter().enumerate();
        let near = near
            .filter_map(|(at, entry)| Some((label(entry)?, at)))
            .min();
        let near = near.filter(|((away, _), _)| *away <= first.size);
        let place = near.and_then(|(_, at)| Some((entries.get_mut(at)?, taken.get_mut(at)?)));
        match place {
            Some((_, true)) => return None,
            Some((entry, taken)) => {
                *taken = true;
                entry.values = values;
            }
            None => {
                place_blanks(&mut values, columns, (first.position, first.left));
                lost.push(LabelledValues {
                    top: first.base,
                    label: None,
                    values,
                });
            }
        }
    }
    entries.append(&mut lost);
    for entry in &mut entries {
        if let Some(label) = &entry.label {
            place_blanks(
                &mut entry.values,
                columns,
                (label.run.position, label.run.left),
            );
        }
    }
    entries.sort_by_key(|entry| entry.top);
    Some(entries)
}

/// The values of one row in their columns; none where two are in one column, or it is not clear in which
/// one does.
fn placed(runs: &[&GlyphRun], columns: &UnruledColumns) -> Option<Vec<CellText>> {
    let mut cells = vec![CellText::default(); columns.len()];
    for run in runs {
        let cell = cells.get_mut(columns.nearest(run.sides())?)?;
        if !cell.text.is_empty() {
            return None;
        }
        *cell = run.cell();
    }
    Some(cells)
}

/// Gives blank cells their place: in their columns, beside what is at `position`, `left` from the edge.
fn place_blanks(
    values: &mut [CellText],
    columns: &UnruledColumns,
    (position, left): (Position, Length),
) {
    for (index, value) in values.iter_mut().enumerate() {
        if value.text.is_empty() {
            let left = columns.left(index) + position.left - left;
            value.position = Position { left, ..position };
        }
    }
}
