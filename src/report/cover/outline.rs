//! Paragraphs → what the report says of its own outline.

use super::{Located, Outline, Paragraphs};
use crate::form::fold::is_numeral;
use crate::form::official::headings::{Holds, section};
use crate::read::numeral::below_hundred;
use crate::read::span::end_of;

/// Of a sentence longer than this many bytes only what is near the words is looked at.
const LONGEST: usize = 600;

/// What the report says of its parts before `end`, the block where the second section begins.
pub(super) fn find(paragraphs: &Paragraphs, end: usize) -> Option<Located<Outline>> {
    let early = paragraphs.0.iter().take_while(|p| p.block < end);
    early.into_iter().find_map(|paragraph| {
        let text = paragraph.flow.text.as_str();
        ["部分", "方面", "章节"].iter().find_map(|word| {
            text.match_indices(word).find_map(|(at, word)| {
                let (before, start) = count(text.get(..at)?)?;
                let near = end_of(text.get(..start)?, LONGEST);
                let sentence = near.rsplit(['。', '；']).next()?;
                let about = ["报告", "全文", "年报"]
                    .iter()
                    .any(|word| sentence.contains(word));
                let made = ["由", "包括", "分为", "从", "共", "包含"]
                    .iter()
                    .any(|word| sentence.contains(word));
                let value = Outline {
                    said: before,
                    listed: listed(sentence),
                };
                (about && made && before >= 3).then(|| Located {
                    value,
                    at: paragraph.flow.span(start, at + word.len()),
                })
            })
        })
    })
}

/// The number that is at the end of a text, 六个, and the byte where it begins.
fn count(text: &str) -> Option<(u32, usize)> {
    let text = text.trim_end();
    let text = text.strip_suffix(['个', '大']).unwrap_or(text).trim_end();
    let digits: Vec<char> = text
        .chars()
        .rev()
        .take_while(|&c| c.is_ascii_digit() || is_numeral(c))
        .take(2)
        .collect();
    let digits: String = digits.into_iter().rev().collect();
    Some((below_hundred(&digits)?, text.len() - digits.len()))
}

/// How many parts a sentence lists after 包括, 由 or 从.
fn listed(sentence: &str) -> Option<u32> {
    let from = ["包括", "包含", "分为", "由", "从"]
        .iter()
        .find_map(|word| sentence.find(word).map(|at| at + word.len()))?;
    let list = sentence
        .get(from..)?
        .replace("以及", "、")
        .replace("及其他", "、其他")
        .replace("和其他", "、其他")
        .replace("并附", "。");
    let list = list.split('。').next()?;
    let items = list
        .split(['、', '，', ',', ';'])
        .map(str::trim)
        .filter(|item| !item.is_empty());
    // 行政复议、行政诉讼情况 is one part with a mark inside
    let mut count = 0;
    let mut review = false;
    for item in items {
        let joins = std::mem::replace(&mut review, section(item, Holds::Word) == Some(4));
        if !(joins && review) && item.chars().count() >= 3 {
            count += 1;
        }
    }
    (count >= 3).then_some(count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(sentence: &str, expected: Option<u32>) {
        assert_eq!(listed(sentence), expected);
    }

    #[test]
    fn lists() {
        check(
            "本报告由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、政府信息公开行政复议、行政诉讼情况、存在的主要问题及改进情况、其他需要报告的事项",
            Some(6),
        );
        check(
            "报告全文包括总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、政府信息公开行政复议和行政诉讼情况，存在的主要问题及改进情况以及其他需要报告的事项等",
            Some(6),
        );
        check(
            "主要从总体情况,主动公开政府信息情况,收到和处理政府信息公开申请情况,政府信息公开行政复议、行政诉讼情况,存在的主要问题及改进情况及其他需要报告的事项等",
            Some(6),
        );
        check("本报告由", None);
    }

    #[test]
    fn counts() {
        assert_eq!(count("由六个"), Some((6, "由".len())));
        assert_eq!(count("等 6 "), Some((6, "等 ".len())));
        assert_eq!(count("等"), None);
    }
}
