//! Opening and going back are steps of the browser's history.

use yew::prelude::*;

use crate::edge::history;
use crate::state::navigation::HistoryEntry;
use crate::state::screen::{Arrival, Screen};
use crate::state::{Action, State};

/// Makes an entry of each screen and each view of it, and shows the one that the person goes back or forth to.
#[hook]
pub(crate) fn use_history(state: &State, on: Callback<Action>) {
    let before = use_mut_ref(|| None::<HistoryEntry>);
    // what the entry says is asked for before
    let shown = state
        .started
        .then_some((HistoryEntry::of(state), state.arrival));
    use_effect_with(shown, move |&shown| {
        let Some((entry, arrival)) = shown else {
            return;
        };
        let start = HistoryEntry::from(Screen::Start);
        let before = match before.replace(Some(entry)) {
            // what was put into the start before the program was there came after it
            None if arrival == Arrival::New && history::is_new() => {
                history::replace(&start.name());
                Some(start)
            }
            // another view of it was shown by the first program
            None => {
                let named = history::name().and_then(|name| HistoryEntry::by_name(&name));
                named.filter(|named| named.screen == entry.screen)
            }
            before => before,
        };
        match (arrival, before) {
            (Arrival::New, Some(before)) if before != entry => {
                let from_table = before.screen == Screen::Table && entry.screen != Screen::Table;
                history::push(&entry.name(), from_table, before.screen == entry.screen);
            }
            // the first screen has its entry already
            (Arrival::New | Arrival::InPlace, _) => history::replace(&entry.name()),
            (Arrival::ByHistory, _) => {}
        }
    });
    use_effect_with(on, |on| {
        let on = on.clone();
        let listener = history::on_return(move |name| {
            if let Some(entry) = HistoryEntry::by_name(name) {
                on.emit(Action::WentBack(entry));
            }
        });
        move || drop(listener)
    });
}
