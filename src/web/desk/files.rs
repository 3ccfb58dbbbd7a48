//! Files are read one after the other, with their progress told, until the person stops it.

use futures_util::future::{Either, select};
use gouji::language::Words;
use wasm_bindgen_futures::spawn_local;
use web_sys::File;
use yew::Callback;

use crate::edge::files::Readers;
use crate::opening;
use crate::reading::{Reading, Stop};
use crate::state::Action;
use crate::work::Work;

/// Reads files and opens those that can be; what is wrong with the others is said.
pub(super) fn open(chosen: Vec<File>, on: Callback<Action>) {
    if chosen.is_empty() {
        return;
    }
    let (stop, mut stopped) = Stop::new();
    spawn_local(async move {
        let mut readers = Readers::default();
        let mut works: Vec<Work> = Vec::new();
        let mut refused: Vec<Words> = Vec::new();
        for (index, file) in chosen.iter().enumerate() {
            let tell = |pages| {
                on.emit(Action::ReadingOn(Reading {
                    name: file.name(),
                    files: (index, chosen.len()),
                    pages,
                    stop: stop.clone(),
                }));
            };
            tell(None);
            let read = Box::pin(readers.read(file, |done, all| tell(Some((done, all)))));
            let read = match select(read, &mut stopped).await {
                Either::Left((read, _)) => read,
                Either::Right(_) => break,
            };
            match read.and_then(|document| opening::open(file.name(), document)) {
                Ok(work) => works.push(work),
                Err(why) => refused.push(why),
            }
        }
        on.emit(Action::ReadingOver(stop));
        if !works.is_empty() {
            on.emit(Action::Opened(works));
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
