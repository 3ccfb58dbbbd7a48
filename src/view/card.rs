//! Findings as they are read: a checked report in, one card for each cause and for each finding that
//! belongs to no cause out, the most serious first.

use crate::check::Checked;
use crate::order::{self, Map, Set};
use crate::rules::kind::RelationKind;
use crate::rules::level::Level;
use crate::verdict::Finding;

/// A finding's name that outlives an edit: the code of its rule, and its subject.
pub type FindingKey = (String, String);

/// Findings that the person set aside (排除), with the reason given.
pub type Dismissed = Map<FindingKey, String>;

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

impl Card {
    /// Whether one of its findings is of this level.
    pub fn has(&self, checked: &Checked, level: Level) -> bool {
        let mut findings = self
            .findings
            .iter()
            .filter_map(|&i| checked.findings.get(i));
        findings.any(|finding| finding.level == level)
    }

    /// The finding that explains the matter best: of the most serious, the one with the shortest equation of a
    /// table, or the first of the text.
    pub fn lead(&self, checked: &Checked) -> Option<usize> {
        let found = self.findings.iter();
        let found = found.filter_map(|&index| Some((index, checked.findings.get(index)?)));
        let length = |finding: &Finding| {
            if finding.rule.is_of_text() {
                0
            } else {
                finding.figures.len()
            }
        };
        let lead = found.min_by_key(|(_, found)| (found.level, length(found)));
        lead.map(|(index, _)| index)
    }
}

/// The finding's name.
pub fn key(finding: &Finding) -> FindingKey {
    (finding.rule.code.to_owned(), finding.subject.to_string())
}

/// Whether a finding is shown: in a form that is still being filled in, matters of form are not, but for
/// a cell that is no plain number.
pub(super) fn is_due(finding: &Finding, unfinished: bool) -> bool {
    !unfinished || finding.judged.is_some() || finding.rule.kind == RelationKind::Cell
}

/// The cards, the most serious first; findings set aside are left out, and so are matters of form in a
/// form that is still being filled in.
pub fn cards(checked: &Checked, dismissed: &Dismissed, unfinished: bool) -> Vec<Card> {
    let open = |&index: &usize| {
        let finding = checked.findings.get(index);
        finding.is_some_and(|finding| {
            is_due(finding, unfinished) && !dismissed.contains_key(&key(finding))
        })
    };
    let level = |findings: &[usize]| {
        let found = findings.iter().filter_map(|&i| checked.findings.get(i));
        found.map(|finding| finding.level).min()
    };
    let mut placed = Set::new();
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
