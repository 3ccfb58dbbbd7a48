//! A total → the list before it: 120 条、80 条、40 条, 合计 240 条.

use super::{LISTS, List, PARTS, Wording, rivals, says_total};
use crate::report::text::kind::kinds;
use crate::report::text::lex::Mark;
use crate::report::text::lexicon::Sense;
use crate::report::text::mention::Mention;
use crate::report::text::passage::{Passage, Spot};
use crate::report::text::total::total;
use crate::report::text::unit::Class;

/// The list before the number here, where words make that a total.
pub(super) fn totalled(spot: Spot) -> Option<List> {
    let (passage, whole) = (spot.passage, spot.mention()?);
    let words = total(&whole.label)?;
    // ；三是交通类，共 144 件: the total of its own clause
    if words.of.is_none() && whole.asides > 0 && whole.mark >= Some(Mark::Semicolon) {
        return None;
    }
    // 网上 12 件, 信函 3 件。共 15 件: only bare words look back into the sentence before.
    let looks_back = whole.begins_sentence() && words.bare && whole.asides == 0;
    if whole.opener.is_some() || (whole.begins_sentence() && !looks_back) {
        return None;
    }
    let sentence = whole.sentence.saturating_sub(usize::from(looks_back));
    let (mut parts, mut cuts) = before(spot, whole, sentence)?;
    if let Some(of) = words.of {
        // The words count the parts: only the last so many are meant.
        parts.drain(..parts.len().checked_sub(of)?);
        cuts.clear();
    } else if let Some(first) = passage.first(&parts)
        && (first.value() == whole.value() || says_total(first))
    {
        // What stands first may be the same total, given beforehand.
        cuts.push(parts.len() - 1);
    }
    let mut units = parts.iter().map(|&part| passage.unit(part));
    if parts.len() < 2 || !units.any(|unit| unit == whole.quantity.unit) {
        return None;
    }
    let shorter = cuts.iter().filter_map(|cut| parts.get(parts.len() - cut..));
    let shorter = shorter.filter(|list| list.len() >= 2).take(LISTS - 1);
    let shorter: Vec<Vec<usize>> = shorter.map(<[usize]>::to_vec).collect();
    Some(List {
        wording: if looks_back {
            Wording::Among
        } else if words.bare || words.of.is_some() {
            Wording::Complete
        } else if say_the_same(passage, &parts, whole) {
            Wording::Among
        } else {
            Wording::Implied
        },
        kinds: kinds(passage, &parts),
        wholes: vec![vec![spot.back(0)?]],
        rivals: rivals::without_told(passage, &parts),
        lists: [vec![parts], shorter].concat(),
        found: false,
        loose: !words.bare && words.of.is_none(),
    })
}

/// The numbers before a total that it may be of, and how many of the last of them may be all.
fn before(spot: Spot, whole: &Mention, sentence: usize) -> Option<(Vec<usize>, Vec<usize>)> {
    let (mut parts, mut cuts) = (Vec::new(), Vec::new());
    let mut later = whole;
    for before in spot.earlier().take(3 * PARTS) {
        let mention = spot.passage.mention(before)?;
        spot.passage.take_room(1);
        if mention.sentence != sentence || parts.len() >= PARTS {
            break;
        }
        if matches!(mention.class(), Class::Percent | Class::Ratio) || mention.is_change() {
            continue;
        }
        if !mention.is_countable() || !mention.is_alike(whole) || total(&mention.label).is_some() {
            break;
        }
        if later.mark == Some(Mark::Semicolon) || later.opener.is_some() || later.asides > 0 {
            cuts.push(parts.len());
        }
        parts.extend(std::iter::repeat_n(before, mention.times.min(PARTS)));
        later = mention;
    }
    parts.reverse();
    Some((parts, cuts))
}

/// Whether the labels of the parts end in the same words as that of the total (市级受理, 县级受理,
/// 共受理), or all have what it says is totalled (答复公民申请, 答复法人申请, 合计答复).
fn say_the_same(passage: &Passage, parts: &[usize], whole: &Mention) -> bool {
    let last = |mention: &Mention| {
        mention
            .label
            .words
            .last()
            .map(|word| (word.sense, word.entry))
    };
    let wanted = last(whole).filter(|(sense, _)| *sense != Sense::Total);
    let said = whole.label.words.iter().map(|word| word.sense);
    let mut said = said
        .filter(|sense| !matches!(sense, Sense::Total | Sense::Is | Sense::ThisYear))
        .peekable();
    let all_have = said.peek().is_some()
        && said.all(|sense| passage.all(parts).all(|part| part.label.has(sense)));
    all_have || (wanted.is_some() && passage.all(parts).all(|part| last(part) == wanted))
}
