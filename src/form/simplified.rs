//! Traditional characters that reports have → simplified ones.
//!
//! Every stage compares words in simplified characters. Every character of a report is looked up, and nearly
//! none is traditional, so a bit says which are; bits and table are laid out when the program is compiled.

/// The simplified form of a character; itself where it has none, or no report needs it. Both take three
/// bytes.
pub fn simplified(character: char) -> char {
    let code = u32::from(character).wrapping_sub(FIRST.into());
    let bits = IS_TRADITIONAL.get(code as usize / 64).copied();
    if bits.unwrap_or(0) >> (code % 64) & 1 == 0 {
        return character;
    }
    let key = |&(traditional, _): &(u16, u16)| u32::from(traditional);
    let found = TABLE.binary_search_by_key(&u32::from(character), key).ok();
    let pair = found.and_then(|at| TABLE.get(at));
    let simplified = pair.and_then(|&(_, simplified)| char::from_u32(simplified.into()));
    simplified.unwrap_or(character)
}

/// The first ideograph, and how many words of bits it takes up to the last one.
const FIRST: u16 = 0x4E00;
const WORDS: usize = (0xA000 - FIRST as usize) / 64;

/// A bit for each ideograph: whether it is traditional.
static IS_TRADITIONAL: [u64; WORDS] = {
    let mut words = [0; WORDS];
    let mut at = 0;
    while at < TABLE.len() {
        let code = (TABLE[at].0 - FIRST) as usize;
        words[code / 64] |= 1 << (code % 64);
        at += 1;
    }
    words
};

/// The pairs.
static TABLE: [(u16, u16); PAIRS.len().div_ceil(7)] = {
    let mut table = [(0, 0); PAIRS.len().div_ceil(7)];
    let mut at = 0;
    while at < table.len() {
        table[at] = (code(7 * at), code(7 * at + 3));
        at += 1;
    }
    table
};

/// The code of the character of three bytes that begins at a byte of the pairs.
const fn code(at: usize) -> u16 {
    let bytes = PAIRS.as_bytes();
    let (first, second, third) = (bytes[at], bytes[at + 1], bytes[at + 2]);
    (first as u16 & 0x0F) << 12 | (second as u16 & 0x3F) << 6 | (third as u16 & 0x3F)
}

/// Traditional characters, sorted, each with its simplified one.
const PAIRS: &str = "並并 亞亚 佈布 佔占 併并 來来 係系 個个 們们 偵侦 備备 傳传 債债 傷伤 僅仅 價价 億亿 償偿 優优 儲储 兒儿 內内 兩两 冊册 別别 刪删 則则 創创 劃划 劑剂 動动 務务 勝胜 勞劳 勢势 匯汇 區区 協协 參参 員员 問问 單单 噸吨 嚴严 囑嘱 國国 圍围 園园 圖图 團团 執执 報报 場场 塊块 塵尘 壓压 壞坏 奪夺 婦妇 孫孙 學学 實实 寧宁 審审 寫写 寬宽 將将 專专 對对 導导 屆届 層层 屬属 岡冈 島岛 師师 帶带 幣币 幾几 庫库 廠厂 廢废 廣广 廳厅 張张 強强 彈弹 彙汇 後后 徑径 從从 復复 徵征 徹彻 態态 慶庆 憑凭 應应 戰战 戶户 採采 損损 撥拨 撫抚 擁拥 擇择 擊击 擔担 據据 擬拟 擴扩 擾扰 敗败 數数 斷断 於于 昇升 時时 晉晋 暫暂 書书 會会 東东 條条 棟栋 業业 極极 構构 槍枪 樁桩 樂乐 樓楼 標标 樣样 橋桥 機机 檔档 檢检 欄栏 權权 歐欧 歲岁 歷历 歸归 殘残 殯殡 殺杀 氣气 決决 沒没 況况 淨净 減减 測测 準准 溫温 滙汇 滬沪 滿满 漁渔 漢汉 漲涨 潔洁 濟济 濱滨 瀋沈 瀏浏 灣湾 災灾 為为 無无 熱热 營营 爭争 爲为 狀状 獎奖 獨独 獲获 現现 環环 瓊琼 產产 産产 畝亩 畢毕 畫画 異异 當当 療疗 發发 盜盗 盡尽 監监 眾众 確确 碼码 礎础 礙碍 礦矿 禮礼 稅税 種种 稱称 穀谷 積积 穩稳 竊窃 競竞 筆笔 節节 範范 簡简 簽签 籤签 糧粮 糾纠 紀纪 約约 紅红 納纳 純纯 紙纸 級级 紛纷 細细 紹绍 終终 組组 結结 絕绝 絡络 給给 統统 經经 綜综 綫线 維维 網网 緊紧 線线 編编 緩缓 縣县 縮缩 總总 績绩 織织 繞绕 繳缴 繼继 續续 罰罚 罷罢 義义 聞闻 聯联 聲声 職职 聽听 臺台 與与 興兴 舉举 舊旧 華华 萬万 葉叶 蓋盖 薦荐 藝艺 藥药 蘇苏 處处 號号 虧亏 術术 衛卫 裏里 補补 裝装 裡里 製制 複复 見见 規规 視视 親亲 覺觉 覽览 觀观 觸触 訂订 計计 訊讯 訓训 託托 記记 訟讼 訪访 設设 許许 訴诉 診诊 詐诈 評评 詢询 話话 該该 詳详 誌志 認认 語语 誠诚 誤误 說说 誰谁 課课 調调 談谈 請请 論论 諮咨 諸诸 講讲 謝谢 證证 識识 譯译 議议 護护 讀读 變变 豐丰 豬猪 負负 財财 貢贡 貧贫 貨货 貪贪 貫贯 責责 貴贵 買买 貸贷 費费 貼贴 貿贸 賀贺 資资 賓宾 賞赏 賠赔 賣卖 質质 賭赌 賴赖 購购 賽赛 贈赠 贊赞 贛赣 趕赶 趙赵 趨趋 跡迹 車车 軌轨 軍军 軟软 較较 載载 輔辅 輕轻 輛辆 輝辉 輪轮 輯辑 輸输 轄辖 轉转 辦办 農农 這这 連连 週周 進进 遊游 運运 過过 達达 違违 遞递 遠远 適适 遷迁 選选 遺遗 遼辽 還还 邊边 郵邮 鄉乡 鄭郑 鄰邻 醫医 針针 鈎勾 銀银 銷销 鋁铝 鋼钢 錄录 錢钱 錯错 錶表 鍵键 鎮镇 鐘钟 鐵铁 長长 門门 開开 間间 閩闽 閱阅 關关 陝陕 陳陈 陸陆 陽阳 隊队 階阶 際际 隨随 險险 隻只 雙双 雜杂 雞鸡 離离 難难 雲云 電电 霧雾 靜静 響响 頃顷 項项 順顺 須须 預预 頒颁 領领 頭头 頻频 題题 額额 願愿 類类 顯显 飛飞 飲饮 養养 餘余 館馆 饋馈 馬马 駁驳 駐驻 駕驾 駛驶 騙骗 驗验 體体 魚鱼 魯鲁 鴨鸭 鹽盐 麥麦 麼么 點点 黨党 齊齐 齡龄 龍龙";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_traditional_character_has_its_simplified_one() {
        let pairs: Vec<Vec<char>> = PAIRS
            .split(' ')
            .map(|pair| pair.chars().collect())
            .collect();
        assert!(pairs.is_sorted_by(|a, b| a.first() < b.first()));
        for pair in pairs {
            let [from, to] = pair[..] else {
                panic!("{pair:?}");
            };
            assert_eq!((simplified(from), simplified(to)), (to, to));
            assert_eq!((from.len_utf8(), to.len_utf8()), (3, 3));
        }
    }
}
