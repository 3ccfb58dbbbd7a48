//! The page's reader of office files, in a worker: DOCX, DOC, WPS, XLSX, XLS, ODT, ODS, RTF, text and pages beside
//! others, and text and links too long for the page itself. It also unpacks archives of files.

mod buffer;
mod listen;
mod serve;

use std::cell::RefCell;

use buffer::post_bytes;
use gouji::read::bundle::Bundle;
use gouji::read::refusal::Refusal;
use gouji::view::link::{self, LinkError, Shared};
use gouji::view::reply::{Contents, Reply, Request};
use js_sys::Uint8Array;
use listen::post;

fn main() {
    let archive = RefCell::new(None::<Bundle>);
    serve::serve(
        |bytes, name, _| gouji::read::bytes(bytes, name),
        move |request, sent| match request {
            Request::Open => post(&Reply::Done(open(&sent.as_string().unwrap_or_default()))),
            Request::List => {
                let mut opened = Bundle::open(Uint8Array::new(&sent).to_vec());
                post(&Reply::Done(opened.as_mut().map(contents)));
                archive.replace(opened);
            }
            Request::Unpack => {
                let index = sent.as_string().and_then(|index| index.parse().ok());
                let archive = archive.borrow();
                let file = index.zip(archive.as_ref());
                let unpacked = file.ok_or(Refusal::Damaged);
                match unpacked.and_then(|(index, archive)| archive.unpack(index)) {
                    Ok(bytes) => post_bytes(&bytes),
                    Err(refusal) => post(&Reply::Done(refusal)),
                }
            }
            _ => {}
        },
    );
}

fn open(link: &str) -> Result<Shared, LinkError> {
    let opened = link::open(link).ok_or(LinkError::Damaged)?;
    opened.map(link::Opened::into_shared)
}

fn contents(archive: &mut Bundle) -> Contents {
    let (files, others) = archive.files();
    let files = files.into_iter().map(|file| (file.name, file.index));
    Contents {
        files: files.collect(),
        others,
    }
}
