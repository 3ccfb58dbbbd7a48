//! What the checks came to, table by table and in the text.

use super::{Chart, Element, Kind, Row};
use crate::check::Checked;
use crate::language::Words;
use crate::read::number::Number;
use crate::rules::kind::Source;
use crate::view::summary::{Item, Status};

pub(super) fn chart(checked: &Checked, items: &[Item]) -> Chart {
    let statuses: Vec<Status> = Status::ALL
        .into_iter()
        .filter(|&status| items.iter().any(|item| item.status == status))
        .collect();
    let row = |label, is_of: fn(Source) -> bool| {
        let items = items.iter().filter(|item| is_of(item.rule.source));
        let items: Vec<&Item> = items.collect();
        let elements = statuses
            .iter()
            .map(|&status| element(checked, &items, status));
        Row::new(label, elements.collect())
    };
    let mut rows = vec![
        row(Words::new("表格", "Tables"), |source| {
            matches!(source, Source::Form(_) | Source::OtherTables)
        }),
        row(Words::new("正文", "Text"), |source| {
            source == Source::Text
        }),
        row(
            Words::new("与上年对照", "Against last year"),
            |source| source == Source::LastYear,
        ),
        row(
            Words::new("与各单位报告对照", "Against the parts"),
            |source| source == Source::Parts,
        ),
        row(Words::new("格式", "Form"), |source| {
            source == Source::Report
        }),
    ];
    let counted = |row: &Row| row.elements.iter().any(|e| e.value > Some(Number::ZERO));
    rows.retain(counted);
    Chart {
        kind: Kind::Coverage,
        title: Words::new("核对覆盖情况", "What was checked"),
        columns: statuses
            .iter()
            .map(|status| status.label().into())
            .collect(),
        rows,
        whole: None,
    }
}

fn element(checked: &Checked, items: &[&Item], status: Status) -> Element {
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
