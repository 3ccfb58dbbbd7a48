//! Changes that make a change together: 增加 78 件，其中甲减少 3 件，乙增加 81 件.

use super::mention::{Mention, Mentions};
use super::paragraph::LexedParagraph;
use super::unit::Class;
use super::weigh::{Weighed, WeighedReading};
use crate::read::number::Number;
use crate::report::statement::{Claim, Compare, Evidence};
use crate::steps;

/// More changes than these are not added up.
const PARTS: usize = 16;

/// The changes of a paragraph that others behind them make, where they do: what was left out of such a list
/// is never told.
pub(super) fn sums(paragraph: &LexedParagraph) -> Vec<Weighed<'_>> {
    let mentions = paragraph.mentions.iter().filter(|it| is_amount(it));
    let readings = mentions.filter_map(|whole| made_of(paragraph, whole));
    let weighed = |reading| Weighed::of(Claim::Sum, vec![reading], Evidence::Complete);
    let weighed = readings.filter_map(weighed);
    weighed
        .map(|it| Weighed {
            explains: false,
            ..it
        })
        .collect()
}

/// The changes behind one in a list that words open, if the first of them make it.
fn made_of<'a>(paragraph: &'a LexedParagraph, whole: &'a Mention) -> Option<WeighedReading<'a>> {
    let behind = paragraph.range(whole.index + 1..whole.index + 1 + 2 * PARTS);
    let mut behind = behind.iter().filter(|it| is_amount(it));
    let first = behind.next()?;
    // 收入 51 元，增收 12 元，其中税收 45 元，增收 11 元: of the parts of a list that is opened
    let between = paragraph.range(whole.index + 1..first.index).iter();
    let mut openers = between.chain([first]).map(|it| it.opener);
    let opened = openers.any(|opener| opener.is_some()) || first.host == Some(whole.index);
    if !opened || first.unit() != whole.unit() {
        return None;
    }
    let beside = |it: &&Mention| {
        it.run == first.run && it.sentence == first.sentence && it.unit() == whole.unit()
    };
    let rest = behind.take_while(beside);
    let mut parts: Mentions = vec![first];
    let mut sum = signed(first);
    let mut made = 0;
    for part in rest.take(PARTS) {
        steps::count(1);
        parts.push(part);
        sum += signed(part);
        if sum == signed(whole) {
            made = parts.len();
        }
    }
    parts.truncate(made);
    let (with, against): (Mentions, Mentions) = parts
        .into_iter()
        .partition(|part| part.falls() == whole.falls());
    (!with.is_empty()).then(|| WeighedReading {
        left: with,
        compare: Compare::Equal,
        right: [vec![whole], against].concat(),
        taken: None,
    })
}

/// Whether a number is by how much something changed, and no rate.
fn is_amount(mention: &Mention) -> bool {
    let counted = mention.counts() || mention.class() == Class::Measure;
    counted && mention.is_change() && !mention.is_reached() && !mention.quantity.vague
}

fn signed(change: &Mention) -> Number {
    if change.falls() {
        -change.value()
    } else {
        change.value()
    }
}
