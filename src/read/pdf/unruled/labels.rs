//! Runs of text beside or above figures → labels and headers, each put together from its lines.

use super::super::super::marker::{Marker, marker};
use super::super::page::{Length, Spot};
use super::columns::{Sides, overlap};
use super::grid::Text;
use super::run::Run;
use crate::form::lexicon::Fit;
use crate::form::official::OFFICIAL;

/// How many labels back the one is sought that a line belongs to: those of groups or of other columns stand
/// between.
const BACK: usize = 32;

/// No label of the form takes as many bytes.
const LONGEST: usize = 300;

/// A label and where it stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Label {
    pub(super) left: Length,
    pub(super) right: Length,
    /// Its first line.
    pub(super) top: i64,
    /// Its last line.
    pub(super) bottom: i64,
    pub(super) size: i64,
    pub(super) text: String,
    /// Where it begins in the file.
    pub(super) spot: Spot,
}

impl Label {
    /// From where to where it goes.
    pub(super) fn sides(&self) -> Sides {
        (self.left, self.right)
    }

    /// The cell that it makes up.
    pub(super) fn cell(&self) -> Text {
        Text {
            text: self.text.clone(),
            spot: self.spot,
        }
    }

    /// How far a line of text is from those of the label; 0 between the first and the last.
    pub(super) fn away(&self, base: i64) -> i64 {
        (self.top - base).max(base - self.bottom).max(0)
    }

    /// Whether the text goes on in the same line, and not with the next cell.
    fn is_beside(&self, run: &Run) -> bool {
        let gap = i64::from(run.left) - i64::from(self.right);
        let is_near = self.bottom == run.base && gap < self.size;
        let is_rest = || {
            OFFICIAL
                .lexicon
                .is_piece(&format!("{}{}", self.text, run.text))
        };
        is_near && (is_rest() || OFFICIAL.lexicon.fit(&run.text) == Fit::Foreign)
    }

    /// Whether the text can be its next line; beyond the foot of a page only what makes it a label of the form.
    fn goes_on(&self, run: &Run) -> bool {
        if is_numbered(&run.text) || self.text.len() + run.text.len() > LONGEST {
            return false;
        }
        let fit = |text: &str| OFFICIAL.lexicon.fit(text);
        let is_near = run.base - self.bottom <= 2 * self.size.max(run.size);
        let is_rest = OFFICIAL
            .lexicon
            .is_piece(&format!("{}{}", self.text, run.text));
        let begins = || match fit(&run.text) {
            Fit::Whole => true,
            Fit::Piece => fit(&self.text) == Fit::Whole,
            Fit::Foreign => false,
        };
        if is_near {
            is_rest || !begins()
        } else {
            is_rest && !begins()
        }
    }

    fn add(&mut self, run: &Run) {
        self.spot.left += run.left.min(self.left) - self.left;
        self.left = self.left.min(run.left);
        self.right = self.right.max(run.right);
        self.bottom = self.bottom.max(run.base);
        self.text.push_str(&run.text);
    }
}

/// The labels that runs, from top to bottom, make up.
pub(super) fn labels<'a>(runs: impl Iterator<Item = &'a Run>) -> Vec<Label> {
    let mut labels: Vec<Label> = Vec::new();
    for run in runs {
        let over = |label: &&mut Label| overlap(label.sides(), run.sides());
        let above = labels.iter_mut().rev().take(BACK).find(over);
        let open = match above {
            Some(label) => Some(label).filter(|label| label.goes_on(run)),
            None => labels.last_mut().filter(|label| label.is_beside(run)),
        };
        match open {
            Some(label) => label.add(run),
            None => labels.push(Label {
                left: run.left,
                right: run.right,
                top: run.base,
                bottom: run.base,
                size: run.size,
                text: run.text.clone(),
                spot: run.spot,
            }),
        }
    }
    labels
}

/// The number that a label begins with: 一、 （一） 1.
pub(super) fn numbering(text: &str) -> Option<Marker<'_>> {
    marker(text).filter(|found| !matches!(found.mark, ',' | '，'))
}

/// Whether a label begins with its number.
pub(super) fn is_numbered(text: &str) -> bool {
    numbering(text).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(runs: &[(Length, i64, &str)], expected: &[&str]) {
        let runs: Vec<Run> = runs
            .iter()
            .map(|&(left, base, text)| Run {
                left,
                right: left + 10 * Length::try_from(text.chars().count()).expect("short"),
                base,
                size: 10,
                text: text.to_owned(),
                ..Run::default()
            })
            .collect();
        let labels = labels(runs.iter());
        let texts: Vec<&str> = labels.iter().map(|label| label.text.as_str()).collect();
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
