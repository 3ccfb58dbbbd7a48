//! Numbers of several sentences → the lists that only they make: 未结案 530 件，同比上升 28 %。行政 100 件，持平；刑事 430
//! 件，上升 27 %.

use super::{List, is_member, members};
use crate::order::{self, Map};
use crate::read::number::Number;
use crate::report::text::lexicon::Sense;
use crate::report::text::mention::{Mention, Mentions};
use crate::report::text::paragraph::LexedParagraph;
use crate::report::text::unit::Class;

/// So many numbers back a whole is looked for, and so many parts are added up.
const BACK: usize = 4;
const PARTS: usize = 24;
/// A whole is at least so much for each number that was tried, so that it is made by no chance.
const EACH: i32 = 25;

/// Numbers that make one before or behind them exactly, each in a section of its own.
pub(super) fn by_sentences<'a>(paragraph: &'a LexedParagraph, lists: &[List<'a>]) -> Vec<List<'a>> {
    let members = members(paragraph, lists.iter().filter(|list| list.makes_whole()));
    // of those with the same whole and end the longest
    let mut found: Map<(usize, usize), List> = Map::new();
    for run in 0..paragraph.runs.len() {
        for column in columns(paragraph, run) {
            let turned: Mentions = column.iter().rev().copied().collect();
            for column in [column, turned] {
                for start in 1..column.len() {
                    paragraph.take_room(1);
                    let (earlier, later) = column.split_at(start);
                    if let Some((whole, parts)) = make_one(earlier, later, &members)
                        && let Some(last) = parts.last()
                    {
                        let list = List::found(whole, &parts);
                        found.entry((whole.index, last.index)).or_insert(list);
                    }
                }
            }
        }
    }
    found.into_values().collect()
}

/// The countable numbers of a run that are the first of their unit, or of their kind, in their section, and those that
/// are named alike.
fn columns(paragraph: &LexedParagraph, run: usize) -> Vec<Mentions<'_>> {
    type ColumnKey = (Class, Option<&'static str>, Option<[char; 2]>);
    let mut columns: Map<ColumnKey, Mentions> = Map::new();
    for mention in paragraph.of_run(run).filter(|it| it.is_countable()) {
        let (class, unit) = (mention.class(), mention.unit());
        for key in [(class, None, None), (class, unit, None)] {
            let firsts = columns.entry(key).or_default();
            let last = firsts.last().map(|last| last.section);
            // 学校 36 所，其中中学 9 所，学生 734 人。小学 27 所
            let opened = mention.opener == Some(Sense::Among);
            if opened || last.is_none_or(|last| last < mention.section) {
                firsts.push(mention);
            }
        }
        let named = (class, unit, Some(mention.noun));
        columns.entry(named).or_default().push(mention);
    }
    columns.into_values().collect()
}

/// One of the last numbers before some, and as many of these as make it by no chance, in the order of the text.
fn make_one<'a>(
    earlier: &[&'a Mention],
    later: &[&'a Mention],
    members: &[bool],
) -> Option<(&'a Mention, Mentions<'a>)> {
    let wholes: Mentions = earlier.iter().rev().take(BACK).copied().collect();
    let largest = wholes.iter().map(|whole| whole.value()).max();
    let first = later.first()?;
    let backwards = earlier.last() > Some(first);
    let mut sum = Number::ZERO;
    for (many, part) in (1..).zip(later.iter().take(PARTS)) {
        sum += part.value();
        if Some(sum) > largest || is_member(members, part) {
            return None;
        }
        let made = |whole: &&Mention| whole.value() == sum && whole.section != part.section;
        let Some(back) = wholes.iter().position(made) else {
            continue;
        };
        // the more are tried, and the farther it is, the likelier is one of them by chance
        let tried = i32::try_from(many.max(4) * (back.min(1) + 1)).unwrap_or(i32::MAX);
        let sure = sum >= Number::from(tried.saturating_mul(EACH));
        let mut parts = later.get(..many)?.to_vec();
        let alike = many > 3 || parts.iter().all(|part| part.unit() == first.unit());
        let enough = many > if backwards { 2 } else { 1 };
        if sure && alike && enough {
            order::sort(&mut parts);
            return wholes.get(back).map(|whole| (*whole, parts));
        }
    }
    None
}
