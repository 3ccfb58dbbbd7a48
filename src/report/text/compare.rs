//! Mentions → growths and changes: now against before (较上年增长 n%, 比去年增加 n 件).

use super::lexicon::{Nuance, Sense};
use super::nest::Mention;
use super::passage::Passage;
use super::share::respective;
use super::unit::Class;
use crate::read::number::Number;

/// A growth or a change, as places of mentions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Comparison {
    /// By how much it changed: a percentage, or a number.
    pub(super) by: usize,
    /// Whether it is a percentage.
    pub(super) percent: bool,
    /// Whether it became less.
    pub(super) falling: bool,
    /// What may be meant by now, the nearest first. Never empty.
    pub(super) now: Vec<usize>,
    /// What it was before, if the text gives it.
    pub(super) before: Option<usize>,
    /// The change by a number beside a percentage (增加 34 件, 增长 8.6%), or the percentage beside it.
    pub(super) step: Option<usize>,
    /// Whether before is last year (同比, 较上年), so that last year's report may give it.
    pub(super) last_year: bool,
}

impl Comparison {
    /// Whether some whole number before makes the nearest number now by the percentage.
    pub(super) fn grows_by_whole(&self, passage: &Passage) -> bool {
        let near = || {
            let now = passage.bounds(&[*self.now.first()?])?;
            let percent = passage.mention(self.by)?.value();
            let unit = Number::new(1, percent.scale());
            let factor = |percent: Number| {
                let change = percent / Number::ONE_HUNDRED;
                if self.falling {
                    Number::ONE - change
                } else {
                    Number::ONE + change
                }
            };
            let (one, other) = (factor(percent - unit / Number::TWO), factor(percent + unit));
            let (low, high) = (one.min(other), one.max(other));
            let least = now.0.checked_div(high)?;
            let most = now.1.checked_div(low)?;
            Some(most.floor() >= least)
        };
        near().unwrap_or(false)
    }
}

/// More candidates for now are not tried, and no more numbers looked at for them.
const CANDIDATES: usize = 4;
const LOOKED_AT: usize = 40;

const MOVES: [Sense; 2] = [Sense::Rise, Sense::Fall];

/// The growths and changes of a paragraph.
pub(super) fn comparisons(passage: &Passage) -> Vec<Comparison> {
    (0..passage.mentions.len())
        .filter_map(|index| compared(passage, index))
        .collect()
}

/// What the number at `index` says of now and before, if it is a change.
fn compared(passage: &Passage, index: usize) -> Option<Comparison> {
    let mention = passage.mention(index)?;
    let inline = inline(passage, index, mention);
    let moves = mention.is_change() || (inline.is_some() && mention.label.any(&MOVES));
    let told = matches!(
        mention.opener,
        None | Some(Sense::Among | Sense::Amid | Sense::Including)
    );
    if !moves || !told || mention.quantity.vague {
        return None;
    }
    let before = inline
        .or_else(|| bracketed(passage, index))
        .or_else(|| former(passage, index))
        .or_else(|| named(passage, index));
    let told_before = passage
        .before(index)
        .filter(|&before| passage.same_sentence(before, index));
    let previous = told_before.and_then(|before| passage.mention(before));
    let rate = |before: &Mention| before.class() == Class::Percent && !before.is_change();
    // a rate that changed, or a value at constant prices, says nothing of the number before it
    if before.is_none() && (previous.is_some_and(rate) || at_constant_prices(passage, mention)) {
        return None;
    }
    let mut now = match respective(passage, index) {
        Some(now) => vec![now],
        None => candidates(passage, index, before),
    };
    // 97 件 134 人，去年同期为 197 件 375 人，分别下降 …: each with what is counted alike
    let unit = now.first().and_then(|&now| passage.unit(now));
    let before = match before {
        Some(before) if passage.unit(before) != unit => alike_before(passage, before, unit),
        before => before,
    };
    if let Some(unit) = before.map(|before| passage.unit(before)) {
        now.retain(|&now| passage.unit(now) == unit);
    }
    let first = passage.first(&now)?;
    if !bare_subject(mention) && !repeats_subject(mention, first) {
        return None;
    }
    let percent = mention.class() == Class::Percent;
    if !percent && (!mention.counts() || first.class() != mention.class()) {
        return None;
    }
    let falling = mention.falls();
    // 较上年减少 10 件, 下降 20%: the words stand once for both.
    let change = previous.filter(|before| before.is_change());
    let continued = change.filter(|_| !mention.label.has(Sense::Compared));
    let last_year = names_last_year(passage, mention)
        || continued.is_some_and(|before| names_last_year(passage, before));
    let step = change.filter(|step| step.class() != Class::Percent && step.falls() == falling);
    Some(Comparison {
        by: index,
        percent,
        falling,
        now,
        before,
        step: step.and(told_before).filter(|_| percent),
        last_year,
    })
}

/// 比上年的 29 件增加 8 件: the number before the word of change is the base.
fn inline(passage: &Passage, index: usize, mention: &Mention) -> Option<usize> {
    let before = passage.before(index).filter(|_| mention.mark.is_none())?;
    let base = |before: &Mention| before.label.has(Sense::Compared) && !before.is_change();
    passage.is(before, base).then_some(before)
}

/// Whether the words compare with the year before that of the report as a whole.
fn names_last_year(passage: &Passage, mention: &Mention) -> bool {
    let label = &mention.label;
    if label.has(Sense::OtherTime) || label.hints(Nuance::OffYear) {
        return false;
    }
    let named = mention
        .year
        .zip(passage.year)
        .is_some_and(|(named, year)| named + 1 == year);
    named || label.has(Sense::Former) || label.hints(Nuance::OnYear)
}

/// Whether the words before the comparison name again what `now` counts (收入总计 30 万元。与上年相比，收入总计
/// 增加 …).
fn repeats_subject(mention: &Mention, now: &Mention) -> bool {
    const MORE: &[Sense] = &[
        Sense::Compared,
        Sense::Rise,
        Sense::Fall,
        Sense::Is,
        Sense::Former,
        Sense::Year,
        Sense::ThisYear,
    ];
    let mut named = mention
        .label
        .words
        .iter()
        .filter(|word| !MORE.contains(&word.sense))
        .peekable();
    let there = named.peek().is_some();
    let same = |entry: &str| now.label.words.iter().any(|word| word.entry == entry);
    there && mention.label.unknown == 0 && named.all(|word| same(word.entry))
}

/// Whether the words before the comparison leave open what grew, or name the count before them.
fn bare_subject(mention: &Mention) -> bool {
    const SUBJECT: &[Sense] = &[
        Sense::Number,
        Sense::Is,
        Sense::Application,
        Sense::Disclosure,
        Sense::Received,
        Sense::Proactive,
        Sense::Total,
        Sense::ThisYear,
        Sense::Year,
        Sense::Body,
        Sense::Compared,
        Sense::Rise,
        Sense::Fall,
        Sense::Former,
        Sense::OtherTime,
    ];
    let label = &mention.label;
    let names = label.words.iter().take_while(|word| {
        !matches!(
            word.sense,
            Sense::Compared | Sense::Rise | Sense::Fall | Sense::Former
        )
    });
    let mut bare = true;
    let mut subject = 0;
    for word in names {
        bare &= SUBJECT.contains(&word.sense);
        subject += usize::from(!matches!(
            word.sense,
            Sense::Is | Sense::Year | Sense::ThisYear
        ));
    }
    // a subject of its own must end in what it counts (申请量), or be nothing at all
    let numbered = label.has(Sense::Number) || subject <= 1;
    // 举报量: whatever is counted, where it ends in its number
    let counted =
        label.head() == 0 && label.unknown == 0 && subject <= 2 && label.has(Sense::Number);
    (bare && numbered && label.head() == 0) || counted
}

/// 比 2022 年(31 起)下降 29%: the number in the bracket inside the comparing words.
fn bracketed(passage: &Passage, index: usize) -> Option<usize> {
    let mention = passage.mention(index)?;
    let before = index.checked_sub(1)?;
    let candidate = passage.mention(before)?;
    let inside = candidate.run != mention.run && candidate.outside.has(Sense::Compared);
    (inside && candidate.class() == Class::Thing && candidate.sentence == mention.sentence)
        .then_some(before)
}

/// A count of the year before elsewhere in the sentence (去年为 120 件).
fn former(passage: &Passage, index: usize) -> Option<usize> {
    let sentence = passage.mention(index)?.sentence;
    let near = index.saturating_sub(6)..(index + 3).min(passage.mentions.len());
    near.filter(|&other| other != index).find(|&other| {
        passage.is(other, |other| {
            let year = other.run > 0
                && other.label.only(&[Sense::Year, Sense::ThisYear, Sense::Is])
                && other.year.is_some();
            other.sentence == sentence
                && other.class() == Class::Thing
                && (other.is_former() || year || is_compared_with(other))
                && !other.is_change()
        })
    })
}

/// A number of another year right beside `before` that is counted in `unit`.
fn alike_before(passage: &Passage, before: usize, unit: Option<&str>) -> Option<usize> {
    let near = before.saturating_sub(2)..before + 3;
    near.filter(|&other| passage.same_sentence(other, before))
        .filter(|&other| passage.mention(other).is_some_and(Mention::is_former))
        .find(|&other| passage.unit(other) == unit)
}

/// The count of the year that the comparison names: 2022年执行 12 万元，2023年安排 15 万元，比2022年增加 25%.
fn named(passage: &Passage, index: usize) -> Option<usize> {
    let year = passage.mention(index)?.year?;
    let near = index.saturating_sub(4)..index;
    near.rev().find(|&other| {
        passage.same_sentence(other, index)
            && passage.is(other, |other| {
                other.year == Some(year) && other.counts() && !other.is_change()
            })
    })
}

/// Whether what grew is measured at constant prices (生产总值): its growth does not follow from its value.
fn at_constant_prices(passage: &Passage, mention: &Mention) -> bool {
    let sentence = passage.sentences.get(mention.sentence);
    sentence.is_some_and(|sentence| sentence.senses.has(Sense::Output))
}

/// Whether a number is what others are compared with (与上年的 12 件相比).
fn is_compared_with(mention: &Mention) -> bool {
    let first = mention.tail.words.first();
    let first = first.filter(|_| mention.tail.head() == 0);
    first.is_some_and(|word| word.nuance == Some(Nuance::Versus))
}

/// The counts before the comparison in its sentence, the nearest first.
fn candidates(passage: &Passage, index: usize, base: Option<usize>) -> Vec<usize> {
    let Some((spot, mention)) = passage.spot(index).zip(passage.mention(index)) else {
        return Vec::new();
    };
    let sentence = mention.sentence;
    // 收到 12 件。比上年增加 3 件: the sentence begins with the comparison, or goes on from one that does
    let begins = |mention: &Mention| {
        mention.begins_sentence() && mention.lead.has(Sense::Compared) && mention.asides <= 1
    };
    let goes_on =
        |before: &Mention| before.is_change() && before.sentence == sentence && begins(before);
    let previous = spot.back(1);
    let looks_back =
        begins(mention) || previous.is_some_and(|previous| passage.is(previous, goes_on));
    let near = |other: &Mention| {
        other.sentence == sentence || (looks_back && other.sentence + 1 == sentence)
    };
    let may_be = |other: &Mention| {
        let unitless = other.class() == Class::Bare && !other.label.is_empty();
        (other.counts() || unitless)
            && !other.is_change()
            && !other.is_former()
            && !is_compared_with(other)
    };
    let earlier = spot.earlier().chain(mention.host).take(LOOKED_AT);
    earlier
        .take_while(|&other| passage.is(other, near))
        .filter(|&other| Some(other) != base && passage.is(other, may_be))
        .take(CANDIDATES)
        .collect()
}
