//! Sums of the running text: statements → a whole is what its parts make, as far as the words and the
//! numbers say that the parts are all.

use super::equation::{Equation, Reading, Relation, Term};
use super::rule::{Check, Level, Rule, Subject};
use super::text_fee;
use crate::language::{Label, Words};
use crate::order;
use crate::read::number::Number;
use crate::report::Report;
use crate::report::figure::{Figure, FigureId};
use crate::report::statement::{Claim, Kinds, Wording};

/// The parts that a sentence lists make its whole.
pub static SUM: Rule = Rule {
    code: "text-sum",
    title: Label {
        zh: "文中列出的各分项之和等于总数",
        en: "The parts that a sentence lists add up to the whole",
    },
    page: include_str!("pages/text-sum.md"),
    level: Level::Warning,
    check: Check::Equations(sums),
};

/// 新收 A 件, 上年结转 B 件, 共 C 件: A + B = C.
pub static TOTAL: Rule = Rule {
    code: "text-total",
    title: Label {
        zh: "文中“新收、上年结转、共计”三数：前两数之和等于共计",
        en: "Received this year and carried in add up to the total that the same sentence gives",
    },
    page: include_str!("pages/text-total.md"),
    level: Level::Error,
    check: Check::Equations(totals),
};

fn sums(subject: &Subject<'_>, list: &mut Vec<Equation>) {
    let report = subject.report;
    let fees = text_fee::amounts(report);
    list.extend(equations(report, &SUM, |whole| !fees.contains(&whole)));
}

/// The sums of the text whose whole is `wanted`, stated by `rule`.
pub(super) fn equations(
    report: &Report,
    rule: &'static Rule,
    wanted: impl Fn(FigureId) -> bool,
) -> Vec<Equation> {
    let mut equations = Vec::new();
    for statement in &report.statements {
        let Claim::Sum {
            wholes,
            lists,
            wording,
            kinds,
        } = &statement.claim
        else {
            continue;
        };
        let whole = wholes.first().and_then(|whole| whole.first());
        if !whole.is_some_and(|&whole| wanted(whole)) {
            continue;
        }
        let sum = Sum {
            report,
            wholes,
            lists,
            wording: *wording,
            kinds: *kinds,
        };
        equations.extend(sum.equation(rule));
    }
    equations
}

fn totals(subject: &Subject<'_>, equations: &mut Vec<Equation>) {
    for statement in &subject.report.statements {
        let Claim::Total { parts, total } = &statement.claim else {
            continue;
        };
        equations.push(Equation {
            rule: &TOTAL,
            subject: total.to_string(),
            level: TOTAL.level,
            readings: vec![Reading::equal(parts.iter().copied(), [*total])],
        });
    }
}

/// More readings than these are not tried.
const READINGS: usize = 40;

struct Sum<'a> {
    report: &'a Report,
    wholes: &'a [Vec<FigureId>],
    lists: &'a [Vec<FigureId>],
    wording: Wording,
    kinds: Kinds,
}

/// Which list is meant to make which whole, as indices.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Target {
    list: usize,
    whole: usize,
    /// Whether the words or the numbers say that the list is complete.
    complete: bool,
}

impl Sum<'_> {
    fn equation(&self, rule: &'static Rule) -> Option<Equation> {
        let first = self.wholes.first()?.first()?;
        let mut readings = self.equal_readings();
        if !readings.iter().any(|reading| self.holds(reading)) {
            match self.target() {
                Some(target) if target.complete => {
                    readings = self.broken_readings(target, readings);
                }
                Some(_) if self.wording == Wording::Implied => return None,
                Some(_) => readings = self.at_most_readings(),
                None => readings = self.too_large_part()?,
            }
        }
        Some(Equation {
            rule,
            subject: first.to_string(),
            level: rule.level,
            readings,
        })
    }

    /// Every list with every whole; a single part is no sum, unless it is all there is.
    fn equal_readings(&self) -> Vec<Reading> {
        let longest = self.lists.first().map_or(0, Vec::len);
        self.lists
            .iter()
            .filter(|parts| parts.len() >= 2 || longest < 2)
            .flat_map(|parts| self.wholes.iter().map(move |whole| (parts, whole)))
            .take(READINGS)
            .map(|(parts, whole)| Reading::equal(parts.iter().copied(), whole.iter().copied()))
            .collect()
    }

    /// The list and the whole that are meant, with what speaks for the list being complete: of the
    /// lists, the one that comes nearest. None where every whole is less than some part.
    fn target(&self) -> Option<Target> {
        let longest = self.lists.first()?;
        let largest = self.values(longest).max()?;
        let whole = self
            .wholes
            .iter()
            .position(|whole| self.total(whole).is_none_or(|total| total >= largest))?;
        let mut target = Target {
            list: 0,
            whole,
            complete: false,
        };
        let total = self.total(self.wholes.get(whole)?);
        let gap = |list: &[FigureId]| Some((self.total(list)? - total?).abs());
        let mut lists: Vec<(usize, &Vec<FigureId>)> = self.lists.iter().enumerate().collect();
        order::sort_by_key(&mut lists, |(_, list)| gap(list));
        for (place, list) in lists {
            if self.is_complete(list, self.wholes.get(whole)?) {
                target.list = place;
                target.complete = true;
                break;
            }
        }
        Some(target)
    }

    /// Whether the list counts as complete, so that its parts must make the whole: the words say so,
    /// it makes nearly all of it, one slip of the pen makes up the difference, or its parts are kinds
    /// that divide a whole.
    fn is_complete(&self, parts: &[FigureId], whole: &[FigureId]) -> bool {
        let (Some(sum), Some(total)) = (self.total(parts), self.total(whole)) else {
            return false;
        };
        let vague = self.vague(parts.iter().chain(whole), total);
        let open =
            self.wording == Wording::Examples || (vague && self.wording != Wording::Complete);
        if open || parts.len() < 2 {
            return false;
        }
        let gap = (sum - total).abs();
        let near = gap * Number::from(20) <= total;
        let most = sum * Number::from(3) >= total * Number::TWO;
        if self.wording == Wording::Complete {
            return true;
        }
        let slip_in_total = total_slip(parts.len(), total, sum);
        if self.wording == Wording::Implied {
            return (near && parts.len() >= 3) || slip_in_total;
        }
        if slip_in_total && !near {
            return true;
        }
        if sum > total {
            return self.too_much(total, gap);
        }
        if near {
            return true;
        }
        if !most || self.kinds == Kinds::Overlapping {
            return false;
        }
        // Some kinds of many are often all that a sentence cares to name, and two more often than three.
        let times = if parts.len() >= 3 { 6 } else { 10 };
        let nearly_all = gap * Number::from(times) <= total;
        (self.kinds == Kinds::Closed && nearly_all)
            || (parts.len() >= 3 && self.one_slip(parts, total, sum))
    }

    /// Whether more than the whole cannot be meant: by a little it never is; by more only if the kinds
    /// may overlap, or if the list may have ended where it was not yet too much.
    fn too_much(&self, total: Number, gap: Number) -> bool {
        if gap * Number::TEN <= total {
            return true;
        }
        let may_end_earlier = self
            .lists
            .iter()
            .any(|list| self.total(list).is_none_or(|sum| sum <= total));
        // A part that is all of the whole leaves nothing for the others: they are parts of it. Numbers
        // of one digit are alike by chance.
        let all_of_it = total >= Number::TEN
            && self
                .lists
                .iter()
                .flatten()
                .any(|&part| self.value(part) == Some(total));
        self.kinds != Kinds::Overlapping && !may_end_earlier && !all_of_it
    }

    /// Whether one digit put right in the whole or in one part makes the sum.
    fn one_slip(&self, parts: &[FigureId], total: Number, sum: Number) -> bool {
        slip(total, sum)
            || self
                .values(parts)
                .any(|part| slip(part, part + total - sum))
    }

    /// The readings of a broken sum, the one that is meant first.
    fn broken_readings(&self, target: Target, mut readings: Vec<Reading>) -> Vec<Reading> {
        let (Some(parts), Some(whole)) =
            (self.lists.get(target.list), self.wholes.get(target.whole))
        else {
            return readings;
        };
        let first = Reading::equal(parts.iter().copied(), whole.iter().copied());
        readings.retain(|reading| reading.left != first.left || reading.right != first.right);
        readings.insert(0, first);
        readings
    }

    /// An open list: its parts are no more than some whole.
    fn at_most_readings(&self) -> Vec<Reading> {
        let Some(parts) = self.lists.first() else {
            return Vec::new();
        };
        let largest = self.largest(parts);
        let overlapping = self
            .wholes
            .iter()
            .all(|whole| self.total(whole) < self.total(parts));
        let left = if overlapping { largest } else { parts.clone() };
        self.wholes
            .iter()
            .take(READINGS)
            .map(|whole| Reading {
                relation: Relation::AtMost,
                ..Reading::equal(left.iter().copied(), whole.iter().copied())
            })
            .collect()
    }

    /// A part that is larger than every whole it may belong to.
    fn too_large_part(&self) -> Option<Vec<Reading>> {
        let parts = self.lists.first()?;
        if self.wording == Wording::Implied {
            return None;
        }
        let largest = self.largest(parts);
        let value = self.total(&largest)?;
        if self.vague(&largest, value) {
            return None;
        }
        let name = Words::new(
            "单个分项不应大于总数。",
            "A part cannot be more than its whole.",
        );
        Some(
            self.wholes
                .iter()
                .take(READINGS)
                .map(|whole| Reading {
                    relation: Relation::AtMost,
                    name: Some(name.clone()),
                    left: largest.iter().copied().map(Term::plus).collect(),
                    ..Reading::equal([], whole.iter().copied())
                })
                .collect(),
        )
    }

    fn largest(&self, parts: &[FigureId]) -> Vec<FigureId> {
        parts
            .iter()
            .copied()
            .max_by_key(|&id| self.value(id))
            .into_iter()
            .collect()
    }

    fn value(&self, id: FigureId) -> Option<Number> {
        self.report.figure(id).and_then(Figure::value)
    }

    fn values<'b>(&'b self, ids: &'b [FigureId]) -> impl Iterator<Item = Number> + 'b {
        ids.iter().filter_map(|&id| self.value(id))
    }

    fn total(&self, ids: &[FigureId]) -> Option<Number> {
        ids.iter().map(|&id| self.value(id)).sum()
    }

    /// Whether the words leave these numbers open by more than a twentieth of `total`.
    fn vague<'b>(&self, ids: impl IntoIterator<Item = &'b FigureId>, total: Number) -> bool {
        let widths = ids.into_iter().map(|&id| {
            match self.report.figure(id).and_then(|figure| figure.approximate) {
                None => Some(Number::ZERO),
                Some((Some(low), Some(high))) => Some(high - low),
                Some(_) => None,
            }
        });
        widths
            .sum::<Option<Number>>()
            .is_none_or(|width| width * Number::from(20) > total)
    }

    /// Whether the two sides are equal within what the numbers may stand for.
    fn holds(&self, reading: &Reading) -> bool {
        let side = |terms: &[Term]| {
            terms
                .iter()
                .try_fold((Number::ZERO, Number::ZERO), |(low, high), term| {
                    let figure = self.report.figure(term.figure()?)?;
                    let value = figure.value()?;
                    let (least, most) = figure.approximate.unwrap_or((Some(value), Some(value)));
                    Some((
                        low + least.unwrap_or(Number::ZERO),
                        high + most.unwrap_or(crate::read::number::LIMIT),
                    ))
                })
        };
        match (side(&reading.left), side(&reading.right)) {
            (Some(left), Some(right)) => left.0 <= right.1 && right.0 <= left.1,
            // A number that cannot be read leaves the relation undecided, which the judge tells.
            _ => true,
        }
    }
}

/// Whether one slip in the total is more likely than a list that comes so near by chance: the longer
/// the number, the less likely is that.
fn total_slip(parts: usize, total: Number, sum: Number) -> bool {
    let digits = total.normalize().to_string().len();
    slip(total, sum) && (digits >= 4 || (digits == 3 && parts >= 3))
}

fn slip(one: Number, other: Number) -> bool {
    !other.is_sign_negative()
        && one_digit(&one.normalize().to_string(), &other.normalize().to_string())
}

/// Whether the two numbers are written alike but for one digit, or for two neighbours that are swapped.
pub(super) fn one_digit(one: &str, other: &str) -> bool {
    if one.len() != other.len() {
        return false;
    }
    let differing: Vec<usize> = one
        .bytes()
        .zip(other.bytes())
        .enumerate()
        .filter_map(|(place, (one, other))| (one != other).then_some(place))
        .collect();
    match differing.as_slice() {
        [_] => true,
        [first, second] if first + 1 == *second => {
            let pair = |text: &str| {
                text.get(*first..=*second)
                    .map(|pair| pair.chars().rev().collect::<String>())
            };
            pair(one).as_deref() == other.get(*first..=*second)
        }
        _ => false,
    }
}
