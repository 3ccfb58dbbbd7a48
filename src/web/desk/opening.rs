//! What came in is opened.

use gouji::language::Words;
use gouji::view::link;
use yew::Callback;

use crate::edge::files::LONG;
use crate::edge::{address, storage};
use crate::intake::Intake;
use crate::opening;
use crate::saved;
use crate::state::Action;
use crate::work::Work;

/// Opens what came in.
pub(super) fn open(intake: Intake, on: &Callback<Action>) {
    match intake {
        Intake::Pasted { html, plain } => match opening::chosen(&html, &plain) {
            Ok(chosen) if chosen.text().len() > LONG => {
                super::files::open_pasted(chosen.text().to_owned(), on.clone());
            }
            chosen => on.emit(told(chosen.and_then(opening::pasted))),
        },
        Intake::Files { files, folders } => super::files::open(files, &folders, on.clone()),
        Intake::Link(fragment) => {
            if let Some(opened) = link::open(&fragment) {
                address::forget_fragment();
                let opened = opened.map_err(|error| error.words().into());
                on.emit(told(
                    opened.and_then(|opened| opening::shared(opened.into_shared())),
                ));
            }
        }
        Intake::Kept(text) => {
            // stands until it is seen, see `use_painted`
            storage::opening(true);
            if let Some(work) = saved::read(&text) {
                on.emit(Action::Opened(vec![work]));
            } else {
                storage::opening(false);
                storage::keep_work(None);
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
