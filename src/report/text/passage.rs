//! The mentions of one paragraph with the names of their figures: what every pattern reads.

use std::cell::Cell;

use super::mention::Mention;
use super::nest::{Clause, Nested, Sentence};
use super::role::{Role, role};
use crate::read::number::Number;
use crate::read::span::Span;
use crate::report::figure::FigureId;
use crate::report::statement::{Claim, Evidence, Statement};
use crate::steps;

/// One paragraph: its mentions, and for each its figure, its place and its role.
#[derive(Clone, Debug, Default)]
pub(super) struct Passage {
    /// The mentions in their order.
    pub(super) mentions: Vec<Mention>,
    /// The clauses in their order.
    pub(super) clauses: Vec<Clause>,
    /// The sentences in their order.
    pub(super) sentences: Vec<Sentence>,
    /// For each run (the text outside brackets, then each bracket), its mentions in order.
    pub(super) runs: Vec<Vec<usize>>,
    /// The year of the report, if it is known.
    pub(super) year: Option<i32>,
    ids: Vec<FigureId>,
    spans: Vec<Span>,
    sentence_spans: Vec<Span>,
    roles: Vec<Option<Role>>,
    /// How much of it may still be put into lists.
    room: Cell<usize>,
}

/// How many places of lists a paragraph may take, and how many more for each of its numbers: no real
/// paragraph comes near, and where every number of a long text opens a list the work stays linear.
const ROOM: usize = 20_000;
const ROOM_EACH: usize = 16;

impl Passage {
    /// Puts a paragraph together; `spans` are the places of its numbers in the document, and `place` gives
    /// that of characters.
    pub(super) fn new(
        nested: Nested,
        spans: Vec<Span>,
        place: impl Fn(usize, usize) -> Span,
        year: Option<i32>,
    ) -> Self {
        let mut runs: Vec<Vec<usize>> = Vec::new();
        for (index, mention) in nested.mentions.iter().enumerate() {
            if runs.len() <= mention.run {
                runs.resize(mention.run + 1, Vec::new());
            }
            if let Some(run) = runs.get_mut(mention.run) {
                run.push(index);
            }
        }
        let roles = nested.mentions.iter().map(|mention| role(mention, year));
        let sentences = nested.sentences.iter();
        Self {
            roles: roles.collect(),
            sentence_spans: sentences
                .map(|sentence| place(sentence.start, sentence.end))
                .collect(),
            ids: spans
                .iter()
                .map(|span| FigureId::Text(span.start))
                .collect(),
            room: Cell::new(ROOM + ROOM_EACH * nested.mentions.len()),
            mentions: nested.mentions,
            clauses: nested.clauses,
            sentences: nested.sentences,
            runs,
            year,
            spans,
        }
    }

    /// Takes room for so many places of lists.
    pub(super) fn take_room(&self, places: usize) {
        self.room.set(self.room.get().saturating_sub(places));
    }

    /// Whether there is none left, so that no more lists are read.
    pub(super) fn is_full(&self) -> bool {
        self.room.get() == 0
    }

    /// The mention at `index`.
    pub(super) fn mention(&self, index: usize) -> Option<&Mention> {
        steps::count(1);
        self.mentions.get(index)
    }

    /// The mentions at these places.
    pub(super) fn all<'a>(&'a self, indices: &'a [usize]) -> impl Iterator<Item = &'a Mention> {
        indices.iter().filter_map(|&index| self.mention(index))
    }

    /// What the number at `index` counts in the handling of what comes in.
    pub(super) fn role(&self, index: usize) -> Option<Role> {
        self.roles.get(index).copied().flatten()
    }

    /// Whether the number at `index` has one of these roles.
    pub(super) fn has_role(&self, index: usize, roles: &[Role]) -> bool {
        self.role(index).is_some_and(|role| roles.contains(&role))
    }

    /// Whether the number at `index` was carried from one year to another.
    pub(super) fn is_carried(&self, index: usize) -> bool {
        self.role(index).is_some_and(Role::is_carried)
    }

    /// Whether there is a number at `index` of which this is true.
    pub(super) fn is(&self, index: usize, test: impl FnOnce(&Mention) -> bool) -> bool {
        self.mention(index).is_some_and(test)
    }

    /// Whether the number at `index` may be a part or a whole.
    pub(super) fn is_countable(&self, index: usize) -> bool {
        self.is(index, Mention::is_countable)
    }

    /// The unit of the number at `index`, as printed.
    pub(super) fn unit(&self, index: usize) -> Option<&'static str> {
        self.mention(index)?.quantity.unit
    }

    /// The first of the mentions at these places.
    pub(super) fn first(&self, indices: &[usize]) -> Option<&Mention> {
        self.mention(*indices.first()?)
    }

    /// The last of the mentions at these places.
    pub(super) fn last(&self, indices: &[usize]) -> Option<&Mention> {
        self.mention(*indices.last()?)
    }

    /// Where the number at `index` stands in its run.
    pub(super) fn spot(&self, index: usize) -> Option<Spot<'_>> {
        let run = self.runs.get(self.mention(index)?.run)?;
        let place = run.binary_search(&index).ok()?;
        Some(Spot {
            passage: self,
            run,
            place,
        })
    }

    /// The mention before the one at `index` in its run.
    pub(super) fn before(&self, index: usize) -> Option<usize> {
        self.spot(index)?.back(1)
    }

    /// Whether two mentions stand in one sentence.
    pub(super) fn same_sentence(&self, one: usize, other: usize) -> bool {
        let sentence = |index: usize| self.mention(index).map(|mention| mention.sentence);
        sentence(one) == sentence(other)
    }

    /// Whether two mentions stand outside brackets, or in one bracket.
    pub(super) fn same_run(&self, one: usize, other: usize) -> bool {
        let run = |index: usize| self.mention(index).map(|mention| mention.run);
        run(one) == run(other)
    }

    /// The number at `index`.
    pub(super) fn value(&self, index: usize) -> Option<Number> {
        self.mention(index).map(Mention::value)
    }

    /// What the numbers at these places make together.
    pub(super) fn total(&self, indices: &[usize]) -> Option<Number> {
        indices.iter().map(|&index| self.value(index)).sum()
    }

    /// The greatest of the numbers at these places.
    pub(super) fn largest(&self, indices: &[usize]) -> Option<Number> {
        let values = indices.iter().filter_map(|&index| self.value(index));
        values.max()
    }

    /// The least and the greatest number that these may make together.
    pub(super) fn bounds(&self, indices: &[usize]) -> Option<(Number, Number)> {
        let mut bounds = (Number::ZERO, Number::ZERO);
        for &index in indices {
            let quantity = &self.mention(index)?.quantity;
            let (low, high) = quantity.bounds();
            bounds = (bounds.0.checked_add(low)?, bounds.1.checked_add(high)?);
        }
        Some(bounds)
    }

    /// Whether these numbers may be equal to those.
    pub(super) fn equal(&self, left: &[usize], right: &[usize]) -> bool {
        self.bounds(left)
            .zip(self.bounds(right))
            .is_some_and(|(left, right)| left.0 <= right.1 && right.0 <= left.1)
    }

    /// The figure of the number at `index`.
    pub(super) fn figure(&self, index: usize) -> Option<FigureId> {
        self.ids.get(index).copied()
    }

    /// The figures of these numbers.
    pub(super) fn figures(&self, indices: &[usize]) -> Vec<FigureId> {
        let figures = indices.iter().filter_map(|&index| self.figure(index));
        figures.collect()
    }

    /// The place that covers these numbers.
    pub(super) fn span(&self, indices: impl IntoIterator<Item = usize>) -> Span {
        let spans = indices
            .into_iter()
            .filter_map(|index| self.spans.get(index));
        spans.copied().reduce(Span::cover).unwrap_or_default()
    }

    /// A statement made by the words that cover these numbers.
    pub(super) fn statement(
        &self,
        claim: Claim,
        evidence: Evidence,
        indices: impl IntoIterator<Item = usize>,
    ) -> Statement {
        Statement {
            claim,
            span: self.span(indices),
            evidence,
            rival: None,
        }
    }

    /// The sentence before one.
    pub(super) fn sentence_before(&self, sentence: usize) -> Option<&Sentence> {
        self.sentences.get(sentence.checked_sub(1)?)
    }

    /// The place of a sentence.
    pub(super) fn sentence_span(&self, sentence: usize) -> Option<Span> {
        self.sentence_spans.get(sentence).copied()
    }
}

/// A place of a run, from which patterns look back and on.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spot<'a> {
    /// The paragraph.
    pub(super) passage: &'a Passage,
    /// The mentions outside brackets, or those of one bracket.
    pub(super) run: &'a [usize],
    /// Which of them stands here.
    pub(super) place: usize,
}

impl<'a> Spot<'a> {
    /// The mention here.
    pub(super) fn mention(self) -> Option<&'a Mention> {
        self.passage.mention(*self.run.get(self.place)?)
    }

    /// Which mention stands so many places before.
    pub(super) fn back(self, places: usize) -> Option<usize> {
        let place = self.place.checked_sub(places)?;
        self.run.get(place).copied()
    }

    /// The mentions before, the nearest first.
    pub(super) fn earlier(self) -> impl Iterator<Item = usize> + 'a {
        let earlier = self.run.get(..self.place).unwrap_or_default();
        earlier.iter().rev().copied()
    }

    /// The mentions from here on.
    pub(super) fn later(self) -> impl Iterator<Item = usize> + 'a {
        let later = self.run.get(self.place..).unwrap_or_default();
        later.iter().copied()
    }
}
