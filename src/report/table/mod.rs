//! The tables of a document → the figures of the form by their names, those of other tables by their
//! places, and what is missing or torn.
//!
//! [`region`] finds the tables of the form, [`mod@line`] makes numeric rows of any layout, and [`disclosure`],
//! [`application`] and [`dispute`] find the figures of tables two, three and four among them.

mod align;
mod applicants;
pub mod application;
pub mod disclosure;
pub mod dispute;
mod fit;
pub mod headings;
mod instances;
pub mod label;
mod lexicon;
pub mod line;
pub mod other;
pub mod region;
mod series;
mod totals;
pub mod value;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::figure::{Figure, FigureId};
use super::{FormTable, LineTotal, Section};
use crate::form::application::Column;
use crate::form::{Edition, TableKind};
use crate::language::{Label, Words};
use crate::read::document::{Block, Document, Unread};
use align::Reason;
use headings::Heading;
use instances::{Instances, belongs, owned};
use line::{Line, Piece};
use region::Region;

/// What the tables of a document say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tables {
    /// The tables of the form that were recognised.
    pub forms: Vec<FormTable>,
    /// The figures of all tables.
    pub figures: BTreeMap<FigureId, Figure>,
    /// Totals of other tables.
    pub totals: Vec<LineTotal>,
    /// What stands before and above the figures of other tables.
    pub headings: BTreeMap<FigureId, Heading>,
    /// What could not be placed.
    pub unread: Vec<Unread>,
    /// The edition that the tables show; none where they show nothing.
    pub edition: Option<Edition>,
}

/// Reads the tables; `expected` is the edition that the rest of the report speaks for.
pub fn read(document: &Document, sections: &[Section], expected: Option<Edition>) -> Tables {
    let regions = region::find(document, sections);
    let mut tables = Tables::default();
    let assumed = expected.unwrap_or(Edition::E2021);
    let mut used = tables.disclosure(&regions, assumed);
    let assumed = tables.edition.unwrap_or(assumed);
    used.extend(tables.application(&regions, assumed, expected));
    let assumed = tables.edition.unwrap_or(assumed);
    used.extend(tables.dispute(&regions, assumed));
    tables.absent(document);
    tables.others(document, &used);
    tables
}

fn name(kind: TableKind) -> (&'static str, &'static str) {
    match kind {
        TableKind::Disclosure => ("主动公开情况表", "table on disclosure"),
        TableKind::Application => ("申请办理情况表", "table on applications"),
        TableKind::Dispute => ("复议诉讼情况表", "table on reviews and lawsuits"),
    }
}

impl Tables {
    /// Puts down that the lines make up a table of the form.
    fn put(
        &mut self,
        lines: &[Line<'_>],
        regions: &[Region<'_>],
        kind: TableKind,
        edition: Edition,
        other_in_one_row: bool,
    ) {
        let blocks = lines.iter().filter(|line| {
            line.labels
                .iter()
                .chain(&line.values)
                .any(|piece| piece.cell.is_some())
        });
        let mut blocks: Vec<usize> = blocks.map(|line| line.block).collect();
        blocks.sort_unstable();
        let mut filled: Vec<usize> = lines
            .iter()
            .filter(|line| line.has_values())
            .map(|line| line.block)
            .collect();
        filled.sort_unstable();
        let within = |blocks: &[usize], range: &Range<usize>| {
            let before = |end: usize| blocks.partition_point(|&block| block < end);
            before(range.start)..before(range.end)
        };
        // of pieces far apart, the one with the most of it is where the table stands
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

    /// Reads table two; says which tables of the document it is made of.
    fn disclosure(&mut self, regions: &[Region<'_>], assumed: Edition) -> BTreeSet<u32> {
        use crate::form::disclosure::{Column, Row};
        let kind = TableKind::Disclosure;
        let begins = |line: &Line<'_>| disclosure::row_of(line) == Some(Row::Regulation);
        let mut instances = Instances::of(regions, kind, begins);
        let count = |lines: &[Line<'_>]| disclosure::read(lines, assumed).figures.len();
        let Some(mut lines) = instances.take(count) else {
            return BTreeSet::new();
        };
        let mut found = disclosure::read(&lines, assumed);
        let placed = found.figures.iter().map(|(.., piece)| piece);
        let Some(owned) = owned(&lines, placed, !found.unplaced.is_empty()) else {
            return BTreeSet::new();
        };
        lines.retain(|line| belongs(line, &owned));
        found.unplaced.retain(|(line, _)| belongs(line, &owned));
        self.edition = found.edition;
        let edition = found.edition.unwrap_or(assumed);
        self.put(&lines, regions, kind, edition, false);
        if found.moved {
            self.moved(kind, lines.first());
        }
        for (row, column, piece) in found.figures {
            let mut figure = figure(FigureId::Disclosure(row, column), &piece);
            if (row, column) == (Row::Fee, Column::Amount) && figure.unit.is_none() {
                figure.unit = found.fee_unit.map(str::to_owned);
            }
            self.figures.insert(figure.id, figure);
        }
        for (line, row) in found.unplaced {
            let label = row.label(found.edition.unwrap_or(Edition::E2021));
            let count = line.values.len();
            self.unread.push(Unread {
                what: Words::new(
                    format!("「{}」一行有 {count} 个单元格，与栏目数不一致，未能对应。", label.zh),
                    format!("The row “{}” has {count} cells, which do not fit its columns; they were not placed.", label.en),
                ),
                at: Some(line.span()),
            });
        }
        instances.say(&mut self.unread);
        owned
    }

    /// Reads table three; says which tables of the document it is made of.
    fn application(
        &mut self,
        regions: &[Region<'_>],
        assumed: Edition,
        expected: Option<Edition>,
    ) -> BTreeSet<u32> {
        let kind = TableKind::Application;
        let mut instances = Instances::of(regions, kind, application::begins);
        let count = |lines: &[Line<'_>]| application::read(lines, assumed).rows.len();
        let Some(mut lines) = instances.take(count) else {
            return BTreeSet::new();
        };
        let mut found = application::read(&lines, assumed);
        let cells = found
            .rows
            .iter()
            .flat_map(|placed| placed.cells.iter().flatten());
        let Some(owned) = owned(&lines, cells, found.unplaced.len() >= 3) else {
            return BTreeSet::new();
        };
        lines.retain(|line| belongs(line, &owned));
        found.unplaced.retain(|(line, _)| belongs(line, &owned));
        let edition = match (found.other_found, found.other_in_one_row) {
            (true, false) => Edition::E2021,
            // the single row alone does not tell: many reports of the edition 2021 keep it
            (true, true) => self.edition.or(expected).unwrap_or(Edition::E2019),
            (false, _) => assumed,
        };
        if found.other_found {
            self.edition = self.edition.or(Some(edition));
        }
        let one_row = if found.other_found {
            found.other_in_one_row
        } else {
            edition == Edition::E2019
        };
        self.put(&lines, regions, kind, edition, one_row);
        let moved = found
            .rows
            .iter()
            .any(|placed| placed.by == Reason::LabelOutOfOrder);
        if moved || found.columns_moved {
            self.moved(kind, lines.first());
        }
        for placed in found.rows {
            for (column, piece) in Column::ALL.into_iter().zip(placed.cells) {
                let Some(piece) = piece else { continue };
                let figure = figure(FigureId::Application(placed.row, column), &piece);
                self.figures.insert(figure.id, figure);
            }
            if placed.by == Reason::Order {
                let label = placed.row.label();
                let spans = placed.cells.into_iter().flatten().map(|piece| piece.span);
                self.unread.push(Unread {
                    what: Words::new(
                        format!("这一行的栏目名称缺失，按次序对应为「{}」，请核对。", label.zh),
                        format!("The label of this row is lost; by its order it was taken for “{}”. Please check.", label.en),
                    ),
                    at: spans.filter(|span| !span.is_empty()).reduce(crate::read::span::Span::cover),
                });
            }
        }
        for (line, why) in found.unplaced {
            let count = line.values.len();
            let what = match why {
                application::Why::Count => Words::new(
                    format!("这一行有 {count} 个数，应为 7 个，未能对应。"),
                    format!("This row has {count} numbers where 7 belong; they were not placed."),
                ),
                application::Why::Label => Words::new(
                    "这一行的栏目名称缺失或无法辨认，未能对应到申请办理情况表的栏目。",
                    "The label of this row is lost or unclear; its numbers were not placed.",
                ),
            };
            self.unread.push(Unread {
                what,
                at: Some(line.span()),
            });
        }
        instances.say(&mut self.unread);
        owned
    }

    /// Reads table four; says which tables of the document it is made of.
    fn dispute(&mut self, regions: &[Region<'_>], assumed: Edition) -> BTreeSet<u32> {
        let kind = TableKind::Dispute;
        let mut instances = Instances::of(regions, kind, dispute::is_whole);
        let Some(mut lines) = instances.take(|lines| dispute::read(lines).figures.len()) else {
            return BTreeSet::new();
        };
        let found = dispute::read(&lines);
        let placed = found.figures;
        let cells = placed.iter().map(|(.., piece)| piece);
        let Some(owned) = owned(&lines, cells, dispute::shows_itself(&lines)) else {
            return BTreeSet::new();
        };
        lines.retain(|line| belongs(line, &owned));
        self.put(&lines, regions, kind, assumed, false);
        if placed.is_empty() {
            let count: usize = lines
                .iter()
                .filter(|line| line.has_values())
                .map(|line| line.values.len())
                .sum();
            let span = lines
                .iter()
                .map(Line::span)
                .reduce(crate::read::span::Span::cover);
            self.unread.push(Unread {
                what: Words::new(
                    format!("复议诉讼情况表读到 {count} 个数，应为 15 个，未能对应。"),
                    format!("The table on reviews and lawsuits shows {count} numbers where 15 belong; they were not placed."),
                ),
                at: span,
            });
        }
        if found.moved {
            self.moved(kind, lines.first());
        }
        for (group, column, piece) in placed {
            let figure = figure(FigureId::Dispute(group, column), &piece);
            self.figures.insert(figure.id, figure);
        }
        instances.say(&mut self.unread);
        owned
    }

    /// Says that rows or columns of a table stand in another order than on the form.
    fn moved(&mut self, kind: TableKind, first: Option<&Line<'_>>) {
        let (zh, en) = name(kind);
        self.unread.push(Unread {
            what: Words::new(
                format!("{zh}的栏目次序与格式不同，已按各栏目的名称对应，请核对。"),
                format!("The rows or columns of the {en} stand in another order than on the form; each was placed by its label. Please check."),
            ),
            at: first.map(Line::span),
        });
    }

    /// Says which figures of the recognised tables have no cell.
    fn absent(&mut self, document: &Document) {
        for table in &self.forms {
            let all = table.form_figures();
            let absent: Vec<FigureId> = all
                .iter()
                .copied()
                .filter(|id| !self.figures.contains_key(id))
                .collect();
            // a table without any figure has been spoken of, and says so by itself
            if absent.is_empty() || absent.len() == all.len() {
                continue;
            }
            let (zh, en) = name(table.kind);
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
    fn others(&mut self, document: &Document, used: &BTreeSet<u32>) {
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

/// The labels of the rows (of the groups, in table four) that figures stand in, each once.
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

/// The figure that a cell holds.
fn figure(id: FigureId, piece: &Piece<'_>) -> Figure {
    let (content, unit) = value::read(piece.text);
    Figure {
        id,
        content,
        raw: piece.text.to_owned(),
        span: piece.span,
        cell: piece.cell,
        place: piece.place.cloned(),
        unit,
        approximate: None,
        former: None,
    }
}
