//! A link to a report is opened when it is put into the address of the open page, and stays there until something is
//! changed.

use gloo::events::EventListener;
use gouji::view::link;
use yew::prelude::*;

use crate::IS_WHOLE;
use crate::edge::{address, history};
use crate::input::{self, Input};
use crate::state::{Action, State};

/// Opens the link in the address whenever it changes, and takes it out once the report is not what it holds.
#[hook]
pub(crate) fn use_linked(state: &State, on: Callback<Action>) {
    let changed = state.shown().filter(|shown| shown.can_undo());
    // what was taken over with its changes is of no link; one in the address is about to be opened
    let is_taken_over = use_mut_ref(|| changed.is_some());
    use_effect_with(changed.map(|shown| shown.id), move |changed| {
        if !is_taken_over.replace(false) && changed.is_some() && address::has_link() {
            address::forget_fragment();
        }
    });
    use_effect_with((), move |()| {
        let listener = web_sys::window().map(|window| {
            EventListener::new(&window, "hashchange", move |_| {
                // an entry that says what was shown leads back to that
                if let Some(link) = linked().filter(|_| history::name().is_none()) {
                    input::open(link, &on);
                }
            })
        });
        move || drop(listener)
    });
}

/// The link in the address.
pub(super) fn linked() -> Option<Input> {
    let fragment = address::fragment();
    (IS_WHOLE && link::is_link(&fragment)).then_some(Input::Link(fragment))
}
