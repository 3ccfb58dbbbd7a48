//! The report as the page shows it: its head, the views to choose from, and the one that is chosen.

use yew::prelude::*;

use crate::parts::chart::Charts;
use crate::parts::findings::Findings;
use crate::parts::head::Head;
use crate::parts::heading::Heading;
use crate::parts::ledger::Ledger;
use crate::parts::paper::Paper;
use crate::parts::relations::Relations;
use crate::parts::rule_page::RulePage;
use crate::parts::tabs::Tabs;
use crate::shared::Shared;
use crate::state::{Action, Selection, State, Tab};
use crate::text;

/// Shows the report, if one is shown.
pub(super) fn show(state: &State, on: &Callback<Action>) -> Html {
    let Some(work) = state.work().cloned().map(Shared::from) else {
        return Html::default();
    };
    let language = state.language;
    // what was typed for one report, or opened over it, is nothing of another one's
    let key = work.key();
    let list = (state.list().len(), state.chosen_card());
    let body = match state.tab {
        Tab::Report => html! {
            <div class={classes!("desk", (state.choices > 0).then_some("is-explaining"))}>
                <aside class="aside" aria-label={text::FINDINGS.get(language)}>
                    if let Some(Selection::Figure(figure)) = state.selection {
                        <Relations work={work.clone()} {figure} {language} on={on.clone()} />
                    }
                    <Findings
                        work={work.clone()}
                        filter={state.filter}
                        listed={state.listed}
                        show_holding={state.show_holding}
                        selection={state.selection}
                        {language}
                        on={on.clone()}
                    />
                </aside>
                <div class="report">
                if work.source.is_blank_form() {
                    <Heading work={work.clone()} {language} on={on.clone()} />
                }
                <Paper
                    work={work.clone()}
                    selection={state.selection}
                    editing={state.editing.clone()}
                    show_holding={state.show_holding}
                    {language}
                    on={on.clone()}
                />
                </div>
            </div>
        },
        Tab::Charts => {
            let on_figure = on.reform(|figure| Action::Selected(Some(Selection::Figure(figure))));
            html! { <Charts checked={work.checked.clone()} items={work.items.clone()} {language} {on_figure} /> }
        }
        Tab::Ledger => html! { <Ledger work={work.clone()} {language} on={on.clone()} /> },
    };
    html! {
        <>
            <Head work={work.clone()} {language} />
            <Tabs key={key.clone()} work={work.clone()} tab={state.tab} {list} {language} on={on.clone()} />
            <div
                {key}
                class="view"
                id="view"
                role="tabpanel"
                aria-labelledby={format!("tab-{}", state.tab.id())}
            >
                { body }
            </div>
            if let Some(rule) = state.rule {
                <RulePage {rule} {language} on={on.clone()} />
            }
        </>
    }
}
