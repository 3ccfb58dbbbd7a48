//! The figures of the form without the report around them: taken out of a report, or put back into a
//! document that holds the official tables.

use super::form_layout::{FormCell, FormContent, layout, placed};
use crate::form::{Edition, SECTIONS, TableKind};
use crate::language::Language;
use crate::order::Map;
use crate::read::builder::{Builder, GridCell};
use crate::read::document::Document;
use crate::read::numeral::written;
use crate::report::Report;
use crate::report::figure::FigureId;

/// What the tables of the form hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FormFigures {
    /// The agency that reports.
    pub agency: Option<String>,
    /// The year reported on.
    pub year: Option<i32>,
    /// The tables, in the order of the form.
    pub tables: Vec<Shape>,
    /// What each cell holds, as printed or typed; cells of the form that the report lacks are not there.
    pub raw: Map<FigureId, String>,
}

/// Which of its shapes a table of the form has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shape {
    /// Which table.
    pub kind: TableKind,
    /// The edition.
    pub edition: Edition,
    /// Whether (六)其他处理 is one row, as always in edition 2019.
    pub single_other: bool,
}

impl Shape {
    /// The shape of a table; only table three of edition 2021 has the choice of `single_other`.
    pub fn new(kind: TableKind, edition: Edition, single_other: bool) -> Self {
        let application = kind == TableKind::Application;
        Self {
            kind,
            edition,
            single_other: edition == Edition::E2019 || (application && single_other),
        }
    }

    /// The cells of the table, row by row.
    pub fn layout(self) -> Vec<Vec<FormCell>> {
        layout(self.kind, self.edition, self.single_other)
    }

    /// The figures of the table, in the order of the form.
    pub fn figures(self) -> Vec<FigureId> {
        let cells = self.layout().into_iter().flatten();
        let figure = |cell: FormCell| match cell.content {
            FormContent::Figure(id) => Some(id),
            _ => None,
        };
        cells.filter_map(figure).collect()
    }
}

impl FormFigures {
    /// The figures of a report as the person sees them, edits included; nothing where no table of the
    /// form was recognised.
    pub fn of(report: &Report) -> Option<Self> {
        let mut figures = Self {
            agency: report.agency.as_ref().map(|found| found.value.clone()),
            year: report.year.as_ref().map(|found| found.value),
            ..Self::default()
        };
        for table in TableKind::ALL
            .into_iter()
            .filter_map(|kind| report.table(kind))
        {
            let shape = Shape::new(table.kind, table.edition, table.other_in_one_row);
            figures.tables.push(shape);
            let found = shape
                .figures()
                .into_iter()
                .filter_map(|id| report.figure(id));
            figures
                .raw
                .extend(found.map(|figure| (figure.id, figure.raw.clone())));
        }
        (!figures.tables.is_empty()).then_some(figures)
    }

    /// A report with the official tables, and `words` in place of its sections one, five and six.
    pub fn document(&self, words: [&str; 3]) -> Document {
        let mut builder = Builder::default();
        let agency = self.agency.as_deref().unwrap_or_default();
        let year = self.year.map_or(String::new(), |year| format!("{year}年"));
        builder.paragraph(&format!("{agency}{year}政府信息公开工作年度报告"), true);
        let [first, fifth, sixth] = words;
        let tables = TableKind::ALL.map(|kind| self.tables.iter().find(|shape| shape.kind == kind));
        let [disclosure, application, dispute] = tables;
        let filling = [
            Err(first),
            Ok(disclosure),
            Ok(application),
            Ok(dispute),
            Err(fifth),
            Err(sixth),
        ];
        for ((number, heading), filling) in (1..).zip(SECTIONS).zip(filling) {
            builder.paragraph(&format!("{}、{heading}", written(number)), true);
            match filling {
                Err(words) => builder.paragraph(words, false),
                Ok(Some(shape)) => builder.table(self.cells(*shape)),
                Ok(None) => {}
            }
        }
        builder.finish()
    }

    /// The cells of a table, each at its place in the grid.
    fn cells(&self, shape: Shape) -> Vec<GridCell> {
        let text = |content| match content {
            FormContent::Corner(label)
            | FormContent::Block(label)
            | FormContent::Column(label)
            | FormContent::Row(label) => label.get(Language::Chinese).to_owned(),
            FormContent::Figure(id) => self.raw.get(&id).cloned().unwrap_or_default(),
        };
        let placed = placed(shape.layout()).into_iter();
        let cells = placed.map(|(row, column, cell)| GridCell {
            row,
            column,
            row_span: cell.row_span,
            column_span: cell.column_span,
            text: text(cell.content),
            place: None,
        });
        cells.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::document::Block;

    #[track_caller]
    fn check(kind: TableKind, edition: Edition, single_other: bool, grid: (u32, u32), last: &str) {
        let shape = Shape::new(kind, edition, single_other);
        let ids = shape.figures();
        let raw = ids.iter().enumerate().map(|(n, &id)| (id, n.to_string()));
        let figures = FormFigures {
            tables: vec![shape],
            raw: raw.collect(),
            ..FormFigures::default()
        };
        let document = figures.document(["", "", ""]);
        let table = document.blocks.iter().find_map(|block| match block {
            Block::Table(table) => Some(table),
            Block::Paragraph(_) => None,
        });
        let table = table.expect("the table is there");
        assert_eq!((table.rows, table.columns), grid);
        let area: u32 = table.cells.iter().map(|c| c.row_span * c.column_span).sum();
        assert_eq!(area, grid.0 * grid.1);
        let cell = table.cells.last().expect("it has cells");
        assert_eq!(document.cell_text(cell), last);
        assert_eq!(cell.column + cell.column_span, grid.1);
    }

    #[test]
    fn figures_stand_where_the_form_has_them() {
        use Edition::{E2019, E2021};
        check(TableKind::Disclosure, E2019, false, (18, 4), "21");
        check(TableKind::Disclosure, E2021, false, (14, 4), "9");
        check(TableKind::Application, E2019, true, (26, 10), "160");
        check(TableKind::Application, E2021, false, (28, 10), "174");
        check(TableKind::Application, E2021, true, (26, 10), "160");
        check(TableKind::Dispute, E2021, false, (4, 15), "14");
    }
}
