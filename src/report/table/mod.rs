//! The tables of a document → the figures of the form by their names, those of other tables by their
//! places, and what is missing or torn.
//!
//! [`region`] sorts the tables, [`line`] makes numeric rows of any layout, and [`disclosure`],
//! [`application`] and [`dispute`] find the figures of tables two, three and four among them.

mod align;
pub mod application;
pub mod disclosure;
pub mod dispute;
mod fit;
pub mod label;
pub mod line;
pub mod other;
pub mod region;
pub mod value;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::figure::{Figure, FigureId};
use super::{FormTable, LineTotal, Section};
use crate::form::application::Column;
use crate::form::{Edition, TableKind};
use crate::language::{Label, Words};
use crate::read::document::{Block, Document, Unread};
use line::{Line, Piece};
use region::{Other, Region};

/// What the tables of a document say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tables {
    /// The tables of the form that were recognised.
    pub forms: Vec<FormTable>,
    /// The figures of all tables.
    pub figures: BTreeMap<FigureId, Figure>,
    /// Totals of other tables.
    pub totals: Vec<LineTotal>,
    /// What could not be placed.
    pub unread: Vec<Unread>,
    /// The edition that the tables show; none where they show nothing.
    pub edition: Option<Edition>,
}

/// Reads the tables; `expected` is the edition that the rest of the report speaks for.
pub fn read(document: &Document, sections: &[Section], expected: Option<Edition>) -> Tables {
    let sorted = region::sort(document, sections);
    let mut tables = Tables::default();
    let mut used = BTreeSet::new();
    let assumed = expected.unwrap_or(Edition::E2021);

    let mut instances = Instances::of(&sorted.regions, TableKind::Disclosure, |line| {
        disclosure::row_of(line) == Some(crate::form::disclosure::Row::Regulation)
    });
    if let Some(lines) = instances.take(|lines| disclosure::read(lines, assumed).figures.len()) {
        let found = disclosure::read(&lines, assumed);
        tables.edition = found.edition;
        tables.put(
            &lines,
            &sorted.regions,
            TableKind::Disclosure,
            found.edition.unwrap_or(assumed),
            false,
            &mut used,
        );
        tables.disclosure(found);
    }
    instances.say(&mut tables.unread);

    let assumed = tables.edition.unwrap_or(assumed);
    let mut instances = Instances::of(&sorted.regions, TableKind::Application, application::begins);
    if let Some(lines) = instances.take(|lines| application::read(lines, assumed).rows.len()) {
        let found = application::read(&lines, assumed);
        let edition = match (found.other_found, found.other_in_one_row) {
            (true, false) => Edition::E2021,
            // the single row alone does not tell: many reports of the edition 2021 keep it
            (true, true) => tables.edition.or(expected).unwrap_or(Edition::E2019),
            (false, _) => assumed,
        };
        if found.other_found {
            tables.edition = tables.edition.or(Some(edition));
        }
        let one_row = found.other_found && found.other_in_one_row
            || !found.other_found && edition == Edition::E2019;
        tables.put(
            &lines,
            &sorted.regions,
            TableKind::Application,
            edition,
            one_row,
            &mut used,
        );
        tables.application(found);
    }
    instances.say(&mut tables.unread);

    let assumed = tables.edition.unwrap_or(assumed);
    let mut instances = Instances::of(&sorted.regions, TableKind::Dispute, dispute::is_whole);
    if let Some(lines) = instances.take(|lines| dispute::read(lines).len()) {
        tables.put(
            &lines,
            &sorted.regions,
            TableKind::Dispute,
            assumed,
            false,
            &mut used,
        );
        tables.dispute(&lines);
    }
    instances.say(&mut tables.unread);

    tables.absent(document);
    tables.others(document, sorted.others, &used);
    tables
}

/// The lines of every table of one kind: a report may hold more than one of a kind.
struct Instances<'a> {
    kind: TableKind,
    all: Vec<Vec<Line<'a>>>,
    left: Vec<crate::read::span::Span>,
}

impl<'a> Instances<'a> {
    /// Puts the lines of all regions of a kind together and cuts them where a second table begins.
    fn of(regions: &[Region<'a>], kind: TableKind, begins: impl Fn(&Line<'a>) -> bool) -> Self {
        let mut all: Vec<Vec<Line<'a>>> = Vec::new();
        let mut begun = false;
        for line in regions
            .iter()
            .filter(|region| region.kind == kind)
            .flat_map(|region| &region.lines)
        {
            let again = begins(line);
            if again && begun {
                // the headers above belong to the table that begins
                let headers = all.last_mut().map_or_else(Vec::new, |lines| {
                    let keep = lines
                        .iter()
                        .rposition(Line::has_values)
                        .map_or(0, |last| last + 1);
                    lines.split_off(keep)
                });
                all.push(headers);
            }
            begun |= again;
            match all.last_mut() {
                Some(lines) => lines.push(line.clone()),
                None => all.push(vec![line.clone()]),
            }
        }
        Self {
            kind,
            all,
            left: Vec::new(),
        }
    }

    /// The lines of the fullest table, the first among equals.
    fn take(&mut self, figures: impl Fn(&[Line<'a>]) -> usize) -> Option<Vec<Line<'a>>> {
        if self.all.len() < 2 {
            return self.all.pop();
        }
        // hostile input may hold thousands; what comes after is not looked at
        let counts: Vec<usize> = self
            .all
            .iter()
            .take(8)
            .map(|lines| figures(lines))
            .collect();
        let most = *counts.iter().max()?;
        let at = counts.iter().position(|&count| count == most)?;
        let chosen = self.all.swap_remove(at);
        let begin =
            |lines: &Vec<Line<'a>>| lines.iter().map(Line::span).find(|span| !span.is_empty());
        self.left = self.all.iter().filter_map(begin).collect();
        self.left.sort_unstable();
        Some(chosen)
    }

    /// Says which tables were left aside.
    fn say(self, unread: &mut Vec<Unread>) {
        let (zh, en) = name(self.kind);
        unread.extend(self.left.into_iter().map(|span| Unread {
            what: Words::new(
                format!("{zh}不止一张，这里的一张未作为本报告的{zh}核对。"),
                format!(
                    "There is more than one {en}; this one was not checked as that of the report."
                ),
            ),
            at: Some(span),
        }));
    }
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
        used: &mut BTreeSet<u32>,
    ) {
        let pieces = lines
            .iter()
            .flat_map(|line| line.labels.iter().chain(&line.values));
        used.extend(
            pieces
                .filter_map(|piece| piece.cell)
                .map(|(table, ..)| table),
        );
        let blocks = lines.iter().filter(|line| {
            line.labels
                .iter()
                .chain(&line.values)
                .any(|piece| piece.cell.is_some())
        });
        let blocks: BTreeSet<usize> = blocks.map(|line| line.block).collect();
        // of pieces far apart, the one with the most of it is where the table stands
        let range = regions
            .iter()
            .filter(|region| region.kind == kind)
            .map(|region| {
                let own = blocks.range(region.blocks.clone());
                let range: Range<usize> = own.clone().next().map_or(0..0, |&first| {
                    first..own.clone().next_back().map_or(first, |&last| last + 1)
                });
                let values = lines
                    .iter()
                    .filter(|line| range.contains(&line.block) && line.has_values());
                (values.count(), range)
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

    fn disclosure(&mut self, found: disclosure::Disclosure<'_>) {
        use crate::form::disclosure::{Column, Row};
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
    }

    fn application(&mut self, found: application::Application<'_>) {
        for placed in found.rows {
            for (column, piece) in Column::ALL.into_iter().zip(placed.cells) {
                let Some(piece) = piece else { continue };
                let figure = figure(FigureId::Application(placed.row, column), &piece);
                self.figures.insert(figure.id, figure);
            }
            if placed.by_order {
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
    }

    fn dispute(&mut self, lines: &[Line<'_>]) {
        let placed = dispute::read(lines);
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
        for (group, column, piece) in placed {
            let figure = figure(FigureId::Dispute(group, column), &piece);
            self.figures.insert(figure.id, figure);
        }
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
    fn others(&mut self, document: &Document, others: Vec<Other<'_>>, used: &BTreeSet<u32>) {
        let mut others: BTreeMap<u32, Other<'_>> = others
            .into_iter()
            .map(|other| (other.number, other))
            .collect();
        let mut number = 0;
        for block in &document.blocks {
            if let Block::Table(table) = block {
                number += 1;
                if !used.contains(&number) {
                    others.insert(number, Other { table, number });
                }
            }
        }
        for other in others.into_values() {
            other::read(document, other, &mut self.figures, &mut self.totals);
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
