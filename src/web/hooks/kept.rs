//! The current work outlives a reload.

use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use gouji::view::link;
use yew::prelude::*;

use super::linked::linked;
use super::take_in;
use crate::edge::{address, dom, storage};
use crate::shared::Shared;
use crate::state::{Action, Awaited, State};
use crate::work::Work;

/// The state with which the page begins, and what it opens at once: what was kept, and what the address
/// names.
pub(crate) fn first_state() -> State {
    let awaited = storage::look() || link::is_link(&address::fragment());
    State {
        language: storage::language(),
        awaited: awaited.then_some(Awaited::Resuming),
        held_back: storage::held_back().is_some(),
        ..State::default()
    }
}

/// Opens what was kept, and the link in the address.
#[hook]
pub(crate) fn use_resumed(on: Callback<Action>) {
    use_effect_with((), move |()| {
        let link = linked();
        if storage::is_kept() || link.is_some() {
            take_in(link, on);
        }
    });
}

/// The work is kept so long after its last change, in milliseconds: a change shows first.
const PAUSE: u32 = 300;

/// Keeps the shown work and the language as they change, and tells the browser both.
#[hook]
pub(crate) fn use_kept(state: &State, on: Callback<Action>) {
    let work: Option<Shared<Work>> = state.work().cloned().map(Shared::from);
    let desk = state.desk;
    let any = !state.works.is_empty() || state.held_back;
    let had = use_mut_ref(|| false);
    use_effect_with((work.clone(), any), move |(work, any)| {
        // what was kept is not forgotten before it could be opened
        if had.replace(*any) && !any {
            storage::opening(false);
            storage::keep_work(None);
        }
        let shown = work.clone().zip(desk);
        let keep = shown.map(|(work, desk)| {
            move || {
                let written = (desk.write)(&work);
                storage::keep_work(written.as_deref()) && written.is_some()
            }
        });
        let pending = keep
            .clone()
            .map(|keep| Timeout::new(PAUSE, move || on.emit(Action::Kept(keep()))));
        // Who leaves sooner loses nothing either.
        let leaving = keep.zip(web_sys::window()).map(|(keep, window)| {
            EventListener::new(&window, "pagehide", move |_| {
                keep();
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
