//! Labels as they are compared: only what stays when an office copies the form.
//!
//! Copies differ in brackets, quotes, spaces and width, and mirrored ones in script; the characters
//! themselves mostly stay.

use super::simplified::simplified;

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

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(folded(text), expected);
    }

    #[test]
    fn copies_fold_to_the_same() {
        check("第二十条 第（一）项", "第二十条第一项");
        check("３、危及\"三安全一穩定\"", "3危及三安全一稳定");
        check("㈠予以公開", "一予以公开");
        check("本年增/减", "本年增减");
        check("行政復議、行政訴訟", "行政复议行政诉讼");
    }
}
