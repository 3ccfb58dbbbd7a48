//! A total → the list before it: 120 条、80 条、40 条, 合计 240 条.

use super::{Completeness, List, PARTS};
use crate::read::number::Number;
use crate::report::text::lexicon::{self, Sense, Word};
use crate::report::text::mention::{Mention, Mentions, equal};
use crate::report::text::paragraph::LexedParagraph;
use crate::report::text::relation::relation;
use crate::report::text::stage::total;
use crate::report::text::unit::Class;

/// The list before a number that words make a total.
pub(super) fn totalled<'a>(paragraph: &'a LexedParagraph, whole: &'a Mention) -> Option<List<'a>> {
    let words = total(&whole.label)?;
    if whole.opener.is_some() || whole.begins_sentence() {
        return None;
    }
    let mut parts = before(paragraph, whole);
    if let Some(list) = added_to(paragraph, whole, &parts) {
        return Some(list);
    }
    if let Some(of) = words.of {
        // The words count the parts: only the last so many are meant.
        parts.drain(..parts.len().checked_sub(of)?);
    }
    let last = last_that_make(&parts, whole).filter(|_| words.of.is_none());
    let certain = words.bare || words.of.is_some();
    let listed = parts.len() >= 2;
    listed.then(|| List {
        completeness: match certain {
            true => Completeness::Complete,
            false if say_the_same(&parts, whole) => Completeness::Among,
            false => Completeness::Implied,
        },
        relation: relation(Some(whole), &parts),
        wholes: vec![vec![whole]],
        rivals: Vec::new(),
        lists: [parts].into_iter().chain(last).collect(),
        found: words.named,
        loose: !certain,
        counted: false,
    })
}

/// The list of what a sentence adds to the subject of one before it: 支出 20 万元，其中工资 9 万元。加上补助 4 万元，支出总量为 24
/// 万元.
fn added_to<'a>(
    paragraph: &'a LexedParagraph,
    whole: &'a Mention,
    added: &[&'a Mention],
) -> Option<List<'a>> {
    const SENTENCES: usize = 4;
    let first = added.first().filter(|first| {
        let adds = |word: &Word| word.entry.ends_with(lexicon::ADDING);
        first.begins_sentence() && first.label.words.iter().any(adds)
    })?;
    let near = paragraph.earlier(first).take(PARTS);
    let near = near.take_while(|it| it.sentence + SENTENCES >= first.sentence);
    let near: Mentions = near
        .filter(|it| it.is_countable() && it.is_alike(whole))
        .collect();
    let heads = near.chunk_by(|one: &&Mention, next| one.sentence == next.sentence);
    let heads = heads.filter_map(|sentence| sentence.last().copied());
    let mut lists: Vec<Mentions> = heads
        .filter(|head| head.opener.is_none())
        .map(|head| [[head].as_slice(), added].concat())
        .collect();
    paragraph.take_room(lists.len() * (added.len() + 1));
    // the one that makes the total, or else the nearest
    if let Some(made) = lists.iter().position(|parts| equal(parts, &[whole])) {
        lists.swap(0, made);
    }
    Some(List {
        completeness: Completeness::Complete,
        relation: relation(Some(whole), lists.first()?),
        wholes: vec![vec![whole]],
        rivals: Vec::new(),
        lists,
        found: false,
        loose: false,
        counted: false,
    })
}

/// The last of some numbers that make a total, where what is before them is none of its parts: 由 1128 条增加到 1887
/// 条，微信 514 条，总计 2401 条.
fn last_that_make<'a>(parts: &[&'a Mention], whole: &Mention) -> Option<Mentions<'a>> {
    let mut sum = Number::ZERO;
    let many = parts.iter().rev().position(|part| {
        sum += part.value();
        sum == whole.value()
    })?;
    let last = parts.get(parts.len() - many - 1..)?;
    (2..parts.len())
        .contains(&last.len())
        .then(|| last.to_vec())
}

/// The numbers of the sentence before a total that it may be of.
fn before<'a>(paragraph: &'a LexedParagraph, whole: &Mention) -> Mentions<'a> {
    let mut parts = Mentions::new();
    for before in paragraph.earlier(whole).take(3 * PARTS) {
        paragraph.take_room(1);
        if before.sentence < whole.sentence || parts.len() >= PARTS {
            break;
        }
        if matches!(before.class(), Class::Percent | Class::Ratio) || before.is_change() {
            continue;
        }
        let totals = total(&before.label);
        // 预算信息共 42 条，政务动态共 150 条，总计 192 条: or each is a total
        let each = parts.first().is_some_and(|it| total(&it.label).is_some());
        if !before.is_countable()
            || !before.is_alike(whole)
            || totals.is_some_and(|it| it.bare)
            || (each && totals.is_none())
        {
            break;
        }
        parts.extend(std::iter::repeat_n(before, before.times.min(PARTS)));
        // 共办理建议 12 件、提案 18 件，合计 30 件: the first part, or a total of its own
        if totals.is_some() && parts.len() > 1 && !each {
            break;
        }
    }
    parts.reverse();
    parts
}

/// Whether the labels of the parts end in the same words as that of the total (市级受理, 县级受理,
/// 共受理), or all have what it says is totalled (答复公民申请, 答复法人申请, 合计答复).
fn say_the_same(parts: &[&Mention], whole: &Mention) -> bool {
    let last = |mention: &Mention| {
        let last = mention.label.words.last();
        last.map(|word| (word.sense, word.entry))
    };
    let wanted = last(whole).filter(|(sense, _)| *sense != Sense::Total);
    let named = whole.label.words.iter().map(|word| word.sense);
    let mut named = named
        .filter(|sense| !matches!(sense, Sense::Total | Sense::Is | Sense::ThisYear))
        .peekable();
    let all_have =
        named.peek().is_some() && named.all(|sense| parts.iter().all(|part| part.label.has(sense)));
    all_have || (wanted.is_some() && parts.iter().all(|part| last(part) == wanted))
}
