//! The address of the page and its fragment, which never leaves the browser.

use std::cell::RefCell;

use gouji::view::link;
use wasm_bindgen::JsValue;
use web_sys::window;

thread_local! {
    /// The link that was opened last.
    static OPENED: RefCell<String> = const { RefCell::new(String::new()) };
}

/// The address without its fragment.
pub(crate) fn page() -> String {
    let href = window().and_then(|window| window.location().href().ok());
    let href = href.unwrap_or_default();
    href.split('#').next().unwrap_or("").to_owned()
}

/// The fragment, with its `#`; empty where there is none.
pub(crate) fn fragment() -> String {
    let hash = window().and_then(|window| window.location().hash().ok());
    hash.unwrap_or_default()
}

/// Whether the fragment is a link to a report.
pub(crate) fn has_link() -> bool {
    link::is_link(&fragment())
}

/// Says that a link was opened, which stays in the address.
pub(crate) fn link_opened(fragment: &str) {
    OPENED.with(|opened| opened.replace(fragment.to_owned()));
}

/// Whether the fragment is a link that was not opened yet.
pub(super) fn has_unopened_link() -> bool {
    has_link() && OPENED.with(|opened| *opened.borrow() != fragment())
}

/// Takes the fragment out of the address without loading anything: what is shown is not what the link holds.
pub(crate) fn forget_fragment() {
    if let Some(history) = window().and_then(|window| window.history().ok()) {
        let state = history.state().unwrap_or(JsValue::NULL);
        let _ = history.replace_state_with_url(&state, "", Some(&page()));
    }
}
