//! Many reports in one count: rows of a table of many → how many of them have errors, and which rules they break.

use std::cmp::Reverse;

use super::{Outcome, Overview, ReportRow, Status, Summary};
use crate::language::Words;
use crate::order::{self, Map};
use crate::rules::rule::Rule;

/// How often one rule found something in one report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(
    any(feature = "cli", feature = "wire"),
    derive(serde::Serialize, serde::Deserialize)
)]
pub struct RuleCount {
    /// The rule.
    #[cfg_attr(
        any(feature = "cli", feature = "wire"),
        serde(with = "super::row::rule")
    )]
    pub rule: &'static Rule,
    /// 不符.
    pub broken: usize,
    /// 存疑.
    pub doubtful: usize,
    /// 提示.
    pub notes: usize,
}

impl RuleCount {
    /// None yet.
    pub fn none(rule: &'static Rule) -> Self {
        Self {
            rule,
            broken: 0,
            doubtful: 0,
            notes: 0,
        }
    }

    /// Counts one more; what holds or could not be checked is none.
    pub fn add(&mut self, status: Status) {
        match status {
            Status::Broken => self.broken += 1,
            Status::Doubtful => self.doubtful += 1,
            Status::Note => self.notes += 1,
            Status::Undecided | Status::Holds | Status::Dismissed => {}
        }
    }

    /// All of them together.
    pub fn all(&self) -> usize {
        self.broken + self.doubtful + self.notes
    }
}

/// What came of one rule in many reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RuleReach {
    /// How many reports it found something in.
    pub reports: usize,
    /// What it found in all of them.
    pub findings: RuleCount,
}

/// What many reports come to. Its size does not grow with their number.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Survey {
    /// How many there were.
    pub inputs: usize,
    /// How many could not be read at all.
    pub refused: usize,
    /// How many hold nothing that could be checked.
    pub empty: usize,
    /// How many have at least one error.
    pub broken: usize,
    /// How many have no error and at least one warning.
    pub doubtful: usize,
    /// How many have neither, but more that could not be checked than holds.
    pub open: usize,
    /// How many have neither.
    pub clean: usize,
    /// The counts of all of them together.
    pub summary: Summary,
    rules: Map<&'static str, RuleReach>,
}

impl Survey {
    /// Counts one more.
    pub fn add(&mut self, row: &ReportRow) {
        self.inputs += 1;
        *self.place(Outcome::of(row)) += 1;
        if let Ok(overview) = &row.report {
            self.add_read(overview);
        }
    }

    fn place(&mut self, outcome: Outcome) -> &mut usize {
        match outcome {
            Outcome::Broken => &mut self.broken,
            Outcome::Doubtful => &mut self.doubtful,
            Outcome::Refused => &mut self.refused,
            Outcome::Empty => &mut self.empty,
            Outcome::Open => &mut self.open,
            Outcome::Clean => &mut self.clean,
        }
    }

    /// How many came to `outcome`.
    pub fn count(&self, outcome: Outcome) -> usize {
        match outcome {
            Outcome::Broken => self.broken,
            Outcome::Doubtful => self.doubtful,
            Outcome::Refused => self.refused,
            Outcome::Empty => self.empty,
            Outcome::Open => self.open,
            Outcome::Clean => self.clean,
        }
    }

    fn add_read(&mut self, overview: &Overview) {
        self.summary.add(&overview.summary);
        for count in &overview.rules {
            let reach = self.rules.entry(count.rule.code).or_insert(RuleReach {
                reports: 0,
                findings: RuleCount::none(count.rule),
            });
            reach.reports += 1;
            reach.findings.broken += count.broken;
            reach.findings.doubtful += count.doubtful;
            reach.findings.notes += count.notes;
        }
    }

    /// The rules that found something, those first that did so in most reports.
    pub fn rules(&self) -> Vec<RuleReach> {
        let mut rules: Vec<RuleReach> = self.rules.values().copied().collect();
        order::sort_by_key(&mut rules, |reach| {
            Reverse((reach.reports, reach.findings.all()))
        });
        rules
    }

    /// How many reports there were and what became of them, in one sentence.
    pub fn sentence(&self) -> Words {
        let outcomes = [
            Outcome::Broken,
            Outcome::Doubtful,
            Outcome::Clean,
            Outcome::Open,
            Outcome::Empty,
            Outcome::Refused,
        ];
        let counts = outcomes.map(|outcome| (outcome, self.count(outcome)));
        let counts = counts.into_iter().filter(|&(_, count)| count > 0);
        let (zh, en): (Vec<String>, Vec<String>) = counts
            .map(|(outcome, count)| outcome.counted(count))
            .map(|words| (words.zh, words.en))
            .unzip();
        let reports = if self.inputs == 1 {
            "report"
        } else {
            "reports"
        };
        let (zh, en) = (zh.join("，"), en.join(", "));
        Words::new(
            format!("共 {} 份报告：{zh}。", self.inputs),
            format!("{} {reports}: {en}.", self.inputs),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::CATALOGUE;

    fn read(broken: usize, doubtful: usize) -> ReportRow {
        let rule = CATALOGUE.first().expect("there are rules");
        let found = RuleCount {
            broken,
            doubtful,
            ..RuleCount::none(rule)
        };
        ReportRow {
            source: "a.txt".to_owned(),
            report: Ok(Overview {
                tables: 1,
                summary: Summary {
                    broken,
                    doubtful,
                    holding: 9,
                    ..Summary::default()
                },
                rules: (found.all() > 0).then_some(found).into_iter().collect(),
                ..Overview::default()
            }),
        }
    }

    #[test]
    fn each_report_is_counted_under_its_worst() {
        let mut survey = Survey::default();
        let rows = [read(2, 1), read(0, 3), read(0, 0), read(1, 0)];
        for row in &rows {
            survey.add(row);
        }
        survey.add(&ReportRow::refused("b.pdf", Words::new("空", "empty")));
        survey.add(&ReportRow {
            source: "c.txt".to_owned(),
            report: Ok(Overview::default()),
        });
        assert_eq!(
            survey.sentence().zh,
            "共 6 份报告：2 份有不符，1 份仅有存疑，1 份未发现问题，1 份没有可核对的内容，1 份无法读取。"
        );
        assert_eq!((survey.summary.broken, survey.summary.holding), (3, 36));
        let rules = survey.rules();
        let [reach] = rules.as_slice() else {
            panic!("one rule found something: {rules:?}");
        };
        assert_eq!((reach.reports, reach.findings.broken), (3, 3));
        assert_eq!(reach.findings.doubtful, 4);
    }
}
