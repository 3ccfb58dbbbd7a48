//! The page's reader of office files, in a worker: DOCX, DOC, WPS, XLSX, XLS, ODT, ODS, RTF, and text and links
//! too long for the page itself.

mod serve;

use gouji::view::link::{self, LinkError, Shared};

fn main() {
    serve::serve(|bytes, _| gouji::read::bytes(bytes, None), Some(open));
}

fn open(link: &str) -> Result<Shared, LinkError> {
    let opened = link::open(link).ok_or(LinkError::Damaged)?;
    opened.map(link::Opened::into_shared)
}
