//! The worker's side of reading and checking: bytes of a file in, progress, the document and what was found in it out; or a
//! link in, and what it holds out.

use gouji::read::document::Document;
use gouji::read::refusal::Refusal;
use gouji::view::link::{LinkError, Shared};
use gouji::view::reply::{CheckedInput, Reply};
use js_sys::Uint8Array;
use serde::Serialize;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

/// How a file is read: its bytes, and what gets how many of how many pages are done.
pub(crate) type Read = fn(&[u8], &mut dyn FnMut(usize, usize)) -> Result<Document, Refusal>;

/// How a link is opened; it comes as a string where a file comes as bytes.
pub(crate) type Open = fn(&str) -> Result<Shared, LinkError>;

/// Reads and checks each file that the page sends, and each link where it knows how, one after the other.
pub(crate) fn serve(read: Read, open: Option<Open>) {
    let on_message = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        let sent = event.data();
        if let Some((link, open)) = sent.as_string().zip(open) {
            post(&Reply::Done(open(&link)));
            return;
        }
        let bytes = Uint8Array::new(&sent).to_vec();
        let mut progress = |done, all| post(&Reply::<()>::Progress { done, all });
        post(&Reply::Done(
            read(&bytes, &mut progress).and_then(CheckedInput::of),
        ));
    });
    scope().set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    on_message.forget();
    post(&Reply::<()>::Ready);
}

fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}

/// Where the page cannot be reached nobody can be: it gives up by its own deadline.
fn post<T: Serialize>(reply: &Reply<T>) {
    if let Some(bytes) = reply.to_bytes() {
        let _ = scope().post_message(&Uint8Array::from(&bytes[..]));
    }
}
