//! A number → the list that begins with it, and what may be its whole.

use super::parts::{ends_in_others, ends_in_rest, extend};
use super::whole::wholes;
use super::{Completeness, List, MANY, PARTS, is_member};
use crate::read::number::Number;
use crate::report::text::lex::Punctuation;
use crate::report::text::lexicon::Sense;
use crate::report::text::mention::{Mention, Mentions, equal};
use crate::report::text::paragraph::LexedParagraph;
use crate::report::text::relation::{self, PartRelation, relation};
use crate::report::text::stage::total as says_total;
use crate::report::text::unit::Class;

/// What the words that open a list say of it: how complete it is where nothing else is said, and whether
/// it may be a way to part any number before it.
const OPENERS: &[(Sense, Completeness, bool)] = &[
    // 公开信息 30 条，包括动态 12 条，公告 18 条
    (Sense::Including, Completeness::Complete, false),
    // 答复 30 件，含上年结转 2 件
    (Sense::Holding, Completeness::Among, false),
    // 公开信息 30 条，其中动态 12 条，公告 18 条
    (Sense::Among, Completeness::Among, false),
    // 公开信息 30 条，涉及动态 12 条，公告 18 条
    (Sense::About, Completeness::Among, false),
    // 公开信息 30 条，主要包括动态 12 条、公告 8 条
    (Sense::Examples, Completeness::Examples, false),
    // 公开信息 30 条，一是公开动态 12 条，二是公开公告 18 条
    (Sense::Enumerated, Completeness::Implied, false),
    // 30 件申请中，网上 12 件，信函 18 件
    (Sense::Amid, Completeness::Among, true),
    // 从方式看，网上 12 件，信函 18 件
    (Sense::Viewed, Completeness::Implied, true),
];

/// The list that begins with `first`, if one does. `inside` says whether an earlier list reaches so far,
/// `carries` what [`tells_carried`] says of the run, and `member` which numbers are parts of lists so far.
pub(super) fn list_at<'a>(
    paragraph: &'a LexedParagraph,
    first: &'a Mention,
    inside: bool,
    carries: bool,
    member: &[bool],
) -> Option<List<'a>> {
    let kinds = || relation::begin_at(paragraph, first);
    let bracket = first.place == 0 && first.host.is_some();
    let determined = carries && first.host.is_some();
    let of_disputes = || {
        paragraph
            .previous(first)
            .is_some_and(Mention::is_of_disputes)
    };
    let anew = || (first.mark >= Some(Punctuation::Semicolon) || of_disputes()) && kinds();
    if (inside && !anew()) || (determined && !bracket) {
        return None;
    }
    if first.opener.is_none() && !bracket && !kinds() {
        return implied(paragraph, first);
    }
    let mut wholes = wholes(paragraph, first);
    // 在办结的 8 件申请中，予以公开 3 件
    let amid = paragraph.previous(first).filter(|before| {
        first.opener == Some(Sense::Amid) && before.tail.has(Sense::Amid) && before.is_countable()
    });
    if let Some(whole) = amid {
        wholes = vec![vec![whole]];
    }
    let opener = first.opener.filter(|_| !determined);
    let lists = extend(paragraph, first, opener);
    let parts = lists.first()?;
    let (completeness, loose) = match opener {
        Some(opener) => {
            let (completeness, loose) = completeness(opener, parts);
            (completeness, loose && amid.is_none())
        }
        // 公开信息 30 条（动态 12 条、公告 18 条）
        None if bracket => (bracketed(parts), false),
        // 受理 4 件，予以公开 1 件，无法提供 2 件，不予处理 1 件
        None => (Completeness::Among, !begins_right_behind(paragraph, first)),
    };
    // 分产业看，第一产业…，第二产业…，第三产业…: its kinds leave nothing else
    let whole = wholes.first().and_then(|whole| whole.first()).copied();
    let completeness = match completeness {
        Completeness::Implied if relation(whole, parts) == PartRelation::Whole => {
            Completeness::Among
        }
        // 按地区分：甲 7 件，乙 2 件，丙 6 件；其余 1 件
        Completeness::Implied
            if opener == Some(Sense::Viewed) && parts.len() >= 4 && ends_in_rest(parts) =>
        {
            Completeness::Among
        }
        Completeness::Among if names_each(paragraph, parts) => Completeness::Complete,
        other => other,
    };
    // 甲 20 件，内有乙 12 件、丙 8 件: a part of a list that its own parts make
    let nearest = paragraph.previous(first).filter(|it| is_member(member, it));
    let makes = |whole| {
        lists
            .iter()
            .any(|parts| parts.len() >= 2 && equal(parts, &[whole]))
    };
    if let Some(part) = nearest.filter(|&part| opener.is_some() && makes(part)) {
        wholes = vec![vec![part]];
    }
    // 求决类 78 件、咨询类 26 件。居前的工单: 甲 38 件，乙 17 件: of all, and of no part of another list
    if opener == Some(Sense::Examples) {
        let of_another = |whole: &Mentions| {
            let earlier = |it: &&Mention| it.sentence < first.sentence && is_member(member, it);
            whole.iter().all(earlier) && !lists.iter().any(|parts| equal(parts, whole))
        };
        wholes.retain(|whole| !of_another(whole));
    }
    // (含上年结转 34 件, 另有 103 件顺延) lists no parts, unless its numbers make the whole
    let first = wholes.first()?;
    let listed = opener.is_some() || !bracket || parts.len() >= 2;
    let meant = listed && (!determined || equal(parts, first));
    meant.then(|| List {
        loose,
        found: determined,
        ..List::of(paragraph, wholes, lists, completeness)
    })
}

/// Whether a list begins right behind what was handled, or behind disputes.
fn begins_right_behind(paragraph: &LexedParagraph, first: &Mention) -> bool {
    let before = paragraph.previous(first);
    before.is_some_and(|before| {
        (before.stage.is_some() || before.is_of_disputes())
            && before.counts_beside(first)
            && first.mark <= Some(Punctuation::Comma)
            && first.asides == 0
    })
}

/// Whether the sentence says before the list how many there are of what its parts name: 12 个县区公开 24056 条，其中甲 3442 条，….
fn names_each(paragraph: &LexedParagraph, parts: &[&Mention]) -> bool {
    const BACK: usize = 4;
    let Some(first) = parts.first().filter(|_| parts.len() >= MANY) else {
        return false;
    };
    let many = i32::try_from(parts.len()).map_or(Number::ZERO, Number::from);
    let mut before = paragraph.earlier(first).take(BACK);
    before.any(|it| {
        let counts = matches!(it.unit(), Some("个" | "家")) && it.unit() != first.unit();
        counts && it.value() == many && it.sentence == first.sentence
    })
}

/// How complete a list is that is in a bracket right behind its whole, where no word opens it.
fn bracketed(parts: &[&Mention]) -> Completeness {
    if parts.len() < 2 || ends_in_others(parts) {
        Completeness::Among
    } else {
        Completeness::Complete
    }
}

/// Whether a bracket says what was carried in or over: (含上年结转 34 件, 另有 103 件顺延) lists no parts.
pub(super) fn tells_carried(paragraph: &LexedParagraph, run: usize) -> bool {
    let mut mentions = paragraph.of_run(run);
    paragraph.runs.get(run).is_some_and(|run| run.len() >= 2) && mentions.any(Mention::is_carried)
}

/// How far the word that opens a list says that it is complete, and whether it is loose.
fn completeness(opener: Sense, parts: &[&Mention]) -> (Completeness, bool) {
    let mut rows = OPENERS.iter().filter(|row| row.0 == opener);
    let (completeness, loose) = rows
        .next()
        .map_or((Completeness::Among, false), |row| (row.1, row.2));
    let (others, rest) = (ends_in_others(parts), ends_in_rest(parts));
    // entries without a number: the numbers cannot be all
    let open = parts.len() < 2 || parts.iter().skip(1).any(|part| part.asides > 0);
    // 主要包括…其他 3 件 names everything, and so does 包括…其他 3 件等
    let examples = match completeness {
        Completeness::Examples => others || !rest,
        Completeness::Complete => others && !rest,
        _ => others,
    };
    let completeness = match completeness {
        _ if examples => Completeness::Examples,
        Completeness::Examples => Completeness::Among,
        Completeness::Complete if open => Completeness::Among,
        other => other,
    };
    // 4 个村，涉及项目 5 个: what a number is about is no part of it by that word alone
    let about = opener == Sense::About && parts.len() < 2;
    (completeness, loose || about)
}

/// A number that 共 makes a total, and what follows it without a word between.
fn implied<'a>(paragraph: &'a LexedParagraph, first: &'a Mention) -> Option<List<'a>> {
    // 共收到 30 件，同比增长 5%，网上 12 件，信函 18 件
    let told = |it: &&Mention| it.class() != Class::Percent && !it.is_change();
    let whole = paragraph.earlier(first).find(told)?;
    let apart = first.mark.is_some() && says_total(&first.label).is_none();
    // 十一类（其中甲 231 条、乙 70 条、丙 15 条): it is a part itself
    let part = whole.opener == Some(Sense::Among);
    if !apart || part || !whole.is_countable() || !whole.is_alike(first) {
        return None;
    }
    // without 共 only 其他 behind several numbers says that they are its parts, or by what means each came
    let by_means = whole.sentence == first.sentence && first.label.begins(&[Sense::Through]);
    let named = whole.says_total() || by_means;
    let before = paragraph.previous(whole);
    let begins = before.is_none_or(|before| before.sentence != whole.sentence);
    if !named && !begins {
        return None;
    }
    let mut lists = extend(paragraph, first, None);
    if first.begins_sentence() {
        lists.splice(0..0, over_sentences(paragraph, whole, lists.first()?));
    }
    // 公开 26 条，简介 1 条，公告 7 条，动态 16 条，其他 2 条；通过公示栏公开 15 条: the rest ends it
    let ended = |parts: &Mentions| parts.len() >= 4 && ends_in_rest(parts);
    if let Some(rest) = lists.iter().position(ended) {
        lists.drain(..rest);
    }
    let parts = lists.first()?;
    // Across sentences, only what is counted alike may belong to the total.
    let enough = if first.begins_sentence() {
        let alike = parts.iter().all(|part| part.unit() == whole.unit());
        first.asides == 0 && parts.len() >= if named { 2 } else { 3 } && alike
    } else {
        parts.len() >= 2
    };
    let rest = ends_in_rest(parts) && !ends_in_others(parts);
    let closed = rest && parts.len() >= 4;
    let meant = enough && (named || closed);
    // 共公开 30 条，动态 12 条，其他 18 条
    let alike = parts.iter().all(|part| part.counts_like(whole));
    // 公开信息 25 条。简介 1 条，规划 2 条，…，其他 4 条
    let behind = !first.begins_sentence() || (closed && first.asides == 0);
    let determined = (named || closed) && begins && alike && behind;
    // 共收到 30 件，办结 31 件，结转下年 2 件: what was carried in may be stated elsewhere
    let handled = parts.iter().any(|part| part.stage.is_some());
    let kinds = !handled && relation(None, parts) == PartRelation::Whole;
    let completeness = if kinds || (determined && rest) {
        Completeness::Rest
    } else {
        Completeness::Implied
    };
    meant.then(|| List {
        found: !named,
        counted: true,
        ..List::of(paragraph, vec![vec![whole]], lists, completeness)
    })
}

/// The parts of a total with those that the sentences behind them go on with: 累计公开 30 条。网站 12 条；微信 10
/// 条。公示栏 8 条.
fn over_sentences<'a>(
    paragraph: &'a LexedParagraph,
    whole: &Mention,
    parts: &[&'a Mention],
) -> Option<Mentions<'a>> {
    let last = *parts.last()?;
    let determined = |it: &Mention| {
        let counted = it.is_countable() && it.unit() == whole.unit() && it.asides == 0;
        counted && it.stage.is_none() && it.opener.is_none() && says_total(&it.label).is_none()
    };
    // 网站 12 条，其中动态 8 条，公告 4 条。微信 18 条: a list of its own ends with its sentence
    let (mut more, mut nested) = (Mentions::new(), None);
    for it in paragraph.later(last).skip(1).take(PARTS) {
        if it.opener.is_some() && !it.begins_sentence() {
            nested = Some(it.sentence);
        }
        match (nested == Some(it.sentence), determined(it)) {
            (true, _) => {}
            (false, true) => more.push(it),
            (false, false) => break,
        }
    }
    paragraph.take_room(more.len());
    (!more.is_empty()).then(|| [parts, &more].concat())
}
