//! What is held against the form, and what is stated twice, is read by.

use super::Pattern;
use crate::report::statement::Claim;

fn value(claim: &Claim) -> bool {
    matches!(claim, Claim::Value { .. } | Claim::Fee { .. })
}

fn all(claim: &Claim) -> bool {
    matches!(claim, Claim::All { .. })
}

fn repeat(claim: &Claim) -> bool {
    matches!(claim, Claim::Repeat { .. })
}

pub(super) static PATTERNS: &[Pattern] = &[
    Pattern {
        name: "value of table three",
        file: "bind/wordings.rs",
        makes: value,
        wordings: &[
            "新收申请30件，上年结转2件，结转下年度1件。 → 30 is t3/new/sum; 2 is t3/carried-in/sum; 1 is t3/carried-out/sum",
            "受理申请30件，答复29件。 → 30 is t3/new/sum or t3/new/sum+t3/carried-in/sum; 29 is t3/total/sum",
            "办结申请30件，其中予以公开20件，部分公开2件，不予公开8件。 → 30 is t3/total/sum; 20 is t3/granted/sum or t3/granted/sum+t3/partial/sum; 2 is t3/partial/sum; 8 is t3/denied-secret/sum+t3/denied-law/sum+t3/denied-safety/sum+t3/denied-third-party/sum+t3/denied-internal/sum+t3/denied-process/sum+t3/denied-enforcement/sum+t3/denied-inquiry/sum",
            "收到申请30件，其中自然人28件，法人或其他组织2件。 → 30 is t3/new/sum or t3/new/sum+t3/carried-in/sum; 28 is t3/new/natural or t3/new/natural+t3/carried-in/natural; 2 is t3/new/business+t3/new/research+t3/new/charity+t3/new/legal+t3/new/other or t3/new/business+t3/new/research+t3/new/charity+t3/new/legal+t3/new/other+t3/carried-in/business+t3/carried-in/research+t3/carried-in/charity+t3/carried-in/legal+t3/carried-in/other",
            "收到网上申请30件。 → nothing",
            "上半年收到申请30件。 → nothing",
            "区政府办公室收到申请30件。 → 30 is t3/new/sum or t3/new/sum+t3/carried-in/sum narrower",
            "收到建议30件。 → nothing",
        ],
    },
    Pattern {
        name: "value of table four",
        file: "bind/wordings.rs",
        makes: value,
        wordings: &[
            "收到行政复议3件，结果维持2件，结果纠正1件。 → 3 is t4/review/sum narrower; 2 is t4/review/upheld narrower; 1 is t4/review/corrected narrower",
            "发生行政诉讼3件，其中未经复议直接起诉2件。 → 3 is t4/suit-direct/sum+t4/suit-after-review/sum or t4/suit-direct/sum or t4/suit-after-review/sum narrower; 2 is t4/suit-direct/sum narrower",
        ],
    },
    Pattern {
        name: "value of table two: documents",
        file: "bind/known.rs",
        makes: value,
        wordings: &[
            "制发规范性文件5件，废止1件，现行有效40件。 → 5 is t2/normative/made; 1 is t2/normative/repealed; 40 is t2/normative/valid",
        ],
    },
    Pattern {
        name: "value of table two: decisions and fees",
        file: "bind/wordings.rs",
        makes: value,
        wordings: &[
            "作出行政许可决定120件。 → 120 is t2/permit/decisions",
            "公开行政许可决定120件。 → nothing",
            "行政事业性收费12.5万元。 → 12.5万 is t2/fee/amount",
        ],
    },
    Pattern {
        name: "information processing fee",
        file: "mod.rs",
        makes: value,
        wordings: &["收取信息处理费120元。 → fee 120"],
    },
    Pattern {
        name: "all or nothing",
        file: "bind/all.rs",
        makes: all,
        wordings: &[
            "收到申请3件，全部办结。 → all t3/carried-out/sum = 0",
            "收到申请3件，均已答复。 → all t3/carried-out/sum = 0",
            "收到申请3件，均在法定期限内答复。 → all t3/carried-out/sum = 0",
            "收到申请3件，均予以公开。 → all t3/granted/sum = t3/total/sum",
            "收到建议3件，均已答复。 → nothing",
            "应在期限内全部答复申请人。 → nothing",
            "未收到政府信息公开申请。 → all t3/new/sum = 0",
            "全年未发生行政复议和行政诉讼。 → all t4/review/sum = 0; all t4/suit-direct/sum+t4/suit-after-review/sum = 0",
            "行政复议3件，均获维持。 → all t4/review/corrected+t4/review/other+t4/review/pending = 0",
            "无上年结转申请。 → all t3/carried-in/sum = 0",
        ],
    },
    Pattern {
        name: "fact stated twice",
        file: "bind/mod.rs",
        makes: repeat,
        wordings: &[
            "主动公开政府信息共30条。全年主动公开政府信息31条。 → 31 again 30",
            "主动公开政府信息30条。依申请公开政府信息31条。 → nothing",
            "累计主动公开政府信息96条。本年度主动公开政府信息31条。 → nothing",
        ],
    },
];
