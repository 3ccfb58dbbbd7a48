//! The number where a list begins → what may be its whole, by the places where a whole is before its parts.
//!
//! A whole behind its parts is read by [`behind`](super::behind), and one that only the numbers name by
//! [`numbers`](super::numbers).

use super::PARTS;
use crate::order;
use crate::report::text::lex::Punctuation;
use crate::report::text::lexicon::{Nuance, Sense};
use crate::report::text::mention::{HandlingStage, Mention, Mentions};
use crate::report::text::paragraph::LexedParagraph;
use crate::report::text::unit::Class;

/// More wholes than these are not tried.
const WHOLES: usize = 5;

/// The first part of a list, and what is before it.
struct Start<'a, 'p> {
    part: &'p Mention,
    /// The number that its bracket is behind.
    host: Option<&'a Mention>,
    /// The numbers before it that may be its whole, the nearest first.
    near: Mentions<'a>,
}

/// The wholes that are in one place, the most likely first; several numbers may make one together.
type WholeFinder = for<'a> fn(&Start<'a, '_>) -> Vec<Mentions<'a>>;

/// The places where the whole of a list is before it, the likeliest first.
const PLACES: &[WholeFinder] = &[
    // 公开信息 30 条（动态 12 条、公告 18 条）
    behind_which_its_bracket_stands,
    // 新收申请 28 件，上年结转 2 件，其中网上 12 件，信函 18 件
    two_together,
    // 公开信息 30 条，其中动态 12 条，公告 18 条
    each_before,
    // 来信 12 封，来电 18 个，邮件 3 件，其中咨询 20 件，投诉 13 件
    all_before,
];

/// What may be the whole of the list that begins with `part`, the most likely first.
pub(super) fn wholes<'a>(paragraph: &'a LexedParagraph, part: &Mention) -> Vec<Mentions<'a>> {
    let bracketed = part.place == 0;
    let start = Start {
        part,
        host: paragraph.host(part).filter(|_| bracketed),
        near: near(paragraph, part),
    };
    let mut wholes: Vec<Mentions> = Vec::new();
    for whole in PLACES.iter().flat_map(|place| place(&start)) {
        let turned = || whole.iter().rev().copied().collect();
        if !wholes.contains(&whole) && !wholes.contains(&turned()) {
            wholes.push(whole);
        }
    }
    wholes
}

fn behind_which_its_bracket_stands<'a>(start: &Start<'a, '_>) -> Vec<Mentions<'a>> {
    let host = start.host.filter(|host| may_be_one(host, start.part));
    host.map(|host| vec![host]).into_iter().collect()
}

fn two_together<'a>(start: &Start<'a, '_>) -> Vec<Mentions<'a>> {
    let pairs = start.near.windows(2).rev();
    let together = pairs.filter(|pair| {
        let is = |stages: &[HandlingStage]| pair.iter().any(|it| it.has_stage(stages));
        // 行政复议 6 件和行政诉讼 3 件
        let joined = |it: &&Mention| it.mark.is_none() && it.label.hints(Nuance::And);
        pair.first().is_some_and(joined)
            || is(&[HandlingStage::CarriedIn, HandlingStage::Carried])
                && !is(&[HandlingStage::Answered])
    });
    together
        .map(|pair| pair.iter().rev().copied().collect())
        .collect()
}

fn each_before<'a>(start: &Start<'a, '_>) -> Vec<Mentions<'a>> {
    let mut likely = start.near.clone();
    order::sort_by_key(&mut likely, |whole| {
        // 收入 36 万元，占预算数 40 万元的 90 %，其中…: what a share is of
        let base = whole.label.has(Sense::Share) || whole.is_base();
        (base, whole.unit() != start.part.unit())
    });
    likely.into_iter().map(|whole| vec![whole]).collect()
}

fn all_before<'a>(start: &Start<'a, '_>) -> Vec<Mentions<'a>> {
    let all: Mentions = start.near.iter().rev().copied().collect();
    Some(all).filter(|all| all.len() >= 2).into_iter().collect()
}

/// The numbers before a list that may be its whole, the nearest first: those of its sentence, or of the
/// nearest one before it that has some.
fn near<'a>(paragraph: &'a LexedParagraph, part: &Mention) -> Mentions<'a> {
    // sentences without a number do not part a list from its whole
    let last = paragraph.previous(part).map_or(0, |last| last.sentence);
    let reach = last.max(part.sentence.saturating_sub(3));
    let anywhere = matches!(part.opener, Some(Sense::Viewed | Sense::Amid));
    let mut near: Mentions = Vec::new();
    for before in paragraph.earlier(part).take(PARTS) {
        let further = near
            .first()
            .is_some_and(|opener| before.sentence < opener.sentence);
        if (!anywhere && (before.sentence < reach || further)) || near.len() >= WHOLES {
            break;
        }
        // 人口 45.35 万: the unit is left out behind 万
        let counted = before.is_countable()
            || (before.is_unitless() && before.is_rounded())
            || (before.is_told() && near.is_empty() && part.opener.is_some())
            // 新媒体 75 其中: 微信 51 个: so is it right before the word that opens a list
            || (before.is_unitless()
                && near.is_empty()
                && before.tail.is_empty()
                && is_right_behind(part));
        // 截至目前累计公开 230 篇，其中…: and so may be what was cumulated, where it is alone
        let cumulated = near.is_empty() && is_cumulated(paragraph, before) && is_right_behind(part);
        // 人均可支配收入 30 元，增长 8 %。其中：工资性收入 19 元: so may an average
        let averaged = near.is_empty() && is_average(before) && part.opener == Some(Sense::Among);
        if (counted || cumulated || averaged) && !before.takes_away() && may_be_one(before, part) {
            near.push(before);
        }
    }
    near
}

/// Whether a number counts what was cumulated, and no other number of its sentence is before it.
fn is_cumulated(paragraph: &LexedParagraph, of: &Mention) -> bool {
    let before = paragraph.previous(of);
    of.measures()
        && of.label.has(Sense::Cumulative)
        && before.is_none_or(|before| before.sentence != of.sentence)
}

/// Whether a number is what each has or spends on the average, this year.
fn is_average(of: &Mention) -> bool {
    let money = of.class() == Class::Money && of.label.has(Sense::Average);
    money && !of.is_change() && !of.is_former()
}

/// Whether a list begins right behind the number before it.
fn is_right_behind(part: &Mention) -> bool {
    let marks = part.mark <= Some(Punctuation::Colon);
    part.opener == Some(Sense::Among) && marks && part.unit().is_some()
}

/// Whether a number counts in a way that a part of it may.
fn may_be_one(whole: &Mention, part: &Mention) -> bool {
    whole.is_alike(part) || part.is_alike(whole)
}
