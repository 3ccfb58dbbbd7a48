//! Items → information processing fees (信息处理费): the amount that was charged.

use super::passage::Passage;
use super::units::Class;
use crate::report::statement::{Claim, Statement};

/// The amounts of a paragraph that are information processing fees.
pub(super) fn statements(passage: &Passage) -> Vec<Statement> {
    passage
        .items
        .iter()
        .enumerate()
        .filter(|(_, item)| item.class() == Class::Money && item.label.contains("信息处理费"))
        .filter_map(|(index, _)| {
            let amount = passage.figure(index)?;
            Some(passage.statement(Claim::Fee { amount }, [index]))
        })
        .collect()
}
