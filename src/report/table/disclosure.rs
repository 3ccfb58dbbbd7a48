//! The lines of table two → its figures, by label and by the headers of their block.

use std::sync::LazyLock;

use super::fit::Fit;
use super::label::{self, Likeness};
use super::lexicon::{self, Lexicon};
use super::line::{Line, Piece};
use super::value::Role;
use crate::form::Edition;
use crate::form::disclosure::{Column, Row, blocks};
use crate::report::figure;

/// Table two as it was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Disclosure<'a> {
    /// The figures found, each with its cell.
    pub figures: Vec<(Row, Column, Piece<'a>)>,
    /// The labels of rows whose values do not fit their columns.
    pub unplaced: Vec<(Line<'a>, Row)>,
    /// The edition that headers and rows show; none where they show nothing.
    pub edition: Option<Edition>,
    /// Whether rows or columns stand in another order than on the form.
    pub moved: bool,
    /// The unit that the header fixes for the amount of fees.
    pub fee_unit: Option<&'static str>,
}

/// Finds the figures of table two among its lines; `expected` decides where headers are torn and rows
/// fit both editions.
pub fn read<'a>(lines: &[Line<'a>], expected: Edition) -> Disclosure<'a> {
    let rows = rows(lines);
    let keys: Vec<String> = lines
        .iter()
        .flat_map(|line| &line.labels)
        .map(|piece| label::key(piece.text))
        .collect();
    let edition = edition(&keys, &rows);
    let order = edition.unwrap_or(expected);
    let mut found = Disclosure {
        edition,
        ..Disclosure::default()
    };
    found.fee_unit = fee_unit(lines, &rows);
    let mut last = None;
    for RowLine { row, line, header } in &rows {
        if found.figures.iter().any(|(other, ..)| other == row) {
            continue;
        }
        let columns = columns(*row, header, order, line);
        found.moved |= !columns.is_sorted_by_key(|column| {
            of_form(*row, order)
                .iter()
                .position(|other| other == column)
        });
        // pieces that copying tore apart come in any order: within one, the order is the report's own
        let before = last.replace((line.block, *row));
        found.moved |= before.is_some_and(|(block, last)| block == line.block && last > *row);
        let of_block = rows
            .iter()
            .filter(|other| other.line.block == line.block)
            .map(|other| other.line);
        let fit = Fit::learn(of_block, columns.len());
        let filled: Vec<Piece<'a>> = line
            .values
            .iter()
            .filter(|piece| piece.role == Role::Value)
            .copied()
            .collect();
        // blanks between the values come from padding too
        let values = match fit.values(&line.values, columns.len()) {
            Some(values) => Some(values.to_vec()),
            None => (filled.len() == columns.len()).then_some(filled),
        };
        match values {
            Some(mut values) => {
                if *row == Row::Procurement {
                    money_under_amount(&columns, &mut values);
                }
                let cells = columns.iter().zip(values);
                found
                    .figures
                    .extend(cells.map(|(&column, piece)| (*row, column, piece)));
            }
            None => found.unplaced.push(((*line).clone(), *row)),
        }
    }
    found
}

/// The unit of the amount of fees: as its own label gives it, its header, or what says so for the table.
fn fee_unit(lines: &[Line<'_>], rows: &[RowLine<'_, '_>]) -> Option<&'static str> {
    let own = rows
        .iter()
        .filter(|row| row.row == Row::Fee)
        .flat_map(|row| &row.line.labels);
    let labels = || lines.iter().flat_map(|line| &line.labels);
    let headed = labels().filter(|piece| label::key(piece.text).contains("收费金额"));
    let said = labels().filter(|piece| label::key(piece.text).contains("单位"));
    // the header may be torn: what is left of it has the unit of the form
    let torn = labels().filter(|piece| label::key(piece.text) == "万元");
    own.chain(headed)
        .chain(said)
        .chain(torn)
        .find_map(|piece| figure::money(piece.text))
}

/// Changes the two cells of 政府集中采购 where the one with the unit of money stands under the number of
/// items.
fn money_under_amount(columns: &[Column], values: &mut [Piece<'_>]) {
    let is_money = |piece: &Piece<'_>| piece.text.contains('元');
    let amount = columns.iter().position(|&column| column == Column::Amount);
    let money: Vec<usize> = (0..values.len())
        .filter(|&at| values.get(at).is_some_and(is_money))
        .collect();
    if let (Some(amount), &[at]) = (amount, money.as_slice())
        && at != amount
        && amount < values.len()
    {
        values.swap(at, amount);
    }
}

/// The row of the form that a line is, if it is one of table two.
pub fn row_of(line: &Line<'_>) -> Option<Row> {
    if line.values.is_empty() {
        return None;
    }
    let labels: Vec<&str> = line.labels.iter().map(|piece| piece.text).collect();
    let likenesses = ROWS.likenesses(&labels, ALIKE);
    let rows = Row::ALL.into_iter().zip(likenesses);
    rows.filter(|&(_, likeness)| likeness >= ALIKE)
        .reduce(|best, next| if next.1 > best.1 { next } else { best })
        .map(|(row, _)| row)
}

/// From here on a label is taken to be one of the form.
const ALIKE: Likeness = 650;

/// The labels of [`Row::ALL`], in its order.
static ROWS: LazyLock<Lexicon> = LazyLock::new(|| {
    let spellings =
        |row: Row| [Edition::E2019, Edition::E2021].map(|edition| row.label(edition).zh);
    Lexicon::new(Row::ALL.map(spellings))
});

/// A line that is a row of table two, and the headers of its block as far as they were told.
struct RowLine<'l, 'a> {
    row: Row,
    line: &'l Line<'a>,
    header: Header,
}

/// The headers of a block: how many there are, and which were told.
#[derive(Clone, Debug, Default)]
struct Header {
    labels: usize,
    columns: Vec<Column>,
}

fn rows<'l, 'a>(lines: &'l [Line<'a>]) -> Vec<RowLine<'l, 'a>> {
    let mut rows = Vec::new();
    let mut header = Header::default();
    for line in lines {
        let row = row_of(line);
        let own = usize::from(row.is_some());
        let headers = line.labels.len().saturating_sub(own);
        for piece in line.labels.iter().take(headers) {
            let key = lexicon::name(piece.text);
            if key.contains("第二十条") || key.contains("信息内容") {
                header = Header::default();
            } else if let Some(column) = column_of(&key) {
                header.labels += 1;
                header.columns.push(column);
            } else if piece.cell.is_some() && !key.is_empty() {
                header.labels += 1;
            }
        }
        // the form has eight rows; what goes far beyond is no such table
        if let Some(row) = row.filter(|_| rows.len() < 64) {
            rows.push(RowLine {
                row,
                line,
                header: header.clone(),
            });
        }
    }
    rows
}

/// The column that a header names.
fn column_of(key: &str) -> Option<Column> {
    const WORDS: [(&str, Column); 16] = [
        ("制发", Column::Made),
        ("新制作", Column::Made),
        ("制作数量", Column::Made),
        ("废止", Column::Repealed),
        ("现行有效", Column::Valid),
        ("有效件数", Column::Valid),
        ("新公开", Column::Disclosed),
        ("公开总数", Column::PublicTotal),
        ("上一年项目", Column::Previous),
        ("本年增减", Column::Change),
        ("增减", Column::Change),
        ("处理决定", Column::Decisions),
        ("收费金额", Column::Amount),
        ("采购总金额", Column::Amount),
        ("采购金额", Column::Amount),
        ("采购项目", Column::Count),
    ];
    WORDS
        .iter()
        .find(|(word, _)| key.contains(word))
        .map(|&(_, column)| column)
}

fn mention(keys: &[String], word: &str) -> bool {
    keys.iter().any(|key| key.contains(word))
}

/// The edition by the headers, then by the rows, then by how many values the rows have.
fn edition(keys: &[String], rows: &[RowLine<'_, '_>]) -> Option<Edition> {
    const OLD: [&str; 6] = [
        "新制作",
        "新公开",
        "公开总数",
        "上一年项目",
        "本年增减",
        "采购",
    ];
    const NEW: [&str; 5] = ["制发件数", "废止", "现行有效", "有效件数", "收费金额"];
    let count = |words: &[&str]| words.iter().filter(|word| mention(keys, word)).count();
    let (mut old, mut new) = (count(&OLD), count(&NEW));
    if old == new {
        old += rows
            .iter()
            .filter(|row| matches!(row.row, Row::Service | Row::Procurement))
            .count();
        for row in rows {
            let values = row
                .line
                .values
                .iter()
                .filter(|piece| piece.role == Role::Value)
                .count();
            match (row.row, values) {
                (Row::Permit | Row::Penalty | Row::Coercion, 3) | (Row::Fee, 2) => old += 1,
                (Row::Permit | Row::Penalty | Row::Coercion | Row::Fee, 1) => new += 1,
                _ => {}
            }
        }
    }
    match old.cmp(&new) {
        std::cmp::Ordering::Greater => Some(Edition::E2019),
        std::cmp::Ordering::Less => Some(Edition::E2021),
        std::cmp::Ordering::Equal => None,
    }
}

/// The columns of a row: those that its headers name, where all of them were told and belong to the row
/// in one of the editions; else those of the edition.
fn columns(row: Row, header: &Header, edition: Edition, line: &Line<'_>) -> Vec<Column> {
    let editions = [edition, Edition::E2019, Edition::E2021];
    let of_form = |edition| Some(of_form(row, edition)).filter(|columns| !columns.is_empty());
    let told = header.labels == header.columns.len()
        && editions.into_iter().filter_map(of_form).any(|columns| {
            columns.len() == header.columns.len()
                && columns.iter().all(|column| header.columns.contains(column))
        });
    if told {
        return header.columns.clone();
    }
    let filled = line
        .values
        .iter()
        .filter(|piece| piece.role == Role::Value)
        .count();
    let named = |columns: &&[Column]| header.columns.iter().all(|column| columns.contains(column));
    editions
        .into_iter()
        .filter_map(of_form)
        .filter(named)
        .find(|columns| columns.len() >= filled)
        .or_else(|| of_form(edition))
        .or_else(|| editions.into_iter().find_map(of_form))
        .unwrap_or_default()
        .to_vec()
}

/// The columns of a row on the form of an edition; none where it has no such row.
fn of_form(row: Row, edition: Edition) -> &'static [Column] {
    let mut blocks = blocks(edition).iter();
    let block = blocks.find(|block| block.rows.contains(&row));
    block.map_or(&[], |block| block.columns)
}
