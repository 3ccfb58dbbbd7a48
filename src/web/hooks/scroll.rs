//! Another report begins at its top; the table is found again where it was left.

use gloo::events::EventListener;
use yew::prelude::*;

use crate::edge::dom;
use crate::parts::reports::row_id;
use crate::state::State;
use crate::state::screen::{Arrival, Screen};

/// Scrolls to the top when another report is shown, or the start, and in the table to where it was scrolled to before.
#[hook]
pub(crate) fn use_scroll(state: &State) {
    let first = use_mut_ref(|| true);
    let left_at = use_mut_ref(|| 0.0);
    let row = state.table.row;
    use_effect_with((state.screen, state.arrival), move |&(screen, arrival)| {
        let was_first = first.replace(false);
        let is_found_again = screen == Screen::Table && (arrival != Arrival::New || row.is_some());
        if is_found_again {
            dom::scroll_to(*left_at.borrow());
            if let Some(row) = row {
                dom::focus(&row_id(row));
            }
        } else if !was_first {
            dom::scroll_to(0.0);
        }
        let listener = web_sys::window().filter(|_| screen == Screen::Table);
        let listener = listener.map(|window| {
            left_at.replace(dom::scrolled_to());
            EventListener::new(&window, "scroll", move |_| {
                left_at.replace(dom::scrolled_to());
            })
        });
        move || drop(listener)
    });
}
