//! The options of Apache ECharts that the charts use, typed, and nothing else of it.
//!
//! They are our own because the crate that covers the whole library knows neither the hatching of a
//! single element nor labels broken at a width, and would weigh ten times as much in the page.

use std::collections::BTreeMap;

use serde::Serialize;

/// What a chart is drawn from.
#[derive(Debug, Default, Serialize)]
pub(super) struct Options {
    pub(super) animation: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) title: Vec<Title>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) legend: Option<Legend>,
    pub(super) tooltip: Tooltip,
    #[serde(rename = "textStyle")]
    pub(super) text_style: TextStyle,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) grid: Vec<Grid>,
    #[serde(rename = "xAxis", skip_serializing_if = "Vec::is_empty")]
    pub(super) x_axis: Vec<Axis>,
    #[serde(rename = "yAxis", skip_serializing_if = "Vec::is_empty")]
    pub(super) y_axis: Vec<Axis>,
    pub(super) series: Vec<Series>,
}

#[derive(Debug, Default, Serialize)]
pub(super) struct Show {
    pub(super) show: bool,
}

#[derive(Debug, Serialize)]
pub(super) struct Title {
    pub(super) text: String,
    pub(super) left: u32,
    pub(super) top: u32,
    #[serde(rename = "textStyle")]
    pub(super) text_style: TextStyle,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Legend {
    pub(super) left: u32,
    pub(super) top: u32,
    pub(super) width: u32,
    pub(super) item_width: u32,
    pub(super) item_height: u32,
    pub(super) item_gap: u32,
    pub(super) icon: &'static str,
    /// Clicking a name would hide its numbers.
    pub(super) selected_mode: bool,
    pub(super) text_style: TextStyle,
}

/// A tooltip drawn as text of the picture, never as markup.
#[derive(Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Tooltip {
    pub(super) show: bool,
    pub(super) render_mode: &'static str,
    pub(super) confine: bool,
    pub(super) background_color: String,
    pub(super) border_color: String,
    pub(super) text_style: TextStyle,
}

#[derive(Clone, Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct TextStyle {
    pub(super) color: String,
    pub(super) font_family: String,
    pub(super) font_size: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) font_weight: Option<u32>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Grid {
    pub(super) left: u32,
    pub(super) right: u32,
    pub(super) top: u32,
    pub(super) bottom: u32,
    pub(super) contain_label: bool,
}

#[expect(
    clippy::struct_field_names,
    reason = "the names are those of the library"
)]
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Axis {
    #[serde(rename = "type")]
    pub(super) kind: &'static str,
    pub(super) show: bool,
    pub(super) inverse: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) data: Vec<String>,
    pub(super) axis_line: Show,
    pub(super) axis_tick: Show,
    pub(super) split_line: Show,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) axis_label: Option<AxisLabel>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct AxisLabel {
    pub(super) color: String,
    pub(super) width: u32,
    pub(super) overflow: &'static str,
    pub(super) line_height: u32,
    pub(super) margin: u32,
    /// Every label is drawn, however close.
    pub(super) interval: u32,
}

#[derive(Debug, Serialize)]
#[serde(tag = "type", rename_all = "lowercase")]
pub(super) enum Series {
    Bar(Bar),
    Sankey(Sankey),
}

#[expect(
    clippy::struct_field_names,
    reason = "the names are those of the library"
)]
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Bar {
    pub(super) name: String,
    pub(super) stack: &'static str,
    pub(super) bar_width: u32,
    pub(super) cursor: &'static str,
    pub(super) color: String,
    pub(super) data: Vec<Datum>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Sankey {
    pub(super) left: u32,
    pub(super) right: u32,
    pub(super) top: u32,
    pub(super) bottom: u32,
    pub(super) node_width: u32,
    pub(super) node_gap: u32,
    /// None: the nodes stay in the order of the form.
    pub(super) layout_iterations: u32,
    pub(super) draggable: bool,
    pub(super) cursor: &'static str,
    pub(super) emphasis: Emphasis,
    pub(super) data: Vec<Datum>,
    pub(super) links: Vec<Link>,
}

#[derive(Debug, Serialize)]
pub(super) struct Emphasis {
    pub(super) focus: &'static str,
}

/// A bar, or a node of a flow.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Datum {
    pub(super) name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) value: Option<f64>,
    pub(super) item_style: ItemStyle,
    pub(super) label: DatumLabel,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ItemStyle {
    pub(super) color: String,
    pub(super) border_width: u32,
    pub(super) border_color: String,
    pub(super) border_radius: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) decal: Option<Hatch>,
}

/// A pattern over the colour of an element.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Hatch {
    pub(super) color: String,
    pub(super) dash_array_x: [u32; 2],
    pub(super) dash_array_y: [u32; 2],
    pub(super) rotation: f64,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct DatumLabel {
    pub(super) show: bool,
    pub(super) position: &'static str,
    pub(super) color: String,
    pub(super) formatter: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) width: Option<u32>,
    pub(super) overflow: &'static str,
    pub(super) line_height: u32,
    /// The pieces that the text names between braces.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub(super) rich: BTreeMap<String, Square>,
}

/// A square in a line of text.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Square {
    pub(super) background_color: String,
    pub(super) width: u32,
    pub(super) height: u32,
    pub(super) border_radius: u32,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Link {
    pub(super) source: String,
    pub(super) target: String,
    pub(super) value: f64,
    pub(super) line_style: LineStyle,
}

#[derive(Debug, Serialize)]
pub(super) struct LineStyle {
    pub(super) color: String,
    pub(super) opacity: f64,
}
