//! The paragraphs of a document → those that are read together: a list may go on in paragraphs of its own, and its whole
//! may be named before them. How far apart sentences may be, each pattern says.

use std::ops::Range;

use crate::read::document::{Block, Document, Paragraph};

/// Several paragraphs are no longer than this together, in bytes: no list is, and work stays linear.
const LONGEST: usize = 1_500;
/// Marks at the end of a paragraph that is no heading.
const MARKS: [char; 9] = ['。', '.', '；', ';', '：', ':', '，', ',', '、'];

/// The paragraphs of a document that `running` keeps, as ranges of blocks: a heading alone, or paragraphs without anything
/// else between them.
pub(super) fn paragraphs(
    document: &Document,
    mut running: impl FnMut(usize) -> bool,
) -> Vec<Range<usize>> {
    let mut all: Vec<Range<usize>> = Vec::new();
    let mut length = 0;
    // whether what comes next may be read with the last
    let mut is_open = false;
    for (block, content) in document.blocks.iter().enumerate() {
        let paragraph = match content {
            Block::Paragraph(paragraph) if running(block) => paragraph,
            _ => {
                is_open = false;
                continue;
            }
        };
        let bytes: usize = paragraph.lines.iter().map(|line| line.range().len()).sum();
        length += bytes;
        let is_heading = is_heading(document, paragraph);
        let joined = is_open && !is_heading && length <= LONGEST;
        if let Some(last) = all.last_mut().filter(|_| joined) {
            last.end = block + 1;
        } else {
            all.push(block..block + 1);
            length = bytes;
        }
        is_open = !is_heading;
    }
    all
}

/// Whether a paragraph is a heading, or a line like one: without a number, and without a mark at its end.
fn is_heading(document: &Document, paragraph: &Paragraph) -> bool {
    let texts = || paragraph.lines.iter().map(|line| line.of(&document.text));
    let ends = |text: &str| text.trim_end().ends_with(MARKS);
    let number = |text: &str| text.contains(|it: char| it.is_ascii_digit());
    paragraph.heading || (!texts().next_back().is_some_and(ends) && !texts().any(number))
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, paragraphs};

    #[track_caller]
    fn check(text: &str, ends: &[usize]) {
        let document = crate::read::text(text);
        let found = paragraphs(&document, |_| true);
        let found: Vec<usize> = found.iter().map(|blocks| blocks.end).collect();
        assert_eq!(found, ends, "{text}");
    }

    #[test]
    fn paragraphs_are_read_together() {
        check("共受理30件。\n其中，咨询12件，投诉18件。\n", &[2]);
        check("共受理30件。\n召开会议12次。\n共咨询12件\n", &[3]);
    }

    #[test]
    fn headings_and_length_part_them() {
        check("一、总体情况\n其中，咨询12件。\n", &[1, 2]);
        let half = "咨询12件。".repeat(LONGEST / 28 + 1);
        check(&format!("{half}\n{half}\n共30件。\n"), &[1, 3]);
        check(&format!("{half}{half}{half}\n共30件。\n"), &[1, 2]);
    }
}
