//! Items → shares: a part, its percentage (占 n%), and what it may be a percentage of.

use std::collections::BTreeMap;

use super::clauses::Item;
use super::passage::{Passage, any};
use super::sum::List;
use super::units::Class;
use crate::order;
use crate::report::figure::FigureId;
use crate::report::statement::{Claim, Statement, Wording};

/// More bases and siblings than these are not read.
const BASES: usize = 10;
const SIBLINGS: usize = 40;

/// A part with its percentage, as indices of items.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Pair {
    part: usize,
    percent: usize,
    /// Whether the words say 占 of something in the text.
    tied: bool,
}

/// The shares of a paragraph.
pub(super) fn statements(passage: &Passage, lists: &[List]) -> Vec<Statement> {
    let pairs: Vec<Pair> = (0..passage.items.len())
        .filter_map(|index| pair(passage, index))
        .collect();
    let mut list_of: BTreeMap<usize, &List> = BTreeMap::new();
    for list in lists {
        for &part in list.lists.iter().flatten() {
            list_of.entry(part).or_insert(list);
        }
    }
    let mut statements = Vec::new();
    for (place, pair) in pairs.iter().enumerate() {
        let list = list_of.get(&pair.part).copied();
        let near: Vec<Pair> = pairs
            .iter()
            .skip(place.saturating_sub(SIBLINGS / 2))
            .take(SIBLINGS)
            .filter(|other| {
                other.part != pair.part && other.tied && beside(passage, **other, *pair)
            })
            .copied()
            .collect();
        statements.extend(share(passage, *pair, list, &near));
    }
    let percent_of = order::map(pairs.iter().map(|pair| (pair.part, pair.percent)));
    statements.extend(
        lists
            .iter()
            .filter_map(|list| hundred(passage, list, &percent_of)),
    );
    statements
}

/// Whether two shares stand in one list, or side by side in a sentence.
fn beside(passage: &Passage, one: Pair, other: Pair) -> bool {
    let place = |pair: Pair| {
        passage
            .item(pair.part)
            .map(|item| (item.run, item.sentence))
    };
    place(one) == place(other)
}

/// The part that a percentage belongs to.
fn pair(passage: &Passage, percent: usize) -> Option<Pair> {
    let item = passage.item(percent)?;
    if item.class() != Class::Percent || item.is_change() {
        return None;
    }
    let run = passage.runs.get(item.run)?;
    let place = run.binary_search(&percent).ok()?;
    let before = place
        .checked_sub(1)
        .and_then(|before| run.get(before).copied());
    let in_bracket = before.is_none() && item.host.is_some();
    let part = before.or(item.host)?;
    let counted = passage.item(part).is_some_and(|part| {
        matches!(part.class(), Class::Thing | Class::Person | Class::Money)
            && !part.is_change()
            && part.sentence == item.sentence
    });
    let share = item.label.contains('占') || (in_bracket && item.label.is_empty());
    let rate = any(
        &item.label,
        &[
            "办结率",
            "答复率",
            "公开率",
            "办复率",
            "回复率",
            "整改率",
            "比例",
            "占比",
        ],
    );
    if !counted || (!share && !rate) {
        return None;
    }
    Some(Pair {
        part,
        percent,
        tied: share && !names_another(item),
    })
}

/// Whether the words behind 占 name something that is not in the sentence (占全省的).
fn names_another(item: &Item) -> bool {
    let named = item.label.rsplit('占').next().unwrap_or("");
    any(
        named,
        &[
            "全市", "全省", "全区", "全县", "全国", "全镇", "全州", "目标", "同期", "计划",
        ],
    )
}

fn share(passage: &Passage, pair: Pair, list: Option<&List>, near: &[Pair]) -> Option<Statement> {
    let part = passage.item(pair.part)?;
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
    for whole in list.iter().flat_map(|list| &list.wholes) {
        push(whole.clone());
    }
    let own_list: &[usize] = list
        .and_then(|list| list.lists.first())
        .map_or(&[], Vec::as_slice);
    for before in (0..pair.part).rev().take(SIBLINGS) {
        let Some(item) = passage.item(before) else {
            break;
        };
        if item.sentence + 1 < part.sentence {
            break;
        }
        let sibling = own_list.contains(&before) || near.iter().any(|other| other.part == before);
        if item.class() == part.class() && !item.is_change() && !sibling {
            push(vec![before]);
        }
    }
    let from_list = !bases.is_empty();
    if near.len() + 1 >= 2 {
        let mut all: Vec<usize> = near
            .iter()
            .map(|other| other.part)
            .chain([pair.part])
            .collect();
        all.sort_unstable();
        if bases.len() < BASES {
            bases.push(all);
        }
    }
    if bases.is_empty() {
        return None;
    }
    let listed = list.is_some_and(|list| list.wording != Wording::Implied);
    let siblings: Vec<(FigureId, FigureId)> = near
        .iter()
        .filter_map(|other| {
            passage
                .figure(other.part)
                .zip(passage.figure(other.percent))
        })
        .collect();
    let claim = Claim::Share {
        part: passage.figure(pair.part)?,
        percent: passage.figure(pair.percent)?,
        bases: bases.iter().map(|base| passage.figures(base)).collect(),
        tied: pair.tied && (listed || (!siblings.is_empty() && from_list) || siblings.len() >= 2),
        siblings,
    };
    Some(passage.statement(claim, [pair.part, pair.percent]))
}

/// The shares of a list of which every part has one add up to 100 %.
fn hundred(
    passage: &Passage,
    list: &List,
    percent_of: &BTreeMap<usize, usize>,
) -> Option<Statement> {
    let parts = list.lists.first()?;
    let percents: Vec<usize> = parts
        .iter()
        .map(|part| percent_of.get(part).copied())
        .collect::<Option<_>>()?;
    (percents.len() >= 2 && list.wording != Wording::Examples).then(|| {
        let claim = Claim::Shares {
            percents: passage.figures(&percents),
            complete: list.wording == Wording::Complete,
        };
        passage.statement(claim, percents)
    })
}
