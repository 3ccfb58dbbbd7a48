//! Repairs and the evidence for them → what is said, in both languages, and never more than is known.

use super::super::change::Change;
use super::evidence::{Candidate, is_of_text};
use super::list::{ShortList, ShortShares};
use crate::form::application::{Column, Row};
use crate::language::Words;
use crate::read::number::Number;
use crate::report::Report;
use crate::report::figure::FigureId;
use crate::verdict::explain::result;
use crate::verdict::label;

/// The most kinds of candidates that are told apart in a message.
const KINDS: usize = 3;

/// What a problem with candidates comes to: the best one, or how many there are.
pub(super) fn message(report: &Report, candidates: &[Candidate], listed: usize) -> Words {
    let Some(best) = candidates.first() else {
        return too_many();
    };
    let alike = candidates
        .iter()
        .take_while(|other| other.weight() == best.weight())
        .count();
    if alike == 1 {
        one(report, best, candidates.len())
    } else {
        several(best, candidates, alike, listed)
    }
}

/// One candidate stands out.
fn one(report: &Report, best: &Candidate, of: usize) -> Words {
    let (zh, en) = match best.changes.as_slice() {
        [change] => {
            let change = proposal(report, change);
            (
                format!("最可能是{}：只改这一处，", change.zh),
                format!("Most likely {}: with this one change, ", change.en),
            )
        }
        changes => {
            let named: Vec<Words> = changes
                .iter()
                .map(|change| proposal(report, change))
                .collect();
            let named = joined(&named, "，", ", ");
            (
                format!("最可能是 {} 处有误：{}。改后", changes.len(), named.zh),
                format!("Most likely {}: with these changes, ", named.en),
            )
        }
    };
    let holding = best.effect.holding();
    let mut words = if best.effect.lost.is_empty() && best.effect.unsettled.is_empty() {
        Words::new(
            format!("{zh}涉及的 {holding} 项关系全部成立。"),
            format!("{en}all {holding} relations that it takes part in hold."),
        )
    } else {
        let open = best.effect.lost.len() + best.effect.unsettled.len();
        Words::new(
            format!("{zh}涉及的关系有 {holding} 项成立，另有 {open} 项仍需核对。"),
            format!("{en}{holding} relations hold and {open} still need a look."),
        )
    };
    if of > 1 {
        let others = of - 1;
        let ways = if others == 1 { "way is" } else { "ways are" };
        words.push(
            &format!("另有 {others} 种可能，证据较弱。"),
            &format!(" {others} other {ways} possible, with less to speak for it."),
        );
    }
    words
}

/// Several candidates that the evidence cannot tell apart.
fn several(best: &Candidate, candidates: &[Candidate], alike: usize, listed: usize) -> Words {
    let (count, size) = (candidates.len(), best.changes.len());
    let pattern = pattern(candidates);
    let (places, figures) = match size {
        1 => ("一处", "one figure"),
        2 => ("两处", "two figures"),
        _ => ("三处", "three figures"),
    };
    let mut words = Words::new(
        format!("有 {count} 种只改{places}的可能{}，", pattern.zh),
        format!(
            "There are {count} ways to put this right by changing {figures}{}; ",
            pattern.en
        ),
    );
    if alike < count {
        words.push(
            &format!("其中 {alike} 种另有旁证，排在最前；"),
            &format!("{alike} of them, listed first, have more to speak for them; "),
        );
    }
    words.push(
        "仅凭数字无法断定是哪一处，请对照台账。",
        "the numbers alone cannot tell which. Please compare with your records.",
    );
    if listed < count {
        words.push(
            &format!("这里列出前 {listed} 种。"),
            &format!(" The first {listed} are listed."),
        );
    }
    words
}

/// What the candidates have in common, in brackets: by how much they change which figures. Nothing where
/// they are of too many kinds.
fn pattern(candidates: &[Candidate]) -> Words {
    let mut kinds: Vec<(Words, usize, &[Change])> = Vec::new();
    for candidate in candidates {
        let Some(kind) = kind(&candidate.changes, None) else {
            return Words::default();
        };
        let told = kinds.len();
        match kinds.iter_mut().find(|(known, ..)| *known == kind) {
            Some((_, count, _)) => *count += 1,
            None if told == KINDS => return Words::default(),
            None => kinds.push((kind, 1, &candidate.changes)),
        }
    }
    if let [(kind, ..)] = kinds.as_slice() {
        return Words::new(
            format!("（都是{}）", kind.zh),
            format!(" (each is {})", kind.en),
        );
    }
    let named: Vec<Words> = kinds
        .into_iter()
        .map(|(kind, count, changes)| {
            let row = (count == 1).then(|| row_of(changes)).flatten();
            let kind = row
                .and_then(|row| self::kind(changes, Some(row)))
                .unwrap_or(kind);
            Words::new(
                format!("{count} 种是{}", kind.zh),
                format!("{count}: {}", kind.en),
            )
        })
        .collect();
    let named = joined(&named, "，", "; ");
    Words::new(format!("（{}）", named.zh), format!(" ({})", named.en))
}

/// By how much all the figures of one repair change; none where it is not the same for all. Where they
/// stand in one row of table three, the row is named if it is given.
fn kind(changes: &[Change], row: Option<Row>) -> Option<Words> {
    let by = |change: &Change| change.to.checked_sub(change.from.unwrap_or_default());
    let first = by(changes.first()?)?;
    if !changes.iter().all(|change| by(change) == Some(first)) {
        return None;
    }
    let amount = result(first.abs());
    let (sign, way) = if first > Number::ZERO {
        ("加", "raised")
    } else {
        ("减", "lowered")
    };
    if let [change] = changes {
        let (zh, en) = if is_of_text(change.figure) {
            ("文中数字", "a number of the text")
        } else if is_total(change.figure) {
            ("总计", "the total")
        } else {
            ("某一项", "one item")
        };
        return Some(Words::new(
            format!("{zh}{sign} {amount}"),
            format!("{en} {way} by {amount}"),
        ));
    }
    Some(match same_row(changes) {
        Some(columns) => {
            let of = row.map_or(Words::new("同一行", "one row"), |row| {
                let row = label::application_row(row);
                Words::new(
                    format!("「{}」一行", row.zh),
                    format!("the row “{}”", row.en),
                )
            });
            Words::new(
                format!("{}的{}各{sign} {amount}", of.zh, columns.zh),
                format!("{} of {} {way} by {amount}", columns.en, of.en),
            )
        }
        None => Words::new(
            format!("各{sign} {amount}"),
            format!("all {way} by {amount}"),
        ),
    })
}

/// The row of table three that the first change stands in.
fn row_of(changes: &[Change]) -> Option<Row> {
    match changes.first()?.figure {
        FigureId::Application(row, _) => Some(row),
        _ => None,
    }
}

/// The columns of changes that stand in one row of table three.
fn same_row(changes: &[Change]) -> Option<Words> {
    let mut columns: Vec<Column> = Vec::new();
    let mut rows = Vec::new();
    for change in changes {
        let FigureId::Application(row, column) = change.figure else {
            return None;
        };
        columns.push(column);
        rows.push(row);
    }
    rows.dedup();
    if rows.len() != 1 {
        return None;
    }
    let zh: Vec<String> = columns
        .iter()
        .map(|column| format!("「{}」", column.label().zh))
        .collect();
    let en: Vec<&str> = columns.iter().map(|column| column.label().en).collect();
    Some(Words::new(zh.concat(), en.join(" and ")))
}

fn is_total(figure: FigureId) -> bool {
    match figure {
        FigureId::Application(_, column) => column == Column::Sum,
        FigureId::Dispute(_, column) => column == crate::form::dispute::Column::Sum,
        FigureId::Disclosure(..) | FigureId::Cell { .. } | FigureId::Text(_) => false,
    }
}

/// A figure and what it should be: 「(一)予以公开」总计「3」应为「2」.
fn proposal(report: &Report, change: &Change) -> Words {
    let name = label::figure(report, change.figure);
    let to = result(change.to);
    if is_of_text(change.figure) {
        // the name is the number
        return Words::new(
            format!("{}应为「{to}」", name.zh),
            format!("{} should be “{to}”", name.en),
        );
    }
    match change.from {
        Some(from) => {
            let from = result(from);
            Words::new(
                format!("{}「{from}」应为「{to}」", name.zh),
                format!("{} “{from}” should be “{to}”", name.en),
            )
        }
        None => Words::new(
            format!("{}空白，应为「{to}」", name.zh),
            format!("{}, which is blank, should be “{to}”", name.en),
        ),
    }
}

/// What speaks for a candidate.
pub(super) fn why(report: &Report, candidate: &Candidate) -> Words {
    let mut words: Vec<Words> = Vec::new();
    if candidate.support > 0 {
        let count = candidate.support;
        let relations = if count == 1 { "relation" } else { "relations" };
        words.push(Words::new(
            format!("另有 {count} 项与之相关的表述也随之成立"),
            format!("{count} more {relations} around it hold with it"),
        ));
    }
    for (change, slip) in candidate.changes.iter().zip(&candidate.slips) {
        if let (Some(slip), Some(wrong)) = (slip, change.from) {
            words.push(slip.words(&result(wrong), &result(change.to)));
        }
    }
    let blanks = candidate
        .changes
        .iter()
        .filter(|change| change.from.is_none());
    for blank in blanks {
        let name = label::figure(report, blank.figure);
        words.push(Words::new(
            format!("{}空白，按 0 计", name.zh),
            format!("{} is blank and counted as 0", name.en),
        ));
    }
    let open = candidate.effect.lost.len() + candidate.effect.unsettled.len();
    if open > 0 {
        words.push(Words::new(
            format!("改后另有 {open} 项关系需要核对"),
            format!("{open} other relations need a look after it"),
        ));
    }
    let holding = candidate.effect.holding();
    words.push(Words::new(
        format!("改后涉及的 {holding} 项关系成立"),
        format!("{holding} relations that it takes part in hold after it"),
    ));
    let words = joined(&words, "；", "; ");
    Words::new(format!("{}。", words.zh), format!("{}.", words.en))
}

/// Words one after the other.
fn joined(words: &[Words], zh: &str, en: &str) -> Words {
    let chinese: Vec<&str> = words.iter().map(|words| words.zh.as_str()).collect();
    let english: Vec<&str> = words.iter().map(|words| words.en.as_str()).collect();
    Words::new(chinese.join(zh), english.join(en))
}

/// Nothing within three changes puts the problem right.
pub(super) fn beyond() -> Words {
    Words::new(
        "只改三处以内，无法使相关关系全部成立：可能不止三处有误，请对照台账逐项核对。",
        "No three changes or fewer make all these relations hold: more than three figures may be \
         wrong. Please compare each with your records.",
    )
}

/// There are more candidates than can be looked through.
pub(super) fn too_many() -> Words {
    Words::new(
        "可能的改法太多，无法逐一列出，请对照台账逐项核对。",
        "There are too many possible repairs to name. Please compare each figure with your records.",
    )
}

/// There was too much else in the report to look for a repair of this.
pub(super) fn not_searched() -> Words {
    Words::new(
        "全文待核对之处太多，这一处未逐一查找可能的改法，请对照台账核对。",
        "The report has too much to be checked: repairs of this were not looked for. Please compare with \
         your records.",
    )
}

/// Whatever would put it right would put something else wrong.
pub(super) fn harmful() -> Words {
    Words::new(
        "能使这里成立的改法，都会使别处现在成立的关系不再成立，因此不作建议：可能不止一处有误，请对照台账。",
        "Whatever would put this right would break a relation that holds now, so nothing is suggested: more \
         than one figure may be wrong. Please compare with your records.",
    )
}

/// A number that the person typed parts from relations that fitted what was printed.
pub(super) fn edited(back: &Change, relations: usize) -> Words {
    let (printed, typed) = (result(back.to), back.from.map(result).unwrap_or_default());
    let (fit, they) = if relations == 1 {
        ("relation that fitted", "it no longer does")
    } else {
        ("relations that fitted", "they no longer do")
    };
    Words::new(
        format!(
            "「{typed}」是改过的数，原为「{printed}」：有 {relations} 项关系与原来的数相符，与改后的数不符。\
             请核对改动是否有误，或者这些数是否也要随之改正。"
        ),
        format!(
            "“{typed}” was changed from “{printed}”: {relations} {fit} the former number, and {they} fit \
             this one. Please check whether the change is wrong, or whether these numbers must follow it."
        ),
    )
}

/// Adds that changes which solve this together with other problems were not all looked for.
pub(super) fn add_apart(message: &mut Words) {
    message.push(
        "相连的问题较多，未逐一查找与它们一并改正的可能。",
        " Many problems hang together here: repairs common to several of them were not all looked for.",
    );
}

/// The relation is no equality, so no number follows from it.
pub(super) fn no_equation() -> Words {
    Words::new(
        "仅凭这项关系推不出应填的数，请对照台账核对所涉数据。",
        "No number follows from this relation alone. Please compare its figures with your records.",
    )
}

/// Nothing fits but that the list lacks parts.
pub(super) fn incomplete(list: &ShortList) -> Words {
    let (whole, parts) = (result(list.whole), result(list.parts));
    if list.shares > 1 {
        let shares = list.shares;
        return Words::new(
            format!(
                "全文 {shares} 项占比都与 {whole} 相符，分项合计却为 {parts}：\
                 更可能是分项未列全，而不是总数有误。"
            ),
            format!(
                "All {shares} percentages fit {whole}, yet the parts listed add up to {parts}: the \
                 list is more likely incomplete than the total wrong."
            ),
        );
    }
    Words::new(
        format!("分项合计 {parts}，比 {whole} 少：可能是分项未列全，请对照台账。"),
        format!(
            "The parts listed add up to {parts}, less than {whole}: the list may be incomplete. \
             Please compare with your records."
        ),
    )
}

/// Adds that the list may lack parts.
pub(super) fn add_incomplete(message: &mut Words, list: &ShortList) {
    let (whole, parts) = (result(list.whole), result(list.parts));
    message.push(
        &format!("分项合计 {parts} 少于 {whole}，也可能是分项未列全。"),
        &format!(" The parts make {parts}, less than {whole}: the list may also be incomplete."),
    );
}

/// The percentages of a list make less than 100.
pub(super) fn short_shares(short: &ShortShares) -> Words {
    let sum = result(short.sum);
    Words::new(
        format!("各项占比合计 {sum}%，不足 100%：可能是分项未列全，也可能是某项占比有误。"),
        format!(
            "The percentages add up to {sum} %, less than 100 %: the list may be incomplete, or one of \
             them wrong."
        ),
    )
}
