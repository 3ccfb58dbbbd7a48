//! Opening and going back are steps of the browser's history.

use yew::prelude::*;

use crate::edge::history;
use crate::state::screen::{Arrival, Screen};
use crate::state::{Action, State};

/// Makes an entry of each screen, and shows the one that the person goes back or forth to.
#[hook]
pub(crate) fn use_history(state: &State, on: Callback<Action>) {
    let before = use_mut_ref(|| None::<Screen>);
    // what the entry says is asked for before
    let shown = state.started.then_some((state.screen, state.arrival));
    use_effect_with(shown, move |&shown| {
        let Some((screen, arrival)) = shown else {
            return;
        };
        let before = before.replace(Some(screen));
        match arrival {
            Arrival::New if before.is_some_and(|before| before != screen) => {
                history::push(&screen.name(), before == Some(Screen::Table));
            }
            // the first screen has its entry already
            Arrival::New | Arrival::InPlace => history::replace(&screen.name()),
            Arrival::ByHistory => {}
        }
    });
    use_effect_with(on, |on| {
        let on = on.clone();
        let listener = history::on_return(move |name| {
            if let Some(screen) = Screen::by_name(name) {
                on.emit(Action::WentBack(screen));
            }
        });
        move || drop(listener)
    });
}
