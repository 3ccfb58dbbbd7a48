//! What is pasted, as HTML and as plain text.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, ClipboardItem, DataTransfer};

/// The HTML and the plain text that a paste or a drop carries; empty where there is none.
pub(crate) fn texts(data: &DataTransfer) -> (String, String) {
    let get = |form| data.get_data(form).unwrap_or_default();
    (get("text/html"), get("text/plain"))
}

/// Reads the clipboard on request; nothing where the browser does not allow it.
pub(crate) async fn read() -> Option<(String, String)> {
    let clipboard = super::copy::clipboard()?;
    let items = JsFuture::from(clipboard.read()).await.ok()?;
    let item: ClipboardItem = js_sys::Array::from(&items).get(0).dyn_into().ok()?;
    let html = text_of(&item, "text/html").await.unwrap_or_default();
    let plain = text_of(&item, "text/plain").await.unwrap_or_default();
    Some((html, plain))
}

async fn text_of(item: &ClipboardItem, form: &str) -> Option<String> {
    let blob: Blob = JsFuture::from(item.get_type(form))
        .await
        .ok()?
        .dyn_into()
        .ok()?;
    JsFuture::from(blob.text()).await.ok()?.as_string()
}
