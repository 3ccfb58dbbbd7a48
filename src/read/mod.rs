//! Stage 1: bytes or pasted text → [`Document`](document::Document), one shape for every input form.
//!
//! Nothing behind this stage knows which form a report came in. Reading never fails as a whole: it
//! returns the best document and a list of what could not be read.

#[cfg(feature = "office")]
mod archive;
pub mod builder;
pub mod characters;
pub mod document;
#[cfg(any(feature = "office", feature = "pdf"))]
mod guard;
mod html;
pub mod limits;
#[cfg(feature = "office")]
mod nested;
pub mod number;
#[cfg(feature = "office")]
pub mod odf;
#[cfg(feature = "office")]
pub mod office;
#[cfg(feature = "pdf")]
pub mod pdf;
pub mod refusal;
#[cfg(feature = "office")]
pub mod rtf;
#[cfg(feature = "office")]
mod sheet;
pub mod span;
mod text;

use document::Document;

/// Reads pasted or decoded plain text, whatever layout its tables came in.
pub fn text(text: &str) -> Document {
    text::read(text)
}

/// Reads HTML: a saved page, or what the clipboard holds of one.
pub fn html(html: &str) -> Document {
    html::read(html)
}
