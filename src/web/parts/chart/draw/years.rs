//! Figures over several years: two years as pairs of bars, more of them as lines.

use gouji::read::number::Number;
use gouji::view::chart::{Chart, ChartRow, Element};

use super::{
    BAR_WIDTH, DrawSettings, Drawing, FONT_SIZE, LINE_HEIGHT, axis, base_options, column, datum,
    hidden, legend, measure, names_axis, text_style,
};
use crate::parts::chart::options::OptionValue;
use crate::parts::chart::theme::Theme;

/// How high the lines are drawn.
const LINES_HEIGHT: u32 = 260;

/// Draws a chart whose columns are years.
pub(super) fn years(chart: &Chart, settings: DrawSettings<'_>, top: u32) -> Drawing {
    if chart.columns.len() > 2 {
        lines(chart, settings, top)
    } else {
        pairs(chart, settings, top)
    }
}

/// A bar for each year, those of a figure together, this year's last.
fn pairs(chart: &Chart, settings: DrawSettings<'_>, top: u32) -> Drawing {
    let DrawSettings {
        language, theme, ..
    } = settings;
    let names = names(chart.columns.iter().map(|column| column.get(language)));
    let (legend, height) = legend(theme, &names, settings.width, top);
    let top = top + height;
    let room = column(settings);
    let mut series = Vec::new();
    let mut targets = Vec::new();
    let mut widest = 0;
    for (index, name) in names.iter().enumerate() {
        let color = if index + 1 == names.len() {
            &theme.accent
        } else {
            &theme.ink_faint
        };
        let element = |row: &ChartRow| row.elements.get(index).cloned().unwrap_or_default();
        let data = chart.rows.iter().map(|row| {
            let element = element(row);
            let said = written(&element);
            widest = widest.max(measure::width(&said, FONT_SIZE));
            let label = OptionValue::Object(vec![
                ("show", element.value.is_some().into()),
                ("position", "right".into()),
                ("color", theme.ink.as_str().into()),
                ("formatter", said.into()),
            ]);
            datum(row.label.get(language), &element, color, theme, label)
        });
        series.push(OptionValue::Object(vec![
            ("type", "bar".into()),
            ("name", name.as_str().into()),
            ("barWidth", BAR_WIDTH.into()),
            ("barGap", "10%".into()),
            ("cursor", "pointer".into()),
            ("color", color.as_str().into()),
            ("data", OptionValue::List(data.collect())),
        ]));
        let rows = chart.rows.iter();
        targets.push(rows.map(|row| row.target(&element(row))).collect());
    }
    let lines = chart
        .rows
        .iter()
        .map(|row| measure::lines(row.label.get(language), FONT_SIZE, room));
    let lines = lines.max().unwrap_or(1);
    let mut options = base_options(theme);
    options.push("legend", legend);
    options.push("grid", grid(4, widest + 16, top));
    options.push("xAxis", axis("value", false));
    let rows = chart.rows.iter().map(|row| row.label.get(language).into());
    options.push("yAxis", names_axis(rows.collect(), room, theme));
    options.push("series", OptionValue::List(series));
    let rows = u32::try_from(chart.rows.len()).unwrap_or(1);
    let bars = u32::try_from(names.len()).unwrap_or(1) * (BAR_WIDTH + 2) + 16;
    Drawing {
        options,
        targets,
        height: top + rows * bars.max(lines * LINE_HEIGHT + 8) + 8,
    }
}

/// A line for each figure, which its sign and its strokes tell from others as well as its colour.
fn lines(chart: &Chart, settings: DrawSettings<'_>, top: u32) -> Drawing {
    let DrawSettings {
        language, theme, ..
    } = settings;
    let names = names(chart.rows.iter().map(|row| row.label.get(language)));
    let (legend, height) = legend(theme, &names, settings.width, top);
    let legend = with_signs(legend);
    let top = top + height + LINE_HEIGHT;
    let is_told = chart.rows.len() <= TOLD;
    let mut series = Vec::new();
    let mut targets = Vec::new();
    for (index, (row, name)) in chart.rows.iter().zip(&names).enumerate() {
        let (color, sign, strokes) = look(index, theme);
        let data = row.elements.iter().map(|element| match element.value {
            Some(value) => value.into(),
            // a year that gives none parts the line
            None => "-".into(),
        });
        let stroke = OptionValue::Object(vec![
            ("color", color.into()),
            ("width", 2.into()),
            ("type", strokes.into()),
        ]);
        let label = OptionValue::Object(vec![
            ("show", is_told.into()),
            ("color", theme.ink.as_str().into()),
        ]);
        series.push(OptionValue::Object(vec![
            ("type", "line".into()),
            ("name", name.as_str().into()),
            ("symbol", sign.into()),
            ("symbolSize", 8.into()),
            ("cursor", "pointer".into()),
            ("color", color.into()),
            ("lineStyle", stroke),
            ("label", label),
            ("data", OptionValue::List(data.collect())),
        ]));
        let elements = row.elements.iter();
        targets.push(elements.map(|element| row.target(element)).collect());
    }
    let years = chart.columns.iter().map(|year| year.get(language).into());
    let mut across = axis("category", true);
    across.push("inverse", false.into());
    across.push("data", OptionValue::List(years.collect()));
    across.push("axisLabel", text_style(theme, &theme.ink_soft));
    let rule = OptionValue::Object(vec![("color", theme.line.as_str().into())]);
    let upward = OptionValue::Object(vec![
        ("type", "value".into()),
        ("axisLine", hidden()),
        ("axisTick", hidden()),
        ("splitLine", OptionValue::Object(vec![("lineStyle", rule)])),
        ("axisLabel", text_style(theme, &theme.ink_soft)),
    ]);
    let mut options = base_options(theme);
    options.push("legend", legend);
    options.push("grid", grid(4, 24, top));
    options.push("xAxis", across);
    options.push("yAxis", upward);
    options.push("series", OptionValue::List(series));
    Drawing {
        options,
        targets,
        height: top + LINES_HEIGHT,
    }
}

/// With so many lines there is room for the numbers beside them.
const TOLD: usize = 3;

/// The colour of a line, the sign of its points and how it is stroked.
fn look(index: usize, theme: &Theme) -> (&str, &'static str, &'static str) {
    let colors = [
        &theme.accent,
        &theme.warning_mark,
        &theme.holds_mark,
        &theme.ink_faint,
        &theme.error,
        &theme.ink_soft,
    ];
    let signs = [
        "circle",
        "rect",
        "triangle",
        "diamond",
        "emptyCircle",
        "emptyRect",
    ];
    let strokes = ["solid", "dashed", "dotted"];
    let color = colors
        .get(index % colors.len())
        .copied()
        .unwrap_or(&theme.accent);
    let sign = signs.get(index % signs.len()).copied().unwrap_or("circle");
    let strokes = strokes
        .get(index % strokes.len())
        .copied()
        .unwrap_or("solid");
    (color, sign, strokes)
}

/// The legend with the signs of the lines in place of squares.
fn with_signs(legend: OptionValue) -> OptionValue {
    match legend {
        OptionValue::Object(entries) => {
            let entries = entries
                .into_iter()
                .filter(|(name, _)| !matches!(*name, "icon" | "itemWidth"));
            OptionValue::Object(entries.chain([("itemWidth", 28.into())]).collect())
        }
        other => other,
    }
}

fn written(element: &Element) -> String {
    let value = element.value.map(Number::normalize);
    value.map_or_else(String::new, |value| value.to_string())
}

fn names<'a>(names: impl Iterator<Item = &'a str>) -> Vec<String> {
    names.map(str::to_owned).collect()
}

fn grid(left: u32, right: u32, top: u32) -> OptionValue {
    let grid = vec![
        ("left", left.into()),
        ("right", right.into()),
        ("top", top.into()),
        ("bottom", 4.into()),
        ("containLabel", true.into()),
    ];
    OptionValue::List(vec![OptionValue::Object(grid)])
}
