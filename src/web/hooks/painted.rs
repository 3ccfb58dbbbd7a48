//! A report is opened once it is seen, and not before.

use yew::prelude::*;

use crate::edge::{dom, storage};
use crate::state::State;

/// Takes back the mark that a kept report is being opened, once a report was painted.
#[hook]
pub(crate) fn use_painted(state: &State) {
    // one that is kept may be opened behind another
    use_effect_with((state.current(), state.reports.len()), |(_, reports)| {
        if *reports > 0 {
            dom::after_paint(|| storage::opening(false));
        }
    });
}
