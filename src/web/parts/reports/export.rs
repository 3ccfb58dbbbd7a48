//! The way to files of many reports: of those that are chosen, or of all that the table lists.

use std::rc::Rc;

use yew::prelude::*;

use super::ReportsProps;
use crate::parts::share::ExportManyDialog;
use crate::state::table::to_export;
use crate::text;

/// A button that opens the dialog.
#[component]
pub(super) fn ExportButton(props: &ReportsProps) -> Html {
    let language = props.language;
    let is_open = use_state_eq(|| false);
    let open = {
        let is_open = is_open.clone();
        move |_: MouseEvent| is_open.set(true)
    };
    let on_close = {
        let is_open = is_open.clone();
        Callback::from(move |()| is_open.set(false))
    };
    let dialog = || {
        let reports = to_export(&props.reports, &props.view);
        let chosen = props.view.sums.reports.len();
        let said = text::exported_rows(chosen, reports.len());
        html! {
            <ExportManyDialog reports={Rc::new(reports)} {said} {language} on={props.on.clone()} {on_close} />
        }
    };
    html! {
        <>
            <button
                type="button"
                class="second-action"
                id="export-many"
                aria-haspopup="dialog"
                disabled={!props.is_done || props.reports.is_empty()}
                onclick={open}
            >
                { text::EXPORT_MANY.get(language) }
            </button>
            if *is_open {
                { dialog() }
            }
        </>
    }
}
