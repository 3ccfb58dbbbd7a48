//! Labels of the form (栏目名称) as they are really printed → how alike they are to those of the form.
//!
//! Labels are matched by what stays, not by equality: brackets, digits, numbering, spaces and line
//! breaks come and go, characters are lost or mistyped, long labels are shortened, mirrored copies are
//! in traditional characters.

/// The most characters of a label that are compared; the longest label of the form has 36.
const LONGEST: usize = 120;

/// How alike two labels are, in thousandths.
pub type Likeness = u32;

/// The Chinese characters of a text that carry its meaning, simplified, without numbering.
pub fn key(text: &str) -> String {
    let mut key = String::new();
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

/// The simplified form of the traditional characters that the labels of the form have.
fn simplified(character: char) -> char {
    const TRADITIONAL: &str = "開況規範許處罰強業費數請轉結辦個屬國機關密護權類內務過執隊檔詢無體沒現補後確複報訴訟違獲檢單將應採購總額項發廢內件對務維糾審銷經過復議題進況計計與須須要據紀錄預餘經繳納條係組織學會會構機團體業續續據臺為於書錯誤區縣鎮鄉製價實際頒佈鈎";
    const SIMPLIFIED: &str = "开况规范许处罚强业费数请转结办个属国机关密护权类内务过执队档询无体没现补后确复报诉讼违获检单将应采购总额项发废内件对务维纠审销经过复议题进况计计与须须要据纪录预余经缴纳条系组织学会会构机团体业续续据台为于书错误区县镇乡制价实际颁布勾";
    if character < '\u{4E00}' {
        return character;
    }
    TRADITIONAL
        .chars()
        .zip(SIMPLIFIED.chars())
        .find(|&(traditional, _)| traditional == character)
        .map_or(character, |(_, simplified)| simplified)
}

/// The pairs of neighbouring characters of a label, by which two labels are compared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pairs(Vec<(char, char)>);

impl Pairs {
    /// The pairs of a [`key`].
    pub fn of(key: &str) -> Self {
        let mut pairs: Vec<_> = key.chars().zip(key.chars().skip(1)).collect();
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
        let same = share(2 * common, self.0.len() + of_form.0.len());
        if common < 2 {
            return same;
        }
        let shortened = share(common, self.0.len()) * 85 / 100;
        let lengthened = share(common, of_form.0.len()) * 85 / 100;
        same.max(shortened).max(lengthened)
    }

    /// How much of a label of the form is found here, whatever else is.
    pub fn coverage(&self, of_form: &Self) -> Likeness {
        share(self.common(of_form), of_form.0.len())
    }

    fn common(&self, other: &Self) -> usize {
        let (mut left, mut right) = (self.0.iter().peekable(), other.0.iter().peekable());
        let mut common = 0;
        while let (Some(a), Some(b)) = (left.peek(), right.peek()) {
            match a.cmp(b) {
                std::cmp::Ordering::Less => drop(left.next()),
                std::cmp::Ordering::Greater => drop(right.next()),
                std::cmp::Ordering::Equal => {
                    common += 1;
                    left.next();
                    right.next();
                }
            }
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
