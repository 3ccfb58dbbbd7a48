//! A paragraph → the same words folded: no white space, half-width digits, simplified characters, one
//! form of each mark; every character knows its place in the paragraph.

use crate::form::simplified::simplified;
use crate::read::document::PARAGRAPH;
use crate::steps;

/// The folded characters of a paragraph.
#[derive(Clone, Debug, Default)]
pub(super) struct Folded {
    /// The characters.
    pub(super) chars: Vec<char>,
    /// For each, its first byte and the byte after it in the text that was folded.
    places: Vec<(usize, usize)>,
}

impl Folded {
    /// Folds `text`.
    pub(super) fn new(text: &str) -> Self {
        let count = text.chars().count();
        let mut folded = Self {
            chars: Vec::with_capacity(count),
            places: Vec::with_capacity(count),
        };
        for (at, character) in text.char_indices() {
            if character == PARAGRAPH
                && !folded
                    .chars
                    .last()
                    .is_none_or(|last| GOING_ON.contains(last))
            {
                folded.push('。', at, at);
            }
            if character.is_whitespace() || matches!(character, '\u{200b}' | '\u{feff}' | '*') {
                continue;
            }
            let plain = fold(character);
            let apart = folded.places.last().is_some_and(|last| last.1 < at);
            let digits = folded.chars.last().is_some_and(char::is_ascii_digit);
            if apart && digits && plain.is_ascii_digit() {
                // Two numbers that only a blank keeps apart must not become one.
                folded.push(' ', at, at);
            }
            let rest = text.get(at + character.len_utf8()..).unwrap_or_default();
            if plain == '.' && digits && !apart && rest.starts_with(SCALED) {
                // 977.75.亿元: a slip of the pen that no number holds
                continue;
            }
            if plain == ')' && folded.open_filled(text.get(at + character.len_utf8()..)) {
                continue;
            }
            folded.push(plain, at, at + character.len_utf8());
        }
        folded
    }

    /// Opens the bracket that a number behind its name ends, with what it counts or before that, in `rest`:
    /// 公开信息(30)条, 公开信息(30条). Whether it stood there.
    fn open_filled(&mut self, rest: Option<&str>) -> bool {
        let counts = |it: &char| COUNTED.contains(it);
        let unit = self.chars.last().is_some_and(counts);
        let number = self.chars.iter().rev().skip(usize::from(unit)).take(FILLED);
        let digits = number.take_while(|it| it.is_ascii_digit()).count();
        let open = self.chars.len().checked_sub(usize::from(unit) + digits + 1);
        let Some((open, before)) = open.and_then(|open| Some((open, self.chars.get(..open)?)))
        else {
            return false;
        };
        // 收到 30 件(12 人): said of a number
        let named = match before {
            [.., number, _] if number.is_ascii_digit() => false,
            [.., name] => is_name(*name),
            [] => false,
        };
        // 比上月(31 件)增加: what is compared with, or what a share is of
        let clause = before.iter().rev().take(CLAUSE);
        let mut clause = clause.take_while(|it| !matches!(it, ',' | '，' | ';' | '。' | ':'));
        let counted = if unit {
            !clause.any(|it| BASES.contains(it))
        } else {
            rest.is_some_and(|rest| rest.trim_start().starts_with(COUNTED))
        };
        let filled = digits > 0 && self.at(open) == '(' && named && counted;
        if filled {
            self.chars.remove(open);
            self.places.remove(open);
        }
        filled
    }

    fn push(&mut self, character: char, start: usize, end: usize) {
        self.chars.push(character);
        self.places.push((start, end));
    }

    /// The character at `index`; a stop beyond the end.
    pub(super) fn at(&self, index: usize) -> char {
        steps::count(1);
        self.chars.get(index).copied().unwrap_or('。')
    }

    /// Whether a digit is at `index`.
    pub(super) fn is_digit(&self, index: usize) -> bool {
        self.at(index).is_ascii_digit()
    }

    /// Whether `word` is at `index`; in it `#` is for any digit and `@` for any letter.
    pub(super) fn has(&self, index: usize, word: &str) -> bool {
        let mut letters = word.chars().zip(index..);
        letters.all(|(wanted, at)| fits(wanted, self.at(at)))
    }

    /// The characters from `start` to before `end` as a string.
    pub(super) fn words(&self, start: usize, end: usize) -> String {
        self.chars
            .get(start..end.max(start))
            .unwrap_or_default()
            .iter()
            .collect()
    }

    /// The bytes of the text that was folded of the characters from `start` to before `end`.
    pub(super) fn bytes(&self, start: usize, end: usize) -> (usize, usize) {
        let edge = |index: usize| self.places.get(index).copied().unwrap_or_default();
        let first = edge(start).0;
        let last = end.checked_sub(1).map_or(first, |last| edge(last).1);
        (first, last.max(first))
    }
}

/// Whether a character is the one that is wanted.
pub(super) fn fits(wanted: char, character: char) -> bool {
    match wanted {
        '#' => character.is_ascii_digit(),
        '@' => character.is_ascii_alphabetic(),
        _ => wanted == character,
    }
}

/// Marks at the end of a paragraph that needs no stop besides: the sentence goes on, or is over.
const GOING_ON: [char; 6] = [';', ':', '，', ',', '、', '。'];

/// The most digits of a number that was filled into a form.
const FILLED: usize = 9;

/// Words behind which a bracket says what is compared with or divided, and how far back they may be.
const BASES: [char; 4] = ['比', '较', '占', '与'];
const CLAUSE: usize = 20;

/// What ends a number that a stray point is in.
const SCALED: [char; 6] = ['万', '亿', '萬', '億', '元', '%'];

/// What such numbers count.
const COUNTED: [char; 13] = [
    '条', '件', '个', '次', '篇', '份', '人', '项', '起', '宗', '册', '场', '期',
];

/// Whether a character is one of words; 第(3)项 names an item.
fn is_name(character: char) -> bool {
    character.is_alphabetic() && character != '第'
}

/// One character folded.
fn fold(character: char) -> char {
    match character {
        '０'..='９' => char::from_u32(u32::from(character) - u32::from('０') + u32::from('0'))
            .unwrap_or(character),
        '；' => ';',
        '：' | '∶' | '︰' => ':',
        '（' | '<' | '＜' | '〈' => '(',
        '）' | '>' | '＞' | '〉' => ')',
        '［' | '【' | '〔' => '[',
        '］' | '】' | '〕' => ']',
        '％' | '﹪' => '%',
        '．' => '.',
        '＋' => '+',
        '！' | '!' | '？' | '?' => '。',
        '³' => '3',
        '²' => '2',
        '〇' | '○' => '零',
        _ => simplified(character),
    }
}

#[cfg(test)]
mod tests {
    use super::Folded;

    #[test]
    fn folds_and_finds_the_way_back() {
        let text = "答復 ３０ 件（含 5 8 件）";
        let folded = Folded::new(text);
        assert_eq!(folded.words(0, 99), "");
        assert_eq!(folded.words(0, folded.chars.len()), "答复30件(含5 8件)");
        let (start, end) = folded.bytes(2, 4);
        assert_eq!(text.get(start..end), Some("３０"));
    }

    #[test]
    fn a_number_filled_into_a_form_has_no_brackets() {
        let check = |text: &str, expected: &str| {
            let folded = Folded::new(text);
            assert_eq!(folded.words(0, folded.chars.len()), expected);
        };
        check("公开信息（30）条，主办（6）件", "公开信息30条，主办6件");
        check("。（1）条例；第（3）项（6）", "。(1)条例;第(3)项(6)");
        check("甲（30条）、乙（3）、（", "甲30条、乙(3)、(");
        check("收到30件（12人）、甲（3", "收到30件(12人)、甲(3");
    }
}
