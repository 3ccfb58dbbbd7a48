//! The place where a list begins → its parts: the whole list, then the others that may be meant.

use super::{LISTS, PARTS};
use crate::report::text::kind::Kinds;
use crate::report::text::lex::Mark;
use crate::report::text::lexicon::{Nuance, Sense};
use crate::report::text::mention::Mention;
use crate::report::text::passage::{Passage, Spot};
use crate::report::text::role::Role;
use crate::report::text::total::total;
use crate::report::text::unit::Class;

/// The parts from here on. Never empty; the longest list first.
pub(super) fn extend(spot: Spot, opener: Option<Sense>) -> Vec<Vec<usize>> {
    let passage = spot.passage;
    let mut extent = Extent {
        passage,
        opener,
        parts: Vec::new(),
        cuts: Vec::new(),
        strongest: None,
        of_received: spot
            .back(1)
            .is_some_and(|whole| passage.has_role(whole, &[Role::Received, Role::Handled])),
    };
    let mut resumed = Vec::new();
    for (at, index) in spot.later().enumerate().take(3 * PARTS) {
        let Some(mention) = passage.mention(index) else {
            break;
        };
        passage.take_room(1);
        match extent.next(index, mention) {
            Next::Part => extent.push(index, mention),
            Next::Aside => {}
            Next::Nested => {
                let place = spot.place + at + 1;
                resumed = extent.resumed(Spot { place, ..spot });
                break;
            }
            Next::End => break,
        }
    }
    extent.lists(resumed)
}

/// What a mention behind some parts is to their list.
enum Next {
    Part,
    /// Told of a part: a percentage, a change, an amount of money.
    Aside,
    /// A list of its own begins with it; this one may go on behind that.
    Nested,
    /// The list is over.
    End,
}

/// A list as far as it was read.
struct Extent<'a> {
    passage: &'a Passage,
    opener: Option<Sense>,
    parts: Vec<usize>,
    /// How many parts there may be, where it may have ended earlier.
    cuts: Vec<usize>,
    /// The strongest mark between its parts.
    strongest: Option<Mark>,
    /// Whether it stands behind what was received.
    of_received: bool,
}

impl Extent<'_> {
    fn next(&self, index: usize, mention: &Mention) -> Next {
        let passage = self.passage;
        let Some(first) = passage.first(&self.parts) else {
            return Next::Part;
        };
        let enumerated = self.opener == Some(Sense::Enumerated) && mention.opener == self.opener;
        if (mention.begins_sentence() && !enumerated) || self.parts.len() >= PARTS {
            return Next::End;
        }
        // 其中网上 3 件、信函 2 件，办结 5 件: what became of all is no part beside others
        let answered = |index: usize| passage.role(index) == Some(Role::Answered);
        if self.of_received && answered(index) && !self.parts.iter().any(|&part| answered(part)) {
            return Next::End;
        }
        let unitless = is_unitless(mention);
        if matches!(mention.class(), Class::Percent | Class::Ratio)
            || (mention.class() == Class::Bare && !unitless)
            || mention.is_change()
        {
            return Next::Aside;
        }
        if mention.opener.is_some() && !enumerated {
            return Next::Nested;
        }
        if !mention.is_alike(first) && !first.is_alike(mention) && !unitless {
            // 316 件 424 人，24 件 28 人: what is counted otherwise is told of the part before it
            return Next::Aside;
        }
        let stops = [Sense::Cumulative, Sense::Average];
        let totals = total(&mention.label).is_some_and(|total| !total.named);
        if totals || mention.is_former() || mention.label.any(&stops) {
            return Next::End;
        }
        Next::Part
    }

    /// Adds a part, once for each name that has it.
    fn push(&mut self, index: usize, mention: &Mention) {
        if !self.parts.is_empty() {
            if self.may_end_before(index, mention) {
                self.cuts.push(self.parts.len());
            }
            self.strongest = self.strongest.max(mention.mark);
        }
        let room = PARTS.saturating_sub(self.parts.len()).max(1);
        let times = std::iter::repeat_n(index, mention.times.min(room));
        self.parts.extend(times);
    }

    /// Whether the list may have ended before a mention: its unit, its mark or its kind of words is another.
    fn may_end_before(&self, index: usize, mention: &Mention) -> bool {
        let passage = self.passage;
        let (Some(first), Some(before)) = (passage.first(&self.parts), passage.last(&self.parts))
        else {
            return true;
        };
        let other_unit = mention.quantity.unit != before.quantity.unit;
        // 甲 30 亩、其中乙 12 亩，丙 20 亩: a list within a stronger mark ends with it
        let other_mark = mention.mark > self.strongest
            && (self.strongest.is_some() || first.mark == Some(Mark::Pause));
        let own_verb = begins_with_verb(mention) && !begins_with_verb(first);
        let other_subject = self.strongest.is_none() && mention.mark == Some(Mark::Semicolon);
        // what was carried in or over is no kind of what was received, but may be told behind its kinds
        let carried = passage.is_carried(index);
        other_unit || other_mark || other_subject || own_verb || carried || mention.asides > 0
    }

    /// The lists that go on behind the parts of one of their parts, from each of the numbers there.
    fn resumed(&self, from: Spot) -> Vec<Vec<usize>> {
        let passage = self.passage;
        let Some(&last) = self.parts.last() else {
            return Vec::new();
        };
        let rest = from.later().take(PARTS);
        let rest = rest.take_while(|&index| passage.same_sentence(index, last));
        let rest: Vec<usize> = rest.filter(|&index| passage.is_countable(index)).collect();
        // 甲 20 件，其中乙 12 件；丙 30 件: behind a semicolon the outer list goes on
        let begins = |&part: &usize| passage.is(part, |part| part.mark == Some(Mark::Semicolon));
        let heads: Vec<usize> = rest.iter().copied().filter(begins).collect();
        let starts = 0..rest.len().min(LISTS / 2);
        let tails = starts.filter_map(|start| rest.get(start..));
        let all = [heads.as_slice()].into_iter().chain(tails);
        all.map(|tail| {
            passage.take_room(self.parts.len() + tail.len());
            [self.parts.as_slice(), tail].concat()
        })
        .collect()
    }

    /// The list and those that may be meant instead, each once.
    fn lists(self, resumed: Vec<Vec<usize>>) -> Vec<Vec<usize>> {
        let Self { passage, parts, .. } = &self;
        let mut lists = vec![parts.clone()];
        let cuts = self.cuts.iter().rev().take(LISTS);
        lists.extend(cuts.filter_map(|&cut| Some(parts.get(..cut)?.to_vec())));
        lists.extend(resumed);
        lists.extend(heads(passage, parts));
        if let Some(first) = passage.first(parts) {
            let alike = |part: &Mention| part.quantity.unit == first.quantity.unit;
            let kept = parts.iter().copied();
            lists.push(kept.filter(|&part| passage.is(part, alike)).collect());
        }
        let mut seen: Vec<Vec<usize>> = Vec::new();
        for list in lists {
            if !list.is_empty() && !seen.contains(&list) && seen.len() < LISTS {
                seen.push(list);
            }
        }
        seen
    }
}

/// The first part of each group that semicolons part, where some group has several: 甲 7 件，维持 6 件；
/// 乙 4 件，维持 2 件.
fn heads(passage: &Passage, parts: &[usize]) -> Option<Vec<usize>> {
    let begins = |&part: &usize| passage.is(part, |part| part.mark == Some(Mark::Semicolon));
    let (first, rest) = parts.split_first()?;
    let mut heads = vec![*first];
    heads.extend(rest.iter().copied().filter(begins));
    (heads.len() >= 2 && heads.len() < parts.len()).then_some(heads)
}

/// A part without a unit: 许可 12、处罚 8 件.
fn is_unitless(mention: &Mention) -> bool {
    mention.class() == Class::Bare
        && !mention.label.is_empty()
        && mention.mark.is_none_or(|mark| mark <= Mark::Semicolon)
}

/// Whether a label begins a clause of its own.
fn begins_with_verb(mention: &Mention) -> bool {
    const VERBS: &[Sense] = &[
        Sense::Verb,
        Sense::Through,
        Sense::Answered,
        Sense::Handled,
        Sense::Received,
        Sense::New,
        Sense::Made,
        Sense::Proactive,
        Sense::ThisYear,
        Sense::Besides,
        Sense::Total,
    ];
    mention.label.begins_with(VERBS)
}

/// Whether a list that no word makes complete names everything: it ends in 其他, its kinds leave nothing
/// else, or it is one of outcomes that ends in what is pending.
pub(super) fn names_all(passage: &Passage, parts: &[usize], kinds: Kinds) -> bool {
    let Some(last) = passage.last(parts) else {
        return false;
    };
    if parts.len() < 2 || gaps(passage, parts) {
        return false;
    }
    let carried_in = |&part: &usize| passage.role(part) == Some(Role::CarriedIn);
    let rest = ends_in_rest(passage, parts) || last.any(&[Sense::OtherOutcome, Sense::OtherResult]);
    let pending = last.any(&[Sense::Pending, Sense::CarriedOut, Sense::Unheard])
        && kinds == Kinds::Closed
        && !parts.iter().any(carried_in);
    rest || pending || kinds == Kinds::Whole
}

/// Whether the list has entries without a number, so that its numbers cannot be all.
pub(super) fn gaps(passage: &Passage, parts: &[usize]) -> bool {
    passage.all(parts).skip(1).any(|part| part.asides > 0)
}

/// Whether the last part is what is left (其他 6 件).
pub(super) fn ends_in_rest(passage: &Passage, parts: &[usize]) -> bool {
    let last = passage.last(parts);
    last.is_some_and(|last| last.label.has(Sense::Rest) || last.label.hints(Nuance::Rest))
}

/// Whether 等 behind the last part says that there are more.
pub(super) fn ends_in_others(passage: &Passage, parts: &[usize]) -> bool {
    let last = passage.last(parts);
    last.is_some_and(|last| last.tail.begins(&[Sense::Others]))
}
