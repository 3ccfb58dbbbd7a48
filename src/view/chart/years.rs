//! Charts of several years: what the reports of an agency count, each year a column.

use super::form::{CARRIED_IN, CARRIED_OUT, NEW, dispute_name, group_name};
use super::{Chart, ChartKind, ChartRow, Element};
use crate::form::application::{Column, Group, Row as FormRow};
use crate::form::{disclosure, dispute};
use crate::language::{Label, Words};
use crate::read::number::Number;
use crate::report::figure::FigureId;
use crate::report::sums::SumPart;
use crate::view::years::number;

/// The charts of several years that have something to show. `parts` are what the reports count, the first year first;
/// the figures lead to the report of the year at `own`.
pub fn charts(parts: &[&SumPart], own: usize) -> Vec<Chart> {
    let application = |row| FigureId::Application(row, Column::Sum);
    let rows_of = |group: Group| {
        let rows = FormRow::ALL.into_iter().filter(move |row| match group {
            // in one row or in three, a part gives them as one
            Group::Other => *row == FormRow::Other,
            _ => row.group() == group,
        });
        rows.map(application).collect()
    };
    let of_row = |label: Label, row| (label.into(), vec![application(row)]);
    let handled = vec![
        of_row(NEW, FormRow::New),
        of_row(CARRIED_IN, FormRow::CarriedIn),
        of_row(HANDLED, FormRow::Total),
        of_row(CARRIED_OUT, FormRow::CarriedOut),
    ];
    let outcomes = Group::OUTCOMES.map(|group| (group_name(group), rows_of(group)));
    let disputes = dispute::Group::ALL.map(|group| {
        let sum = FigureId::Dispute(group, dispute::Column::Sum);
        (dispute_name(group), vec![sum])
    });
    let of_table_two = |row, column| vec![FigureId::Disclosure(row, column)];
    let valid = [disclosure::Row::Regulation, disclosure::Row::Normative].map(|row| {
        let valid = of_table_two(row, disclosure::Column::Valid);
        (row.latest().into(), valid)
    });
    let decisions = [
        disclosure::Row::Permit,
        disclosure::Row::Penalty,
        disclosure::Row::Coercion,
    ];
    let decisions = decisions.map(|row| {
        let decisions = of_table_two(row, disclosure::Column::Decisions);
        (row.latest().into(), decisions)
    });
    let charts = [
        (
            Words::new("申请的收到与办理", "Applications received and handled"),
            handled,
        ),
        (Words::new("办理结果", "Outcomes"), outcomes.into()),
        (
            Words::new("行政复议、行政诉讼", "Reviews and lawsuits"),
            disputes.into(),
        ),
        (
            Words::new("现行有效的规章和规范性文件", "Documents in force"),
            valid.into(),
        ),
        (Words::new("行政处理决定", "Decisions"), decisions.into()),
    ];
    let charts = charts.into_iter().map(|(title, series)| {
        let title = Words::new(
            format!("历年{}", title.zh),
            format!("{} over the years", title.en),
        );
        let rows = series
            .into_iter()
            .map(|(label, figures)| row(label, &figures, parts, own));
        let rows = rows.filter(|row: &ChartRow| {
            row.elements
                .iter()
                .any(|of| of.value.is_some_and(|n| !n.is_zero()))
        });
        Chart::new(ChartKind::Years, title, columns(parts), rows.collect())
    });
    charts.filter(Chart::has_something).collect()
}

/// The years.
fn columns(parts: &[&SumPart]) -> Vec<Words> {
    let year = |part: &&SumPart| match part.year {
        Some(year) => Words::new(format!("{year}年"), year.to_string()),
        None => Words::new("年度不详", "Unknown year"),
    };
    parts.iter().map(year).collect()
}

/// The sum of the figures on each year.
fn row(label: Words, figures: &[FigureId], parts: &[&SumPart], own: usize) -> ChartRow {
    let elements = parts.iter().enumerate().map(|(at, part)| {
        let has = figures
            .iter()
            .copied()
            .filter(|&id| number(part, id).is_some());
        let has: Vec<FigureId> = has.collect();
        let numbers = has.iter().filter_map(|&id| number(part, id));
        Element {
            value: numbers.fold(None, |sum: Option<Number>, number| {
                sum.unwrap_or(Number::ZERO).checked_add(number)
            }),
            figures: part
                .figures()
                .filter(|id| at == own && has.contains(id))
                .collect(),
            suspect: false,
        }
    });
    ChartRow::new(label, elements.collect())
}

const HANDLED: Label = Label {
    zh: "办理总计",
    en: "Handled in all",
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::Edition;
    use crate::rules::made_up::with;

    fn part(year: i32, figures: &[&str]) -> SumPart {
        let mut part = SumPart::of(&with(Edition::E2021, figures), "", 0);
        part.year = Some(year);
        part
    }

    #[test]
    fn each_year_is_a_column_and_each_figure_a_row() {
        let first = part(
            2022,
            &[
                "t3/new/sum 5",
                "t3/denied-secret/sum 2",
                "t3/other-other/sum 1",
            ],
        );
        let second = part(
            2023,
            &[
                "t3/new/sum 7",
                "t3/denied-secret/sum 1",
                "t3/denied-law/sum 3",
            ],
        );
        let charts = charts(&[&first, &second], 1);
        let all: Vec<String> = charts
            .iter()
            .flat_map(|chart| &chart.rows)
            .map(|row| {
                let number = |element: &Element| match element.value {
                    Some(value) => value.to_string(),
                    None => "?".to_owned(),
                };
                let numbers: Vec<String> = row.elements.iter().map(number).collect();
                format!("{} {}", row.label.zh, numbers.join(" "))
            })
            .collect();
        assert_eq!(all, ["本年新收 5 7", "不予公开 2 4", "其他处理 1 0"]);
        let years: Vec<&str> = charts[0]
            .columns
            .iter()
            .map(|year| year.zh.as_str())
            .collect();
        assert_eq!(years, ["2022年", "2023年"]);
        // only the report that is shown can be led to
        let elements = &charts[0].rows[0].elements;
        assert!(elements[0].figures.is_empty() && !elements[1].figures.is_empty());
    }
}
