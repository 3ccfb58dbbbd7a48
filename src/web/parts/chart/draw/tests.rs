//! What is drawn of a chart: where elements lead, what their labels say and how much room they get.

use gouji::language::Words;
use gouji::report::figure::FigureId;

use super::*;

fn chart(kind: ChartKind, columns: usize, rows: &[(&str, ChartSide, &[i64])]) -> Chart {
    let words = |text: &str| Words::new(text, text);
    let row = |&(label, side, values): &(&str, ChartSide, &[i64])| ChartRow {
        label: words(label),
        group: None,
        side,
        reports: None,
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
    let settings = DrawSettings {
        language: Language::Chinese,
        theme: &Theme::default(),
        width: 600,
        is_standalone: true,
    };
    let drawing = draw(chart, settings);
    let targets: Vec<Vec<_>> = targets
        .iter()
        .map(|series| {
            series
                .iter()
                .map(|at| at.map(FigureId::Text).map(ChartTarget::Figure))
                .collect()
        })
        .collect();
    assert_eq!(drawing.targets, targets);
    let options = drawing.options.to_string();
    assert_eq!(options.contains("dashArrayX"), chart.has_suspect());
}

#[test]
fn elements_lead_to_their_figures() {
    use ChartSide::{In, Out};
    check(
        &chart(
            ChartKind::Outcomes,
            1,
            &[("a", Out, &[3]), ("b", Out, &[0]), ("c", Out, &[7])],
        ),
        &[&[Some(3), Some(7)]],
    );
    check(
        &chart(
            ChartKind::Disputes,
            2,
            &[("a", Out, &[1, 2]), ("b", Out, &[0, 4])],
        ),
        &[&[Some(1), Some(0)], &[Some(2), Some(4)]],
    );
    check(
        &chart(
            ChartKind::Flow,
            1,
            &[("a", In, &[5]), ("b", Out, &[2]), ("c", Out, &[3])],
        ),
        &[
            &[None, Some(5), Some(2), Some(3)],
            &[Some(5), Some(2), Some(3)],
        ],
    );
}

#[test]
fn two_years_are_pairs_of_bars_and_more_are_lines() {
    use ChartSide::Out;
    let pairs = chart(
        ChartKind::Years,
        2,
        &[("a", Out, &[1, 2]), ("b", Out, &[0, 4])],
    );
    check(&pairs, &[&[Some(1), Some(0)], &[Some(2), Some(4)]]);
    let (options, _) = drawn(&pairs, 600);
    assert_eq!(options["series"][0]["type"], "bar");
    assert!(options["series"][0].get("stack").is_none());

    let values = [1, 2, 3];
    let rows: Vec<(&str, ChartSide, &[i64])> = (0..6).map(|_| ("a", Out, &values[..])).collect();
    let mut lines = chart(ChartKind::Years, 3, &rows);
    lines.rows[0].elements[1].value = None;
    let to = [Some(1), Some(2), Some(3)];
    check(&lines, &[&to[..]; 6]);
    let (options, _) = drawn(&lines, 600);
    let series = options["series"].as_array().expect("a list");
    assert_eq!(series[0]["data"], serde_json::json!([1, "-", 3]));
    // told apart without their colours
    let looks = series.iter().map(|line| {
        (
            line["symbol"].to_string(),
            line["lineStyle"]["type"].to_string(),
        )
    });
    assert_eq!(looks.collect::<std::collections::BTreeSet<_>>().len(), 6);
}

#[test]
fn what_is_something_never_reads_as_nothing() {
    let share = |part: i64, whole: i64| {
        let element = Element {
            value: Some(part.into()),
            ..Element::default()
        };
        label(Some(&element), whole.into(), ChartKind::Outcomes)
    };
    assert_eq!(share(1, 3525), "1  <0.1%");
    assert_eq!(share(3524, 3525), "3524  >99.9%");
    assert_eq!(share(0, 3525), "0  0%");
    assert_eq!(share(3525, 3525), "3525  100%");
    assert_eq!(share(1, 3), "1  33.3%");
}

/// Draws a chart in a width.
fn drawn(chart: &Chart, width: u32) -> (serde_json::Value, u32) {
    let settings = DrawSettings {
        language: Language::Chinese,
        theme: &Theme::default(),
        width,
        is_standalone: false,
    };
    let drawing = draw(chart, settings);
    let options = serde_json::from_str(&drawing.options.to_string()).expect("JSON");
    (options, drawing.height)
}

#[test]
fn numbers_stand_behind_the_bars_and_never_on_them() {
    use ChartSide::Out;
    let chart = chart(
        ChartKind::Disputes,
        3,
        &[("a", Out, &[1000, 7, 1]), ("b", Out, &[0, 4, 0])],
    );
    let (options, _) = drawn(&chart, 600);
    let mut labels = Vec::new();
    for series in options["series"].as_array().expect("a list") {
        for datum in series["data"].as_array().expect("a list") {
            assert_eq!(datum["label"]["position"], "right");
            if datum["label"]["show"] == true {
                labels.push(datum["label"]["formatter"].clone());
            }
        }
    }
    assert_eq!(labels, ["{s1|} 4", "{s0|} 1000   {s1|} 7   {s2|} 1"]);
}

#[test]
fn a_narrow_place_gets_more_height_and_not_less_room() {
    use ChartSide::Out;
    let name = "行政许可和其他对外管理服务事项的数量";
    let columns = [1000, 2000, 3000, 4000, 5000];
    let mut chart = chart(
        ChartKind::Disputes,
        5,
        &[(name, Out, &columns), (name, Out, &columns)],
    );
    for column in &mut chart.columns {
        *column = Words::new("未能核对的关系", "Relations");
    }
    let (wide, low) = drawn(&chart, 900);
    let (narrow, high) = drawn(&chart, 300);
    assert!(high > low, "{high} {low}");
    let top = |options: &serde_json::Value| options["grid"][0]["top"].as_u64();
    assert!(top(&narrow) > top(&wide), "the legend takes more rows");
    let right = narrow["grid"][0]["right"].as_u64().expect("a number");
    assert!(right <= 300 / 5 * 2 + 20, "{right}");
}
