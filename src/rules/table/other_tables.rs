//! Tables outside the form: report → the sums that their totals claim.

use crate::language::Label;
use crate::report::TableLine;
use crate::rules::kind::{RelationKind, RuleSource};
use crate::rules::level::Level;
use crate::rules::reading::Reading;
use crate::rules::rule::{Check, Equation, Rule, Subject};
use crate::rules::topic::Topic;

/// A line named 合计, 总计, 小计 or 共计 equals what it totals.
pub static SUM: Rule = Rule {
    code: "table-sum",
    title: Label {
        zh: "其他表格：合计、总计、小计、共计等于所列各项之和",
        en: "Other tables: a total equals the sum of what it totals",
    },
    page: page!("table-sum"),
    level: Level::Warning,
    kind: RelationKind::Sum,
    source: RuleSource::OtherTables,
    check: Check::Equations(sums),
};

fn sums(of: &Subject<'_>, equations: &mut Vec<Equation>) {
    for line in &of.report.totals {
        let subject = match line.line {
            TableLine::Row(row) => Topic::Row(line.table, row),
            TableLine::Column(column) => Topic::Column(line.table, column),
        };
        for (total, parts) in &line.sums {
            if parts.is_empty() {
                continue;
            }
            equations.push(Equation::of(
                &SUM,
                subject,
                vec![Reading::equal(parts.iter().copied(), [*total])],
            ));
        }
    }
}
