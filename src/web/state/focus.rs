//! Where the focus goes once what a person did is drawn.

use gouji::order::Map;
use gouji::report::figure::FigureId;
use gouji::view::card::{FindingKey, key};

use super::report::OpenedReport;
use super::{Dialog, Selection, State};

/// What the focus can go to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Focus {
    /// A figure of the sheet.
    Figure(FigureId),
    /// The card of the list that a finding leads.
    Card(usize),
    /// The list of what was set aside.
    SetAside,
    /// The head of what is shown; of the start, where a report is put in.
    Head,
    /// What opens a dialog.
    Opener(Dialog),
}

/// Where it goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct FocusMove {
    /// To this.
    pub(crate) to: Option<Focus>,
    /// Whether only where what had it is there no more.
    pub(crate) if_lost: bool,
    /// How often anything was to take it: what is to take it again takes it again.
    pub(crate) times: usize,
}

impl State {
    /// Lets something take the focus.
    pub(super) fn focus_on(&mut self, to: Focus) {
        self.move_focus(Some(to), false);
    }

    /// Lets something take the focus if what has it is no longer drawn.
    pub(super) fn focus_if_lost(&mut self, to: Option<Focus>) {
        self.move_focus(to, true);
    }

    fn move_focus(&mut self, to: Option<Focus>, if_lost: bool) {
        self.focus = FocusMove {
            to,
            if_lost,
            times: self.focus.times + 1,
        };
    }

    /// What shows the choice: a figure, the card of a finding, the first figure of a relation.
    pub(super) fn chosen(&self) -> Option<Focus> {
        let opened = self.shown()?;
        match self.selection? {
            Selection::Figure(figure) => Some(Focus::Figure(figure)),
            Selection::Finding(finding) => opened.card_of(finding).map(Focus::Card),
            Selection::Relation(_) => opened.first_figure(self.selection?).map(Focus::Figure),
        }
    }

    /// Chooses nothing any more, and goes back to what was chosen.
    pub(super) fn close_choice(&mut self) {
        let from = self.chosen();
        self.choose(None);
        if let Some(from) = from {
            self.focus_on(from);
        }
    }

    /// Opens a dialog, or closes the one that is open and goes back to what opened it.
    pub(super) fn open_dialog(&mut self, dialog: Option<Dialog>) {
        if let (Some(open), None) = (self.dialog, dialog) {
            self.focus_if_lost(Some(Focus::Opener(open)));
        }
        self.dialog = dialog;
    }

    /// Goes where a step led: to the first figure that it changed, or to the card of a finding that counts again; from
    /// one that was set aside to the card that is now in its place.
    pub(super) fn focus_on_change(&mut self, before: &OpenedReport) {
        let to = self.shown().and_then(|now| {
            let (old, new) = (before.changes(), now.changes());
            if let Some(&figure) = first_difference(&old.edits, &new.edits) {
                return Some(Focus::Figure(figure));
            }
            let changed = first_difference(&old.dismissed, &new.dismissed)?;
            if !new.dismissed.contains_key(changed) {
                let place = self.place_of(now, changed)?;
                return self.card_at(place);
            }
            let place = self.place_of(before, changed).unwrap_or_default();
            let last = self.list().len().checked_sub(1);
            let next = last.and_then(|last| self.card_at(place.min(last)));
            Some(next.unwrap_or(Focus::SetAside))
        });
        if let Some(to) = to {
            self.focus_on(to);
        }
    }

    /// Where the card of a finding is in the list of a report.
    fn place_of(&self, opened: &OpenedReport, finding: &FindingKey) -> Option<usize> {
        let is_it = |&index: &usize| {
            let finding_at = opened.checked.findings.get(index);
            finding_at.is_some_and(|found| key(found) == *finding)
        };
        let mut list = self.list_of(opened).into_iter();
        list.position(|card| {
            let card = opened.cards.get(card);
            card.is_some_and(|card| card.findings.iter().any(is_it))
        })
    }

    /// The card at a place of the list.
    pub(super) fn card_at(&self, place: usize) -> Option<Focus> {
        let opened = self.shown()?;
        let card = opened.cards.get(*self.list().get(place)?)?;
        card.lead(&opened.checked).map(Focus::Card)
    }
}

/// The first key whose value is another one, or in only one of the two.
pub(crate) fn first_difference<'a, K: Ord, V: PartialEq>(
    old: &'a Map<K, V>,
    new: &'a Map<K, V>,
) -> Option<&'a K> {
    let added = new.iter().find(|(key, value)| old.get(key) != Some(value));
    let other = || old.keys().find(|key| !new.contains_key(key));
    added.map(|(key, _)| key).or_else(other)
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use yew::Reducible;

    use super::*;
    use crate::input::accept;
    use crate::state::Action;
    use crate::state::command::ReportCommand;

    fn sample() -> Rc<State> {
        let opened = vec![accept::sample().into()];
        Rc::new(State::default()).reduce(Action::Opened(opened))
    }

    fn command(state: Rc<State>, command: ReportCommand) -> Rc<State> {
        state.reduce(Action::Command(command))
    }

    fn moved(state: &State) -> Option<Focus> {
        state.focus.to.filter(|_| !state.focus.if_lost)
    }

    #[test]
    fn the_focus_follows_a_repair_and_its_way_back() {
        let state = sample();
        let opened = Rc::clone(state.shown().expect("a report"));
        let cause = opened.checked.causes.first().expect("a cause");
        let changes = cause.repairs.first().expect("a repair").changes.clone();
        let figure = changes.first().map(|change| Focus::Figure(change.figure));
        let mut state = command(state, ReportCommand::Repair(changes));
        for turn in [ReportCommand::Undo, ReportCommand::Redo] {
            assert_eq!(moved(&state), figure);
            let times = state.focus.times;
            state = command(state, turn);
            // also where it is already
            assert!(state.focus.times > times);
        }
        assert_eq!(moved(&state), figure);
    }

    #[test]
    fn after_a_dismissal_the_next_card_has_the_focus_and_at_last_what_was_set_aside() {
        let mut state = sample();
        let count = state.list().len();
        let second = state.card_at(1);
        for left in (0..count).rev() {
            let opened = Rc::clone(state.shown().expect("a report"));
            let first = *state.list().first().expect("a card");
            let findings = opened.cards.get(first).map(|card| card.findings.clone());
            let dismiss = ReportCommand::Dismiss(findings.unwrap_or_default(), String::new());
            state = command(state, dismiss);
            let next = state.card_at(0).unwrap_or(Focus::SetAside);
            assert_eq!(moved(&state), Some(next));
            assert_eq!(next == Focus::SetAside, left == 0);
        }
        // the way back leads to the card that is there again
        state = command(state, ReportCommand::Undo);
        assert_eq!(moved(&state), state.card_at(0));
        for _ in 1..count {
            state = command(state, ReportCommand::Undo);
        }
        assert_eq!(state.card_at(1), second);
    }

    #[test]
    fn what_is_closed_gives_the_focus_back_where_it_had_it() {
        let figure = "t3/new/natural".parse().expect("an id");
        let state = sample().reduce(Action::Selected(Some(Selection::Figure(figure))));
        assert_eq!(moved(&state), Some(Focus::Figure(figure)));
        let state = state.reduce(Action::Selected(None));
        assert_eq!(state.focus.to, Some(Focus::Figure(figure)));
        assert!(state.focus.if_lost);
        let state = sample();
        let (card, state) = (state.card_at(0), state.reduce(Action::ChoiceClosed));
        assert_eq!((state.selection, moved(&state)), (None, card));
        let state = state
            .reduce(Action::DialogOpened(Some(Dialog::Share)))
            .reduce(Action::DialogOpened(None));
        assert_eq!(state.focus.to, Some(Focus::Opener(Dialog::Share)));
        assert!(state.focus.if_lost);
    }
}
