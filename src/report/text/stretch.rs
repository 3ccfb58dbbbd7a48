//! Words side by side, and what they say together.

use super::lexicon::{Nuance, Sense, Senses, Word};

/// Words side by side.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Stretch {
    /// Its words, in order.
    pub(super) words: Vec<Word>,
    /// What they say.
    pub(super) senses: Senses,
    /// How many characters no entry of the lexicon explains.
    pub(super) unknown: usize,
    /// How many of them are before the first word.
    pub(super) head: usize,
    /// How many of them are behind the last word.
    pub(super) rest: usize,
    /// Its first character.
    pub(super) start: usize,
    /// How many entries of a list its words count (三项合计).
    pub(super) counted: Option<usize>,
}

impl Stretch {
    pub(super) fn push(&mut self, word: Word) {
        self.senses.add(word.sense);
        self.words.push(word);
        self.rest = 0;
    }

    /// Adds characters that no entry explains, of which the first is at `start`.
    pub(super) fn push_unknown(&mut self, characters: usize, start: usize) {
        if self.is_empty() {
            self.start = start;
        }
        self.unknown += characters;
        self.rest += characters;
        if self.words.is_empty() {
            self.head += characters;
        }
    }

    pub(super) fn clear(&mut self) {
        *self = Self::default();
    }

    /// Whether nothing is in it.
    pub(super) fn is_empty(&self) -> bool {
        self.words.is_empty() && self.unknown == 0
    }

    /// Whether it has a word of this sense.
    pub(super) fn has(&self, sense: Sense) -> bool {
        self.senses.has(sense)
    }

    /// Whether it has a word of this nuance.
    pub(super) fn hints(&self, nuance: Nuance) -> bool {
        let mut words = self.words.iter();
        words.any(|word| word.nuance == Some(nuance))
    }

    /// Whether it has a word of one of these senses.
    pub(super) fn any(&self, senses: &[Sense]) -> bool {
        self.senses.any(senses)
    }

    /// Whether everything in it is known, and of these senses.
    pub(super) fn only(&self, senses: &[Sense]) -> bool {
        self.unknown == 0 && self.senses.only(senses)
    }

    /// Its first word, where it begins with one.
    pub(super) fn first(&self) -> Option<&Word> {
        self.words.first().filter(|_| self.head == 0)
    }

    /// Its last word, where it ends in one.
    pub(super) fn last(&self) -> Option<&Word> {
        self.words.last().filter(|_| self.rest == 0)
    }

    /// Whether it begins with a word of one of these senses.
    pub(super) fn begins(&self, senses: &[Sense]) -> bool {
        self.first()
            .is_some_and(|word| senses.contains(&word.sense))
    }

    /// Whether it ends in a word of one of these senses.
    pub(super) fn ends(&self, senses: &[Sense]) -> bool {
        self.last().is_some_and(|word| senses.contains(&word.sense))
    }

    /// Whether it begins with a word of one of these senses, but for 已 and 的.
    pub(super) fn begins_with(&self, senses: &[Sense]) -> bool {
        let mut words = self.words.iter().filter(|_| self.head == 0);
        let first = words.find(|word| word.sense != Sense::Is);
        first.is_some_and(|word| senses.contains(&word.sense))
    }

    /// Whether it ends in a word of one of these senses, but for 了 and 为.
    pub(super) fn ends_in(&self, senses: &[Sense]) -> bool {
        let mut words = self.words.iter().rev().filter(|_| self.rest == 0);
        let last = words.find(|word| word.sense != Sense::Is);
        last.is_some_and(|word| senses.contains(&word.sense))
    }

    /// The last word of this sense.
    pub(super) fn last_of(&self, sense: Sense) -> Option<&'static str> {
        let mut words = self.words.iter().rev();
        words
            .find(|word| word.sense == sense)
            .map(|word| word.entry)
    }
}
