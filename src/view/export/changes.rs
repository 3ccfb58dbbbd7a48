//! The list of changes (修改清单): place, from, to, why.

#[cfg(feature = "export")]
use std::fmt::Write;

use crate::check::Checked;
use crate::language::{Language, Words};
use crate::order::{self, Map};
use crate::report::figure::{Figure, FigureId};
use crate::verdict::cause::Repair;
use crate::verdict::change::Change;
use crate::verdict::{Judged, Verdict, label};

/// One figure that the person changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangeLine {
    /// The figure.
    pub figure: FigureId,
    /// Its name on the form, or its place in the text.
    pub place: Words,
    /// What was printed.
    pub from: String,
    /// What is there now.
    pub to: String,
    /// What supports the change, or that it was made by hand; never empty.
    pub why: Words,
}

/// The changes of a report: `before` is the same document checked without them.
pub fn changes(before: &Checked, now: &Checked) -> Vec<ChangeLine> {
    let reasons = Reasons::of(before, now);
    let changed = now.report.figures.values().filter_map(|figure| {
        let from = figure.former.clone()?;
        Some(ChangeLine {
            figure: figure.id,
            place: label::called(&before.report, figure.id),
            from,
            to: figure.raw.clone(),
            why: reasons.why(now, figure.id),
        })
    });
    changed.collect()
}

/// What supports changes, by the figures changed: looked up once for all of them.
struct Reasons<'a> {
    /// The repairs that name a figure, in their order.
    repairs: Map<FigureId, Vec<&'a Repair>>,
    /// The relations of a figure that hold now and did not before.
    mended: Map<FigureId, Vec<&'a Judged>>,
}

impl<'a> Reasons<'a> {
    fn of(before: &'a Checked, now: &'a Checked) -> Self {
        let mut reasons = Self {
            repairs: Map::new(),
            mended: Map::new(),
        };
        for repair in before.causes.iter().flat_map(|cause| &cause.repairs) {
            for change in &repair.changes {
                let repairs = reasons.repairs.entry(change.figure).or_default();
                repairs.push(repair);
            }
        }
        let name = |judged: &'a Judged| (judged.equation.rule.code, judged.equation.subject);
        let was_broken = before.ledger.iter().filter(|judged| judged.is_broken());
        let was_broken = order::set(was_broken.map(name));
        for judged in &now.ledger {
            let reading = judged.chosen();
            if judged.verdict == Verdict::Holds
                && was_broken.contains(&name(judged))
                && let Some(reading) = reading
            {
                for figure in order::set(reading.figures()) {
                    reasons.mended.entry(figure).or_default().push(judged);
                }
            }
        }
        reasons
    }

    /// What supports the repair that the change is part of; else that it was made by hand, and the
    /// relations that it made hold.
    fn why(&self, now: &Checked, figure: FigureId) -> Words {
        let value = |figure| now.report.figure(figure).and_then(Figure::value);
        let made = |change: &Change| value(change.figure) == Some(change.to);
        let mut repairs = self.repairs.get(&figure).into_iter().flatten();
        let followed = repairs.find(|repair| repair.changes.iter().all(made));
        if let Some(repair) = followed.filter(|repair| !repair.why.zh.is_empty()) {
            return repair.why.clone();
        }
        let mended = self.mended.get(&figure).into_iter().flatten();
        let mended: Vec<String> = mended
            .map(|judged| now.written(judged).to_string())
            .collect();
        let mut words = Words::new("手工修改", "Changed by hand");
        if !mended.is_empty() {
            words.push(
                &format!("，改后成立：{}", mended.join("；")),
                &format!("; now holds: {}", mended.join("; ")),
            );
        }
        words
    }
}

/// What is changed into what.
pub(in crate::view) fn said(line: &ChangeLine, language: Language) -> String {
    let blank = Words::new("（空）", "(blank)");
    let shown = |raw: &str| match raw.trim() {
        "" => blank.get(language).to_owned(),
        raw => raw.to_owned(),
    };
    let (from, to) = (shown(&line.from), shown(&line.to));
    let place = line.place.get(language);
    match language {
        Language::Chinese => format!("{place}：{from} 改为 {to}"),
        Language::English => format!("{place}: {from} changed to {to}"),
    }
}

/// The list as text, a change a line; empty where nothing was changed.
#[cfg(feature = "export")]
pub fn text(lines: &[ChangeLine], language: Language) -> String {
    let mut text = String::new();
    for (number, line) in (1..).zip(lines) {
        let (said, why) = (said(line, language), line.why.get(language));
        let _ = match language {
            Language::Chinese => writeln!(text, "{number}. {said}。{why}"),
            Language::English => writeln!(text, "{number}. {said}. {why}"),
        };
    }
    text
}

#[cfg(all(test, feature = "export"))]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::check::Config;
    use crate::report::figure::Edits;
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
        if let Some(figure) = after.figures.get_mut(sum) {
            figure.former = Some("2".to_owned());
        }
        let lines = changes(&before, &checked(after));
        assert_eq!(
            text(&lines, Language::Chinese),
            "1. 「行政复议」总计：2 改为 3。手工修改，改后成立：3 + 0 + 0 + 0 = 3\n"
        );
        assert_eq!(
            text(&lines, Language::English),
            "1. Administrative review, Total: 2 changed to 3. Changed by hand; now holds: 3 + 0 + 0 + 0 = 3\n"
        );
        assert_eq!(changes(&before, &before), Vec::new());
    }

    /// Checks a text as it is and with one of its numbers changed; the list of changes.
    #[track_caller]
    fn check(text: &str, number: &str, to: &str, expected: &str) {
        let document = Arc::new(crate::read::text(text));
        let before = crate::check::check(Arc::clone(&document), &Config::default());
        let mut figures = before.report.figures.values();
        let figure = figures
            .find(|figure| figure.raw == number)
            .expect("it is in the text");
        let config = Config {
            edits: Edits::from([(figure.id, to.to_owned())]),
            ..Config::default()
        };
        let lines = changes(&before, &crate::check::check(document, &config));
        assert_eq!(super::text(&lines, Language::Chinese), expected);
    }

    #[test]
    fn numbers_of_the_text_are_listed_with_the_repair_that_they_follow() {
        let text = "全年主动公开政府信息100条，其中政策文件40条，占40%；财政信息30条，占3%；\
                    其他信息30条，占30%。";
        check(
            text,
            "3",
            "30",
            "1. 「财政信息占比」：3 改为 30。只改这一处，涉及的 2 项关系全部成立；正文另有 1 项表述也随之相符。\n",
        );
        check(text, "3", "7", "1. 「财政信息占比」：3 改为 7。手工修改\n");
    }
}
