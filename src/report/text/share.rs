//! Mentions → shares: a part, its percentage (占 n%, 办结率 n%), and what it may be a percentage of.

use std::collections::BTreeMap;

use super::lex::Mark;
use super::lexicon::{self, Sense, Word};
use super::list::{List, Wording};
use super::nest::{Mention, Stretch};
use super::passage::Passage;
use super::role::Role;
use super::unit::Class;
use crate::order;
use crate::read::number::Number;

/// More bases and siblings than these are not read.
const BASES: usize = 14;
const SIBLINGS: usize = 40;

/// A part with its percentage and what it may be of, as places of mentions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Share {
    /// The part.
    pub(super) part: usize,
    /// Its percentage.
    pub(super) percent: usize,
    /// What it may be of, the likeliest first. Never empty.
    pub(super) bases: Vec<Vec<usize>>,
    /// The whole of its list, where the parts make it: other bases are none beside it.
    pub(super) whole: Option<Vec<usize>>,
    /// The other parts beside it with their percentages.
    pub(super) siblings: Vec<(usize, usize)>,
    /// How closely the words tie it to the first base.
    pub(super) tie: Tie,
    /// Whether the words say that it is a share (占), and of nothing else.
    plain: bool,
}

/// How closely words tie a percentage to a base.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tie {
    /// Not at all: where it fits no base it may be of something else.
    Loose,
    /// By 占 in a list: a share that is far off may still be of something else.
    Likely,
    /// By naming both numbers: 收到 n 件, 办结 m 件, 办结率.
    Certain,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Pair {
    part: usize,
    percent: usize,
    basis: Basis,
}

/// What the words say that a percentage is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Basis {
    /// They do not say: it counts only if it fits.
    Open,
    /// 占, of something in the text.
    Share,
    /// Of this very number: 收到 n 件, 办结 m 件, 办结率; 完成目标 n 件的.
    Of(usize, Tie),
}

/// The shares of a paragraph.
pub(super) fn shares(passage: &Passage, lists: &[List]) -> Vec<Share> {
    let pairs: Vec<Pair> = (0..passage.mentions.len())
        .filter_map(|index| pair(passage, index))
        .collect();
    let mut list_of: BTreeMap<usize, &List> = BTreeMap::new();
    // of lists within lists the inner one, which comes later
    for list in lists {
        for &part in list.lists.iter().flatten() {
            if list.found {
                list_of.entry(part).or_insert(list);
            } else {
                list_of.insert(part, list);
            }
        }
    }
    let together = together(passage, &pairs);
    let place = |pair: Pair| {
        passage
            .mention(pair.part)
            .map(|part| (part.run, part.sentence))
    };
    let mut found = Vec::new();
    for (at, &pair) in pairs.iter().enumerate() {
        let near: Vec<Pair> = pairs
            .iter()
            .skip(at.saturating_sub(SIBLINGS / 2))
            .take(SIBLINGS)
            .filter(|other| {
                other.part != pair.part
                    && other.basis == Basis::Share
                    && place(**other) == place(pair)
            })
            .copied()
            .collect();
        let list = list_of.get(&pair.part).copied();
        let base_list = match pair.basis {
            Basis::Of(whole, _) => list_of.get(&whole).copied(),
            Basis::Open | Basis::Share => list,
        };
        let all = together.get(at).map(Vec::as_slice).unwrap_or_default();
        found.extend(share(passage, pair, list, base_list, &near, all));
    }
    found
}

/// For each pair, the parts of all those side by side whose percentages make 100 %, in one sentence or
/// several; none where they do not.
fn together(passage: &Passage, pairs: &[Pair]) -> Vec<Vec<usize>> {
    let mut found = vec![Vec::new(); pairs.len()];
    let mut start = 0;
    while start < pairs.len() {
        let mut sum = Number::ZERO;
        let mut slack = Number::ZERO;
        let mut end = start;
        while let Some(pair) = pairs.get(end).filter(|pair| pair.basis == Basis::Share) {
            let value = passage.value(pair.percent).unwrap_or_default();
            sum += value;
            slack += Number::new(5, value.scale() + 1);
            end += 1;
            if sum + slack >= Number::ONE_HUNDRED || end - start >= SIBLINGS {
                break;
            }
        }
        if end > start + 1 && (sum - Number::ONE_HUNDRED).abs() <= slack {
            let parts: Vec<usize> = pairs
                .iter()
                .take(end)
                .skip(start)
                .map(|pair| pair.part)
                .collect();
            for slot in found.iter_mut().take(end).skip(start) {
                slot.clone_from(&parts);
            }
        }
        start = end.max(start + 1);
    }
    found
}

/// Percentages side by side without the counts that they are of, which make 100 % (甲占 60 %，乙占 40 %).
fn bare_hundreds(passage: &Passage) -> Vec<Vec<usize>> {
    let mut found = Vec::new();
    let mut group: Vec<usize> = Vec::new();
    let mut close = |group: &mut Vec<usize>| {
        let percents = std::mem::take(group);
        let sum: Number = percents
            .iter()
            .filter_map(|&index| passage.value(index))
            .sum();
        let slack: Number = passage
            .all(&percents)
            .map(|part| Number::new(5, part.value().scale() + 1))
            .sum();
        if percents.len() >= 2 && (sum - Number::ONE_HUNDRED).abs() <= slack {
            found.push(percents);
        }
    };
    for (index, mention) in passage.mentions.iter().enumerate() {
        let percent = mention.class() == Class::Percent && !mention.is_change();
        let goes_on = group
            .last()
            .is_some_and(|&last| passage.same_sentence(last, index));
        if !percent || (!goes_on && !group.is_empty()) || group.len() > SIBLINGS {
            close(&mut group);
        }
        if percent && (goes_on || mention.lead.any(&[Sense::Share, Sense::Elsewhere])) {
            group.push(index);
        }
    }
    close(&mut group);
    found
}

/// What the words of a percentage that has no subject of its own begin with.
const LEADS: &[Sense] = &[
    Sense::Share,
    Sense::Elsewhere,
    Sense::Is,
    Sense::Respectively,
    Sense::Rate,
    Sense::Number,
];

/// The part that a percentage belongs to.
fn pair(passage: &Passage, percent: usize) -> Option<Pair> {
    let mention = passage.mention(percent)?;
    if mention.class() != Class::Percent || mention.is_change() {
        return None;
    }
    let respective = respective(passage, percent);
    let before = respective.or_else(|| passage.before(percent));
    let in_bracket = before.is_none() && mention.host.is_some();
    if let Some((part, whole)) = before.and_then(|whole| of_the(passage, mention, whole)) {
        return Some(Pair {
            part,
            percent,
            basis: Basis::Of(whole, Tie::Certain),
        });
    }
    // 投诉 612 件，同比增长 48 %，占 60 %: what stands between is told of the same number
    let part = part_before(passage, before.or(mention.host)?)?;
    let counted = passage.mention(part).is_some_and(|part| {
        (matches!(
            part.class(),
            Class::Thing | Class::Person | Class::Money | Class::Measure
        ) || (part.class() == Class::Bare && !part.label.is_empty()))
            && !part.is_change()
            && part.sentence == mention.sentence
    });
    let label = &mention.label;
    let share = label.any(&[Sense::Share, Sense::Elsewhere])
        || (in_bracket && label.is_empty())
        || respective.is_some();
    let rate = rate(label);
    if !counted || (!share && rate.is_none()) {
        return None;
    }
    let another = label.any(&[Sense::Elsewhere, Sense::Target, Sense::Former])
        || (label.has(Sense::Share) && label.has(Sense::Body));
    // 经甲入境 20 人，香港旅客占 60 %: the percentage has a subject of its own
    let own_subject = share && !label.is_empty() && !label.begins(LEADS);
    let basis = if share && !another && !own_subject {
        Basis::Share
    } else {
        rate.and_then(|done| rated(passage, part, mention, done))
            .map_or(Basis::Open, |(whole, tie)| Basis::Of(whole, tie))
    };
    Some(Pair {
        part,
        percent,
        basis,
    })
}

/// The number that a percentage is told of, where others are told of it before.
fn part_before(passage: &Passage, mut index: usize) -> Option<usize> {
    for _ in 0..4 {
        let mention = passage.mention(index)?;
        if !mention.is_change() && !matches!(mention.class(), Class::Percent | Class::Ratio) {
            return Some(index);
        }
        let before = passage.before(index)?;
        if !passage.same_sentence(before, index) || mention.mark == Some(Mark::Semicolon) {
            return None;
        }
        index = before;
    }
    None
}

/// The number that a percentage is told of behind 分别: 甲 3 件、乙 1 件, 分别占 75 %、25 %.
pub(super) fn respective(passage: &Passage, percent: usize) -> Option<usize> {
    let mention = passage.mention(percent)?;
    let run = passage.runs.get(mention.run)?;
    let place = run.binary_search(&percent).ok()?;
    let at = |place: usize| run.get(place).and_then(|&index| passage.mention(index));
    let of_group = |place: usize| at(place).is_some_and(|other| other.class() == mention.class());
    let joined = |place: usize| {
        of_group(place)
            && at(place).is_some_and(|other| {
                other.mark.is_none_or(|mark| mark <= Mark::Comma) && other.label.only(&[Sense::Is])
            })
    };
    let mut start = place;
    while start > 0 && place - start < SIBLINGS && joined(start) && of_group(start - 1) {
        start -= 1;
    }
    if !at(start)?.lead.has(Sense::Respectively) {
        return None;
    }
    let mut end = place + 1;
    while end - start < SIBLINGS && joined(end) {
        end += 1;
    }
    let many = end - start;
    let parts: Vec<usize> = run
        .get(..start)?
        .iter()
        .rev()
        .copied()
        .filter(|&index| {
            passage
                .mention(index)
                .is_some_and(|part| part.class() != Class::Percent && !part.is_change())
        })
        .take(many)
        .collect();
    let alike = passage
        .all(&parts)
        .all(|part| part.sentence == mention.sentence);
    (many >= 2 && alike && parts.len() == many)
        .then(|| parts.get(end - 1 - place).copied())
        .flatten()
}

/// What the words of a rate say is done (办结率, 整改率).
fn rate(label: &Stretch) -> Option<Word> {
    let mut words = label.words.iter().rev();
    let &rate = words.find(|word| word.sense == Sense::Rate)?;
    if rate.is_bare_rate() {
        return words.next().copied();
    }
    lexicon::rated(rate)
}

/// The number that a rate is of: 收到 n 件, 办结 m 件, 办结率. It must stand right before the part, which
/// must count what the rate names and nothing else. Certain where the part says no more than that.
fn rated(passage: &Passage, part: usize, percent: &Mention, done: Word) -> Option<(usize, Tie)> {
    let mention = passage.mention(part)?;
    let whole = passage.before(part)?;
    let base = passage.mention(whole)?;
    let spelled = |words: &Stretch| {
        words
            .words
            .iter()
            .any(|word| word.entry.contains(done.entry))
    };
    let named = |words: &Stretch| {
        spelled(words)
            || (!matches!(done.sense, Sense::Verb | Sense::Other | Sense::Result)
                && words.has(done.sense))
    };
    let counts = (named(&mention.label) || named(&mention.tail))
        && !mention.any(&[Sense::Not, Sense::Due, Sense::None, Sense::Pending]);
    let in_time = |words: &Stretch| words.has(Sense::InTime);
    let due = base.label.any(&[Sense::Due, Sense::Hedge]);
    let plain = !base.is_change() && !base.is_former() && (due || !spelled(&base.label));
    let done_in_time = in_time(&mention.label) || in_time(&mention.tail);
    let all = mention.any(&[Sense::All]);
    let alike_in_time = in_time(&percent.label) == done_in_time || (done_in_time && all);
    // What is carried over is not due yet: the rate may be of what was.
    let carried = (part..part + 4).any(|next| {
        passage.same_sentence(next, part) && passage.role(next).is_some_and(Role::is_carried)
    });
    let known = [
        done.sense,
        Sense::Is,
        Sense::All,
        Sense::InTime,
        Sense::Total,
    ];
    let tie = if mention.label.only(&known) {
        Tie::Certain
    } else {
        Tie::Likely
    };
    let whose = percent.label.only(&[
        Sense::Rate,
        done.sense,
        Sense::InTime,
        Sense::Is,
        Sense::All,
    ]) || percent.label.words.iter().all(|word| {
        matches!(
            word.sense,
            Sense::Rate | Sense::InTime | Sense::Is | Sense::All
        ) || word.sense == done.sense
            || base
                .label
                .words
                .iter()
                .any(|other| other.entry == word.entry)
    });
    let whose = whose && percent.label.unknown == 0;
    (counts && alike(base, mention) && plain && alike_in_time && !carried && whose)
        .then_some((whole, tie))
}

/// A percentage right behind its base, with the part before it: 完成 36 件, 占目标 30 件的 120%.
fn of_the(passage: &Passage, percent: &Mention, whole: usize) -> Option<(usize, usize)> {
    let base = passage.mention(whole)?;
    let part = passage.before(whole)?;
    let mention = passage.mention(part)?;
    let of =
        percent.mark.is_none() && percent.label.only(&[Sense::Is]) && !percent.label.is_empty();
    let named = base.label.any(&[Sense::Share, Sense::Target]);
    (of && named && alike(base, mention) && !base.is_change() && !mention.is_change())
        .then_some((part, whole))
}

/// Whether two numbers of a sentence count in the same way.
fn alike(one: &Mention, other: &Mention) -> bool {
    one.class() == other.class()
        && one.quantity.unit == other.quantity.unit
        && one.sentence.abs_diff(other.sentence) <= 1
}

/// The bases that the words give with `whole`, which may be a part of what is meant (收到 n 件, 其中 …,
/// 办结 m 件) or stand beside another (来信 n 封, 来电 m 个, 办结 …).
fn given(passage: &Passage, whole: usize, list: Option<&List>) -> Vec<Vec<usize>> {
    let listed = list.and_then(|list| list.wholes.first()).cloned();
    let both = whole.checked_sub(1).filter(|&before| {
        let pair = passage.mention(before).zip(passage.mention(whole));
        pair.is_some_and(|(before, whole)| {
            before.class() == whole.class() && before.sentence == whole.sentence
        })
    });
    let both = both.map(|before| vec![before, whole]);
    listed
        .into_iter()
        .chain([vec![whole]])
        .chain(both)
        .collect()
}

/// The base in a bracket behind the percentage: 占总数的 12%(总数 300 条).
fn behind(passage: &Passage, pair: Pair) -> Option<usize> {
    let part = passage.mention(pair.part)?;
    let next = pair.percent.checked_add(1)?;
    let mention = passage.mention(next)?;
    let hosted = mention.host == Some(pair.percent)
        && mention.class() == part.class()
        && mention.sentence == part.sentence;
    hosted.then_some(next)
}

fn share(
    passage: &Passage,
    pair: Pair,
    list: Option<&List>,
    base_list: Option<&List>,
    near: &[Pair],
    together: &[usize],
) -> Option<Share> {
    let part = passage.mention(pair.part)?;
    let mut bases: Vec<Vec<usize>> = Vec::new();
    let mut push = |base: Vec<usize>| {
        if !base.is_empty()
            && !base.contains(&pair.part)
            && !bases.contains(&base)
            && bases.len() < BASES
        {
            bases.push(base);
        }
    };
    if let Basis::Of(whole, _) = pair.basis {
        for base in given(passage, whole, base_list) {
            push(base);
        }
    }
    let beside_percent = behind(passage, pair);
    push(beside_percent.into_iter().collect());
    for whole in list.iter().flat_map(|list| &list.wholes) {
        push(whole.clone());
    }
    let own_list = list
        .and_then(|list| list.lists.first())
        .map_or(&[] as &[usize], Vec::as_slice);
    let mut carried: Option<usize> = None;
    for before in (0..pair.part).rev().take(SIBLINGS) {
        let Some(mention) = passage.mention(before) else {
            break;
        };
        if mention.sentence + 2 < part.sentence {
            break;
        }
        let sibling = own_list.contains(&before) || near.iter().any(|other| other.part == before);
        if mention.class() != part.class() || mention.is_change() || sibling {
            continue;
        }
        push(vec![before]);
        // what was received and what was carried in
        let role = passage.role(before);
        match (role, carried) {
            (Some(Role::CarriedIn | Role::Carried), None) => carried = Some(before),
            (Some(Role::Received), Some(other)) => push(vec![before, other]),
            _ => {}
        }
        if let Some(next) = before.checked_sub(1)
            && role == Some(Role::Received)
            && passage.role(next) == Some(Role::CarriedIn)
        {
            push(vec![next, before]);
        }
    }
    let from_list = !bases.is_empty();
    if !together.is_empty() && bases.len() < BASES {
        bases.push(together.to_vec());
    }
    if !near.is_empty() {
        let mut all: Vec<usize> = near
            .iter()
            .map(|other| other.part)
            .chain([pair.part])
            .collect();
        all.sort_unstable();
        if bases.len() < BASES && !bases.contains(&all) {
            bases.push(all);
        }
    }
    if bases.is_empty() {
        return None;
    }
    let listed = list.is_some_and(|list| list.wording != Wording::Implied);
    let siblings: Vec<(usize, usize)> = near
        .iter()
        .map(|other| (other.part, other.percent))
        .collect();
    Some(Share {
        part: pair.part,
        percent: pair.percent,
        plain: pair.basis == Basis::Share,
        whole: list
            .filter(|_| pair.basis == Basis::Share)
            .and_then(|list| {
                let parts = list
                    .lists
                    .first()
                    .filter(|parts| parts.len() >= 2 && parts.contains(&pair.part))?;
                list.wholes
                    .iter()
                    .find(|whole| passage.equal(parts, whole))
                    .cloned()
            }),
        bases,
        tie: match pair.basis {
            Basis::Of(_, tie) => tie,
            Basis::Share if beside_percent.is_some() => Tie::Certain,
            Basis::Share if listed || siblings.len() >= 2 => Tie::Likely,
            Basis::Share if !siblings.is_empty() && from_list => Tie::Likely,
            Basis::Open | Basis::Share => Tie::Loose,
        },
        siblings: if matches!(pair.basis, Basis::Of(..)) {
            Vec::new()
        } else {
            siblings
        },
    })
}

/// The percentages of lists of which every part has one; with each whether the list names everything.
pub(super) fn hundreds(
    passage: &Passage,
    lists: &[List],
    shares: &[Share],
) -> Vec<(Vec<usize>, bool)> {
    let percent_of = order::map(
        shares
            .iter()
            .filter(|share| share.plain)
            .map(|share| (share.part, share.percent)),
    );
    let of_list = |list: &List| {
        let parts = list.lists.first()?;
        let percents = parts.iter().map(|part| percent_of.get(part).copied());
        let percents: Vec<usize> = percents.collect::<Option<_>>()?;
        let makes = !list.found
            && list.wording != Wording::Implied
            && list.wholes.iter().any(|whole| passage.equal(parts, whole));
        let complete = makes || matches!(list.wording, Wording::Complete | Wording::Rest);
        (percents.len() >= 2 && list.wording != Wording::Examples).then_some((percents, complete))
    };
    let mut found: Vec<(Vec<usize>, bool)> = lists.iter().filter_map(of_list).collect();
    for percents in bare_hundreds(passage) {
        if !found.iter().any(|(other, _)| *other == percents) {
            found.push((percents, false));
        }
    }
    found
}
