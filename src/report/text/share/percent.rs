//! Percentages of a paragraph together: which number each is told of behind 分别, and which make 100 %.

use std::collections::BTreeMap;

use super::pair::{Basis, Pair};
use super::{SIBLINGS, Share};
use crate::order;
use crate::read::number::Number;
use crate::report::text::lex::Mark;
use crate::report::text::lexicon::Sense;
use crate::report::text::list::{List, Wording};
use crate::report::text::mention::Mention;
use crate::report::text::passage::{Passage, Spot};
use crate::report::text::unit::Class;

/// The number that a percentage is told of behind 分别: 甲 3 件、乙 1 件, 分别占 75 %、25 %.
pub(in super::super) fn respective(passage: &Passage, percent: usize) -> Option<usize> {
    let spot = passage.spot(percent)?;
    let mention = spot.mention()?;
    let at = |place: usize| Spot { place, ..spot }.mention();
    let of_group = |other: &Mention| other.class() == mention.class();
    let joined = |other: &Mention| {
        of_group(other) && other.mark <= Some(Mark::Comma) && other.label.only(&[Sense::Is])
    };
    // how many of the group stand before the percentage, and behind it
    let before = (0..SIBLINGS.min(spot.place)).take_while(|back| {
        at(spot.place - back).is_some_and(joined) && at(spot.place - back - 1).is_some_and(of_group)
    });
    let before = before.count();
    let behind = (1..SIBLINGS).take_while(|on| at(spot.place + on).is_some_and(joined));
    let behind = behind.count();
    let first = Spot {
        place: spot.place - before,
        ..spot
    };
    let many = before + 1 + behind;
    if many < 2 || !first.mention()?.lead.has(Sense::Respectively) {
        return None;
    }
    let counts =
        |part: &Mention| part.class() != Class::Percent && !part.is_change() && !part.is_former();
    let counted = first.earlier().take(2 * SIBLINGS);
    let counted = counted.filter(|&index| passage.is(index, counts));
    let parts: Vec<usize> = counted.take(many).collect();
    let told = parts.len() == many
        && parts
            .iter()
            .all(|&part| passage.same_sentence(part, percent));
    parts.get(behind).copied().filter(|_| told)
}

/// How far percentages are from 100 % together, as far as they are read.
#[derive(Default)]
pub(in super::super) struct Percents {
    sum: Number,
    slack: Number,
}

impl Percents {
    pub(in super::super) fn add(&mut self, percent: &Mention) {
        self.sum += percent.value();
        self.slack += percent.rounding();
    }

    fn is_full(&self) -> bool {
        self.sum + self.slack >= Number::ONE_HUNDRED
    }

    /// Whether they make 100 %, within rounding that is small itself.
    pub(in super::super) fn is_whole(&self) -> bool {
        let most = Number::from(5);
        self.slack <= most && (self.sum - Number::ONE_HUNDRED).abs() <= self.slack
    }
}

/// For each pair, the parts of all those side by side whose percentages make 100 %, in one sentence or
/// several; none where they do not.
pub(super) fn together(passage: &Passage, pairs: &[Pair]) -> Vec<Vec<usize>> {
    let mut found = Vec::new();
    while found.len() < pairs.len() {
        let mut sum = Percents::default();
        let rest = pairs.iter().skip(found.len()).take(SIBLINGS);
        let shares = rest.take_while(|pair| {
            let goes_on = pair.basis == Basis::Share && !sum.is_full();
            if let Some(percent) = passage.mention(pair.percent).filter(|_| goes_on) {
                sum.add(percent);
            }
            goes_on
        });
        let mut parts: Vec<usize> = shares.map(|pair| pair.part).collect();
        let many = parts.len().max(1);
        if many < 2 || !sum.is_whole() {
            parts.clear();
        }
        found.extend(std::iter::repeat_n(parts, many));
    }
    found
}

/// Percentages side by side without the counts that they are of, which make 100 % (甲占 60 %，乙占 40 %).
fn bare_hundreds(passage: &Passage) -> Vec<Vec<usize>> {
    let percent = |it: &Mention| it.class() == Class::Percent && !it.is_change();
    let all = 0..passage.mentions.len();
    let percents: Vec<usize> = all.filter(|&index| passage.is(index, percent)).collect();
    let beside = |one: &usize, next: &usize| one + 1 == *next && passage.same_sentence(*one, *next);
    let shares = percents.chunk_by(beside).filter_map(|group| {
        let says = |it: &Mention| it.lead.any(&[Sense::Share, Sense::Elsewhere]);
        let first = group.iter().position(|&index| passage.is(index, says))?;
        let group = group.get(first..)?;
        let mut sum = Percents::default();
        passage.all(group).for_each(|percent| sum.add(percent));
        (group.len() >= 2 && sum.is_whole()).then(|| group.to_vec())
    });
    shares.collect()
}

/// The percentages of lists of which every part has one; with each whether the list names everything.
pub(in super::super) fn hundreds(
    passage: &Passage,
    lists: &[List],
    shares: &[Share],
) -> Vec<(Vec<usize>, bool)> {
    let plain = shares.iter().filter(|share| share.plain);
    let percent_of = order::map(plain.map(|share| (share.part, share.percent)));
    let of_list = |list: &List| {
        let parts = list.longest().iter();
        let percents: Option<Vec<usize>> =
            parts.map(|part| percent_of.get(part).copied()).collect();
        let (percents, complete) = (percents?, names_all(passage, list));
        (percents.len() >= 2 && list.wording != Wording::Examples).then_some((percents, complete))
    };
    let bare = bare_hundreds(passage).into_iter();
    let all = lists.iter().filter_map(of_list);
    let mut found: BTreeMap<Vec<usize>, bool> = BTreeMap::new();
    for (percents, complete) in all.chain(bare.map(|percents| (percents, false))) {
        *found.entry(percents).or_default() |= complete;
    }
    found.into_iter().collect()
}

/// Whether a list names everything, by its words or because it makes its whole.
fn names_all(passage: &Passage, list: &List) -> bool {
    match list.wording {
        Wording::Complete | Wording::Rest => true,
        Wording::Implied => false,
        _ => !list.found && list.whole_made(passage).is_some(),
    }
}
