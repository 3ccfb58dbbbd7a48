//! A cell that is not what the reports of the parts add up to → its title and its sentence:
//! 「(一)予以公开」自然人：本报告 21，12 份报告合计 20（教育局 12，财政局 8），多 1.

use super::super::label;
use super::super::scale::result;
use super::super::{Judged, Verdict};
use crate::language::Words;
use crate::order;
use crate::read::number::Number;
use crate::report::figure::FigureId;
use crate::report::sums::Sums;
use crate::rules::kind::RuleSource;
use crate::rules::reading::{Operand, Reading};
use crate::rules::rule::Subject;

/// So many parts are named one by one, those that count most.
const NAMED: usize = 4;

/// Title and message where a cell is held against the sum of the parts; nothing of any other relation.
pub(super) fn of(
    subject: &Subject<'_>,
    judged: &Judged,
    reading: &Reading,
) -> Option<(Words, Words)> {
    let Verdict::Broken {
        left,
        right,
        difference,
    } = judged.verdict
    else {
        return None;
    };
    let sums = subject.sums?;
    if judged.equation.rule.source != RuleSource::Parts {
        return None;
    }
    let name = name(subject, reading)?;
    let count = sums.parts.len();
    let (whole, sum, off) = (result(left), result(right), result(difference.abs()));
    let title = Words::new(
        format!("{}：本报告 {whole}，{count} 份报告合计 {sum}", name.zh),
        format!("{}: {whole} here, {sum} in the {count} reports", name.en),
    );
    let shares = shares(sums, reading);
    let (zh, en) = if difference.is_sign_positive() {
        ("多", "too many")
    } else {
        ("少", "too few")
    };
    let mut message = Words::new(
        format!("{}{}，{zh} {off}。", title.zh, shares.zh),
        format!("{}{}: {off} {en}.", title.en, shares.en),
    );
    let blank = reading.left.iter().filter_map(|term| term.figure());
    let blank: usize = blank.map(|id| sums.total(id).blank).sum();
    if blank > 0 {
        let reports = if blank == 1 { "report" } else { "reports" };
        message.push(
            &format!("{blank} 份报告此格空白，按 0 计。"),
            &format!(" Blank in {blank} {reports}, counted as 0."),
        );
    }
    Some((title, message))
}

/// What the cell is called; the three rows of (六)其他处理 are one.
fn name(subject: &Subject<'_>, reading: &Reading) -> Option<Words> {
    let mut figures = reading.left.iter().filter_map(|term| term.figure());
    match (figures.next()?, figures.next()) {
        (FigureId::Application(row, column), Some(_)) => {
            let (row, column) = (row.group().label(), column.label());
            Some(Words::new(
                format!("「{}」{}", row.zh, column.zh),
                format!("{}, {}", row.en, column.en),
            ))
        }
        (id, _) => Some(label::figure(subject.report, id)),
    }
}

/// What the parts count, those that count most, in brackets.
fn shares(sums: &Sums, reading: &Reading) -> Words {
    let mut shares: Vec<(&str, Number)> = Vec::new();
    for term in &reading.right {
        if let Operand::Part {
            part,
            number: Some(number),
            ..
        } = term.operand
        {
            shares.push((sums.name(part), number));
        }
    }
    if shares.is_empty() {
        return Words::default();
    }
    order::sort_by_key(&mut shares, |&(_, number)| -number.abs());
    let named = shares.iter().take(NAMED);
    let named: Vec<String> = named
        .map(|(name, number)| format!("{name} {}", result(*number)))
        .collect();
    let others = shares.len().saturating_sub(NAMED);
    let (more_zh, more_en) = match others {
        0 => (String::new(), String::new()),
        1 => ("，另 1 份".to_owned(), ", 1 other".to_owned()),
        others => (format!("，另 {others} 份"), format!(", {others} others")),
    };
    Words::new(
        format!("（{}{more_zh}）", named.join("，")),
        format!(" ({}{more_en})", named.join(", ")),
    )
}
