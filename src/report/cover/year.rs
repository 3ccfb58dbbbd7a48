//! Title, period, text, tables, signature → the year reported on (所属年度).

use super::date::{self, Date};
use super::{Located, Paragraphs, YearMention, YearSource};
use crate::order::Map;
use crate::read::document::{Block, Document};

/// The year that is mentioned first, or the one that most supports: a table, the sentences, the year before the
/// `signed` date.
pub(super) fn find(
    mentions: &[YearMention],
    document: &Document,
    paragraphs: &Paragraphs,
    signed: Option<&Located<Date>>,
) -> Option<Located<i32>> {
    let first = mentions.first().map(|mention| Located {
        value: mention.year,
        at: mention.at,
    });
    first
        .or_else(|| in_tables(document))
        .or_else(|| most_named(paragraphs))
        .or_else(|| {
            let signed = signed?;
            Some(Located {
                value: signed.value.year - 1,
                at: signed.at,
            })
        })
}

/// The mentions of the year that title, period and text make, in this order.
pub(super) fn mentions(
    title: Option<&Located<String>>,
    period: Option<&Located<(Date, Date)>>,
    paragraphs: &Paragraphs,
    first: usize,
) -> Vec<YearMention> {
    let of_title = title.and_then(|title| {
        let year = date::years(&title.value).pop()?.value;
        Some(YearMention {
            year,
            source: YearSource::Title,
            at: title.at,
        })
    });
    let of_period = period.map(|period| {
        let (_, to) = period.value;
        YearMention {
            year: to.year,
            source: YearSource::Period,
            at: period.at,
        }
    });
    let of_text = in_text(paragraphs, first)
        .into_iter()
        .filter(|mention| !title.is_some_and(|title| title.at.contains(mention.at)));
    of_title
        .into_iter()
        .chain(of_period)
        .chain(of_text)
        .collect()
}

/// The mentions of the year reported on, beside those of title and period: sentences about the report.
fn in_text(paragraphs: &Paragraphs, first: usize) -> Vec<YearMention> {
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
fn in_tables(document: &Document) -> Option<Located<i32>> {
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
            Some(Located {
                value: year.value,
                at: cell.span,
            })
        })
}

/// The year that the sentences of the report name most, at the beginning of a clause, as 2023年度, or as
/// the day to which they count; the later one among equals. Plans and comparisons are of other years.
fn most_named(paragraphs: &Paragraphs) -> Option<Located<i32>> {
    let mut named: Vec<Located<i32>> = Vec::new();
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
                named.push(paragraph.found(year));
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

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_named(text: &str, expected: Option<i32>) {
        let found = most_named(&Paragraphs::of_texts(&[text])).map(|found| found.value);
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
}
