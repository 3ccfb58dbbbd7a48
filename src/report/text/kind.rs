//! What the words of a list's parts have in common: kinds that exclude each other, kinds that may overlap.

use super::lexicon::{Sense, divisions};
use super::mention::Mention;
use super::passage::{Passage, Spot};
use super::role::Role;
use super::unit::{self, Class};

/// What the parts of a list have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kinds {
    /// Kinds that leave nothing else.
    Whole,
    /// Kinds that exclude each other and are few: outcomes, kinds of applicants, ways of applying.
    Closed,
    /// Kinds that may overlap: people, channels that carry the same news.
    Overlapping,
    /// Nothing is known.
    Open,
}

const OUTCOMES: &[Sense] = &[
    Sense::Granted,
    Sense::Partial,
    Sense::Denied,
    Sense::Unavailable,
    Sense::Unprocessed,
    Sense::OtherOutcome,
    Sense::Outcome,
    Sense::CarriedOut,
    Sense::Pending,
];
const RESULTS: &[Sense] = &[
    Sense::Upheld,
    Sense::Dismissed,
    Sense::Corrected,
    Sense::OtherResult,
    Sense::Unheard,
    Sense::Result,
];
const APPLICANTS: &[Sense] = &[Sense::Natural, Sense::Legal, Sense::Organisations];
const WAYS: &[Sense] = &[Sense::Way];

/// Kinds that exclude each other; each row is one way to divide a whole.
const CLOSED: &[&[Sense]] = &[
    OUTCOMES,
    RESULTS,
    APPLICANTS,
    WAYS,
    &[Sense::Review, Sense::Suit],
];

/// What these mentions have in common.
pub(super) fn kinds(passage: &Passage, parts: &[usize]) -> Kinds {
    let all = |test: &dyn Fn(&Mention) -> bool| passage.all(parts).all(test);
    if passage.all(parts).any(|part| part.class() == Class::Person) {
        return Kinds::Overlapping;
    }
    if make_a_whole(passage, parts) {
        return Kinds::Whole;
    }
    let closed = CLOSED.iter().find(|kinds| all(&|part| part.any(kinds)));
    // Two outcomes of many are often all that a sentence cares to name; of two ways, a third has few.
    if closed.is_some_and(|&kinds| parts.len() >= 3 || (parts.len() == 2 && kinds == WAYS)) {
        return Kinds::Closed;
    }
    // News may go through several channels; the channels themselves are counted once.
    let news = |part: &&Mention| !part.quantity.unit.is_some_and(unit::counts_channels);
    let channel = |part: &&Mention| part.any(&[Sense::Channel]);
    if passage.all(parts).filter(news).filter(channel).count() * 2 > parts.len() {
        return Kinds::Overlapping;
    }
    Kinds::Open
}

/// Whether all parts are outcomes of applications.
pub(super) fn are_outcomes(passage: &Passage, parts: &[usize]) -> bool {
    parts.len() >= 2 && passage.all(parts).all(|part| part.any(OUTCOMES))
}

/// Whether the parts name each of some kinds that together leave nothing else, and nothing besides.
fn make_a_whole(passage: &Passage, parts: &[usize]) -> bool {
    if let [one, other] = parts
        && let (Some(one), Some(other)) = (passage.mention(*one), passage.mention(*other))
        && denies(one, other)
    {
        return true;
    }
    // what was received in the year and what was carried in
    let carried = |&part: &usize| passage.has_role(part, &[Role::CarriedIn, Role::Carried]);
    let new = passage.all(parts).any(|part| part.label.has(Sense::New));
    if parts.len() == 2 && new && parts.iter().any(carried) {
        return true;
    }
    let words = passage.all(parts).map(|part| {
        // 370 件为自然人提交: the words may stand right behind
        let tail = &part.tail;
        let behind = part.label.only(&[Sense::Is]) && tail.head() == 0;
        if behind {
            tail.words.get(..2).unwrap_or(&tail.words)
        } else {
            part.label.words.as_slice()
        }
    });
    divisions::divide(&words.collect::<Vec<_>>())
}

/// Whether the second label denies the first: 采纳, 未采纳.
fn denies(one: &Mention, other: &Mention) -> bool {
    let plain = |mention: &Mention| {
        let words = mention.label.words.iter();
        let said = words.filter(|word| !matches!(word.sense, Sense::Not | Sense::Is));
        said.map(|word| word.entry).collect::<Vec<_>>()
    };
    other.label.begins(&[Sense::Not])
        && !one.label.has(Sense::Not)
        && !plain(one).is_empty()
        && plain(one) == plain(other)
        && one.label.unknown == other.label.unknown
}

/// Whether kinds that divide the number before them begin here, without a word that opens them: at least
/// three outcomes, three ways of applying, or kinds that together leave nothing else.
pub(super) fn begin_at(spot: Spot) -> bool {
    let passage = spot.passage;
    let counted = spot.later().take(8);
    let counted: Vec<usize> = counted
        .filter(|&index| passage.is(index, |part| part.class() == Class::Thing))
        .take(4)
        .collect();
    let earlier = spot.earlier().take(8);
    let mut earlier = earlier.filter_map(|before| passage.mention(before));
    let Some(before) =
        earlier.find(|before| before.class() != Class::Percent && !before.is_change())
    else {
        return false;
    };
    let alike = |part: &Mention| {
        part.quantity.unit == before.quantity.unit && part.sentence == before.sentence
    };
    let whole = (2..=counted.len()).any(|many| {
        let parts = counted.get(..many).unwrap_or_default();
        make_a_whole(passage, parts) && passage.all(parts).all(alike)
    });
    whole || three_begin(passage, &counted, before)
}

/// Whether the first three of `counted` are outcomes, ways of applying, or outcomes and what is carried
/// over, and the number before them is none.
fn three_begin(passage: &Passage, counted: &[usize], before: &Mention) -> bool {
    let Some([one, two, three]) = counted.get(..3) else {
        return false;
    };
    let are = |test: &dyn Fn(&Mention) -> bool, parts: &[&usize]| {
        !test(before) && parts.iter().all(|&&part| passage.is(part, test))
    };
    let carried = |part: &Mention| part.any(&[Sense::CarriedOut, Sense::Pending, Sense::Carry]);
    are(&is_outcome, &[one, two, three])
        || are(&applied, &[one, two, three])
        || (are(&is_outcome, &[one, two]) && passage.is(*three, carried))
}

/// Whether a mention is an outcome of an application, or a result of a review.
fn is_outcome(mention: &Mention) -> bool {
    let carried = mention.any(&[Sense::Carry, Sense::CarriedOut]);
    mention.class() == Class::Thing
        && !carried
        && mention.any(&[
            Sense::Granted,
            Sense::Partial,
            Sense::Denied,
            Sense::Unavailable,
            Sense::Unprocessed,
            Sense::OtherOutcome,
            Sense::Outcome,
            Sense::Upheld,
            Sense::Corrected,
            Sense::OtherResult,
            Sense::Unheard,
        ])
}

fn applied(mention: &Mention) -> bool {
    mention.label.has(Sense::Application) && mention.label.any(WAYS)
}
