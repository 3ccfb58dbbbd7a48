//! What came in by paste, drop or choice → an opened report, or words that say why not and what to do.

use gouji::form::Edition;
use gouji::language::Words;
use gouji::read;
use gouji::read::document::Document;
use gouji::read::refusal::Refusal;
use gouji::view::link::Shared;
use gouji::view::workable::is_workable;
use gouji::view::{blank, sample};

use crate::edge::page;
use crate::state::history::{Changes, LastYearChoice};
use crate::state::report::OpenedReport;
use crate::state::report_id::ReportId;
use crate::state::source::{ReportSource, SourceForm};
use crate::text;

/// What of a paste is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Chosen<'a> {
    /// Its HTML.
    Page(&'a str),
    /// Its text.
    Text(&'a str),
}

impl<'a> Chosen<'a> {
    /// What is to be read.
    pub(crate) fn text(self) -> &'a str {
        match self {
            Self::Page(text) | Self::Text(text) => text,
        }
    }
}

/// Chooses the HTML of the clipboard where it holds tables, else its text.
pub(crate) fn chosen<'a>(html: &'a str, plain: &'a str) -> Result<Chosen<'a>, Words> {
    if html.to_ascii_lowercase().contains("<table") {
        Ok(Chosen::Page(html))
    } else if !plain.trim().is_empty() {
        Ok(Chosen::Text(plain))
    } else if !html.trim().is_empty() {
        Ok(Chosen::Page(html))
    } else {
        Err(text::EMPTY_CLIPBOARD.into())
    }
}

/// Opens what was pasted.
pub(crate) fn pasted(chosen: Chosen<'_>) -> Result<OpenedReport, Words> {
    let document = match chosen {
        Chosen::Page(html) => page::read(html),
        Chosen::Text(plain) => read::text(plain),
    };
    open(String::new(), document)
}

/// Opens a report that was read, if there is anything in it to check, and no more than the page can work on.
pub(crate) fn open(name: String, document: Document) -> Result<OpenedReport, Words> {
    if !is_workable(&document) {
        return Err(refused(&name, Refusal::TooLong));
    }
    let source = ReportSource {
        name,
        form: SourceForm::Given,
    };
    let opened = OpenedReport::new(ReportId::next(), source, document, Changes::default());
    if opened.has_content() {
        Ok(opened)
    } else {
        Err(nothing_in(&opened.source.name))
    }
}

/// Why nothing of an input is opened; what has no name was pasted.
fn refused(name: &str, refusal: Refusal) -> Words {
    match name {
        "" => refusal.words(),
        name => text::refused_file(name, &refusal.words()),
    }
}

fn nothing_in(name: &str) -> Words {
    match name {
        "" => text::NO_TABLES.into(),
        name => text::refused_file(name, &text::NOTHING_IN.into()),
    }
}

/// Opens what a link holds: the report, and behind it last year's where it is held against that.
pub(crate) fn shared(mut shared: Shared) -> Result<Vec<OpenedReport>, Words> {
    let last_year = shared.last_year.take();
    let last_year = last_year.map(|last| of_link(*last, None)).transpose()?;
    let choice = last_year.as_ref().map(|last| last.id);
    let report = of_link(shared, choice.map(LastYearChoice::Report))?;
    Ok([report].into_iter().chain(last_year).collect())
}

fn of_link(shared: Shared, last_year: Option<LastYearChoice>) -> Result<OpenedReport, Words> {
    let source = ReportSource {
        name: String::new(),
        form: SourceForm::Given,
    };
    if !is_workable(&shared.document) {
        return Err(Refusal::TooLong.words());
    }
    let changes = Changes {
        edits: shared.edits,
        dismissed: shared.dismissed,
        last_year,
    };
    let id = ReportId::next();
    Ok(OpenedReport::new(id, source, shared.document, changes))
}

/// Opens the sample.
pub(crate) fn sample() -> OpenedReport {
    own(SourceForm::Sample, read::text(sample::TEXT))
}

/// Opens a blank form.
pub(crate) fn blank(edition: Edition) -> OpenedReport {
    own(SourceForm::Blank(edition), blank::document(edition))
}

fn own(form: SourceForm, document: Document) -> OpenedReport {
    let name = String::new();
    let source = ReportSource { name, form };
    OpenedReport::new(ReportId::next(), source, document, Changes::default())
}

#[cfg(test)]
mod tests {
    use gouji::view::workable::{CELLS, TEXT};

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
        let nothing = chosen("", " \n").err();
        assert_eq!(nothing, Some(text::EMPTY_CLIPBOARD.into()));
        assert!(pasted(Chosen::Text("no table here")).is_err());
    }

    #[test]
    fn what_the_page_cannot_work_on_is_refused_before_it_is_checked() {
        let too_long = Some(Refusal::TooLong.words());
        let text = "收到申请3件，其中自然人2件、企业2件。\n\n".repeat(TEXT / 50);
        assert_eq!(pasted(Chosen::Text(&text)).err(), too_long);
        let row = format!("|{}\n", "1|".repeat(100));
        let cells = row.repeat(CELLS / 100 + 10);
        assert!(cells.len() < TEXT);
        let document = read::text(&cells);
        assert_eq!(open(String::new(), document.clone()).err(), too_long);
        let named = open("大表.xlsx".to_owned(), document.clone()).err();
        assert!(named.is_some_and(|words| words.zh.contains("大表.xlsx")));
        let shared = Shared {
            document,
            ..Shared::default()
        };
        assert_eq!(self::shared(shared).err(), too_long);
    }

    #[test]
    fn the_html_of_a_paste_is_read_for_its_tables() {
        let table = "<TABLE><tr><td>1</table>";
        assert_eq!(chosen(table, "1"), Ok(Chosen::Page(table)));
        assert_eq!(chosen("<b>1</b>", "1"), Ok(Chosen::Text("1")));
        assert_eq!(chosen("<b>1</b>", ""), Ok(Chosen::Page("<b>1</b>")));
    }
}
