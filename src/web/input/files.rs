//! Files, and what was pasted and is long, are read until the person stops it: one is opened, many are checked beside the
//! page and listed.

use std::rc::Rc;

use futures_util::future::{Either, select};
use gloo::timers::future::TimeoutFuture;
use gouji::language::Words;
use gouji::read::document::Document;
use gouji::read::limits;
use gouji::read::refusal::Refusal;
use gouji::view::summary::table::file_name;
use wasm_bindgen_futures::spawn_local;
use web_sys::File;
use yew::Callback;

use super::found::{FoundFile, find};
use super::progress::{BeingRead, Progress, Stop};
use super::{accept, links, many};
use crate::edge::files::{NotRead, Readers, Stored};
use crate::state::Action;
use crate::state::listed::{ListedReport, StoredReport};
use crate::state::report::OpenedReport;
use crate::state::source::Origin;
use crate::{text, whole};

/// Opens a file, or lists what came of many; those of folders and archives are as those that are chosen, if their names
/// are of files that are read. What the browser could not hand over is reported.
pub(super) fn open(files: Vec<(File, String)>, unreadable: &[String], on: Callback<Action>) {
    let failed: Vec<Words> = unreadable
        .iter()
        .map(|name| text::refused_file(name, &text::why_not_read(NotRead::Unreadable)))
        .collect();
    let (stop, stopped) = Stop::new();
    spawn_local(async move {
        if files.len() > 1 {
            // the task that starts the program is long enough
            TimeoutFuture::new(0).await;
        }
        let readers = Readers::default();
        let reading = Box::pin(async {
            let mut found = find(files, &readers, &stop, &on).await;
            let others = found.len().saturating_sub(limits::FILES);
            found.truncate(limits::FILES);
            match found.as_slice() {
                [] if failed.is_empty() => Err(text::NO_REPORTS.into()),
                [] => Ok(()),
                [one] => open_one(one, &readers, &stop, &on).await,
                _ => {
                    whole::only(|| many::check(found, &readers, &stop, &on)).await;
                    match others {
                        0 => Ok(()),
                        others => Err(text::too_many(others)),
                    }
                }
            }
        });
        let read = match select(reading, stopped).await {
            Either::Left((read, _)) => read,
            Either::Right(_) => Ok(()),
        };
        on.emit(Action::ReadingEnded(stop));
        let refused: Vec<Words> = failed.into_iter().chain(read.err()).collect();
        if !refused.is_empty() {
            let join = |get: fn(&Words) -> &str| {
                let all: Vec<&str> = refused.iter().map(get).collect();
                all.join("\n")
            };
            let all = Words::new(join(|words| &words.zh), join(|words| &words.en));
            on.emit(Action::Refused(all));
        }
    });
}

/// Opens one file.
async fn open_one(
    one: &FoundFile,
    readers: &Readers,
    stop: &Stop,
    on: &Callback<Action>,
) -> Result<(), Words> {
    let stored = &one.stored;
    let name = file_name(&stored.path);
    if let Some(why) = &one.refused {
        return Err(text::refused_file(name, why));
    }
    let read = read(stored, readers, false, stop, on).await;
    let document = read.map_err(|why| text::refused_file(name, &text::why_not_read(why)))?;
    // checked in one task of the browser and drawn in the next
    let opened = accept::open(name.to_owned(), document)?;
    TimeoutFuture::new(0).await;
    let listed = ListedReport::opened_from(Rc::clone(stored), opened);
    on.emit(Action::Opened(vec![listed]));
    Ok(())
}

/// Reads a file and reports how far that is.
pub(super) async fn read(
    stored: &Stored,
    readers: &Readers,
    beside: bool,
    stop: &Stop,
    on: &Callback<Action>,
) -> Result<Document, NotRead> {
    let mut progress = Progress::of(BeingRead::File(stored.path.clone()), stop.clone());
    on.emit(Action::ReadingProgressed(progress.clone()));
    progress.pages = Some((0, 1));
    let on_progress = |done, all| {
        on.emit(Action::ReadingProgressed(Progress {
            pages: Some((done, all)),
            ..progress.clone()
        }));
    };
    readers.read(stored, beside, on_progress).await
}

/// Reads a report of the list once more and opens it; what comes out stops that.
pub(crate) fn reopen(report: StoredReport, readers: Rc<Readers>, on: Callback<Action>) -> Stop {
    let (stop, stopped) = Stop::new();
    let stops = stop.clone();
    spawn_local(async move {
        let id = report.id;
        let reading = Box::pin(read_again(&report.origin, &readers, &stop, &on));
        let read = match select(reading, stopped).await {
            Either::Left((read, _)) => Some(read),
            Either::Right(_) => None,
        };
        on.emit(Action::ReadingEnded(stop));
        match read {
            Some(Ok(document)) => {
                let opened: OpenedReport = report.open(document);
                TimeoutFuture::new(0).await;
                on.emit(Action::Read(Box::new(opened)));
            }
            Some(Err(why)) => on.emit(Action::NotRead(id, why)),
            None => on.emit(Action::OpeningStopped(id)),
        }
    });
    stops
}

/// Reads a report again where it came from.
pub(super) async fn read_again(
    origin: &Origin,
    readers: &Readers,
    stop: &Stop,
    on: &Callback<Action>,
) -> Result<Document, Words> {
    match origin {
        Origin::File(stored) => {
            let read = read(stored, readers, true, stop, on).await;
            read.map_err(text::why_not_read)
        }
        Origin::Link(link) => {
            let kept = Progress::of(BeingRead::Kept, stop.clone());
            on.emit(Action::ReadingProgressed(kept));
            let opened = whole::only(|| links::unpack(link, readers)).await;
            let opened = opened.map_err(text::failed_kept)?;
            let shared = opened.map_err(|error| Words::from(error.words()))?;
            Ok(shared.document)
        }
    }
}

/// Reads what was pasted and is long, and opens it.
pub(super) fn open_pasted(pasted: String, on: Callback<Action>) {
    let (stop, stopped) = Stop::new();
    on.emit(Action::ReadingProgressed(Progress::of(
        BeingRead::Pasted,
        stop.clone(),
    )));
    spawn_local(async move {
        let readers = Readers::default();
        let opened = match select(Box::pin(read_pasted(&pasted, &readers)), stopped).await {
            Either::Left((opened, _)) => opened,
            Either::Right(_) => return on.emit(Action::ReadingEnded(stop)),
        };
        TimeoutFuture::new(0).await;
        on.emit(Action::ReadingEnded(stop));
        on.emit(super::action_of(opened));
    });
}

/// Reads what was pasted beside the page.
pub(super) async fn read_pasted(pasted: &str, readers: &Readers) -> Result<OpenedReport, Words> {
    let read = readers.read_pasted(pasted).await;
    let document = read.map_err(|why| match why {
        NotRead::Failed(failure) => text::failed_paste(failure),
        NotRead::Refused(Refusal::TooLarge | Refusal::TooLong) => Refusal::TooLong.words(),
        _ => text::NO_TABLES.into(),
    })?;
    accept::open(String::new(), document)
}
