//! The door between this crate and the libraries that take files apart.

use std::panic::{AssertUnwindSafe, catch_unwind};

use super::document::Document;
use super::refusal::Refusal;

/// Runs a reader; a panic inside it is a damaged file.
///
/// Code of this crate does not panic, but the libraries behind the readers are young and files are
/// hostile. Where panics end the program, as in the browser, the reader runs in a worker that is started
/// again.
pub(super) fn guarded(
    read: impl FnOnce() -> Result<Document, Refusal>,
) -> Result<Document, Refusal> {
    // Whatever the reader left half done is dropped with it.
    catch_unwind(AssertUnwindSafe(read)).unwrap_or(Err(Refusal::Damaged))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[expect(clippy::panic, reason = "a library may")]
    fn a_panic_is_a_refusal() {
        assert_eq!(
            guarded(|| panic!("inside a library")),
            Err(Refusal::Damaged)
        );
        assert_eq!(guarded(|| Ok(Document::default())), Ok(Document::default()));
    }
}
