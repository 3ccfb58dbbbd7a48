//! The program as a whole: the state, and which parts show it.

use std::cell::RefCell;
use std::rc::Rc;

use web_sys::Element;
use yew::AppHandle;
use yew::prelude::*;

use crate::edge::start::{self, place, root};
use crate::hooks::{
    first_state, use_announcement, use_focus, use_history, use_kept, use_keys, use_last_year,
    use_linked, use_opening, use_painted, use_reveal, use_row_years, use_scroll, use_start,
};
use crate::input::keeping;
use crate::parts::help::Help;
use crate::parts::masthead::action;
use crate::parts::message::message;
use crate::parts::progress::progress;
use crate::parts::report::report;
use crate::parts::reports::Reports;
use crate::parts::rule_page::RulePage;
use crate::parts::start::{offer, opened};
use crate::state::ptr_eq::PtrEqRc;
use crate::state::screen::Screen;
use crate::state::{Action, Dialog};
use crate::{IS_WHOLE, whole};

thread_local! {
    /// What is drawn, and where.
    static DRAWN: RefCell<Option<(AppHandle<App>, Element)>> = const { RefCell::new(None) };
}

/// Begins to draw the program, once the one before it has come to an end of what it does.
pub(crate) fn begin() {
    start::when_due(draw);
}

fn draw() {
    if let Some(root) = root() {
        let app = yew::Renderer::<App>::with_root(root.clone()).render();
        DRAWN.replace(Some((app, root)));
    }
}

/// Takes away what is drawn; the program does nothing any more.
pub(crate) fn leave() {
    keeping::stop();
    if let Some((app, root)) = DRAWN.take() {
        root.remove();
        app.destroy();
    }
}

/// The program. The top of the page and the start are in `index.html`; what of them depends on the state is drawn
/// into places there.
#[component]
pub(crate) fn App() -> Html {
    let state = use_reducer(first_state);
    let on = use_memo((), |()| whole::or_wanted(state.dispatcher().to_callback()));
    let on: Callback<Action> = (*on).clone();
    use_start(&state, on.clone());
    use_linked(&state, on.clone());
    use_keys(on.clone());
    use_kept(&state, on.clone());
    use_painted(&state);
    use_history(&state, on.clone());
    use_opening(&state, on.clone());
    use_last_year(&state, on.clone());
    use_row_years(&state, on.clone());
    use_scroll(&state);
    use_reveal(&state);
    use_focus(&state);

    let announcement = use_announcement(&state);

    html! {
        <>
            { at("announcement", announcement) }
            { at("masthead-action", action(&state, &on)) }
            { at("held-back-place", offer(&state, &on)) }
            { at("opened-place", opened(&state, &on)) }
            if let Some(reading) = state.progress.first() {
                { progress(reading, state.language) }
            }
            { message(state.message.as_ref(), state.language, &on) }
            if IS_WHOLE && state.screen == Screen::Table {
                <Reports
                    reports={PtrEqRc::from(Rc::clone(&state.reports))}
                    view={state.table.clone()}
                    is_done={state.progress.iter().all(|progress| progress.what.is_of_listed())}
                    is_kept={!state.not_kept}
                    language={state.language}
                    on={on.clone()}
                />
                if let Some(rule) = state.rule {
                    <RulePage {rule} language={state.language} on={on.clone()} />
                }
            }
            { report(&state, &on) }
            if IS_WHOLE && state.dialog == Some(Dialog::Help) {
                <Help language={state.language} on_close={on.reform(|()| Action::DialogOpened(None))} />
            }
        </>
    }
}

/// Draws into a place of `index.html`.
fn at(id: &str, drawn: Html) -> Html {
    match place(id) {
        Some(place) => create_portal(drawn, place),
        None => Html::default(),
    }
}
