//! The words of a number → what it counts in the handling of what comes in: received, carried in,
//! answered, carried over.

use super::lexicon::Sense;
use super::mention::Mention;
use super::unit::Class;

/// What a number counts in the handling of applications, letters or cases.
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
    /// 结转, and the words do not say which way.
    Carried,
    /// 办理, 处理: what there was to do where what was answered follows, or else what was answered.
    Handled,
}

impl Role {
    /// Whether it counts what was carried from one year to another.
    pub(super) fn is_carried(self) -> bool {
        matches!(self, Self::CarriedIn | Self::CarriedOut | Self::Carried)
    }
}

/// Words of outcomes: the number counts them, not all that was answered.
const OUTCOMES: &[Sense] = &[
    Sense::Granted,
    Sense::Partial,
    Sense::Denied,
    Sense::Unavailable,
    Sense::Unprocessed,
    Sense::OtherOutcome,
    Sense::Letter,
    Sense::None,
];

/// Words of a number of applications that stands without a verb.
const THERE: &[Sense] = &[
    Sense::Application,
    Sense::Disclosure,
    Sense::Body,
    Sense::Year,
    Sense::ThisYear,
    Sense::Total,
    Sense::Is,
    Sense::Number,
];

/// What the words of a number make of it in a report on `year`.
pub(super) fn role(mention: &Mention, year: Option<i32>) -> Option<Role> {
    let counts = matches!(mention.class(), Class::Thing | Class::Bare);
    if !counts || mention.is_change() || mention.is_former() || mention.quantity.vague {
        return None;
    }
    let (label, says) = (&mention.label, mention.says());
    let carried = says.any(&[Sense::Carry, Sense::Left, Sense::Pending]);
    let next = says.has(Sense::Next);
    let named = mention.year.zip(year);
    if says.has(Sense::CarriedIn) || (carried && says.has(Sense::Former)) {
        return Some(Role::CarriedIn);
    }
    if says.has(Sense::CarriedOut) || (carried && next) {
        return Some(Role::CarriedOut);
    }
    // 办结 12 件（含2020年未办结结转 3 件）
    let told = mention.host.is_some() && label.begins_with(&[Sense::Year]);
    if told && label.has(Sense::Carry) && named.is_none_or(|(named, year)| named <= year) {
        return Some(Role::CarriedIn);
    }
    // 2022年结转 is carried in, 结转2024年 carried over
    match named {
        Some((named, year)) if carried && named < year => return Some(Role::CarriedIn),
        Some((named, year)) if carried && named > year => return Some(Role::CarriedOut),
        Some(_) if label.has(Sense::Carry) && label.ends_in(&[Sense::Year]) => {
            return Some(Role::CarriedIn);
        }
        _ => {}
    }
    if says.any(&[Sense::Pending, Sense::Left])
        || (label.has(Sense::Unheard) && !says.any(&[Sense::Review, Sense::Suit]))
    {
        return Some(Role::CarriedOut);
    }
    if says.has(Sense::Carry) {
        let on = mention.tail.has(Sense::Carry) && mention.tail.has(Sense::Year);
        return Some(if on { Role::CarriedOut } else { Role::Carried });
    }
    if says.any(OUTCOMES) {
        return None;
    }
    if label.any(&[Sense::Received, Sense::New]) && !label.has(Sense::Answered) {
        return Some(Role::Received);
    }
    let denied = label.any(&[Sense::Not, Sense::Rate, Sense::Due, Sense::Target]);
    let behind = !label.any(&[Sense::Received, Sense::Handled])
        && mention.tail.has(Sense::Answered)
        && !mention.tail.any(&[Sense::Not, Sense::Rate]);
    if (label.has(Sense::Answered) || behind) && !denied {
        return Some(Role::Answered);
    }
    // 全区依申请公开 93 件: what there was
    let there = label.ends(&[Sense::Application]) && label.only(THERE);
    let handled = there || label.has(Sense::Handled) || mention.tail.begins_with(&[Sense::Handled]);
    (handled && !denied).then_some(Role::Handled)
}
