//! Table four: 行政复议, 行政诉讼 and their results.

use super::{Meanings, Place};
use crate::form::dispute::{Column, Group};
use crate::report::figure::FigureId;
use crate::report::text::lexicon::{Sense, Senses};
use crate::report::text::nest::Mention;

/// Which proceedings the sentence speaks of, the one named last first.
#[derive(Clone, Debug, Default)]
pub(super) struct Topic {
    sentence: usize,
    named: Vec<Proceedings>,
}

/// Reviews, lawsuits, or those of one kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Proceedings {
    Review,
    Suit,
    Direct,
    AfterReview,
}

impl Proceedings {
    /// The groups of table four that make it up.
    pub(super) fn groups(self) -> &'static [Group] {
        match self {
            Self::Review => &[Group::Review],
            Self::Suit => &[Group::SuitDirect, Group::SuitAfterReview],
            Self::Direct => &[Group::SuitDirect],
            Self::AfterReview => &[Group::SuitAfterReview],
        }
    }

    fn sum(self, column: Column) -> Vec<FigureId> {
        let groups = self.groups().iter();
        groups
            .map(|&group| FigureId::Dispute(group, column))
            .collect()
    }
}

/// The proceedings that words name; none where they name two.
fn proceedings(words: Senses) -> Option<Proceedings> {
    if words.has(Sense::AfterReview) {
        return Some(Proceedings::AfterReview);
    }
    if words.has(Sense::Direct) {
        return Some(Proceedings::Direct);
    }
    match (words.has(Sense::Review), words.has(Sense::Suit)) {
        (true, false) => Some(Proceedings::Review),
        (false, true) => Some(Proceedings::Suit),
        _ => None,
    }
}

impl Topic {
    /// Takes the next mention in.
    pub(super) fn hear(&mut self, mention: &Mention) {
        if mention.sentence != self.sentence {
            if mention.opener.is_none() {
                self.named.clear();
            }
            self.sentence = mention.sentence;
        }
        let named = proceedings(mention.label.senses).or_else(|| proceedings(mention.outside));
        if let Some(named) = named {
            self.named.retain(|&other| other != named);
            self.named.insert(0, named);
        }
    }

    /// Whether some proceedings were named.
    pub(super) fn is_named(&self) -> bool {
        !self.named.is_empty()
    }
}

impl Place<'_> {
    /// Table four.
    pub(super) fn disputes(&self) -> Option<Meanings> {
        const RESULTS: [(Sense, Column); 5] = [
            (Sense::Upheld, Column::Upheld),
            (Sense::Dismissed, Column::Upheld),
            (Sense::Corrected, Column::Corrected),
            (Sense::OtherResult, Column::Other),
            (Sense::Unheard, Column::Pending),
        ];
        let label = &self.mention.label;
        let result = RESULTS.into_iter().find(|&(sense, _)| self.has(sense));
        let named = proceedings(label.senses).or_else(|| proceedings(self.mention.tail.senses));
        match (result, named) {
            // 驳回 is told apart from 维持 by some offices
            (Some((Sense::Dismissed, _)), _) => None,
            (Some((_, column)), _) if self.topic.is_named() => Some(
                self.topic
                    .named
                    .iter()
                    .map(|topic| topic.sum(column))
                    .collect(),
            ),
            (None, Some(topic)) => {
                const NOT_RECEIVED: &[Sense] = &[
                    Sense::Former,
                    Sense::Carry,
                    Sense::CarriedIn,
                    Sense::ForOthers,
                    Sense::Answered,
                    Sense::Not,
                    Sense::None,
                    Sense::Result,
                    Sense::OtherBody,
                ];
                let mut meanings = vec![topic.sum(Column::Sum)];
                if topic == Proceedings::Suit {
                    meanings.push(Proceedings::Direct.sum(Column::Sum));
                    meanings.push(Proceedings::AfterReview.sum(Column::Sum));
                }
                (!label.any(NOT_RECEIVED)).then_some(meanings)
            }
            _ => None,
        }
    }
}
