//! The views of a report, and what can be done with it.

use gouji::language::Language;
use yew::prelude::*;

use super::share::{self, ExportDialog, Share};
use super::stepper::Stepper;
use crate::edge::dom;
use crate::parts::element::{tab_count, text_button};
use crate::state::command::ReportCommand;
use crate::state::listed::CheckInput;
use crate::state::ptr_eq::PtrEqRc;
use crate::state::report::OpenedReport;
use crate::state::{Action, Tab};
use crate::text;

#[derive(Properties, PartialEq)]
pub(crate) struct TabsProps {
    pub(crate) opened: PtrEqRc<OpenedReport>,
    /// What is exported of it.
    pub(crate) exported: CheckInput,
    pub(crate) tab: Tab,
    /// Whether there are reports of other years.
    pub(crate) has_years: bool,
    /// How many cards are listed, and which of them is chosen, as a place in the list.
    pub(crate) list: (usize, Option<usize>),
    pub(crate) language: Language,
    pub(crate) on: Callback<Action>,
}

/// What can be open over the report.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Dialog {
    Share,
    Export,
}

/// The bar of views and tools.
#[component]
pub(crate) fn Tabs(props: &TabsProps) -> Html {
    let language = props.language;
    let on = &props.on;
    let opened = &props.opened;
    let open = use_state_eq(|| None::<Dialog>);
    let show = |dialog| {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(dialog))
    };
    let close = {
        let open = open.clone();
        Callback::from(move |()| open.set(None))
    };
    let [share, export] = share::NAMES;
    let dialogs = [
        (share, "share", Dialog::Share),
        (export, "export", Dialog::Export),
    ];
    html! {
        <div class="bar">
            <div class="tabs" role="tablist" aria-label={text::VIEWS.get(language)}>
                for &tab in tabs(props) {
                    { tab_button(tab, props) }
                }
            </div>
            <Stepper opened={opened.clone()} list={props.list} {language} on={on.clone()} />
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
                        onclick={show(Some(dialog))}
                    >
                        { name.get(language) }
                    </button>
                }
                { text_button("plain", text::PRINT.get(language), Callback::from(|_| dom::print())) }
            </div>
            {
                match *open {
                    None => html! {},
                    Some(Dialog::Share) => html! { <Share opened={opened.clone()} {language} on_close={close} /> },
                    Some(Dialog::Export) => html! { <ExportDialog report={props.exported.clone()} {language} on_close={close} /> },
                }
            }
        </div>
    }
}

fn tabs(props: &TabsProps) -> &'static [Tab] {
    if props.has_years {
        &Tab::ALL
    } else {
        &Tab::OF_ONE_YEAR
    }
}

fn tab_button(tab: Tab, props: &TabsProps) -> Html {
    let language = props.language;
    let name = match tab {
        Tab::Report => text::TAB_REPORT,
        Tab::Charts => text::TAB_CHARTS,
        Tab::Ledger => text::TAB_LEDGER,
        Tab::Years => text::TAB_YEARS,
    };
    let count = props.opened.counts.all();
    let on = props.on.clone();
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
    button((tab, tabs(props), props.tab), Tab::id, "view", turn, words)
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
