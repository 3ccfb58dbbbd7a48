//! Items → shares: a part, its percentage (占 n%, 办结率 n%), and what it may be a percentage of.

use std::collections::BTreeMap;

use super::clauses::Item;
use super::passage::{Passage, any};
use super::sum::List;
use super::units::Class;
use crate::order;
use crate::report::figure::FigureId;
use crate::report::statement::{Claim, Statement, Tie, Wording};

/// More bases and siblings than these are not read.
const BASES: usize = 10;
const SIBLINGS: usize = 40;

/// A part with its percentage, as indices of items.
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
                other.part != pair.part
                    && other.basis == Basis::Share
                    && beside(passage, **other, *pair)
            })
            .copied()
            .collect();
        let base_list = match pair.basis {
            Basis::Of(whole, _) => list_of.get(&whole).copied(),
            Basis::Open | Basis::Share => list,
        };
        statements.extend(share(passage, *pair, list, base_list, &near));
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
    if let Some((part, whole)) = before.and_then(|whole| of_the(passage, item, whole)) {
        return Some(Pair {
            part,
            percent,
            basis: Basis::Of(whole, Tie::Certain),
        });
    }
    let part = before.or(item.host)?;
    let counted = passage.item(part).is_some_and(|part| {
        matches!(part.class(), Class::Thing | Class::Person | Class::Money)
            && !part.is_change()
            && part.sentence == item.sentence
    });
    let share = item.label.contains('占') || (in_bracket && item.label.is_empty());
    let rate = rate(&item.label);
    if !counted || (!share && rate.is_none() && !any(&item.label, &["比例", "占比"])) {
        return None;
    }
    let basis = if share && !names_another(item) {
        Basis::Share
    } else {
        rate.and_then(|rate| rated(passage, part, rate))
            .map_or(Basis::Open, |(whole, tie)| Basis::Of(whole, tie))
    };
    Some(Pair {
        part,
        percent,
        basis,
    })
}

/// The words of a rate, as what is done and how: (办结, 按期) of 按期办结率为.
fn rate(label: &str) -> Option<(&str, &str)> {
    let rate = ["达到", "达", "为", "是", "均为", "均达"]
        .iter()
        .find_map(|verb| label.strip_suffix(verb))
        .unwrap_or(label)
        .strip_suffix('率')?;
    let (at, _) = rate.char_indices().rev().nth(1)?;
    rate.get(at..).zip(rate.get(..at))
}

/// The number that a rate is of: 收到 n 件, 办结 m 件, 办结率. It must stand right before the part, which
/// must count what the rate names and nothing else. Certain where the part says no more than that.
fn rated(passage: &Passage, part: usize, (done, how): (&str, &str)) -> Option<(usize, Tie)> {
    const IN_TIME: &[&str] = &["按时", "按期", "及时", "限时", "依法", "期限"];
    let item = passage.item(part)?;
    let run = passage.runs.get(item.run)?;
    let before = run.binary_search(&part).ok()?.checked_sub(1)?;
    let whole = *run.get(before)?;
    let base = passage.item(whole)?;
    let words = item.words();
    let counts = words.contains(done)
        && !["不", "未", "待", "应", "需"]
            .iter()
            .any(|not| words.contains(&format!("{not}{done}")));
    let due = ["应", "需", "须", "拟"]
        .iter()
        .any(|due| base.label.contains(due));
    let in_time = |words: &str| any(words, IN_TIME);
    let plain = !base.is_change() && !base.is_former() && (due || !base.label.ends_with(done));
    let same = in_time(how) == in_time(&words)
        && (how.is_empty() || in_time(how) || (base.label.contains(how) && !words.contains(how)));
    // What is carried over is not due yet: the rate may be of what was.
    let carried = (part..part + 4)
        .filter_map(|next| passage.item(next))
        .filter(|next| next.sentence == item.sentence)
        .any(|next| next.says(&["结转", "转下", "转入", "正在", "未到期", "继续办理"]));
    let more = item.label.replace(done, "");
    let tie = if ["", "已", "均", "全部", "按期", "按时", "共", "均已"].contains(&more.as_str())
    {
        Tie::Certain
    } else {
        Tie::Likely
    };
    (counts && alike(base, item) && plain && same && !carried).then_some((whole, tie))
}

/// A percentage right behind its base, with the part before it: 完成 36 件, 占目标 30 件的 120%.
fn of_the(passage: &Passage, percent: &Item, whole: usize) -> Option<(usize, usize)> {
    let base = passage.item(whole)?;
    let run = passage.runs.get(base.run)?;
    let before = run.binary_search(&whole).ok()?.checked_sub(1)?;
    let part = *run.get(before)?;
    let item = passage.item(part)?;
    let named = any(&base.label, &["占", "目标", "任务", "计划", "指标"]);
    (percent.lead == "的" && named && alike(base, item) && !base.is_change() && !item.is_change())
        .then_some((part, whole))
}

/// Whether two numbers of a sentence count in the same way.
fn alike(one: &Item, other: &Item) -> bool {
    one.class() == other.class()
        && one.quantity.unit == other.quantity.unit
        && one.sentence == other.sentence
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

/// The bases that the words give with `whole`, which may be a part of what is meant (收到 n 件, 其中 …,
/// 办结 m 件) or stand beside another (来信 n 封, 来电 m 个, 办结 …).
fn given(passage: &Passage, whole: usize, list: Option<&List>) -> Vec<Vec<usize>> {
    let listed = list.and_then(|list| list.wholes.first()).cloned();
    let both = whole.checked_sub(1).filter(|&before| {
        let pair = passage.item(before).zip(passage.item(whole));
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
    let part = passage.item(pair.part)?;
    let next = pair.percent.checked_add(1)?;
    let item = passage.item(next)?;
    let hosted = item.host == Some(pair.percent)
        && item.class() == part.class()
        && item.sentence == part.sentence;
    hosted.then_some(next)
}

fn share(
    passage: &Passage,
    pair: Pair,
    list: Option<&List>,
    base_list: Option<&List>,
    near: &[Pair],
) -> Option<Statement> {
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
