//! What came in is opened.

use gouji::language::Words;
use gouji::view::link;
use yew::Callback;

use crate::edge::{address, storage};
use crate::intake::Intake;
use crate::opening;
use crate::saved;
use crate::state::Action;
use crate::work::Work;

/// Opens what came in.
pub(super) fn open(intake: Intake, on: &Callback<Action>) {
    match intake {
        Intake::Pasted { html, plain } => on.emit(told(opening::pasted(&html, &plain))),
        Intake::Files(files) => super::files::open(files, on.clone()),
        Intake::Link(fragment) => {
            if let Some(opened) = link::open(&fragment) {
                address::forget_fragment();
                let opened = opened.map(|opened| opening::shared(opened.into_shared()));
                on.emit(told(opened.map_err(|error| error.words().into())));
            }
        }
        Intake::Kept(text) => {
            storage::opening(true);
            let work = saved::read(&text);
            storage::opening(false);
            match work {
                Some(work) => on.emit(Action::Opened(vec![work])),
                None => storage::keep_work(None),
            }
        }
        Intake::Sample => on.emit(Action::Opened(vec![opening::sample()])),
        Intake::Blank(edition) => on.emit(Action::Opened(vec![opening::blank(edition)])),
    }
}

fn told(opened: Result<Work, Words>) -> Action {
    match opened {
        Ok(work) => Action::Opened(vec![work]),
        Err(words) => Action::Refused(words),
    }
}
