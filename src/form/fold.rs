//! Labels as they are compared: only what stays when an office copies the form.
//!
//! Copies differ in brackets, quotes, spaces and width, and mirrored ones in script; the characters
//! themselves mostly stay.

/// What is left of a character in a label: the simplified ideograph, the plain digit or letter, or
/// nothing for punctuation and white space.
pub fn fold(c: char) -> Option<char> {
    match c {
        '\u{4E00}'..='\u{9FFF}' => Some(simplified(c)),
        '0'..='9' | 'a'..='z' => Some(c),
        'A'..='Z' => Some(c.to_ascii_lowercase()),
        '０'..='９' | 'ａ'..='ｚ' | 'Ａ'..='Ｚ' => {
            let plain = char::from_u32(u32::from(c) - 0xFEE0)?;
            Some(plain.to_ascii_lowercase())
        }
        '㈠'..='㈩' => "一二三四五六七八九十"
            .chars()
            .nth((c as usize).saturating_sub('㈠' as usize)),
        '⑴'..='⑼' => char::from_u32(u32::from(c) - u32::from('⑴') + u32::from('1')),
        '①'..='⑨' => char::from_u32(u32::from(c) - u32::from('①') + u32::from('1')),
        _ => None,
    }
}

/// The folded text.
pub fn folded(text: &str) -> String {
    text.chars().filter_map(fold).collect()
}

/// The simplified form of a traditional character that reports use.
fn simplified(c: char) -> char {
    let mut bytes = [0; 3];
    if c.len_utf8() != bytes.len() {
        return c;
    }
    c.encode_utf8(&mut bytes);
    let (traditional, _) = TRADITIONAL.as_bytes().as_chunks::<3>();
    traditional
        .binary_search(&bytes)
        .ok()
        .and_then(|at| SIMPLIFIED.get(at * 3..)?.chars().next())
        .unwrap_or(c)
}

/// Traditional characters by code, three bytes each, and below them what they are simplified to.
static TRADITIONAL: &str = "並來係們內動務勝勞勢匯區協參員問單囑國圖執報場塊壓壞奪婦孫學實寧審寫寬將專對導屆層屬岡島廠廢廣廳張強彈後徑從復徵應戰戶採損擇擔據擬擾數斷於時晉暫書會東條業極構標樣橋機檔檢權歲歷歸殘氣決況準滿濟災為無熱爭爲狀獨獲現環產當發盡監眾確碼礎禮稅種積穩競筆節範簡糧糾紀約紅納純級細終組結絕給統經維網緊線編緩縣縮總績織繼續罰罷聯聲職聽與興舉舊萬蓋薦藝藥處號虧衛補裝製複見規覺覽觀觸訂計訊訓記訟訪設許訴評詢話該詳誌認誠誤說課調談請諮講謝證識譯議護讀變豐負財貢貨貫責貴買貸費貿賀資賓賞賠賣質賴購贈贊趕趙跡軌軍軟較載輔輕輛輝輪輯輸轄轉辦農進運過達遠適遷選還邊鄉鄰錄鎮鐵長門開間關陳陸陽隊際險雙離難電靜項須領頭題額願類顯飛養餘館駐驗體麼點齊";
static SIMPLIFIED: &str = "并来系们内动务胜劳势汇区协参员问单嘱国图执报场块压坏夺妇孙学实宁审写宽将专对导届层属冈岛厂废广厅张强弹后径从复征应战户采损择担据拟扰数断于时晋暂书会东条业极构标样桥机档检权岁历归残气决况准满济灾为无热争为状独获现环产当发尽监众确码础礼税种积稳竞笔节范简粮纠纪约红纳纯级细终组结绝给统经维网紧线编缓县缩总绩织继续罚罢联声职听与兴举旧万盖荐艺药处号亏卫补装制复见规觉览观触订计讯训记讼访设许诉评询话该详志认诚误说课调谈请咨讲谢证识译议护读变丰负财贡货贯责贵买贷费贸贺资宾赏赔卖质赖购赠赞赶赵迹轨军软较载辅轻辆辉轮辑输辖转办农进运过达远适迁选还边乡邻录镇铁长门开间关陈陆阳队际险双离难电静项须领头题额愿类显飞养余馆驻验体么点齐";

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(folded(text), expected);
    }

    #[test]
    fn copies_fold_to_the_same() {
        check("第二十条 第（一）项", "第二十条第一项");
        check("３、危及\"三安全一穩定\"", "3危及三安全一稳定");
        check("㈠予以公開", "一予以公开");
        check("本年增/减", "本年增减");
        check("行政復議、行政訴訟", "行政复议行政诉讼");
        assert!(TRADITIONAL.chars().is_sorted());
        assert_eq!(TRADITIONAL.len(), SIMPLIFIED.len());
    }
}
