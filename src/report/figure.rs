//! Figures (数据): numbers that know where they are.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;
use std::sync::LazyLock;

use crate::form::fold::simplify;
use crate::form::{application, disclosure, dispute};
use crate::order::Map;
use crate::read::document::FilePlace;
use crate::read::number::Number;
use crate::read::span::Span;

/// A number of the report, or a cell that should hold one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// Its name.
    pub id: FigureId,
    /// What the cell or the words hold.
    pub content: FigureContent,
    /// As printed; what the person typed, where it was edited.
    pub raw: String,
    /// Its place in the text of the document; where it was edited, of what was there before.
    pub span: Span,
    /// Its place in a table: the table's index among the document's tables from 1, its row and column
    /// from 1.
    pub cell: Option<(u32, u32, u32)>,
    /// Its place in a file with pages or sheets.
    pub place: Option<FilePlace>,
    /// The unit printed beside it (件, 条, 万元, %).
    pub unit: Option<String>,
    /// The least and the greatest number meant, where the words make it approximate (100余 is 100 to
    /// 199); a bound that is `None` is open.
    pub approximate: Option<(Option<Number>, Option<Number>)>,
    /// What was printed before the person changed it.
    pub former: Option<String>,
}

/// What a cell, or the words of a number, hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FigureContent {
    /// A number.
    Number(Number),
    /// Nothing, or white space.
    Blank,
    /// A sign for nothing: `/`, `-`, `—`, 无.
    Dash,
    /// Something that is no number.
    Unreadable,
}

impl Figure {
    /// The number, if the figure holds one.
    pub fn value(&self) -> Option<Number> {
        match self.content {
            FigureContent::Number(number) => Some(number),
            FigureContent::Blank | FigureContent::Dash | FigureContent::Unreadable => None,
        }
    }

    /// How many 元 one of its unit is, where that is one of money.
    pub fn yuan(&self) -> Option<i32> {
        yuan(money(self.unit.as_deref()?)?)
    }

    /// Whether the figure holds nothing, written as nothing or as a sign for it.
    pub fn is_blank(&self) -> bool {
        matches!(self.content, FigureContent::Blank | FigureContent::Dash)
    }
}

/// Units of money, and how many 元 each is; the longer ones first, since each contains 元.
const MONEY: [(&str, i32); 6] = [
    ("亿元", 100_000_000),
    ("千万元", 10_000_000),
    ("百万元", 1_000_000),
    ("万元", 10_000),
    ("千元", 1_000),
    ("元", 1),
];

/// The unit of money that a text names, e.g. 万元 of `本年收费金额(单位:万元)`.
pub fn money(text: &str) -> Option<&'static str> {
    let text: String = simplify(text).split_whitespace().collect();
    let named = MONEY.iter().find(|(unit, _)| text.contains(unit));
    named.map(|&(unit, _)| unit)
}

fn yuan(unit: &str) -> Option<i32> {
    let named = MONEY.iter().find(|&&(name, _)| name == unit);
    named.map(|&(_, yuan)| yuan)
}

/// The name of a figure, stable across runs: others rely on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "wire", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "wire", serde(into = "String", try_from = "String"))]
pub enum FigureId {
    /// Of table two, `t2/<row>/<column>`.
    Disclosure(disclosure::Row, disclosure::Column),
    /// Of table three, `t3/<row>/<column>`.
    Application(application::Row, application::Column),
    /// Of table four, `t4/<group>/<column>`.
    Dispute(dispute::Group, dispute::Column),
    /// Of another table, `table<n>/r<row>/c<column>`, all from 1.
    Cell {
        /// The table among the document's tables, from 1.
        table: u32,
        /// The row, from 1.
        row: u32,
        /// The column, from 1.
        column: u32,
    },
    /// Of the running text, `text@<byte offset>`.
    Text(u32),
}

/// How many cells the rows and columns of each table of the form could make.
const DISCLOSURE: usize = disclosure::Row::ALL.len() * disclosure::Column::ALL.len();
const APPLICATION: usize = application::Row::ALL.len() * application::Column::ALL.len();
const DISPUTE: usize = dispute::Group::ALL.len() * dispute::Column::ALL.len();

/// How many cells the tables of the form could make.
pub(super) const OF_FORM: usize = DISCLOSURE + APPLICATION + DISPUTE;

/// The names of the figures of the form, each at the place of its cell.
static NAMES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let mut names = Vec::with_capacity(OF_FORM);
    for row in disclosure::Row::ALL.map(disclosure::Row::id) {
        names.extend(disclosure::Column::ALL.map(|column| ["t2/", row, "/", column.id()].concat()));
    }
    for row in application::Row::ALL.map(application::Row::id) {
        names
            .extend(application::Column::ALL.map(|column| ["t3/", row, "/", column.id()].concat()));
    }
    for group in dispute::Group::ALL.map(dispute::Group::id) {
        names.extend(dispute::Column::ALL.map(|column| ["t4/", group, "/", column.id()].concat()));
    }
    names
});

impl FigureId {
    /// The number of its cell, if it is a figure of the form.
    pub(super) fn cell(self) -> Option<usize> {
        let cell = match self {
            Self::Disclosure(row, column) => {
                row as usize * disclosure::Column::ALL.len() + column as usize
            }
            Self::Application(row, column) => {
                DISCLOSURE + row as usize * application::Column::ALL.len() + column as usize
            }
            Self::Dispute(group, column) => {
                let before = DISCLOSURE + APPLICATION;
                before + group as usize * dispute::Column::ALL.len() + column as usize
            }
            Self::Cell { .. } | Self::Text(_) => return None,
        };
        Some(cell)
    }

    /// What others know it by.
    pub fn name(self) -> Cow<'static, str> {
        match self {
            Self::Cell { table, row, column } => format!("table{table}/r{row}/c{column}").into(),
            Self::Text(offset) => format!("text@{offset}").into(),
            Self::Disclosure(..) | Self::Application(..) | Self::Dispute(..) => {
                let name = self.cell().and_then(|cell| NAMES.get(cell));
                name.map_or("", String::as_str).into()
            }
        }
    }
}

impl fmt::Display for FigureId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name())
    }
}

/// Figures that the person changed, and what was typed for each.
pub type Edits = Map<FigureId, String>;

/// The text is no name of a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownFigure;

impl fmt::Display for UnknownFigure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("no name of a figure")
    }
}

impl From<FigureId> for String {
    fn from(id: FigureId) -> Self {
        id.name().into_owned()
    }
}

impl TryFrom<String> for FigureId {
    type Error = UnknownFigure;

    fn try_from(text: String) -> Result<Self, UnknownFigure> {
        text.parse()
    }
}

impl FromStr for FigureId {
    type Err = UnknownFigure;

    fn from_str(text: &str) -> Result<Self, UnknownFigure> {
        fn pick<T: Copy>(all: &[T], id: impl Fn(T) -> &'static str, name: &str) -> Option<T> {
            all.iter().copied().find(|&item| id(item) == name)
        }
        if let Some(offset) = text.strip_prefix("text@") {
            return offset.parse().map(Self::Text).map_err(|_| UnknownFigure);
        }
        let mut parts = text.split('/');
        let (Some(table), Some(row), Some(column), None) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return Err(UnknownFigure);
        };
        let found = match table {
            "t2" => pick(&disclosure::Row::ALL, disclosure::Row::id, row)
                .zip(pick(
                    &disclosure::Column::ALL,
                    disclosure::Column::id,
                    column,
                ))
                .map(|(row, column)| Self::Disclosure(row, column)),
            "t3" => pick(&application::Row::ALL, application::Row::id, row)
                .zip(pick(
                    &application::Column::ALL,
                    application::Column::id,
                    column,
                ))
                .map(|(row, column)| Self::Application(row, column)),
            "t4" => pick(&dispute::Group::ALL, dispute::Group::id, row)
                .zip(pick(&dispute::Column::ALL, dispute::Column::id, column))
                .map(|(group, column)| Self::Dispute(group, column)),
            _ => {
                let part = |text: &str, prefix| text.strip_prefix(prefix)?.parse().ok();
                (|| {
                    Some(Self::Cell {
                        table: part(table, "table")?,
                        row: part(row, "r")?,
                        column: part(column, "c")?,
                    })
                })()
            }
        };
        found.ok_or(UnknownFigure)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<(&str, i32)>) {
        let unit = money(text);
        assert_eq!(unit.map(|unit| (unit, yuan(unit).unwrap_or(0))), expected);
    }

    #[test]
    fn units_of_money() {
        check("本年收费金额(单位:万元)", Some(("万元", 10_000)));
        check("单位：元", Some(("元", 1)));
        check("（亿 元）", Some(("亿元", 100_000_000)));
        check("千元", Some(("千元", 1_000)));
        check("百萬元", Some(("百万元", 1_000_000)));
        check("本年收费金额", None);
    }
}
