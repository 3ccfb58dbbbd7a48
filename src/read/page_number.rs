//! Whether a line is the number of a page: - 3 -, 第3页 共9页, 3/9.

use super::numeral;

/// How sure it is that a line is no more than the number of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageNumber {
    /// A number, or one of how many, without a word or dashes: a page number where one is expected.
    Bare,
    /// Marked as one: `- 3 -`, `第 3 页 共 9 页`, `Page 3 of 9`.
    Marked,
}

/// No page number is longer than this many bytes.
const LONGEST: usize = 40;

/// Digits beyond this many bytes are no page's.
const DIGITS: usize = 9;

/// The page number that the whole line is, if it is one.
pub fn page_number(text: &str) -> Option<PageNumber> {
    if text.len() > LONGEST {
        return None;
    }
    let is_dash = |c: char| {
        let is_stroke = matches!(
            c,
            '-' | '—' | '–' | '－' | '―' | '─' | '~' | '·' | '•' | '*'
        );
        is_stroke || c.is_whitespace()
    };
    let bare = text.trim_matches(is_dash);
    if is_page_digits(bare) {
        let dashed = |side: &str| side.chars().any(|c| !c.is_whitespace());
        let before = text.find(bare)?;
        let sides = [text.get(..before)?, text.get(before + bare.len()..)?];
        return Some(if sides.into_iter().all(dashed) {
            PageNumber::Marked
        } else {
            PageNumber::Bare
        });
    }
    if is_worded(bare) || is_english(bare) {
        return Some(PageNumber::Marked);
    }
    if let Some((page, all)) = bare.split_once(['共', '/', ',', '，']) {
        let all = all.trim().trim_start_matches('共').trim();
        let page = page.trim();
        if is_worded(page) && is_page_digits(all.trim_end_matches('页')) {
            return Some(PageNumber::Marked);
        }
        return (is_page_digits(page) && is_page_digits(all)).then_some(PageNumber::Bare);
    }
    let inner = bare.trim_matches(['(', ')', '（', '）']);
    is_page_digits(inner).then_some(PageNumber::Bare)
}

/// `第 3 页`
fn is_worded(text: &str) -> bool {
    text.strip_prefix('第')
        .and_then(|rest| rest.strip_suffix('页'))
        .is_some_and(is_page_digits)
}

/// `Page 3`, `page 3 of 9`
fn is_english(text: &str) -> bool {
    let number = text
        .strip_prefix("Page ")
        .or_else(|| text.strip_prefix("page "));
    number.is_some_and(|number| match number.split_once(" of ") {
        Some((page, all)) => is_page_digits(page) && is_page_digits(all),
        None => is_page_digits(number),
    })
}

fn is_page_digits(text: &str) -> bool {
    let text = text.trim();
    let is_digit = |c: char| numeral::arabic(c).is_some();
    !text.is_empty() && text.len() <= DIGITS && text.chars().all(is_digit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<PageNumber>) {
        assert_eq!(page_number(text), expected, "{text}");
    }

    #[test]
    fn page_numbers_and_figures() {
        for text in [
            "- 12 -",
            "—3—",
            "第 3 页 共 5 页",
            "第2页共2页",
            "第3页/共9页",
            "第3页",
            "Page 3 of 9",
            "- 第3页 -",
        ] {
            check(text, Some(PageNumber::Marked));
        }
        for text in ["3", "3/5", "（3）", "- 3", "１２"] {
            check(text, Some(PageNumber::Bare));
        }
        for text in ["2024年", "--", "", "3件", "3/", "第页", "1234567890"] {
            check(text, None);
        }
    }
}
