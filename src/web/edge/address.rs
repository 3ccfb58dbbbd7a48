//! The address of the page and its fragment, which never leaves the browser.

use wasm_bindgen::JsValue;
use web_sys::window;

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

/// Takes the fragment out of the address without loading anything, so that a reload shows the report as it
/// then is and not the link once more.
pub(crate) fn forget_fragment() {
    if let Some(history) = window().and_then(|window| window.history().ok()) {
        let state = history.state().unwrap_or(JsValue::NULL);
        let _ = history.replace_state_with_url(&state, "", Some(&page()));
    }
}
