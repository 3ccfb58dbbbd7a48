//! The rows of many reports → those that a table lists, in its order: sorted by any column, filtered by what they came
//! to and by a search.

use std::cmp::Reverse;

use super::{Outcome, Overview, ReportRow, Summary};
use crate::form::Edition;
use crate::form::fold::compact;
use crate::language::Label;
use crate::order;
use crate::rules::rule::Rule;

/// A column of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "wire", derive(serde::Serialize, serde::Deserialize))]
pub enum Column {
    /// What the report came to as a whole.
    Outcome,
    /// Who reports; below, the file.
    Agency,
    /// The year that it is on.
    Year,
    /// The edition of the form.
    Edition,
    /// 不符.
    Broken,
    /// 存疑.
    Doubtful,
    /// 提示.
    Notes,
    /// How many of the relations could be checked.
    Coverage,
    /// What could not be read.
    Unread,
}

impl Column {
    /// The columns in their order.
    pub const ALL: [Self; 9] = [
        Self::Outcome,
        Self::Agency,
        Self::Year,
        Self::Edition,
        Self::Broken,
        Self::Doubtful,
        Self::Notes,
        Self::Coverage,
        Self::Unread,
    ];

    /// Those of which a report has something or nothing.
    pub const FINDINGS: [Self; 5] = [
        Self::Broken,
        Self::Doubtful,
        Self::Notes,
        Self::Coverage,
        Self::Unread,
    ];

    /// What a report has that has something in the column.
    pub fn having(self) -> Label {
        match self {
            Self::Broken => Label {
                zh: "有不符",
                en: "With mismatches",
            },
            Self::Doubtful => Label {
                zh: "有存疑",
                en: "With something to check",
            },
            Self::Notes => Label {
                zh: "有提示",
                en: "With notes",
            },
            Self::Coverage => Label {
                zh: "有未能核对",
                en: "With something unchecked",
            },
            Self::Unread => Label {
                zh: "有未读出",
                en: "With something not read",
            },
            column => column.label(),
        }
    }

    /// The header.
    pub fn label(self) -> Label {
        use crate::rules::level::Level;
        match self {
            Self::Outcome => Label {
                zh: "结论",
                en: "Result",
            },
            Self::Agency => Label {
                zh: "机关",
                en: "Agency",
            },
            Self::Year => Label {
                zh: "年度",
                en: "Year",
            },
            Self::Edition => Label {
                zh: "格式",
                en: "Edition",
            },
            Self::Broken => Level::Error.label(),
            Self::Doubtful => Level::Warning.label(),
            Self::Notes => Level::Note.label(),
            Self::Coverage => Label {
                zh: "已核对",
                en: "Checked",
            },
            Self::Unread => Label {
                zh: "未读出",
                en: "Not read",
            },
        }
    }

    /// Whether the largest comes first when the table is first sorted by it.
    fn begins_with_most(self) -> bool {
        matches!(
            self,
            Self::Year | Self::Broken | Self::Doubtful | Self::Notes | Self::Unread
        )
    }
}

/// By which column the table is sorted. Where two rows are equal, the one that came first is first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "wire", derive(serde::Serialize, serde::Deserialize))]
pub struct Order {
    /// The column.
    pub column: Column,
    /// Whether the largest comes first.
    pub descending: bool,
}

impl Default for Order {
    /// What needs a person comes first.
    fn default() -> Self {
        Self::by(Column::Outcome)
    }
}

impl Order {
    /// The order that a column is first sorted in.
    pub fn by(column: Column) -> Self {
        Self {
            column,
            descending: column.begins_with_most(),
        }
    }

    /// The order when the header of `column` is pressed: turned round where the table is sorted by it already.
    #[must_use]
    pub fn pressed(self, column: Column) -> Self {
        if self.column == column {
            Self {
                descending: !self.descending,
                ..self
            }
        } else {
            Self::by(column)
        }
    }
}

/// Which rows are listed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Only those that came to this.
    pub outcome: Option<Outcome>,
    /// Only those in which this rule found something.
    pub rule: Option<&'static Rule>,
    /// Only those on this year.
    pub year: Option<i32>,
    /// Only those in this edition of the form.
    pub edition: Option<Edition>,
    /// Only those that have something in this column, which is one of [`Column::FINDINGS`].
    pub has: Option<Column>,
    /// Only those in whose agency, year or file name each of these words, parted by white space, is part.
    pub sought: String,
}

impl Filter {
    /// Whether a row is listed.
    pub fn admits(&self, row: &ReportRow) -> bool {
        self.outcome
            .is_none_or(|outcome| Outcome::of(row) == outcome)
            && self.rule.is_none_or(|rule| row.is_of(rule))
            && self.has.is_none_or(|column| row.has(column))
            && self.is_of_form(row)
            && self.is_found(row)
    }

    /// Whether a report is on the year and in the edition.
    fn is_of_form(&self, row: &ReportRow) -> bool {
        let report = row.report.as_ref().ok();
        let year = report.and_then(|overview| overview.year);
        let edition = report.and_then(|overview| overview.edition);
        (self.year.is_none() || self.year == year)
            && (self.edition.is_none() || self.edition == edition)
    }

    /// Whether the search finds a row.
    pub fn is_found(&self, row: &ReportRow) -> bool {
        let mut words = self.sought.split_whitespace().peekable();
        if words.peek().is_none() {
            return true;
        }
        let mut sought_in = plain(&row.source);
        if let Ok(overview) = &row.report {
            let year = overview.year.map(|year| year.to_string());
            for part in [overview.agency.as_deref(), year.as_deref()] {
                // no word reaches from one into the next
                sought_in.push('\n');
                sought_in.push_str(&plain(part.unwrap_or_default()));
            }
        }
        words.all(|word| sought_in.contains(&plain(word)))
    }
}

/// As it is compared: without white space, simplified, in small letters.
fn plain(text: &str) -> String {
    compact(text).to_ascii_lowercase()
}

/// The places of the rows that are listed, in the order of the table.
pub fn list<'a>(
    rows: impl IntoIterator<Item = &'a ReportRow>,
    order: Order,
    filter: &Filter,
) -> Vec<usize> {
    let rows = rows.into_iter().enumerate();
    let mut listed: Vec<(usize, SortKey<'_>)> = rows
        .filter(|(_, row)| filter.admits(row))
        .map(|(place, row)| (place, key(row, order.column)))
        .collect();
    // what there is nothing to compare of comes last, whichever end is first
    if order.descending {
        order::sort_by_key(&mut listed, |&(_, key)| {
            (key == SortKey::None, Reverse(key))
        });
    } else {
        order::sort_by_key(&mut listed, |&(_, key)| (key == SortKey::None, key));
    }
    listed.into_iter().map(|(place, _)| place).collect()
}

/// What rows are compared by.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum SortKey<'a> {
    None,
    Text(&'a str),
    Numbers([usize; 3]),
}

fn key(row: &ReportRow, column: Column) -> SortKey<'_> {
    let of_report = |of: fn(&Overview) -> Option<usize>| {
        let number = row.report.as_ref().ok().and_then(of);
        number.map_or(SortKey::None, |number| SortKey::Numbers([number, 0, 0]))
    };
    match column {
        Column::Outcome => {
            let counts = row.report.as_ref().map(|overview| overview.summary);
            let Summary {
                broken, doubtful, ..
            } = counts.unwrap_or_default();
            // of two with errors the one with more comes first
            let fewer = |count: usize| usize::MAX - count;
            SortKey::Numbers([Outcome::of(row) as usize, fewer(broken), fewer(doubtful)])
        }
        Column::Agency => SortKey::Text(row.name()),
        Column::Year => of_report(|overview| usize::try_from(overview.year?).ok()),
        Column::Edition => {
            let edition = row.report.as_ref().ok().and_then(|report| report.edition);
            edition.map_or(SortKey::None, |edition| SortKey::Text(Edition::id(edition)))
        }
        Column::Broken => of_report(|overview| Some(overview.summary.broken)),
        Column::Doubtful => of_report(|overview| Some(overview.summary.doubtful)),
        Column::Notes => of_report(|overview| Some(overview.summary.notes)),
        Column::Coverage => of_report(|overview| overview.coverage().percent()),
        Column::Unread => of_report(|overview| Some(overview.unread.len())),
    }
}

/// How many of the relations of a report could be checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CheckedShare {
    /// So many could.
    pub checked: usize,
    /// Of so many.
    pub all: usize,
}

impl CheckedShare {
    /// In whole hundredths, cut off, so that only all of them are a hundred; nothing where there are no relations.
    pub fn percent(self) -> Option<usize> {
        self.checked.saturating_mul(100).checked_div(self.all)
    }
}

impl Overview {
    /// How many of the relations could be checked.
    pub fn coverage(&self) -> CheckedShare {
        let Summary {
            relations,
            undecided,
            ..
        } = self.summary;
        CheckedShare {
            checked: relations.saturating_sub(undecided),
            all: relations,
        }
    }
}

impl ReportRow {
    /// Whether a rule found something in the report.
    pub fn is_of(&self, rule: &Rule) -> bool {
        let report = self.report.as_ref().ok();
        report.is_some_and(|overview| overview.rules.iter().any(|count| count.rule == rule))
    }

    /// Whether a report has something in a column: findings, relations that could not be checked, what could not be read.
    pub fn has(&self, column: Column) -> bool {
        let Ok(overview) = &self.report else {
            return column == Column::Unread;
        };
        let summary = overview.summary;
        match column {
            Column::Broken => summary.broken > 0,
            Column::Doubtful => summary.doubtful > 0,
            Column::Notes => summary.notes > 0,
            Column::Coverage => summary.undecided > 0,
            Column::Unread => !overview.unread.is_empty(),
            Column::Outcome | Column::Agency | Column::Year | Column::Edition => true,
        }
    }

    /// What the report is called by: who reports, or the name of its file.
    pub fn name(&self) -> &str {
        let agency = self.report.as_ref().ok().and_then(|o| o.agency.as_deref());
        agency.unwrap_or_else(|| self.file())
    }

    /// The name of the file, without its folders.
    pub fn file(&self) -> &str {
        file_name(&self.source)
    }
}

/// The name of the file at a path, without its folders.
pub fn file_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Words;

    fn row(source: &str, agency: Option<&str>, year: Option<i32>, counts: [usize; 3]) -> ReportRow {
        let [broken, doubtful, undecided] = counts;
        ReportRow {
            source: source.to_owned(),
            report: Ok(Overview {
                agency: agency.map(str::to_owned),
                year,
                tables: 3,
                summary: Summary {
                    broken,
                    doubtful,
                    undecided,
                    holding: 9,
                    relations: broken + doubtful + undecided + 9,
                    ..Summary::default()
                },
                ..Overview::default()
            }),
        }
    }

    fn rows() -> Vec<ReportRow> {
        vec![
            row("年报/乙.docx", Some("乙市财政局"), Some(2023), [0, 2, 0]),
            row("年报/甲.PDF", Some("甲市教育局"), Some(2024), [3, 0, 1]),
            row("年报/丙.txt", None, None, [0, 0, 0]),
            ReportRow::refused("年报/坏.pdf", Words::new("已损坏", "damaged")),
            row("年报/丁.txt", Some("丁县 教育局"), Some(2023), [5, 0, 0]),
        ]
    }

    #[track_caller]
    fn listed(order: Order, outcome: Option<Outcome>, sought: &str, expected: &[usize]) {
        let filter = Filter {
            outcome,
            sought: sought.to_owned(),
            ..Filter::default()
        };
        assert_eq!(list(&rows(), order, &filter), expected);
    }

    #[track_caller]
    fn sorted(column: Column, first: &[usize], pressed: &[usize]) {
        let order = Order::by(column);
        listed(order, None, "", first);
        listed(order.pressed(column), None, "", pressed);
    }

    #[test]
    fn rows_are_sorted_by_each_column_and_what_it_lacks_comes_last() {
        sorted(Column::Outcome, &[4, 1, 0, 3, 2], &[2, 3, 0, 1, 4]);
        sorted(Column::Year, &[1, 0, 4, 2, 3], &[0, 4, 1, 2, 3]);
        sorted(Column::Broken, &[4, 1, 0, 2, 3], &[0, 2, 1, 4, 3]);
        sorted(Column::Doubtful, &[0, 1, 2, 4, 3], &[1, 2, 4, 0, 3]);
        sorted(Column::Coverage, &[1, 0, 2, 4, 3], &[0, 2, 4, 1, 3]);
        sorted(Column::Edition, &[0, 1, 2, 3, 4], &[0, 1, 2, 3, 4]);
        // a report that names nobody goes by its file
        sorted(Column::Agency, &[4, 2, 0, 3, 1], &[1, 3, 0, 2, 4]);
    }

    #[test]
    fn rows_are_found_by_parts_of_their_names() {
        let order = Order::default();
        listed(order, None, "教育", &[4, 1]);
        listed(order, None, "教育  2024", &[1]);
        listed(order, None, "县教育局", &[4]);
        listed(order, None, "年报/丙", &[2]);
        listed(order, None, "pdf", &[1, 3]);
        listed(order, None, "坏", &[3]);
        listed(order, None, "docx乙市", &[]);
        listed(order, Some(Outcome::Broken), "", &[4, 1]);
        listed(order, Some(Outcome::Broken), "甲", &[1]);
        listed(order, Some(Outcome::Empty), "", &[]);
    }

    #[test]
    fn rows_are_filtered_by_each_column() {
        let mut rows = rows();
        if let Some(Ok(overview)) = rows.first_mut().map(|row| row.report.as_mut()) {
            overview.edition = Some(Edition::E2021);
            overview
                .unread
                .push(Words::new("缺一页", "a page is missing"));
            overview.summary.notes = 1;
        }
        let listed = |filter: Filter| list(&rows, Order::by(Column::Year), &filter);
        let having = |column| {
            listed(Filter {
                has: Some(column),
                ..Filter::default()
            })
        };
        assert_eq!(having(Column::Broken), [1, 4]);
        assert_eq!(having(Column::Doubtful), [0]);
        assert_eq!(having(Column::Notes), [0]);
        assert_eq!(having(Column::Coverage), [1]);
        // of what could not be read at all, nothing was read
        assert_eq!(having(Column::Unread), [0, 3]);
        let of_year = Filter {
            year: Some(2023),
            ..Filter::default()
        };
        assert_eq!(listed(of_year.clone()), [0, 4]);
        let of_edition = Filter {
            edition: Some(Edition::E2021),
            ..of_year
        };
        assert_eq!(listed(of_edition), [0]);
    }

    #[test]
    fn only_all_of_them_are_a_hundred() {
        let percent = |checked, all| CheckedShare { checked, all }.percent();
        assert_eq!(percent(0, 0), None);
        assert_eq!(percent(999, 1000), Some(99));
        assert_eq!(percent(1000, 1000), Some(100));
    }
}
