//! Rows of the table are held against last year's reports of the list: both are read again and checked beside the page.

use futures_util::future::{Either, select};
use futures_util::{StreamExt, stream};
use wasm_bindgen_futures::spawn_local;
use yew::Callback;

use super::batch::Batch;
use super::documents::Documents;
use super::progress::{BeingRead, Progress, Stop};
use crate::edge::files::{Readers, at_once};
use crate::state::Action;
use crate::state::check_input::{Against, CheckInput};
use crate::state::years::ComparedRow;
use crate::text;

/// Checks the reports of rows with last year's, as many at once as the machine has cores, until the person stops it.
pub(crate) fn compare_rows(reports: Vec<CheckInput>, on: Callback<Action>) {
    let (stop, stopped) = Stop::new();
    let mut progress = Progress::of(BeingRead::Compared, stop.clone());
    progress.files = (0, reports.len());
    let action = Action::RowsCompared;
    let batch = Batch::begin(progress, action, text::comparing_stopped, &on);
    spawn_local(async move {
        let readers = &Readers::default();
        let done = &batch;
        let comparing = stream::iter(&reports).for_each_concurrent(at_once(), async |report| {
            done.add(compared(report, readers).await);
        });
        let is_stopped = matches!(select(Box::pin(comparing), stopped).await, Either::Right(_));
        if is_stopped {
            on.emit(Action::ComparingStopped(true));
        }
        drop(batch);
        on.emit(Action::ReadingEnded(stop));
    });
}

/// What becomes of the row of a report; where one of the two cannot be read any more, it stays as it is.
async fn compared(report: &CheckInput, readers: &Readers) -> ComparedRow {
    let checked = match Documents::read(report, readers).await {
        Ok(documents) if !documents.lack_last_year(report) => {
            let checked = readers.check_sent(&documents.of(report)).await;
            checked.ok().flatten()
        }
        _ => None,
    };
    ComparedRow {
        id: report.id,
        changes: report.changes.clone(),
        against: report.last_year.as_deref().map(|last| Against {
            id: last.id,
            changes: last.changes.clone(),
        }),
        checked,
    }
}
