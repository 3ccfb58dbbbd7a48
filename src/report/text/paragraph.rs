//! One paragraph: its numbers in order, each in its run, its clauses and sentences, and where patterns
//! look from a number.

use std::cell::Cell;
use std::ops::Range;

use super::lexicon::Senses;
use super::mention::Mention;
use super::stage::stage;
use super::stretch::Stretch;
use crate::read::span::Span;
use crate::steps;

/// A clause: what is between commas, semicolons and stops.
#[derive(Debug, Default)]
pub(super) struct Clause {
    /// Its words, those of brackets in it too.
    pub(super) words: Stretch,
    /// The mentions in it.
    pub(super) mentions: Range<usize>,
    /// Which sentence it is in.
    pub(super) sentence: usize,
}

/// A sentence: where it is, in characters, and what its words say.
#[derive(Debug, Default)]
pub(super) struct Sentence {
    /// Its first character.
    pub(super) start: usize,
    /// The character after its stop.
    pub(super) end: usize,
    /// Its place in the document.
    pub(super) span: Span,
    /// What its words say.
    pub(super) senses: Senses,
    /// The first years that it names but does not compare with.
    pub(super) years: Vec<i32>,
}

/// One paragraph.
#[derive(Debug, Default)]
pub(super) struct LexedParagraph {
    /// Its numbers, in order.
    pub(super) mentions: Vec<Mention>,
    /// Its clauses, in order.
    pub(super) clauses: Vec<Clause>,
    /// Its sentences, in order.
    pub(super) sentences: Vec<Sentence>,
    /// For each run (the text outside brackets, then each bracket), its mentions in order.
    pub(super) runs: Vec<Vec<usize>>,
    /// The year of the report, if it is known.
    pub(super) year: Option<i32>,
    /// How much of it may still be put into lists.
    room: Cell<usize>,
}

/// How many places of lists a paragraph may take, and how many more for each of its numbers: no real
/// paragraph comes near, and where every number of a long text opens a list the work stays linear.
const ROOM: usize = 20_000;
const ROOM_EACH: usize = 16;

impl LexedParagraph {
    /// What it is in a report on `year`: each mention gets its run and its stage.
    pub(super) fn of_report(mut self, year: Option<i32>) -> Self {
        for mention in &mut self.mentions {
            if let Some(run) = self.runs.get_mut(mention.run) {
                mention.place = run.len();
                run.push(mention.index);
            }
            mention.stage = stage(mention, year);
        }
        self.room.set(ROOM + ROOM_EACH * self.mentions.len());
        self.year = year;
        self
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
    pub(super) fn get(&self, index: usize) -> Option<&Mention> {
        steps::count(1);
        self.mentions.get(index)
    }

    /// The mentions at these places, as far as there are any.
    pub(super) fn range(&self, places: Range<usize>) -> &[Mention] {
        let end = places.end.min(self.mentions.len());
        let mentions = self.mentions.get(places.start.min(end)..end);
        let mentions = mentions.unwrap_or_default();
        steps::count(mentions.len());
        mentions
    }

    fn run(&self, run: usize) -> &[usize] {
        self.runs.get(run).map_or(&[], Vec::as_slice)
    }

    /// The mentions of a run in order.
    pub(super) fn of_run(&self, run: usize) -> impl DoubleEndedIterator<Item = &Mention> {
        let run = self.run(run).iter();
        run.filter_map(|&index| self.get(index))
    }

    /// The mentions before one in its run, the nearest first.
    pub(super) fn earlier(&self, of: &Mention) -> impl Iterator<Item = &Mention> + use<'_> {
        let earlier = self.run(of.run).get(..of.place).unwrap_or_default();
        earlier.iter().rev().filter_map(|&index| self.get(index))
    }

    /// A mention and those behind it in its run.
    pub(super) fn later(&self, of: &Mention) -> impl Iterator<Item = &Mention> + use<'_> {
        let later = self.run(of.run).get(of.place..).unwrap_or_default();
        later.iter().filter_map(|&index| self.get(index))
    }

    /// The mention before one in its run.
    pub(super) fn previous(&self, of: &Mention) -> Option<&Mention> {
        self.earlier(of).next()
    }

    /// The number that the bracket of a mention is right behind.
    pub(super) fn host(&self, of: &Mention) -> Option<&Mention> {
        self.get(of.host?)
    }

    /// The sentence of a mention, or of a clause.
    pub(super) fn sentence(&self, sentence: usize) -> Option<&Sentence> {
        self.sentences.get(sentence)
    }

    /// What the sentence before one says.
    pub(super) fn said_before(&self, sentence: usize) -> Senses {
        let before = sentence.checked_sub(1);
        let before = before.and_then(|before| self.sentences.get(before));
        before.map_or(Senses::default(), |before| before.senses)
    }
}
