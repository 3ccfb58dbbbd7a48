//! The list of changes (修改清单): place, from, to, why.

use std::fmt::Write;

use crate::check::Checked;
use crate::language::{Language, Words};
use crate::report::figure::{Figure, FigureId};
use crate::verdict::{Verdict, label};

/// One figure that the person changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangeLine {
    /// The figure.
    pub figure: FigureId,
    /// Its name on the form, or its place in the text.
    pub place: Words,
    /// What was printed.
    pub from: String,
    /// What stands there now.
    pub to: String,
    /// What speaks for the change; empty where nothing in the report does.
    pub why: Words,
}

/// The changes of a report: `before` is the same document checked without them.
pub fn changes(before: &Checked, now: &Checked) -> Vec<ChangeLine> {
    let changed = now.report.figures.values().filter_map(|figure| {
        let from = figure.former.clone()?;
        Some(ChangeLine {
            figure: figure.id,
            place: label::figure(&before.report, figure.id),
            from,
            to: figure.raw.clone(),
            why: why(before, now, figure.id),
        })
    });
    changed.collect()
}

/// The repair that the change follows, or else the relations that it made hold.
fn why(before: &Checked, now: &Checked, figure: FigureId) -> Words {
    let value = now.report.figure(figure).and_then(Figure::value);
    let mut repairs = before.causes.iter().flat_map(|cause| &cause.repairs);
    let followed = repairs.find(|repair| {
        let mut changes = repair.changes.iter();
        changes.any(|change| change.figure == figure && Some(change.to) == value)
    });
    if let Some(repair) = followed.filter(|repair| !repair.why.zh.is_empty()) {
        return repair.why.clone();
    }
    let was_broken = |rule: &str, subject: &str| {
        before.ledger.iter().any(|judged| {
            let same = judged.equation.rule.code == rule && judged.equation.subject == subject;
            same && matches!(judged.verdict, Verdict::Broken { .. })
        })
    };
    let mended = now.ledger.iter().filter(|judged| {
        let reading = judged.equation.readings.get(judged.reading);
        judged.verdict == Verdict::Holds
            && reading.is_some_and(|reading| reading.figures().any(|id| id == figure))
            && was_broken(judged.equation.rule.code, &judged.equation.subject)
    });
    let mended: Vec<String> = mended
        .map(|judged| now.written(judged).to_string())
        .collect();
    if mended.is_empty() {
        return Words::default();
    }
    Words::new(
        format!("改后成立：{}", mended.join("；")),
        format!("now holds: {}", mended.join("; ")),
    )
}

/// The list as text, a change a line; empty where nothing was changed.
pub fn text(lines: &[ChangeLine], language: Language) -> String {
    let mut text = String::new();
    for (number, line) in (1..).zip(lines) {
        let blank = Words::new("（空）", "(blank)");
        let shown = |raw: &str| match raw.trim() {
            "" => blank.get(language).to_owned(),
            raw => raw.to_owned(),
        };
        let (from, to) = (shown(&line.from), shown(&line.to));
        let (place, why) = (line.place.get(language), line.why.get(language));
        let _ = match language {
            Language::Chinese => write!(text, "{number}. {place}：{from} 改为 {to}"),
            Language::English => write!(text, "{number}. {place}: {from} changed to {to}"),
        };
        if !why.is_empty() {
            text.push_str(match language {
                Language::Chinese => "。",
                Language::English => ". ",
            });
            text.push_str(why);
        }
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::export::tests::{checked, report};

    #[test]
    fn a_change_tells_what_it_mended() {
        let figures = [
            ("t4/review/upheld", "3"),
            ("t4/review/corrected", "0"),
            ("t4/review/other", "0"),
            ("t4/review/pending", "0"),
        ];
        let before = checked(report(&[&figures[..], &[("t4/review/sum", "2")]].concat()));
        let mut after = report(&[&figures[..], &[("t4/review/sum", "3")]].concat());
        let sum = "t4/review/sum".parse().expect("it is an id");
        if let Some(figure) = after.figures.get_mut(&sum) {
            figure.former = Some("2".to_owned());
        }
        let lines = changes(&before, &checked(after));
        assert_eq!(
            text(&lines, Language::Chinese),
            "1. 「行政复议」总计：2 改为 3。改后成立：3 + 0 + 0 + 0 = 3\n"
        );
        assert_eq!(
            text(&lines, Language::English),
            "1. Administrative review, Total: 2 changed to 3. now holds: 3 + 0 + 0 + 0 = 3\n"
        );
        assert_eq!(changes(&before, &before), Vec::new());
    }
}
