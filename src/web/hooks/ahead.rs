//! The desk is fetched ahead: who reaches for the page is about to open a report.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_events::EventListener;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::desk;

/// What a person does first, by whatever means.
const SIGNS: [&str; 5] = [
    "pointermove",
    "pointerdown",
    "keydown",
    "focusin",
    "dragenter",
];

/// Has the browser fetch the desk at the first sign of a person.
#[hook]
pub(crate) fn use_desk_ahead() {
    use_effect_with((), |()| {
        let listeners = Rc::new(RefCell::new(Vec::new()));
        if let Some(window) = web_sys::window() {
            let heard = Rc::clone(&listeners);
            *listeners.borrow_mut() = SIGNS
                .into_iter()
                .map(|sign| {
                    let heard = Rc::clone(&heard);
                    EventListener::once(&window, sign, move |_| {
                        // one sign is enough
                        drop(heard.take());
                        spawn_local(desk::fetch());
                    })
                })
                .collect();
        }
        move || drop(listeners.take())
    });
}
