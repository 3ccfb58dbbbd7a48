//! Proposals → statements: the sums and stock-and-flow relations of a paragraph compete for its numbers.
//!
//! What holds is stated as it holds. What does not hold is stated as broken only where the words bind its
//! numbers firmly, or the numbers themselves support it, and where nothing that holds explains them
//! better: five outcomes and what is carried over that together make what was received leave no broken
//! list behind. [`sum`] weighs a list by itself; [`complete`] finds what says that it is complete.

mod complete;
mod sum;

use super::list::List;
use super::mention::{Mention, figures};
use super::paragraph::LexedParagraph;
use super::weigh::{Weighed, WeighedReading};
use super::{changes, flow, share};
use crate::order::{self, Map, Set};
use crate::report::figure::FigureId;
use crate::report::statement::{Compare, Evidence, Statement};

/// The sums and stock-and-flow relations that hold, and those that do not where nothing explains their
/// numbers better, one of each story.
pub(super) fn statements<'a>(paragraph: &'a LexedParagraph, lists: &[List<'a>]) -> Vec<Statement> {
    let sums = lists.iter().filter_map(|list| sum::sum(paragraph, list));
    let totals = flow::totals(paragraph).into_iter();
    let flows = flow::flows(paragraph);
    let changes = changes::sums(paragraph);
    let percentages = share::totalled(paragraph);
    let weighed = each_once(
        totals
            .chain(flows)
            .chain(sums)
            .chain(changes)
            .chain(percentages)
            .collect(),
    );
    let explained = Explained::of(paragraph, &weighed);
    let mut statements: Vec<Statement> = Vec::new();
    // 30 件，其中 25 件已答复，余下 4 件: what became of all is no list besides
    let mut stated = Set::new();
    // for each whole that a complete list does not make, the parts of that: a longer one says no more
    let mut complete = Map::new();
    for one in &weighed {
        let sides = (figures(&one.first.left), figures(&one.first.right));
        let swapped = (sides.1.clone(), sides.0.clone());
        let longer = |parts: &Vec<FigureId>| sides.0.starts_with(parts);
        let again =
            !one.holds && (stated.contains(&swapped) || complete.get(&sides.1).is_some_and(longer));
        if one.holds || !(again || explained.drops(one)) {
            statements.push(one.statement(explained.rival(one)));
        }
        if !one.holds {
            if one.evidence == Evidence::Complete {
                complete.insert(sides.1.clone(), sides.0.clone());
            }
            stated.insert(sides);
        }
    }
    statements
}

/// Words and numbers may both make one list: of relations with the same sides leaves the first that says
/// that they are equal, or all where none does.
fn each_once(mut weighed: Vec<Weighed<'_>>) -> Vec<Weighed<'_>> {
    let equal = |of: &Weighed| of.first.compare == Compare::Equal;
    let sides = |of: &Weighed| (figures(&of.first.left), figures(&of.first.right));
    let equals = weighed.iter().filter(|of| equal(of));
    let mut equals = order::map(equals.map(|of| (sides(of), false)));
    weighed.retain(|of| match equals.get_mut(&sides(of)) {
        Some(stated) => equal(of) && !std::mem::replace(stated, true),
        None => true,
    });
    weighed
}

/// Which numbers are in relations that hold, and in which.
struct Explained<'w, 'a> {
    weighed: &'w [Weighed<'a>],
    /// For each mention, the first relation that holds with it, among those that were weighed.
    by: Vec<Option<usize>>,
}

impl<'w, 'a> Explained<'w, 'a> {
    /// What the relations that words make and that hold explain.
    fn of(paragraph: &LexedParagraph, weighed: &'w [Weighed<'a>]) -> Self {
        let mut by = vec![None; paragraph.mentions.len()];
        for (place, one) in weighed.iter().enumerate() {
            if one.holds && one.explains && one.first.compare == Compare::Equal {
                for mention in one.first.mentions() {
                    if let Some(slot @ None) = by.get_mut(mention.index) {
                        *slot = Some(place);
                    }
                }
            }
        }
        Self { weighed, by }
    }

    fn by(&self, mention: &Mention) -> Option<usize> {
        self.by.get(mention.index).copied().flatten()
    }

    /// Whether the numbers of a relation that does not hold are explained better by those that do.
    fn drops(&self, one: &Weighed) -> bool {
        let WeighedReading { left, right, .. } = &one.first;
        let by = |side: &[&Mention]| side.first().and_then(|it| self.by(it));
        let first = by(left);
        let flow = one.evidence == Evidence::StockFlow;
        // the parts are those of another whole, which they make
        let of_another = left.len() >= 2
            && left.iter().all(|part| self.by(part) == first)
            && right.iter().all(|whole| self.by(whole) != first);
        if first.is_some() && of_another && !flow && one.evidence != Evidence::Total {
            return true;
        }
        // of 受理 30 件，其中转办 10 件 the second is a part of the first, and nothing that became of it
        let rest = right.get(1).is_some_and(|rest| self.by(rest) != first);
        if first.is_some() && flow && by(right) == first && rest {
            return true;
        }
        // 30 件，其中咨询 20 件，占 67 %；投诉 10 件，占 33 %；已反馈 9 件: some of them are all parts
        let some = |place: usize| {
            let parts = &self.weighed.get(place)?.first.left;
            let among = parts.len() >= 2 && parts.iter().all(|part| left.contains(part));
            among.then_some(())
        };
        let mut wholes = right.iter().map(|whole| self.by(whole).and_then(some));
        wholes.all(|made| made.is_some()) || one.first.mentions().all(|it| self.by(it).is_some())
    }

    /// What holds of the whole and other numbers of a relation that does not.
    fn rival(&self, one: &Weighed) -> Option<&'w WeighedReading<'a>> {
        let whole = one.first.right.first().filter(|_| !one.holds)?;
        let other = &self.weighed.get(self.by(whole)?)?.first;
        let mut mentions = other.mentions();
        let shared = mentions.any(|it| one.first.left.contains(&it));
        shared.then_some(other)
    }
}
