//! Tables outside the form: report → the sums that their totals claim.

use crate::language::Label;
use crate::report::Line;
use crate::rules::equation::{Equation, Reading};
use crate::rules::rule::{Check, Level, Rule, Subject};

/// A line named 合计, 总计, 小计 or 共计 equals what it totals.
pub static SUM: Rule = Rule {
    code: "table-sum",
    title: Label {
        zh: "其他表格：合计、总计、小计、共计等于所列各项之和",
        en: "Other tables: a total equals the sum of what it totals",
    },
    page: include_str!("../pages/table-sum.md"),
    level: Level::Warning,
    check: Check::Equations(sums),
};

fn sums(subject: &Subject<'_>, equations: &mut Vec<Equation>) {
    for line in &subject.report.totals {
        let name = match line.line {
            Line::Row(row) => format!("table{}/r{row}", line.table),
            Line::Column(column) => format!("table{}/c{column}", line.table),
        };
        for (total, parts) in &line.sums {
            if parts.is_empty() {
                continue;
            }
            equations.push(Equation {
                rule: &SUM,
                subject: name.clone(),
                level: SUM.level,
                readings: vec![Reading::equal(parts.iter().copied(), [*total])],
            });
        }
    }
}
