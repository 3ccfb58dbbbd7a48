//! The paragraphs of a document → those that are read together: a list may go on in paragraphs of its own.

use std::ops::Range;

use super::fold::Folded;
use super::lexicon::{self, Sense};
use super::number;
use crate::read::document::{Block, Document, Paragraph};
use crate::read::span::start_of;

/// Several paragraphs are no longer than this together, in bytes: no real list is, and work stays linear.
const LONGEST: usize = 3_000;
/// What is at the beginning of a paragraph within so many bytes says whether it goes on.
const BEGINNING: usize = 90;
/// 中 within so many characters, with one of these marks behind it, takes up what was before.
const AMID: usize = 16;
const MARKS: &str = "：:，,";
/// Marks that end a sentence, and those behind which more must come.
const STOPS: &str = "。.";
const GOING_ON: &str = "；;：:，,、";

/// The paragraphs of a document that `running` keeps, as ranges of blocks: one paragraph, or several of
/// which each goes on where the one before it stopped.
pub(super) fn paragraphs(
    document: &Document,
    mut running: impl FnMut(usize) -> bool,
) -> Vec<Range<usize>> {
    let mut all: Vec<Range<usize>> = Vec::new();
    let mut length = 0;
    let mut before: Option<&Paragraph> = None;
    for (block, content) in document.blocks.iter().enumerate() {
        let paragraph = match content {
            Block::Paragraph(paragraph) if running(block) => paragraph,
            _ => {
                before = None;
                continue;
            }
        };
        let bytes: usize = paragraph.lines.iter().map(|line| line.range().len()).sum();
        length += bytes;
        let joined = before.is_some_and(|before| {
            length <= LONGEST && !before.heading && goes_on(document, before, paragraph)
        });
        if let Some(last) = all.last_mut().filter(|_| joined) {
            last.end = block + 1;
        } else {
            all.push(block..block + 1);
            length = bytes;
        }
        before = Some(paragraph);
    }
    all
}

/// Whether a paragraph goes on with the list of the one before it: that one ends in a mark behind which
/// more must come, or this one begins with 其中, 一是, 从方式看 or its number in a list.
fn goes_on(document: &Document, before: &Paragraph, paragraph: &Paragraph) -> bool {
    let last = before
        .lines
        .last()
        .map_or("", |line| line.of(&document.text));
    let last = last.trim_end().chars().next_back().unwrap_or(' ');
    let unended = GOING_ON.contains(last);
    if paragraph.heading || !(unended || STOPS.contains(last)) {
        return false;
    }
    let first = paragraph
        .lines
        .first()
        .map_or("", |line| line.of(&document.text));
    let first = Folded::new(start_of(first.trim_start(), BEGINNING));
    let opens = |sense| matches!(sense, Sense::Among | Sense::Enumerated | Sense::Viewed);
    let word = lexicon::entry(&first, 0);
    let numbered = number::read(&first, 0)
        .is_some_and(|marker| marker.end <= 2 && matches!(first.at(marker.end), '、' | '.' | ')'));
    // 立案的提案中：经济建设 1911 件
    let ends = |at: &usize| first.has(*at, lexicon::IN) && MARKS.contains(first.at(at + 1));
    let named = |at| (1..at).any(|before| first.has(before, lexicon::OF));
    let amid = (1..AMID).find(ends).is_some_and(named);
    unended
        || amid
        || word.is_some_and(|(word, _)| opens(word.sense))
        || numbered
        || lexicon::words(&first).any(|word| word.sense == Sense::Viewed)
}

#[cfg(test)]
mod tests {
    use super::paragraphs;

    #[track_caller]
    fn check(text: &str, ends: &[usize]) {
        let document = crate::read::text(text);
        let found = paragraphs(&document, |_| true);
        let found: Vec<usize> = found.iter().map(|blocks| blocks.end).collect();
        assert_eq!(found, ends, "{text}");
    }

    #[test]
    fn a_list_goes_on_in_the_next_paragraphs() {
        check("共受理30件。\n其中，咨询12件，投诉18件。\n", &[2]);
        check("共受理30件。\n1、咨询12件；\n2、投诉18件。\n", &[3]);
        check("共受理30件，分别为：\n咨询12件；\n投诉18件。\n", &[3]);
        check("共受理30件。\n从方式看，网上12件，信函18件。\n", &[2]);
    }

    #[test]
    fn other_paragraphs_stand_alone() {
        check("共受理30件。\n召开会议12次。\n", &[1, 2]);
        check("一、总体情况\n其中，咨询12件。\n", &[1, 2]);
    }
}
