//! Last year's report is read beside the one that is shown: again where it is of the list, or as it is given.

use std::rc::Rc;

use futures_util::future::{Either, select};
use gloo::timers::future::TimeoutFuture;
use gouji::language::Words;
use gouji::view::summary::table::file_name;
use wasm_bindgen_futures::spawn_local;
use web_sys::File;
use yew::Callback;

use super::accept::{self, Chosen};
use super::files::{read, read_again, read_pasted};
use super::progress::{BeingRead, Progress, Stop};
use crate::edge::files::{LONG, Readers, Stored};
use crate::state::Action;
use crate::state::check_input::CheckInput;
use crate::state::listed::ListedReport;
use crate::state::report::OpenedReport;
use crate::state::report_id::ReportId;
use crate::text;

/// What is given as last year's report.
#[derive(Clone, Debug)]
pub(crate) enum Given {
    /// A file.
    File(File),
    /// What was pasted, as HTML and as text.
    Pasted(String, String),
}

/// Reads last year's report of the one that is shown; what comes out stops that.
pub(crate) fn read_last_year(report: ReportId, last: CheckInput, on: Callback<Action>) -> Stop {
    let (stop, stopped) = Stop::new();
    let stops = stop.clone();
    spawn_local(async move {
        let (id, readers) = (last.id, Readers::default());
        let reading = Box::pin(async {
            if let (None, Some(origin)) = (&last.document, &last.origin) {
                return read_again(origin, &readers, &stop, &on).await.map(Some);
            }
            // what is shown is drawn first
            TimeoutFuture::new(0).await;
            Ok(None)
        });
        let read = match select(reading, stopped).await {
            Either::Left((read, _)) => Some(read),
            Either::Right(_) => None,
        };
        on.emit(Action::ReadingEnded(stop));
        match read {
            Some(Ok(document)) => {
                let read = last.into_last_year(document).map(Box::new);
                on.emit(Action::LastYearRead(report, read));
            }
            Some(Err(why)) => on.emit(Action::LastYearNotRead(id, why)),
            None => on.emit(Action::LastYearStopped(report, id)),
        }
    });
    stops
}

/// Reads what is given as last year's report of another, which is then held against it.
pub(crate) fn give_last_year(report: ReportId, given: Given, on: Callback<Action>) {
    let (stop, stopped) = Stop::new();
    spawn_local(async move {
        let reading = Box::pin(listed(given, &stop, &on));
        let read = match select(reading, stopped).await {
            Either::Left((read, _)) => Some(read),
            Either::Right(_) => None,
        };
        on.emit(Action::ReadingEnded(stop));
        match read {
            Some(Ok(listed)) => on.emit(Action::LastYearGiven(report, Box::new(listed))),
            Some(Err(why)) => on.emit(Action::Refused(why)),
            None => {}
        }
    });
}

async fn listed(given: Given, stop: &Stop, on: &Callback<Action>) -> Result<ListedReport, Words> {
    match given {
        Given::File(file) => {
            let readers = Readers::default();
            let path = file.name();
            let stored = Rc::new(Stored {
                path,
                file,
                packed: None,
            });
            let name = file_name(&stored.path);
            let document = read(&stored, &readers, false, stop, on).await;
            let document =
                document.map_err(|why| text::refused_file(name, &text::why_not_read(why)))?;
            let opened = accept::open(name.to_owned(), document)?;
            Ok(ListedReport::opened_from(Rc::clone(&stored), opened))
        }
        Given::Pasted(html, plain) => {
            let chosen = accept::chosen(&html, &plain)?;
            pasted(chosen, stop, on).await.map(Into::into)
        }
    }
}

/// Reads what was pasted or handed over, beside the page where it is long.
pub(super) async fn pasted(
    chosen: Chosen<'_>,
    stop: &Stop,
    on: &Callback<Action>,
) -> Result<OpenedReport, Words> {
    if chosen.text().len() <= LONG {
        return accept::pasted(chosen);
    }
    on.emit(Action::ReadingProgressed(Progress::of(
        BeingRead::Pasted,
        stop.clone(),
    )));
    read_pasted(chosen.text(), &Readers::default()).await
}
