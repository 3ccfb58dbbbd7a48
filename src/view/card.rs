//! Findings as they are read: a checked report in, one card for each cause and for each finding that
//! stands alone out, the most serious first.

use std::collections::{BTreeMap, BTreeSet};

use crate::check::Checked;
use crate::order;
use crate::rules::rule::Level;
use crate::verdict::{Finding, Verdict};

/// A finding's name that outlives an edit: the code of its rule, and its subject.
pub type FindingKey = (String, String);

/// Findings that the person set aside (排除), with the reason given.
pub type Dismissed = BTreeMap<FindingKey, String>;

/// One cause with its findings, or one finding alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// The most serious level of its findings.
    pub level: Level,
    /// The cause, as an index into the causes.
    pub cause: Option<usize>,
    /// The findings, as indices into the findings; never empty.
    pub findings: Vec<usize>,
}

/// How many cards there are of each level, and how many relations came to which verdict.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Cards of level error.
    pub errors: usize,
    /// Cards of level warning.
    pub warnings: usize,
    /// Cards of level note.
    pub notes: usize,
    /// Findings set aside.
    pub dismissed: usize,
    /// Relations that hold.
    pub holding: usize,
    /// Relations that do not hold, of level error.
    pub broken: usize,
    /// Relations that do not hold, of a weaker level.
    pub doubtful: usize,
    /// Relations that could not be checked.
    pub undecided: usize,
}

impl Counts {
    /// The relations that apply to the report at all.
    pub fn relations(&self) -> usize {
        self.holding + self.broken + self.doubtful + self.undecided
    }
}

/// The matter of form that matters in a form being filled in: a cell that is no plain number.
const NUMBER: &str = "form-number";

/// The finding's name.
pub fn key(finding: &Finding) -> FindingKey {
    (finding.rule.code.to_owned(), finding.subject.clone())
}

impl Card {
    /// The finding that tells the matter best: of the most serious, the one with the shortest equation of a
    /// table, or the first of the text.
    pub fn lead(&self, checked: &Checked) -> Option<usize> {
        let found = self.findings.iter();
        let found = found.filter_map(|&index| Some((index, checked.findings.get(index)?)));
        let length = |finding: &Finding| {
            if finding.rule.code.starts_with("text-") {
                0
            } else {
                finding.figures.len()
            }
        };
        let lead = found.min_by_key(|(_, found)| (found.level, length(found)));
        lead.map(|(index, _)| index)
    }
}

/// The cards, the most serious first; findings set aside are left out, and so are matters of form in a
/// form that is still being filled in.
pub fn cards(checked: &Checked, dismissed: &Dismissed, unfinished: bool) -> Vec<Card> {
    let open = |&index: &usize| {
        let finding = checked.findings.get(index);
        finding.is_some_and(|finding| {
            let due = !unfinished || finding.judged.is_some() || finding.rule.code == NUMBER;
            due && !dismissed.contains_key(&key(finding))
        })
    };
    let level = |findings: &[usize]| {
        let found = findings.iter().filter_map(|&i| checked.findings.get(i));
        found.map(|finding| finding.level).min()
    };
    let mut placed = BTreeSet::new();
    let mut cards = Vec::new();
    for (index, cause) in checked.causes.iter().enumerate() {
        placed.extend(cause.findings.iter().copied());
        let findings: Vec<usize> = cause.findings.iter().copied().filter(open).collect();
        if let Some(level) = level(&findings) {
            cards.push(Card {
                level,
                cause: Some(index),
                findings,
            });
        }
    }
    for index in (0..checked.findings.len()).filter(open) {
        if let (false, Some(level)) = (placed.contains(&index), level(&[index])) {
            cards.push(Card {
                level,
                cause: None,
                findings: vec![index],
            });
        }
    }
    order::sort_by_key(&mut cards, |card| {
        (card.level, card.findings.first().copied())
    });
    cards
}

/// Counts what the head of the page tells.
pub fn counts(checked: &Checked, cards: &[Card], dismissed: &Dismissed) -> Counts {
    let mut counts = Counts {
        dismissed: checked
            .findings
            .iter()
            .filter(|finding| dismissed.contains_key(&key(finding)))
            .count(),
        ..Counts::default()
    };
    for card in cards {
        match card.level {
            Level::Error => counts.errors += 1,
            Level::Warning => counts.warnings += 1,
            Level::Note => counts.notes += 1,
        }
    }
    for judged in &checked.ledger {
        match (&judged.verdict, judged.equation.level) {
            (Verdict::Holds, _) => counts.holding += 1,
            (Verdict::Broken { .. }, Level::Error) => counts.broken += 1,
            (Verdict::Broken { .. }, _) => counts.doubtful += 1,
            (Verdict::Undecided(_), _) => counts.undecided += 1,
            (Verdict::NotApplicable, _) => {}
        }
    }
    counts
}
