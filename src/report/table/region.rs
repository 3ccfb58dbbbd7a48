//! The blocks of a document → which of its tables are those of the form, in one piece or in several.
//!
//! A table is told by its own words; a piece of one that was cut off, and has no words left, by what
//! stands before it and by the section that it stands in.

use std::ops::Range;

use super::label;
use super::lexicon;
use super::line::{self, Line};
use super::value::Role;
use crate::form::TableKind;
use crate::read::document::{Block, Document};
use crate::report::Section;

/// Labels longer than this are running text inside a table made for its looks.
const LONGEST_LABEL: usize = 60;

/// A paragraph longer than this many bytes between two pieces of a table is no torn label.
const LONGEST_TORN: usize = 400;

/// The lines of a table of the form, from one or several blocks that follow each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Region<'a> {
    /// Which table.
    pub kind: TableKind,
    /// Its lines, with the words that stand between its pieces.
    pub lines: Vec<Line<'a>>,
    /// The blocks that it covers.
    pub blocks: Range<usize>,
}

/// Finds the tables of the form in a document, in its order.
pub fn find<'a>(document: &'a Document, sections: &[Section]) -> Vec<Region<'a>> {
    let mut regions: Vec<Region<'a>> = Vec::new();
    // the kind that the last table was of, as long as only torn labels follow it
    let mut open = None;
    let mut torn: Vec<Line<'a>> = Vec::new();
    let mut number = 0;
    for (index, block) in document.blocks.iter().enumerate() {
        match block {
            Block::Paragraph(paragraph) => {
                let heads = sections
                    .binary_search_by_key(&index, |section| section.blocks.start)
                    .is_ok();
                let length: usize = paragraph.lines.iter().map(|span| span.range().len()).sum();
                if heads || length > LONGEST_TORN {
                    open = None;
                    torn.clear();
                } else if open.is_some() {
                    let lines = paragraph.lines.iter();
                    torn.extend(lines.map(|&span| line::words(document, span, index)));
                }
            }
            Block::Table(table) => {
                number += 1;
                let lines = line::of(document, table, number, index);
                if lines
                    .iter()
                    .all(|line| line.labels.is_empty() && !line.has_values())
                    && open.is_some()
                {
                    continue;
                }
                let before = sections.partition_point(|section| section.blocks.start <= index);
                let section = before
                    .checked_sub(1)
                    .and_then(|at| sections.get(at))
                    .and_then(|section| of_section(section.of_form?));
                let kinds = kinds(&lines, open, section);
                if kinds.iter().all(Option::is_none) {
                    open = None;
                    torn.clear();
                    continue;
                }
                for (line, kind) in lines.into_iter().zip(kinds) {
                    let Some(kind) = kind else { continue };
                    if open != Some(kind) || regions.is_empty() {
                        let region = Region {
                            kind,
                            lines: Vec::new(),
                            blocks: index..index + 1,
                        };
                        regions.push(region);
                        torn.clear();
                    }
                    open = Some(kind);
                    if let Some(region) = regions.last_mut() {
                        region.lines.append(&mut torn);
                        region.lines.push(line);
                        region.blocks.end = index + 1;
                    }
                }
            }
        }
    }
    regions
}

fn of_section(number: u32) -> Option<TableKind> {
    match number {
        2 => Some(TableKind::Disclosure),
        3 => Some(TableKind::Application),
        4 => Some(TableKind::Dispute),
        _ => None,
    }
}

/// The kind of every line of a table; none where the table is not of the form.
fn kinds(
    lines: &[Line<'_>],
    open: Option<TableKind>,
    section: Option<TableKind>,
) -> Vec<Option<TableKind>> {
    let marks: Vec<Marks> = lines.iter().map(Marks::of).collect();
    let whole = marks
        .iter()
        .copied()
        .fold(Marks::of_torn(lines), Marks::join);
    let strong: Vec<TableKind> = KINDS
        .into_iter()
        .filter(|&kind| whole.count(kind) >= 3)
        .collect();
    match strong.as_slice() {
        [] => {
            let likely = KINDS.into_iter().max_by_key(|&kind| whole.count(kind));
            let only = likely.filter(|&kind| {
                whole.count(kind) >= 2
                    && KINDS
                        .iter()
                        .all(|&other| other == kind || whole.count(other) == 0)
            });
            let near = [open, section]
                .into_iter()
                .flatten()
                .find(|&kind| whole.count(kind) > 0 || carries_on(lines, kind, whole));
            vec![near.or(only); lines.len()]
        }
        &[kind] => vec![Some(kind); lines.len()],
        several => {
            let mut current = several.first().copied();
            let step = |marks: &Marks| {
                let most = several
                    .iter()
                    .copied()
                    .max_by_key(|&kind| marks.count(kind));
                if let Some(kind) = most.filter(|&kind| marks.count(kind) > 0) {
                    // words that tables share do not end the current one
                    if current.is_none_or(|current| marks.count(current) < marks.count(kind)) {
                        current = Some(kind);
                    }
                }
                current
            };
            marks.iter().map(step).collect()
        }
    }
}

/// Whether lines without any word of the form can be a piece of the table that stands before them.
fn carries_on(lines: &[Line<'_>], kind: TableKind, whole: Marks) -> bool {
    let count = match kind {
        TableKind::Disclosure => return false,
        TableKind::Application => 7,
        TableKind::Dispute => 15,
    };
    if KINDS
        .iter()
        .any(|&other| other != kind && whole.count(other) > 0)
    {
        return false;
    }
    let values = |line: &Line<'_>| {
        line.values
            .iter()
            .filter(|piece| piece.role == Role::Value)
            .count()
    };
    let full = lines.iter().filter(|line| values(line) == count).count();
    full > 0 && full * 2 >= lines.iter().filter(|line| line.has_values()).count()
}

const KINDS: [TableKind; 3] = [
    TableKind::Disclosure,
    TableKind::Application,
    TableKind::Dispute,
];

/// Which words of each table were seen, a bit a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Marks([u64; 3]);

impl Marks {
    fn of(line: &Line<'_>) -> Self {
        line.labels
            .iter()
            .map(|piece| lexicon::outside_brackets(piece.text))
            .filter(|key| key.chars().count() < LONGEST_LABEL)
            .fold(Self::default(), |marks, key| marks.join(Self::within(&key)))
    }

    /// The words that appear when headers broken over cells are put together.
    fn of_torn(lines: &[Line<'_>]) -> Self {
        let mut key = String::new();
        for piece in lines.iter().flat_map(|line| &line.labels) {
            if piece.text.len() <= 3 * 8 && key.len() < 3000 {
                key.push_str(&label::key(piece.text));
            }
        }
        let Self([_, application, dispute]) = Self::within(&key);
        Self([0, application, dispute])
    }

    fn within(key: &str) -> Self {
        // a bit for each character of the key rules out most words without a search
        let trace = |character: char| 1_u64 << (u32::from(character) % 64);
        let seen = key
            .chars()
            .fold(0, |seen, character| seen | trace(character));
        let mut marks = [0; 3];
        for (marks, words) in marks
            .iter_mut()
            .zip([&DISCLOSURE[..], &APPLICATION, &DISPUTE])
        {
            for (bit, word) in words.iter().enumerate() {
                let found = match word.strip_prefix('=') {
                    Some(word) => key == word,
                    None => {
                        word.chars()
                            .next()
                            .is_some_and(|first| seen & trace(first) != 0)
                            && key.contains(word)
                    }
                };
                if found {
                    *marks |= 1 << bit;
                }
            }
        }
        Self(marks)
    }

    fn join(self, other: Self) -> Self {
        let mut joined = self.0;
        for (marks, more) in joined.iter_mut().zip(other.0) {
            *marks |= more;
        }
        Self(joined)
    }

    fn count(self, kind: TableKind) -> u32 {
        let Self([disclosure, application, dispute]) = self;
        match kind {
            TableKind::Disclosure => disclosure,
            TableKind::Application => application,
            TableKind::Dispute => dispute,
        }
        .count_ones()
    }
}

/// Words of table two; a leading `=` asks for the whole label.
const DISCLOSURE: [&str; 22] = [
    "=规章",
    "=规范性文件",
    "=行政规范性文件",
    "=行政许可",
    "对外管理服务",
    "=行政处罚",
    "=行政强制",
    "行政事业性收费",
    "集中采购",
    "第二十条第",
    "信息内容",
    "制发件数",
    "废止件数",
    "有效件数",
    "新制作数量",
    "新公开数量",
    "公开总数量",
    "上一年项目",
    "处理决定数量",
    "收费金额",
    "采购项目数量",
    "采购总金额",
];

/// Words of table three.
const APPLICATION: [&str; 31] = [
    "本年新收",
    "上年结转",
    "予以公开",
    "部分公开",
    "国家秘密",
    "禁止公开",
    "三安全一稳定",
    "第三方合法权益",
    "三类内部事务",
    "四类过程性",
    "行政执法案卷",
    "行政查询事项",
    "不掌握相关",
    "没有现成信息",
    "申请内容仍不明确",
    "信访举报",
    "重复申请",
    "公开出版物",
    "大量反复申请",
    "确认或重新出具",
    "其他处理",
    "逾期不补正",
    "收费通知",
    "结转下年度",
    "自然人",
    "商业企业",
    "科研机构",
    "社会公益组织",
    "法律服务机构",
    "勾稽关系",
    "申请人情况",
];

/// Words of table four.
const DISPUTE: [&str; 8] = [
    "维持",
    "纠正",
    "其他结果",
    "审结",
    "直接起诉",
    "复议后起诉",
    "行政复议",
    "行政诉讼",
];
