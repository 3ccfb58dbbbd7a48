//! Shares that make 100 % → the list of their parts.

use super::Share;
use super::pair::is_of_several;
use super::percents::Percents;
use super::statement::fits;
use crate::order;
use crate::read::number::Number;
use crate::report::text::lexicon::Sense;
use crate::report::text::list::{BACK, Completeness, List, PARTS, ends_in_rest, is_member, mark};
use crate::report::text::mention::{Mention, Mentions, equal, total};
use crate::report::text::paragraph::LexedParagraph;
use crate::report::text::relation::PartRelation;

/// The lists of parts whose percentages make 100 %, so that nothing is left for others, with the number
/// before them that is counted alike.
pub(in super::super) fn lists<'a>(
    paragraph: &'a LexedParagraph,
    shares: &[Share<'a>],
    lists: &[List<'a>],
) -> Vec<List<'a>> {
    let mut opened = vec![false; paragraph.mentions.len()];
    for list in lists.iter().filter(|list| !list.found && !list.loose) {
        list.lists.iter().for_each(|parts| mark(&mut opened, parts));
    }
    let mut found = Vec::new();
    let (mut group, mut percents): (Vec<&Share>, _) = (Vec::new(), Percents::default());
    for share in shares.iter().filter(|share| share.plain) {
        let near = |last: &&Share| {
            let last = last.part;
            last.run == share.part.run
                && last.is_alike(share.part)
                && share.part.sentence <= last.sentence + 1
                && !is_of_several(paragraph, share.part)
        };
        if !group.last().is_some_and(near) || group.len() >= PARTS {
            (group, percents) = (Vec::new(), Percents::default());
        }
        group.push(share);
        percents.add(share.percent);
        if group.len() >= 2 && percents.is_whole() {
            let group = std::mem::take(&mut group);
            let parts: Mentions = group.iter().map(|share| share.part).collect();
            let Some((first, whole, only)) = shared_whole(paragraph, &parts) else {
                continue;
            };
            // 28 件，甲 9 件，占 50 %；…: where each share is right of what the parts make, that is their whole
            let of_sum = |share: &&Share| fits(share.part, share.percent, &parts);
            let all = group.len() >= 3 && group.iter().all(of_sum);
            found.push(List {
                completeness: match (only, all) {
                    (true, true) => Completeness::Complete,
                    (true, false) => Completeness::Shared,
                    _ if is_member(&opened, first) => Completeness::Shared,
                    _ => Completeness::Implied,
                },
                relation: PartRelation::Whole,
                ..List::found(whole, &parts)
            });
        }
    }
    found
}

/// Leaves the lists open that leave something out by their own percentages: each part has one that is right, of their whole,
/// and together they are less than 100 % (29 件，其中甲 12 件，占 41 %；乙 10 件，占 34 %).
pub(in super::super) fn leave_open(shares: &[Share], lists: &mut [List]) {
    let shares = shares.iter().filter(|share| share.plain);
    let share_of = order::map(shares.map(|share| (share.part, share)));
    for list in lists {
        let Some(whole) = list.whole() else { continue };
        let right = |part: &&Mention| {
            let share = share_of.get(part)?;
            fits(share.part, share.percent, &[whole]).then_some(share.percent)
        };
        let parts = list.longest();
        let percents: Option<Mentions> = parts.iter().map(right).collect();
        let leaves = |percents: Mentions| Percents::of(&percents).leave_something();
        // 包括, and what ends in 其他, say that nothing is left out
        let all = matches!(
            list.completeness,
            Completeness::Complete | Completeness::Shared
        ) || ends_in_rest(parts);
        if parts.len() >= 2 && !all && percents.is_some_and(leaves) {
            list.completeness = Completeness::Examples;
        }
    }
}

/// The first of the parts that make 100 %, the number before it that is their whole, and whether it is the
/// only one that may be.
fn shared_whole<'a>(
    paragraph: &'a LexedParagraph,
    parts: &[&'a Mention],
) -> Option<(&'a Mention, &'a Mention, bool)> {
    let &first = parts.first()?;
    let before = paragraph.range(first.index.saturating_sub(BACK)..first.index);
    let alike = |whole: &&Mention| {
        whole.sentence + 2 >= first.sentence && whole.is_countable() && whole.unit() == first.unit()
    };
    let wholes = || before.iter().rev().filter(alike);
    let made = wholes().find(|whole| equal(parts, &[whole]));
    let whole = made.or(wholes().find(|whole| whole.run == first.run))?;
    // without a word that opens the list, of something far more there may be no word here
    let near = (total(parts) - whole.value()).abs() * Number::from(4) <= whole.value();
    let meant = first.opener.is_some() || near;
    let only = first.opener == Some(Sense::Viewed) || wholes().count() == 1;
    Some((first, whole, meant && only))
}
