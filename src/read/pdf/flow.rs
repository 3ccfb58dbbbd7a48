//! The pieces of all pages → blocks of the report: page marks dropped, tables and paragraphs that go
//! on over a page put together.

use std::collections::HashMap;

use super::super::builder::Builder;
use super::super::marker;
use super::super::page_number::page_number;
use super::join;
use super::lines::TextLine;
use super::page::Length;
use super::part::PagePiece;
use super::unruled::{self, UnruledRow};

/// What is on a page.
pub(super) struct FlowSheet {
    pub(super) height: Length,
    pub(super) pieces: Vec<PagePiece>,
}

/// Adds the report that the pages hold.
pub(super) fn lay(mut pages: Vec<FlowSheet>, builder: &mut Builder) {
    drop_marks(&mut pages);
    let mut text = Text {
        margins: Margins::of(&pages),
        tries: unruled::TRIES,
        rows: Vec::new(),
        firsts: Vec::new(),
        paragraph: PdfParagraph::default(),
    };
    let mut table: Option<join::JoinedTable> = None;
    let mut top = 0;
    for page in pages {
        for (index, piece) in page.pieces.into_iter().enumerate() {
            match piece {
                PagePiece::Table(part) => {
                    text.end(builder);
                    match &mut table {
                        Some(open) if index == 0 && open.continues(&part) => open.append(part),
                        _ => {
                            end_table(&mut table, builder);
                            table = Some(join::JoinedTable::new(part));
                        }
                    }
                }
                PagePiece::TextLine(mut row) => {
                    end_table(&mut table, builder);
                    row.move_down(top);
                    text.push(row, index == 0);
                }
            }
        }
        top += i64::from(page.height);
    }
    text.end(builder);
    end_table(&mut table, builder);
}

/// Rows of text between two ruled tables.
struct Text {
    margins: Margins,
    /// How often a table may still be looked for among them.
    tries: usize,
    rows: Vec<UnruledRow>,
    /// Whether the row at the same index is the first of its page.
    firsts: Vec<bool>,
    paragraph: PdfParagraph,
}

impl Text {
    fn push(&mut self, row: UnruledRow, is_first: bool) {
        self.rows.push(row);
        self.firsts.push(is_first);
    }

    /// Adds the tables without lines and the paragraphs that the rows make up.
    fn end(&mut self, builder: &mut Builder) {
        let rows = std::mem::take(&mut self.rows);
        let firsts = std::mem::take(&mut self.firsts);
        let mut rest = rows.as_slice();
        let mut at = 0;
        while let Some((first, after)) = rest.split_first() {
            if let Some(found) = unruled::table(rest, &mut self.tries) {
                self.paragraph.end(builder);
                builder.table_in(found.layout, found.cells);
                at += found.length.max(1);
                rest = rest.get(found.length.max(1)..).unwrap_or_default();
                continue;
            }
            let is_first = firsts.get(at).copied().unwrap_or(false);
            self.paragraph
                .add(first.line.clone(), self.margins, is_first, builder);
            rest = after;
            at += 1;
        }
        self.paragraph.end(builder);
    }
}

fn end_table(table: &mut Option<join::JoinedTable>, builder: &mut Builder) {
    if let Some(table) = table.take() {
        builder.table(table.cells());
    }
}

/// Leaves out page numbers and the lines that head or foot every page.
fn drop_marks(pages: &mut [FlowSheet]) {
    let mut repeated: HashMap<String, usize> = HashMap::new();
    for page in pages.iter() {
        for line in [page.pieces.first(), page.pieces.last()]
            .into_iter()
            .flatten()
        {
            if let PagePiece::TextLine(row) = line
                && is_at_edge(&row.line, page.height)
            {
                *repeated.entry(without_digits(&row.line.text)).or_default() += 1;
            }
        }
    }
    let often = (pages.len() / 2).max(3);
    for page in pages {
        let height = page.height;
        let is_mark = |piece: &PagePiece| match piece {
            PagePiece::TextLine(row) => {
                is_at_edge(&row.line, height)
                    && ((page_number(&row.line.text).is_some() && !row.is_figures())
                        || repeated
                            .get(&without_digits(&row.line.text))
                            .is_some_and(|n| *n >= often))
            }
            PagePiece::Table(_) => false,
        };
        while page.pieces.last().is_some_and(is_mark) {
            page.pieces.pop();
        }
        let marks = page
            .pieces
            .iter()
            .take_while(|piece| is_mark(piece))
            .count();
        page.pieces.drain(..marks);
    }
}

/// Whether a line is in the top or bottom eighth of its page.
fn is_at_edge(line: &TextLine, height: Length) -> bool {
    line.base < height / 8 || line.base > height - height / 8
}

fn without_digits(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_ascii_digit() && !c.is_whitespace())
        .collect()
}

/// Between which positions the lines of running text run.
#[derive(Clone, Copy)]
struct Margins {
    left: Length,
    right: Length,
}

impl Margins {
    /// Those of most lines: a few may hang out.
    fn of(pages: &[FlowSheet]) -> Self {
        let mut left = Vec::new();
        let mut right = Vec::new();
        for piece in pages.iter().flat_map(|page| &page.pieces) {
            if let PagePiece::TextLine(UnruledRow { line, .. }) = piece
                && line.right - line.left > 10 * line.size
            {
                left.push(line.left);
                right.push(line.right);
            }
        }
        left.sort_unstable();
        right.sort_unstable();
        Self {
            left: left.get(left.len() / 10).copied().unwrap_or(0),
            right: right
                .get(right.len() * 9 / 10)
                .copied()
                .unwrap_or(Length::MAX),
        }
    }
}

/// A paragraph that may go on in the next line.
#[derive(Default)]
struct PdfParagraph {
    text: String,
    last: Option<TextLine>,
}

impl PdfParagraph {
    fn add(&mut self, line: TextLine, margins: Margins, is_first: bool, builder: &mut Builder) {
        if self
            .last
            .as_ref()
            .is_none_or(|last| begins(last, &line, margins, is_first))
        {
            self.end(builder);
        }
        let joins_words = |c: char| c.is_ascii_alphanumeric();
        let is_word = self.text.ends_with(joins_words)
            && line.text.starts_with(|c: char| c.is_ascii_alphabetic());
        if is_word {
            self.text.push(' ');
        }
        self.text.push_str(&line.text);
        self.last = Some(line);
    }

    fn end(&mut self, builder: &mut Builder) {
        builder.paragraph(&std::mem::take(&mut self.text), false);
        self.last = None;
    }
}

/// Whether a paragraph begins with `line`: the one before ended early, or this one is set apart.
fn begins(last: &TextLine, line: &TextLine, margins: Margins, is_first: bool) -> bool {
    let size = last.size.max(line.size);
    let ended = last.right < margins.right.saturating_sub(size * 5 / 2);
    let indented = line.left > margins.left.saturating_add(size * 5 / 4);
    let resized = (last.size - line.size).abs() > size / 6;
    let apart = !is_first && line.base - last.base > size * 3;
    ended || indented || resized || apart || marker::section(&line.text).is_some()
}

#[cfg(test)]
mod tests {
    use super::super::page::POINT;
    use super::*;

    fn line(left: Length, base: Length, text: &str) -> PagePiece {
        let width = Length::try_from(text.chars().count()).expect("short") * 10;
        PagePiece::TextLine(UnruledRow::of(TextLine {
            left: left * POINT,
            right: (left + width) * POINT,
            base: base * POINT,
            size: 10 * POINT,
            text: text.to_owned(),
        }))
    }

    #[track_caller]
    fn check(pages: Vec<Vec<PagePiece>>, expected: &str) {
        let pages = pages.into_iter().map(|pieces| FlowSheet {
            height: 800 * POINT,
            pieces,
        });
        let mut builder = Builder::default();
        lay(pages.collect(), &mut builder);
        assert_eq!(builder.finish().text, expected);
    }

    #[test]
    fn lines_make_paragraphs_over_pages() {
        check(
            vec![
                vec![
                    line(50, 200, "一、总体情况"),
                    line(70, 215, "全年共收到政府信息公开申请三十件，上年"),
                    line(50, 760, "- 1 -"),
                ],
                vec![
                    line(50, 110, "结转二件，均已办结，其中予以公开二十件、部"),
                    line(50, 125, "分公开十件。"),
                    line(70, 140, "没有行政复议和行政诉讼。"),
                    line(300, 760, "第2页 共2页"),
                ],
            ],
            "一、总体情况\n\
             全年共收到政府信息公开申请三十件，上年结转二件，均已办结，其中予以公开二十件、部分公开十件。\n\
             没有行政复议和行政诉讼。\n",
        );
    }

    #[test]
    fn a_section_begins_after_a_full_line() {
        check(
            vec![vec![
                line(50, 200, "全年没有收到政府信息公开申请。"),
                line(50, 215, "二、主动公开政府信息情况"),
            ]],
            "全年没有收到政府信息公开申请。\n二、主动公开政府信息情况\n",
        );
    }
}
