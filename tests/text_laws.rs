//! Laws of the running text: consistent sentences are never flagged, changed ones always; every number
//! is accounted for; no text makes the reader fail.

use std::sync::Arc;

use gouji::check::{Checked, Config, check};
use gouji::read;
use gouji::report::figure::FigureId;
use gouji::rules::level::Level;
use gouji::verdict::{Verdict, coverage};
use proptest::collection::vec;
use proptest::prelude::*;

fn checked(text: &str) -> Checked {
    check(Arc::new(read::text(text)), &Config::default())
}

fn flagged(checked: &Checked) -> bool {
    checked
        .findings
        .iter()
        .any(|finding| finding.rule.code.starts_with("text-") && finding.level != Level::Note)
}

fn text_holds(checked: &Checked) -> bool {
    checked
        .ledger
        .iter()
        .any(|judged| judged.equation.rule.code == "text-sum" && judged.verdict == Verdict::Holds)
}

const LABELS: &[&str] = &[
    "机构职能类",
    "政策文件类",
    "财政预决算",
    "工作动态",
    "公告公示",
    "重大项目",
    "应急管理",
    "民生保障",
    "人事信息",
];
const UNITS: &[&str] = &["条", "件", "份", "篇"];
const MARKS: &[&str] = &["，", "、", "；", ",", ";"];
const OPENERS: &[&str] = &[
    "，包括",
    "，具体包括",
    "。其中，",
    "，其中",
    "，其中：",
    "：",
    "，分别为",
];

/// A list of parts with its total, and whether its words or numbers say that it is complete.
#[derive(Clone, Debug)]
struct List {
    parts: Vec<u32>,
    unit: &'static str,
    mark: &'static str,
    opener: &'static str,
    full_width: bool,
}

impl List {
    fn sentence(&self, total: u32) -> String {
        let parts: Vec<String> = self
            .parts
            .iter()
            .zip(LABELS)
            .map(|(part, label)| format!("{label}{part}{}", self.unit))
            .collect();
        let sentence = format!(
            "一、总体情况\n2023年，我局共公开政府信息{total}{}{}{}。\n",
            self.unit,
            self.opener,
            parts.join(self.mark)
        );
        if !self.full_width {
            return sentence;
        }
        let wide = |character: char| match character.to_digit(10) {
            Some(digit) => char::from_u32(u32::from('０') + digit).unwrap_or(character),
            None => character,
        };
        sentence.chars().map(wide).collect()
    }

    fn total(&self) -> u32 {
        self.parts.iter().sum()
    }
}

const MATTERS: &[(&str, &str)] = &[
    ("收到来信", "办结"),
    ("受理咨询", "答复"),
    ("发现问题", "整改"),
];

/// What came in and what was done of it, in the words of one matter.
fn rate() -> impl Strategy<Value = (u32, u32, &'static str, &'static str)> {
    (20_u32..4000, 60_u32..=100, prop::sample::select(MATTERS)).prop_map(
        |(received, hundredths, (matter, done))| {
            (received, received * hundredths / 100, matter, done)
        },
    )
}

/// A sentence with a rate in tenths of a per cent.
fn rated((received, done, matter, verb): (u32, u32, &str, &str), tenths: u32) -> String {
    let (whole, tenth) = (tenths / 10, tenths % 10);
    format!("一、总体情况\n全年{matter}{received}件，{verb}{done}件，{verb}率{whole}.{tenth}%。\n")
}

/// The rate in tenths of a per cent, rounded.
fn tenths(received: u32, done: u32) -> u32 {
    (done * 2000 + received) / (received * 2)
}

fn list() -> impl Strategy<Value = List> {
    (
        vec(0_u32..4000, 3..9),
        prop::sample::select(UNITS),
        prop::sample::select(MARKS),
        prop::sample::select(OPENERS),
        any::<bool>(),
    )
        .prop_map(|(parts, unit, mark, opener, full_width)| List {
            parts,
            unit,
            mark,
            opener,
            full_width,
        })
}

proptest! {
    #[test]
    fn a_consistent_list_is_read_and_never_flagged(list in list()) {
        let result = checked(&list.sentence(list.total()));
        prop_assert!(!flagged(&result), "{}", list.sentence(list.total()));
        prop_assert!(text_holds(&result), "{}", list.sentence(list.total()));
    }

    #[test]
    fn a_changed_total_is_always_flagged(list in list(), by in 1_u32..10, more in any::<bool>()) {
        let total = list.total();
        prop_assume!(total >= 200);
        let wrong = if more { total + by } else { total - by };
        prop_assert!(flagged(&checked(&list.sentence(wrong))), "{}", list.sentence(wrong));
    }

    #[test]
    fn a_total_behind_its_parts_is_read_and_a_changed_one_flagged(list in list(), by in 1_u32..10, more in any::<bool>()) {
        let count = ["三", "四", "五", "六", "七", "八", "九"][list.parts.len() - 3];
        let parts: Vec<String> =
            list.parts.iter().zip(LABELS).map(|(part, label)| format!("{label}{part}{}", list.unit)).collect();
        let sentence = |total: u32| {
            format!("一、总体情况\n全年公开{}，{count}项合计{total}{}。\n", parts.join("，"), list.unit)
        };
        let total = list.total();
        let right = checked(&sentence(total));
        prop_assert!(!flagged(&right) && text_holds(&right), "{}", sentence(total));
        let wrong = if more { total + by } else { total.saturating_sub(by) };
        prop_assume!(wrong != total);
        prop_assert!(flagged(&checked(&sentence(wrong))), "{}", sentence(wrong));
    }

    #[test]
    fn a_rate_is_read_and_a_changed_one_flagged(rate in rate(), by in 2_u32..400) {
        let (received, done, ..) = rate;
        let tenths = tenths(received, done);
        let right = checked(&rated(rate, tenths));
        let read = coverage::count(&right.ledger).text.holding > 0;
        prop_assert!(!flagged(&right) && read, "{}", rated(rate, tenths));
        let wrong = rated(rate, tenths - by.min(tenths));
        prop_assert!(flagged(&checked(&wrong)), "{wrong}");
    }

    #[test]
    fn every_number_is_accounted_for(text in "[，。：；（）一二三件条其中包括共占%增长0-9年第号.〔〕]{0,60}") {
        let result = checked(&text);
        let unused = coverage::unused(&result.report, &result.ledger);
        for id in result.report.figures.keys() {
            if let FigureId::Text(_) = id {
                let used = result.ledger.iter().any(|judged| {
                    judged.equation.readings.iter().any(|reading| reading.figures().any(|figure| figure == id))
                });
                prop_assert!(used != unused.contains(&id));
            }
        }
        let mut places: Vec<_> = result.report.no_quantities.clone();
        places.extend(result.report.figures.values().map(|figure| figure.span));
        places.sort();
        for pair in places.windows(2) {
            prop_assert!(pair[0].end <= pair[1].start, "{text}: {pair:?}");
        }
    }

    #[test]
    fn no_text_makes_the_reader_fail(text in any::<String>()) {
        checked(&text);
    }

    #[test]
    fn no_words_of_offices_make_the_reader_fail(words in vec(prop::sample::select(WORDS), 0..120)) {
        checked(&words.concat());
    }
}

const WORDS: &[&str] = &[
    "收到",
    "申请",
    "12件",
    "3.5%",
    "（",
    "）",
    "其中",
    "，",
    "。",
    "；",
    "、",
    "：",
    "包括",
    "共",
    "合计",
    "占",
    "同比",
    "增长",
    "较上年",
    "结转",
    "下年",
    "答复",
    "余",
    "约",
    "超八成",
    "一百二十件",
    "1.2万",
    "亿",
    "元",
    "〔2021〕30号",
    "99999999999999999",
    "0",
    "第",
    "条",
    "%",
    "复议",
    "诉讼",
    "维持",
    "均获维持",
    "未收到",
    "信息处理费",
    "办结率",
    "办结",
    "三项合计",
    "以上",
    "第一季度",
    "采纳",
    "未采纳",
    "规范性文件",
    "废止",
    "全部予以公开",
    "2023年",
    "\n",
    "|",
    " ",
];
