//! The tables and lines of one page, in the order they are read.

use super::super::document::FilePlace;
use super::grid::{self, Grid, GridArea};
use super::lines::{Gaps, levels, lines};
use super::page::{Glyph, Length, PdfPage, Position};
use super::unruled::UnruledRow;

/// A line of text or a table, or the part of a table that is on one page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum PagePiece {
    TextLine(UnruledRow),
    Table(TablePart),
}

/// A table, or the part of it that is on one page; its columns are determined by their borders.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct TablePart {
    pub(super) rows: u32,
    pub(super) left: Length,
    pub(super) right: Length,
    pub(super) cells: Vec<PartCell>,
}

/// A cell of a part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct PartCell {
    pub(super) row: u32,
    pub(super) rows: u32,
    pub(super) left: Length,
    pub(super) right: Length,
    pub(super) text: String,
    pub(super) place: FilePlace,
}

/// How many cells the tables of all pages may still have, and whether some were left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct CellRoom {
    pub(super) cells: usize,
    pub(super) is_cut: bool,
}

/// What is on a page, from top to bottom; tables for which there is no room are read as lines of text.
pub(super) fn pieces(page: &PdfPage, room: &mut CellRoom) -> Vec<PagePiece> {
    let mut tables: Vec<Filled> = grid::grids(page)
        .into_iter()
        .filter(|grid| grid.columns.len() > 2)
        .filter(|grid| {
            let left = room.cells.checked_sub(grid.cells.len());
            room.cells = left.unwrap_or(room.cells);
            room.is_cut |= left.is_none();
            left.is_some()
        })
        .map(Filled::new)
        .collect();
    let mut free: Vec<Glyph> = Vec::new();
    for glyph in &page.glyphs {
        // Of a table inside the frame of another, the inner one.
        let table = tables
            .iter_mut()
            .filter(|table| table.holds(*glyph))
            .min_by_key(|table| table.size());
        match table {
            Some(table) => table.add(*glyph),
            None => free.push(*glyph),
        }
    }
    let mut pieces: Vec<(Length, PagePiece)> = Vec::new();
    for table in tables {
        if table.cells.iter().filter(|cell| !cell.is_empty()).count() < 2 {
            free.extend(table.cells.into_iter().flatten());
            continue;
        }
        let top = table.grid.rows.first().copied().unwrap_or(0);
        pieces.push((top, PagePiece::Table(table.part(page))));
    }
    for level in levels(free) {
        let row = UnruledRow::new(level, page);
        pieces.push((row.line.base - row.line.size / 2, PagePiece::TextLine(row)));
    }
    pieces.sort_by_key(|(top, _)| *top);
    pieces.into_iter().map(|(_, piece)| piece).collect()
}

/// A grid with the characters in its cells.
struct Filled {
    grid: Grid,
    /// For each elementary cell, the index of the cell that it belongs to.
    owners: Vec<usize>,
    cells: Vec<Vec<Glyph>>,
}

impl Filled {
    fn new(grid: Grid) -> Self {
        let width = grid.columns.len().saturating_sub(1);
        let height = grid.rows.len().saturating_sub(1);
        let mut owners = vec![usize::MAX; width * height];
        for (index, area) in grid.cells.iter().enumerate() {
            for row in owners
                .chunks_mut(width.max(1))
                .skip(area.row)
                .take(area.rows)
            {
                for owner in row.iter_mut().skip(area.column).take(area.columns) {
                    if *owner == usize::MAX {
                        *owner = index;
                    }
                }
            }
        }
        Self {
            cells: vec![Vec::new(); grid.cells.len()],
            grid,
            owners,
        }
    }

    /// The elementary cell at a point.
    fn at(&self, (x, y): (Length, Length)) -> Option<usize> {
        let column = self
            .grid
            .columns
            .partition_point(|&border| border <= x)
            .checked_sub(1)?;
        let row = self
            .grid
            .rows
            .partition_point(|&border| border <= y)
            .checked_sub(1)?;
        let width = self.grid.columns.len().checked_sub(1)?;
        let inside = column < width && row + 1 < self.grid.rows.len();
        inside.then_some(row * width + column)
    }

    fn holds(&self, glyph: Glyph) -> bool {
        self.at(glyph.anchor).is_some()
    }

    fn size(&self) -> i64 {
        let room = |borders: &[Length]| match (borders.first(), borders.last()) {
            (Some(first), Some(last)) => i64::from(*last) - i64::from(*first),
            _ => 0,
        };
        room(&self.grid.columns) * room(&self.grid.rows)
    }

    fn add(&mut self, glyph: Glyph) {
        let owner = self.at(glyph.anchor).and_then(|at| self.owners.get(at));
        if let Some(cell) = owner.and_then(|&owner| self.cells.get_mut(owner)) {
            cell.push(glyph);
        }
    }

    /// Parts cells that hold a number in several columns: lines between them that are as short as a cell
    /// may be left out by the engine.
    fn divide(&mut self) {
        let areas = std::mem::take(&mut self.grid.cells);
        let cells = std::mem::take(&mut self.cells);
        for (area, glyphs) in areas.into_iter().zip(cells) {
            let Some(numbers) = self.numbers(area, &glyphs) else {
                self.grid.cells.push(area);
                self.cells.push(glyphs);
                continue;
            };
            for (column, number) in (area.column..).zip(numbers) {
                self.grid.cells.push(GridArea {
                    column,
                    columns: 1,
                    ..area
                });
                self.cells.push(number);
            }
        }
    }

    /// The numbers in the columns of a cell; none where it holds anything else, or not one in at least
    /// two of its columns.
    fn numbers(&self, area: GridArea, glyphs: &[Glyph]) -> Option<Vec<Vec<Glyph>>> {
        let width = self.grid.columns.len().checked_sub(1)?;
        if area.columns < 2 || !glyphs.iter().all(|glyph| is_of_number(*glyph)) {
            return None;
        }
        let mut numbers = vec![Vec::new(); area.columns];
        for &glyph in glyphs {
            let column = self.at(glyph.anchor)?.checked_rem(width)?;
            let number = numbers.get_mut(column.checked_sub(area.column)?)?;
            number.push(glyph);
        }
        let filled = || numbers.iter().filter(|number| !number.is_empty());
        let left = |number: &Vec<Glyph>| number.iter().map(|glyph| glyph.left).min();
        let right = |number: &Vec<Glyph>| number.iter().map(|glyph| glyph.right).max();
        let size = glyphs.iter().map(|glyph| glyph.size).max()?;
        let apart = filled()
            .zip(filled().skip(1))
            .all(|(one, next)| left(next) > right(one).map(|end| end + size / 2));
        (filled().count() > 1 && apart).then_some(numbers)
    }

    fn part(mut self, page: &PdfPage) -> TablePart {
        self.divide();
        let border = |borders: &[Length], at: usize| borders.get(at).copied().unwrap_or(0);
        let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let (columns, rows) = (&self.grid.columns, &self.grid.rows);
        let cells = self
            .grid
            .cells
            .iter()
            .zip(self.cells)
            .map(|(area, glyphs)| {
                let is_number = glyphs.iter().all(|glyph| is_of_number(*glyph));
                let gaps = if is_number {
                    Gaps::Numbers
                } else {
                    Gaps::Words
                };
                let lines = lines(glyphs, gaps);
                let (left, top) = match lines.first() {
                    Some(first) => {
                        let left = lines.iter().map(|line| line.left).min();
                        (left.unwrap_or(first.left), first.base - first.size)
                    }
                    None => (border(columns, area.column), border(rows, area.row)),
                };
                let texts: Vec<String> = lines.into_iter().map(|line| line.text).collect();
                PartCell {
                    row: number(area.row),
                    rows: number(area.rows),
                    left: border(columns, area.column),
                    right: border(columns, area.column + area.columns),
                    text: texts.join("\n"),
                    place: Position {
                        page: page.number,
                        left: left + page.offset,
                        top,
                    }
                    .place(),
                }
            });
        TablePart {
            rows: number(rows.len().saturating_sub(1)),
            left: border(columns, 0),
            right: columns.last().copied().unwrap_or(0),
            cells: cells.collect(),
        }
    }
}

fn is_of_number(glyph: Glyph) -> bool {
    glyph.character.is_ascii_digit() || matches!(glyph.character, '.' | ',' | '+' | '-')
}

#[cfg(test)]
mod tests {
    use super::super::page::{POINT, Stroke};
    use super::*;

    /// A page with a row of two columns of 50 points and one of `texts`, at places from its left edge, over
    /// both; no line divides it.
    #[track_caller]
    fn check(texts: &[(Length, &str)], expected: &[&str]) {
        let stroke = |at: Length, from: Length, to: Length| Stroke {
            at: at * POINT,
            from: from * POINT,
            to: to * POINT,
        };
        let mut page = PdfPage {
            horizontal: [0, 20, 40].map(|at| stroke(at, 0, 100)).to_vec(),
            vertical: vec![stroke(0, 0, 40), stroke(50, 0, 20), stroke(100, 0, 40)],
            ..PdfPage::default()
        };
        for (line, base) in [(&[(10, "1"), (60, "2")][..], 15), (texts, 35)] {
            for (start, text) in line {
                for (index, character) in (0..).zip(text.chars()) {
                    let left = (start + index * 5) * POINT;
                    page.glyphs.push(Glyph {
                        character,
                        left,
                        right: left + 5 * POINT,
                        base: base * POINT,
                        size: 10 * POINT,
                        anchor: (left + 2 * POINT, (base - 3) * POINT),
                        spaced: false,
                    });
                }
            }
        }
        let mut room = CellRoom {
            cells: 5,
            is_cut: false,
        };
        let Some(PagePiece::Table(part)) = pieces(&page, &mut room).into_iter().next() else {
            unreachable!("the lines draw a table")
        };
        let row = part.cells.iter().filter(|cell| cell.row == 1);
        let texts: Vec<&str> = row.map(|cell| cell.text.as_str()).collect();
        assert_eq!(texts, expected);
    }

    #[test]
    fn numbers_in_their_columns_are_cells_though_no_line_divides_them() {
        check(&[(10, "30"), (60, "4")], &["30", "4"]);
        check(&[(20, "30"), (45, "4")], &["30 4"]);
        check(&[(48, "3")], &["3"]);
        check(&[(10, "a"), (60, "4")], &["a 4"]);
    }
}
