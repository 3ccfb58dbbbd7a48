//! A button that chooses one of several filters, with how many things it lists.

use gouji::language::{Label, Language};
use yew::prelude::*;

/// The button for `name`; pressed where it is what was chosen.
pub(crate) fn segment(
    name: Label,
    count: usize,
    is_chosen: bool,
    onclick: Callback<MouseEvent>,
    language: Language,
) -> Html {
    html! {
        <button
            key={name.en}
            type="button"
            class={classes!("segment", is_chosen.then_some("is-chosen"))}
            aria-pressed={if is_chosen { "true" } else { "false" }}
            {onclick}
        >
            { name.get(language) }<span class="segment-count">{ count }</span>
        </button>
    }
}
