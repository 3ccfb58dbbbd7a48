//! A chart of the view, the colours of the page and its width in, the options of the drawing library
//! and the figures behind every element out.

use std::collections::BTreeMap;
use std::fmt::Write;

use gouji::language::Language;
use gouji::read::number::Number;
use gouji::report::figure::FigureId;
use gouji::view::chart::{Chart, Element, Kind, Row, Side};
use gouji::view::summary::Status;

use super::echarts::{
    Axis, AxisLabel, Bar, Datum, DatumLabel, Emphasis, Grid, Hatch, ItemStyle, Legend, LineStyle,
    Link, Options, Sankey, Series, Show, Square, TextStyle, Title, Tooltip,
};
use super::measure;
use super::text;
use super::theme::Theme;

/// What is drawn, and where a click leads.
pub(super) struct Drawing {
    /// The options.
    pub(super) options: Options,
    /// The figure to lead to, by series and then by element.
    pub(super) targets: Vec<Vec<Option<FigureId>>>,
    /// How high it is, in pixels.
    pub(super) height: u32,
}

/// How and for whom a chart is drawn.
#[derive(Clone, Copy)]
pub(super) struct DrawSettings<'a> {
    pub(super) language: Language,
    pub(super) theme: &'a Theme,
    /// How wide the place is, in pixels.
    pub(super) width: u32,
    /// Whether it is a picture of its own, which then needs its title in it.
    pub(super) is_standalone: bool,
}

const FONT_SIZE: u32 = 13;
const LINE_HEIGHT: u32 = 16;
const ROW_HEIGHT: u32 = 30;
const BAR_WIDTH: u32 = 16;
const FLOW_HEIGHT: u32 = 320;

/// Draws a chart.
pub(super) fn draw(chart: &Chart, settings: DrawSettings<'_>) -> Drawing {
    let top = if settings.is_standalone { 44 } else { 4 };
    let mut drawing = match chart.kind {
        Kind::Flow => flow(chart, settings, top),
        _ => bars(chart, settings, top),
    };
    if settings.is_standalone {
        let mut style = text_style(settings.theme, &settings.theme.ink);
        style.font_size = 16;
        style.font_weight = Some(700);
        drawing.options.title.push(Title {
            text: chart.title.get(settings.language).to_owned(),
            left: 12,
            top: 12,
            text_style: style,
        });
    }
    drawing
}

fn bars(chart: &Chart, settings: DrawSettings<'_>, top: u32) -> Drawing {
    let DrawSettings {
        language, theme, ..
    } = settings;
    let rows = drawn_rows(chart);
    let groups = groups(&rows, language);
    let stacked = chart.columns.len() > 1;
    let names: Vec<String> = if stacked {
        let columns = chart.columns.iter();
        columns
            .map(|column| column.get(language).to_owned())
            .collect()
    } else {
        groups.clone()
    };
    let legend = (stacked || groups.len() > 1).then(|| legend(theme, &names, settings.width, top));
    let top = top + legend.as_ref().map_or(0, |(_, height)| *height);
    let total = chart.whole.unwrap_or_else(|| total(&rows));
    let numbers: Vec<ValueLabel> = rows
        .iter()
        .map(|row| {
            if stacked {
                ValueLabel::of_columns(row, settings.width / 5 * 2)
            } else {
                ValueLabel::single(row, total, chart.kind)
            }
        })
        .collect();

    // one series a column, or one a group
    let mut series = Vec::new();
    let mut targets = Vec::new();
    for index in 0..names.len().max(1) {
        let color = series_color(chart, index, theme);
        let element = |row: &Row| -> Element {
            let own = row.group.as_ref().map(|group| group.get(language));
            let here = own.is_none() || own == groups.get(index).map(String::as_str);
            let column = if stacked { index } else { 0 };
            let element = row.elements.get(column).filter(|_| stacked || here);
            element.cloned().unwrap_or_default()
        };
        let data = rows.iter().zip(&numbers).map(|(row, numbers)| {
            let element = element(row);
            // the numbers of a row stand behind the last of its bars, where nothing lies under them
            let last = !stacked || row.elements.iter().rposition(is_positive) == Some(index);
            let label = DatumLabel {
                show: last && is_positive(&element),
                position: "right",
                color: theme.ink.clone(),
                formatter: numbers.text.clone(),
                width: None,
                overflow: "none",
                line_height: LINE_HEIGHT,
                rich: if stacked {
                    squares(chart, theme)
                } else {
                    BTreeMap::new()
                },
            };
            datum(row.label.get(language), &element, color, theme, label)
        });
        series.push(Series::Bar(Bar {
            name: names.get(index).cloned().unwrap_or_default(),
            stack: "all",
            bar_width: BAR_WIDTH,
            cursor: "pointer",
            color: color.to_owned(),
            data: data.collect(),
        }));
        targets.push(
            rows.iter()
                .map(|row| element(row).figures.first().copied())
                .collect(),
        );
    }

    let column = column(settings);
    let name_lines = rows
        .iter()
        .map(|row| measure::lines(row.label.get(language), FONT_SIZE, column));
    let number_lines = numbers.iter().map(|numbers| numbers.lines);
    let lines = name_lines.chain(number_lines).max().unwrap_or(1);
    let widest = numbers.iter().map(|numbers| numbers.width).max();
    let names = rows.iter().map(|row| row.label.get(language).to_owned());
    let options = Options {
        legend: legend.map(|(legend, _)| legend),
        grid: vec![Grid {
            left: 4,
            right: widest.unwrap_or_default() + 16,
            top,
            bottom: 4,
            contain_label: true,
        }],
        x_axis: vec![axis("value", false, Vec::new(), None)],
        y_axis: vec![names_axis(names.collect(), column, theme)],
        series,
        ..base_options(theme)
    };
    let rows = u32::try_from(rows.len()).unwrap_or(1);
    Drawing {
        options,
        targets,
        height: top + rows * ROW_HEIGHT.max(lines * LINE_HEIGHT + 8) + 8,
    }
}

/// How wide the names of the rows may be.
fn column(settings: DrawSettings<'_>) -> u32 {
    (settings.width / 5 * 2).min(260)
}

/// The names of the rows, broken at the width of their column.
fn names_axis(names: Vec<String>, width: u32, theme: &Theme) -> Axis {
    let label = AxisLabel {
        color: theme.ink.clone(),
        width,
        overflow: "break",
        line_height: LINE_HEIGHT,
        margin: 10,
        interval: 0,
    };
    axis("category", true, names, Some(label))
}

/// The numbers of a row as they stand behind its bars.
struct ValueLabel {
    text: String,
    lines: u32,
    width: u32,
}

/// The side of the square that tells whose a number is.
const SQUARE: u32 = 8;

/// The room between a number and the next.
const ITEM_GAP: u32 = 10;

impl ValueLabel {
    /// The number, and its share where the rows make up a whole.
    fn single(row: &Row, total: Number, kind: Kind) -> Self {
        let first = row.elements.iter().find(|element| is_positive(element));
        let text = label(first.or(row.elements.first()), total, kind);
        Self {
            width: measure::width(&text, FONT_SIZE),
            text,
            lines: 1,
        }
    }

    /// The numbers of a row of several parts, each behind a square in the colour of its part, on as many
    /// lines as the room asks for.
    fn of_columns(row: &Row, room: u32) -> Self {
        let mut numbers = Self {
            text: String::new(),
            lines: 1,
            width: 0,
        };
        let mut used = 0;
        for (index, element) in row.elements.iter().enumerate() {
            let Some(value) = element.value.filter(|_| is_positive(element)) else {
                continue;
            };
            let number = value.normalize().to_string();
            let width = SQUARE + 5 + measure::width(&number, FONT_SIZE);
            if used > 0 && used + ITEM_GAP + width > room {
                numbers.text.push('\n');
                numbers.lines += 1;
                used = 0;
            } else if used > 0 {
                numbers.text.push_str("   ");
                used += ITEM_GAP;
            }
            let _ = write!(numbers.text, "{{s{index}|}} {number}");
            used += width;
            numbers.width = numbers.width.max(used);
        }
        numbers
    }
}

/// The squares by the name that the labels know them by.
fn squares(chart: &Chart, theme: &Theme) -> BTreeMap<String, Square> {
    let square = |index: usize| {
        let square = Square {
            background_color: series_color(chart, index, theme).to_owned(),
            width: SQUARE,
            height: SQUARE,
            border_radius: 2,
        };
        (format!("s{index}"), square)
    };
    (0..chart.columns.len()).map(square).collect()
}

fn is_positive(element: &Element) -> bool {
    element.value > Some(Number::ZERO)
}

fn flow(chart: &Chart, settings: DrawSettings<'_>, top: u32) -> Drawing {
    let DrawSettings {
        language, theme, ..
    } = settings;
    let rows = drawn_rows(chart);
    let received: Vec<&Row> = rows
        .iter()
        .copied()
        .filter(|row| row.side == Side::In)
        .collect();
    let middle = text::APPLICATIONS.get(language);
    let wide = settings.width >= 520;
    let room = if wide { 150 } else { 104 };
    let gap = node_gap(&rows, language, room - 10);
    let count = u32::try_from(rows.len()).unwrap_or(1);
    let height = FLOW_HEIGHT.max(count * gap + 120);

    let node = |name: &str, said: String, element: &Element, color: &str, position| {
        datum(
            name,
            element,
            color,
            theme,
            DatumLabel {
                show: true,
                position,
                color: theme.ink.clone(),
                formatter: said,
                width: (position != "top").then_some(room - 10),
                overflow: "break",
                line_height: LINE_HEIGHT,
                rich: BTreeMap::new(),
            },
        )
    };
    let all = total(&received);
    let mut data = vec![node(
        middle,
        format!("{middle} {}", all.normalize()),
        &Element {
            value: Some(all),
            ..Element::default()
        },
        &theme.ink_soft,
        "top",
    )];
    let mut links = Vec::new();
    let mut nodes = vec![None];
    let mut edges = Vec::new();
    for (index, row) in rows.iter().enumerate() {
        let Some(element) = row.elements.first() else {
            continue;
        };
        let name = row.label.get(language);
        let color = series_color(chart, index, theme);
        let (color, position) = match row.side {
            Side::In => (theme.accent.as_str(), "left"),
            Side::Out => (color, "right"),
        };
        let text = name_with_value(row, language);
        data.push(node(name, text, element, color, position));
        let (source, target) = match row.side {
            Side::In => (name, middle),
            Side::Out => (middle, name),
        };
        links.push(Link {
            source: source.to_owned(),
            target: target.to_owned(),
            value: position_of(element.value.unwrap_or_default()),
            line_style: LineStyle {
                color: color.to_owned(),
                opacity: 0.32,
            },
        });
        nodes.push(element.figures.first().copied());
        edges.push(element.figures.first().copied());
    }
    let options = Options {
        series: vec![Series::Sankey(Sankey {
            left: room,
            right: room,
            top: top + LINE_HEIGHT + 10,
            bottom: gap / 2 + 4,
            node_width: 14,
            node_gap: gap,
            layout_iterations: 0,
            draggable: false,
            cursor: "pointer",
            emphasis: Emphasis { focus: "adjacency" },
            data,
            links,
        })],
        ..base_options(theme)
    };
    Drawing {
        options,
        targets: vec![nodes, edges],
        height: top + height,
    }
}

/// The room between two nodes of a flow: a node may be as thin as a hair, and the gaps alone keep the
/// names apart.
fn node_gap(rows: &[&Row], language: Language, room: u32) -> u32 {
    let lines = rows
        .iter()
        .map(|row| measure::lines(&name_with_value(row, language), FONT_SIZE, room));
    lines.max().unwrap_or(1) * LINE_HEIGHT + 2
}

/// The name of a row of the flow with its number.
fn name_with_value(row: &Row, language: Language) -> String {
    let element = row.elements.first();
    let value = element
        .and_then(|element| element.value)
        .unwrap_or_default();
    format!("{} {}", row.label.get(language), value.normalize())
}

/// The rows that are drawn: those that are nothing are left to the table, but a list of the text is drawn whole.
fn drawn_rows(chart: &Chart) -> Vec<&Row> {
    let whole = matches!(chart.kind, Kind::Composition | Kind::Disputes);
    let rows = chart.rows.iter();
    rows.filter(|row| whole || row.elements.iter().any(is_positive))
        .collect()
}

/// The groups of the rows, in their order.
fn groups(rows: &[&Row], language: Language) -> Vec<String> {
    let mut groups: Vec<String> = Vec::new();
    for group in rows.iter().filter_map(|row| row.group.as_ref()) {
        let group = group.get(language);
        if groups.last().is_none_or(|last| last != group) {
            groups.push(group.to_owned());
        }
    }
    groups
}

fn total(rows: &[&Row]) -> Number {
    let values = rows
        .iter()
        .flat_map(|row| &row.elements)
        .filter_map(|element| element.value);
    values.fold(Number::ZERO, |sum, value| {
        sum.checked_add(value).unwrap_or(sum)
    })
}

/// A number, and its share where the rows make up a whole.
fn label(element: Option<&Element>, total: Number, kind: Kind) -> String {
    let value = element
        .and_then(|element| element.value)
        .unwrap_or_default();
    let shares = matches!(kind, Kind::Outcomes | Kind::Applicants | Kind::Composition);
    let share = value
        .checked_mul(Number::ONE_HUNDRED)
        .and_then(|share| share.checked_div(total));
    match share.filter(|_| shares) {
        Some(share) => format!("{}  {}", value.normalize(), format_percent(share)),
        None => value.normalize().to_string(),
    }
}

/// A share to one digit; what is something never reads as nothing, and what is not all never as all.
fn format_percent(share: Number) -> String {
    let rounded = share.round_dp(1).normalize();
    if rounded.is_zero() && share > Number::ZERO {
        "<0.1%".to_owned()
    } else if rounded == Number::ONE_HUNDRED && share < Number::ONE_HUNDRED {
        ">99.9%".to_owned()
    } else {
        format!("{rounded}%")
    }
}

fn datum(name: &str, element: &Element, color: &str, theme: &Theme, label: DatumLabel) -> Datum {
    Datum {
        name: name.to_owned(),
        value: element.value.map(position_of),
        item_style: ItemStyle {
            color: color.to_owned(),
            // two parts of one bar stay apart even where their colours do not
            border_width: 1,
            border_color: theme.paper.clone(),
            border_radius: 2,
            decal: element.suspect.then(|| hatch(theme)),
        },
        label,
    }
}

/// Stripes in the colour of the paper.
fn hatch(theme: &Theme) -> Hatch {
    Hatch {
        color: theme.paper.clone(),
        dash_array_x: [1, 0],
        dash_array_y: [3, 4],
        rotation: -0.785,
    }
}

/// A number as a length on the screen.
fn position_of(number: Number) -> f64 {
    number.to_f64().unwrap_or_default()
}

/// The colour of a series, or of a row of the flow.
fn series_color<'a>(chart: &Chart, index: usize, theme: &'a Theme) -> &'a str {
    let colors: &[&str] = match chart.kind {
        Kind::Coverage => {
            let column = chart.columns.get(index);
            let status = Status::ALL
                .into_iter()
                .find(|status| column == Some(&status.label().into()));
            return match status {
                Some(Status::Broken) => &theme.error,
                Some(Status::Doubtful) => &theme.warning_mark,
                Some(Status::Holds) => &theme.holds_mark,
                Some(Status::Note) => &theme.accent,
                Some(Status::Undecided) => &theme.ink_faint,
                Some(Status::Dismissed) | None => &theme.line_strong,
            };
        }
        Kind::Flow => &[&theme.ink_faint],
        Kind::Disputes => &[
            &theme.accent,
            &theme.warning_mark,
            &theme.holds_mark,
            &theme.ink_faint,
        ],
        _ => &[&theme.accent, &theme.holds_mark, &theme.ink_faint],
    };
    colors
        .get(index)
        .or(colors.last())
        .copied()
        .unwrap_or(&theme.accent)
}

fn base_options(theme: &Theme) -> Options {
    Options {
        tooltip: Tooltip {
            show: true,
            render_mode: "richText",
            confine: true,
            background_color: theme.paper.clone(),
            border_color: theme.line.clone(),
            text_style: text_style(theme, &theme.ink),
        },
        text_style: text_style(theme, &theme.ink),
        ..Options::default()
    }
}

fn text_style(theme: &Theme, color: &str) -> TextStyle {
    TextStyle {
        color: color.to_owned(),
        font_family: theme.sans.clone(),
        font_size: FONT_SIZE,
        font_weight: None,
    }
}

/// The legend and how high it is: as many rows as its names take in this width.
fn legend(theme: &Theme, names: &[String], width: u32, top: u32) -> (Legend, u32) {
    let items = names
        .iter()
        .map(|name| LEGEND_SQUARE + 5 + measure::width(name, FONT_SIZE));
    let rows = measure::rows(items, ITEM_GAP, width.saturating_sub(10));
    let legend = Legend {
        left: 0,
        top,
        width,
        item_width: LEGEND_SQUARE,
        item_height: LEGEND_SQUARE,
        item_gap: ITEM_GAP,
        icon: "rect",
        selected_mode: false,
        text_style: text_style(theme, &theme.ink_soft),
    };
    (legend, rows * LEGEND_ROW + 6)
}

/// The side of a square of the legend, and the height of one of its rows.
const LEGEND_SQUARE: u32 = 12;
const LEGEND_ROW: u32 = 24;

fn axis(kind: &'static str, show: bool, data: Vec<String>, label: Option<AxisLabel>) -> Axis {
    Axis {
        kind,
        show,
        inverse: show,
        data,
        axis_line: Show { show: false },
        axis_tick: Show { show: false },
        split_line: Show { show: false },
        axis_label: label,
    }
}

#[cfg(test)]
mod tests;
