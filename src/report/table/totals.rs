//! The cells of a table outside the form → the rows and columns that total others, where that is clear.
//!
//! A total is known by its name, and only where names are found: in the header of a column, in the first
//! words of a row. What it totals is determined by its position among rows or columns that can be added up.
//! Offices draw these tables as they like. Where the names leave open what is totalled, or where hardly
//! any of the sums that a total would claim holds, the table is read otherwise than it is meant: nothing
//! is claimed then.

use super::series::{self, RankedLine};
use crate::form::fold::{self, unnumbered};
use crate::form::lexicon;
use crate::order::{self, Map, Set};
use crate::read::marker::label_marker;
use crate::read::number::Number;
use crate::report::TableLine;
use crate::report::figure::FigureId;

/// A cell of the table at its place, rows and columns from 1.
pub(super) struct TableCell<'a> {
    /// Its first and its last row.
    pub(super) rows: (u32, u32),
    /// Its first and its last column.
    pub(super) columns: (u32, u32),
    /// Its text.
    pub(super) text: &'a str,
    /// What it holds.
    pub(super) holds: CellHolds,
}

/// What a cell holds.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum CellHolds {
    /// Nothing, or a sign for it.
    Nothing,
    /// Words, or a number that names something: 2023年.
    Words,
    /// A number, of money or not.
    Number(FigureId, Number, NumberKind),
}

/// What a number counts.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum NumberKind {
    /// Things.
    Count,
    /// Money, in a unit.
    Money(&'static str),
    /// A share, which nothing adds up.
    Share,
}

impl CellHolds {
    /// A cell with a number in a unit, which may show that it is none of anything.
    pub(super) fn number(id: FigureId, value: Number, unit: Option<&str>) -> Self {
        const NAMES: [&str; 9] = ["年", "年度", "月", "月份", "季度", "日", "号", "级", "届"];
        let kind = match unit {
            Some(unit) if NAMES.contains(&unit) => return Self::Words,
            Some(unit) if unit.contains(['%', '％', '‰', '/']) => NumberKind::Share,
            Some(unit) => {
                crate::report::figure::money(unit).map_or(NumberKind::Count, NumberKind::Money)
            }
            None => NumberKind::Count,
        };
        Self::Number(id, value, kind)
    }
}

/// A number that can be added up, and the figure that it is.
type Added = (FigureId, Number);

/// For each number of a total: it, and the figures that it should add up.
pub(super) type CellSums = Vec<(FigureId, Vec<FigureId>)>;

/// The table as names and numbers.
pub(super) struct CellGrid<'c, 'a> {
    /// The numbers that can be added up, by row and column.
    numbers: Map<(u32, u32), Added>,
    /// The same by column and row.
    turned: Map<(u32, u32), Added>,
    /// The columns that hold them.
    columns: Map<u32, TotalsHeader<'c, 'a>>,
    /// The cells with words of each row, from the left, those that begin in it.
    words: Map<u32, Vec<&'c TableCell<'a>>>,
    /// The cells that are beside several rows.
    groups: Vec<&'c TableCell<'a>>,
    /// The rows of which the columns are not those of the others.
    torn: Set<u32>,
    /// Whether the rows count different things: a column 单位 says 件, 次, 万元.
    mixed: bool,
    /// Whether the names of the columns may be over others.
    torn_header: bool,
    /// Whether a column holds numbers of several kinds.
    unclear: bool,
}

/// The words above a column, from the top.
#[derive(Default)]
struct TotalsHeader<'c, 'a> {
    cells: Vec<&'c TableCell<'a>>,
    /// Whether the numbers, without a name, may only count the rows.
    is_doubtful: bool,
}

/// A column with the most words above it has fewer.
const HEADERS: usize = 6;

/// A header does not reach over more columns, or a cell of words beside more rows.
const WIDEST: u32 = 64;

impl<'c, 'a> CellGrid<'c, 'a> {
    /// Takes in the cells of a table of `width` columns; `placed` says that columns are those of the source
    /// in every row.
    pub(super) fn of(cells: &'c [TableCell<'a>], width: u32, placed: bool) -> Self {
        // the body begins with the first number that is no year over a column
        let counts = |cell: &&TableCell<'_>| matches!(cell.holds, CellHolds::Number(_, value, _) if !is_year(value));
        let body = cells.iter().filter(counts).map(|cell| cell.rows.0).min();
        let body = body.unwrap_or(u32::MAX);
        let mut grid = Self {
            numbers: Map::new(),
            turned: Map::new(),
            columns: Map::new(),
            words: Map::new(),
            groups: Vec::new(),
            torn: Set::new(),
            mixed: false,
            torn_header: false,
            unclear: false,
        };
        let mut headers: Map<u32, TotalsHeader<'c, 'a>> = Map::new();
        let mut lengths: Map<u32, u32> = Map::new();
        let mut numbers: Map<u32, Vec<(u32, Added, NumberKind)>> = Map::new();
        for cell in cells {
            let (row, column) = (cell.rows.0, cell.columns.0);
            *lengths.entry(row).or_default() += 1;
            match cell.holds {
                CellHolds::Nothing => {}
                _ if row < body => {
                    // a title over the whole table names no column
                    let is_title = width > 1 && column == 1 && cell.columns.1 >= width;
                    let last = cell.columns.1.min(column.saturating_add(WIDEST));
                    for column in (column..=last).filter(|_| !is_title) {
                        let header = headers.entry(column).or_default();
                        if header.cells.len() < HEADERS {
                            header.cells.push(cell);
                        }
                    }
                }
                CellHolds::Words
                    if headers
                        .get(&column)
                        .is_some_and(TotalsHeader::is_of_remarks) => {}
                CellHolds::Words => {
                    grid.words.entry(row).or_default().push(cell);
                    if cell.rows.1 > row {
                        grid.groups.push(cell);
                    }
                }
                CellHolds::Number(id, value, kind) => {
                    numbers
                        .entry(column)
                        .or_default()
                        .push((row, (id, value), kind));
                }
            }
        }
        if !placed {
            let torn = lengths.into_iter().filter(|&(_, length)| length != width);
            // a title in a row of its own is no header
            grid.torn = order::set(
                torn.filter(|&(row, length)| row >= body || length > 1)
                    .map(|(row, _)| row),
            );
            grid.torn_header = grid.torn.first().is_some_and(|&row| row < body);
        }
        grid.mixed = grid.counts_different_things(&headers);
        let mut is_first = true;
        for (column, numbers) in numbers {
            let mut header = headers.remove(&column).unwrap_or_default();
            let values: Vec<Number> = numbers.iter().map(|&(_, (_, value), _)| value).collect();
            let kinds = order::set(numbers.iter().map(|&(.., kind)| kind));
            let names_rows = names_rows(&values);
            if header.is_no_count()
                || kinds.contains(&NumberKind::Share)
                || names_rows == Some(true)
            {
                continue;
            }
            if kinds.len() > 1 {
                grid.unclear = true;
                continue;
            }
            header.is_doubtful = is_first && names_rows.is_some() && header.cells.is_empty();
            is_first = false;
            for (row, added, _) in numbers {
                grid.numbers.insert((row, column), added);
                grid.turned.insert((column, row), added);
            }
            grid.columns.insert(column, header);
        }
        grid
    }

    /// Whether a column that names units of measure names several.
    fn counts_different_things(&self, headers: &Map<u32, TotalsHeader<'_, '_>>) -> bool {
        const UNITS: &str = "件条次个份篇人场项期元万亿户家部张宗起批名";
        let is_unit =
            |text: &str| text.chars().count() <= 3 && text.chars().all(|c| UNITS.contains(c));
        let of_units = |header: &TotalsHeader<'_, '_>| {
            let own = header.cells.last().map(|cell| compact(cell.text));
            own.is_some_and(|name| name.ends_with("单位"))
        };
        let of_units = headers.iter().filter(|(_, header)| of_units(header));
        // a table has one such column, or one for each half
        of_units.take(2).any(|(column, _)| {
            let words = self.words.values().flatten();
            let below = words
                .filter(|cell| cell.columns.0 == *column)
                .map(|cell| compact(cell.text));
            order::set(below.filter(|text| is_unit(text))).len() > 1
        })
    }

    /// The total rows: each adds up the rows before it up to the total before, the totals of its parts, or,
    /// where it comes first, what follows.
    pub(super) fn rows(&self) -> Vec<(TableLine, CellSums)> {
        let mut counts = self
            .columns
            .iter()
            .filter(|(_, header)| !header.is_doubtful);
        let Some((&first, _)) = counts.next().filter(|_| !self.mixed) else {
            return Vec::new();
        };
        let mut rows: Vec<u32> = self.numbers.keys().map(|&(row, _)| row).collect();
        rows.dedup();
        let is_total = |row: u32| {
            self.names_of(row, first)
                .iter()
                .any(|cell| rank_of(cell.text) > 0)
        };
        let last_total = rows.iter().rposition(|&row| is_total(row));
        let total_first = rows.first().is_some_and(|&row| is_total(row));
        let mut numbering = None;
        let mut items: Vec<RankedLine> = Vec::new();
        for (at, &row) in rows.iter().enumerate() {
            let names: Vec<&TableCell<'_>> = self.names_of(row, first);
            let words = names.iter().map(|cell| compact(cell.text));
            let own: Vec<String> = words.collect();
            if own.iter().any(|name| is_no_part(name)) {
                continue;
            }
            if own.iter().any(|name| is_of_other_time(name)) {
                // 上年结转 may be a part, 上年 none
                if !is_total(row) && (total_first || Some(at) < last_total) {
                    return Vec::new();
                }
                continue;
            }
            let mut rank = 0;
            for (at, cell) in names.iter().enumerate() {
                let inside = at > 0
                    && names
                        .iter()
                        .take(at)
                        .any(|cell| rank_of(cell.text) == 0 && !is_row_number(cell.text));
                let group = self.group(row, cell.columns.0);
                rank = rank.max(match rank_of(cell.text) {
                    0 => 0,
                    _ if inside || group.is_some() => 1,
                    rank => rank,
                });
            }
            let group = self.group(row, first);
            let part_of_other = own.iter().any(|name| name.contains("其中"))
                || group.is_some_and(|cell| compact(cell.text).contains("其中"));
            if part_of_other && rank == 0 {
                // what follows may be of the same 其中, unless nothing follows or a cell beside them says
                let ends = rows.get(at + 1).is_none_or(|&next| is_total(next));
                if !ends && group.is_none() {
                    return Vec::new();
                }
                continue;
            }
            if rank == 0 {
                // 一、 and （一） in one list are wholes and their parts
                let own = names.first().and_then(|cell| style(cell.text));
                if numbering.is_some() && own.is_some() && own != numbering {
                    return Vec::new();
                }
                numbering = numbering.or(own);
            }
            items.push(RankedLine {
                at: row,
                rank,
                group: group.map(|cell| cell.rows),
            });
        }
        let totals = series::totals(&items).into_iter();
        totals
            .filter(|(total, parts)| {
                !self.torn.contains(total) && !parts.iter().any(|part| self.torn.contains(part))
            })
            .filter_map(|(total, parts)| {
                let sums = credible(sums(&self.numbers, total, &parts, |_| true), false);
                (!sums.is_empty()).then_some((TableLine::Row(total), sums))
            })
            .collect()
    }

    /// The total columns: each adds up the columns of one header, the totals of these, or all others.
    pub(super) fn columns(&self) -> Vec<(TableLine, CellSums)> {
        let mut items: Vec<RankedLine> = Vec::new();
        let (mut measures, mut needs_proof) = (Set::new(), self.unclear);
        if self.torn_header {
            return Vec::new();
        }
        for (&column, header) in &self.columns {
            let Some((own, above)) = header.cells.split_last() else {
                return Vec::new();
            };
            let above_total = above.iter().any(|cell| rank_of(cell.text) > 0);
            if header
                .cells
                .iter()
                .any(|cell| compact(cell.text).contains("其中"))
                || above_total
            {
                return Vec::new();
            }
            let group = above
                .iter()
                .rev()
                .find(|cell| cell.columns.1 > cell.columns.0);
            let rank = match (rank_of(own.text), group) {
                (0, _) => 0,
                (_, Some(_)) => 1,
                (rank, None) => rank,
            };
            if rank == 0 {
                measures.insert(measure(header));
                let name: String = header.cells.iter().map(|cell| compact(cell.text)).collect();
                needs_proof |= is_of_other_time(&name);
            }
            items.push(RankedLine {
                at: column,
                rank,
                group: group.map(|cell| cell.columns),
            });
        }
        // a total among columns of other kinds does not say which of them are its parts
        let at_edge = |item: Option<&RankedLine>| {
            item.is_some_and(|item| item.rank > 0 && item.group.is_none())
        };
        let whole = at_edge(items.first()) || at_edge(items.last());
        if measures.len() > 1 {
            return Vec::new();
        }
        let grouped = items.iter().filter(|item| item.group.is_some());
        let grouped = order::set(grouped.map(|item| item.at));
        let shares = self.words.iter().filter(|(_, words)| {
            let mut names = words.iter().map(|cell| compact(cell.text));
            names.any(|name| is_no_part(&name))
        });
        let shares = order::set(shares.map(|(&row, _)| row));
        let counts = |row: u32| !self.torn.contains(&row) && !shares.contains(&row);
        let totals = series::totals(&items).into_iter();
        totals
            .filter(|(total, _)| whole || grouped.contains(total))
            .filter_map(|(total, parts)| {
                let sums = credible(sums(&self.turned, total, &parts, counts), needs_proof);
                (!sums.is_empty()).then_some((TableLine::Column(total), sums))
            })
            .collect()
    }

    /// The words that name a row: those that begin in it on the left of the column `first`.
    fn names_of(&self, row: u32, first: u32) -> Vec<&'c TableCell<'a>> {
        let words = self.words.get(&row).map_or(&[][..], Vec::as_slice);
        words
            .iter()
            .copied()
            .filter(|cell| cell.columns.0 < first)
            .collect()
    }

    /// The cell that is beside several rows, this one among them, on the left of a column.
    fn group(&self, row: u32, column: u32) -> Option<&'c TableCell<'a>> {
        let end = self.groups.partition_point(|cell| cell.rows.0 <= row);
        let near = self.groups.get(end.saturating_sub(4)..end)?;
        let covers = |cell: &&&TableCell<'_>| cell.rows.1 >= row && cell.columns.1 < column;
        near.iter().rev().find(covers).copied()
    }
}

/// The numbers of the line `total`, each with those of the lines `parts` that are across from it, where
/// there are two of these; `counts` says which of the places across are asked.
fn sums(
    numbers: &Map<(u32, u32), Added>,
    total: u32,
    parts: &[u32],
    counts: impl Fn(u32) -> bool,
) -> Vec<(Added, Vec<Added>)> {
    let line = |at: u32| {
        numbers
            .range((at, 0)..=(at, u32::MAX))
            .map(|(&(_, across), &added)| (across, added))
    };
    let wholes = line(total).filter(|&(across, _)| counts(across));
    let mut sums = order::map(wholes.map(|(across, whole)| (across, (whole, Vec::new()))));
    for (across, part) in parts.iter().flat_map(|&part| line(part)) {
        if let Some((_, parts)) = sums.get_mut(&across) {
            parts.push(part);
        }
    }
    sums.into_values()
        .filter(|(_, parts)| parts.len() > 1)
        .collect()
}

impl TotalsHeader<'_, '_> {
    /// Whether the words of the column are remarks, which name nothing.
    fn is_of_remarks(&self) -> bool {
        let own = self.cells.last().map(|cell| compact(cell.text));
        own.is_some_and(|name| {
            ["备注", "说明", "附注"]
                .iter()
                .any(|word| name.contains(word))
        })
    }

    /// Whether what the column holds cannot be added up: shares, averages, ranks, years, numbers of things.
    fn is_no_count(&self) -> bool {
        const WITHIN: [&str; 30] = [
            "行次", "项次", "序号", "编号", "代码", "编码", "号码", "电话", "手机", "传真", "邮编",
            "年份", "日期", "时间", "占比", "比例", "比重", "百分", "率", "排名", "名次", "位次",
            "排序", "均", "同比", "环比", "增幅", "增长", "增速", "单价",
        ];
        const WHOLE: [&str; 7] = ["年", "年度", "月", "月份", "季度", "号", "届"];
        self.cells.iter().any(|cell| {
            let name = compact(cell.text);
            WITHIN.iter().any(|word| name.contains(word))
                || WHOLE.contains(&name.as_str())
                || name.contains(['%', '％', '‰', '#'])
                || name.ends_with('号')
                || name.eq_ignore_ascii_case("no.")
                || name.eq_ignore_ascii_case("no")
        })
    }
}

/// What the columns of a header count, as far as it says so: in money, or in a unit behind the name.
fn measure(header: &TotalsHeader<'_, '_>) -> String {
    let name: String = header.cells.iter().map(|cell| compact(cell.text)).collect();
    if let Some(unit) = crate::report::figure::money(&name) {
        return unit.to_owned();
    }
    if ["金额", "费", "资金"]
        .iter()
        .any(|word| name.contains(word))
    {
        return "元".to_owned();
    }
    let open = name
        .rfind(['（', '('])
        .map(|at| name.get(at..).unwrap_or_default());
    let unit = open.map(|open| open.trim_matches(['（', '(', '）', ')']).to_owned());
    unit.filter(|unit| unit.chars().count() <= 2)
        .unwrap_or_default()
}

/// The sums, if a third of those that say something hold, since one wrong number breaks its own sum and
/// that of all; with `proof`, two at least must.
fn credible(sums: Vec<(Added, Vec<Added>)>, proof: bool) -> CellSums {
    let says = |(whole, parts): &&(Added, Vec<Added>)| {
        !whole.1.is_zero() || parts.iter().any(|part| !part.1.is_zero())
    };
    let holds = |(whole, parts): &&(Added, Vec<Added>)| {
        parts.iter().map(|&(_, value)| value).sum::<Number>() == whole.1
    };
    let said = sums.iter().filter(says).count();
    let held = sums.iter().filter(says).filter(holds).count();
    if said > 1 && held * 3 < said || proof && held < 2 {
        return Vec::new();
    }
    let ids = |parts: Vec<Added>| parts.into_iter().map(|(id, _)| id).collect();
    sums.into_iter()
        .map(|(whole, parts)| (whole.0, ids(parts)))
        .collect()
}

/// How high a total is that a name names: none, of a part, of the table, of all.
fn rank_of(text: &str) -> u8 {
    let name = lexicon::named(text);
    let name = name.strip_suffix('数').unwrap_or(&name);
    match name {
        "小计" => 1,
        "合计" | "共计" => 2,
        "总计" => 3,
        _ if name.chars().count() > 12 || name.contains('含') => 0,
        _ if ["小计", "合计", "共计", "总计"]
            .iter()
            .any(|word| name.ends_with(word)) =>
        {
            1
        }
        _ => 0,
    }
}

/// Whether a row so named is no part of a total: an average, a share, a rank.
fn is_no_part(name: &str) -> bool {
    const WORDS: [&str; 10] = [
        "平均", "均值", "占比", "比例", "比重", "同比", "环比", "增幅", "排名", "最高",
    ];
    WORDS.iter().any(|word| name.contains(word))
}

/// Whether a row or a column so named may be of another time than those beside it.
fn is_of_other_time(name: &str) -> bool {
    const WORDS: [&str; 7] = ["上年", "去年", "同期", "累计", "历年", "往年", "增长"];
    WORDS.iter().any(|word| name.contains(word))
}

/// Whether the text is a number that names a row.
fn is_row_number(text: &str) -> bool {
    unnumbered(text).is_empty()
}

/// How a name is numbered, if it is: 一、 or （一） or 1. or (1).
fn style(text: &str) -> Option<(bool, bool)> {
    let text = compact(text);
    let found = label_marker(&text);
    found.map(|found| (found.is_open, found.is_chinese()))
}

/// Whether a column of numbers names its rows, by years, by phone numbers; none where it surely does not,
/// false where it counts the rows and may be a count all the same.
fn names_rows(values: &[Number]) -> Option<bool> {
    let several = values.len() > 1;
    if several && values.iter().all(|&value| is_year(value)) {
        return Some(true);
    }
    let long = |value: &Number| !value.is_broken() && *value >= Number::from(1_000_000_i64);
    let length = |value: &Number| value.to_string().len();
    let same = values
        .windows(2)
        .all(|pair| matches!(pair, [a, b] if length(a) == length(b)));
    if several && same && values.iter().all(|value| long(value) && length(value) >= 7) {
        return Some(true);
    }
    let numbers = (1_i64..).map(Number::from);
    (several && values.iter().copied().eq(numbers.take(values.len()))).then_some(false)
}

fn is_year(value: Number) -> bool {
    let years = Number::from(1990_i64)..=Number::from(2100_i64);
    !value.is_broken() && value.scale() == 0 && years.contains(&value)
}

/// The beginning of the text, simplified, without white space: no name is longer.
fn compact(text: &str) -> String {
    let beginning = text
        .char_indices()
        .nth(200)
        .map_or(text, |(end, _)| text.get(..end).unwrap_or(text));
    fold::compact(beginning)
}
