//! What came in by paste, drop or choice → an opened report, or words that say why not and what to do.

use gouji::form::Edition;
use gouji::language::Words;
use gouji::read::document::Document;
use gouji::read::encoding::Encoding;
use gouji::read::refusal::Refusal;
use gouji::read::{self, file};
use gouji::view::{blank, sample};

use super::text;
use super::work::{Changes, Form, Source, Work};

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

/// Opens a file; `decode` turns bytes in an encoding that needs tables into text.
pub(crate) fn file(
    name: String,
    bytes: &[u8],
    decode: impl FnOnce(&[u8], Encoding) -> String,
) -> Result<Work, Words> {
    match file::read(bytes, Some(&name), decode) {
        Ok(document) => open(name, document),
        Err(Refusal::Unknown) if !matches!(file::form(bytes), Err(_) | Ok(file::Form::Text(_))) => {
            Err(text::not_opened_here(&name))
        }
        Err(refusal) => Err(text::refused_file(&name, &refusal.words())),
    }
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
    fn check(name: &str, bytes: &[u8], says: &str) {
        let decode = |bytes: &[u8], _| String::from_utf8_lossy(bytes).into_owned();
        let words = file(name.to_owned(), bytes, decode).err();
        let words = words.unwrap_or_else(|| panic!("{name} is opened"));
        assert!(
            words.zh.contains(name) && words.zh.contains(says),
            "{}",
            words.zh
        );
    }

    #[test]
    fn files_with_nothing_to_check_are_refused_by_name() {
        check("空.txt", b"", "空的");
        check("图.txt", b"\x89PNG\r\n\x1a\n", "图片");
        check("库.bin", b"ab\0\x01\x02\0", "格式");
        check("诗.txt", "床前明月光".as_bytes(), "没有找到");
    }

    #[test]
    fn nothing_is_refused_kindly() {
        assert_eq!(pasted("", " \n").err(), Some(text::EMPTY_CLIPBOARD.into()));
        assert!(pasted("", "no table here").is_err());
    }
}
