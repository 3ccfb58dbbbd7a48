//! Items → growths and changes: now against before (较上年增长 n%, 比去年增加 n 件).

use super::clauses::Item;
use super::passage::{CHANGES, COMPARES, Passage, any};
use super::units::Class;
use crate::report::statement::{Claim, Statement};

/// More candidates for now are not tried, and no more numbers looked at for them.
const CANDIDATES: usize = 4;
const LOOKED_AT: usize = 40;

/// The growths and changes of a paragraph in a report on `year`.
pub(super) fn statements(passage: &Passage, year: Option<i32>) -> Vec<Statement> {
    (0..passage.items.len())
        .filter_map(|index| compared(passage, index, year))
        .collect()
}

/// What the number at `index` says of now and before, if it is a change.
fn compared(passage: &Passage, index: usize, year: Option<i32>) -> Option<Statement> {
    let item = passage.item(index)?;
    let run = passage.runs.get(item.run)?;
    let place = run.binary_search(&index).ok()?;
    let previous = place
        .checked_sub(1)
        .and_then(|before| run.get(before).copied());
    // 比上年的 29 件增加 8 件: the number before the word of change is the base.
    let inline = previous.filter(|&before| {
        item.mark.is_none()
            && passage
                .item(before)
                .is_some_and(|before| any(&before.label, COMPARES) && !before.is_change())
    });
    let moves = item.is_change() || (inline.is_some() && any(&item.label, CHANGES));
    if !moves || item.opener.is_some() || !bare_subject(item) || item.quantity.vague {
        return None;
    }
    let before = inline
        .or_else(|| bracketed(passage, index))
        .or_else(|| former(passage, index));
    if before.is_none() && previous.is_some_and(|before| is_rate(passage, before, item)) {
        return None;
    }
    let now = candidates(passage, run, place, before);
    let first = *now.first()?;
    let places: Vec<usize> = now.iter().copied().chain(before).chain([index]).collect();
    let falling = item.falls();
    // 较上年减少 10 件, 下降 20%: the words stand once for both.
    let continued = previous
        .and_then(|before| passage.item(before))
        .filter(|before| {
            before.is_change() && before.sentence == item.sentence && !any(&item.label, COMPARES)
        });
    let last_year = names_last_year(&item.label, year)
        || continued.is_some_and(|before| names_last_year(&before.label, year));
    let claim = match item.class() {
        Class::Percent => Claim::Growth {
            now: passage.figures(&now),
            before: before.and_then(|before| passage.figure(before)),
            step: continued
                .filter(|change| change.class() != Class::Percent && change.falls() == falling)
                .and_then(|_| passage.figure(previous?)),
            percent: passage.figure(index)?,
            falling,
            last_year,
        },
        Class::Thing | Class::Person | Class::Money
            if passage.item(first)?.class() == item.class() =>
        {
            Claim::Change {
                now: passage.figures(&now),
                before: before.and_then(|before| passage.figure(before)),
                amount: passage.figure(index)?,
                falling,
                last_year,
            }
        }
        _ => return None,
    };
    Some(passage.statement(claim, places))
}

/// Whether the words compare with the year before `year` as a whole.
fn names_last_year(label: &str, year: Option<i32>) -> bool {
    if any(label, &["半年", "季度", "月", "同期", "环比", "前年"]) {
        return false;
    }
    let named = year
        .and_then(|year| year.checked_sub(1))
        .is_some_and(|before| label.contains(&format!("{before}年")));
    named || any(label, &["同比", "去年", "上年", "上一年"])
}

/// Whether the number at `before` is a percentage in the sentence of `item`: what grew may be it.
fn is_rate(passage: &Passage, before: usize, item: &Item) -> bool {
    passage.item(before).is_some_and(|before| {
        before.class() == Class::Percent && !before.is_change() && before.sentence == item.sentence
    })
}

/// What may stand before a comparison where the count before it is meant.
const SUBJECTS: &[&str] = &[
    "",
    "申请量",
    "申请数量",
    "数量",
    "总量",
    "申请总量",
    "受理量",
    "收件量",
    "总数",
    "件数",
    "申请件数",
    "办件量",
    "申请数",
    "发布量",
    "公开量",
    "信息量",
    "发布数量",
    "公开数量",
    "受理数量",
    "收到申请数量",
    "公开申请数量",
    "总体",
    "共",
];

/// Whether the words before the comparison leave open what grew, or name the count before them.
fn bare_subject(item: &Item) -> bool {
    let comparing = COMPARES
        .iter()
        .chain(CHANGES)
        .filter_map(|word| item.label.find(word))
        .min()
        .unwrap_or(item.label.len());
    let subject = item.label.get(..comparing).unwrap_or("");
    let subject = subject.trim_end_matches(['与', '同']);
    SUBJECTS.contains(&subject) || subject.ends_with('年')
}

/// 比 2022 年(31 起)下降 29%: the number in the bracket inside the comparing words.
fn bracketed(passage: &Passage, index: usize) -> Option<usize> {
    let item = passage.item(index)?;
    let before = index.checked_sub(1)?;
    let candidate = passage.item(before)?;
    let inside = candidate.run != item.run && any(&candidate.outside, COMPARES);
    (inside && candidate.class() == Class::Thing && candidate.sentence == item.sentence)
        .then_some(before)
}

/// A count of the year before elsewhere in the sentence (去年为 120 件).
fn former(passage: &Passage, index: usize) -> Option<usize> {
    let sentence = passage.item(index)?.sentence;
    let near = index.saturating_sub(6)..(index + 3).min(passage.items.len());
    near.filter(|&other| other != index).find(|&other| {
        passage.item(other).is_some_and(|other| {
            let year =
                other.run > 0 && (other.label.ends_with("年为") || other.label.ends_with('年'));
            other.sentence == sentence
                && other.class() == Class::Thing
                && (other.is_former() || year)
                && !other.is_change()
        })
    })
}

/// The counts before the comparison in its sentence, the nearest first.
fn candidates(passage: &Passage, run: &[usize], place: usize, base: Option<usize>) -> Vec<usize> {
    let sentence = run
        .get(place)
        .and_then(|&index| passage.item(index))
        .map(|item| item.sentence);
    run.get(..place)
        .unwrap_or_default()
        .iter()
        .rev()
        .copied()
        .take(LOOKED_AT)
        .take_while(|&index| passage.item(index).map(|item| item.sentence) == sentence)
        .filter(|&index| Some(index) != base)
        .filter(|&index| {
            passage.item(index).is_some_and(|item| {
                matches!(item.class(), Class::Thing | Class::Person | Class::Money)
                    && !item.is_change()
                    && !item.is_former()
            })
        })
        .take(CANDIDATES)
        .collect()
}
