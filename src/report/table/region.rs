//! The blocks of a document → which of its tables are those of the form, in one piece or in several.
//!
//! A table is known by its own words; a piece of one that was cut off, and has no words left, by what
//! is before it and by the section that it is in.

use std::ops::Range;
use std::sync::LazyLock;

use super::logical::{self, CellRef, LogicalRow};
use crate::form::fold::unnumbered;
use crate::form::lexicon::{Name, Score};
use crate::form::official::{LabelTarget, OFFICIAL};
use crate::form::{TableKind, application, disclosure, dispute};
use crate::read::document::{Block, Document};
use crate::report::Section;

/// Labels of more bytes than this are running text inside a table made for its looks.
const LONGEST_LABEL: usize = 3 * 60;

/// Words that name a label so well may determine which table it is of.
const ALIKE: Score = 800;

/// Words that name a label so well are the label.
const SAME: Score = 900;

/// A paragraph longer than this many bytes between two pieces of a table is no torn label.
const LONGEST_TORN: usize = 400;

/// The lines of a table of the form, from one or several blocks that follow each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Region<'a> {
    /// Which table.
    pub kind: TableKind,
    /// Its lines, with the words that are between its pieces.
    pub lines: Vec<LogicalRow<'a>>,
    /// The blocks that it covers.
    pub blocks: Range<usize>,
}

/// Finds the tables of the form in a document, in its order.
pub fn find<'a>(document: &'a Document, sections: &[Section]) -> Vec<Region<'a>> {
    let mut regions: Vec<Region<'a>> = Vec::new();
    // the kind that the last table was of, as long as only torn labels follow it
    let mut open = None;
    let mut torn: Vec<LogicalRow<'a>> = Vec::new();
    let mut number = 0;
    for (index, block) in document.blocks.iter().enumerate() {
        match block {
            Block::Paragraph(paragraph) => {
                let heads = sections
                    .binary_search_by_key(&index, |section| section.blocks.start)
                    .is_ok();
                let length: usize = paragraph.lines.iter().map(|span| span.range().len()).sum();
                if heads || length > LONGEST_TORN {
                    open = None;
                    torn.clear();
                } else if open.is_some() {
                    let lines = paragraph.lines.iter();
                    torn.extend(
                        lines.map(|&span| logical::words(document, span, index, &OFFICIAL.lexicon)),
                    );
                }
            }
            Block::Table(table) => {
                number += 1;
                let lines = logical::of(document, table, (number, index), &OFFICIAL.lexicon);
                if lines
                    .iter()
                    .all(|line| line.labels.is_empty() && !line.has_values())
                    && open.is_some()
                {
                    continue;
                }
                let before = sections.partition_point(|section| section.blocks.start <= index);
                let section = before
                    .checked_sub(1)
                    .and_then(|at| sections.get(at))
                    .and_then(|section| TableKind::of_section(section.of_form?));
                let kinds = kinds(&lines, open, section);
                if kinds.iter().all(Option::is_none) {
                    open = None;
                    torn.clear();
                    continue;
                }
                for (line, kind) in lines.into_iter().zip(kinds) {
                    let Some(kind) = kind else { continue };
                    if open != Some(kind) || regions.is_empty() {
                        let region = Region {
                            kind,
                            lines: Vec::new(),
                            blocks: index..index + 1,
                        };
                        regions.push(region);
                        torn.clear();
                    }
                    open = Some(kind);
                    if let Some(region) = regions.last_mut() {
                        region.lines.append(&mut torn);
                        region.lines.push(line);
                        region.blocks.end = index + 1;
                    }
                }
            }
        }
    }
    regions
}

/// The kind of every line of a table; none where the table is not of the form.
fn kinds(
    lines: &[LogicalRow<'_>],
    open: Option<TableKind>,
    section: Option<TableKind>,
) -> Vec<Option<TableKind>> {
    let marks: Vec<LabelMarks> = lines.iter().map(LabelMarks::of).collect();
    let mut whole = marks
        .iter()
        .copied()
        .fold(LabelMarks::default(), LabelMarks::join);
    let strong = |whole: LabelMarks| -> Vec<TableKind> {
        let kinds = TableKind::ALL.into_iter();
        kinds.filter(|&kind| whole.count(kind) >= 3).collect()
    };
    let mut strong_kinds = strong(whole);
    if strong_kinds.is_empty() {
        whole = whole.join(LabelMarks::of_torn(lines));
        strong_kinds = strong(whole);
    }
    match strong_kinds.as_slice() {
        [] => {
            let likely = TableKind::ALL
                .into_iter()
                .max_by_key(|&kind| whole.count(kind));
            let only = likely.filter(|&kind| {
                whole.count(kind) >= 2
                    && TableKind::ALL
                        .iter()
                        .all(|&other| other == kind || whole.count(other) == 0)
            });
            let near = [open, section]
                .into_iter()
                .flatten()
                .find(|&kind| whole.count(kind) > 0 || carries_on(lines, kind, whole));
            vec![near.or(only); lines.len()]
        }
        &[kind] => vec![Some(kind); lines.len()],
        several => {
            let mut current = several.first().copied();
            let step = |marks: &LabelMarks| {
                let most = several
                    .iter()
                    .copied()
                    .max_by_key(|&kind| marks.count(kind));
                if let Some(kind) = most.filter(|&kind| marks.count(kind) > 0) {
                    // words that tables share do not end the current one
                    if current.is_none_or(|current| marks.count(current) < marks.count(kind)) {
                        current = Some(kind);
                    }
                }
                current
            };
            marks.iter().map(step).collect()
        }
    }
}

/// Whether lines without any word of the form can be a piece of the table that is before them.
fn carries_on(lines: &[LogicalRow<'_>], kind: TableKind, whole: LabelMarks) -> bool {
    let count = match kind {
        TableKind::Disclosure => return false,
        TableKind::Application => 7,
        TableKind::Dispute => 15,
    };
    if TableKind::ALL
        .iter()
        .any(|&other| other != kind && whole.count(other) > 0)
    {
        return false;
    }
    let values = |line: &LogicalRow<'_>| {
        let values = line.values.iter();
        values.filter(|cell| CellRef::is_filled(cell)).count()
    };
    let full = lines.iter().filter(|line| values(line) == count).count();
    full > 0 && full * 2 >= lines.iter().filter(|line| line.has_values()).count()
}

/// The labels of the form that were seen, a bit each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct LabelMarks(u128);

impl LabelMarks {
    fn of(row: &LogicalRow<'_>) -> Self {
        let mut marks = Self::default();
        for label in &row.labels {
            let is_short = label.cell.text.len() <= LONGEST_LABEL;
            let names = label.names.iter();
            for found in names.filter(|found| is_short || found.score >= SAME) {
                marks.add(found.name, found.score);
            }
        }
        marks
    }

    /// The labels that appear when headers broken over cells are put together.
    fn of_torn(rows: &[LogicalRow<'_>]) -> Self {
        let mut words = String::new();
        for label in rows.iter().flat_map(|row| &row.labels) {
            if label.cell.text.len() <= 3 * 8 && words.len() < 3000 {
                words.push_str(&unnumbered(label.cell.text));
            }
        }
        let mut marks = Self::default();
        for found in OFFICIAL.lexicon.found_in(&words) {
            let item = OFFICIAL.item(found.name);
            let is_torn = item.is_some_and(|item| item.kind() != TableKind::Disclosure);
            if is_torn && found.score == 1000 {
                marks.add(found.name, found.score);
            }
        }
        marks
    }

    /// Adds a label, if words that name it so well determine the table.
    fn add(&mut self, name: Name, score: Score) {
        use application::{Column, Row};
        let least = match OFFICIAL.item(name) {
            // words that many tables have
            None
            | Some(
                LabelTarget::DisclosureWord
                | LabelTarget::ApplicationRow(Row::OtherOther | Row::Total)
                | LabelTarget::ApplicationColumn(Column::Other | Column::Sum)
                | LabelTarget::DisputeColumn(dispute::Column::Other | dispute::Column::Sum)
                | LabelTarget::DisputeWord,
            ) => return,
            Some(LabelTarget::DisclosureRow(row)) => match row {
                disclosure::Row::Service | disclosure::Row::Fee | disclosure::Row::Procurement => {
                    ALIKE
                }
                _ => SAME,
            },
            Some(_) => ALIKE,
        };
        if score >= least {
            self.0 |= 1_u128.checked_shl(name.0.into()).unwrap_or(0);
        }
    }

    fn join(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    fn count(self, kind: TableKind) -> u32 {
        let [disclosure, application, dispute] = *MASKS;
        let mask = match kind {
            TableKind::Disclosure => disclosure,
            TableKind::Application => application,
            TableKind::Dispute => dispute,
        };
        (self.0 & mask).count_ones()
    }
}

/// The bits of the labels of each table.
static MASKS: LazyLock<[u128; 3]> = LazyLock::new(|| {
    TableKind::ALL.map(|kind| {
        let names =
            (0..128).filter(|&name| OFFICIAL.item(Name(name)).map(LabelTarget::kind) == Some(kind));
        names.fold(0, |mask, name| mask | 1 << name)
    })
});
