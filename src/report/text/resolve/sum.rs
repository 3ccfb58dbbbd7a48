//! A list and what may be its whole → the sum, weighed.

use super::complete::evidence;
use crate::order;
use crate::read::number::Number;
use crate::report::statement::{Claim, Compare, Evidence, Taken};
use crate::report::text::lexicon::Sense;
use crate::report::text::list::{Completeness, List, PARTS, ends_in_rest};
use crate::report::text::mention::{Mention, Mentions, largest, total};
use crate::report::text::paragraph::LexedParagraph;
use crate::report::text::relation::{PartRelation, relation};
use crate::report::text::slip::total_slip;
use crate::report::text::weigh::{READINGS, Weighed, WeighedReading};

/// Every list with every whole; a single part is no sum, unless it is all there is.
pub(super) fn sum<'a>(paragraph: &'a LexedParagraph, list: &List<'a>) -> Option<Weighed<'a>> {
    let readings = readings(paragraph, list);
    paragraph.take_room(readings.len());
    let weighed = Weighed::of(Claim::Sum, readings, Evidence::Complete)?;
    if weighed.holds {
        let named = list.wholes.contains(&weighed.first.right);
        let shared = matches!(
            list.completeness,
            Completeness::Shared | Completeness::Complete
        );
        return Some(Weighed {
            explains: named && (!list.found || shared),
            ..weighed
        });
    }
    // averages are rounded each by itself, and some are of others (人均供养标准 780 元，其中失能的 1080 元)
    let parts = list.longest();
    let average = list.whole().filter(|whole| whole.label.has(Sense::Average));
    let rounded = |whole: &Mention| (total(parts) - whole.value()).abs() <= count(parts);
    if average.is_some_and(|it| list.relation != PartRelation::Whole || rounded(it)) {
        return None;
    }
    // several numbers together are a whole only where they make it, or one of them was carried in; one that is
    // less than a part is none, unless one digit put right makes it all of them
    let smallest = list.lists.iter().filter_map(|parts| largest(parts)).min();
    let wholes = list.wholes.iter().filter(|whole| {
        let single = whole.len() == 1 || whole.iter().any(|it| it.is_carried());
        let slip = |parts: &Mentions| parts.len() >= 2 && total_slip(parts, total(whole), 3);
        single && (Some(total(whole)) >= smallest || list.lists.iter().any(slip))
    });
    let sum = total(list.longest());
    // which of all that 从方式看 looks back to is meant, the numbers tell
    let open = list.loose || ends_in_rest(list.longest());
    let off = |whole: &&Mentions| (total(whole) - sum).abs() * Number::from(i32::from(open));
    // what is less than a part of every list is none where another is not
    let lists = || list.lists.iter().filter(|parts| parts.len() >= 2);
    let largest_part = lists().filter_map(|parts| largest(parts)).min();
    let too_small = |whole: &&Mentions| Some(total(whole)) < largest_part;
    let fits = wholes.min_by_key(|whole| (too_small(whole), off(whole)));
    let first = list.wholes.first();
    let missed = first.filter(|&whole| fits.is_some() && fits != Some(whole));
    if missed.is_some_and(|whole| Some(total(whole)) < smallest && ends_within(list, whole)) {
        return None;
    }
    let firm = || list.wholes.first().filter(|_| list.names_all());
    if let Some(whole) = fits.or_else(firm)
        && let Some((parts, evidence)) = completed(list, whole).or_else(|| nearest(list, whole))
    {
        let meant = WeighedReading::equal(parts, whole);
        let mut others = [vec![weighed.first], weighed.others].concat();
        others.retain(|reading| *reading != meant);
        return Some(Weighed {
            claim: Claim::Sum,
            first: meant,
            others,
            holds: false,
            explains: false,
            evidence,
        });
    }
    if let Some(slipped) = farther_slip(paragraph, list) {
        return Some(slipped);
    }
    // every whole is less than some part of every list, or of the one that the words make complete
    let complete = list.completeness == Completeness::Complete;
    let most = list.wholes.iter().map(|whole| total(whole)).max();
    if fits.is_none() || (complete && largest(list.longest()) > most) {
        return larger_part(paragraph, list);
    }
    at_most(list).filter(|_| list.completeness != Completeness::Implied)
}

/// How many numbers these are.
fn count(of: &[&Mention]) -> Number {
    i32::try_from(of.len()).map_or(Number::ONE_HUNDRED, Number::from)
}

/// Whether several parts of a list fit into a whole before the next is too much: 信息 516 条，其中媒体 200 篇，其中甲 55
/// 篇，乙 43 篇，微信 473 篇.
fn ends_within(list: &List, whole: &[&Mention]) -> bool {
    let mut sum = Number::ZERO;
    let mut parts = list.longest().iter();
    let first_beyond = parts.position(|part| {
        sum += part.value();
        sum > total(whole)
    });
    first_beyond >= Some(2)
}

/// The ways to understand a list.
fn readings<'a>(paragraph: &'a LexedParagraph, list: &List<'a>) -> Vec<WeighedReading<'a>> {
    let several = list.longest().len() >= 2;
    let lists = list.lists.iter();
    let lists = lists.filter(|parts| parts.len() >= 2 || !several);
    let wholes = || list.wholes.iter();
    let all =
        lists.flat_map(|parts| wholes().map(move |whole| WeighedReading::equal(parts, whole)));
    // what other sentences add makes one number, or what was received with what was carried in, but no row of them
    let few = || wholes().filter(|whole| whole.len() <= 2);
    let added = list.rivals.iter();
    let added = added.flat_map(|parts| few().map(move |whole| WeighedReading::equal(parts, whole)));
    let all = all.chain(added);
    let prefixes = wholes().filter_map(|whole| prefix(list, whole));
    // 人员 126 人，其中女性 51 人，35 岁以下 17 人，36 至 54 岁 75 人，55 岁以上 34 人: the first is of another way to part it
    let is_kind = |it: &&Mention| it.label.words.iter().any(|word| word.is_kind);
    let kind = list.longest().first().filter(|first| is_kind(first));
    let rest = kind.and_then(|_| list.longest().get(1..));
    let rest = rest.filter(|rest| rest.len() >= 3 && !rest.iter().any(is_kind));
    let made = |rest: &[&'a Mention], whole: &Mentions<'a>| {
        (total(rest) == total(whole)).then(|| WeighedReading::equal(rest, whole))
    };
    let ends = wholes().filter_map(|whole| made(rest?, whole));
    let lists = list.lists.iter();
    let farther = lists.filter_map(|parts| farther_whole(paragraph, parts));
    let all = all.take(READINGS).chain(prefixes);
    let readings = all.chain(ends).chain(farther);
    // 突破 2000 元，达到 2051 元，其中…: of what is told exactly
    let exact = wholes().any(|whole| whole.iter().all(|it| !it.quantity.vague));
    let vague = |it: &WeighedReading| it.right.iter().any(|whole| whole.quantity.vague);
    let readings = readings.filter(|it| !(exact && vague(it)));
    readings.filter(|it| !is_made_by_chance(it)).collect()
}

/// Whether the numbers are equal only because one of them is rounded (9.8万), which others that are counted otherwise
/// nearly make.
fn is_made_by_chance(reading: &WeighedReading) -> bool {
    let mentions = || reading.mentions();
    let mut counted = mentions().filter(|it| it.unit().is_some());
    let first = counted.next();
    total(&reading.left) != total(&reading.right)
        && reading.holds()
        && mentions().any(Mention::is_rounded)
        && first.is_some_and(|first| counted.any(|it| !it.counts_like(first)))
}

/// A number farther back that all parts make, where they are many, or three that make one of many digits, or are named
/// as it is: 建议 31 件（其中承办 27 件，协办 4 件），…。其中，承办建议 11 件，承办提案 16 件.
fn farther_whole<'a>(
    paragraph: &'a LexedParagraph,
    parts: &[&'a Mention],
) -> Option<WeighedReading<'a>> {
    const BACK: usize = 24;
    const MANY: usize = 4;
    const DIGITS: usize = 5;
    const SHARED: &[Sense] = &[Sense::Is, Sense::Year, Sense::ThisYear, Sense::Total];
    let (first, sum) = (parts.first()?, total(parts));
    let printed = sum.normalize().to_string();
    let printed = printed.trim_end_matches('0').bytes();
    let digits = printed.filter(u8::is_ascii_digit).count();
    let many = (parts.len() >= MANY && sum >= Number::ONE_HUNDRED)
        || (parts.len() >= 3 && digits >= DIGITS);
    let named = |whole: &Mention| {
        let words = whole.label.words.iter();
        let mut names = words.filter(|word| !SHARED.contains(&word.sense));
        names.any(|word| parts.iter().all(|part| part.label.words.contains(word)))
    };
    paragraph.take_room(parts.len());
    let earlier = paragraph.range(first.index.saturating_sub(BACK)..first.index);
    let whole = earlier.iter().rev().find(|whole| {
        let alike = whole.is_countable() && whole.counts_like(first) && whole.value() == sum;
        alike && (many || (parts.len() >= 2 && named(whole)))
    })?;
    Some(WeighedReading::equal(parts, &[whole]))
}

/// A number farther back that many parts make but for one digit: of so many digits that is no chance.
fn farther_slip<'a>(paragraph: &'a LexedParagraph, list: &List<'a>) -> Option<Weighed<'a>> {
    const BACK: usize = 24;
    const DIGITS: usize = 5;
    let (parts, first) = (list.longest(), list.longest().first()?);
    if parts.len() < 4 || list.completeness == Completeness::Examples || list.makes_whole() {
        return None;
    }
    paragraph.take_room(parts.len());
    let earlier = paragraph.range(first.index.saturating_sub(BACK)..first.index);
    let whole = earlier.iter().rev().find(|whole| {
        let alike = whole.is_countable() && whole.unit() == first.unit();
        alike && total_slip(parts, whole.value(), DIGITS)
    })?;
    let readings = vec![WeighedReading::equal(parts, &[whole])];
    let weighed = Weighed::of(Claim::Sum, readings, Evidence::Digit)?;
    (!weighed.holds).then_some(Weighed {
        explains: false,
        ..weighed
    })
}

/// The first parts of an open list, if they make the whole: what follows them cuts it another way.
fn prefix<'a>(list: &List<'a>, whole: &[&'a Mention]) -> Option<WeighedReading<'a>> {
    let complete = list.completeness == Completeness::Complete;
    if !complete && !matches!(list.completeness, Completeness::Among | Completeness::Rest) {
        return None;
    }
    let mut sum = Number::ZERO;
    for (place, part) in list.longest().iter().enumerate() {
        sum += part.value();
        if sum == total(whole) && place > 0 {
            // where so little is left, the list may as well be complete, with a slip in its whole
            let mut ends = list.lists.iter().filter_map(|list| list.get(place + 1..));
            let little = |rest: &[&Mention]| {
                // 同时受理其他案件 4 件: besides those
                let besides = rest.first().is_some_and(|it| it.lead.has(Sense::Besides));
                // 机构 14 个（支公司 5 个，营销部 9 个，财产、人寿各 7 个): parted once more
                let again = total(rest) == total(whole);
                !rest.is_empty() && !besides && !again && total(rest) < Number::from(15)
            };
            let first = list.longest().get(..=place)?;
            let again = list.longest().get(place + 1..).map(total) == Some(total(whole));
            if complete && !again {
                return None;
            }
            // 其中自然人 6 件，法人 1 件，予以公开 3 件…: kinds that leave nothing else are all of a list
            let closed =
                relation(list.whole(), first) == PartRelation::Whole || ends_in_rest(first);
            // 满意 113 件，基本满意 151 件，不满意 1 件: of kinds that leave nothing else none is left out
            let whole_kinds = relation(list.whole(), list.longest()) == PartRelation::Whole;
            let cut = (closed && !whole_kinds) || !ends.any(little);
            return cut.then_some(WeighedReading::equal(first, whole));
        }
    }
    None
}

/// Of the lists the one that comes nearest to a whole and that something says is complete.
fn nearest<'l, 'a>(list: &'l List<'a>, whole: &[&Mention]) -> Option<(&'l Mentions<'a>, Evidence)> {
    let sum = total(whole);
    let mut lists: Vec<&Mentions> = list.lists.iter().collect();
    // a part that is more than the whole is none, unless all nearly make it, or are all there is
    let near = |parts: &Mentions| (total(parts) - sum) * Number::TEN <= sum;
    let kinds = list.relation == PartRelation::Whole;
    let alike = |part: &&Mention| kinds || whole.iter().all(|of| of.unit() == part.unit());
    let all = |parts: &Mentions| {
        let far = largest(parts) > Some(sum * Number::TEN);
        list.names_all() && !far && parts.iter().all(alike)
    };
    lists.retain(|parts| {
        largest(parts) <= Some(sum) || near(parts) || all(parts) || total_slip(parts, sum, 2)
    });
    order::sort_by_key(&mut lists, |parts| (total(parts) - sum).abs());
    let mut lists = lists.into_iter();
    lists.find_map(|parts| Some((parts, evidence(list, parts, whole)?)))
}

/// The list with what the next sentence adds to it (另有 3 件), where that brings it near to the whole.
fn completed<'l, 'a>(
    list: &'l List<'a>,
    whole: &[&Mention],
) -> Option<(&'l Mentions<'a>, Evidence)> {
    let sum = total(whole);
    let off = |parts: &[&Mention]| (total(parts) - sum).abs();
    let kinds = |parts: &[&Mention]| relation(None, parts) == PartRelation::Whole;
    let added = |parts: &&Mentions| {
        let new = |it: &&Mention| !list.longest().contains(it);
        parts
            .last()
            .is_some_and(|last| new(last) && (last.lead.has(Sense::Besides) || kinds(parts)))
    };
    let parts = list.rivals.iter().find(added)?;
    // 进出口 30 元，其中出口 15 元。进口 11 元: kinds that leave nothing else may be farther off
    let far = Number::from(if kinds(parts) { 4 } else { 20 });
    let near = off(parts) < off(list.longest()) && off(parts) * far <= sum;
    near.then(|| Some((parts, evidence(list, parts, whole)?)))?
}

/// The parts of an open list are no more than some whole.
fn at_most<'a>(list: &List<'a>) -> Option<Weighed<'a>> {
    let most = list.wholes.iter().map(|whole| total(whole)).max()?;
    let within = list.lists.iter().find(|parts| total(parts) <= most);
    let parts = within.cloned().or_else(|| largest_part(list))?;
    no_more(list, &parts, None)
}

/// A part that is larger than every whole it may belong to, and than all of its sentence before it.
fn larger_part<'a>(paragraph: &'a LexedParagraph, list: &List<'a>) -> Option<Weighed<'a>> {
    if list.completeness == Completeness::Implied || list.loose || list.counted {
        return None;
    }
    let parts = match list.completeness {
        Completeness::Complete => vec![*list.longest().iter().max_by_key(|part| part.value())?],
        _ => largest_part(list)?,
    };
    let [part] = parts.as_slice() else {
        return None;
    };
    let mut wholes = list.wholes.iter().flatten();
    // 10 个部门…。主要涉及 15 个部门: of another story
    let near = |whole: &&Mention| {
        let first = list.longest().first();
        let among = first.is_some_and(|first| first.opener == Some(Sense::Among));
        whole.sentence == part.sentence || among
    };
    if !list.whole().as_ref().is_some_and(near) {
        return None;
    }
    // 处罚 33 条含 207 条决定: what each of them holds
    let held = part.opener == Some(Sense::Holding) && part.mark.is_none() && part.label.is_empty();
    // 第一章，总则，包含 7 条。第二章，管理机制，包含 14 条: of a subject of its own
    let own = part.opener == Some(Sense::Including) && part.begins_sentence() && part.asides > 0;
    // 出让收入 13 元（入库 53 元，退库 39 元）: what it comes from
    let opens = |first: &&Mention| first.opener.is_some();
    let told = part.host.is_some() && !list.longest().first().is_some_and(opens);
    let alike = wholes.all(|whole| whole.counts_like(part));
    // in a bracket it is said of the number before that
    let mut before = paragraph.earlier(part).take(PARTS);
    let further = part.host.is_none()
        && before.any(|it| {
            it.sentence == part.sentence && it.unit() == part.unit() && it.value() >= part.value()
        });
    no_more(list, &parts, Some(Taken::OnePart))
        .filter(|_| alike && !held && !told && !own && !further && !part.holds_carried)
}

fn no_more<'a>(
    list: &List<'a>,
    parts: &[&'a Mention],
    taken: Option<Taken>,
) -> Option<Weighed<'a>> {
    let readings = list.wholes.iter().map(|whole| WeighedReading {
        compare: Compare::AtMost,
        taken,
        ..WeighedReading::equal(parts, whole)
    });
    let weighed = Weighed::of(Claim::Sum, readings.collect(), Evidence::LargerPart)?;
    Some(Weighed {
        explains: false,
        ..weighed
    })
}

/// The largest part of the shortest list.
fn largest_part<'a>(list: &List<'a>) -> Option<Mentions<'a>> {
    let parts = list.lists.iter().min_by_key(|parts| parts.len())?;
    let largest = parts.iter().max_by_key(|part| part.value())?;
    Some(vec![largest])
}
