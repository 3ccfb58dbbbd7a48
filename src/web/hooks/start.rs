//! The start of the page, which was there before the program.

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::linked::linked;
use crate::edge::{history, start, storage};
use crate::input::{self, Input, accept, keeping};
use crate::state::screen::Screen;
use crate::state::{Action, State};

/// The state with which the program begins.
pub(crate) fn first_state() -> State {
    State {
        language: start::language(),
        ..State::default()
    }
}

/// Lists what was kept, and opens what the address names; then what was put into the start, and whatever is from then on.
#[hook]
pub(crate) fn use_start(state: &State, on: Callback<Action>) {
    use_effect_with((), move |()| {
        spawn_local(async move {
            let is_back = history::name().is_some();
            let is_restored = keeping::begin(&on).await;
            let old = storage::take_old().map(Input::Link);
            // what was opened from the link before a reload is there again
            let link = linked().filter(|_| !(is_back && is_restored));
            for input in old.into_iter().chain(link) {
                input::open(input, &on);
            }
            on.emit(Action::Started);
            let take = move |event| match event {
                start::StartEvent::Input(input) => input::open(input, &on),
                start::StartEvent::Language(language) => on.emit(Action::LanguageChanged(language)),
            };
            // what a function does first, a browser still has to compile
            start::connect(take, || drop(accept::sample()));
        });
    });
    // not in an effect, before which the browser may paint the start and a report together
    if state.started {
        start::show(state.screen == Screen::Start);
    }
}
