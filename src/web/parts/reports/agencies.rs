//! A pasted list of agencies, and which of them have no report on a year, or several.

use gouji::language::{Label, Language};
use gouji::view::summary::ReportRow;
use gouji::view::summary::agencies::{Attendance, commonest_year, years};
use web_sys::{HtmlSelectElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::ReportsProps;
use crate::parts::element::tab_count;
use crate::state::Action;
use crate::state::listed::ListedReport;
use crate::state::table::AgencyList;
use crate::text;

/// The list, the year, and what they come to.
pub(super) fn agencies(props: &ReportsProps) -> Html {
    let language = props.language;
    let list = &props.view.agencies;
    let rows = || props.reports.iter().map(ListedReport::row);
    let year = list.year.or_else(|| commonest_year(rows()));
    let on_list = {
        let (on, year) = (props.on.clone(), list.year);
        move |event: InputEvent| {
            let text = event.target_unchecked_into::<HtmlTextAreaElement>().value();
            on.emit(Action::AgenciesGiven(AgencyList { text, year }));
        }
    };
    let on_year = {
        let (on, text) = (props.on.clone(), list.text.clone());
        move |event: Event| {
            let year = event.target_unchecked_into::<HtmlSelectElement>().value();
            let (text, year) = (text.clone(), year.parse().ok());
            on.emit(Action::AgenciesGiven(AgencyList { text, year }));
        }
    };
    html! {
        <div class="agencies">
            <div>
                <label for="agencies">{ text::AGENCY_LIST.get(language) }</label>
                <textarea
                    id="agencies"
                    rows="14"
                    spellcheck="false"
                    autocomplete="off"
                    placeholder={text::AGENCY_LIST_HINT.get(language)}
                    value={list.text.clone()}
                    oninput={on_list}
                />
                <label class="agencies-year">
                    { text::YEAR.get(language) }
                    <select onchange={on_year}>
                        for (of, count) in years(rows()) {
                            <option key={of} value={of.to_string()} selected={Some(of) == year}>
                                { format!("{} ({count})", text::year(of).get(language)) }
                            </option>
                        }
                    </select>
                </label>
            </div>
            <div id="attendance" role="status">
                if let Some(year) = year.filter(|_| !list.text.trim().is_empty()) {
                    { attendance(props, &Attendance::of(&list.text, rows(), year)) }
                }
            </div>
        </div>
    }
}

fn attendance(props: &ReportsProps, attendance: &Attendance) -> Html {
    let language = props.language;
    html! {
        <>
            <p class="agencies-sum">
                { text::attendance(attendance.agencies, attendance.missing.len(), attendance.several.len()).get(language) }
            </p>
            if !attendance.missing.is_empty() {
                { heading(text::AGENCIES_MISSING, attendance.missing.len(), language) }
                <ul class="agencies-names">
                    for agency in &attendance.missing {
                        <li key={agency.clone()}>{ agency.clone() }</li>
                    }
                </ul>
            }
            if !attendance.several.is_empty() {
                { heading(text::AGENCIES_SEVERAL, attendance.several.len(), language) }
                <ul>
                    for (agency, rows) in &attendance.several {
                        <li key={agency.clone()}>
                            { agency.clone() }{ text::COLON.get(language) }
                            { for rows.iter().map(|&at| open(props, at, ReportRow::file)) }
                        </li>
                    }
                </ul>
            }
            if !attendance.unlisted.is_empty() {
                { heading(text::AGENCIES_UNLISTED, attendance.unlisted.len(), language) }
                <p class="agencies-names">
                    { for attendance.unlisted.iter().map(|&at| open(props, at, ReportRow::name)) }
                </p>
            }
        </>
    }
}

fn heading(name: Label, count: usize, language: Language) -> Html {
    html! { <h3>{ name.get(language) }{ tab_count(count) }</h3> }
}

/// A report, by what `name` calls it, to be opened.
fn open(props: &ReportsProps, at: usize, name: fn(&ReportRow) -> &str) -> Html {
    let Some(report) = props.reports.get(at) else {
        return Html::default();
    };
    let id = report.id();
    html! {
        <button type="button" class="linklike agencies-report" onclick={props.on.reform(move |_| Action::Shown(id))}>
            { name(report.row()).to_owned() }
        </button>
    }
}
