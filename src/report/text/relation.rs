//! What the words of a list's parts have in common: kinds that exclude each other.

use super::lexicon::divisions::{self, EXCLUSIVE_OUTCOMES, RESULTS};
use super::lexicon::{self, Nuance, Sense, Word};
use super::mention::{HandlingStage, Mention};
use super::paragraph::LexedParagraph;
use super::unit::Class;

/// What the parts of a list have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PartRelation {
    /// Kinds that leave nothing else.
    Whole,
    /// Kinds that exclude each other and are few: outcomes, kinds of applicants, ways of applying.
    Closed,
    /// Nothing is known.
    Open,
}

impl PartRelation {
    /// Whether the kinds exclude each other.
    pub(super) fn divides(self) -> bool {
        matches!(self, Self::Whole | Self::Closed)
    }
}

const WAYS: &[Sense] = &[Sense::Way];
/// What is said of what has no result yet.
const LEFT: &[Sense] = &[
    Sense::Carry,
    Sense::CarriedOut,
    Sense::Pending,
    Sense::Unheard,
];

/// What is granted: a list of these alone leaves out what is not.
const GRANTS: &[Sense] = &[Sense::Granted, Sense::Partial];

/// Kinds that exclude each other; each row is one way to divide a whole, with how many of it a list must
/// have: two outcomes of many are often all that a sentence cares to name; of two ways, a third has few.
const CLOSED: &[(&[Sense], usize)] = &[(EXCLUSIVE_OUTCOMES, 3), (RESULTS, 3), (WAYS, 2)];

/// What these parts of `whole`, where it is known, have in common.
pub(super) fn relation(whole: Option<&Mention>, parts: &[&Mention]) -> PartRelation {
    let all = |kinds: &[Sense]| parts.iter().all(|part| part.any(kinds));
    // 用户 36 户，其中电话 12 户，网络 22 户: ways divide only what comes in
    let comes_in = whole.is_none_or(|whole| {
        whole.stage.is_some() || whole.any(&[Sense::Application, Sense::OtherMatter])
    });
    let closed = CLOSED.iter();
    let mut closed = closed.filter(|(kinds, _)| comes_in || *kinds != WAYS);
    if tell_all_that_became(parts) || make_a_whole(whole, parts) {
        PartRelation::Whole
    } else if are_results_of(whole, parts)
        || closed.any(|&(kinds, least)| parts.len() >= least && all(kinds)) && !all(GRANTS)
    {
        PartRelation::Closed
    } else {
        PartRelation::Open
    }
}

/// Whether the parts are what became of the disputes that `whole` counts (行政复议 7 件，维持 6 件，尚未审结 1 件).
fn are_results_of(whole: Option<&Mention>, parts: &[&Mention]) -> bool {
    let result = |part: &&Mention| part.any(RESULTS) && !part.any(LEFT);
    parts.len() >= 2
        && whole.is_some_and(Mention::is_of_disputes)
        && parts.iter().any(result)
        && parts.iter().all(|part| becomes_of_disputes(part))
}

/// Whether a number counts what became of some disputes.
fn becomes_of_disputes(part: &Mention) -> bool {
    !part.is_of_disputes() && (part.any(RESULTS) || part.any(LEFT))
}

/// Whether the parts are what was done and, last, what is left to do (17 件已答复，2 件结转下年; 已解除 988 人，尚有 1064 人).
fn tell_all_that_became(parts: &[&Mention]) -> bool {
    let left = |part: &Mention| part.any(LEFT) || part.label.has(Sense::Left);
    let done = |part: &&Mention| {
        let first = part.label.first();
        let already = first.is_some_and(|word| word.entry == lexicon::ALREADY);
        (part.stage == Some(HandlingStage::Answered) || already) && !left(part)
    };
    let last = parts.split_last();
    last.is_some_and(|(last, all)| !all.is_empty() && left(last) && all.iter().all(done))
}

/// Whether all parts are outcomes of applications.
pub(super) fn are_outcomes(parts: &[&Mention]) -> bool {
    parts.len() >= 2 && parts.iter().all(|part| part.any(EXCLUSIVE_OUTCOMES))
}

/// Whether the parts name each of some kinds that together leave nothing else, and nothing besides.
fn make_a_whole(whole: Option<&Mention>, parts: &[&Mention]) -> bool {
    if let [one, other] = parts {
        let new = [one, other].map(|part| part.label.has(Sense::New));
        let carried = [one, other]
            .map(|part| part.has_stage(&[HandlingStage::CarriedIn, HandlingStage::Carried]));
        // what was received in the year and what was carried in
        if denies(one, other) || (new.contains(&true) && carried.contains(&true)) {
            return true;
        }
    }
    // 农村及私人: one kind with another
    if parts.iter().any(|part| part.label.hints(Nuance::And)) {
        return false;
    }
    // 零售额 82 亿元，…。限额以上单位中城镇 47 亿元，乡村 3 亿元: of some of the whole
    if parts.iter().any(|part| part.label.has(Sense::Amid)) {
        return false;
    }
    let words = parts.iter().map(|part| {
        // 370 件为自然人提交: the words may be right behind
        let behind = part.label.only(&[Sense::Is]) && part.tail.head == 0;
        if behind {
            part.tail.words.get(..2).unwrap_or(&part.tail.words)
        } else {
            &part.label.words
        }
    });
    let words: Vec<&[Word]> = words.collect();
    let whole = whole.map_or(&[] as &[_], |whole| &whole.label.words);
    name_again(whole, &words) || divisions::divide(whole, &words)
}

/// Whether each part begins with a name of its own that the whole has, and the whole has no other: 网站、微信发布 30
/// 条，其中网站 12 条，微信 18 条.
fn name_again(whole: &[Word], parts: &[&[Word]]) -> bool {
    const NAMES: &[Sense] = &[Sense::Other, Sense::Way, Sense::OtherMatter];
    let names = whole.iter().filter(|word| NAMES.contains(&word.sense));
    let names: Vec<&Word> = names.collect();
    let begins = |words: &&[Word]| words.first().filter(|word| names.contains(word)).copied();
    let again: Option<Vec<Word>> = parts.iter().map(begins).collect();
    let each = |again: Vec<Word>| names.iter().all(|name| again.contains(name));
    parts.len() >= 2 && names.len() == parts.len() && again.is_some_and(each)
}

/// Whether the second label denies the first: 采纳, 未采纳.
fn denies(one: &Mention, other: &Mention) -> bool {
    let named = |mention: &Mention| {
        let words = mention.label.words.iter();
        let named = words.filter(|word| !matches!(word.sense, Sense::Not | Sense::Is));
        named.map(|word| word.entry).collect::<Vec<_>>()
    };
    other.label.begins(&[Sense::Not])
        && !one.label.has(Sense::Not)
        && !named(one).is_empty()
        && named(one) == named(other)
        && one.label.unknown == other.label.unknown
}

/// Whether kinds that divide the number before them begin here, without a word that opens them: kinds that
/// together leave nothing else, ways of applying, or outcomes, of which the third may be what is carried over.
pub(super) fn begin_at(paragraph: &LexedParagraph, first: &Mention) -> bool {
    /// So many numbers before and behind are looked at, and so many kinds.
    const NEAR: usize = 8;
    const KINDS: usize = 4;
    let mut earlier = paragraph.earlier(first).take(NEAR);
    let Some(before) = earlier.find(|it| it.class() != Class::Percent && !it.is_change()) else {
        return false;
    };
    let counted = paragraph.later(first).take(NEAR);
    let counted: Vec<&Mention> = counted
        .filter(|part| matches!(part.class(), Class::Thing | Class::Person))
        .take(KINDS)
        .collect();
    let alike = |part: &&Mention| part.counts_like(before) && part.sentence == before.sentence;
    let left = |part: &Mention| part.any(&[Sense::Carry, Sense::CarriedOut, Sense::Pending]);
    let near = counted
        .iter()
        .copied()
        .take_while(|part| becomes_of_disputes(part));
    let near: Vec<&Mention> = near.collect();
    if are_results_of(Some(before), &near) && near.iter().all(alike) {
        return true;
    }
    // 收到申请 16 件，网络申请 10 件，信函申请 6 件
    let ways = counted
        .iter()
        .take_while(|part| part.any(WAYS) && alike(part));
    let received = before.has_stage(&[HandlingStage::Received, HandlingStage::Handled]);
    if received && before.label.has(Sense::Application) && !before.any(WAYS) && ways.count() >= 2 {
        return true;
    }
    let decided =
        |part: &Mention| (part.any(EXCLUSIVE_OUTCOMES) || part.any(RESULTS)) && !left(part);
    let outcomes = counted.iter().take_while(|part| decided(part)).count();
    let ends = counted.get(2).is_some_and(|part| left(part));
    (outcomes >= 3 || (outcomes == 2 && ends))
        && !(before.class() == Class::Thing && decided(before))
        || (2..=counted.len()).any(|many| {
            let parts = counted.get(..many).unwrap_or_default();
            let handled = before.stage.is_none() && tell_all_that_became(parts);
            // 政协提案 3 件、代表建议 214 件、政协提案 538 件: each beside the others
            let within = parts.iter().all(|part| part.value() <= before.value());
            let kinds = within && before.class() == Class::Thing;
            (handled || (kinds && make_a_whole(Some(before), parts))) && parts.iter().all(alike)
        })
}
