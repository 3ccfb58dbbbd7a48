//! What a check came to: every relation that applies and every other finding under one of six words,
//! counted here and nowhere else, so that every surface says the same numbers.

pub mod agencies;
mod outcome;
mod row;
mod survey;
pub mod table;
#[cfg(all(test, feature = "export"))]
mod tests;

pub use outcome::Outcome;
pub use row::{Overview, ReportRow};
pub use survey::{RuleCount, RuleReach, Survey};

use crate::check::Checked;
use crate::language::{Label, Language, Words};
use crate::order;
use crate::rules::level::Level;
use crate::rules::rule::Rule;
use crate::verdict::{Finding, Judged, Verdict};

use super::card::{Dismissed, is_due, key};

/// What became of a relation or of another thing that was looked at, what needs a person first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// 不符.
    Broken,
    /// 存疑.
    Doubtful,
    /// 提示.
    Note,
    /// 未能核对.
    Undecided,
    /// 成立.
    Holds,
    /// 已排除: the person looked at it and set it aside.
    Dismissed,
}

impl Status {
    /// Every one, in the order in which they are listed.
    pub const ALL: [Self; 6] = [
        Self::Broken,
        Self::Doubtful,
        Self::Note,
        Self::Undecided,
        Self::Holds,
        Self::Dismissed,
    ];

    /// The word for it.
    pub fn label(self) -> Label {
        match self {
            Self::Broken => Level::Error.label(),
            Self::Doubtful => Level::Warning.label(),
            Self::Note => Level::Note.label(),
            Self::Undecided => Label {
                zh: "未能核对",
                en: "Not checked",
            },
            Self::Holds => Label {
                zh: "成立",
                en: "Holds",
            },
            Self::Dismissed => Label {
                zh: "已排除",
                en: "Set aside",
            },
        }
    }

    /// What the word means: the legend.
    pub fn meaning(self) -> Label {
        match self {
            Self::Broken => Label {
                zh: "表格自身的数字对不上",
                en: "the form's own numbers do not add up",
            },
            Self::Doubtful => Label {
                zh: "需要人工核实",
                en: "somebody must look at it",
            },
            Self::Note => Label {
                zh: "格式或写法上的提醒",
                en: "a matter of form or of wording",
            },
            Self::Undecided => Label {
                zh: "缺少数据，无从核对",
                en: "numbers are missing",
            },
            Self::Holds => Label {
                zh: "数字相符",
                en: "the numbers agree",
            },
            Self::Dismissed => Label {
                zh: "已核实为无误",
                en: "looked at and found right",
            },
        }
    }

    /// So many of them: 3 项不符.
    pub fn counted(self, count: usize) -> Words {
        let en = match (self, count) {
            (Self::Broken, 1) => "mismatch",
            (Self::Broken, _) => "mismatches",
            (Self::Doubtful, _) => "to check",
            (Self::Note, 1) => "note",
            (Self::Note, _) => "notes",
            (Self::Undecided, _) => "not checked",
            (Self::Holds, 1) => "holds",
            (Self::Holds, _) => "hold",
            (Self::Dismissed, _) => "set aside",
        };
        Words::new(
            format!("{count} 项{}", self.label().zh),
            format!("{count} {en}"),
        )
    }
}

impl From<Level> for Status {
    fn from(level: Level) -> Self {
        match level {
            Level::Error => Self::Broken,
            Level::Warning => Self::Doubtful,
            Level::Note => Self::Note,
        }
    }
}

/// One thing that was looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SummaryItem {
    /// What became of it.
    pub status: Status,
    /// The rule that looked.
    pub rule: &'static Rule,
    /// The line of the ledger; none for what is no relation, and for what is said of one that holds.
    pub line: Option<usize>,
    /// What is said of it, as an index into the findings.
    pub finding: Option<usize>,
}

/// How many there are of each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(
    any(feature = "cli", feature = "wire"),
    derive(serde::Serialize, serde::Deserialize)
)]
pub struct Summary {
    /// 不符.
    pub broken: usize,
    /// 存疑.
    pub doubtful: usize,
    /// 提示.
    pub notes: usize,
    /// 未能核对.
    pub undecided: usize,
    /// 成立.
    pub holding: usize,
    /// 已排除.
    pub dismissed: usize,
    /// How many of all are relations.
    pub relations: usize,
}

/// Everything that was looked at: the relations that apply, in the order of the ledger, then the
/// findings that are about none of them.
pub fn items(checked: &Checked, dismissed: &Dismissed, unfinished: bool) -> Vec<SummaryItem> {
    let is_broken = |line: usize| {
        let judged = checked.ledger.get(line);
        judged.is_some_and(Judged::is_broken)
    };
    let status = |finding: &Finding| {
        if dismissed.contains_key(&key(finding)) {
            Status::Dismissed
        } else {
            finding.level.into()
        }
    };
    let mut of_lines = Vec::new();
    let mut others = Vec::new();
    for (index, finding) in checked.findings.iter().enumerate() {
        let item = SummaryItem {
            status: status(finding),
            rule: finding.rule,
            line: finding.judged.filter(|&line| is_broken(line)),
            finding: Some(index),
        };
        match item.line {
            Some(line) => of_lines.push((line, item)),
            None if is_due(finding, unfinished) => others.push(item),
            None => {}
        }
    }
    let of_lines = order::map(of_lines);
    let lines = checked
        .ledger
        .iter()
        .enumerate()
        .filter_map(|(line, judged)| {
            let status = match judged.verdict {
                Verdict::Holds => Status::Holds,
                Verdict::Undecided(_) => Status::Undecided,
                Verdict::Broken { .. } => return of_lines.get(&line).copied(),
                Verdict::NotApplicable => return None,
            };
            Some(SummaryItem {
                status,
                rule: judged.equation.rule,
                line: Some(line),
                finding: None,
            })
        });
    lines.chain(others).collect()
}

impl Summary {
    /// Whether more relations could not be checked than hold, so that nothing wrong does not mean that all is right.
    pub fn leaves_most_open(&self) -> bool {
        self.undecided > self.holding
    }

    /// Counts them.
    pub fn of(items: &[SummaryItem]) -> Self {
        let mut summary = Self::default();
        for item in items {
            *summary.counter(item.status) += 1;
            summary.relations += usize::from(item.line.is_some());
        }
        summary
    }

    /// Adds the counts of another report.
    pub fn add(&mut self, other: &Self) {
        for status in Status::ALL {
            *self.counter(status) += other.count(status);
        }
        self.relations += other.relations;
    }

    fn counter(&mut self, status: Status) -> &mut usize {
        match status {
            Status::Broken => &mut self.broken,
            Status::Doubtful => &mut self.doubtful,
            Status::Note => &mut self.notes,
            Status::Undecided => &mut self.undecided,
            Status::Holds => &mut self.holding,
            Status::Dismissed => &mut self.dismissed,
        }
    }

    /// How many there are of one.
    pub fn count(&self, status: Status) -> usize {
        let mut summary = *self;
        *summary.counter(status)
    }

    /// How many there are of each, without those of which there is none.
    pub fn counts(&self) -> impl Iterator<Item = (Status, usize)> + use<> {
        let summary = *self;
        let counts = Status::ALL.into_iter();
        counts
            .map(move |status| (status, summary.count(status)))
            .filter(|&(_, count)| count > 0)
    }

    /// All of them together.
    pub fn all(&self) -> usize {
        self.counts().map(|(_, count)| count).sum()
    }

    /// All counts in one sentence.
    pub fn sentence(&self) -> Words {
        let all = self.all();
        if all == 0 {
            return Words::new("没有可以核对的内容。", "There was nothing to check.");
        }
        if self.holding == all {
            let relations = if all == 1 { "relation" } else { "relations" };
            return Words::new(
                format!("共核对 {all} 项，全部成立。"),
                format!("{all} {relations} checked, all hold."),
            );
        }
        let shown: Vec<Words> = self
            .counts()
            .map(|(status, count)| status.counted(count))
            .collect();
        let list = |language: Language, comma: &str| {
            let shown: Vec<&str> = shown.iter().map(|words| words.get(language)).collect();
            shown.join(comma)
        };
        let things = if all == 1 { "item" } else { "items" };
        Words::new(
            format!("共 {all} 项：{}。", list(Language::Chinese, "，")),
            format!("{all} {things}: {}.", list(Language::English, ", ")),
        )
    }

    /// What the words mean of which there are any, in one sentence.
    pub fn legend(&self) -> Words {
        let shown: Vec<Status> = self.counts().map(|(status, _)| status).collect();
        let list = |language: Language, colon: &str, comma: &str| {
            let meaning = |status: &Status| {
                let (word, meaning) = (status.label(), status.meaning());
                format!("{}{colon}{}", word.get(language), meaning.get(language))
            };
            shown.iter().map(meaning).collect::<Vec<_>>().join(comma)
        };
        Words::new(
            format!("{}。", list(Language::Chinese, "：", "；")),
            format!("{}.", list(Language::English, ": ", "; ")),
        )
    }
}
