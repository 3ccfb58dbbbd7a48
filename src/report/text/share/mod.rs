//! Mentions → shares: a part, its percentage (占 n%, 办结率 n%), and what it may be a percentage of.
//!
//! `pair` says which part a percentage belongs to, and what the words say that it is of; `rate` what the
//! words of a rate divide; `respective` which number each percentage is said of behind 分别占. `hundred` finds those
//! that make 100 % together, `listed` the lists of their parts; `found` what only the numbers say. `statement` holds
//! a share against each of its bases.

mod found;
mod hundred;
mod listed;
mod pair;
mod percents;
mod rate;
mod respective;
mod statement;
mod totalled;

use crate::order::{self, Map, Set};
use crate::read::number::Number;

use super::lexicon::{Nuance, Sense};
use super::list::{Completeness, List};
use super::mention::{HandlingStage, Mention, Mentions};
use super::paragraph::LexedParagraph;
pub(super) use found::found;
pub(super) use hundred::hundreds;
pub(super) use listed::{leave_open, lists};
use pair::{Basis, Pair, is_of_several, pair};
pub(super) use respective::{respective, respective_step};
use statement::same_base;
pub(super) use totalled::totalled;

/// More siblings than these are not read.
const SIBLINGS: usize = 40;
/// More bases than these are not tried.
const BASES: usize = 14;

/// A part with its percentage and what it may be of.
pub(super) struct Share<'a> {
    /// The part.
    pub(super) part: &'a Mention,
    /// Its percentage.
    pub(super) percent: &'a Mention,
    /// Whether the words say that it is a share (占), and of nothing else.
    pub(super) plain: bool,
    /// What it may be of, the likeliest first. Never empty.
    bases: Vec<Mentions<'a>>,
    /// Whether the parts of its list make their whole.
    makes_whole: bool,
    /// The other parts beside it with their percentages.
    siblings: Vec<Pair<'a>>,
    /// Whether it makes 100 % with other shares.
    hundred: bool,
    /// How closely the words tie it to the first base.
    certainty: BaseCertainty,
}

/// How closely words tie a percentage to a base.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum BaseCertainty {
    /// Its base is not in the text: another part of that is, with its own percentage.
    Unprinted,
    /// Not at all: where it fits no base it may be of something else.
    Open,
    /// By 占 in a list: a share that is far off may still be of something else.
    Likely,
    /// By 占 in a list whose whole is a share itself: of that, or of what it is a share of.
    Either,
    /// By naming both numbers: 收到 n 件, 办结 m 件, 办结率.
    Certain,
}

/// The shares of a paragraph.
pub(super) fn shares<'a>(paragraph: &'a LexedParagraph, lists: &[List<'a>]) -> Vec<Share<'a>> {
    let mentions = paragraph.mentions.iter();
    let pairs: Vec<Pair> = mentions.filter_map(|it| pair(paragraph, it)).collect();
    if pairs.is_empty() {
        return Vec::new();
    }
    // of lists within lists the inner one, which comes later
    let mut of_part: Map<usize, &List> = Map::new();
    for list in lists.iter().filter(|list| list.is_meant()) {
        for part in list.lists.iter().flatten() {
            if list.found {
                of_part.entry(part.index).or_insert(list);
            } else {
                of_part.insert(part.index, list);
            }
        }
    }
    let shares = pairs
        .iter()
        .filter(|pair| !matches!(pair.basis, Basis::Of(..)));
    let around = Around {
        parts: order::set(shares.map(|pair| pair.part.index)),
        paragraph,
        together: hundred::together(&pairs),
        pairs,
        lists: of_part,
    };
    let all = 0..around.pairs.len();
    all.filter_map(|at| around.share(at)).collect()
}

/// What is around the shares of a paragraph.
struct Around<'s, 'a> {
    paragraph: &'a LexedParagraph,
    /// The percentages with their parts, in order.
    pairs: Vec<Pair<'a>>,
    /// The numbers that are shares of others.
    parts: Set<usize>,
    /// For each of them, the parts of all that make 100 % with it.
    together: Vec<Mentions<'a>>,
    /// For each part of a list, its list.
    lists: Map<usize, &'s List<'a>>,
}

impl<'s, 'a> Around<'s, 'a> {
    /// The share of the pair at `at`.
    fn share(&self, at: usize) -> Option<Share<'a>> {
        let pair = *self.pairs.get(at)?;
        let together = self.together.get(at)?;
        let near = self.beside(at, pair, together);
        let list = self.list(pair.part);
        let (mut bases, named) = self.bases(pair, &near, together);
        // 汉族 48 人，占 60 %；少数民族 32 人，占 40 %，其中回族 24 人，占 30 %: of what those before it make
        let before = at.checked_sub(1).and_then(|at| self.together.get(at));
        let before = before.filter(|all| all.iter().any(|it| it.sentence == pair.part.sentence));
        bases.extend(
            before
                .filter(|all| together.is_empty() && !bases.contains(all))
                .cloned(),
        );
        let listed = list.is_some_and(|list| list.completeness != Completeness::Implied);
        // 5 区 500 件，占 89 %。其中甲 200 件，占 35 %: of what the whole is a share of, too
        let whole = list.and_then(List::whole);
        let likely = match whole {
            Some(whole) if self.parts.contains(&whole.index) => BaseCertainty::Either,
            _ => BaseCertainty::Likely,
        };
        let plain = pair.basis == Basis::Share;
        let own = list.filter(|list| plain && list.longest().contains(&pair.part));
        let (certainty, siblings) = match pair.basis {
            // 收到 30 件，转办 20 件，办结 18 件，办结率: of what was passed on, or of all
            Basis::Of(whole, _) if self.list(whole).is_some() => {
                (BaseCertainty::Likely, Vec::new())
            }
            Basis::Of(_, certainty) => (certainty, Vec::new()),
            Basis::Share
                if listed
                    || self.named(pair).is_some()
                    || near.len() >= 2
                    || (!near.is_empty() && named) =>
            {
                (likely, near)
            }
            Basis::Open | Basis::Share => (BaseCertainty::Open, near),
        };
        let several = !siblings.is_empty()
            && pair.percent.index == pair.part.index + 1
            && is_of_several(self.paragraph, pair.part);
        let certainty = if several {
            BaseCertainty::Open
        } else if self.is_beside_base(at, pair, &bases) {
            BaseCertainty::Unprinted
        } else {
            certainty
        };
        (!bases.is_empty()).then(|| Share {
            part: pair.part,
            percent: pair.percent,
            plain,
            bases,
            makes_whole: own.is_some_and(List::makes_whole),
            siblings,
            hundred: !together.is_empty(),
            certainty,
        })
    }

    /// Whether what it may be of has a share itself, by which both are of one number that is not in the text: 对终端
    /// 21312 元，占全国总额的 72.3 %，对批发 7987 元，占总额的 27.1 %.
    fn is_beside_base(&self, at: usize, pair: Pair, bases: &[Mentions]) -> bool {
        let before = self.pairs.iter().take(at).skip(at.saturating_sub(BASES));
        // 公开 43 条，电子化率 100 %: of itself
        let before = before.filter(|other| other.percent.value() < Number::ONE_HUNDRED);
        let mut near = before.filter(|other| bases.iter().any(|base| **base == [other.part]));
        near.any(|other| same_base((other.part, other.percent), (pair.part, pair.percent)))
    }

    fn list(&self, part: &Mention) -> Option<&'s List<'a>> {
        self.lists.get(&part.index).copied()
    }

    /// The other plain shares of the sentence in the same bracket or outside all, or each alone in a bracket
    /// (甲(3 件，占 60 %)、乙(2 件，占 40 %)).
    fn beside(&self, at: usize, pair: Pair, together: &[&Mention]) -> Vec<Pair<'a>> {
        let place = |part: &Mention| {
            let run = self.paragraph.runs.get(part.run);
            let alone = part.run > 0 && run.is_some_and(|run| run.len() == 2);
            ((!alone).then_some(part.run), part.sentence)
        };
        let near = self.pairs.iter().skip(at.saturating_sub(SIBLINGS / 2));
        let near = near.take(SIBLINGS).copied();
        near.filter(|other| {
            let beside = place(other.part) == place(pair.part) || together.contains(&other.part);
            other.part != pair.part
                && other.basis == Basis::Share
                && beside
                && other.part.counts_beside(pair.part)
        })
        .collect()
    }

    /// The total further back that a share is said to be of: 承办提案共 92 件。…占提案总数的 24 %.
    fn named(&self, pair: Pair<'a>) -> Option<&'a Mention> {
        let label = &pair.percent.label;
        let mut earlier = self.paragraph.earlier(pair.part).take(SIBLINGS);
        let said = |it: &Mention| {
            let words = it.label.words.iter();
            let mut kinds =
                words.filter(|word| matches!(word.sense, Sense::OtherMatter | Sense::Application));
            kinds.any(|word| label.words.contains(word))
        };
        let total = earlier.find(|it| it.says_total() && it.unit() == pair.part.unit() && said(it));
        total.filter(|_| label.has(Sense::Total))
    }

    /// Numbers further back that are named as what a share is said to be of: 总人口 146 人。…占户籍总人口 27 %.
    fn named_alike(&self, pair: Pair<'a>) -> Vec<Mentions<'a>> {
        const MOST: usize = 3;
        let earlier = self.paragraph.earlier(pair.part).take(SIBLINGS);
        let named = earlier.filter(|it| {
            let alike = it.unit() == pair.part.unit() && it.noun == pair.percent.noun;
            alike && it.is_countable() && it.value() >= pair.part.value()
        });
        named.take(MOST).map(|it| vec![it]).collect()
    }

    /// What the words give, the whole of its list, what is before, and all parts together: those that
    /// make 100 %, and those `near`; with it whether some are in the text, and are not only the parts
    /// themselves together.
    fn bases(
        &self,
        pair: Pair<'a>,
        near: &[Pair<'a>],
        together: &[&'a Mention],
    ) -> (Vec<Mentions<'a>>, bool) {
        let list = self.list(pair.part);
        let mut bases = match pair.basis {
            Basis::Of(whole, _) => self.given(whole),
            Basis::Open | Basis::Share => Vec::new(),
        };
        bases.extend(self.behind(pair).map(|behind| vec![behind]));
        bases.extend(list.iter().flat_map(|list| &list.wholes).cloned());
        bases.extend(self.named(pair).map(|named| vec![named]));
        bases.extend(self.before(pair, near));
        bases.extend(self.named_alike(pair));
        bases.retain(|base| !base.contains(&pair.part));
        let named = !bases.is_empty();
        // what was spent and what was saved is what was to be spent
        if let Basis::Of(whole, _) = pair.basis
            && pair.part.label.hints(Nuance::Saved)
        {
            bases.push(vec![whole, pair.part]);
        }
        bases.push(together.to_vec());
        let mut all: Mentions = near.iter().map(|other| other.part).collect();
        all.extend((!near.is_empty()).then_some(pair.part));
        order::sort(&mut all);
        // 排在前两位的是：甲 183 件，占 64 %；乙 17 件，占 6 %: there are more
        let examples = |it: &&Mention| it.opener == Some(Sense::Examples);
        if !all.iter().any(examples) {
            bases.push(all);
        }
        let mut seen = Set::new();
        bases.retain(|base| !base.is_empty() && seen.insert(base.clone()));
        bases.truncate(BASES);
        (bases, named)
    }

    /// The base in a bracket behind the percentage: 占总数的 12%(总数 300 条).
    fn behind(&self, pair: Pair) -> Option<&'a Mention> {
        let next = self.paragraph.get(pair.percent.index + 1)?;
        let hosted = next.host == Some(pair.percent.index)
            && next.class() == pair.part.class()
            && next.sentence == pair.part.sentence;
        hosted.then_some(next)
    }

    /// The bases that the words give with `whole`, which may be a part of what is meant (收到 n 件, 其中 …,
    /// 办结 m 件) or be beside another (来信 n 封, 来电 m 个, 办结 …).
    fn given(&self, whole: &'a Mention) -> Vec<Mentions<'a>> {
        let listed = self.list(whole).and_then(|list| list.wholes.first());
        let before = whole
            .index
            .checked_sub(1)
            .and_then(|at| self.paragraph.get(at));
        let alike = |it: &&Mention| it.class() == whole.class() && it.sentence == whole.sentence;
        let both = before.filter(alike).map(|before| vec![before, whole]);
        let listed = listed.cloned().into_iter();
        listed.chain([vec![whole]]).chain(both).collect()
    }

    /// The numbers before the part, the nearest first, each by itself and what was received with what was
    /// carried in.
    fn before(&self, pair: Pair<'a>, near: &[Pair]) -> Vec<Mentions<'a>> {
        let part = pair.part;
        let own = self.list(part).map_or(&[] as &[_], List::longest);
        let is_sibling =
            |it: &Mention| own.contains(&it) || near.iter().any(|other| other.part == it);
        let from = part.index.saturating_sub(SIBLINGS);
        let before = self.paragraph.range(from..part.index).iter().rev();
        let mut bases = Vec::new();
        let mut carried: Option<&Mention> = None;
        for it in before.take_while(|it| it.sentence + 2 >= part.sentence) {
            if it.class() != part.class() || it.is_change() || is_sibling(it) {
                continue;
            }
            bases.push(vec![it]);
            match (it.stage, carried) {
                (Some(HandlingStage::CarriedIn | HandlingStage::Carried), None) => {
                    carried = Some(it);
                }
                (Some(HandlingStage::Received), Some(other)) => bases.push(vec![it, other]),
                _ => {}
            }
        }
        bases
    }
}
