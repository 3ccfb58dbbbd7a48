//! Units (计量单位) of the numbers of the text, and what they make of a number.

use std::sync::LazyLock;

use super::fold::Folded;
use super::word_list::{WordIndex, WordList};

/// What kind of quantity a unit makes of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Class {
    /// Things that offices count (条, 件, 份, 期, …): they may be in one list.
    Thing,
    /// People (人, 名, 人次).
    Person,
    /// Money (元).
    Money,
    /// A measure (吨, 亩): only the same unit may be in one list.
    Measure,
    /// A percentage.
    Percent,
    /// How many times over (倍), or percentage points: no part of any list.
    Ratio,
    /// No unit is printed.
    Bare,
}

/// Units; a longer one is before a shorter one that it begins with.
const UNITS: &[(Class, &str)] = &[
    (Class::Ratio, "个百分点 百分点 倍"),
    (Class::Percent, "%"),
    (Class::Money, "元"),
    (Class::Person, "人次 人 名 位"),
    (
        Class::Thing,
        "件次 条次 场次 批次 个次 件 条 份 期 次 项 宗 起 场 篇 例 则 桩 封 批 部 本 册 幅 张 笔 单 \
         个 家 户 处 所 台 套 种 类 字 页 通 辆次 辆 艘次 艘 架次 架 列次 支 只 座 块 片 口 门 枚 株 棵 \
         头 对 班 栋 幢",
    ),
    (
        Class::Measure,
        "立方米 m3 m2 ㎡ 平方米 平方公里 公里 米 亩 公顷 吨 千瓦时 千瓦",
    ),
];

/// Words that begin with a unit and are none.
static NO_UNITS: WordList = WordList::new(
    "条例 条款 期间 期限 次年 次日 部门 部分 本级 本机 本局 \
    本市 本县 本区 本单 本部 所有 处理 处罚 通过 通知 单位 \
    人大 人民 人均 名称 名单 名录 位于 位置 起诉 例如 则为 \
    家庭 字号 户籍 所属 台账 通报 类似 个人 家人 对于 对应 \
    对比 对外 对口 对接 门户 口径 口头 班子 只有 支部 支持 \
    支出 片区 米面 头条",
);

static BY_FIRST: LazyLock<WordIndex<(&str, Class)>> = LazyLock::new(|| {
    let units = UNITS.iter().flat_map(|&(class, words)| {
        let words = words.split_whitespace();
        words.map(move |word| (word, (word, class)))
    });
    WordIndex::new(units)
});

/// The unit that is at `at`, what it makes of the number before it, and where it ends.
pub(super) fn unit(text: &Folded, at: usize) -> Option<(&'static str, Class, usize)> {
    let (&(unit, class), end) = BY_FIRST.find(text, at)?;
    (!NO_UNITS.stand_at(text, at)).then_some((unit, class, end))
}
