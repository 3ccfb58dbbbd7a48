//! Proposals → statements: the proposals of a paragraph compete for its numbers.
//!
//! What holds is stated as it holds. What does not hold is stated as broken only where the words bind its
//! numbers firmly, or the numbers themselves speak for it, and where nothing that holds explains them
//! better: five outcomes and what is carried over that together make what was received leave no broken
//! list behind.

use super::compare::Comparison;
use super::kind::Kinds;
use super::list::{List, Wording};
use super::passage::Passage;
use super::roll::{Included, Roll};
use super::share::{Share, Tie};
use crate::order;
use crate::read::number::Number;
use crate::report::statement::{Base, Before, Claim, Compare, Evidence, Sides, Statement, Taken};

/// More readings of one claim than these are not stated.
const READINGS: usize = 40;

/// What a paragraph proposes.
pub(super) struct Proposals {
    /// Lists and their wholes.
    pub(super) lists: Vec<List>,
    /// Received, carried in, answered, carried over.
    pub(super) rolls: Vec<Roll>,
    /// Received and carried in beside their total.
    pub(super) totals: Vec<[usize; 3]>,
    /// Parts and percentages.
    pub(super) shares: Vec<Share>,
    /// The percentages of lists, and whether the list names everything.
    pub(super) hundreds: Vec<(Vec<usize>, bool)>,
    /// Growths and changes.
    pub(super) comparisons: Vec<Comparison>,
}

/// One way to understand a sum or a roll-forward, as places of mentions.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Reading {
    left: Vec<usize>,
    compare: Compare,
    right: Vec<usize>,
    taken: Option<Taken>,
}

/// A sum or a roll-forward that was weighed.
struct Weighed {
    kind: fn(Vec<Sides>) -> Claim,
    /// The readings, the one that is meant first. Never empty.
    readings: Vec<Reading>,
    /// Whether the first one holds.
    holds: bool,
    /// Whether it explains its numbers: words speak for it, and not the numbers alone.
    explains: bool,
    evidence: Evidence,
}

/// The statements of a paragraph.
pub(super) fn statements(passage: &Passage, proposals: &Proposals) -> Vec<Statement> {
    let mut weighed: Vec<Weighed> = Vec::new();
    weighed.extend(proposals.totals.iter().map(|&of| total(passage, of)));
    let told: Vec<usize> = proposals.totals.iter().map(|&[.., whole]| whole).collect();
    weighed.extend(proposals.rolls.iter().filter_map(|&of| roll(passage, of)));
    let lists = proposals
        .lists
        .iter()
        .filter(|list| !tells_total(list, &told));
    weighed.extend(lists.filter_map(|of| sum(passage, of)));
    let explained = Explained::of(passage, &weighed, proposals);
    let mut statements: Vec<Statement> = Vec::new();
    let mut broken: Vec<&Weighed> = Vec::new();
    for one in &weighed {
        if !one.holds {
            if explained.drops(one) || broken.iter().any(|other| covers(other, one)) {
                continue;
            }
            broken.push(one);
        }
        statements.push(one.statement(passage, explained.rival(one, &weighed)));
    }
    statements.extend(proposals.shares.iter().filter_map(|of| share(passage, of)));
    statements.extend(
        proposals
            .hundreds
            .iter()
            .filter_map(|(of, complete)| hundred(passage, of, *complete)),
    );
    statements.extend(
        proposals
            .comparisons
            .iter()
            .filter_map(|of| comparison(passage, of)),
    );
    statements
}

/// Whether a list is told better as received and carried in beside their total.
fn tells_total(list: &List, told: &[usize]) -> bool {
    let whole = list.wholes.first().and_then(|whole| whole.first());
    let behind = list.lists.first().and_then(|parts| parts.last()) < whole;
    behind && whole.is_some_and(|whole| told.contains(whole))
}

/// Whether a broken relation that was stated before has the same whole and some of the parts: one story
/// is told once.
fn covers(stated: &Weighed, other: &Weighed) -> bool {
    let (Some(one), Some(two)) = (stated.readings.first(), other.readings.first()) else {
        return false;
    };
    let shared = one
        .mentions()
        .filter(|index| two.mentions().any(|other| other == *index))
        .count();
    shared >= 3 && shared * 3 >= two.mentions().count() * 2
}

impl Reading {
    fn equal(left: &[usize], right: &[usize]) -> Self {
        Self {
            left: left.to_vec(),
            compare: Compare::Equal,
            right: right.to_vec(),
            taken: None,
        }
    }

    fn holds(&self, passage: &Passage) -> bool {
        let Some((left, right)) = passage.bounds(&self.left).zip(passage.bounds(&self.right))
        else {
            return false;
        };
        match self.compare {
            Compare::Equal => left.0 <= right.1 && right.0 <= left.1,
            Compare::AtMost => left.0 <= right.1,
            Compare::AtLeast => right.0 <= left.1,
        }
    }

    fn mentions(&self) -> impl DoubleEndedIterator<Item = usize> {
        self.left.iter().chain(&self.right).copied()
    }

    fn sides(&self, passage: &Passage) -> Sides {
        Sides {
            left: passage.figures(&self.left),
            compare: self.compare,
            right: passage.figures(&self.right),
            taken: self.taken,
        }
    }
}

impl Weighed {
    fn statement(&self, passage: &Passage, rival: Option<&Reading>) -> Statement {
        let sides = self
            .readings
            .iter()
            .map(|reading| reading.sides(passage))
            .collect();
        let places = self
            .readings
            .first()
            .into_iter()
            .flat_map(Reading::mentions);
        Statement {
            claim: (self.kind)(sides),
            span: passage.span(places),
            evidence: self.evidence,
            rival: rival.map(|reading| reading.sides(passage)),
        }
    }
}

/// Which numbers stand in relations that hold, and in which.
struct Explained {
    /// For each mention, the first relation that holds with it, among those that were weighed.
    by: Vec<Option<usize>>,
}

impl Explained {
    fn of(passage: &Passage, weighed: &[Weighed], proposals: &Proposals) -> Self {
        let mut by = vec![None; passage.mentions.len()];
        let mut explain = |index: usize, place: usize| {
            if let Some(slot @ None) = by.get_mut(index) {
                *slot = Some(place);
            }
        };
        for (place, one) in weighed.iter().enumerate() {
            let first = one
                .readings
                .first()
                .filter(|first| first.compare == Compare::Equal);
            for index in first
                .filter(|_| one.holds && one.explains)
                .into_iter()
                .flat_map(Reading::mentions)
            {
                explain(index, place);
            }
        }
        for of in &proposals.comparisons {
            if let (false, Some(&now), Some(before)) = (of.percent, of.now.first(), of.before)
                && (passage.equal(&[before, of.by], &[now])
                    || passage.equal(&[now, of.by], &[before]))
            {
                for index in [now, before, of.by] {
                    explain(index, weighed.len());
                }
            }
        }
        Self { by }
    }

    fn has(&self, index: usize) -> bool {
        self.by.get(index).is_some_and(Option::is_some)
    }

    /// Whether the numbers of a relation that does not hold are explained better by those that do.
    fn drops(&self, one: &Weighed) -> bool {
        let Some(first) = one.readings.first() else {
            return true;
        };
        // the parts are those of another whole, which they make
        let others: Vec<Option<usize>> = first
            .left
            .iter()
            .map(|&part| self.by.get(part).copied().flatten())
            .collect();
        let list = !matches!(one.evidence, Evidence::Roll | Evidence::Total);
        if let (Some(&Some(place)), true) = (others.first(), list)
            && first.left.len() >= 2
            && others.iter().all(|other| *other == Some(place))
            && first
                .right
                .iter()
                .all(|&whole| self.by.get(whole).copied().flatten() != Some(place))
        {
            return true;
        }
        let all = first.mentions().all(|index| self.has(index));
        let mut by = first
            .mentions()
            .map(|index| self.by.get(index).copied().flatten());
        let whole = by.next_back().flatten();
        let with_whole = by.filter(|by| by.is_some() && *by == whole).count();
        match one.evidence {
            // firm words are given up only where one relation that holds takes the whole and some parts
            Evidence::Complete | Evidence::Kinds | Evidence::Total => all && with_whole >= 2,
            _ => all,
        }
    }

    /// A relation that holds of the whole and other numbers of one that does not.
    fn rival<'a>(&self, one: &Weighed, weighed: &'a [Weighed]) -> Option<&'a Reading> {
        let first = one.readings.first().filter(|_| !one.holds)?;
        let &whole = first.right.first()?;
        let place = self.by.get(whole).copied().flatten()?;
        let other = weighed.get(place)?.readings.first()?;
        let shared = other
            .mentions()
            .filter(|index| first.left.contains(index))
            .count();
        (shared >= 1).then_some(other)
    }
}

/// Puts the reading that holds first, if one does.
fn first_that_holds(passage: &Passage, readings: &mut [Reading]) -> bool {
    // the one that explains most parts, and of those one number as the whole rather than several together
    let key = |reading: &Reading| (reading.left.len(), reading.right.len() == 1);
    let holding = readings
        .iter()
        .enumerate()
        .filter(|(_, reading)| reading.holds(passage));
    let best = holding
        .map(|(place, reading)| (key(reading), std::cmp::Reverse(place)))
        .max();
    let place = best.map(|(_, std::cmp::Reverse(place))| place);
    if let Some(place) = place
        && let Some(upto) = readings.get_mut(..=place)
    {
        upto.rotate_right(1);
    }
    place.is_some()
}

fn total(passage: &Passage, [one, other, whole]: [usize; 3]) -> Weighed {
    let reading = Reading::equal(&[one, other], &[whole]);
    Weighed {
        kind: Claim::Total,
        explains: true,
        holds: reading.holds(passage),
        readings: vec![reading],
        evidence: Evidence::Total,
    }
}

/// Where the words name what is carried over, the sides must be equal. Where they do not, some may still
/// be pending: no more is answered than there was, and nothing is said where the words leave open what
/// was carried in.
fn roll(passage: &Passage, roll: Roll) -> Option<Weighed> {
    let sides = roll.sides();
    let several = sides.len() > 1;
    let mut readings: Vec<Reading> = sides
        .iter()
        .map(|(left, right)| Reading {
            taken: several.then_some(if left.len() == 1 {
                Taken::Included
            } else {
                Taken::Beside
            }),
            ..Reading::equal(left, right)
        })
        .collect();
    if roll.answered.is_none() {
        readings.truncate(1);
        for reading in &mut readings {
            reading.compare = Compare::AtLeast;
            reading.taken = None;
        }
    }
    let holds = first_that_holds(passage, &mut readings);
    if !holds && (roll.carried_out.is_none() || roll.carried_in.is_none()) {
        let (left, right) = sides.first()?;
        let more_than_there_was = passage.total(left) < passage.total(right);
        let unknown = if roll.carried_out.is_none() {
            // Some may be pending.
            !more_than_there_was
        } else {
            // Some may have been carried in.
            more_than_there_was
        };
        if unknown && roll.carried_in.is_some() && roll.included != Included::InReceived {
            readings.truncate(1);
            for reading in &mut readings {
                reading.compare = Compare::AtLeast;
            }
            return Some(Weighed {
                kind: Claim::Roll,
                explains: true,
                holds: readings.iter().any(|reading| reading.holds(passage)),
                readings,
                evidence: Evidence::Roll,
            });
        }
        if unknown || roll.carried_out.is_none() {
            return None;
        }
    }
    Some(Weighed {
        kind: Claim::Roll,
        explains: true,
        readings,
        holds,
        evidence: Evidence::Roll,
    })
}

/// Every list with every whole; a single part is no sum, unless it is all there is.
fn sum(passage: &Passage, list: &List) -> Option<Weighed> {
    let longest = list.lists.first().map_or(0, Vec::len);
    let mut readings: Vec<Reading> = list
        .lists
        .iter()
        .filter(|parts| parts.len() >= 2 || longest < 2)
        .chain(&list.rivals)
        .flat_map(|parts| {
            list.wholes
                .iter()
                .map(move |whole| Reading::equal(parts, whole))
        })
        .take(READINGS)
        .collect();
    passage.take_room(readings.len());
    readings.extend(
        list.wholes
            .iter()
            .filter_map(|whole| prefix(passage, list, whole)),
    );
    if first_that_holds(passage, &mut readings) {
        return Some(Weighed {
            kind: Claim::Sum,
            explains: !list.found,
            readings,
            holds: true,
            evidence: Evidence::Complete,
        });
    }
    let Some(target) = target(passage, list) else {
        return larger_part(passage, list);
    };
    let (parts, whole) = (list.lists.get(target.list)?, list.wholes.get(target.whole)?);
    if let Some(evidence) = target.evidence {
        let first = Reading::equal(parts, whole);
        readings.retain(|reading| *reading != first);
        readings.insert(0, first);
        return Some(Weighed {
            kind: Claim::Sum,
            explains: false,
            readings,
            holds: false,
            evidence,
        });
    }
    if list.wording == Wording::Implied {
        return None;
    }
    at_most(passage, list)
}

/// The first parts of an open list, if they make the whole: what follows them cuts it another way.
fn prefix(passage: &Passage, list: &List, whole: &[usize]) -> Option<Reading> {
    let open = matches!(list.wording, Wording::Among | Wording::Rest);
    let parts = list.lists.first().filter(|_| open)?;
    let total = passage.total(whole)?;
    let mut sum = Number::ZERO;
    for (place, &part) in parts.iter().enumerate() {
        sum += passage.value(part)?;
        if sum == total && place > 0 {
            // where so little is left, the list may as well be complete, with a slip in its whole
            let left = passage.total(parts.get(place + 1..)?)?;
            if left < Number::from(15) {
                return None;
            }
            return Some(Reading::equal(parts.get(..=place)?, whole));
        }
    }
    None
}

/// The list and the whole that are meant, as places, and what speaks for the list being complete.
struct Target {
    list: usize,
    whole: usize,
    evidence: Option<Evidence>,
}

/// Of the lists the one that comes nearest to the whole. None where every whole is less than some part of
/// every list.
fn target(passage: &Passage, list: &List) -> Option<Target> {
    let largest = |parts: &[usize]| parts.iter().filter_map(|&part| passage.value(part)).max();
    let smallest = list.lists.iter().filter_map(|parts| largest(parts)).min()?;
    let whole = list
        .wholes
        .iter()
        .position(|whole| passage.total(whole).is_none_or(|total| total >= smallest))?;
    let total = passage.total(list.wholes.get(whole)?)?;
    let gap = |parts: &[usize]| passage.total(parts).map(|sum| (sum - total).abs());
    let mut lists: Vec<(usize, &Vec<usize>)> = list.lists.iter().enumerate().collect();
    lists.retain(|(_, parts)| largest(parts) <= Some(total));
    order::sort_by_key(&mut lists, |(_, parts)| gap(parts));
    let found = lists.iter().find_map(|(place, parts)| {
        let evidence = evidence(passage, list, parts, list.wholes.get(whole)?)?;
        Some((*place, evidence))
    });
    Some(match found {
        Some((place, evidence)) => Target {
            list: place,
            whole,
            evidence: Some(evidence),
        },
        None => Target {
            list: lists.first().map_or(0, |&(place, _)| place),
            whole,
            evidence: None,
        },
    })
}

/// What says that a list is complete, so that its parts must make the whole: the words, or the numbers.
fn evidence(passage: &Passage, list: &List, parts: &[usize], whole: &[usize]) -> Option<Evidence> {
    let (sum, total) = (passage.total(parts)?, passage.total(whole)?);
    let vague = is_vague(passage, parts.iter().chain(whole), total);
    if parts.len() < 2
        || list.wording == Wording::Examples
        || (vague && list.wording != Wording::Complete)
    {
        return None;
    }
    let unit = |index: &usize| {
        passage
            .mention(*index)
            .and_then(|mention| mention.quantity.unit)
    };
    let counted_alike = whole
        .iter()
        .any(|whole| parts.iter().any(|part| unit(part) == unit(whole)));
    if !counted_alike && list.wording != Wording::Complete {
        return None;
    }
    let whole_list = list.lists.first().is_some_and(|longest| longest == parts);
    match list.wording {
        // what is less than half of the whole is read wrongly rather than written wrongly
        Wording::Complete => {
            return ((sum - total).abs() * Number::TWO <= total).then_some(Evidence::Complete);
        }
        Wording::Holding if (sum - total).abs() * Number::from(4) <= total => {
            return Some(Evidence::Complete);
        }
        Wording::Rest if whole_list => return Some(Evidence::Kinds),
        _ => {}
    }
    let gap = (sum - total).abs();
    let times = if gap <= Number::TEN { 20 } else { 100 };
    let near = gap * Number::from(times) <= total && (parts.len() >= 3 || gap <= Number::TEN);
    let digit = total_slip(parts.len(), total, sum);
    if list.wording == Wording::Implied {
        if digit {
            return Some(Evidence::Digit);
        }
        return (near && parts.len() >= 3).then_some(Evidence::Nearly);
    }
    if digit && !near {
        return Some(Evidence::Digit);
    }
    if sum > total && list.loose {
        return near.then_some(Evidence::Nearly);
    }
    if sum > total {
        return too_much(passage, list, total, gap).then_some(Evidence::TooMuch);
    }
    if near {
        return Some(Evidence::Nearly);
    }
    let most = sum * Number::from(3) >= total * Number::TWO;
    if !most || list.kinds == Kinds::Overlapping {
        return None;
    }
    // Some kinds of many are often all that a sentence cares to name, and two more often than three.
    let times = if parts.len() >= 3 { 6 } else { 10 };
    if list.kinds == Kinds::Closed && gap * Number::from(times) <= total {
        return Some(Evidence::Kinds);
    }
    (parts.len() >= 3 && one_slip(passage, parts, total, sum)).then_some(Evidence::Digit)
}

/// Whether more than the whole cannot be meant: by a little it never is; by more only if the kinds may
/// overlap, or if the list may have ended where it was not yet too much.
fn too_much(passage: &Passage, list: &List, total: Number, gap: Number) -> bool {
    if gap * Number::TEN <= total {
        return true;
    }
    let may_end_earlier = list
        .lists
        .iter()
        .any(|parts| passage.total(parts).is_none_or(|sum| sum <= total));
    // A part that is all of the whole leaves nothing for the others: they are parts of it. Numbers of one
    // digit are alike by chance.
    let mut parts = list.lists.iter().flatten();
    let all_of_it = total >= Number::TEN
        && parts
            .clone()
            .any(|&part| passage.value(part) == Some(total));
    // one part that is all that is too much is told of the others, and is no part beside them
    let told = parts.any(|&part| {
        passage
            .value(part)
            .is_some_and(|value| value == gap && value >= Number::from(20))
    });
    list.kinds != Kinds::Overlapping && !may_end_earlier && !all_of_it && !told
}

/// An open list: its parts are no more than some whole.
fn at_most(passage: &Passage, list: &List) -> Option<Weighed> {
    let most = list
        .wholes
        .iter()
        .filter_map(|whole| passage.total(whole))
        .max()?;
    let within = |parts: &&Vec<usize>| passage.total(parts).is_some_and(|sum| sum <= most);
    let left = match list.lists.iter().find(within) {
        Some(parts) => parts.clone(),
        None => largest(passage, list.lists.iter().min_by_key(|parts| parts.len())?),
    };
    let readings: Vec<Reading> = list
        .wholes
        .iter()
        .take(READINGS)
        .map(|whole| Reading {
            compare: Compare::AtMost,
            ..Reading::equal(&left, whole)
        })
        .collect();
    weighed_at_most(passage, readings)
}

/// A part that is larger than every whole it may belong to.
fn larger_part(passage: &Passage, list: &List) -> Option<Weighed> {
    if list.wording == Wording::Implied || list.loose {
        return None;
    }
    let first = list.lists.iter().find_map(|parts| parts.first().copied())?;
    let single = list.lists.iter().any(|parts| parts.len() == 1);
    let part = if single {
        vec![first]
    } else {
        let shortest = list.lists.iter().min_by_key(|parts| parts.len())?;
        largest(passage, shortest)
    };
    let unit = |index: usize| {
        passage
            .mention(index)
            .and_then(|mention| mention.quantity.unit)
    };
    let wholes = list.wholes.iter().flatten();
    if wholes
        .clone()
        .any(|&whole| part.iter().any(|&part| unit(part) != unit(whole)))
    {
        return None;
    }
    let value = passage.total(&part)?;
    if is_vague(passage, part.iter(), value) {
        return None;
    }
    let readings = list
        .wholes
        .iter()
        .take(READINGS)
        .map(|whole| Reading {
            compare: Compare::AtMost,
            taken: Some(Taken::OnePart),
            ..Reading::equal(&part, whole)
        })
        .collect();
    weighed_at_most(passage, readings)
}

fn weighed_at_most(passage: &Passage, mut readings: Vec<Reading>) -> Option<Weighed> {
    let holds = first_that_holds(passage, &mut readings);
    (!readings.is_empty()).then_some(Weighed {
        kind: Claim::Sum,
        explains: false,
        readings,
        holds,
        evidence: Evidence::LargerPart,
    })
}

fn largest(passage: &Passage, parts: &[usize]) -> Vec<usize> {
    let largest = parts
        .iter()
        .copied()
        .max_by_key(|&part| passage.value(part));
    largest.into_iter().collect()
}

/// Whether the words leave these numbers open by more than a twentieth of `total`.
fn is_vague<'a>(
    passage: &Passage,
    indices: impl IntoIterator<Item = &'a usize>,
    total: Number,
) -> bool {
    let widths = indices.into_iter().map(|&index| {
        let quantity = &passage.mention(index)?.quantity;
        match quantity.approximate {
            None => Some(Number::ZERO),
            Some((Some(low), Some(high))) => Some(high - low),
            Some(_) => None,
        }
    });
    let width = widths.sum::<Option<Number>>();
    width.is_none_or(|width| width * Number::from(20) > total)
}

/// Whether one digit put right in the whole or in one part makes the sum.
fn one_slip(passage: &Passage, parts: &[usize], total: Number, sum: Number) -> bool {
    let mut values = parts.iter().filter_map(|&part| passage.value(part));
    slip(total, sum) || values.any(|part| slip(part, part + total - sum))
}

/// Whether one slip in the total is more likely than a list that comes so near by chance: the longer the
/// number, the less likely is that.
fn total_slip(parts: usize, total: Number, sum: Number) -> bool {
    let digits = total.normalize().to_string().len();
    slip(total, sum) && (digits >= 4 || (digits == 3 && parts >= 3))
}

fn slip(one: Number, other: Number) -> bool {
    !other.is_sign_negative()
        && one_digit(&one.normalize().to_string(), &other.normalize().to_string())
}

/// Whether the two numbers are written alike but for one digit, or for two neighbours that are swapped.
fn one_digit(one: &str, other: &str) -> bool {
    if one.len() != other.len() {
        return false;
    }
    let pairs = || one.bytes().zip(other.bytes()).enumerate();
    let differing: Vec<(usize, (u8, u8))> =
        pairs().filter(|(_, (one, other))| one != other).collect();
    match differing.as_slice() {
        [_] => true,
        [(first, (a, b)), (second, (c, d))] => first + 1 == *second && a == d && b == c,
        _ => false,
    }
}

/// The share against every base it may have, the one that most of its neighbours fit first.
fn share(passage: &Passage, share: &Share) -> Option<Statement> {
    let own = Printed::of(passage, share.part, share.percent)?;
    let beside: Vec<Printed> = share
        .siblings
        .iter()
        .filter_map(|&(part, percent)| Printed::of(passage, part, percent))
        .collect();
    let mut bases: Vec<(bool, usize, &Vec<usize>)> = share
        .bases
        .iter()
        .map(|base| {
            passage.take_room(beside.len());
            let whole = passage.bounds(base);
            let fits = |printed: &Printed| whole.is_some_and(|whole| printed.fits(whole));
            (
                fits(&own),
                beside.iter().filter(|printed| fits(printed)).count(),
                base,
            )
        })
        .collect();
    // of a list that makes its whole, with other shares that fit it, no other base is meant
    let firm = |&(_, count, base): &(bool, usize, &Vec<usize>)| {
        count > 0 && share.whole.as_ref() == Some(base)
    };
    let firm = bases.iter().copied().find(firm);
    if let Some(firm) = firm {
        let parts: Vec<usize> = share
            .siblings
            .iter()
            .map(|&(part, _)| part)
            .chain([share.part])
            .collect();
        bases.retain(|&(_, _, base)| {
            base == firm.2 || base.iter().all(|index| parts.contains(index))
        });
    }
    let holds = bases.iter().any(|(fits, ..)| *fits);
    order::sort_by_key(&mut bases, |&(fits, count, base)| {
        std::cmp::Reverse((fits, count, base.len() == 1))
    });
    let support = bases
        .iter()
        .map(|&(_, count, _)| count)
        .max()
        .unwrap_or_default();
    let &(_, count, first) = bases.first()?;
    let evidence = if holds {
        Evidence::Tied
    } else {
        // Where the neighbours fit no base either, the shares may be of something that is not in the text.
        let known = support > 0 || share.siblings.is_empty();
        match share.tie {
            _ if !known => return None,
            Tie::Loose => return None,
            Tie::Likely => near(passage, share, first, count)?,
            Tie::Certain => {
                let within = within(passage, share, first) || beyond(passage, share);
                within.then_some(Evidence::Tied)?
            }
        }
    };
    let bases = bases
        .iter()
        .map(|&(_, others, base)| Base {
            figures: passage.figures(base),
            others,
        })
        .collect();
    Some(Statement {
        claim: Claim::Share {
            part: passage.figures(&[share.part]),
            percent: passage.figure(share.percent)?,
            bases,
        },
        span: passage.span([share.part, share.percent]),
        evidence,
        rival: None,
    })
}

/// Whether a share that does not fit may be of this base at all: it is no more than all of it, unless the
/// percentage says so.
fn within(passage: &Passage, share: &Share, base: &[usize]) -> bool {
    let more = passage
        .value(share.percent)
        .is_some_and(|percent| percent > Number::ONE_HUNDRED);
    let whole = passage.total(base);
    whole.is_some_and(|whole| whole > Number::ZERO) && (more || passage.value(share.part) <= whole)
}

/// Whether a part that is said to be at most all is more than every base by a fifth: so much is never
/// left from the year before.
fn beyond(passage: &Passage, share: &Share) -> bool {
    let most = share
        .bases
        .iter()
        .filter_map(|base| passage.total(base))
        .max();
    let (Some(part), Some(percent), Some(most)) = (
        passage.value(share.part),
        passage.value(share.percent),
        most,
    ) else {
        return false;
    };
    percent <= Number::ONE_HUNDRED && part * Number::from(5) > most * Number::from(6)
}

/// What says that a share that does not fit is still meant of this base: other shares are, or it is no
/// more than a third off, or one digit is.
fn near(passage: &Passage, share: &Share, base: &[usize], support: usize) -> Option<Evidence> {
    let part = passage.value(share.part)?;
    let printed = passage.value(share.percent)?;
    let whole = passage.total(base)?;
    let actual = part.checked_mul(Number::ONE_HUNDRED)?.checked_div(whole)?;
    let off = (actual - printed).abs();
    if actual > Number::ONE_HUNDRED.max(printed) {
        return None;
    }
    if support > 0 {
        return Some(Evidence::Neighbours);
    }
    let close = off * Number::from(3) <= actual.max(printed);
    (close || percent_slip(actual.round_dp(printed.scale()), printed))
        .then_some(Evidence::NearShare)
}

/// Whether two digits are swapped, or one is another; of short numbers only the former tells.
fn percent_slip(actual: Number, printed: Number) -> bool {
    let (actual, printed) = (actual.to_string(), printed.to_string());
    let digits = |text: &str| {
        let mut digits: Vec<char> = text.chars().filter(char::is_ascii_digit).collect();
        digits.sort_unstable();
        digits
    };
    let same_digits = digits(&actual) == digits(&printed);
    one_digit(&actual, &printed) && (same_digits || digits(&printed).len() >= 3)
}

/// A part and its percentage, as far as they may be meant: looked up once, however many bases are tried.
#[derive(Clone, Copy)]
struct Printed {
    part: (Number, Number),
    percent: (Number, Number),
}

impl Printed {
    fn of(passage: &Passage, part: usize, percent: usize) -> Option<Self> {
        let part = passage.bounds(&[part])?;
        let (mut low, mut high) = passage.bounds(&[percent])?;
        if low == high {
            let unit = Number::new(1, low.scale().min(20));
            low -= unit / Number::TWO;
            // what is cut off stays below the next one
            high += unit * Number::new(999, 3);
        }
        Some(Self {
            part,
            percent: (low, high),
        })
    }

    /// Whether part ÷ base rounds, or is cut off, to the percentage.
    fn fits(self, base: (Number, Number)) -> bool {
        if base.0 <= Number::ZERO {
            return false;
        }
        let (part, percent) = (self.part, self.percent);
        let hundred = Number::ONE_HUNDRED;
        let enough = hundred
            .checked_mul(part.1)
            .zip(percent.0.checked_mul(base.0));
        let not_too_much = hundred
            .checked_mul(part.0)
            .zip(percent.1.checked_mul(base.1));
        enough.is_some_and(|(part, least)| part >= least)
            && not_too_much.is_some_and(|(part, most)| part <= most)
    }
}

/// Shares of a list that names everything add up to 100 %, within what rounding may take or give.
fn hundred(passage: &Passage, percents: &[usize], complete: bool) -> Option<Statement> {
    let values: Vec<Number> = percents
        .iter()
        .map(|&index| passage.value(index))
        .collect::<Option<_>>()?;
    let sum: Number = values.iter().sum();
    let slack: Number = values
        .iter()
        .map(|value| Number::new(5, value.scale() + 1))
        .sum();
    let gap = (sum - Number::ONE_HUNDRED).abs();
    if gap > slack && !complete {
        return None;
    }
    Some(Statement {
        claim: Claim::Hundred {
            percents: passage.figures(percents),
            slack: if gap > slack { Number::ZERO } else { slack },
        },
        span: passage.span(percents.iter().copied()),
        evidence: Evidence::Hundred,
        rival: None,
    })
}

fn comparison(passage: &Passage, of: &Comparison) -> Option<Statement> {
    let before = match (of.before, of.step) {
        (Some(before), _) => Before::Given(passage.figure(before)?),
        (None, Some(step)) => Before::Less(passage.figure(step)?),
        (None, None) => Before::Unknown,
    };
    // without its base only the rate of a whole year is held against what whole numbers can make
    if before == Before::Unknown && !of.last_year && of.percent && !of.grows_by_whole(passage) {
        return None;
    }
    let evidence = if before == Before::Unknown {
        Evidence::Unbased
    } else {
        Evidence::Based
    };
    let now = passage.figures(&of.now);
    let by = passage.figure(of.by)?;
    let falling = of.falling;
    let claim = if of.percent {
        Claim::Growth {
            percent: by,
            falling,
            now,
            before,
            last_year: of.last_year,
        }
    } else {
        Claim::Change {
            amount: by,
            falling,
            now,
            before,
            last_year: of.last_year,
        }
    };
    let places = of.now.iter().copied().chain(of.before).chain([of.by]);
    Some(Statement {
        claim,
        span: passage.span(places),
        evidence,
        rival: None,
    })
}
