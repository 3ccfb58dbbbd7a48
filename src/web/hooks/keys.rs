//! Keys that work anywhere on the page.

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;
use yew::prelude::*;

use crate::edge::{dom, storage};
use crate::state::command::ReportCommand;
use crate::state::{Action, Dialog};

/// Undo and redo, the next and the previous finding and report, what the keys do, and escape.
#[hook]
pub(crate) fn use_keys(on: Callback<Action>) {
    use_effect_with(on, |on| {
        let on = on.clone();
        let options = EventListenerOptions::enable_prevent_default();
        let listener = web_sys::window().map(|window| {
            EventListener::new_with_options(&window, "keydown", options, move |event| {
                let Some(key) = event.dyn_ref::<KeyboardEvent>() else {
                    return;
                };
                if event.default_prevented() || dom::from_field(event) || dom::dialog_open() {
                    return;
                }
                if let Some(action) = action(key) {
                    event.prevent_default();
                    on.emit(action);
                }
            })
        });
        move || drop(listener)
    });
}

fn action(event: &KeyboardEvent) -> Option<Action> {
    let command = event.ctrl_key() || event.meta_key();
    if event.alt_key() {
        return None;
    }
    match (command, event.shift_key(), event.key().as_str()) {
        (true, false, "z") => Some(Action::Command(ReportCommand::Undo)),
        (true, true, "z" | "Z") | (true, false, "y") => Some(Action::Command(ReportCommand::Redo)),
        (false, false, "Escape") => Some(Action::Selected(None)),
        // who speaks to the page, or lets it be read, may hit a letter unawares
        (false, _, _) if !storage::letter_keys() => None,
        (false, _, "?") => Some(Action::DialogOpened(Some(Dialog::Help))),
        (false, false, key @ ("j" | "k")) => Some(Action::Stepped {
            back: key == "k",
            by_key: true,
        }),
        (false, false, "[") => Some(Action::ReportStepped { back: true }),
        (false, false, "]") => Some(Action::ReportStepped { back: false }),
        _ => None,
    }
}
