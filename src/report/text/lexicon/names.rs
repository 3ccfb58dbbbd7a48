//! The words around the name of a number: what ends it on its left, leads up to it, and leads from it to
//! the number. They are looked for at the ends of a name and inside words that the entries would swallow,
//! a longer one before a shorter one that it begins or ends with.

use std::sync::LazyLock;

/// Words, cut apart when they are first used.
type SplitWords = LazyLock<Vec<&'static str>>;

fn cut(words: &'static str) -> Vec<&'static str> {
    words.split_whitespace().collect()
}

/// What ends a name on its left.
pub(in super::super) const MARKS: &[char] = &[
    '，', ',', '；', ';', '。', '.', '：', ':', '（', '(', ')', '）', '|', '/', '“', '”', '「',
    '」', '《', '》', '?', '？', '!', '！',
];

/// Words that lead up to a name and are no part of it.
pub(in super::super) static LEADS: SplitWords = LazyLock::new(|| {
    cut(
        "其中 主要包括 包括 分别为 分别是 具体为 具体是 全年度 全年 \
    本年度 本年 今年 年度 累计 总共 共计 合计 一共 一是 二是 \
    三是 四是 以及 和 及 与 、 含",
    )
});

/// Words within a clause behind which a name begins.
pub(in super::super) static WITHIN: SplitWords = LazyLock::new(|| cut("累计 全年 总共 一共"));

/// What a name begins with, if it holds it.
pub(in super::super) const DISCLOSED: &str = "主动公开";

/// Words that lead from a name to its number.
pub(in super::super) static ENDS: SplitWords = LazyLock::new(|| {
    cut(
        "共计 合计 总计 总数为 数为 分别为 达到 超过 为 现有 有 达 约 \
    是 占比 占 共 近 的 计 针对 对",
    )
});

/// What may be behind the number before, at the very beginning of the words between two numbers.
pub(in super::super) static UNITS: SplitWords = LazyLock::new(|| {
    cut("个百分点 万元 亿元 万件 万条 余件 余条 件次 人次 元 件 条 \
    次 份 篇 期 场 人 项 个 部 年 月 日")
});

/// What makes a percentage one of what is before it, and what that is called.
pub(in super::super) const OF: char = '占';
pub(in super::super) const SHARE: &str = "占比";

/// 共 and the verbs behind which it is no part of the name: 共收到申请, but 共青团.
pub(in super::super) const IN_ALL: char = '共';
pub(in super::super) const VERBS: &[char] = &[
    '收', '受', '公', '发', '制', '办', '新', '答', '主', '召', '接',
];

/// What the names of public bodies end in.
pub(in super::super) const BODIES: &str = "省市县区镇乡旗州局委办厅院处站心部社团";
