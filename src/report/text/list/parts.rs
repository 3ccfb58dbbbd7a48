//! The number where a list begins → its parts: the whole list, then the others that may be meant.

use super::{LISTS, PARTS};
use crate::report::text::lex::Punctuation;
use crate::report::text::lexicon::{Nuance, Sense, Word};
use crate::report::text::mention::{HandlingStage, Mention, Mentions, equal};
use crate::report::text::paragraph::LexedParagraph;
use crate::report::text::relation::{PartRelation, are_outcomes, relation};
use crate::report::text::stage::total;
use crate::report::text::unit::Class;

/// So many numbers before a list are looked at for what it counts.
const NEAR: usize = 4;

/// Words of a number that was taken on, and of nothing else.
const TAKEN: &[Sense] = &[Sense::Is, Sense::Received, Sense::Total];

/// The lists of parts from here on, never none and the longest first.
pub(super) fn extend<'a>(
    paragraph: &'a LexedParagraph,
    first: &'a Mention,
    opener: Option<Sense>,
) -> Vec<Mentions<'a>> {
    let whole = paragraph.previous(first);
    let before = paragraph
        .earlier(first)
        .take(NEAR)
        .find(|it| it.is_countable());
    let mut extent = Extent {
        opener,
        first,
        unit: before.and_then(Mention::unit),
        parts: Vec::new(),
        anew: false,
        whole,
        of_received: whole
            .is_some_and(|it| it.has_stage(&[HandlingStage::Received, HandlingStage::Handled])),
    };
    let mut resumed = None;
    for mention in paragraph.later(first).take(3 * PARTS) {
        paragraph.take_room(1);
        match extent.next(mention) {
            Next::Part => extent.push(mention),
            Next::Aside => {}
            Next::Nested => {
                resumed = Some(extent.resumed(paragraph, mention));
                extent.anew = extent.is_anew(whole, mention);
                break;
            }
            Next::End => break,
        }
    }
    extent.lists(resumed)
}

/// What a mention behind some parts is to their list.
enum Next {
    Part,
    /// Told of a part: a percentage, a change, an amount of money.
    Aside,
    /// A list of its own begins with it; this one may go on behind that.
    Nested,
    /// The list is over.
    End,
}

/// A list as far as it was read.
struct Extent<'a> {
    opener: Option<Sense>,
    first: &'a Mention,
    /// What the number before it counts.
    unit: Option<&'static str>,
    parts: Mentions<'a>,
    /// Whether its last part is the whole of the next list.
    anew: bool,
    /// Whether it is behind what was received.
    of_received: bool,
    /// The number before it.
    whole: Option<&'a Mention>,
}

impl<'a> Extent<'a> {
    fn next(&self, mention: &Mention) -> Next {
        if self.parts.is_empty() {
            return Next::Part;
        }
        // 火灾 17 起，救援 10 起，合计占 71 %；另有救助 5 起: what is totalled so far is no whole of the rest
        if mention.class() == Class::Percent && total(&mention.label).is_some() {
            return Next::End;
        }
        let enumerated = self.opener == Some(Sense::Enumerated) && mention.opener == self.opener;
        // 一是公开 30 条，其中动态 12 条；二是解读 18 条: another point
        let is_point = |it: &Mention| it.point.is_some() || it.lead.has(Sense::Enumerated);
        let point = is_point(mention) && !is_point(self.first);
        if (mention.begins_sentence() && !enumerated) || point || self.parts.len() >= PARTS {
            return Next::End;
        }
        // 其中网上 3 件、信函 2 件，办结 5 件: what became of all is no part beside others
        let answered = |part: &Mention| part.stage == Some(HandlingStage::Answered);
        // 2 件已在网站公开，1 件已按规定答复
        let verbs = self.first.label.is_empty() && mention.label.is_empty();
        if self.of_received
            && !verbs
            && answered(mention)
            && !self.parts.iter().any(|part| answered(part))
        {
            return Next::End;
        }
        // 提案 187 件，其中会后 17 件，经审查立案 175 件: nor what was taken on of all
        let taken = |part: &Mention| {
            part.stage == Some(HandlingStage::Received) && part.label.senses.only(TAKEN)
        };
        if self.opener == Some(Sense::Among) && taken(mention) && self.first.stage != mention.stage
        {
            return Next::End;
        }
        let unitless = mention.is_unitless() && mention.mark <= Some(Punctuation::Semicolon);
        let counted = match mention.class() {
            Class::Percent | Class::Ratio => false,
            Class::Bare => unitless,
            _ => true,
        };
        // 增值税 18 元，所得税-8 元: what is less than nothing makes the rest more than their whole
        let negative = mention.label.last().is_some_and(Word::is_minus);
        // 出口 12 元，进口 8 元，顺差 4 元
        let balance = mention.label.has(Sense::Balance);
        if (negative || balance) && mention.class() != Class::Percent {
            return Next::End;
        }
        // 除 6 件转下年外: taken away from all; 完成预算 30 万元的 4 %: what a share is of
        if !counted || mention.is_change() || mention.takes_away() || mention.is_base() {
            return Next::Aside;
        }
        // 其中火力 464 元；风力和太阳能分别为 0.8 元和 1.1 元: names of several parts
        let named = mention.opener == Some(Sense::Amid) && mention.lead.has(Sense::Respectively);
        if mention.opener.is_some() && !enumerated && !named {
            return Next::Nested;
        }
        // 外来企业 28 家新增 10 家: said of the number right before it
        if mention.mark.is_none() && mention.label.begins(&[Sense::New]) {
            return Next::Aside;
        }
        // 316 件 424 人，24 件 28 人: what is counted otherwise is said of the part before it
        let first = self.first;
        if !mention.is_alike(first) && !first.is_alike(mention) && !unitless {
            return Next::Aside;
        }
        if mention.disputes(first) {
            return Next::End;
        }
        // 抖音发布 189 条，其中共创 12 条；微信发布 168 条: what is done again is no part of it
        if mention.mark == Some(Punctuation::Semicolon)
            && self.parts.len() == 1
            && self.is_done_again(mention)
        {
            return Next::End;
        }
        let totals = total(&mention.label).is_some_and(|total| !total.named);
        // 微博 29 个，共发布 1992 条；微信 41 个，共发布 3404 条: a total of what each did
        if totals && mention.unit() != first.unit() {
            return Next::Aside;
        }
        // 解读 31 条，全年收到来信 359 件: another story
        let anew = mention.label.begins(&[Sense::ThisYear]) && !first.label.has(Sense::ThisYear);
        if totals
            || anew
            || mention.is_former()
            || mention.label.any(&[Sense::Cumulative, Sense::Average])
        {
            return Next::End;
        }
        Next::Part
    }

    /// Whether the same is done with a number as with the one before the list, and with none of its parts.
    fn is_done_again(&self, mention: &Mention) -> bool {
        const DONE: &[Sense] = &[Sense::Proactive, Sense::Received, Sense::Made];
        let named = self.whole.filter(|whole| mention.is_named_like(whole));
        named.is_some_and(|whole| {
            DONE.iter().any(|&done| {
                let word = mention.label.last_of(done);
                let same = |of: &Mention| of.label.last_of(done) == word;
                word.is_some() && same(whole) && !self.parts.iter().any(|part| same(part))
            })
        })
    }

    /// Adds a part, once for each name that has it.
    fn push(&mut self, mention: &'a Mention) {
        let room = PARTS.saturating_sub(self.parts.len()).max(1);
        let times = std::iter::repeat_n(mention, mention.times.min(room));
        self.parts.extend(times);
    }

    /// Where the list may have ended earlier, as the number of its parts: where the words of the next one
    /// are of another kind, or what is between them is.
    fn cuts(&self) -> Vec<usize> {
        let mut strongest = None;
        let mut cuts = Vec::new();
        for (pair, many) in self.parts.windows(2).zip(1..) {
            let &[before, mention] = pair else { continue };
            // 甲 5 公顷，乙 3 公顷；村屯 49 个，面积 1 公顷: another matter is between them
            let beyond =
                mention.section > before.section && mention.mark < Some(Punctuation::Semicolon);
            let ends =
                beyond || self.is_other(before, mention) || self.is_parted(mention, strongest);
            // 甲 12 件、乙 8 件，其他 6 件: the rest ends its own list, but 其他平台发布 is another story
            let story = mention.label.has(Sense::Proactive);
            let rest =
                mention.mark < Some(Punctuation::Semicolon) && !story && ends_in_rest(&[mention]);
            if before != mention && ends && !(rest && mention.unit() == before.unit()) {
                cuts.push(many);
            }
            strongest = strongest.max(mention.mark);
        }
        cuts
    }

    /// Whether another unit or other words begin with a mention.
    fn is_other(&self, before: &Mention, mention: &Mention) -> bool {
        let first = self.first;
        mention.unit() != before.unit()
            || (begins_with_verb(mention) && !begins_with_verb(first))
            // what was carried in or over is no kind of what was received, but may be stated behind its kinds
            || mention.is_carried()
            // 甲 628 条、乙 914 条；6 条得到录用: its words are behind it
            || (mention.label.is_empty() && !first.label.is_empty())
    }

    /// Whether more is before a mention than between the parts before it, of which `strongest` is the
    /// strongest mark.
    fn is_parted(&self, mention: &Mention, strongest: Option<Punctuation>) -> bool {
        let first = self.first;
        // 甲 30 亩、其中乙 12 亩，丙 20 亩: a list within a stronger mark ends with it
        let listed = strongest.is_some() || first.mark == Some(Punctuation::Pause);
        let stronger = listed || mention.mark == Some(Punctuation::Semicolon);
        stronger && mention.mark > strongest
    }

    /// The list that goes on behind the parts of one of its parts, with the first number of each group that
    /// semicolons part there.
    fn resumed(&self, paragraph: &'a LexedParagraph, nested: &'a Mention) -> Mentions<'a> {
        let rest = paragraph.later(nested).skip(1).take(PARTS);
        let last = self.parts.last().map(|last| last.sentence);
        let rest = rest.take_while(|it| Some(it.sentence) == last);
        // 甲 20 件，其中乙 12 件；丙 30 件: behind a semicolon the outer list goes on
        // 1.事务 117 元，其中甲 10 元；2.财政 40 元: another point is no group of it
        let points = self.first.point.is_some();
        let rest = rest.take_while(|it| points || it.point.is_none());
        let heads = rest.filter(|it| it.is_countable() && begins_group(it));
        let resumed: Mentions = self.parts.iter().copied().chain(heads).collect();
        paragraph.take_room(resumed.len());
        resumed
    }

    /// Whether the last part is no part but what the next list is of: 甲 118 家，其中省级 13 家，市级 38 家；乙 36
    /// 家，其中…
    fn is_anew(&self, whole: Option<&Mention>, nested: &Mention) -> bool {
        let Some((last, before @ [_, _, ..])) = self.parts.split_last() else {
            return false;
        };
        let alike = self.opener == Some(Sense::Among) && nested.opener == self.opener;
        let makes = whole.is_some_and(|whole| equal(&self.parts, &[whole]));
        let heads = before.iter().any(|part| begins_group(part));
        alike && begins_group(last) && !heads && !makes
    }

    /// The list and those that may be meant instead, each once.
    fn lists(self, resumed: Option<Mentions<'a>>) -> Vec<Mentions<'a>> {
        let cuts = self.cuts();
        let shorter = cuts.iter().rev().take(LISTS);
        let shorter = shorter.filter_map(|&cut| self.parts.get(..cut));
        let kept = |test: &dyn Fn(&&'a Mention) -> bool| -> Mentions<'a> {
            self.parts
                .iter()
                .copied()
                .filter(|part| test(part))
                .collect()
        };
        // 甲 7 件，维持 6 件；乙 4 件，维持 2 件: the first part of each group that semicolons part
        let heads = kept(&|part| *part == self.first || begins_group(part));
        // 自然人 20 件，法人 2 件；予以公开 6 件，…: kinds that leave nothing else are a group of their own
        let group = self.parts.iter().skip(1);
        let group = group.take_while(|part| !begins_group(part));
        let group: Mentions = [self.first].into_iter().chain(group.copied()).collect();
        let closed = relation(None, &group) == PartRelation::Whole;
        let heads = Some(heads).filter(|heads| heads.len() >= 2 && !closed);
        let mut alike = kept(&|part| part.unit() == self.first.unit());
        // 信息 891 条。其中文件 9 件；网站公开 755 条，微信公开 136 条: those that are counted as the whole is
        let mut as_whole = kept(&|part| part.unit() == self.unit);
        let mut all = self.parts.clone();
        if self.anew {
            let last = all.pop();
            alike.retain(|part| Some(*part) != last);
            as_whole.retain(|part| Some(*part) != last);
        }
        let as_whole = Some(as_whole).filter(|parts| parts.len() >= 2);
        let resumed = resumed.filter(|_| !self.anew);
        let mut seen: Vec<Mentions> = vec![all];
        let others = shorter.map(<[_]>::to_vec).chain(resumed);
        for list in others.chain(heads).chain([alike]).chain(as_whole) {
            if !seen.contains(&list) && seen.len() < LISTS {
                seen.push(list);
            }
        }
        seen
    }
}

/// Whether the same is between all parts (甲 12 件；乙 8 件；丙 10 件), or two are named alike, so that
/// none of them ends the list.
pub(in super::super) fn are_parted_alike(parts: &[&Mention]) -> bool {
    let bound = |part: &&Mention| (part.mark, part.asides > 0);
    match parts {
        [one, other] => one.is_named_like(other),
        [first, second, rest @ ..] => {
            !first.label.is_empty() && rest.iter().all(|part| bound(part) == bound(second))
        }
        _ => false,
    }
}

fn begins_group(part: &Mention) -> bool {
    part.mark == Some(Punctuation::Semicolon)
}

/// Whether a label begins a clause of its own.
fn begins_with_verb(mention: &Mention) -> bool {
    const VERBS: &[Sense] = &[
        Sense::Verb,
        Sense::Through,
        Sense::Answered,
        Sense::Handled,
        Sense::Received,
        Sense::New,
        Sense::Made,
        Sense::Proactive,
        Sense::ThisYear,
        Sense::Besides,
        Sense::Total,
    ];
    mention.label.begins_with(VERBS)
}

/// Whether a list that no word makes complete names everything: it ends in 其他, its kinds leave nothing
/// else, or it is one of outcomes that ends in what is pending.
pub(super) fn names_all(parts: &[&Mention], relation: PartRelation) -> bool {
    let carried_in = |part: &&Mention| part.stage == Some(HandlingStage::CarriedIn);
    let rest = |last: &Mention| {
        ends_in_rest(parts)
            || last.any(&[Sense::OtherOutcome, Sense::OtherResult])
            || (relation == PartRelation::Closed
                && last.any(&[Sense::Pending, Sense::CarriedOut, Sense::Unheard])
                && !parts.iter().any(carried_in))
    };
    let ends = parts.last().is_some_and(|last| rest(last))
        || (parts.len() >= 4
            && parts
                .iter()
                .skip(1)
                .any(|part| part.label.begins(&[Sense::Rest])));
    parts.len() >= 2 && (ends || relation == PartRelation::Whole)
}

/// Whether the last part is what is left (其他 6 件).
pub(in super::super) fn ends_in_rest(parts: &[&Mention]) -> bool {
    let rest = |last: &&Mention| last.label.has(Sense::Rest) || last.label.hints(Nuance::Rest);
    parts.last().is_some_and(rest)
}

/// Whether 等 behind the last part says that there are more.
pub(super) fn ends_in_others(parts: &[&Mention]) -> bool {
    let last = parts.last();
    last.is_some_and(|last| last.tail.begins(&[Sense::Others]))
}

/// What may be meant instead of a list, but only if it makes the whole: the list with what other sentences
/// add to it.
pub(super) fn rivals<'a>(
    paragraph: &'a LexedParagraph,
    parts: &[&'a Mention],
) -> Vec<Mentions<'a>> {
    let added = [
        completed(paragraph, parts),
        carried_out(paragraph, parts),
        next_sentence(paragraph, parts),
    ];
    let with = |other| [parts, &[other]].concat();
    let added = added.into_iter().flatten().map(with);
    let rest = rest_of_sentence(paragraph, parts);
    let kinds = kinds_of_sentences(paragraph, parts);
    added
        .chain(rest)
        .chain(left_of_last(parts))
        .chain(kinds)
        .collect()
}

/// The parts with the kinds that the others leave, each in a sentence of its own: 其中出国费 1 元。购置费 2 元，增加 1 元；运行费 3
/// 元。接待费 4 元.
fn kinds_of_sentences<'a>(
    paragraph: &'a LexedParagraph,
    parts: &[&'a Mention],
) -> Option<Mentions<'a>> {
    const KINDS: usize = 4;
    let (first, last) = (parts.first()?, parts.last()?);
    let alike = |it: &&Mention| it.is_countable() && it.unit() == first.unit();
    let mut all = parts.to_vec();
    for it in paragraph.later(last).skip(1).take(3 * KINDS).filter(alike) {
        let section = all.last().map_or(0, |last| last.section);
        if it.opener.is_some() || all.len() > KINDS {
            return None;
        }
        if it.section > section {
            all.push(it);
            if relation(None, &all) == PartRelation::Whole {
                return Some(all);
            }
        }
    }
    None
}

/// The parts with all numbers behind them in their sentence, where these are counted alike: 其中甲网站发布：动态 52 条，公告 31
/// 条；乙网站发布：年报 1 条，其他 2 条.
fn rest_of_sentence<'a>(
    paragraph: &'a LexedParagraph,
    parts: &[&'a Mention],
) -> Option<Mentions<'a>> {
    let last = parts.last()?;
    let rest = paragraph.later(last).skip(1).take(PARTS);
    let rest: Mentions = rest.take_while(|it| it.sentence == last.sentence).collect();
    let alike = |it: &&Mention| {
        let point = it.point.is_some() && last.point.is_none();
        it.is_countable() && it.unit() == last.unit() && !point
    };
    paragraph.take_room(rest.len());
    (!rest.is_empty() && rest.iter().all(alike)).then(|| [parts, &rest].concat())
}

/// The number right behind several parts that begins the next sentence: 网站公开 34 条，微信公开 16 条。公示栏公开 71 条.
fn next_sentence<'a>(paragraph: &'a LexedParagraph, parts: &[&'a Mention]) -> Option<&'a Mention> {
    let last = parts.last().filter(|_| parts.len() >= 3)?;
    let told = |it: &&Mention| it.class() == Class::Percent || it.is_change();
    let next = paragraph.later(last).skip(1).find(|it| !told(it))?;
    let goes_on = next.begins_sentence() && next.opener.is_none() && next.asides == 0;
    (goes_on && next.is_countable() && next.unit() == last.unit()).then_some(next)
}

/// The last two parts, of which one is what the other left: 9 件涉及甲，14 件已办，余下 4 件.
fn left_of_last<'a>(parts: &[&'a Mention]) -> Option<Mentions<'a>> {
    let last = parts.last().filter(|last| last.label.has(Sense::Left))?;
    let before = parts.len().checked_sub(2).filter(|&before| before > 0)?;
    Some(vec![parts.get(before)?, last])
}

/// What is carried over beside outcomes, which the sentences around tell.
fn carried_out<'a>(paragraph: &'a LexedParagraph, parts: &[&Mention]) -> Option<&'a Mention> {
    let first = parts.first().filter(|_| are_outcomes(parts))?.index;
    let near = paragraph.range(first.saturating_sub(8)..first + parts.len() + 6);
    let mut near = near.iter();
    near.find(|it| it.stage == Some(HandlingStage::CarriedOut) && !parts.contains(it))
}

/// A part that the next sentence adds (另有 4 件…), or the kind that the others leave (。第三产业…).
fn completed<'a>(paragraph: &'a LexedParagraph, parts: &[&'a Mention]) -> Option<&'a Mention> {
    let last = parts.last()?;
    let whole = parts.first().and_then(|first| paragraph.previous(first));
    let mut next = paragraph.later(last).skip(1).take(12);
    next.find(|it| {
        let left = || relation(whole, &[parts, &[*it]].concat()) == PartRelation::Whole;
        (it.lead.has(Sense::Besides) || left())
            && it.unit() == last.unit()
            && it.sentence <= last.sentence + 1
            && it.is_countable()
    })
}
