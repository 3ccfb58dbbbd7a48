//! The words of the official tables → how well a piece of text fits them.
//!
//! In a text whose tables have lost their lines, nothing but these words tells a label from a sentence.

use std::sync::LazyLock;

use crate::form::fold::fold;
use crate::form::{Edition, application, disclosure, dispute};
use crate::{order, steps};

/// How a text fits the labels of the official tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    /// It does not.
    Foreign,
    /// It is a piece of a label, several pieces, or a label with a slip in it.
    Piece,
    /// It is a label of the form.
    Whole,
}

/// Labels that are not those of a data row or a number column.
const HEADERS: [&str; 12] = [
    "信息内容",
    "(本列数据的勾稽关系为:第一项加第二项之和,等于第三项加第四项之和)",
    "申请人情况",
    "法人或其他组织",
    "三、本年度办理结果",
    "本年新收",
    "本年收费金额",
    "行政诉讼",
    "总计",
    "单位:万元",
    "单位:万元/件",
    "本年新增",
];

/// The rows of table three whose numbers look like those of sections.
const NUMBERED: [&str; 4] = [
    "本年新收政府信息公开申请数量",
    "上年结转政府信息公开申请数量",
    "本年度办理结果",
    "结转下年度继续办理",
];

static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(Vocabulary::of_form);

/// The folded labels, as a sorted list of all their endings: a text is a piece of a label where an
/// ending begins with it.
struct Vocabulary {
    labels: Vec<String>,
    endings: Vec<String>,
}

/// How `text` fits the labels of the official tables.
pub(super) fn fit(text: &str) -> Fit {
    if explained(text).is_some_and(|label| fit(label) == Fit::Whole) {
        return Fit::Whole;
    }
    let mut folded = [0; FOLDED];
    let Some(folded) = fold_into(text, &mut folded) else {
        return Fit::Foreign;
    };
    if folded.is_empty() {
        return Fit::Foreign;
    }
    let unnumbered = folded.trim_start_matches(|c: char| c.is_ascii_digit() || is_numeral(c));
    if VOCABULARY.has_label(folded) || VOCABULARY.has_label(unnumbered) {
        return Fit::Whole;
    }
    if VOCABULARY.longest(folded) == folded.len() {
        return Fit::Piece;
    }
    if covers(unnumbered) {
        Fit::Piece
    } else {
        Fit::Foreign
    }
}

/// What stands before an explanation in brackets at the end, if that could be a label.
fn explained(text: &str) -> Option<&str> {
    let text = text.trim().strip_suffix(['）', ')'])?;
    let label = text.get(..text.find(['（', '('])?)?;
    label.chars().nth(1).map(|_| label)
}

/// Whether `text` is, to the character, a piece of one label.
pub(super) fn is_piece(text: &str) -> bool {
    let mut folded = [0; FOLDED];
    fold_into(text, &mut folded)
        .is_some_and(|folded| !folded.is_empty() && VOCABULARY.longest(folded) == folded.len())
}

/// Whether what follows 一、 to 四、 is the label of one of the four numbered rows of table three, or
/// its beginning.
pub(super) fn is_numbered_row(text: &str) -> bool {
    let mut folded = [0; FOLDED];
    let Some(folded) = fold_into(text, &mut folded) else {
        return false;
    };
    NUMBERED.iter().any(|label| {
        let common: usize = label
            .chars()
            .zip(folded.chars())
            .take_while(|(a, b)| a == b)
            .map(|(a, _)| a.len_utf8())
            .sum();
        common == folded.len()
            || common == label.len()
            || (common >= 9 && common * 2 >= folded.len())
    })
}

/// Whether nearly all of the text is made of pieces of labels, two characters or longer.
fn covers(folded: &str) -> bool {
    let mut rest = folded;
    let (mut all, mut covered) = (0, 0);
    while let Some(first) = rest.chars().next() {
        let longest = VOCABULARY.longest(rest);
        let step = if longest > first.len_utf8() {
            covered += longest;
            longest
        } else {
            first.len_utf8()
        };
        all += step;
        rest = rest.get(step..).unwrap_or_default();
    }
    all > 6 && covered * 10 >= all * 9
}

/// The longest label takes less.
const FOLDED: usize = 240;

/// No label is printed with so many marks and spaces that it takes more.
const PRINTED: usize = 4 * FOLDED;

/// The text folded, or nothing where it is longer than any label.
fn fold_into<'a>(text: &str, buffer: &'a mut [u8; FOLDED]) -> Option<&'a str> {
    if text.len() > PRINTED {
        return None;
    }
    steps::count(text.len());
    let mut at = 0;
    for c in text.chars().filter_map(fold) {
        c.encode_utf8(buffer.get_mut(at..at + c.len_utf8())?);
        at += c.len_utf8();
    }
    std::str::from_utf8(buffer.get(..at)?).ok()
}

fn is_numeral(c: char) -> bool {
    "一二三四五六七八九十".contains(c)
}

impl Vocabulary {
    fn of_form() -> Self {
        let editions = [Edition::E2019, Edition::E2021];
        let rows = application::Row::ALL.iter().map(|row| row.label().zh);
        let groups = application::Group::OUTCOMES
            .iter()
            .map(|group| group.label().zh);
        let applicants = application::Column::ALL.iter().map(|c| c.label().zh);
        let disputes = dispute::Group::ALL.iter().map(|group| group.label().zh);
        let results = dispute::Column::ALL.iter().map(|column| column.label().zh);
        let items = editions.iter().flat_map(|&edition| {
            let rows = disclosure::Row::ALL
                .iter()
                .map(move |r| r.label(edition).zh);
            let columns = disclosure::Column::ALL
                .iter()
                .map(move |c| c.label(edition).zh);
            let headings = disclosure::blocks(edition)
                .iter()
                .map(|block| block.heading);
            rows.chain(columns).chain(headings)
        });
        let mut labels: Vec<String> = HEADERS
            .into_iter()
            .chain(rows)
            .chain(groups)
            .chain(applicants)
            .chain(disputes)
            .chain(results)
            .chain(items)
            .flat_map(|label| {
                let whole: String = label.chars().filter_map(fold).collect();
                let bare = whole
                    .trim_start_matches(|c: char| c.is_ascii_digit() || is_numeral(c))
                    .to_owned();
                [whole, bare]
            })
            .collect();
        order::sort(&mut labels);
        labels.dedup();
        let mut endings: Vec<String> = labels
            .iter()
            .flat_map(|label| label.char_indices().filter_map(|(at, _)| label.get(at..)))
            .map(str::to_owned)
            .collect();
        order::sort(&mut endings);
        endings.dedup();
        Self { labels, endings }
    }

    fn has_label(&self, folded: &str) -> bool {
        self.labels
            .binary_search_by(|label| label.as_str().cmp(folded))
            .is_ok()
    }

    /// How many bytes at the beginning of `folded` are a piece of a label.
    fn longest(&self, folded: &str) -> usize {
        let at = self
            .endings
            .partition_point(|ending| ending.as_str() < folded);
        let around = [at.checked_sub(1), Some(at)];
        around
            .into_iter()
            .flatten()
            .filter_map(|at| self.endings.get(at))
            .map(|ending| {
                ending
                    .chars()
                    .zip(folded.chars())
                    .take_while(|(a, b)| a == b)
                    .map(|(a, _)| a.len_utf8())
                    .sum()
            })
            .max()
            .unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Fit) {
        assert_eq!(fit(text), expected, "{text}");
    }

    #[test]
    fn labels_fit_whole() {
        check("第二十条 第（一）项", Fit::Whole);
        check("一、本年新收政府信息公开申请数量", Fit::Whole);
        check("（七）总计", Fit::Whole);
        check("总 计", Fit::Whole);
        check("３、危及“三安全一稳定”", Fit::Whole);
        check("規範性文件", Fit::Whole);
        check("信息内容", Fit::Whole);
        check("行政许可（含行政确认）", Fit::Whole);
        check("规章(设区的市制定)", Fit::Whole);
    }

    #[test]
    fn pieces_and_slips_fit_in_part() {
        check("三", Fit::Piece);
        check("计其他情形）", Fit::Piece);
        check("2.其他法律行政止公开", Fit::Piece);
        check("信息内容本年处理决定数量", Fit::Piece);
        check("维持纠正结果审结维持纠正结果审结", Fit::Piece);
        check("理结计这一情形，不计其他情形）", Fit::Piece);
    }

    #[test]
    fn sentences_and_headings_do_not_fit() {
        check("（二）依申请公开情况", Fit::Foreign);
        check("（一）主动公开情况", Fit::Foreign);
        check("（一）存在的问题", Fit::Foreign);
        check("2023年，洪泽区人民政府坚持", Fit::Foreign);
        check("无其他需要报告的事项。", Fit::Foreign);
        check("、", Fit::Foreign);
        check("工作安排（见行政许可）", Fit::Foreign);
        check(&"总计".repeat(1000), Fit::Foreign);
        check(&format!("总计{}", "，".repeat(1000)), Fit::Foreign);
    }

    #[test]
    fn numbered_rows_are_told_from_sections() {
        for row in [
            "本年新收政府信息公开申请数量",
            "上年结转",
            "本年度办",
            "本",
            "",
        ] {
            assert!(is_numbered_row(row), "{row}");
        }
        for section in [
            "收到和处理政府信息公开申请情况",
            "本年度工作情况",
            "主动公开政府信息情况",
        ] {
            assert!(!is_numbered_row(section), "{section}");
        }
    }
}
