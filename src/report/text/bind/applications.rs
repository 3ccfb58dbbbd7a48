//! Table three: what was received, what became of it, who applied.

use super::{Meanings, Place};
use crate::form::application::{Column, Group, Row};
use crate::report::figure::{Figure, FigureId};
use crate::report::text::lexicon::{Nuance, Sense};
use crate::report::text::role::Role;

impl Place<'_> {
    /// Table three.
    pub(super) fn applications(&self) -> Option<Meanings> {
        const APPLIED: &[Sense] = &[Sense::Application, Sense::Answered];
        let both = || self.before.into_iter().chain([self.sentence]);
        let of_applications = both().any(|sentence| sentence.senses.any(APPLIED))
            && !both().any(|sentence| sentence.senses.has(Sense::OtherMatter));
        let says = self.mention.says();
        if !of_applications || says.any(&[Sense::Review, Sense::Suit]) {
            return None;
        }
        if self.counts_letters() {
            return (!self.part).then(|| vec![self.row(Row::Total)]);
        }
        if let Some(role) = self.role {
            let counted = self.sentence.senses.has(Sense::Application);
            if !counted || self.one_kind() {
                return None;
            }
            return match role {
                Role::Received | Role::Answered | Role::Handled if self.part => None,
                Role::Received => {
                    let new = self.row(Row::New);
                    let both = [new.clone(), self.row(Row::CarriedIn)].concat();
                    let only_new = self.mention.label.has(Sense::New);
                    Some(if only_new { vec![new] } else { vec![new, both] })
                }
                Role::CarriedIn => Some(vec![self.row(Row::CarriedIn)]),
                Role::CarriedOut => Some(vec![self.row(Row::CarriedOut)]),
                Role::Carried => None,
                Role::Answered => Some(vec![self.row(Row::Total)]),
                Role::Handled => {
                    let both = [self.row(Row::New), self.row(Row::CarriedIn)].concat();
                    Some(vec![self.row(Row::Total), both, self.row(Row::New)])
                }
            };
        }
        let (granted, partial) = (says.has(Sense::Granted), says.has(Sense::Partial));
        let both = || [self.row(Row::Granted), self.row(Row::Partial)].concat();
        match (granted && !says.has(Sense::Denied), partial) {
            (true, true) => return Some(vec![both()]),
            (true, false) => return Some(vec![self.row(Row::Granted), both()]),
            (false, true) => return Some(vec![self.row(Row::Partial)]),
            (false, false) => {}
        }
        let named = [
            (Sense::Denied, Group::Denied),
            (Sense::Unavailable, Group::Unavailable),
            (Sense::Unprocessed, Group::Unprocessed),
            (Sense::OtherOutcome, Group::Other),
        ];
        if let Some((_, named)) = named.into_iter().find(|&(sense, _)| says.has(sense)) {
            return Some(vec![self.group(named)]);
        }
        self.applicants()
    }

    /// The columns of table three: who applied.
    fn applicants(&self) -> Option<Meanings> {
        const ORGANISATIONS: [Column; 5] = [
            Column::Business,
            Column::Research,
            Column::Charity,
            Column::Legal,
            Column::Other,
        ];
        // of 收到 7 件，予以公开 2 件，其中自然人 2 件 the last is a part of the second
        const ANSWERED: &[Sense] = &[
            Sense::Answered,
            Sense::Granted,
            Sense::Partial,
            Sense::Denied,
        ];
        let label = &self.mention.label;
        let received = self.sentence.senses.any(&[Sense::Received, Sense::New]);
        if !received || self.sentence.senses.any(ANSWERED) || label.has(Sense::Way) {
            return None;
        }
        let columns: &[Column] = if label.hints(Nuance::NaturalPerson) {
            &[Column::Natural]
        } else if self.has(Sense::Organisations) {
            &ORGANISATIONS
        } else {
            return None;
        };
        let of = |rows: &[Row]| -> Vec<FigureId> {
            let cells = rows
                .iter()
                .flat_map(|&row| columns.iter().map(move |&column| (row, column)));
            cells
                .map(|(row, column)| FigureId::Application(row, column))
                .collect()
        };
        Some(vec![of(&[Row::New]), of(&[Row::New, Row::CarriedIn])])
    }

    /// Whether the words count only one kind of what was received or answered.
    fn one_kind(&self) -> bool {
        self.mention.label.any(&[
            Sense::Way,
            Sense::Natural,
            Sense::Legal,
            Sense::Organisations,
            Sense::OtherBody,
            Sense::Among,
            Sense::About,
            Sense::ForOthers,
        ])
    }

    /// What a row comes to: its 总计, or where that is blank its columns.
    fn row(&self, row: Row) -> Vec<FigureId> {
        let sum = FigureId::Application(row, Column::Sum);
        let figure = |id: FigureId| self.report.figure(id);
        let parts = Column::PARTS.map(|column| FigureId::Application(row, column));
        let filled = parts
            .iter()
            .any(|&id| figure(id).is_some_and(|figure| figure.value().is_some()));
        if filled && figure(sum).is_some_and(Figure::is_blank) {
            return parts.to_vec();
        }
        vec![sum]
    }

    /// What a group of rows comes to.
    fn group(&self, group: Group) -> Vec<FigureId> {
        let blank = |row: Row| {
            Column::ALL.iter().all(|&column| {
                let figure = self.report.figure(FigureId::Application(row, column));
                figure.is_none_or(Figure::is_blank)
            })
        };
        let rows: Vec<Row> = Row::ALL
            .into_iter()
            .filter(|row| row.group() == group)
            .collect();
        let all_blank = rows.iter().all(|&row| blank(row));
        rows.into_iter()
            .filter(|&row| all_blank || !blank(row))
            .filter(|&row| {
                self.report
                    .figure(FigureId::Application(row, Column::Sum))
                    .is_some()
            })
            .flat_map(|row| self.row(row))
            .collect()
    }
}
