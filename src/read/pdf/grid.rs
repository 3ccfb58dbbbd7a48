//! The lines of a page → tables: grids of cells, joined where no line divides them.

use super::page::{Length, POINT, PdfPage, Stroke};

/// Lines that lie no further apart are one: double lines, and the two sides of cells set a little apart.
/// No row or column of a report is as narrow.
const NEAR: Length = 4 * POINT;

/// Strokes that lie no further apart draw one line.
const SAME: Length = POINT / 2;

/// A border that is shorter divides nothing.
const SHORT: Length = 3 * POINT;

/// The most lines of a page, joined where they touch, that are taken for borders of tables.
const LINES: usize = 3_000;

/// The most tables of a page.
const TABLES: usize = 100;

/// The most cells of a table, before any are joined.
const CELLS: usize = 20_000;

/// A table as its lines draw it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Grid {
    /// The borders between columns, the outer ones included, from left to right.
    pub(super) columns: Vec<Length>,
    /// The borders between rows, the outer ones included, from top to bottom.
    pub(super) rows: Vec<Length>,
    /// Its cells, by row and column.
    pub(super) cells: Vec<GridArea>,
}

/// The place of a cell in a grid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct GridArea {
    pub(super) row: usize,
    pub(super) column: usize,
    pub(super) rows: usize,
    pub(super) columns: usize,
}

/// The tables that the lines of a page draw, from top to bottom.
pub(super) fn grids(page: &PdfPage) -> Vec<Grid> {
    // Lines of different tables keep their own places: only those drawn as one are joined yet.
    let horizontal = joined(&page.horizontal, SAME);
    let vertical = joined(&page.vertical, SAME);
    if horizontal.len() + vertical.len() > LINES {
        return Vec::new();
    }
    let mut grids: Vec<Grid> = connected(&horizontal, &vertical)
        .into_iter()
        .filter_map(|(horizontal, vertical)| {
            grid(&joined(&horizontal, NEAR), &joined(&vertical, NEAR))
        })
        .collect();
    grids.sort_by_key(|grid| (grid.rows.first().copied(), grid.columns.first().copied()));
    grids.truncate(TABLES);
    grids
}

/// Strokes along one line that touch or overlap, taken together; those too short left out.
fn joined(strokes: &[Stroke], near: Length) -> Vec<Stroke> {
    let mut strokes = strokes.to_vec();
    let mut lines: Vec<Length> = strokes.iter().map(|stroke| stroke.at).collect();
    snap(&mut lines, near);
    for stroke in &mut strokes {
        stroke.at = nearest(&lines, stroke.at);
    }
    strokes.sort_unstable();
    let mut joined: Vec<Stroke> = Vec::new();
    for stroke in strokes {
        match joined.last_mut() {
            Some(last) if last.at == stroke.at && stroke.from <= last.to + NEAR => {
                last.to = last.to.max(stroke.to);
            }
            _ => joined.push(stroke),
        }
    }
    joined.retain(|stroke| stroke.to - stroke.from >= SHORT);
    joined
}

/// Sorts positions and keeps the first of those that lie no further apart than `near`.
pub(super) fn snap(positions: &mut Vec<Length>, near: Length) {
    positions.sort_unstable();
    let mut first = None;
    positions.retain(|&position| match first {
        Some(kept) if position - kept <= near => false,
        _ => {
            first = Some(position);
            true
        }
    });
}

/// The one of the sorted `positions` that is nearest.
pub(super) fn nearest(positions: &[Length], position: Length) -> Length {
    positions
        .get(index(positions, position))
        .copied()
        .unwrap_or(position)
}

/// The index of the one of the sorted `positions` that is nearest.
pub(super) fn index(positions: &[Length], position: Length) -> usize {
    let after = positions.partition_point(|&p| p < position);
    let before = after.saturating_sub(1);
    match (positions.get(before), positions.get(after)) {
        (Some(low), Some(high)) if position - low <= high - position => before,
        (_, None) => before,
        _ => after,
    }
}

/// Lines that hang together by touching: horizontal and vertical ones of each table.
fn connected(horizontal: &[Stroke], vertical: &[Stroke]) -> Vec<(Vec<Stroke>, Vec<Stroke>)> {
    let mut groups = Groups::new(horizontal.len() + vertical.len());
    let mut down: Vec<(usize, &Stroke)> = (horizontal.len()..).zip(vertical).collect();
    down.sort_by_key(|(_, down)| down.at);
    for (row, across) in horizontal.iter().enumerate() {
        let first = down.partition_point(|(_, down)| down.at < across.from - NEAR);
        let beside = down.iter().skip(first);
        let beside = beside.take_while(|(_, down)| down.at <= across.to + NEAR);
        for &(column, down) in beside {
            if down.from - NEAR <= across.at && across.at <= down.to + NEAR {
                groups.join(row, column);
            }
        }
    }
    let mut tables: Vec<(Vec<Stroke>, Vec<Stroke>)> = Vec::new();
    let mut found: Vec<Option<usize>> = vec![None; horizontal.len() + vertical.len()];
    let lines = horizontal.iter().map(|line| (line, true));
    for (index, (line, across)) in lines
        .chain(vertical.iter().map(|line| (line, false)))
        .enumerate()
    {
        let Some(at) = found.get_mut(groups.root(index)) else {
            continue;
        };
        let at = *at.get_or_insert_with(|| {
            tables.push((Vec::new(), Vec::new()));
            tables.len() - 1
        });
        if let Some((rows, columns)) = tables.get_mut(at) {
            if across { rows } else { columns }.push(*line);
        }
    }
    tables
}

/// The grid that connected lines draw; none where they enclose no two cells.
fn grid(horizontal: &[Stroke], vertical: &[Stroke]) -> Option<Grid> {
    let columns = borders(vertical, horizontal);
    let rows = borders(horizontal, vertical);
    let (width, height) = (columns.len().checked_sub(1)?, rows.len().checked_sub(1)?);
    if width == 0 || height == 0 || width * height < 2 || width * height > CELLS {
        return None;
    }
    let across = covered(horizontal, &rows, &columns);
    let down = covered(vertical, &columns, &rows);
    // A border divides two cells where a line covers more than half of it.
    let divides = |covered: Option<&Length>, from: Length, to: Length| {
        covered.copied().unwrap_or(0).saturating_mul(2) > to - from
    };
    let mut groups = Groups::new(width * height);
    let mut tops = rows.windows(2).enumerate();
    while let Some((row, &[top, bottom])) = tops.next() {
        let mut lefts = columns.windows(2).enumerate();
        while let Some((column, &[left, right])) = lefts.next() {
            let cell = row * width + column;
            let border = down.get((column + 1) * height + row);
            if column + 1 < width && !divides(border, top, bottom) {
                groups.join(cell, cell + 1);
            }
            let border = across.get((row + 1) * width + column);
            if row + 1 < height && !divides(border, left, right) {
                groups.join(cell, cell + width);
            }
        }
    }
    let cells = areas(&mut groups, width, height);
    (cells.len() > 1).then_some(Grid {
        columns,
        rows,
        cells,
    })
}

/// How much of each border lines cover: border after border, each from one of the borders `across` it to
/// the next.
fn covered(lines: &[Stroke], borders: &[Length], across: &[Length]) -> Vec<Length> {
    let size = across.len().saturating_sub(1);
    let mut covered: Vec<Length> = vec![0; borders.len() * size];
    for line in lines {
        let border = index(borders, line.at);
        let first = across.partition_point(|&end| end <= line.from).max(1);
        let ends = across.iter().skip(first - 1).zip(across.iter().skip(first));
        for (at, (&from, &to)) in (first - 1..).zip(ends) {
            if from >= line.to {
                break;
            }
            if let Some(covered) = covered.get_mut(border * size + at) {
                *covered += (line.to.min(to) - line.from.max(from)).max(0);
            }
        }
    }
    covered
}

/// The positions of `lines`, and the ends of the lines `across` them where they reach further: tables
/// may be open at the sides, and at the top or bottom of a page.
fn borders(lines: &[Stroke], across: &[Stroke]) -> Vec<Length> {
    let mut positions: Vec<Length> = lines.iter().map(|line| line.at).collect();
    snap(&mut positions, NEAR);
    let open = |end: Length| positions.iter().all(|&p| (p - end).abs() > NEAR);
    let first = across
        .iter()
        .map(|line| line.from)
        .min()
        .filter(|&end| open(end));
    let last = across
        .iter()
        .map(|line| line.to)
        .max()
        .filter(|&end| open(end));
    let first = first.filter(|end| positions.first().is_none_or(|p| end < p));
    let last = last.filter(|end| positions.last().is_none_or(|p| end > p));
    first
        .into_iter()
        .chain(positions.iter().copied())
        .chain(last)
        .collect()
}

/// The cells that the groups of elementary cells make up, each the rectangle around its group.
fn areas(groups: &mut Groups, width: usize, height: usize) -> Vec<GridArea> {
    let mut cells: Vec<GridArea> = Vec::new();
    let mut found: Vec<Option<usize>> = vec![None; width * height];
    for cell in 0..width * height {
        let root = groups.root(cell);
        let (row, column) = (cell / width, cell % width);
        let known = found.get(root).copied().flatten();
        if let Some(area) = known.and_then(|at| cells.get_mut(at)) {
            area.rows = area.rows.max(row + 1 - area.row);
            area.columns = area.columns.max((column + 1).saturating_sub(area.column));
            continue;
        }
        if let Some(at) = found.get_mut(root) {
            *at = Some(cells.len());
        }
        cells.push(GridArea {
            row,
            column,
            rows: 1,
            columns: 1,
        });
    }
    cells
}

/// Sets of numbers that are joined step by step.
struct Groups {
    parents: Vec<usize>,
}

impl Groups {
    fn new(count: usize) -> Self {
        Self {
            parents: (0..count).collect(),
        }
    }

    fn root(&mut self, mut item: usize) -> usize {
        while let Some(&parent) = self.parents.get(item) {
            if parent == item {
                break;
            }
            let above = self.parents.get(parent).copied().unwrap_or(parent);
            if let Some(slot) = self.parents.get_mut(item) {
                *slot = above;
            }
            item = above;
        }
        item
    }

    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.root(one), self.root(other));
        if let Some(slot) = self.parents.get_mut(one.max(other)) {
            *slot = one.min(other);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A page from a drawing: `+`, `-` and `|` are lines on a net of 20 points.
    fn page(drawing: &[&str]) -> PdfPage {
        let mut page = PdfPage::default();
        for (y, line) in (0..).zip(drawing) {
            for (x, character) in (0..).zip(line.chars()) {
                let (x, y) = (x * 20 * POINT, y * 20 * POINT);
                let stroke = |at: Length, middle: Length| Stroke {
                    at,
                    from: middle - 20 * POINT,
                    to: middle + 20 * POINT,
                };
                match character {
                    '-' => page.horizontal.push(stroke(y, x)),
                    '|' => page.vertical.push(stroke(x, y)),
                    _ => {}
                }
            }
        }
        page
    }

    #[track_caller]
    fn check(drawing: &[&str], expected: &[&[(usize, usize, usize, usize)]]) {
        let found: Vec<Vec<_>> = grids(&page(drawing))
            .into_iter()
            .map(|grid| {
                let area = |a: GridArea| (a.row, a.column, a.rows, a.columns);
                grid.cells.into_iter().map(area).collect()
            })
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn cells_are_joined_where_no_line_divides() {
        check(
            &["+-+-+-+", "| |   |", "+ +-+-+", "| | | |", "+-+-+-+"],
            &[&[(0, 0, 2, 1), (0, 1, 1, 2), (1, 1, 1, 1), (1, 2, 1, 1)]],
        );
    }

    #[test]
    fn tables_apart_are_two() {
        check(
            &[
                "+-+-+", "| | |", "+-+-+", "     ", "+-+-+", "| | |", "+-+-+",
            ],
            &[&[(0, 0, 1, 1), (0, 1, 1, 1)], &[(0, 0, 1, 1), (0, 1, 1, 1)]],
        );
    }

    #[test]
    fn a_table_may_be_open_at_its_sides() {
        check(
            &["+-+-+-", "  |   ", "+-+-+-"],
            &[&[(0, 0, 1, 1), (0, 1, 1, 1)]],
        );
    }

    #[test]
    fn frames_and_rules_are_no_tables() {
        check(&["+-+", "| |", "+-+"], &[]);
        check(&["+-+-+"], &[]);
    }

    #[test]
    fn positions_near_each_other_are_one() {
        let mut positions = vec![1000, 1250, 1400, 5000, 1450];
        snap(&mut positions, NEAR);
        assert_eq!(positions, [1000, 1450, 5000]);
        assert_eq!(index(&positions, 1100), 0);
        assert_eq!(index(&positions, 9000), 2);
        assert_eq!(index(&positions, 0), 0);
        assert_eq!(index(&[], 5), 0);
    }
}
