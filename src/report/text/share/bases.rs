//! A part and its percentage → what it may be a percentage of, the likeliest first.

use super::SIBLINGS;
use super::pair::{Basis, Pair};
use crate::report::text::list::List;
use crate::report::text::nest::Mention;
use crate::report::text::passage::Passage;
use crate::report::text::role::Role;

/// More bases than these are not tried.
const BASES: usize = 14;

/// What stands around a share.
pub(super) struct Around<'a> {
    /// The list of its part.
    pub(super) list: Option<&'a List>,
    /// The list of the number that its words give as its base.
    pub(super) base_list: Option<&'a List>,
    /// The other plain shares of its sentence.
    pub(super) near: Vec<Pair>,
    /// The parts of all shares that make 100 % with it.
    pub(super) together: &'a [usize],
}

/// What a share may be of.
#[derive(Default)]
pub(super) struct Bases {
    /// The bases, the likeliest first.
    pub(super) all: Vec<Vec<usize>>,
    /// Whether a bracket behind the percentage gives one.
    pub(super) behind: bool,
    /// Whether some stand in the text, and are not only the parts themselves together.
    pub(super) named: bool,
}

impl Bases {
    fn push(&mut self, base: Vec<usize>) {
        if !base.is_empty() && !self.all.contains(&base) && self.all.len() < BASES {
            self.all.push(base);
        }
    }
}

/// What the words give, its list, what stands before, and all parts together. Nothing where there is none
/// of these.
pub(super) fn bases(passage: &Passage, pair: Pair, around: &Around) -> Option<Bases> {
    let part = passage.mention(pair.part)?;
    let behind = behind(passage, pair, part);
    let mut named: Vec<Vec<usize>> = Vec::new();
    if let Basis::Of(whole, _) = pair.basis {
        named.extend(given(passage, whole, around.base_list));
    }
    named.extend(behind.map(|behind| vec![behind]));
    named.extend(around.list.iter().flat_map(|list| &list.wholes).cloned());
    named.extend(before(passage, pair, part, around));
    let mut bases = Bases {
        behind: behind.is_some(),
        ..Bases::default()
    };
    for base in named.into_iter().filter(|base| !base.contains(&pair.part)) {
        bases.push(base);
    }
    bases.named = !bases.all.is_empty();
    bases.push(around.together.to_vec());
    if !around.near.is_empty() {
        let siblings = around.near.iter().map(|other| other.part);
        let mut all: Vec<usize> = siblings.chain([pair.part]).collect();
        all.sort_unstable();
        bases.push(all);
    }
    (!bases.all.is_empty()).then_some(bases)
}

/// The bases that the words give with `whole`, which may be a part of what is meant (收到 n 件, 其中 …,
/// 办结 m 件) or stand beside another (来信 n 封, 来电 m 个, 办结 …).
fn given(passage: &Passage, whole: usize, list: Option<&List>) -> Vec<Vec<usize>> {
    let listed = list.and_then(|list| list.wholes.first()).cloned();
    let both = whole.checked_sub(1).filter(|&before| {
        let pair = passage.mention(before).zip(passage.mention(whole));
        pair.is_some_and(|(before, whole)| {
            before.class() == whole.class() && before.sentence == whole.sentence
        })
    });
    let both = both.map(|before| vec![before, whole]);
    listed
        .into_iter()
        .chain([vec![whole]])
        .chain(both)
        .collect()
}

/// The base in a bracket behind the percentage: 占总数的 12%(总数 300 条).
fn behind(passage: &Passage, pair: Pair, part: &Mention) -> Option<usize> {
    let next = pair.percent.checked_add(1)?;
    let mention = passage.mention(next)?;
    let hosted = mention.host == Some(pair.percent)
        && mention.class() == part.class()
        && mention.sentence == part.sentence;
    hosted.then_some(next)
}

/// The numbers before the part, the nearest first, each by itself and what was received with what was
/// carried in.
fn before(passage: &Passage, pair: Pair, part: &Mention, around: &Around) -> Vec<Vec<usize>> {
    let own_list = around.list.map_or(&[] as &[usize], List::longest);
    let mut bases = Vec::new();
    let mut carried: Option<usize> = None;
    for before in (0..pair.part).rev().take(SIBLINGS) {
        let Some(mention) = passage.mention(before) else {
            break;
        };
        if mention.sentence + 2 < part.sentence {
            break;
        }
        let told = around.near.iter().any(|other| other.part == before);
        let sibling = told || own_list.contains(&before);
        if mention.class() != part.class() || mention.is_change() || sibling {
            continue;
        }
        bases.push(vec![before]);
        match (passage.role(before), carried) {
            (Some(Role::CarriedIn | Role::Carried), None) => carried = Some(before),
            (Some(Role::Received), Some(other)) => bases.push(vec![before, other]),
            _ => {}
        }
        if let Some(next) = before.checked_sub(1)
            && passage.role(before) == Some(Role::Received)
            && passage.role(next) == Some(Role::CarriedIn)
        {
            bases.push(vec![next, before]);
        }
    }
    bases
}
