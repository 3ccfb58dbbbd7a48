//! A part that was counted wrongly → what is said of it, in both languages.

use super::{Counted, Miscount};
use crate::form::TableKind;
use crate::language::Words;
use crate::report::sums::Sums;

/// So many parts with the same numbers are named.
const NAMED: usize = 3;

/// What so many cells that differ come from.
pub(super) fn miscount(sums: &Sums, miscount: &Miscount, cells: usize) -> Words {
    let table = miscount.table.map(TableKind::number);
    let (in_zh, in_en) = table.map_or((String::new(), String::new()), |table| {
        (table.zh.to_owned(), format!(" in {}", table.en))
    });
    let part = named(sums, &miscount.parts);
    match miscount.how {
        Counted::Never => Words::new(
            format!(
                "最可能是{in_zh}漏计了{}：计入后，{cells} 格与合计相符。",
                part.zh
            ),
            format!(
                "Most likely {} was left out{in_en}: with it, {cells} cells are what the reports add up to.",
                part.en
            ),
        ),
        Counted::Twice => Words::new(
            format!(
                "最可能是{in_zh}重复计入了{}：减去一次后，{cells} 格与合计相符。",
                part.zh
            ),
            format!(
                "Most likely {} was counted twice{in_en}: counted once, {cells} cells are what the reports add up to.",
                part.en
            ),
        ),
        Counted::Absent => Words::new(
            format!(
                "这 {cells} 格都比合计多，多出的数自成一份勾稽成立的报告：可能还有一份报告没有给出（例如本级机关自己的报告）。"
            ),
            format!(
                "These {cells} cells all show more than the reports add up to, and what they show more would itself be a \
                 report that adds up: one report may not be among those given, such as that of the office itself."
            ),
        ),
        Counted::Unknown => Words::new(
            format!(
                "{in_zh}有 {cells} 格与合计不符，差额之间却勾稽成立，不像只填错一格，也与任何一份报告的数对不上：\
                 可能有几个单位漏计、重复计入，或报告后来有更正。请逐个单位核对。"
            ),
            format!(
                "{cells} cells{in_en} are not what the reports add up to. What they differ by adds up by itself, so that no \
                 single number is wrong, and is not what any one report counts: several may have been left out or counted \
                 twice, or corrected later. Please compare one report after the other."
            ),
        ),
    }
}

/// The parts, any of which it may be.
fn named(sums: &Sums, parts: &[u32]) -> Words {
    let names: Vec<&str> = parts
        .iter()
        .take(NAMED)
        .map(|&part| sums.name(part))
        .collect();
    let others = parts.len().saturating_sub(NAMED);
    let (zh, en) = (names.join("、"), names.join(" or "));
    match (names.len(), others) {
        (..=1, _) => Words::new(format!("「{zh}」"), en),
        (_, 0) => Words::new(
            format!("{zh}之一（数字相同）"),
            format!("{en} (same numbers)"),
        ),
        (_, others) => Words::new(
            format!("{zh}等 {} 份之一（数字相同）", parts.len()),
            format!("{en}, or one of {others} others with the same numbers,"),
        ),
    }
}
