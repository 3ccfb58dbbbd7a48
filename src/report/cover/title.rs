//! Paragraphs → the title (标题), and the agency (机关) that it names.

use super::date;
use super::name::{compact, is_name, name};
use super::{CoverParagraph, Located, Paragraphs};
use crate::form::fold::simplify;
use crate::form::official::title as official;
use crate::read::document::{Block, Document};
use crate::read::span::Span;

/// A title is no longer than this many characters.
const LONGEST: usize = 70;

/// How many blocks from the start a title may be.
const BEFORE: usize = 60;

/// The title and the agency.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Title {
    pub(super) title: Option<Located<String>>,
    pub(super) agency: Option<Located<String>>,
}

/// Finds the title among the paragraphs before `first`, the block of the first section; `year` is that of
/// the period of the data.
pub(super) fn find(
    document: &Document,
    paragraphs: &Paragraphs,
    first: usize,
    year: Option<i32>,
) -> Title {
    let before: Vec<&CoverParagraph> = paragraphs
        .0
        .iter()
        .take_while(|p| p.block < first.min(BEFORE))
        .collect();
    // pages link to other reports and to columns: the title names its year, and the source marks it
    let likely = |at: usize, found: &Located<String>| {
        let years = date::years(&found.value);
        let of_period = years.iter().any(|printed| Some(printed.value) == year);
        let marked = before.get(at).is_some_and(|p| p.heading);
        (of_period, !years.is_empty(), marked, std::cmp::Reverse(at))
    };
    let candidates = (0..before.len()).filter_map(|at| Some((at, candidate(&before, at)?)));
    let Some((at, found)) = candidates.max_by_key(|(at, found)| likely(*at, found)) else {
        return Title {
            title: None,
            agency: in_tables(document),
        };
    };
    if let Some(agency) = agency_of(&found) {
        return Title {
            title: Some(found),
            agency: Some(agency),
        };
    }
    let above = at
        .checked_sub(1)
        .and_then(|above| before.get(above))
        .and_then(|p| name(p));
    let Some(above) = above else {
        return Title {
            title: Some(found),
            agency: None,
        };
    };
    let title = Located {
        value: format!("{}{}", above.value, found.value),
        at: above.at.cover(found.at),
    };
    Title {
        title: Some(title),
        agency: Some(above),
    }
}

/// The `at`th paragraph as a title, with the line after it where the title is broken.
fn candidate(before: &[&CoverParagraph], at: usize) -> Option<Located<String>> {
    let own = before.get(at)?;
    if let Some(found) = title(&own.flow.text, own.span) {
        return Some(found);
    }
    let text = own.flow.text.trim();
    let next = before.get(at + 1)?;
    let next_text = next.flow.text.trim();
    let broken = short(text)
        && official::subject(text).is_some()
        && official::is_second_line(&compact(next_text));
    if broken {
        return title(&format!("{text}{next_text}"), own.span.cover(next.span));
    }
    None
}

/// The text as a title, if it is one, without what pages add to it.
fn title(text: &str, at: Span) -> Option<Located<String>> {
    if !short(text.trim()) {
        return None;
    }
    let text = simplify(text.trim());
    let text = text.as_str();
    let text = ["标题：", "标题:", "名称：", "名称:", "题名："]
        .iter()
        .find_map(|p| text.strip_prefix(p))
        .unwrap_or(text);
    let end = official::end(text)?;
    let rest = text.get(end..).unwrap_or("").trim_start();
    // the name of the site after it; anything else is a sentence or a link
    let closes = rest.is_empty() || rest.starts_with(['-', '_', '|', '—', '(', '（', '》', '·']);
    let title = text.get(..end)?.trim_start_matches('《');
    let named = official::subject(title).is_some();
    let sentence = ["。", "；", "根据", "现将", "按照", "：", "，"]
        .iter()
        .any(|mark| title.contains(mark));
    (closes && named && !sentence).then(|| Located {
        value: compact(title),
        at,
    })
}

/// The agency that a title names.
fn agency_of(title: &Located<String>) -> Option<Located<String>> {
    let text = title.value.as_str();
    let end = official::subject(text)?;
    let mut name = text.get(..end)?.to_owned();
    // the last year found first, so that places before it stay
    for year in date::years(&name).into_iter().rev() {
        name.replace_range(year.start..year.end, "");
    }
    let name = name
        .trim_start_matches("关于")
        .trim_start_matches('度')
        .trim_end_matches('度')
        .trim_end_matches('的');
    is_name(name).then(|| Located {
        value: name.to_owned(),
        at: title.at,
    })
}

/// The agency that a cell names, as `单位:某市农业局`.
fn in_tables(document: &Document) -> Option<Located<String>> {
    let tables = document.blocks.iter().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        Block::Paragraph(_) => None,
    });
    tables
        .take(3)
        .flat_map(|table| table.cells.iter().take(12))
        .find_map(|cell| {
            let text = document.cell_text(cell);
            let name = ["单位", "填报单位", "发布机构", "公开单位"]
                .iter()
                .find_map(|word| text.strip_prefix(word)?.strip_prefix([':', '：']))?
                .trim();
            is_name(name).then(|| Located {
                value: compact(name),
                at: cell.span,
            })
        })
}

fn short(text: &str) -> bool {
    text.chars().count() <= LONGEST
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<(&str, Option<&str>)>) {
        let found = title(text, Span::default());
        let agency = found
            .as_ref()
            .and_then(agency_of)
            .map(|agency| agency.value);
        let found = found
            .as_ref()
            .map(|title| (title.value.as_str(), agency.as_deref()));
        assert_eq!(found, expected);
    }

    #[test]
    fn titles() {
        check(
            "临江市财政局2023年政府信息公开工作年度报告",
            Some((
                "临江市财政局2023年政府信息公开工作年度报告",
                Some("临江市财政局"),
            )),
        );
        check(
            "2024 年临江市科委政府信息公开工作年度报告",
            Some((
                "2024年临江市科委政府信息公开工作年度报告",
                Some("临江市科委"),
            )),
        );
        check(
            "临江市档案馆2023年政府信息公开工作年度报告",
            Some((
                "临江市档案馆2023年政府信息公开工作年度报告",
                Some("临江市档案馆"),
            )),
        );
        check(
            "2019年政府信息公开工作年度报告",
            Some(("2019年政府信息公开工作年度报告", None)),
        );
        check(
            "关于安平区二〇二二年度政府信息公开工作的报告",
            Some((
                "关于安平区二〇二二年度政府信息公开工作的报告",
                Some("安平区"),
            )),
        );
        check(
            "标题：安平县发展和改革局2023年政府信息公开年度报告-安平县发改局",
            Some((
                "安平县发展和改革局2023年政府信息公开年度报告",
                Some("安平县发展和改革局"),
            )),
        );
        check("政府信息公开年度报告栏目", None);
        check("根据条例规定，编制2023年政府信息公开工作年度报告。", None);
        check("首页", None);
    }
}
