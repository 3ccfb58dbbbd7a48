//! A part and its percentage → what it may be a percentage of, the likeliest first.

use std::collections::BTreeSet;

use super::pair::{Basis, Pair};
use super::{Around, SIBLINGS};
use crate::report::text::lexicon::Nuance;
use crate::report::text::mention::Mention;
use crate::report::text::role::Role;

/// More bases than these are not tried.
const BASES: usize = 14;

/// What the words give, its list, what stands before, and all parts together: those that make 100 %, and
/// those `near`; with it whether some stand in the text, and are not only the parts themselves together.
pub(super) fn bases(
    around: &Around,
    pair: Pair,
    near: &[Pair],
    together: &[usize],
) -> Option<(Vec<Vec<usize>>, bool)> {
    let part = around.passage.mention(pair.part)?;
    let list = around.lists.get(&pair.part);
    let mut bases = match pair.basis {
        Basis::Of(whole, _) => around.given(whole),
        Basis::Open | Basis::Share => Vec::new(),
    };
    bases.extend(around.behind(pair).map(|behind| vec![behind]));
    bases.extend(list.iter().flat_map(|list| &list.wholes).cloned());
    bases.extend(around.before(pair, part, near));
    bases.retain(|base| !base.contains(&pair.part));
    let named = !bases.is_empty();
    // what was spent and what was saved is what was to be spent
    if let Basis::Of(whole, _) = pair.basis
        && part.label.hints(Nuance::Saved)
    {
        bases.push(vec![whole, pair.part]);
    }
    bases.push(together.to_vec());
    let mut all: Vec<usize> = near.iter().map(|other| other.part).collect();
    all.extend((!near.is_empty()).then_some(pair.part));
    all.sort_unstable();
    bases.push(all);
    let mut seen = BTreeSet::new();
    bases.retain(|base| !base.is_empty() && seen.insert(base.clone()));
    bases.truncate(BASES);
    Some((bases, named))
}

impl Around<'_> {
    /// The base in a bracket behind the percentage: 占总数的 12%(总数 300 条).
    pub(super) fn behind(&self, pair: Pair) -> Option<usize> {
        let part = self.passage.mention(pair.part)?;
        let hosted = |base: &Mention| {
            base.host == Some(pair.percent)
                && base.class() == part.class()
                && base.sentence == part.sentence
        };
        Some(pair.percent + 1).filter(|&next| self.passage.is(next, hosted))
    }

    /// The bases that the words give with `whole`, which may be a part of what is meant (收到 n 件, 其中 …,
    /// 办结 m 件) or stand beside another (来信 n 封, 来电 m 个, 办结 …).
    fn given(&self, whole: usize) -> Vec<Vec<usize>> {
        let place = |index: usize| {
            let mention = self.passage.mention(index)?;
            Some((mention.class(), mention.sentence))
        };
        let both = whole
            .checked_sub(1)
            .filter(|&before| place(before) == place(whole));
        let list = self.lists.get(&whole);
        let listed = list.and_then(|list| list.wholes.first()).cloned();
        let listed = listed.into_iter().chain([vec![whole]]);
        listed
            .chain(both.map(|before| vec![before, whole]))
            .collect()
    }

    /// The numbers before the part, the nearest first, each by itself and what was received with what was
    /// carried in.
    fn before(&self, pair: Pair, part: &Mention, near: &[Pair]) -> Vec<Vec<usize>> {
        let passage = self.passage;
        let list = self.lists.get(&pair.part);
        let own_list = list.map_or(&[] as &[usize], |list| list.longest());
        let mut bases = Vec::new();
        let mut carried: Option<usize> = None;
        for before in (0..pair.part).rev().take(SIBLINGS) {
            let Some(mention) = passage.mention(before) else {
                break;
            };
            if mention.sentence + 2 < part.sentence {
                break;
            }
            let sibling =
                own_list.contains(&before) || near.iter().any(|other| other.part == before);
            if mention.class() != part.class() || mention.is_change() || sibling {
                continue;
            }
            bases.push(vec![before]);
            match (passage.role(before), carried) {
                (Some(Role::CarriedIn | Role::Carried), None) => carried = Some(before),
                (Some(Role::Received), Some(other)) => bases.push(vec![before, other]),
                _ => {}
            }
        }
        bases
    }
}
