//! A document that holds several reports, one after the other or side by side → the one that is checked.
//!
//! Figures of one report must never be held against those of another. Several are distinguished only where
//! each has its title and its table three; then the latest is read, and what is left aside is said.

use super::date;
use crate::form::application::Row;
use crate::form::fold::folded;
use crate::form::lexicon::Score;
use crate::form::official::{LabelTarget, OFFICIAL, title};
use crate::language::Words;
use crate::read::document::{Block, Document, Paragraph, Table, Unread};
use crate::read::span::Span;

/// The most characters of a title.
const LONGEST: usize = 60;

/// From here on words name a label beyond doubt.
const CLEAR: Score = 850;

/// A report within a document.
#[derive(Clone, Debug, PartialEq, Eq)]
struct ReportPart {
    /// Its first block.
    start: usize,
    title: TitleLine,
}

/// The title of a report.
#[derive(Clone, Debug, PartialEq, Eq)]
struct TitleLine {
    text: String,
    folded: String,
    year: i32,
    at: Span,
}

/// The document with the blocks of the latest of its reports alone, the others blank, and the note of what
/// was left aside; none where there is only one.
pub(in crate::report) fn latest(document: &Document) -> Option<(Document, Vec<Unread>)> {
    let parts = parts(document);
    let chosen = (0..parts.len())
        .rev()
        .max_by_key(|&at| parts.get(at).map(|part| part.title.year))?;
    if parts.len() < 2 {
        return None;
    }
    let start = if chosen == 0 {
        0
    } else {
        parts.get(chosen)?.start
    };
    let end = parts
        .get(chosen + 1)
        .map_or(document.blocks.len(), |next| next.start);
    let blocks = document.blocks.iter().enumerate().map(|(index, block)| {
        if (start..end).contains(&index) {
            return block.clone();
        }
        // Blocks and tables keep their numbers.
        match block {
            Block::Paragraph(_) => Block::Paragraph(Paragraph::default()),
            Block::Table(_) => Block::Table(Table::default()),
        }
    });
    let one = Document {
        text: document.text.clone(),
        blocks: blocks.collect(),
        unread: document.unread.clone(),
    };
    let (count, title) = (parts.len(), &parts.get(chosen)?.title.text);
    let others = parts.iter().enumerate().filter(|&(at, _)| at != chosen);
    let notes = others.map(|(_, part)| Unread {
        what: Words::new(
            format!(
                "文件中有 {count} 份报告，只核对了《{title}》；这里的《{}》没有核对。请把每份报告存成单独的文件，再一起打开。",
                part.title.text
            ),
            format!(
                "The file holds {count} reports; only “{title}” was checked, and “{}” here was not. Save each report as a file of its own and open them together.",
                part.title.text
            ),
        ),
        at: Some(part.title.at),
    });
    Some((one, notes.take(MOST).collect()))
}

/// The most reports that are named.
const MOST: usize = 20;

/// The reports: each begins with a title other than that before it, after the table three of that one.
fn parts(document: &Document) -> Vec<ReportPart> {
    let titles = titles(document);
    let differ = titles.first().is_some_and(|first| {
        titles
            .iter()
            .any(|part| part.title.folded != first.title.folded)
    });
    if !differ {
        return Vec::new();
    }
    let mut parts: Vec<ReportPart> = Vec::new();
    let mut next: Option<ReportPart> = None;
    let mut titles = titles.into_iter().peekable();
    for (index, block) in document.blocks.iter().enumerate() {
        while let Some(title) = titles.next_if(|title| title.start <= index) {
            // The title may be repeated at the top of each page.
            let is_other = parts
                .last()
                .is_none_or(|part| part.title.folded != title.title.folded);
            if is_other && (next.is_none() || parts.is_empty()) {
                next = Some(title);
            }
        }
        let is_table = next.is_some()
            && matches!(block, Block::Table(table) if is_table_three(document, table));
        if is_table && let Some(part) = next.take() {
            parts.push(part);
        }
    }
    parts
}

fn is_table_three(document: &Document, table: &Table) -> bool {
    let mut cells = table.cells.iter().map(|cell| document.cell_text(cell));
    cells.any(|text| {
        let found = OFFICIAL.lexicon.candidates(text);
        let mut clear = found.iter().filter(|found| found.score >= CLEAR);
        clear.any(|found| OFFICIAL.item(found.name) == Some(LabelTarget::ApplicationRow(Row::New)))
    })
}

/// The titles of reports, each with the block that its report begins with.
fn titles(document: &Document) -> Vec<ReportPart> {
    let line = |index: usize| match document.blocks.get(index)? {
        Block::Paragraph(_) => {
            let text = document.flow(index..index + 1).text;
            (!text.is_empty() && text.chars().count() <= LONGEST).then_some(text)
        }
        Block::Table(_) => None,
    };
    let mut found: Vec<ReportPart> = Vec::new();
    let mut before: Option<String> = None;
    for (index, block) in document.blocks.iter().enumerate() {
        let Block::Paragraph(_) = block else {
            before = None;
            continue;
        };
        let at = block.span();
        let is_short = !at.is_empty() && at.range().len() <= LONGEST * 4;
        let own = is_short.then(|| line(index)).flatten();
        if let Some(text) = &own {
            let joined = before.as_ref().map(|before| format!("{before}{text}"));
            let has_just = found.last().is_some_and(|part| part.start + 2 > index);
            // A title may be broken into two lines, or be below the name of the agency.
            let title = match (year(text), joined) {
                (Some(year), _) => Some((year, text.clone(), index)),
                (None, Some(joined)) if !has_just => {
                    year(&joined).map(|year| (year, joined, index.saturating_sub(1)))
                }
                _ => None,
            };
            if let Some((year, text, start)) = title {
                let names_agency = start == index && before.as_deref().is_some_and(is_agency);
                found.push(ReportPart {
                    start: start - usize::from(names_agency && start > 0),
                    title: TitleLine {
                        folded: folded(&text),
                        text,
                        year,
                        at,
                    },
                });
            }
        }
        before = own;
    }
    found
}

/// The year of the report whose title the text is; none where it is none.
fn year(text: &str) -> Option<i32> {
    let is_title = title::is_annual(text)
        && title::subject(text).is_some()
        && text.chars().count() <= LONGEST
        && !text.contains(['。', '：', ':', '；', '，', '、', '《']);
    is_title
        .then(|| Some(date::years(text).pop()?.value))
        .flatten()
}

/// Whether the text may be the name of an agency: a few ideographs alone.
fn is_agency(text: &str) -> bool {
    text.chars().count() <= 30 && text.chars().all(|c| ('\u{4E00}'..='\u{9FFF}').contains(&c))
}

#[cfg(test)]
mod tests {
    use crate::read;
    use crate::report::figure::{Edits, FigureId};
    use crate::report::recognise;

    fn report(title: &str, count: u32) -> String {
        format!(
            "{title}\n一、总体情况\n全年主动公开政府信息{count}条。\n三、收到和处理政府信息公开申请情况\n\
             | 申请人情况 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |\n\
             | 一、本年新收政府信息公开申请数量 | {count} | 0 | 0 | 0 | 0 | 0 | {count} |\n\
             | 二、上年结转政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n\
             六、其他需要报告的事项\n无。\n"
        )
    }

    #[track_caller]
    fn check(text: &str, total: &str, notes: usize) {
        let report = recognise(&read::text(text), &Edits::default());
        let id: FigureId = "t3/new/sum".parse().expect("a figure");
        assert_eq!(report.figure(id).map(|figure| &*figure.raw), Some(total));
        let notes_of = report.unread.iter();
        let notes_of = notes_of.filter(|unread| unread.what.zh.contains("份报告"));
        assert_eq!(notes_of.count(), notes, "{:#?}", report.unread);
    }

    #[test]
    fn the_latest_of_several_reports_is_read_and_the_others_are_told() {
        let one = report("临江市林业局2022年政府信息公开工作年度报告", 3);
        let two = report("临江市林业局2023年政府信息公开工作年度报告", 5);
        check(&format!("{one}{two}"), "5", 1);
        check(&format!("{two}{one}"), "5", 1);
        let other = report("安平区财政局\n二〇二三年政府信息公开\n工作年度报告", 7);
        check(&format!("{one}{two}{other}"), "5", 2);
        let read = read::text(&format!("{one}{two}"));
        let report = recognise(&read, &Edits::default());
        assert_eq!(report.year.map(|year| year.value), Some(2023));
        assert_eq!(report.sections.len(), 3);
    }

    #[test]
    fn titles_of_other_reports_around_one_make_no_second() {
        let one = report("临江市林业局2023年政府信息公开工作年度报告", 5);
        let links = "临江市林业局2022年政府信息公开工作年度报告\n临江市林业局2021年政府信息公开工作年度报告\n";
        check(&format!("{links}{one}{links}"), "5", 0);
        check(&format!("{one}{one}"), "5", 0);
    }
}
