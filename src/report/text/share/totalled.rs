//! Percentages that words total behind them (甲占 20 %，乙占 30 %，两者合计占 50 %) → their sum.

use super::SIBLINGS;
use super::percents::Percents;
use crate::read::number::Number;
use crate::report::statement::{Claim, Evidence};
use crate::report::text::mention::{Mention, Mentions};
use crate::report::text::paragraph::LexedParagraph;
use crate::report::text::slip::total_slip;
use crate::report::text::stage::total;
use crate::report::text::unit::Class;
use crate::report::text::weigh::{Weighed, WeighedReading};

/// The totals of percentages of a paragraph.
pub(in super::super) fn totalled(paragraph: &LexedParagraph) -> Vec<Weighed<'_>> {
    let mentions = paragraph.mentions.iter();
    mentions
        .filter_map(|whole| made_of(paragraph, whole))
        .collect()
}

/// The percentages of the sentence that the words make one total of, the first of them or those that make it. What
/// does not make it is told only where the words count the parts, or they come near.
fn made_of<'a>(paragraph: &'a LexedParagraph, whole: &'a Mention) -> Option<Weighed<'a>> {
    let wording = total(&whole.label).filter(|_| is_share(whole))?;
    let earlier = paragraph.earlier(whole).take(SIBLINGS);
    let within = earlier.take_while(|it| it.sentence == whole.sentence);
    let until = within.take_while(|it| !is_share(it) || total(&it.label).is_none());
    let mut parts: Mentions = until.filter(|it| is_share(it)).collect();
    parts.reverse();
    let meant = match wording.of {
        Some(of) => parts.get(parts.len().checked_sub(of)?..)?,
        None => &parts,
    };
    if meant.len() < 2 {
        return None;
    }
    let ends = (0..parts.len() - 1).filter_map(|from| parts.get(from..));
    let makes = |parts: &&[&Mention]| Percents::of(parts).sum == whole.value();
    let reading = |parts: &[&'a Mention]| WeighedReading::equal(parts, &[whole]);
    if let Some(parts) = [meant].into_iter().chain(ends).find(makes) {
        return Weighed::of(Claim::Sum, vec![reading(parts)], Evidence::Complete);
    }
    let Percents { sum, slack } = Percents::of(meant);
    let off = (sum - whole.value()).abs();
    let near = wording.of.is_some() || off * Number::TEN <= sum;
    let told = off > slack + whole.rounding() && (near || total_slip(meant, whole.value(), 2));
    let broken = Weighed::of(Claim::Sum, vec![reading(meant)], Evidence::Complete)?;
    told.then_some(broken)
}

/// Whether a number says how much of something there is.
fn is_share(mention: &Mention) -> bool {
    mention.class() == Class::Percent && !mention.is_change() && !mention.quantity.vague
}
