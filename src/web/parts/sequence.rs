//! The way from a report to the table, and to the reports before and after it there.

use gouji::language::Language;
use yew::prelude::*;

use super::icon;
use crate::edge::history;
use crate::state::{Action, State};
use crate::text;

/// The way, where there is more than one report.
pub(crate) fn sequence(state: &State, on: &Callback<Action>) -> Html {
    if state.reports.len() < 2 || state.current().is_none() {
        return Html::default();
    }
    let language = state.language;
    let to_table = {
        let on = on.clone();
        move |_: MouseEvent| {
            if !history::go_back_to_table() {
                on.emit(Action::Table);
            }
        }
    };
    html! {
        <nav class="sequence" aria-label={text::REPORTS.get(language)}>
            <button type="button" class="plain" id="to-table" onclick={to_table}>
                { icon::left() }{ text::TO_TABLE.get(language) }
            </button>
            if let Some((at, count)) = state.place_in_sequence() {
                { step(true, at == 0, language, on) }
                <span class="steps-place" id="report-place">{ format!("{} / {count}", at + 1) }</span>
                { step(false, at + 1 == count, language, on) }
            }
        </nav>
    }
}

fn step(back: bool, disabled: bool, language: Language, on: &Callback<Action>) -> Html {
    let (id, name, key, sign) = if back {
        ("report-before", text::REPORT_BEFORE, "[", icon::left())
    } else {
        ("report-after", text::REPORT_AFTER, "]", icon::right())
    };
    html! {
        <button
            type="button"
            class="plain icon-only"
            {id}
            aria-label={name.get(language)}
            aria-keyshortcuts={key}
            title={format!("{} ({key})", name.get(language))}
            aria-disabled={disabled.then_some("true")}
            onclick={on.reform(move |_: MouseEvent| Action::ReportStepped { back })}
        >
            { sign }
        </button>
    }
}
