//! Kinds that together leave nothing else, each with the entries of the lexicon for it.

use super::Word;

/// Each row is one way to divide a whole; each kind lists its entries with blanks between.
const DIVISIONS: &[&[&str]] = &[
    &[
        "自然人 公民 个人",
        "法人 法人或其他组织 法人和其他组织 法人及其他组织 法人或者其他组织 法人组织 其他",
    ],
    &["书面 纸质", "电子"],
    &["线上", "线下"],
    &["一审", "二审"],
    &["专职", "兼职"],
    &["主动公开", "依申请公开", "不予公开 不公开"],
    &["上半年", "下半年"],
    &[
        "未经复议直接起诉 未经复议 直接起诉 未经复议直接诉讼",
        "复议后起诉 复议后 复议后诉讼 经复议后起诉",
    ],
    &[
        "第一季度 一季度",
        "第二季度 二季度",
        "第三季度 三季度",
        "第四季度 四季度",
    ],
];

/// Whether each of `parts`, in order, has the word of one kind of a division, and every kind has its part.
pub(in super::super) fn divide(parts: &[&[Word]]) -> bool {
    let names = |words: &[Word], kind: &str| {
        let said = |entry: &str| words.iter().any(|word| word.entry == entry);
        kind.split_whitespace().any(said)
    };
    DIVISIONS.iter().any(|kinds| {
        let mut pairs = parts.iter().zip(*kinds);
        parts.len() == kinds.len() && pairs.all(|(words, kind)| names(words, kind))
    })
}
