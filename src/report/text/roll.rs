//! Items → roll-forwards: what was received and carried in is answered or carried over.

use super::clauses::Item;
use super::passage::{Passage, Total, any};
use super::tokens::Mark;
use super::units::Class;
use crate::report::statement::{Claim, Included, Statement};

/// What a number counts in the handling of applications.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// 收到, 受理, 新收
    Received,
    /// 上年结转
    CarriedIn,
    /// 答复, 办结
    Answered,
    /// 结转下年度
    CarriedOut,
}

impl Role {
    /// Whether it counts what was carried from one year to the next.
    pub(super) fn is_carried(self) -> bool {
        matches!(self, Self::CarriedIn | Self::CarriedOut)
    }
}

/// The roll-forwards of a paragraph.
pub(super) fn statements(passage: &Passage) -> Vec<Statement> {
    let roles: Vec<(usize, Role)> = passage
        .items
        .iter()
        .enumerate()
        .filter_map(|(index, item)| Some((index, item.role()?)))
        .collect();
    let mut statements = Vec::new();
    for (place, &(received, role)) in roles.iter().enumerate() {
        if role == Role::Received {
            statements.extend(total(passage, &roles, place));
            statements.extend(roll(passage, &roles, place, received));
        }
    }
    let other = |index: &usize| passage.item(*index).is_some_and(receives);
    for index in (0..passage.items.len()).filter(other) {
        statements.extend(other_matters(passage, index));
    }
    statements
}

/// Whether an item counts what came in of other matters than applications.
fn receives(item: &Item) -> bool {
    item.class() == Class::Thing
        && !item.is_change()
        && !item.is_former()
        && !item.quantity.vague
        && item.role().is_none()
        && any(
            &item.label,
            &["收到", "受理", "接收", "接到", "承办", "交办"],
        )
}

/// 受理投诉 85 件, 办结 82 件, 正在办理 3 件: the three numbers of other matters side by side.
fn other_matters(passage: &Passage, received: usize) -> Option<Statement> {
    let start = passage.item(received)?;
    let next = |at: usize, wanted: Role| {
        let item = passage.item(at)?;
        let beside = item.sentence == start.sentence
            && item.run == start.run
            && item.quantity.unit == start.quantity.unit;
        (beside && item.role() == Some(wanted)).then_some(at)
    };
    let answered = next(received + 1, Role::Answered)?;
    let left = next(received + 2, Role::CarriedOut)?;
    let claim = Claim::Roll {
        received: passage.figure(received)?,
        carried_in: None,
        answered: passage.figure(answered)?,
        carried_out: passage.figure(left),
        included: Included::Beside,
        strict: false,
    };
    Some(passage.statement(claim, [received, answered, left]))
}

/// What the words make of a number; [`Item::role`] keeps the answer.
pub(super) fn role(item: &Item) -> Option<Role> {
    if item.class() != Class::Thing || item.is_change() || item.is_former() || item.quantity.vague {
        return None;
    }
    let words = item.words();
    if any(
        &words,
        &[
            "复议", "诉讼", "建议", "提案", "工单", "热线", "举报", "留言", "咨询", "信箱",
        ],
    ) {
        return None;
    }
    let carried = any(
        &words,
        &["结转", "转入", "遗留", "延续", "顺延", "转下", "延期"],
    );
    let next = any(
        &words,
        &["下年", "下一年", "次年", "明年", "继续办理", "继续处理"],
    );
    let last = any(&words, &["上年", "上一年", "去年", "往年", "以前年度"])
        || any(&words, &["年结转", "年度结转"]);
    if carried && next
        || any(
            &words,
            &[
                "转下",
                "正在办理",
                "尚在办理",
                "仍在办理",
                "未办结",
                "待办结",
            ],
        )
    {
        return Some(Role::CarriedOut);
    }
    if carried && last {
        return Some(Role::CarriedIn);
    }
    if carried {
        return next_year(&words).then_some(Role::CarriedOut);
    }
    if any(
        &words,
        &[
            "予以公开",
            "部分公开",
            "不予公开",
            "同意公开",
            "无法提供",
            "不予处理",
            "其他处理",
            "未收到",
            "答复书",
        ],
    ) {
        return None;
    }
    let label = item.label.as_str();
    let received = any(label, &["新收", "收到", "受理", "接收", "接到"]);
    let named = any(&words, &["申请", "公开"]) || label.chars().count() <= 6;
    if received && named && !any(label, &["答复", "办结"]) {
        return Some(Role::Received);
    }
    let answered = any(
        label,
        &[
            "答复",
            "办结",
            "回复",
            "办复",
            "办理完成",
            "处理完毕",
            "已完成",
            "本年办理",
        ],
    ) || ["已办结", "已答复", "办结"]
        .iter()
        .any(|word| item.tail.starts_with(word));
    (answered && !any(label, &["未", "率"])).then_some(Role::Answered)
}

/// 结转 2025 年度: what is carried goes to a year that stands behind the word.
fn next_year(words: &str) -> bool {
    words
        .split("结转")
        .nth(1)
        .is_some_and(|rest| rest.trim_start_matches(['至', '到']).starts_with("20"))
}

/// 新收 A 件, 上年结转 B 件, 共 C 件.
fn total(passage: &Passage, roles: &[(usize, Role)], place: usize) -> Option<Statement> {
    let &(received, _) = roles.get(place)?;
    let neighbour = |at: Option<usize>| {
        let &(index, role) = roles.get(at?)?;
        let same = passage.item(index)?.sentence == passage.item(received)?.sentence
            && passage.item(index)?.run == passage.item(received)?.run;
        (role == Role::CarriedIn && same).then_some(index)
    };
    let carried = neighbour(place.checked_sub(1))
        .or_else(|| neighbour(place.checked_add(1)))
        .filter(|carried| carried.abs_diff(received) == 1)?;
    let index = carried.max(received) + 1;
    let item = passage.item(index)?;
    let bare = item.totals().is_some_and(Total::is_bare)
        || [
            "共受理",
            "共收到",
            "合计受理",
            "共计受理",
            "共需办理",
            "共有申请",
        ]
        .contains(&item.label.as_str());
    let beside = item.mark.is_some_and(|mark| mark <= Mark::Semicolon)
        && item.run == passage.item(received)?.run
        && item.class() == Class::Thing
        && !item.quantity.vague;
    if !bare || !beside {
        return None;
    }
    let claim = Claim::Total {
        parts: passage.figures(&[received.min(carried), received.max(carried)]),
        total: passage.figure(index)?,
    };
    Some(passage.statement(claim, [received, carried, index]))
}

fn roll(
    passage: &Passage,
    roles: &[(usize, Role)],
    place: usize,
    received: usize,
) -> Option<Statement> {
    let start = passage.item(received)?;
    let mut carried_in = place
        .checked_sub(1)
        .and_then(|before| roles.get(before))
        .filter(|(index, role)| {
            *role == Role::CarriedIn
                && passage
                    .item(*index)
                    .is_some_and(|item| item.sentence == start.sentence)
        })
        .map(|&(index, _)| index);
    let (mut answered, mut carried_out) = (None, None);
    for &(index, role) in roles.iter().skip(place + 1).take(8) {
        let Some(item) = passage.item(index) else {
            break;
        };
        if role == Role::Received || item.sentence > start.sentence + 1 {
            break;
        }
        let slot = match role {
            Role::CarriedIn => &mut carried_in,
            Role::Answered => &mut answered,
            Role::CarriedOut => &mut carried_out,
            Role::Received => break,
        };
        if slot.is_none() {
            *slot = Some(index);
        }
    }
    let answered: usize = answered?;
    let host = carried_in
        .and_then(|carried| passage.item(carried))
        .and_then(|item| item.host);
    let included = match host {
        Some(host) if host == answered => Included::InAnswered,
        Some(host) if host == received => Included::InReceived,
        _ => Included::Beside,
    };
    let claim = Claim::Roll {
        received: passage.figure(received)?,
        carried_in: carried_in.and_then(|index| passage.figure(index)),
        answered: passage.figure(answered)?,
        carried_out: carried_out.and_then(|index| passage.figure(index)),
        included,
        strict: any(&start.label, &["新收", "新受理", "本年收", "新增"]),
    };
    let places = [Some(received), carried_in, Some(answered), carried_out];
    Some(passage.statement(claim, places.into_iter().flatten()))
}
