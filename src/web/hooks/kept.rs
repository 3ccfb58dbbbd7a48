//! The report that is shown outlives a reload.

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use yew::prelude::*;

use crate::edge::{dom, storage};
use crate::state::ptr_eq::PtrEqRc;
use crate::state::report::OpenedReport;
use crate::state::screen::Screen;
use crate::state::{Action, State, kept};
use crate::text;

/// A report is kept so long after its last change, in milliseconds: a change shows first.
const PAUSE: u32 = 300;

/// Keeps the report that is shown as it changes, and gives the browser its title.
#[hook]
pub(crate) fn use_kept(state: &State, on: Callback<Action>) {
    let opened: Option<PtrEqRc<OpenedReport>> = state.shown().cloned().map(PtrEqRc::from);
    let any = !state.reports.is_empty() || state.held_back;
    let had = use_mut_ref(|| false);
    use_effect_with((opened.clone(), any), move |(opened, any)| {
        // what was kept is not forgotten before it could be opened
        if had.replace(*any) && !any {
            storage::opening(false);
            storage::keep_report(None);
        }
        let keep = opened.clone().map(|opened| {
            move || {
                let written = kept::write(&opened);
                storage::keep_report(written.as_deref()) && written.is_some()
            }
        });
        let pending = keep
            .clone()
            .map(|keep| Timeout::new(PAUSE, move || on.emit(Action::Kept(keep()))));
        // Who leaves sooner loses nothing either.
        let leaving = keep.zip(web_sys::window()).map(|(keep, window)| {
            EventListener::new(&window, "pagehide", move |_| {
                keep();
            })
        });
        move || drop((pending, leaving))
    });
    let count = (state.screen == Screen::Table).then_some(state.reports.len());
    use_effect_with(
        (state.language, opened, count),
        |(language, opened, count)| {
            let title = opened.as_ref().and_then(|opened| {
                let report = &opened.checked.report;
                report.title.as_ref().map(|title| title.value.clone())
            });
            let table = count.map(|count| text::reports(count).get(*language).to_owned());
            dom::set_title(*language, title.or(table).as_deref());
        },
    );
}
