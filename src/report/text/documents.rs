//! Items → rules and normative documents (规章, 规范性文件): which were made, repealed, are in force.

use super::clauses::Item;
use super::passage::any;
use super::units::Class;
use crate::form::disclosure::{Column, Row};

/// What the sentence speaks of: 制发规范性文件 5 件, 废止 2 件, 现行有效 40 件 names the documents once;
/// 制发规章 2 件、规范性文件 5 件 what became of them.
#[derive(Clone, Debug, Default)]
pub(super) struct Documents {
    sentence: usize,
    row: Option<Row>,
    column: Option<Column>,
    /// What earlier numbers of the sentence named: a second number is of some of them only.
    named: Vec<(Row, Column)>,
}

impl Documents {
    /// Takes the next item in; gives the row and the column of table two that it names.
    pub(super) fn hear(&mut self, item: &Item) -> Option<(Row, Column)> {
        if item.sentence != self.sentence {
            *self = Self {
                sentence: item.sentence,
                ..Self::default()
            };
        }
        let heard = self.read(item);
        let (row, column) = heard.unzip();
        (self.row, self.column) = (row, column);
        let named = heard.filter(|pair| !self.named.contains(pair));
        self.named.extend(named);
        named
    }

    fn read(&self, item: &Item) -> Option<(Row, Column)> {
        let label = item.label.as_str();
        if item.class() != Class::Thing || any(label, &["公开", "清理", "审查", "备案", "解读"])
        {
            return None;
        }
        match (row(label), column(label)) {
            (Some(row), Some(column)) => Some((row, column)),
            (Some(row), None) if DOCUMENTS.contains(&label) => Some((row, self.column?)),
            (None, Some(column)) if DONE.contains(&label) => Some((self.row?, column)),
            _ => None,
        }
    }
}

/// Names of the documents that stand alone before a number.
const DOCUMENTS: &[&str] = &[
    "规章",
    "政府规章",
    "规范性文件",
    "行政规范性文件",
    "和行政规范性文件",
    "和规范性文件",
];

/// What becomes of documents, in words that stand alone before a number.
const DONE: &[&str] = &[
    "现行有效",
    "现行有效的",
    "目前现行有效",
    "有效",
    "废止",
    "失效",
    "废止失效",
    "废止或失效",
    "宣布废止",
    "废止和宣布失效",
    "本年废止",
    "制发",
    "制定",
    "印发",
    "出台",
    "制作",
    "新制定",
    "新制发",
    "新出台",
];

/// Which documents a label names, if it names one kind only.
fn row(label: &str) -> Option<Row> {
    match (label.contains("规章"), label.contains("规范性文件")) {
        (true, false) => Some(Row::Regulation),
        (false, true) => Some(Row::Normative),
        _ => None,
    }
}

/// What a label says became of them.
fn column(label: &str) -> Option<Column> {
    if label.contains("有效") {
        Some(Column::Valid)
    } else if any(label, &["废止", "失效"]) {
        Some(Column::Repealed)
    } else if any(label, &["制发", "制定", "印发", "出台", "制作"]) {
        Some(Column::Made)
    } else {
        None
    }
}
