//! Repairs and the evidence for them → what is said, in both languages, and never more than is known.

use super::super::change::Change;
use super::evaluator::{Candidate, is_of_text};
use super::list::{ShortList, ShortShares};
use crate::form::application::{Column, Row};
use crate::language::Words;
use crate::read::number::Number;
use crate::report::Report;
use crate::report::figure::FigureId;
use crate::rules::reading::Reading;
use crate::verdict::scale::result;
use crate::verdict::{Judged, explain, label};

/// The most kinds of candidates that are distinguished in a message.
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
        several(report, best, candidates, alike, listed)
    }
}

/// One candidate is best.
fn one(report: &Report, best: &Candidate, of: usize) -> Words {
    let named: Vec<Words> = best
        .changes
        .iter()
        .map(|change| proposal(report, change))
        .collect();
    let named = joined(&named, "，", ", ");
    let mut words = match best.changes.as_slice() {
        [_] => Words::new(
            format!("最可能是{}。", named.zh),
            format!("Most likely {}.", named.en),
        ),
        changes => Words::new(
            format!("最可能是 {} 处有误：{}。", changes.len(), named.zh),
            format!(
                "Most likely {} figures are wrong: {}.",
                changes.len(),
                named.en
            ),
        ),
    };
    let then = then(report, best);
    words.push(&format!("{}。", then.zh), &format!(" {}.", then.en));
    if of > 1 {
        let others = of - 1;
        let ways = if others == 1 { "way is" } else { "ways are" };
        words.push(
            &format!("另有 {others} 种改法，证据较弱。"),
            &format!(" {others} other {ways} possible, with less evidence."),
        );
    }
    words
}

/// What the relations come to after a repair, without a full stop.
fn then(report: &Report, candidate: &Candidate) -> Words {
    let holding = candidate.effect.holding();
    let open = candidate.effect.lost.len() + candidate.effect.unsettled.len();
    if open > 0 {
        return Words::new(
            format!("改后涉及的关系有 {holding} 项成立，另有 {open} 项仍需核对"),
            format!("{holding} of the relations concerned then hold, {open} still need a look"),
        );
    }
    match (candidate.changes.as_slice(), holding) {
        ([change], ..=1) => {
            let to = shown(report, change);
            Words::new(
                format!("改为 {to} 后，此项相符"),
                format!("With {to} it agrees"),
            )
        }
        ([_], _) => Words::new(
            format!("只改这一处，涉及的 {holding} 项关系全部成立"),
            format!("With this one change all {holding} relations concerned hold"),
        ),
        (_, ..=1) => Words::new("改后此项相符", "With these changes it agrees"),
        (changes, _) => Words::new(
            format!("改这 {} 处，涉及的 {holding} 项关系全部成立", changes.len()),
            format!("With these changes all {holding} relations concerned hold"),
        ),
    }
}

/// Several candidates that the evidence cannot distinguish.
fn several(
    report: &Report,
    best: &Candidate,
    candidates: &[Candidate],
    alike: usize,
    listed: usize,
) -> Words {
    let (count, size) = (candidates.len(), best.changes.len());
    let pattern = pattern(report, candidates);
    let (places, figures) = match size {
        1 => ("一处", "one figure"),
        2 => ("两处", "two figures"),
        _ => ("三处", "three figures"),
    };
    let mut words = if best.effect.lost.is_empty() && best.effect.unsettled.is_empty() {
        Words::new(
            format!("改{places}即可相符的改法有 {count} 种{}。", pattern.zh),
            format!(
                "There are {count} ways to make it agree by changing {figures}{}.",
                pattern.en
            ),
        )
    } else {
        Words::new(
            format!(
                "改{places}的改法有 {count} 种{}，改后仍有关系需要核对。",
                pattern.zh
            ),
            format!(
                "There are {count} ways to change {figures}{}, after which some relations still need a look.",
                pattern.en
            ),
        )
    };
    if alike < count {
        let have = if alike == 1 { "has" } else { "have" };
        words.push(
            &format!("其中 {alike} 种另有旁证，排在最前。"),
            &format!(" {alike} of them, listed first, {have} more evidence."),
        );
    }
    words.push(
        "仅凭数字无法断定是哪一处，请对照台账。",
        " The numbers alone cannot tell which. Please compare with your records.",
    );
    if listed < count {
        words.push(
            &format!("这里列出前 {listed} 种。"),
            &format!(" The first {listed} are listed."),
        );
    }
    words
}

/// What the candidates have in common, in brackets: which figures become what, or change by how much.
/// Nothing where they are of too many kinds.
fn pattern(report: &Report, candidates: &[Candidate]) -> Words {
    let mut kinds: Vec<(RepairKind, usize, &[Change])> = Vec::new();
    for candidate in candidates {
        let Some(kind) = kind(&candidate.changes) else {
            return Words::default();
        };
        let named = kinds.len();
        match kinds.iter_mut().find(|(known, ..)| *known == kind) {
            Some((_, count, _)) => *count += 1,
            None if named == KINDS => return Words::default(),
            None => kinds.push((kind, 1, &candidate.changes)),
        }
    }
    let named: Vec<Words> = kinds
        .into_iter()
        .map(|(kind, count, changes)| match count {
            1 => only(report, &kind, changes),
            count => any_of(&kind, count),
        })
        .collect();
    let mut pattern = Words::new("（", " (");
    for (at, one) in named.iter().enumerate() {
        let digit = one.zh.starts_with(|first: char| first.is_ascii_digit());
        match (at, digit) {
            (0, _) => {}
            (_, true) => pattern.push("，或 ", ", or "),
            (_, false) => pattern.push("，或", ", or "),
        }
        pattern.push(&one.zh, &one.en);
    }
    pattern.push("）", ")");
    pattern
}

/// What the figures of one repair are, and by how much all of them change.
#[derive(PartialEq, Eq)]
struct RepairKind {
    of: RepairSubject,
    by: Number,
}

#[derive(PartialEq, Eq)]
enum RepairSubject {
    /// One number of the text.
    Text,
    /// One total of a table.
    Total,
    /// One other cell.
    Part,
    /// Cells of one row of table three, in these columns.
    Row(Words),
    /// Several figures that are in no one row.
    Scattered,
}

impl RepairKind {
    /// 加 2, 减 2.
    fn by(&self) -> Words {
        let amount = result(self.by.abs());
        if self.by > Number::ZERO {
            Words::new(format!("加 {amount}"), format!("raised by {amount}"))
        } else {
            Words::new(format!("减 {amount}"), format!("lowered by {amount}"))
        }
    }
}

/// The kind of a repair; none where its figures do not all change by the same.
fn kind(changes: &[Change]) -> Option<RepairKind> {
    let by = |change: &Change| change.to.checked_sub(change.from.unwrap_or_default());
    let first = by(changes.first()?)?;
    if !changes.iter().all(|change| by(change) == Some(first)) {
        return None;
    }
    let of = match changes {
        [change] if is_of_text(change.figure) => RepairSubject::Text,
        [change] if is_total(change.figure) => RepairSubject::Total,
        [_] => RepairSubject::Part,
        changes => same_row(changes).map_or(RepairSubject::Scattered, RepairSubject::Row),
    };
    Some(RepairKind { of, by: first })
}

/// The only repair of its kind: 总计改为 1.
fn only(report: &Report, kind: &RepairKind, changes: &[Change]) -> Words {
    let by = kind.by();
    match (&kind.of, changes) {
        (RepairSubject::Total, [change]) => {
            let to = result(change.to);
            Words::new(
                format!("总计改为 {to}"),
                format!("the total changed to {to}"),
            )
        }
        (RepairSubject::Text | RepairSubject::Part, [change]) => {
            let (figure, to) = (label::figure(report, change.figure), shown(report, change));
            Words::new(
                format!("{}改为 {to}", spaced(figure.zh)),
                format!("{} changed to {to}", figure.en),
            )
        }
        (RepairSubject::Row(columns), _) => {
            let row = row_of(changes).map_or(Words::new("同一行", "one row"), |row| {
                let row = label::application_row(row);
                Words::new(format!("「{}」", row.zh), format!("“{}”", row.en))
            });
            Words::new(
                format!("{}的{}各{}", row.zh, columns.zh, by.zh),
                format!("{} of {} each {}", columns.en, row.en, by.en),
            )
        }
        _ => Words::new(format!("各处都{}", by.zh), format!("each {}", by.en)),
    }
}

/// Several repairs of one kind: 4 个分项中任一个加 1.
fn any_of(kind: &RepairKind, count: usize) -> Words {
    let by = kind.by();
    let (zh, en) = match &kind.of {
        RepairSubject::Text => (
            format!("正文 {count} 个数中任一个"),
            format!("any of {count} numbers of the text"),
        ),
        RepairSubject::Total => (
            format!("{count} 个总计中任一个"),
            format!("any of {count} totals"),
        ),
        RepairSubject::Part => (
            format!("{count} 个分项中任一个"),
            format!("any of {count} parts"),
        ),
        RepairSubject::Row(columns) => (
            format!("{count} 行中任一行的{}各", columns.zh),
            format!("{} of any of {count} rows each", columns.en),
        ),
        RepairSubject::Scattered => (format!("{count} 种都是各处"), format!("{count} with each")),
    };
    Words::new(format!("{zh}{}", by.zh), format!("{en} {}", by.en))
}

/// The row of table three of the first change.
fn row_of(changes: &[Change]) -> Option<Row> {
    match changes.first()?.figure {
        FigureId::Application(row, _) => Some(row),
        _ => None,
    }
}

/// The columns of changes that are in one row of table three.
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

/// A figure and what it should be: 「(一)予以公开」总计 3 应为 2.
fn proposal(report: &Report, change: &Change) -> Words {
    let name = label::figure(report, change.figure);
    let to = shown(report, change);
    if is_of_text(change.figure) {
        // the number is part of the name
        return Words::new(
            format!("{}应为 {to}", spaced(name.zh)),
            format!("{} should be {to}", name.en),
        );
    }
    match change.from {
        Some(from) => {
            let from = result(from);
            Words::new(
                format!("{}应为 {to}", spaced(format!("{} {from}", name.zh))),
                format!("{} {from} should be {to}", name.en),
            )
        }
        None => Words::new(
            format!("{}空白，应为 {to}", name.zh),
            format!("{}, which is blank, should be {to}", name.en),
        ),
    }
}

/// What a figure should be, with % where it is a percentage.
fn shown(report: &Report, change: &Change) -> String {
    let is_percentage = explain::is_percentage(report, change.figure);
    let sign = if is_percentage { "%" } else { "" };
    format!("{}{sign}", result(change.to))
}

/// A name with a gap behind it where it ends in a digit.
fn spaced(mut name: String) -> String {
    if name.ends_with(|last: char| last.is_ascii_digit() || last == '%') {
        name.push(' ');
    }
    name
}

/// What supports a candidate: what then holds, and which typo explains it.
pub(super) fn why(report: &Report, ledger: &[Judged], candidate: &Candidate) -> Words {
    let mut words = then(report, candidate);
    let beside = beside(report, ledger, candidate);
    words.push(&format!("{}。", beside.zh), &format!("{}.", beside.en));
    let single = candidate.changes.len() == 1;
    for (change, typo) in candidate.changes.iter().zip(&candidate.typos) {
        if let (Some(typo), Some(wrong)) = (typo, change.from) {
            let pair = (!single).then(|| (result(wrong), result(change.to)));
            let pair = pair.map_or_else(Words::default, |(wrong, right)| {
                Words::new(
                    format!("{wrong} 与 {right}："),
                    format!("{wrong} for {right}: "),
                )
            });
            let typo = typo.words();
            words.push(
                &format!("{}{}", pair.zh, typo.zh),
                &format!(" {}{}", pair.en, typo.en),
            );
        }
    }
    let blanks = candidate
        .changes
        .iter()
        .filter(|change| change.from.is_none());
    for blank in blanks {
        let name = label::figure(report, blank.figure);
        words.push(
            &format!("{}现为空白，按 0 计。", name.zh),
            &format!(" {} is blank and counted as 0.", name.en),
        );
    }
    words
}

/// What holds with a candidate though the problem is not about it: the one number of the text that then
/// fits the tables by its name, else how many relations there are.
fn beside(report: &Report, ledger: &[Judged], candidate: &Candidate) -> Words {
    let is_changed = |id: FigureId| candidate.changes.iter().any(|change| change.figure == id);
    let figures = |line: &usize| -> Vec<FigureId> {
        let judged = ledger.get(*line);
        let reading = judged.and_then(Judged::chosen);
        let figures = reading.into_iter().flat_map(Reading::figures);
        figures.filter(|&id| is_of_text(id)).collect()
    };
    let texts: Vec<Vec<FigureId>> = candidate.beside.iter().map(figures).collect();
    match texts
        .iter()
        .map(Vec::as_slice)
        .collect::<Vec<_>>()
        .as_slice()
    {
        [] => Words::default(),
        &[&[id]] if !is_changed(id) => {
            let figure = label::figure(report, id);
            // a number that the text does not name is called one of the text already
            let place = if report.names.contains_key(&id) {
                "正文"
            } else {
                ""
            };
            Words::new(
                format!("；{place}{}也随之相符", figure.zh),
                format!("; {} then agrees too", figure.en),
            )
        }
        several => {
            let count = several.len();
            let (zh, en) = if several.iter().all(|texts| !texts.is_empty()) {
                ("正文另有 {} 项表述也随之相符", "statement")
            } else {
                ("另有 {} 项关系也随之成立", "relation")
            };
            let zh = zh.replace("{}", &count.to_string());
            let en = if count == 1 {
                format!("one related {en} then holds too")
            } else {
                format!("{count} related {en}s then hold too")
            };
            Words::new(format!("；{zh}"), format!("; {en}"))
        }
    }
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

/// A number that the person typed disagrees with relations that fitted what was printed.
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
        "仅凭这一项无法推出正确数，请对照台账核实。",
        "This relation alone does not give the right number. Please compare its figures with your records.",
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
            "The percentages add up to {sum}%, less than 100%: the list may be incomplete, or one of \
             them wrong."
        ),
    )
}
