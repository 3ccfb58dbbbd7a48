//! The words of a number → what it counts in the handling of what comes in: received, carried in,
//! answered, carried over.

use super::lexicon::Sense;
use super::nest::Mention;
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

/// What the words of a number make of it in a report on `year`.
pub(super) fn role(mention: &Mention, year: Option<i32>) -> Option<Role> {
    let counts = matches!(mention.class(), Class::Thing | Class::Bare);
    if !counts || mention.is_change() || mention.is_former() || mention.quantity.vague {
        return None;
    }
    let (label, says) = (&mention.label, mention.says());
    let carried = says.any(&[Sense::Carry, Sense::Left]);
    let next = says.has(Sense::Next);
    if says.has(Sense::CarriedOut) || says.has(Sense::Pending) || (carried && next) {
        return Some(Role::CarriedOut);
    }
    if says.has(Sense::CarriedIn) || (carried && says.has(Sense::Former)) {
        return Some(Role::CarriedIn);
    }
    if says.has(Sense::Carry) {
        // 2022年结转 is carried in, 结转2024年 carried over
        let named = mention.year.zip(year);
        return Some(match named {
            Some((named, year)) if named < year => Role::CarriedIn,
            Some((named, year)) if named > year => Role::CarriedOut,
            _ => Role::Carried,
        });
    }
    if says.any(OUTCOMES) {
        return None;
    }
    if label.any(&[Sense::Received, Sense::New]) && !label.has(Sense::Answered) {
        return Some(Role::Received);
    }
    let answered = label.has(Sense::Answered) || mention.tail.begins(&[Sense::Answered]);
    let denied = label.any(&[Sense::Not, Sense::Rate, Sense::Due, Sense::Target]);
    (answered && !denied).then_some(Role::Answered)
}
