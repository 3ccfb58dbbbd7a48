//! The report as the page shows it: its head, the views to choose from, and the one that is chosen.

use std::rc::Rc;

use gouji::report::sums::SumPart;
use yew::prelude::*;

use super::chart::{Charts, Drawn};
use super::findings::Findings;
use super::head::{head, waiting};
use super::heading::Heading;
use super::last_year::last_year;
use super::ledger::Ledger;
use super::paper::Paper;
use super::print::Print;
use super::relations::relations;
use super::rule_page::RulePage;
use super::sequence::sequence;
use super::tabs::bar;
use super::years::YearsView;
use crate::IS_WHOLE;
use crate::state::ptr_eq::PtrEqRc;
use crate::state::report_id::ReportId;
use crate::state::{Action, Selection, State, Tab};
use crate::text;

/// Shows the report, if one is shown.
pub(crate) fn report(state: &State, on: &Callback<Action>) -> Html {
    let language = state.language;
    let Some(listed) = state.current().and_then(|id| state.listed(id)) else {
        return Html::default();
    };
    let Some(opened) = listed.opened().cloned().map(PtrEqRc::from) else {
        return html! {
            <>
                { sequence(state, on) }
                { waiting(listed, language) }
            </>
        };
    };
    // what was typed for one report, or opened over it, is nothing of another one's
    let key = opened.id;
    let body = match state.tab {
        Tab::Report => html! {
            <div class={classes!("workspace", (state.choices > 0).then_some("is-explaining"))}>
                <aside class="aside" aria-label={text::FINDINGS.get(language)}>
                    if let Some(Selection::Figure(figure)) = state.selection {
                        { relations(&opened, figure, language, on) }
                    }
                    <Findings
                        opened={opened.clone()}
                        filter={state.filter}
                        listed={state.listed}
                        show_holding={state.show_holding}
                        selection={state.selection}
                        {language}
                        on={on.clone()}
                    />
                </aside>
                <div class="report">
                if opened.source.is_blank_form() {
                    <Heading opened={opened.clone()} {language} on={on.clone()} />
                }
                <Paper
                    opened={opened.clone()}
                    selection={state.selection}
                    editing={state.editing.clone()}
                    show_holding={state.show_holding}
                    {language}
                    on={on.clone()}
                />
                </div>
            </div>
        },
        Tab::Charts if IS_WHOLE => {
            let of = Drawn::Report(opened.checked.clone(), opened.items.clone());
            html! { <Charts {of} {language} on_target={on.reform(Action::of_target)} /> }
        }
        Tab::Years if IS_WHOLE => html! {
            <YearsView
                reports={years(state)}
                own={opened.id}
                {language}
                on={on.clone()}
            />
        },
        Tab::Ledger if IS_WHOLE => {
            html! { <Ledger opened={opened.clone()} {language} on={on.clone()} /> }
        }
        // which nothing turns to where it is not there
        Tab::Charts | Tab::Years | Tab::Ledger => Html::default(),
    };
    html! {
        <>
            // for which the script asks for the whole program
            if IS_WHOLE {
                <Print opened={opened.clone()} {language} />
            }
            { sequence(state, on) }
            { head(&opened, language) }
            { last_year(state, on) }
            { bar(state, listed, &opened, on) }
            <div
                {key}
                class="view"
                id="view"
                role="tabpanel"
                aria-labelledby={format!("tab-{}", state.tab.id())}
            >
                { body }
            </div>
            if let Some(rule) = state.rule.filter(|_| IS_WHOLE) {
                <RulePage {rule} {language} on={on.clone()} />
            }
        </>
    }
}

/// What the reports of the agency count, year by year.
fn years(state: &State) -> Vec<(ReportId, PtrEqRc<SumPart>)> {
    let reports = state.years.series.iter().filter_map(|&id| {
        let part = state.listed(id)?.part()?;
        Some((id, PtrEqRc::from(Rc::clone(part))))
    });
    reports.collect()
}
