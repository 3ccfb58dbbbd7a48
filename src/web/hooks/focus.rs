//! The focus goes where the work goes.

use yew::prelude::*;

use crate::edge::dom;
use crate::state::State;
use crate::state::focus::Focus;

/// Moves the focus to what takes it, once that is drawn: an effect comes after the rendering, however long the browser
/// makes that wait, which a timer does not.
#[hook]
pub(crate) fn use_focus(state: &State) {
    use_effect_with(state.focus, |focus| match focus.to {
        Some(Focus::Figure(figure)) => {
            let id = dom::figure_id(figure);
            dom::reveal(&id);
            dom::focus(&id);
        }
        Some(Focus::Card(finding)) => {
            dom::reveal_card(&dom::card_id(finding));
            dom::focus(&dom::choose_id(finding));
        }
        None => {}
    });
}
