//! How much of a report the page works on: with every change it is checked anew, while the person waits.

use crate::read::document::{Block, Document};
use crate::read::numeral;

/// So many bytes of text, ten times a long report; the command checks longer ones.
pub const TEXT: usize = 1 << 20;

/// So many cells of tables.
pub const CELLS: usize = 50_000;

/// So many numbers of the running text, thirty times a long report: what a text claims of them takes most of a check.
pub const NUMBERS: usize = 12_000;

/// Whether a document is small enough to be worked on.
pub fn is_workable(document: &Document) -> bool {
    let (mut cells, mut numbers) = (0, 0);
    for block in &document.blocks {
        match block {
            Block::Table(table) => cells += table.cells.len(),
            Block::Paragraph(paragraph) => {
                let lines = paragraph.lines.iter();
                numbers += lines
                    .map(|line| self::numbers(line.of(&document.text)))
                    .sum::<usize>();
            }
        }
    }
    document.text.len() <= TEXT && cells <= CELLS && numbers <= NUMBERS
}

/// How many runs of digits a text has.
fn numbers(text: &str) -> usize {
    let (mut count, mut inside) = (0, false);
    for c in text.chars() {
        let is_digit = numeral::arabic(c).is_some();
        count += usize::from(is_digit && !inside);
        inside = is_digit;
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read;

    #[track_caller]
    fn check(paragraph: &str, times: usize, expected: bool) {
        let document = read::text(&format!("{paragraph}\n\n").repeat(times));
        assert_eq!(is_workable(&document), expected, "{paragraph} {times}");
    }

    #[test]
    fn what_takes_long_to_check_is_counted() {
        check("收到申请3件，其中自然人２件、企业1件。", NUMBERS / 3, true);
        check(
            "收到申请3件，其中自然人２件、企业1件。",
            NUMBERS / 3 + 1,
            false,
        );
        check("本机关高度重视这项工作。", 20_000, true);
        check("本机关高度重视这项工作。", 30_000, false);
    }
}
