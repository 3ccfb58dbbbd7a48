//! Which report is last year's: what it is, and the ways to another one, to none and to the report itself.

use std::cmp::Reverse;
use std::rc::Rc;

use gouji::language::{Label, Language};
use gouji::order;
use gouji::report::offices::may_be_one;
use gouji::report::years::doubts;
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::dialog::ModalDialog;
use super::element::{paragraph, span};
use super::head::title_of;
use super::icon;
use crate::IS_WHOLE;
use crate::input::{self, Given};
use crate::state::command::ReportCommand;
use crate::state::history::LastYearChoice;
use crate::state::listed::ListedReport;
use crate::state::ptr_eq::PtrEqRc;
use crate::state::report_id::ReportId;
use crate::state::years::LinkedReport;
use crate::state::{Action, Dialog, State};
use crate::text;

/// Of the list so many reports are offered.
const OFFERED: usize = 200;

/// The line below the head of the report that is shown: what is last year's report, and what can be done about it.
pub(crate) fn last_year(state: &State, on: &Callback<Action>) -> Html {
    let Some(shown) = state.shown() else {
        return Html::default();
    };
    let language = state.language;
    let choose = |name: Label| {
        html! {
            <button
                type="button"
                class="linklike"
                id="choose-last-year"
                aria-haspopup="dialog"
                onclick={on.reform(|_: MouseEvent| Action::DialogOpened(Some(Dialog::LastYear)))}
            >
                { name.get(language) }
            </button>
        }
    };
    let own = state.listed(shown.id);
    let line = match &state.years.last {
        _ if !IS_WHOLE => choose(text::COMPARE_WITH_LAST_YEAR),
        LinkedReport::Report(id) => match state.listed(*id) {
            Some(last) => compared(state, own, last, choose(text::OTHER_LAST_YEAR), on),
            None => Html::default(),
        },
        LinkedReport::Unclear(reports) => html! {
            <>
                <span class="level-warning">{ icon::question() }{ text::unclear(reports.len()).get(language) }</span>
                { choose(text::CHOOSE_LAST_YEAR) }
                { not_compared(language, on) }
            </>
        },
        LinkedReport::None => html! {
            <>
                if own.is_some_and(|own| own.changes().last_year.is_some()) {
                    { span("quiet", text::IS_NOT_COMPARED.get(language)) }
                }
                { choose(text::COMPARE_WITH_LAST_YEAR) }
            </>
        },
    };
    html! {
        <div class="last-year" id="last-year">
            { line }
            if IS_WHOLE && state.dialog == Some(Dialog::LastYear) {
                <LastYearDialog
                    report={shown.id}
                    reports={PtrEqRc::from(Rc::clone(&state.reports))}
                    {language}
                    on={on.clone()}
                    on_close={on.reform(|()| Action::DialogOpened(None))}
                />
            }
        </div>
    }
}

/// The report that is last year's, and what speaks against it.
fn compared(
    state: &State,
    own: Option<&ListedReport>,
    last: &ListedReport,
    other: Html,
    on: &Callback<Action>,
) -> Html {
    let language = state.language;
    let held = state.shown().and_then(|shown| shown.last_year());
    let id = last.id();
    let overview = last.row().report.as_ref();
    let title = overview.map(|overview| title_of(last.source(), overview, language));
    let title = title.unwrap_or_else(|_| last.row().file().to_owned());
    let reading = match (held, overview) {
        (_, Err(_)) => Some(text::LAST_YEAR_NOT_READ),
        (Some(held), _) if held.id == id => None,
        _ => Some(text::READING_LAST_YEAR),
    };
    let doubts = own.map_or_else(Vec::new, |own| doubts(&own.key(), &last.key()));
    html! {
        <>
            { span("last-year-name", text::LAST_YEARS_REPORT.get(language)) }
            <button
                type="button"
                class="linklike"
                id="open-last-year"
                title={text::OPEN_LAST_YEAR.get(language)}
                onclick={on.reform(move |_: MouseEvent| Action::Shown(id))}
            >
                { title }
            </button>
            if let Some(reading) = reading {
                { span("quiet", reading.get(language)) }
            }
            { other }
            { not_compared(language, on) }
            for doubt in doubts.iter().filter(|_| overview.is_ok()) {
                <p class="last-year-doubt level-warning">{ icon::question() }{ text::doubt(doubt).get(language) }</p>
            }
        </>
    }
}

/// The way to be held against none.
fn not_compared(language: Language, on: &Callback<Action>) -> Html {
    let choice = ReportCommand::ChooseLastYear(Some(LastYearChoice::None));
    html! {
        <button
            type="button"
            class="linklike"
            id="drop-last-year"
            onclick={on.reform(move |_: MouseEvent| Action::Command(choice.clone()))}
        >
            { text::NOT_COMPARED.get(language) }
        </button>
    }
}

#[derive(Properties, PartialEq)]
struct DialogProps {
    report: ReportId,
    reports: PtrEqRc<Vec<ListedReport>>,
    language: Language,
    on: Callback<Action>,
    on_close: Callback<()>,
}

/// The ways to name last year's report: one of the list, a file, or what is pasted.
#[component]
fn LastYearDialog(props: &DialogProps) -> Html {
    let language = props.language;
    let area = use_node_ref();
    let give = {
        let (report, on, close) = (props.report, props.on.clone(), props.on_close.clone());
        move |given: Given| {
            close.emit(());
            input::give_last_year(report, given, on.clone());
        }
    };
    let on_file = {
        let give = give.clone();
        move |event: Event| {
            let files = event.target_unchecked_into::<HtmlInputElement>().files();
            if let Some(file) = files.and_then(|files| files.get(0)) {
                give(Given::File(file));
            }
        }
    };
    let on_paste = {
        let give = give.clone();
        move |event: Event| {
            let Some(data) = event
                .dyn_ref::<ClipboardEvent>()
                .and_then(ClipboardEvent::clipboard_data)
            else {
                return;
            };
            let get = |form| data.get_data(form).unwrap_or_default();
            event.prevent_default();
            give(Given::Pasted(get("text/html"), get("text/plain")));
        }
    };
    let on_typed = {
        let area = area.clone();
        move |_: MouseEvent| {
            if let Some(area) = area.cast::<HtmlTextAreaElement>() {
                give(Given::Pasted(String::new(), area.value()));
            }
        }
    };
    html! {
        <ModalDialog
            class="share"
            name={text::LAST_YEARS_REPORT.get(language)}
            head={html! { <h2>{ text::LAST_YEARS_REPORT.get(language) }</h2> }}
            {language}
            on_close={props.on_close.clone()}
        >
            { paragraph("share-lead", text::LAST_YEAR_LEAD.get(language)) }
            { of_list(props) }
            <label class="last-year-way">
                { text::LAST_YEAR_PASTE.get(language) }
                <textarea
                    ref={area}
                    id="last-year-paste"
                    rows="4"
                    spellcheck="false"
                    autocomplete="off"
                    placeholder={text::LAST_YEAR_PASTE_HINT.get(language)}
                    onpaste={on_paste}
                />
            </label>
            <p class="last-year-ways">
                <button type="button" class="main-action" id="use-pasted" onclick={on_typed}>
                    { text::USE_PASTED.get(language) }
                </button>
                <label class="second-action">
                    { text::LAST_YEAR_FILE.get(language) }
                    <input type="file" class="unseen" id="last-year-file" onchange={on_file} />
                </label>
            </p>
        </ModalDialog>
    }
}

/// The reports of the list, those of the same agency first.
fn of_list(props: &DialogProps) -> Html {
    let language = props.language;
    let own = props
        .reports
        .iter()
        .find(|report| report.id() == props.report);
    let own = own.map(ListedReport::key).unwrap_or_default();
    let others = props
        .reports
        .iter()
        .filter(|report| report.id() != props.report && report.row().report.is_ok());
    let mut offered: Vec<(bool, Option<i32>, &ListedReport)> = others
        .map(|report| {
            let key = report.key();
            let agencies = own.agency.as_ref().zip(key.agency.as_ref());
            let is_other = !agencies.is_some_and(|(own, agency)| may_be_one(own, agency));
            (is_other, key.year, report)
        })
        .collect();
    if offered.is_empty() {
        return Html::default();
    }
    order::sort_by_key(&mut offered, |&(is_other, year, report)| {
        (is_other, Reverse(year), report.id())
    });
    let rest = offered.len().saturating_sub(OFFERED);
    offered.truncate(OFFERED);
    let choose = {
        let (on, close) = (props.on.clone(), props.on_close.clone());
        move |event: Event| {
            let chosen = event.target_unchecked_into::<HtmlSelectElement>().value();
            if let Ok(number) = chosen.parse() {
                close.emit(());
                let choice = LastYearChoice::Report(ReportId::of_number(number));
                on.emit(Action::Command(ReportCommand::ChooseLastYear(Some(choice))));
            }
        }
    };
    let group = |name: Label, of_others: bool| {
        let reports = offered
            .iter()
            .filter(|(is_other, ..)| *is_other == of_others);
        let options = reports.map(|(_, _, report)| option(report, language));
        let options: Vec<Html> = options.collect();
        html! {
            if !options.is_empty() {
                <optgroup label={name.get(language)}>{ for options }</optgroup>
            }
        }
    };
    html! {
        <label class="last-year-way">
            { text::LAST_YEAR_OF_LIST.get(language) }
            <select id="last-year-of-list" onchange={choose}>
                <option value="" selected=true>{ text::CHOOSE_ONE.get(language) }</option>
                { group(text::MAY_BE_LAST_YEAR, false) }
                { group(text::OTHER_REPORTS, true) }
            </select>
            if rest > 0 {
                { span("quiet", text::not_offered(rest).get(language)) }
            }
        </label>
    }
}

fn option(report: &ListedReport, language: Language) -> Html {
    let overview = report.row().report.as_ref();
    let title = overview.map(|overview| title_of(report.source(), overview, language));
    let title = title.unwrap_or_default();
    let (file, id) = (report.row().file(), report.id());
    html! {
        <option key={id} value={id.number().to_string()}>
            { if file.is_empty() { title } else { format!("{title}（{file}）") } }
        </option>
    }
}
