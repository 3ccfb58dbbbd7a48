//! Mentions → growths and changes: now against before (较上年增长 n%, 比去年增加 n 件).
//!
//! [`BEFORE`] lists where the text may say what it was before; [`tells_of`] what the words of a change may
//! say of its subject, so that it is what the numbers before it count.

use super::lex::Mark;
use super::lexicon::{Nuance, Sense, Senses, Word};
use super::mention::Mention;
use super::passage::{Passage, Spot};
use super::share::respective;
use super::stretch::Stretch;
use super::unit::Class;
use crate::order;
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
    /// The change by a number beside a percentage (增加 34 件, 增长 8.6%).
    pub(super) step: Option<usize>,
    /// Whether before is last year (同比, 较上年), so that last year's report may give it.
    pub(super) last_year: bool,
}

impl Comparison {
    /// Whether some whole number before makes the nearest number now by the percentage.
    pub(super) fn grows_by_whole(&self, passage: &Passage) -> bool {
        let near = || {
            let now = passage.bounds(&[*self.now.first()?])?;
            let percent = passage.value(self.by)?;
            let unit = Number::new(1, percent.scale());
            let factor = |percent: Number| {
                let change = percent / Number::ONE_HUNDRED;
                Number::ONE + if self.falling { -change } else { change }
            };
            let (one, other) = (factor(percent - unit / Number::TWO), factor(percent + unit));
            let least = now.0.checked_div(one.max(other))?;
            let most = now.1.checked_div(one.min(other))?;
            Some(most.floor() >= least)
        };
        near().unwrap_or(false)
    }
}

/// More candidates for now are not tried, and no more numbers looked at for them.
const CANDIDATES: usize = 4;
const LOOKED_AT: usize = 40;

/// So many numbers before a change, and behind it, may be what it was before.
const BASES_BEFORE: usize = 6;
const BASES_BEHIND: usize = 2;

/// Words of change, and those that a change may be told from.
const MOVES: &[Sense] = &[Sense::Rise, Sense::Fall];
const TURNS: &[Sense] = &[Sense::Rise, Sense::Fall, Sense::Compared, Sense::Former];

/// Whether a change has what it was before in another number of its sentence, behind which stands a third.
type Way = fn(&Mention, &Mention, Option<&Mention>) -> bool;

/// Where the text says what it was before, the surest first.
const BEFORE: &[Way] = &[
    // 比上年的 29 件增加 8 件
    |by, other, next| {
        let inline = by.mark.is_none() && by.run == other.run;
        is_by(by, next) && inline && other.label.has(Sense::Compared)
    },
    // 比 2022 年(31 起)下降 29 %
    |by, other, next| is_by(by, next) && by.run != other.run && other.outside.has(Sense::Compared),
    // 去年为 120 件; 2022年(31 起); 与上年的 12 件相比
    |by, other, _| {
        // behind the change, words of its own make it another matter
        if other.start > by.start && other.run == by.run && other.label.unknown > 0 {
            return false;
        }
        let year = other.run > 0
            && other.year.is_some()
            && other.label.only(&[Sense::Year, Sense::ThisYear, Sense::Is]);
        // of people and money only what stands beside such a number (去年同期为 197 件 375 人)
        // 去年 12 件，较前年增加 3 件: another year than the one that is compared with
        let named = |it: &Mention| {
            let mut words = it.label.words.iter();
            words
                .rfind(|word| word.sense == Sense::Former)
                .map(|word| word.entry)
        };
        let other_year = named(by).is_some_and(|by| named(other).is_some_and(|it| it != by));
        let former = (other.is_former() && !other_year) || year;
        let counted = other.class() == Class::Thing || other.label.is_empty();
        let first = other.tail.words.first().filter(|_| other.tail.head() == 0);
        let versus = first.is_some_and(|word| word.nuance == Some(Nuance::Versus));
        (former && counted) || versus
    },
    // 从 50 件增加到 60 件，增长 20 %
    |by, _, next| {
        next.is_some_and(|next| next.mark.is_none() && next.is_reached() && next.start < by.start)
    },
    // 2022年执行 12 万元，2023年安排 15 万元，比2022年增加 25 %
    |by, other, _| by.year.is_some() && by.year == other.year,
];

fn is_by(by: &Mention, next: Option<&Mention>) -> bool {
    next.is_some_and(|next| next.start == by.start)
}

/// The growths and changes of a paragraph.
pub(super) fn comparisons(passage: &Passage) -> Vec<Comparison> {
    (0..passage.mentions.len())
        .filter_map(|index| compared(passage, index))
        .collect()
}

/// What the number at `index` says of now and before, if it is a change.
fn compared(passage: &Passage, index: usize) -> Option<Comparison> {
    let mention = passage.mention(index)?;
    let percent = mention.class() == Class::Percent;
    let bases = bases(passage, index, mention);
    let inline = bases.first().is_some_and(|&(way, _)| way == 0);
    let moves = mention.is_change() || (inline && mention.label.any(MOVES));
    // 分别提高到 58 元和 23 元
    let goes_on =
        |before: usize| mention.label.only(&[Sense::Is]) && passage.is(before, Mention::is_reached);
    let reached = mention.is_reached() || passage.before(index).is_some_and(goes_on);
    if !moves || reached || mention.quantity.vague {
        return None;
    }
    let mut now = match respective(passage, index) {
        Some(now) => vec![now],
        None => candidates(passage, index, &bases),
    };
    let before_it = passage.before(index).or(mention.host);
    let before_it = before_it.filter(|&other| passage.same_sentence(other, index));
    let previous = before_it.and_then(|other| passage.mention(other));
    // 97 件 134 人，去年同期为 197 件 375 人，分别下降 …: each with what is counted alike
    let unit = unit_named(passage, mention, &now);
    let nearest = unit.or_else(|| passage.unit(*now.first()?));
    let alike = |&index: &usize| passage.unit(index) == nearest;
    let before = bases.iter().map(|&(_, base)| base).find(alike);
    if before.is_some() || unit.is_some() {
        now.retain(alike);
    }
    let step = step_beside(passage, index, before_it).filter(|&step| {
        let class = passage.mention(step).map(Mention::class);
        let alike = |&now: &usize| passage.mention(now).map(Mention::class) == class;
        let some = now.iter().any(alike);
        if some {
            now.retain(alike);
        }
        some
    });
    let first = passage.first(&now)?;
    // a rate that changed, or a value at constant prices (生产总值), says nothing of the number before it
    let rate = |before: &Mention| before.class() == Class::Percent && !before.is_change();
    let sentence = passage.sentences.get(mention.sentence);
    let at_constant_prices = sentence.is_some_and(|it| it.senses.has(Sense::Output));
    let open = before.is_none() && (previous.is_some_and(rate) || at_constant_prices);
    // a measure is no whole number
    let measured = first.class() == Class::Measure && before.or(step).is_none();
    let counted = percent || (mention.counts() && first.class() == mention.class());
    let told = step.and_then(|step| passage.mention(step));
    let of_another =
        told.is_some_and(|step| !tells_of(step, first) && !grows_by(first.value(), step, mention));
    if open || measured || !counted || of_another || !tells_of(mention, first) {
        return None;
    }
    // 较上年减少 10 件, 下降 20%: the words stand once for both
    let continued = previous.filter(|it| it.is_change() && !mention.label.has(Sense::Compared));
    let last_year = !first.is_former()
        && (names_last_year(passage, mention)
            || continued.is_some_and(|previous| names_last_year(passage, previous)));
    Some(Comparison {
        by: index,
        percent,
        falling: mention.falls(),
        now,
        before,
        step,
        last_year,
    })
}

/// Whether a number became what it is by a change that is such a percentage of what it was.
fn grows_by(now: Number, step: &Mention, percent: &Mention) -> bool {
    let change = step.value();
    let before = if step.falls() {
        now + change
    } else {
        now - change
    };
    let rate = change
        .checked_mul(Number::ONE_HUNDRED)
        .and_then(|it| it.checked_div(before));
    rate.is_some_and(|rate| (rate - percent.value()).abs() <= percent.rounding() * Number::TWO)
}

/// The change by a number beside a percentage, before it or behind it (增长 8.6%, 增加 34 件).
fn step_beside(passage: &Passage, index: usize, before: Option<usize>) -> Option<usize> {
    let mention = passage.mention(index)?;
    let steps = |step: &Mention| {
        step.is_change()
            && step.class() != Class::Percent
            && step.falls() == mention.falls()
            && !step.is_reached()
    };
    let goes_on = |next: &Mention| {
        next.run == mention.run
            && next.mark <= Some(Mark::Comma)
            && next
                .label
                .only(&[Sense::Rise, Sense::Fall, Sense::Is, Sense::Compared])
    };
    let before = before.filter(|&before| passage.is(before, steps));
    let behind = || Some(index + 1).filter(|&next| passage.is(next, |it| steps(it) && goes_on(it)));
    (mention.class() == Class::Percent)
        .then(|| before.or_else(behind))
        .flatten()
}

/// The numbers around a change that may be what it was before, each with its place in [`BEFORE`], the
/// surest first.
fn bases(passage: &Passage, index: usize, by: &Mention) -> Vec<(usize, usize)> {
    let end = (index + 1 + BASES_BEHIND).min(passage.mentions.len());
    let near = (index.saturating_sub(BASES_BEFORE)..end).filter(|&other| other != index);
    let mut bases: Vec<(usize, usize)> = near
        .filter_map(|place| {
            let other = passage.mention(place)?;
            let may_be = other.section == by.section && other.counts() && !other.is_change();
            let next = passage.mention(place + 1);
            let way = BEFORE
                .iter()
                .position(|way| may_be && way(by, other, next))?;
            Some((way, place))
        })
        .collect();
    order::sort(&mut bases);
    bases
}

/// The unit that the words of a change name (件数下降 n%, 人数下降 m%).
fn unit_named(passage: &Passage, mention: &Mention, now: &[usize]) -> Option<&'static str> {
    let words = mention.label.words.iter();
    let numbers = words.filter(|word| word.sense == Sense::Number);
    let mut units = now.iter().filter_map(|&now| passage.unit(now));
    units.find(|&unit| numbers.clone().any(|word| word.entry.starts_with(unit)))
}

/// Whether the words compare with the year before that of the report as a whole.
fn names_last_year(passage: &Passage, mention: &Mention) -> bool {
    let label = &mention.label;
    let years = mention.year.zip(passage.year);
    let other_time = label.has(Sense::OtherTime) || label.hints(Nuance::OffYear);
    let named = years.is_some_and(|(named, year)| named + 1 == year);
    !other_time && (named || label.has(Sense::Former) || label.hints(Nuance::OnYear))
}

/// Whether the words before the comparison leave open what grew, or name the count before them: one word
/// that any count may have, words that end in its number (申请量), or those of `now` again (收入总计 30 万元。
/// 与上年相比，收入总计增加 …).
fn tells_of(mention: &Mention, now: &Mention) -> bool {
    const TIME: &[Sense] = &[Sense::Is, Sense::Year, Sense::ThisYear];
    const SUBJECT: Senses = Senses::of(&[
        Sense::Number,
        Sense::Application,
        Sense::Disclosure,
        Sense::Received,
        Sense::Proactive,
        Sense::Total,
        Sense::Body,
        Sense::OtherTime,
    ]);
    let label = &mention.label;
    let names = || {
        let names = label
            .words
            .iter()
            .take_while(|word| !TURNS.contains(&word.sense));
        names.filter(|word| !TIME.contains(&word.sense))
    };
    let again = |entry: &str| now.label.words.iter().any(|word| word.entry == entry);
    let many = names().count();
    let any_count = names().all(|word| SUBJECT.has(word.sense));
    let numbered = label.has(Sense::Number);
    label.head() == 0
        && ((any_count && (many <= 1 || numbered))
            || (label.unknown == 0 && numbered && many <= 2)
            || (label.unknown == 0 && names().all(|word| again(word.entry))))
}

/// The counts before the comparison in its sentence, the nearest first.
fn candidates(passage: &Passage, index: usize, bases: &[(usize, usize)]) -> Vec<usize> {
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
    // 去年 12 件，较前年增加 3 件: what is compared with a year before it is now
    let later = |other: &Mention| {
        let former = |word: &&Word| word.sense == Sense::Former;
        let words = |label: &Stretch| label.words.iter().rfind(former).map(|word| word.entry);
        let (now, before) = (words(&other.label), words(&mention.label));
        mention.label.has(Sense::Compared) && now != before && now.is_some()
    };
    let may_be = |other: &Mention| {
        let unitless = other.class() == Class::Bare && !other.label.is_empty();
        (other.measures() || unitless)
            && (!other.is_change() || other.is_reached())
            && (!other.is_former() || later(other))
    };
    let is_base = |other: usize| bases.iter().any(|&(_, base)| base == other);
    let beside = |&other: &usize| passage.is(other, |other| other.section == mention.section);
    // 60 件，增加 10 件(增长 20 %): what the bracket hangs on, or what that is a change of
    let host = mention.host.and_then(|host| passage.spot(host));
    let hangs = |it: &Mention| it.is_change() && it.class() != Class::Percent;
    let outside = host.filter(|host| host.mention().is_some_and(hangs));
    let outside = outside.into_iter().flat_map(Spot::earlier);
    let outside = mention.host.into_iter().chain(outside);
    let earlier = spot.earlier().chain(outside).take(LOOKED_AT);
    let mut found: Vec<usize> = earlier
        .take_while(|&other| passage.is(other, near))
        .filter(|&other| !is_base(other) && passage.is(other, may_be))
        .take(CANDIDATES)
        .collect();
    // 甲 60 件；乙 20 件，增长 5 %: what stands before a semicolon is another matter
    if found.iter().any(beside) {
        found.retain(beside);
    }
    found
}
