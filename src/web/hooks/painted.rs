//! A report is opened once it is seen, and not before.

use yew::prelude::*;

use crate::IS_WHOLE;
use crate::edge::{dom, script, storage};
use crate::state::State;

/// Takes back the mark that a kept report is being opened, once a report was painted.
#[hook]
pub(crate) fn use_painted(state: &State) {
    let is_seen = state.current().is_none() || state.shown().is_some();
    let reports = state.reports.len();
    use_effect_with(
        (state.current(), reports, is_seen),
        |(_, reports, is_seen)| {
            if *reports > 0 && *is_seen {
                dom::after_paint(|| {
                    storage::opening(false);
                    if !IS_WHOLE {
                        script::seen();
                    }
                });
            }
        },
    );
}
