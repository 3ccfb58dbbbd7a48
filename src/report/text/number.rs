//! Characters → one number as printed: digits or Chinese numerals, 万 and 亿, and what its last digit is worth.

use super::fold::Folded;
use super::unit;
use super::words::Words;
use crate::read::number::{LIMIT, Number};
use crate::read::numeral;

/// A number at a place, without its unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Printed {
    /// The number.
    pub(super) value: Number,
    /// The character after it, with 万, 亿, 余 and 多.
    pub(super) end: usize,
    /// What the last digit printed is worth: 1 for 35, 100 for 1.25万.
    pub(super) step: Number,
    /// Whether 余 or 多 follows.
    pub(super) more: bool,
    /// Whether it is a percentage by its words (百分之五, 八成).
    pub(super) percent: bool,
}

/// Digits beyond this many are a name or a telephone number, not a count.
const DIGITS: usize = 15;

/// What multiplies the number before it, and words that begin like it.
const SCALES: &[(&str, i64)] = &[
    ("万", 10_000),
    ("亿", 100_000_000),
    ("千", 1_000),
    ("百", 100),
];
static NO_SCALES: Words = Words::new("百分 千瓦");

/// What does not stand behind the digits that go on behind 万 (7万4802).
static NOT_REST: Words = Words::new(". , ， % 年");

/// More than the number, and what begins like it (比去年的12件多8件).
static MORE: Words = Words::new("余 多");
static NOT_MORE: Words = Words::new("多元 余额 多#");

/// What makes a number a percentage, or a tenth of one.
const PERCENT: &str = "百分之";
const PER_MILLE: &str = "千分之";
const PER_MILLE_SIGN: &str = "‰";

/// Tenths, and what stands before or behind them: 成 also begins many words (成立, 成效).
const TENTHS: &str = "成";
static BEFORE_TENTHS: Words = Words::new("超 近 约 达 占 过 逾 比");
static BEHIND_TENTHS: Words = Words::new("以 多 左 , ， 。 ; )");

/// Behind these several numbers follow, so that no comma is part of one (分别为120,130件).
static SEVERAL: Words = Words::new("分别为 分别是 分别有 分别达 分别 #,");

/// Reads the number that begins at `at`.
pub(super) fn read(text: &Folded, at: usize) -> Option<Printed> {
    let percent = text.has(at, PERCENT);
    let per_mille = text.has(at, PER_MILLE);
    let at = at + if percent || per_mille { 3 } else { 0 };
    let mut printed = if text.is_digit(at) {
        digits(text, at)?
    } else {
        characters(text, at)?
    };
    if more(text, printed.end) {
        printed.more = true;
        printed.end += 1;
    }
    let sign = text.has(printed.end, PER_MILLE_SIGN);
    printed.end += usize::from(sign);
    let per_mille = per_mille || sign;
    if per_mille {
        let tenth = Number::new(1, 1);
        printed.value *= tenth;
        printed.step *= tenth;
    }
    printed.percent |= percent || per_mille;
    Some(printed)
}

/// Whether 余 or 多 at `at` makes the number before it the least that is meant.
pub(super) fn more(text: &Folded, at: usize) -> bool {
    MORE.stand_at(text, at) && !NOT_MORE.stand_at(text, at)
}

/// Whether a character is a Chinese numeral.
pub(super) fn is_numeral(character: char) -> bool {
    matches!(
        character,
        '零' | '一'
            | '二'
            | '两'
            | '三'
            | '四'
            | '五'
            | '六'
            | '七'
            | '八'
            | '九'
            | '十'
            | '廿'
            | '卅'
            | '百'
            | '千'
            | '万'
            | '亿'
    )
}

/// Where the digits that begin at `at` end, however many they are.
pub(super) fn end_of_digits(text: &Folded, at: usize) -> usize {
    let mut end = at;
    while text.is_digit(end) {
        end += 1;
    }
    end
}

/// Where the digits that begin at `at` end, with their separators of thousands.
pub(super) fn end_of_thousands(text: &Folded, at: usize) -> usize {
    let digits = end_of_digits(text, at);
    let separator = text.at(digits);
    let separated = digits - at <= 3 && matches!(separator, ',' | '，' | ' ');
    if !separated || SEVERAL.stand_before(text, at) {
        return digits;
    }
    let group =
        |end| text.at(end) == separator && text.has(end + 1, "###") && !text.is_digit(end + 4);
    let mut end = digits;
    while end - at <= 2 * DIGITS && group(end) {
        end += 4;
    }
    // 1，234条, 24 064件 and 1 081.6万 are one number, 甲 1，乙 234 and two cells are not: a unit or a
    // fraction must follow
    let fraction = text.at(end) == '.' && text.is_digit(end + 1);
    if separator == ',' || fraction || unit::unit(text, end).is_some() {
        end
    } else {
        digits
    }
}

/// Digits with separators of thousands, a decimal point, and what scales them.
fn digits(text: &Folded, at: usize) -> Option<Printed> {
    let whole = end_of_thousands(text, at);
    let mut end = whole;
    if text.has(end, ".#") {
        end = end_of_digits(text, end + 1);
    }
    let decimals = u32::try_from(end.saturating_sub(whole + 1)).ok()?;
    let printed = (at..end).filter_map(|at| text.at(at).to_digit(10));
    if printed.clone().count() > DIGITS || decimals > 8 {
        return None;
    }
    let units = printed.fold(0, |units, digit| units * 10 + i64::from(digit));
    let mut value = Number::new(units, decimals);
    let mut step = Number::new(1, decimals);
    // 3余万
    let more = more(text, end);
    end += usize::from(more);
    let scale = SCALES.iter().find(|(word, _)| text.has(end, word));
    if let Some(&(_, factor)) = scale.filter(|_| !NO_SCALES.stand_at(text, end)) {
        value *= factor.into();
        step *= factor.into();
        end += 1;
        // 7万4802
        let rest = end_of_digits(text, end);
        let goes_on = (1..=4).contains(&(rest - end)) && !NOT_REST.stand_at(text, rest);
        if step == Number::from(10_000) && goes_on {
            value += text.words(end, rest).parse().ok()?;
            step = Number::ONE;
            end = rest;
        }
    }
    (value <= LIMIT).then_some(Printed {
        value,
        end,
        step,
        more,
        percent: false,
    })
}

/// Chinese numerals: 三十二, 一百二十, 八成.
fn characters(text: &Folded, at: usize) -> Option<Printed> {
    let mut end = (at..at + DIGITS).find(|&end| !is_numeral(text.at(end)))?;
    let mut value = spoken(&text.words(at, end))?;
    let mut step = Number::ONE;
    if let Some((decimals, after)) = decimals(text, end) {
        value += decimals;
        step = Number::new(1, decimals.scale());
        end = after;
        if let Some(&(_, factor)) = SCALES.iter().find(|(word, _)| text.has(end, word)) {
            value *= factor.into();
            step *= factor.into();
            end += 1;
        }
    }
    let percent = (Number::ONE..Number::TEN).contains(&value)
        && text.has(end, TENTHS)
        && (BEFORE_TENTHS.stand_before(text, at) || BEHIND_TENTHS.stand_at(text, end + 1));
    if percent {
        value *= Number::TEN;
        step = Number::TEN;
        end += 1;
    }
    Some(Printed {
        value,
        end,
        step,
        more: false,
        percent,
    })
}

/// The decimals of a Chinese numeral at 点 (四点八), and where they end.
fn decimals(text: &Folded, at: usize) -> Option<(Number, usize)> {
    const LONGEST: usize = 4;
    let mut end = at + 1;
    while is_digit(text.at(end)) {
        end += 1;
    }
    // 八点三十分
    let printed = text.at(at) == POINT && (1..=LONGEST).contains(&(end - at - 1));
    if !printed || is_numeral(text.at(end)) && !matches!(text.at(end), '万' | '亿') {
        return None;
    }
    let digits = positional(&text.words(at + 1, end))?;
    let scale = u32::try_from(end - at - 1).ok()?;
    Some((Number::new(digits, scale), end))
}

/// What parts the decimals of a Chinese numeral from its whole.
const POINT: char = '点';

fn is_digit(character: char) -> bool {
    is_numeral(character) && !"十百千万亿廿卅两".contains(character)
}

/// The value of Chinese digits one after the other (三一八).
fn positional(run: &str) -> Option<i64> {
    run.chars().try_fold(0, |value: i64, character| {
        let digit = i64::from(numeral::digit(character)?);
        value.checked_mul(10)?.checked_add(digit)
    })
}

/// The value of Chinese numerals as they are spoken (三百二十), or digit by digit (十三万四五二四).
fn spoken(run: &str) -> Option<Number> {
    let run = run.replace('廿', "二十").replace('卅', "三十");
    let mut backwards = run.chars().rev();
    let (last, before) = (backwards.next()?, backwards.next());
    // 一百二 may be 120 or 102: nobody knows.
    if !"零十百千万亿".contains(last) && before.is_some_and(|before| "百千万".contains(before))
    {
        return None;
    }
    let mut rest = run.as_str();
    let mut value = Number::ZERO;
    for (scale, factor) in [('亿', 100_000_000), ('万', 10_000)] {
        if let Some((section, behind)) = rest.split_once(scale) {
            value += of_section(section)? * Number::from(factor);
            rest = behind;
        }
    }
    if !rest.is_empty() {
        value += of_section(rest)?;
    }
    Some(value)
}

/// The value of what stands before 亿 or 万, or behind them.
fn of_section(section: &str) -> Option<Number> {
    // 二三 may be two or three
    if section.chars().count() >= 3 && section.chars().all(is_digit) {
        return positional(section).map(Number::from);
    }
    numeral::spoken(section).map(Number::from)
}

#[cfg(test)]
mod tests {
    use super::super::fold::Folded;
    use super::{read, spoken};

    #[track_caller]
    fn check(text: &str, want: Option<&str>) {
        let got = read(&Folded::new(text), 0).map(|printed| {
            let more = if printed.more { "+" } else { "" };
            let percent = if printed.percent { "%" } else { "" };
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
            ("千分之3.9", "0.39% by 0.01"),
            ("3.91‰", "0.391% by 0.001"),
            ("百分之四点八", "4.8% by 0.1"),
            ("三点五亿元", "350000000 by 10000000"),
            ("九二八对", "928 by 1"),
            ("十三万四五二四对", "134524 by 1"),
            ("八点三十分", "8 by 1"),
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
