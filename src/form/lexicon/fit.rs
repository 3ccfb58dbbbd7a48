//! A text → how well it fits the labels of a form.
//!
//! Where a table has lost its lines, nothing but its labels distinguishes its cells from running text.

use super::{Lexicon, folded_label, is_numeral};

/// How a text fits the labels of a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// It does not.
    Foreign,
    /// It is a piece of a label, several pieces, or a label with a slip in it.
    Piece,
    /// It is a label of the form.
    Whole,
}

impl Lexicon {
    /// How a text fits the labels; an explanation in brackets behind a label does not count.
    pub fn fit(&self, text: &str) -> Fit {
        if explained(text).is_some_and(|label| self.fit(label) == Fit::Whole) {
            return Fit::Whole;
        }
        let Some(folded) = folded_label(text).filter(|folded| !folded.is_empty()) else {
            return Fit::Foreign;
        };
        if self.has(&folded) {
            Fit::Whole
        } else if self.piece(&folded) == folded.len() || self.covers(super::bare(&folded)) {
            Fit::Piece
        } else {
            Fit::Foreign
        }
    }

    /// Whether a text is, to the character, a piece of one label.
    pub fn is_piece(&self, text: &str) -> bool {
        folded_label(text)
            .is_some_and(|folded| !folded.is_empty() && self.piece(&folded) == folded.len())
    }

    /// Whether what follows the number of a section is the label of a row that is numbered like one, 一、,
    /// or its beginning.
    pub fn is_numbered_row(&self, text: &str) -> bool {
        let Some(folded) = folded_label(text) else {
            return false;
        };
        self.numbered.iter().any(|label| {
            let same = label
                .chars()
                .zip(folded.chars())
                .take_while(|(a, b)| a == b);
            let common: usize = same.map(|(a, _)| a.len_utf8()).sum();
            common == folded.len()
                || common == label.len()
                || (common >= 9 && common * 2 >= folded.len())
        })
    }

    /// Whether nearly all of a folded text is made of pieces of labels, two characters or longer.
    fn covers(&self, folded: &str) -> bool {
        let mut rest = folded;
        let (mut all, mut covered) = (0, 0);
        while let Some(first) = rest.chars().next() {
            let longest = self.piece(rest);
            let step = if longest > first.len_utf8() {
                covered += longest;
                longest
            } else {
                first.len_utf8()
            };
            all += step;
            // a sentence is known after a few words
            if (all - covered) * 10 > folded.len() {
                return false;
            }
            rest = rest.get(step..).unwrap_or_default();
        }
        all > 6 && covered * 10 >= all * 9
    }
}

/// What is before an explanation in brackets at the end, if that could be a label.
fn explained(text: &str) -> Option<&str> {
    let text = text.trim().strip_suffix(['）', ')'])?;
    let label = text.get(..text.find(['（', '('])?)?;
    label.chars().nth(1).map(|_| label)
}

/// Whether a label is numbered like a section, 一、
pub(super) fn is_numbered(label: &str) -> bool {
    let mut characters = label.chars();
    characters.next().is_some_and(is_numeral) && characters.next() == Some('、')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::official::OFFICIAL;

    #[track_caller]
    fn check(text: &str, expected: Fit) {
        assert_eq!(OFFICIAL.lexicon.fit(text), expected, "{text}");
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
            assert!(OFFICIAL.lexicon.is_numbered_row(row), "{row}");
        }
        for section in [
            "收到和处理政府信息公开申请情况",
            "本年度工作情况",
            "主动公开政府信息情况",
        ] {
            assert!(!OFFICIAL.lexicon.is_numbered_row(section), "{section}");
        }
    }
}
