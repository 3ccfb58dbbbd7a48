//! The report as a sheet of paper: a checked report in, what is drawn on it out, in the order of the
//! document: paragraphs cut into words and figures, the tables of the form, other tables.

use super::form_layout::{FormCell, FormContent, has_single_other, layout};
use crate::form::TableKind;
use crate::order::Map;
use crate::read::document::{Block, Document, Table};
use crate::read::span::Span;
use crate::report::Report;
use crate::report::figure::FigureId;

/// Something drawn on the sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SheetPiece {
    /// A paragraph or a heading.
    Paragraph {
        /// What it is set as.
        role: ParagraphRole,
        /// Its words and figures.
        runs: Vec<SheetRun>,
    },
    /// A recognised table of the form.
    Form {
        /// Which one.
        kind: TableKind,
        /// Its cells, row by row.
        rows: Vec<Vec<FormCell>>,
    },
    /// Another table, as it was read.
    Grid {
        /// Its cells, row by row.
        rows: Vec<Vec<DrawnCell>>,
    },
    /// What is not drawn, for a browser that lays out more freezes.
    Rest {
        /// So many paragraphs, whole or in part.
        paragraphs: usize,
        /// So many cells of tables.
        cells: usize,
    },
}

/// What a paragraph is set as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParagraphRole {
    /// The title of the report.
    Title,
    /// The heading of a section.
    Heading,
    /// Running text.
    Text,
}

/// Words, or one figure, of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetRun {
    /// What is printed.
    pub text: String,
    /// Where.
    pub span: Span,
    /// The figure that it prints, if it is one.
    pub figure: Option<FigureId>,
}

/// A cell of a table outside the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DrawnCell {
    /// How many rows it covers, at least 1.
    pub row_span: u32,
    /// How many columns it covers, at least 1.
    pub column_span: u32,
    /// Its words and figures.
    pub runs: Vec<SheetRun>,
}

/// So much is drawn, counted in runs, cells and hundreds of bytes: several times a long report. The tables of the
/// form are always drawn, for each is of a known size and comes once.
const DRAWN: usize = 4_000;

/// Lays out the report. It stays the same when figures are edited: their places do not move.
pub fn sheet(document: &Document, report: &Report) -> Vec<SheetPiece> {
    let places = FigureSpans::new(report);
    let mut pieces = Vec::new();
    let mut tables = 0;
    let mut room = SheetRoom { left: DRAWN };
    let (mut paragraphs, mut cells) = (0, 0);
    for (index, block) in document.blocks.iter().enumerate() {
        for table in report.tables.iter().filter(|t| t.blocks.start == index) {
            let rows = layout(table.kind, table.edition, has_single_other(report));
            let kind = table.kind;
            pieces.push(SheetPiece::Form { kind, rows });
        }
        let replaced = report.tables.iter().any(|t| t.blocks.contains(&index));
        if let Block::Table(_) = block {
            tables += 1;
        }
        if replaced {
            continue;
        }
        match block {
            Block::Paragraph(paragraph) => {
                let mut runs = Vec::new();
                for &line in &paragraph.lines {
                    places.cut(document, line, &mut runs);
                }
                let heads = report
                    .sections
                    .binary_search_by_key(&index, |section| section.blocks.start);
                let heading = paragraph.heading || heads.is_ok();
                let role = role(report, block.span(), heading);
                let all = runs.len();
                runs.truncate(room.count(&runs, SheetRun::cost));
                paragraphs += usize::from(runs.len() < all);
                if !runs.is_empty() || all == 0 {
                    pieces.push(SheetPiece::Paragraph { role, runs });
                }
            }
            Block::Table(table) => {
                let mut rows = grid(document, &places, table, tables);
                let drawn = room.count(&rows, |row| row.iter().map(DrawnCell::cost).sum());
                cells += rows.iter().skip(drawn).map(Vec::len).sum::<usize>();
                rows.truncate(drawn);
                if !rows.is_empty() {
                    pieces.push(SheetPiece::Grid { rows });
                }
            }
        }
    }
    if paragraphs + cells > 0 {
        pieces.push(SheetPiece::Rest { paragraphs, cells });
    }
    pieces
}

/// The room that there still is on the sheet.
struct SheetRoom {
    left: usize,
}

impl SheetRoom {
    /// How many of the items there is room for, which they then take. What comes after the first one that there
    /// is no room for is not drawn either.
    fn count<T>(&mut self, items: &[T], cost: impl Fn(&T) -> usize) -> usize {
        for (index, item) in items.iter().enumerate() {
            let Some(left) = self.left.checked_sub(cost(item)) else {
                self.left = 0;
                return index;
            };
            self.left = left;
        }
        items.len()
    }
}

impl SheetRun {
    fn cost(&self) -> usize {
        1 + self.text.len() / 100
    }
}

impl DrawnCell {
    fn cost(&self) -> usize {
        1 + self.runs.iter().map(SheetRun::cost).sum::<usize>()
    }
}

impl SheetPiece {
    /// Tells each figure that is drawn in the piece.
    pub fn for_each_figure(&self, tell: &mut dyn FnMut(FigureId)) {
        let mut of_runs = |runs: &[SheetRun]| {
            runs.iter()
                .filter_map(|run| run.figure)
                .for_each(&mut *tell);
        };
        match self {
            Self::Paragraph { runs, .. } => of_runs(runs),
            Self::Grid { rows } => rows.iter().flatten().for_each(|cell| of_runs(&cell.runs)),
            Self::Form { rows, .. } => {
                for cell in rows.iter().flatten() {
                    if let FormContent::Figure(figure) = cell.content {
                        tell(figure);
                    }
                }
            }
            Self::Rest { .. } => {}
        }
    }
}

fn role(report: &Report, span: Span, heading: bool) -> ParagraphRole {
    // a title may take several lines
    let of_title = |at: Span| !at.is_empty() && (span.contains(at) || at.contains(span));
    if report
        .title
        .as_ref()
        .is_some_and(|title| of_title(title.at))
    {
        ParagraphRole::Title
    } else if heading {
        ParagraphRole::Heading
    } else {
        ParagraphRole::Text
    }
}

fn grid(
    document: &Document,
    places: &FigureSpans,
    table: &Table,
    number: u32,
) -> Vec<Vec<DrawnCell>> {
    let mut rows: Map<u32, Vec<DrawnCell>> = Map::new();
    for cell in &table.cells {
        let mut runs = Vec::new();
        let at = (
            number,
            cell.row.saturating_add(1),
            cell.column.saturating_add(1),
        );
        match places.cells.get(&at) {
            // a blank cell has no characters of its own to be found by
            Some(&id) if cell.span.is_empty() => runs.push(SheetRun {
                text: String::new(),
                span: cell.span,
                figure: Some(id),
            }),
            _ => places.cut(document, cell.span, &mut runs),
        }
        rows.entry(cell.row).or_default().push(DrawnCell {
            row_span: cell.row_span.max(1),
            column_span: cell.column_span.max(1),
            runs,
        });
    }
    rows.into_values().collect()
}

/// Where the figures are located.
struct FigureSpans {
    /// By their first byte, without overlaps.
    spans: Map<u32, (u32, FigureId)>,
    cells: Map<(u32, u32, u32), FigureId>,
}

impl FigureSpans {
    fn new(report: &Report) -> Self {
        let mut spans = Map::new();
        let mut cells = Map::new();
        for figure in report.figures.values() {
            if !figure.span.is_empty() {
                spans.insert(figure.span.start, (figure.span.end, figure.id));
            }
            if let Some(cell) = figure.cell {
                cells.insert(cell, figure.id);
            }
        }
        Self { spans, cells }
    }

    /// Cuts the text at `span` into words and figures.
    fn cut(&self, document: &Document, span: Span, runs: &mut Vec<SheetRun>) {
        let mut push = |start: u32, end: u32, figure| {
            let span = Span { start, end };
            let text = span.of(&document.text);
            if !text.is_empty() {
                runs.push(SheetRun {
                    text: text.to_owned(),
                    span,
                    figure,
                });
            }
        };
        let mut at = span.start;
        // a figure may begin in the line before, where a line break cuts a number
        let before = self.spans.range(..span.start).next_back();
        let before = before.filter(|&(_, &(end, _))| end > span.start);
        let inside = self.spans.range(span.start..span.end);
        for (&start, &(end, id)) in before.into_iter().chain(inside) {
            let (start, end) = (start.max(at), end.min(span.end));
            if start >= end {
                continue;
            }
            push(at, start, None);
            push(start, end, Some(id));
            at = end;
        }
        push(at, span.end, None);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::document::Paragraph;
    use crate::report::figure::{Figure, FigureContent};

    fn figure(id: FigureId, start: usize, end: usize) -> Figure {
        Figure {
            id,
            content: FigureContent::Blank,
            raw: String::new(),
            span: Span::new(start, end),
            cell: None,
            place: None,
            unit: None,
            approximate: None,
            former: None,
        }
    }

    /// Cuts a text of one paragraph with a figure for each given range; figures come out in ⟦⟧.
    #[track_caller]
    fn check(text: &str, figures: &[(usize, usize)], lines: &[(usize, usize)], expected: &str) {
        let document = Document {
            text: text.to_owned(),
            blocks: vec![Block::Paragraph(Paragraph {
                lines: lines.iter().map(|&(a, b)| Span::new(a, b)).collect(),
                heading: false,
            })],
            unread: Vec::new(),
        };
        let ids = (0..).map(FigureId::Text);
        let figures = ids.zip(figures);
        let report = Report {
            figures: figures.map(|(id, &(a, b))| figure(id, a, b)).collect(),
            ..Report::default()
        };
        let pieces = sheet(&document, &report);
        let [SheetPiece::Paragraph { runs, .. }] = &pieces[..] else {
            panic!("{pieces:?}");
        };
        let shown: String = runs
            .iter()
            .map(|run| match run.figure {
                Some(_) => format!("⟦{}⟧", run.text),
                None => run.text.clone(),
            })
            .collect();
        assert_eq!(shown, expected);
    }

    #[test]
    fn figures_are_cut_out_of_the_text() {
        check("收到52件", &[(6, 8)], &[(0, 11)], "收到⟦52⟧件");
        check("52", &[(0, 2)], &[(0, 2)], "⟦52⟧");
        check("1和2", &[(0, 1), (4, 5)], &[(0, 5)], "⟦1⟧和⟦2⟧");
        // over a line break
        check("共1\n2件", &[(3, 6)], &[(0, 4), (5, 9)], "共⟦1⟧⟦2⟧件");
        // overlapping places never print anything twice
        check("123", &[(0, 2), (1, 3)], &[(0, 3)], "⟦12⟧⟦3⟧");
        // a place that does not fit the text
        check("12", &[(1, 9)], &[(0, 2)], "1⟦2⟧");
    }

    /// How much of a text is drawn: runs and cells, and what the sheet says that it leaves out.
    fn drawn(text: &str) -> (usize, Option<(usize, usize)>) {
        let document = crate::read::text(text);
        let report = crate::report::recognise(&document, &crate::report::figure::Edits::new());
        let mut rest = None;
        let pieces = sheet(&document, &report);
        let drawn = pieces.iter().map(|piece| match piece {
            SheetPiece::Paragraph { runs, .. } => runs.len(),
            SheetPiece::Grid { rows } => rows.iter().map(Vec::len).sum(),
            SheetPiece::Form { .. } => 0,
            SheetPiece::Rest { paragraphs, cells } => {
                rest = Some((*paragraphs, *cells));
                0
            }
        });
        (drawn.sum(), rest)
    }

    #[test]
    fn what_is_drawn_is_bounded_and_the_rest_is_told() {
        let paragraph = "主动公开政府信息3条。\n\n";
        assert_eq!(drawn(&paragraph.repeat(500)).1, None);
        let (all, rest) = drawn(&paragraph.repeat(20_000));
        assert!(all <= DRAWN);
        assert!(rest.is_some_and(|(paragraphs, cells)| paragraphs > 10_000 && cells == 0));
        // what goes on without a break is cut within
        let (all, rest) = drawn(&"主动公开政府信息3条，".repeat(20_000));
        assert!((1_000..=DRAWN).contains(&all), "{all}");
        assert_eq!(rest, Some((1, 0)));
        let row = "|甲乙|1|2|\n";
        let (all, rest) = drawn(&format!(
            "|单位|一月|二月|\n|---|---|---|\n{}",
            row.repeat(9_000)
        ));
        assert!((1_000..=DRAWN).contains(&all), "{all}");
        assert!(rest.is_some_and(|(paragraphs, cells)| paragraphs == 0 && cells + all > 27_000));
    }

    #[test]
    fn the_tables_of_the_form_are_always_drawn() {
        let mut text = "本年度没有其他事项。\n\n".repeat(20_000);
        text.push_str(crate::view::sample::TEXT);
        let document = crate::read::text(&text);
        let report = crate::report::recognise(&document, &crate::report::figure::Edits::new());
        let pieces = sheet(&document, &report);
        let forms = pieces
            .iter()
            .filter(|piece| matches!(piece, SheetPiece::Form { .. }));
        assert_eq!(forms.count(), report.tables.len());
        assert!(!report.tables.is_empty());
    }
}
