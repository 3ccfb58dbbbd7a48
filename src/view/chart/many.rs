//! What the charts of many reports show: rows of the table of many in, how many reports came to what, break which rule
//! and how errors, coverage and applications are spread out.

use std::cmp::Reverse;
use std::ops::RangeInclusive;

use super::{Chart, ChartKind, ChartRow, Element};
use crate::form::application::{Column, Row as FormRow};
use crate::language::{Label, Words};
use crate::order::{self, Map, Set};
use crate::read::number::Number;
use crate::report::figure::FigureId;
use crate::report::sums::{SumCell, SumPart};
use crate::view::summary::table::Filter;
use crate::view::summary::{self, Outcome, Overview, RuleCount, Status, Survey};

/// So many rules and agencies are drawn; the title says how many there are.
const MOST: usize = 20;

/// What is found, in the order of the columns.
const FOUND: [Status; 3] = [Status::Broken, Status::Doubtful, Status::Note];

/// The charts of many reports that have something to show: the row of each, and what it counts where it was read.
pub fn charts<'a>(
    reports: impl IntoIterator<Item = (&'a summary::ReportRow, Option<&'a SumPart>)>,
) -> Vec<Chart> {
    let mut survey = Survey::default();
    let mut agencies: Map<&str, Agency> = Map::default();
    let mut years: Set<i32> = Set::default();
    let (mut broken, mut coverage) = (Spread::new(&ERRORS), Spread::new(&PERCENT));
    let mut applications = Spread::new(&APPLICATIONS);
    for (row, part) in reports {
        survey.add(row);
        let Ok(overview) = &row.report else { continue };
        if !overview.has_content() {
            continue;
        }
        agencies.entry(row.name()).or_default().add(overview, part);
        years.extend(overview.year);
        broken.add(overview.summary.broken);
        if let Some(percent) = overview.coverage().percent() {
            coverage.add(percent);
        }
        if let Some(received) = part.and_then(received) {
            applications.add(received);
        }
    }
    let mut charts = vec![
        outcomes(&survey),
        broken.chart(Label {
            zh: "各报告的不符项数",
            en: "Mismatches in a report",
        }),
        coverage.chart(Label {
            zh: "各报告已核对的关系所占比例",
            en: "Share of relations that could be checked in a report",
        }),
        applications.chart(Label {
            zh: "各报告的本年新收申请数",
            en: "New applications in a report",
        }),
        reports_of_rules(&survey),
        findings_of_rules(&survey),
        findings_of_agencies(&agencies),
        applications_of_agencies(&agencies, years.len() > 1),
    ];
    charts.retain(Chart::has_something);
    charts
}

/// What the reports of one agency come to.
#[derive(Clone, Copy, Default)]
struct Agency {
    found: [usize; 3],
    received: Option<Number>,
}

impl Agency {
    fn add(&mut self, overview: &Overview, part: Option<&SumPart>) {
        let summary = &overview.summary;
        let counts = [summary.broken, summary.doubtful, summary.notes];
        for (sum, count) in self.found.iter_mut().zip(counts) {
            *sum += count;
        }
        if let Some(SumCell::Number(number)) = part.map(|part| part.cell(RECEIVED)) {
            let sum = self.received.unwrap_or_default().checked_add(number);
            self.received = sum.or(self.received);
        }
    }
}

/// 本年新收政府信息公开申请数量 of all applicants.
const RECEIVED: FigureId = FigureId::Application(FormRow::New, Column::Sum);

/// How many applications a report says that were received in its year.
fn received(part: &SumPart) -> Option<usize> {
    match part.cell(RECEIVED) {
        SumCell::Number(number) => number.to_string().parse().ok(),
        SumCell::Blank | SumCell::Unknown => None,
    }
}

fn outcomes(survey: &Survey) -> Chart {
    let rows = Outcome::ALL.into_iter().map(|outcome| {
        let filter = Filter {
            outcome: Some(outcome),
            ..Filter::default()
        };
        ChartRow::new(outcome.label(), vec![count(survey.count(outcome))]).of_reports(filter)
    });
    let title = Label {
        zh: "核对结论",
        en: "Results",
    };
    of_reports(title.into(), rows.collect())
}

fn reports_of_rules(survey: &Survey) -> Chart {
    let rules = survey.rules();
    let rows = rules.iter().take(MOST).map(|reach| {
        let rule = reach.findings.rule;
        let filter = Filter {
            rule: Some(rule),
            ..Filter::default()
        };
        ChartRow::new(rule.title, vec![count(reach.reports)]).of_reports(filter)
    });
    let title = Words::new("哪些规则查出问题的报告最多", "Reports by rule");
    of_reports(first(title, rules.len()), rows.collect())
}

fn findings_of_rules(survey: &Survey) -> Chart {
    let mut rules: Vec<RuleCount> = survey.rules().iter().map(|reach| reach.findings).collect();
    order::sort_by_key(&mut rules, |rule| {
        Reverse((rule.broken, rule.doubtful, rule.notes))
    });
    let rows = rules.iter().take(MOST).map(|found| {
        let filter = Filter {
            rule: Some(found.rule),
            ..Filter::default()
        };
        let counts = [found.broken, found.doubtful, found.notes];
        ChartRow::new(found.rule.title, counts.map(count).to_vec()).of_reports(filter)
    });
    let title = Words::new("各规则查出的问题", "Findings by rule");
    of_findings(first(title, rules.len()), rows.collect())
}

fn findings_of_agencies(agencies: &Map<&str, Agency>) -> Chart {
    let found = |agency: &Agency| agency.found.iter().any(|&count| count > 0);
    let mut agencies: Vec<(&str, Agency)> = agencies
        .iter()
        .filter(|(_, agency)| found(agency))
        .map(|(name, agency)| (*name, *agency))
        .collect();
    order::sort_by_key(&mut agencies, |(_, agency)| Reverse(agency.found));
    let rows = agencies.iter().take(MOST);
    let rows = rows.map(|(name, agency)| of_agency(name, agency.found.map(count).to_vec()));
    let title = Words::new("各机关的问题", "Findings by agency");
    of_findings(first(title, agencies.len()), rows.collect())
}

/// The applications of all reports of each agency, which may be on several years.
fn applications_of_agencies(agencies: &Map<&str, Agency>, is_of_years: bool) -> Chart {
    let mut agencies: Vec<(&str, Number)> = agencies
        .iter()
        .filter_map(|(name, agency)| Some((*name, agency.received?)))
        .collect();
    order::sort_by_key(&mut agencies, |&(_, received)| Reverse(received));
    let rows = agencies.iter().take(MOST).map(|&(name, received)| {
        let element = Element {
            value: Some(received),
            ..Element::default()
        };
        of_agency(name, vec![element])
    });
    let title = if is_of_years {
        Words::new(
            "各机关的新收申请数（各年度合计）",
            "New applications by agency, all years together",
        )
    } else {
        Words::new("各机关的本年新收申请数", "New applications by agency")
    };
    let columns = vec![super::COUNT.into()];
    Chart::new(
        ChartKind::Reports,
        first(title, agencies.len()),
        columns,
        rows.collect(),
    )
}

/// The row of an agency, which leads to its reports.
fn of_agency(name: &str, elements: Vec<Element>) -> ChartRow {
    let filter = Filter {
        sought: name.to_owned(),
        ..Filter::default()
    };
    ChartRow::new(Words::new(name, name), elements).of_reports(filter)
}

/// The title, and how many there are where not all are drawn.
fn first(title: Words, all: usize) -> Words {
    if all <= MOST {
        return title;
    }
    Words::new(
        format!("{}（前 {MOST} 个，共 {all} 个）", title.zh),
        format!("{} (first {MOST} of {all})", title.en),
    )
}

fn of_reports(title: Words, rows: Vec<ChartRow>) -> Chart {
    let column = Words::new("报告份数", "Reports");
    Chart::new(ChartKind::Reports, title, vec![column], rows)
}

fn of_findings(title: Words, rows: Vec<ChartRow>) -> Chart {
    let columns = FOUND.map(|status| status.label().into()).to_vec();
    Chart::new(ChartKind::Findings, title, columns, rows)
}

fn count(count: usize) -> Element {
    Element {
        value: i64::try_from(count).ok().map(Number::from),
        ..Element::default()
    }
}

/// How often numbers came out in each of some ranges.
struct Spread {
    ranges: &'static [RangeInclusive<usize>],
    counts: Vec<usize>,
}

/// Mismatches of a report.
const ERRORS: [RangeInclusive<usize>; 7] = [0..=0, 1..=1, 2..=2, 3..=5, 6..=10, 11..=20, ABOVE_20];
const ABOVE_20: RangeInclusive<usize> = 21..=usize::MAX;

/// Hundredths, cut off.
const PERCENT: [RangeInclusive<usize>; 5] = [0..=49, 50..=79, 80..=94, 95..=99, 100..=100];

/// Applications in a year.
const APPLICATIONS: [RangeInclusive<usize>; 7] = [
    0..=0,
    1..=10,
    11..=50,
    51..=100,
    101..=500,
    501..=1000,
    1001..=usize::MAX,
];

impl Spread {
    fn new(ranges: &'static [RangeInclusive<usize>]) -> Self {
        Self {
            ranges,
            counts: vec![0; ranges.len()],
        }
    }

    fn add(&mut self, number: usize) {
        let at = self.ranges.iter().position(|range| range.contains(&number));
        if let Some(counted) = at.and_then(|at| self.counts.get_mut(at)) {
            *counted += 1;
        }
    }

    /// The ranges in their order, also those between with nothing.
    fn chart(&self, title: Label) -> Chart {
        let unit = if self.ranges.last() == Some(&(100..=100)) {
            "%"
        } else {
            ""
        };
        let rows = self
            .ranges
            .iter()
            .zip(&self.counts)
            .map(|(range, &reports)| {
                let (first, last) = (range.start(), range.end());
                let label = if first == last {
                    format!("{first}{unit}")
                } else if *last == usize::MAX {
                    format!("≥ {first}{unit}")
                } else {
                    format!("{first}–{last}{unit}")
                };
                ChartRow::new(Words::new(label.clone(), label), vec![count(reports)])
            });
        of_reports(title.into(), rows.collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::CATALOGUE;
    use crate::view::summary::Summary;

    /// The row of a report in which the first rules found so many errors each.
    fn row(agency: &str, found: &[usize]) -> summary::ReportRow {
        let rules = CATALOGUE.iter().copied().zip(found);
        let rules: Vec<RuleCount> = rules
            .map(|(rule, &broken)| RuleCount {
                broken,
                ..RuleCount::none(rule)
            })
            .filter(|count| count.broken > 0)
            .collect();
        summary::ReportRow {
            source: format!("{agency}.docx"),
            report: Ok(Overview {
                agency: Some(agency.to_owned()),
                tables: 3,
                summary: Summary {
                    broken: found.iter().sum(),
                    relations: 100,
                    holding: 90,
                    undecided: 3,
                    ..Summary::default()
                },
                rules,
                ..Overview::default()
            }),
        }
    }

    /// The rows of the chart of this title that are not nothing, as `label values`.
    #[track_caller]
    fn drawn(rows: &[summary::ReportRow], title: &str) -> Vec<String> {
        let charts = charts(rows.iter().map(|row| (row, None)));
        let chart = charts
            .iter()
            .find(|chart| chart.title.en.starts_with(title));
        let rows = chart.expect("there is the chart").rows.iter();
        rows.filter(|row| row.elements.iter().any(|e| e.value > Some(Number::ZERO)))
            .map(|row| {
                let values = row.elements.iter().filter_map(|element| element.value);
                let values: Vec<String> = values.map(|value| value.to_string()).collect();
                format!("{} {}", row.label.zh, values.join(" "))
            })
            .collect()
    }

    #[test]
    fn every_report_is_counted_once_in_each_distribution() {
        let mut rows = vec![
            row("甲局", &[2, 1]),
            row("乙局", &[1]),
            row("丙局", &[]),
            row("甲局", &[30]),
        ];
        rows.push(summary::ReportRow::refused(
            "坏.pdf",
            Words::new("已损坏", "damaged"),
        ));
        assert_eq!(
            drawn(&rows, "Results"),
            ["有不符 3", "无法读取 1", "未发现问题 1"]
        );
        assert_eq!(
            drawn(&rows, "Mismatches in a report"),
            ["0 1", "1 1", "3–5 1", "≥ 21 1"]
        );
        assert_eq!(drawn(&rows, "Share of relations"), ["95–99% 4"]);
        let [first, second] = [0, 1].map(|at| CATALOGUE.get(at).expect("a rule").title.zh);
        assert_eq!(
            drawn(&rows, "Reports by rule"),
            [format!("{first} 3"), format!("{second} 1")]
        );
        assert_eq!(
            drawn(&rows, "Findings by rule"),
            [format!("{first} 33 0 0"), format!("{second} 1 0 0")]
        );
        // the reports of one agency are counted together
        assert_eq!(
            drawn(&rows, "Findings by agency"),
            ["甲局 33 0 0", "乙局 1 0 0"]
        );
    }

    #[test]
    fn what_is_not_drawn_is_said() {
        let rows: Vec<summary::ReportRow> =
            (1..=25).map(|at| row(&format!("{at}局"), &[at])).collect();
        let charts = charts(rows.iter().map(|row| (row, None)));
        let agencies = charts
            .iter()
            .find(|chart| chart.title.zh.starts_with("各机关的问题"))
            .expect("there is the chart");
        assert_eq!(agencies.title.zh, "各机关的问题（前 20 个，共 25 个）");
        assert_eq!(agencies.rows.len(), 20);
        let first = agencies.rows.first().expect("a row");
        assert_eq!(first.label.zh, "25局");
        let filter = first.reports.as_ref().expect("it leads to its reports");
        let listed: Vec<&summary::ReportRow> =
            rows.iter().filter(|row| filter.admits(row)).collect();
        assert_eq!(listed.len(), 1);
    }

    #[test]
    fn applications_are_those_that_the_reports_say() {
        let checked = crate::check::check(
            std::sync::Arc::new(crate::read::text(crate::view::sample::TEXT)),
            &crate::check::Config::default(),
        );
        let part = SumPart::of(&checked.report, "a.txt", 0);
        let row = row("甲局", &[]);
        let charts = charts([(&row, Some(&part)), (&row, Some(&part))]);
        let of = |title: &str| {
            let chart = charts.iter().find(|chart| chart.title.en == title);
            let rows = chart.expect("there is the chart").rows.iter();
            let mut values = rows.filter_map(|row| row.elements.first()?.value);
            values.find(|&value| value > Number::ZERO)
        };
        let SumCell::Number(once) = part.cell(RECEIVED) else {
            panic!("the sample says how many");
        };
        assert_eq!(of("New applications by agency"), Some(once + once));
        assert_eq!(of("New applications in a report"), Some(Number::from(2)));
    }

    #[test]
    fn a_sum_over_several_years_is_called_one() {
        let checked = crate::check::check(
            std::sync::Arc::new(crate::read::text(crate::view::sample::TEXT)),
            &crate::check::Config::default(),
        );
        let part = SumPart::of(&checked.report, "a.txt", 0);
        let on = |year: i32| {
            let mut row = row("甲局", &[]);
            if let Ok(overview) = &mut row.report {
                overview.year = Some(year);
            }
            row
        };
        let titled = |rows: [summary::ReportRow; 2]| {
            let charts = charts(rows.iter().map(|row| (row, Some(&part))));
            let last = charts.last().expect("charts");
            last.title.zh.clone()
        };
        assert_eq!(titled([on(2023), on(2023)]), "各机关的本年新收申请数");
        assert_eq!(
            titled([on(2022), on(2023)]),
            "各机关的新收申请数（各年度合计）"
        );
    }

    #[test]
    fn nothing_is_drawn_of_nothing() {
        assert_eq!(charts([]), []);
    }
}
