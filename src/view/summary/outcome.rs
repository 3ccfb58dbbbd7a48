//! A row of a table of many reports → what the report came to as a whole, in one of six words.

use super::ReportRow;
use crate::language::{Label, Words};

/// What a report came to as a whole; what needs a person first comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "wire", derive(serde::Serialize, serde::Deserialize))]
pub enum Outcome {
    /// It has errors.
    Broken,
    /// It has warnings and no error.
    Doubtful,
    /// It could not be read at all.
    Refused,
    /// It holds nothing that could be checked.
    Empty,
    /// It has neither, but more could not be checked than holds.
    Open,
    /// It has neither errors nor warnings.
    Clean,
}

impl Outcome {
    /// Every one, in their order.
    pub const ALL: [Self; 6] = [
        Self::Broken,
        Self::Doubtful,
        Self::Refused,
        Self::Empty,
        Self::Open,
        Self::Clean,
    ];

    /// What the report of a row came to.
    pub fn of(row: &ReportRow) -> Self {
        let Ok(overview) = &row.report else {
            return Self::Refused;
        };
        let summary = &overview.summary;
        if !overview.has_content() {
            Self::Empty
        } else if summary.broken > 0 {
            Self::Broken
        } else if summary.doubtful > 0 {
            Self::Doubtful
        } else if summary.leaves_most_open() {
            Self::Open
        } else {
            Self::Clean
        }
    }

    /// The words for one such report.
    pub fn label(self) -> Label {
        match self {
            Self::Broken => Label {
                zh: "有不符",
                en: "Mismatches",
            },
            Self::Doubtful => Label {
                zh: "仅有存疑",
                en: "To check",
            },
            Self::Refused => Label {
                zh: "无法读取",
                en: "Unreadable",
            },
            Self::Empty => Label {
                zh: "没有可核对的内容",
                en: "Nothing to check",
            },
            Self::Open => Label {
                zh: "多数未能核对",
                en: "Mostly not checked",
            },
            Self::Clean => Label {
                zh: "未发现问题",
                en: "No problem found",
            },
        }
    }

    /// So many of them: 3 份有不符.
    pub fn counted(self, count: usize) -> Words {
        let en = match self {
            Self::Broken => "with mismatches",
            Self::Doubtful => "with doubts alone",
            Self::Refused => "unreadable",
            Self::Empty => "without anything to check",
            Self::Open => "mostly not checked",
            Self::Clean => "without either",
        };
        let zh = self.label().zh;
        Words::new(format!("{count} 份{zh}"), format!("{count} {en}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::summary::{Overview, Summary};

    #[track_caller]
    fn check(summary: Summary, expected: Outcome) {
        let overview = Overview {
            tables: 1,
            summary,
            ..Overview::default()
        };
        let row = ReportRow {
            source: "a.txt".to_owned(),
            report: Ok(overview),
        };
        assert_eq!(Outcome::of(&row), expected);
    }

    #[test]
    fn the_worst_decides() {
        let holding = Summary {
            holding: 9,
            undecided: 9,
            ..Summary::default()
        };
        check(holding, Outcome::Clean);
        let undecided = Summary {
            undecided: 10,
            ..holding
        };
        check(undecided, Outcome::Open);
        let doubtful = Summary {
            doubtful: 1,
            ..undecided
        };
        check(doubtful, Outcome::Doubtful);
        let broken = Summary {
            broken: 1,
            ..doubtful
        };
        check(broken, Outcome::Broken);
        let row = |report| ReportRow {
            source: String::new(),
            report,
        };
        assert_eq!(Outcome::of(&row(Ok(Overview::default()))), Outcome::Empty);
        let refused = row(Err(Words::default()));
        assert_eq!(Outcome::of(&refused), Outcome::Refused);
    }
}
