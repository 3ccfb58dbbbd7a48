//! Paste and drop work anywhere on the page.

use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, DataTransfer, DragEvent, Event, HtmlElement};
use yew::prelude::*;

use super::take_in;
use crate::edge::{clipboard, dom, files};
use crate::intake::Intake;
use crate::state::Action;

/// Opens what is pasted or dropped anywhere but over a dialog, which has the page for itself; tells whether
/// something is being dragged over the page.
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
                // what is dropped where nothing takes it must not replace the page either
                event.prevent_default();
                let data = dragged(event);
                if dom::dialog_open() {
                    if let Some(data) = data {
                        data.set_drop_effect("none");
                    }
                } else {
                    over.set(true);
                }
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
                if let Some(data) = dragged(event).filter(|_| !dom::dialog_open()) {
                    take(&data, &dropped);
                }
            }),
        );
        move || drop(listeners)
    });
    *dragging
}

fn dragged(event: &Event) -> Option<DataTransfer> {
    event.dyn_ref::<DragEvent>()?.data_transfer()
}

fn paste(event: &Event, on: &Callback<Action>) {
    // fields for a single number or a reason keep their paste
    let target = event.target();
    let in_line = target.as_ref().is_some_and(dom::is_line);
    let data = event
        .dyn_ref::<ClipboardEvent>()
        .and_then(ClipboardEvent::clipboard_data);
    let Some(data) = data.filter(|_| !in_line && !dom::dialog_open()) else {
        return;
    };
    event.prevent_default();
    if let Some(area) = target.and_then(|target| target.dyn_into::<HtmlElement>().ok()) {
        let _ = area.blur();
    }
    take(&data, on);
}

fn take(data: &DataTransfer, on: &Callback<Action>) {
    let (files, folders) = files::carried(data);
    let (html, plain) = clipboard::texts(data);
    // copied cells come with a picture of themselves: their text is what is wanted
    let intake = if html.is_empty() && plain.is_empty() && !(files.is_empty() && folders.is_empty())
    {
        Intake::Files { files, folders }
    } else {
        Intake::Pasted { html, plain }
    };
    take_in(Some(intake), on.clone());
}
