//! Stage 1: bytes or pasted text → [`Document`], one shape for every input form.
//!
//! Nothing behind this stage knows which form a report came in. Reading never fails as a whole: it
//! returns the best document and a list of what could not be read.

#[cfg(feature = "office")]
mod archive;
pub mod builder;
#[cfg(feature = "office")]
pub mod bundle;
pub mod cell;
pub mod characters;
mod cover;
pub mod decimal;
pub mod document;
pub mod encoding;
pub mod file;
#[cfg(any(feature = "office", feature = "pdf"))]
mod guard;
mod html;
pub mod limits;
pub mod marker;
#[cfg(feature = "office")]
mod nested;
pub mod number;
pub mod numeral;
#[cfg(feature = "office")]
pub mod odf;
#[cfg(feature = "office")]
pub mod office;
pub mod page_number;
#[cfg(feature = "pdf")]
pub mod pdf;
pub mod refusal;
#[cfg(feature = "office")]
pub mod rtf;
#[cfg(feature = "office")]
mod sheet;
pub mod span;
#[cfg(test)]
mod tests;
mod text;

use document::Document;

/// Reads pasted or decoded plain text, whatever layout its tables came in.
pub fn text(text: &str) -> Document {
    text::read(text)
}

/// Reads the bytes of a file in any form that this build knows; `name` is its name, if it has one.
///
/// # Errors
///
/// When nothing can be read: see [`refusal::Refusal`].
#[cfg(feature = "office")]
pub fn bytes(bytes: &[u8], name: Option<&str>) -> Result<Document, refusal::Refusal> {
    let decode = |bytes: &[u8], encoding: encoding::Encoding| {
        encoding_rs::Encoding::for_label(encoding.label().as_bytes())
            .unwrap_or(encoding_rs::GB18030)
            .decode(bytes)
            .0
            .into_owned()
    };
    file::read(bytes, name, decode, html)
}

/// Reads HTML: a saved page, or what the clipboard holds of one.
#[cfg(feature = "html")]
pub fn html(html: &str) -> Document {
    html::read(html)
}

/// Reads HTML that a browser has parsed and printed again (`outerHTML`): every element is closed, every
/// value quoted, so that nothing needs to be guessed.
pub fn printed_html(html: &str) -> Document {
    html::read_printed(html)
}
