//! A part and its percentage → what it may be a percentage of, the likeliest first.

use super::pair::{Basis, Pair};
use super::{Around, SIBLINGS};
use crate::report::text::lexicon::Nuance;
use crate::report::text::nest::Mention;
use crate::report::text::role::Role;

/// More bases than these are not tried.
const BASES: usize = 14;

/// What a share may be of.
#[derive(Default)]
pub(super) struct Bases {
    /// The bases, the likeliest first.
    pub(super) all: Vec<Vec<usize>>,
    /// Whether a bracket behind the percentage gives one (占总数的 12%(总数 300 条)).
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

/// What the words give, its list, what stands before, and all parts together: those that make 100 %, and
/// those `near`. Nothing where there is none of these.
pub(super) fn bases(
    around: &Around,
    pair: Pair,
    near: &[Pair],
    together: &[usize],
) -> Option<Bases> {
    let passage = around.passage;
    let part = passage.mention(pair.part)?;
    let hosted = |base: &Mention| {
        base.host == Some(pair.percent)
            && base.class() == part.class()
            && base.sentence == part.sentence
    };
    let behind = Some(pair.percent + 1).filter(|&next| passage.is(next, hosted));
    let list = around.lists.get(&pair.part);
    let given = match pair.basis {
        Basis::Of(whole, _) => around.given(whole),
        Basis::Open | Basis::Share => Vec::new(),
    };
    let named = given.into_iter().chain(behind.map(|behind| vec![behind]));
    let named = named.chain(list.iter().flat_map(|list| &list.wholes).cloned());
    let named = named.chain(around.before(pair, part, near));
    let mut bases = Bases {
        behind: behind.is_some(),
        ..Bases::default()
    };
    for base in named.filter(|base| !base.contains(&pair.part)) {
        bases.push(base);
    }
    bases.named = !bases.all.is_empty();
    // what was spent and what was saved is what was to be spent
    if let Basis::Of(whole, _) = pair.basis
        && part.label.hints(Nuance::Saved)
    {
        bases.push(vec![whole, pair.part]);
    }
    bases.push(together.to_vec());
    if !near.is_empty() {
        let mut all: Vec<usize> = near.iter().map(|other| other.part).collect();
        all.push(pair.part);
        all.sort_unstable();
        bases.push(all);
    }
    (!bases.all.is_empty()).then_some(bases)
}

impl Around<'_> {
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
