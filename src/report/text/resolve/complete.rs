//! Parts and a whole that they do not make → what says that the list is complete, so that they must: the
//! words, or the numbers.

use super::slip::{one_slip, total_slip};
use crate::read::number::Number;
use crate::report::statement::Evidence;
use crate::report::text::kind::{self, Kinds};
use crate::report::text::lexicon::{Nuance, Sense};
use crate::report::text::list::{List, Wording};
use crate::report::text::passage::Passage;

/// What says that `parts` of a list must make the whole; nothing where they need not.
pub(super) fn evidence(
    passage: &Passage,
    list: &List,
    parts: &[usize],
    whole: &[usize],
) -> Option<Evidence> {
    let (sum, total) = (passage.total(parts)?, passage.total(whole)?);
    let complete = list.wording == Wording::Complete;
    let exact = || !is_vague(passage, parts.iter().chain(whole), total);
    let divides = matches!(list.kinds, Kinds::Closed | Kinds::Whole);
    let alike = || divides || counted_alike(passage, parts, whole);
    let many = parts.len() >= 4 && !list.loose;
    let sure = complete || (exact() && (many || alike()));
    if is_added_value(passage, whole) && !complete {
        return None;
    }
    if parts.len() < 2 || list.wording == Wording::Examples || !sure {
        return None;
    }
    let gap = (sum - total).abs();
    match list.wording {
        // what is less than half of the whole is read wrongly rather than written wrongly
        Wording::Complete => (gap * Number::TWO <= total).then_some(Evidence::Complete),
        Wording::Shared => (gap * Number::from(4) <= total).then_some(Evidence::Shared),
        Wording::Holding if gap * Number::from(4) <= total => Some(Evidence::Complete),
        Wording::Rest if list.longest() == parts => Some(Evidence::Kinds),
        _ => of_numbers(passage, list, parts, (sum, total)),
    }
}

/// What the numbers say of an open list: it comes so near that it must be meant, or one slip makes it.
fn of_numbers(
    passage: &Passage,
    list: &List,
    parts: &[usize],
    (sum, total): (Number, Number),
) -> Option<Evidence> {
    let gap = (sum - total).abs();
    let nearly = is_near(passage, list, parts, gap, total).then_some(Evidence::Nearly);
    let implied = list.wording == Wording::Implied;
    // a short total is one slip away from too many numbers, where no words bind it or it is far off
    let slight = gap * Number::TEN <= total;
    let bound = if implied || !slight { 2 } else { parts.len() };
    if total_slip(bound, total, sum) && (implied || nearly.is_none()) {
        return Some(Evidence::Digit);
    }
    if implied {
        let alike = passage.all(parts).all(|part| {
            let unit = part.quantity.unit;
            !part.quantity.vague && list.whole().map(|whole| passage.unit(whole)) == Some(unit)
        });
        return nearly.filter(|_| parts.len() >= 3 && (alike || list.found));
    }
    if sum > total && !list.loose {
        return too_much(passage, list, parts, total, gap).then_some(Evidence::TooMuch);
    }
    let most = sum * Number::from(3) >= total * Number::TWO;
    if sum > total || nearly.is_some() || !most || list.kinds == Kinds::Overlapping {
        return nearly;
    }
    // Some kinds of many are often all that a sentence cares to name, and two more often than three.
    let times = if parts.len() >= 3 { 6 } else { 10 };
    if list.kinds == Kinds::Closed && gap * Number::from(times) <= total {
        return Some(Evidence::Kinds);
    }
    (slight && parts.len() >= 3 && one_slip(passage, parts, total, sum)).then_some(Evidence::Digit)
}

/// Whether parts come so near to a whole that they must be meant to make it: a list that words open and
/// that leaves things out leaves out more than a few.
fn is_near(passage: &Passage, list: &List, parts: &[usize], gap: Number, total: Number) -> bool {
    let places = |&index: &usize| passage.value(index).map(Number::scale);
    let digits = parts.iter().filter_map(places).max().unwrap_or(0);
    let few = gap <= Number::new(10, digits);
    let several = parts.len() >= 3;
    let opened = !list.loose && !matches!(list.wording, Wording::Implied);
    // of outcomes a sentence often names but two
    let two = parts.len() == 2 && kind::are_outcomes(passage, parts);
    let times = match (opened && !two, list.kinds, several) {
        (false, Kinds::Whole, _) => 10,
        (false, _, _) => 20,
        (true, Kinds::Overlapping, _) => 8,
        (true, _, false) => 4,
        (true, _, true) => 2,
    };
    (few && gap * Number::from(times) <= total)
        || (gap * Number::ONE_HUNDRED <= total && several)
        || gap * Number::from(200) <= total
}

/// Whether a whole is the added value of a branch (增加值): what its kinds leave out is counted otherwise.
fn is_added_value(passage: &Passage, whole: &[usize]) -> bool {
    passage
        .all(whole)
        .any(|whole| whole.label.has(Sense::Output) && !whole.label.hints(Nuance::Gross))
}

/// Whether some part is counted in the unit of the whole.
fn counted_alike(passage: &Passage, parts: &[usize], whole: &[usize]) -> bool {
    let mut units = whole.iter().map(|&whole| passage.unit(whole));
    units.any(|unit| parts.iter().any(|&part| passage.unit(part) == unit))
}

/// Whether more than the whole cannot be meant: by a little it never is; by more only if the kinds exclude
/// each other, and the list cannot have ended where it was not yet too much.
fn too_much(passage: &Passage, list: &List, parts: &[usize], total: Number, gap: Number) -> bool {
    // A part that is all of the whole leaves nothing for the others: they are parts of it. Numbers of one
    // digit are alike by chance.
    let has_part = |wanted: Number, least: Number| {
        let mut parts = list.lists.iter().flatten();
        wanted >= least && parts.any(|&part| passage.value(part) == Some(wanted))
    };
    if has_part(total, Number::TEN) {
        return false;
    }
    if gap * Number::TEN <= total {
        return true;
    }
    let within = |parts: &Vec<usize>| passage.total(parts).is_none_or(|sum| sum <= total);
    let may_end_earlier = list.lists.iter().any(within);
    // one part that is all that is too much is told of the others, and is no part beside them
    let told = has_part(gap, Number::from(20));
    let closed = matches!(list.kinds, Kinds::Closed | Kinds::Whole);
    // 7 宗涉及家庭，15 宗已侦破: what only verbs behind the numbers tell apart may overlap
    let named = passage.all(parts).filter(|part| !part.label.is_empty());
    let few = gap <= Number::TEN && named.count() >= 2;
    let some = gap * Number::from(4) <= total || few;
    let some = some && list.kinds != Kinds::Overlapping;
    (closed || some) && !may_end_earlier && !told
}

/// Whether the words leave these numbers open by more than a twentieth of `total`.
pub(super) fn is_vague<'a>(
    passage: &Passage,
    indices: impl IntoIterator<Item = &'a usize>,
    total: Number,
) -> bool {
    let widths =
        indices.into_iter().map(
            |&index| match passage.mention(index)?.quantity.approximate {
                None => Some(Number::ZERO),
                Some((Some(low), Some(high))) => Some(high - low),
                Some(_) => None,
            },
        );
    let width = widths.sum::<Option<Number>>();
    width.is_none_or(|width| width * Number::from(20) > total)
}
