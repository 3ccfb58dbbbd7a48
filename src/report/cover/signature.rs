//! Paragraphs → the signature (落款): its date, and the agency that signs.

use super::date::Date;
use super::name::{compact, is_name, name};
use super::{Located, Paragraphs};

/// A signature line is no longer than this many characters.
const LONGEST: usize = 60;

/// What the report is signed with.
pub(super) struct SignatureLine {
    /// The date of signature, or that of publication where only it is given.
    pub(super) date: Located<Date>,
    /// The agency on the same line or on the line above.
    pub(super) agency: Option<Located<String>>,
}

/// Finds the signature behind `last`, the block of the last section heading; or the date of publication before
/// `first`, the block of the first one.
pub(super) fn find(paragraphs: &Paragraphs, first: usize, last: usize) -> Option<SignatureLine> {
    let (block, date) = date(paragraphs, first, last)?;
    let agency = agency(paragraphs, block);
    Some(SignatureLine { date, agency })
}

/// The date of signature: on a short line that ends with it, behind the last section heading; or the day
/// of publication that is before `first`, the block of the first section. With the block it is in.
fn date(paragraphs: &Paragraphs, first: usize, last: usize) -> Option<(usize, Located<Date>)> {
    let behind = paragraphs
        .0
        .iter()
        .rev()
        .take_while(|p| p.block > last)
        .find_map(|p| {
            let text = p.flow.text.as_str();
            let &printed = p.dates.last()?;
            let before = text.get(..printed.start)?;
            let ends = text
                .get(printed.end..)?
                .trim()
                .trim_end_matches(['。', ')', '）'])
                .is_empty();
            let short = text.trim().chars().count() <= LONGEST
                && !before.contains(['，', '。', '至', '：']);
            (ends && short).then(|| (p.block, p.found(printed)))
        });
    behind.or_else(|| {
        paragraphs
            .0
            .iter()
            .take_while(|p| p.block < first)
            .find_map(|p| {
                let text = p.flow.text.as_str();
                let at = [
                    "发布日期",
                    "公开日期",
                    "发布时间",
                    "成文日期",
                    "发文日期",
                    "公布日期",
                ]
                .iter()
                .find_map(|word| text.find(word))?;
                let &printed = p.dates.iter().find(|printed| printed.start > at)?;
                Some((p.block, p.found(printed)))
            })
    })
}

/// The agency on the line of the signature at `block`, or on the line above.
fn agency(paragraphs: &Paragraphs, block: usize) -> Option<Located<String>> {
    let at = paragraphs.0.iter().position(|p| p.block == block)?;
    let own = paragraphs.0.get(at)?;
    let before = own
        .flow
        .text
        .split(|c: char| c.is_ascii_digit() || c == '二')
        .next()
        .unwrap_or("");
    let trimmed = before.trim();
    if is_name(trimmed) {
        let start = before.len() - before.trim_start().len();
        return Some(Located {
            value: compact(trimmed),
            at: own.flow.span(start, start + trimmed.len()),
        });
    }
    name(paragraphs.0.get(at.checked_sub(1)?)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_signed(texts: &[&str], expected: Option<(i32, u32, u32)>) {
        let found = find(&Paragraphs::of_texts(texts), 1, 1).map(|found| found.date.value);
        assert_eq!(
            found,
            expected.map(|(year, month, day)| Date::new(year, month, day))
        );
    }

    #[test]
    fn signatures() {
        check_signed(
            &["标题", "六、其他", "无。", "安平区财政局", "2024年1月20日"],
            Some((2024, 1, 20)),
        );
        check_signed(
            &[
                "标题",
                "六、其他",
                "安平区财政局  2024 年1月20日",
                "版权所有",
            ],
            Some((2024, 1, 20)),
        );
        check_signed(
            &["发布日期：2020-01-31", "六、其他", "无。"],
            Some((2020, 1, 31)),
        );
        check_signed(
            &["标题", "六、其他", "统计期限为2023年1月1日至2023年12月31日"],
            None,
        );
    }
}
