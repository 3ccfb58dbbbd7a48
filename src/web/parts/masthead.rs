//! The way to another report, or back to one, at the top of the page.

use yew::prelude::*;

use crate::state::listed::ListedReport;
use crate::state::screen::Screen;
use crate::state::{Action, State};
use crate::text;

/// The button: from a report or the table to the start, and from the start back to the table or the one report.
pub(crate) fn action(state: &State, on: &Callback<Action>) -> Html {
    let language = state.language;
    if state.screen != Screen::Start {
        let onclick = on.reform(|_| Action::Start);
        html! {
            <button type="button" class="main-action" id="open-another" {onclick}>
                { text::OPEN_ANOTHER.get(language) }
            </button>
        }
    } else if state.reports.len() > 1 {
        let onclick = on.reform(|_| Action::Table);
        html! {
            <button type="button" class="main-action" id="to-table" {onclick}>
                { text::TO_TABLE.get(language) }
            </button>
        }
    } else if let Some(id) = state.reports.first().map(ListedReport::id) {
        let onclick = on.reform(move |_| Action::Shown(id));
        html! {
            <button type="button" class="main-action" {onclick}>
                { text::BACK_TO_REPORT.get(language) }
            </button>
        }
    } else {
        Html::default()
    }
}
