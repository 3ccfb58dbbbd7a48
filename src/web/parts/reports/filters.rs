//! What chooses among the rows: a search, what the reports came to, and each column of the table.

use gouji::form::Edition;
use gouji::language::Label;
use gouji::view::summary::table::{Column, Filter};
use gouji::view::summary::{Outcome, Survey};
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::ReportsProps;
use crate::parts::{icon, segment};
use crate::state::Action;
use crate::text;

/// The search and the choices; of years and editions, where there are several.
pub(super) fn filters(props: &ReportsProps, survey: &Survey) -> Html {
    html! {
        <>
            { search(props) }
            <div class="segments" role="group" aria-label={text::FILTER_REPORTS.get(props.language)}>
                { segment(props, None, survey.inputs) }
                for outcome in Outcome::ALL.into_iter().filter(|&outcome| survey.count(outcome) > 0) {
                    { segment(props, Some(outcome), survey.count(outcome)) }
                }
            </div>
            { of_columns(props) }
            { of_rule(props) }
        </>
    }
}

/// The choices by single columns.
fn of_columns(props: &ReportsProps) -> Html {
    let filter = &props.view.filter;
    let overviews = props
        .reports
        .iter()
        .filter_map(|report| report.row().report.as_ref().ok());
    let mut years: Vec<i32> = overviews
        .clone()
        .filter_map(|overview| overview.year)
        .collect();
    years.sort_unstable_by(|one, other| other.cmp(one));
    years.dedup();
    let editions = Edition::ALL.into_iter().filter(|&edition| {
        let mut overviews = overviews.clone();
        overviews.any(|overview| overview.edition == Some(edition))
    });
    let editions: Vec<Edition> = editions.collect();
    let language = props.language;
    let years = years
        .into_iter()
        .map(|year| (year, text::year(year).get(language).to_owned()));
    let editions = editions
        .into_iter()
        .map(|edition| (edition, edition.id().to_owned()));
    let columns = Column::FINDINGS.map(|column| (column, column.having().get(language).to_owned()));
    html! {
        <>
            { choice(props, "filter-year", text::ALL_YEARS, years, filter.year, |filter, year| filter.year = year) }
            { choice(props, "filter-edition", text::ALL_EDITIONS, editions, filter.edition, |filter, edition| {
                filter.edition = edition;
            }) }
            { choice(props, "filter-has", text::ALL_FINDINGS, columns, filter.has, |filter, has| filter.has = has) }
        </>
    }
}

/// A list of what to filter by, the first of which is not to; nothing where there is nothing to choose.
fn choice<T: Copy + PartialEq + 'static>(
    props: &ReportsProps,
    id: &'static str,
    all: Label,
    options: impl IntoIterator<Item = (T, String)>,
    chosen: Option<T>,
    set: fn(&mut Filter, Option<T>),
) -> Html {
    let options: Vec<(T, String)> = options.into_iter().collect();
    if options.len() < 2 && chosen.is_none() {
        return Html::default();
    }
    let values: Vec<T> = options.iter().map(|&(value, _)| value).collect();
    let (on, filter) = (props.on.clone(), props.view.filter.clone());
    let onchange = move |event: Event| {
        let index = event
            .target_unchecked_into::<HtmlSelectElement>()
            .selected_index();
        let value = usize::try_from(index)
            .ok()
            .and_then(|index| index.checked_sub(1));
        let mut filter = filter.clone();
        set(&mut filter, value.and_then(|at| values.get(at).copied()));
        on.emit(Action::TableFiltered(filter));
    };
    html! {
        <select {id} class="filter" aria-label={all.get(props.language)} {onchange}>
            <option selected={chosen.is_none()}>{ all.get(props.language) }</option>
            for (index, (value, name)) in options.into_iter().enumerate() {
                <option key={index} selected={chosen == Some(value)}>{ name }</option>
            }
        </select>
    }
}

/// The rule whose reports are listed, and the way to all.
fn of_rule(props: &ReportsProps) -> Html {
    let Some(rule) = props.view.filter.rule else {
        return Html::default();
    };
    let filter = Filter {
        rule: None,
        ..props.view.filter.clone()
    };
    html! {
        <button
            type="button"
            class="second-action of-rule"
            onclick={props.on.reform(move |_| Action::TableFiltered(filter.clone()))}
        >
            { rule.title.get(props.language) }{ icon::cross() }
        </button>
    }
}

fn search(props: &ReportsProps) -> Html {
    let language = props.language;
    let (on, filter) = (props.on.clone(), props.view.filter.clone());
    let oninput = move |event: InputEvent| {
        let sought = event.target_unchecked_into::<HtmlInputElement>().value();
        let filter = filter.clone();
        on.emit(Action::TableFiltered(Filter { sought, ..filter }));
    };
    html! {
        <input
            type="search"
            id="reports-search"
            class="search"
            placeholder={text::SEARCH_REPORTS.get(language)}
            aria-label={text::SEARCH_REPORTS.get(language)}
            value={props.view.filter.sought.clone()}
            {oninput}
        />
    }
}

/// A button that lists what came to one outcome, or all.
fn segment(props: &ReportsProps, outcome: Option<Outcome>, count: usize) -> Html {
    let name = outcome.map_or(text::ALL, Outcome::label);
    let chosen = props.view.filter.outcome == outcome;
    let filter = Filter {
        outcome,
        ..props.view.filter.clone()
    };
    let onclick = props
        .on
        .reform(move |_| Action::TableFiltered(filter.clone()));
    segment::segment(name, count, chosen, onclick, props.language)
}
