//! The words that decide what a sentence claims, each with its sense: words of the domain are here,
//! beside numbers in [`unit`](super::unit) and [`surroundings`](super::surroundings), and nowhere else.
//!
//! Text is cut into words in one scan, the longest entry first, so that a word inside another word is
//! never seen: 无 in 无锡, 中 in 信息中心, 超过 in 不超过. A word that merely contains another one is an
//! entry of its own, with the sense [`Other`](Sense::Other), and so is the name of a kind that has no
//! other sense. To teach a wording, add the word to the row of its sense in [`entries`], or the kind to
//! its row in [`divisions`].

pub(super) mod divisions;
mod entries;
pub(super) mod names;

use std::cmp::Reverse;
use std::sync::LazyLock;

use super::fold::Folded;
use super::word_list::WordIndex;
use crate::order::{self, Map};
use entries::{ENTRIES, NUANCES};

/// What a word says: each has a row of [`ENTRIES`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sense {
    /// 收到, 受理: what came in.
    Received,
    /// 新收: what came in within the year.
    New,
    CarriedIn,
    CarriedOut,
    /// 结转, without a year
    Carry,
    Next,
    /// 正在办理: not done yet.
    Pending,
    /// 剩余: what is left.
    Left,
    /// 顺差: what one number is more than the other.
    Balance,
    Answered,
    All,
    InTime,
    Granted,
    Partial,
    Denied,
    Unavailable,
    Unprocessed,
    OtherOutcome,
    /// An outcome that is none of the groups of the form (补正, 不属于本机关).
    Outcome,
    Natural,
    Legal,
    /// 法人或其他组织: all that are no natural persons.
    Organisations,
    /// 信函, 当面: a way of applying.
    Way,
    Upheld,
    /// 驳回, 胜诉: upheld in other words.
    Dismissed,
    Corrected,
    OtherResult,
    Unheard,
    /// 撤诉, 终止: a result that is none of the columns of the form.
    Result,
    Review,
    Suit,
    Direct,
    AfterReview,
    Regulation,
    Normative,
    Made,
    Repealed,
    Valid,
    Decision,
    Permit,
    Penalty,
    Coercion,
    AdministrativeFee,
    ProcessingFee,
    Application,
    Disclosure,
    Proactive,
    Letter,
    /// 投诉, 建议, 热线: what is received and answered but is no application.
    OtherMatter,
    Among,
    /// 申请中: like 其中, where it ends its clause.
    Amid,
    /// 从申请方式看: what is before is parted in another way.
    Viewed,
    Including,
    Holding,
    Examples,
    Enumerated,
    Respectively,
    Each,
    Others,
    Besides,
    Rest,
    Total,
    Above,
    Cumulative,
    Compared,
    Rise,
    Fall,
    Share,
    /// 占全省的: of something that is not in the sentence.
    Elsewhere,
    Rate,
    /// 目标: what was aimed at.
    Target,
    Average,
    Year,
    Former,
    ThisYear,
    /// 上半年, 一季度, 近三年: a time that is not the year of the report.
    OtherTime,
    Not,
    None,
    /// 如, 应当, 力争: not said as a fact.
    Hedge,
    /// 应, 需: what is due.
    Due,
    Except,
    /// 办公室, 本级: less than what the report is about.
    Narrow,
    /// 各部门, 乡镇: others than the one that reports.
    OtherBody,
    /// 我局, 全市: the one that reports.
    Body,
    /// 涉及, 关于: what the matters are about.
    About,
    /// 转办, 审核: done for others.
    ForOthers,
    /// A verb that begins a clause of its own.
    Verb,
    /// 通过, 利用: by what means.
    Through,
    /// 办理, 处理: there was to do, or was done.
    Handled,
    /// 生产总值, 可比价: a growth of it is at constant prices.
    Output,
    Is,
    Number,
    /// A word that is known and says nothing of the above.
    Other,
}

/// What distinguishes an entry from others of its sense.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Nuance {
    /// 同比: against all of the year before.
    OnYear,
    /// 环比, 前年, 去年同期: against something else than all of the year before.
    OffYear,
    /// 相比: behind what is compared with.
    Versus,
    /// 总计, where it may be behind the name of what is totalled (收入总计).
    Summed,
    /// 累计: of more than this year.
    Cumulated,
    /// 全部, 均: all of them, and not only one after the other.
    Every,
    /// 办结
    Closed,
    /// 办结率: the share of what was closed of all that there was.
    ClosedRate,
    /// 未收到: none came in.
    NotReceived,
    /// 节约: saved of what was to be spent.
    Saved,
    /// 生产总值: what all branches make.
    Gross,
    /// 三次产业: the kinds that leave nothing else, named together.
    Kinds,
    /// 到, 增至: what follows is what something came to.
    UpTo,
    /// 和: it joins two names.
    And,
    /// 其他渠道: those that are left, by what they are.
    Rest,
    /// 涉及: it opens a list where it begins its clause.
    Covering,
}

/// A word of the lexicon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Word {
    /// Its entry; empty for a year or a month.
    pub(super) entry: &'static str,
    /// What it says.
    pub(super) sense: Sense,
    /// What distinguishes it from others of its sense, where a pattern must know.
    pub(super) nuance: Option<Nuance>,
    /// Whether it names a kind of some division.
    pub(super) is_kind: bool,
}

impl Word {
    /// What a year or a month says, which is no entry.
    pub(super) fn unlisted(sense: Sense) -> Self {
        Self {
            entry: "",
            sense,
            nuance: None,
            is_kind: false,
        }
    }

    /// Whether it is the sign of a number that is less than nothing.
    pub(super) fn is_minus(&self) -> bool {
        self.sense == Sense::Fall && self.entry.is_empty()
    }

    /// Whether it is 率 alone, so that the word before it says what is rated.
    pub(super) fn is_bare_rate(self) -> bool {
        self.entry == RATE
    }
}

/// A set of senses.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Senses(u128);

impl Senses {
    /// The set of these.
    pub(super) const fn of(senses: &[Sense]) -> Self {
        let mut bits = 0;
        let mut at = 0;
        while at < senses.len() {
            bits |= 1 << senses[at] as u8;
            at += 1;
        }
        Self(bits)
    }

    /// Whether it has this one.
    pub(super) fn has(self, sense: Sense) -> bool {
        self.0 >> sense as u8 & 1 == 1
    }

    /// Whether it has any of these.
    pub(super) fn any(self, senses: &[Sense]) -> bool {
        senses.iter().any(|&sense| self.has(sense))
    }

    /// Whether it has none but these.
    pub(super) fn only(self, senses: &[Sense]) -> bool {
        self.0 & !Self::of(senses).0 == 0
    }

    /// Both sets together.
    pub(super) fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Adds one.
    pub(super) fn add(&mut self, sense: Sense) {
        self.0 |= 1 << sense as u8;
    }
}

/// What the words of rates end in.
pub(super) const RATE: &str = "率";

/// The opener that is an adjective too.
pub(super) const MAIN: &str = "主要";

/// What takes something away from all: 除, 除了.
pub(super) const BUT: &str = "除";

/// What the words end in that add to the subject of the sentence before (加上, 再加上).
pub(super) const ADDING: &str = "加上";

/// What says of a number that it is done.
pub(super) const ALREADY: &str = "已";

/// What joins words that tell which ones are meant.
pub(super) const OF: &str = "的";
/// What the words of rates end in that are one entry; 面 says how many of all rose or fell.
const RATES: &[&str] = &["化率", RATE, "面"];

/// The entries, the longest first.
static BY_FIRST: LazyLock<WordIndex<Word>> = LazyLock::new(|| {
    let nuances = NUANCES.iter().flat_map(|&(nuance, words)| {
        let words = words.split_whitespace();
        words.map(move |word| (word, nuance))
    });
    let nuances: Map<&str, Nuance> = order::map(nuances);
    let kinds = order::set(divisions::kinds());
    let entries = ENTRIES.iter().flat_map(|&(sense, words)| {
        let words = words.split_whitespace();
        words.map(move |entry| (entry, sense))
    });
    // a kind, or what is divided, that no row has says nothing else
    let senses = kinds.iter().copied().chain(divisions::divided());
    let senses = senses.map(|entry| (entry, Sense::Other));
    let senses: Map<&str, Sense> = order::map(senses.chain(entries));
    let entries = senses.into_iter().map(|(entry, sense)| Word {
        entry,
        sense,
        nuance: nuances.get(entry).copied(),
        is_kind: kinds.contains(entry),
    });
    let mut entries: Vec<Word> = entries.collect();
    order::sort_by_key(&mut entries, |word| Reverse(word.entry.len()));
    WordIndex::new(entries.into_iter().map(|word| (word.entry, word)))
});

/// The longest entry that is at `at`, and where it ends.
pub(super) fn entry(text: &Folded, at: usize) -> Option<(Word, usize)> {
    let (&word, end) = BY_FIRST.find(text, at)?;
    Some((word, end))
}

/// What the word of a rate counts (整改率, 城镇化率, 增长面): the longest entry that it ends in before 率 or 面.
pub(super) fn rated(word: Word) -> Option<Word> {
    let mut ends = RATES.iter();
    let stem = Folded::new(ends.find_map(|&end| word.entry.strip_suffix(end))?);
    let mut ends = (0..stem.chars.len()).filter_map(|at| entry(&stem, at));
    ends.find_map(|(word, end)| (end == stem.chars.len()).then_some(word))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// The words of all rows, each once.
    fn words<T>(rows: &[(T, &'static str)]) -> BTreeSet<&'static str> {
        let mut seen = BTreeSet::new();
        for word in rows.iter().flat_map(|(_, words)| words.split_whitespace()) {
            assert!(seen.insert(word), "{word} is there twice");
        }
        seen
    }

    #[test]
    fn no_word_stands_in_two_rows() {
        assert!(words(NUANCES).is_subset(&words(ENTRIES)));
    }

    #[test]
    fn a_word_inside_another_is_not_seen() {
        let sense = |text: &str| entry(&Folded::new(text), 0).map(|(word, _)| word.sense);
        assert_eq!(sense("无锡市收到"), Some(Sense::Other));
        assert_eq!(sense("无行政复议"), Some(Sense::None));
        assert_eq!(sense("不予公开"), Some(Sense::Denied));
        assert_eq!(sense("上年结转的"), Some(Sense::CarriedIn));
        assert_eq!(sense("龘"), None);
    }
}
