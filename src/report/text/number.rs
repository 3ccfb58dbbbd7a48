//! Characters → one number as printed: digits or Chinese numerals, 万 and 亿, and how exactly it is meant.

use super::fold::Folded;
use super::unit;
use crate::read::number::{LIMIT, Number};

/// A number at a place, without its unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Printed {
    /// The number.
    pub(super) value: Number,
    /// The character after it, with 万, 亿, 余 and 多.
    pub(super) end: usize,
    /// What the last digit printed is worth: 1 for 35, 100 for 1.25万.
    pub(super) step: Number,
    /// Whether 余 or 多 follows: more than the number, less than the next one of its last digit.
    pub(super) more: bool,
    /// Whether it is written in Chinese characters.
    pub(super) in_characters: bool,
    /// Whether it is a percentage by its words.
    pub(super) spoken: Spoken,
}

/// How words make a number a percentage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Spoken {
    /// They do not.
    Plain,
    /// 百分之五
    Percent,
    /// 八成: a tenth at a time, so that it may be five off.
    Tenths,
}

/// Digits beyond this many are a name or a telephone number, not a count.
const DIGITS: usize = 15;

/// Reads the number that begins at `at`.
pub(super) fn read(text: &Folded, at: usize) -> Option<Printed> {
    if text.has(at, unit::PERCENT) {
        let mut printed = plain(text, at + unit::PERCENT.chars().count())
            .filter(|printed| printed.spoken == Spoken::Plain)?;
        printed.spoken = Spoken::Percent;
        return Some(printed);
    }
    plain(text, at)
}

/// Reads the number that begins at `at`, without 百分之 before it.
fn plain(text: &Folded, at: usize) -> Option<Printed> {
    if text.at(at).is_ascii_digit() {
        arabic(text, at)
    } else {
        characters(text, at)
    }
}

/// Where the digits that begin at `at` end, with their separators of thousands, however many they are.
pub(super) fn end_of_digits(text: &Folded, at: usize) -> usize {
    let mut end = at;
    while text.at(end).is_ascii_digit() {
        end += 1;
    }
    let separator = text.at(end);
    if !(1..=3).contains(&(end - at)) || !matches!(separator, ',' | '，' | ' ') {
        return end;
    }
    let digits = end;
    while text.at(end) == separator && thousand(text, end + 1) {
        end += 4;
    }
    // 1，234条 and 24 064件 are one number, 甲 1，乙 234 and two cells are not: a unit must follow.
    let plain = separator == ',' && !listed(text, at);
    let closed = end > digits && unit::unit(|word| text.has(end, word)).is_some();
    if plain || (closed && !listed(text, at)) {
        end
    } else {
        digits
    }
}

/// Whether 分别 right before says that a list of numbers begins here: 分别为120,130件.
fn listed(text: &Folded, at: usize) -> bool {
    unit::ends(text, at, unit::RESPECTIVELY)
}

/// Digits with separators of thousands, a decimal point, and what scales them.
fn arabic(text: &Folded, at: usize) -> Option<Printed> {
    let mut end = end_of_digits(text, at);
    if end - at > 2 * DIGITS {
        return None;
    }
    let mut digits = text.words(at, end).replace([',', '，', ' '], "");
    let mut decimals = 0;
    if text.at(end) == '.' && text.at(end + 1).is_ascii_digit() {
        digits.push('.');
        end += 1;
        while text.at(end).is_ascii_digit() {
            digits.push(text.at(end));
            end += 1;
            decimals += 1;
        }
    }
    if digits.len() > DIGITS || decimals > 8 {
        return None;
    }
    let value = digits.parse::<Number>().ok()?;
    scaled(text, end, value, Number::new(1, decimals), false)
}

/// Whether exactly three digits stand at `at`.
fn thousand(text: &Folded, at: usize) -> bool {
    (at..at + 3).all(|index| text.at(index).is_ascii_digit()) && !text.at(at + 3).is_ascii_digit()
}

/// Chinese numerals: 三十二, 一百二十, 八成.
fn characters(text: &Folded, at: usize) -> Option<Printed> {
    let mut end = at;
    while numeral(text.at(end)).is_some() && end - at < DIGITS {
        end += 1;
    }
    let run = text
        .words(at, end)
        .replace('廿', "二十")
        .replace('卅', "三十");
    let value = spoken(&run)?;
    if text.at(end) == unit::TENTHS && value >= Number::ONE && value < Number::TEN {
        return tenths(text, at, end, value);
    }
    let mut printed = scaled(text, end, value, Number::ONE, true)?;
    printed.in_characters = true;
    Some(printed)
}

/// 八成, 八成多: so many tenths. 成 also begins many words (成立, 成效), so that a comparing word must
/// stand before it or an end after it.
fn tenths(text: &Folded, at: usize, end: usize, value: Number) -> Option<Printed> {
    let compared = unit::ends(text, at, unit::BEFORE_TENTHS);
    let closed = unit::BEHIND_TENTHS.contains(text.at(end + 1));
    if !compared && !closed {
        return None;
    }
    let more = unit::begins(text, end + 1, unit::TENTHS_MORE);
    Some(Printed {
        value: value * Number::TEN,
        end: end + 1 + usize::from(more),
        step: Number::TEN,
        more,
        in_characters: true,
        spoken: Spoken::Tenths,
    })
}

/// What 万, 亿, 余 and 多 after a number make of it.
fn scaled(
    text: &Folded,
    mut end: usize,
    mut value: Number,
    mut step: Number,
    in_characters: bool,
) -> Option<Printed> {
    let mut more = false;
    let mut skip_more = |end: &mut usize| {
        if unit::begins(text, *end, unit::MORE) && !unit::begins(text, *end, unit::NOT_MORE) {
            more = true;
            *end += 1;
        }
    };
    skip_more(&mut end);
    for (word, factor) in [
        ("万", 10_000),
        ("亿", 100_000_000),
        ("千", 1_000),
        ("百", 100),
    ] {
        let is_scale = text.has(end, word) && !unit::begins(text, end, unit::NO_SCALES);
        if is_scale && !in_characters {
            value = value.checked_mul(factor.into())?;
            step = step.checked_mul(factor.into())?;
            end += 1;
            // 7万4802
            if factor == 10_000
                && step == Number::from(factor)
                && let Some((rest, after)) = below_ten_thousand(text, end)
            {
                value += rest;
                step = Number::ONE;
                end = after;
            }
            break;
        }
    }
    skip_more(&mut end);
    (value <= LIMIT).then_some(Printed {
        value,
        end,
        step,
        more,
        in_characters,
        spoken: Spoken::Plain,
    })
}

/// The one to four digits that go on behind 万, and the character after them.
fn below_ten_thousand(text: &Folded, at: usize) -> Option<(Number, usize)> {
    let digits = (at..at + 5)
        .take_while(|&at| text.at(at).is_ascii_digit())
        .count();
    let ends = !matches!(text.at(at + digits), '.' | ',' | '，' | '%' | '年');
    let rest = text.words(at, at + digits).parse().ok()?;
    ((1..=4).contains(&digits) && ends).then_some((rest, at + digits))
}

/// What a numeral is worth, and whether it multiplies what stands before it.
fn numeral(character: char) -> Option<(i64, bool)> {
    Some(match character {
        '零' => (0, false),
        '一' => (1, false),
        '二' | '两' => (2, false),
        '三' => (3, false),
        '四' => (4, false),
        '五' => (5, false),
        '六' => (6, false),
        '七' => (7, false),
        '八' => (8, false),
        '九' => (9, false),
        '十' | '廿' | '卅' => (10, true),
        '百' => (100, true),
        '千' => (1_000, true),
        '万' => (10_000, true),
        '亿' => (100_000_000, true),
        _ => return None,
    })
}

/// The value of Chinese numerals as they are spoken (三百二十); digits side by side (二三) are a year or
/// an enumeration, no number.
fn spoken(run: &str) -> Option<Number> {
    let (mut total, mut section, mut digit) = (0_i64, 0_i64, None::<i64>);
    for (index, character) in run.chars().enumerate() {
        let (value, multiplies) = numeral(character)?;
        if !multiplies {
            if digit.is_some_and(|digit| digit != 0) {
                return None;
            }
            digit = Some(value);
            continue;
        }
        if index == 0 && value != 10 {
            return None;
        }
        let count = digit
            .take()
            .unwrap_or(i64::from(section == 0 || value < 100));
        if value >= 10_000 {
            total = (total + section + count * i64::from(section == 0 || count != 1))
                .checked_mul(value)?;
            section = 0;
        } else {
            section += count.checked_mul(value)?;
        }
    }
    // 一百二 may be 120 or 102: nobody knows.
    let open = digit.is_some_and(|digit| digit > 0) && before_last(run) && !run.contains('零');
    if run.is_empty() || open {
        return None;
    }
    Some(Number::from(total + section + digit.unwrap_or(0)))
}

/// Whether the last numeral but one is worth a hundred or more.
fn before_last(run: &str) -> bool {
    run.chars()
        .rev()
        .nth(1)
        .and_then(numeral)
        .is_some_and(|(value, _)| value >= 100)
}

#[cfg(test)]
mod tests {
    use super::super::fold::Folded;
    use super::{Spoken, read, spoken};

    #[track_caller]
    fn check(text: &str, want: Option<&str>) {
        let got = read(&Folded::new(text), 0).map(|printed| {
            let more = if printed.more { "+" } else { "" };
            let percent = if printed.spoken == Spoken::Plain {
                ""
            } else {
                "%"
            };
            format!(
                "{}{percent}{more} by {}",
                printed.value.normalize(),
                printed.step.normalize()
            )
        });
        assert_eq!(got.as_deref(), want, "{text}");
    }

    #[test]
    fn numbers() {
        for (text, want) in [
            ("35件", "35 by 1"),
            ("2,318条", "2318 by 1"),
            ("1,23", "1 by 1"),
            ("492.73万条", "4927300 by 100"),
            ("3万余件", "30000+ by 10000"),
            ("100余件", "100+ by 1"),
            ("58.51%", "58.51 by 0.01"),
            ("一百二十件", "120 by 1"),
            ("十二件", "12 by 1"),
            ("三千零五条", "3005 by 1"),
            ("7万4802对", "74802 by 1"),
            ("1，234条", "1234 by 1"),
            ("24 064件", "24064 by 1"),
            ("1，234", "1 by 1"),
            ("12，13件", "12 by 1"),
            ("两万三千条", "23000 by 1"),
            ("百分之五", "5% by 1"),
            ("百分之12.5", "12.5% by 0.1"),
        ] {
            check(text, Some(want));
        }
        for text in [
            "二三",
            "百姓",
            "万元",
            "",
            "件",
            "百分之百分之五",
            "一百二条",
            "1,234,234,234,234,234",
        ] {
            check(text, None);
        }
    }

    #[test]
    fn no_numeral_panics() {
        for text in ["十十十十亿亿亿", "九亿万亿万亿万亿万亿", "零零零", "千百十"]
        {
            let _ = spoken(text);
        }
    }
}
