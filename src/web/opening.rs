//! What came in by paste, drop or choice → an opened report, or words that say why not and what to do.

use gouji::form::Edition;
use gouji::language::Words;
use gouji::read;
use gouji::read::document::Document;
use gouji::view::link::Shared;
use gouji::view::{blank, sample};

use super::edge::page;
use super::text;
use super::work::{Changes, Form, Source, Work};

/// Opens what was pasted: the HTML of the clipboard where it holds tables, else its text.
pub(crate) fn pasted(html: &str, plain: &str) -> Result<Work, Words> {
    let document = if html.to_lowercase().contains("<table") {
        page::read(html)
    } else if !plain.trim().is_empty() {
        read::text(plain)
    } else if !html.trim().is_empty() {
        page::read(html)
    } else {
        return Err(text::EMPTY_CLIPBOARD.into());
    };
    open(String::new(), document)
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

/// Opens what a link holds.
pub(crate) fn shared(shared: Shared) -> Work {
    let source = Source {
        name: String::new(),
        form: Form::Given,
    };
    let changes = Changes {
        edits: shared.edits,
        dismissed: shared.dismissed,
    };
    Work::new(source, shared.document, changes)
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

    #[test]
    fn a_file_with_nothing_to_check_is_refused_by_name() {
        let words = open("诗.txt".to_owned(), read::text("床前明月光")).err();
        assert!(
            words.is_some_and(|words| words.zh.contains("诗.txt") && words.zh.contains("没有找到"))
        );
    }

    #[test]
    fn nothing_is_refused_kindly() {
        assert_eq!(pasted("", " \n").err(), Some(text::EMPTY_CLIPBOARD.into()));
        assert!(pasted("", "no table here").is_err());
    }
}
