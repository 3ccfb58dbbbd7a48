//! Pairs of neighbouring characters, by which two labels are compared, and an index of those of many.

use super::Score;
use crate::order::{self, Map};
use crate::steps;

/// The bigrams of a text, and how often each occurs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Bigrams(Map<u64, usize>);

impl Bigrams {
    pub(super) fn of(text: &str) -> Self {
        let codes = text.chars().map(u64::from);
        let mut bigrams = Map::new();
        for (first, second) in codes.clone().zip(codes.skip(1)) {
            *bigrams.entry(first << 32 | second).or_default() += 1;
        }
        Self(bigrams)
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.0.values().sum()
    }
}

/// The bigrams of many texts, and in which of them each is.
#[derive(Debug, Default)]
pub(super) struct Index {
    /// How many bigrams each text has.
    lengths: Vec<usize>,
    /// A bigram, a text that holds it and how often, in the order of bigrams and texts.
    entries: Vec<(u64, usize, usize)>,
}

impl Index {
    pub(super) fn of(texts: &[Bigrams]) -> Self {
        let mut entries: Vec<(u64, usize, usize)> = Vec::new();
        for (at, text) in texts.iter().enumerate() {
            entries.extend(text.0.iter().map(|(&bigram, &count)| (bigram, at, count)));
        }
        order::sort(&mut entries);
        Self {
            lengths: texts.iter().map(Bigrams::len).collect(),
            entries,
        }
    }

    /// How many bigrams a text of the index has.
    pub(super) fn len(&self, text: usize) -> usize {
        self.lengths.get(text).copied().unwrap_or(0)
    }

    /// The texts of the index that share bigrams with these, and how many, in order.
    pub(super) fn common(&self, words: &Bigrams) -> impl Iterator<Item = (usize, usize)> {
        let mut common = vec![0; self.lengths.len()];
        for (&bigram, &count) in &words.0 {
            let start = self.entries.partition_point(|entry| entry.0 < bigram);
            let rest = self.entries.get(start..).unwrap_or_default().iter();
            for &(_, text, own) in rest.take_while(|entry| entry.0 == bigram) {
                steps::count(1);
                if let Some(common) = common.get_mut(text) {
                    *common += own.min(count);
                }
            }
        }
        let all = common.into_iter().enumerate();
        all.filter(|&(_, common)| common > 0)
    }
}

/// How alike a printed label is to one of the form, by their bigrams: 1000 for the same one; a label
/// shortened to what distinguishes it, or with other words around it, is still much alike.
pub(super) fn similarity(common: usize, printed: usize, of_form: usize) -> Score {
    let same = share(2 * common, printed + of_form);
    if common < 2 {
        return same;
    }
    let shortened = share(common, printed) * 85 / 100;
    let lengthened = share(common, of_form) * 85 / 100;
    same.max(shortened).max(lengthened)
}

/// A share in thousandths.
pub(super) fn share(part: usize, whole: usize) -> Score {
    let thousandths = (part * 1000).checked_div(whole).unwrap_or(0);
    Score::try_from(thousandths).unwrap_or(1000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(printed: &str, of_form: &str, least: Score, most: Score) {
        let (printed, form) = (Bigrams::of(printed), Bigrams::of(of_form));
        let index = Index::of(&[Bigrams::default(), form.clone()]);
        let common = index.common(&printed).next();
        let common = common.map_or(0, |(text, common)| {
            assert_eq!((text, index.len(text)), (1, form.len()));
            common
        });
        let score = similarity(common, printed.len(), form.len());
        assert!((least..=most).contains(&score), "{score}");
    }

    #[test]
    fn labels_are_alike_by_what_they_share() {
        let law = "其他法律行政法规禁止公开";
        check(law, law, 1000, 1000);
        check("其他法律行政止公开", law, 700, 999);
        check(
            "逾期不补正",
            "申请人无正当理由逾期不补正行政机关不再处理",
            800,
            999,
        );
        check("其他", "其他", 1000, 1000);
        check("其他", "其他处理", 0, 600);
        check("部分公开", "予以公开", 0, 400);
        check("公开公开", "公开", 500, 500);
        check("", "予以公开", 0, 0);
    }
}
