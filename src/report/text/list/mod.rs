//! Mentions → lists: a whole and the parts that are listed for it.
//!
//! A list is a run of numbers that are counted alike. What is asked of it, each in a file of its own:
//!
//! | question | file |
//! | --- | --- |
//! | Where does it begin: behind a word that opens it, in a bracket, with kinds that divide what is before them, behind 共? How complete do the words make it? | [`open`] |
//! | Where does it end, and where may it have ended earlier? | [`parts`] |
//! | Which number before it is its whole? | [`whole`] |
//! | Or is it before its total (…, 合计 n)? | [`behind`] |
//! | Or do only the numbers make a list: in one column, in the next one (30 件 42 人)? | [`numbers`] |
//! | Or numbers of several sentences? | [`sentences`] |
//! | Or several lists side by side, of which each part has a sentence? | [`grid`] |
//!
//! Each list is a proposal with all that it may mean; [`resolve`](super::resolve) weighs them.

mod behind;
mod grid;
mod numbers;
mod open;
mod parts;
mod sentences;
mod whole;

use super::mention::{Mention, Mentions, equal};
use super::paragraph::LexedParagraph;
use super::relation::{PartRelation, relation};
pub(super) use numbers::{BACK, MANY};
pub(super) use parts::{are_parted_alike, ends_in_rest};

/// More parts or other lists than these are not read: time stays linear.
pub(super) const PARTS: usize = 80;
const LISTS: usize = 16;

/// How far words say that a list of parts is complete.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Completeness {
    /// 包括, 分别为, 具体为, a colon: complete.
    Complete,
    /// Percentages that make 100 % are beside the parts.
    Shared,
    /// The list ends in 其他, or its kinds leave nothing else.
    Rest,
    /// 其中, or no word at all: complete only if the numbers support it.
    Among,
    /// Numbers that follow a total (共) without any word between: a list only if they nearly make it.
    Implied,
    /// 主要包括, 等: examples.
    Examples,
}

/// A list of parts and what may be its whole.
#[derive(Clone, Debug)]
pub(super) struct List<'a> {
    /// What may be the whole, the most likely first. Never empty.
    pub(super) wholes: Vec<Mentions<'a>>,
    /// Which parts may be meant, the longest list first. Never empty.
    pub(super) lists: Vec<Mentions<'a>>,
    /// Lists that are meant only if they make the whole: with what other sentences add.
    pub(super) rivals: Vec<Mentions<'a>>,
    /// How far the words say that it is complete.
    pub(super) completeness: Completeness,
    /// What the parts of the longest list have in common.
    pub(super) relation: PartRelation,
    /// Whether only the numbers say that it is a list: it explains nothing else away.
    pub(super) found: bool,
    /// Whether neither its place nor its words are sure of its whole (申请中, 从方式看, no word at all).
    pub(super) loose: bool,
    /// Whether no word but that for its total (共) opens it.
    pub(super) counted: bool,
}

impl<'a> List<'a> {
    /// A list that words make.
    fn of(
        paragraph: &'a LexedParagraph,
        wholes: Vec<Mentions<'a>>,
        lists: Vec<Mentions<'a>>,
        completeness: Completeness,
    ) -> Self {
        let parts = lists.first().map_or(&[] as &[_], Vec::as_slice);
        let whole = wholes.first().and_then(|whole| whole.first()).copied();
        let relation = relation(whole, parts);
        let rest = completeness == Completeness::Among && parts::names_all(parts, relation);
        Self {
            rivals: parts::rivals(paragraph, parts),
            completeness: if rest {
                Completeness::Rest
            } else {
                completeness
            },
            wholes,
            relation,
            lists,
            found: false,
            loose: false,
            counted: false,
        }
    }

    /// A list that only the numbers make.
    pub(super) fn found(whole: &'a Mention, parts: &[&'a Mention]) -> Self {
        Self {
            wholes: vec![vec![whole]],
            lists: vec![parts.to_vec()],
            rivals: Vec::new(),
            completeness: Completeness::Implied,
            relation: PartRelation::Open,
            found: true,
            loose: false,
            counted: false,
        }
    }

    /// The parts, as many as there may be.
    pub(super) fn longest(&self) -> &[&'a Mention] {
        self.lists.first().map_or(&[], Vec::as_slice)
    }

    /// The first number of what is most likely its whole.
    pub(super) fn whole(&self) -> Option<&'a Mention> {
        self.wholes.first()?.first().copied()
    }

    /// Whether the words leave nothing out: the longest list is all there is.
    pub(super) fn names_all(&self) -> bool {
        match self.completeness {
            Completeness::Complete => true,
            Completeness::Rest => self.relation.divides(),
            _ => self.relation == PartRelation::Whole,
        }
    }

    /// Whether words open it, or its numbers bear it out: what 共 might have made a list and did not may be stated
    /// of something else.
    pub(super) fn is_meant(&self) -> bool {
        self.completeness != Completeness::Implied || self.makes_whole()
    }

    /// Whether the longest list makes one of its wholes.
    pub(super) fn makes_whole(&self) -> bool {
        let mut wholes = self.wholes.iter();
        wholes.any(|whole| equal(self.longest(), whole))
    }
}

/// The lists of a paragraph, as far as there is room for them.
pub(super) fn lists(paragraph: &LexedParagraph) -> Vec<List<'_>> {
    let mut lists = Vec::new();
    // whether each mention is a part of a list that words make
    let mut member = vec![false; paragraph.mentions.len()];
    for run in 0..paragraph.runs.len() {
        let carries = open::tells_carried(paragraph, run);
        let mut end = 0;
        for first in paragraph.of_run(run) {
            if paragraph.is_full() {
                break;
            }
            if !first.is_countable() && !begins_bare(first) {
                continue;
            }
            let inside = first.place < end;
            if let Some(list) = open::list_at(paragraph, first, inside, carries, &member) {
                let places: usize = list.lists.iter().map(Vec::len).sum();
                paragraph.take_room(places * list.wholes.len());
                if list.is_meant() {
                    mark(&mut member, list.longest());
                }
                if list.completeness != Completeness::Implied {
                    let last = list.longest().last().map_or(0, |last| last.place);
                    end = end.max(last.max(first.place) + 1);
                }
                lists.extend(numbers::side_by_side(paragraph, &list));
                lists.push(list);
            }
            lists.extend(behind::totalled(paragraph, first));
        }
    }
    let mut found = numbers::by_numbers(paragraph, &lists);
    found.extend(sentences::by_sentences(paragraph, &lists));
    let beside = found.iter().filter(|list| list.makes_whole());
    lists.extend(beside.flat_map(|list| numbers::side_by_side(paragraph, list)));
    lists.extend(found);
    lists.extend((0..paragraph.runs.len()).flat_map(|run| grid::side_by_side(paragraph, run)));
    lists
}

/// Marks the parts as members, by their places in the paragraph.
pub(super) fn mark(members: &mut [bool], parts: &[&Mention]) {
    for part in parts {
        if let Some(member) = members.get_mut(part.index) {
            *member = true;
        }
    }
}

/// For each mention of the paragraph, whether it is a part of some list.
pub(super) fn members<'a>(
    paragraph: &LexedParagraph,
    lists: impl IntoIterator<Item = &'a List<'a>>,
) -> Vec<bool> {
    let mut members = vec![false; paragraph.mentions.len()];
    for parts in lists.into_iter().flat_map(|list| &list.lists) {
        mark(&mut members, parts);
    }
    members
}

/// A part without a unit that begins a list: 其中男 44，女 40 人; 66 万平方米(小学 24 万、中学 42 万).
fn begins_bare(mention: &Mention) -> bool {
    let opened = mention.opener.is_some() || (mention.place == 0 && mention.host.is_some());
    mention.is_unitless() && opened && !mention.is_change()
}

/// Whether a number is a member, by its place in the paragraph.
pub(super) fn is_member(member: &[bool], of: &Mention) -> bool {
    member.get(of.index) == Some(&true)
}
