//! The years side by side: every figure of the form with what each year counts, what changed, and what must carry over;
//! and the charts of the same.

use gouji::language::{Label, Language};
use gouji::read::number::Number;
use gouji::report::figure::FigureId;
use gouji::report::sums::SumPart;
use gouji::view::chart;
use gouji::view::years::{FigureChange, YearCell, YearsRow, YearsTable, tables};
use web_sys::Element;
use yew::prelude::*;

use super::chart::ChartList;
use super::element::span;
use super::icon;
use super::segment::segment;
use crate::state::ptr_eq::PtrEqRc;
use crate::state::report_id::ReportId;
use crate::state::{Action, Selection};
use crate::text;

#[derive(Properties, PartialEq)]
pub(crate) struct YearsViewProps {
    /// What the report of each year counts, the first year first.
    pub(crate) reports: Vec<(ReportId, PtrEqRc<SumPart>)>,
    /// The report that is shown.
    pub(crate) own: ReportId,
    pub(crate) language: Language,
    pub(crate) on: Callback<Action>,
}

/// Which figures are listed.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Listed {
    /// Those that any year counts.
    #[default]
    All,
    /// Those that changed.
    Changed,
    /// Those of which something must carry over.
    Tied,
}

impl Listed {
    const ALL: [Self; 3] = [Self::All, Self::Changed, Self::Tied];

    fn name(self) -> Label {
        match self {
            Self::All => text::YEARS_ALL,
            Self::Changed => text::YEARS_CHANGED,
            Self::Tied => text::YEARS_TIED,
        }
    }

    fn admits(self, row: &YearsRow) -> bool {
        match self {
            Self::All => row.has_something(),
            Self::Changed => row.has_changed(),
            Self::Tied => row.is_tied() && row.has_something(),
        }
    }
}

/// The figures and the charts of several years.
#[component]
pub(crate) fn YearsView(props: &YearsViewProps) -> Html {
    let language = props.language;
    let listed = use_state_eq(Listed::default);
    let with_parts = use_state_eq(|| false);
    let place = use_node_ref();
    {
        let place = place.clone();
        // where not all years have room, the latest ones are seen first
        use_effect_with((), move |()| {
            if let Some(place) = place.cast::<Element>() {
                place.set_scroll_left(place.scroll_width());
            }
        });
    }
    let found = use_memo((props.reports.clone(), props.own), |(reports, own)| {
        let parts: Vec<&SumPart> = reports.iter().map(|(_, part)| &**part).collect();
        let place = reports.iter().position(|(id, _)| id == own);
        let charts = chart::of_years(&parts, place.unwrap_or(reports.len()));
        let charts: Vec<_> = charts.into_iter().map(PtrEqRc::new).collect();
        (tables(&parts), PtrEqRc::new(charts))
    });
    let (tables, charts) = &*found;
    // what does not fit is seen whatever is listed
    let is_seen = |row: &YearsRow| !row.is_part || *with_parts || row.is_broken();
    let count = |listed: Listed| {
        let rows = tables.iter().flat_map(|table| &table.rows);
        rows.filter(|row| is_seen(row) && listed.admits(row))
            .count()
    };
    let all = count(*listed);
    let choose = |to: Listed| {
        let listed = listed.clone();
        Callback::from(move |_: MouseEvent| listed.set(to))
    };
    let on_parts = {
        let with_parts = with_parts.clone();
        move |_: Event| with_parts.set(!*with_parts)
    };
    let on_target = props.on.reform(Action::of_target);
    html! {
        <div class="years" id="years">
            <div class="filters">
                <div class="segments" role="group" aria-label={text::YEARS_FILTER.get(language)}>
                    for of in Listed::ALL {
                        { segment(of.name(), count(of), of == *listed, choose(of), language) }
                    }
                </div>
                <label class="toggle">
                    <input type="checkbox" id="years-parts" checked={*with_parts} onchange={on_parts} />
                    { text::YEARS_PARTS.get(language) }
                </label>
            </div>
            <p class="years-key quiet">
                <span class="level-holds">{ icon::tick() }{ text::TIE_HOLDS.get(language) }</span>
                <span class="level-error">{ icon::cross() }{ text::TIE_BROKEN.get(language) }</span>
                <span>{ icon::right() }{ text::TIE_CARRIED.get(language) }</span>
            </p>
            if all == 0 {
                <p class="quiet" role="status">{ text::YEARS_NONE.get(language) }</p>
            } else {
                <div ref={place} class="years-scroll" tabindex="0" role="region" aria-label={text::TAB_YEARS.get(language)}>
                    <table class="years-table">
                        { head(props) }
                        for table in tables {
                            { body(props, table, &|row| is_seen(row) && listed.admits(row)) }
                        }
                    </table>
                </div>
            }
            <ChartList charts={charts.clone()} {language} {on_target} />
        </div>
    }
}

/// A column for each year, and behind each but the first one what changed.
fn head(props: &YearsViewProps) -> Html {
    let language = props.language;
    let years = props.reports.iter().enumerate().map(|(at, (id, part))| {
        let id = *id;
        let year = part.year.map_or_else(|| text::UNKNOWN_YEAR.into(), text::year);
        let year = year.get(language).to_owned();
        html! {
            <>
                <th scope="col" class={classes!("is-number", (id == props.own).then_some("is-own"))}>
                    if id == props.own {
                        { year }
                    } else {
                        <button
                            type="button"
                            class="linklike"
                            title={part.name().to_owned()}
                            onclick={props.on.reform(move |_: MouseEvent| Action::Shown(id))}
                        >
                            { year }
                        </button>
                    }
                </th>
                if at > 0 {
                    <th scope="col" class="is-change">{ text::YEARS_CHANGE.get(language) }</th>
                }
            </>
        }
    });
    html! {
        <thead>
            <tr><th scope="col">{ text::YEARS_FIGURE.get(language) }</th>{ for years }</tr>
        </thead>
    }
}

fn body(props: &YearsViewProps, table: &YearsTable, is_listed: &dyn Fn(&YearsRow) -> bool) -> Html {
    let language = props.language;
    let rows = table.rows.iter().filter(|row| is_listed(row));
    let rows: Vec<Html> = rows.map(|row| line(props, row)).collect();
    if rows.is_empty() {
        return Html::default();
    }
    let columns = props.reports.len() * 2;
    html! {
        <tbody key={table.kind.name().en}>
            <tr class="years-of"><th scope="rowgroup" colspan={columns.to_string()}>{ table.kind.name().get(language) }</th></tr>
            { for rows }
        </tbody>
    }
}

fn line(props: &YearsViewProps, row: &YearsRow) -> Html {
    let language = props.language;
    let is_total = matches!(row.figure, FigureId::Application(..)) && !row.is_part;
    let cells = row.years.iter().zip(&props.reports).enumerate();
    let cells = cells.map(|(at, (cell, (id, _)))| {
        let own = (*id == props.own).then_some(row.figure);
        html! {
            <>
                <td class={classes!("is-number", own.map(|_| "is-own"))}>{ number(props, cell, own) }</td>
                if at > 0 {
                    <td class="is-change">{ change(cell.change, language) }</td>
                }
            </>
        }
    });
    html! {
        <tr key={row.figure.to_string()} class={classes!(row.is_part.then_some("is-part"), row.is_broken().then_some("is-broken"))}>
            <th scope="row">
                { row.row.get(language).to_owned() }
                if !is_total {
                    { span("years-column", row.column.get(language)) }
                }
            </th>
            { for cells }
        </tr>
    }
}

/// A number and whether it fits the year before; one of the report that is shown leads there.
fn number(props: &YearsViewProps, cell: &YearCell, own: Option<FigureId>) -> Html {
    let language = props.language;
    let Some(value) = cell.number else {
        return html! { <span class="none" title={text::YEARS_NO_NUMBER.get(language)}>{ "—" }</span> };
    };
    let value = value.normalize().to_string();
    let shown = match own {
        Some(figure) => {
            let choose = move |_: MouseEvent| Action::Selected(Some(Selection::Figure(figure)));
            html! { <button type="button" class="linklike" onclick={props.on.reform(choose)}>{ value }</button> }
        }
        None => value.into(),
    };
    html! {
        <>
            if let Some(carry_over) = cell.carry_over {
                if carry_over.holds {
                    <span class="tie is-before level-holds" title={text::TIE_HOLDS.get(language)}>
                        { icon::tick() }{ span("unseen", text::TIE_HOLDS.get(language)) }
                    </span>
                } else {
                    <button
                        type="button"
                        class="tie is-before level-error"
                        title={carry_over.rule.title.get(language)}
                        onclick={props.on.reform(move |_: MouseEvent| Action::RuleOpened(Some(carry_over.rule)))}
                    >
                        { icon::cross() }{ text::expected(&written(carry_over.expected)).get(language) }
                    </button>
                }
            }
            { shown }
            if cell.is_carried_on {
                <span class="tie is-behind" title={text::TIE_CARRIED.get(language)}>
                    { icon::right() }{ span("unseen", text::TIE_CARRIED.get(language)) }
                </span>
            }
        </>
    }
}

/// How much more it is, +39 +1.08%.
fn change(change: Option<FigureChange>, language: Language) -> Html {
    match change {
        None => Html::default(),
        Some(change) if change.amount.is_zero() => span("none", text::YEARS_SAME.get(language)),
        Some(change) => html! {
            <>
                { signed(change.amount) }
                if let Some(percent) = change.percent {
                    { span("years-percent", &format!("{}%", signed(percent))) }
                }
            </>
        },
    }
}

fn signed(number: Number) -> String {
    let sign = if number.is_sign_negative() { "" } else { "+" };
    format!("{sign}{}", written(number))
}

/// A number with a minus sign as it is printed.
fn written(number: Number) -> String {
    number.to_string().replace('-', "−")
}
