//! What sentences are read by: each pattern with the file that proposes it, and wordings with what they
//! are read to claim. A test runs every wording; the notation is that of [`line`](super::tests).

use crate::report::statement::Claim;

/// One way in which sentences speak of numbers.
pub(super) struct Pattern {
    /// What it is called.
    pub(super) name: &'static str,
    /// The file of `src/report/text` that proposes it.
    pub(super) file: &'static str,
    /// The claims that it makes; what else a wording says is not looked at.
    pub(super) makes: fn(&Claim) -> bool,
    /// Sentences, each with what is read in it; nothing where the pattern must not see one.
    pub(super) wordings: &'static [(&'static str, &'static str)],
}

fn sum(claim: &Claim) -> bool {
    matches!(claim, Claim::Sum(_) | Claim::Total(_))
}

fn roll(claim: &Claim) -> bool {
    matches!(claim, Claim::StockFlow(_))
}

fn share(claim: &Claim) -> bool {
    matches!(claim, Claim::Share { .. } | Claim::Hundred { .. })
}

fn change(claim: &Claim) -> bool {
    matches!(claim, Claim::Change(_))
}

fn value(claim: &Claim) -> bool {
    matches!(claim, Claim::Value { .. } | Claim::Fee { .. })
}

fn all(claim: &Claim) -> bool {
    matches!(claim, Claim::All { .. })
}

fn repeat(claim: &Claim) -> bool {
    matches!(claim, Claim::Repeat { .. })
}

/// The patterns, in the order in which they are proposed.
pub(super) static PATTERNS: &[Pattern] = &[
    Pattern {
        name: "list behind 其中, 包括",
        file: "list/open.rs",
        makes: sum,
        wordings: &[
            ("公开信息30条，其中动态12条，公告18条。", "12+18 = 30"),
            ("公开信息30条，包括动态12条，公告18条。", "12+18 = 30"),
            ("公开信息30条，构成为动态12条，公告16条。", "12+16 = 30"),
            ("公开信息30条，其中动态12条、其他18条。", "12+18 = 30"),
            (
                "公开信息30条，其中动态12条、数据分析10条、公告8条。",
                "12+10+8 = 30",
            ),
            (
                "公开信息（30）条，其中动态（12）条，公告（18）条。",
                "12+18 = 30",
            ),
            ("查办国企中的案件17件，起诉民企中的案件54件。", ""),
            ("收到申请9件，其中自然人7件，企业2件。", "7+2 = 9"),
            ("收到申请9件，其中网上7件，信函2件。", "7+2 = 9"),
            ("参会90人，其中干部70人，群众20人。", "70+20 = 90"),
            ("公开信息30条次，其中动态12条，公告18条。", "12+18 = 30"),
            (
                "公开信息30条，其中动态12条；公告18条；6条获得转载。",
                "12+18 = 30",
            ),
            (
                "公开信息30条，其中动态12条，其他18条，文件1条。",
                "12+18 = 30",
            ),
            (
                "收到申请594件，其中468件网上提交，119件来函提交。",
                "468+119 ≤ 594",
            ),
            (
                "学校三十二所，其中小学三十所，完中一所，职高一所。",
                "三十+一+一 = 三十二",
            ),
            ("去年受理申请30件，其中网上12件，信函18件。", "12+18 = 30"),
            (
                "受理申请30件，较去年的45件减少15件，其中网上12件，信函18件。",
                "12+18 = 30",
            ),
        ],
    },
    Pattern {
        name: "list of examples, behind 主要 or before 等",
        file: "list/open.rs",
        makes: sum,
        wordings: &[
            ("公开信息30条，主要包括动态12条、公告8条。", "12+8 ≤ 30"),
            ("公开信息30条，其中动态12条、公告8条等。", "12+8 ≤ 30"),
        ],
    },
    Pattern {
        name: "list behind a colon",
        file: "list/open.rs",
        makes: sum,
        wordings: &[("公开信息30条：动态12条；公告18条。", "12+18 = 30")],
    },
    Pattern {
        name: "list in a bracket",
        file: "list/open.rs",
        makes: sum,
        wordings: &[
            ("公开信息30条（动态12条、公告18条）。", "12+18 = 30"),
            (
                "公开信息30条，其中政策12条（含解读5条、图解7条），公告18条。",
                "12+18 = 30; 5+7 = 12",
            ),
            ("答复30件（含上年结转2件，另有3件顺延）。", ""),
            ("校舍30万平方米（小学12万、中学18万）。", "12万+18万 = 30万"),
            ("全县人口30万（城镇12万，乡村18万）。", "12万+18万 = 30万"),
        ],
    },
    Pattern {
        name: "一是, 二是",
        file: "list/open.rs",
        makes: sum,
        wordings: &[(
            "公开信息30条，一是公开动态12条，二是公开公告18条。",
            "12+18 = 30",
        )],
    },
    Pattern {
        name: "list behind 共",
        file: "list/open.rs",
        makes: sum,
        wordings: &[
            (
                "共公开30条。动态类10条，公告类12条，解读类8条。",
                "10+12+8 = 30",
            ),
            ("共公开30条。召开会议10次，印发简报12期，培训8次。", ""),
        ],
    },
    Pattern {
        name: "kinds without a word that opens them",
        file: "relation.rs",
        makes: sum,
        wordings: &[
            (
                "办结申请30件，予以公开20件，部分公开2件，不予公开8件。",
                "20+2+8 = 30",
            ),
            ("收到申请30件，线上申请20件，线下申请10件。", "20+10 = 30"),
        ],
    },
    Pattern {
        name: "total behind its parts",
        file: "list/behind.rs",
        makes: sum,
        wordings: &[
            ("网站公开12条，微信公开18条，三项合计30条。", ""),
            ("网站公开12条，微信公开18条，两项合计30条。", "12+18 = 30"),
            (
                "发文5件，网站公开12条，微信公开18条，两项合计30条。",
                "12+18 = 30",
            ),
            (
                "网站公开12条，微信公开10条，公示栏公开8条，以上合计30条。",
                "12+10+8 = 30",
            ),
            ("网站公开12条，微信公开18条，共公开30条。", "12+18 = 30"),
            ("召开会议3次，印发简报18期，共公开30条。", ""),
            ("比上年增加12条，公开18条，合计30条。", ""),
        ],
    },
    Pattern {
        name: "numbers that make a number before them",
        file: "list/numbers.rs",
        makes: sum,
        wordings: &[
            ("公开信息30条。网站动态12条，网站公告18条。", "12+18 = 30"),
            ("公开信息30条。网站动态12条，网站公告17条。", ""),
            (
                "公开信息96条，网站公告12条，微博动态50条，报刊专栏31条。",
                "12+50+31 = 96 nearly",
            ),
            (
                "公开信息106条，网站公告12条，微博动态50条，报刊专栏31条。",
                "",
            ),
        ],
    },
    Pattern {
        name: "changes that make a change",
        file: "changes.rs",
        makes: sum,
        wordings: &[
            ("来信增加78件，其中网上减少3件，窗口增加81件。", "81 = 78+3"),
            ("来信增加78件，其中网上减少3件，窗口增加80件。", ""),
        ],
    },
    Pattern {
        name: "columns told side by side",
        file: "list/numbers.rs",
        makes: sum,
        wordings: &[
            (
                "采购项目30个，金额50万元，其中甲类10个，金额20万元，乙类20个，金额30万元。",
                "20万+30万 = 50万; 10+20 = 30",
            ),
            (
                "受理案件30件42人，其中移送26件37人，自办4件4人。",
                "37+4 = 42; 26+4 = 30",
            ),
            (
                "受理案件30件42人，移送26件37人，自办4件4人。",
                "37+4 = 42; 26+4 = 30",
            ),
        ],
    },
    Pattern {
        name: "parts whose percentages make 100 %",
        file: "list/numbers.rs",
        makes: sum,
        wordings: &[
            (
                "公开信息50条。动态20条，占40%；公告30条，占60%。",
                "20+30 = 50",
            ),
            (
                "公开信息560条，其中动态200条，占40%；公告300条，占60%。",
                "200+300 = 560 shared",
            ),
            ("公开信息80条。动态20条，占40%；公告30条，占60%。", ""),
        ],
    },
    Pattern {
        name: "list behind 涉及",
        file: "list/open.rs",
        makes: sum,
        wordings: &[
            ("公开信息30条，涉及动态12条、公告18条。", "12+18 = 30"),
            ("公开信息30条，涉及教育领域的12条。", "12 ≤ 30"),
            ("公开信息30条。内容涵盖动态12条、公告18条。", "12+18 = 30"),
        ],
    },
    Pattern {
        name: "parts between semicolons, with what is told of each",
        file: "list/parts.rs",
        makes: sum,
        wordings: &[
            (
                "行政争议11件，其中，行政复议7件，结果维持6件，尚未审结1件；行政诉讼4件，结果维持2件，尚未审结2件。",
                "7+4 = 11",
            ),
            (
                "公开信息40条，其中机构16条，内有领导9条、职能7条；工作14条；财政10条。",
                "16+14+10 = 40; 9+7 = 16",
            ),
        ],
    },
    Pattern {
        name: "lists that do not make their whole",
        file: "resolve/complete.rs",
        makes: sum,
        wordings: &[
            ("公开信息30条，包括动态12条、公告17条。", "12+17 = 30"),
            (
                "公开信息1243条，其中动态1000条、公告234条。",
                "1000+234 = 1243 nearly",
            ),
            (
                "公开信息1423条，其中动态1000条、公告243条。",
                "1000+243 = 1423 digit",
            ),
            (
                "公开信息30条，其中动态12条；公告18条；文件6条。",
                "12+18+6 = 30 too much",
            ),
            (
                "公开信息30条，其中动态12条；公告18条，文件6条。",
                "12+18 = 30",
            ),
            (
                "收入30.9亿元，其中甲类20.1亿元，乙类9.1亿元，丙类1.1亿元。",
                "20.1亿+9.1亿+1.1亿 = 30.9亿 nearly",
            ),
        ],
    },
    Pattern {
        name: "received and carried in beside their total",
        file: "flow.rs",
        makes: sum,
        wordings: &[("新收申请8件，上年结转2件，共10件。", "total 8+2 = 10")],
    },
    Pattern {
        name: "received + carried in = answered + carried over",
        file: "flow.rs",
        makes: roll,
        wordings: &[
            ("收到申请30件，答复30件。", "roll 30 = 30"),
            (
                "新收申请30件，上年结转2件，办结31件，结转下年度1件。",
                "roll 30+2 = 31+1",
            ),
            (
                "受理申请32件（含上年结转2件），答复31件，转下年1件。",
                "roll 32 = 31+1",
            ),
            (
                "收到申请30件，办结31件（含上年结转2件），结转2024年度1件。",
                "roll 30+2 = 31+1",
            ),
            (
                "上年结转2件，新收30件，答复31件，结转下年1件。",
                "roll 30+2 = 31+1",
            ),
            (
                "收到申请30件，其中28件已办结，2件正在办理。",
                "roll 30 = 28+2",
            ),
            ("收到申请30件。均已办结。", ""),
            ("收到申请30件。全年答复30件。", "roll 30 = 30"),
            ("收到建议30件，办结30件。", "roll 30 = 30"),
            (
                "上年转来2件，新收30件，办结31件，留待下年1件。",
                "roll 30+2 = 31+1",
            ),
            (
                "新收申请30件，上年结转2件，办结31件，顺延1件。",
                "roll 30+2 = 31+1",
            ),
            ("收到申请约30件，答复30件。", ""),
            ("收到申请30件，予以公开20件，部分公开5件。", ""),
            ("去年收到申请30件，答复30件。", ""),
        ],
    },
    Pattern {
        name: "share behind 占, or in a bracket",
        file: "share/pair.rs",
        makes: share,
        wordings: &[
            ("公开信息50条，其中动态20条，占40%。", "20 is 40% of 50"),
            (
                "公开信息50条，其中动态20条（40%），公告30条（60%）。",
                "20 is 40% of 50 or 20+30; 30 is 60% of 50 or 20+30; 40+60 = 100%",
            ),
            (
                "动态20条，占40%；公告30条，占60%。",
                "20 is 40% of 20+30; 30 is 60% of 20+30",
            ),
            ("动态20条，占全市的40%。", ""),
            (
                "公开信息50条，动态（20条，占40%）、公告（30条，占80%）。",
                "20 is 40% of 50 or 20+30; 30 is 80% of 50 or 20+30",
            ),
            ("公开动态20条，占总数的40%（总数50条）。", "20 is 40% of 50"),
            ("公开动态20条，占全市总数（50条）的40%。", "20 is 40% of 50"),
            ("公开信息50条，完成目标40条的125%。", "50 is 125% of 40"),
            ("收到来信50封，同比增长4%。", ""),
        ],
    },
    Pattern {
        name: "分别占, and shares that make 100 %",
        file: "share/percent.rs",
        makes: share,
        wordings: &[
            ("排在前的是：征地类183件，占64%；劳动类17件，占6%。", ""),
            ("小学34所，在校生280人，入学率、巩固率分别为100%、99%。", ""),
            (
                "公开信息40条，其中动态30条、公告10条，分别占75%、25%。",
                "30 is 75% of 40 or 30+10; 10 is 25% of 40 or 30+10; 75+25 = 100%",
            ),
            ("网上申请占60%，信函申请占40%。", "60+40 = 100%"),
            ("网上申请占60%，信函申请占30%。", ""),
        ],
    },
    Pattern {
        name: "rate",
        file: "share/rate.rs",
        makes: share,
        wordings: &[
            ("收到来信50封，办结48封，办结率96%。", "48 is 96% of 50"),
            (
                "收到来信50封，按期办结48封，按期办结率为96%。",
                "48 is 96% of 50",
            ),
            ("收到来信50封，办结48封，按期办结率96%。", "48 is 96% of 50"),
            (
                "收到来信50封，办结48封，省级来信办结率96%。",
                "48 is 96% of 50",
            ),
            ("收到来信50封，未办结2封，办结率96%。", ""),
            ("应公开50项，已公开48项，公开率达到96%。", "48 is 96% of 50"),
            ("收到来信50封，其中办结48封，办结率96%。", "48 is 96% of 50"),
            (
                "收到来信20封、来电30个，办结48个，办结率96%。",
                "48 is 96% of 20+30 or 30 or 20",
            ),
            ("收到来信50封，办结率96%。", ""),
            (
                "办结案件397件483人，适用374件439人，适用率91.08%。",
                "439 is 91.08% of 483",
            ),
            ("7种产品中，有3种实现增长，增长面42.8%。", "3 is 42.8% of 7"),
            (
                "支出900元，节约资金100元，节约率10%。",
                "100 is 10% of 900+100 or 900",
            ),
            ("抽检50批次，不合格2批次，不合格率4%。", "2 is 4% of 50"),
            ("调解纠纷50件，平息48件，平息率达96%。", "48 is 96% of 50"),
            (
                "受理事项30件，当场答复12件，转办18件，办结17件，办结率97%。",
                "",
            ),
        ],
    },
    Pattern {
        name: "growth against last year",
        file: "compare.rs",
        makes: change,
        wordings: &[
            ("收到申请60件，同比增长20%。", "last year +20% = 60"),
            ("收到申请60件，较上半年增长20%。", "? +20% = 60"),
            ("收到申请60件，网站访问量同比增长20%。", ""),
            ("收到申请60件，同比增长约20%。", ""),
            ("收到申请60件，满意率96%，较上年提高4%。", ""),
            ("收到申请60件，占比提高4个百分点。", ""),
            ("收到申请60件，较上年净增10件。", "last year +10 = 60"),
            ("收到申请60件，较上年缩水20%。", "last year -20% = 60"),
            ("网上占比由12%上升到15%，上升3个百分点。", "12 +3 = 15"),
        ],
    },
    Pattern {
        name: "growth or change with its base",
        file: "compare.rs",
        makes: change,
        wordings: &[
            ("收到申请60件，比上年的50件增长20%。", "50 +20% = 60"),
            ("收到申请60件，比2022年（50件）增加10件。", "50 +10 = 60"),
            ("收到申请60件，去年为50件，同比增加10件。", "50 +10 = 60"),
            ("收到申请从50件增加到60件，增长20%。", "50 +20% = 60"),
            (
                "收到申请60件。与上年的50件相比，共增加10件。",
                "50 +10 = 60",
            ),
            ("收到申请由50件上升至60件，增加约10件。", "50 +10 = 60"),
            (
                "收到申请60件90人，去年为50件80人，件数增长20%。",
                "50 +20% = 60",
            ),
        ],
    },
    Pattern {
        name: "growth with its change",
        file: "compare.rs",
        makes: change,
        wordings: &[
            (
                "收到申请40件，较去年减少10件，下降20%。",
                "last year -10 = 40; -10 -20% = 40",
            ),
            (
                "收到申请40件，较去年下降20%，减少10件。",
                "-10 -20% = 40; last year -10 = 40",
            ),
            (
                "收到申请40件，较去年减少10件（下降20%）。",
                "last year -10 = 40; -10 -20% = 40",
            ),
            (
                "产粮40万吨，比上年减少10万吨，下降20%。",
                "-10万 -20% = 40万",
            ),
            (
                "收到申请40件，较去年减少10件，增加率为-20%。",
                "last year -10 = 40; -10 -20% = 40",
            ),
            ("去年收到申请60件，增加10件，增长20%。", "-10 +20% = 60"),
            (
                "登记人口502件，增加2件，增加率为4‰。",
                "? +2 = 502; -2 +4‰% = 502",
            ),
        ],
    },
    Pattern {
        name: "value of table three",
        file: "bind/wordings.rs",
        makes: value,
        wordings: &[
            (
                "新收申请30件，上年结转2件，结转下年度1件。",
                "30 is t3/new/sum; 2 is t3/carried-in/sum; 1 is t3/carried-out/sum",
            ),
            (
                "受理申请30件，答复29件。",
                "30 is t3/new/sum or t3/new/sum+t3/carried-in/sum; 29 is t3/total/sum",
            ),
            (
                "办结申请30件，其中予以公开20件，部分公开2件，不予公开8件。",
                "30 is t3/total/sum; 20 is t3/granted/sum or t3/granted/sum+t3/partial/sum; 2 is t3/partial/sum; 8 is t3/denied-secret/sum+t3/denied-law/sum+t3/denied-safety/sum+t3/denied-third-party/sum+t3/denied-internal/sum+t3/denied-process/sum+t3/denied-enforcement/sum+t3/denied-inquiry/sum",
            ),
            (
                "收到申请30件，其中自然人28件，法人或其他组织2件。",
                "30 is t3/new/sum or t3/new/sum+t3/carried-in/sum; 28 is t3/new/natural or t3/new/natural+t3/carried-in/natural; 2 is t3/new/business+t3/new/research+t3/new/charity+t3/new/legal+t3/new/other or t3/new/business+t3/new/research+t3/new/charity+t3/new/legal+t3/new/other+t3/carried-in/business+t3/carried-in/research+t3/carried-in/charity+t3/carried-in/legal+t3/carried-in/other",
            ),
            ("收到网上申请30件。", ""),
            ("上半年收到申请30件。", ""),
            (
                "区政府办公室收到申请30件。",
                "30 is t3/new/sum or t3/new/sum+t3/carried-in/sum narrower",
            ),
            ("收到建议30件。", ""),
        ],
    },
    Pattern {
        name: "value of table four",
        file: "bind/wordings.rs",
        makes: value,
        wordings: &[
            (
                "收到行政复议3件，结果维持2件，结果纠正1件。",
                "3 is t4/review/sum narrower; 2 is t4/review/upheld narrower; 1 is t4/review/corrected narrower",
            ),
            (
                "发生行政诉讼3件，其中未经复议直接起诉2件。",
                "3 is t4/suit-direct/sum+t4/suit-after-review/sum or t4/suit-direct/sum or t4/suit-after-review/sum narrower; 2 is t4/suit-direct/sum narrower",
            ),
        ],
    },
    Pattern {
        name: "value of table two: documents",
        file: "bind/known.rs",
        makes: value,
        wordings: &[(
            "制发规范性文件5件，废止1件，现行有效40件。",
            "5 is t2/normative/made; 1 is t2/normative/repealed; 40 is t2/normative/valid",
        )],
    },
    Pattern {
        name: "value of table two: decisions and fees",
        file: "bind/wordings.rs",
        makes: value,
        wordings: &[
            ("作出行政许可决定120件。", "120 is t2/permit/decisions"),
            ("公开行政许可决定120件。", ""),
            ("行政事业性收费12.5万元。", "12.5万 is t2/fee/amount"),
        ],
    },
    Pattern {
        name: "information processing fee",
        file: "mod.rs",
        makes: value,
        wordings: &[("收取信息处理费120元。", "fee 120")],
    },
    Pattern {
        name: "all or nothing",
        file: "bind/all.rs",
        makes: all,
        wordings: &[
            ("收到申请3件，全部办结。", "all t3/carried-out/sum = 0"),
            ("收到申请3件，均已答复。", "all t3/carried-out/sum = 0"),
            (
                "收到申请3件，均在法定期限内答复。",
                "all t3/carried-out/sum = 0",
            ),
            (
                "收到申请3件，均予以公开。",
                "all t3/granted/sum = t3/total/sum",
            ),
            ("收到建议3件，均已答复。", ""),
            ("应在期限内全部答复申请人。", ""),
            ("未收到政府信息公开申请。", "all t3/new/sum = 0"),
            (
                "全年未发生行政复议和行政诉讼。",
                "all t4/review/sum = 0; all t4/suit-direct/sum+t4/suit-after-review/sum = 0",
            ),
            (
                "行政复议3件，均获维持。",
                "all t4/review/corrected+t4/review/other+t4/review/pending = 0",
            ),
            ("无上年结转申请。", "all t3/carried-in/sum = 0"),
        ],
    },
    Pattern {
        name: "fact stated twice",
        file: "bind/mod.rs",
        makes: repeat,
        wordings: &[
            (
                "主动公开政府信息共30条。全年主动公开政府信息31条。",
                "31 again 30",
            ),
            ("主动公开政府信息30条。依申请公开政府信息31条。", ""),
        ],
    },
];
