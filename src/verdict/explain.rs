//! A judged equation → the equation as a person writes it, piece by piece, so that a page can draw its
//! numbers as chips and the command print them.

use std::fmt;

use super::evaluate::{change, nearest_base, percentage_of};
use super::scale::{Scale, number, result};
use super::{Judged, Missing, Verdict};
use crate::read::number::Number;
use crate::report::Report;
use crate::report::figure::FigureId;
use crate::report::sums::Sums;
use crate::rules::reading::{Operand, Reading, Relation, Term};

/// An equation as a person writes it, e.g. `2 + 0 + 0 + 0 + 0 + 0 ≠ 3`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EquationText {
    /// The pieces from left to right.
    pub pieces: Vec<EquationPiece>,
}

/// A number or a sign of an equation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EquationPiece {
    /// A figure of the report.
    Figure {
        /// Which one.
        figure: FigureId,
        /// Whether it is that of last year's report.
        last_year: bool,
        /// Its number, with the digits as printed; `?` where it is not given.
        text: String,
        /// Whether the cell is blank and was counted as zero.
        blank: bool,
    },
    /// A number of the report of a part.
    Part {
        /// Which part, by its place among them.
        part: u32,
        /// Its number, with the name of the part before it where that is given; `?` where it is not given.
        text: String,
    },
    /// A number that is no figure: a result, or what the words state without printing it.
    Number(String),
    /// `+`, `−`, `÷`, `=`, `≠`, `≈`, `≤`, `≥`, `<`, `>`, `(`, `)`, `×`.
    Sign(&'static str),
}

impl EquationPiece {
    /// What is printed for the piece.
    pub fn text(&self) -> &str {
        match self {
            Self::Figure { text, .. } | Self::Part { text, .. } | Self::Number(text) => text,
            Self::Sign(sign) => sign,
        }
    }
}

impl EquationText {
    /// The same with the name of its part before each number of a part.
    pub(crate) fn with_names(mut self, sums: &Sums) -> Self {
        for piece in &mut self.pieces {
            if let EquationPiece::Part { part, text } = piece {
                *text = format!("{} {text}", sums.name(*part));
            }
        }
        self
    }

    /// The line with its zeros put together where there are many: `80 + 13 + 0×19 = 93`.
    pub fn folded(&self) -> String {
        let is_zero = |at: usize| matches!(self.pieces.get(at), Some(EquationPiece::Figure { text, .. }) if text == "0");
        let is_plus = |at: usize| matches!(self.pieces.get(at), Some(EquationPiece::Sign("+")));
        let count = self.pieces.len();
        let added = |at: &usize| is_plus(*at) && is_zero(at + 1);
        let zeros = (0..count).filter(added).count();
        if zeros < FOLDED {
            return self.to_string();
        }
        let zero_terms = format!("0×{zeros}");
        let mut texts = Vec::new();
        let (mut at, mut open) = (0, true);
        while let Some(piece) = self.pieces.get(at) {
            if added(&at) {
                at += 2;
                continue;
            }
            let is_relation = matches!(
                piece,
                EquationPiece::Sign("=" | "≠" | "≈" | "≤" | "≥" | "<" | ">")
            );
            if open && is_relation {
                texts.extend(["+", zero_terms.as_str()]);
                open = false;
            }
            texts.push(piece.text());
            at += 1;
        }
        line(texts.into_iter())
    }
}

/// So many zeros that are added are put together.
const FOLDED: usize = 3;

impl fmt::Display for EquationText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&line(self.pieces.iter().map(EquationPiece::text)))
    }
}

/// Sets the texts of pieces in one line, with spaces as a person writes them.
pub(super) fn line<'a>(texts: impl Iterator<Item = &'a str>) -> String {
    let mut line = String::new();
    let mut tight = true;
    for text in texts {
        if !tight && text != ")" {
            line.push(' ');
        }
        line.push_str(text);
        tight = text == "(";
    }
    line
}

/// Writes the reading of a line of the ledger that its verdict is about.
pub fn write(report: &Report, last_year: Option<&Report>, judged: &Judged) -> EquationText {
    let Some(reading) = judged.chosen() else {
        return EquationText::default();
    };
    let writer = Writer {
        report,
        last_year,
        judged,
        scale: Scale::of(report, reading),
    };
    writer.write(reading)
}

/// Whether a reading adds up percentages that the text prints.
pub(super) fn adds_percentages(report: &Report, reading: &Reading) -> bool {
    let mut figures = reading
        .left
        .iter()
        .filter_map(|term| term.figure())
        .peekable();
    figures.peek().is_some() && figures.all(|id| is_percentage(report, id))
}

/// Whether a figure is a percentage that the text prints.
pub(super) fn is_percentage(report: &Report, id: FigureId) -> bool {
    let figure = report.figure(id);
    figure.is_some_and(|figure| figure.unit.as_deref() == Some("%"))
}

struct Writer<'a> {
    report: &'a Report,
    last_year: Option<&'a Report>,
    judged: &'a Judged,
    scale: Scale,
}

impl Writer<'_> {
    fn write(&self, reading: &Reading) -> EquationText {
        let (left, right) = (self.sum(&reading.left), self.sum(&reading.right));
        let pieces = match reading.relation {
            Relation::Equal | Relation::AtMost | Relation::AtLeast => {
                let sign = self.sign(reading.relation, left, right);
                let mut pieces = self.side(&reading.left);
                pieces.push(EquationPiece::Sign(sign));
                pieces.extend(self.side(&reading.right));
                if adds_percentages(self.report, reading) {
                    for piece in &mut pieces {
                        if let EquationPiece::Figure { text, .. } | EquationPiece::Number(text) =
                            piece
                        {
                            text.push('%');
                        }
                    }
                }
                pieces
            }
            Relation::Share { percent } => {
                let mut pieces = bracketed(self.side(&reading.left));
                pieces.push(EquationPiece::Sign("÷"));
                pieces.extend(bracketed(self.side(&reading.right)));
                let share = left
                    .zip(right)
                    .zip(self.value(percent))
                    .and_then(|((part, whole), printed)| percentage_of(part, whole, printed));
                self.per_cent(&mut pieces, share, percent);
                pieces
            }
            Relation::Growth { percent, falling } => {
                self.growth(reading, percent, falling, left, right)
            }
        };
        EquationText { pieces }
    }

    /// The base that comes nearest to a change, with as many digits as now has where they make the change.
    fn nearest_base(
        &self,
        reading: &Reading,
        now: Number,
        percent: Number,
        falling: bool,
    ) -> Option<Number> {
        let base = nearest_base(now, percent, falling)?;
        let rounded = self.last_digit(reading).and_then(|digit| {
            let rounded = base.checked_div(digit)?.round_dp(0).checked_mul(digit)?;
            let grown = change(now, rounded, percent, falling)?;
            (grown.round_dp(percent.scale()) == percent).then_some(rounded)
        });
        Some(rounded.unwrap_or(base))
    }

    /// What the last printed digit of a rounded number is worth (439.96 亿: a million), where now is one.
    fn last_digit(&self, reading: &Reading) -> Option<Number> {
        let [term] = reading.left.as_slice() else {
            return None;
        };
        let Operand::Figure(now) = term.operand else {
            return None;
        };
        let (low, high) = self.report.figure(now)?.approximate?;
        let width = high? - low?;
        // half of the last digit on either side, or a little less
        let mut digit = Number::ONE;
        while digit * Number::TEN * Number::new(99, 2) <= width {
            digit *= Number::TEN;
        }
        (digit > Number::ONE).then_some(digit)
    }

    fn growth(
        &self,
        reading: &Reading,
        percent: FigureId,
        falling: bool,
        now: Option<Number>,
        before: Option<Number>,
    ) -> Vec<EquationPiece> {
        let printed = self.value(percent);
        let mut pieces = Vec::new();
        let base = if reading.right.is_empty() {
            now.zip(printed)
                .and_then(|(now, printed)| self.nearest_base(reading, now, printed, falling))
        } else {
            before
        };
        let grown = now
            .zip(base)
            .zip(printed)
            .and_then(|((now, base), printed)| change(now, base, printed, falling));
        let now_pieces = bracketed(self.side(&reading.left));
        let before_pieces = if reading.right.is_empty() {
            vec![EquationPiece::Number(
                base.map_or("?".to_owned(), |base| self.scale.result(base)),
            )]
        } else {
            bracketed(self.side(&reading.right))
        };
        // what it grew by is printed: that, divided by what it was before
        if let [_, step] = reading.right.as_slice()
            && reading.right.first() == reading.left.first()
        {
            pieces.push(self.operand(step.operand));
            pieces.push(EquationPiece::Sign("÷"));
            pieces.extend(before_pieces);
            self.per_cent(&mut pieces, grown, percent);
            return pieces;
        }
        let (from, to) = if falling {
            (now_pieces, before_pieces.clone())
        } else {
            (before_pieces.clone(), now_pieces)
        };
        pieces.push(EquationPiece::Sign("("));
        pieces.extend(to);
        pieces.push(EquationPiece::Sign("−"));
        pieces.extend(from);
        pieces.push(EquationPiece::Sign(")"));
        pieces.push(EquationPiece::Sign("÷"));
        pieces.extend(before_pieces);
        self.per_cent(&mut pieces, grown, percent);
        pieces
    }

    /// `= 10.27% ≠ 12%`, or `= 12%` where the result is what is printed.
    fn per_cent(
        &self,
        pieces: &mut Vec<EquationPiece>,
        result_: Option<Number>,
        percent: FigureId,
    ) {
        let printed = self.value(percent);
        if let Some(share) = result_
            && printed != Some(share)
        {
            pieces.push(EquationPiece::Sign("="));
            pieces.push(EquationPiece::Number(format!("{}%", result(share))));
            let sign = match self.judged.verdict {
                Verdict::Broken { .. } => "≠",
                _ => "≈",
            };
            pieces.push(EquationPiece::Sign(sign));
        } else {
            pieces.push(EquationPiece::Sign("="));
        }
        let mut piece = self.operand(Operand::Figure(percent));
        if let EquationPiece::Figure { text, .. } = &mut piece {
            text.push('%');
        }
        pieces.push(piece);
    }

    fn sign(
        &self,
        relation: Relation,
        left: Option<Number>,
        right: Option<Number>,
    ) -> &'static str {
        let broken = matches!(self.judged.verdict, Verdict::Broken { .. });
        match (relation, broken) {
            (Relation::AtMost, false) => "≤",
            (Relation::AtMost, true) => ">",
            (Relation::AtLeast, false) => "≥",
            (Relation::AtLeast, true) => "<",
            (_, true) => "≠",
            (_, false) if self.judged.verdict == Verdict::Holds && left != right => "≈",
            (_, false) => "=",
        }
    }

    fn side(&self, terms: &[Term]) -> Vec<EquationPiece> {
        let mut pieces = Vec::new();
        for term in terms {
            match (term.coefficient < 0, pieces.is_empty()) {
                (true, _) => pieces.push(EquationPiece::Sign("−")),
                (false, false) => pieces.push(EquationPiece::Sign("+")),
                (false, true) => {}
            }
            let times = term.coefficient.unsigned_abs();
            if times != 1 {
                pieces.push(EquationPiece::Number(times.to_string()));
                pieces.push(EquationPiece::Sign("×"));
            }
            let alone = pieces.is_empty();
            let mut piece = self.operand(term.operand);
            if let EquationPiece::Figure { text, .. } | EquationPiece::Number(text) = &mut piece
                && !alone
                && text.starts_with('−')
            {
                *text = format!("({text})");
            }
            pieces.push(piece);
        }
        if pieces.is_empty() {
            pieces.push(EquationPiece::Number("0".to_owned()));
        }
        pieces
    }

    fn operand(&self, operand: Operand) -> EquationPiece {
        let (figure, last_year) = match operand {
            Operand::Constant(constant) => return EquationPiece::Number(number(constant)),
            Operand::Part { part, number, .. } => {
                let text = number.map_or("?".to_owned(), result);
                return EquationPiece::Part { part, text };
            }
            Operand::Figure(figure) => (figure, false),
            Operand::LastYear(figure) => (figure, true),
        };
        let blank = !last_year && self.judged.blanks.contains(&figure);
        let text = match self.entry(figure, last_year) {
            _ if blank => "0".to_owned(),
            None => "?".to_owned(),
            Some(value) if is_percentage(self.report, figure) => number(value),
            Some(value) => self.scale.number(value),
        };
        EquationPiece::Figure {
            figure,
            last_year,
            text,
            blank,
        }
    }

    fn sum(&self, terms: &[Term]) -> Option<Number> {
        terms.iter().try_fold(Number::ZERO, |sum, term| {
            let value = match term.operand {
                Operand::Constant(constant) => constant,
                Operand::Part { number, .. } => number?,
                Operand::Figure(figure) if self.judged.blanks.contains(&figure) => Number::ZERO,
                Operand::Figure(figure) => self.entry(figure, false)?,
                Operand::LastYear(figure) => self.entry(figure, true)?,
            };
            sum.checked_add(value.checked_mul(Number::from(term.coefficient))?)
        })
    }

    fn value(&self, figure: FigureId) -> Option<Number> {
        self.entry(figure, false)
    }

    fn entry(&self, figure: FigureId, last_year: bool) -> Option<Number> {
        if let Verdict::Undecided(missing) = &self.judged.verdict
            && missing.iter().any(|absent: &Missing| {
                (absent.figure, absent.last_year, absent.part) == (figure, last_year, None)
            })
        {
            return None;
        }
        let report = if last_year {
            self.last_year?
        } else {
            self.report
        };
        report.figure(figure)?.value()
    }
}

/// A side of several numbers in brackets, for what is divided or divides.
fn bracketed(pieces: Vec<EquationPiece>) -> Vec<EquationPiece> {
    if pieces.len() < 2 {
        return pieces;
    }
    let mut inside = vec![EquationPiece::Sign("(")];
    inside.extend(pieces);
    inside.push(EquationPiece::Sign(")"));
    inside
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::figure::FigureId;
    use crate::rules::made_up::put;
    use crate::rules::rule::Equation;
    use crate::rules::table::dispute;
    use crate::verdict::judge;

    /// How a relation over these numbers of the text is written; the last `right` of them are on the
    /// right, a percentage behind them all.
    fn written(numbers: &[&str], relation: Relation, right: usize) -> EquationText {
        let mut report = Report::default();
        let ids: Vec<FigureId> = (0..).map(FigureId::Text).take(numbers.len()).collect();
        for (&id, number) in ids.iter().zip(numbers) {
            put(&mut report, id, number);
        }
        let percent = matches!(relation, Relation::Share { .. } | Relation::Growth { .. });
        let (sides, _) = ids.split_at(ids.len() - usize::from(percent));
        let (left, right) = sides.split_at(sides.len() - right);
        let terms = |ids: &[FigureId]| ids.iter().copied().map(Term::plus).collect();
        let reading = Reading {
            left: terms(left),
            relation,
            right: terms(right),
            name: None,
        };
        let equation = Equation::of(&dispute::SUM, "", vec![reading]);
        let judged = judge(&report, None, vec![equation]).remove(0);
        write(&report, None, &judged)
    }

    #[track_caller]
    fn check(numbers: &[&str], relation: Relation, right: usize, expected: &str) {
        let written = written(numbers, relation, right);
        assert_eq!(written.to_string(), expected);
    }

    #[test]
    fn many_zeros_are_told_together() {
        let folded = |numbers| written(numbers, Relation::Equal, 1).folded();
        assert_eq!(folded(&["2", "0", "1", "0", "", "4"]), "2 + 1 + 0×3 ≠ 4");
        assert_eq!(folded(&["2", "0", "1", "0", "3"]), "2 + 0 + 1 + 0 = 3");
    }

    #[test]
    fn sums_and_bounds() {
        check(&["2", "0", "3"], Relation::Equal, 1, "2 + 0 ≠ 3");
        check(&["2", "1", "3"], Relation::Equal, 1, "2 + 1 = 3");
        check(
            &["2", "1.5", "3", "0.5"],
            Relation::Equal,
            2,
            "2 + 1.5 = 3 + 0.5",
        );
        check(&["5", "-3"], Relation::AtLeast, 0, "5 + (−3) ≥ 0");
        check(&["2", "-3"], Relation::AtLeast, 0, "2 + (−3) < 0");
        check(&["3", "2"], Relation::AtMost, 1, "3 > 2");
        check(&["2", "", "3"], Relation::Equal, 1, "2 + 0 ≠ 3");
        check(&["2", "1", ""], Relation::Equal, 1, "2 + 1 = ?");
    }

    #[test]
    fn percentages() {
        let share = |at| Relation::Share {
            percent: FigureId::Text(at),
        };
        check(&["94", "915", "12"], share(2), 1, "94 ÷ 915 = 10.27% ≠ 12%");
        check(
            &["94", "915", "10.3"],
            share(2),
            1,
            "94 ÷ 915 = 10.27% ≈ 10.3%",
        );
        check(&["1", "4", "25"], share(2), 1, "1 ÷ 4 = 25%");
        check(&["1", "2", "4", "75"], share(3), 1, "(1 + 2) ÷ 4 = 75%");
        let growth = |at, falling| Relation::Growth {
            percent: FigureId::Text(at),
            falling,
        };
        check(
            &["60", "50", "20"],
            growth(2, false),
            1,
            "(60 − 50) ÷ 50 = 20%",
        );
        check(
            &["40", "50", "25"],
            growth(2, true),
            1,
            "(50 − 40) ÷ 50 = 20% ≠ 25%",
        );
        check(
            &["60", "261"],
            growth(1, false),
            0,
            "(60 − 17) ÷ 17 = 252.94% ≠ 261%",
        );
    }
}
