//! The reports of the list outlive a reload.

use std::rc::Rc;

use gloo::events::EventListener;
use yew::prelude::*;

use crate::IS_WHOLE;
use crate::edge::{dom, storage};
use crate::input::keeping;
use crate::state::kept_table::KeptTable;
use crate::state::ptr_eq::PtrEqRc;
use crate::state::report::OpenedReport;
use crate::state::screen::Screen;
use crate::state::{Action, State};
use crate::text;

/// Keeps the reports as they change, and gives the browser the title of the one that is shown.
#[hook]
pub(crate) fn use_kept(state: &State, on: Callback<Action>) {
    let opened: Option<PtrEqRc<OpenedReport>> = state.shown().cloned().map(PtrEqRc::from);
    let is_new = use_mut_ref(|| true);
    {
        let reports = Rc::clone(&state.reports);
        use_effect_with(PtrEqRc::from(Rc::clone(&reports)), move |_| {
            // what was kept is not forgotten before it could be listed; what was taken over is kept at once
            if !is_new.replace(false) || !reports.is_empty() {
                keeping::keep(reports, on);
            }
        });
    }
    let table = (IS_WHOLE && !state.reports.is_empty()).then(|| KeptTable::of(state));
    use_effect_with(table, |table| {
        // before anything is listed, what was kept is still to be read
        if let Some(table) = table {
            storage::set_table(Some(&table.to_text()));
        }
    });
    use_effect_with((), |()| {
        // who leaves sooner loses nothing either
        let window = web_sys::window();
        let leaving =
            window.map(|window| EventListener::new(&window, "pagehide", |_| keeping::leave()));
        move || drop(leaving)
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
