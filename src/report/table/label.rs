//! Labels of the form (栏目名称) as they are really printed → how alike they are to those of the form.
//!
//! Labels are matched by what stays, not by equality: brackets, digits, numbering, spaces and line
//! breaks come and go, characters are lost or mistyped, long labels are shortened, mirrored copies are
//! in traditional characters.

use crate::form::simplified::simplified;
use crate::steps;

/// The most characters of a label that are compared; the longest label of the form has 36.
const LONGEST: usize = 120;

/// How alike two labels are, in thousandths.
pub type Likeness = u32;

/// The Chinese characters of a text that carry its meaning, simplified, without numbering.
pub fn key(text: &str) -> String {
    steps::count(text.len().min(4 * LONGEST));
    let mut key = String::with_capacity(text.len().min(4 * LONGEST));
    let mut characters = text.chars().filter(|c| !c.is_whitespace()).peekable();
    let mut bracketed = false;
    let mut taken = 0;
    while let Some(character) = characters.next() {
        let character = simplified(character);
        let next = characters.peek().copied();
        match character {
            '(' | '（' | '﹙' | '〔' | '[' | '【' => bracketed = true,
            _ if is_numeral(character) => {
                let closes =
                    next.is_some_and(|c| matches!(c, ')' | '）' | '﹚' | '〕' | ']' | '】'));
                let leads =
                    taken == 0 && next.is_some_and(|c| matches!(c, '、' | '.' | '．' | '､' | ','));
                if !(bracketed && closes || leads) {
                    key.push(character);
                    taken += 1;
                }
                bracketed = false;
            }
            _ if is_han(character) => {
                key.push(character);
                taken += 1;
                bracketed = false;
            }
            _ => bracketed = false,
        }
        if taken >= LONGEST {
            break;
        }
    }
    key
}

/// Whether the character is a Chinese one.
pub fn is_han(character: char) -> bool {
    matches!(character, '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}')
}

fn is_numeral(character: char) -> bool {
    matches!(
        character,
        '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十'
    )
}

/// A text with the traditional characters that reports have made simplified, each of the same length.
pub fn simplify(text: &str) -> String {
    text.chars().map(simplified).collect()
}

/// The pairs of neighbouring characters of a label, by which two labels are compared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pairs(Vec<u64>);

impl Pairs {
    /// The pairs of a [`key`].
    pub fn of(key: &str) -> Self {
        let codes = key.chars().map(u64::from);
        let mut pairs: Vec<u64> = codes
            .clone()
            .zip(codes.skip(1))
            .map(|(first, second)| first << 32 | second)
            .collect();
        pairs.sort_unstable();
        Self(pairs)
    }

    /// Whether there is nothing to compare.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How alike a printed label is to one of the form: 1000 for the same one; a label shortened to
    /// what tells it apart, or with other words around it, is still much alike.
    pub fn likeness(&self, of_form: &Self) -> Likeness {
        let common = self.common(of_form);
        let same = self.sameness(of_form);
        if common < 2 {
            return same;
        }
        let shortened = share(common, self.0.len()) * 85 / 100;
        let lengthened = share(common, of_form.0.len()) * 85 / 100;
        same.max(shortened).max(lengthened)
    }

    /// How alike the two are where nothing is shortened and nothing added.
    pub fn sameness(&self, of_form: &Self) -> Likeness {
        share(2 * self.common(of_form), self.0.len() + of_form.0.len())
    }

    /// How much of a label of the form is found here, whatever else is.
    pub fn coverage(&self, of_form: &Self) -> Likeness {
        share(self.common(of_form), of_form.0.len())
    }

    fn common(&self, other: &Self) -> usize {
        let (mut left, mut right, mut common) = (0, 0, 0);
        while let (Some(a), Some(b)) = (self.0.get(left), other.0.get(right)) {
            common += usize::from(a == b);
            left += usize::from(a <= b);
            right += usize::from(b <= a);
        }
        common
    }
}

fn share(part: usize, whole: usize) -> Likeness {
    if whole == 0 {
        return 0;
    }
    u32::try_from(part * 1000 / whole).unwrap_or(1000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_key(text: &str, expected: &str) {
        assert_eq!(key(text), expected);
    }

    #[test]
    fn keys() {
        check_key("（一）予以公开", "予以公开");
        check_key("( 一 )予以公开", "予以公开");
        check_key(
            "一、本年新收政府信息公开申请数量",
            "本年新收政府信息公开申请数量",
        );
        check_key("5.属于三类内部事务信息", "属于三类内部事务信息");
        check_key("3.危及“三安全一稳定”", "危及三安全一稳定");
        check_key("商业 企业", "商业企业");
        check_key("（四）無法提供", "无法提供");
        check_key("自然人總計", "自然人总计");
        check_key("", "");
    }

    #[test]
    fn simplified_characters_keep_their_length() {
        let traditional = "收到和處理政府信息公開申請情況，總計、複議、訴訟";
        let simple = simplify(traditional);
        assert_eq!(simple, "收到和处理政府信息公开申请情况，总计、复议、诉讼");
    }

    #[track_caller]
    fn check_likeness(printed: &str, of_form: &str, least: Likeness, most: Likeness) {
        let pairs = |text| Pairs::of(&key(text));
        let likeness = pairs(printed).likeness(&pairs(of_form));
        assert!((least..=most).contains(&likeness), "{likeness}");
    }

    #[test]
    fn likenesses() {
        check_likeness(
            "2、其他法律行政法规禁止公开",
            "2.其他法律行政法规禁止公开",
            1000,
            1000,
        );
        check_likeness(
            "2.其他法律行政止公开",
            "2.其他法律行政法规禁止公开",
            700,
            999,
        );
        check_likeness(
            "逾期不补正",
            "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
            800,
            999,
        );
        check_likeness("其他", "3.其他", 1000, 1000);
        check_likeness("3.其他", "(六)其他处理", 0, 600);
        check_likeness("(二)部分公开", "(一)予以公开", 0, 400);
        check_likeness("", "(一)予以公开", 0, 0);
    }
}
