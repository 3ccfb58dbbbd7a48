//! Labels of the form (栏目名称) as they are really printed → how alike they are to those of the form.
//!
//! Labels are matched by what stays, not by equality: brackets, digits, numbering, spaces and line
//! breaks come and go, characters are lost or mistyped, long labels are shortened, mirrored copies are
//! in traditional characters.

use std::sync::LazyLock;

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

/// A text with the traditional characters that reports have made simplified, each of the same length.
pub fn simplify(text: &str) -> String {
    text.chars().map(simplified).collect()
}

/// The simplified form of a character.
fn simplified(character: char) -> char {
    if character < '\u{4E00}' {
        return character;
    }
    let at = TRADITIONAL.binary_search_by_key(&character, |&(traditional, _)| traditional);
    at.ok()
        .and_then(|at| TRADITIONAL.get(at))
        .map_or(character, |&(_, simplified)| simplified)
}

/// The traditional characters that the words of reports have, sorted, each with the simplified one.
static TRADITIONAL: LazyLock<Vec<(char, char)>> = LazyLock::new(|| {
    const PAIRS: &str = "佈布 係系 個个 價价 內内 兩两 別别 創创 劃划 動动 務务 區区 協协 員员 問问 單单 國国 圍围 園园 圖图 團团 執执 報报 場场 學学 實实 寧宁 審审 寫写 將将 專专 對对 導导 屆届 屬属 島岛 廢废 廣广 廳厅 強强 後后 從从 復复 徹彻 慶庆 憑凭 應应 戶户 採采 據据 擴扩 數数 於于 時时 書书 會会 東东 條条 業业 構构 標标 樣样 機机 檔档 檢检 權权 歷历 歸归 沒没 況况 減减 測测 準准 溫温 滬沪 滿满 漢汉 濟济 瀋沈 灣湾 為为 無无 營营 獲获 現现 環环 瓊琼 產产 當当 發发 監监 眾众 確确 稱称 範范 糾纠 紀纪 納纳 級级 終终 組组 結结 統统 經经 維维 網网 編编 縣县 總总 織织 繳缴 續续 罰罚 義义 聯联 臺台 與与 蘇苏 處处 號号 衛卫 補补 製制 複复 見见 規规 計计 訊讯 記记 訟讼 設设 許许 訴诉 評评 詢询 話话 該该 誌志 認认 誤误 誰谁 調调 請请 證证 議议 護护 讀读 財财 貫贯 責责 貴贵 費费 購购 贛赣 轉转 辦办 農农 進进 過过 達达 違违 遼辽 鄉乡 鄭郑 鈎勾 銷销 錄录 錯错 鍵键 鎮镇 長长 門门 開开 間间 閩闽 關关 陝陕 陳陈 陽阳 隊队 際际 隨随 雲云 電电 項项 須须 預预 頒颁 題题 額额 類类 餘余 體体 魯鲁 點点 黨党 齊齐 龍龙";
    let mut pairs: Vec<(char, char)> = PAIRS
        .split(' ')
        .filter_map(|pair| pair.chars().next().zip(pair.chars().nth(1)))
        .collect();
    pairs.sort_unstable();
    pairs
});

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

    #[test]
    fn simplified_characters_keep_their_length() {
        let traditional = "收到和處理政府信息公開申請情況，總計、複議、訴訟";
        let simple = simplify(traditional);
        assert_eq!(simple, "收到和处理政府信息公开申请情况，总计、复议、诉讼");
        assert!(
            TRADITIONAL
                .iter()
                .all(|(from, to)| from.len_utf8() == to.len_utf8())
        );
        assert!(TRADITIONAL.iter().all(|&(_, to)| simplified(to) == to));
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
