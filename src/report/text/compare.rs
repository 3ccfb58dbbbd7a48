//! Mentions → growths and changes: now against before (较上年增长 n%, 比去年增加 n 件).
//!
//! [`BEFORE`] lists where the text may say what it was before; [`tells_of`] what the words of a change may
//! say of its subject, so that it is what the numbers before it count.

use super::lex::Punctuation;
use super::lexicon::{Nuance, Sense, Senses};
use super::mention::{Mention, Mentions, bounds, figures, statement};
use super::paragraph::LexedParagraph;
use super::share::{respective, respective_step};
use super::unit::Class;
use crate::order;
use crate::read::number::Number;
use crate::report::statement::{Before, ChangeStatement, Claim, Evidence, Statement};

/// More candidates for now are not tried, and no more numbers looked at for them.
const CANDIDATES: usize = 4;
const LOOKED_AT: usize = 40;

/// So many numbers before a change, and behind it, may be what it was before.
const BASES_BEFORE: usize = 6;
const BASES_BEHIND: usize = 2;

/// The unit of a change of a percentage.
const POINTS: &str = "百分点";

/// Words that end what a change is said of.
const TURNS: &[Sense] = &[Sense::Rise, Sense::Fall, Sense::Compared, Sense::Former];

/// Whether a change has what it was before in another number of its sentence, by the numbers behind that and
/// before it.
type Way = fn(&Mention, &Mention, &Mention, &Mention) -> bool;

/// Where the text says what it was before, the surest first.
const BEFORE: &[Way] = &[
    // 比上年的 29 件增加 8 件
    |by, other, next, _| {
        let inline = by.mark.is_none() && by.run == other.run;
        by == next && inline && other.label.has(Sense::Compared)
    },
    // 比 2022 年(31 起)下降 29 %
    |by, other, next, _| by == next && by.run != other.run && other.outside.has(Sense::Compared),
    // 去年为 120 件; 2022年(31 起)
    |by, other, next, _| {
        // 去年 12 件，较前年增加 3 件: another year than the one that is compared with
        let year = |of: &Mention| of.label.last_of(Sense::Former);
        let same_year = year(by).is_none() || year(by) == year(other);
        let named = other.run > 0
            && other.year.is_some()
            && other.label.only(&[Sense::Year, Sense::ThisYear, Sense::Is]);
        // of people and money only what is beside such a number (去年同期为 197 件 375 人)
        let counted = other.class() == Class::Thing || other.label.is_empty();
        // 去年受理 125 件，同比增长 86 %，其中申诉 35 件，同比增长 75 %: it is now itself
        let compared = other.label.has(Sense::Compared) || other.run != by.run;
        let now = next.is_change() && next != by && !compared;
        // behind the change, words of its own make it another matter; 累计去年 300 件 is a count of its own
        let behind = other > by && other.run == by.run && other.label.unknown > 0;
        let another = behind || other.label.begins(&[Sense::Total]);
        ((other.is_former() && same_year) || named) && counted && !another && !now
    },
    // 与上年的 12 件相比
    |_, other, _, _| is_compared_with(other),
    // 从 50 件增加到 60 件，增长 20 %
    |by, _, next, _| next.mark.is_none() && next.is_reached() && next < by,
    // 2022年执行 12 万元，2023年安排 15 万元，比2022年增加 25 %
    |by, other, _, _| {
        // 占2022年筹集数的 62 %（2022年筹集 20 万元): of that share
        let beside = other.host.is_none_or(|host| host <= by.index);
        beside && by.year.is_some() && by.year == other.year
    },
    // 2023年收到 60 件，2022年收到 50 件，同比增长 20 %; 收到 60 件，2022年为 50 件，增加 10 件
    |by, other, next, before| {
        let bare = other.label.only(&[Sense::Year, Sense::Is]) && before.year.is_none();
        let later = |now: &Mention| now.year.zip(other.year).map(|(now, of)| now - of) == Some(1);
        let behind = by == next && before < other && other.year.is_some();
        (behind && (bare || later(before))) || (later(next) && by.index == next.index + 1)
    },
];

/// Whether a number is before 相比.
fn is_compared_with(other: &Mention) -> bool {
    let first = other.tail.first();
    first.is_some_and(|word| word.nuance == Some(Nuance::Versus))
}

/// The growths and changes of a paragraph.
pub(super) fn statements(paragraph: &LexedParagraph) -> impl Iterator<Item = Statement> {
    let mentions = paragraph.mentions.iter();
    mentions.filter_map(|by| match by.class() {
        Class::Ratio => of_percentages(paragraph, by),
        _ => compared(paragraph, by),
    })
}

/// What a number says of now and before, if it is a change.
fn compared<'a>(paragraph: &'a LexedParagraph, by: &'a Mention) -> Option<Statement> {
    let percent = by.class() == Class::Percent;
    // 分别提高到 58 元和 23 元
    let goes_on = |it: &Mention| by.label.only(&[Sense::Is]) && it.is_reached();
    let reached = by.is_reached() || paragraph.previous(by).is_some_and(goes_on);
    // 年平均增长率 0.39 %: of many years
    let averaged = by.label.has(Sense::Average);
    if !by.is_change() || reached || averaged || is_of_last_year(paragraph, by) {
        return None;
    }
    let previous = paragraph.previous(by).or(paragraph.host(by));
    let previous = previous.filter(|it| it.sentence == by.sentence);
    let step = match respective_step(paragraph, by) {
        None => step_beside(paragraph, by, previous),
        step => step.filter(|step| step.falls() == by.falls()),
    };
    let mut bases = bases(paragraph, by);
    let respective = respective(paragraph, by);
    let names_apart = by.opener.is_some() && by.lead.has(Sense::Respectively);
    let mut now = match respective {
        Some(now) => vec![now],
        // 甲及乙分别下降 33 % 及 62 %: said of names that are without numbers
        None if names_apart && !bases.iter().any(|base| base.label.has(Sense::Compared)) => {
            return None;
        }
        None => candidates(paragraph, by, &bases, false),
    };
    if let Some(step) = step.filter(|_| now.is_empty()) {
        // news of January reports 去年 as now, where the numbers bear it out
        now = candidates(paragraph, by, &[], true);
        now.retain(|it| grows_by(it.value(), step, by));
        bases.clear();
    }
    // 60 起，90 人，减少 20 起、10 人
    if now.iter().any(|it| it.counts_like(by)) {
        now.retain(|it| it.counts_like(by));
    }
    // 97 件 134 人，去年同期为 197 件 375 人，分别下降 …: each with what is counted alike
    let unit = unit_named(by, &now);
    let nearest = unit.or_else(|| now.first()?.unit());
    let host = now.first().map(|now| now.index);
    let alike = || bases.iter().copied().filter(|base| base.unit() == nearest);
    // 受理 79 件(2019 年 65 件)，审结 78 件(2019 年 68 件)，分别增长 …: each from what its bracket says
    let of_host = alike().find(|base| base.host.is_some() && base.host == host);
    let base = of_host.or_else(|| alike().next());
    // 比去年的 85 件、前年的 80 件分别下降 25 % 和 20 %
    let other_base = by.continues_change.is_some() && respective.is_none() && alike().count() > 1;
    if other_base && of_host.is_none() {
        return None;
    }
    if base.is_some() || unit.is_some() {
        now.retain(|it| it.unit() == nearest);
    }
    let step = step.filter(|step| now.iter().any(|it| it.class() == step.class()));
    now.retain(|it| step.is_none_or(|step| it.class() == step.class()));
    let first = *now.first()?;
    let before = match (base, step) {
        (Some(base), _) => Before::Given(base.figure),
        (None, Some(step)) => Before::Less(step.figure),
        (None, None) => Before::Unknown,
    };
    // a rate that changed, or a value at constant prices (生产总值), says nothing of the number before it, and
    // 增长约 20 % only with what it was before
    let rate = previous.is_some_and(|it| it.class() == Class::Percent && !it.is_change());
    let sentence = paragraph.sentence(by.sentence);
    let of_output = sentence.is_some_and(|it| it.senses.has(Sense::Output));
    let output = base.is_none() && [first, by].iter().any(|it| it.label.has(Sense::Output));
    let unbased = before == Before::Unknown;
    let open = output || (unbased && (rate || of_output || by.quantity.vague));
    // a measure, an amount and an average are no whole numbers
    // 每百户拥有甲 85 台，乙 50 辆: the words at the head of a sentence are of all its numbers
    let earlier = paragraph.earlier(first).take(LOOKED_AT);
    let head = earlier
        .take_while(|it| it.sentence == first.sentence)
        .last();
    let mut telling = head.into_iter().chain([first]);
    let averaged = telling.any(|it| it.lead.has(Sense::Average));
    let measured = unbased
        && (averaged
            || first.class() == Class::Measure
            || (first.class() == Class::Bare && first.value().scale() > 0)
            || (first.class() == Class::Money && !first.is_rounded()));
    let counted = percent || (by.counts() && first.class() == by.class());
    // 有效投诉比去年增加 19 件，比上月增加 16 件: of the same subject, which is no number of the sentence before
    let beside = paragraph.earlier(by).take(LOOKED_AT);
    let mut beside = beside.take_while(|it| it.sentence == by.sentence);
    let another = first.sentence != by.sentence
        && by.label.begins(&[Sense::Compared])
        && beside.any(|it| it.is_change() && !tells_of(it, first));
    let grows = |step| tells_of(step, first) || grows_by(first.value(), step, by);
    if open || another || measured || !counted || !step.is_none_or(grows) || !tells_of(by, first) {
        return None;
    }
    // 较上年减少 10 件, 下降 20%: the words are printed once for both
    let continued = previous.filter(|it| it.is_change() && !by.label.has(Sense::Compared));
    let year = |it: &Mention| names_last_year(it, paragraph.year);
    let last_year = !first.is_former() && (year(by) || continued.is_some_and(year));
    // without its base only the rate of a whole year is held against what whole numbers can make
    let some_whole = || !unbased || grows_by_whole(first, by);
    let stated = last_year || !percent || some_whole();
    stated.then(|| change(by, &now, before, base, last_year))
}

/// Whether a change is one of the year before: 在上年度下降 12 %、8 %的基础上.
fn is_of_last_year(paragraph: &LexedParagraph, by: &Mention) -> bool {
    let continued = by.continues_change.and_then(|_| paragraph.previous(by));
    let words = &continued.unwrap_or(by).label;
    words.has(Sense::Former) && !words.has(Sense::Compared)
}

/// The statement that now is by so much more or less than before.
fn change(
    by: &Mention,
    now: &[&Mention],
    before: Before,
    base: Option<&Mention>,
    last_year: bool,
) -> Statement {
    let evidence = match before {
        Before::Unknown => Evidence::Unbased,
        Before::Given(_) | Before::Less(_) => Evidence::Based,
    };
    let claim = Claim::Change(ChangeStatement {
        by: by.figure,
        percent: by.class() == Class::Percent,
        falling: by.falls(),
        now: figures(now),
        before,
        last_year,
    });
    let places = now.iter().copied().chain(base).chain([by]);
    statement(claim, evidence, places)
}

/// What a change in percentage points says of the two percentages right before it: 由 12 % 升至 15 %，上升 3 个百分点.
/// Their digits are rounded, so that one in the last of them says nothing.
fn of_percentages(paragraph: &LexedParagraph, by: &Mention) -> Option<Statement> {
    let mut earlier = paragraph.earlier(by);
    let (now, base) = (earlier.next()?, earlier.next()?);
    let percents = now.class() == Class::Percent && base.class() == Class::Percent;
    let moves = now.mark.is_none() && now.label.any(&[Sense::Rise, Sense::Fall]);
    let joined =
        by.mark <= Some(Punctuation::Comma) && by.asides == 0 && by.sentence == base.sentence;
    let changes = by.is_change() && !by.is_reached() && !by.quantity.vague;
    let points = by.unit().is_some_and(|unit| unit.ends_with(POINTS));
    // 增加值率由 36 %下降到 24 %，消耗上升 12 个百分点: of something else
    let alike = now.falls() == by.falls();
    if !(percents && moves && alike && joined && changes && points && by.label.head == 0) {
        return None;
    }
    let step = if by.falls() { -by.value() } else { by.value() };
    let off = (base.value() + step - now.value()).abs();
    let stated = off.is_zero() || off > by.rounding() * Number::TWO;
    stated.then(|| change(by, &[now], Before::Given(base.figure), Some(base), false))
}

/// Whether a number became what it is by a change that is such a percentage of what it was.
fn grows_by(now: Number, step: &Mention, percent: &Mention) -> bool {
    let change = step.value();
    let before = if step.falls() {
        now + change
    } else {
        now - change
    };
    let rate = change.checked_mul(Number::ONE_HUNDRED);
    let rate = rate.and_then(|it| it.checked_div(before));
    rate.is_some_and(|rate| (rate - percent.value()).abs() <= percent.rounding() * Number::TWO)
}

/// The change by a number beside a percentage, before it or behind it (增长 8.6%, 增加 34 件).
fn step_beside<'a>(
    paragraph: &'a LexedParagraph,
    by: &Mention,
    previous: Option<&'a Mention>,
) -> Option<&'a Mention> {
    const ON: &[Sense] = &[
        Sense::Rise,
        Sense::Fall,
        Sense::Is,
        Sense::Compared,
        Sense::Former,
    ];
    let steps = |it: &&Mention| {
        it.is_change()
            && it.class() != Class::Percent
            && it.falls() == by.falls()
            && !it.is_reached()
    };
    let goes_on = |it: &&Mention| {
        it.run == by.run && it.mark <= Some(Punctuation::Comma) && it.label.only(ON) && steps(it)
    };
    let behind = || paragraph.get(by.index + 1).filter(goes_on);
    let step = previous.filter(steps).or_else(behind);
    step.filter(|_| by.class() == Class::Percent)
}

/// The numbers around a change that may be what it was before, those of the surest way of [`BEFORE`] first.
fn bases<'a>(paragraph: &'a LexedParagraph, by: &'a Mention) -> Mentions<'a> {
    let from = by.index.saturating_sub(BASES_BEFORE);
    let near = paragraph.range(from..by.index + 1 + BASES_BEHIND).iter();
    let may_be =
        |it: &&Mention| *it != by && it.section == by.section && it.counts() && !it.is_change();
    let mut bases: Vec<(usize, &Mention)> = near
        .filter(may_be)
        .filter_map(|other| {
            let next = paragraph.get(other.index + 1).unwrap_or(other);
            let before = paragraph.previous(other).unwrap_or(other);
            let way = BEFORE.iter().position(|way| way(by, other, next, before))?;
            Some((way, other))
        })
        .collect();
    order::sort(&mut bases);
    bases.into_iter().map(|(_, base)| base).collect()
}

/// The unit that the words of a change name (件数下降 n%, 人数下降 m%).
fn unit_named(by: &Mention, now: &[&Mention]) -> Option<&'static str> {
    let numbers = by
        .label
        .words
        .iter()
        .filter(|word| word.sense == Sense::Number);
    let mut units = now.iter().filter_map(|now| now.unit());
    units.find(|&unit| numbers.clone().any(|word| word.entry.starts_with(unit)))
}

/// Whether the words compare with the year before that of the report as a whole.
fn names_last_year(by: &Mention, year: Option<i32>) -> bool {
    let label = &by.label;
    let other_time = label.has(Sense::OtherTime) || label.hints(Nuance::OffYear);
    let named = by
        .year
        .zip(year)
        .is_some_and(|(named, year)| named + 1 == year);
    !other_time && (named || label.has(Sense::Former) || label.hints(Nuance::OnYear))
}

/// Whether the words before the comparison leave open what grew, or name the count before them: one word
/// that any count may have, words that end in its number (申请量), or those of `now` again (收入总计 30 万元。
/// 与上年相比，收入总计增加 …).
fn tells_of(by: &Mention, now: &Mention) -> bool {
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
    let label = &by.label;
    let names = || {
        let words = label.words.iter();
        let names = words.take_while(|word| !TURNS.contains(&word.sense));
        names.filter(|word| !TIME.contains(&word.sense))
    };
    let again = |entry: &str| now.label.words.iter().any(|word| word.entry == entry);
    let many = names().count();
    let numbered = label.has(Sense::Number);
    let any_count = many <= 1 && names().all(|word| SUBJECT.has(word.sense));
    let same = (numbered && many <= 2) || names().all(|word| again(word.entry));
    label.head == 0 && (any_count || (label.unknown == 0 && same))
}

/// The counts before the comparison in its sentence, the nearest first; `former` takes those of another year
/// too.
fn candidates<'a>(
    paragraph: &'a LexedParagraph,
    by: &Mention,
    bases: &[&Mention],
    former: bool,
) -> Mentions<'a> {
    // 收到 12 件。比上年增加 3 件: the sentence begins with the comparison, or goes on from what does
    let compares = |it: &Mention| it.lead.has(Sense::Compared) || is_compared_with(it);
    let begins = |it: &Mention| it.begins_sentence() && compares(it) && it.asides <= 1;
    let belongs = |it: &Mention| it.is_change() || bases.contains(&it);
    let goes_on = |it: &Mention| belongs(it) && it.sentence == by.sentence && begins(it);
    let looks_back = begins(by) || paragraph.previous(by).is_some_and(goes_on);
    let near = |it: &&Mention| {
        it.sentence == by.sentence || (looks_back && it.sentence + 1 == by.sentence)
    };
    // 去年 12 件，较前年增加 3 件: what is compared with a year before it is now
    let later = |it: &Mention| {
        let (now, before) = (
            it.label.last_of(Sense::Former),
            by.label.last_of(Sense::Former),
        );
        by.label.has(Sense::Compared) && now != before && now.is_some()
    };
    let may_be = |it: &&Mention| {
        (it.measures() || it.is_unitless())
            && (!it.is_change() || it.is_reached())
            && (former || !it.is_former() || later(it))
            && !bases.contains(it)
    };
    // 60 件，增加 10 件(增长 20 %): what the bracket hangs on, or what that is a change of
    let host = paragraph.host(by);
    let hangs = |it: &&Mention| it.is_change() && it.class() != Class::Percent;
    let outside = host.filter(hangs).map(|host| paragraph.earlier(host));
    let outside = host.into_iter().chain(outside.into_iter().flatten());
    let earlier = paragraph.earlier(by).chain(outside).take(LOOKED_AT);
    let near = earlier.take_while(near);
    let mut found: Mentions = near.filter(may_be).take(CANDIDATES).collect();
    // 甲 60 件；乙 20 件，增长 5 %: what is before a semicolon is another matter
    if found.iter().any(|it| it.section == by.section) {
        found.retain(|it| it.section == by.section);
    }
    found
}

/// Whether some whole number before makes the number now by the percentage.
fn grows_by_whole(now: &Mention, by: &Mention) -> bool {
    let (low, high) = bounds(&[now]);
    let percent = by.value();
    let unit = Number::new(1, percent.scale());
    let factor = |percent: Number| {
        let change = percent / Number::ONE_HUNDRED;
        Number::ONE + if by.falls() { -change } else { change }
    };
    // it is rounded, or cut off
    let (one, other) = (factor(percent - unit / Number::TWO), factor(percent + unit));
    let least = low.checked_div(one.max(other));
    let most = high.checked_div(one.min(other));
    least
        .zip(most)
        .is_some_and(|(least, most)| most.floor() >= least)
}
