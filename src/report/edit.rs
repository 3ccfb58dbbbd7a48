//! Figures that the person changed: what was typed takes the place of what is printed.

use super::figure::{Edits, Figure, FigureContent, FigureId};
use super::table::content;
use super::{Report, text};
use crate::form::TableKind;
use crate::read::document::{Block, Cell, Document};
use crate::read::number::Number;
use crate::read::span::Span;

/// Puts what was typed into the figures of tables. A figure that the report lacks is made, if its table
/// is there.
pub(super) fn apply(document: &Document, edits: &Edits, report: &mut Report) {
    for (&id, typed) in edits {
        let (content, unit) = content::read(typed);
        if let Some(figure) = report.figures.get_mut(id) {
            let printed = std::mem::replace(&mut figure.raw, typed.clone());
            figure.former.get_or_insert(printed);
            figure.content = content;
            if unit.is_some() {
                figure.unit = unit;
            }
        } else if let Some(figure) = made(document, report, id, typed, content, unit) {
            report.figures.insert(figure);
        }
    }
}

/// The number that was printed where the person typed another; none where there was none.
pub(super) fn former(figure: &Figure) -> Option<Number> {
    let printed = figure.former.as_deref()?;
    if matches!(figure.id, FigureId::Text(_)) {
        return text::whole(printed);
    }
    match content::read(printed) {
        (FigureContent::Number(number), _) => Some(number),
        _ => None,
    }
}

fn made(
    document: &Document,
    report: &Report,
    id: FigureId,
    typed: &str,
    content: FigureContent,
    unit: Option<String>,
) -> Option<Figure> {
    let mut figure = Figure {
        id,
        content,
        raw: typed.to_owned(),
        span: Span::default(),
        cell: None,
        place: None,
        unit,
        approximate: None,
        former: Some(String::new()),
    };
    let kind = match id {
        FigureId::Disclosure(..) => TableKind::Disclosure,
        FigureId::Application(..) => TableKind::Application,
        FigureId::Dispute(..) => TableKind::Dispute,
        FigureId::Cell { table, row, column } => {
            let cell = cell(document, table, row, column)?;
            figure.span = cell.span;
            figure.cell = Some((table, row, column));
            figure.place.clone_from(&cell.place);
            figure.former = Some(document.cell_text(cell).to_owned());
            return Some(figure);
        }
        FigureId::Text(_) => return None,
    };
    let table = report.table(kind)?;
    let start = document.blocks.get(table.blocks.start)?.span().start;
    figure.span = Span { start, end: start };
    Some(figure)
}

/// A cell of the document by its table, row and column, from 1.
fn cell(document: &Document, table: u32, row: u32, column: u32) -> Option<&Cell> {
    let mut tables = document.blocks.iter().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        Block::Paragraph(_) => None,
    });
    let cells = &tables
        .nth(usize::try_from(table.checked_sub(1)?).ok()?)?
        .cells;
    cells.iter().find(|cell| {
        Some(cell.row) == row.checked_sub(1) && Some(cell.column) == column.checked_sub(1)
    })
}
