//! A chart for each list of the text that names a whole and its parts.

use super::form::ChartFigures;
use super::{Chart, ChartKind, ChartRow};
use crate::check::Checked;
use crate::language::Words;
use crate::order::Set;
use crate::read::span::end_of;
use crate::report::Report;
use crate::report::figure::{Figure, FigureId};
use crate::rules::kind;
use crate::rules::reading::Relation;
use crate::verdict::Judged;

/// Fewer parts than this are as well read in the sentence.
const FEWEST: usize = 3;

/// More characters than this are no name of a part.
const LONGEST: usize = 24;

/// Names are looked for in so many bytes before a number.
const NEAR: usize = 400;

pub(super) fn charts(checked: &Checked, suspects: &Set<FigureId>) -> Vec<Chart> {
    let figures = ChartFigures::new(&checked.report, suspects);
    let mut drawn = Set::new();
    let mut charts = Vec::new();
    let sums = checked
        .ledger
        .iter()
        .filter(|judged| judged.equation.kind == kind::RelationKind::List);
    for judged in sums {
        let Some((whole, parts)) = list(judged) else {
            continue;
        };
        if parts.len() < FEWEST || !drawn.insert(whole) {
            continue;
        }
        let mut rows = Vec::new();
        let mut before = whole;
        for &part in &parts {
            let label = name(checked, before, part);
            rows.push(ChartRow::new(label, vec![figures.element(vec![part])]));
            before = part;
        }
        charts.push(Chart {
            kind: ChartKind::Composition,
            title: title(&checked.report, whole, &own_name(checked, whole)),
            columns: vec![unit(&checked.report, whole)],
            rows,
            whole: checked.report.figure(whole).and_then(Figure::value),
        });
    }
    charts
}

/// The whole and its parts, where one figure of the text is set against several.
fn list(judged: &Judged) -> Option<(FigureId, Vec<FigureId>)> {
    let reading = judged.chosen()?;
    if !matches!(
        reading.relation,
        Relation::Equal | Relation::AtMost | Relation::AtLeast
    ) {
        return None;
    }
    let side = |terms: &[crate::rules::reading::Term]| -> Option<Vec<FigureId>> {
        terms.iter().map(|term| term.figure()).collect()
    };
    let (left, right) = (side(&reading.left)?, side(&reading.right)?);
    match (left.as_slice(), right.as_slice()) {
        (parts, &[whole]) | (&[whole], parts) => Some((whole, parts.to_vec())),
        _ => None,
    }
}

fn title(report: &Report, whole: FigureId, name: &Words) -> Words {
    let figure = report.figure(whole);
    let raw = figure.map_or("", |figure| figure.raw.as_str());
    let unit = figure
        .and_then(|figure| figure.unit.as_deref())
        .unwrap_or("");
    Words::new(
        format!("{}{raw}{unit}的构成", name.zh),
        format!("What makes up {}{raw}{unit}", name.en),
    )
}

fn unit(report: &Report, whole: FigureId) -> Words {
    let unit = report.figure(whole).and_then(|figure| figure.unit.clone());
    match unit {
        Some(unit) => Words::new(format!("数量（{unit}）"), format!("Number ({unit})")),
        None => Words::new("数量", "Number"),
    }
}

/// What the words before a number call it, or nothing.
fn own_name(checked: &Checked, figure: FigureId) -> Words {
    let start = checked
        .report
        .figure(figure)
        .map_or(0, |figure| figure.span.start as usize);
    let text = checked.document.text.get(..start).unwrap_or("");
    let line = end_of(text, NEAR).rsplit('\n').next().unwrap_or("");
    let name = last_words(line);
    Words::new(name.clone(), name)
}

/// What the words between two numbers call the second.
fn name(checked: &Checked, before: FigureId, figure: FigureId) -> Words {
    let figure = checked.report.figure(figure);
    let end = checked
        .report
        .figure(before)
        .map_or(0, |figure| figure.span.end as usize);
    let start = figure.map_or(0, |figure| figure.span.start as usize);
    let between = checked.document.text.get(end..start).unwrap_or("");
    // what comes up to the first mark is the unit of the number before
    let marks = ['，', ',', '；', ';', '。', '：', ':', '、', '（', '('];
    let between = match between.split_once(marks) {
        _ if between.len() > NEAR => end_of(between, NEAR),
        Some((_, rest)) => rest,
        None => between,
    };
    let name = last_words(between);
    if name.is_empty() {
        let raw = figure.map_or("", |figure| figure.raw.as_str());
        return Words::new(format!("“{raw}”"), format!("“{raw}”"));
    }
    Words::new(name.clone(), name)
}

/// The words at the end of a text that can be the name of the number after them.
fn last_words(text: &str) -> String {
    let marks = [
        '，', ',', '；', ';', '。', '：', ':', '（', '(', '）', ')', '|', '\t',
    ];
    let last = text.rsplit(marks).find(|part| !part.trim().is_empty());
    let words: String = last.unwrap_or("").split_whitespace().collect();
    let mut name = words.as_str();
    for lead in [
        "其中",
        "主要包括",
        "包括",
        "分别为",
        "具体为",
        "含",
        "全年",
        "共",
        "累计",
    ] {
        name = name.strip_prefix(lead).unwrap_or(name);
    }
    for end in [
        "共计", "合计", "总计", "共", "为", "有", "达", "约", "是", "占",
    ] {
        name = name.strip_suffix(end).unwrap_or(name);
    }
    if name.chars().count() > LONGEST {
        String::new()
    } else {
        name.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(last_words(text), expected);
    }

    #[test]
    fn a_part_is_called_what_stands_before_it() {
        check("占10%；计划总结信息", "计划总结信息");
        check("条，其中行政权力信息", "行政权力信息");
        check("(二)部分公开", "部分公开");
        check("全年共公开信息", "公开信息");
        check("行政处罚信息为", "行政处罚信息");
        check("", "");
        check("，。", "");
    }
}
