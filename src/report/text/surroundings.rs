//! The words right beside a number: what makes it a count, what makes it no quantity, what makes it approximate.
//!
//! All are [`WordList`].

use super::fold::Folded;
use super::number::{self, NumberToken};
use super::unit::{Class, unit};
use super::word_list::WordList;
use crate::read::number::Number;

/// Units before which Chinese numerals count, and those before which 一 does not (一起, 一次性, 一人).
static COUNTED: WordList = WordList::new("件 条 份 项 宗 篇 例 元");
static COUNTED_FROM_TWO: WordList = WordList::new("次 起 场 期 人 名");

/// One of each, where a motto says so (办结一件申请、解决一个问题).
pub(super) const ONE: &str = "一";

/// What makes any Chinese numeral a rank.
static ORDINAL: WordList = WordList::new("第 每 #");

/// Marks behind a count that ends its clause.
static CLOSING: WordList = WordList::new(", ， 、 ; 。 )");

/// Characters before a Chinese numeral that belongs to a word (统一, 每一件), and words that begin with one.
static BOUND: WordList =
    WordList::new("第 统 每 同 逐 某 这 那 哪 任 进 唯 之 上 下 前 后 近 有 任 #");
static IN_WORDS: WordList = WordList::new(
    "一件事 一条龙 一条线 一项项 一件一 一条一 一次性 一事一 三次产业 八项规定 三项制度",
);

/// Whether a number in Chinese characters is a count, and not part of a common word.
pub(super) fn counts(text: &Folded, start: usize, end: usize) -> bool {
    let one = text.words(start, end) == ONE;
    let counted = COUNTED.stand_at(text, end) || (!one && COUNTED_FROM_TWO.stand_at(text, end));
    // 三百二十对; 小学十所，完中一所。
    let long = end >= start + 3;
    let ends = unit(text, end).is_some_and(|(.., end)| CLOSING.stand_at(text, end));
    let counted = counted || long || (ends && !CLOSING.stand_before(text, start));
    let after_numeral = start > 0 && number::is_numeral(text.at(start - 1));
    // 网上三百二十件 is not 上三
    let bound = if long { &ORDINAL } else { &BOUND };
    let in_a_word =
        bound.stand_before(text, start) || IN_WORDS.stand_at(text, start) || after_numeral;
    counted && !in_a_word && unit(text, end).is_some()
}

/// What is behind a year, and a month.
pub(super) const YEAR: &str = "年";
pub(super) const MONTH: &str = "月";

/// What makes a number a date, a name or a rank: what is before it, how it is printed, and what
/// is behind it. Nothing asks for nothing.
type Surrounding = (WordList, WordList, WordList);

const fn row(before: &'static str, printed: &'static str, behind: &'static str) -> Surrounding {
    (
        WordList::new(before),
        WordList::new(printed),
        WordList::new(behind),
    )
}

/// What makes a number no quantity.
static NO_QUANTITIES: [Surrounding; 13] = [
    // 2019年12月31日, 18号, 35岁, 3级
    row(
        "",
        "",
        "年 月 日 时 点 分钟 秒 天 周 小时 季度 工作日 个月 个工作日 个小时 个季度 个自然日 个星期 个年度 \
         号 届 岁 层 楼 室 路 弄 级 度 分之 学年 次会议 次全会 次全体 次党代会 次代表大会 次常务",
    ),
    // 第3期
    row("第", "", ""),
    // 排在前5位
    row("在前 名前 居前 列前", "", "位 名 项 类 个 大 种"),
    // 前100位同比增长
    row("。前 ,前 ，前 ;前 :前 、前", "", "位 名 强 家"),
    // the rest of what strokes join
    row("#- @- )- ]- _ / . ×", "", ""),
    // “5•15”政务公开日, “7·20”暴雨
    row("", "", "• ·"),
    row("• ·", "", ""),
    // 〔2021〕43号
    row("[ (", "19## 20##", "] )"),
    // (一), [1]
    row("。( ;( :( 。[ ;[ :[", "", ") ]"),
    // 1、公开
    row("。 ; :", "## #", "、 ."),
    // 比2011、2012年同期
    row("", "19## 20##", "、####年 和####年 至####年"),
    // 12345热线
    row("", "##### #### ###", "热线 平台 政务 市民 便民"),
    // 110类报警
    row(
        "",
        "110 119 120 122",
        "类报警 类警情 类有效 报警 警情 接处警 指挥",
    ),
];

/// A sign that makes a number a fall (增加率为-5.2%), and what makes it a stroke that joins instead.
pub(super) static MINUS: WordList = WordList::new("-#");
pub(super) static JOINED: WordList = WordList::new("# @ ) ] % 。");

/// What makes a number without a unit no quantity.
static NO_QUANTITIES_IF_BARE: [Surrounding; 4] = [
    // 城市名单见说明 1, 附件2
    row("说明 附件 附表 附图 见表 见图", "# ##", ""),
    // 邮编:321000
    row("电话 邮编 传真 编码 电话: 邮编: 传真: 编码:", "", ""),
    // 拨打12345
    row("", "123##", ""),
    // 5G
    row("", "", "@"),
];
/// So many digits without a unit are a telephone number (6123456).
const TELEPHONE: usize = 7;

/// Dates, clock times and telephone numbers have three parts, one of these joints, or one of these forms.
static JOINTS: WordList = WordList::new("- / . — × :");
static TWO_JOINED: WordList = WordList::new(": × /");
static TWO_FORMS: WordList = WordList::new("###-####### ####-####### 19##-#### 20##-####");

/// Where digits joined by strokes or points end, as in dates and telephone numbers.
pub(super) fn joined(text: &Folded, at: usize) -> Option<usize> {
    let first = number::end_of_digits(text, at);
    let mut end = first;
    let mut joined = TWO_FORMS.stand_at(text, at);
    while JOINTS.stand_at(text, end) && text.is_digit(end + 1) {
        joined |= end > first || TWO_JOINED.stand_at(text, end);
        end = number::end_of_digits(text, end + 1);
    }
    joined.then_some(end)
}

/// Whether the words around a number say that it is no quantity.
pub(super) fn is_no_quantity(text: &Folded, start: usize, end: usize) -> bool {
    let surrounds = |(before, printed, behind): &Surrounding| {
        behind.stand_at(text, end)
            && before.stand_before(text, start)
            && (printed.is_empty() || printed.end_at(text, start) == Some(end))
    };
    let telephone = || number::end_of_digits(text, start) >= start + TELEPHONE;
    NO_QUANTITIES.iter().any(surrounds)
        || (unit(text, end).is_none()
            && (telephone() || NO_QUANTITIES_IF_BARE.iter().any(surrounds)))
}

/// Words before a number that counts the entries of the list before it, words for the entries, and for
/// their total (三项合计).
static OF_THE_LIST: WordList = WordList::new("。 、 , ， ; : 以上 上述 前述 前 这");
static ENTRIES: WordList = WordList::new("项 类 者 种 个渠道 个方面 个平台 部分");
static TOTALS: WordList = WordList::new("合计 总计 总共 一共 累计 总数 总和 相加 之和 共");

/// Where the word for entries ends, where the words around a number say that it counts those of the list
/// before it.
pub(super) fn counted(text: &Folded, start: usize, end: usize) -> Option<usize> {
    let end = ENTRIES.end_at(text, end)?;
    (OF_THE_LIST.stand_before(text, start) && TOTALS.stand_at(text, end)).then_some(end)
}

/// Between the ends of a range.
pub(super) static UP_TO: WordList = WordList::new("- — ~ ～ 至 到");

/// Words before a number, words behind its unit, and how many tenths of the number are then meant at
/// least and at most.
type Tenths = (WordList, WordList, Option<i64>, Option<i64>);

const fn words(words: &'static str) -> WordList {
    WordList::new(words)
}

static APPROXIMATE: [Tenths; 6] = [
    (words(""), words("以上 +"), Some(10), None),
    (
        words("不超过 不到 不足 最多 近"),
        words(""),
        Some(9),
        Some(10),
    ),
    (words(""), words("以下 以内"), None, Some(10)),
    (
        words("超过 突破 超 逾 至少 不少于 不低于 高于 多达"),
        words(""),
        Some(10),
        None,
    ),
    (
        words("约 大概 约为 约占 近似"),
        words(""),
        Some(9),
        Some(11),
    ),
    (words(""), words("左右 上下"), Some(9), Some(11)),
];

/// Words that end as those before an approximate number do.
static NOT_ABOUT: WordList = WordList::new("节约 签约 履约 预约 违约 邀约 集约 新签约");

/// The least and the greatest number meant, where it is not exact; what is open has no end.
pub(super) type Interval = Option<(Option<Number>, Option<Number>)>;

/// How exactly a number of `class` is meant, with its unit from `start` to before `end`; and whether words
/// say so.
pub(super) fn approximate(
    text: &Folded,
    start: usize,
    end: usize,
    printed: &NumberToken,
    class: Class,
) -> (Interval, bool) {
    let value = printed.value;
    if printed.more || number::more(text, end) {
        return (Some((Some(value), Some(value + rest_of(printed)))), true);
    }
    let mut rows = APPROXIMATE.iter();
    let in_a_word = NOT_ABOUT.stand_before(text, start);
    let row = rows.find(|(before, behind, ..)| {
        (before.is_empty() || (before.stand_before(text, start) && !in_a_word))
            && behind.stand_at(text, end)
    });
    if let Some((_, _, least, most)) = row {
        let tenths = |count: i64| value * count.into() / Number::TEN;
        return (Some((least.map(tenths), most.map(tenths))), true);
    }
    // 1.25万, 4917.42 公里 and 31700 公里 are rounded, 八成 is vague; 0万元 is none at all
    let measured = class == Class::Measure && (value.scale() > 0 || value >= 1000.into());
    let rounded = printed.step > Number::ONE || measured;
    if rounded && !(class == Class::Money && value.is_zero()) {
        // the very edges are never meant of several numbers at once
        let half = printed.step * Number::new(499, 3);
        let interval = (Some(value - half), Some(value + half));
        return (Some(interval), printed.percent);
    }
    (None, false)
}

/// What 余 may add: less than the last digit that is not zero is worth (100余 to 199).
fn rest_of(printed: &NumberToken) -> Number {
    let mut step = printed.step.max(Number::TEN);
    while step < printed.value && (printed.value % (step * Number::TEN)).is_zero() {
        step *= Number::TEN;
    }
    step - Number::ONE
}
