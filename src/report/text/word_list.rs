//! Lists of words that text is searched for, each cut apart once, when it is first used.

use std::sync::OnceLock;

use super::fold::{Folded, fits};
use crate::steps;

/// Words with blanks between, a longer one before a shorter one that it begins with; in them `#` is for
/// any digit, `@` for any letter, and 。 also for the beginning and the end of the paragraph.
pub(super) struct WordList {
    printed: &'static str,
    cut: OnceLock<WordIndex<&'static str>>,
}

impl WordList {
    /// These words.
    pub(super) const fn new(printed: &'static str) -> Self {
        Self {
            printed,
            cut: OnceLock::new(),
        }
    }

    /// Whether there are none.
    pub(super) const fn is_empty(&self) -> bool {
        self.printed.is_empty()
    }

    fn cut(&self) -> &WordIndex<&'static str> {
        self.cut.get_or_init(|| {
            WordIndex::new(self.printed.split_whitespace().map(|word| (word, word)))
        })
    }

    /// Whether one of them is at `at`; true where there are none.
    pub(super) fn stand_at(&self, text: &Folded, at: usize) -> bool {
        self.is_empty() || self.end_at(text, at).is_some()
    }

    /// Where the first of them that is at `at` ends.
    pub(super) fn end_at(&self, text: &Folded, at: usize) -> Option<usize> {
        self.cut().find(text, at).map(|(_, end)| end)
    }

    /// Whether one of them ends right before `end`, where a stop is before the beginning; true where
    /// there are none.
    pub(super) fn stand_before(&self, text: &Folded, end: usize) -> bool {
        let before = |back| end.checked_sub(back).map_or('。', |at| text.at(at));
        let mut words = self.cut().words.iter();
        self.is_empty()
            || words.any(|word| {
                let mut letters = word.letters.iter().rev().zip(1..);
                letters.all(|(&wanted, back)| fits(wanted, before(back)))
            })
    }
}

/// Words by the first letter, each with what is known of it.
pub(super) struct WordIndex<T> {
    words: Vec<IndexedWord<T>>,
    /// For each of the last bits of a first letter, as many as a power of two has, the places of the words, in
    /// their order.
    buckets: Vec<Vec<u16>>,
}

struct IndexedWord<T> {
    letters: Vec<char>,
    of: T,
}

impl<T> WordIndex<T> {
    /// The index of these words, of which the first that is somewhere is found there.
    pub(super) fn new(all: impl Iterator<Item = (&'static str, T)>) -> Self {
        let known = |(word, of): (&str, T)| IndexedWord {
            letters: word.chars().collect(),
            of,
        };
        let words: Vec<IndexedWord<T>> = all.map(known).collect();
        let mut buckets = vec![Vec::new(); words.len().next_power_of_two() * 2];
        for (place, word) in (0..).zip(&words) {
            match word.letters.first() {
                Some('#' | '@') => buckets.iter_mut().for_each(|places| places.push(place)),
                first => {
                    let bucket = bucket(first.copied().unwrap_or_default(), buckets.len());
                    buckets
                        .get_mut(bucket)
                        .into_iter()
                        .for_each(|places| places.push(place));
                }
            }
        }
        Self { words, buckets }
    }

    /// The first of them that is at `at`, and where it ends.
    pub(super) fn find(&self, text: &Folded, at: usize) -> Option<(&T, usize)> {
        steps::count(1);
        let places = self.buckets.get(bucket(text.at(at), self.buckets.len()))?;
        places.iter().find_map(|&place| {
            let IndexedWord { letters: word, of } = self.words.get(usize::from(place))?;
            let fits_here = (word.iter().zip(at..)).all(|(&wanted, at)| fits(wanted, text.at(at)));
            fits_here.then_some((of, at + word.len()))
        })
    }
}

/// The bucket of a letter among `of`, a power of two.
fn bucket(first: char, of: usize) -> usize {
    u32::from(first) as usize & of.saturating_sub(1)
}
