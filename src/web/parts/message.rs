//! What the page has to say, in place, above what is shown.

use gouji::language::Language;
use yew::prelude::*;

use super::icon;
use crate::state::{Action, Message};
use crate::text;

/// The message, with a way to close it. Its place is always there, so that screen readers hear what
/// comes into it.
pub(crate) fn message(
    message: Option<&Message>,
    language: Language,
    on: &Callback<Action>,
) -> Html {
    let alarming = message.is_some_and(|message| message.alarming);
    html! {
        <div class="message-place" id="message" role={if alarming { "alert" } else { "status" }}>
            if let Some(message) = message {
                <div class={classes!("message", alarming.then_some("is-alarming"))}>
                    <p>{ message.words.get(language) }</p>
                    if message.undo {
                        <button
                            type="button"
                            class="second-action"
                            id="take-back"
                            onclick={on.reform(|_| Action::TakenBack)}
                        >
                            { text::UNDO.get(language) }
                        </button>
                    }
                    <button
                        type="button"
                        class="plain icon-only"
                        aria-label={text::CLOSE.get(language)}
                        onclick={on.reform(|_| Action::MessageClosed)}
                    >
                        { icon::cross() }
                    </button>
                </div>
            }
        </div>
    }
}
