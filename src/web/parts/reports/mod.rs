//! The table of many reports: what they came to, a search, a choice by what each came to, and a page of rows.

mod agencies;
mod export;
mod filters;
mod head;
mod rows;
mod rules;
mod sums;

use gouji::language::Language;
use gouji::view::summary::{Survey, table};
use yew::prelude::*;

use self::export::ExportButton;
use self::rows::rows;
use super::chart::{Charts, Drawn};
use super::element::paragraph;
use super::{icon, tabs};
use crate::edge::dom;
use crate::hooks::use_printing;
use crate::state::Action;
use crate::state::listed::ListedReport;
use crate::state::ptr_eq::PtrEqRc;
use crate::state::report_id::ReportId;
use crate::state::table::{PAGE, TableTab, TableView};
use crate::state::years::compared_rows;
use crate::text;

#[derive(Clone, Properties, PartialEq)]
pub(crate) struct ReportsProps {
    pub(crate) reports: PtrEqRc<Vec<ListedReport>>,
    pub(crate) view: TableView,
    /// Whether nothing is being read any more.
    pub(crate) is_done: bool,
    /// Whether the browser keeps the reports.
    pub(crate) is_kept: bool,
    pub(crate) language: Language,
    pub(crate) on: Callback<Action>,
}

/// The id of what opens the report of a row.
pub(crate) fn row_id(report: ReportId) -> String {
    format!("report-{}", report.number())
}

/// The table of reports.
#[component]
pub(crate) fn Reports(props: &ReportsProps) -> Html {
    let language = props.language;
    let view = &props.view;
    let survey = use_memo(props.reports.clone(), |reports| {
        let mut survey = Survey::default();
        reports.iter().for_each(|report| survey.add(report.row()));
        survey
    });
    let compared = use_memo(props.reports.clone(), |reports| compared_rows(reports));
    let listed = use_memo(
        (props.reports.clone(), view.order, view.filter.clone()),
        |(reports, order, filter)| {
            let rows = reports.iter().map(ListedReport::row);
            table::list(rows, *order, filter)
        },
    );
    // on paper there is no other page to turn to
    let is_printing = use_printing();
    use_effect_with((view.moves, view.row), |(moves, row)| {
        if let Some(row) = row.filter(|_| *moves > 0) {
            dom::focus(&row_id(row));
        }
    });
    html! {
        <section class="reports" aria-label={text::REPORTS.get(language)}>
            { head::head(&survey, props.is_done, language) }
            <div class="bar">
                <div class="tabs" role="tablist" aria-label={text::VIEWS.get(language)}>
                    for tab in TableTab::ALL {
                        { tab_button(props, &survey, tab) }
                    }
                </div>
            </div>
            <div
                key={view.tab.id()}
                class="view"
                id="reports-view"
                role="tabpanel"
                aria-labelledby={format!("tab-{}", view.tab.id())}
            >
                {
                    match view.tab {
                        TableTab::List => list(props, &survey, &listed, *compared, is_printing),
                        TableTab::Rules => rules::rules(props, &survey),
                        TableTab::Charts => {
                            let of = Drawn::Reports(props.reports.clone());
                            html! { <Charts {of} {language} on_target={props.on.reform(Action::of_target)} /> }
                        }
                        TableTab::Sums => html! { <sums::SumsView ..props.clone() /> },
                        TableTab::Agencies => agencies::agencies(props),
                    }
                }
            </div>
        </section>
    }
}

/// The rows, and what chooses among them.
fn list(
    props: &ReportsProps,
    survey: &Survey,
    listed: &[usize],
    compared: usize,
    is_printing: bool,
) -> Html {
    let language = props.language;
    html! {
        <>
            <div class="filters">
                { filters::filters(props, survey) }
                { to_sums(props) }
                <ExportButton ..props.clone() />
            </div>
            if listed.is_empty() && props.is_done {
                <p class="quiet" role="status">{ text::NOTHING_FOUND.get(language) }</p>
            }
            { of_years(props, compared) }
            { rows(props, listed, is_printing) }
            { pages(props, listed.len()) }
            <p class="kept">
                { if props.is_kept { text::KEPT_HERE } else { text::NOT_KEPT }.get(language) }
                <button type="button" class="linklike" id="clear-list" onclick={props.on.reform(|_| Action::Cleared)}>
                    { text::CLEAR_LIST.get(language) }
                </button>
            </p>
        </>
    }
}

/// How many rows are held against last year's reports, and the way on where that was stopped.
fn of_years(props: &ReportsProps, compared: usize) -> Html {
    let language = props.language;
    if props.view.comparing_stopped {
        html! {
            <p class="quiet reports-years">
                { text::COMPARING_STOPPED.get(language) }
                <button
                    type="button"
                    class="linklike"
                    id="compare-rows"
                    onclick={props.on.reform(|_| Action::ComparingStopped(false))}
                >
                    { text::COMPARE_ON.get(language) }
                </button>
            </p>
        }
    } else if compared > 0 && props.is_done {
        paragraph(
            "quiet reports-years",
            text::rows_compared(compared).get(language),
        )
    } else {
        Html::default()
    }
}

/// A view of the reports, to be turned to.
fn tab_button(props: &ReportsProps, survey: &Survey, tab: TableTab) -> Html {
    let language = props.language;
    let (name, count) = match tab {
        TableTab::List => (text::TAB_LIST, Some(survey.inputs)),
        TableTab::Rules => (text::TAB_RULES, Some(survey.rules().len())),
        TableTab::Charts => (text::TAB_CHARTS, None),
        TableTab::Sums => (text::TAB_SUMS, None),
        TableTab::Agencies => (text::TAB_AGENCIES, None),
    };
    let turn = {
        let on = props.on.clone();
        move |to: TableTab| {
            on.emit(Action::TableTabSelected(to));
            dom::focus(&format!("tab-{}", to.id()));
        }
    };
    tabs::button(
        (tab, &TableTab::ALL, props.view.tab),
        TableTab::id,
        "reports-view",
        turn,
        html! {
            <>
                { name.get(language) }
                if let Some(count) = count {
                    <span class="tab-count">{ count }</span>
                }
            </>
        },
    )
}

/// How many reports are chosen, and the way to what they add up to.
fn to_sums(props: &ReportsProps) -> Html {
    let count = props.view.sums.reports.len();
    if count == 0 {
        return Html::default();
    }
    html! {
        <button
            type="button"
            class="main-action"
            id="to-sums"
            onclick={props.on.reform(|_: MouseEvent| Action::TableTabSelected(TableTab::Sums))}
        >
            { text::sum_up(count).get(props.language) }
        </button>
    }
}

/// Which page is drawn, and the way to others.
fn pages(props: &ReportsProps, count: usize) -> Html {
    if count <= PAGE {
        return Html::default();
    }
    let (language, page) = (props.language, props.view.page);
    let first = page * PAGE;
    let last = (first + PAGE).min(count);
    let button = |id: &'static str, name: &'static str, sign: Html, to: Option<usize>| {
        html! {
            <button
                type="button"
                class="second-action"
                {id}
                aria-label={name}
                aria-disabled={to.is_none().then_some("true")}
                onclick={props.on.reform(move |_: MouseEvent| Action::PageTurned(to.unwrap_or(page)))}
            >
                { sign }
            </button>
        }
    };
    html! {
        <nav class="pages" aria-label={text::PAGES.get(language)}>
            { button("page-before", text::PAGE_BEFORE.get(language), icon::left(), page.checked_sub(1)) }
            <span role="status">{ text::of_rows(first + 1, last, count).get(language) }</span>
            { button("page-after", text::PAGE_AFTER.get(language), icon::right(), (last < count).then_some(page + 1)) }
        </nav>
    }
}
