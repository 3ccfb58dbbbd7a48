//! A link to a report is opened when it is put into the address of the open page.

use gloo::events::EventListener;
use gouji::view::link;
use yew::prelude::*;

use crate::edge::address;
use crate::input::{self, Input};
use crate::state::Action;

/// Opens the link in the address whenever it changes.
#[hook]
pub(crate) fn use_linked(on: Callback<Action>) {
    use_effect_with((), move |()| {
        let listener = web_sys::window().map(|window| {
            EventListener::new(&window, "hashchange", move |_| {
                if let Some(link) = linked() {
                    input::open(link, &on);
                }
            })
        });
        move || drop(listener)
    });
}

/// The link in the address; it stays there until it is opened.
pub(super) fn linked() -> Option<Input> {
    let fragment = address::fragment();
    link::is_link(&fragment).then_some(Input::Link(fragment))
}
