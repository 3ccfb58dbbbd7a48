//! The start of the page, which was there before the program.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::linked::linked;
use crate::edge::start::Predecessor;
use crate::edge::{history, start, storage};
use crate::input::{self, Input, accept, keeping};
use crate::state::screen::Screen;
use crate::state::{Action, State};
use crate::{IS_WHOLE, app, whole};

/// The state with which the program begins: the work of the first program, or nothing.
pub(crate) fn first_state() -> State {
    let work = start::work().filter(|_| IS_WHOLE);
    let taken_over = work.and_then(State::take_over);
    let (state, session) = taken_over.unwrap_or_default();
    keeping::go_on(session);
    State {
        language: start::language(),
        ..state
    }
}

/// Lists what was kept, and opens what the address names; then what was put into the start, and whatever is from then on.
#[hook]
pub(crate) fn use_start(state: &State, on: Callback<Action>) {
    let now = use_mut_ref(State::default);
    now.replace(state.clone());
    let goes_on = state.started;
    use_effect_with((), move |()| {
        spawn_local(async move {
            let is_back = history::name().is_some();
            // where anything is kept, the first program does not begin
            let is_new = IS_WHOLE && !goes_on;
            let is_there = is_new && whole::only(|| keeping::begin(&on)).await;
            let old = storage::take_old().map(Input::Link);
            // what was opened from the link before a reload is there again
            let link = linked().filter(|_| !(is_back && is_there));
            for input in old.into_iter().chain(link) {
                input::open(input, &on);
            }
            on.emit(Action::Started);
            let predecessor = (!IS_WHOLE).then(|| predecessor(&now));
            let take = move |event| {
                match event {
                    start::StartEvent::Input(_) if !IS_WHOLE && !is_empty(&now.borrow()) => {
                        return false;
                    }
                    start::StartEvent::Input(input) => input::open(input, &on),
                    start::StartEvent::Language(language) => {
                        on.emit(Action::LanguageChanged(language));
                    }
                }
                true
            };
            // what a function does first, a browser still has to compile
            start::connect(take, || drop(accept::sample()), predecessor);
        });
    });
    // not in an effect, before which the browser may paint the start and a report together
    if state.started {
        start::show(state.screen == Screen::Start);
    }
}

/// Whether no report is there, or about to be.
fn is_empty(state: &State) -> bool {
    state.reports.is_empty() && state.progress.is_empty()
}

/// The first program, as the whole one takes it over.
fn predecessor(now: &Rc<RefCell<State>>) -> Predecessor {
    let (idle, given) = (Rc::clone(now), Rc::clone(now));
    Predecessor {
        is_idle: Box::new(move || idle.borrow().progress.is_empty()),
        give: Box::new(move || {
            given
                .borrow()
                .hand_over(keeping::session(), whole::wanted())
        }),
        leave: Box::new(app::leave),
    }
}
