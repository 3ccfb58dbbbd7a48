//! A chart of the view, the colours of the page and its width in, the options of the drawing library
//! and the figures behind every element out.

use gouji::language::Language;
use gouji::read::number::Number;
use gouji::report::figure::FigureId;
use gouji::view::chart::{Chart, Element, Kind, Row, Side};

use super::echarts::{
    Axis, AxisLabel, Bar, Datum, DatumLabel, Emphasis, Grid, Hatch, ItemStyle, Legend, LineStyle,
    Link, Options, Sankey, Series, Show, TextStyle, Title, Tooltip,
};
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
pub(super) struct Manner<'a> {
    pub(super) language: Language,
    pub(super) theme: &'a Theme,
    /// How wide the place is, in pixels.
    pub(super) width: u32,
    /// Whether it is a picture of its own, which then needs its title in it.
    pub(super) alone: bool,
}

const SIZE: u32 = 13;
const ROW: u32 = 30;
const BAR: u32 = 16;
const FLOW: u32 = 320;

/// Draws a chart.
pub(super) fn draw(chart: &Chart, manner: Manner<'_>) -> Drawing {
    let top = if manner.alone { 44 } else { 4 };
    let mut drawing = match chart.kind {
        Kind::Flow => flow(chart, manner, top),
        _ => bars(chart, manner, top),
    };
    if manner.alone {
        let mut style = words(manner.theme, &manner.theme.ink);
        style.font_size = 16;
        style.font_weight = Some(700);
        drawing.options.title.push(Title {
            text: chart.title.get(manner.language).to_owned(),
            left: 12,
            top: 12,
            text_style: style,
        });
    }
    drawing
}

fn bars(chart: &Chart, manner: Manner<'_>, top: u32) -> Drawing {
    let Manner {
        language, theme, ..
    } = manner;
    let rows: Vec<&Row> = chart.rows.iter().filter(|row| shown(chart, row)).collect();
    let groups = groups(&rows, language);
    let stacked = chart.columns.len() > 1;
    let with_legend = stacked || groups.len() > 1;
    let top = top + if with_legend { 30 } else { 0 };
    let total = chart.whole.unwrap_or_else(|| total(&rows));

    // one series a column, or one a group
    let count = if stacked {
        chart.columns.len()
    } else {
        groups.len().max(1)
    };
    let mut series = Vec::new();
    let mut targets = Vec::new();
    for index in 0..count {
        let color = tone(chart.kind, index, theme);
        let name = match chart.columns.get(index).filter(|_| stacked) {
            Some(column) => column.get(language).to_owned(),
            None => groups.get(index).cloned().unwrap_or_default(),
        };
        let element = |row: &Row| -> Element {
            let own = row.group.as_ref().map(|group| group.get(language));
            let here = own.is_none() || own == groups.get(index).map(String::as_str);
            let column = if stacked { index } else { 0 };
            let element = row.elements.get(column).filter(|_| stacked || here);
            element.cloned().unwrap_or_default()
        };
        let data = rows.iter().map(|row| {
            let element = element(row);
            datum(
                row.label.get(language),
                &element,
                color,
                theme,
                DatumLabel {
                    show: element.value.is_some_and(|value| value > Number::ZERO),
                    position: if stacked { "inside" } else { "right" },
                    color: if stacked {
                        theme.accent_ink.clone()
                    } else {
                        theme.ink_soft.clone()
                    },
                    formatter: label(&element, total, chart.kind),
                    width: None,
                    overflow: "none",
                },
            )
        });
        series.push(Series::Bar(Bar {
            name,
            stack: "all",
            bar_width: BAR,
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

    let names = rows.iter().map(|row| row.label.get(language).to_owned());
    let options = Options {
        legend: with_legend.then(|| legend(theme, top.saturating_sub(30))),
        grid: vec![Grid {
            left: 4,
            right: if stacked { 12 } else { 84 },
            top,
            bottom: 4,
            contain_label: true,
        }],
        x_axis: vec![axis("value", false, Vec::new(), None)],
        y_axis: vec![axis(
            "category",
            true,
            names.collect(),
            Some(AxisLabel {
                color: theme.ink.clone(),
                width: (manner.width / 5 * 2).min(260),
                overflow: "break",
                line_height: 16,
                margin: 10,
                interval: 0,
            }),
        )],
        series,
        ..base(theme)
    };
    let rows = u32::try_from(rows.len()).unwrap_or(1);
    Drawing {
        options,
        targets,
        height: top + rows * ROW + 8,
    }
}

fn flow(chart: &Chart, manner: Manner<'_>, top: u32) -> Drawing {
    let Manner {
        language, theme, ..
    } = manner;
    let rows: Vec<&Row> = chart.rows.iter().filter(|row| shown(chart, row)).collect();
    let received: Vec<&Row> = rows
        .iter()
        .copied()
        .filter(|row| row.side == Side::In)
        .collect();
    let middle = text::APPLICATIONS.get(language);
    let wide = manner.width >= 520;
    let room = if wide { 150 } else { 104 };

    let node = |name: &str, element: &Element, color: &str, position| {
        let value = element.value.unwrap_or_default().normalize();
        datum(
            name,
            element,
            color,
            theme,
            DatumLabel {
                show: true,
                position,
                color: theme.ink.clone(),
                formatter: format!("{name} {value}"),
                width: Some(room - 10),
                overflow: "break",
            },
        )
    };
    let mut data = vec![node(
        middle,
        &Element {
            value: Some(total(&received)),
            ..Element::default()
        },
        &theme.ink_faint,
        "right",
    )];
    let mut links = Vec::new();
    let mut nodes = vec![None];
    let mut edges = Vec::new();
    for (index, row) in rows.iter().enumerate() {
        let Some(element) = row.elements.first() else {
            continue;
        };
        let name = row.label.get(language);
        let color = tone(chart.kind, index, theme);
        let (color, position) = match row.side {
            Side::In => (theme.accent.as_str(), "left"),
            Side::Out => (color, "right"),
        };
        data.push(node(name, element, color, position));
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
                opacity: 0.28,
            },
        });
        nodes.push(element.figures.first().copied());
        edges.push(element.figures.first().copied());
    }
    let options = Options {
        series: vec![Series::Sankey(Sankey {
            left: room,
            right: room,
            top: top + 8,
            bottom: 12,
            node_width: 14,
            node_gap: 14,
            layout_iterations: 0,
            draggable: false,
            cursor: "pointer",
            emphasis: Emphasis { focus: "adjacency" },
            data,
            links,
        })],
        ..base(theme)
    };
    Drawing {
        options,
        targets: vec![nodes, edges],
        height: top + FLOW,
    }
}

/// Rows that are nothing are left to the table, but a list of the text is drawn whole.
fn shown(chart: &Chart, row: &Row) -> bool {
    let something = row
        .elements
        .iter()
        .any(|element| element.value > Some(Number::ZERO));
    something || matches!(chart.kind, Kind::Composition | Kind::Disputes)
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

/// The number, and its share where the rows make up a whole.
fn label(element: &Element, total: Number, kind: Kind) -> String {
    let value = element.value.unwrap_or_default();
    let shares = matches!(kind, Kind::Outcomes | Kind::Applicants | Kind::Composition);
    let share = value.checked_mul(Number::ONE_HUNDRED);
    match share
        .and_then(|share| share.checked_div(total))
        .filter(|_| shares)
    {
        Some(share) => format!("{}  {}%", value.normalize(), share.round_dp(1).normalize()),
        None => value.normalize().to_string(),
    }
}

fn datum(name: &str, element: &Element, color: &str, theme: &Theme, label: DatumLabel) -> Datum {
    Datum {
        name: name.to_owned(),
        value: element.value.map(position_of),
        item_style: ItemStyle {
            color: color.to_owned(),
            border_width: 0,
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
fn tone(kind: Kind, index: usize, theme: &Theme) -> &str {
    let tones: &[&str] = match kind {
        Kind::Coverage => &[
            &theme.holds_mark,
            &theme.error,
            &theme.warning_mark,
            &theme.note_mark,
        ],
        Kind::Flow => &[&theme.note_mark],
        Kind::Disputes => &[
            &theme.accent,
            &theme.warning_mark,
            &theme.holds_mark,
            &theme.line_strong,
        ],
        _ => &[&theme.accent, &theme.holds_mark, &theme.line_strong],
    };
    tones
        .get(index)
        .or(tones.last())
        .copied()
        .unwrap_or(&theme.accent)
}

fn base(theme: &Theme) -> Options {
    Options {
        tooltip: Tooltip {
            show: true,
            render_mode: "richText",
            confine: true,
            background_color: theme.paper.clone(),
            border_color: theme.line.clone(),
            text_style: words(theme, &theme.ink),
        },
        text_style: words(theme, &theme.ink),
        ..Options::default()
    }
}

fn words(theme: &Theme, color: &str) -> TextStyle {
    TextStyle {
        color: color.to_owned(),
        font_family: theme.sans.clone(),
        font_size: SIZE,
        font_weight: None,
    }
}

fn legend(theme: &Theme, top: u32) -> Legend {
    Legend {
        left: 0,
        top,
        item_width: 12,
        item_height: 12,
        icon: "rect",
        selected_mode: false,
        text_style: words(theme, &theme.ink_soft),
    }
}

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
mod tests {
    use gouji::language::Words;

    use super::*;

    fn chart(kind: Kind, columns: usize, rows: &[(&str, Side, &[i64])]) -> Chart {
        let words = |text: &str| Words::new(text, text);
        let row = |&(label, side, values): &(&str, Side, &[i64])| Row {
            label: words(label),
            group: None,
            side,
            elements: values
                .iter()
                .map(|&value| Element {
                    value: Some(value.into()),
                    figures: vec![FigureId::Text(u32::try_from(value).unwrap_or(0))],
                    suspect: value == 7,
                })
                .collect(),
        };
        Chart {
            kind,
            title: words("title"),
            columns: (0..columns).map(|n| words(&n.to_string())).collect(),
            rows: rows.iter().map(row).collect(),
            whole: None,
        }
    }

    /// Checks the figures to lead to, and that a suspect is hatched.
    #[track_caller]
    fn check(chart: &Chart, targets: &[&[Option<u32>]]) {
        let manner = Manner {
            language: Language::Chinese,
            theme: &Theme::default(),
            width: 600,
            alone: true,
        };
        let drawing = draw(chart, manner);
        let targets: Vec<Vec<_>> = targets
            .iter()
            .map(|series| series.iter().map(|at| at.map(FigureId::Text)).collect())
            .collect();
        assert_eq!(drawing.targets, targets);
        let options = serde_json::to_string(&drawing.options).expect("JSON");
        assert_eq!(options.contains("dashArrayX"), chart.has_suspect());
    }

    #[test]
    fn elements_lead_to_their_figures() {
        use Side::{In, Out};
        check(
            &chart(
                Kind::Outcomes,
                1,
                &[("a", Out, &[3]), ("b", Out, &[0]), ("c", Out, &[7])],
            ),
            &[&[Some(3), Some(7)]],
        );
        check(
            &chart(
                Kind::Disputes,
                2,
                &[("a", Out, &[1, 2]), ("b", Out, &[0, 4])],
            ),
            &[&[Some(1), Some(0)], &[Some(2), Some(4)]],
        );
        check(
            &chart(
                Kind::Flow,
                1,
                &[("a", In, &[5]), ("b", Out, &[2]), ("c", Out, &[3])],
            ),
            &[
                &[None, Some(5), Some(2), Some(3)],
                &[Some(5), Some(2), Some(3)],
            ],
        );
    }
}
