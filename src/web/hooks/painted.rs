//! A report is opened once it is seen, and not before.

use yew::prelude::*;

use crate::edge::{dom, storage};
use crate::state::State;

/// Takes back the mark that a kept work is being opened, once a report was painted.
#[hook]
pub(crate) fn use_painted(state: &State) {
    let opening = state.work().map(|work| work.opening.clone());
    use_effect_with(opening, |opening| {
        if opening.is_some() {
            dom::after_paint(|| storage::opening(false));
        }
    });
}
