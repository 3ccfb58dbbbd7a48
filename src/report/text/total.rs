//! The words of a number → whether they make it the total of those before it (共, 三项合计).

use super::lexicon::{Nuance, Sense};
use super::stretch::Stretch;

/// A number that words make the total of those before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Total {
    /// How many numbers it totals, where the words say so (三项合计).
    pub(super) of: Option<usize>,
    /// Whether the words say nothing but that it is a total.
    pub(super) bare: bool,
    /// Whether what is totalled stands before the word (收入总计), so that it may be a part of a list too.
    pub(super) named: bool,
}

/// Reads `[以上|全市][三项]合计[为]…`.
pub(super) fn total(label: &Stretch) -> Option<Total> {
    const SCOPE: &[Sense] = &[Sense::Above, Sense::Body, Sense::ThisYear];
    let words = &label.words;
    // 收入总计: the name of what is totalled may stand before
    let named = words.len() >= 2
        && words
            .last()
            .is_some_and(|word| word.nuance == Some(Nuance::Summed))
        && label.rest() == 0;
    if named {
        return Some(Total {
            of: label.counted,
            bare: false,
            named: true,
        });
    }
    let at = words.iter().position(|word| !SCOPE.contains(&word.sense))?;
    let begins = words.get(at).is_some_and(|word| word.sense == Sense::Total);
    if !begins || label.head() > 0 {
        return None;
    }
    let behind = words.get(at + 1..).unwrap_or_default();
    let bare = label.unknown == 0
        && behind
            .iter()
            .all(|word| matches!(word.sense, Sense::Is | Sense::Total | Sense::Number));
    Some(Total {
        of: label.counted,
        bare,
        named: false,
    })
}
