//! What the labels of a list have in common: kinds that exclude each other, kinds that may overlap.

use super::clauses::Item;
use super::passage::{Passage, any};
use super::units::Class;
use crate::report::statement::Kinds;

/// Outcomes of applications.
const OUTCOMES: &[&str] = &[
    "予以公开",
    "同意公开",
    "部分公开",
    "不予公开",
    "无法提供",
    "不予处理",
    "其他处理",
    "不掌握",
    "不存在",
    "已公开",
    "逾期",
    "补正",
    "不属于",
    "结转",
    "转下",
    "继续办理",
    "执法案卷",
    "告知",
    "重复申请",
    "行政查询",
];

/// Kinds that exclude each other; each list is one way to divide a whole.
const CLOSED: &[&[&str]] = &[
    OUTCOMES,
    &["一审", "二审", "再审"],
    &["主动公开", "依申请公开", "不予公开", "不公开", "免予公开"],
    &["自然人", "公民", "个人", "法人", "企业", "组织", "机构"],
    &[
        "网上",
        "网络",
        "在线",
        "线上",
        "线下",
        "信函",
        "邮寄",
        "邮件",
        "当面",
        "现场",
        "传真",
        "书面",
        "电子",
        "窗口",
        "口头",
        "电话",
        "互联网",
        "平台",
    ],
    &[
        "维持",
        "纠正",
        "纠错",
        "其他结果",
        "审结",
        "驳回",
        "撤销",
        "撤诉",
        "终止",
        "确认违法",
        "败诉",
        "胜诉",
    ],
];

/// Kinds that together leave nothing else, each with the words for it.
const WHOLES: &[&[&[&str]]] = &[
    &[&["自然人", "公民", "个人"], &["法人"]],
    &[&["书面", "纸质"], &["电子"]],
    &[&["线上"], &["线下"]],
    &[&["一审"], &["二审"]],
    &[&["专职"], &["兼职"]],
    &[&["主动公开"], &["依申请公开"], &["不予公开", "不公开"]],
    &[&["上半年"], &["下半年"]],
    &[
        &["第一季度", "一季度"],
        &["第二季度", "二季度"],
        &["第三季度", "三季度"],
        &["第四季度", "四季度"],
    ],
];

/// Whether the labels name each of some kinds that together leave nothing else, and nothing besides.
pub(super) fn make_a_whole(items: &[&Item]) -> bool {
    if let [one, other] = items
        && denies(&one.label, &other.label)
    {
        return true;
    }
    WHOLES.iter().any(|kinds| {
        items.len() == kinds.len()
            && kinds
                .iter()
                .zip(items)
                .all(|(words, item)| any(&item.label, words))
    })
}

/// Whether the second of two labels denies the first: 采纳, 未采纳.
fn denies(one: &str, other: &str) -> bool {
    let denied = ["未", "不"].iter().find_map(|not| other.strip_prefix(not));
    !one.is_empty() && denied.is_some_and(|denied| one.trim_start_matches('已') == denied)
}

/// Ways of applying: of two that are named, a third has hardly any.
const WAYS: usize = 4;

/// Channels that may carry the same news.
const CHANNELS: &[&str] = &[
    "网站",
    "微信",
    "微博",
    "公众号",
    "新媒体",
    "抖音",
    "头条",
    "视频号",
    "快手",
    "客户端",
    "公报",
    "报纸",
    "电视",
    "公示栏",
    "公开栏",
    "平台",
];

/// Which of [`CLOSED`] the words of a number name, a bit for each, and [`CHANNELS`] in the bit behind.
pub(super) fn named(item: &Item) -> u8 {
    CLOSED
        .iter()
        .copied()
        .chain([CHANNELS])
        .zip(0..)
        .filter(|(words, _)| item.says(words))
        .fold(0, |named, (_, bit)| named | 1 << bit)
}

/// Whether the words of a number name the kinds at this place of [`CLOSED`].
fn names(item: &Item, kinds: usize) -> bool {
    item.kinds() & 1 << kinds != 0
}

/// What the items have in common.
pub(super) fn of(items: &[&Item]) -> Kinds {
    if items.iter().any(|item| item.class() == Class::Person) {
        return Kinds::Overlapping;
    }
    let all = |&kinds: &usize| items.len() >= 2 && items.iter().all(|item| names(item, kinds));
    let closed = (0..CLOSED.len()).find(all);
    // Two outcomes of many are often all that a sentence cares to name.
    if closed.is_some_and(|kinds| items.len() >= 3 || kinds == WAYS) || make_a_whole(items) {
        return Kinds::Closed;
    }
    // News may go through several channels; the channels themselves are counted once.
    let news = |item: &Item| !matches!(item.quantity.unit, Some("个" | "家"));
    let channels = items
        .iter()
        .filter(|item| news(item) && names(item, CLOSED.len()))
        .count();
    if channels * 2 > items.len() {
        return Kinds::Overlapping;
    }
    Kinds::Open
}

/// Whether kinds that divide the number before them begin at `place`, without a word that opens them:
/// at least three outcomes, three ways of applying, or kinds that together leave nothing else.
pub(super) fn begin_at(passage: &Passage, run: &[usize], place: usize) -> bool {
    let at = |place: usize| run.get(place).and_then(|&index| passage.item(index));
    let counted: Vec<&Item> = (place..run.len().min(place + 8))
        .filter_map(at)
        .filter(|item| item.class() == Class::Thing)
        .take(4)
        .collect();
    let before = place.checked_sub(1).and_then(at);
    let three = counted.get(..3);
    let of_one_kind = |is: &dyn Fn(&Item) -> bool| {
        !before.is_some_and(is) && three.is_some_and(|three| three.iter().all(|item| is(item)))
    };
    let applied = |item: &Item| {
        let ways = CLOSED.get(WAYS).copied().unwrap_or_default();
        item.label.contains("申请") && any(&item.label, ways)
    };
    let whole = before.is_some_and(|before| {
        let alike = |item: &&Item| {
            item.quantity.unit == before.quantity.unit && item.sentence == before.sentence
        };
        (2..=counted.len()).any(|many| {
            counted
                .get(..many)
                .is_some_and(|items| make_a_whole(items) && items.iter().all(alike))
        })
    });
    of_one_kind(&is_outcome) || of_one_kind(&applied) || whole
}

/// Whether an item is an outcome of an application, or a result of a review.
fn is_outcome(item: &Item) -> bool {
    let carried = any(&item.label, &["结转", "转下"]);
    item.class() == Class::Thing
        && ((names(item, 0) && !carried)
            || item.says(&[
                "结果维持",
                "结果纠正",
                "结果纠错",
                "其他结果",
                "尚未审结",
                "未审结",
            ]))
}

/// Words that begin a clause of its own.
const VERBS: &[&str] = &[
    "组织",
    "发布",
    "开展",
    "办结",
    "办理",
    "回复",
    "答复",
    "通过",
    "召开",
    "举办",
    "收到",
    "受理",
    "接受",
    "征求",
    "征集",
    "编制",
    "制定",
    "制发",
    "印发",
    "转发",
    "推送",
    "处理",
    "公开",
    "更新",
    "依申请",
    "全年",
    "开设",
    "累计",
    "参加",
    "培训",
    "完成",
    "调整",
    "删除",
    "新增",
    "网站",
    "另",
    "并",
];

/// Whether a label begins with a verb.
pub(super) fn begins_with_verb(label: &str) -> bool {
    VERBS.iter().any(|verb| label.starts_with(verb))
}
