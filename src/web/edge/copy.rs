//! What is put into the clipboard.

use js_sys::{Array, ArrayBuffer, Object, Reflect, Uint8Array};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, Clipboard, ClipboardItem, window};

/// Copies plain text; false where the browser does not allow it.
pub(crate) async fn text(text: &str) -> bool {
    match clipboard() {
        Some(clipboard) => JsFuture::from(clipboard.write_text(text)).await.is_ok(),
        None => false,
    }
}

/// Copies HTML, with plain text for programs that take no HTML; false where the browser does not allow
/// it.
pub(crate) async fn html(html: &str, plain: &str) -> bool {
    let write = || {
        let forms = Object::new();
        for (form, text) in [("text/html", html), ("text/plain", plain)] {
            Reflect::set(&forms, &form.into(), &blob(text, form)?).ok()?;
        }
        let item = ClipboardItem::new_with_record_from_str_to_blob_promise(&forms).ok()?;
        Some(clipboard()?.write(&Array::of1(&item)))
    };
    match write() {
        Some(promise) => JsFuture::from(promise).await.is_ok(),
        None => false,
    }
}

/// A page that was not served safely has no clipboard.
pub(super) fn clipboard() -> Option<Clipboard> {
    let navigator = window()?.navigator();
    let clipboard = Reflect::get(&navigator, &"clipboard".into()).ok()?;
    (!clipboard.is_undefined()).then(|| navigator.clipboard())
}

/// The text that a file holds, without the mark that tells its encoding.
pub(crate) fn text_in(file: &ArrayBuffer) -> String {
    let bytes = Uint8Array::new(file).to_vec();
    let text = String::from_utf8_lossy(&bytes);
    text.strip_prefix('\u{feff}').unwrap_or(&text).to_owned()
}

fn blob(text: &str, form: &str) -> Option<JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(form);
    let parts = Array::of1(&text.into());
    let blob = Blob::new_with_str_sequence_and_options(&parts, &options).ok()?;
    Some(blob.into())
}
