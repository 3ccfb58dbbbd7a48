//! Stage 1: bytes or pasted text → [`Document`](document::Document), one shape for every input form.
//!
//! Nothing behind this stage knows which form a report came in. Reading never fails as a whole: it
//! returns the best document and a list of what could not be read.

pub mod builder;
pub mod document;
pub mod limits;
pub mod number;
pub mod refusal;
pub mod span;

use document::Document;

/// Reads pasted or decoded plain text, whatever layout its tables came in.
pub fn text(_text: &str) -> Document {
    Document::default()
}

/// Reads HTML: a saved page, or what the clipboard holds of one.
pub fn html(_html: &str) -> Document {
    Document::default()
}
