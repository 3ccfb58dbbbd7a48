//! Each reader: any bytes or text in, a sound document or a refusal out.

use gouji::read::bundle::Bundle;
use gouji::read::document::Document;
use gouji::read::refusal::Refusal;
use gouji::read::{self, office, pdf as pdf_files, rtf as rtf_files};

use super::laws;

/// What a reader gives of an input, held to the laws. Links take longer than reading: they are made of few.
pub(crate) fn hold(data: &[u8], read: Result<Document, Refusal>) {
    match read {
        Ok(document) => {
            laws::document(&document);
            if travels(data) {
                laws::travels(&document);
            }
        }
        Err(refusal) => assert!(!refusal.words().zh.is_empty()),
    }
}

/// Whether a link is made of what is read of this input: of one in a hundred and twenty-eight.
fn travels(data: &[u8]) -> bool {
    let sum = data.iter().fold(0_u8, |sum, byte| sum.wrapping_add(*byte));
    sum.is_multiple_of(128)
}

/// Plain text, in whatever layout its tables are.
pub(crate) fn text(data: &[u8]) {
    hold(data, Ok(read::text(&String::from_utf8_lossy(data))));
}

/// Comma-separated values.
pub(crate) fn csv(data: &[u8]) {
    hold(data, read::bytes(data, Some("a.csv")));
}

/// A page as its author wrote it.
pub(crate) fn html(data: &[u8]) {
    hold(data, Ok(read::html(&String::from_utf8_lossy(data))));
}

/// A page as a browser prints it.
pub(crate) fn printed(data: &[u8]) {
    hold(data, Ok(read::printed_html(&String::from_utf8_lossy(data))));
}

/// RTF, with its sign where the input lacks it.
pub(crate) fn rtf(data: &[u8]) {
    hold(data, rtf_files::read(data));
    if !data.starts_with(b"{\\rtf") {
        hold(data, rtf_files::read(&[b"{\\rtf1\\ansi ", data].concat()));
    }
}

/// DOC, XLS and WPS.
pub(crate) fn compound(data: &[u8]) {
    hold(data, office::read(data));
}

/// PDF.
pub(crate) fn pdf(data: &[u8]) {
    hold(data, pdf_files::read(data));
}

/// A file of any form.
pub(crate) fn bytes(data: &[u8]) {
    hold(data, read::bytes(data, None));
}

/// An archive of files, and each file of it.
pub(crate) fn archive(data: &[u8]) {
    let Some(mut bundle) = Bundle::open(data.to_vec()) else {
        return;
    };
    let (files, _) = bundle.files();
    for file in files.iter().take(4) {
        if let Ok(unpacked) = bundle.unpack(file.index) {
            assert!(unpacked.len() <= gouji::read::limits::FILE);
        }
    }
}
