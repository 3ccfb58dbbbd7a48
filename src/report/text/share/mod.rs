//! Mentions → shares: a part, its percentage (占 n%, 办结率 n%), and what it may be a percentage of.
//!
//! `pair` says which part a percentage belongs to, and of what; `rate` what the words of a rate divide;
//! `bases` what else a percentage may be of; `percent` looks at percentages together: 分别占, and those
//! that make 100 %.

mod bases;
mod pair;
mod percent;
mod rate;

use std::collections::BTreeMap;

use super::list::{List, Wording};
use super::passage::Passage;
use bases::bases;
use pair::{Basis, Pair, pair};
pub(super) use percent::{Percents, hundreds, respective};

/// More siblings than these are not read.
const SIBLINGS: usize = 40;

/// A part with its percentage and what it may be of, as places of mentions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Share {
    /// The part.
    pub(super) part: usize,
    /// Its percentage.
    pub(super) percent: usize,
    /// What it may be of, the likeliest first. Never empty.
    pub(super) bases: Vec<Vec<usize>>,
    /// Whether the parts of its list make their whole.
    pub(super) makes_whole: bool,
    /// The other parts beside it with their percentages.
    pub(super) siblings: Vec<(usize, usize)>,
    /// Whether it makes 100 % with other shares.
    pub(super) hundred: bool,
    /// How closely the words tie it to the first base.
    pub(super) tie: Tie,
    /// Whether the words say that it is a share (占), and of nothing else.
    pub(super) plain: bool,
}

/// How closely words tie a percentage to a base.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tie {
    /// Not at all: where it fits no base it may be of something else.
    Loose,
    /// By 占 in a list: a share that is far off may still be of something else.
    Likely,
    /// By naming both numbers: 收到 n 件, 办结 m 件, 办结率.
    Certain,
}

/// What stands around the shares of a paragraph.
struct Around<'a> {
    passage: &'a Passage,
    /// The percentages with their parts, in order.
    pairs: Vec<Pair>,
    /// For each of them, the parts of all that make 100 % with it.
    together: Vec<Vec<usize>>,
    /// For each part of a list, its list: of lists within lists the inner one, which comes later.
    lists: BTreeMap<usize, &'a List>,
}

/// The shares of a paragraph.
pub(super) fn shares(passage: &Passage, lists: &[List]) -> Vec<Share> {
    let mentions = 0..passage.mentions.len();
    let pairs: Vec<Pair> = mentions.filter_map(|index| pair(passage, index)).collect();
    let mut of_part: BTreeMap<usize, &List> = BTreeMap::new();
    for list in lists {
        for &part in list.lists.iter().flatten() {
            if list.found {
                of_part.entry(part).or_insert(list);
            } else {
                of_part.insert(part, list);
            }
        }
    }
    let around = Around {
        passage,
        together: percent::together(passage, &pairs),
        pairs,
        lists: of_part,
    };
    let all = 0..around.pairs.len();
    all.filter_map(|at| around.share(at)).collect()
}

impl Around<'_> {
    /// The share of the pair at `at`.
    fn share(&self, at: usize) -> Option<Share> {
        let pair = *self.pairs.get(at)?;
        let together = self.together.get(at)?;
        let near = self.beside(at, pair, together);
        let (bases, named) = bases(self, pair, &near, together)?;
        let list = self.lists.get(&pair.part);
        let listed = list.is_some_and(|list| list.wording != Wording::Implied);
        let likely = listed || near.len() >= 2 || (!near.is_empty() && named);
        let plain = pair.basis == Basis::Share;
        let own_list = list.filter(|list| plain && list.longest().contains(&pair.part));
        let (tie, siblings) = match pair.basis {
            Basis::Of(_, tie) => (tie, Vec::new()),
            Basis::Share if self.behind(pair).is_some() => (Tie::Certain, near),
            Basis::Share if likely => (Tie::Likely, near),
            Basis::Open | Basis::Share => (Tie::Loose, near),
        };
        (!bases.is_empty()).then_some(Share {
            part: pair.part,
            percent: pair.percent,
            bases,
            makes_whole: own_list.is_some_and(|list| list.whole_made(self.passage).is_some()),
            siblings: siblings.iter().map(|it| (it.part, it.percent)).collect(),
            hundred: !together.is_empty(),
            tie,
            plain,
        })
    }

    /// The other plain shares of the sentence in the same bracket or outside all, or each alone in a bracket
    /// (甲(3 件，占 60 %)、乙(2 件，占 40 %)).
    fn beside(&self, at: usize, pair: Pair, together: &[usize]) -> Vec<Pair> {
        let place = |pair: Pair| {
            let part = self.passage.mention(pair.part)?;
            let alone = self
                .passage
                .runs
                .get(part.run)
                .is_some_and(|run| run.len() == 2);
            let bracket = (part.run == 0 || !alone).then_some(part.run);
            Some((bracket, part.sentence))
        };
        let near = self.pairs.iter().skip(at.saturating_sub(SIBLINGS / 2));
        let near = near.take(SIBLINGS).copied();
        near.filter(|&other| {
            let beside = place(other) == place(pair) || together.contains(&other.part);
            other.part != pair.part && other.basis == Basis::Share && beside
        })
        .collect()
    }
}
