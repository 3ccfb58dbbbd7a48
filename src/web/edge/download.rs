//! Something to take away, as a file.

use wasm_bindgen::JsCast;
use web_sys::{HtmlAnchorElement, window};

/// Has the browser save a text under a name.
pub(crate) fn save_text(name: &str, text: &str) {
    // the mark lets old editors know that the text is UTF-8
    let text = js_sys::encode_uri_component(&format!("\u{feff}{text}"));
    save(name, &format!("data:text/plain;charset=utf-8,{text}"));
}

/// Has the browser save what is at `url` (a data or blob URL) under a name.
pub(crate) fn save(name: &str, url: &str) {
    let Some(document) = window().and_then(|window| window.document()) else {
        return;
    };
    let anchor = document.create_element("a").ok();
    let Some(anchor) = anchor.and_then(|anchor| anchor.dyn_into::<HtmlAnchorElement>().ok()) else {
        return;
    };
    anchor.set_href(url);
    anchor.set_download(name);
    anchor.click();
}
