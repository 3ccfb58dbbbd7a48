//! The history of the browser: each entry has the name of what the page showed, and whether the table was shown before.

use gloo::events::EventListener;
use js_sys::{Array, JsString};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{History, PopStateEvent, window};

use super::address;

fn history() -> Option<History> {
    window()?.history().ok()
}

/// What an entry says: the name, and whether the table was shown before it.
fn entry(state: &JsValue) -> Option<(String, bool)> {
    let entry: &Array = state.dyn_ref()?;
    let name = entry.get(0).dyn_into::<JsString>().ok()?;
    Some((name.into(), entry.get(1).is_truthy()))
}

fn current() -> Option<(String, bool)> {
    entry(&history()?.state().ok()?)
}

/// The name of the entry.
pub(crate) fn name() -> Option<String> {
    current().map(|(name, _)| name)
}

/// Whether the entry says nothing yet and is not that of a link.
pub(crate) fn is_new() -> bool {
    current().is_none() && !address::has_link()
}

/// Makes a new entry; the entry of a link that was just opened, which says nothing yet, becomes it, and the link stays in
/// its address, as it does in that of another view of the same.
pub(crate) fn push(name: &str, from_table: bool, is_view: bool) {
    let Some(history) = history() else { return };
    let state = Array::of2(&name.into(), &from_table.into());
    let _ = if current().is_none() && !address::has_unopened_link() {
        history.replace_state(&state, "")
    } else {
        let address = (!is_view).then(address::page);
        history.push_state_with_url(&state, "", address.as_deref())
    };
}

/// Gives the entry another name; that of a link which is still to be opened says nothing.
pub(crate) fn replace(name: &str) {
    let Some(history) = history() else { return };
    let before = current();
    if before.is_none() && address::has_unopened_link() {
        return;
    }
    let (is_same, from_table) = match &before {
        Some((before, from_table)) => (before == name, *from_table),
        None => (true, false),
    };
    let state = Array::of2(&name.into(), &from_table.into());
    // the link in the address is of what had the entry before
    let address = (!is_same).then(address::page);
    let _ = history.replace_state_with_url(&state, "", address.as_deref());
}

/// Goes back to the table, where it was shown before; false where it was not.
pub(crate) fn go_back_to_table() -> bool {
    let from_table = current().is_some_and(|(_, from_table)| from_table);
    from_table && history().is_some_and(|history| history.back().is_ok())
}

/// Calls `then` with the name of the entry whenever the person goes back or forth.
pub(crate) fn on_return(then: impl Fn(&str) + 'static) -> Option<EventListener> {
    let history = history()?;
    // the page itself finds again what was seen
    let _ = history.set_scroll_restoration(web_sys::ScrollRestoration::Manual);
    let listener = EventListener::new(window()?.as_ref(), "popstate", move |event| {
        let event = event.dyn_ref::<PopStateEvent>();
        // an entry without a name is that of a link, which is about to be opened
        if let Some((name, _)) = event.and_then(|event| entry(&event.state())) {
            then(&name);
        }
    });
    Some(listener)
}
