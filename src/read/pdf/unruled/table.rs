//! Rows of a table of the form → its cells, blank ones too, by the columns that they stand in.
//!
//! Where only some cells are filled, the number of figures does not tell which column each stands in; the
//! headers and the figures of all rows together do.

use super::super::super::document::Layout;
use super::super::page::{Length, Spot};
use super::columns::Columns;
use super::grid::{Entry, Grid, Text};
use super::labels::{Label, labels};
use super::row::Row;
use super::run::Run;
use super::{Found, MOST};
use crate::form::application::{Column, Row as FormRow};
use crate::form::dispute;
use crate::form::fold::folded;
use crate::form::official::{Item, OFFICIAL};

/// The most lines of the headers of table three.
const HEADERS: usize = 40;

/// How many labels before the middle of a group its first one is sought.
const BACK: usize = 30;

/// The table of the form that begins with a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Begin {
    /// Table two.
    Disclosure,
    /// Table three, with so many rows of headers.
    Application(usize),
    /// Table four.
    Dispute,
}

/// The table of the form that begins with the first of `rows`, as its words say.
pub(super) fn begins(rows: &[Row]) -> Option<Begin> {
    let first = rows.first().filter(|row| row.is_of_form)?;
    if is_block(first) {
        return Some(Begin::Disclosure);
    }
    if has(first, &["行政复议", "行政诉讼"]) && !first.has_values && !first.is_heading {
        return Some(Begin::Dispute);
    }
    let is_first = |row: &Row| {
        let label = row.runs.first().map(|run| run.text.as_str());
        label.is_some_and(|label| {
            label.starts_with("一、本年")
                && OFFICIAL.lexicon.fit(label) != crate::form::lexicon::Fit::Foreign
        })
    };
    let is_header = |row: &&Row| row.is_of_form && !row.has_values && !row.is_heading;
    let head = rows
        .iter()
        .take(HEADERS)
        .take_while(|row| is_header(row) && !is_first(row))
        .count();
    let has_first = rows.get(head).is_some_and(is_first);
    has_first.then_some(Begin::Application(head))
}

/// The table that begins with the first of `rows`; none where its columns cannot be told.
pub(super) fn table(begin: Begin, rows: &[Row]) -> Option<Found> {
    let (length, grid) = match begin {
        Begin::Disclosure => disclosure(rows),
        Begin::Application(head) => application(rows, head),
        Begin::Dispute => dispute(rows),
    }?;
    Some(Found {
        length,
        layout: Layout::Grid,
        cells: grid.cells,
    })
}

/// Whether a block of table two begins.
fn is_block(row: &Row) -> bool {
    row.runs.len() <= 2 && folded(&row.line.text).contains("第二十条第")
}

/// How many rows make up a table: up to the next heading, sentence or row that `ends` it.
pub(super) fn length(rows: &[Row], ends: impl Fn(&Row) -> bool) -> usize {
    let goes_on = |row: &Row| !row.is_heading && !ends(row) && (row.is_of_form || row.has_values);
    rows.iter().take_while(|row| goes_on(row)).count()
}

fn runs(rows: &[Row]) -> impl DoubleEndedIterator<Item = &Run> {
    rows.iter().flat_map(|row| &row.runs)
}

fn values(rows: &[Row]) -> impl DoubleEndedIterator<Item = &Run> {
    runs(rows).filter(|run| run.is_value())
}

fn has(row: &Row, words: &[&str]) -> bool {
    row.runs.iter().any(|run| {
        let folded = folded(&run.text);
        words.iter().any(|word| folded == *word)
    })
}

/// The columns under `headers`, where there are `count`: told by headers and values together, or, where
/// these do not stand under their headers, by the values alone or by the headers alone.
fn columns<'a>(values: &[&'a Run], headers: &[&'a Run], count: usize) -> Option<Columns> {
    if headers.len() > MOST {
        return None;
    }
    let of = |values: &[&'a Run], headers: &[&'a Run]| {
        Columns::of(values.iter().copied(), headers.iter().copied())
    };
    [of(values, headers), of(values, &[]), of(&[], headers)]
        .into_iter()
        .find(|columns| columns.len() == count)
}

/// The values of one row in their columns; none where two stand in one column, or it is not clear in which
/// one does.
fn placed<'a>(runs: impl Iterator<Item = &'a Run>, columns: &Columns) -> Option<Vec<Text>> {
    let mut cells = vec![Text::default(); columns.len()];
    for run in runs {
        let cell = cells.get_mut(columns.nearest(run)?)?;
        if !cell.text.is_empty() {
            return None;
        }
        cell.add(run);
    }
    Some(cells)
}

/// Gives blank cells their place: in their columns, beside what stands at `spot`, `left` from the edge.
fn place_blanks(values: &mut [Text], columns: &Columns, (spot, left): (Spot, Length)) {
    for (index, value) in values.iter_mut().enumerate() {
        if value.text.is_empty() {
            let left = columns.left(index) + spot.left - left;
            value.spot = Spot { left, ..spot };
        }
    }
}

/// Each label with the values beside it; a label with none has blank cells, values without a label have
/// a row of their own.
fn entries(
    labels: &[Label],
    data: &[Row],
    zone: &Columns,
    columns: &Columns,
) -> Option<Vec<Entry>> {
    if labels.len() > MOST {
        return None;
    }
    let blank = || vec![Text::default(); columns.len()];
    let mut entries: Vec<Entry> = labels
        .iter()
        .map(|label| Entry {
            top: label.top,
            label: Some(label.clone()),
            values: blank(),
        })
        .collect();
    let mut taken = vec![false; labels.len()];
    for row in data {
        let own = || row.runs.iter().filter(|run| zone.touched(run) == 0);
        let Some(first) = own().next() else { continue };
        let values = placed(own(), columns)?;
        let nearest = labels
            .iter()
            .enumerate()
            .min_by_key(|(_, label)| (label.away(first.base), label.top.abs_diff(first.base)))
            .filter(|(_, label)| label.away(first.base) <= first.size);
        let place = nearest.and_then(|(at, _)| Some((entries.get_mut(at)?, taken.get_mut(at)?)));
        match place {
            Some((_, true)) => return None,
            Some((entry, taken)) => {
                *taken = true;
                entry.values = values;
            }
            None => entries.push(Entry {
                top: first.base,
                label: None,
                values,
            }),
        }
    }
    for entry in &mut entries {
        if let Some(label) = &entry.label {
            place_blanks(&mut entry.values, columns, (label.spot, label.left));
        }
    }
    entries.sort_by_key(|entry| entry.top);
    Some(entries)
}

/// The most columns of a block of table two.
const WIDTH: usize = 3;

/// Table two: blocks of rows, each with headers of its own.
fn disclosure(rows: &[Row]) -> Option<(usize, Grid)> {
    let length = length(rows, |row| {
        has(row, &["申请人情况", "行政复议", "行政诉讼"])
    });
    let mut grid = Grid::default();
    let mut rest = rows.get(..length)?;
    while let Some((head, after)) = rest.split_first() {
        let size = after.iter().position(is_block).unwrap_or(after.len());
        let (block, following) = after.split_at_checked(size)?;
        grid.cell((grid.rows, 0), (1, 1 + WIDTH), Text::of(&head.runs));
        grid.rows += 1;
        add_block(block, &mut grid)?;
        rest = following;
    }
    Some((length, grid))
}

/// Adds the headers and rows of a block of table two.
fn add_block(block: &[Row], grid: &mut Grid) -> Option<()> {
    let content = runs(block).find(|run| folded(&run.text) == "信息内容")?;
    let none = || std::iter::empty::<&Run>();
    let mut zone = Columns::of(std::iter::once(content), none());
    zone = Columns::of(
        runs(block).filter(|run| !run.is_value() && zone.touched(run) > 0),
        none(),
    );
    let labels = labels(runs(block).filter(|run| zone.touched(run) > 0));
    let (_, labels) = labels.split_first()?;
    let begin = labels.first()?.top;
    let (headers, figures): (Vec<&Run>, Vec<&Run>) = runs(block)
        .filter(|run| zone.touched(run) == 0)
        .partition(|run| run.base < begin && !run.is_value());
    let count = Columns::of(none(), headers.iter().copied()).len();
    if !(1..=WIDTH).contains(&count) {
        return None;
    }
    let columns = columns(&figures, &headers, count)?;
    let start = block
        .iter()
        .position(|row| row.has_values || row.runs.iter().any(|run| run.base >= begin))?;
    grid.cell((grid.rows, 0), (1, 1), Text::of([content]));
    grid.headers(&headers, &columns, (1, WIDTH));
    for entry in entries(labels, block.get(start..)?, &zone, &columns)? {
        add_label(grid, entry.label.as_ref(), 0, 1);
        grid.values(entry.values, 1, WIDTH);
        grid.rows += 1;
    }
    Some(())
}

/// Adds a label to the row below, over the columns from `column` to before `end`.
fn add_label(grid: &mut Grid, label: Option<&Label>, column: usize, end: usize) {
    let text = label.map(|label| Text {
        text: label.text.clone(),
        spot: label.spot,
    });
    let at = (grid.rows, column);
    grid.cell(
        at,
        (1, end.saturating_sub(column)),
        text.unwrap_or_default(),
    );
}

/// Table three.
fn application(rows: &[Row], head: usize) -> Option<(usize, Grid)> {
    let ends = |row: &Row| has(row, &["行政复议", "行政诉讼"]);
    let length = head + length(rows.get(head..)?, ends);
    let (above, data) = rows.get(..length)?.split_at_checked(head)?;
    let figures: Vec<&Run> = values(data).collect();
    let first = figures.iter().map(|run| run.left).min().unwrap_or(i32::MAX);
    let words = runs(data).filter(|run| !run.is_value() && run.left < first);
    let mut zone = Columns::of(words, std::iter::empty());
    let corner =
        |zone: &Columns| -> Vec<&Run> { runs(above).filter(|run| zone.touched(run) > 0).collect() };
    zone = Columns::of(
        runs(data)
            .filter(|run| zone.touched(run) > 0)
            .chain(corner(&zone)),
        std::iter::empty(),
    );
    let headers: Vec<&Run> = runs(above).filter(|run| zone.touched(run) == 0).collect();
    let columns = columns(&figures, &headers, Column::ALL.len())?;
    let all = labels(runs(data).filter(|run| zone.touched(run) > 0));
    if all.len() > MOST {
        return None;
    }
    let (groups, own): (Vec<Label>, Vec<Label>) =
        all.iter().cloned().partition(|label| is_group(label, &all));
    let entries = entries(&own, data, &zone, &columns)?;
    let mut grid = Grid::default();
    let width = if groups.is_empty() { 1 } else { GROUPS + 1 };
    grid.headers(&headers, &columns, (width, columns.len()));
    let corner = Text::of(corner(&zone));
    grid.cell((0, 0), (grid.rows, width), corner);
    add_entries(&entries, &groups, &own, width, &mut grid);
    Some((length, grid))
}

/// How deep the groups of rows are nested: 三、本年度办理结果, (三)不予公开.
const GROUPS: usize = 2;

/// Adds the rows of table three, the labels of groups before the first of their rows.
fn add_entries(entries: &[Entry], groups: &[Label], own: &[Label], width: usize, grid: &mut Grid) {
    let mut begins: Vec<(usize, &Label)> = groups
        .iter()
        .filter_map(|group| Some((first_of(group, own, entries)?, group)))
        .collect();
    begins.sort_by_key(|&(at, group)| (at, !is_outer(group)));
    let mut open = [0; GROUPS];
    for (index, entry) in entries.iter().enumerate() {
        for &(_, group) in begins.iter().filter(|(at, _)| *at == index) {
            let level = usize::from(!is_outer(group));
            // A group ends at the latest where the next one within the same begins.
            let ends = |at: usize| {
                begins
                    .iter()
                    .any(|&(other, group)| other == at && usize::from(!is_outer(group)) <= level)
            };
            let rows = entries.iter().enumerate().skip(index + 1);
            let rows = 1 + rows
                .take_while(|&(at, entry)| is_within(entry, level) && !ends(at))
                .count();
            let text = Text {
                text: group.text.clone(),
                spot: group.spot,
            };
            let rows_span = u32::try_from(rows).unwrap_or(u32::MAX);
            grid.cell((grid.rows, level), (rows_span, 1), text);
            if let Some(end) = open.get_mut(level) {
                *end = index + rows;
            }
        }
        let column = (0..GROUPS)
            .rev()
            .find(|&level| open.get(level) > Some(&index));
        let column = column.map_or(0, |level| level + 1);
        add_label(grid, entry.label.as_ref(), column, width);
        grid.values(entry.values.clone(), width, entry.values.len());
        grid.rows += 1;
    }
}

/// Whether the group is 三、本年度办理结果, which holds the others.
fn is_outer(group: &Label) -> bool {
    group.text.starts_with('三')
}

/// Whether a row goes on with the group above it.
fn is_within(entry: &Entry, level: usize) -> bool {
    let Some(label) = &entry.label else {
        return true;
    };
    if level == 0 {
        return !label.text.starts_with('四');
    }
    label.text.starts_with(char::is_numeric)
}

/// Whether the label is that of a group of rows: (六)其他处理 is one only beside other labels.
fn is_group(label: &Label, all: &[Label]) -> bool {
    let names = OFFICIAL.lexicon.candidates(&label.text);
    let is = |item: Item| {
        let mut same = names.iter().filter(|found| found.score == 1000);
        same.any(|found| OFFICIAL.item(found.name) == Some(item))
    };
    let beside = || {
        all.iter().any(|other| {
            other.left >= label.right
                && other.top <= label.bottom + label.size
                && label.top <= other.bottom + label.size
        })
    };
    is(Item::ApplicationGroup) || (is(Item::ApplicationRow(FormRow::Other)) && beside())
}

/// The first row of a group, whose label stands in the middle of its rows.
fn first_of(group: &Label, own: &[Label], entries: &[Entry]) -> Option<usize> {
    let begins: &[&str] = if is_outer(group) {
        &["(一", "（一"]
    } else {
        &["1"]
    };
    let upto = own.partition_point(|label| label.top <= group.bottom + group.size);
    let above = own.get(..upto).unwrap_or_default().iter().rev();
    let first = above
        .take(BACK)
        .find(|label| begins.iter().any(|number| label.text.starts_with(number)))?;
    entries
        .iter()
        .position(|entry| entry.label.as_ref() == Some(first))
}

/// Table four: one row of figures.
fn dispute(rows: &[Row]) -> Option<(usize, Grid)> {
    let length = length(rows, |row| has(row, &["申请人情况", "信息内容"]));
    let table = rows.get(..length)?;
    let head = table.iter().take_while(|row| !row.has_values).count();
    let (above, data) = table.split_at_checked(head)?;
    let (figures, headers): (Vec<&Run>, Vec<&Run>) =
        (values(data).collect(), runs(above).collect());
    let count = dispute::Group::ALL.len() * dispute::Column::ALL.len();
    let columns = columns(&figures, &headers, count)?;
    // Without a row of figures one may be lost: it is not said to be blank.
    let [row] = data else { return None };
    let mut values = placed(row.runs.iter(), &columns)?;
    let first = row.runs.first()?;
    place_blanks(&mut values, &columns, (first.spot, first.left));
    let mut grid = Grid::default();
    grid.headers(&headers, &columns, (0, count));
    grid.values(values, 0, count);
    grid.rows += 1;
    Some((length, grid))
}
