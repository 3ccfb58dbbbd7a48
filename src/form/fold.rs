//! How text is folded for comparison: only what stays when an office copies the form.
//!
//! Copies differ in brackets, quotes, spaces and width, and mirrored ones in script; the characters
//! themselves mostly stay.

use arrayvec::ArrayString;

use super::simplified::simplified;
use crate::steps;

/// What is left of a character in a label: the simplified ideograph, the plain digit or letter, or
/// nothing for punctuation and white space.
pub fn fold(c: char) -> Option<char> {
    match c {
        '\u{4E00}'..='\u{9FFF}' => Some(simplified(c)),
        '0'..='9' | 'a'..='z' => Some(c),
        'A'..='Z' => Some(c.to_ascii_lowercase()),
        '０'..='９' | 'ａ'..='ｚ' | 'Ａ'..='Ｚ' => {
            let plain = char::from_u32(u32::from(c) - 0xFEE0)?;
            Some(plain.to_ascii_lowercase())
        }
        '㈠'..='㈩' => "一二三四五六七八九十"
            .chars()
            .nth((c as usize).saturating_sub('㈠' as usize)),
        '⑴'..='⑼' => char::from_u32(u32::from(c) - u32::from('⑴') + u32::from('1')),
        '①'..='⑨' => char::from_u32(u32::from(c) - u32::from('①') + u32::from('1')),
        _ => None,
    }
}

/// The folded text.
pub fn folded(text: &str) -> String {
    text.chars().filter_map(fold).collect()
}

/// The longest label takes less, folded.
const FOLDED: usize = 240;

/// No label is printed with so many marks and spaces that it takes more.
const PRINTED: usize = 4 * FOLDED;

/// The text folded, on the stack; none where it is longer than any label.
pub fn folded_label(text: &str) -> Option<ArrayString<FOLDED>> {
    if text.len() > PRINTED {
        return None;
    }
    steps::count(text.len());
    let mut folded = ArrayString::new();
    for c in text.chars().filter_map(fold) {
        folded.try_push(c).ok()?;
    }
    Some(folded)
}

/// Whether the character is a Chinese one.
pub fn is_han(character: char) -> bool {
    matches!(character, '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}')
}

/// A text with the traditional characters that reports have made simplified, each of the same length.
pub fn simplify(text: &str) -> String {
    let mut simple = String::with_capacity(text.len());
    simple.extend(text.chars().map(simplified));
    simple
}

/// The text in simplified characters, without white space.
pub fn compact(text: &str) -> String {
    let visible = text.chars().filter(|c| !c.is_whitespace());
    visible.map(simplified).collect()
}

/// The most characters of a label that are compared; the longest label of the form has 36.
const LONGEST: usize = 120;

/// The Chinese characters of a label that carry its meaning, simplified, without its numbering.
pub fn unnumbered(text: &str) -> String {
    steps::count(text.len().min(4 * LONGEST));
    let mut words = String::with_capacity(text.len().min(4 * LONGEST));
    let mut characters = text.chars().filter(|c| !c.is_whitespace()).peekable();
    let mut bracketed = false;
    let mut taken = 0;
    while let Some(character) = characters.next() {
        let character = simplified(character);
        let next = characters.peek().copied();
        let is_open = matches!(character, '(' | '（' | '﹙' | '〔' | '[' | '【');
        let closes = next.is_some_and(|c| matches!(c, ')' | '）' | '﹚' | '〕' | ']' | '】'));
        let leads = taken == 0 && next.is_some_and(|c| matches!(c, '、' | '.' | '．' | '､' | ','));
        let numbers = is_numeral(character) && (bracketed && closes || leads);
        if is_han(character) && !numbers {
            words.push(character);
            taken += 1;
        }
        bracketed = is_open;
        if taken >= LONGEST {
            break;
        }
    }
    words
}

/// Whether the character is a numeral by which sections and labels are counted.
pub fn is_numeral(character: char) -> bool {
    matches!(
        character,
        '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(folded(text), expected);
        assert_eq!(folded_label(text).as_deref(), Some(expected));
    }

    #[test]
    fn copies_fold_to_the_same() {
        check("第二十条 第（一）项", "第二十条第一项");
        check("３、危及\"三安全一穩定\"", "3危及三安全一稳定");
        check("㈠予以公開", "一予以公开");
        check("本年增/减", "本年增减");
        check("行政復議、行政訴訟", "行政复议行政诉讼");
    }

    #[track_caller]
    fn check_unnumbered(text: &str, expected: &str) {
        assert_eq!(unnumbered(text), expected);
    }

    #[test]
    fn numbering_is_no_word() {
        check_unnumbered("（一）予以公开", "予以公开");
        check_unnumbered("( 一 )予以公开", "予以公开");
        check_unnumbered(
            "一、本年新收政府信息公开申请数量",
            "本年新收政府信息公开申请数量",
        );
        check_unnumbered("5.属于三类内部事务信息", "属于三类内部事务信息");
        check_unnumbered("3.危及“三安全一稳定”", "危及三安全一稳定");
        check_unnumbered("商业 企业", "商业企业");
        check_unnumbered("（四）無法提供", "无法提供");
        check_unnumbered("自然人總計", "自然人总计");
        check_unnumbered("", "");
    }

    #[test]
    fn simplified_characters_keep_their_length() {
        let traditional = "收到和處理政府信息公開申請情況，總計、複議、訴訟";
        let simple = simplify(traditional);
        assert_eq!(simple, "收到和处理政府信息公开申请情况，总计、复议、诉讼");
    }
}
