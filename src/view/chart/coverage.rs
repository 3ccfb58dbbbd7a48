//! How far the checks reach: the relations of tables and text by their verdict.

use super::{Chart, Element, Kind, Row};
use crate::check::Checked;
use crate::language::Words;
use crate::read::number::Number;
use crate::rules::rule::Level;
use crate::verdict::{Judged, Verdict};

/// What became of a relation, in the order of the columns.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fate {
    Holds,
    Broken,
    Doubtful,
    Undecided,
}

const FATES: [Fate; 4] = [Fate::Holds, Fate::Broken, Fate::Doubtful, Fate::Undecided];

pub(super) fn chart(checked: &Checked) -> Chart {
    let of_text = |judged: &Judged| judged.equation.rule.code.starts_with("text-");
    let of_years = |judged: &Judged| judged.equation.rule.code.starts_with("year-");
    let row = |label, belongs: &dyn Fn(&Judged) -> bool| {
        let judged: Vec<&Judged> = checked.ledger.iter().filter(|j| belongs(j)).collect();
        Row::new(label, FATES.map(|fate| element(&judged, fate)).to_vec())
    };
    let mut rows = vec![
        row(Words::new("表格", "Tables"), &|j| {
            !of_text(j) && !of_years(j)
        }),
        row(Words::new("正文", "Text"), &of_text),
        row(Words::new("与上年对照", "Against last year"), &of_years),
    ];
    let counted = |row: &Row| row.elements.iter().any(|e| e.value > Some(Number::ZERO));
    rows.retain(counted);
    Chart {
        kind: Kind::Coverage,
        title: Words::new("核对了多少", "How far the checks reach"),
        columns: vec![
            Words::new("成立", "Hold"),
            Words::new("不符", "Broken"),
            Words::new("存疑", "Doubtful"),
            Words::new("未能核对", "Could not be checked"),
        ],
        rows,
        whole: None,
    }
}

fn element(judged: &[&Judged], fate: Fate) -> Element {
    let mut count = Number::ZERO;
    let mut figures = Vec::new();
    for judged in judged.iter().filter(|judged| fate_of(judged) == Some(fate)) {
        count += Number::ONE;
        // those that hold are too many to lead to one of them
        if fate != Fate::Holds
            && let Some(reading) = judged.equation.readings.get(judged.reading)
        {
            figures.extend(reading.figures());
        }
    }
    Element {
        value: Some(count),
        figures,
        suspect: false,
    }
}

fn fate_of(judged: &Judged) -> Option<Fate> {
    match (&judged.verdict, judged.equation.level) {
        (Verdict::Holds, _) => Some(Fate::Holds),
        (Verdict::Broken { .. }, Level::Error) => Some(Fate::Broken),
        (Verdict::Broken { .. }, _) => Some(Fate::Doubtful),
        (Verdict::Undecided(_), _) => Some(Fate::Undecided),
        (Verdict::NotApplicable, _) => None,
    }
}
