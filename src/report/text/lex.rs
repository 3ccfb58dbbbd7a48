//! A folded paragraph → tokens: quantities, words of the lexicon, marks, brackets; what no token covers is
//! unknown.

use super::fold::Folded;
use super::lexicon::{self, Sense, Word};
use super::number;
use super::ratio;
use super::surroundings::{self, Interval};
use super::unit::{self, Class};
use crate::read::number::{LIMIT, Number};

/// A token and the characters it covers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct LexToken {
    /// What it is.
    pub(super) kind: TokenKind,
    /// Its first character.
    pub(super) start: usize,
    /// The character after it.
    pub(super) end: usize,
}

impl LexToken {
    /// Whether it is a number that is no quantity.
    pub(super) fn is_no_quantity(&self) -> bool {
        matches!(self.kind, TokenKind::NonQuantity | TokenKind::Counted(_))
    }
}

/// What a token is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum TokenKind {
    /// A number that counts or measures.
    Quantity(Quantity),
    /// A number that is no quantity: a date, a document number, an article, a telephone.
    NonQuantity,
    /// A number that counts the entries of the list before it (三项合计), with its 项.
    Counted(usize),
    /// A word of the lexicon.
    Word(Word),
    /// A mark between clauses.
    Mark(Punctuation),
    /// A bracket opens.
    Open,
    /// A bracket closes.
    Close,
}

/// Marks between clauses, the weakest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Punctuation {
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
    pub(super) approximate: Interval,
    /// Whether words (余, 多, 近, 约, 超) make it approximate, and not only its rounding.
    pub(super) vague: bool,
    /// Whether it is a part of a hundred beside others (6.2:40.1:53.7).
    pub(super) of_ratio: bool,
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
pub(super) fn tokens(text: &Folded) -> Vec<LexToken> {
    let mut tokens = Vec::new();
    let mut start = 0;
    while start < text.chars.len() {
        let (kind, end) = longest(text, start);
        tokens.extend(kind.map(|kind| LexToken { kind, start, end }));
        start = end.max(start + 1);
    }
    tokens
}

/// The token at `at`, where a word of the lexicon goes before a number that it begins with (一是).
fn longest(text: &Folded, at: usize) -> (Option<TokenKind>, usize) {
    let other = token(text, at);
    let Some((word, end)) = lexicon::entry(text, at) else {
        return other;
    };
    match other {
        (Some(_), other_end) if other_end > end => other,
        (Some(TokenKind::Quantity(_)), _) => other,
        _ => (Some(TokenKind::Word(word)), end),
    }
}

/// The token at `at` that is no word, if there is one, and where to go on.
fn token(text: &Folded, at: usize) -> (Option<TokenKind>, usize) {
    let kind = match text.at(at) {
        '、' => TokenKind::Mark(Punctuation::Pause),
        ',' | '，' => TokenKind::Mark(Punctuation::Comma),
        ':' if ratio::joins(text, at) => TokenKind::Mark(Punctuation::Pause),
        ':' => TokenKind::Mark(Punctuation::Colon),
        ';' => TokenKind::Mark(Punctuation::Semicolon),
        '。' => TokenKind::Mark(Punctuation::Stop),
        '(' | '[' if !closes(text, at) => return (None, at + 1),
        '(' | '[' => TokenKind::Open,
        ')' | ']' => TokenKind::Close,
        '《' => return (None, title(text, at)),
        '-' if surroundings::MINUS.stand_at(text, at)
            && !surroundings::JOINED.stand_before(text, at) =>
        {
            TokenKind::Word(Word::unlisted(Sense::Fall))
        }
        letter if letter.is_ascii_alphabetic() => return latin(text, at),
        digit if digit.is_ascii_digit() || number::is_numeral(digit) => return number(text, at),
        _ => return (None, at + 1),
    };
    (Some(kind), at + 1)
}

/// Whether a bracket closes in its sentence: what is behind one that does not is said like what is before it.
fn closes(text: &Folded, at: usize) -> bool {
    const LONGEST: usize = 400;
    let mut behind = (at + 1..text.chars.len().min(at + LONGEST)).map(|at| text.at(at));
    let end = behind.find(|letter| matches!(letter, ')' | ']' | '。'));
    end.is_none_or(|end| end != '。')
}

/// The end of a title in 《》: numbers inside belong to its name.
fn title(text: &Folded, at: usize) -> usize {
    const LONGEST: usize = 120;
    let close = (at + 1..at + LONGEST).find(|&index| text.at(index) == '》');
    close.unwrap_or(at) + 1
}

/// Letters and what hangs on them: an address of the web, an e-mail address, a model name.
fn latin(text: &Folded, at: usize) -> (Option<TokenKind>, usize) {
    let mut end = at;
    while text.at(end).is_ascii_alphanumeric()
        || "-_.@/&=~#%".contains(text.at(end))
        || text.has(end, ":/")
    {
        end += 1;
    }
    // APP 2 个: a name before a number
    let name = (at..end).find(|&at| !text.at(at).is_ascii_alphabetic());
    if let Some(name) = name.filter(|&name| text.is_digit(name) && counts_things(text, name, end)) {
        return (None, name);
    }
    let digits = (at..end).any(|at| text.is_digit(at));
    (digits.then_some(TokenKind::NonQuantity), end)
}

/// Whether all from `at` to `end` is a number, and things, people or money are counted in what is behind it.
fn counts_things(text: &Folded, at: usize, end: usize) -> bool {
    let Some(read) = number::read(text, at).filter(|read| read.end >= end) else {
        return false;
    };
    let unit = unit::unit(text, read.end).map(|unit| unit.1);
    matches!(unit, Some(Class::Thing | Class::Person | Class::Money))
}

/// A number at `at`: a quantity, no quantity, or no number at all.
fn number(text: &Folded, at: usize) -> (Option<TokenKind>, usize) {
    let ratio = ratio::part_end(text, at);
    if ratio.is_none()
        && let Some(end) = surroundings::joined(text, at)
    {
        return (Some(TokenKind::NonQuantity), end);
    }
    let Some(mut printed) = number::read(text, at) else {
        let end = number::end_of_thousands(text, at);
        return ((end > at).then_some(TokenKind::NonQuantity), end);
    };
    let mut least = None;
    if text.is_digit(at)
        && surroundings::UP_TO.stand_at(text, printed.end)
        && let Some(most) = number::read(text, printed.end + 1)
        && most.value > printed.value
    {
        least = Some(printed.value);
        printed = most;
    }
    let end = printed.end;
    if ratio.is_none() && surroundings::is_no_quantity(text, at, end) {
        return (Some(TokenKind::NonQuantity), end);
    }
    if let Some(entries) = surroundings::counted(text, at, end)
        && let Ok(many) = printed.value.normalize().to_string().parse()
    {
        return (Some(TokenKind::Counted(many)), entries);
    }
    let (unit, class, unit_end) = match unit::unit(text, end) {
        _ if printed.percent || ratio.is_some() => (Some("%"), Class::Percent, end),
        _ if !text.is_digit(at) && !surroundings::counts(text, at, end) => return (None, end),
        Some((unit, class, end)) => (Some(unit), class, end),
        None => (None, Class::Bare, end),
    };
    let (approximate, vague) = match least {
        // one of them makes up for what rounding took from all
        _ if ratio.is_some() => (Some(ratio::bounds(printed.value)), false),
        Some(least) => (Some((Some(least), Some(printed.value))), true),
        None => surroundings::approximate(text, at, unit_end, &printed, class),
    };
    let quantity = Quantity {
        value: printed.value,
        number_end: end,
        unit,
        class,
        approximate,
        vague,
        of_ratio: ratio.is_some(),
    };
    (Some(TokenKind::Quantity(quantity)), unit_end)
}

#[cfg(test)]
mod tests {
    use super::super::fold::Folded;
    use super::{TokenKind, tokens};

    #[track_caller]
    fn check(text: &str, want: &str) {
        let folded = Folded::new(text);
        let got: Vec<String> = tokens(&folded)
            .into_iter()
            .filter_map(|token| match token.kind {
                TokenKind::Quantity(quantity) => {
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
                TokenKind::NonQuantity | TokenKind::Counted(_) => Some("-".to_owned()),
                TokenKind::Mark(_) | TokenKind::Open | TokenKind::Close | TokenKind::Word(_) => {
                    None
                }
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
            "30000[30000..39999]件 12500[12450.1..12549.9]条 320000000[315010000..324990000]元",
        );
        check("上升5.2个百分点", "5.2个百分点");
        check("南方+3条", "3条");
        check("1,204条，1，234条，24 064件", "1204条 1234条 24064件");
        check("甲 1，乙 234件，甲 1 234", "1 234件 1 234");
        check("网上、信函分别为120,130件", "120 130件");
        check("分别为80,120,130件", "80 120 130件");
        check("一百二条，二三十件，卅四人", "34人");
        check("比去年的12件多8件，增长3倍多", "12件 8件 3[3..12]倍");
        check("增加3-5条", "5[3..5]条");
    }

    #[test]
    fn numbers_that_are_no_quantities() {
        check("2019年12月31日，国办公开办函〔2021〕30号", "- - - - -");
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
        check("微博5个，APP 3个，WB123号", "5个 3个 -");
        check(
            "三次产业结构比为7.7∶57.5∶34.8",
            "7.7[7.55..7.85]% 57.5[57.35..57.65]% 34.8[34.65..34.95]%",
        );
        check("8:41:51开始，比例为1:2.5:3", "- -");
        check("“5•15”政务公开日活动1篇，“7·20”暴雨", "- - 1篇 - -");
        check("排在前5位，居前3名", "- -");
        check("1.公开 5条", "- 5条");
        check("公告238条，解读72条，两项合计310条", "238条 72条 - 310条");
        check(
            "公告5条，以上三项共12条，制定3项共20条",
            "5条 - 12条 3项 20条",
        );
        check("许可120项、处罚12项共计132项", "120项 12项 132项");
    }
}
