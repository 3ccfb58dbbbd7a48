//! What a reader in a worker of its own sends to the page ↔ bytes.

use std::sync::Arc;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::summary::{Overview, items};
use super::workable::is_workable;
use crate::check::{Config, check};
use crate::read::document::Document;
use crate::read::refusal::Refusal;
use crate::view::card::Dismissed;

/// A report that was read and checked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckedInput {
    /// The report as it was read.
    pub document: Document,
    /// What was found in it.
    pub overview: Overview,
}

impl CheckedInput {
    /// Checks what was read of an input.
    ///
    /// # Errors
    ///
    /// What is more than the page works on is refused.
    pub fn of(document: Document) -> Result<Self, Refusal> {
        if !is_workable(&document) {
            return Err(Refusal::TooLong);
        }
        let document = Arc::new(document);
        let checked = check(Arc::clone(&document), &Config::default());
        let overview = Overview::of(&checked, &items(&checked, &Dismissed::new(), false));
        drop(checked);
        Ok(Self {
            document: Arc::unwrap_or_clone(document),
            overview,
        })
    }
}

/// One message of a reader, of files where nothing else is said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Reply<T = Result<CheckedInput, Refusal>> {
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
        postcard::to_allocvec(self).ok()
    }
}

impl<T: DeserializeOwned> Reply<T> {
    /// Reads a message; nothing where the bytes are none, as those of another version.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        postcard::from_bytes(bytes).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Words;
    use crate::read::document::{Block, Place, Table, Unread};

    #[track_caller]
    fn arrives(reply: &Reply) {
        let bytes = reply.to_bytes().expect("bytes");
        assert_eq!(Reply::from_bytes(&bytes).as_ref(), Some(reply));
        let cut: Option<Reply> = Reply::from_bytes(&bytes[..bytes.len() - 1]);
        assert_eq!(cut, None);
    }

    #[test]
    fn a_report_comes_with_what_was_found_in_it() {
        let document = crate::read::text(crate::view::sample::TEXT);
        let input = CheckedInput::of(document.clone()).expect("it is short");
        assert_eq!(input.document, document);
        assert!(input.overview.has_content() && input.overview.summary.broken > 0);
        let long = crate::read::text(&"收到申请3件。\n\n".repeat(1 << 16));
        assert_eq!(CheckedInput::of(long), Err(Refusal::TooLong));
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
        table.expect("a cell").place = Some(Place::Sheet {
            sheet: 1,
            cell: "D14".to_owned(),
        });
        arrives(&Reply::Done(CheckedInput::of(document)));
    }
}
