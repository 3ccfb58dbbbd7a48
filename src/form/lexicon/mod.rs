//! Words as they are printed → the labels of a form that they may name, each with a score.
//!
//! Labels are matched by what stays, not by equality: brackets, digits, numbering, spaces and line
//! breaks come and go, characters are lost or mistyped, long labels are shortened, mirrored copies are
//! in traditional characters. What is printed as on the form is looked up; for all else the bigrams that
//! it shares with each spelling are counted, through an index of them.

mod bigrams;
mod fit;
mod wording;

use std::borrow::Cow;

use super::fold::{folded_label, is_numeral, unnumbered};
use crate::order;
use bigrams::{Bigrams, Index};
pub use fit::Fit;
pub use wording::{is_explanation, named};

/// How well words name a label, in thousandths.
pub type Score = u32;

/// From here on words may name a label at all.
pub const ALIKE: Score = 400;

/// The score of a spelling that suffices by itself, wherever it is found among other words.
const WITHIN: Score = 900;

/// A label of a form: its place among those of its lexicon.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Name(pub u16);

/// A label that words may name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LabelCandidate {
    /// The label.
    pub name: Name,
    /// How well they do.
    pub score: Score,
}

/// The spellings of a label.
#[derive(Clone, Copy, Debug, Default)]
pub struct Spellings<'a> {
    /// As printed on the form.
    pub printed: &'a [&'a str],
    /// As offices print it as well.
    pub others: &'a [&'a str],
    /// Words that name the label wherever they are found.
    pub within: &'a [&'a str],
}

/// The labels of a form.
#[derive(Debug)]
pub struct Lexicon {
    index: Index,
    /// The label of each spelling, and whether it suffices by itself.
    spellings: Vec<(Name, bool)>,
    /// Spellings as they are folded, with and without their number, the shorter first, since lengths are compared
    /// sooner than texts; each with what it names.
    exact: Vec<(String, Vec<LabelCandidate>)>,
    /// Every ending of the folded spellings, in order: a text is a piece of one where an ending begins
    /// with it.
    endings: Vec<String>,
    /// Folded labels that are numbered like sections, without their number.
    numbered: Vec<String>,
}

impl Lexicon {
    /// The lexicon of labels, which are named by their places among them.
    pub fn new<'a>(labels: impl IntoIterator<Item = Spellings<'a>>) -> Self {
        let mut lexicon = Self {
            index: Index::default(),
            spellings: Vec::new(),
            exact: Vec::new(),
            endings: Vec::new(),
            numbered: Vec::new(),
        };
        let mut printed = Vec::new();
        let mut bigrams = Vec::new();
        for (name, label) in (0..).map(Name).zip(labels) {
            printed.extend_from_slice(label.printed);
            let whole = label.printed.iter().chain(label.others);
            let whole = whole.map(|text| (text, false));
            for (text, within) in whole.chain(label.within.iter().map(|text| (text, true))) {
                lexicon.spellings.push((name, within));
                bigrams.push(Bigrams::of(&unnumbered(text)));
            }
        }
        lexicon.index = Index::of(&bigrams);
        for text in printed {
            let Some(folded) = folded_label(text) else {
                continue;
            };
            let folded = folded.as_str();
            let endings = folded.char_indices();
            let endings = endings.filter_map(|(at, _)| folded.get(at..));
            lexicon.endings.extend(endings.map(str::to_owned));
            if fit::is_numbered(text) {
                lexicon.numbered.push(bare(folded).to_owned());
            }
            for key in [folded, bare(folded)] {
                let found = lexicon.similar(text);
                lexicon.exact.push((key.to_owned(), found));
            }
        }
        order::sort_by_key(&mut lexicon.exact, |(key, _)| (key.len(), key.clone()));
        lexicon.exact.dedup_by(|one, other| one.0 == other.0);
        order::sort(&mut lexicon.endings);
        lexicon.endings.dedup();
        lexicon
    }

    /// The labels that the words may name, in the order of the labels.
    pub fn candidates(&self, text: &str) -> Cow<'_, [LabelCandidate]> {
        match folded_label(text).and_then(|folded| self.exact(&folded)) {
            Some(found) => Cow::Borrowed(found),
            None => Cow::Owned(self.similar(text)),
        }
    }

    /// What a folded text names that is a spelling to the character, with its number or without.
    fn exact(&self, folded: &str) -> Option<&[LabelCandidate]> {
        let find = |key: &str| {
            let wanted = (key.len(), key);
            let at = self
                .exact
                .binary_search_by(|(other, _)| (other.len(), other.as_str()).cmp(&wanted));
            self.exact.get(at.ok()?)
        };
        let found = find(folded).or_else(|| find(bare(folded)))?;
        Some(&found.1)
    }

    /// The label whose spelling a text is to the character, with its number or without.
    pub fn same(&self, text: &str) -> Option<Name> {
        let found = self.exact(&folded_label(text)?)?;
        let best = found.iter().max_by_key(|candidate| candidate.score);
        best.map(|candidate| candidate.name)
    }

    /// Whether a folded text is a spelling to the character, with its number or without.
    pub fn has(&self, folded: &str) -> bool {
        self.exact(folded).is_some()
    }

    /// How many bytes at the beginning of a folded text are a piece of a spelling.
    fn piece(&self, folded: &str) -> usize {
        let at = self
            .endings
            .partition_point(|ending| ending.as_str() < folded);
        let common = |ending: &String| {
            let pairs = ending.chars().zip(folded.chars());
            let same = pairs.take_while(|(a, b)| a == b);
            same.map(|(a, _)| a.len_utf8()).sum()
        };
        let around = [at.checked_sub(1), Some(at)].into_iter().flatten();
        let endings = around.filter_map(|at| self.endings.get(at));
        endings.map(common).max().unwrap_or(0)
    }

    /// How much of each label is found among words, whatever else is; `words` are those of
    /// [`unnumbered`] texts.
    pub fn found_in(&self, words: &str) -> Vec<LabelCandidate> {
        let words = Bigrams::of(words);
        self.best(&words, |common, _, of_form| bigrams::share(common, of_form))
    }

    /// What the words name by the bigrams that they share with each spelling: what is before any
    /// explanation decides, and what explains it only where that names nothing.
    fn similar(&self, text: &str) -> Vec<LabelCandidate> {
        let wordings = wording::wordings(text);
        let count = wordings.len();
        for (at, words) in wordings.iter().enumerate() {
            let words = Bigrams::of(words);
            // with its explanation it must be the label and no more
            let whole = at > 0 && at + 1 == count;
            let found = self.best(&words, |common, own, of_form| {
                let same = bigrams::share(2 * common, own + of_form);
                if whole {
                    same
                } else {
                    bigrams::similarity(common, own, of_form)
                }
            });
            if !found.is_empty() {
                return found;
            }
        }
        Vec::new()
    }

    /// The best score of each label by the bigrams in common with its spellings, those of the text and of
    /// the spelling.
    fn best(
        &self,
        words: &Bigrams,
        score: impl Fn(usize, usize, usize) -> Score,
    ) -> Vec<LabelCandidate> {
        let mut found: Vec<LabelCandidate> = Vec::new();
        for (spelling, common) in self.index.common(words) {
            let Some(&(name, within)) = self.spellings.get(spelling) else {
                continue;
            };
            let of_form = self.index.len(spelling);
            let score = match (within, common == of_form) {
                (false, _) => score(common, words.len(), of_form),
                (true, true) => WITHIN,
                (true, false) => 0,
            };
            if score < ALIKE {
                continue;
            }
            match found.last_mut() {
                Some(last) if last.name == name => last.score = last.score.max(score),
                _ => found.push(LabelCandidate { name, score }),
            }
        }
        found
    }
}

/// A folded label without its number.
fn bare(folded: &str) -> &str {
    folded.trim_start_matches(|c: char| c.is_ascii_digit() || is_numeral(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    const LABELS: [&str; 6] = [
        "行政许可",
        "其他对外管理服务事项",
        "行政强制",
        "规章",
        "危及“三安全一稳定”",
        "2.其他法律行政法规禁止公开",
    ];

    /// The label that the words name best, from a score on, and `-` for none.
    #[track_caller]
    fn check(text: &str, least: Score, expected: &str) {
        let lexicon = Lexicon::new(LABELS.iter().map(|label| Spellings {
            printed: std::slice::from_ref(label),
            ..Spellings::default()
        }));
        let found = lexicon.candidates(text);
        let best = found.iter().max_by_key(|candidate| candidate.score);
        let best = best.filter(|candidate| candidate.score >= least);
        let label = best.and_then(|candidate| LABELS.get(usize::from(candidate.name.0)));
        assert_eq!(label.copied().unwrap_or("-"), expected, "{text}");
    }

    #[test]
    fn labels_are_known_by_what_stays() {
        check("行政许可", 1000, "行政许可");
        check("2、其他法律行政法规禁止公开", 1000, LABELS[5]);
        check("2.其他法律行政止公开", 700, LABELS[5]);
        check("（行政強制）", 1000, "行政强制");
        check("对外管理服务", 800, "其他对外管理服务事项");
        check("政府采购", ALIKE, "-");
        check("", 0, "-");
    }

    #[test]
    fn explanations_do_not_decide() {
        let service = "其他对外管理服务事项";
        check(
            "其他对外管理服务事项（指许可以外的事项，含行政许可、行政强制、行政检查等）",
            650,
            service,
        );
        check("其他对外管理服务事项，含行政强制", 650, service);
        check("其他对外管理服务事项：行政强制等", 650, service);
        check("规章（含行政许可的规章）", 650, "规章");
        check("公文（含行政强制决定）", 650, "-");
        check("其中：行政强制", 650, "行政强制");
        check("3.危及（三安全一稳定）", 650, "危及“三安全一稳定”");
    }

    #[test]
    fn a_word_may_tell_by_itself() {
        let lexicon = Lexicon::new([Spellings {
            printed: &["结果维持"],
            within: &["维持"],
            ..Spellings::default()
        }]);
        let score = |text| lexicon.candidates(text).first().map(|found| found.score);
        assert_eq!(score("结果维持"), Some(1000));
        assert_eq!(score("维持具体行政行为数"), Some(WITHIN));
        assert_eq!(score("纠正"), None);
    }
}
