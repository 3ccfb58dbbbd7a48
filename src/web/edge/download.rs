//! Something to take away, as a file.

use gloo::timers::callback::Timeout;
use js_sys::{Array, ArrayBuffer};
use wasm_bindgen::JsCast;
use web_sys::{Blob, HtmlAnchorElement, Url, window};

/// So many milliseconds the browser may take to begin saving.
const BEGUN: u32 = 60_000;

/// Has the browser save bytes under a name.
pub(crate) fn save_bytes(name: &str, bytes: &ArrayBuffer) {
    let blob = Blob::new_with_buffer_source_sequence(&Array::of1(bytes));
    let Ok(url) = blob.and_then(|blob| Url::create_object_url_with_blob(&blob)) else {
        return;
    };
    save(name, &url);
    // the bytes are held as long as the address is known
    Timeout::new(BEGUN, move || {
        let _ = Url::revoke_object_url(&url);
    })
    .forget();
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
