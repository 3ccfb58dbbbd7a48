//! What a person puts in → an opened report, or words that say why not.

pub(crate) use self::compare::compare_rows;
pub(crate) use self::files::reopen;
pub(crate) use self::request::{Handed, Input};
pub(crate) use self::years::{Given, give_last_year, read_last_year};

pub(crate) mod accept;
mod batch;
mod compare;
pub(crate) mod documents;
mod files;
mod found;
mod handed;
pub(crate) mod keeping;
pub(crate) mod links;
mod many;
pub(crate) mod progress;
pub(crate) mod request;
mod years;

use gouji::language::Words;
use yew::Callback;

use crate::IS_WHOLE;
use crate::edge::files::LONG;
use crate::state::Action;
use crate::state::report::OpenedReport;
use crate::text;

/// Opens what came in, at once or after it was read beside the page; `on` gets how that goes.
pub(crate) fn open(input: Input, on: &Callback<Action>) {
    match input {
        Input::Pasted { html, plain } => match accept::chosen(&html, &plain) {
            Ok(chosen) if chosen.text().len() > LONG => {
                files::open_pasted(chosen.text().to_owned(), on.clone());
            }
            chosen => on.emit(action_of(chosen.and_then(accept::pasted))),
        },
        Input::ClipboardDenied => on.emit(Action::Refused(text::CLIPBOARD_DENIED.into())),
        Input::Files { files, unreadable } => files::open(files, &unreadable, on.clone()),
        Input::Handed(handed) if IS_WHOLE => handed::open(handed, on.clone()),
        Input::Link(fragment) if IS_WHOLE => links::open(fragment, on.clone()),
        Input::Kept(session) if IS_WHOLE => keeping::take_up(session, on.clone()),
        // for which the whole program is loaded
        Input::Handed(_) | Input::Link(_) | Input::Kept(_) => {}
        Input::Sample => on.emit(Action::Opened(vec![accept::sample().into()])),
        Input::Blank(edition) => on.emit(Action::Opened(vec![accept::blank(edition).into()])),
    }
}

/// The report, or why there is none, for the state.
fn action_of(opened: Result<OpenedReport, Words>) -> Action {
    match opened {
        Ok(opened) => Action::Opened(vec![opened.into()]),
        Err(words) => Action::Refused(words),
    }
}
