//! The elements that are used in many places: words, buttons and counts of a class. Each is built here once, since
//! `html!` writes the whole element out wherever it is used.

use yew::prelude::*;

/// Words in a line, in a span of the class.
pub(crate) fn span(class: &'static str, words: &str) -> Html {
    html! { <span {class}>{ words }</span> }
}

/// Words as a paragraph of the class.
pub(crate) fn paragraph(class: &'static str, words: &str) -> Html {
    html! { <p {class}>{ words }</p> }
}

/// A button of the class that is called `name`.
pub(crate) fn text_button(class: &'static str, name: &str, onclick: Callback<MouseEvent>) -> Html {
    html! { <button type="button" {class} {onclick}>{ name }</button> }
}

/// How many things are below a heading or behind a tab.
pub(crate) fn tab_count(count: usize) -> Html {
    html! { <span class="tab-count">{ count }</span> }
}

/// The callback without the click going on to what is behind.
pub(crate) fn stop(on: Callback<MouseEvent>) -> Callback<MouseEvent> {
    Callback::from(move |event: MouseEvent| {
        event.stop_propagation();
        on.emit(event);
    })
}
