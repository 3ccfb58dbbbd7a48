//! A repair → whether it harms nothing: the paragraphs that it changes are read and judged again with it.
//!
//! Rules choose by the numbers what a sentence claims, so that the relations known before a change need
//! not be those after it. A repair is named only if no relation is broken with it that was not broken
//! before, and every relation that it is to put right holds.

use super::super::change::Change;
use super::evaluator::{Effect, Evaluator};
use super::is_broken;
use crate::order::Map;
use crate::read::number::Number;
use crate::report::figure::{Edits, FigureId};
use crate::report::reread::{ParagraphsToReread, Reread};
use crate::rules;
use crate::rules::kind::RelationKind;
use crate::rules::level::Level;
use crate::rules::rule::{Equation, Subject};
use crate::rules::topic::Topic;
use crate::verdict::{Judged, Verdict};

/// What the reading of a paragraph costs beside its length, in bytes.
const EACH: usize = 50;

/// Tries repairs out.
pub(super) struct Trial<'a> {
    subject: Subject<'a>,
    reread: Reread<'a>,
    /// The relations that are broken now, by what they are about.
    broken: Map<RelationKey, Vec<usize>>,
}

/// The rule and the subject of a relation.
type RelationKey = (&'static str, Topic);

/// What becomes of the relations about one thing.
#[derive(Default)]
struct Now {
    holding: usize,
    broken: usize,
}

impl<'a> Trial<'a> {
    /// Makes ready to try out repairs of a report with these edits and this ledger.
    pub(super) fn new(subject: Subject<'a>, edits: &'a Edits, ledger: &'a [Judged]) -> Self {
        let mut broken: Map<RelationKey, Vec<usize>> = Map::new();
        for (line, judged) in ledger.iter().enumerate() {
            if is_broken(judged) {
                broken.entry(key(&judged.equation)).or_default().push(line);
            }
        }
        Self {
            reread: Reread::new(subject.document, subject.report, edits),
            subject,
            broken,
        }
    }

    /// How much text is read again to try changes out, and what that costs.
    pub(super) fn cost(&self, changes: &[Change]) -> usize {
        let paragraphs = self.paragraphs(changes);
        paragraphs.length() + EACH * paragraphs.places.len()
    }

    fn paragraphs(&self, changes: &[Change]) -> ParagraphsToReread {
        self.reread
            .paragraphs(changes.iter().map(|change| change.figure))
    }

    /// Tries out changes that put the lines `own` right and, by the relations known now, have `effect`:
    /// what becomes of the relations, or nothing where a relation would be broken that is not broken now,
    /// or one be left broken that is to be put right.
    pub(super) fn of(
        &mut self,
        evaluator: &Evaluator<'_>,
        own: &[usize],
        changes: &[Change],
        effect: &Effect,
    ) -> Option<Effect> {
        let paragraphs = self.paragraphs(changes);
        let now = self.judged(evaluator, &paragraphs, changes);
        let is_own = |line: &&usize| own.contains(line);
        for (key, now) in &now {
            let was = self.broken.get(key).map_or(&[][..], Vec::as_slice);
            let mended = was.iter().filter(is_own).count();
            if now.broken > was.len() - mended {
                return None;
            }
        }
        let read_again = |line: usize| {
            let judged = evaluator.ledger.get(line);
            judged.filter(|judged| is_read_again(judged, &paragraphs))
        };
        let holds = |line: usize| {
            read_again(line).map(|judged| {
                let now = now.get(&key(&judged.equation));
                now.is_some_and(|now| now.holding > 0 && now.broken == 0)
            })
        };
        let mut after = Effect {
            kept: effect.kept,
            ..Effect::default()
        };
        for &line in effect.gained.iter().chain(&effect.unsettled) {
            if holds(line).unwrap_or_else(|| effect.gained.contains(&line)) {
                after.gained.push(line);
            } else {
                after.unsettled.push(line);
            }
        }
        // a relation that is read again and no longer stated is not broken
        let lost = effect.lost.iter().copied();
        after.lost = lost.filter(|&line| read_again(line).is_none()).collect();
        let mended = |line: &usize| holds(*line).unwrap_or_else(|| after.gained.contains(line));
        (after.lost.is_empty() && own.iter().all(mended)).then_some(after)
    }

    /// What becomes of the relations of these paragraphs.
    fn judged(
        &mut self,
        evaluator: &Evaluator<'_>,
        paragraphs: &ParagraphsToReread,
        changes: &[Change],
    ) -> Map<RelationKey, Now> {
        let mut now: Map<RelationKey, Now> = Map::new();
        let figures: Vec<FigureId> = changes.iter().map(|change| change.figure).collect();
        if !self.reread.concerns(paragraphs, &figures) {
            return now;
        }
        let numbers: Vec<(FigureId, Number)> = changes
            .iter()
            .map(|change| (change.figure, change.to))
            .collect();
        let report = self.reread.read(paragraphs, &numbers);
        let subject = Subject {
            report,
            ..self.subject
        };
        for equation in rules::apply_to_text(&subject) {
            let verdict = evaluator.judge(report, changes, &equation);
            let now = now.entry(key(&equation)).or_default();
            match verdict {
                Verdict::Holds => now.holding += 1,
                Verdict::Broken { .. } if equation.level != Level::Note => now.broken += 1,
                _ => {}
            }
        }
        now
    }
}

fn key(equation: &Equation) -> RelationKey {
    (equation.rule.code, equation.subject)
}

/// Whether a relation is one of these paragraphs. Facts that are stated twice stay as they are.
fn is_read_again(judged: &Judged, paragraphs: &ParagraphsToReread) -> bool {
    let equation = &judged.equation;
    equation.rule.is_of_text()
        && equation.kind != RelationKind::Repeat
        && matches!(equation.subject, Topic::Figure(figure) if paragraphs.hold(figure))
}
