//! What the checks came to, table by table and in the text.

use super::{Chart, ChartKind, ChartRow, Element};
use crate::check::Checked;
use crate::language::Words;
use crate::read::number::Number;
use crate::rules::kind::RuleSource;
use crate::view::summary::{Status, SummaryItem};

pub(super) fn chart(checked: &Checked, items: &[SummaryItem]) -> Chart {
    let statuses: Vec<Status> = Status::ALL
        .into_iter()
        .filter(|&status| items.iter().any(|item| item.status == status))
        .collect();
    let row = |label, is_of: fn(RuleSource) -> bool| {
        let items = items.iter().filter(|item| is_of(item.rule.source));
        let items: Vec<&SummaryItem> = items.collect();
        let elements = statuses
            .iter()
            .map(|&status| element(checked, &items, status));
        ChartRow::new(label, elements.collect())
    };
    let mut rows = vec![
        row(Words::new("表格", "Tables"), |source| {
            matches!(source, RuleSource::Form(_) | RuleSource::OtherTables)
        }),
        row(Words::new("正文", "Text"), |source| {
            source == RuleSource::Text
        }),
        row(
            Words::new("与上年对照", "Against last year"),
            |source| source == RuleSource::LastYear,
        ),
        row(
            Words::new("与各单位报告对照", "Against the parts"),
            |source| source == RuleSource::Parts,
        ),
        row(Words::new("格式", "Form"), |source| {
            source == RuleSource::Report
        }),
    ];
    let counted = |row: &ChartRow| row.elements.iter().any(|e| e.value > Some(Number::ZERO));
    rows.retain(counted);
    Chart {
        kind: ChartKind::Coverage,
        title: Words::new("核对覆盖情况", "What was checked"),
        columns: statuses
            .iter()
            .map(|status| status.label().into())
            .collect(),
        rows,
        whole: None,
    }
}

fn element(checked: &Checked, items: &[&SummaryItem], status: Status) -> Element {
    let mut count = Number::ZERO;
    let mut figures = Vec::new();
    for item in items.iter().filter(|item| item.status == status) {
        count += Number::ONE;
        // those that hold are too many to lead to one of them
        if status == Status::Holds {
            continue;
        }
        let reading = item.line.and_then(|line| {
            let judged = checked.ledger.get(line)?;
            judged.chosen()
        });
        let finding = item.finding.and_then(|index| checked.findings.get(index));
        match (reading, finding) {
            (Some(reading), _) => figures.extend(reading.figures()),
            (None, Some(finding)) => figures.extend(&finding.figures),
            (None, None) => {}
        }
    }
    Element {
        value: Some(count),
        figures,
        suspect: false,
    }
}
