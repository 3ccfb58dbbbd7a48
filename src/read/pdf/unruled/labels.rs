//! Runs of text beside or above figures → labels and headers, each put together from its lines.

use super::super::super::marker::label_marker;
use super::columns::overlap;
use super::run::GlyphRun;
use crate::form::lexicon::Fit;
use crate::form::official::OFFICIAL;

/// How many labels back the one is sought that a line belongs to: those of groups or of other columns are
/// between.
const BACK: usize = 32;

/// No label of the form takes as many bytes.
const LONGEST: usize = 300;

/// A label.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct UnruledLabel {
    /// All its lines as one, on the level of the first.
    pub(super) run: GlyphRun,
    /// The level of the last.
    pub(super) bottom: i64,
}

impl UnruledLabel {
    /// How far a line of text is from those of the label; 0 between the first and the last.
    pub(super) fn distance(&self, base: i64) -> i64 {
        (self.run.base - base).max(base - self.bottom).max(0)
    }

    /// Whether the text goes on in the same line, and not with the next cell.
    fn is_beside(&self, run: &GlyphRun) -> bool {
        let gap = i64::from(run.left) - i64::from(self.run.right);
        let is_near = self.bottom == run.base && gap < self.run.size;
        is_near && (self.run.is_label_with(run) || OFFICIAL.lexicon.fit(&run.text) == Fit::Foreign)
    }

    /// Whether the text can be its next line; beyond the foot of a page only what makes it a label of the form.
    fn goes_on(&self, run: &GlyphRun) -> bool {
        if label_marker(&run.text).is_some() || self.run.text.len() + run.text.len() > LONGEST {
            return false;
        }
        let fit = |text: &str| OFFICIAL.lexicon.fit(text);
        let is_near = run.base - self.bottom <= 2 * self.run.size.max(run.size);
        let is_rest = self.run.is_label_with(run);
        let begins = || match fit(&run.text) {
            Fit::Whole => true,
            Fit::Piece => fit(&self.run.text) == Fit::Whole,
            Fit::Foreign => false,
        };
        if is_near {
            is_rest || !begins()
        } else {
            is_rest && !begins()
        }
    }

    fn add(&mut self, run: &GlyphRun) {
        let own = &mut self.run;
        own.position.left += run.left.min(own.left) - own.left;
        own.left = own.left.min(run.left);
        own.right = own.right.max(run.right);
        own.text.push_str(&run.text);
        self.bottom = self.bottom.max(run.base);
    }
}

/// The labels that runs, from top to bottom, make up.
pub(super) fn labels<'a>(runs: impl Iterator<Item = &'a GlyphRun>) -> Vec<UnruledLabel> {
    let mut labels: Vec<UnruledLabel> = Vec::new();
    for run in runs {
        let over = |label: &&mut UnruledLabel| overlap(label.run.sides(), run.sides());
        let above = labels.iter_mut().rev().take(BACK).find(over);
        let open = match above {
            Some(label) => Some(label).filter(|label| label.goes_on(run)),
            None => labels.last_mut().filter(|label| label.is_beside(run)),
        };
        match open {
            Some(label) => label.add(run),
            None => labels.push(UnruledLabel {
                run: run.clone(),
                bottom: run.base,
            }),
        }
    }
    labels
}

#[cfg(test)]
mod tests {
    use super::super::super::page::Length;
    use super::*;

    #[track_caller]
    fn check(runs: &[(Length, i64, &str)], expected: &[&str]) {
        let runs: Vec<GlyphRun> = runs
            .iter()
            .map(|&(left, base, text)| GlyphRun {
                left,
                right: left + 10 * Length::try_from(text.chars().count()).expect("short"),
                base,
                size: 10,
                text: text.to_owned(),
                ..GlyphRun::default()
            })
            .collect();
        let labels = labels(runs.iter());
        let texts: Vec<&str> = labels.iter().map(|label| label.run.text.as_str()).collect();
        assert_eq!(texts, expected);
    }

    #[test]
    fn the_lines_of_a_label_are_put_together() {
        check(
            &[
                (50, 0, "5.要求行政机关确认或"),
                (0, 5, "(五)不"),
                (50, 12, "重新出具已获取信息"),
                (0, 17, "予处理"),
                (50, 27, "1.其他"),
            ],
            &[
                "5.要求行政机关确认或重新出具已获取信息",
                "(五)不予处理",
                "1.其他",
            ],
        );
    }

    #[test]
    fn labels_without_a_number_are_told_by_the_form() {
        check(
            &[(0, 0, "规章"), (0, 14, "行政规范性"), (0, 26, "文件")],
            &["规章", "行政规范性文件"],
        );
        check(
            &[(0, 0, "行政处罚"), (0, 14, "行政强制")],
            &["行政处罚", "行政强制"],
        );
        check(
            &[(0, 0, "行政处罚"), (0, 40, "罚款")],
            &["行政处罚", "罚款"],
        );
    }
}
