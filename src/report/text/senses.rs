//! What the words of a number say of it: asked once for each number, since many lists look at it.

use super::clauses::Item;
use super::kinds;
use super::passage::{CHANGES, COMPARES, any};
use super::roll::{self, Role};

/// The answers to what is asked of a number again and again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Senses {
    change: bool,
    former: bool,
    role: Option<Role>,
    kinds: u8,
}

impl Item {
    /// Asks and keeps the answers.
    pub(super) fn hear(&mut self) {
        self.senses = Senses {
            change: change(&self.label),
            former: former(&self.label),
            kinds: kinds::named(self),
            ..Senses::default()
        };
        self.senses.role = roll::role(self);
    }

    /// Whether the number is a change against another time, not a count of its own (较上年增加 12 件).
    pub(super) fn is_change(&self) -> bool {
        self.senses.change
    }

    /// Whether the number belongs to another year (去年收到 120 件; 含上年结转 is of this one).
    pub(super) fn is_former(&self) -> bool {
        self.senses.former
    }

    /// What it counts in the handling of applications.
    pub(super) fn role(&self) -> Option<Role> {
        self.senses.role
    }

    /// Which of the kinds of [`kinds`] its words name, a bit for each.
    pub(super) fn kinds(&self) -> u8 {
        self.senses.kinds
    }
}

fn change(label: &str) -> bool {
    let label = label.trim_end_matches('了');
    let compares = any(label, COMPARES) && !any(label, &["比例", "占比", "比重"]);
    (compares && any(label, CHANGES)) || CHANGES.contains(&label)
}

fn former(label: &str) -> bool {
    any(label, &["去年", "上年", "上一年", "同期"]) && !any(label, &["结转", "转入", "遗留"])
}
