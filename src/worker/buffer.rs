//! Files that a worker hands to the page.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::DedicatedWorkerGlobalScope;

/// Hands bytes over as they are: as a buffer, which no other message is.
pub(crate) fn post_bytes(bytes: &[u8]) {
    let buffer: JsValue = Uint8Array::from(bytes).buffer().into();
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let _ = scope.post_message_with_transfer(&buffer, &Array::of1(&buffer));
}
