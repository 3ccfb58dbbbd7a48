//! Another report begins at its top.

use yew::prelude::*;

use crate::edge::dom;
use crate::state::State;

/// Scrolls to the top when another report is shown, or the start.
#[hook]
pub(crate) fn use_scroll_to_top(state: &State) {
    let first = use_mut_ref(|| true);
    use_effect_with(state.current, move |_| {
        if !first.replace(false) {
            dom::scroll_to_top();
        }
    });
}
