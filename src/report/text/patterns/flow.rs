//! What received, carried in, answered and carried over are read by.

use super::{Pattern, sum};
use crate::report::statement::Claim;

fn roll(claim: &Claim) -> bool {
    matches!(claim, Claim::StockFlow(_))
}

pub(super) static PATTERNS: &[Pattern] = &[
    Pattern {
        name: "received and carried in beside their total",
        file: "flow.rs",
        makes: sum,
        wordings: &["新收申请8件，上年结转2件，共10件。 → total 8+2 = 10"],
    },
    Pattern {
        name: "received + carried in = answered + carried over",
        file: "flow.rs",
        makes: roll,
        wordings: &[
            "收到申请195件，上年结转3件，公开答复191件，转下年度办理7件。 → roll 195+3 = 191+7",
            "收到申请67件，上年结转6件，撤销申请13件，按期答复58件，结转下年度2件。 → roll 67+6 = 13+58+2",
            "收到申请30件，答复30件。 → roll 30 = 30",
            "新收申请30件，上年结转2件，办结31件，结转下年度1件。 → roll 30+2 = 31+1",
            "受理申请32件（含上年结转2件），答复31件，转下年1件。 → roll 32 = 31+1",
            "收到申请30件，办结31件（含上年结转2件），结转2024年度1件。 → roll 30+2 = 31+1",
            "上年结转2件，新收30件，答复31件，结转下年1件。 → roll 30+2 = 31+1",
            "收到申请30件，其中28件已办结，2件正在办理。 → roll 30 = 28+2",
            "收到申请30件。均已办结。 → nothing",
            "收到申请30件。全年答复30件。 → roll 30 = 30",
            "新收申请30件，上年结转0件。申请内容有审批。办结申请28件。另有2件结转下年度。 → roll 30+0 = 28+2",
            "办理申请39件，含2020年转至今年办理的3件，办结38件，结转下年度1件。 → roll 39 = 38+1",
            "收到建议30件，办结30件。 → roll 30 = 30",
            "上年转来2件，新收30件，办结31件，留待下年1件。 → roll 30+2 = 31+1",
            "新收申请30件，上年结转2件，办结31件，顺延1件。 → roll 30+2 = 31+1",
            "受理申请10件，办理上年结转1件。答复13件。 → roll 10+1 ≥ 13",
            "收到申请约30件，答复30件。 → nothing",
            "收到申请30件，予以公开20件，部分公开5件。 → nothing",
            "去年收到申请30件，答复30件。 → nothing",
            "受理申请3件。历年累计受理51件。按时答复2件，结转下年度办理1件。 → nothing",
        ],
    },
];
