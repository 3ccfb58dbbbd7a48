//! Mentions → shares: a part, its percentage (占 n%, 办结率 n%), and what it may be a percentage of.
//!
//! `pair` says which part a percentage belongs to, and of what; `bases` what else that may be;
//! `percent` looks at percentages together: 分别占, and those that make 100 %.

mod bases;
mod pair;
mod percent;

use std::collections::BTreeMap;

use super::list::{List, Wording};
use super::passage::Passage;
use bases::{Around, bases};
use pair::{Basis, Pair, pair};
pub(super) use percent::{hundreds, respective};

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
    /// The whole of its list, where the parts make it: other bases are none beside it.
    pub(super) whole: Option<Vec<usize>>,
    /// The other parts beside it with their percentages.
    pub(super) siblings: Vec<(usize, usize)>,
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

/// The shares of a paragraph.
pub(super) fn shares(passage: &Passage, lists: &[List]) -> Vec<Share> {
    let pairs: Vec<Pair> = (0..passage.mentions.len())
        .filter_map(|index| pair(passage, index))
        .collect();
    let list_of = list_of(lists);
    let together = percent::together(passage, &pairs);
    let mut found = Vec::new();
    for (at, (&pair, together)) in pairs.iter().zip(&together).enumerate() {
        let around = Around {
            list: list_of.get(&pair.part).copied(),
            base_list: match pair.basis {
                Basis::Of(whole, _) => list_of.get(&whole).copied(),
                Basis::Open | Basis::Share => None,
            },
            near: beside(passage, &pairs, at, pair),
            together,
        };
        found.extend(share(passage, pair, &around));
    }
    found
}

/// For each part of a list, its list: of lists within lists the inner one, which comes later.
fn list_of(lists: &[List]) -> BTreeMap<usize, &List> {
    let mut list_of: BTreeMap<usize, &List> = BTreeMap::new();
    for list in lists {
        for &part in list.lists.iter().flatten() {
            if list.found {
                list_of.entry(part).or_insert(list);
            } else {
                list_of.insert(part, list);
            }
        }
    }
    list_of
}

/// The other plain shares of the sentence.
fn beside(passage: &Passage, pairs: &[Pair], at: usize, pair: Pair) -> Vec<Pair> {
    let place = |pair: Pair| {
        let part = passage.mention(pair.part)?;
        Some((part.run, part.sentence))
    };
    let near = pairs.iter().skip(at.saturating_sub(SIBLINGS / 2));
    let near = near.take(SIBLINGS).copied();
    near.filter(|&other| {
        other.part != pair.part && other.basis == Basis::Share && place(other) == place(pair)
    })
    .collect()
}

fn share(passage: &Passage, pair: Pair, around: &Around) -> Option<Share> {
    let (list, near) = (around.list, &around.near);
    let bases = bases(passage, pair, around)?;
    let listed = list.is_some_and(|list| list.wording != Wording::Implied);
    let likely = listed || near.len() >= 2 || (!near.is_empty() && bases.named);
    let own_list = list.filter(|list| {
        let parts = list.longest();
        pair.basis == Basis::Share && parts.len() >= 2 && parts.contains(&pair.part)
    });
    let siblings = near.iter().map(|other| (other.part, other.percent));
    Some(Share {
        part: pair.part,
        percent: pair.percent,
        plain: pair.basis == Basis::Share,
        whole: own_list.and_then(|list| list.whole_made(passage).cloned()),
        tie: match pair.basis {
            Basis::Of(_, tie) => tie,
            Basis::Share if bases.behind => Tie::Certain,
            Basis::Share if likely => Tie::Likely,
            Basis::Open | Basis::Share => Tie::Loose,
        },
        siblings: match pair.basis {
            Basis::Of(..) => Vec::new(),
            Basis::Open | Basis::Share => siblings.collect(),
        },
        bases: bases.all,
    })
}
