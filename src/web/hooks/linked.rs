//! A link to a report is opened: when the page starts, and when one is put into the address later.

use gloo_events::EventListener;
use gouji::view::link::{self, Opened};
use yew::prelude::*;

use crate::edge::address;
use crate::state::Action;
use crate::work::{Changes, Form, Source, Work};

/// Opens the link in the address, now and whenever it changes.
#[hook]
pub(crate) fn use_linked(on: Callback<Action>) {
    use_effect_with((), move |()| {
        open_from_address(&on);
        let listener = web_sys::window().map(|window| {
            EventListener::new(&window, "hashchange", move |_| open_from_address(&on))
        });
        move || drop(listener)
    });
}

fn open_from_address(on: &Callback<Action>) {
    let Some(opened) = link::open(&address::fragment()) else {
        return;
    };
    address::forget_fragment();
    on.emit(match opened {
        Ok(opened) => Action::Opened(vec![work(opened)]),
        Err(error) => Action::Refused(error.words().into()),
    });
}

fn work(opened: Opened) -> Work {
    let shared = opened.into_shared();
    let source = Source {
        name: String::new(),
        form: Form::Given,
    };
    let changes = Changes {
        edits: shared.edits,
        dismissed: shared.dismissed,
    };
    Work::new(source, shared.document, changes)
}
