//! What a reader in a worker of its own tells the page ↔ bytes.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::document::Document;
use super::refusal::Refusal;

/// One message of a reader, of files where nothing else is said.
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
    fn check(reply: &Reply) {
        let bytes = reply.to_bytes().expect("bytes");
        assert_eq!(Reply::from_bytes(&bytes).as_ref(), Some(reply));
        let cut: Option<Reply> = Reply::from_bytes(&bytes[..bytes.len() - 1]);
        assert_eq!(cut, None);
    }

    #[test]
    fn what_is_told_arrives() {
        check(&Reply::Ready);
        check(&Reply::Progress { done: 3, all: 18 });
        check(&Reply::Done(Err(Refusal::Scan)));
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
        check(&Reply::Done(Ok(document)));
    }
}
