//! Reports of parts (部门、镇街) → the sums (汇总) that the report of the whole must show, cell by cell.

use std::ops::Range;

use super::figure::{Figure, FigureContent, FigureId};
use super::{FormTable, Report};
use crate::form::application::Row;
use crate::form::fold::compact;
use crate::form::{Edition, TableKind};
use crate::order::{Map, Set};
use crate::read::number::Number;

/// One of the reports that are added up: what it counts in the tables of the form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "wire", derive(serde::Serialize, serde::Deserialize))]
pub struct SumPart {
    /// The path or the name of what it was read from.
    pub source: String,
    /// The agency that reports.
    pub agency: Option<String>,
    /// The year that it is on.
    pub year: Option<i32>,
    /// The edition of its form.
    pub edition: Option<Edition>,
    /// How many relations of its own are broken.
    pub broken: usize,
    /// The tables of the form that it has.
    pub tables: Vec<TableKind>,
    /// Whether (六)其他处理 is in one row.
    one_row: bool,
    cells: Map<FigureId, SumCell>,
}

/// What a part counts in a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "wire", derive(serde::Serialize, serde::Deserialize))]
pub enum SumCell {
    /// A number; amounts of money in 万元.
    Number(Number),
    /// Nothing, which counts as zero.
    Blank,
    /// Something that is no number, or a cell that was not found.
    Unknown,
}

/// Why a report is not added up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "wire", derive(serde::Serialize, serde::Deserialize))]
pub enum LeftOut {
    /// It is on another year.
    Year(i32),
    /// It uses another edition of the form.
    Edition(Edition),
    /// It has none of the tables of the form.
    NoTables,
    /// It is the report of the whole itself.
    Whole,
    /// It has the agency and every number of another one, as an index into the parts.
    SameAs(u32),
}

/// What many reports of one year and edition come to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "wire", derive(serde::Serialize, serde::Deserialize))]
pub struct Sums {
    /// The year that all are on.
    pub year: Option<i32>,
    /// The edition of their form.
    pub edition: Option<Edition>,
    /// The reports, in the order given.
    pub parts: Vec<SumPart>,
    /// The place of each of them among the reports that were given.
    pub places: Vec<usize>,
    /// The reports that were given and are not added up.
    pub left_out: Vec<(SumPart, LeftOut)>,
    /// The tables of the form that are added up, (六)其他处理 in one row where any report has it so.
    pub tables: Vec<FormTable>,
    names: Vec<String>,
}

/// What the parts come to in a cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Total {
    /// The sum of the numbers that are known; none where it has too many digits.
    pub sum: Option<Number>,
    /// How many parts leave the cell blank.
    pub blank: usize,
    /// The parts of which the number is not known.
    pub unknown: Vec<u32>,
}

impl SumPart {
    /// What a report counts, of which so many relations are `broken`. `source` is what it was read from.
    pub fn of(report: &Report, source: &str, broken: usize) -> Self {
        let mut part = Self {
            source: source.to_owned(),
            agency: report.agency.as_ref().map(|found| found.value.clone()),
            year: report.year.as_ref().map(|found| found.value),
            edition: report.edition,
            broken,
            ..Self::default()
        };
        for table in TableKind::ALL.iter().filter_map(|&kind| report.table(kind)) {
            part.tables.push(table.kind);
            part.one_row |= table.other_in_one_row;
            let figures = table.form_figures().into_iter();
            part.cells
                .extend(figures.map(|id| (id, report.figure(id).map_or(SumCell::Unknown, cell))));
        }
        part
    }

    /// What it is called: the agency, or what it was read from.
    pub fn name(&self) -> &str {
        self.agency.as_deref().unwrap_or(&self.source)
    }

    /// What it counts in a cell; the three rows of (六)其他处理 together where they are asked for as one.
    pub fn cell(&self, id: FigureId) -> SumCell {
        if let FigureId::Application(Row::Other, column) = id
            && !self.one_row
        {
            let rows = OTHER.iter().map(|&row| FigureId::Application(row, column));
            return rows
                .map(|row| self.cell(row))
                .fold(SumCell::Blank, SumCell::plus);
        }
        self.cells.get(&id).copied().unwrap_or(SumCell::Unknown)
    }

    /// The cells of the tables that it has, in the order of the form.
    pub fn figures(&self) -> impl Iterator<Item = FigureId> + '_ {
        self.cells.keys().copied()
    }

    /// How many of its cells are blank.
    pub fn blanks(&self) -> usize {
        self.cells
            .values()
            .filter(|&&cell| cell == SumCell::Blank)
            .count()
    }

    /// The cells of its tables that hold no number, or were not found.
    pub fn unknown(&self) -> impl Iterator<Item = FigureId> + '_ {
        let unknown = self
            .cells
            .iter()
            .filter(|(_, cell)| **cell == SumCell::Unknown);
        unknown.map(|(&id, _)| id)
    }

    /// Whether it is the report of the same agency with the same numbers.
    fn is_same_as(&self, other: &Self) -> bool {
        self.key() == other.key() && self.cells == other.cells
    }

    fn key(&self) -> Option<String> {
        self.agency.as_deref().map(compact)
    }
}

/// The rows of (六)其他处理 where there are three.
pub const OTHER: [Row; 3] = [Row::OtherNotCorrected, Row::OtherUnpaid, Row::OtherOther];

impl SumCell {
    fn plus(self, other: Self) -> Self {
        match (self, other) {
            (Self::Unknown, _) | (_, Self::Unknown) => Self::Unknown,
            (Self::Blank, one) | (one, Self::Blank) => one,
            (Self::Number(one), Self::Number(two)) => {
                one.checked_add(two).map_or(Self::Unknown, Self::Number)
            }
        }
    }
}

fn cell(figure: &Figure) -> SumCell {
    match figure.content {
        FigureContent::Number(number) => in_ten_thousands(figure, number),
        FigureContent::Blank | FigureContent::Dash => SumCell::Blank,
        FigureContent::Unreadable => SumCell::Unknown,
    }
}

/// The number of a cell in the unit of the form, where the report counts money in another one.
fn in_ten_thousands(figure: &Figure, number: Number) -> SumCell {
    let scaled = match figure.yuan() {
        None | Some(TEN_THOUSAND) => Some(number),
        Some(yuan) => number
            .checked_mul(yuan.into())
            .and_then(|number| number.checked_div(TEN_THOUSAND.into()))
            .map(Number::normalize),
    };
    scaled.map_or(SumCell::Unknown, SumCell::Number)
}

/// How many 元 one 万元 is.
pub const TEN_THOUSAND: i32 = 10_000;

impl Sums {
    /// Adds reports up: those of the year and edition of the `whole`, where its report is given, else of the year
    /// and edition that most of them are on, the later of two. All others are left out.
    pub fn of(parts: Vec<SumPart>, whole: Option<&Report>) -> Self {
        let whole = whole.map(|report| SumPart::of(report, "", 0));
        Self::held_against(parts, whole.as_ref())
    }

    /// The place of the report of the whole among those of its parts, where exactly one is named as one: 汇总, or as
    /// that of a government which is none of a town.
    pub fn guessed_whole<'a>(parts: impl IntoIterator<Item = &'a SumPart>) -> Option<usize> {
        let is_whole = |part: &SumPart| {
            let name = part.agency.as_deref().map(compact).unwrap_or_default();
            let is_of_town = ["镇", "乡", "街道"].iter().any(|town| name.contains(town));
            part.source.contains("汇总") || (name.ends_with("政府") && !is_of_town)
        };
        let parts = parts.into_iter().enumerate();
        let mut wholes = parts.filter(|(_, part)| is_whole(part));
        let (place, _) = wholes.next()?;
        wholes.next().is_none().then_some(place)
    }

    /// The same with what the report of the whole counts.
    pub fn held_against(parts: Vec<SumPart>, given: Option<&SumPart>) -> Self {
        let year = given
            .and_then(|whole| whole.year)
            .or_else(|| most(parts.iter().filter_map(|part| part.year)));
        let is_of_year =
            |part: &&SumPart| year.is_none() || part.year.is_none() || part.year == year;
        let edition = given.and_then(|whole| whole.edition).or_else(|| {
            most(
                parts
                    .iter()
                    .filter(is_of_year)
                    .filter_map(|part| part.edition),
            )
        });
        let mut sums = Self {
            year,
            edition,
            ..Self::default()
        };
        let mut of_agency: Map<String, Vec<u32>> = Map::new();
        for (at, part) in parts.into_iter().enumerate() {
            if let Some(reason) = sums.reason(&part, given, &of_agency) {
                sums.left_out.push((part, reason));
                continue;
            }
            if let Some(agency) = part.key() {
                let place = number_of(&sums.parts);
                of_agency.entry(agency).or_default().push(place);
            }
            sums.parts.push(part);
            sums.places.push(at);
        }
        sums.tables = sums.forms(given);
        sums.names = names(&sums.parts);
        sums
    }

    /// Why a part is not added up.
    fn reason(
        &self,
        part: &SumPart,
        whole: Option<&SumPart>,
        of_agency: &Map<String, Vec<u32>>,
    ) -> Option<LeftOut> {
        match (part.year, self.year) {
            (Some(year), Some(of_all)) if year != of_all => return Some(LeftOut::Year(year)),
            _ => {}
        }
        match (part.edition, self.edition) {
            (Some(edition), Some(of_all)) if edition != of_all => {
                return Some(LeftOut::Edition(edition));
            }
            _ => {}
        }
        if part.tables.is_empty() {
            return Some(LeftOut::NoTables);
        }
        if whole.is_some_and(|whole| part.is_same_as(whole)) {
            return Some(LeftOut::Whole);
        }
        let others = part.key().and_then(|agency| of_agency.get(&agency));
        // however many there are of one agency, only so many are compared
        let others = others.into_iter().flatten().take(COMPARED);
        let mut same =
            others.filter(|&&other| self.part(other).is_some_and(|other| other.is_same_as(part)));
        same.next().map(|&other| LeftOut::SameAs(other))
    }

    /// The tables that any part has, in the shape that all can be told in.
    fn forms(&self, whole: Option<&SumPart>) -> Vec<FormTable> {
        let edition = self.edition.unwrap_or(Edition::E2021);
        let one_row =
            |part: &SumPart| part.one_row && part.tables.contains(&TableKind::Application);
        let other_in_one_row = edition == Edition::E2019
            || self.parts.iter().any(one_row)
            || whole.is_some_and(one_row);
        let has = |kind: &TableKind| self.parts.iter().any(|part| part.tables.contains(kind));
        let kinds = TableKind::ALL.into_iter().filter(has);
        let table = |kind| FormTable {
            kind,
            edition,
            blocks: Range::default(),
            other_in_one_row,
        };
        kinds.map(table).collect()
    }

    /// One of the parts.
    pub fn part(&self, part: u32) -> Option<&SumPart> {
        self.parts.get(part as usize)
    }

    /// What a part is called; with what it was read from where another one of them has the same name.
    pub fn name(&self, part: u32) -> &str {
        self.names.get(part as usize).map_or("", String::as_str)
    }

    /// Every cell that is added up, in the order of the form.
    pub fn figures(&self) -> Vec<FigureId> {
        self.tables
            .iter()
            .flat_map(FormTable::form_figures)
            .collect()
    }

    /// What each part counts in a cell.
    pub fn cells(&self, id: FigureId) -> impl Iterator<Item = (u32, SumCell)> + '_ {
        (0..)
            .zip(&self.parts)
            .map(move |(place, part)| (place, part.cell(id)))
    }

    /// What the parts come to in a cell.
    pub fn total(&self, id: FigureId) -> Total {
        let mut total = Total {
            sum: Some(Number::ZERO),
            ..Total::default()
        };
        for (place, cell) in self.cells(id) {
            match cell {
                SumCell::Number(number) => {
                    total.sum = total.sum.and_then(|sum| sum.checked_add(number));
                }
                SumCell::Blank => total.blank += 1,
                SumCell::Unknown => total.unknown.push(place),
            }
        }
        total
    }

    /// What the report of the whole counts in a cell where that is not the sum of the parts; nothing where it is, or
    /// where a number is not known.
    pub fn differing(&self, whole: &SumPart, id: FigureId) -> Option<Number> {
        let total = self.total(id);
        let sum = total.sum.filter(|_| total.unknown.is_empty())?;
        let counted = match whole.cell(id) {
            SumCell::Number(number) => number,
            SumCell::Blank => Number::ZERO,
            SumCell::Unknown => return None,
        };
        (counted != sum).then_some(counted)
    }

    /// The parts that have the name of a part before them, and other numbers.
    pub fn namesakes(&self) -> Vec<u32> {
        let mut seen = Set::new();
        let is_again = |part: &SumPart| part.key().is_some_and(|agency| !seen.insert(agency));
        let again: Vec<bool> = self.parts.iter().map(is_again).collect();
        let places = (0..).zip(again);
        places
            .filter(|&(_, again)| again)
            .map(|(place, _)| place)
            .collect()
    }
}

fn names(parts: &[SumPart]) -> Vec<String> {
    let mut counts: Map<&str, usize> = Map::new();
    for part in parts {
        *counts.entry(part.name()).or_default() += 1;
    }
    let name = |part: &SumPart| match counts.get(part.name()) {
        Some(2..) => format!("{}（{}）", part.name(), part.source),
        _ => part.name().to_owned(),
    };
    parts.iter().map(name).collect()
}

/// So many reports of one agency are compared with another.
const COMPARED: usize = 8;

/// The number of the part that comes next.
fn number_of(parts: &[SumPart]) -> u32 {
    u32::try_from(parts.len()).unwrap_or(u32::MAX)
}

/// The value that most have, the greatest of several.
fn most<T: Ord + Copy>(values: impl Iterator<Item = T>) -> Option<T> {
    let mut counts: Map<T, usize> = Map::new();
    for value in values {
        *counts.entry(value).or_default() += 1;
    }
    counts
        .into_iter()
        .map(|(value, count)| (count, value))
        .max()
        .map(|(_, value)| value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_report_at_most_is_that_of_the_whole() {
        let town = |agency: &str| SumPart {
            agency: Some(agency.to_owned()),
            ..SumPart::default()
        };
        let parts = [
            town("临江市苇沙河镇人民政府"),
            town("临江市人民政府"),
            town("临江市教育局"),
        ];
        assert_eq!(Sums::guessed_whole(&parts), Some(1));
        let two = [town("临江市人民政府"), town("白山市人民政府")];
        assert_eq!(Sums::guessed_whole(&two), None);
    }

    #[test]
    fn the_whole_differs_only_where_every_number_is_known() {
        let ids = ["t3/new/natural", "t3/new/business", "t3/new/legal"];
        let [natural, business, legal] = ids.map(|id| id.parse::<FigureId>().expect("an id"));
        let part = |agency: &str, cells: [(FigureId, SumCell); 3]| SumPart {
            agency: Some(agency.to_owned()),
            tables: vec![TableKind::Application],
            cells: crate::order::map(cells),
            ..SumPart::default()
        };
        let number = |number: i32| SumCell::Number(number.into());
        let one = [
            (natural, number(3)),
            (business, SumCell::Unknown),
            (legal, SumCell::Blank),
        ];
        let two = [
            (natural, number(4)),
            (business, number(2)),
            (legal, SumCell::Blank),
        ];
        let all = [
            (natural, number(8)),
            (business, number(9)),
            (legal, SumCell::Unknown),
        ];
        let whole = part("临江市人民政府", all);
        let parts = vec![part("临江市教育局", one), part("临江市财政局", two)];
        let sums = Sums::held_against(parts, Some(&whole));
        let differing = [natural, business, legal].map(|id| sums.differing(&whole, id));
        assert_eq!(differing, [Some(8.into()), None, None]);
    }
}
