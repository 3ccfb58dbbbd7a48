//! Percentages that no word gives a part and a base, but two numbers right before them do → their shares.

use crate::order::Set;
use crate::read::number::Number;
use crate::report::figure::FigureId;
use crate::report::statement::{Base, Claim, Evidence, Statement};
use crate::report::text::lexicon::Sense;
use crate::report::text::mention::{Mention, Mentions, statement};
use crate::report::text::paragraph::LexedParagraph;
use crate::report::text::unit::Class;

/// So many numbers before a percentage are looked at.
const NEAR: usize = 4;
const NEAR_EXACTLY: usize = 8;
/// A percentage of fewer digits is one of some two numbers by chance.
const DIGITS: usize = 3;

/// The shares of the percentages that are in none of `stated`: 报送信息 301 条，采纳 159 条。采纳比 52.8 %.
pub(in super::super) fn found(
    paragraph: &LexedParagraph,
    stated: &Set<FigureId>,
) -> Vec<Statement> {
    let percents = paragraph.mentions.iter().filter(|it| {
        let exact = it.quantity.approximate.is_none();
        let share = it.class() == Class::Percent && !it.is_change() && exact;
        share && digits(it.value()) >= DIGITS && !stated.contains(&it.figure)
    });
    percents.filter_map(|it| of_two(paragraph, it)).collect()
}

/// The share that a percentage is of two numbers before it, if it is of no other two.
fn of_two(paragraph: &LexedParagraph, percent: &Mention) -> Option<Statement> {
    let exact = digits(percent.value()) > DIGITS;
    let many = if exact { NEAR_EXACTLY } else { NEAR };
    let near = paragraph.earlier(percent).take(3 * many);
    let near = near.take_while(|it| it.sentence + 1 >= percent.sentence);
    let near: Mentions = near.filter(|it| it.is_countable()).take(many).collect();
    let pairs = near
        .iter()
        .flat_map(|part| near.iter().map(move |whole| (*part, *whole)));
    // 占 n %: of the number right before it
    let own = |part: &Mention| near.first() == Some(&part) || !percent.label.has(Sense::Share);
    let mut fitting = pairs.filter(|(part, whole)| {
        own(part)
            && part.value() < whole.value()
            && part.counts_beside(whole)
            && is_share(part, whole, percent)
    });
    let (part, whole) = fitting.next()?;
    if fitting.next().is_some() {
        return None;
    }
    let claim = Claim::Share {
        part: vec![part.figure],
        percent: percent.figure,
        bases: vec![Base {
            figures: vec![whole.figure],
            others: 0,
        }],
    };
    Some(statement(claim, Evidence::Tied, [part, whole, percent]))
}

/// Whether a part is such a percentage of a whole, to the last digit.
fn is_share(part: &Mention, whole: &Mention, percent: &Mention) -> bool {
    let share = part.value().checked_mul(Number::ONE_HUNDRED);
    let share = share.and_then(|it| it.checked_div(whole.value()));
    share.is_some_and(|share| (share - percent.value()).abs() <= percent.rounding())
}

/// How many digits a number has, without the zeros before it.
fn digits(value: Number) -> usize {
    let printed = value.to_string();
    let digits = printed.bytes().filter(u8::is_ascii_digit);
    digits.skip_while(|digit| *digit == b'0').count()
}
