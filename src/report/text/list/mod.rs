//! Mentions → lists: a whole and the parts that are listed for it.
//!
//! [`begin`] says where a list begins: behind a word that opens it (其中, 包括, 分别为, a colon, 一是), in a
//! bracket behind its whole, or behind a number that 共 makes a total; [`behind`], that it stands before
//! its total (…, 合计 n). It ends with the sentence: where it may end earlier, [`parts`] gives the other
//! lists that may be meant, and [`rivals`] those that are meant only if they make the whole. [`wholes`]
//! says what that may be. [`found`] are lists that only the numbers make, and [`shared`] those whose
//! percentages make 100 %.

mod begin;
mod behind;
mod found;
mod parts;
mod rivals;
mod shared;
mod wholes;

use super::kind::{Kinds, kinds};
use super::lexicon::Sense;
use super::mention::Mention;
use super::passage::{Passage, Spot};
use super::unit::Class;
pub(super) use shared::of_shares;

/// More parts or other lists than these are not read: time stays linear.
const PARTS: usize = 80;
const LISTS: usize = 16;

/// How far words say that a list of parts is complete.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wording {
    /// 包括, 分别为, 具体为, a colon: complete.
    Complete,
    /// Percentages that make 100 % stand beside the parts.
    Shared,
    /// 含: complete where it comes near.
    Holding,
    /// The list ends in 其他, or its kinds leave nothing else.
    Rest,
    /// 其中, or no word at all: complete only if the numbers speak for it.
    Among,
    /// Numbers that follow a total (共) without any word between: a list only if they nearly make it.
    Implied,
    /// 主要包括, 等: examples.
    Examples,
}

/// A list of parts and what may be its whole, as places of mentions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct List {
    /// What may be the whole, the most likely first.
    pub(super) wholes: Vec<Vec<usize>>,
    /// Which parts may be meant, the longest list first.
    pub(super) lists: Vec<Vec<usize>>,
    /// Lists that are meant only if they make the whole: with what other sentences add, or without what is
    /// told of a part.
    pub(super) rivals: Vec<Vec<usize>>,
    /// How far the words say that it is complete.
    pub(super) wording: Wording,
    /// What the parts of the longest list have in common.
    pub(super) kinds: Kinds,
    /// Whether only the numbers say that it is a list: it explains nothing else away.
    pub(super) found: bool,
    /// Whether neither its place nor its words are sure of its whole (申请中, 从方式看, no word at all).
    pub(super) loose: bool,
}

impl List {
    /// A list that words make.
    fn of(
        passage: &Passage,
        wholes: Vec<Vec<usize>>,
        lists: Vec<Vec<usize>>,
        wording: Wording,
    ) -> Self {
        let parts = longest(&lists);
        let kinds = kinds(passage, parts);
        let rest = wording == Wording::Among && parts::names_all(passage, parts, kinds);
        Self {
            rivals: rivals::rivals(passage, parts),
            wording: if rest { Wording::Rest } else { wording },
            wholes,
            kinds,
            lists,
            found: false,
            loose: false,
        }
    }

    /// A list that only the numbers make.
    fn found(whole: usize, parts: Vec<usize>) -> Self {
        Self {
            wholes: vec![vec![whole]],
            lists: vec![parts],
            rivals: Vec::new(),
            wording: Wording::Implied,
            kinds: Kinds::Open,
            found: true,
            loose: false,
        }
    }

    /// The parts, as many as there may be.
    pub(super) fn longest(&self) -> &[usize] {
        longest(&self.lists)
    }

    /// The first number of what is most likely its whole.
    pub(super) fn whole(&self) -> Option<usize> {
        self.wholes.first()?.first().copied()
    }

    /// Its whole, where the longest list makes one.
    pub(super) fn whole_made(&self, passage: &Passage) -> Option<&Vec<usize>> {
        let mut wholes = self.wholes.iter();
        wholes.find(|whole| passage.equal(self.longest(), whole))
    }
}

fn longest(lists: &[Vec<usize>]) -> &[usize] {
    lists.first().map_or(&[], Vec::as_slice)
}

/// The lists of a paragraph, as far as there is room for them.
pub(super) fn lists(passage: &Passage) -> Vec<List> {
    let mut walk = Walk {
        passage,
        member: vec![false; passage.mentions.len()],
        lists: Vec::new(),
    };
    for run in &passage.runs {
        walk.run(run);
    }
    let mut lists = walk.lists;
    lists.extend(found::by_numbers(passage, &lists));
    lists
}

struct Walk<'a> {
    passage: &'a Passage,
    /// For each mention, whether it is a part of a list so far.
    member: Vec<bool>,
    lists: Vec<List>,
}

impl Walk<'_> {
    /// The lists of the text outside brackets, or of one bracket.
    fn run(&mut self, run: &[usize]) {
        let passage = self.passage;
        let carries = begin::tells_carried(passage, run);
        let mut totals: Vec<usize> = Vec::new();
        let mut end = 0;
        for (place, &index) in run.iter().enumerate() {
            if passage.is_full() {
                break;
            }
            if !passage.is(index, |it| it.is_countable() || begins_bare(it)) {
                continue;
            }
            let spot = Spot {
                passage,
                run,
                place,
            };
            let list = begin::list_at(spot, place < end, carries, &self.member);
            if let Some(list) = list.filter(|list| !list.wholes.is_empty()) {
                end = end.max(self.take(spot, list));
            }
            let total = behind::totalled(spot);
            totals.extend(total.is_some().then_some(index));
            self.lists.extend(total);
        }
        self.lists.extend(found::of_totals(passage, run, &totals));
    }

    /// Keeps a list; gives the place behind its last part.
    fn take(&mut self, spot: Spot, list: List) -> usize {
        let places: usize = list.lists.iter().map(Vec::len).sum();
        self.passage.take_room(places * list.wholes.len());
        let mut end = 0;
        if list.wording != Wording::Implied {
            mark(&mut self.member, list.longest());
            let part = list.longest().last();
            let place = part.and_then(|part| spot.run.binary_search(part).ok());
            end = place.map_or(0, |place| place + 1).max(spot.place + 1);
        }
        self.lists.extend(found::side_by_side(self.passage, &list));
        self.lists.push(list);
        end
    }
}

fn mark(members: &mut [bool], parts: &[usize]) {
    for &part in parts {
        if let Some(member) = members.get_mut(part) {
            *member = true;
        }
    }
}

/// For each mention of the paragraph, whether it is a part of some list.
pub(super) fn members<'a>(
    passage: &Passage,
    lists: impl IntoIterator<Item = &'a List>,
) -> Vec<bool> {
    let mut members = vec![false; passage.mentions.len()];
    for parts in lists.into_iter().flat_map(|list| &list.lists) {
        mark(&mut members, parts);
    }
    members
}

/// A part without a unit that begins a list: 其中男 44，女 40 人.
fn begins_bare(mention: &Mention) -> bool {
    mention.class() == Class::Bare
        && mention.opener.is_some()
        && !mention.label.is_empty()
        && !mention.is_change()
}

/// Whether the words before a number make it a total.
fn says_total(mention: &Mention) -> bool {
    mention.label.has(Sense::Total) || mention.label.begins(&[Sense::ThisYear])
}
