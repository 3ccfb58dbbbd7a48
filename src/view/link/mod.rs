//! The link (分享链接): a report as the fragment of an address, which browsers never send, and back.
//!
//! | Fragment | Holds |
//! | --- | --- |
//! | `#/r/1…` | the whole report as the person sees it: text, tables, edits, findings set aside |
//! | `#/r/2…` | the same, and last year's report, which it is held against |
//! | `#/t/1…` | the figures of the form only, short enough for a chat message and a QR code |
//!
//! The letter is the kind, the digit the version of what follows. That is base64url of a checksum, a
//! length and a deflate stream, whose preset dictionary are the words of the official form.

mod bounds;
mod bytes;
mod characters;
mod figures;
mod pack;
mod places;
mod shared;

pub use shared::Shared;

use super::form_figures::FormFigures;
use crate::language::Label;
use crate::read::document::Document;
use pack::{LinkKind, Version};

/// Why a link was not made or not opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "wire", derive(serde::Serialize, serde::Deserialize))]
pub enum LinkError {
    /// Made by a version of the page that this one does not know.
    Version,
    /// Its end is missing.
    Truncated,
    /// It is not what was once made.
    Damaged,
    /// It holds more than is allowed.
    TooLarge,
}

/// What a link opens to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Opened {
    /// The whole report.
    Report(Shared),
    /// The figures of the form.
    Figures(FormFigures),
}

impl LinkError {
    /// What happened, and a way on.
    pub fn words(self) -> Label {
        match self {
            Self::Version => Label {
                zh: "这个链接由较新的版本生成，本页还认不出。请刷新页面后重新打开。",
                en: "This link was made by a newer version than this page. Reload the page and open the link again.",
            },
            Self::Truncated => Label {
                zh: "链接不完整，转发时可能被截断。请向发送人索取完整的链接。",
                en: "The end of the link is missing; it may have been cut off on its way. Ask the sender for the whole link.",
            },
            Self::Damaged => Label {
                zh: "链接已损坏，内容与生成时不一致，没有打开。请向发送人重新索取。",
                en: "The link is damaged: it does not hold what it was made with, and was not opened. Ask the sender for it again.",
            },
            Self::TooLarge => Label {
                zh: "内容过大，放不进链接。请改为发送文件，或只分享表格数据。",
                en: "This is too large for a link. Send the file instead, or share the figures only.",
            },
        }
    }
}

/// The link to a whole report, from `#` on.
///
/// # Errors
///
/// [`LinkError::TooLarge`] for a document beyond the bounds of reading, [`LinkError::Damaged`] for one
/// whose places do not fit its text.
pub fn of_report(shared: &Shared) -> Result<String, LinkError> {
    pack::seal(LinkKind::Report, shared.version(), &shared.to_bytes()?)
}

/// The same, larger and at once: for what is kept, and sent to nobody.
///
/// # Errors
///
/// As [`of_report`].
pub fn of_kept_report(shared: &Shared) -> Result<String, LinkError> {
    pack::seal_stored(LinkKind::Report, shared.version(), &shared.to_bytes()?)
}

/// The link to the figures of the form, from `#` on.
///
/// # Errors
///
/// [`LinkError::TooLarge`] for figures whose raw text is beyond the bounds of reading.
pub fn of_figures(figures: &FormFigures) -> Result<String, LinkError> {
    pack::seal(LinkKind::Figures, Version::One, &figures::to_bytes(figures))
}

/// Whether the fragment of an address is a link to a report, readable or not.
pub fn is_link(fragment: &str) -> bool {
    pack::kind(fragment).is_some()
}

/// Opens the fragment of an address, with or without `#`; nothing where it is no link to a report.
pub fn open(fragment: &str) -> Option<Result<Opened, LinkError>> {
    open_within(fragment, usize::MAX)
}

/// Opens it if it unpacks to so many bytes at most, and is too large otherwise: what would keep its reader waiting
/// is found out before it does.
pub fn open_within(fragment: &str, most: usize) -> Option<Result<Opened, LinkError>> {
    let (kind, payload) = pack::kind(fragment)?;
    Some(
        pack::unseal(kind, payload, most).and_then(|(version, bytes)| {
            Ok(match kind {
                LinkKind::Report => {
                    Opened::Report(Shared::from_bytes(&bytes, version == Version::Two)?)
                }
                LinkKind::Figures => Opened::Figures(figures::from_bytes(&bytes)?),
            })
        }),
    )
}

impl Opened {
    /// The report that the page goes on with.
    pub fn into_shared(self) -> Shared {
        match self {
            Self::Report(shared) => shared,
            Self::Figures(figures) => Shared {
                document: figures.document(LEFT_OUT),
                ..Shared::default()
            },
        }
    }

    /// The document alone.
    pub fn into_document(self) -> Document {
        self.into_shared().document
    }
}

/// What is in the sections that figures alone do not give.
const LEFT_OUT: [&str; 3] = [
    "此链接只带表格数据，总体情况未随附。",
    "此链接只带表格数据，存在的主要问题及改进情况未随附。",
    "此链接只带表格数据，其他事项未随附。",
];

#[cfg(test)]
mod tests;
