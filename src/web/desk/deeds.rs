//! What a person does to the report that is shown, and what comes of it.

use std::rc::Rc;

use gouji::view::card::key;

use crate::deed::Deed;
use crate::state::{Message, Selection, State};
use crate::text;
use crate::work::Work;

/// Does it; without a report there is nothing to do it to.
pub(super) fn apply(state: &mut State, deed: Deed) {
    let Some(work) = state.work().map(Rc::clone) else {
        return;
    };
    match deed {
        Deed::Edited(figure, typed) => {
            state.editing = None;
            replace(state, work.edit([(figure, typed)]));
        }
        Deed::Repaired(changes) => {
            let typed = changes
                .iter()
                .map(|change| (change.figure, change.to.normalize().to_string()));
            state.choose(changes.first().map(|c| Selection::Figure(c.figure)));
            replace(state, work.edit(typed));
        }
        Deed::Restored(figure) => replace(state, work.restore(figure)),
        Deed::TotalsFilled => {
            let filled = work.fill_totals();
            if filled.is_none() {
                state.message = Some(Message {
                    words: text::NOTHING_TO_FILL.into(),
                    alarming: false,
                });
            }
            replace(state, filled);
        }
        Deed::Dismissed(findings, reason) => {
            let found = findings
                .iter()
                .filter_map(|&index| work.checked.findings.get(index));
            replace(state, work.dismiss(found.map(key).collect(), &reason));
        }
        Deed::TakenUp(key) => replace(state, work.take_up(&key)),
        Deed::Named { agency, year } => replace(state, work.rename(&agency, year)),
        Deed::Undone => replace(state, work.undo()),
        Deed::Redone => replace(state, work.redo()),
    }
}

/// Puts `work` in the place of the report that is shown; without one all stays as it is.
fn replace(state: &mut State, work: Option<Work>) {
    let Some(work) = work else { return };
    let index = state.current;
    if let Some(place) = index.and_then(|index| state.works.get_mut(index)) {
        *place = Rc::new(work);
    }
    // findings and relations are counted anew; a figure keeps its name
    if !matches!(state.selection, Some(Selection::Figure(_))) {
        state.selection = None;
    }
    state.message = None;
}
