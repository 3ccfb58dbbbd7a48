//! What the chosen reports add up to, in the tables of the form: a cell tells its parts, each of which leads to its report.

use std::rc::Rc;

use gouji::language::Language;
use gouji::report::figure::{Edits, FigureId};
use gouji::report::recognise;
use gouji::report::sums::{SumCell, SumPart};
use gouji::verdict::label;
use gouji::view::form_layout::layout;
use gouji::view::sums::{document, heading, remarks};
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::ReportsProps;
use crate::edge::{copy, download};
use crate::output;
use crate::parts::figure::room;
use crate::parts::form_table::form_table;
use crate::state::Action;
use crate::state::report_id::ReportId;
use crate::state::sum_choice::SumChoice;
use crate::state::sums::Summed;
use crate::text;

/// The sums, what is to be known of them before, and the ways to take them along.
#[component]
pub(super) fn SumsView(props: &ReportsProps) -> Html {
    let language = props.language;
    let view = &props.view;
    let key = (
        props.reports.clone(),
        view.filter.clone(),
        view.sums.clone(),
    );
    let summed = use_memo(
        (
            key.0,
            key.1,
            SumChoice {
                cell: None,
                ..key.2
            },
        ),
        |(reports, ..)| Summed::of(reports, view),
    );
    let sums = &summed.sums;
    if sums.parts.is_empty() {
        return html! { <p class="quiet" id="sums">{ text::NOTHING_SUMMED.get(language) }</p> };
    }
    let remarks = remarks(sums);
    html! {
        <div class="sums" id="sums">
            <div class="sums-head">
                <h3>{ heading(sums).get(language).to_owned() }</h3>
                { take_along(&summed, language, &props.on) }
            </div>
            <p class="quiet">{ text::summed(view.sums.reports.len()).get(language) }</p>
            { whole(props, &summed) }
            if !remarks.is_empty() {
                <details class="sums-remarks" open={remarks.len() <= OPEN}>
                    <summary>{ text::remarks(remarks.len()).get(language) }</summary>
                    <ul>
                        for (index, remark) in remarks.iter().enumerate() {
                            <li key={index}>{ remark.get(language).to_owned() }</li>
                        }
                    </ul>
                </details>
            }
            for table in &sums.tables {
                <section key={table.kind.name().en} class="sums-table">
                    <h4>{ table.kind.name().get(language) }</h4>
                    {
                        form_table(
                            table.kind,
                            &layout(table.kind, table.edition, table.other_in_one_row),
                            language,
                            &|id| cell(props, &summed, id),
                        )
                    }
                </section>
            }
            if let Some(id) = view.sums.cell {
                { parts_of(props, &summed, id) }
            }
        </div>
    }
}

/// More remarks than these are folded up.
const OPEN: usize = 6;

/// The report of the whole, to be chosen and held against the sums.
fn whole(props: &ReportsProps, summed: &Rc<Summed>) -> Html {
    let language = props.language;
    let chosen = summed.whole.as_ref().map(|(id, _)| *id);
    let on_whole = props.on.reform(|event: Event| {
        let value = event.target_unchecked_into::<HtmlSelectElement>().value();
        Action::WholeChosen(value.parse().ok().map(ReportId::of_number))
    });
    let candidates = props.reports.iter().filter(|report| {
        let id = report.id();
        report.part().is_some() && (summed.parts.contains(&id) || Some(id) == chosen)
    });
    let wrong = summed.wrong_cells();
    html! {
        <div class="sums-whole">
            <label>
                { text::WHOLE.get(language) }
                <select id="whole" onchange={on_whole}>
                    <option value="" selected={chosen.is_none()}>{ text::NO_WHOLE.get(language) }</option>
                    for report in candidates {
                        <option
                            key={report.id()}
                            value={report.id().number().to_string()}
                            selected={chosen == Some(report.id())}
                        >
                            { report.row().name().to_owned() }
                        </option>
                    }
                </select>
            </label>
            if let Some(id) = chosen {
                <span role="status" class={if wrong > 0 { "level-error" } else { "level-holds" }}>
                    { text::wrong_cells(wrong).get(language) }
                </span>
                <button
                    type="button"
                    class="second-action"
                    id="hold-against"
                    onclick={let summed = Rc::clone(summed); props.on.reform(move |_: MouseEvent| Action::HeldAgainst(id, Rc::clone(&summed)))}
                >
                    { text::HOLD_AGAINST.get(language) }
                </button>
            }
        </div>
    }
}

/// A cell of the sums; one that the report of the whole shows otherwise says how.
fn cell(props: &ReportsProps, summed: &Summed, id: FigureId) -> Html {
    let language = props.language;
    let total = summed.sums.total(id);
    // where no part has a number that could be read there is no sum
    let known = total
        .sum
        .filter(|sum| total.unknown.is_empty() || !sum.is_zero());
    let sum = shown(known.map_or(SumCell::Unknown, SumCell::Number));
    let wrong = summed
        .wrong(id)
        .map(|number| shown(SumCell::Number(number)));
    let is_chosen = props.view.sums.cell == Some(id);
    let class = classes!(
        "figure",
        wrong.is_some().then_some("is-error"),
        (!total.unknown.is_empty()).then_some("is-warning"),
        is_chosen.then_some("is-chosen"),
    );
    let said = wrong.as_ref().map(|wrong| text::whole_shows(wrong));
    let room = room(&sum);
    html! {
        <>
        <button
            type="button"
            {class}
            id={format!("sum-{id}")}
            aria-pressed={if is_chosen { "true" } else { "false" }}
            title={said.map(|said| said.get(language).to_owned())}
            onclick={props.on.reform(move |_: MouseEvent| Action::SumCellChosen(Some(id)))}
        >
            if let Some(wrong) = wrong {
                <del>{ wrong }</del>
            }
            <span>{ sum }</span>
        </button>
        { room }
        </>
    }
}

/// What each part counts in a cell.
fn parts_of(props: &ReportsProps, summed: &Summed, id: FigureId) -> Html {
    let language = props.language;
    let sums = &summed.sums;
    let report = recognise(&document(sums), &Edits::new());
    let cells: Vec<(u32, SumCell)> = sums.cells(id).collect();
    let counted = cells.iter().filter(|(_, cell)| is_told(*cell));
    let zeros = cells.len() - counted.clone().count();
    html! {
        <aside class="sums-parts" id="sum-parts" aria-live="polite">
            <h4>
                { label::called(&report, id).get(language).to_owned() }
                <button
                    type="button"
                    class="plain"
                    onclick={props.on.reform(|_: MouseEvent| Action::SumCellChosen(None))}
                >
                    { text::CLOSE.get(language) }
                </button>
            </h4>
            <ul>
                for &(part, cell) in counted {
                    <li key={part}>
                        <b>{ shown(cell) }</b>
                        { open(props, summed, part) }
                    </li>
                }
            </ul>
            if zeros > 0 {
                <p class="quiet">{ text::zero_parts(zeros).get(language) }</p>
            }
        </aside>
    }
}

/// Whether a part is told one by one: it counts something, or nobody knows what.
fn is_told(cell: SumCell) -> bool {
    match cell {
        SumCell::Number(number) => !number.is_zero(),
        SumCell::Blank => false,
        SumCell::Unknown => true,
    }
}

/// The report of a part, to be opened.
fn open(props: &ReportsProps, summed: &Summed, part: u32) -> Html {
    let id = usize::try_from(part)
        .ok()
        .and_then(|at| summed.parts.get(at));
    let name = summed.sums.name(part).to_owned();
    match id {
        Some(&id) => html! {
            <button type="button" class="linklike" onclick={props.on.reform(move |_: MouseEvent| Action::Shown(id))}>
                { name }
            </button>
        },
        None => name.into(),
    }
}

fn shown(cell: SumCell) -> String {
    match cell {
        SumCell::Number(number) => number.normalize().to_string(),
        SumCell::Blank => "0".to_owned(),
        SumCell::Unknown => "?".to_owned(),
    }
}

/// Copying and saving.
fn take_along(summed: &Summed, language: Language, on: &Callback<Action>) -> Html {
    let parts = summed
        .sums
        .parts
        .iter()
        .chain(summed.sums.left_out.iter().map(|(part, _)| part));
    let parts: Vec<SumPart> = parts.cloned().collect();
    let whole = summed.whole.as_ref().map(|(_, part)| SumPart::clone(part));
    let sent = Rc::new((parts, whole));
    let make = {
        let (sent, on) = (Rc::clone(&sent), on.clone());
        move |export: &'static str| {
            let (sent, on) = (Rc::clone(&sent), on.clone());
            async move {
                let made = output::sums(export, (*sent).clone(), language).await;
                made.unwrap_or_else(|words| {
                    on.emit(Action::Refused(words));
                    None
                })
            }
        }
    };
    let copy = {
        let (make, on) = (make.clone(), on.clone());
        move |_: MouseEvent| {
            let (make, on) = (make.clone(), on.clone());
            spawn_local(async move {
                output::keep();
                let (Some(html), Some(tabs)) = (make("html").await, make("tsv").await) else {
                    return output::rest();
                };
                output::rest();
                let [html, tabs] = [html, tabs].map(|made| copy::text_in(&made.bytes));
                let words = if copy::html(&html, &tabs).await {
                    text::SUMS_COPIED
                } else {
                    text::SUMS_NOT_COPIED
                };
                on.emit(Action::Told(words.into()));
            });
        }
    };
    let save = |export: &'static str| {
        let make = make.clone();
        move |_: MouseEvent| {
            let make = make.clone();
            spawn_local(async move {
                if let Some(made) = make(export).await {
                    download::save_bytes(&made.name, &made.bytes);
                }
            });
        }
    };
    html! {
        <div class="sums-ways">
            <button type="button" class="second-action" id="copy-sums" onclick={copy}>{ text::COPY_SUMS.get(language) }</button>
            <button type="button" class="second-action" id="save-sums" onclick={save("xlsx")}>{ text::SAVE_XLSX.get(language) }</button>
            <button type="button" class="second-action" onclick={save("csv")}>{ text::SAVE_CSV.get(language) }</button>
            <button type="button" class="second-action" onclick={save("html")}>{ text::SAVE_HTML.get(language) }</button>
        </div>
    }
}
