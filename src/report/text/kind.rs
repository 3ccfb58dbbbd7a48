//! What the words of a list's parts have in common: kinds that exclude each other, kinds that may overlap.

use super::lexicon::Sense;
use super::nest::Mention;
use super::passage::Passage;
use super::role::Role;
use super::unit::Class;

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

/// Kinds that together leave nothing else, each with the entries of the lexicon for it.
const WHOLES: &[&[&[&str]]] = &[
    &[
        &["自然人", "公民", "个人"],
        &[
            "法人",
            "法人或其他组织",
            "法人和其他组织",
            "法人及其他组织",
            "法人或者其他组织",
            "法人组织",
            "其他",
        ],
    ],
    &[&["书面", "纸质"], &["电子"]],
    &[&["线上"], &["线下"]],
    &[&["一审"], &["二审"]],
    &[&["专职"], &["兼职"]],
    &[&["主动公开"], &["依申请公开"], &["不予公开", "不公开"]],
    &[&["上半年"], &["下半年"]],
    &[&["行政复议", "复议"], &["行政诉讼", "诉讼"]],
    &[
        &[
            "未经复议直接起诉",
            "未经复议",
            "直接起诉",
            "未经复议直接诉讼",
        ],
        &["复议后起诉", "复议后", "复议后诉讼", "经复议后起诉"],
    ],
    &[
        &["第一季度", "一季度"],
        &["第二季度", "二季度"],
        &["第三季度", "三季度"],
        &["第四季度", "四季度"],
    ],
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
    let news = |part: &&Mention| !matches!(part.quantity.unit, Some("个" | "家"));
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
    let names = |part: &Mention, entries: &[&str]| {
        // 370 件为自然人提交: the words may stand behind
        let words = if part.label.only(&[Sense::Is]) {
            &part.tail
        } else {
            &part.label
        };
        words.words.iter().any(|word| entries.contains(&word.entry))
    };
    if let [one, other] = parts
        && let (Some(one), Some(other)) = (passage.mention(*one), passage.mention(*other))
        && denies(one, other)
    {
        return true;
    }
    // what was received in the year and what was carried in
    let role = |wanted: &[Role]| {
        parts.iter().any(|&part| {
            passage
                .role(part)
                .is_some_and(|role| wanted.contains(&role))
        })
    };
    let new = passage.all(parts).any(|part| part.label.has(Sense::New));
    if parts.len() == 2 && new && role(&[Role::CarriedIn, Role::Carried]) {
        return true;
    }
    WHOLES.iter().any(|kinds| {
        parts.len() == kinds.len()
            && passage
                .all(parts)
                .zip(*kinds)
                .all(|(part, entries)| names(part, entries))
    })
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

/// Whether kinds that divide the number before them begin at `place` of a run, without a word that opens
/// them: at least three outcomes, three ways of applying, or kinds that together leave nothing else.
pub(super) fn begin_at(passage: &Passage, run: &[usize], place: usize) -> bool {
    let counted: Vec<usize> = run
        .iter()
        .skip(place)
        .take(8)
        .copied()
        .filter(|&index| {
            passage
                .mention(index)
                .is_some_and(|part| part.class() == Class::Thing)
        })
        .take(4)
        .collect();
    let earlier = run.get(..place).unwrap_or_default().iter().rev().take(8);
    let mut earlier = earlier.filter_map(|&before| passage.mention(before));
    let Some(before) =
        earlier.find(|before| before.class() != Class::Percent && !before.is_change())
    else {
        return false;
    };
    let three = |is: &dyn Fn(&Mention) -> bool| {
        !is(before)
            && counted
                .get(..3)
                .is_some_and(|three| passage.all(three).all(is))
    };
    let alike = |part: &Mention| {
        part.quantity.unit == before.quantity.unit && part.sentence == before.sentence
    };
    let whole = (2..=counted.len()).any(|many| {
        counted
            .get(..many)
            .is_some_and(|parts| make_a_whole(passage, parts) && passage.all(parts).all(alike))
    });
    let then_carried = |parts: &[usize]| {
        let (two, last) = parts.split_at(2);
        passage.all(two).all(is_outcome)
            && !is_outcome(before)
            && passage
                .all(last)
                .all(|part| part.any(&[Sense::CarriedOut, Sense::Pending, Sense::Carry]))
    };
    let carried = counted.get(..3).is_some_and(then_carried);
    carried || three(&is_outcome) || three(&applied) || whole
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
