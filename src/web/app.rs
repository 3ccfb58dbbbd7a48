//! The page as a whole: the state, and which parts show it.

use yew::prelude::*;

use crate::edge::dom;
use crate::hooks::{first_state, use_kept, use_keys, use_linked, use_pasting};
use crate::parts::chart::Charts;
use crate::parts::findings::Findings;
use crate::parts::head::Head;
use crate::parts::ledger::Ledger;
use crate::parts::masthead::Masthead;
use crate::parts::message::message;
use crate::parts::paper::Paper;
use crate::parts::progress::progress;
use crate::parts::relations::Relations;
use crate::parts::rule_page::RulePage;
use crate::parts::start::Start;
use crate::parts::tabs::Tabs;
use crate::shared::Shared;
use crate::state::{Action, Selection, State, Tab};
use crate::text;
use crate::work::Work;

/// The page.
#[component]
pub(crate) fn App() -> Html {
    let state = use_reducer(first_state);
    let on = use_memo((), |()| state.dispatcher().to_callback());
    let on: Callback<Action> = (*on).clone();
    let dragging = use_pasting(on.clone());
    use_linked(on.clone());
    use_keys(on.clone());
    use_kept(&state);
    use_reveal(state.selection, &state);

    let language = state.language;
    let work = state.work().cloned().map(Shared::from);
    html! {
        <>
            <a class="skip" href="#main">{ text::SKIP.get(language) }</a>
            <Masthead {language} open={work.is_some()} others={!state.works.is_empty()} on={on.clone()} />
            if let Some(reading) = &state.reading {
                { progress(reading, language) }
            }
            { message(state.message.as_ref(), language, &on) }
            <main id="main" tabindex="-1">
                if let Some(work) = work {
                    { shown(&state, &work, &on) }
                } else {
                    <Start {language} works={names(&state)} on={on.clone()} />
                }
            </main>
            if let Some(rule) = state.rule {
                <RulePage {rule} {language} on={on.clone()} />
            }
            if dragging {
                <div class="dropping" aria-hidden="true">{ text::DROP_NOW.get(language) }</div>
            }
        </>
    }
}

/// The opened reports by what the list of them shows.
fn names(state: &State) -> Vec<Shared<Work>> {
    state.works.iter().cloned().map(Shared::from).collect()
}

fn shown(state: &State, work: &Shared<Work>, on: &Callback<Action>) -> Html {
    let language = state.language;
    let body = match state.tab {
        Tab::Report => html! {
            <div class="desk">
                <aside class="aside" aria-label={text::FINDINGS.get(language)}>
                    if let Some(Selection::Figure(figure)) = state.selection {
                        <Relations work={work.clone()} {figure} {language} on={on.clone()} />
                    }
                    <Findings
                        work={work.clone()}
                        filter={state.filter}
                        show_holding={state.show_holding}
                        selection={state.selection}
                        {language}
                        on={on.clone()}
                    />
                </aside>
                <Paper
                    work={work.clone()}
                    selection={state.selection}
                    editing={state.editing.clone()}
                    show_holding={state.show_holding}
                    {language}
                    on={on.clone()}
                />
            </div>
        },
        Tab::Charts => {
            let on_figure = on.reform(|figure| Action::Selected(Some(Selection::Figure(figure))));
            html! { <Charts checked={work.checked.clone()} {language} {on_figure} /> }
        }
        Tab::Ledger => html! { <Ledger work={work.clone()} {language} on={on.clone()} /> },
    };
    html! {
        <>
            <Head work={work.clone()} {language} />
            <Tabs work={work.clone()} tab={state.tab} {language} on={on.clone()} />
            <div
                class="view"
                id="view"
                role="tabpanel"
                aria-labelledby={format!("tab-{}", state.tab.id())}
            >
                { body }
            </div>
        </>
    }
}

/// Scrolls to what was chosen: the first figure of a finding, or its card.
#[hook]
fn use_reveal(selection: Option<Selection>, state: &State) {
    let work = state.work().cloned();
    use_effect_with(selection, move |selection| {
        let Some((selection, work)) = selection.zip(work) else {
            return;
        };
        let checked = &work.checked;
        let figure = match selection {
            // who chose a figure sees it already, unless a repair chose it
            Selection::Figure(figure) => Some(figure),
            Selection::Finding(index) => {
                let finding = checked.findings.get(index);
                dom::reveal_card(&format!("card-{index}"));
                let figure = finding.and_then(|finding| finding.figures.first().copied());
                if let (None, Some(at)) = (figure, finding.and_then(|f| f.at.first())) {
                    dom::reveal(&format!("s-{}", at.start));
                }
                figure
            }
            Selection::Relation(index) => checked
                .ledger
                .get(index)
                .and_then(|judged| judged.equation.readings.get(judged.reading))
                .and_then(|reading| reading.figures().next()),
        };
        if let Some(figure) = figure {
            dom::reveal(&dom::figure_id(figure));
        }
    });
}
