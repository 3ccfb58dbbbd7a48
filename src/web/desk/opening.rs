//! What came in is opened.

use gouji::language::Words;
use yew::Callback;

use crate::edge::files::LONG;
use crate::intake::Intake;
use crate::opening;
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
        Intake::Link(fragment) => super::links::open(fragment, on.clone()),
        Intake::Kept(text) => super::links::resume(&text, on.clone()),
        Intake::Sample => on.emit(Action::Opened(vec![opening::sample()])),
        Intake::Blank(edition) => on.emit(Action::Opened(vec![opening::blank(edition)])),
    }
}

/// What came of it, to be told.
pub(super) fn told(opened: Result<Work, Words>) -> Action {
    match opened {
        Ok(work) => Action::Opened(vec![work]),
        Err(words) => Action::Refused(words),
    }
}
