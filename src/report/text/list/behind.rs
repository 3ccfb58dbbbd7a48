//! A total → the list before it: 120 条、80 条、40 条, 合计 240 条.

use super::{Completeness, LISTS, List, PARTS, parts};
use crate::report::text::lex::Mark;
use crate::report::text::lexicon::Sense;
use crate::report::text::mention::{Mention, Mentions};
use crate::report::text::paragraph::Paragraph;
use crate::report::text::relation::relation;
use crate::report::text::role::total;
use crate::report::text::unit::Class;

/// The list before a number that words make a total.
pub(super) fn totalled<'a>(paragraph: &'a Paragraph, whole: &'a Mention) -> Option<List<'a>> {
    let words = total(&whole.label)?;
    let aside = whole.asides > 0;
    // ；三是交通类，共 144 件: the total of its own clause
    let own = words.of.is_none() && aside && whole.mark >= Some(Mark::Semicolon);
    // 网上 12 件, 信函 3 件。共 15 件: only bare words look back into the sentence before.
    let looks_back = whole.begins_sentence() && words.bare && !aside;
    if own || whole.opener.is_some() || (whole.begins_sentence() && !looks_back) {
        return None;
    }
    let sentence = whole.sentence.saturating_sub(usize::from(looks_back));
    let (mut parts, mut cuts) = before(paragraph, whole, sentence);
    if let Some(of) = words.of {
        // The words count the parts: only the last so many are meant.
        parts.drain(..parts.len().checked_sub(of)?);
        cuts.clear();
    } else if let Some(first) = parts.first()
        && (first.value() == whole.value() || first.says_total())
    {
        // What stands first may be the same total, given beforehand.
        cuts.push(parts.len() - 1);
    }
    if parts.len() < 2 || !parts.iter().any(|part| part.unit() == whole.unit()) {
        return None;
    }
    let shorter = cuts.iter().filter_map(|cut| parts.get(parts.len() - cut..));
    let shorter = shorter.filter(|list| list.len() >= 2).take(LISTS - 1);
    let shorter: Vec<Mentions> = shorter.map(<[_]>::to_vec).collect();
    let certain = words.bare || words.of.is_some();
    Some(List {
        completeness: match certain {
            _ if looks_back => Completeness::Among,
            true => Completeness::Complete,
            false if say_the_same(&parts, whole) => Completeness::Among,
            false => Completeness::Implied,
        },
        relation: relation(&parts),
        wholes: vec![vec![whole]],
        rivals: parts::without_told(paragraph, &parts),
        lists: [vec![parts], shorter].concat(),
        found: false,
        loose: !certain,
    })
}

/// The numbers before a total that it may be of, and how many of the last of them may be all.
fn before<'a>(
    paragraph: &'a Paragraph,
    whole: &Mention,
    sentence: usize,
) -> (Mentions<'a>, Vec<usize>) {
    let (mut parts, mut cuts) = (Vec::new(), Vec::new());
    let mut later = (whole.mark, whole.opener, whole.asides);
    for before in paragraph.earlier(whole).take(3 * PARTS) {
        paragraph.take_room(1);
        if before.sentence != sentence || parts.len() >= PARTS {
            break;
        }
        if matches!(before.class(), Class::Percent | Class::Ratio) || before.is_change() {
            continue;
        }
        if !before.is_countable() || !before.is_alike(whole) || total(&before.label).is_some() {
            break;
        }
        if later.0 == Some(Mark::Semicolon) || later.1.is_some() || later.2 > 0 {
            cuts.push(parts.len());
        }
        parts.extend(std::iter::repeat_n(before, before.times.min(PARTS)));
        later = (before.mark, before.opener, before.asides);
    }
    parts.reverse();
    (parts, cuts)
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
    let all_have = named.peek().is_some()
        && named.all(|sense| parts.iter().all(|part| part.label.has(sense)));
    all_have || (wanted.is_some() && parts.iter().all(|part| last(part) == wanted))
}
