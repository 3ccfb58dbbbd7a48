//! What is said of rows that could not be placed, or were placed by their order alone.

use super::logical::LogicalRow;
use super::reader::{FoundTable, Placed};
use crate::form::lexicon::Name;
use crate::form::official::{LabelTarget, OFFICIAL};
use crate::form::{Edition, TableKind};
use crate::language::{Label, Words};
use crate::read::document::Unread;
use crate::read::span::Span;

/// A row that lost its label.
pub(super) fn by_order(row: &Placed<'_, '_>) -> Option<Unread> {
    let label = label(*row.row.last()?, Edition::E2021)?;
    let spans = row.cells.iter().map(|(_, cell)| cell.span);
    Some(Unread {
        what: Words::new(
            format!(
                "这一行的栏目名称缺失，按次序对应为「{}」，请核对。",
                label.zh
            ),
            format!(
                "The label of this row is lost; by its order it was taken for “{}”. Please check.",
                label.en
            ),
        ),
        at: spans.filter(|span| !span.is_empty()).reduce(Span::cover),
    })
}

/// The lines of a table that have no place.
pub(super) fn unplaced(
    kind: TableKind,
    found: &FoundTable<'_, '_>,
    lines: &[LogicalRow<'_>],
    edition: Edition,
) -> Vec<Unread> {
    let say = |what: Words, line: &LogicalRow<'_>| Unread {
        what,
        at: Some(line.span()),
    };
    let unplaced = found.unplaced.iter();
    match kind {
        TableKind::Disclosure => unplaced
            .filter_map(|unplaced| {
                let label = label(unplaced.row?, edition)?;
                let count = unplaced.line.values.len();
                let what = Words::new(
                    format!("「{}」一行有 {count} 个单元格，与栏目数不一致，未能对应。", label.zh),
                    format!("The row “{}” has {count} cells, which do not fit its columns; they were not placed.", label.en),
                );
                Some(say(what, &unplaced.line))
            })
            .collect(),
        TableKind::Application => unplaced
            .filter_map(|unplaced| {
                let count = unplaced.line.values.len();
                let what = if unplaced.fits {
                    Words::new(
                        "这一行的栏目名称缺失或无法辨认，未能对应到申请办理情况表的栏目。",
                        "The label of this row is lost or unclear; its numbers were not placed.",
                    )
                } else if unplaced.row.is_some() || count >= 4 {
                    Words::new(
                        format!("这一行有 {count} 个数，应为 7 个，未能对应。"),
                        format!("This row has {count} numbers where 7 belong; they were not placed."),
                    )
                } else {
                    return None;
                };
                Some(say(what, &unplaced.line))
            })
            .collect(),
        TableKind::Dispute if found.rows.is_empty() => {
            let filled = lines.iter().filter(|line| line.has_values());
            let count: usize = filled.map(|line| line.values.len()).sum();
            let span = lines.iter().map(LogicalRow::span).reduce(Span::cover);
            vec![Unread {
                what: Words::new(
                    format!("复议诉讼情况表读到 {count} 个数，应为 15 个，未能对应。"),
                    format!("The table on reviews and lawsuits shows {count} numbers where 15 belong; they were not placed."),
                ),
                at: span,
            }]
        }
        TableKind::Dispute => Vec::new(),
    }
}

/// The label of a row on the form.
fn label(name: Name, edition: Edition) -> Option<Label> {
    match OFFICIAL.item(name)? {
        LabelTarget::DisclosureRow(row) => Some(row.label(edition)),
        LabelTarget::ApplicationRow(row) => Some(row.label()),
        LabelTarget::DisputeGroup(group) => Some(group.label()),
        _ => None,
    }
}
