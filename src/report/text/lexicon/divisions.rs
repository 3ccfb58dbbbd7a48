//! Kinds that exclude each other: by their senses, and those that together leave nothing else, each with the
//! entries of the lexicon for it.

use super::{Sense, Word};

/// What may become of an application.
pub(in super::super) const EXCLUSIVE_OUTCOMES: &[Sense] = &[
    Sense::Granted,
    Sense::Partial,
    Sense::Denied,
    Sense::Unavailable,
    Sense::Unprocessed,
    Sense::OtherOutcome,
    Sense::Outcome,
    Sense::CarriedOut,
    Sense::Pending,
];

/// What may become of a review.
pub(in super::super) const RESULTS: &[Sense] = &[
    Sense::Upheld,
    Sense::Dismissed,
    Sense::Corrected,
    Sense::OtherResult,
    Sense::Unheard,
    Sense::Result,
];

/// Each row is one way to divide a whole; each kind lists its entries with blanks between.
const DIVISIONS: &[&[&str]] = &[
    &[
        "自然人 公民 个人",
        "法人 法人或其他组织 法人和其他组织 法人及其他组织 法人或者其他组织 法人组织 其他",
    ],
    &["书面 纸质", "电子"],
    &["线上", "线下"],
    &["主办 主办件", "协办 协办件 会办"],
    &["男 男性 男生", "女 女性 女生"],
    &["城镇 城镇居民 城镇人口", "农村 农村居民 乡村 乡村人口"],
    &["税收 税收收入", "非税 非税收入"],
    &["国有", "非国有"],
    &["公办", "民办"],
    &["出口", "进口"],
    &["有效 有效投诉", "无效 无效投诉"],
    &["市本级", "县区 区县"],
    &["商品类", "服务类"],
    &["第一产业", "第二产业", "第三产业"],
    &["一产", "二产", "三产"],
    &["一审", "二审"],
    &["专职", "兼职"],
    &[
        "主动公开 主动公开信息 主动公开政府信息",
        "依申请公开",
        "不予公开 不公开",
    ],
    &[
        "因公出国",
        "公务用车 公务用车购置及运行费 公务用车购置及运行维护费 公务用车购置和运行费 公务用车购置和运行维护费",
        "公务接待 公务接待费",
    ],
    &[
        "因公出国",
        "公务用车购置 公务用车购置费",
        "公务用车运行 公务用车运行费 公务用车运行维护费",
        "公务接待 公务接待费",
    ],
    &["税务 税务部门", "财政 财政部门"],
    &["国税 国税部门", "地税 地税部门", "财政 财政部门"],
    &["人员经费 人员支出", "公用经费 日常公用经费 公用支出"],
    &["基本支出", "项目支出"],
    &["中央 中央财政 中央本级", "地方 地方财政 地方本级"],
    &["会议期间 大会期间", "闭会期间"],
    &["汉族", "少数民族"],
    &["保留 继续有效 继续执行", "废止 废止失效 废止和失效"],
    &[
        "保留 继续有效 继续执行",
        "修改 修订",
        "废止 废止失效 废止和失效",
    ],
    &["保留 继续有效 继续执行", "废止", "失效 宣布失效"],
    &[
        "保留 继续有效 继续执行",
        "修改 修订",
        "废止",
        "失效 宣布失效",
    ],
    &["上涨 上升", "持平", "下降 下跌"],
    &[
        "简易程序 简易程序案件",
        "一般程序 一般程序案件 普通程序 普通程序案件",
    ],
    &["在职 在职职工 在职人员", "退休 离退休 退休人员 离退休人员"],
    &[
        "天然林 天然林面积 天然林蓄积",
        "人工林 人工林面积 人工林蓄积",
    ],
    &["农业人口", "非农业人口"],
    &["沿海港口", "内河港口"],
    &["约束性指标 约束性", "预期性指标 预期性"],
    &["东部 东部地区", "中部 中部地区", "西部 西部地区"],
    &[
        "东部 东部地区",
        "中部 中部地区",
        "西部 西部地区",
        "东北 东北地区",
    ],
    &[
        "核心区 核心区面积",
        "缓冲区 缓冲区面积",
        "实验区 实验区面积",
    ],
    &[
        "工资性收入",
        "经营净收入 经营性收入",
        "财产净收入 财产性收入",
        "转移净收入 转移性收入",
    ],
    &[
        "农业 种植业",
        "林业",
        "牧业 畜牧业",
        "渔业",
        "农林牧渔服务业 农林牧渔专业及辅助性活动",
    ],
    &["家庭户 家庭户人口", "集体户 集体户人口"],
    &["中国科学院 科学院", "中国工程院 工程院"],
    &["民事公益诉讼", "行政公益诉讼"],
    &["商品零售额 商品零售", "餐饮收入 餐饮收入额"],
    &["上半年", "下半年"],
    &["满意 非常满意 表示满意", "基本满意 比较满意", "不满意"],
    &[
        "非常满意 很满意",
        "满意 比较满意",
        "基本满意 一般",
        "不满意",
    ],
    &["赞成", "反对", "弃权"],
    &["采纳 予以采纳", "部分采纳", "未采纳 不采纳 不予采纳"],
    &[
        "集体提案 团体提案",
        "委员提案 个人提案 委员个人提案 委员联名提案",
    ],
    &[
        "本土 本土病例 本土确诊病例",
        "境外输入 境外输入病例 境外输入确诊病例",
    ],
    &["国内游客 国内旅游者", "入境游客 入境旅游者 海外游客"],
    &[
        "第一季度 一季度",
        "第二季度 二季度",
        "第三季度 三季度",
        "第四季度 四季度",
    ],
];

/// Kinds of which one thing may be several, or which leave others that nobody counts.
const LOOSE: &[&[&str]] = &[
    &["党纪处分", "政务处分"],
    &["出院 治愈 治愈出院 治愈出院病例", "死亡 死亡病例"],
];

/// Kinds that together leave nothing else of what their row begins with.
const DIVISIONS_OF: &[(&str, &[&str])] = &[
    (
        "建议提案 建议 提案 人大代表建议 政协提案 政协委员提案 人大建议",
        &[
            "人大代表建议 人大建议 代表建议 建议",
            "政协提案 政协委员提案 提案",
        ],
    ),
    (
        "行政诉讼 诉讼 应诉 行政诉讼案件 行政应诉 行政案件",
        &[
            "未经复议直接起诉 未经复议 直接起诉 未经复议直接诉讼",
            "复议后起诉 复议后 复议后诉讼 经复议后起诉",
        ],
    ),
    ("中学", &["高中 普通高中", "初中"]),
    ("义务教育", &["小学", "初中"]),
    ("中小学 中小学校", &["中学", "小学"]),
    (
        "邮电业务 邮电业务总量 邮电业务收入",
        &[
            "邮政业务 邮政业务总量 邮政业务收入",
            "电信业务 电信业务总量 电信业务收入",
        ],
    ),
    ("法定传染病", &["甲乙类传染病 乙类传染病", "丙类传染病"]),
    (
        "确诊病例 累计确诊病例",
        &[
            "现有确诊病例 现存确诊病例 现有 在院治疗病例",
            "治愈 出院 治愈出院 治愈出院病例 累计治愈出院病例 累计治愈出院",
            "死亡 死亡病例 累计死亡病例 累计死亡",
        ],
    ),
    (
        "研究生 研究生教育 全日制研究生",
        &["博士 博士生 博士研究生", "硕士 硕士生 硕士研究生"],
    ),
    (
        "本专科 普通本专科 本专科生 普通本专科生",
        &["本科 本科生 普通本科", "专科 专科生 高职专科 普通专科 高职"],
    ),
    ("医院", &["公立医院", "民营医院"]),
    (
        "法律援助 法律援助案件",
        &[
            "民事 民事案件 民事法律援助 民事法律援助案件",
            "刑事 刑事案件 刑事法律援助 刑事法律援助案件",
            "行政案件 行政 行政法律援助 行政法律援助案件",
        ],
    ),
    (
        "基本医疗保险 基本养老保险 医疗保险 养老保险",
        &[
            "职工 城镇职工 企业职工 参加职工基本医疗保险 参加城镇职工基本医疗保险 参加城镇职工基本养老保险 城镇职工基本医疗保险 职工基本医疗保险 城镇职工基本养老保险 职工医保",
            "城乡居民 城镇居民 参加城乡居民基本医疗保险 参加城乡居民基本养老保险 城乡居民基本医疗保险 城乡居民基本养老保险 居民医保",
        ],
    ),
    ("投诉举报", &["投诉", "举报"]),
    (
        "共计 合计 总计 旧存 上年旧存",
        &[
            "已结 结案 办结 审结 执结",
            "未结 未审结 未办结 尚未审结 未结案 尚未办结 尚未结案 未审执结",
        ],
    ),
    (
        "行政争议 行政争议案件 争议案件",
        &[
            "行政复议 复议 行政复议案件 复议案件",
            "行政诉讼 诉讼 行政诉讼案件 行政案件",
        ],
    ),
    ("第二产业 二产", &["工业 全部工业", "建筑业"]),
    (
        "申请 依申请公开 依申请 公开申请 信息公开申请 政府信息公开申请 申请件 依申请公开件 依申请公开信息",
        &[
            "网上 网络 在线 线上 互联网 网上申请 网络申请 在线申请 网上提交",
            "信函 邮寄 来信 信件 邮政 信函申请 信件申请 邮寄申请 信函邮寄",
            "当面 现场 当面申请 现场申请 当面提交 面交",
        ],
    ),
];

/// The entries of all kinds.
pub(super) fn kinds() -> impl Iterator<Item = &'static str> {
    let of = DIVISIONS_OF.iter().map(|(_, kinds)| kinds);
    let kinds = DIVISIONS.iter().chain(LOOSE).chain(of).copied().flatten();
    kinds.flat_map(|kind| kind.split(' '))
}

/// Each way to divide: what is divided, where that is said, and its kinds.
#[cfg(test)]
pub(in super::super) fn rows()
-> impl Iterator<Item = (Option<&'static str>, &'static [&'static str])> {
    let all = DIVISIONS.iter().map(|&kinds| (None, kinds));
    all.chain(
        DIVISIONS_OF
            .iter()
            .map(|&(whole, kinds)| (Some(whole), kinds)),
    )
}

/// The entries of what is divided in a way of its own.
pub(super) fn divided() -> impl Iterator<Item = &'static str> {
    DIVISIONS_OF.iter().flat_map(|(whole, _)| whole.split(' '))
}

/// Whether each of `parts` has the word of one kind of a division, and every kind has its part; `whole` are
/// the words of what is divided.
pub(in super::super) fn divide(whole: &[Word], parts: &[&[Word]]) -> bool {
    let has_kind = |words: &&[Word]| words.iter().any(|word| word.is_kind);
    if !parts.iter().all(has_kind) {
        return false;
    }
    // 提案 34 件，市人大建议 1 件，市政协提案 1 件: beside the kind of another
    let is_kind = |kinds: &[&str]| kinds.iter().filter(|kind| names(whole, kind)).count() == 1;
    let mut named = DIVISIONS_OF.iter().filter(|(of, _)| names(whole, of));
    // 重点人大代表建议: less than the kind
    let firsts = || {
        let first = |words: &&[Word]| -> Vec<Word> {
            let mut words = words.iter().skip_while(|word| word.sense == Sense::Through);
            words.next().copied().into_iter().collect()
        };
        parts.iter().map(first).collect::<Vec<_>>()
    };
    DIVISIONS.iter().any(|kinds| are_each(parts, kinds))
        || named.any(|(_, kinds)| !is_kind(kinds) && are_each(&firsts(), kinds))
}

/// Whether `parts` are kinds that need not make what they are of.
pub(in super::super) fn are_loose(parts: &[&[Word]]) -> bool {
    LOOSE.iter().any(|kinds| are_each(parts, kinds))
}

/// Whether each of `parts` has the word of one of these kinds, and every kind has its part.
fn are_each<W: AsRef<[Word]>>(parts: &[W], kinds: &[&str]) -> bool {
    let part_of = |kind: &str| parts.iter().any(|words| names(words.as_ref(), kind));
    let kind_of = |words: &[Word]| kinds.iter().any(|kind| names(words, kind));
    parts.len() == kinds.len()
        && kinds.iter().all(|kind| part_of(kind))
        && parts.iter().all(|words| kind_of(words.as_ref()))
}

/// Whether words have one of the entries of a kind.
fn names(words: &[Word], kind: &str) -> bool {
    let said = |entry: &str| words.iter().any(|word| word.entry == entry);
    kind.split(' ').any(said)
}
