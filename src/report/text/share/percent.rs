//! Percentages of a paragraph together: which number each is told of behind 分别, and which make 100 %.

use super::pair::{Basis, Pair};
use super::{SIBLINGS, Share};
use crate::order;
use crate::read::number::Number;
use crate::report::text::lex::Mark;
use crate::report::text::lexicon::Sense;
use crate::report::text::list::{List, Wording};
use crate::report::text::nest::Mention;
use crate::report::text::passage::{Passage, Spot};
use crate::report::text::unit::Class;

/// The number that a percentage is told of behind 分别: 甲 3 件、乙 1 件, 分别占 75 %、25 %.
pub(in super::super) fn respective(passage: &Passage, percent: usize) -> Option<usize> {
    let spot = passage.spot(percent)?;
    let mention = spot.mention()?;
    let at = |place: usize| Spot { place, ..spot }.mention();
    let is = |place: usize, test: &dyn Fn(&Mention) -> bool| at(place).is_some_and(test);
    let of_group = |other: &Mention| other.class() == mention.class();
    let joined = |other: &Mention| {
        of_group(other)
            && other.mark.is_none_or(|mark| mark <= Mark::Comma)
            && other.label.only(&[Sense::Is])
    };
    let mut start = spot.place;
    while start > 0
        && spot.place - start < SIBLINGS
        && is(start, &joined)
        && is(start - 1, &of_group)
    {
        start -= 1;
    }
    if !at(start)?.lead.has(Sense::Respectively) {
        return None;
    }
    let mut end = spot.place + 1;
    while end - start < SIBLINGS && is(end, &joined) {
        end += 1;
    }
    let many = end - start;
    let place = start;
    let counts =
        |part: &Mention| part.class() != Class::Percent && !part.is_change() && !part.is_former();
    let counted = Spot { place, ..spot }.earlier();
    let parts: Vec<usize> = counted
        .filter(|&index| passage.is(index, counts))
        .take(many)
        .collect();
    let mut all = passage.all(&parts);
    let told =
        many >= 2 && parts.len() == many && all.all(|part| part.sentence == mention.sentence);
    parts.get(end - 1 - spot.place).copied().filter(|_| told)
}

/// How far percentages are from 100 % together, as far as they are read.
#[derive(Default)]
struct Sum {
    sum: Number,
    slack: Number,
}

impl Sum {
    fn add(&mut self, percent: &Mention) {
        self.sum += percent.value();
        self.slack += percent.rounding();
    }

    fn is_full(&self) -> bool {
        self.sum + self.slack >= Number::ONE_HUNDRED
    }

    fn is_whole(&self) -> bool {
        (self.sum - Number::ONE_HUNDRED).abs() <= self.slack
    }
}

/// For each pair, the parts of all those side by side whose percentages make 100 %, in one sentence or
/// several; none where they do not.
pub(super) fn together(passage: &Passage, pairs: &[Pair]) -> Vec<Vec<usize>> {
    let mut found = Vec::new();
    while found.len() < pairs.len() {
        let mut sum = Sum::default();
        let rest = pairs.iter().skip(found.len()).take(SIBLINGS);
        let mut parts: Vec<usize> = Vec::new();
        for pair in rest.take_while(|pair| pair.basis == Basis::Share) {
            passage.all(&[pair.percent]).for_each(|it| sum.add(it));
            parts.push(pair.part);
            if sum.is_full() {
                break;
            }
        }
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
    let mut groups: Vec<Vec<usize>> = Vec::new();
    let mut group: Vec<usize> = Vec::new();
    for (index, mention) in passage.mentions.iter().enumerate() {
        let percent = mention.class() == Class::Percent && !mention.is_change();
        let last = group.last();
        let goes_on = last.is_some_and(|&last| passage.same_sentence(last, index));
        if !percent || !goes_on || group.len() > SIBLINGS {
            groups.push(std::mem::take(&mut group));
        }
        if percent && (goes_on || mention.lead.any(&[Sense::Share, Sense::Elsewhere])) {
            group.push(index);
        }
    }
    groups.push(group);
    groups.retain(|percents| {
        let mut sum = Sum::default();
        passage.all(percents).for_each(|percent| sum.add(percent));
        percents.len() >= 2 && sum.is_whole()
    });
    groups
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
        let percents = list
            .longest()
            .iter()
            .map(|part| percent_of.get(part).copied());
        let percents: Vec<usize> = percents.collect::<Option<_>>()?;
        let makes =
            !list.found && list.wording != Wording::Implied && list.whole_made(passage).is_some();
        let complete = makes || matches!(list.wording, Wording::Complete | Wording::Rest);
        (percents.len() >= 2 && list.wording != Wording::Examples).then_some((percents, complete))
    };
    let mut found: Vec<(Vec<usize>, bool)> = lists.iter().filter_map(of_list).collect();
    for percents in bare_hundreds(passage) {
        if !found.iter().any(|(other, _)| *other == percents) {
            found.push((percents, false));
        }
    }
    found
}
