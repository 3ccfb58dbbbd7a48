//! A chart of the view, the colours of the page and its width in, the options of the drawing library
//! and where every element leads out.

mod years;

use std::fmt::Write;

use gouji::language::Language;
use gouji::read::number::Number;
use gouji::view::chart::{Chart, ChartKind, ChartRow, ChartSide, ChartTarget, Element};
use gouji::view::summary::Status;

use super::measure;
use super::options::OptionValue;
use super::text;
use super::theme::Theme;

/// What is drawn, and where a click leads.
pub(super) struct Drawing {
    /// The options, an object.
    pub(super) options: OptionValue,
    /// Where to lead to, by series and then by element.
    pub(super) targets: Vec<Vec<Option<ChartTarget>>>,
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
        ChartKind::Flow => flow(chart, settings, top),
        ChartKind::Years => years::years(chart, settings, top),
        _ => bars(chart, settings, top),
    };
    if settings.is_standalone {
        let title = OptionValue::Object(vec![
            ("text", chart.title.get(settings.language).into()),
            ("left", 12.into()),
            ("top", 12.into()),
            (
                "textStyle",
                OptionValue::Object(vec![
                    ("color", settings.theme.ink.as_str().into()),
                    ("fontFamily", settings.theme.sans.as_str().into()),
                    ("fontSize", 16.into()),
                    ("fontWeight", 700.into()),
                ]),
            ),
        ]);
        drawing.options.push("title", title);
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
        let element = |row: &ChartRow| -> Element {
            let own = row.group.as_ref().map(|group| group.get(language));
            let here = own.is_none() || own == groups.get(index).map(String::as_str);
            let column = if stacked { index } else { 0 };
            let element = row.elements.get(column).filter(|_| stacked || here);
            element.cloned().unwrap_or_default()
        };
        let data = rows.iter().zip(&numbers).map(|(row, numbers)| {
            let element = element(row);
            // the numbers of a row are behind the last of its bars, where nothing lies under them
            let last = !stacked || row.elements.iter().rposition(is_positive) == Some(index);
            let mut label = OptionValue::Object(vec![
                ("show", (last && is_positive(&element)).into()),
                ("position", "right".into()),
                ("color", theme.ink.as_str().into()),
                ("formatter", numbers.text.as_str().into()),
                ("overflow", "none".into()),
                ("lineHeight", LINE_HEIGHT.into()),
            ]);
            if stacked {
                label.push("rich", squares(chart, theme));
            }
            datum(row.label.get(language), &element, color, theme, label)
        });
        series.push(OptionValue::Object(vec![
            ("type", "bar".into()),
            ("name", names.get(index).map_or("", String::as_str).into()),
            ("stack", "all".into()),
            ("barWidth", BAR_WIDTH.into()),
            ("cursor", "pointer".into()),
            ("color", color.into()),
            ("data", OptionValue::List(data.collect())),
        ]));
        targets.push(rows.iter().map(|row| row.target(&element(row))).collect());
    }

    let column = column(settings);
    let name_lines = rows
        .iter()
        .map(|row| measure::lines(row.label.get(language), FONT_SIZE, column));
    let number_lines = numbers.iter().map(|numbers| numbers.lines);
    let lines = name_lines.chain(number_lines).max().unwrap_or(1);
    let widest = numbers.iter().map(|numbers| numbers.width).max();
    let names = rows.iter().map(|row| row.label.get(language).into());
    let mut options = base_options(theme);
    if let Some((legend, _)) = legend {
        options.push("legend", legend);
    }
    let grid = vec![
        ("left", 8.into()),
        ("right", (widest.unwrap_or_default() + 16).into()),
        ("top", top.into()),
        ("bottom", 4.into()),
        ("containLabel", true.into()),
    ];
    options.push("grid", OptionValue::List(vec![OptionValue::Object(grid)]));
    options.push("xAxis", axis("value", false));
    options.push("yAxis", names_axis(names.collect(), column, theme));
    options.push("series", OptionValue::List(series));
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
fn names_axis(names: Vec<OptionValue>, width: u32, theme: &Theme) -> OptionValue {
    // by the text of the chart as a whole the names would be drawn, but not measured
    let mut label = text_style(theme, &theme.ink);
    label.push("width", width.into());
    label.push("overflow", "break".into());
    label.push("lineHeight", LINE_HEIGHT.into());
    label.push("margin", 10.into());
    // every label is drawn, however close
    label.push("interval", 0.into());
    let mut axis = axis("category", true);
    axis.push("data", OptionValue::List(names));
    axis.push("axisLabel", label);
    axis
}

/// The numbers of a row as they are drawn behind its bars.
struct ValueLabel {
    text: String,
    lines: u32,
    width: u32,
}

/// The side of the square that shows whose a number is.
const SQUARE: u32 = 8;

/// The room between a number and the next.
const ITEM_GAP: u32 = 10;

impl ValueLabel {
    /// The number, and its share where the rows make up a whole.
    fn single(row: &ChartRow, total: Number, kind: ChartKind) -> Self {
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
    fn of_columns(row: &ChartRow, room: u32) -> Self {
        let mut numbers = Self {
            text: String::new(),
            lines: 1,
            width: 0,
        };
        let mut used = 0;
        for (name, element) in SQUARES.iter().zip(&row.elements) {
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
            let _ = write!(numbers.text, "{{{name}|}} {number}");
            used += width;
            numbers.width = numbers.width.max(used);
        }
        numbers
    }
}

/// What the labels call the squares in the colours of the columns, of which no chart has more.
const SQUARES: [&str; 8] = ["s0", "s1", "s2", "s3", "s4", "s5", "s6", "s7"];

/// The squares by the name that the labels know them by.
fn squares(chart: &Chart, theme: &Theme) -> OptionValue {
    let columns = SQUARES.iter().take(chart.columns.len()).enumerate();
    let squares = columns.map(|(index, &name)| {
        let square = vec![
            ("backgroundColor", series_color(chart, index, theme).into()),
            ("width", SQUARE.into()),
            ("height", SQUARE.into()),
            ("borderRadius", 2.into()),
        ];
        (name, OptionValue::Object(square))
    });
    OptionValue::Object(squares.collect())
}

fn is_positive(element: &Element) -> bool {
    element.value > Some(Number::ZERO)
}

fn flow(chart: &Chart, settings: DrawSettings<'_>, top: u32) -> Drawing {
    let DrawSettings {
        language, theme, ..
    } = settings;
    let rows = drawn_rows(chart);
    let received: Vec<&ChartRow> = rows
        .iter()
        .copied()
        .filter(|row| row.side == ChartSide::In)
        .collect();
    let middle = text::APPLICATIONS.get(language);
    let wide = settings.width >= 520;
    let room = if wide { 150 } else { 104 };
    let gap = node_gap(&rows, language, room - 10);
    let count = u32::try_from(rows.len()).unwrap_or(1);
    let height = FLOW_HEIGHT.max(count * gap + 120);

    let node = |name: &str, said: String, element: &Element, color: &str, position: &str| {
        let mut label = OptionValue::Object(vec![
            ("show", true.into()),
            ("position", position.into()),
            ("color", theme.ink.as_str().into()),
            ("formatter", said.into()),
            ("overflow", "break".into()),
            ("lineHeight", LINE_HEIGHT.into()),
        ]);
        if position != "top" {
            label.push("width", (room - 10).into());
        }
        datum(name, element, color, theme, label)
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
            ChartSide::In => (theme.accent.as_str(), "left"),
            ChartSide::Out => (color, "right"),
        };
        let text = name_with_value(row, language);
        data.push(node(name, text, element, color, position));
        let (source, target) = match row.side {
            ChartSide::In => (name, middle),
            ChartSide::Out => (middle, name),
        };
        let style = vec![
            ("color", color.into()),
            ("opacity", Number::new(32, 2).into()),
        ];
        links.push(OptionValue::Object(vec![
            ("source", source.into()),
            ("target", target.into()),
            ("value", element.value.unwrap_or_default().into()),
            ("lineStyle", OptionValue::Object(style)),
        ]));
        nodes.push(row.target(element));
        edges.push(row.target(element));
    }
    let series = vec![
        ("type", "sankey".into()),
        ("left", room.into()),
        ("right", room.into()),
        ("top", (top + LINE_HEIGHT + 10).into()),
        ("bottom", (gap / 2 + 4).into()),
        ("nodeWidth", 14.into()),
        ("nodeGap", gap.into()),
        // the nodes stay in the order of the form
        ("layoutIterations", 0.into()),
        ("draggable", false.into()),
        ("cursor", "pointer".into()),
        (
            "emphasis",
            OptionValue::Object(vec![("focus", "adjacency".into())]),
        ),
        ("data", OptionValue::List(data)),
        ("links", OptionValue::List(links)),
    ];
    let mut options = base_options(theme);
    options.push("series", OptionValue::Object(series));
    Drawing {
        options,
        targets: vec![nodes, edges],
        height: top + height,
    }
}

/// The room between two nodes of a flow: a node may be as thin as a hair, and the gaps alone keep the
/// names apart.
fn node_gap(rows: &[&ChartRow], language: Language, room: u32) -> u32 {
    let lines = rows
        .iter()
        .map(|row| measure::lines(&name_with_value(row, language), FONT_SIZE, room));
    lines.max().unwrap_or(1) * LINE_HEIGHT + 2
}

/// The name of a row of the flow with its number.
fn name_with_value(row: &ChartRow, language: Language) -> String {
    let element = row.elements.first();
    let value = element
        .and_then(|element| element.value)
        .unwrap_or_default();
    format!("{} {}", row.label.get(language), value.normalize())
}

/// The rows that are drawn: those that are nothing are left to the table, but a list of the text and
/// ranges of a number are drawn whole.
fn drawn_rows(chart: &Chart) -> Vec<&ChartRow> {
    let whole = matches!(
        chart.kind,
        ChartKind::Composition | ChartKind::Disputes | ChartKind::Spread
    );
    let rows = chart.rows.iter();
    rows.filter(|row| whole || row.elements.iter().any(is_positive))
        .collect()
}

/// The groups of the rows, in their order.
fn groups(rows: &[&ChartRow], language: Language) -> Vec<String> {
    let mut groups: Vec<String> = Vec::new();
    for group in rows.iter().filter_map(|row| row.group.as_ref()) {
        let group = group.get(language);
        if groups.last().is_none_or(|last| last != group) {
            groups.push(group.to_owned());
        }
    }
    groups
}

fn total(rows: &[&ChartRow]) -> Number {
    let values = rows
        .iter()
        .flat_map(|row| &row.elements)
        .filter_map(|element| element.value);
    values.fold(Number::ZERO, |sum, value| {
        sum.checked_add(value).unwrap_or(sum)
    })
}

/// A number, and its share where the rows make up a whole.
fn label(element: Option<&Element>, total: Number, kind: ChartKind) -> String {
    let value = element
        .and_then(|element| element.value)
        .unwrap_or_default();
    let shares = matches!(
        kind,
        ChartKind::Outcomes | ChartKind::Applicants | ChartKind::Composition
    );
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

/// A bar, or a node of a flow.
fn datum(
    name: &str,
    element: &Element,
    color: &str,
    theme: &Theme,
    label: OptionValue,
) -> OptionValue {
    let mut style = OptionValue::Object(vec![
        ("color", color.into()),
        // two parts of one bar stay apart even where their colours do not
        ("borderWidth", 1.into()),
        ("borderColor", theme.paper.as_str().into()),
        ("borderRadius", 2.into()),
    ]);
    if element.suspect {
        style.push("decal", hatch(theme));
    }
    let mut datum = OptionValue::Object(vec![
        ("name", name.into()),
        ("itemStyle", style),
        ("label", label),
    ]);
    if let Some(value) = element.value {
        datum.push("value", value.into());
    }
    datum
}

/// Stripes in the colour of the paper.
fn hatch(theme: &Theme) -> OptionValue {
    OptionValue::Object(vec![
        ("color", theme.paper.as_str().into()),
        ("dashArrayX", OptionValue::List(vec![1.into(), 0.into()])),
        ("dashArrayY", OptionValue::List(vec![3.into(), 4.into()])),
        ("rotation", Number::new(-785, 3).into()),
    ])
}

/// The colour of a series, or of a row of the flow.
fn series_color<'a>(chart: &Chart, index: usize, theme: &'a Theme) -> &'a str {
    let colors: &[&str] = match chart.kind {
        ChartKind::Coverage | ChartKind::Findings => {
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
        ChartKind::Flow => &[&theme.ink_faint],
        ChartKind::Disputes => &[
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

fn base_options(theme: &Theme) -> OptionValue {
    let tooltip = vec![
        ("show", true.into()),
        // drawn as text of the picture, never as markup
        ("renderMode", "richText".into()),
        ("confine", true.into()),
        ("backgroundColor", theme.paper.as_str().into()),
        ("borderColor", theme.line.as_str().into()),
        ("textStyle", text_style(theme, &theme.ink)),
    ];
    OptionValue::Object(vec![
        ("animation", false.into()),
        ("tooltip", OptionValue::Object(tooltip)),
        ("textStyle", text_style(theme, &theme.ink)),
    ])
}

fn text_style(theme: &Theme, color: &str) -> OptionValue {
    OptionValue::Object(vec![
        ("color", color.into()),
        ("fontFamily", theme.sans.as_str().into()),
        ("fontSize", FONT_SIZE.into()),
    ])
}

/// The legend and how high it is: as many rows as its names take in this width.
fn legend(theme: &Theme, names: &[String], width: u32, top: u32) -> (OptionValue, u32) {
    let items = names
        .iter()
        .map(|name| LEGEND_SQUARE + 5 + measure::width(name, FONT_SIZE));
    let rows = measure::rows(items, ITEM_GAP, width.saturating_sub(10));
    let legend = OptionValue::Object(vec![
        ("left", 0.into()),
        ("top", top.into()),
        ("width", width.into()),
        ("itemWidth", LEGEND_SQUARE.into()),
        ("itemHeight", LEGEND_SQUARE.into()),
        ("itemGap", ITEM_GAP.into()),
        ("icon", "rect".into()),
        // clicking a name would hide its numbers
        ("selectedMode", false.into()),
        ("textStyle", text_style(theme, &theme.ink_soft)),
    ]);
    (legend, rows * LEGEND_ROW + 6)
}

/// The side of a square of the legend, and the height of one of its rows.
const LEGEND_SQUARE: u32 = 12;
const LEGEND_ROW: u32 = 24;

fn hidden() -> OptionValue {
    OptionValue::Object(vec![("show", false.into())])
}

fn axis(kind: &'static str, show: bool) -> OptionValue {
    OptionValue::Object(vec![
        ("type", kind.into()),
        ("show", show.into()),
        ("inverse", show.into()),
        ("axisLine", hidden()),
        ("axisTick", hidden()),
        ("splitLine", hidden()),
    ])
}

#[cfg(test)]
mod tests;
