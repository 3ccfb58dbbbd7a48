//! Characters → one number as printed: digits or Chinese numerals, 万, 亿 and 兆, and what its last digit is
//! worth.

use super::fold::Folded;
use super::unit;
use super::word_list::WordList;
use crate::read::number::{LIMIT, Number};
use crate::read::numeral;

/// A number at a place, without its unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct NumberToken {
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

/// Digits beyond this many are a name or a telephone number, not a count; decimals beyond this many, a code.
const DIGITS: usize = 15;
const DECIMALS: u32 = 8;

/// What multiplies the number before it, and words that begin like it.
const SCALES: &[(&str, i64)] = &[
    ("兆", 1_000_000_000_000),
    ("亿", 100_000_000),
    ("万", 10_000),
    ("千", 1_000),
    ("百", 100),
];
static NO_SCALES: WordList = WordList::new("百分 千瓦 兆瓦 兆赫 兆字 兆比 兆伏");

/// So many digits at most go on behind 万 without a scale of their own (7万4802), and what does not follow
/// them.
const REST: usize = 4;
static NOT_REST: WordList = WordList::new(". , ， % 年");

/// More than the number, and what begins like it (比去年的12件多8件).
static MORE: WordList = WordList::new("余 多");
static NOT_MORE: WordList = WordList::new("多元 余额 多#");

/// What makes a number a percentage, or a tenth of one: before it, or behind it.
const PERCENT: &str = "百分之";
const PER_MILLE: &str = "千分之";
const PER_MILLE_SIGN: &str = "‰";

/// Tenths, and what is before or behind them: 成 also begins many words (成立, 成效).
const TENTHS: &str = "成";
static BEFORE_TENTHS: WordList = WordList::new("超 近 约 达 占 过 逾 比");
static BEHIND_TENTHS: WordList = WordList::new("以 多 左 半 , ， 。 ; )");

/// Behind these several numbers follow, so that no comma is part of one (分别为120,130件).
static SEVERAL: WordList = WordList::new("分别为 分别是 分别有 分别达 分别 #,");

/// Reads the number that begins at `at`.
pub(super) fn read(text: &Folded, at: usize) -> Option<NumberToken> {
    let percent = text.has(at, PERCENT);
    let per_mille = text.has(at, PER_MILLE);
    let at = at + if percent || per_mille { 3 } else { 0 };
    let mut printed = sections(text, at)?;
    let sign = text.has(printed.end, PER_MILLE_SIGN);
    let per_mille = per_mille || sign;
    let tenths = printed.end == at + 1
        && text.has(printed.end, TENTHS)
        && !text.is_digit(at)
        && (BEFORE_TENTHS.stand_before(text, at) || BEHIND_TENTHS.stand_at(text, at + 2));
    let factor = if per_mille {
        Some(Number::new(1, 1))
    } else {
        tenths.then_some(Number::TEN)
    };
    if let Some(factor) = factor {
        printed.value *= factor;
        printed.step *= factor;
    }
    printed.end += usize::from(sign || tenths);
    // 两成半
    if tenths && text.at(printed.end) == '半' {
        printed.value += Number::from(5);
        printed.end += 1;
    }
    printed.percent = percent || per_mille || tenths;
    if more(text, printed.end) {
        printed.more = true;
        printed.end += 1;
    }
    Some(printed)
}

/// Whether 余 or 多 at `at` makes the number before it the least that is meant.
pub(super) fn more(text: &Folded, at: usize) -> bool {
    MORE.stand_at(text, at) && !NOT_MORE.stand_at(text, at)
}

/// Whether a character is a Chinese numeral, or a scale.
pub(super) fn is_numeral(character: char) -> bool {
    numeral::is_chinese(character) || character == '亿'
}

/// Whether a character is of a Chinese numeral below 万.
fn is_spoken(character: char) -> bool {
    numeral::is_chinese(character) && character != '万'
}

/// Whether a character is a Chinese digit of a number written digit by digit, which 两 is not.
fn is_digit(character: char) -> bool {
    numeral::chinese(character).is_some() && character != '两'
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
    // 1，234条, 24 064件, 1，753亿元 and 1 081.6万 are one number, 甲 1，乙 234 and two cells are not: a unit, a scale
    // or a fraction must follow
    let fraction = text.at(end) == '.' && text.is_digit(end + 1);
    let scaled = SCALES.iter().any(|(word, _)| text.has(end, word));
    if separator == ',' || fraction || scaled || unit::unit(text, end).is_some() {
        end
    } else {
        digits
    }
}

/// Numbers with their scales, each less than the scale before it: 2兆3456亿, 7万4802, 两万三千.
fn sections(text: &Folded, at: usize) -> Option<NumberToken> {
    let mut all: Option<NumberToken> = None;
    loop {
        let from = all.as_ref().map_or(at, |all| all.end);
        let Some((value, mut end)) = section(text, from) else {
            return all;
        };
        let digits = end - from;
        let more = more(text, end);
        end += usize::from(more);
        let mut scales = SCALES.iter().filter(|(word, _)| text.has(end, word));
        let scale = scales.next().filter(|_| !NO_SCALES.stand_at(text, end));
        let mut printed = NumberToken {
            value,
            end: end + usize::from(scale.is_some()),
            step: Number::new(1, value.scale()),
            more,
            percent: false,
        };
        // 0.00 keeps its digits
        if let Some(&(_, factor)) = scale {
            printed.value *= factor.into();
            printed.step *= factor.into();
        }
        if let Some(before) = &all {
            let numerals = !text.is_digit(from);
            // 两万三 may be 23,000 or 20,003: nobody knows
            if numerals && digits == 1 && scale.is_none() {
                return None;
            }
            let few = value.scale() == 0 && digits <= REST && !NOT_REST.stand_at(text, end);
            let ends = numerals || scale.is_some() || few;
            if !ends || numerals == text.is_digit(at) || printed.value >= before.step {
                return all;
            }
            printed.value += before.value;
        }
        if printed.value > LIMIT {
            return None;
        }
        // 1.25万 and 千 have nothing behind them
        let goes_on = value.scale() == 0 && printed.step >= Number::from(10_000) && !more;
        all = Some(printed);
        if !goes_on {
            return all;
        }
    }
}

/// The digits or the Chinese numerals at `at` with their decimals, and where they end.
fn section(text: &Folded, at: usize) -> Option<(Number, usize)> {
    let printed = text.is_digit(at);
    let (whole, end, point) = if printed {
        let end = end_of_thousands(text, at);
        (of_digits(&text.words(at, end))?, end, '.')
    } else {
        let end = (at..at + DIGITS).find(|&end| !is_spoken(text.at(end)))?;
        (spoken(&text.words(at, end))?, end, '点')
    };
    let mut last = end + 1;
    while (printed && text.is_digit(last)) || (!printed && is_digit(text.at(last))) {
        last += 1;
    }
    // 八点三十分
    let spoken_on = !printed && is_spoken(text.at(last));
    if text.at(end) != point || last == end + 1 || spoken_on {
        return Some((Number::from(whole), end));
    }
    let scale = u32::try_from(last - end - 1).ok();
    let scale = scale.filter(|&scale| scale <= DECIMALS)?;
    let units = if printed {
        of_digits(&text.words(at, last))?
    } else {
        whole * 10_i64.pow(scale) + of_digits(&text.words(end + 1, last))?
    };
    Some((Number::new(units, scale), last))
}

/// What digits write, one after the other, but for what separates them.
fn of_digits(printed: &str) -> Option<i64> {
    let digits = printed.chars().filter_map(numeral::digit);
    let many = digits.clone().take(DIGITS + 1).count();
    (many <= DIGITS).then(|| digits.fold(0, |value, digit| value * 10 + i64::from(digit)))
}

/// The value of Chinese numerals below 万 as they are spoken (三百二十), or digit by digit (四五二四).
fn spoken(run: &str) -> Option<i64> {
    // 二三 may be two or three
    if run.chars().count() >= 3 && run.chars().all(is_digit) {
        return of_digits(run);
    }
    let mut backwards = run.chars().rev();
    let (last, before) = (backwards.next()?, backwards.next());
    // 一百二 may be 120 or 102: nobody knows.
    let open = !"零十廿卅百千".contains(last) && before.is_some_and(|it| "百千".contains(it));
    numeral::spoken(run).filter(|_| !open)
}

#[cfg(test)]
mod tests {
    use super::super::fold::Folded;
    use super::read;

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
            ("1，753亿元", "175300000000 by 100000000"),
            ("1，234", "1 by 1"),
            ("12，13件", "12 by 1"),
            ("两万三千条", "23000 by 1"),
            ("百分之五", "5% by 1"),
            ("百分之12.5", "12.5% by 0.1"),
            ("千分之3.9", "0.39% by 0.01"),
            ("3.91‰", "0.391% by 0.001"),
            ("两成半，", "25% by 10"),
            ("百分之四点八", "4.8% by 0.1"),
            ("三点五亿元", "350000000 by 10000000"),
            ("九二八对", "928 by 1"),
            ("十三万四五二四对", "134524 by 1"),
            ("八点三十分", "8 by 1"),
            ("5兆4244億元", "5424400000000 by 100000000"),
            ("3亿2000.5万元", "320005000 by 1000"),
            ("1万5千元", "15000 by 1000"),
            ("三十余万条", "300000+ by 10000"),
            ("12兆瓦", "12 by 1"),
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
            "两万三条",
            "1,234,234,234,234,234",
        ] {
            check(text, None);
        }
    }

    #[test]
    fn no_numeral_panics() {
        for text in ["十十十十亿亿亿", "九亿万亿万亿万亿万亿", "零零零", "千百十"]
        {
            let _ = read(&Folded::new(text), 0);
        }
    }
}
