//! What number Chinese numerals or digits write: 一百零五, 三, ３; and how numerals write one.

/// The digit that a character writes, plain, full-width or Chinese.
pub fn digit(c: char) -> Option<u32> {
    let value = match c {
        '〇' | '○' | '零' => 0,
        '一' => 1,
        '二' | '两' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return arabic(c),
    };
    Some(value)
}

/// The digit that a plain or full-width character writes.
pub fn arabic(c: char) -> Option<u32> {
    match c {
        '０'..='９' => Some(u32::from(c) - u32::from('０')),
        _ => c.to_digit(10),
    }
}

/// The digit that a Chinese character writes.
pub fn chinese(c: char) -> Option<u32> {
    digit(c).filter(|_| arabic(c).is_none())
}

/// Whether a character is of a Chinese numeral.
pub fn is_chinese(c: char) -> bool {
    matches!(c, '十' | '廿' | '卅' | '百' | '千' | '万') || chinese(c).is_some()
}

/// The number that the whole text writes: in digits, or in Chinese numerals as they are spoken, below ten
/// thousand myriads.
pub fn value(text: &str) -> Option<i64> {
    if text.starts_with(|c| arabic(c).is_some()) {
        return text.parse().ok();
    }
    spoken(text)
}

/// The number that Chinese numerals write as they are spoken.
pub fn spoken(text: &str) -> Option<i64> {
    if text.is_empty() || text.chars().nth(12).is_some() {
        return None;
    }
    let (mut all, mut section, mut last) = (0_i64, 0_i64, None);
    for c in text.chars() {
        let unit = match c {
            '廿' | '卅' => {
                if last.is_some() || section % 100 != 0 {
                    return None;
                }
                section += if c == '廿' { 20 } else { 30 };
                continue;
            }
            '十' => 10,
            '百' => 100,
            '千' => 1000,
            '万' => 10_000,
            _ => {
                let value = chinese(c)?;
                if last.is_some_and(|last| last != 0) {
                    return None;
                }
                last = Some(i64::from(value));
                continue;
            }
        };
        if unit == 10_000 {
            if all != 0 || section == 0 && last.is_none() {
                return None;
            }
            all = (section + last.take().unwrap_or(0)) * unit;
            section = 0;
        } else {
            let count = match last.take() {
                Some(count) => count,
                None if c == '十' && section == 0 => 1,
                None => return None,
            };
            section += count * unit;
        }
    }
    Some(all + section + last.unwrap_or(0))
}

/// The number from 1 to 99 that the whole text writes.
pub fn below_hundred(text: &str) -> Option<u32> {
    let value = value(text).filter(|value| (1..100).contains(value))?;
    u32::try_from(value).ok()
}

/// A number below a hundred as an office counts its sections: 一, 十二, 二十; in digits from there on.
pub fn written(number: u32) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let digit = |n: u32| DIGITS.get(n as usize).copied().unwrap_or("");
    match number {
        0 | 100.. => number.to_string(),
        1..=9 => digit(number).to_owned(),
        10..=19 => format!("十{}", digit(number % 10)),
        _ => format!("{}十{}", digit(number / 10), digit(number % 10)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<i64>) {
        assert_eq!(value(text), expected, "{text}");
    }

    #[test]
    fn numerals_and_digits() {
        check("12", Some(12));
        check("十", Some(10));
        check("二十一", Some(21));
        check("一百零五", Some(105));
        check("两万三千", Some(23000));
        check("廿六", Some(26));
        check("一百卅", Some(130));
        check("二廿", None);
        check("十廿", None);
        check("〇", Some(0));
        check("一二", None);
        check("百", None);
        check("万", None);
        check("三个", None);
        check("", None);
    }

    #[test]
    fn numbers_are_read_as_they_are_written() {
        for number in 1..100 {
            assert_eq!(below_hundred(&written(number)), Some(number));
        }
        assert_eq!(
            ["1", "20", "百"].map(below_hundred),
            [Some(1), Some(20), None]
        );
        assert_eq!(below_hundred("一百零五"), None);
        assert_eq!(below_hundred("0"), None);
        let written = [1, 10, 12, 20, 35, 100].map(written);
        assert_eq!(written, ["一", "十", "十二", "二十", "三十五", "100"]);
    }

    #[test]
    fn digits_of_every_kind() {
        assert_eq!(
            "2３四〇".chars().map(digit).collect::<Option<Vec<_>>>(),
            Some(vec![2, 3, 4, 0])
        );
        assert_eq!(digit('十'), None);
        assert!(is_chinese('十') && is_chinese('两') && !is_chinese('3'));
    }
}
