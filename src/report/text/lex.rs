//! A folded paragraph → tokens: quantities, words of the lexicon, marks, brackets; what no token covers is
//! unknown.

use super::fold::Folded;
use super::lexicon::{self, Word};
use super::number::{self, Printed, Spoken};
use super::unit::{self, Class};
use crate::read::number::{LIMIT, Number};

/// A token and the characters it covers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    /// What it is.
    pub(super) kind: Kind,
    /// Its first character.
    pub(super) start: usize,
    /// The character after it.
    pub(super) end: usize,
}

/// What a token is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A number that counts or measures.
    Quantity(Quantity),
    /// A number that is no quantity: a date, a document number, an article, a telephone.
    Outside,
    /// A number that counts the entries of the list before it (三项合计), with its 项.
    Counted(usize),
    /// A word of the lexicon.
    Word(Word),
    /// A mark between clauses.
    Mark(Mark),
    /// A bracket opens.
    Open,
    /// A bracket closes.
    Close,
}

/// Marks between clauses, the weakest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Mark {
    /// 、
    Pause,
    /// ，
    Comma,
    /// ：
    Colon,
    /// ；
    Semicolon,
    /// 。
    Stop,
}

/// A number with its unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Quantity {
    /// The number.
    pub(super) value: Number,
    /// The character after the number itself, before its unit.
    pub(super) number_end: usize,
    /// The unit as printed.
    pub(super) unit: Option<&'static str>,
    /// What kind of quantity it is.
    pub(super) class: Class,
    /// The least and the greatest number meant, where it is not exact.
    pub(super) approximate: Option<(Option<Number>, Option<Number>)>,
    /// Whether words (余, 多, 近, 约, 超) make it approximate, and not only its rounding.
    pub(super) vague: bool,
}

impl Quantity {
    /// The least and the greatest number meant.
    pub(super) fn bounds(&self) -> (Number, Number) {
        let (low, high) = self
            .approximate
            .unwrap_or((Some(self.value), Some(self.value)));
        (low.unwrap_or(Number::ZERO), high.unwrap_or(LIMIT))
    }
}

/// Cuts a paragraph into tokens.
pub(super) fn tokens(text: &Folded) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while at < text.chars.len() {
        let (kind, end) = longest(text, at);
        if let Some(kind) = kind {
            tokens.push(Token {
                kind,
                start: at,
                end,
            });
        }
        at = end.max(at + 1);
    }
    tokens
}

/// The token at `at`, where a word of the lexicon goes before a number that it begins with (一是).
fn longest(text: &Folded, at: usize) -> (Option<Kind>, usize) {
    let other = token(text, at);
    let Some(word) = lexicon::entry(text, at) else {
        return other;
    };
    let end = at + word.entry.chars().count();
    match other {
        (Some(_), other_end) if other_end > end => other,
        (Some(Kind::Quantity(_)), _) => other,
        _ => (Some(Kind::Word(word)), end),
    }
}

/// The token at `at`, if there is one, and where to go on.
fn token(text: &Folded, at: usize) -> (Option<Kind>, usize) {
    let character = text.at(at);
    match character {
        '、' => (Some(Kind::Mark(Mark::Pause)), at + 1),
        ',' | '，' => (Some(Kind::Mark(Mark::Comma)), at + 1),
        ':' => (Some(Kind::Mark(Mark::Colon)), at + 1),
        ';' => (Some(Kind::Mark(Mark::Semicolon)), at + 1),
        '。' => (Some(Kind::Mark(Mark::Stop)), at + 1),
        '(' | '[' => match citation(text, at) {
            Some(end) => (Some(Kind::Outside), end),
            None => (Some(Kind::Open), at + 1),
        },
        ')' | ']' => (Some(Kind::Close), at + 1),
        '《' => (None, title(text, at)),
        unit::ORDINAL => match number::read(text, at + 1) {
            Some(printed) => (Some(Kind::Outside), printed.end),
            None => (None, at + 1),
        },
        _ if character.is_ascii_alphabetic() => latin(text, at),
        _ if character.is_ascii_digit() || is_numeral(character) => quantity(text, at),
        _ => (None, at + 1),
    }
}

fn is_numeral(character: char) -> bool {
    "零一二两三四五六七八九十廿卅百".contains(character)
}

/// `〔2019〕43号` and its spellings, or the number of a section in brackets: where it ends.
fn citation(text: &Folded, at: usize) -> Option<usize> {
    let inside = number::read(text, at + 1)?;
    if !matches!(text.at(inside.end), ')' | ']') {
        return None;
    }
    let close = inside.end + 1;
    let year = inside.end - at == 5;
    let mut end = close;
    while text.at(end).is_ascii_digit() {
        end += 1;
    }
    if year && end > close && text.has(end, unit::DOCUMENT) {
        return Some(end + 1);
    }
    let heads = matches!(text.before(at), ' ' | '。' | ';' | ':');
    (heads && inside.value < Number::from(40)).then_some(close)
}

/// The end of a title in 《》: numbers inside belong to its name.
fn title(text: &Folded, at: usize) -> usize {
    const LONGEST: usize = 120;
    (at + 1..at + LONGEST)
        .find(|&index| text.at(index) == '》')
        .map_or(at + 1, |close| close + 1)
}

/// Letters and what hangs on them: an address of the web, an e-mail address, a model name.
fn latin(text: &Folded, at: usize) -> (Option<Kind>, usize) {
    let mut end = at;
    let mut address = false;
    let mut digits = false;
    loop {
        let character = text.at(end);
        let inside = character.is_ascii_alphanumeric()
            || matches!(
                character,
                '-' | '_' | '.' | '@' | '/' | '&' | '=' | '~' | '#' | '%'
            )
            || (character == ':' && text.at(end + 1) == '/')
            || (address && character == '?');
        if !inside {
            break;
        }
        address |= matches!(character, '@' | '/');
        digits |= character.is_ascii_digit();
        end += 1;
    }
    (digits.then_some(Kind::Outside), end)
}

/// A number at `at`: a quantity, no quantity, or no number at all.
fn quantity(text: &Folded, at: usize) -> (Option<Kind>, usize) {
    if let Some(end) = joined(text, at) {
        return (Some(Kind::Outside), end);
    }
    let Some(mut printed) = number::read(text, at) else {
        let end = number::end_of_digits(text, at);
        return ((end > at).then_some(Kind::Outside), end.max(at + 1));
    };
    let mut lowest = None;
    if !printed.in_characters
        && unit::UP_TO.contains(text.at(printed.end))
        && let Some(upper) = number::read(text, printed.end + 1)
        && upper.value > printed.value
    {
        lowest = Some(printed.value);
        printed = upper;
    }
    let end = printed.end;
    let has = |word: &str| text.has(end, word);
    let percent = printed.spoken != Spoken::Plain;
    if !percent && outside(text, at, &printed) {
        return (Some(Kind::Outside), end);
    }
    if let Some((many, entry)) = counted(text, at, &printed) {
        return (Some(Kind::Counted(many)), end + entry);
    }
    let unit = if percent {
        Some(("%", Class::Percent))
    } else {
        unit::unit(has)
    };
    if printed.in_characters && !percent {
        let run = text.words(at, end);
        let counts = unit.is_some_and(|(unit, _)| unit::counts_in_characters(unit, &run));
        if !counts || in_a_word(text, at, end) {
            return (None, end);
        }
    }
    let unit_end = if percent {
        end
    } else {
        end + unit.map_or(0, |(word, _)| word.chars().count())
    };
    let (approximate, vague) = approximate(text, at, unit_end, &printed, lowest);
    let class = unit.map_or(Class::Bare, |(_, class)| class);
    (
        Some(Kind::Quantity(Quantity {
            value: printed.value,
            number_end: end,
            unit: unit.map(|(word, _)| word),
            class,
            approximate,
            vague,
        })),
        unit_end,
    )
}

/// Digits joined by strokes or points as in dates and telephone numbers: where they end.
fn joined(text: &Folded, at: usize) -> Option<usize> {
    let mut groups = Vec::new();
    let mut end = at;
    let mut joints = Vec::new();
    loop {
        let start = end;
        while text.at(end).is_ascii_digit() {
            end += 1;
        }
        groups.push(end - start);
        let joint = text.at(end);
        if !matches!(joint, '-' | '/' | '.' | '—' | '×' | ':') || !text.at(end + 1).is_ascii_digit()
        {
            break;
        }
        joints.push(joint);
        end += 1;
    }
    let first = groups.first().copied()?;
    let last = groups.last().copied()?;
    let many = groups.len() >= 3;
    let clock = joints.contains(&':') || joints.contains(&'×') || joints.contains(&'/');
    let telephone = joints.contains(&'-') && (3..=4).contains(&first) && last >= 7;
    let years = joints == ['-'] && first == 4 && last == 4;
    (groups.len() >= 2 && (many || clock || telephone || years)).then_some(end)
}

/// Whether the words around a number say that it is no quantity.
fn outside(text: &Folded, at: usize, printed: &Printed) -> bool {
    let end = printed.end;
    let before = text.before(at);
    if before.is_ascii_alphabetic() || matches!(before, '-' | '_' | '/' | '.' | '×' | '#' | '@') {
        return true;
    }
    if unit::no_quantity(|word| text.has(end, word)) {
        return true;
    }
    let digits = end - at;
    // 比2011、2012年同期
    let year = digits == 4 && (Number::from(1900)..Number::from(2100)).contains(&printed.value);
    let joined = unit::JOINING.contains(text.at(end));
    if year
        && joined
        && (end + 1..end + 5).all(|at| text.at(at).is_ascii_digit())
        && text.has(end + 5, unit::YEAR)
    {
        return true;
    }
    let unit = unit::unit(|word| text.has(end, word));
    if unit.is_none() && !printed.in_characters {
        // A telephone number, a postcode, the number of a hotline, of a section, of a year.
        let hotline = unit::begins(text, end, unit::HOTLINE);
        let heads = matches!(before, ' ' | '。' | ';' | ':') && digits <= 2;
        let numbered = heads && matches!(text.at(end), '、' | '.');
        let named = unit::ends(text, at, unit::NAMES);
        return digits >= 7
            || named
            || numbered
            || (hotline && (3..=5).contains(&digits))
            || (text.words(at, end).starts_with("123") && digits == 5)
            || text.at(end).is_ascii_alphabetic();
    }
    false
}

/// How many entries of the list before it a number counts, and how long the word for them is.
fn counted(text: &Folded, at: usize, printed: &Printed) -> Option<(usize, usize)> {
    let before = text.before(at);
    let of_the_list = matches!(before, ' ' | '、' | ',' | '，' | ';' | ':' | '。')
        || unit::ends(text, at, unit::OF_THE_LIST);
    let entry = unit::counts_entries(|word| text.has(printed.end, word))?;
    let many = printed.value.normalize().to_string().parse().ok()?;
    of_the_list.then_some((many, entry))
}

/// Whether a number in Chinese characters belongs to a word (统一, 每一件, 一件事, 三项制度).
fn in_a_word(text: &Folded, at: usize, end: usize) -> bool {
    unit::BOUND.contains(text.before(at))
        || unit::begins(text, at, unit::IN_WORDS)
        || (numeral_before(text, at) && end > at)
}

fn numeral_before(text: &Folded, at: usize) -> bool {
    let before = text.before(at);
    is_numeral(before) || before.is_ascii_digit()
}

type Interval = Option<(Option<Number>, Option<Number>)>;

/// How exactly a number is meant: the interval, and whether words make it approximate.
fn approximate(
    text: &Folded,
    at: usize,
    unit_end: usize,
    printed: &Printed,
    lowest: Option<Number>,
) -> (Interval, bool) {
    let value = printed.value;
    let before = |words: &[&str]| unit::ends(text, at, words);
    let after = |words: &[&str]| unit::begins(text, unit_end, words);
    let tenth = value / Number::TEN;
    if let Some(lowest) = lowest {
        return (Some((Some(lowest), Some(value))), true);
    }
    let below = before(unit::BELOW);
    if (before(unit::ABOVE) && !below) || after(unit::AND_ABOVE) {
        return (Some((Some(value), None)), true);
    }
    if below {
        let least = if printed.spoken == Spoken::Tenths {
            value - Number::TEN
        } else {
            value - tenth
        };
        return (Some((Some(least), Some(value))), true);
    }
    if after(unit::AND_BELOW) {
        return (Some((None, Some(value))), true);
    }
    // 比去年的12件多8件 says how many more, and nothing of the 12
    let more = after(unit::MORE) && !after(unit::NOT_MORE);
    if printed.more || (more && !text.at(unit_end + 1).is_ascii_digit()) {
        return (Some((Some(value), Some(value + last_digit(printed)))), true);
    }
    if before(unit::AROUND) || after(unit::OR_SO) {
        return (Some((Some(value - tenth), Some(value + tenth))), true);
    }
    if printed.spoken == Spoken::Tenths {
        let half = Number::from(5);
        return (Some((Some(value - half), Some(value + half))), true);
    }
    if printed.step > Number::ONE {
        // the very edges are never meant of several numbers at once
        let half = printed.step * Number::new(499, 3);
        return (Some((Some(value - half), Some(value + half))), false);
    }
    (None, false)
}

/// What 余 may add: up to the next number of the last digit that is not zero (100余 to 199).
fn last_digit(printed: &Printed) -> Number {
    let mut step = printed.step.max(Number::ONE);
    while step < printed.value
        && printed.step >= Number::ONE
        && (printed.value % (step * Number::TEN)).is_zero()
    {
        step *= Number::TEN;
    }
    if step <= Number::ONE {
        return Number::from(9);
    }
    step - Number::ONE
}

#[cfg(test)]
mod tests {
    use super::super::fold::Folded;
    use super::{Kind, tokens};

    #[track_caller]
    fn check(text: &str, want: &str) {
        let folded = Folded::new(text);
        let got: Vec<String> = tokens(&folded)
            .into_iter()
            .filter_map(|token| match token.kind {
                Kind::Quantity(quantity) => {
                    let range = quantity.approximate.map_or(String::new(), |(low, high)| {
                        let bound = |number: Option<crate::read::number::Number>| {
                            number.map_or(String::new(), |number| number.normalize().to_string())
                        };
                        format!("[{}..{}]", bound(low), bound(high))
                    });
                    Some(format!(
                        "{}{range}{}",
                        quantity.value.normalize(),
                        quantity.unit.unwrap_or("")
                    ))
                }
                Kind::Outside | Kind::Counted(_) => Some("-".to_owned()),
                Kind::Mark(_) | Kind::Open | Kind::Close | Kind::Word(_) => None,
            })
            .collect();
        assert_eq!(got.join(" "), want, "{text}");
    }

    #[test]
    fn quantities() {
        check("答复 3050 件（含上年度结转 34 件）", "3050件 34件");
        check("占比58.51%，增长１２．６％", "58.51% 12.6%");
        check("收到三件，一百二十份", "3件 120份");
        check(
            "约1200条，近800条，300多条，1500余条",
            "1200[1080..1320]条 800[720..800]条 300[300..399]条 1500[1500..1599]条",
        );
        check("超八成，占百分之五，80%以上", "80[80..]% 5% 80[80..]%");
        check(
            "3万余件，1.25万条，3.2亿元",
            "30000[30000..39999]件 12500[12450..12550]条 320000000[315000000..325000000]元",
        );
        check("上升5.2个百分点", "5.2个百分点");
        check("南方+3条", "3条");
        check("1,204条", "1204条");
    }

    #[test]
    fn numbers_that_are_no_quantities() {
        check("2019年12月31日，国办公开办函〔2021〕30号", "- - - -");
        check("第五十条、第3期、第12届", "- - -");
        check("12345热线办理236件，24小时", "- 236件 -");
        check("电话：0570-6123456，邮编：321000", "- -");
        check("http://www.a.gov.cn/b12/c3.html 公开3条", "- 3条");
        check("人民路18号，35岁以下", "- -");
        check(
            "一是统一标准，三公经费，一网通办，一次办好，三安全一稳定",
            "",
        );
        check("《2022年要点》印发2次", "2次");
        check("7×24小时，2019-2020，A4纸", "- - -");
        check("1.公开 5条", "- 5条");
        check("公告238条，解读72条，两项合计310条", "238条 72条 - 310条");
        check(
            "公告5条，以上三项共12条，制定3项共20条",
            "5条 - 12条 3项 20条",
        );
        check("许可120项、处罚12项共计132项", "120项 12项 132项");
    }
}
