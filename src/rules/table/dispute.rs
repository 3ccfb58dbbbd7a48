//! Rules of table four, 政府信息公开行政复议、行政诉讼情况: report → its three sums.

use crate::form::TableKind;
use crate::form::dispute::{Column, Group};
use crate::language::Label;
use crate::report::figure::FigureId;
use crate::rules::kind::{RelationKind, RuleSource};
use crate::rules::level::Level;
use crate::rules::reading::Reading;
use crate::rules::rule::{Check, Equation, Rule, Subject};

/// The four results make up the 总计 of each group.
pub static SUM: Rule = Rule {
    code: "t4-sum",
    title: Label {
        zh: "表四每一组：结果维持、结果纠正、其他结果、尚未审结之和等于总计",
        en: "Table four, each group: upheld, corrected, other and pending add up to the total",
    },
    page: page!("t4-sum"),
    level: Level::Error,
    kind: RelationKind::Sum,
    source: RuleSource::Form(TableKind::Dispute),
    check: Check::Equations(sums),
};

fn sums(subject: &Subject<'_>, equations: &mut Vec<Equation>) {
    if subject.report.table(TableKind::Dispute).is_none() {
        return;
    }
    for group in Group::ALL {
        equations.push(Equation::of(
            &SUM,
            group.id(),
            vec![Reading::equal(
                Column::PARTS.map(|column| FigureId::Dispute(group, column)),
                [FigureId::Dispute(group, Column::Sum)],
            )],
        ));
    }
}
