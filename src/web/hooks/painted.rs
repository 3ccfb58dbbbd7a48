//! A report is opened once it is seen, and not before.

use yew::prelude::*;

use crate::edge::{dom, storage};
use crate::state::State;

/// Takes back the mark that a kept work is being opened, once a report was painted.
#[hook]
pub(crate) fn use_painted(state: &State) {
    let opening = state.work().map(|work| work.opening.clone());
    // one that is kept may be opened behind another
    use_effect_with((opening, state.works.len()), |(opening, works)| {
        if opening.is_some() || *works > 0 {
            dom::after_paint(|| storage::opening(false));
        }
    });
}
