//! Rows of a table of the form → its cells, blank ones too, by the columns that they stand in.
//!
//! Where only some cells are filled, the number of figures does not tell which column each stands in; the
//! headers and the figures of all rows together do.

use super::super::super::text;
use super::Row;
use super::columns::Columns;
use super::labels::{Label, labels};
use super::run::Run;
use crate::form::application::{Column, Group};
use crate::form::dispute;
use crate::form::fold::folded;

/// The most lines of a table; a long one with all its labels wrapped has some hundred.
const MOST: usize = 400;

/// The most lines of the headers of table three.
const HEADERS: usize = 40;

/// The cells of each row of a table.
type Cells = Vec<Vec<String>>;

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
        label.is_some_and(|label| label.starts_with("一、本年") && text::is_of_form(label))
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

/// The cells of the table that begins with the first of `rows`, and how many of them it takes; none where
/// its columns cannot be told.
pub(super) fn table(begin: Begin, rows: &[Row]) -> Option<(usize, Cells)> {
    match begin {
        Begin::Disclosure => disclosure(rows),
        Begin::Application(head) => application(rows, head),
        Begin::Dispute => dispute(rows),
    }
}

/// Whether a block of table two begins.
fn is_block(row: &Row) -> bool {
    row.runs.len() <= 2 && folded(&row.line.text).contains("第二十条第")
}

/// How many rows make up a table: up to the next heading, sentence or row that `ends` it.
fn length(rows: &[Row], ends: impl Fn(&Row) -> bool) -> usize {
    let goes_on = |row: &Row| !row.is_heading && !ends(row) && (row.is_of_form || row.has_values);
    rows.iter()
        .take(MOST)
        .take_while(|row| goes_on(row))
        .count()
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

/// The columns under `headers`, where there are `count`: told by the values too, or, where these do not
/// stand under their headers, by the headers alone.
fn columns<'a>(values: &[&'a Run], headers: &[&'a Run], count: usize) -> Option<Columns> {
    let of = |values: &[&'a Run]| Columns::of(values.iter().copied(), headers.iter().copied());
    [of(values), of(&[])]
        .into_iter()
        .find(|columns| columns.len() == count)
}

/// The values of one row in their columns; none where two stand in one column.
fn placed<'a>(runs: impl Iterator<Item = &'a Run>, columns: &Columns) -> Option<Vec<String>> {
    let mut cells = vec![String::new(); columns.len()];
    for run in runs {
        let cell = cells.get_mut(columns.nearest(run)?)?;
        if !cell.is_empty() {
            return None;
        }
        cell.clone_from(&run.text);
    }
    Some(cells)
}

/// The text of the headers over each column.
fn heads(headers: &[&Run], columns: &Columns) -> Vec<String> {
    let mut cells = vec![String::new(); columns.len()];
    for header in headers.iter().filter(|run| columns.touched(run) == 1) {
        if let Some(cell) = columns.nearest(header).and_then(|at| cells.get_mut(at)) {
            cell.push_str(&header.text);
        }
    }
    cells
}

/// Each label with the values beside it; a label with none has blank cells, values without a label have
/// a row of their own.
fn rows_of(labels: &[Label], data: &[Row], zone: &Columns, columns: &Columns) -> Option<Cells> {
    if labels.len() > MOST {
        return None;
    }
    let mut taken: Vec<Option<Vec<String>>> = vec![None; labels.len()];
    let mut lost = Vec::new();
    for row in data {
        let own = || row.runs.iter().filter(|run| zone.touched(run) == 0);
        let Some(first) = own().next() else { continue };
        let cells = placed(own(), columns)?;
        let nearest = (0..)
            .zip(labels)
            .min_by_key(|(_, label)| (label.away(first.base), label.top.abs_diff(first.base)))
            .filter(|(_, label)| label.away(first.base) <= first.size);
        match nearest.and_then(|(at, _): (usize, _)| taken.get_mut(at)) {
            Some(place @ None) => *place = Some(cells),
            Some(Some(_)) => return None,
            None => lost.push((first.base, cells)),
        }
    }
    let labelled = labels.iter().zip(taken).map(|(label, cells)| {
        let cells = cells.unwrap_or_else(|| vec![String::new(); columns.len()]);
        let row = std::iter::once(label.text.clone()).chain(cells).collect();
        (label.top, row)
    });
    let lost = lost.into_iter().map(|(base, cells)| {
        let row = std::iter::once(String::new()).chain(cells).collect();
        (base, row)
    });
    let mut all: Vec<(i64, Vec<String>)> = labelled.chain(lost).collect();
    all.sort_by_key(|(top, _)| *top);
    Some(all.into_iter().map(|(_, row)| row).collect())
}

/// Table two: blocks of rows, each with headers of its own.
fn disclosure(rows: &[Row]) -> Option<(usize, Cells)> {
    let length = length(rows, |row| {
        has(row, &["申请人情况", "行政复议", "行政诉讼"])
    });
    let table = rows.get(..length)?;
    let mut cells = Cells::new();
    let mut rest = table;
    while let Some((head, after)) = rest.split_first() {
        let size = after.iter().position(is_block).unwrap_or(after.len());
        let (block, following) = after.split_at_checked(size)?;
        cells.push(vec![
            head.runs.iter().map(|run| run.text.as_str()).collect(),
        ]);
        cells.extend(block_cells(block)?);
        rest = following;
    }
    Some((length, cells))
}

/// The headers and rows of a block of table two.
fn block_cells(block: &[Row]) -> Option<Cells> {
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
    let headers: Vec<&Run> = runs(block)
        .filter(|run| run.base < begin && zone.touched(run) == 0 && !run.is_value())
        .collect();
    let columns = Columns::of(none(), headers.iter().copied());
    if !(1..=3).contains(&columns.len()) {
        return None;
    }
    let start = block
        .iter()
        .position(|row| row.has_values || row.runs.iter().any(|run| run.base >= begin))?;
    let mut cells = vec![vec![content.text.clone()]];
    cells.first_mut()?.extend(heads(&headers, &columns));
    cells.extend(rows_of(labels, block.get(start..)?, &zone, &columns)?);
    Some(cells)
}

/// Table three.
fn application(rows: &[Row], head: usize) -> Option<(usize, Cells)> {
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
    let (groups, own): (Vec<Label>, Vec<Label>) =
        all.iter().cloned().partition(|label| is_group(label, &all));
    let mut body = rows_of(&own, data, &zone, &columns)?;
    for group in groups {
        put_before(&group, &own, &mut body);
    }
    let corner = corner(&zone).iter().map(|run| run.text.as_str()).collect();
    let spanning = headers.iter().filter(|run| columns.touched(run) > 1);
    let mut cells = vec![spanning.map(|run| run.text.clone()).collect(), vec![corner]];
    cells.last_mut()?.extend(heads(&headers, &columns));
    cells.append(&mut body);
    Some((length, cells))
}

/// Whether the label is that of a group of rows: (六)其他处理 is one only beside other labels.
fn is_group(label: &Label, all: &[Label]) -> bool {
    let text = folded(&label.text);
    let is = |group: Group| text == folded(group.label().zh);
    let beside = || {
        all.iter().any(|other| {
            other.left >= label.right
                && other.top <= label.bottom + label.size
                && label.top <= other.bottom + label.size
        })
    };
    text == "三本年度办理结果"
        || is(Group::Denied)
        || is(Group::Unavailable)
        || is(Group::Unprocessed)
        || (is(Group::Other) && beside())
}

/// Puts the label of a group, which stands in the middle of its rows, before the first of them.
fn put_before(group: &Label, own: &[Label], body: &mut Cells) {
    let begins: &[&str] = if group.text.starts_with('三') {
        &["(一", "（一"]
    } else {
        &["1"]
    };
    let upto = own.partition_point(|label| label.top <= group.bottom + group.size);
    let above = own.get(..upto).unwrap_or_default().iter().rev();
    let first = above
        .take(MOST)
        .find(|label| begins.iter().any(|number| label.text.starts_with(number)));
    let row = first.and_then(|first| body.iter_mut().rev().find(|row| row.contains(&first.text)));
    if let Some(row) = row {
        row.insert(0, group.text.clone());
    }
}

/// Table four: one row of figures.
fn dispute(rows: &[Row]) -> Option<(usize, Cells)> {
    let length = length(rows, |row| has(row, &["申请人情况", "信息内容"]));
    let table = rows.get(..length)?;
    let head = table.iter().take_while(|row| !row.has_values).count();
    let (above, data) = table.split_at_checked(head)?;
    let (figures, headers): (Vec<&Run>, Vec<&Run>) =
        (values(data).collect(), runs(above).collect());
    let count = dispute::Group::ALL.len() * dispute::Column::ALL.len();
    let columns = columns(&figures, &headers, count)?;
    let spanning = headers.iter().filter(|run| columns.touched(run) > 1);
    let mut cells = vec![spanning.map(|run| run.text.clone()).collect()];
    cells.push(heads(&headers, &columns));
    // Without a row of figures one may be lost: it is not said to be blank.
    let [row] = data else { return None };
    cells.push(placed(row.runs.iter(), &columns)?);
    Some((length, cells))
}
