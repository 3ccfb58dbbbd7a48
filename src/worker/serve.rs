//! The worker's side of reading and checking: bytes of a file in, progress, and the document or what was found in it
//! out; what else a reader is asked for it answers itself.

use gouji::read::document::Document;
use gouji::read::refusal::Refusal;
use gouji::view::export::sent::Sent;
use gouji::view::reply::{CheckedOverview, Reply, Request, workable};
use js_sys::Uint8Array;
use wasm_bindgen::JsValue;

use crate::listen::{listen, post, received};

/// How a file is read: its bytes, its name, and what gets how many of how many pages are done.
pub(crate) type ReadFunction =
    fn(&[u8], Option<&str>, &mut dyn FnMut(usize, usize)) -> Result<Document, Refusal>;

/// Reads and checks files for the page; `answer` has the requests that are not of one file.
pub(crate) fn serve(read: ReadFunction, answer: impl Fn(Request, JsValue) + 'static) {
    listen(move |request, sent| {
        let read = || {
            let name = sent.get(2).as_string();
            let bytes = Uint8Array::new(&sent.get(1)).to_vec();
            let mut progress = |done, all| post(&Reply::<()>::Progress { done, all });
            read(&bytes, name.as_deref(), &mut progress)
        };
        match request {
            Request::Read => post(&Reply::Done(read().and_then(workable))),
            Request::Check => post(&Reply::Done(read().and_then(CheckedOverview::of))),
            Request::CheckSent => {
                let sent = received::<Sent>(&sent.get(1));
                post(&Reply::Done(sent.map(CheckedOverview::of_sent)));
            }
            request => answer(request, sent.get(1)),
        }
    });
}
