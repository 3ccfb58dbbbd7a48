//! Exact numbers as they are printed: the text of a cell → a number, and what was odd about it.

use super::characters::is_invisible;
use super::numeral;

pub use super::decimal::Number;

/// The largest absolute value that is taken for a number of a report, 10¹⁵.
///
/// It keeps every sum and product that the checks form far inside what a [`Number`] can hold.
pub const LIMIT: Number = Number::QUADRILLION;

/// What the text of a cell says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellNumber<'a> {
    /// The number, or why there is none.
    pub value: Value,
    /// The unit printed in the cell, e.g. 万元; the number is not scaled by it.
    pub unit: Option<&'a str>,
    /// What was odd about the number, in the order seen; each once.
    pub oddities: Vec<Oddity>,
}

/// What is in a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Value {
    /// A number.
    Number(Number),
    /// Nothing, or white space.
    Blank,
    /// A sign for nothing: `/`, `-`, `—`, 无.
    Dash,
    /// Something that is no number, or one beyond [`LIMIT`].
    Unreadable,
}

/// What keeps a number from being plain digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Oddity {
    /// `00`, `07`.
    LeadingZero,
    /// `１２`.
    FullWidth,
    /// `1,234`, `1 234`.
    Separator,
    /// `+1`, `-1`.
    Sign,
    /// 增15, 减4.
    SignWord,
    /// 1112万元.
    Unit,
    /// 22（其中修订16件）: words beside the number and its unit.
    Remark,
    /// 十二.
    ChineseNumeral,
}

/// Reads the text of a cell.
pub fn printed(text: &str) -> CellNumber<'_> {
    let nothing = |value| CellNumber {
        value,
        unit: None,
        oddities: Vec::new(),
    };
    // nearly every cell
    if let Some(plain) = plain(text) {
        return nothing(Value::Number(plain.into()));
    }
    let text = text.trim_matches(|c: char| c.is_whitespace() || is_invisible(c));
    if text.is_empty() || text.eq_ignore_ascii_case("&nbsp;") {
        return nothing(Value::Blank);
    }
    if is_dash(text) {
        return nothing(Value::Dash);
    }
    read(text).unwrap_or_else(|| nothing(Value::Unreadable))
}

/// The number that a few plain digits without a leading zero write.
pub fn plain(text: &str) -> Option<i64> {
    if !(1..=15).contains(&text.len()) || text.len() > 1 && text.starts_with('0') {
        return None;
    }
    text.bytes().try_fold(0, |number, byte| {
        let is_digit = byte.is_ascii_digit();
        is_digit.then(|| number * 10 + i64::from(byte - b'0'))
    })
}

/// Whether the text is a sign for nothing.
fn is_dash(text: &str) -> bool {
    matches!(text, "无" | "無" | "暂无" | "没有" | "空" | "N/A" | "n/a")
        || text.chars().all(|c| {
            let is_stroke = matches!(
                c,
                '-' | '－'
                    | '−'
                    | '–'
                    | '—'
                    | '―'
                    | '─'
                    | '/'
                    | '／'
                    | '\\'
                    | '＼'
                    | '_'
                    | '~'
                    | '～'
                    | '…'
                    | '·'
            );
            is_stroke || c.is_whitespace()
        })
}

/// Whether a number may begin with the character: a digit, a numeral, a sign or a word for one.
fn may_begin(c: char) -> bool {
    let is_sign = matches!(c, '+' | '＋' | '-' | '－' | '−' | '–');
    is_sign || is_digit(c) || numeral::is_chinese(c) || begins_sign_word(c)
}

/// Whether a word for a sign begins with the character.
fn begins_sign_word(c: char) -> bool {
    matches!(c, '增' | '新' | '上' | '减' | '下' | '減' | '正' | '负')
}

fn read(text: &str) -> Option<CellNumber<'_>> {
    if !text.starts_with(may_begin) {
        return None;
    }
    let mut oddities = Vec::new();
    let mut rest = text;
    let mut negative = false;
    if let Some((after, falls)) = sign_word(rest) {
        oddities.push(Oddity::SignWord);
        negative = falls;
        rest = after.trim_start().trim_start_matches(['：', ':', '了']);
    }
    if let Some(after) = rest.trim_start().strip_prefix(['+', '＋']) {
        push(&mut oddities, Oddity::Sign);
        rest = after;
    } else if let Some(after) = rest.trim_start().strip_prefix(['-', '－', '−', '–']) {
        push(&mut oddities, Oddity::Sign);
        negative = !negative;
        rest = after;
    }
    let rest = rest.trim_start();
    let (number, tail) = if let Some(found) = digits(rest, &mut oddities) {
        found
    } else {
        let end = rest.find(|c| !numeral::is_chinese(c)).unwrap_or(rest.len());
        let number = Number::from(numeral::spoken(rest.get(..end)?)?);
        push(&mut oddities, Oddity::ChineseNumeral);
        (number, rest.get(end..)?)
    };
    let unit = unit(tail, &mut oddities)?;
    if number.abs() > LIMIT {
        return None;
    }
    let number = if negative && !number.is_zero() {
        -number
    } else {
        number
    };
    Some(CellNumber {
        value: Value::Number(number),
        unit,
        oddities,
    })
}

fn push(oddities: &mut Vec<Oddity>, oddity: Oddity) {
    if !oddities.contains(&oddity) {
        oddities.push(oddity);
    }
}

/// A word before the number that says whether it rises or falls; true where it falls.
fn sign_word(text: &str) -> Option<(&str, bool)> {
    const WORDS: [(&str, bool); 11] = [
        ("增加", false),
        ("新增", false),
        ("上升", false),
        ("增", false),
        ("减少", true),
        ("下降", true),
        ("减", true),
        ("減少", true),
        ("減", true),
        ("正", false),
        ("负", true),
    ];
    if !text.starts_with(begins_sign_word) {
        return None;
    }
    WORDS
        .iter()
        .find_map(|&(word, falls)| Some((text.strip_prefix(word)?, falls)))
}

/// The digits at the beginning, with separators and a point, and what follows them.
fn digits<'a>(text: &'a str, oddities: &mut Vec<Oddity>) -> Option<(Number, &'a str)> {
    /// A [`Number`] holds no more digits.
    const MOST: usize = 28;
    if !text.starts_with(is_digit) {
        return None;
    }
    let (mut units, mut count) = (0_i128, 0);
    let mut end = 0;
    // how many digits are before the point
    let mut point = None;
    let mut since_separator = None;
    let mut characters = text.char_indices().peekable();
    while let Some((at, c)) = characters.next() {
        if let Some(digit) = numeral::arabic(c) {
            if !c.is_ascii() {
                push(oddities, Oddity::FullWidth);
            }
            if count + usize::from(point.is_some()) > MOST {
                return None;
            }
            units = units * 10 + i128::from(digit);
            count += 1;
            since_separator = since_separator.map(|count: usize| count + 1);
            end = at + c.len_utf8();
            continue;
        }
        let next_is_digit = characters.peek().is_some_and(|&(_, c)| is_digit(c));
        let is_point = matches!(c, '.' | '．' | '·');
        if is_point && point.is_none() && next_is_digit && count > 0 {
            if since_separator.is_some_and(|count| count != 3) {
                return None;
            }
            since_separator = None;
            point = Some(count);
            continue;
        }
        let is_separator = matches!(
            c,
            ',' | '，' | '\'' | '’' | ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}'
        );
        let in_group = since_separator.map_or((1..=3).contains(&count), |count| count == 3);
        if is_separator && point.is_none() && next_is_digit && in_group {
            push(oddities, Oddity::Separator);
            since_separator = Some(0);
            continue;
        }
        break;
    }
    if count == 0 || since_separator.is_some_and(|count| count != 3) {
        return None;
    }
    let whole = point.unwrap_or(count);
    if whole > 1 && text.starts_with(['0', '０']) {
        push(oddities, Oddity::LeadingZero);
    }
    let scale = u32::try_from(count - whole).ok()?;
    Some((Number::of_units(units, scale)?, text.get(end..)?))
}

/// Whether the character is a digit, plain or full-width.
fn is_digit(c: char) -> bool {
    numeral::arabic(c).is_some()
}

/// The unit and remark behind a number; none where something else is there.
#[expect(
    clippy::option_option,
    reason = "outer: readable or not; inner: a unit or none"
)]
fn unit<'a>(tail: &'a str, oddities: &mut Vec<Oddity>) -> Option<Option<&'a str>> {
    let tail = tail.trim();
    if tail.is_empty() {
        return Some(None);
    }
    let end = tail
        .find(['(', '（', '[', '【', '〔'])
        .unwrap_or(tail.len());
    let (unit, remark) = (tail.get(..end)?.trim(), tail.get(end..)?);
    if !remark.is_empty() {
        if !remark.ends_with([')', '）', ']', '】', '〕']) {
            return None;
        }
        push(oddities, Oddity::Remark);
    }
    if unit.is_empty() {
        return Some(None);
    }
    let is_unit =
        |c: char| ('\u{4E00}'..='\u{9FFF}').contains(&c) || matches!(c, '%' | '％' | '‰' | '/');
    if unit.chars().count() > 6 || !unit.chars().all(is_unit) {
        return None;
    }
    push(oddities, Oddity::Unit);
    Some(Some(unit))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, number: &str, unit: Option<&str>, oddities: &[Oddity]) {
        let printed = printed(text);
        let Value::Number(value) = printed.value else {
            panic!("{text} is {:?}", printed.value)
        };
        assert_eq!(value.to_string(), number, "{text}");
        assert_eq!(printed.unit, unit, "{text}");
        assert_eq!(printed.oddities, oddities, "{text}");
    }

    #[track_caller]
    fn none(text: &str, value: Value) {
        assert_eq!(printed(text).value, value, "{text}");
    }

    #[test]
    fn plain_numbers() {
        check("0", "0", None, &[]);
        check(" 3119\u{a0}", "3119", None, &[]);
        check("7730.28", "7730.28", None, &[]);
        check("0.50", "0.50", None, &[]);
        check("999999999999999", "999999999999999", None, &[]);
    }

    #[test]
    fn odd_numbers() {
        check("00", "0", None, &[Oddity::LeadingZero]);
        check("007", "7", None, &[Oddity::LeadingZero]);
        check("１２．５", "12.5", None, &[Oddity::FullWidth]);
        check("1,234,567", "1234567", None, &[Oddity::Separator]);
        check("1 234.5", "1234.5", None, &[Oddity::Separator]);
        for blank in [' ', '\u{a0}', '\u{2009}', '\u{202f}'] {
            let text = format!("1{blank}200");
            check(&text, "1200", None, &[Oddity::Separator]);
        }
        check("12 345 678", "12345678", None, &[Oddity::Separator]);
        check("1，234", "1234", None, &[Oddity::Separator]);
        check("+1", "1", None, &[Oddity::Sign]);
        check("－１", "-1", None, &[Oddity::Sign, Oddity::FullWidth]);
        check("-0", "0", None, &[Oddity::Sign]);
        check("增15", "15", None, &[Oddity::SignWord]);
        check("减 4", "-4", None, &[Oddity::SignWord]);
        check(
            "减少4件",
            "-4",
            Some("件"),
            &[Oddity::SignWord, Oddity::Unit],
        );
        check("1112万元", "1112", Some("万元"), &[Oddity::Unit]);
        check("251000 元", "251000", Some("元"), &[Oddity::Unit]);
        check("1276.5534万元", "1276.5534", Some("万元"), &[Oddity::Unit]);
        check("22（其中修订16件）", "22", None, &[Oddity::Remark]);
        check(
            "22件(其中修订16件)",
            "22",
            Some("件"),
            &[Oddity::Remark, Oddity::Unit],
        );
        check("95%", "95", Some("%"), &[Oddity::Unit]);
        check("十二", "12", None, &[Oddity::ChineseNumeral]);
        check(
            "一百零五件",
            "105",
            Some("件"),
            &[Oddity::ChineseNumeral, Oddity::Unit],
        );
        check("零", "0", None, &[Oddity::ChineseNumeral]);
        check("两万三千", "23000", None, &[Oddity::ChineseNumeral]);
    }

    #[test]
    fn cells_without_a_number() {
        for blank in ["", " ", "\u{a0}", "\u{3000}", "\u{200b}", "&nbsp;"] {
            none(blank, Value::Blank);
        }
        for dash in ["/", "-", "—", "——", "／", "无", "--", "N/A"] {
            none(dash, Value::Dash);
        }
        for text in [
            "1O",
            "l2",
            "合计",
            "3/4",
            "1 2",
            "1 20",
            "1 2000",
            "1200 300",
            "1  200",
            "12,34",
            "1.2.3",
            "0x10",
            "1112万元整数约为一千",
            "1000000000000001",
            "99999999999999999999999999999999999999",
            "一二",
            "万元",
            "万",
            "12（",
            "0.00000000000000000000000000000000001",
        ] {
            none(text, Value::Unreadable);
        }
    }

    #[test]
    fn the_limit_is_ten_to_the_fifteenth() {
        assert_eq!(LIMIT, Number::from(10_i64.pow(15)));
        check("1000000000000000", "1000000000000000", None, &[]);
    }
}
