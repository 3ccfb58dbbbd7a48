//! The views of a report, and what can be done with it.

use gouji::language::Language;
use yew::prelude::*;

use super::share::{self, ExportDialog, Share};
use super::stepper::stepper;
use crate::IS_WHOLE;
use crate::edge::dom;
use crate::parts::element::{tab_count, text_button};
use crate::state::command::ReportCommand;
use crate::state::listed::ListedReport;
use crate::state::ptr_eq::PtrEqRc;
use crate::state::report::OpenedReport;
use crate::state::{Action, Dialog, State, Tab};
use crate::text;

/// The bar of views and tools of a report that is shown.
pub(crate) fn bar(
    state: &State,
    listed: &ListedReport,
    opened: &PtrEqRc<OpenedReport>,
    on: &Callback<Action>,
) -> Html {
    let language = state.language;
    let list = (state.list().len(), state.chosen_card());
    let tabs = if state.years.has_others() {
        &Tab::ALL[..]
    } else {
        &Tab::OF_ONE_YEAR
    };
    let on_close = on.reform(|()| Action::DialogOpened(None));
    let [share, export] = share::NAMES;
    let dialogs = [
        (share, "share", Dialog::Share),
        (export, "export", Dialog::Export),
        (text::KEYS, "help", Dialog::Help),
    ];
    html! {
        <div class="bar">
            <div class="tabs" role="tablist" aria-label={text::VIEWS.get(language)}>
                for &tab in tabs {
                    { tab_button((tab, tabs, state.tab), opened.counts.all(), language, on) }
                }
            </div>
            { stepper(opened, list, language, on) }
            <div class="tools" role="group" aria-label={text::TOOLS.get(language)}>
                if opened.source.is_blank_form() {
                    <button
                        type="button"
                        class="plain"
                        id="fill-totals"
                        onclick={on.reform(|_| Action::Command(ReportCommand::FillTotals))}
                    >
                        { text::FILL_TOTALS.get(language) }
                    </button>
                }
                if !opened.changes().edits.is_empty() {
                    <button
                        type="button"
                        class="plain"
                        id="restore-all"
                        onclick={on.reform(|_| Action::Command(ReportCommand::Restore(None)))}
                    >
                        { text::RESTORE_ALL.get(language) }
                    </button>
                }
                for (name, id, dialog) in dialogs {
                    <button
                        key={id}
                        type="button"
                        class="plain"
                        {id}
                        aria-haspopup="dialog"
                        onclick={on.reform(move |_: MouseEvent| Action::DialogOpened(Some(dialog)))}
                    >
                        { name.get(language) }
                    </button>
                }
                { text_button("plain", text::PRINT.get(language), Callback::from(|_| dom::print())) }
            </div>
            {
                match state.dialog {
                    Some(Dialog::Share) if IS_WHOLE => {
                        html! { <Share opened={opened.clone()} {language} {on_close} /> }
                    }
                    Some(Dialog::Export) if IS_WHOLE => {
                        html! { <ExportDialog report={listed.check_input()} {language} {on_close} /> }
                    }
                    _ => html! {},
                }
            }
        </div>
    }
}

/// The tab of a view, of which one is chosen; one tells how many items it has.
fn tab_button(
    (tab, all, chosen): (Tab, &'static [Tab], Tab),
    count: usize,
    language: Language,
    on: &Callback<Action>,
) -> Html {
    let name = match tab {
        Tab::Report => text::TAB_REPORT,
        Tab::Charts => text::TAB_CHARTS,
        Tab::Ledger => text::TAB_LEDGER,
        Tab::Years => text::TAB_YEARS,
    };
    let on = on.clone();
    let turn = move |to: Tab| {
        on.emit(Action::TabSelected(to));
        dom::focus(&format!("tab-{}", to.id()));
    };
    let words = html! {
        <>
            { name.get(language) }
            if tab == Tab::Ledger {
                { tab_count(count) }
            }
        </>
    };
    button((tab, all, chosen), Tab::id, "view", turn, words)
}

/// A tab of several, of which one is chosen; arrows turn to its neighbours.
pub(crate) fn button<T: Copy + PartialEq>(
    (tab, all, chosen): (T, &'static [T], T),
    id: fn(T) -> &'static str,
    view: &'static str,
    turn: impl Fn(T) + Clone + 'static,
    words: Html,
) -> Html {
    let is_chosen = tab == chosen;
    let onkeydown = {
        let turn = turn.clone();
        move |event: KeyboardEvent| {
            let at = all.iter().position(|&other| other == tab).unwrap_or(0);
            let to = match event.key().as_str() {
                "ArrowRight" => all.get(at + 1),
                "ArrowLeft" => at.checked_sub(1).and_then(|at| all.get(at)),
                _ => return,
            };
            if let Some(&to) = to {
                event.prevent_default();
                turn(to);
            }
        }
    };
    html! {
        <button
            key={id(tab)}
            type="button"
            role="tab"
            id={format!("tab-{}", id(tab))}
            class={classes!("tab", is_chosen.then_some("is-chosen"))}
            aria-selected={if is_chosen { "true" } else { "false" }}
            aria-controls={view}
            tabindex={if is_chosen { "0" } else { "-1" }}
            onclick={move |_: MouseEvent| turn(tab)}
            {onkeydown}
        >
            { words }
        </button>
    }
}
