//! Files, and what was pasted and is long, are read one after the other, with their progress shown, until the person
//! stops it.

use futures_util::future::{Either, select};
use gloo::timers::future::TimeoutFuture;
use gouji::language::Words;
use wasm_bindgen_futures::spawn_local;
use web_sys::File;
use yew::Callback;

use super::accept;
use super::progress::{BeingRead, Progress, Stop};
use crate::edge::files::{ReadInput, Readers};
use crate::state::Action;
use crate::state::listed::ListedReport;
use crate::text;

/// What is to be read.
enum Unread {
    File(File),
    Pasted(String),
}

/// Reads files and opens those that can be; what is wrong with the others is said, and what to do with folders.
pub(super) fn open(files: Vec<File>, folders: &[String], on: Callback<Action>) {
    let refused = folders.iter().map(|name| text::folder(name)).collect();
    read(files.into_iter().map(Unread::File).collect(), refused, on);
}

/// Reads what was pasted beside the page, and opens it.
pub(super) fn open_pasted(pasted: String, on: Callback<Action>) {
    read(vec![Unread::Pasted(pasted)], Vec::new(), on);
}

fn read(unread: Vec<Unread>, mut refused: Vec<Words>, on: Callback<Action>) {
    let (stop, mut stopped) = Stop::new();
    spawn_local(async move {
        let mut readers = Readers::default();
        let mut reports: Vec<ListedReport> = Vec::new();
        for (index, item) in unread.iter().enumerate() {
            let on_progress = |pages| {
                on.emit(Action::ReadingProgressed(Progress {
                    what: item.what(),
                    files: (index, unread.len()),
                    pages,
                    stop: stop.clone(),
                }));
            };
            on_progress(None);
            let read =
                Box::pin(item.read(&mut readers, |done, all| on_progress(Some((done, all)))));
            let read = match select(read, &mut stopped).await {
                Either::Left((read, _)) => read,
                Either::Right(_) => break,
            };
            let name = match item {
                Unread::File(file) => file.name(),
                Unread::Pasted(_) => String::new(),
            };
            let listed = read.and_then(|read| match read {
                ReadInput::Here(document) => accept::open(name, document).map(ListedReport::from),
                ReadInput::Beside(input) => accept::listed(name, input).map(ListedReport::from),
            });
            match listed {
                Ok(report) => reports.push(report),
                Err(why) => refused.push(why),
            }
        }
        if let Some(first @ ListedReport::Waiting(_)) = reports.first_mut() {
            // checked in one task of the browser and drawn in the next
            first.open();
            TimeoutFuture::new(0).await;
        }
        on.emit(Action::ReadingEnded(stop));
        if !reports.is_empty() {
            on.emit(Action::Opened(reports));
        }
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

impl Unread {
    fn what(&self) -> BeingRead {
        match self {
            Self::File(file) => BeingRead::File(file.name()),
            Self::Pasted(_) => BeingRead::Pasted,
        }
    }

    async fn read(
        &self,
        readers: &mut Readers,
        on_progress: impl Fn(usize, usize),
    ) -> Result<ReadInput, Words> {
        match self {
            Self::File(file) => readers.read(file, on_progress).await,
            Self::Pasted(pasted) => readers.read_pasted(pasted).await,
        }
    }
}
