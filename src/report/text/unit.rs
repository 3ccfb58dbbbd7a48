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

/// Units, a longer one before a shorter one that it begins with.
const UNITS: &[(&str, Class)] = &[
    ("个百分点", Class::Ratio),
    ("百分点", Class::Ratio),
    ("倍", Class::Ratio),
    ("%", Class::Percent),
    ("元", Class::Money),
    ("人次", Class::Person),
    ("人", Class::Person),
    ("名", Class::Person),
    ("位", Class::Person),
    ("余条", Class::Thing),
    ("件次", Class::Thing),
    ("条次", Class::Thing),
    ("场次", Class::Thing),
    ("批次", Class::Thing),
    ("个次", Class::Thing),
    ("件", Class::Thing),
    ("条", Class::Thing),
    ("份", Class::Thing),
    ("期", Class::Thing),
    ("次", Class::Thing),
    ("项", Class::Thing),
    ("宗", Class::Thing),
    ("起", Class::Thing),
    ("场", Class::Thing),
    ("篇", Class::Thing),
    ("例", Class::Thing),
    ("则", Class::Thing),
    ("桩", Class::Thing),
    ("封", Class::Thing),
    ("批", Class::Thing),
    ("部", Class::Thing),
    ("本", Class::Thing),
    ("册", Class::Thing),
    ("幅", Class::Thing),
    ("张", Class::Thing),
    ("笔", Class::Thing),
    ("单", Class::Thing),
    ("个", Class::Thing),
    ("家", Class::Thing),
    ("户", Class::Thing),
    ("处", Class::Thing),
    ("所", Class::Thing),
    ("台", Class::Thing),
    ("套", Class::Thing),
    ("种", Class::Thing),
    ("类", Class::Thing),
    ("字", Class::Thing),
    ("页", Class::Thing),
    ("通", Class::Thing),
    ("宗次", Class::Thing),
    ("辆次", Class::Thing),
    ("辆", Class::Thing),
    ("艘次", Class::Thing),
    ("艘", Class::Thing),
    ("架次", Class::Thing),
    ("架", Class::Thing),
    ("列次", Class::Thing),
    ("支", Class::Thing),
    ("只", Class::Thing),
    ("座", Class::Thing),
    ("块", Class::Thing),
    ("片", Class::Thing),
    ("口", Class::Thing),
    ("门", Class::Thing),
    ("枚", Class::Thing),
    ("株", Class::Thing),
    ("棵", Class::Thing),
    ("头", Class::Thing),
    ("对", Class::Thing),
    ("班", Class::Thing),
    ("本次", Class::Thing),
    ("立方米", Class::Measure),
    ("m3", Class::Measure),
    ("m²", Class::Measure),
    ("平方米", Class::Measure),
    ("平方公里", Class::Measure),
    ("公里", Class::Measure),
    ("米", Class::Measure),
    ("亩", Class::Measure),
    ("公顷", Class::Measure),
    ("吨", Class::Measure),
    ("千瓦时", Class::Measure),
    ("千瓦", Class::Measure),
];

/// Words that begin with a unit and are none.
const NO_UNITS: &[&str] = &[
    "条例", "条款", "期间", "期限", "次年", "次日", "部门", "部分", "本级", "本机", "本局", "本市",
    "本县", "本区", "本单", "本部", "所有", "处理", "处罚", "通过", "通知", "单位", "人大", "人民",
    "人均", "名称", "名单", "名录", "位于", "位置", "起诉", "例如", "则为", "家庭", "字号", "户籍",
    "所属", "台账", "通报", "类似", "个人", "家人", "对于", "对应", "对比", "对外", "对口", "对接",
    "门户", "口径", "口头", "班子", "只有", "支部", "支持", "支出", "片区", "米面", "头条",
];

/// Words that make a number before them a time, a place or a rank: no quantity.
const NO_QUANTITY: &[&str] = &[
    "年",
    "月",
    "日",
    "时",
    "点",
    "分钟",
    "秒",
    "天",
    "周",
    "小时",
    "季度",
    "工作日",
    "个月",
    "个工作日",
    "个小时",
    "个季度",
    "个自然日",
    "个星期",
    "个年度",
    "号",
    "届",
    "岁",
    "周岁",
    "层",
    "楼",
    "室",
    "路",
    "弄",
    "栋",
    "幢",
    "级",
    "度",
    "分之",
    "学年",
    "度报告",
    "号线",
    "次会议",
    "次全会",
    "次全体",
    "次党代会",
    "次代表大会",
    "次常务",
];

/// The unit that `has` finds at a place: its length in characters and what it makes of the number.
pub(super) fn unit(has: impl Fn(&str) -> bool) -> Option<(&'static str, Class)> {
    if NO_UNITS.iter().any(|word| has(word)) {
        return None;
    }
    UNITS.iter().find(|(word, _)| has(word)).copied()
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

/// Words before tenths (八成): 成 also begins many words.
pub(super) const BEFORE_TENTHS: &[&str] = &["超", "近", "约", "达", "占", "过", "逾", "比"];

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
    NO_QUANTITY.iter().any(|word| has(word))
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
