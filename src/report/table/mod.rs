//! The tables of a document → the figures of the form by their names, those of other tables by their
//! places, and what is missing or torn.
//!
//! [`region`] finds the tables of the form, [`logical`] makes logical rows of any layout, and `reader` finds
//! the figures among them by what the form says of a table.

mod align;
pub mod content;
mod data_row;
mod edition;
mod fit;
mod header;
pub mod headings;
mod instances;
pub mod logical;
#[cfg(all(test, feature = "html"))]
mod made_up;
mod money;
mod notes;
pub mod other;
mod placing;
mod reader;
pub mod region;
mod series;
mod totals;

use std::ops::Range;

use super::figure::{Figure, FigureId};
use super::figures::Figures;
use super::{FormTable, LineTotal, Section};
use crate::form::application::Row;
use crate::form::official::{LabelTarget, OFFICIAL};
use crate::form::{Edition, TableKind, disclosure};
use crate::language::{Label, Words};
use crate::order::{self, Map, Set};
use crate::read::document::{Block, Document, Unread};
use align::Reason;
use headings::Heading;
use instances::{Instances, belongs, owned};
use logical::{CellRef, LogicalRow};
use reader::{FoundTable, Placed};
use region::Region;

/// What the tables of a document say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tables {
    /// The tables of the form that were recognised.
    pub forms: Vec<FormTable>,
    /// The figures of all tables.
    pub figures: Figures,
    /// Totals of other tables.
    pub totals: Vec<LineTotal>,
    /// What is before and above the figures of other tables.
    pub headings: Map<FigureId, Heading>,
    /// What could not be placed.
    pub unread: Vec<Unread>,
    /// The edition that the tables show; none where they show nothing.
    pub edition: Option<Edition>,
}

/// Reads the tables; `expected` is the edition that the rest of the report supports.
pub fn read(document: &Document, sections: &[Section], expected: Option<Edition>) -> Tables {
    let mut regions = region::find(document, sections);
    let mut tables = Tables::default();
    let lines = regions.iter().flat_map(|region| &region.lines);
    let values: usize = lines.map(|line| line.values.len()).sum();
    // those of the running text come behind them
    tables.figures.reserve(2 * values);
    let mut used = Set::new();
    for kind in TableKind::ALL {
        used.extend(tables.form(&mut regions, kind, expected));
    }
    tables.absent(document);
    tables.others(document, &used);
    tables
}

impl Tables {
    /// Puts down that the lines make up a table of the form.
    fn put(
        &mut self,
        lines: &[LogicalRow<'_>],
        regions: &[Region<'_>],
        kind: TableKind,
        edition: Edition,
        other_in_one_row: bool,
    ) {
        let blocks = lines
            .iter()
            .filter(|line| line.cells().any(|cell| cell.at.is_some()));
        let mut blocks: Vec<usize> = blocks.map(|line| line.block).collect();
        order::sort(&mut blocks);
        let mut filled: Vec<usize> = lines
            .iter()
            .filter(|line| line.has_values())
            .map(|line| line.block)
            .collect();
        order::sort(&mut filled);
        let within = |blocks: &[usize], range: &Range<usize>| {
            let before = |end: usize| blocks.partition_point(|&block| block < end);
            before(range.start)..before(range.end)
        };
        // of pieces far apart, the one with the most of it is where the table is
        let range = regions
            .iter()
            .filter(|region| region.kind == kind)
            .map(|region| {
                let own = blocks
                    .get(within(&blocks, &region.blocks))
                    .unwrap_or_default();
                let first = own.first().copied().unwrap_or_default();
                let range = first..own.last().map_or(first, |last| last + 1);
                (within(&filled, &range).len(), range)
            })
            .filter(|(_, range)| !range.is_empty())
            .reduce(|best, next| if next.0 > best.0 { next } else { best });
        let blocks = range.map_or(0..0, |(_, range)| range);
        self.forms.push(FormTable {
            kind,
            edition,
            blocks,
            other_in_one_row,
        });
    }

    /// Reads a table of the form; `assumed` is the edition that the tables before it show, or that is
    /// `expected`. Says which tables of the document it is made of.
    fn form(
        &mut self,
        regions: &mut [Region<'_>],
        kind: TableKind,
        expected: Option<Edition>,
    ) -> Set<u32> {
        let assumed = self.edition.or(expected).unwrap_or(Edition::E2021);
        let (table, lexicon) = (OFFICIAL.table(kind), &OFFICIAL.lexicon);
        let mut instances = Instances::of(regions, kind, |line| reader::begins(line, table));
        let count = |lines: &[LogicalRow<'_>]| reader::read(lines, table, lexicon, assumed).count();
        let Some(mut lines) = instances.take(count) else {
            return Set::new();
        };
        let mut found = reader::read(&lines, table, lexicon, assumed);
        let shown = is_shown(kind, &lines, &found);
        let Some(owned) = owned(&lines, found.cells(), shown) else {
            return Set::new();
        };
        lines.retain(|line| belongs(line, &owned));
        found
            .unplaced
            .retain(|unplaced| belongs(&unplaced.line, &owned));
        let (edition, in_one_row) = self.edition_of(kind, &found, expected, assumed);
        self.put(&lines, regions, kind, edition, in_one_row);
        if found.is_moved {
            self.moved(kind, lines.first());
        }
        let unit = (kind == TableKind::Disclosure)
            .then(|| money::of_fees(&lines))
            .flatten();
        for (row, cells) in named(&found) {
            for (id, cell) in money::under_amount(cells) {
                let mut figure = figure(id, &cell);
                let is_fee = matches!(
                    id,
                    FigureId::Disclosure(disclosure::Row::Fee, disclosure::Column::Amount)
                );
                if is_fee && figure.unit.is_none() {
                    figure.unit = unit.map(str::to_owned);
                }
                self.figures.insert(figure);
            }
            if row.by == Reason::Order {
                self.unread.extend(notes::by_order(row));
            }
        }
        self.unread
            .extend(notes::unplaced(kind, &found, &lines, edition));
        instances.say(&mut self.unread);
        owned
    }

    /// The edition of a table, and whether (六)其他处理 is in one row; keeps the edition that it shows.
    fn edition_of(
        &mut self,
        kind: TableKind,
        found: &FoundTable<'_, '_>,
        expected: Option<Edition>,
        assumed: Edition,
    ) -> (Edition, bool) {
        if kind != TableKind::Application {
            self.edition = self.edition.or(found.edition);
            return (found.edition.unwrap_or(assumed), false);
        }
        let rows = found.rows.iter().filter_map(|row| row.row.last());
        let other = rows.filter_map(|&name| match OFFICIAL.item(name)? {
            LabelTarget::ApplicationRow(Row::Other) => Some(true),
            LabelTarget::ApplicationRow(
                Row::OtherNotCorrected | Row::OtherUnpaid | Row::OtherOther,
            ) => Some(false),
            _ => None,
        });
        match other.max() {
            None => (assumed, assumed == Edition::E2019),
            Some(in_one_row) => {
                // the single row alone determines nothing: many reports of the edition 2021 keep it
                let edition = if in_one_row {
                    self.edition.or(expected).unwrap_or(Edition::E2019)
                } else {
                    Edition::E2021
                };
                self.edition = self.edition.or(Some(edition));
                (edition, in_one_row)
            }
        }
    }

    /// Says that rows or columns of a table are in another order than on the form.
    fn moved(&mut self, kind: TableKind, first: Option<&LogicalRow<'_>>) {
        let Label { zh, en } = kind.name();
        self.unread.push(Unread {
            what: Words::new(
                format!("{zh}的栏目次序与格式不同，已按各栏目的名称对应，请核对。"),
                format!("The rows or columns of the {en} stand in another order than on the form; each was placed by its label. Please check."),
            ),
            at: first.map(LogicalRow::span),
        });
    }

    /// Says which figures of the recognised tables have no cell.
    fn absent(&mut self, document: &Document) {
        for table in &self.forms {
            let all = table.form_figures();
            let absent: Vec<FigureId> = all
                .iter()
                .copied()
                .filter(|&id| !self.figures.contains(id))
                .collect();
            // a table without any figure has been spoken of, and says so by itself
            if absent.is_empty() || absent.len() == all.len() {
                continue;
            }
            let Label { zh, en } = table.kind.name();
            let labels = rows(&absent, table.edition);
            let list = |get: fn(&Label) -> &'static str, mark: &str| {
                labels
                    .iter()
                    .take(4)
                    .map(get)
                    .collect::<Vec<_>>()
                    .join(mark)
            };
            let more = if labels.len() > 4 {
                ["等", " and others"]
            } else {
                ["", ""]
            };
            let (count, here) = (absent.len(), list(|label| label.zh, "、"));
            let what = Words::new(
                format!("{zh}中有 {count} 个数据没有找到：{here}{}。", more[0]),
                format!(
                    "{count} figures of the {en} were not found: {}{}.",
                    list(|label| label.en, ", "),
                    more[1]
                ),
            );
            let at = document.blocks.get(table.blocks.start).map(Block::span);
            self.unread.push(Unread { what, at });
        }
    }

    /// Reads every table that is not one of the form.
    fn others(&mut self, document: &Document, used: &Set<u32>) {
        let mut number = 0;
        for block in &document.blocks {
            if let Block::Table(table) = block {
                number += 1;
                if !used.contains(&number) {
                    other::read(document, table, number, self);
                }
            }
        }
    }
}

/// The labels of the rows (of the groups, in table four) that figures are in, each once.
fn rows(ids: &[FigureId], edition: Edition) -> Vec<Label> {
    let mut labels: Vec<Label> = ids
        .iter()
        .filter_map(|id| match *id {
            FigureId::Disclosure(row, _) => Some(row.label(edition)),
            FigureId::Application(row, _) => Some(row.label()),
            FigureId::Dispute(group, _) => Some(group.label()),
            FigureId::Cell { .. } | FigureId::Text(_) => None,
        })
        .collect();
    labels.dedup();
    labels
}

/// Whether the lines show that they are of the table, though no cell could be placed.
fn is_shown(kind: TableKind, lines: &[LogicalRow<'_>], found: &FoundTable<'_, '_>) -> bool {
    use crate::form::dispute::{Column, Group};
    match kind {
        TableKind::Disclosure => found.unplaced.iter().any(|unplaced| unplaced.row.is_some()),
        TableKind::Application => found.unplaced.len() >= 3,
        // and not of an older table on reviews and lawsuits
        TableKind::Dispute => {
            let labels = lines.iter().flat_map(|line| &line.labels);
            labels.flat_map(|label| label.names.iter()).any(|found| {
                let item = OFFICIAL.item(found.name).filter(|_| found.score >= 900);
                matches!(
                    item,
                    Some(
                        LabelTarget::DisputeColumn(Column::Pending)
                            | LabelTarget::DisputeGroup(Group::SuitDirect | Group::SuitAfterReview)
                    )
                )
            })
        }
    }
}

/// The rows found, each with the figures that its cells hold.
fn named<'f, 'a, 't>(
    found: &'f FoundTable<'a, 't>,
) -> impl Iterator<Item = (&'f Placed<'a, 't>, Vec<(FigureId, CellRef<'a>)>)> {
    found.rows.iter().map(|row| {
        let mut figures = Vec::with_capacity(row.cells.len());
        figures.extend(row.cells.iter().filter_map(|(columns, cell)| {
            let names = row.row.iter().chain(*columns);
            Some((id(names.filter_map(|&name| OFFICIAL.item(name)))?, *cell))
        }));
        (row, figures)
    })
}

/// The figure that labels name together.
fn id(items: impl Iterator<Item = LabelTarget>) -> Option<FigureId> {
    let (mut disclosure, mut application, mut dispute) = ((None, None), (None, None), (None, None));
    for item in items {
        match item {
            LabelTarget::DisclosureRow(row) => disclosure.0 = Some(row),
            LabelTarget::DisclosureColumn(column, _) => disclosure.1 = Some(column),
            LabelTarget::ApplicationRow(row) => application.0 = Some(row),
            LabelTarget::ApplicationColumn(column) => application.1 = Some(column),
            LabelTarget::DisputeGroup(group) => dispute.0 = Some(group),
            LabelTarget::DisputeColumn(column) => dispute.1 = Some(column),
            _ => {}
        }
    }
    match (disclosure, application, dispute) {
        ((Some(row), Some(column)), ..) => Some(FigureId::Disclosure(row, column)),
        (_, (Some(row), Some(column)), _) => Some(FigureId::Application(row, column)),
        (.., (Some(group), Some(column))) => Some(FigureId::Dispute(group, column)),
        _ => None,
    }
}

/// The figure that a cell holds.
fn figure(id: FigureId, piece: &CellRef<'_>) -> Figure {
    let (content, unit) = content::read(piece.text);
    Figure {
        id,
        content,
        raw: piece.text.to_owned(),
        span: piece.span,
        cell: piece.at,
        place: piece.place.cloned(),
        unit,
        approximate: None,
        former: None,
    }
}
