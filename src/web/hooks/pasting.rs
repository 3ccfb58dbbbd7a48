//! Paste and drop work anywhere on the page.

use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, DataTransfer, DragEvent, Event, HtmlElement, HtmlInputElement};
use yew::prelude::*;

use super::take_in;
use crate::edge::{clipboard, files};
use crate::intake::Intake;
use crate::state::Action;

/// Opens what is pasted or dropped anywhere; tells whether something is being dragged over the page.
#[hook]
pub(crate) fn use_pasting(on: Callback<Action>) -> bool {
    let dragging = use_state_eq(|| false);
    let set = dragging.setter();
    use_effect_with(on, move |on| {
        let mut listeners = Vec::new();
        let mut listen = |name: &'static str, act: Box<dyn Fn(&Event)>| {
            let options = EventListenerOptions::enable_prevent_default();
            if let Some(window) = web_sys::window() {
                let listener =
                    EventListener::new_with_options(&window, name, options, move |event| {
                        act(event);
                    });
                listeners.push(listener);
            }
        };
        let pasted = on.clone();
        listen("paste", Box::new(move |event| paste(event, &pasted)));
        let dropped = on.clone();
        let over = set.clone();
        listen(
            "dragover",
            Box::new(move |event| {
                event.prevent_default();
                over.set(true);
            }),
        );
        let left = set.clone();
        listen(
            "dragleave",
            Box::new(move |event| {
                // only when the pointer leaves the window there is nothing that it enters
                let drag = event.dyn_ref::<DragEvent>();
                if drag.is_none_or(|drag| drag.related_target().is_none()) {
                    left.set(false);
                }
            }),
        );
        listen(
            "drop",
            Box::new(move |event| {
                event.prevent_default();
                set.set(false);
                let data = event
                    .dyn_ref::<DragEvent>()
                    .and_then(DragEvent::data_transfer);
                if let Some(data) = data {
                    take(&data, &dropped);
                }
            }),
        );
        move || drop(listeners)
    });
    *dragging
}

fn paste(event: &Event, on: &Callback<Action>) {
    // fields for a single number or a reason keep their paste
    let target = event.target();
    let field = target
        .as_ref()
        .and_then(|target| target.dyn_ref::<HtmlInputElement>());
    let data = event
        .dyn_ref::<ClipboardEvent>()
        .and_then(ClipboardEvent::clipboard_data);
    let (None, Some(data)) = (field, data) else {
        return;
    };
    event.prevent_default();
    if let Some(area) = target.and_then(|target| target.dyn_into::<HtmlElement>().ok()) {
        let _ = area.blur();
    }
    take(&data, on);
}

fn take(data: &DataTransfer, on: &Callback<Action>) {
    let chosen = files::listed(data.files());
    let (html, plain) = clipboard::texts(data);
    // copied cells come with a picture of themselves: their text is what is wanted
    if !chosen.is_empty() && html.is_empty() && plain.is_empty() {
        take_in(Some(Intake::Files(chosen)), on.clone());
    } else {
        take_in(Some(Intake::Pasted { html, plain }), on.clone());
    }
}
