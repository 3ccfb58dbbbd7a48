//! Percentages behind 分别 → the number that each is said of.

use super::SIBLINGS;
use crate::report::text::lex::Punctuation;
use crate::report::text::lexicon::Sense;
use crate::report::text::mention::{Mention, Mentions};
use crate::report::text::paragraph::LexedParagraph;
use crate::report::text::unit::Class;

/// The number that a percentage is said of behind 分别: 甲 3 件、乙 1 件, 分别占 75 %、25 %.
pub(in super::super) fn respective<'a>(
    paragraph: &'a LexedParagraph,
    percent: &'a Mention,
) -> Option<&'a Mention> {
    let first = head(paragraph, percent);
    if !first.lead.has(Sense::Respectively) {
        return None;
    }
    let before = percent.place - first.place;
    let behind = paragraph.later(percent).skip(1).take(SIBLINGS - 1);
    let behind = behind.take_while(|it| is_joined(it, percent)).count();
    let many = before + 1 + behind;
    let counts = |it: &&Mention| it.class() != Class::Percent && !it.is_change() && !it.is_former();
    let parts = paragraph.earlier(first).take(2 * SIBLINGS).filter(counts);
    let parts: Mentions = parts.take(many).collect();
    let same_sentence = parts.iter().all(|part| part.sentence == percent.sentence);
    let determined = many >= 2 && parts.len() == many && same_sentence;
    parts.get(behind).copied().filter(|_| determined)
}

/// Whether a number goes on with those before it that are of the class of `percent` (75 %、25 %).
fn is_joined(it: &Mention, percent: &Mention) -> bool {
    it.class() == percent.class()
        && it.mark <= Some(Punctuation::Comma)
        && it.label.only(&[Sense::Is])
}

/// The first of the numbers that are joined up to `percent`: its words are those of all.
pub(super) fn head<'a>(paragraph: &'a LexedParagraph, percent: &'a Mention) -> &'a Mention {
    let mut first = percent;
    for before in paragraph.earlier(percent).take(SIBLINGS) {
        if !is_joined(first, percent) || before.class() != percent.class() {
            break;
        }
        first = before;
    }
    first
}
