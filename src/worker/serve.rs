//! The worker's side of reading: bytes of a file in, progress and the document out.

use gouji::read::document::Document;
use gouji::read::refusal::Refusal;
use gouji::read::reply::Reply;
use js_sys::Uint8Array;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

/// How a file is read: its bytes, and whom to tell how many of how many pages are done.
pub(crate) type Read = fn(&[u8], &mut dyn FnMut(usize, usize)) -> Result<Document, Refusal>;

/// Reads each file that the page sends, one after the other.
pub(crate) fn serve(read: Read) {
    let on_message = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        let bytes = Uint8Array::new(&event.data()).to_vec();
        let mut progress = |done, all| tell(&Reply::Progress { done, all });
        tell(&Reply::Done(read(&bytes, &mut progress)));
    });
    scope().set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    on_message.forget();
    tell(&Reply::Ready);
}

fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}

/// Where the page cannot be told there is nobody else to tell: it gives up by its own deadline.
fn tell(reply: &Reply) {
    if let Some(bytes) = reply.to_bytes() {
        let _ = scope().post_message(&Uint8Array::from(&bytes[..]));
    }
}
