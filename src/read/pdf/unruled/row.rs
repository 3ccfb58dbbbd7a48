//! Characters on one level of a page → a line of text, and the pieces of it that may be cells.

use super::super::super::marker;
use super::super::lines::{Gaps, TextLine, line};
use super::super::page::{Glyph, PdfPage};
use super::run::{GlyphRun, runs};
use super::words;
use crate::form::TableKind;
use crate::form::lexicon::Fit;
use crate::form::official::OFFICIAL;
use crate::form::table::TableDefinition;

/// How much of what is on one level, but for figures, is labels of the form.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Labels {
    #[default]
    None,
    Some,
    All,
}

/// What is on one level.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in super::super) struct UnruledRow {
    pub(in super::super) line: TextLine,
    pub(super) runs: Vec<GlyphRun>,
    /// Whether it is the heading of a section.
    pub(super) is_heading: bool,
    /// How much of it is labels of the form, or pieces of some.
    pub(super) labels: Labels,
    /// The table of the form whose labels it has, and no other table does.
    pub(super) kind: Option<TableKind>,
    /// Whether some of it is a figure.
    pub(super) has_values: bool,
}

impl UnruledRow {
    /// What characters on one level of a page make up.
    pub(in super::super) fn new(glyphs: Vec<Glyph>, page: &PdfPage) -> Self {
        let line = line(glyphs.clone(), Gaps::Words);
        let runs = runs(glyphs, page);
        let first = runs.first().map_or("", |run| run.text.as_str());
        // Beside the label of a row, the number of a group looks like that of a section.
        let is_alone = !runs
            .iter()
            .skip(1)
            .any(|run| marker::label_marker(&run.text).is_some());
        let is_of_form = |run: &&GlyphRun| OFFICIAL.lexicon.fit(&run.text) != Fit::Foreign;
        let of_form: Vec<&GlyphRun> = runs.iter().filter(is_of_form).collect();
        let has_others = runs.iter().any(|run| !run.is_value() && !is_of_form(&run));
        Self {
            is_heading: is_heading(first) || (is_alone && is_heading(&line.text)),
            labels: match (of_form.is_empty(), has_others) {
                (_, false) => Labels::All,
                (false, true) => Labels::Some,
                (true, true) => Labels::None,
            },
            kind: of_form.iter().find_map(|run| words::kind(&run.text)),
            has_values: runs.iter().any(GlyphRun::is_value),
            line,
            runs,
        }
    }

    /// Whether the table that it is of, if any, goes on with it.
    pub(super) fn goes_on(&self) -> bool {
        !self.is_heading && (self.labels != Labels::None || self.has_values)
    }

    /// Whether it begins a block of a table.
    pub(super) fn begins_block(&self, table: &TableDefinition) -> bool {
        words::begins_block(&self.line.text, table)
    }

    /// Whether it is of a row of a table: it has a figure or the label of one.
    pub(super) fn is_data(&self, table: &TableDefinition) -> bool {
        let has_label = || self.runs.iter().any(|run| words::is_row(&run.text, table));
        self.has_values || !self.begins_block(table) && has_label()
    }

    /// Counts its height from the top of the first page, its own page beginning at `top`.
    pub(in super::super) fn move_down(&mut self, top: i64) {
        for run in &mut self.runs {
            run.base += top;
        }
    }

    /// Whether it is several numbers that are apart, as in the row of a table.
    pub(in super::super) fn is_figures(&self) -> bool {
        let is_apart =
            |(one, next): (&GlyphRun, &GlyphRun)| i64::from(next.left - one.right) > one.size;
        self.runs.len() > 1
            && self.runs.iter().zip(self.runs.iter().skip(1)).all(is_apart)
            && self
                .runs
                .iter()
                .all(|run| run.text.bytes().all(|b| b.is_ascii_digit()))
    }

    /// A row of one piece of text for tests.
    #[cfg(test)]
    pub(in super::super) fn of(line: TextLine) -> Self {
        let size = i64::from(line.size);
        let runs = line.text.split("  ").filter(|text| !text.is_empty());
        let runs =
            (0..).zip(runs).map(
                |(index, text): (super::super::page::Length, &str)| GlyphRun {
                    left: line.left + index * 2 * line.size,
                    right: line.left + index * 2 * line.size + line.size / 2,
                    base: i64::from(line.base),
                    size,
                    text: text.to_owned(),
                    ..GlyphRun::default()
                },
            );
        Self {
            runs: runs.collect(),
            line,
            ..Self::default()
        }
    }
}

/// Whether the text begins with the number of a section, 三、, and is no row of a table.
fn is_heading(text: &str) -> bool {
    marker::section(text).is_some_and(|(_, rest)| !OFFICIAL.lexicon.is_numbered_row(rest))
}
