//! Ledger and observations → findings in words, the most serious first, then by place.

use std::collections::BTreeMap;

use super::explain::{self, Written, result};
use super::label;
use super::{Finding, Judged, Verdict};
use crate::form::TableKind;
use crate::language::Words;
use crate::read::number::Number;
use crate::report::Report;
use crate::report::figure::{Figure, FigureId};
use crate::rules::equation::{Operand, Reading, Relation, Term};
use crate::rules::rule::{Level, Observation, Rule, Subject};
use crate::rules::{self, form_cells};

/// Puts into words what is broken and what was observed, the most serious first, then by place.
pub fn findings(
    subject: &Subject<'_>,
    ledger: &[Judged],
    observations: Vec<Observation>,
) -> Vec<Finding> {
    let teller = Teller {
        report: subject.report,
        last_year: subject.last_year,
    };
    let mut findings: Vec<Finding> = ledger
        .iter()
        .enumerate()
        .filter_map(|(line, judged)| teller.finding(line, judged))
        .collect();
    findings.extend(teller.missing_totals(ledger));
    findings.extend(observations.into_iter().map(observed));
    findings.sort_by_cached_key(|finding| (finding.level, teller.place(finding)));
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

struct Teller<'a> {
    report: &'a Report,
    last_year: Option<&'a Report>,
}

/// A reading in words: what all its figures share, and each term by the name that is left.
struct Named {
    /// The row or column that all figures share; empty where they share none.
    common: Words,
    left: Vec<NamedTerm>,
    right: Vec<NamedTerm>,
}

struct NamedTerm {
    /// Empty for a number of the running text.
    name: Words,
    /// With its digits as printed.
    number: String,
    zero: bool,
    minus: bool,
}

impl Teller<'_> {
    fn finding(&self, line: usize, judged: &Judged) -> Option<Finding> {
        let equation = &judged.equation;
        let reading = equation.readings.get(judged.reading)?;
        let (rule, level): (&'static Rule, Level) = match judged.verdict {
            Verdict::Broken { .. } => (equation.rule, equation.level),
            Verdict::Holds if judged.cut_off => {
                let truncated = rules::by_code("text-truncated")?;
                (truncated, truncated.level)
            }
            _ => return None,
        };
        let written = explain::write(self.report, self.last_year, judged);
        let named = self.named(reading);
        let (title, mut message) = match reading.relation {
            Relation::Share { .. } | Relation::Growth { .. } => per_cent(judged, reading, &written),
            Relation::Equal | Relation::AtMost | Relation::AtLeast => {
                sides(judged, reading.relation, &named)
            }
        };
        if let Some(name) = &reading.name {
            message.zh = format!("按“{}”理解，{}", name.zh, message.zh);
            message.en = format!("Read as “{}”: {}", name.en, message.en);
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
            subject: equation.subject.clone(),
            level,
            title,
            message,
            judged: Some(line),
            figures: figures(reading),
            at: Vec::new(),
        })
    }

    /// Totals that were left blank, one finding a table, with what their parts make.
    fn missing_totals(&self, ledger: &[Judged]) -> Vec<Finding> {
        let mut totals: BTreeMap<TableKind, BTreeMap<FigureId, Number>> = BTreeMap::new();
        for judged in ledger {
            let Verdict::Undecided(missing) = &judged.verdict else {
                continue;
            };
            for missing in missing {
                let kind = form_cells::table_of(missing.figure);
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
            .map(|(kind, totals)| self.missing_in(kind, &totals))
            .collect()
    }

    fn missing_in(&self, kind: TableKind, totals: &BTreeMap<FigureId, Number>) -> Finding {
        const SHOWN: usize = 3;
        let shown: Vec<Words> = totals
            .iter()
            .take(SHOWN)
            .map(|(&id, &would_be)| {
                let (name, would_be) = (label::figure(self.report, id), result(would_be));
                Words::new(
                    format!("{}按各项合计为 {would_be}", name.zh),
                    format!("{} (its parts make {would_be})", name.en),
                )
            })
            .collect();
        let listed = |text: fn(&Words) -> &str, comma: &str| {
            shown.iter().map(text).collect::<Vec<_>>().join(comma)
        };
        let (name, count) = (form_cells::table_name(kind), totals.len());
        let (more_zh, more_en) = if count > SHOWN {
            ("等", " and others")
        } else {
            ("", "")
        };
        let cells = if count == 1 { "total is" } else { "totals are" };
        Finding {
            rule: &form_cells::BLANK,
            subject: form_cells::table_id(kind).to_owned(),
            level: form_cells::BLANK.level,
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

    /// The first place that a finding speaks of; without any, the end.
    fn place(&self, finding: &Finding) -> u32 {
        finding
            .figures
            .iter()
            .filter_map(|&id| self.report.figure(id))
            .map(|figure| figure.span.start)
            .chain(finding.at.iter().map(|span| span.start))
            .min()
            .unwrap_or(u32::MAX)
    }

    fn named(&self, reading: &Reading) -> Named {
        let names: Option<Vec<label::Name>> = reading
            .left
            .iter()
            .chain(&reading.right)
            .filter_map(|term| match term.operand {
                Operand::Figure(id) | Operand::LastYear(id) => Some(label::name(self.report, id)),
                Operand::Constant(_) => None,
            })
            .collect();
        let share = |direction: fn(&label::Name) -> &Words| {
            let names = names.as_ref()?;
            let first = direction(names.first()?);
            names
                .iter()
                .all(|name| direction(name) == first)
                .then(|| first.clone())
        };
        let (row, column) = (share(|name| &name.row), share(|name| &name.column));
        let term = |term: &Term| {
            let name = match term.operand {
                Operand::Constant(_) => Words::default(),
                Operand::Figure(id) | Operand::LastYear(id) => {
                    match (label::name(self.report, id), &row, &column) {
                        (None, ..) => Words::default(),
                        (Some(name), Some(_), _) => name.column,
                        (Some(name), None, Some(_)) => name.row,
                        (Some(_), None, None) => label::figure(self.report, id),
                    }
                }
            };
            let name = match term.operand {
                Operand::LastYear(_) => Words::new(
                    format!("上年报告的{}", name.zh),
                    format!("{} in last year's report", name.en),
                ),
                Operand::Figure(_) | Operand::Constant(_) => name,
            };
            let number = match term.operand {
                Operand::Constant(number) => Some(number),
                Operand::Figure(id) => self.report.figure(id).and_then(Figure::value),
                Operand::LastYear(id) => self
                    .last_year
                    .and_then(|report| report.figure(id))
                    .and_then(Figure::value),
            };
            let number = number.unwrap_or(Number::ZERO);
            let printed = explain::number(number);
            NamedTerm {
                name,
                number: if number.is_sign_negative() && !number.is_zero() {
                    format!("({printed})")
                } else {
                    printed
                },
                zero: number.is_zero(),
                minus: term.coefficient < 0,
            }
        };
        Named {
            left: reading.left.iter().map(term).collect(),
            right: reading.right.iter().map(term).collect(),
            common: row
                .or_else(|| column.map(|column| in_column(&column)))
                .unwrap_or_default(),
        }
    }
}

/// Title and message for two sides that should be equal, or one no more than the other.
fn sides(judged: &Judged, relation: Relation, named: &Named) -> (Words, Words) {
    let Verdict::Broken {
        left,
        right,
        difference,
    } = judged.verdict
    else {
        return (Words::default(), Words::default());
    };
    let (l, r, gap) = (result(left), result(right), result(difference.abs()));
    let head_zh = |mark: &str| match named.common.zh.as_str() {
        "" => String::new(),
        common => format!("{common}{mark}"),
    };
    let head_en = match named.common.en.as_str() {
        "" => String::new(),
        common => format!("{common}: "),
    };
    let left_side = side(&named.left, &l);
    let right_side = side(&named.right, &r);
    match relation {
        Relation::AtMost | Relation::AtLeast => {
            let (sign, zh, en) = if relation == Relation::AtMost {
                (">", "大于", "more than")
            } else {
                ("<", "小于", "less than")
            };
            (
                Words::new(
                    format!("{}{l} {sign} {r}", head_zh("：")),
                    format!("{head_en}{l} {sign} {r}"),
                ),
                Words::new(
                    format!(
                        "{}{}，{zh} {}。",
                        head_zh("："),
                        left_side.zh,
                        right_side.zh
                    ),
                    format!("{head_en}{} is {en} {}.", left_side.en, right_side.en),
                ),
            )
        }
        _ if named.right.len() == 1 && named.left.len() > 1 => {
            let total = named.right.first().map(|term| &term.name);
            let total = total.cloned().unwrap_or_default();
            let (verb, total) = if total.zh.is_empty() {
                ("写", Words::new("总数", "the total"))
            } else {
                ("填", total)
            };
            let (zh, en) = if right > left {
                ("多", "too many")
            } else {
                ("少", "too few")
            };
            (
                Words::new(
                    format!("{}各项之和 {l}，{} {r}", head_zh("："), total.zh),
                    format!("{head_en}parts make {l}, {} is {r}", total.en),
                ),
                Words::new(
                    format!(
                        "{}{}，{}{verb} {r}，{zh} {gap}。",
                        head_zh("："),
                        left_side.zh,
                        total.zh
                    ),
                    format!(
                        "{head_en}{}, but {} is given as {r}: {gap} {en}.",
                        left_side.en, total.en
                    ),
                ),
            )
        }
        _ => (
            Words::new(
                format!("{}{l} ≠ {r}", head_zh("：")),
                format!("{head_en}{l} ≠ {r}"),
            ),
            Words::new(
                format!(
                    "{}{}，{}，相差 {gap}。",
                    head_zh("："),
                    left_side.zh,
                    right_side.zh
                ),
                format!(
                    "{head_en}{}, but {}: a difference of {gap}.",
                    left_side.en, right_side.en
                ),
            ),
        ),
    }
}

/// What the figures of one column share, in words.
fn in_column(column: &Words) -> Words {
    Words::new(format!("「{}」列", column.zh), column.en.clone())
}

/// The terms of a side with their names and what they come to; zeros in the middle are left out.
fn side(terms: &[NamedTerm], sum: &str) -> Words {
    let mut words = Words::default();
    let last = terms.len().saturating_sub(1);
    let dull = |at: usize| at > 0 && at < last && terms.get(at).is_some_and(|term| term.zero);
    let mut push = |sign: &str, zh: &str, en: &str| {
        if words.zh.is_empty() && sign == "−" {
            words.push("− ", "− ");
        } else if !words.zh.is_empty() {
            let sign = format!(" {sign} ");
            words.push(&sign, &sign);
        }
        words.push(zh, en);
    };
    let mut skipped = false;
    for (at, term) in terms.iter().enumerate() {
        let run = dull(at) && (dull(at + 1) || at.checked_sub(1).is_some_and(dull));
        if run {
            if !skipped {
                push("+", "…", "…");
            }
            skipped = true;
            continue;
        }
        skipped = false;
        let sign = if term.minus { "−" } else { "+" };
        let gap = |name: &str| match name.chars().next_back() {
            None | Some('」') => "",
            Some(_) => " ",
        };
        push(
            sign,
            &format!("{}{}{}", term.name.zh, gap(&term.name.zh), term.number),
            &format!("{}{}{}", term.name.en, gap(&term.name.en), term.number),
        );
    }
    if terms.len() > 1 {
        let sum = format!(" = {sum}");
        words.push(&sum, &sum);
    }
    if terms.is_empty() {
        words = Words::new("0", "0");
    }
    words
}

/// Title and message for a percentage.
fn per_cent(judged: &Judged, reading: &Reading, written: &Written) -> (Words, Words) {
    let Some(printed) = written.pieces.last() else {
        return (Words::default(), Words::default());
    };
    let printed = printed.text();
    let worked = written
        .pieces
        .iter()
        .take(written.pieces.len().saturating_sub(2))
        .map(explain::Piece::text);
    let calculation = explain::line(worked);
    let actual = calculation
        .rsplit("= ")
        .next()
        .unwrap_or_default()
        .to_owned();
    if judged.cut_off {
        return (
            Words::new(
                format!("{actual} 截尾成了 {printed}"),
                format!("{actual} cut off to {printed}"),
            ),
            Words::new(
                format!(
                    "{calculation}，文中写 {printed}：是舍去尾数得来的，按四舍五入应多一个末位。"
                ),
                format!(
                    "{calculation}, written as {printed}: cut off; rounding would give one more in the last digit."
                ),
            ),
        );
    }
    let title = Words::new(
        format!("{actual} ≠ {printed}"),
        format!("{actual} ≠ {printed}"),
    );
    let message = if reading.right.is_empty() {
        Words::new(
            format!("没有哪个整数作基数能得出 {printed}；最接近的是 {calculation}。"),
            format!("No whole number as a base gives {printed}; the nearest is {calculation}."),
        )
    } else {
        Words::new(
            format!("{calculation}，文中写 {printed}。"),
            format!("{calculation}, but the text says {printed}."),
        )
    };
    (title, message)
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
    let mut seen = std::collections::BTreeSet::new();
    figures.retain(|&figure| seen.insert(figure));
    figures
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::Edition;
    use crate::read::document::Document;
    use crate::rules::made_up::with;

    /// What is said of a report with these figures, all others 0: level, title, message, equation.
    #[track_caller]
    fn check(figures: &[&str], expected: &[&str]) {
        let report = with(Edition::E2021, figures);
        let document = Document::default();
        let subject = Subject {
            document: &document,
            report: &report,
            last_year: None,
        };
        let (equations, observations) = rules::state(&subject);
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
                "「行政复议」：各项之和 2，总计 3 | 「行政复议」：结果维持 2 + … + 尚未审结 0 = 2，总计填 3，多 1。 | \
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
                "「其他」列：1 ≠ 2 | 「其他」列：「一、本年新收」0 + 「二、上年结转」1 = 1，「(七)总计」1 + 「四、结转下年度」1 = 2，相差 1。1 处空白按 0 计。 | \
                 Others: I. Received this year 0 + II. Carried in 1 = 1, but (7) Total 1 + IV. Carried over 1 = 2: a difference of 1. 1 blank cell counted as 0. | \
                 0 + 1 ≠ 1 + 1",
                "「总计」列：8 ≠ 9 | 「总计」列：「一、本年新收」7 + 「二、上年结转」1 = 8，「(七)总计」2 + 「四、结转下年度」7 = 9，相差 1。 | \
                 Total: I. Received this year 7 + II. Carried in 1 = 8, but (7) Total 2 + IV. Carried over 7 = 9: a difference of 1. | \
                 7 + 1 ≠ 2 + 7",
            ],
        );
    }
}
