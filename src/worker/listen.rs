//! A worker's side of talking with the page: requests in, replies out.

use gouji::view::reply::{Reply, Request, unpack};
use js_sys::{Array, Uint8Array};
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

/// Answers each request of the page, one after the other; what it sent comes behind the name of the request.
pub(crate) fn listen(answer: impl Fn(Request, &Array) + 'static) {
    let on_message = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        let sent = Array::from(&event.data());
        let request = sent.get(0).as_string();
        if let Some(request) = request.and_then(|id| Request::by_id(&id)) {
            answer(request, &sent);
        }
    });
    scope().set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    on_message.forget();
    post(&Reply::<()>::Ready);
}

/// What the page sent in bytes; nothing where they are none of it.
pub(crate) fn received<T: DeserializeOwned>(sent: &JsValue) -> Option<T> {
    unpack(&Uint8Array::new(sent).to_vec())
}

fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}

/// Where the page cannot be reached nobody can be: it gives up by its own deadline.
pub(crate) fn post<T: Serialize>(reply: &Reply<T>) {
    if let Some(bytes) = reply.to_bytes() {
        let _ = scope().post_message(&Uint8Array::from(&bytes[..]));
    }
}
