//! A long ledger → the relations that causes are found from: those of the tables, and of the text as many of those
//! that are broken as are looked at before somebody would have to wait, with all that their numbers occur in.

use super::system::cost;
use super::{counts, is_broken};
use crate::order::{self, Set};
use crate::report::figure::FigureId;
use crate::rules::reading::Reading;
use crate::verdict::Judged;

/// The most looks at all relations of a text once, of which nothing is left out.
const WHOLE: usize = 250_000;

/// The most looks at the broken relations of a text once: some hundred sentences.
const BROKEN: usize = 100_000;

/// The most at those that share numbers with them.
const AROUND: usize = 100_000;

/// How far a report is looked through for causes.
#[derive(Debug, Default)]
pub(super) struct Reach {
    /// The relations of the text that are not looked at, by their places in the ledger, in order.
    beyond: Vec<usize>,
    /// Numbers that occur in some that are and in some that are not: nothing is concluded about them.
    shared: Set<FigureId>,
}

/// A relation of the text: where its first number is located, its place in the ledger, and what a look at it costs.
type TextRelation<'a> = (u32, usize, &'a Judged, usize);

impl Reach {
    /// Looks at so much of the ledger.
    pub(super) fn of(ledger: &[Judged]) -> Self {
        let mut text: Vec<TextRelation> = Vec::new();
        let (mut all, mut broken) = (0, 0);
        for (line, judged) in ledger.iter().enumerate() {
            if counts(judged)
                && let Some(first) = places(judged).min()
            {
                let cost = cost(judged);
                all += cost;
                broken += if is_broken(judged) { cost } else { 0 };
                text.push((first, line, judged, cost));
            }
        }
        if all <= WHOLE && broken <= BROKEN {
            return Self::default();
        }
        order::sort_by_key(&mut text, |&(first, line, ..)| (first, line));

        let mut left = BROKEN;
        let (own, others): (Vec<TextRelation>, Vec<TextRelation>) =
            text.into_iter().partition(|&(_, _, judged, cost)| {
                let fits = is_broken(judged) && cost <= left;
                if is_broken(judged) {
                    // what comes behind one that is left out is left out too
                    left = if fits { left - cost } else { 0 };
                }
                fits
            });
        let known = places_of(&own);
        let mut left = AROUND;
        let mut reach = Self::default();
        let (around, beyond): (Vec<TextRelation>, Vec<TextRelation>) =
            others.into_iter().partition(|&(_, _, judged, cost)| {
                let touches = stand_in(judged, &known).next().is_some();
                let fits = touches && cost <= left;
                if fits {
                    left -= cost;
                } else if touches {
                    reach.shared.extend(stand_in(judged, &known));
                }
                fits
            });
        let around = places_of(&around);
        for &(_, line, judged, _) in &beyond {
            reach.shared.extend(stand_in(judged, &around));
            reach.beyond.push(line);
        }
        order::sort(&mut reach.beyond);
        reach
    }

    /// Whether a relation is looked at, by its place in the ledger.
    pub(super) fn includes(&self, line: usize) -> bool {
        self.beyond.binary_search(&line).is_err()
    }

    /// Whether all is looked at that a number occurs in.
    pub(super) fn includes_all_of(&self, figure: FigureId) -> bool {
        !self.shared.contains(&figure)
    }

    /// Whether something may be concluded about a relation.
    pub(super) fn is_complete_for(&self, line: usize, judged: &Judged) -> bool {
        let mut figures = judged.equation.readings.iter().flat_map(Reading::figures);
        self.includes(line) && figures.all(|figure| self.includes_all_of(figure))
    }
}

/// Where the numbers of the text are located that a relation is about.
fn places(judged: &Judged) -> impl Iterator<Item = u32> {
    let figures = judged.equation.readings.iter().flat_map(Reading::figures);
    figures.filter_map(|figure| match figure {
        FigureId::Text(at) => Some(at),
        _ => None,
    })
}

/// The same of several, in order.
fn places_of(lines: &[TextRelation]) -> Vec<u32> {
    let mut all: Vec<u32> = lines
        .iter()
        .flat_map(|(_, _, judged, _)| places(judged))
        .collect();
    order::sort(&mut all);
    all.dedup();
    all
}

/// The numbers of a relation that are located at one of these places.
fn stand_in(judged: &Judged, known: &[u32]) -> impl Iterator<Item = FigureId> {
    let within = known.first().zip(known.last());
    places(judged)
        .filter(move |place| within.is_some_and(|(first, last)| (first..=last).contains(&place)))
        .filter(|place| known.binary_search(place).is_ok())
        .map(FigureId::Text)
}
