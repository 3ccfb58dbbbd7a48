//! The way of what came in to the desk.

use wasm_bindgen_futures::spawn_local;
use yew::Callback;

use crate::desk;
use crate::edge::storage;
use crate::intake::Intake;
use crate::state::Action;
use crate::text;

/// Opens what came in, once the desk is there; before the first of all, what was kept.
pub(crate) fn take_in(intake: Option<Intake>, on: Callback<Action>) {
    spawn_local(async move {
        on.emit(Action::DeskAwaited);
        match desk::load().await {
            Ok(desk) => {
                on.emit(Action::DeskLoaded(desk));
                let kept = storage::kept().map(Intake::Kept);
                for intake in kept.into_iter().chain(intake) {
                    (desk.open)(intake, &on);
                }
            }
            Err(desk::NotLoaded) => on.emit(Action::Refused(text::DESK_NOT_LOADED.into())),
        }
    });
}
