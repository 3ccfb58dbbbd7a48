//! The current work outlives a reload.

use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use yew::prelude::*;

use crate::edge::{dom, storage};
use crate::saved;
use crate::shared::Shared;
use crate::state::State;
use crate::work::Work;

/// The state with which the page begins: what was kept, if anything was.
pub(crate) fn first_state() -> State {
    let mut state = State {
        language: storage::language(),
        ..State::default()
    };
    let text = storage::work();
    storage::opening(true);
    let kept = text.and_then(|text| saved::read(&text));
    if let Some(work) = kept {
        state.works.push(work.into());
        state.current = Some(0);
    }
    storage::opening(false);
    state
}

/// The work is kept so long after its last change, in milliseconds: a change shows first.
const PAUSE: u32 = 300;

/// Keeps the shown work and the language as they change, and tells the browser both.
#[hook]
pub(crate) fn use_kept(state: &State) {
    let work: Option<Shared<Work>> = state.work().cloned().map(Shared::from);
    let none_left = state.works.is_empty();
    use_effect_with((work.clone(), none_left), |(work, none_left)| {
        if *none_left {
            storage::keep_work(None);
        }
        let pending = work.clone().map(|work| {
            Timeout::new(PAUSE, move || {
                storage::keep_work(saved::write(&work).as_deref());
            })
        });
        // Who leaves sooner loses nothing either.
        let leaving = work.clone().zip(web_sys::window()).map(|(work, window)| {
            EventListener::new(&window, "pagehide", move |_| {
                storage::keep_work(saved::write(&work).as_deref());
            })
        });
        move || drop((pending, leaving))
    });
    use_effect_with((state.language, work), |(language, work)| {
        let title = work.as_ref().and_then(|work| {
            let report = &work.checked.report;
            report.title.as_ref().map(|title| title.value.clone())
        });
        dom::announce(*language, title.as_deref());
    });
    let first = use_mut_ref(|| true);
    use_effect_with(state.language, move |language| {
        if !first.replace(false) {
            storage::keep_language(*language);
        }
    });
}
