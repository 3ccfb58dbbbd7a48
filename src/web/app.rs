//! The page as a whole: the state, and which parts show it.

use yew::prelude::*;

use crate::hooks::{
    first_state, use_desk_ahead, use_kept, use_keys, use_linked, use_painted, use_pasting,
    use_resumed, use_reveal, use_top,
};
use crate::parts::masthead::Masthead;
use crate::parts::message::message;
use crate::parts::progress::{desk_awaited, progress};
use crate::parts::start::Start;
use crate::shared::Shared;
use crate::state::{Action, Awaited, State};
use crate::text;
use crate::work::Work;

/// The page.
#[component]
pub(crate) fn App() -> Html {
    let state = use_reducer(first_state);
    let on = use_memo((), |()| state.dispatcher().to_callback());
    let on: Callback<Action> = (*on).clone();
    let dragging = use_pasting(on.clone());
    use_desk_ahead();
    use_linked(on.clone());
    use_resumed(on.clone());
    use_keys(on.clone());
    use_kept(&state, on.clone());
    use_painted(&state);
    use_top(&state);
    use_reveal(&state);

    let language = state.language;
    let desk = state.desk.filter(|_| state.work().is_some());
    html! {
        <>
            <a class="skip" href="#main">{ text::SKIP.get(language) }</a>
            <Masthead {language} open={desk.is_some()} others={!state.works.is_empty()} on={on.clone()} />
            if let Some(reading) = &state.reading {
                { progress(reading, language) }
            } else if state.awaited == Some(Awaited::Opening) {
                { desk_awaited(language) }
            }
            { message(state.message.as_ref(), language, &on) }
            <main id="main" tabindex="-1">
                if let Some(desk) = desk {
                    { (desk.show)(&state, &on) }
                } else if state.awaited == Some(Awaited::Resuming) {
                    <p class="loading" role="status">{ text::LOADING.get(language) }</p>
                } else {
                    <Start
                        {language}
                        works={names(&state)}
                        not_kept={state.not_kept}
                        held_back={state.held_back}
                        on={on.clone()}
                    />
                }
            </main>
            if dragging {
                <div class="dropping" aria-hidden="true">
                    <p>{ text::DROP_NOW.get(language) }</p>
                </div>
            }
        </>
    }
}

/// The opened reports by what the list of them shows.
fn names(state: &State) -> Vec<Shared<Work>> {
    state.works.iter().cloned().map(Shared::from).collect()
}
