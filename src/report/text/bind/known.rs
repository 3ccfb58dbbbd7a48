//! What earlier numbers of a sentence named, and later ones leave unsaid.

use crate::form::disclosure::{Column, Row};
use crate::form::dispute::Group;
use crate::report::text::lexicon::Sense::{
    self, Is, Made, Normative, Regulation, Repealed, ThisYear, Total, Valid,
};
use crate::report::text::lexicon::Senses;
use crate::report::text::mention::Mention;

/// What a sentence has named so far.
#[derive(Debug, Default)]
pub(super) struct Known {
    sentence: usize,
    /// The proceedings that it speaks of, the one named last first.
    pub(super) proceedings: Vec<Proceedings>,
    /// Those that the words right beside the number name.
    pub(super) own: Option<Proceedings>,
    /// The row and the column of table two: 制发规范性文件 5 件, 废止 2 件, 现行有效 40 件 names the row once,
    /// 制发规章 2 件、规范性文件 5 件 the column.
    pub(super) document: Option<(Row, Column)>,
}

/// The groups of table four that proceedings may be, the most likely first.
pub(super) type Proceedings = &'static [&'static [Group]];

const DIRECT: &[Group] = &[Group::SuitDirect];
const AFTER_REVIEW: &[Group] = &[Group::SuitAfterReview];
const BOTH: &[Group] = &[Group::SuitDirect, Group::SuitAfterReview];

/// What a sense names, and the senses beside which it does not.
type NamedBy<T> = (Sense, &'static [Sense], T);

const PROCEEDINGS: &[NamedBy<Proceedings>] = &[
    (Sense::AfterReview, &[], &[AFTER_REVIEW]),
    (Sense::Direct, &[], &[DIRECT]),
    (Sense::Review, &[Sense::Suit], &[&[Group::Review]]),
    (Sense::Suit, &[Sense::Review], &[BOTH, DIRECT, AFTER_REVIEW]),
];

/// The kinds of documents of table two, and what becomes of them.
const KINDS: &[NamedBy<Row>] = &[
    (Regulation, &[Normative], Row::Regulation),
    (Normative, &[Regulation], Row::Normative),
];
const FATES: &[NamedBy<Column>] = &[
    (Valid, &[], Column::Valid),
    (Repealed, &[], Column::Repealed),
    (Made, &[], Column::Made),
];

/// What the first of these names that words say.
fn named<T: Copy>(of: &[NamedBy<T>], words: Senses) -> Option<T> {
    let mut of = of.iter();
    of.find_map(|&(sense, not, it)| (words.has(sense) && !words.any(not)).then_some(it))
}

impl Known {
    /// Adds what the next mention names.
    pub(super) fn add(&mut self, mention: &Mention) {
        if mention.sentence != self.sentence {
            // 。其中 goes on with what the sentence before speaks of
            if mention.opener.is_none() {
                self.proceedings.clear();
            }
            self.document = None;
            self.sentence = mention.sentence;
        }
        let [label, tail] = [&mention.label, &mention.tail].map(|it| named(PROCEEDINGS, it.senses));
        self.own = label.or(tail);
        let outside = named(PROCEEDINGS, mention.outside);
        if let Some(own) = self.own.or(outside) {
            self.proceedings.retain(|&other| other != own);
            self.proceedings.insert(0, own);
        }
        self.document = self.document(mention);
    }

    fn document(&self, mention: &Mention) -> Option<(Row, Column)> {
        const BARE: &[Sense] = &[
            Regulation, Normative, Made, Repealed, Valid, Is, ThisYear, Total,
        ];
        let label = &mention.label;
        let both = label.has(Regulation) && label.has(Normative);
        if both || mention.opener == Some(Sense::Among) {
            return None;
        }
        let (kind, fate) = (named(KINDS, label.senses), named(FATES, label.senses));
        let goes_on = label.only(BARE) && (kind.is_some() || fate.is_some());
        let (row, column) = self.document.filter(|_| goes_on).unzip();
        kind.or(row).zip(fate.or(column))
    }
}
