//! The way of what came in to the desk.

use wasm_bindgen_futures::spawn_local;
use yew::Callback;

use crate::desk::{self, Intake};
use crate::state::Action;
use crate::text;

/// Opens what came in, one after the other, once the desk is there.
pub(crate) fn take_in(intakes: Vec<Intake>, on: Callback<Action>) {
    if intakes.is_empty() {
        return;
    }
    spawn_local(async move {
        on.emit(Action::DeskAwaited);
        match desk::load().await {
            Ok(desk) => {
                on.emit(Action::DeskLoaded(desk));
                for intake in intakes {
                    (desk.open)(intake, &on);
                }
            }
            Err(desk::NotLoaded) => on.emit(Action::Refused(text::DESK_NOT_LOADED.into())),
        }
    });
}
