//! The page's reader of office files, in a worker: DOCX, DOC, WPS, XLSX, XLS, ODT, ODS, RTF, and text
//! too long for the page itself.

mod serve;

fn main() {
    serve::serve(|bytes, _| gouji::read::bytes(bytes, None));
}
