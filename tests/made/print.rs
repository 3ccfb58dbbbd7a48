//! A made-up report → text, HTML or a document, in every layout that real copies come in.

use std::fmt::Write;

use gouji::form::TableKind;
use gouji::read::builder::{Builder, GridCell};
use gouji::read::document::{Block, Document, Layout};
use gouji::report::figure::FigureId;
use gouji::view::form_layout::{self, FormCell, FormContent};

use super::Made;

/// A way to print a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// One cell a line, closed by ` |`; a row begins `| `.
    PipeCells,
    /// One row a line, cells closed by ` |`.
    PipeRows,
    /// One cell a line between blank lines.
    CellLines,
    /// One row a line, cells divided by tabs, as a spreadsheet copies.
    Tabs,
    /// Markdown tables, short rows filled up with blank cells.
    Markdown,
    /// Labels and numbers divided by spaces, as a PDF copies.
    Spaces,
    /// HTML with row and column spans.
    Html,
}

impl Form {
    /// Every way.
    pub(crate) const ALL: [Self; 7] = [
        Self::PipeCells,
        Self::PipeRows,
        Self::CellLines,
        Self::Tabs,
        Self::Markdown,
        Self::Spaces,
        Self::Html,
    ];
}

const TABLES: [(TableKind, &str); 3] = [
    (TableKind::Disclosure, "二、主动公开政府信息情况"),
    (TableKind::Application, "三、收到和处理政府信息公开申请情况"),
    (TableKind::Dispute, "四、政府信息公开行政复议、行政诉讼情况"),
];

impl Made {
    /// The report as text or HTML.
    pub(crate) fn print(&self, form: Form) -> String {
        let mut out = String::new();
        let line = |out: &mut String, text: &str| {
            let _ = match form {
                Form::Html => writeln!(out, "<p>{text}</p>"),
                _ => writeln!(out, "{text}"),
            };
        };
        for text in self.before() {
            line(&mut out, &text);
        }
        for (kind, heading) in TABLES {
            line(&mut out, heading);
            self.table(&mut out, kind, form);
        }
        for text in self.after() {
            line(&mut out, &text);
        }
        out
    }

    /// The document that a reader makes of the report, with tables of this layout.
    pub(crate) fn document(&self, layout: Layout) -> Document {
        let mut builder = Builder::default();
        for text in self.before() {
            builder.paragraph(&text, false);
        }
        for (kind, heading) in TABLES {
            builder.paragraph(heading, false);
            builder.table(match layout {
                Layout::Grid => self.grid(kind),
                Layout::Rows => self.rows(kind, false),
                Layout::Cells => self.rows(kind, true),
            });
        }
        for text in self.after() {
            builder.paragraph(&text, false);
        }
        let mut document = builder.finish();
        for block in &mut document.blocks {
            if let Block::Table(table) = block {
                table.layout = layout;
            }
        }
        document
    }

    fn before(&self) -> Vec<String> {
        let Self { agency, year, .. } = self;
        vec![
            agency.clone(),
            format!("{year}年政府信息公开工作年度报告"),
            "一、总体情况".to_owned(),
            format!(
                "{year}年，{agency}认真贯彻落实《中华人民共和国政府信息公开条例》，扎实推进各项工作。"
            ),
        ]
    }

    fn after(&self) -> Vec<String> {
        let next = self.year + 1;
        vec![
            "五、存在的主要问题及改进情况".to_owned(),
            "一是公开形式有待丰富。下一步将改进。".to_owned(),
            "六、其他需要报告的事项".to_owned(),
            "无其他需要报告的事项。".to_owned(),
            format!("{next}年1月20日"),
        ]
    }

    fn cells(&self, kind: TableKind) -> Vec<Vec<FormCell>> {
        form_layout::layout(kind, self.edition, self.single_other)
    }

    fn text(&self, content: FormContent) -> &str {
        match content {
            FormContent::Corner(label)
            | FormContent::Block(label)
            | FormContent::Column(label)
            | FormContent::Row(label) => label.zh,
            FormContent::Figure(id) => self.printed(id),
        }
    }

    fn printed(&self, id: FigureId) -> &str {
        self.figures.get(&id).map_or("", String::as_str)
    }

    fn table(&self, out: &mut String, kind: TableKind, form: Form) {
        let rows = self.cells(kind);
        let width = rows.iter().map(Vec::len).max().unwrap_or(0);
        if form == Form::Html {
            out.push_str("<table>");
        }
        for (at, row) in rows.iter().enumerate() {
            let texts: Vec<&str> = row.iter().map(|cell| self.text(cell.content)).collect();
            let _ = match form {
                Form::PipeCells => writeln!(out, "| {} |", texts.join(" |\n")),
                Form::PipeRows => writeln!(out, "{} |", texts.join(" | ")),
                Form::CellLines => writeln!(out, "{}\n", texts.join("\n\n")),
                Form::Tabs => writeln!(out, "{}", texts.join("\t")),
                Form::Spaces => writeln!(out, "{}", texts.join(" ")),
                Form::Markdown => {
                    let figures = row
                        .iter()
                        .filter(|cell| matches!(cell.content, FormContent::Figure(_)))
                        .count();
                    let (labels, values) = texts.split_at(texts.len() - figures);
                    let blanks = vec![""; width - texts.len()];
                    let padded = [labels, &blanks, values].concat();
                    let rule = if at == 0 {
                        format!("|{}\n", "---|".repeat(width))
                    } else {
                        String::new()
                    };
                    write!(out, "| {} |\n{rule}", padded.join(" | "))
                }
                Form::Html => {
                    let cell = |cell: &FormCell| {
                        let FormCell {
                            row_span,
                            column_span,
                            content,
                        } = *cell;
                        format!(
                            "<td rowspan=\"{row_span}\" colspan=\"{column_span}\">{}</td>",
                            self.text(content)
                        )
                    };
                    writeln!(out, "<tr>{}</tr>", row.iter().map(cell).collect::<String>())
                }
            };
        }
        if form == Form::Html {
            out.push_str("</table>\n");
        }
    }

    /// The cells where the form draws them.
    fn grid(&self, kind: TableKind) -> Vec<GridCell> {
        let mut cells = Vec::new();
        let mut taken = std::collections::BTreeSet::new();
        for (row, line) in (0..).zip(self.cells(kind)) {
            let mut column = 0;
            for cell in line {
                while taken.contains(&(row, column)) {
                    column += 1;
                }
                for down in 0..cell.row_span {
                    for right in 0..cell.column_span {
                        taken.insert((row + down, column + right));
                    }
                }
                cells.push(GridCell {
                    row,
                    column,
                    row_span: cell.row_span,
                    column_span: cell.column_span,
                    text: self.text(cell.content).to_owned(),
                    place: None,
                });
            }
        }
        cells
    }

    /// The cells flattened into their first row, or each in a row of its own.
    fn rows(&self, kind: TableKind, one_a_row: bool) -> Vec<GridCell> {
        let mut cells = Vec::new();
        for (row, line) in (0..).zip(self.cells(kind)) {
            for (column, cell) in (0..).zip(line) {
                let next = u32::try_from(cells.len()).unwrap_or(u32::MAX);
                cells.push(GridCell {
                    row: if one_a_row { next } else { row },
                    column: if one_a_row { 0 } else { column },
                    row_span: 1,
                    column_span: 1,
                    text: self.text(cell.content).to_owned(),
                    place: None,
                });
            }
        }
        cells
    }
}
