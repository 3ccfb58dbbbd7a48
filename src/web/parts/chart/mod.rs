//! The charts of a report, each with a table that says the same.

mod draw;
mod hooks;
mod library;
mod measure;
mod options;
mod panel;
mod text;
mod theme;

use gouji::check::Checked;
use gouji::language::Language;
use gouji::report::figure::FigureId;
use gouji::view::chart::{self, Kind};
use gouji::view::summary::Item;
use yew::prelude::*;

use crate::hooks::{Fetched, use_fetched};
use crate::parts::element::{paragraph, text_button};
use crate::state::ptr_eq::PtrEqRc;
use hooks::use_theme;
use panel::Panel;

/// So many lists of the text are drawn at a time, more than a report has: a browser that draws hundreds stands still.
const LISTS: usize = 16;

#[derive(Properties, PartialEq)]
pub(crate) struct ChartsProps {
    pub(crate) checked: PtrEqRc<Checked>,
    /// What the check came to.
    pub(crate) items: PtrEqRc<Vec<Item>>,
    pub(crate) language: Language,
    /// A figure behind an element was asked for.
    pub(crate) on_figure: Callback<FigureId>,
}

/// All charts of a report.
#[component]
pub(crate) fn Charts(props: &ChartsProps) -> Html {
    let charts = use_memo(
        (props.checked.clone(), props.items.clone()),
        |(checked, items)| {
            let charts = chart::charts(checked, items).into_iter();
            PtrEqRc::new(charts.map(PtrEqRc::new).collect::<Vec<_>>())
        },
    );
    html! {
        <ChartList charts={(*charts).clone()} language={props.language} on_figure={props.on_figure.clone()} />
    }
}

#[derive(Properties, PartialEq)]
pub(crate) struct ChartListProps {
    pub(crate) charts: PtrEqRc<Vec<PtrEqRc<chart::Chart>>>,
    pub(crate) language: Language,
    /// A figure behind an element was asked for.
    pub(crate) on_figure: Callback<FigureId>,
}

/// Charts, for which the library is loaded.
#[component]
pub(crate) fn ChartList(props: &ChartListProps) -> Html {
    let language = props.language;
    let charts = &props.charts;
    let (library, retry) = use_fetched(library::load);
    let theme = use_theme();
    let most = use_state_eq(|| LISTS);
    let of_list = |chart: &&PtrEqRc<chart::Chart>| chart.kind == Kind::Composition;
    let rest = charts.iter().filter(of_list).count().saturating_sub(*most);
    let more = {
        let most = most.clone();
        Callback::from(move |_| most.set(*most + LISTS))
    };
    let mut lists = 0;
    let drawn = charts.iter().filter(|chart| {
        lists += usize::from(of_list(chart));
        !of_list(chart) || lists <= *most
    });
    html! {
        <div class="charts">
            if library == Fetched::Failed {
                <p class="charts-failed" role="alert">
                    { text::FAILED.get(language) }
                    { text_button("linklike", text::AGAIN.get(language), retry.reform(|_| ())) }
                </p>
            }
            if charts.is_empty() {
                { paragraph("quiet", text::EMPTY.get(language)) }
            }
            for (index, chart) in drawn.enumerate() {
                <Panel
                    key={index}
                    chart={chart.clone()}
                    library={library.clone()}
                    theme={theme.clone()}
                    {language}
                    on_figure={props.on_figure.clone()}
                />
            }
            if rest > 0 {
                <p class="charts-rest" id="more-charts">
                    { text::not_drawn(rest).get(language) }{ " " }
                    { text_button("linklike", text::MORE.get(language), more) }
                </p>
            }
        </div>
    }
}
