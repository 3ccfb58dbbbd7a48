//! Many files are checked at once by a pool of readers beside the page, and listed as they are done.

use futures_util::{StreamExt, stream};
use gouji::view::summary::ReportRow;
use yew::Callback;

use super::batch::Batch;
use super::found::FoundFile;
use super::progress::{BeingRead, Progress, Stop};
use crate::edge::files::{Readers, at_once};
use crate::state::Action;
use crate::state::listed::ListedReport;
use crate::text;

/// Checks files, as many at once as the machine has cores; one on which its reader hangs or breaks keeps a row that
/// says so. Dropping this ends all of it.
pub(super) async fn check(
    found: Vec<FoundFile>,
    readers: &Readers,
    stop: &Stop,
    on: &Callback<Action>,
) {
    on.emit(Action::ManyBegun);
    let mut progress = Progress::of(BeingRead::Many, stop.clone());
    progress.files = (0, found.len());
    let done = &Batch::begin(progress, Action::Checked, text::stopped, on);
    // bytes are taken one file after the other, so that no more of them are held than are being read
    let with_bytes = stream::iter(found).then(|found| async move {
        let bytes = match &found.refused {
            None => Some(readers.bytes(&found.stored).await),
            Some(_) => None,
        };
        (found, bytes)
    });
    let checking = with_bytes.for_each_concurrent(at_once(), |(found, bytes)| async move {
        let FoundFile {
            id,
            stored,
            refused,
        } = found;
        let checked = match (bytes, refused) {
            (Some(Ok(bytes)), _) => {
                let checked = readers.check(&stored, bytes).await;
                checked.map_err(text::why_not_read)
            }
            (Some(Err(why)), _) => Err(text::why_not_read(why)),
            (None, refused) => Err(refused.unwrap_or_default()),
        };
        let (report, part) = match checked {
            Ok(checked) => (Ok(checked.overview), Some(checked.part)),
            Err(why) => (Err(why), None),
        };
        let source = stored.path.clone();
        done.add(ListedReport::at_rest(
            id,
            stored,
            ReportRow { source, report },
            part,
        ));
    });
    checking.await;
}
