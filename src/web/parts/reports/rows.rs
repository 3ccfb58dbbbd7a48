//! A page of the rows of reports. The table is one stop of the tab key: arrows move within it, Enter opens.

use gouji::form::Edition;
use gouji::language::{Language, Words};
use gouji::view::summary::table::Column;
use gouji::view::summary::{Outcome, Overview, ReportRow, Status};
use yew::prelude::*;

use super::head::class_of;
use super::{ReportsProps, row_id};
use crate::edge::dom;
use crate::parts::element::span;
use crate::parts::icon;
use crate::state::Action;
use crate::state::listed::ListedReport;
use crate::state::report_id::ReportId;
use crate::state::table::{PAGE, RowMove};
use crate::text;

/// The rows of the page, or all, of those that are listed.
pub(super) fn rows(props: &ReportsProps, listed: &[usize], all: bool) -> Html {
    let language = props.language;
    let (first, count) = if all {
        (0, listed.len())
    } else {
        (props.view.page * PAGE, PAGE)
    };
    let drawn: Vec<(usize, &ListedReport)> = listed
        .iter()
        .enumerate()
        .skip(first)
        .take(count)
        .filter_map(|(place, &at)| Some((place, props.reports.get(at)?)))
        .collect();
    // the row where the keys are, or else the first one, takes the tab key
    let chosen = drawn.iter().map(|(_, report)| report.id());
    let chosen = chosen
        .clone()
        .find(|id| Some(*id) == props.view.row)
        .or(chosen.clone().next());
    let is_first = drawn
        .first()
        .is_some_and(|(place, report)| *place == 0 && Some(report.id()) == chosen);
    // the last column is wide where there is something in it
    let has_notes = drawn.iter().any(|(_, report)| {
        let report = report.row().report.as_ref();
        !report.is_ok_and(|overview| overview.unread.is_empty())
    });
    let is_summed = chosen.is_some_and(|id| props.view.sums.reports.contains(&id));
    let on_row_key = {
        let on = props.on.clone();
        Callback::from(move |event: KeyboardEvent| {
            let to = match event.key().as_str() {
                "ArrowUp" if is_first => {
                    event.prevent_default();
                    dom::focus(&head_id(Column::Agency));
                    return;
                }
                "ArrowUp" => RowMove::Up,
                "ArrowDown" => RowMove::Down,
                "PageUp" => RowMove::PageUp,
                "PageDown" => RowMove::PageDown,
                "Home" => RowMove::First,
                "End" => RowMove::Last,
                " " => {
                    event.prevent_default();
                    if let Some(id) = chosen {
                        on.emit(Action::RowChosen(Some(id), !is_summed));
                    }
                    return;
                }
                _ => return,
            };
            event.prevent_default();
            on.emit(Action::RowMoved(to));
        })
    };
    html! {
        <table
            class={classes!("reports-table", has_notes.then_some("has-notes"))}
            role="grid"
            aria-label={text::REPORTS.get(language)}
            aria-rowcount={(listed.len() + 1).to_string()}
        >
            <thead>
                <tr aria-rowindex="1">
                    { choose_all(props, listed) }
                    for column in Column::ALL {
                        { header(props, column, chosen.is_none() && column == Column::Outcome) }
                    }
                </tr>
            </thead>
            <tbody onkeydown={on_row_key}>
                for (place, report) in drawn {
                    { row(props, report, place, Some(report.id()) == chosen) }
                }
            </tbody>
        </table>
    }
}

/// A box that chooses a report to be added up, or all that are listed.
fn choose(id: Option<ReportId>, chosen: bool, name: &str, props: &ReportsProps) -> Html {
    html! {
        <input
            type="checkbox"
            id={id.is_none().then_some("choose-all")}
            tabindex="-1"
            checked={chosen}
            aria-label={format!("{} {name}", text::CHOOSE.get(props.language))}
            onchange={props.on.reform(move |_: Event| Action::RowChosen(id, !chosen))}
        />
    }
}

fn choose_all(props: &ReportsProps, listed: &[usize]) -> Html {
    let mut reports = listed.iter().filter_map(|&at| props.reports.get(at));
    let all =
        !listed.is_empty() && reports.all(|report| props.view.sums.reports.contains(&report.id()));
    let name = text::ALL.get(props.language);
    html! { <th class="choose" scope="col">{ choose(None, all, name, props) }</th> }
}

fn head_id(column: Column) -> String {
    format!("by-{}", class(column))
}

/// The class of the cells of a column, which says how wide they are and where they are left out.
fn class(column: Column) -> &'static str {
    match column {
        Column::Outcome => "outcome",
        Column::Agency => "agency",
        Column::Year => "year",
        Column::Edition => "edition",
        Column::Broken => "broken",
        Column::Doubtful => "doubtful",
        Column::Notes => "notes",
        Column::Coverage => "checked",
        Column::Unread => "unread",
    }
}

/// A header, which sorts.
fn header(props: &ReportsProps, column: Column, takes_tab: bool) -> Html {
    let language = props.language;
    let order = props.view.order;
    let sorted = (order.column == column).then_some(order.descending);
    let on_key = {
        let on = props.on.clone();
        let row = props.view.row;
        move |event: KeyboardEvent| {
            let at = Column::ALL
                .iter()
                .position(|&other| other == column)
                .unwrap_or(0);
            let to = match event.key().as_str() {
                "ArrowRight" => Column::ALL.get(at + 1),
                "ArrowLeft" => at.checked_sub(1).and_then(|at| Column::ALL.get(at)),
                "ArrowDown" => {
                    event.prevent_default();
                    return on.emit(Action::RowMoved(RowMove::To(row)));
                }
                _ => return,
            };
            event.prevent_default();
            if let Some(&to) = to {
                dom::focus(&head_id(to));
            }
        }
    };
    html! {
        <th
            key={class(column)}
            scope="col"
            class={class(column)}
            aria-sort={sorted.map_or("none", |descending| if descending { "descending" } else { "ascending" })}
        >
            <button
                type="button"
                id={head_id(column)}
                class={classes!("sort", sorted.map(|_| "is-chosen"))}
                tabindex={if takes_tab { "0" } else { "-1" }}
                onclick={props.on.reform(move |_| Action::TableSorted(column))}
                onkeydown={on_key}
            >
                { column.label().get(language) }
                if let Some(descending) = sorted {
                    if descending { { icon::down() } } else { { icon::up() } }
                }
            </button>
        </th>
    }
}

fn row(props: &ReportsProps, report: &ListedReport, place: usize, takes_tab: bool) -> Html {
    let language = props.language;
    let id = report.id();
    let row = report.row();
    let changed = report.changes().edits.len();
    let open = props.on.reform(move |_: MouseEvent| Action::Shown(id));
    html! {
        <tr
            key={id}
            class={classes!("reports-row", (props.view.row == Some(id)).then_some("is-chosen"))}
            aria-rowindex={(place + 2).to_string()}
            onclick={open}
        >
            <td class="choose" onclick={|event: MouseEvent| event.stop_propagation()}>
                if report.part().is_some() {
                    { choose(Some(id), props.view.sums.reports.contains(&id), report.row().name(), props) }
                }
            </td>
            <td class={class(Column::Outcome)}>{ outcome(Outcome::of(row), language) }</td>
            <td class={class(Column::Agency)}>
                <button type="button" class="row-open" id={row_id(id)} tabindex={if takes_tab { "0" } else { "-1" }}>
                    { name(report, language) }
                </button>
                <span class="row-file">{ below(row, changed, language) }</span>
            </td>
            {
                match &row.report {
                    Ok(overview) => facts(overview, language),
                    Err(why) => html! { <td class="row-why" colspan="7">{ why.get(language) }</td> },
                }
            }
        </tr>
    }
}

/// What a row is called: the agency, or what there is instead of it.
fn name(report: &ListedReport, language: Language) -> String {
    match report.row().name() {
        "" if report.source().is_blank_form() => text::BLANK_FORM.get(language).to_owned(),
        "" => text::UNKNOWN_AGENCY.get(language).to_owned(),
        name => name.to_owned(),
    }
}

/// What is below the name: the year and why nothing was read, where their columns are left out, the file, and that
/// it was changed.
fn below(row: &ReportRow, changed: usize, language: Language) -> Html {
    let year = row.report.as_ref().ok().and_then(|overview| overview.year);
    html! {
        <>
            if let Some(year) = year {
                { span("row-year", text::year(year).get(language)) }
            }
            if row.name() != row.source {
                <span>{ row.source.clone() }</span>
            }
            if let Err(why) = &row.report {
                { span("row-why", why.get(language)) }
            }
            if changed > 0 {
                { span("row-changed", text::changed(changed).get(language)) }
            }
        </>
    }
}

fn facts(overview: &Overview, language: Language) -> Html {
    let summary = overview.summary;
    let coverage = overview.coverage();
    let counted = |column, status| {
        let count = summary.count(status);
        html! { <td class={class(column)}>{ counted(status, count) }</td> }
    };
    html! {
        <>
            <td class={class(Column::Year)}>{ overview.year.map(|year| year.to_string()) }</td>
            <td class={class(Column::Edition)}>{ overview.edition.map(Edition::id) }</td>
            { counted(Column::Broken, Status::Broken) }
            { counted(Column::Doubtful, Status::Doubtful) }
            { counted(Column::Notes, Status::Note) }
            <td class={class(Column::Coverage)}>
                if coverage.all > 0 {
                    { format!("{} / {}", coverage.checked, coverage.all) }
                }
            </td>
            <td class={class(Column::Unread)}>{ unread(&overview.unread, language) }</td>
        </>
    }
}

/// A count with its sign; none is faint.
pub(super) fn counted(status: Status, count: usize) -> Html {
    if count == 0 {
        return span("none", "0");
    }
    let (class, sign) = match status {
        Status::Broken => ("level-error", icon::cross()),
        Status::Doubtful => ("level-warning", icon::question()),
        _ => ("level-quiet", icon::dot()),
    };
    html! { <span class={classes!("counted", class)}>{ sign }{ count }</span> }
}

/// The first of what could not be read, and how much more there is.
fn unread(unread: &[Words], language: Language) -> Html {
    match unread {
        [] => Html::default(),
        [one] => one.get(language).into(),
        [first, others @ ..] => html! {
            <>{ first.get(language) }{ span("quiet", text::more_unread(others.len()).get(language)) }</>
        },
    }
}

/// What a report came to, as sign and word.
fn outcome(outcome: Outcome, language: Language) -> Html {
    let sign = match outcome {
        Outcome::Broken | Outcome::Refused => icon::cross(),
        Outcome::Doubtful => icon::question(),
        Outcome::Clean => icon::tick(),
        Outcome::Empty | Outcome::Open => icon::dot(),
    };
    html! {
        <span class={classes!("outcome-word", format!("level-{}", class_of(outcome)))}>
            { sign }<span>{ outcome.label().get(language) }</span>
        </span>
    }
}
