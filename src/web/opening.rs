//! What came in by paste, drop or choice → an opened report, or words that say why not and what to do.

use gouji::form::Edition;
use gouji::language::Words;
use gouji::read::{self, document::Document};
use gouji::view::{blank, sample};

use super::text;
use super::work::{Changes, Form, Source, Work};

/// Bytes that are looked at to tell what a file is.
const HEAD: usize = 4096;

/// The largest file that is read, in megabytes.
pub(crate) const LIMIT: u64 = 32;

/// What a file is, told by its first bytes and its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Plain text, Markdown or a table as text.
    Text,
    /// HTML.
    Html,
    /// A picture.
    Picture,
    /// Anything else.
    Unknown,
}

/// Tells what a file is.
pub(crate) fn kind(name: &str, bytes: &[u8]) -> Kind {
    let starts = |magic: &[u8]| bytes.starts_with(magic);
    let pictures: [&[u8]; 6] = [
        b"\x89PNG",
        b"\xff\xd8\xff",
        b"GIF8",
        b"BM",
        b"II*\0",
        b"MM\0*",
    ];
    let webp = starts(b"RIFF") && bytes.get(8..12) == Some(b"WEBP");
    if webp || pictures.iter().any(|magic| starts(magic)) {
        return Kind::Picture;
    }
    let utf16 = starts(&[0xff, 0xfe]) || starts(&[0xfe, 0xff]);
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    if !utf16 && head.contains(&0) || starts(b"%PDF") || starts(b"PK\x03\x04") {
        return Kind::Unknown;
    }
    let extension = name.rsplit_once('.').map(|(_, end)| end.to_lowercase());
    match extension.as_deref() {
        Some("html" | "htm" | "xhtml" | "mht") => Kind::Html,
        _ if looks_like_html(head) => Kind::Html,
        _ => Kind::Text,
    }
}

fn looks_like_html(head: &[u8]) -> bool {
    let head = String::from_utf8_lossy(head).to_lowercase();
    let head = head.trim_start();
    head.starts_with("<!doctype html") || head.starts_with("<html") || head.contains("<table")
}

/// Opens what was pasted: the HTML of the clipboard where it holds tables, else its text.
pub(crate) fn pasted(html: &str, plain: &str) -> Result<Work, Words> {
    let document = if html.to_lowercase().contains("<table") {
        read::html(html)
    } else if !plain.trim().is_empty() {
        read::text(plain)
    } else if !html.trim().is_empty() {
        read::html(html)
    } else {
        return Err(text::EMPTY_CLIPBOARD.into());
    };
    open(String::new(), document)
}

/// Opens the text of a file.
pub(crate) fn file(name: String, content: &str, kind: Kind) -> Result<Work, Words> {
    if content.trim().is_empty() {
        return Err(text::empty_file(&name));
    }
    let document = match kind {
        Kind::Html => read::html(content),
        _ => read::text(content),
    };
    open(name, document)
}

/// Opens a report that was read, if there is anything in it to check.
pub(crate) fn open(name: String, document: Document) -> Result<Work, Words> {
    let source = Source {
        name,
        form: Form::Given,
    };
    let work = Work::new(source, document, Changes::default());
    if work.has_content() {
        Ok(work)
    } else if work.source.name.is_empty() {
        Err(text::NO_TABLES.into())
    } else {
        Err(text::nothing_in(&work.source.name))
    }
}

/// Opens the sample.
pub(crate) fn sample() -> Work {
    own(Form::Sample, read::text(sample::TEXT))
}

/// Opens a blank form.
pub(crate) fn blank(edition: Edition) -> Work {
    own(Form::Blank(edition), blank::document(edition))
}

fn own(form: Form, document: Document) -> Work {
    let name = String::new();
    Work::new(Source { name, form }, document, Changes::default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, bytes: &[u8], expected: Kind) {
        assert_eq!(kind(name, bytes), expected, "{name}");
    }

    #[test]
    fn files_are_told_by_their_bytes() {
        check("a.txt", "一、总体情况".as_bytes(), Kind::Text);
        check("a", b"<!DOCTYPE html><p>", Kind::Html);
        check("a.HTM", b"<p>", Kind::Html);
        check("a.txt", b"\x89PNG\r\n", Kind::Picture);
        check("a.txt", b"RIFF....WEBPVP8", Kind::Picture);
        check("a.txt", b"ab\0\x01", Kind::Unknown);
        check("a.txt", b"\xff\xfea\0b\0", Kind::Text);
        check("a.txt", b"", Kind::Text);
    }

    #[test]
    fn nothing_is_refused_kindly() {
        assert_eq!(pasted("", " \n").err(), Some(text::EMPTY_CLIPBOARD.into()));
        assert!(pasted("", "no table here").is_err());
    }
}
