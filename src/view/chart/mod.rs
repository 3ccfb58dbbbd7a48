//! What the charts show: a checked report in, named numbers with their figures out, as tables that can
//! be drawn and read alike.

mod composition;
mod coverage;
mod form;
pub mod many;
mod suspect;
mod years;

pub use years::charts as of_years;

use crate::check::Checked;
use crate::language::{Label, Words};
use crate::read::number::Number;
use crate::report::figure::FigureId;
use crate::view::summary::SummaryItem;
use crate::view::summary::table::Filter;

/// One chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chart {
    /// What it shows.
    pub kind: ChartKind,
    /// What it is called.
    pub title: Words,
    /// What the numbers of each row mean, in the order of the row's elements.
    pub columns: Vec<Words>,
    /// The rows, in the order of the report.
    pub rows: Vec<ChartRow>,
    /// What the report says the rows make up, where they are a list of the text.
    pub whole: Option<Number>,
}

/// What a chart shows, and so how it is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ChartKind {
    /// Where applications came from and what became of them (申请的来源与去向).
    Flow,
    /// Outcomes (办理结果).
    Outcomes,
    /// Applicants (申请人).
    Applicants,
    /// Reasons for refusal (理由).
    Reasons,
    /// Reviews and lawsuits (行政复议、行政诉讼).
    Disputes,
    /// A whole and its parts as the text lists them (构成).
    Composition,
    /// How far the checks reach (核对范围).
    Coverage,
    /// How many of many reports (报告份数).
    Reports,
    /// How many of them are in each range of a number (分布).
    Spread,
    /// What was found in many reports (问题).
    Findings,
    /// Figures over several years (历年), each year a column.
    Years,
}

/// A row of a chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChartRow {
    /// What it is called.
    pub label: Words,
    /// What it belongs to.
    pub group: Option<Words>,
    /// On which side of a flow it is.
    pub side: ChartSide,
    /// The reports that it counts, in a chart of many.
    pub reports: Option<Filter>,
    /// Its numbers, one for each column.
    pub elements: Vec<Element>,
}

/// On which side of a flow a row is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ChartSide {
    /// What comes in.
    In,
    /// What goes out; every row of the other charts.
    #[default]
    Out,
}

/// Where an element of a chart leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ChartTarget {
    /// To a figure of the report.
    Figure(FigureId),
    /// To the reports that are counted, in the table of many.
    Reports(Filter),
}

/// A number of a chart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Element {
    /// The number; none where the report gives none.
    pub value: Option<Number>,
    /// The figures that it is made of, the one to lead to first.
    pub figures: Vec<FigureId>,
    /// Whether one of them is under suspicion.
    pub suspect: bool,
}

impl Chart {
    fn new(kind: ChartKind, title: Words, columns: Vec<Words>, rows: Vec<ChartRow>) -> Self {
        Self {
            kind,
            title,
            columns,
            rows,
            whole: None,
        }
    }

    /// Whether there is anything to draw.
    pub fn has_something(&self) -> bool {
        let mut values = self
            .rows
            .iter()
            .flat_map(|row| &row.elements)
            .filter_map(|e| e.value);
        values.any(|value| value > Number::ZERO)
    }

    /// Whether anything in it is under suspicion.
    pub fn has_suspect(&self) -> bool {
        self.rows
            .iter()
            .flat_map(|row| &row.elements)
            .any(|element| element.suspect)
    }
}

impl ChartRow {
    fn new(label: impl Into<Words>, elements: Vec<Element>) -> Self {
        Self {
            label: label.into(),
            group: None,
            side: ChartSide::Out,
            reports: None,
            elements,
        }
    }

    /// Where an element of it leads; nowhere where nothing is behind it.
    pub fn target(&self, element: &Element) -> Option<ChartTarget> {
        let figure = element.figures.first().copied().map(ChartTarget::Figure);
        figure.or_else(|| self.reports.clone().map(ChartTarget::Reports))
    }

    /// Leads to the reports that it counts.
    fn of_reports(self, filter: Filter) -> Self {
        Self {
            reports: Some(filter),
            ..self
        }
    }
}

/// The charts of a report that have something to show; `items` are what the check came to.
pub fn charts(checked: &Checked, items: &[SummaryItem]) -> Vec<Chart> {
    let suspects = suspect::figures(checked);
    let figures = form::ChartFigures::new(&checked.report, &suspects);
    let mut charts = vec![
        figures.flow(),
        figures.outcomes(),
        figures.reasons(),
        figures.applicants(),
        figures.disputes(),
    ];
    charts.extend(composition::charts(checked, &suspects));
    charts.push(coverage::chart(checked, items));
    charts.retain(Chart::has_something);
    charts
}

const COUNT: Label = Label {
    zh: "件数",
    en: "Applications",
};

#[cfg(test)]
mod tests;
