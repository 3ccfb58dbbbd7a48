//! Ledger and observations → findings in words, the most serious first, then by place.

use super::label;
use super::scale::result;
use super::{Finding, Judged, Verdict, sentence};
use crate::form::TableKind;
use crate::language::Words;
use crate::order::{self, Map, Set};
use crate::read::number::Number;
use crate::report::Report;
use crate::report::figure::FigureId;
use crate::rules::form::cells;
use crate::rules::level::Level;
use crate::rules::reading::{Reading, Relation};
use crate::rules::rule::{Observation, Rule, Subject};
use crate::rules::text::share::TRUNCATED;

/// Puts into words what is broken and what was observed, the most serious first, then by place.
pub fn findings(
    subject: &Subject<'_>,
    ledger: &[Judged],
    observations: Vec<Observation>,
) -> Vec<Finding> {
    let mut findings: Vec<Finding> = ledger
        .iter()
        .enumerate()
        .filter_map(|(line, judged)| broken(subject, line, judged))
        .collect();
    findings.extend(missing_totals(subject.report, ledger));
    findings.extend(observations.into_iter().map(observed));
    order::sort_by_key(&mut findings, |finding| {
        (finding.level, first_byte(subject.report, finding))
    });
    findings
}

fn observed(observation: Observation) -> Finding {
    Finding {
        rule: observation.rule,
        subject: observation.subject,
        level: observation.level,
        title: observation.rule.title.into(),
        message: observation.message,
        judged: None,
        figures: observation.figures,
        at: observation.at,
    }
}

fn broken(subject: &Subject<'_>, line: usize, judged: &Judged) -> Option<Finding> {
    let equation = &judged.equation;
    let reading = judged.chosen()?;
    let (rule, level): (&'static Rule, Level) = match judged.verdict {
        Verdict::Broken { .. } => (equation.rule, equation.level),
        Verdict::Holds if judged.cut_off => (&TRUNCATED, equation.cut_off),
        _ => return None,
    };
    let (title, mut message) = sentence::of(subject, judged, reading);
    if let Some(taken) = &reading.name {
        message.push(&taken.zh, &format!(" {}", taken.en));
    }
    let blanks = judged.blanks.len();
    if blanks > 0 {
        let cells = if blanks == 1 { "cell" } else { "cells" };
        message.push(
            &format!("{blanks} 处空白按 0 计。"),
            &format!(" {blanks} blank {cells} counted as 0."),
        );
    }
    Some(Finding {
        rule,
        subject: equation.subject,
        level,
        title,
        message,
        judged: Some(line),
        figures: figures(reading),
        at: Vec::new(),
    })
}

/// Totals that were left blank, one finding a table, with what their parts make.
fn missing_totals(report: &Report, ledger: &[Judged]) -> Vec<Finding> {
    let mut totals: Map<TableKind, Map<FigureId, Number>> = Map::new();
    for judged in ledger {
        let Verdict::Undecided(missing) = &judged.verdict else {
            continue;
        };
        for missing in missing {
            let kind = cells::table_of(missing.figure);
            if let (Some(kind), Some(would_be)) = (kind, missing.would_be) {
                totals
                    .entry(kind)
                    .or_default()
                    .insert(missing.figure, would_be);
            }
        }
    }
    totals
        .into_iter()
        .map(|(kind, totals)| missing_in(report, kind, &totals))
        .collect()
}

fn missing_in(report: &Report, kind: TableKind, totals: &Map<FigureId, Number>) -> Finding {
    const SHOWN: usize = 3;
    let shown: Vec<Words> = totals
        .iter()
        .take(SHOWN)
        .map(|(&id, &would_be)| {
            let (name, would_be) = (label::figure(report, id), result(would_be));
            Words::new(
                format!("{}按分项合计应为 {would_be}", name.zh),
                format!("{} (its parts add up to {would_be})", name.en),
            )
        })
        .collect();
    let listed = |text: fn(&Words) -> &str, comma: &str| {
        shown.iter().map(text).collect::<Vec<_>>().join(comma)
    };
    let (name, count) = (kind.full_name(), totals.len());
    let (more_zh, more_en) = if count > SHOWN {
        ("等", " and others")
    } else {
        ("", "")
    };
    let cells = if count == 1 { "total is" } else { "totals are" };
    Finding {
        rule: &cells::BLANK,
        subject: kind.id().into(),
        level: cells::BLANK.level,
        title: Words::new(
            format!("{count} 处总计未填"),
            format!("{count} {cells} blank"),
        ),
        message: Words::new(
            format!(
                "{}有 {count} 处总计未填，涉及的勾稽关系未能核对：{}{more_zh}。",
                name.zh,
                listed(|words| &words.zh, "；")
            ),
            format!(
                "{}: {count} {cells} blank, so that relations with it could not be checked: {}{more_en}.",
                name.en,
                listed(|words| &words.en, "; ")
            ),
        ),
        judged: None,
        figures: totals.keys().copied().collect(),
        at: Vec::new(),
    }
}

/// The first place that a finding is about; without any, the end.
fn first_byte(report: &Report, finding: &Finding) -> u32 {
    finding
        .figures
        .iter()
        .filter_map(|&id| report.figure(id))
        .map(|figure| figure.span.start)
        .chain(finding.at.iter().map(|span| span.start))
        .min()
        .unwrap_or(u32::MAX)
}

/// The figures that take part, the one that a relation is most about first.
fn figures(reading: &Reading) -> Vec<FigureId> {
    let mut figures: Vec<FigureId> = reading.figures().collect();
    let total_last = match reading.relation {
        Relation::Share { .. } | Relation::Growth { .. } => true,
        Relation::Equal => reading.right.len() == 1 && reading.left.len() > 1,
        Relation::AtMost | Relation::AtLeast => false,
    };
    if total_last {
        figures.rotate_right(1);
    }
    let mut seen = Set::new();
    figures.retain(|&figure| seen.insert(figure));
    figures
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::Edition;
    use crate::read::document::Document;
    use crate::rules;
    use crate::rules::made_up::with;
    use crate::verdict::explain;

    /// What is said of a report with these figures, all others 0: level, title, message, equation.
    #[track_caller]
    fn check(figures: &[&str], expected: &[&str]) {
        let report = with(Edition::E2021, figures);
        let document = Document::default();
        let subject = Subject {
            document: &document,
            report: &report,
            last_year: None,
            sums: None,
        };
        let (equations, observations) = rules::apply(&subject);
        let ledger = crate::verdict::judge(&report, None, equations);
        let said: Vec<String> = findings(&subject, &ledger, observations)
            .iter()
            .filter_map(|finding| {
                let written = explain::write(&report, None, ledger.get(finding.judged?)?);
                Some(format!(
                    "{} | {} | {} | {written}",
                    finding.title.zh, finding.message.zh, finding.message.en
                ))
            })
            .collect();
        assert_eq!(said, expected);
    }

    #[test]
    fn a_sum_is_written_out() {
        check(
            &["t4/review/upheld 2", "t4/review/sum 3"],
            &[
                "「行政复议」：分项合计 2，总计 3（差 1） | 「行政复议」：结果维持 2 + … + 尚未审结 0 = 2，总计填 3，多 1。 | \
                 Administrative review: Upheld 2 + … + Pending 0 = 2, but Total is given as 3: 1 too many. | \
                 2 + 0 + 0 + 0 ≠ 3",
            ],
        );
    }

    #[test]
    fn a_balance_is_written_out() {
        check(
            &[
                "t3/new/legal 7",
                "t3/new/sum 7",
                "t3/carried-out/legal 6",
                "t3/carried-out/sum 7",
                "t3/carried-out/other 1",
                "t3/new/other ",
                "t3/carried-in/other 1",
                "t3/carried-in/sum 1",
                "t3/total/sum 1",
                "t3/granted/legal 1",
                "t3/granted/sum 1",
                "t3/total/legal 1",
                "t3/total/other 1",
                "t3/partial/other 1",
                "t3/partial/sum 1",
                "t3/total/sum 2",
            ],
            &[
                "「其他」列：1 ≠ 2（差 1） | 「其他」列：「一、本年新收」0 + 「二、上年结转」1 = 1，「(七)总计」1 + 「四、结转下年度」1 = 2，相差 1。1 处空白按 0 计。 | \
                 Others: I. Received this year 0 + II. Carried in 1 = 1, but (7) Total 1 + IV. Carried over 1 = 2: a difference of 1. 1 blank cell counted as 0. | \
                 0 + 1 ≠ 1 + 1",
                "「总计」列：8 ≠ 9（差 1） | 「总计」列：「一、本年新收」7 + 「二、上年结转」1 = 8，「(七)总计」2 + 「四、结转下年度」7 = 9，相差 1。 | \
                 Total: I. Received this year 7 + II. Carried in 1 = 8, but (7) Total 2 + IV. Carried over 7 = 9: a difference of 1. | \
                 7 + 1 ≠ 2 + 7",
            ],
        );
    }

    /// What is said of numbers of the text against a sum of the form.
    #[track_caller]
    fn check_text(left: &[&str], right: &[&str], figures: &[&str], expected: &str) {
        let mut report = with(Edition::E2021, figures);
        let mut id = |name: &&str| match name.parse::<Number>() {
            Ok(number) => {
                let id = FigureId::Text(u32::try_from(report.figures.len()).unwrap_or_default());
                crate::rules::made_up::put(&mut report, id, &number.to_string());
                id
            }
            Err(_) => name.parse().expect("the name of a figure"),
        };
        let reading = Reading::equal(
            left.iter().map(&mut id).collect::<Vec<_>>(),
            right.iter().map(&mut id).collect::<Vec<_>>(),
        );
        let equation =
            crate::rules::rule::Equation::of(&rules::table::dispute::SUM, "", vec![reading]);
        let document = Document::default();
        let subject = Subject {
            document: &document,
            report: &report,
            last_year: None,
            sums: None,
        };
        let ledger = crate::verdict::judge(&report, None, vec![equation]);
        let said = findings(&subject, &ledger, Vec::new());
        let message = said.first().map(|finding| finding.message.zh.as_str());
        assert_eq!(message, Some(expected));
    }

    #[test]
    fn the_text_against_the_form() {
        check_text(
            &["7"],
            &["t2/normative/made"],
            &["t2/normative/made 4"],
            "「行政规范性文件」本年制发件数：正文 7，表中 4，相差 3。",
        );
        check_text(
            &["t3/granted/natural", "t3/granted/legal"],
            &["7"],
            &["t3/granted/natural 3", "t3/granted/legal 2"],
            "「(一)予以公开」：自然人 3 + 法律服务机构 2 = 5，正文写 7，多 2。",
        );
        let group = [
            "t3/granted/natural 3",
            "t3/granted/legal 2",
            "t3/partial/natural 1",
            "t3/partial/legal 1",
        ];
        let ids = group.map(|figure| figure.split(' ').next().unwrap_or_default());
        check_text(&["9"], &ids, &group, "正文 9，表中 4 项合计 7，相差 2。");
        check_text(&["2", "3"], &["6"], &[], "2 + 3 = 5，总数写 6，多 1。");
    }
}
