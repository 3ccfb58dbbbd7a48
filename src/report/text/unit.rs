//! The words right beside a number: units (计量单位), what makes it no quantity, what makes it approximate.

use super::fold::Folded;

/// What kind of quantity a unit makes of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// Things that offices count (条, 件, 份, 期, …): they may stand in one list.
    Thing,
    /// People (人, 名, 人次).
    Person,
    /// Money (元).
    Money,
    /// A measure (吨, 亩): only the same unit may stand in one list.
    Measure,
    /// A percentage.
    Percent,
    /// How many times over (倍), or percentage points: no part of any list.
    Ratio,
    /// No unit is printed.
    Bare,
}

/// Units with blanks between, a longer one before a shorter one that it begins with.
const UNITS: &[(Class, &str)] = &[
    (Class::Ratio, "个百分点 百分点 倍"),
    (Class::Percent, "%"),
    (Class::Money, "元"),
    (Class::Person, "人次 人 名 位"),
    (
        Class::Thing,
        "余条 件次 条次 场次 批次 个次 件 条 份 期 次 项 宗 起 \
     场 篇 例 则 桩 封 批 部 本 册 幅 张 笔 单 个 家 户 \
     处 所 台 套 种 类 字 页 通 宗次 辆次 辆 艘次 艘 架次 \
     架 列次 支 只 座 块 片 口 门 枚 株 棵 头 对 班 本次",
    ),
    (
        Class::Measure,
        "立方米 m3 m² 平方米 平方公里 公里 米 亩 公顷 吨 千瓦时 \
     千瓦",
    ),
];

/// Words that begin with a unit and are none.
const NO_UNITS: &str = "条例 条款 期间 期限 次年 次日 部门 部分 本级 本机 本局 \
    本市 本县 本区 本单 本部 所有 处理 处罚 通过 通知 单位 \
    人大 人民 人均 名称 名单 名录 位于 位置 起诉 例如 则为 \
    家庭 字号 户籍 所属 台账 通报 类似 个人 家人 对于 对应 \
    对比 对外 对口 对接 门户 口径 口头 班子 只有 支部 支持 \
    支出 片区 米面 头条";

/// Words that make a number before them a time, a place or a rank: no quantity.
const NO_QUANTITY: &str = "年 月 日 时 点 分钟 秒 天 周 小时 季度 工作日 个月 \
    个工作日 个小时 个季度 个自然日 个星期 个年度 号 届 岁 周岁 \
    层 楼 室 路 弄 栋 幢 级 度 分之 学年 度报告 号线 次会议 \
    次全会 次全体 次党代会 次代表大会 次常务";

/// The unit that `has` finds at a place: its length in characters and what it makes of the number.
pub(super) fn unit(has: impl Fn(&str) -> bool) -> Option<(&'static str, Class)> {
    if NO_UNITS.split_whitespace().any(&has) {
        return None;
    }
    UNITS.iter().find_map(|&(class, words)| {
        let word = words.split_whitespace().find(|word| has(word))?;
        Some((word, class))
    })
}

/// Words before a number that is less than they say, more, or about it; a longer one before a shorter
/// one that it ends in.
pub(super) const BELOW: &[&str] = &["不超过", "将近", "接近", "不到", "不足", "最多", "近"];
pub(super) const ABOVE: &[&str] = &[
    "超过",
    "突破",
    "至少",
    "不少于",
    "不低于",
    "高于",
    "多达",
    "超",
    "逾",
];
pub(super) const AROUND: &[&str] = &["大约", "大概", "约为", "约占", "近似", "约"];

/// Words behind a number, or its unit, that is less than they say, more, or about it.
pub(super) const AND_BELOW: &[&str] = &["以下", "以内"];
pub(super) const AND_ABOVE: &[&str] = &["以上", "+"];
pub(super) const OR_SO: &[&str] = &["左右", "上下"];
/// 余: more than the number, less than the next one of its last digit; and words that begin with it.
pub(super) const MORE: &[&str] = &["余", "多"];
pub(super) const NOT_MORE: &[&str] = &["多元", "余额"];

/// What makes a number in words a percentage, and the tenths of one (八成).
pub(super) const PERCENT: &str = "百分之";
pub(super) const TENTHS: char = '成';
pub(super) const TENTHS_MORE: &[&str] = &["多"];

/// One of each, where a motto says so (办结一件申请、解决一个问题).
pub(super) const ONE: &str = "一";

/// Words that begin like a scale of a number (万, 千, 百) and are none.
pub(super) const NO_SCALES: &[&str] = &["百分", "千瓦"];

/// What stands before a rank, and behind a year, a month and the number of a document.
pub(super) const ORDINAL: char = '第';
pub(super) const YEAR: &str = "年";
pub(super) const MONTH: &str = "月";
pub(super) const DOCUMENT: &str = "号";

/// Between two years that share one 年, and between the ends of a range.
pub(super) const JOINING: &str = "、和至与及";
pub(super) const UP_TO: &str = "-—~～至到";

/// Words before tenths (八成): 成 also begins many words.
pub(super) const BEFORE_TENTHS: &[&str] = &["超", "近", "约", "达", "占", "过", "逾", "比"];

/// What may follow tenths where none of these words stands before them.
pub(super) const BEHIND_TENTHS: &str = "以多左,，。;) ";

/// Words behind which several numbers follow, one for each name.
pub(super) const RESPECTIVELY: &[&str] = &["分别为", "分别是", "分别有", "分别达", "分别"];

/// Words before a number that counts the entries of the list before it.
pub(super) const OF_THE_LIST: &[&str] = &["以上", "上述", "前述", "前", "这"];

/// Words behind the number of a hotline or an office window.
pub(super) const HOTLINE: &[&str] = &[
    "热线", "平台", "政务", "市民", "便民", "投诉", "服务", "举报",
];

/// Words before a number that only names.
pub(super) const NAMES: &[&str] = &[
    "电话", "邮编", "传真", "编码", "电话:", "邮编:", "传真:", "编码:",
];

/// Characters before a Chinese numeral that belongs to a word (统一, 每一件), and words that begin with one.
pub(super) const BOUND: &str = "第统每同逐某这那哪任进唯之上下前后近有任";
pub(super) const IN_WORDS: &[&str] = &[
    "一件事",
    "一条龙",
    "一条线",
    "一项项",
    "一件一",
    "一条一",
    "一次性",
    "一事一",
];

/// Whether one of `words` ends right before `at`.
pub(super) fn ends(text: &Folded, at: usize, words: &[&str]) -> bool {
    words.iter().any(|word| text.ends(at, word))
}

/// Whether one of `words` begins at `at`.
pub(super) fn begins(text: &Folded, at: usize, words: &[&str]) -> bool {
    words.iter().any(|word| text.has(at, word))
}

/// Entries of a list, where the words count the list itself (三项合计), and the words of a total.
const ENTRIES: &[&str] = &["项", "类", "者", "种", "个渠道", "个方面", "个平台", "部分"];
const TOTALS: &[&str] = &[
    "合计共",
    "合计",
    "共计",
    "总计",
    "总共",
    "一共",
    "累计",
    "共有",
    "总数",
    "总和",
    "相加",
    "之和",
    "共",
];

/// The length of the word for entries of a list, where what follows a number says that it counts them.
pub(super) fn counts_entries(has: impl Fn(&str) -> bool) -> Option<usize> {
    let total = |entry: &str| TOTALS.iter().any(|total| has(&format!("{entry}{total}")));
    let entry = ENTRIES.iter().find(|entry| has(entry) && total(entry))?;
    Some(entry.chars().count())
}

/// Whether what follows a number says that it is a time, a place or a rank.
pub(super) fn no_quantity(has: impl Fn(&str) -> bool) -> bool {
    NO_QUANTITY.split_whitespace().any(has)
}

/// Whether a unit counts the channels themselves, and not what goes through them.
pub(super) fn counts_channels(unit: &str) -> bool {
    matches!(unit, "个" | "家")
}

/// Whether a number in Chinese characters before this unit is a count, and not part of a common word
/// (一起, 一次性, 第一期).
pub(super) fn counts_in_characters(unit: &str, run: &str) -> bool {
    let one = run == "一";
    match unit {
        "件" | "条" | "份" | "项" | "宗" | "篇" | "例" | "元" => true,
        "次" | "起" | "场" | "期" | "人" | "人次" | "名" => !one,
        _ => false,
    }
}
