//! What a person did to a report, step by step, with the way back and forth.

use std::mem;
use std::rc::Rc;

use gouji::report::figure::{Edits, FigureId};
use gouji::view::card::{Dismissed, FindingKey};
use serde::{Deserialize, Serialize};

use super::report_id::ReportId;

/// What is done to a report.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Changes {
    /// Figures changed, as typed.
    pub(crate) edits: Edits,
    /// Findings set aside, with the reason.
    pub(crate) dismissed: Dismissed,
    /// Which report is last year's, where the person said so.
    #[serde(skip)]
    pub(crate) last_year: Option<LastYearChoice>,
}

/// What a person says of last year's report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum LastYearChoice {
    /// The report is held against none.
    None,
    /// It is this one.
    Report(ReportId),
}

/// What figures, findings and the choice of last year's report are to become; nothing, for a figure, is what was printed,
/// for a finding, that it counts, for the choice, that there is none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Step {
    pub(super) edits: Vec<(FigureId, Option<String>)>,
    pub(super) dismissed: Vec<(FindingKey, Option<String>)>,
    #[serde(skip)]
    pub(super) last_year: Vec<Option<LastYearChoice>>,
}

/// The changes of a report, and the steps to those before and after. What comes of a further step shares the earlier
/// ones with it.
#[derive(Clone, Debug, Default)]
pub(crate) struct History {
    changes: Rc<Changes>,
    past: Steps,
    future: Steps,
}

type Steps = Option<Rc<RecordedStep>>;

/// A history as it is kept: the changes, and the last steps back and forth, the next one first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct KeptHistory {
    changes: Changes,
    past: Vec<Step>,
    future: Vec<Step>,
    /// What of them is written behind the record, for pages that know of it.
    #[serde(skip)]
    pub(super) last_year: KeptLastYear,
}

/// The choice of last year's report as it is kept, and what each step changes it to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct KeptLastYear {
    now: Option<LastYearChoice>,
    past: Vec<Vec<Option<LastYearChoice>>>,
    future: Vec<Vec<Option<LastYearChoice>>>,
}

/// So many steps are kept each way, so that a change is kept as fast after long work as at its beginning.
const KEPT: usize = 200;

/// A step, with those before it.
#[derive(Debug)]
struct RecordedStep {
    step: Step,
    before: Steps,
}

impl Drop for RecordedStep {
    /// One step after the other: each would drop the one before it on a stack that long work outgrows.
    fn drop(&mut self) {
        let mut next = self.before.take();
        while let Some(mut recorded) = next.and_then(Rc::into_inner) {
            next = recorded.before.take();
        }
    }
}

impl Changes {
    /// Takes a step; the step back comes out.
    fn take(&mut self, step: &Step) -> Step {
        let mut back = Step::default();
        for (figure, text) in &step.edits {
            let before = match text {
                Some(text) => self.edits.insert(*figure, text.clone()),
                None => self.edits.remove(figure),
            };
            back.edits.push((*figure, before));
        }
        for (key, reason) in &step.dismissed {
            let before = match reason {
                Some(reason) => self.dismissed.insert(key.clone(), reason.clone()),
                None => self.dismissed.remove(key),
            };
            back.dismissed.push((key.clone(), before));
        }
        for &choice in &step.last_year {
            let before = mem::replace(&mut self.last_year, choice);
            back.last_year.push(before);
        }
        // what one step changes twice becomes at last what it was at first
        back.edits.reverse();
        back.dismissed.reverse();
        back.last_year.reverse();
        back
    }
}

impl History {
    /// A history that begins with these changes.
    pub(super) fn new(changes: Changes) -> Self {
        Self {
            changes: Rc::new(changes),
            ..Self::default()
        }
    }

    /// The changes now.
    pub(super) fn changes(&self) -> &Rc<Changes> {
        &self.changes
    }

    /// As it is kept.
    pub(super) fn kept(&self) -> KeptHistory {
        let (past, future) = (steps(&self.past), steps(&self.future));
        let choices = |steps: &[Step]| steps.iter().map(|step| step.last_year.clone()).collect();
        KeptHistory {
            last_year: KeptLastYear {
                now: self.changes.last_year,
                past: choices(&past),
                future: choices(&future),
            },
            changes: (*self.changes).clone(),
            past,
            future,
        }
    }

    /// With one more step; nothing if it changes nothing.
    pub(super) fn with(&self, step: &Step) -> Option<Self> {
        let (changes, back) = self.after(step);
        (changes != self.changes).then(|| Self {
            changes,
            past: Some(push(&self.past, back)),
            future: None,
        })
    }

    /// With the last step taken back, if there is one.
    pub(super) fn undone(&self) -> Option<Self> {
        let last = self.past.as_deref()?;
        let (changes, again) = self.after(&last.step);
        Some(Self {
            changes,
            past: last.before.clone(),
            future: Some(push(&self.future, again)),
        })
    }

    /// With the step taken again that was last taken back, if there is one.
    pub(super) fn redone(&self) -> Option<Self> {
        let next = self.future.as_deref()?;
        let (changes, back) = self.after(&next.step);
        Some(Self {
            changes,
            past: Some(push(&self.past, back)),
            future: next.before.clone(),
        })
    }

    /// Whether a step can be taken back.
    pub(super) fn can_undo(&self) -> bool {
        self.past.is_some()
    }

    /// Whether a step that was taken back can be taken again.
    pub(super) fn can_redo(&self) -> bool {
        self.future.is_some()
    }

    fn after(&self, step: &Step) -> (Rc<Changes>, Step) {
        let mut changes = (*self.changes).clone();
        let back = changes.take(step);
        (Rc::new(changes), back)
    }
}

impl From<KeptHistory> for History {
    fn from(mut kept: KeptHistory) -> Self {
        let choices = kept.last_year;
        kept.changes.last_year = choices.now;
        for (steps, choices) in [
            (&mut kept.past, choices.past),
            (&mut kept.future, choices.future),
        ] {
            for (step, choice) in steps.iter_mut().zip(choices) {
                step.last_year = choice;
            }
        }
        let steps = |kept: Vec<Step>| {
            let latest_last = kept.into_iter().rev();
            latest_last.fold(None, |before, step| Some(push(&before, step)))
        };
        Self {
            changes: Rc::new(kept.changes),
            past: steps(kept.past),
            future: steps(kept.future),
        }
    }
}

impl KeptLastYear {
    /// The same for a session in which reports have other numbers; of a report that is not among them nothing is said.
    pub(super) fn renumbered(self, of: impl Fn(ReportId) -> Option<ReportId>) -> Self {
        let choice = |choice| match choice {
            Some(LastYearChoice::Report(id)) => of(id).map(LastYearChoice::Report),
            other => other,
        };
        let step = |step: Vec<_>| step.into_iter().map(choice).collect();
        let steps = |steps: Vec<_>| steps.into_iter().map(step).collect();
        Self {
            now: choice(self.now),
            past: steps(self.past),
            future: steps(self.future),
        }
    }
}

/// The last steps, the latest first.
fn steps(steps: &Steps) -> Vec<Step> {
    let recorded = std::iter::successors(steps.as_deref(), |step| step.before.as_deref());
    recorded.take(KEPT).map(|step| step.step.clone()).collect()
}

fn push(steps: &Steps, step: Step) -> Rc<RecordedStep> {
    let before = steps.clone();
    Rc::new(RecordedStep { step, before })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edit(figure: &str, text: Option<&str>) -> (FigureId, Option<String>) {
        (figure.parse().expect("an id"), text.map(str::to_owned))
    }

    fn step(edits: Vec<(FigureId, Option<String>)>) -> Step {
        Step {
            edits,
            ..Step::default()
        }
    }

    #[test]
    fn a_long_history_is_dropped_without_a_deep_stack() {
        let mut history = History::default();
        for number in 0..200_000_u32 {
            let text = Some(number.to_string());
            let next = history.with(&step(vec![edit("t4/review/sum", text.as_deref())]));
            history = next.expect("a change");
        }
        drop(history);
    }

    #[test]
    fn every_step_is_taken_back_and_again() {
        let mut history = History::default();
        let mut states = vec![Changes::clone(history.changes())];
        for number in 0..1000 {
            let figure = ["t4/review/sum", "t4/review/upheld", "t3/new/natural"][number % 3];
            let text = (number % 5 > 0).then(|| number.to_string());
            if let Some(next) = history.with(&step(vec![edit(figure, text.as_deref())])) {
                states.push(Changes::clone(next.changes()));
                history = next;
            }
        }
        for state in states.iter().rev().skip(1) {
            history = history.undone().expect("a step back");
            assert_eq!(**history.changes(), *state);
        }
        assert!(history.undone().is_none());
        for state in &states[1..] {
            history = history.redone().expect("a step again");
            assert_eq!(**history.changes(), *state);
        }
        assert!(history.redone().is_none());
    }

    #[test]
    fn what_is_kept_is_undone_and_redone_as_before() {
        let mut history = History::default();
        for text in ["1", "2", "3"] {
            let next = history.with(&step(vec![edit("t4/review/sum", Some(text))]));
            history = next.expect("a change");
        }
        let history = history.undone().expect("a step back");
        let again = History::from(history.kept());
        assert_eq!(again.kept(), history.kept());
        for turn in [History::undone, History::redone] {
            let (one, other) = (turn(&history), turn(&again));
            let both = one.zip(other).expect("a step");
            assert_eq!(both.0.changes(), both.1.changes());
        }
    }

    #[test]
    fn what_one_step_changes_twice_is_taken_back_as_one() {
        let sum = |text| edit("t4/review/sum", Some(text));
        let before = History::default().with(&step(vec![sum("1")]));
        let before = before.expect("a change");
        let after = before.with(&step(vec![sum("2"), sum("3")]));
        let undone = after.and_then(|after| after.undone());
        let undone = undone.expect("a step back");
        assert_eq!(undone.changes(), before.changes());
    }

    #[test]
    fn a_further_step_copies_no_earlier_one() {
        let first = History::default().with(&step(vec![edit("t4/review/sum", Some("1"))]));
        let first = first.expect("a change");
        let second = first.with(&step(vec![edit("t4/review/sum", Some("2"))]));
        let second = second.expect("a change");
        let before = second.past.as_ref().and_then(|last| last.before.clone());
        let shared = before.zip(first.past.clone());
        assert!(shared.is_some_and(|(before, past)| Rc::ptr_eq(&before, &past)));
        // and one that changes nothing is none
        assert!(
            second
                .with(&step(vec![edit("t4/review/sum", Some("2"))]))
                .is_none()
        );
    }
}
