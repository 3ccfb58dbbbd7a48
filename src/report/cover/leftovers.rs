//! Paragraphs → instructions of the form that were left in the report.

use super::Paragraphs;
use crate::order;
use crate::read::span::{Span, start_of};

/// Of a sentence longer than this many bytes only the beginning is looked at.
const LONGEST: usize = 600;

/// Instructions of the form that were left in.
pub(super) fn find(paragraphs: &Paragraphs) -> Vec<Span> {
    const WHOLE: [&str; 4] = [
        "该部分以表格形式报告",
        "该部分以文字形式报告",
        "此处填写",
        "请在此处",
    ];
    let mut found = Vec::new();
    for paragraph in &paragraphs.0 {
        let text = paragraph.flow.text.as_str();
        if !text.contains('该') && !text.contains('此') {
            continue;
        }
        for words in WHOLE {
            found.extend(
                text.match_indices(words)
                    .map(|(at, words)| paragraph.flow.span(at, at + words.len())),
            );
        }
        for (at, _) in text.match_indices("该部分") {
            let sentence = text
                .get(at..)
                .and_then(|rest| start_of(rest, LONGEST).split(['。', '\n']).next())
                .unwrap_or("");
            let instructs = ["内容要素", "应当以", "应以", "以文字"]
                .iter()
                .any(|word| sentence.contains(word));
            if instructs && !WHOLE.iter().any(|words| sentence.starts_with(words)) {
                found.push(paragraph.flow.span(at, at + sentence.len()));
            }
        }
    }
    order::sort(&mut found);
    found.dedup();
    found
}
