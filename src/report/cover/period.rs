//! Paragraphs → the year reported on, the period of the data (统计期限), the date of signature (落款日期).

use super::date::{self, Date, Match};
use super::{Found, Paragraphs, YearMention, YearSource};
use crate::form::Edition;
use crate::order::Map;
use crate::read::document::{Block, Document, Flow};

/// A signature line is no longer than this many characters.
const SIGNATURE: usize = 60;

/// Every full date outside tables.
pub(super) fn dates(paragraphs: &Paragraphs) -> Vec<Found<Date>> {
    let all = paragraphs.0.iter();
    all.flat_map(|p| p.dates.iter().map(|&printed| found(&p.flow, printed)))
        .collect()
}

fn found<T>(flow: &Flow, printed: Match<T>) -> Found<T> {
    Found {
        value: printed.value,
        at: flow.span(printed.start, printed.end),
    }
}

/// The first and the last day of the data.
pub(super) fn period(paragraphs: &Paragraphs) -> Option<Found<(Date, Date)>> {
    paragraphs.0.iter().find_map(|paragraph| {
        let text = paragraph.flow.text.as_str();
        paragraph.dates.iter().find_map(|from| {
            let about = text.get(..from.start)?;
            let about: String = about
                .chars()
                .rev()
                .take(30)
                .collect::<Vec<_>>()
                .into_iter()
                .rev()
                .collect();
            let speaks = [
                "统计",
                "期限",
                "时限",
                "周期",
                "数据",
                "截止时间",
                "时间范围",
                "起止",
            ]
            .iter()
            .any(|word| about.contains(word));
            let (to, end) = until(text, from)?;
            let whole_year =
                (from.value.month, from.value.day) == (1, 1) && (to.month, to.day) == (12, 31);
            (speaks || whole_year).then(|| Found {
                value: (from.value, to),
                at: paragraph.flow.span(from.start, end),
            })
        })
    })
}

/// The day up to which a period runs, and the byte after it.
fn until(text: &str, from: &Match<Date>) -> Option<(Date, usize)> {
    let rest = text.get(from.end..)?;
    let joint: usize = rest
        .chars()
        .take_while(|c| " 起开始至到止—–-－~～".contains(*c) || c.is_whitespace())
        .map(char::len_utf8)
        .sum();
    if joint == 0 {
        return None;
    }
    let start = from.end + joint;
    let rest = text.get(start..)?;
    if let Some((to, length)) = date::leading(rest) {
        return Some((to, start + length));
    }
    let rest_of_year = rest
        .strip_prefix("当年")
        .or_else(|| rest.strip_prefix("同年"))
        .unwrap_or(rest);
    let skipped = rest.len() - rest_of_year.len();
    let ((month, day), length) = date::month_and_day(rest_of_year)?;
    Some((
        Date::new(from.value.year, month, day),
        start + skipped + length,
    ))
}

/// The date of signature: on a short line that ends with it, behind the last section heading; or the day
/// of publication that stands before `first`, the block of the first section. With the block it is in.
pub(super) fn signed(
    paragraphs: &Paragraphs,
    first: usize,
    last: usize,
) -> Option<(usize, Found<Date>)> {
    let behind = paragraphs
        .0
        .iter()
        .rev()
        .take_while(|p| p.block > last)
        .find_map(|p| {
            let text = p.flow.text.as_str();
            let &printed = p.dates.last()?;
            let before = text.get(..printed.start)?;
            let ends = text
                .get(printed.end..)?
                .trim()
                .trim_end_matches(['。', ')', '）'])
                .is_empty();
            let short = text.trim().chars().count() <= SIGNATURE
                && !before.contains(['，', '。', '至', '：']);
            (ends && short).then(|| (p.block, found(&p.flow, printed)))
        });
    behind.or_else(|| {
        paragraphs
            .0
            .iter()
            .take_while(|p| p.block < first)
            .find_map(|p| {
                let text = p.flow.text.as_str();
                let at = [
                    "发布日期",
                    "公开日期",
                    "发布时间",
                    "成文日期",
                    "发文日期",
                    "公布日期",
                ]
                .iter()
                .find_map(|word| text.find(word))?;
                let &printed = p.dates.iter().find(|printed| printed.start > at)?;
                Some((p.block, found(&p.flow, printed)))
            })
    })
}

/// The mentions of the year reported on, beside those of title and period: sentences about the report.
pub(super) fn mentions(paragraphs: &Paragraphs, first: usize) -> Vec<YearMention> {
    let mut mentions = Vec::new();
    for paragraph in &paragraphs.0 {
        let text = paragraph.flow.text.as_str();
        for &year in &paragraph.years {
            let before: String = text
                .get(..year.start)
                .unwrap_or("")
                .chars()
                .rev()
                .take_while(|c| !"。；".contains(*c))
                .take(40)
                .collect::<Vec<_>>()
                .into_iter()
                .rev()
                .collect();
            let after: String = text
                .get(year.end..)
                .unwrap_or("")
                .chars()
                .take_while(|c| !"。；".contains(*c))
                .take(40)
                .collect();
            // the name of another document, as 《2018年政府信息公开年度报告》
            let quoted = before.rfind('《') > before.rfind('》');
            let about = ["信息公开"].iter().any(|word| after.contains(word));
            let tells = ["现将", "本报告", "汇报", "编制", "公布"]
                .iter()
                .any(|word| before.contains(word))
                || ["报告如下", "年度报告", "公布如下"]
                    .iter()
                    .any(|word| after.contains(word));
            if about
                && tells
                && !quoted
                && (paragraph.block < first || before.contains("现") || before.contains("汇报"))
            {
                let at = paragraph.flow.span(year.start, year.end);
                mentions.push(YearMention {
                    year: year.value,
                    source: YearSource::Text,
                    at,
                });
            }
        }
    }
    mentions
}

/// The year that a cell before the figures gives, as `2019年度`.
pub(super) fn in_tables(document: &Document) -> Option<Found<i32>> {
    let tables = document.blocks.iter().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        Block::Paragraph(_) => None,
    });
    tables
        .take(6)
        .flat_map(|table| table.cells.iter().take(12))
        .find_map(|cell| {
            let text = document.cell_text(cell);
            let about = text.contains("年度") || text.contains("信息公开");
            let year = date::years(text)
                .into_iter()
                .next()
                .filter(|_| about && text.chars().count() <= 60)?;
            Some(Found {
                value: year.value,
                at: cell.span,
            })
        })
}

/// The year that the sentences of the report name most, at the beginning of a clause, as 2023年度, or as
/// the day to which they count; the later one among equals. Plans and comparisons are of other years.
pub(super) fn most_named(paragraphs: &Paragraphs) -> Option<Found<i32>> {
    let mut named: Vec<Found<i32>> = Vec::new();
    for paragraph in &paragraphs.0 {
        let text = paragraph.flow.text.as_str();
        // whether a title is open, as far as the text was gone through: once, however many years it names
        let (mut quoted, mut seen) = (false, 0);
        for &year in &paragraph.years {
            // a year that begins a clause is what the clause is about; dates and titles are not
            let before = text.get(..year.start).unwrap_or("").trim_end();
            let begins = before.is_empty()
                || before.ends_with(['。', '；', '，', ',', '、', ')', '）', '况']);
            let after = text.get(year.end..).unwrap_or("").trim_start();
            let dated = after.starts_with(|c: char| c.is_ascii_digit());
            let compared = ["较", "比", "与", "同", "和"]
                .iter()
                .any(|word| before.ends_with(word))
                || ["同期", "相比", "度相比"]
                    .iter()
                    .any(|word| after.starts_with(word));
            let of_whole = after.starts_with('度') || after.starts_with("全年");
            for character in text.get(seen..year.start).unwrap_or("").chars() {
                quoted = character == '《' || quoted && character != '》';
            }
            seen = year.start;
            let is_of_report =
                begins && !dated || of_whole && !compared || counts_to(before, after);
            if is_of_report && !quoted && !is_plan(after) {
                named.push(found(&paragraph.flow, year));
            }
        }
    }
    let mut counts: Map<i32, usize> = Map::new();
    for found in &named {
        *counts.entry(found.value).or_default() += 1;
    }
    let (&most, _) = counts.iter().max_by_key(|&(&year, &count)| (count, year))?;
    named.into_iter().find(|found| found.value == most)
}

/// Whether the words around a year say that numbers are counted to its end: 截止2023年12月31日.
fn counts_to(before: &str, after: &str) -> bool {
    let until = before.trim_end_matches(['到', '至', '于']);
    let after: String = after
        .chars()
        .filter(|c| !c.is_whitespace())
        .take(6)
        .collect();
    (until.ends_with("截止") || until.ends_with('截') || until.ends_with("截至"))
        && ["12月31日", "12月底", "年底", "年末", "底", "末"]
            .iter()
            .any(|end| after.starts_with(end))
}

/// Whether the clause says what will be done.
fn is_plan(after: &str) -> bool {
    const WORDS: [&str; 10] = [
        "将进一步",
        "将继续",
        "将以",
        "将围绕",
        "将着力",
        "将重点",
        "将加",
        "下一步",
        "力争",
        "计划",
    ];
    let clause: String = after
        .chars()
        .take_while(|c| !"。；".contains(*c))
        .take(24)
        .collect();
    WORDS.iter().any(|word| clause.contains(word))
}

/// The instruments cited, as 国办公开办函〔2021〕30号.
pub(super) fn instruments(paragraphs: &Paragraphs) -> Vec<Found<Edition>> {
    const CITED: [(&str, &str, Edition); 2] = [
        ("2019", "60号", Edition::E2019),
        ("2021", "30号", Edition::E2021),
    ];
    let mut cited = Vec::new();
    for paragraph in &paragraphs.0 {
        let text = paragraph.flow.text.as_str();
        for (at, word) in text.match_indices("公开办函") {
            let tail: String = text
                .get(at + word.len()..)
                .unwrap_or("")
                .chars()
                .take(14)
                .filter(|c| !c.is_whitespace())
                .collect();
            let edition = CITED.iter().find(|(year, number, _)| {
                let rest = tail.trim_start_matches(['〔', '[', '［', '（', '(', '﹝', '【']);
                rest.strip_prefix(year).is_some_and(|rest| {
                    rest.trim_start_matches(['〕', ']', '］', '）', ')', '﹞', '】'])
                        .starts_with(number)
                })
            });
            if let Some(&(.., edition)) = edition {
                cited.push(Found {
                    value: edition,
                    at: paragraph.flow.span(at, at + word.len()),
                });
            }
        }
    }
    cited
}

#[cfg(test)]
mod tests {
    use super::super::Paragraph;
    use super::*;
    use crate::read::span::Span;

    fn paragraphs(texts: &[&str]) -> Paragraphs {
        let all = texts.iter().enumerate().map(|(block, text)| {
            let span = Span::new(0, text.len());
            let lines = crate::read::document::Paragraph {
                lines: vec![span],
                heading: false,
            };
            let document = Document {
                text: (*text).to_owned(),
                blocks: vec![Block::Paragraph(lines)],
                ..Document::default()
            };
            Paragraph {
                block,
                heading: false,
                span,
                flow: document.flow(0..1),
                years: date::years(text),
                dates: date::dates(text),
            }
        });
        Paragraphs(all.collect())
    }

    #[track_caller]
    fn check_named(text: &str, expected: Option<i32>) {
        let found = most_named(&paragraphs(&[text])).map(|found| found.value);
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn years_named_in_sentences() {
        check_named(
            "截止2023年12月31日，共收到申请5件，比2022年增加1件。",
            Some(2023),
        );
        check_named(
            "截至 2023 年 12 月 31 日，我局主动公开信息5条。",
            Some(2023),
        );
        check_named(
            "截止到二〇二三年底，公开信息5条，上年为2022年的3条。",
            Some(2023),
        );
        check_named(
            "我局2023年度主动公开政府信息5条，与2022年度相比增加1条。",
            Some(2023),
        );
        check_named(
            "截至2023年12月31日，公开5条。2024年，我局将进一步做好公开工作。",
            Some(2023),
        );
        check_named("按照《2022年度政府信息公开工作要点》，公开5条。", None);
        // a title that is closed again, one that is not, and one that is left open before another
        check_named("落实《2021年要点》，2023年度公开5条。", Some(2023));
        check_named("落实《要点，2022年度公开5条。", None);
        check_named(
            "落实《要点》《2022年度要点》，2023年度公开5条。",
            Some(2023),
        );
        check_named("2024年1月31日前公布。", None);
        check_named("全年公开信息5条，去年3条。", None);
    }

    type Day = (i32, u32, u32);

    #[track_caller]
    fn check_period(text: &str, expected: Option<(Day, Day)>) {
        let date = |(year, month, day)| Date::new(year, month, day);
        let found = period(&paragraphs(&[text])).map(|found| found.value);
        assert_eq!(found, expected.map(|(from, to)| (date(from), date(to))));
    }

    #[test]
    fn periods() {
        let year = Some(((2024, 1, 1), (2024, 12, 31)));
        check_period(
            "报告所列统计期限自 2024 年 1 月 1 日至 2024 年 12 月 31 日。",
            year,
        );
        check_period("统计期限为2024年1月1日至12月31日。", year);
        check_period("数据统计期限自2024年1月1日起至2024年12月31日止", year);
        check_period("统计期限从2024年1月1日到12月31日止。", year);
        check_period(
            "数据统计期限为2024年3月1日至2024年11月30日",
            Some(((2024, 3, 1), (2024, 11, 30))),
        );
        check_period("培训于2024年3月1日至5日举行", None);
        check_period("2024年1月31日", None);
    }

    #[track_caller]
    fn check_signed(texts: &[&str], expected: Option<(i32, u32, u32)>) {
        let found = signed(&paragraphs(texts), 1, 1).map(|(_, found)| found.value);
        assert_eq!(
            found,
            expected.map(|(year, month, day)| Date::new(year, month, day))
        );
    }

    #[test]
    fn signatures() {
        check_signed(
            &["标题", "六、其他", "无。", "安平区财政局", "2024年1月20日"],
            Some((2024, 1, 20)),
        );
        check_signed(
            &[
                "标题",
                "六、其他",
                "安平区财政局  2024 年1月20日",
                "版权所有",
            ],
            Some((2024, 1, 20)),
        );
        check_signed(
            &["发布日期：2020-01-31", "六、其他", "无。"],
            Some((2020, 1, 31)),
        );
        check_signed(
            &["标题", "六、其他", "统计期限为2023年1月1日至2023年12月31日"],
            None,
        );
    }

    #[test]
    fn cited_instruments() {
        let cited = instruments(&paragraphs(&[
            "按照国办公开办函〔2019〕60号和国办公开办函[2021] 30号",
        ]));
        let editions: Vec<_> = cited.into_iter().map(|found| found.value).collect();
        assert_eq!(editions, [Edition::E2019, Edition::E2021]);
    }
}
