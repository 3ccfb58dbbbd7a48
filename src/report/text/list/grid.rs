//! A sentence that counts several things, and sentences that count the same of each part → a list for each thing:
//! 发生事故 126 起，死亡 57 人。矿山发生 20 起，死亡 23 人；交通发生 106 起，死亡 34 人.

use super::{Completeness, List};
use crate::read::number::Number;
use crate::report::text::mention::{Mention, Mentions, total};
use crate::report::text::paragraph::LexedParagraph;

/// So many things are counted side by side, and of so many parts.
const COLUMNS: usize = 6;
const ROWS: usize = 24;
/// What makes a column is at least so much for each part, so that it does by no chance.
const EACH: i32 = 20;

/// The lists of a run: where the parts make one of the things, they must make the others, too.
pub(super) fn side_by_side(paragraph: &LexedParagraph, run: usize) -> Vec<List<'_>> {
    let counted = paragraph.of_run(run).filter(|it| it.is_countable());
    let counted: Mentions = counted.collect();
    let sentences = counted.chunk_by(|one, next| one.sentence == next.sentence);
    let mut lists = Vec::new();
    let mut end = 0;
    for head in sentences {
        end += head.len();
        let behind = counted.get(end..).unwrap_or_default();
        if (2..=COLUMNS).contains(&head.len()) && !paragraph.is_full() {
            lists.extend(of_head(paragraph, head, behind));
        }
    }
    lists
}

/// The lists whose wholes a sentence tells; `behind` are the numbers of the sentences behind it.
fn of_head<'a>(
    paragraph: &LexedParagraph,
    head: &[&'a Mention],
    behind: &[&'a Mention],
) -> Vec<List<'a>> {
    let rows = behind.chunk_by(|one, next| one.section == next.section);
    let rows: Vec<&[&Mention]> = rows.take(ROWS).collect();
    paragraph.take_room(rows.len());
    let column = |whole: &&'a Mention| -> Mentions<'a> {
        rows.iter()
            .filter_map(|row| of_part(head, whole, row))
            .collect()
    };
    let columns: Vec<Mentions> = head.iter().map(column).collect();
    let made = head.iter().zip(&columns).filter_map(|(whole, parts)| {
        let many = (2..=parts.len()).find(|&many| {
            parts
                .get(..many)
                .is_some_and(|some| total(some) == whole.value())
        })?;
        Some((many, *whole, parts.len()))
    });
    let made: Vec<_> = made.collect();
    // two of them with as many parts make theirs by no chance, nor does one that is large and has no more parts
    let sure = |&&(many, whole, all): &&(usize, &Mention, usize)| {
        let least = i32::try_from(many.max(4))
            .unwrap_or(i32::MAX)
            .saturating_mul(EACH);
        let large = many == all && whole.value() >= Number::from(least);
        large || made.iter().filter(|other| other.0 == many).count() > 1
    };
    let Some(&(many, ..)) = made.iter().find(sure) else {
        return Vec::new();
    };
    let lists = head.iter().zip(&columns).filter_map(|(whole, parts)| {
        let parts = parts.get(..many)?;
        Some(List {
            completeness: Completeness::Complete,
            ..List::found(whole, parts)
        })
    });
    lists.collect()
}

/// What a row counts of a thing: named as it is, or alone in its unit, where no other thing of the head has that.
fn of_part<'a>(head: &[&Mention], whole: &Mention, row: &[&'a Mention]) -> Option<&'a Mention> {
    let alike = |it: &&&Mention| it.class() == whole.class() && it.unit() == whole.unit();
    let same = |it: &&&Mention| alike(it) && it.noun == whole.noun;
    // 总收入 47 元，其中预算收入 23 元。税收收入 10 元: of one of both
    let named = head.iter().filter(same).count() == 1;
    let named = row.iter().find(same).filter(|_| named);
    let mut alone = row.iter().filter(alike);
    let first = alone.next().filter(|_| alone.next().is_none());
    let single = head.iter().filter(alike).count() == 1;
    named.or(first.filter(|_| single)).copied()
}
