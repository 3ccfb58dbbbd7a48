//! What the reports of an agency count on several years → the figures of the form side by side: what each year counts,
//! what that is more than the year before, and what must carry over from one to the next.

use crate::form::application::{self, Column};
use crate::form::{Edition, TableKind};
use crate::language::Words;
use crate::order::{self, Map, Set};
use crate::read::number::Number;
use crate::report::figure::FigureId;
use crate::report::sums::{SumCell, SumPart};
use crate::rules::reading::{Operand, Term};
use crate::rules::rule::{Equation, Rule};
use crate::rules::year::carry_overs;
use crate::verdict::label;

/// A table of the form on several years.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct YearsTable {
    /// Which one.
    pub kind: TableKind,
    /// Its figures, in the order of the form.
    pub rows: Vec<YearsRow>,
}

/// A figure on several years.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct YearsRow {
    /// Which one.
    pub figure: FigureId,
    /// The row that it is in; of table four, the group of columns.
    pub row: Words,
    /// Its column.
    pub column: Words,
    /// Whether it is of one kind of applicant, and no total.
    pub is_part: bool,
    /// What each year counts.
    pub years: Vec<YearCell>,
}

/// What one year counts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct YearCell {
    /// The number; none where the report gives none.
    pub number: Option<Number>,
    /// What that is more than the year before, where both are known.
    pub change: Option<FigureChange>,
    /// What must carry over to it from the year before.
    pub carry_over: Option<CarryOver>,
    /// Whether something must carry over from it to the year after.
    pub is_carried_on: bool,
}

/// How much more a number is than another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FigureChange {
    /// The difference.
    pub amount: Number,
    /// The same in hundredths of what there was before, rounded to two digits; none where that was zero.
    pub percent: Option<Number>,
}

/// What a number must be by the report of the year before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CarryOver {
    /// The rule that says so.
    pub rule: &'static Rule,
    /// What it must be.
    pub expected: Number,
    /// Whether it is.
    pub holds: bool,
}

impl YearsRow {
    /// Its place: a total before the kinds of applicants that it counts.
    fn place(&self) -> (Option<application::Row>, bool, FigureId) {
        let row = match self.figure {
            FigureId::Application(row, _) => Some(row),
            _ => None,
        };
        (row, self.is_part, self.figure)
    }

    /// Whether a year counts otherwise than the one before.
    pub fn has_changed(&self) -> bool {
        let mut changes = self.years.iter().filter_map(|year| year.change);
        changes.any(|change| !change.amount.is_zero())
    }

    /// Whether something of it must carry over.
    pub fn is_tied(&self) -> bool {
        let mut years = self.years.iter();
        years.any(|year| year.carry_over.is_some() || year.is_carried_on)
    }

    /// Whether any year counts anything.
    pub fn has_something(&self) -> bool {
        let mut numbers = self.years.iter().filter_map(|year| year.number);
        numbers.any(|number| !number.is_zero())
    }

    /// Whether a year does not fit the one before.
    pub fn is_broken(&self) -> bool {
        let mut carry_overs = self.years.iter().filter_map(|year| year.carry_over);
        carry_overs.any(|carry_over| !carry_over.holds)
    }
}

/// The figures of the form side by side. `parts` are what the reports count, the first year first.
pub fn tables(parts: &[&SumPart]) -> Vec<YearsTable> {
    let all: Set<FigureId> = parts.iter().flat_map(|part| part.figures()).collect();
    let carried_over = carried_over(parts);
    let edition = parts.iter().rev().find_map(|part| part.edition);
    let edition = edition.unwrap_or(Edition::E2021);
    let rows = |kind: TableKind| {
        let figures = all.iter().copied().filter(|id| table_of(*id) == Some(kind));
        let rows = figures.map(|figure| row(figure, edition, parts, &carried_over));
        let mut rows: Vec<YearsRow> = rows.collect();
        order::sort_by_key(&mut rows, YearsRow::place);
        rows
    };
    let tables = TableKind::ALL.into_iter().map(|kind| YearsTable {
        kind,
        rows: rows(kind),
    });
    tables.filter(|table| !table.rows.is_empty()).collect()
}

/// The number that a report counts in a cell of the form.
pub fn number(part: &SumPart, figure: FigureId) -> Option<Number> {
    match part.cell(figure) {
        SumCell::Number(number) => Some(number),
        SumCell::Blank | SumCell::Unknown => None,
    }
}

fn row(
    figure: FigureId,
    edition: Edition,
    parts: &[&SumPart],
    carried_over: &Map<(usize, FigureId), YearCell>,
) -> YearsRow {
    let numbers: Vec<Option<Number>> = parts.iter().map(|part| number(part, figure)).collect();
    let before = [None].iter().chain(&numbers);
    let years = numbers.iter().zip(before).enumerate();
    let years = years.map(|(at, (&now, &before))| YearCell {
        number: now,
        change: before
            .zip(now)
            .and_then(|(before, now)| change(before, now)),
        ..carried_over.get(&(at, figure)).cloned().unwrap_or_default()
    });
    let (row, column) = names(figure, edition);
    YearsRow {
        figure,
        row,
        column,
        is_part: matches!(figure, FigureId::Application(_, column) if column != Column::Sum),
        years: years.collect(),
    }
}

/// How much more `now` is than `before`.
fn change(before: Number, now: Number) -> Option<FigureChange> {
    let amount = now.checked_sub(before)?.normalize();
    let percent = amount
        .checked_mul(Number::ONE_HUNDRED)
        .and_then(|all| all.checked_div(before));
    Some(FigureChange {
        amount,
        percent: percent.map(|percent| percent.round_half_up(2).normalize()),
    })
}

/// What carries over between neighbouring years, by the place of the year and the figure.
fn carried_over(parts: &[&SumPart]) -> Map<(usize, FigureId), YearCell> {
    let mut carried_over: Map<(usize, FigureId), YearCell> = Map::new();
    let neighbours = parts.iter().zip(parts.iter().skip(1)).enumerate();
    for (at, (last, now)) in neighbours {
        let is_next = last
            .year
            .zip(now.year)
            .is_some_and(|(last, now)| last.checked_add(1) == Some(now));
        for equation in carry_overs().filter(|_| is_next) {
            let Some((figure, carry_over, carried)) = carry_over(&equation, now, last) else {
                continue;
            };
            carried_over.entry((at + 1, figure)).or_default().carry_over = Some(carry_over);
            for figure in carried {
                carried_over.entry((at, figure)).or_default().is_carried_on = true;
            }
        }
    }
    carried_over
}

/// The figure of this year that an equation is about, what it must be, and the figures of last year that decide it;
/// nothing where a number is missing.
fn carry_over(
    equation: &Equation,
    now: &SumPart,
    last: &SumPart,
) -> Option<(FigureId, CarryOver, Vec<FigureId>)> {
    let reading = equation.readings.first()?;
    let figure = reading.left.first()?.figure()?;
    let mut expected = Number::ZERO;
    let mut carried = Vec::new();
    for Term {
        coefficient,
        operand,
    } in &reading.right
    {
        let number = match *operand {
            Operand::Figure(figure) => number(now, figure)?,
            Operand::LastYear(figure) => {
                carried.push(figure);
                number(last, figure)?
            }
            Operand::Part { .. } | Operand::Constant(_) => return None,
        };
        let term = number.checked_mul((*coefficient).into())?;
        expected = expected.checked_add(term)?;
    }
    let carry_over = CarryOver {
        rule: equation.rule,
        expected: expected.normalize(),
        holds: number(now, figure)? == expected,
    };
    Some((figure, carry_over, carried))
}

fn table_of(figure: FigureId) -> Option<TableKind> {
    match figure {
        FigureId::Disclosure(..) => Some(TableKind::Disclosure),
        FigureId::Application(..) => Some(TableKind::Application),
        FigureId::Dispute(..) => Some(TableKind::Dispute),
        FigureId::Cell { .. } | FigureId::Text(_) => None,
    }
}

/// The row and the column of a figure of the form.
fn names(figure: FigureId, edition: Edition) -> (Words, Words) {
    match figure {
        FigureId::Disclosure(row, column) => {
            (row.label(edition).into(), column.label(edition).into())
        }
        FigureId::Application(row, column) => (label::application_row(row), column.label().into()),
        FigureId::Dispute(group, column) => (label::dispute_group(group), column.label().into()),
        FigureId::Cell { .. } | FigureId::Text(_) => Default::default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::figure::Edits;
    use crate::report::recognise;
    use crate::view::form_figures::FormFigures;

    /// What a report counts with these cells, all others zero.
    fn part(year: i32, edition: Edition, cells: &[(&str, &str)]) -> SumPart {
        let blank = recognise(&crate::view::blank::document(edition), &Edits::new());
        let mut figures = FormFigures::of(&blank).expect("tables");
        figures.agency = Some("临江市教育局".to_owned());
        figures.year = Some(year);
        for (&id, raw) in figures.raw.iter_mut() {
            let cell = cells.iter().find(|(cell, _)| *cell == id.to_string());
            cell.map_or("0", |(_, raw)| raw).clone_into(raw);
        }
        let document = figures.document(["", "", ""]);
        SumPart::of(&recognise(&document, &Edits::new()), "", 0)
    }

    fn cell<'a>(tables: &'a [YearsTable], figure: &str, year: usize) -> &'a YearCell {
        let rows = tables.iter().flat_map(|table| &table.rows);
        let mut rows = rows.filter(|row| row.figure.to_string() == figure);
        &rows.next().expect("a row").years[year]
    }

    #[test]
    fn years_stand_side_by_side_with_what_carries_over() {
        let first = part(
            2022,
            Edition::E2021,
            &[
                ("t3/new/sum", "3607"),
                ("t3/carried-out/natural", "3"),
                ("t2/normative/valid", "10"),
            ],
        );
        let second = part(
            2023,
            Edition::E2021,
            &[
                ("t3/new/sum", "3646"),
                ("t3/carried-in/natural", "2"),
                ("t3/new/natural", "／"),
                ("t2/normative/made", "3"),
                ("t2/normative/repealed", "1"),
                ("t2/normative/valid", "12"),
            ],
        );
        let tables = tables(&[&first, &second]);
        let kinds: Vec<TableKind> = tables.iter().map(|table| table.kind).collect();
        assert_eq!(kinds, TableKind::ALL);
        let new = cell(&tables, "t3/new/sum", 1);
        let change = new.change.expect("both are known");
        assert_eq!(change.amount.to_string(), "39");
        assert_eq!(
            change.percent.map(|percent| percent.to_string()).as_deref(),
            Some("1.08")
        );
        assert_eq!(new.carry_over, None);
        let carried = cell(&tables, "t3/carried-in/natural", 1);
        let carry_over = carried.carry_over.expect("it is carried over");
        assert_eq!(
            (carry_over.rule.code, carry_over.holds),
            ("year-carried", false)
        );
        assert_eq!(carry_over.expected.to_string(), "3");
        assert!(cell(&tables, "t3/carried-out/natural", 0).is_carried_on);
        assert!(!cell(&tables, "t3/carried-out/natural", 1).is_carried_on);
        let valid = cell(&tables, "t2/normative/valid", 1).carry_over;
        assert!(
            valid
                .is_some_and(|carry_over| carry_over.holds && carry_over.rule.code == "year-valid")
        );
        // what is not known is no change, and what was nothing has no share
        assert_eq!(cell(&tables, "t3/new/natural", 1).change, None);
        let from_nothing = cell(&tables, "t3/carried-in/natural", 1).change;
        assert_eq!(from_nothing.expect("both are known").percent, None);
    }

    #[test]
    fn nothing_carries_over_past_a_year_that_is_missing() {
        let [first, second] = [2021, 2023].map(|year| part(year, Edition::E2021, &[]));
        let tables = tables(&[&first, &second]);
        assert_eq!(cell(&tables, "t3/carried-in/sum", 1).carry_over, None);
        assert!(cell(&tables, "t3/carried-in/sum", 1).change.is_some());
    }

    #[test]
    fn editions_stand_side_by_side_in_what_they_have_in_common() {
        let old = part(2020, Edition::E2019, &[("t3/other/sum", "4")]);
        let new = part(2021, Edition::E2021, &[("t3/other-unpaid/sum", "4")]);
        let tables = tables(&[&old, &new]);
        // the rows of (六)其他处理 together are the row that was there before
        let other = cell(&tables, "t3/other/sum", 1);
        assert!(other.change.is_some_and(|change| change.amount.is_zero()));
        assert_eq!(cell(&tables, "t3/other-unpaid/sum", 0).number, None);
        assert_eq!(cell(&tables, "t2/permit/previous", 1).number, None);
        assert_eq!(cell(&tables, "t2/regulation/valid", 0).number, None);
    }
}
