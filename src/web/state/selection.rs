//! Choosing what is shown: the list of findings, the steps through it, and what a choice brings along.

use super::focus::Focus;
use super::report::OpenedReport;
use super::{FindingFilter, Selection, State, Tab};

/// So many cards are listed at a time: a browser that draws thousands freezes.
const LISTED: usize = 200;

impl State {
    /// The cards of the list in its order, as indices into the cards of the report.
    pub(crate) fn list(&self) -> Vec<usize> {
        self.shown()
            .map(|opened| self.list_of(opened))
            .unwrap_or_default()
    }

    /// The same of a report as it was.
    pub(super) fn list_of(&self, opened: &OpenedReport) -> Vec<usize> {
        let cards = opened.cards.iter().enumerate();
        let admitted = cards.filter(|(_, card)| self.filter.admits(card, &opened.checked));
        admitted.map(|(index, _)| index).collect()
    }

    /// Which card of the list is chosen, as a place in it.
    pub(crate) fn chosen_card(&self) -> Option<usize> {
        let Some(Selection::Finding(finding)) = self.selection else {
            return None;
        };
        let opened = self.shown()?;
        let holds = |&index: &usize| {
            let card = opened.cards.get(index);
            card.is_some_and(|card| card.findings.contains(&finding))
        };
        self.list().iter().position(holds)
    }

    /// Chooses the first finding of the report that is shown; nobody asked to see its place.
    pub(super) fn choose_first(&mut self) {
        self.choices = 0;
        self.place_in_list = 0;
        self.listed = LISTED;
        self.selection = self.finding_at(0);
    }

    /// Chooses something, or nothing any more.
    pub(crate) fn choose(&mut self, selection: Option<Selection>) {
        let before = self.chosen();
        self.selection = selection;
        self.editing = None;
        match selection {
            // what explained the choice closes
            None => return self.focus_if_lost(before),
            Some(Selection::Figure(figure)) => self.focus_on(Focus::Figure(figure)),
            Some(Selection::Finding(_) | Selection::Relation(_)) => {
                self.focus_if_lost(self.chosen());
            }
        }
        self.choices += 1;
        self.tab = Tab::Report;
        if matches!(selection, Some(Selection::Finding(_))) {
            // its card is what explains it
            if self.chosen_card().is_none() {
                self.filter(FindingFilter::All);
            }
            if let Some(at) = self.chosen_card() {
                self.place_in_list = at;
                self.listed = self.listed.max(at + 1);
            }
        }
    }

    /// Goes on to the next finding of the list, or back to the one before. Where none is chosen any more, as
    /// after its repair, the one at its place is the next; at the ends the last one is shown once more. Keys bring the
    /// focus along, so that what can be done about it is at hand.
    pub(super) fn step(&mut self, back: bool, by_key: bool) {
        let Some(last) = self.list().len().checked_sub(1) else {
            return;
        };
        let to = match (self.chosen_card(), back) {
            (Some(at), false) => at + 1,
            (None, false) => self.place_in_list,
            (Some(at), true) => at.saturating_sub(1),
            (None, true) => self.place_in_list.saturating_sub(1),
        };
        let to = self.finding_at(to.min(last));
        self.choose(to);
        if let Some(card) = self.chosen().filter(|_| by_key) {
            self.focus_on(card);
        }
    }

    /// Lists the findings of a level, or all.
    pub(super) fn filter(&mut self, filter: FindingFilter) {
        self.filter = filter;
        self.place_in_list = 0;
        self.listed = LISTED;
    }

    /// Lists more cards.
    pub(super) fn list_more(&mut self) {
        self.focus_if_lost(self.card_at(self.listed));
        self.listed += LISTED;
    }

    /// The finding that leads the card at a place in the list.
    fn finding_at(&self, place: usize) -> Option<Selection> {
        let opened = self.shown()?;
        let card = opened.cards.get(*self.list().get(place)?)?;
        card.lead(&opened.checked).map(Selection::Finding)
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use gouji::rules::level::Level;
    use yew::Reducible;

    use super::*;
    use crate::input::accept::{self, Chosen};
    use crate::state::Action;
    use crate::state::command::ReportCommand;

    const NEXT: Action = Action::Stepped {
        back: false,
        by_key: false,
    };
    const BACK: Action = Action::Stepped {
        back: true,
        by_key: false,
    };

    fn opened(text: &str) -> Rc<State> {
        let opened = accept::pasted(Chosen::Text(text)).expect("something to check");
        Rc::new(State::default()).reduce(Action::Opened(vec![opened.into()]))
    }

    fn sample() -> Rc<State> {
        opened(gouji::view::sample::TEXT)
    }

    #[test]
    fn the_first_finding_is_chosen_on_opening() {
        let state = sample();
        assert_eq!((state.chosen_card(), state.choices), (Some(0), 0));
        // and again when another report was looked at
        let id = state.current().expect("a report");
        let state = state.reduce(NEXT).reduce(Action::Start);
        assert_eq!(state.selection, None);
        let state = state.reduce(Action::Shown(id));
        assert_eq!((state.chosen_card(), state.choices), (Some(0), 0));
        // without a finding there is none to choose
        let state = opened("收到申请3件，其中自然人2件、企业1件。");
        assert_eq!(state.selection, None);
    }

    #[test]
    fn what_is_chosen_again_is_shown_again() {
        let figure = "t3/new/natural".parse().expect("an id");
        for selection in [
            Selection::Finding(0),
            Selection::Figure(figure),
            Selection::Relation(1),
        ] {
            let choose = || Action::Selected(Some(selection));
            let once = sample().reduce(choose());
            let turned = Rc::clone(&once).reduce(Action::TabSelected(Tab::Charts));
            for before in [once, turned] {
                let choices = before.choices;
                let again = before.reduce(choose());
                assert_eq!(again.choices, choices + 1);
                assert_eq!((again.selection, again.tab), (Some(selection), Tab::Report));
            }
        }
    }

    #[test]
    fn steps_go_through_the_list_and_end_with_it() {
        let mut state = sample();
        let count = state.list().len();
        assert!(count > 2);
        for at in 1..count {
            state = state.reduce(NEXT);
            assert_eq!(state.chosen_card(), Some(at));
        }
        let choices = state.choices;
        state = state.reduce(NEXT);
        assert_eq!(
            (state.chosen_card(), state.choices),
            (Some(count - 1), choices + 1)
        );
        state = state.reduce(BACK);
        assert_eq!(state.chosen_card(), Some(count - 2));
    }

    #[test]
    fn after_a_repair_the_next_card_is_the_one_in_its_place() {
        let state = sample().reduce(NEXT);
        let before = state.list().len();
        let (at, opened) = (state.place_in_list, state.shown().expect("a report"));
        let card = opened.cards.get(at).expect("a card");
        let dismissed = ReportCommand::Dismiss(card.findings.clone(), String::new());
        let state = state.reduce(Action::Command(dismissed));
        assert_eq!((state.selection, state.list().len()), (None, before - 1));
        assert_eq!(state.reduce(NEXT).chosen_card(), Some(at));
    }

    #[test]
    fn a_chosen_finding_is_listed_whatever_the_filter() {
        let state = sample().reduce(Action::Filtered(FindingFilter::Only(Level::Warning)));
        let opened = Rc::clone(state.shown().expect("a report"));
        let mut cards = opened.cards.iter();
        let other = cards.find(|card| !card.has(&opened.checked, Level::Warning));
        let finding = other.and_then(|card| card.lead(&opened.checked));
        assert!(finding.is_some());
        let state = state.reduce(Action::Selected(finding.map(Selection::Finding)));
        assert_eq!(state.filter, FindingFilter::All);
        assert!(state.chosen_card().is_some());
    }

    #[test]
    fn steps_list_what_they_come_to() {
        let wrong = "收到申请3件，其中自然人2件、企业2件。\n\n";
        let mut state = opened(&wrong.repeat(LISTED + 20));
        assert!(state.list().len() > LISTED);
        assert_eq!(state.listed, LISTED);
        for _ in 0..LISTED {
            state = state.reduce(NEXT);
        }
        assert_eq!(state.chosen_card(), Some(LISTED));
        assert_eq!(state.listed, LISTED + 1);
        assert_eq!(state.reduce(Action::MoreListed).listed, 2 * LISTED + 1);
    }
}
