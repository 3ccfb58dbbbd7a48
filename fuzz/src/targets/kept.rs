//! What is kept, and what goes between the page and its workers: any bytes are read as what they are not, or are
//! written again as they were read.

use gouji::read::document::Document;
use gouji::report::sums::SumPart;
use gouji::view::export::sent::{Sent, SentParts, WantedExport};
use gouji::view::reply::{CheckedOverview, Contents, Reply, pack, unpack};
use gouji::view::summary::ReportRow;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// What is read is the same once it was written and read again.
fn hold<T: Serialize + DeserializeOwned + PartialEq + std::fmt::Debug>(bytes: &[u8]) -> Option<T> {
    let read: T = unpack(bytes)?;
    let written = pack(&read).expect("memory");
    let again: Option<T> = unpack(&written);
    assert_eq!(again.as_ref(), Some(&read));
    Some(read)
}

/// The first byte chooses what the others are read as.
pub(crate) fn kept(data: &[u8]) {
    let Some((&kind, bytes)) = data.split_first() else {
        return;
    };
    match kind % 8 {
        0 => {
            if let Some(row) = hold::<ReportRow>(bytes) {
                let _ = row.name();
                if let Ok(overview) = &row.report {
                    let _ = overview.coverage();
                }
            }
        }
        1 => {
            if let Some(part) = hold::<SumPart>(bytes) {
                let _ = (part.name(), part.blanks(), part.unknown().count());
            }
        }
        2 => {
            hold::<Reply<CheckedOverview>>(bytes);
        }
        3 => {
            hold::<Reply<Contents>>(bytes);
        }
        4 => {
            hold::<WantedExport>(bytes);
        }
        5 => {
            if let Some(parts) = hold::<SentParts>(bytes) {
                let sums =
                    gouji::report::sums::Sums::held_against(parts.parts, parts.whole.as_ref());
                let _ = sums.figures();
            }
        }
        6 => {
            if let Some(document) = hold::<Document>(bytes) {
                // its places may be anywhere: nothing may panic over them
                let _ = gouji::check::check(
                    std::sync::Arc::new(document),
                    &gouji::check::Config::default(),
                );
            }
        }
        _ => {
            if let Some(sent) = hold::<Sent>(bytes) {
                let _ = CheckedOverview::of_sent(sent);
            }
        }
    }
}
