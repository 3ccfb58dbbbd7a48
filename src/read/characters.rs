//! Single characters: which ones say nothing, and which ones only look like others.

use std::borrow::Cow;

/// The text with `\n` as its only line end, without invisible characters, and with radicals replaced
/// by the characters they represent. Borrowed where nothing had to change.
pub fn normalise(text: &str) -> Cow<'_, str> {
    let Some(first) = text
        .char_indices()
        .find(|&(_, c)| !is_plain(c) && (is_line_end(c) || is_invisible(c) || unified(c) != c))
        .map(|(at, _)| at)
    else {
        return Cow::Borrowed(text);
    };
    let mut out = String::with_capacity(text.len());
    out.push_str(text.get(..first).unwrap_or_default());
    let mut rest = text.get(first..).unwrap_or_default().chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '\r' => {
                if rest.peek() != Some(&'\n') {
                    out.push('\n');
                }
            }
            _ if is_plain(c) => out.push(c),
            _ if is_line_end(c) => out.push('\n'),
            _ if is_invisible(c) => {}
            _ => out.push(unified(c)),
        }
    }
    Cow::Owned(out)
}

/// Whether a character is one of those that nearly all text is made of, and that stay as they are.
fn is_plain(c: char) -> bool {
    matches!(c, ' '..='~' | '\t' | '\n' | '\u{3000}'..='\u{D7FF}')
}

/// Line ends other than `\n`.
fn is_line_end(c: char) -> bool {
    matches!(c, '\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Characters that take no room and say nothing: soft hyphens, joiners, marks of direction, tags, controls. Some of them
/// would turn what is printed around.
pub fn is_invisible(c: char) -> bool {
    match c {
        '\t' | '\n' | '\u{0b}' | '\u{0c}' | '\r' | '\u{85}' => false,
        '\u{00}'..='\u{1f}'
        | '\u{7f}'..='\u{9f}'
        | '\u{AD}'
        | '\u{34F}'
        | '\u{61C}'
        | '\u{180E}'
        | '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}'
        | '\u{FEFF}'
        | '\u{FFF9}'..='\u{FFFB}'
        | '\u{E0000}'..='\u{E007F}' => true,
        _ => false,
    }
}

/// The text without invisible characters.
pub fn visible(text: String) -> String {
    if text.contains(is_invisible) {
        text.chars().filter(|&c| !is_invisible(c)).collect()
    } else {
        text
    }
}

/// The character that a CJK radical represents, as PDF files write ⼈⺠ for 人民; any other character
/// itself. What comes out takes as many bytes in UTF-8 as what went in.
pub fn unified(c: char) -> char {
    match c {
        '\u{2F00}'..='\u{2FD5}' => KANGXI
            .get((c as usize - 0x2F00) * 3..)
            .and_then(|rest| rest.chars().next())
            .unwrap_or(c),
        '\u{2E80}'..='\u{2EF3}' => SUPPLEMENT
            .binary_search_by_key(&c, |pair| pair.0)
            .ok()
            .and_then(|at| SUPPLEMENT.get(at))
            .map_or(c, |pair| pair.1),
        _ => c,
    }
}

/// The Kangxi radicals U+2F00 to U+2FD5 as ideographs, three bytes each; of variants the one that
/// is written today.
static KANGXI: &str = "一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾干幺广廴廾弋弓彐彡彳心戈户手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨青非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠";

/// Radicals of the supplement that are written as characters of their own, by code.
static SUPPLEMENT: &[(char, char)] = &[
    ('⺁', '厂'),
    ('⺅', '亻'),
    ('⺆', '冂'),
    ('⺇', '几'),
    ('⺉', '刂'),
    ('⺊', '卜'),
    ('⺋', '㔾'),
    ('⺎', '兀'),
    ('⺐', '尢'),
    ('⺒', '巳'),
    ('⺓', '幺'),
    ('⺖', '忄'),
    ('⺘', '扌'),
    ('⺙', '攵'),
    ('⺛', '旡'),
    ('⺝', '月'),
    ('⺞', '歺'),
    ('⺟', '母'),
    ('⺠', '民'),
    ('⺡', '氵'),
    ('⺢', '氺'),
    ('⺣', '灬'),
    ('⺤', '爫'),
    ('⺦', '丬'),
    ('⺨', '犭'),
    ('⺩', '王'),
    ('⺫', '目'),
    ('⺬', '示'),
    ('⺭', '礻'),
    ('⺰', '纟'),
    ('⺱', '罓'),
    ('⺲', '罒'),
    ('⺶', '羊'),
    ('⺷', '羊'),
    ('⺸', '羊'),
    ('⺹', '耂'),
    ('⺻', '聿'),
    ('⺼', '月'),
    ('⺽', '臼'),
    ('⻁', '虎'),
    ('⻂', '衤'),
    ('⻃', '覀'),
    ('⻄', '西'),
    ('⻅', '见'),
    ('⻆', '角'),
    ('⻈', '讠'),
    ('⻉', '贝'),
    ('⻋', '车'),
    ('⻌', '辶'),
    ('⻏', '阝'),
    ('⻐', '钅'),
    ('⻑', '長'),
    ('⻓', '长'),
    ('⻔', '门'),
    ('⻖', '阝'),
    ('⻘', '青'),
    ('⻙', '韦'),
    ('⻚', '页'),
    ('⻛', '风'),
    ('⻜', '飞'),
    ('⻝', '食'),
    ('⻢', '马'),
    ('⻣', '骨'),
    ('⻤', '鬼'),
    ('⻥', '鱼'),
    ('⻦', '鸟'),
    ('⻧', '卤'),
    ('⻨', '麦'),
    ('⻩', '黄'),
    ('⻪', '黾'),
    ('⻬', '齐'),
    ('⻮', '齿'),
    ('⻰', '龙'),
    ('⻳', '龟'),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(normalise(text), expected);
    }

    #[test]
    fn what_says_nothing_is_left_out() {
        check("\u{feff}总计\u{200b}12\u{ad}", "总计12");
        check("一\r\n二\r三\u{2028}四\n", "一\n二\n三\n四\n");
        check("1\u{0}2\t3\u{0c}", "12\t3\u{0c}");
        // marks of direction, with which 12 would look like 21
        check(
            "总计\u{202e}12\u{202c}\u{2067}34\u{2069}\u{61c}件",
            "总计1234件",
        );
        check("1\u{e0031}2\u{180e}3\u{34f}", "123");
    }

    #[test]
    fn radicals_become_characters_of_the_same_length() {
        check("⼈⺠政府⼯作", "人民政府工作");
        check("⻔⼾⽹站", "门户网站");
        for c in '\u{2E80}'..='\u{2FDF}' {
            assert_eq!(unified(c).len_utf8(), c.len_utf8(), "{c}");
        }
        assert!(SUPPLEMENT.is_sorted_by_key(|pair| pair.0));
        assert_eq!(KANGXI.chars().count(), 214);
    }

    #[test]
    fn plain_text_is_not_copied() {
        assert!(matches!(normalise("总计\n12"), Cow::Borrowed(_)));
    }
}
