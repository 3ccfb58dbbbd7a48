//! The charts of a report, or of many, each with a table that says the same.

mod draw;
mod hooks;
mod library;
mod measure;
mod options;
mod panel;
mod text;
mod theme;

use std::rc::Rc;

use gouji::check::Checked;
use gouji::language::Language;
use gouji::view::chart::{self, ChartKind, ChartTarget};
use gouji::view::summary::SummaryItem;
use yew::prelude::*;

use crate::hooks::{Fetched, use_fetched};
use crate::parts::element::{paragraph, text_button};
use crate::state::listed::ListedReport;
use crate::state::ptr_eq::PtrEqRc;
use hooks::use_theme;
use panel::Panel;

/// So many lists of the text are drawn at a time, more than a report has: a browser that draws hundreds freezes.
const LISTS: usize = 16;

/// What is drawn.
#[derive(Clone, PartialEq)]
pub(crate) enum Drawn {
    /// A report, and what its check came to.
    Report(PtrEqRc<Checked>, PtrEqRc<Vec<SummaryItem>>),
    /// What many reports came to.
    Reports(PtrEqRc<Vec<ListedReport>>),
}

#[derive(Properties, PartialEq)]
pub(crate) struct ChartsProps {
    pub(crate) of: Drawn,
    pub(crate) language: Language,
    /// What is behind an element was asked for.
    pub(crate) on_target: Callback<ChartTarget>,
}

/// All charts of a report, or of many.
#[component]
pub(crate) fn Charts(props: &ChartsProps) -> Html {
    let charts = use_memo(props.of.clone(), |of| {
        let charts = match of {
            Drawn::Report(checked, items) => chart::charts(checked, items),
            Drawn::Reports(reports) => {
                let rows = reports.iter();
                chart::many::charts(
                    rows.map(|report| (report.row(), report.part().map(Rc::as_ref))),
                )
            }
        };
        PtrEqRc::new(charts.into_iter().map(PtrEqRc::new).collect::<Vec<_>>())
    });
    html! {
        <ChartList charts={(*charts).clone()} language={props.language} on_target={props.on_target.clone()} />
    }
}

#[derive(Properties, PartialEq)]
pub(crate) struct ChartListProps {
    pub(crate) charts: PtrEqRc<Vec<PtrEqRc<chart::Chart>>>,
    pub(crate) language: Language,
    /// What is behind an element was asked for.
    pub(crate) on_target: Callback<ChartTarget>,
}

/// Charts, for which the library is loaded.
#[component]
pub(crate) fn ChartList(props: &ChartListProps) -> Html {
    let language = props.language;
    let charts = &props.charts;
    let (library, retry) = use_fetched(library::load);
    let theme = use_theme();
    let most = use_state_eq(|| LISTS);
    let of_list = |chart: &&PtrEqRc<chart::Chart>| chart.kind == ChartKind::Composition;
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
                    on_target={props.on_target.clone()}
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
