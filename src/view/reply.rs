//! What the page asks its workers for and what they send to it ↔ bytes.

use std::sync::Arc;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::export::sent::Sent;
use super::summary::{Overview, items};
use super::workable::is_workable;
use crate::check::{Checked, Config, check};
use crate::read::document::Document;
use crate::read::refusal::Refusal;
use crate::report::sums::SumPart;
use crate::view::card::Dismissed;

/// What the page asks a reader for; it comes before what is sent with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Request {
    /// The document in the bytes of a file, whose name comes behind them.
    Read,
    /// What is found in it, likewise.
    Check,
    /// What is found in a report that was read before, with what was done to it and with last year's.
    CheckSent,
    /// What a link holds.
    Open,
    /// The files of an archive, which the reader then keeps.
    List,
    /// The bytes of one of them.
    Unpack,
    /// What can be exported of one report, or of many.
    Offers,
    /// A file of reports is wanted.
    Begin,
    /// A report for it, with the bytes of its own file where they are wanted.
    Add,
    /// A report for it that could not be read, and why.
    Refuse,
    /// The file, of all that came.
    End,
    /// The file of reports that are added up.
    Sums,
}

impl Request {
    /// Every one.
    const ALL: [Self; 12] = [
        Self::Read,
        Self::Check,
        Self::CheckSent,
        Self::Open,
        Self::List,
        Self::Unpack,
        Self::Offers,
        Self::Begin,
        Self::Add,
        Self::Refuse,
        Self::End,
        Self::Sums,
    ];

    /// Its name in a message.
    pub fn id(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Check => "check",
            Self::CheckSent => "check-sent",
            Self::Open => "open",
            Self::List => "list",
            Self::Unpack => "unpack",
            Self::Offers => "offers",
            Self::Begin => "begin",
            Self::Add => "add",
            Self::Refuse => "refuse",
            Self::End => "end",
            Self::Sums => "sums",
        }
    }

    /// The request of this name.
    pub fn by_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|request| request.id() == id)
    }
}

/// What was found in a report, small enough to be kept for thousands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckedOverview {
    /// What was found.
    pub overview: Overview,
    /// What it counts in the tables of the form.
    pub part: SumPart,
    /// Whether characters of the report could not be made out.
    pub has_unknown: bool,
}

impl CheckedOverview {
    /// Checks what was read of an input.
    ///
    /// # Errors
    ///
    /// What is more than the page works on is refused.
    pub fn of(document: Document) -> Result<Self, Refusal> {
        let document = workable(document)?;
        let checked = check(Arc::new(document), &Config::default());
        Ok(Self::of_checked(&checked, &Dismissed::new(), false))
    }

    /// Checks a report that was read before, with what was done to it and with what it is held against.
    pub fn of_sent(sent: Sent) -> Self {
        let config = sent.config();
        let checked = check(Arc::new(sent.document), &config);
        Self::of_checked(&checked, &sent.dismissed, sent.unfinished)
    }

    fn of_checked(checked: &Checked, dismissed: &Dismissed, unfinished: bool) -> Self {
        let items = items(checked, dismissed, unfinished);
        let overview = Overview::of(checked, &items);
        Self {
            part: SumPart::of(&checked.report, "", overview.summary.broken),
            overview,
            has_unknown: has_unknown(&checked.document),
        }
    }
}

/// The document, if the page can work on it.
///
/// # Errors
///
/// What is more than that is refused.
pub fn workable(document: Document) -> Result<Document, Refusal> {
    if is_workable(&document) {
        Ok(document)
    } else {
        Err(Refusal::TooLong)
    }
}

/// Whether characters came out as unknown ones.
pub fn has_unknown(document: &Document) -> bool {
    document.text.contains(char::REPLACEMENT_CHARACTER)
}

/// The files of an archive.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contents {
    /// The path of each inside the archive, and its place there.
    pub files: Vec<(String, usize)>,
    /// How many more there are than are listed.
    pub others: usize,
}

/// One message of a reader, of documents where nothing else is said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Reply<T = Result<Document, Refusal>> {
    /// It is loaded and waits for a file.
    Ready,
    /// So much of the file is read.
    Progress {
        /// Pages read.
        done: usize,
        /// Pages in all.
        all: usize,
    },
    /// What came of it.
    Done(T),
}

impl<T: Serialize> Reply<T> {
    /// Writes the message down; nothing where there is no memory for it.
    pub fn to_bytes(&self) -> Option<Vec<u8>> {
        pack(self)
    }
}

impl<T: DeserializeOwned> Reply<T> {
    /// Reads a message; nothing where the bytes are none, as those of another version.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        unpack(bytes)
    }
}

/// Writes down what is sent; nothing where there is no memory for it.
pub fn pack(sent: &impl Serialize) -> Option<Vec<u8>> {
    postcard::to_allocvec(sent).ok()
}

/// Reads what was sent; nothing where the bytes are none of it.
pub fn unpack<T: DeserializeOwned>(bytes: &[u8]) -> Option<T> {
    postcard::from_bytes(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Words;
    use crate::read::document::{Block, FilePlace, Table, Unread};

    #[track_caller]
    fn arrives(reply: &Reply) {
        let bytes = reply.to_bytes().expect("bytes");
        assert_eq!(Reply::from_bytes(&bytes).as_ref(), Some(reply));
        let cut: Option<Reply> = Reply::from_bytes(&bytes[..bytes.len() - 1]);
        assert_eq!(cut, None);
    }

    #[test]
    fn what_was_found_in_a_report_comes_without_it() {
        let document = crate::read::text(crate::view::sample::TEXT);
        let checked = CheckedOverview::of(document).expect("it is short");
        let overview = &checked.overview;
        assert!(overview.has_content() && overview.summary.broken > 0 && !checked.has_unknown);
        let reply = Reply::Done(checked);
        let bytes = reply.to_bytes().expect("bytes");
        assert!(bytes.len() < 8000, "{} bytes", bytes.len());
        assert_eq!(Reply::from_bytes(&bytes), Some(reply));
        let long = crate::read::text(&"收到申请3件。\n\n".repeat(1 << 16));
        assert_eq!(workable(long.clone()), Err(Refusal::TooLong));
        assert_eq!(CheckedOverview::of(long), Err(Refusal::TooLong));
    }

    #[test]
    fn requests_go_by_their_names() {
        for request in Request::ALL {
            assert_eq!(Request::by_id(request.id()), Some(request));
        }
        assert_eq!(Request::by_id(""), None);
    }

    #[test]
    fn what_is_sent_arrives() {
        arrives(&Reply::Ready);
        arrives(&Reply::Progress { done: 3, all: 18 });
        arrives(&Reply::Done(Err(Refusal::Scan)));
        let mut document = crate::read::text(
            "一、总体情况\n收到申请 12 件。\n规章\t1\t0\t3\n行政规范性文件\t2\t0\t5",
        );
        document.unread.push(Unread {
            what: Words::new("缺一页", "A page is missing"),
            at: None,
        });
        let table = document.blocks.iter_mut().find_map(|block| match block {
            Block::Table(Table { cells, .. }) => cells.first_mut(),
            Block::Paragraph(_) => None,
        });
        table.expect("a cell").place = Some(FilePlace::Sheet {
            sheet: 1,
            cell: "D14".to_owned(),
        });
        arrives(&Reply::Done(Ok(document)));
    }
}
