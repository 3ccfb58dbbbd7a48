//! Ledger → how much was checked, in numbers and in one sentence.

use super::{Judged, Verdict};
use crate::language::Words;
use crate::order;
use crate::report::Report;
use crate::report::figure::FigureId;
use crate::rules::equation::Reading;

/// How many relations hold, are broken or could not be checked (核对覆盖情况).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// 成立.
    pub holding: usize,
    /// 不符.
    pub broken: usize,
    /// 未能核对.
    pub undecided: usize,
}

/// The counts over all relations, those of the tables and those of the running text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// All relations: the other two together.
    pub all: Counts,
    /// Relations between figures of tables.
    pub table: Counts,
    /// Relations that the running text states.
    pub text: Counts,
}

/// Counts the relations of a ledger; those that do not apply are none.
pub fn count(ledger: &[Judged]) -> Coverage {
    let mut coverage = Coverage::default();
    for judged in ledger {
        let part = if judged.equation.rule.is_of_text() {
            &mut coverage.text
        } else {
            &mut coverage.table
        };
        for counts in [part, &mut coverage.all] {
            match judged.verdict {
                Verdict::Holds => counts.holding += 1,
                Verdict::Broken { .. } => counts.broken += 1,
                Verdict::Undecided(_) => counts.undecided += 1,
                Verdict::NotApplicable => {}
            }
        }
    }
    coverage
}

/// The numbers of the running text that no relation uses (未用于核对的数), in the order of the text.
///
/// Together with the relations and [`Report::no_quantities`] they account for every number of the
/// text, so that silence is not mistaken for approval.
pub fn unused(report: &Report, ledger: &[Judged]) -> Vec<FigureId> {
    let readings = ledger
        .iter()
        .filter(|judged| judged.verdict != Verdict::NotApplicable)
        .flat_map(|judged| &judged.equation.readings);
    let used = order::set(readings.flat_map(Reading::figures));
    report
        .figures
        .keys()
        .filter(|id| matches!(id, FigureId::Text(_)))
        .filter(|id| !used.contains(id))
        .copied()
        .collect()
}

impl Counts {
    /// The relations that were decided.
    pub fn decided(self) -> usize {
        self.holding + self.broken
    }

    /// The counts in one sentence.
    pub fn sentence(self) -> Words {
        let Self {
            holding,
            broken,
            undecided,
        } = self;
        let decided = self.decided();
        let (zh, en) = if decided == 0 {
            (
                "没有能够核对的勾稽关系".to_owned(),
                "No relation could be checked".to_owned(),
            )
        } else if broken == 0 {
            (
                format!("共核对 {decided} 项勾稽关系，全部成立"),
                format!("{} checked, all hold", relations(decided)),
            )
        } else {
            (
                format!("共核对 {decided} 项勾稽关系：{holding} 项成立，{broken} 项不符"),
                format!(
                    "{} checked: {holding} hold, {broken} {} not",
                    relations(decided),
                    if broken == 1 { "does" } else { "do" }
                ),
            )
        };
        match (undecided, decided) {
            (0, _) => Words::new(format!("{zh}。"), format!("{en}.")),
            (_, 0) => Words::new(
                format!("{zh}：{undecided} 项因数据缺失未能核对。"),
                format!("{en}: data are missing for {}.", relations(undecided)),
            ),
            _ => Words::new(
                format!("{zh}；另有 {undecided} 项因数据缺失未能核对。"),
                format!("{en}; {undecided} more could not be checked because data are missing."),
            ),
        }
    }
}

fn relations(count: usize) -> String {
    format!("{count} relation{}", if count == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(holding: usize, broken: usize, undecided: usize, zh: &str, en: &str) {
        let counts = Counts {
            holding,
            broken,
            undecided,
        };
        assert_eq!(counts.sentence(), Words::new(zh, en));
    }

    #[test]
    fn counts_in_words() {
        check(
            60,
            2,
            5,
            "共核对 62 项勾稽关系：60 项成立，2 项不符；另有 5 项因数据缺失未能核对。",
            "62 relations checked: 60 hold, 2 do not; 5 more could not be checked because data are missing.",
        );
        check(
            42,
            0,
            0,
            "共核对 42 项勾稽关系，全部成立。",
            "42 relations checked, all hold.",
        );
        check(
            0,
            0,
            3,
            "没有能够核对的勾稽关系：3 项因数据缺失未能核对。",
            "No relation could be checked: data are missing for 3 relations.",
        );
        check(
            0,
            0,
            0,
            "没有能够核对的勾稽关系。",
            "No relation could be checked.",
        );
    }
}
