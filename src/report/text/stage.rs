//! The words of a number → what it counts in the handling of what comes in (received, carried in, answered,
//! carried over), and whether they make it the total of those before it.

use super::lexicon::divisions::EXCLUSIVE_OUTCOMES;
use super::lexicon::{Nuance, Sense};
use super::mention::{HandlingStage, Mention};
use super::stretch::Stretch;
use super::unit::Class;

/// Words of a number of applications that is without a verb.
const THERE: &[Sense] = &[
    Sense::Application,
    Sense::Disclosure,
    Sense::Body,
    Sense::Year,
    Sense::ThisYear,
    Sense::Total,
    Sense::Is,
    Sense::Number,
];

/// What the words of a number make of it in a report on `year`.
pub(super) fn stage(mention: &Mention, year: Option<i32>) -> Option<HandlingStage> {
    let counts = matches!(mention.class(), Class::Thing | Class::Bare);
    // 历年累计受理 51 件 is more than came in within the year
    let others = mention.is_change()
        || mention.is_former()
        || mention.quantity.vague
        || mention.label.has(Sense::Cumulative);
    if !counts || others {
        return None;
    }
    let (label, tail, says) = (&mention.label, &mention.tail, mention.says());
    let carried = says.any(&[Sense::Carry, Sense::Left, Sense::Pending]);
    // 2022年结转 is carried in, 结转2024年 carried over
    let named = mention.year.zip(year);
    let earlier = named.is_some_and(|(named, year)| named < year);
    let later = named.is_some_and(|(named, year)| named > year);
    // 办结 12 件（含2020年未办结结转 3 件）, 共办理 39 件，含2020年转至今年办理的 3 件
    let determined = (mention.host.is_some() || mention.opener == Some(Sense::Among))
        && label.begins_with(&[Sense::Year]);
    if says.has(Sense::CarriedIn)
        || (carried && (says.has(Sense::Former) || earlier))
        || (determined && label.has(Sense::Carry) && !later)
    {
        return Some(HandlingStage::CarriedIn);
    }
    let next = says.has(Sense::Next) || later;
    if says.has(Sense::CarriedOut) || (carried && next) || says.any(&[Sense::Pending, Sense::Left])
    {
        return Some(HandlingStage::CarriedOut);
    }
    if says.has(Sense::Carry) {
        let on = tail.has(Sense::Carry) && tail.has(Sense::Year);
        return Some(if on {
            HandlingStage::CarriedOut
        } else {
            HandlingStage::Carried
        });
    }
    // outcomes are counted, not all that was answered
    if says.any(EXCLUSIVE_OUTCOMES) || says.any(&[Sense::Letter, Sense::None]) {
        return None;
    }
    if label.any(&[Sense::Received, Sense::New]) && !label.has(Sense::Answered) {
        return Some(HandlingStage::Received);
    }
    if label.any(&[Sense::Not, Sense::Rate, Sense::Due, Sense::Target]) {
        return None;
    }
    let behind = !label.any(&[Sense::Received, Sense::Handled])
        && tail.has(Sense::Answered)
        && !tail.any(&[Sense::Not, Sense::Rate]);
    if label.has(Sense::Answered) || behind {
        return Some(HandlingStage::Answered);
    }
    // 全区依申请公开 93 件: what there was
    let there = label.ends(&[Sense::Application]) && label.only(THERE);
    (there || label.has(Sense::Handled)).then_some(HandlingStage::Handled)
}

/// A number that words make the total of those before it (共, 三项合计).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct TotalWording {
    /// How many numbers it totals, where the words say so (三项合计).
    pub(super) of: Option<usize>,
    /// Whether the words say nothing but that it is a total.
    pub(super) bare: bool,
    /// Whether what is totalled is before the word (收入总计), so that it may be a part of a list too.
    pub(super) named: bool,
}

/// Reads `[以上|全市][三项]合计[为]…` and `收入总计`.
pub(super) fn total(label: &Stretch) -> Option<TotalWording> {
    const SCOPE: &[Sense] = &[Sense::Above, Sense::Body, Sense::ThisYear];
    const BARE: &[Sense] = &[Sense::Is, Sense::Total, Sense::Number];
    let words = label.words.iter();
    let mut words = words.skip_while(|word| SCOPE.contains(&word.sense));
    // 全县总量 is no name of what is totalled
    let begins = label.head == 0 && words.next().is_some_and(|word| word.sense == Sense::Total);
    // 信息发布总量达
    let mut backwards = label.words.iter().rev();
    let last = backwards.find(|word| word.sense != Sense::Is);
    let last = last.filter(|word| word.sense == Sense::Total && label.rest == 0);
    let summed = last.is_some_and(|word| word.nuance == Some(Nuance::Summed));
    let named = last.is_some() && label.words.len() >= 2 && (summed || !begins);
    (named || begins).then(|| TotalWording {
        of: label.counted,
        bare: !named && label.unknown == 0 && words.all(|word| BARE.contains(&word.sense)),
        named,
    })
}
