//! Made-up reports for the tests: a number in, a valid report of either edition out, printed in every
//! layout that real copies come in.
//!
//! [`Made::random`] makes the figures, so that every relation of the form holds; [`Made::print`] writes
//! the report as text or HTML, [`Made::document`] as the document that a reader would make of it.

pub(crate) mod print;

use std::collections::BTreeMap;

use gouji::form::{Edition, application, disclosure, dispute};
use gouji::report::figure::FigureId;

/// A made-up report.
#[derive(Clone, Debug)]
pub(crate) struct Made {
    /// The edition of its tables.
    pub(crate) edition: Edition,
    /// Whether (六)其他处理 stands in one row.
    pub(crate) single_other: bool,
    /// The year reported on.
    pub(crate) year: i32,
    /// The agency.
    pub(crate) agency: String,
    /// What each cell of the form holds, as printed.
    pub(crate) figures: BTreeMap<FigureId, String>,
}

/// Numbers that only look random: the same seed gives the same ones.
#[derive(Clone, Debug)]
pub(crate) struct Dice(u64);

impl Dice {
    /// Begins with a seed.
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed ^ 0x9E37_79B9_7F4A_7C15)
    }

    /// A number below `limit`; 0 where the limit is 0.
    pub(crate) fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        if self.0 == 0 {
            self.0 = 1;
        }
        (self.0 >> 11).checked_rem(limit).unwrap_or(0)
    }

    /// A count as reports have them: often 0, seldom large.
    pub(crate) fn count(&mut self, most: u64) -> u64 {
        match self.below(10) {
            0..5 => 0,
            5..8 => self.below(most.min(10)),
            _ => self.below(most),
        }
    }
}

impl Made {
    /// A report in which every relation of the form holds.
    pub(crate) fn random(seed: u64) -> Self {
        let dice = &mut Dice::new(seed);
        let edition = if dice.below(2) == 0 {
            Edition::E2019
        } else {
            Edition::E2021
        };
        let single_other = edition == Edition::E2019 || dice.below(4) == 0;
        let years = if edition == Edition::E2019 {
            2019..2021
        } else {
            2021..2026
        };
        let year = years.start + i32::try_from(dice.below(years.len() as u64)).unwrap_or(0);
        let agencies = [
            "临江市人民政府",
            "安平区财政局",
            "白石镇人民政府",
            "临江市教育局",
            "青川县人民政府办公室",
        ];
        let agency = agencies[usize::try_from(dice.below(agencies.len() as u64)).unwrap_or(0)];
        let mut made = Self {
            edition,
            single_other,
            year,
            agency: agency.to_owned(),
            figures: BTreeMap::new(),
        };
        let most = [3, 50, 3000][usize::try_from(dice.below(3)).unwrap_or(0)];
        made.disclosure(dice, most);
        made.application(dice, most);
        made.dispute(dice, most);
        made
    }

    fn set(&mut self, id: FigureId, value: u64) {
        self.figures.insert(id, value.to_string());
    }

    fn disclosure(&mut self, dice: &mut Dice, most: u64) {
        use disclosure::{Column, Row};
        for block in disclosure::blocks(self.edition) {
            for &row in block.rows {
                for &column in block.columns {
                    let count = dice.count(most);
                    let printed = match (row, column) {
                        (Row::Procurement, Column::Amount) => {
                            format!("{count}.{}万元", 1 + dice.below(9))
                        }
                        (Row::Fee, Column::Amount) => format!("{count}.{}", 1 + dice.below(9)),
                        (_, Column::Previous | Column::Valid | Column::PublicTotal) => {
                            (count + most).to_string()
                        }
                        (_, Column::Change) => {
                            [format!("+{count}"), format!("-{count}"), count.to_string()]
                                [usize::try_from(dice.below(3)).unwrap_or(0)]
                            .clone()
                        }
                        _ => count.to_string(),
                    };
                    self.figures
                        .insert(FigureId::Disclosure(row, column), printed);
                }
            }
        }
    }

    fn application(&mut self, dice: &mut Dice, most: u64) {
        use application::{Column, Row};
        let rows = application::Row::of(if self.single_other {
            Edition::E2019
        } else {
            Edition::E2021
        });
        let mut sums: BTreeMap<Row, u64> = BTreeMap::new();
        for column in Column::PARTS {
            let mut total = 0;
            let mut put = |made: &mut Self, row, value| {
                made.set(FigureId::Application(row, column), value);
                *sums.entry(row).or_default() += value;
            };
            for &row in rows.iter().filter(|row| row.is_outcome()) {
                let value = dice.count(most);
                total += value;
                put(self, row, value);
            }
            let carried_out = dice.count(most);
            let carried_in = dice.below(total + carried_out + 1).min(dice.count(most));
            put(self, Row::Total, total);
            put(self, Row::CarriedOut, carried_out);
            put(self, Row::CarriedIn, carried_in);
            put(self, Row::New, total + carried_out - carried_in);
        }
        for (row, sum) in sums {
            self.set(FigureId::Application(row, Column::Sum), sum);
        }
    }

    fn dispute(&mut self, dice: &mut Dice, most: u64) {
        use dispute::{Column, Group};
        for group in Group::ALL {
            let mut sum = 0;
            for column in Column::PARTS {
                let value = dice.count(most);
                sum += value;
                self.set(FigureId::Dispute(group, column), value);
            }
            self.set(FigureId::Dispute(group, Column::Sum), sum);
        }
    }
}
