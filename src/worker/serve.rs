//! The worker's side of reading and checking: bytes of a file in, progress, and the document or what was found in it
//! out; what else a reader is asked for it answers itself.

use gouji::read::document::Document;
use gouji::read::refusal::Refusal;
use gouji::view::reply::{CheckedOverview, Reply, Request, workable};
use js_sys::{Array, Uint8Array};
use serde::Serialize;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

/// How a file is read: its bytes, its name, and what gets how many of how many pages are done.
pub(crate) type Read =
    fn(&[u8], Option<&str>, &mut dyn FnMut(usize, usize)) -> Result<Document, Refusal>;

/// Answers each request of the page, one after the other; `answer` has those that are not of one file.
pub(crate) fn serve(read: Read, answer: impl Fn(Request, JsValue) + 'static) {
    let on_message = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        let sent = Array::from(&event.data());
        let request = sent.get(0).as_string();
        let read = || {
            let name = sent.get(2).as_string();
            let bytes = Uint8Array::new(&sent.get(1)).to_vec();
            let mut progress = |done, all| post(&Reply::<()>::Progress { done, all });
            read(&bytes, name.as_deref(), &mut progress)
        };
        match request.and_then(|id| Request::by_id(&id)) {
            Some(Request::Read) => post(&Reply::Done(read().and_then(workable))),
            Some(Request::Check) => post(&Reply::Done(read().and_then(CheckedOverview::of))),
            Some(request) => answer(request, sent.get(1)),
            None => {}
        }
    });
    scope().set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    on_message.forget();
    post(&Reply::<()>::Ready);
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
