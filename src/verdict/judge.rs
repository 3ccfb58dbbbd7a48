//! Equations → verdicts, with blanks taken as the form means them.
//!
//! A blank part among filled ones counts as zero. A blank total beside parts that are not all blank is
//! missing, and leaves every relation undecided that contains it. A side that is wholly blank beside
//! one that is not leaves the relation undecided; where everything is blank, nothing is stated.

use std::{mem, slice};

use super::change::Change;
use super::evaluate::{Amount, verdict};
use super::{Judged, Missing, Verdict};
use crate::order::{Map, Set};
use crate::read::number::Number;
use crate::report::Report;
use crate::report::figure::{Figure, FigureContent, FigureId};
use crate::rules::reading::{Operand, Reading, Relation, Term};
use crate::rules::rule::Equation;

/// Judges every equation over the figures of the report (and of last year's, where a rule names it).
pub fn judge(report: &Report, last_year: Option<&Report>, equations: Vec<Equation>) -> Vec<Judged> {
    let values = Values::of(report, last_year, &[], &equations);
    equations
        .into_iter()
        .map(|equation| values.judge(equation))
        .collect()
}

/// The totals that the relations of a ledger lack: blank beside parts that are not.
pub(super) fn missing_totals(report: &Report, ledger: &[Judged]) -> Set<FigureId> {
    let values = Values::new(report, None, &[]);
    let sums = values.sums(ledger.iter().map(|judged| &judged.equation));
    sums.into_iter().map(|(_, total)| total).collect()
}

/// The verdict on one equation over the figures of the report after changes in some of them; `missing`
/// are the totals that the report lacked before.
pub(super) fn after(
    report: &Report,
    last_year: Option<&Report>,
    missing: &Set<FigureId>,
    changes: &[Change],
    equation: &Equation,
) -> Verdict {
    let mut values = Values::of(report, last_year, changes, slice::from_ref(equation));
    let is_changed = |total: FigureId| changes.iter().any(|change| change.figure == total);
    let figures = equation.readings.iter().flat_map(Reading::figures);
    for total in figures.filter(|total| missing.contains(total) && !is_changed(*total)) {
        values.missing.entry(total).or_insert(None);
    }
    values.decide(equation).1.verdict
}

/// The figures that operands name.
struct Values<'a> {
    report: &'a Report,
    last_year: Option<&'a Report>,
    /// Figures of the report that hold another number than is printed.
    changes: &'a [Change],
    /// Blank totals beside parts that are not, and what the parts make.
    missing: Map<FigureId, Option<Number>>,
}

/// What an operand comes to.
enum Resolved {
    Filled(Amount),
    Blank(Missing),
    Missing(Missing),
}

/// One side of a reading.
#[derive(Default)]
struct Side {
    /// What it comes to; none where it is more than a number can hold.
    total: Option<Amount>,
    filled: bool,
    blanks: Vec<Missing>,
    missing: Vec<Missing>,
}

/// What became of one reading.
struct ReadingOutcome {
    verdict: Verdict,
    blanks: Vec<FigureId>,
    cut_off: bool,
}

impl<'a> Values<'a> {
    fn of(
        report: &'a Report,
        last_year: Option<&'a Report>,
        changes: &'a [Change],
        equations: &[Equation],
    ) -> Self {
        let mut values = Self::new(report, last_year, changes);
        values.missing = values.missing_totals(equations);
        values
    }

    fn new(report: &'a Report, last_year: Option<&'a Report>, changes: &'a [Change]) -> Self {
        Self {
            report,
            last_year,
            changes,
            missing: Map::new(),
        }
    }

    fn judge(&self, equation: Equation) -> Judged {
        let (reading, outcome) = self.decide(&equation);
        Judged {
            equation,
            verdict: outcome.verdict,
            reading,
            blanks: outcome.blanks,
            cut_off: outcome.cut_off,
        }
    }

    /// A relation holds if one of its readings does, the plain ones first; it is broken only if none
    /// of them is undecided.
    fn decide(&self, equation: &Equation) -> (usize, ReadingOutcome) {
        let mut best = (0, ReadingOutcome::plain(Verdict::NotApplicable));
        for (place, reading) in equation.readings.iter().enumerate() {
            let outcome = self.outcome(reading);
            if outcome.rank() < best.1.rank() {
                best = (place, outcome);
            }
            if best.1.rank() == 0 {
                break;
            }
        }
        best
    }

    fn outcome(&self, reading: &Reading) -> ReadingOutcome {
        let (mut left, mut right) = (self.side(&reading.left), self.side(&reading.right));
        let mut missing = mem::take(&mut left.missing);
        missing.append(&mut right.missing);
        let percent = match reading.relation {
            Relation::Share { percent } | Relation::Growth { percent, .. } => {
                match self.resolve(Operand::Figure(percent)) {
                    Resolved::Filled(amount) => Some(amount),
                    Resolved::Blank(absent) | Resolved::Missing(absent) => {
                        missing.push(absent);
                        None
                    }
                }
            }
            Relation::Equal | Relation::AtMost | Relation::AtLeast => None,
        };
        if !missing.is_empty() {
            return ReadingOutcome::plain(Verdict::Undecided(missing));
        }
        let nothing_filled = !left.filled && !right.filled;
        if nothing_filled && !(left.blanks.is_empty() && right.blanks.is_empty()) {
            return ReadingOutcome::plain(Verdict::NotApplicable);
        }
        for side in [&mut left, &mut right] {
            let last_year = side.blanks.iter().any(|blank| blank.last_year);
            if !side.blanks.is_empty() && (!side.filled || last_year) {
                return ReadingOutcome::plain(Verdict::Undecided(mem::take(&mut side.blanks)));
            }
        }
        let base = (!reading.right.is_empty()).then_some(right.total).flatten();
        let decided = match (left.total, base, reading.right.is_empty()) {
            (None, ..) | (_, None, false) => None,
            (Some(total), ..) => verdict(total, reading.relation, base, percent),
        };
        let Some((verdict, cut_off)) = decided else {
            return ReadingOutcome::plain(Verdict::Undecided(Vec::new()));
        };
        let blanks = left.blanks.iter().chain(&right.blanks);
        ReadingOutcome {
            verdict,
            blanks: blanks.map(|blank| blank.figure).collect(),
            cut_off,
        }
    }

    /// Adds up one side; a constant fills nothing, it is what the words state.
    fn side(&self, terms: &[Term]) -> Side {
        let mut side = Side {
            total: Some(Amount::exact(Number::ZERO)),
            ..Side::default()
        };
        for term in terms {
            match self.resolve(term.operand) {
                Resolved::Blank(blank) => side.blanks.push(blank),
                Resolved::Missing(missing) => side.missing.push(missing),
                Resolved::Filled(amount) => {
                    side.filled |= !matches!(term.operand, Operand::Constant(_));
                    let amount = match term.coefficient {
                        1 => Some(amount),
                        times => amount.times(Number::from(times)),
                    };
                    side.total = side.total.and_then(|total| total.plus(amount?));
                }
            }
        }
        side
    }

    fn resolve(&self, operand: Operand) -> Resolved {
        let (report, id) = match operand {
            Operand::Constant(number) => return Resolved::Filled(Amount::exact(number)),
            Operand::Part {
                part,
                figure,
                number,
            } => {
                let missing = || Missing {
                    part: Some(part),
                    ..Missing::of(figure)
                };
                return number.map_or_else(
                    || Resolved::Missing(missing()),
                    |number| Resolved::Filled(Amount::exact(number)),
                );
            }
            Operand::Figure(id) => (Some(self.report), id),
            Operand::LastYear(id) => (self.last_year, id),
        };
        let last_year = matches!(operand, Operand::LastYear(_));
        let missing = |would_be| Missing {
            would_be,
            last_year,
            ..Missing::of(id)
        };
        if !last_year && let Some(&would_be) = self.missing.get(&id) {
            return Resolved::Missing(missing(would_be));
        }
        let Some(figure) = report.and_then(|report| report.figure(id)) else {
            return Resolved::Missing(missing(None));
        };
        let content = if last_year {
            figure.content
        } else {
            self.content(figure)
        };
        match content {
            FigureContent::Unreadable => Resolved::Missing(missing(None)),
            FigureContent::Blank | FigureContent::Dash => Resolved::Blank(missing(None)),
            FigureContent::Number(number) => Resolved::Filled(amount(figure, number)),
        }
    }

    /// What a figure of the report holds after the changes.
    fn content(&self, figure: &Figure) -> FigureContent {
        let change = self
            .changes
            .iter()
            .find(|change| change.figure == figure.id);
        change.map_or(figure.content, |change| FigureContent::Number(change.to))
    }

    /// The parts and totals of which the total is blank, or cannot be read, and some part is filled.
    fn sums<'e>(
        &self,
        equations: impl IntoIterator<Item = &'e Equation>,
    ) -> Vec<(&'e [Term], FigureId)> {
        let is_blank = |total: FigureId| {
            let figure = self.report.figure(total);
            figure.is_some_and(|figure| !matches!(self.content(figure), FigureContent::Number(_)))
        };
        equations
            .into_iter()
            .filter_map(|equation| sum(equation.readings.first()?))
            .filter(|&(parts, total)| is_blank(total) && self.side(parts).filled)
            .collect()
    }

    /// Those totals, and what their parts make.
    fn missing_totals(&self, equations: &[Equation]) -> Map<FigureId, Option<Number>> {
        let sums = self.sums(equations);
        let mut missing = Map::new();
        for &(_, total) in &sums {
            missing.insert(total, None);
        }
        for (parts, total) in sums {
            let side = self.side(parts);
            let parts_missing = parts
                .iter()
                .filter_map(|term| term.figure())
                .any(|part| missing.contains_key(&part));
            if side.missing.is_empty()
                && !parts_missing
                && let Some(would_be) = missing.get_mut(&total)
            {
                *would_be = would_be.or(side.total.map(|total| total.value));
            }
        }
        missing
    }
}

impl ReadingOutcome {
    /// Which of several outcomes a relation has: the least.
    fn rank(&self) -> u8 {
        match (&self.verdict, self.cut_off) {
            (Verdict::Holds, false) => 0,
            (Verdict::Holds, true) => 1,
            (Verdict::Undecided(_), _) => 2,
            (Verdict::Broken { .. }, _) => 3,
            (Verdict::NotApplicable, _) => 4,
        }
    }

    fn plain(verdict: Verdict) -> Self {
        Self {
            verdict,
            blanks: Vec::new(),
            cut_off: false,
        }
    }
}

impl Missing {
    fn of(figure: FigureId) -> Self {
        Self {
            figure,
            would_be: None,
            last_year: false,
            part: None,
        }
    }
}

/// The parts and the total of a reading that says how a total is made.
fn sum(reading: &Reading) -> Option<(&[Term], FigureId)> {
    let [total] = reading.right.as_slice() else {
        return None;
    };
    let total = total.figure().filter(|_| total.coefficient == 1)?;
    let parts = reading.left.as_slice();
    let whole = reading.relation == Relation::Equal
        && parts.len() > 1
        && parts.iter().all(|term| term.figure().is_some());
    whole.then_some((parts, total))
}

fn amount(figure: &Figure, number: Number) -> Amount {
    match figure.approximate {
        None => Amount::exact(number),
        Some(bounds) => Amount::approximate(number, bounds),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::Edition;
    use crate::rules::made_up::{put, with};
    use crate::rules::rule::Rule;
    use crate::rules::table::{application, dispute};

    /// What the rules on tables say of a report on the edition 2021 with these figures, all others 0:
    /// `!` broken, `?` undecided, `-` not applicable.
    #[track_caller]
    fn check(figures: &[&str], expected: &[&str]) {
        let report = with(Edition::E2021, figures);
        let document = crate::read::document::Document::default();
        let subject = crate::rules::rule::Subject {
            document: &document,
            report: &report,
            last_year: None,
            sums: None,
        };
        let (equations, _) = crate::rules::apply(&subject);
        let said: Vec<String> = judge(&report, None, equations)
            .iter()
            .filter(|judged| judged.equation.rule.code.starts_with(['t']))
            .filter_map(|judged| {
                let sign = match &judged.verdict {
                    Verdict::Holds => return None,
                    Verdict::Broken { difference, .. } => format!("!{difference}"),
                    Verdict::Undecided(missing) => {
                        let would_be = missing.iter().find_map(|missing| missing.would_be);
                        would_be.map_or("?".to_owned(), |would_be| format!("?{would_be}"))
                    }
                    Verdict::NotApplicable => "-".to_owned(),
                };
                let equation = &judged.equation;
                Some(format!(
                    "{}:{} {sign}",
                    equation.rule.code, equation.subject
                ))
            })
            .collect();
        assert_eq!(said, expected);
    }

    #[test]
    fn a_wrong_total_breaks_its_row_and_its_column() {
        check(&[], &[]);
        check(
            &["t3/granted/sum 3"],
            &["t3-row-sum:granted !-3", "t3-outcome-sum:sum !3"],
        );
        check(
            &["t3/new/legal 2", "t3/new/sum 2"],
            &["t3-balance:legal !2", "t3-balance:sum !2"],
        );
        check(&["t4/review/upheld 1"], &["t4-sum:review !1"]);
    }

    #[test]
    fn a_blank_part_counts_as_zero() {
        check(&["t3/granted/legal "], &[]);
        check(&["t3/carried-out/legal /"], &[]);
        check(
            &["t3/granted/legal ", "t3/granted/sum 1"],
            &["t3-row-sum:granted !-1", "t3-outcome-sum:sum !1"],
        );
    }

    #[test]
    fn a_blank_total_is_missing_from_every_relation() {
        check(
            &["t3/total/sum "],
            &[
                "t3-row-sum:total ?0",
                "t3-outcome-sum:sum ?0",
                "t3-balance:sum ?0",
            ],
        );
        check(
            &[
                "t4/review/upheld 3",
                "t4/review/pending 1",
                "t4/review/sum ",
            ],
            &["t4-sum:review ?4"],
        );
    }

    #[test]
    fn a_side_that_is_wholly_blank_decides_nothing() {
        let parts =
            ["upheld", "corrected", "other", "pending"].map(|part| format!("t4/review/{part} "));
        let mut figures: Vec<&str> = parts.iter().map(String::as_str).collect();
        check(&figures, &["t4-sum:review ?"]);
        figures.push("t4/review/sum ");
        check(&figures, &["t4-sum:review -"]);
        check(
            &["t3/new/legal ", "t3/carried-in/legal "],
            &["t3-balance:legal ?"],
        );
    }

    #[test]
    fn a_cell_that_cannot_be_read_decides_nothing() {
        check(&["t4/review/upheld 1O"], &["t4-sum:review ?"]);
        check(&["t4/review/sum 1O"], &["t4-sum:review ?0"]);
    }

    #[test]
    fn no_number_is_too_large() {
        let most = "79228162514264337593543950335";
        check(
            &[
                &format!("t4/review/upheld {most}"),
                &format!("t4/review/corrected {most}"),
            ],
            &["t4-sum:review ?"],
        );
    }

    /// Judges `left relation right` over figures written `text@offset value`.
    #[track_caller]
    fn relation(figures: &[&str], relation: Relation, right: usize, expected: &str) {
        static RULE: &Rule = &dispute::SUM;
        let mut report = Report::default();
        let ids: Vec<FigureId> = (0..).map(FigureId::Text).take(figures.len()).collect();
        for (&id, raw) in ids.iter().zip(figures) {
            let (number, bounds) = raw.split_once('~').unwrap_or((raw, ""));
            put(&mut report, id, number);
            if !bounds.is_empty() {
                let (low, high) = bounds.split_once('~').expect("two bounds");
                let figure = report.figures.get_mut(id).expect("just put in");
                figure.approximate = Some((low.parse().ok(), high.parse().ok()));
            }
        }
        let terms = |ids: &[FigureId]| ids.iter().copied().map(Term::plus).collect();
        let percent_last = matches!(relation, Relation::Share { .. } | Relation::Growth { .. });
        let sides = &ids[..ids.len() - usize::from(percent_last)];
        let (left, right) = sides.split_at(sides.len() - right);
        let reading = Reading {
            left: terms(left),
            relation,
            right: terms(right),
            name: None,
        };
        let equation = Equation::of(RULE, "", vec![reading]);
        let judged = judge(&report, None, vec![equation]).remove(0);
        let said = match judged.verdict {
            Verdict::Holds if judged.cut_off => "cut off".to_owned(),
            Verdict::Holds => "holds".to_owned(),
            Verdict::Broken { left, right, .. } => format!("{left} ≠ {right}"),
            Verdict::Undecided(_) => "?".to_owned(),
            Verdict::NotApplicable => "-".to_owned(),
        };
        assert_eq!(said, expected, "{figures:?}");
    }

    #[test]
    fn a_share_holds_within_the_digits_printed() {
        let percent = FigureId::Text(2);
        let share = Relation::Share { percent };
        relation(&["94", "915", "10.3"], share, 1, "holds");
        relation(&["94", "915", "10.27"], share, 1, "holds");
        relation(&["94", "915", "10"], share, 1, "holds");
        relation(&["94", "915", "12"], share, 1, "10.27 ≠ 12");
        relation(&["2", "3", "66.6"], share, 1, "cut off");
        relation(&["2", "3", "66.7"], share, 1, "holds");
        relation(&["1", "8", "12"], share, 1, "holds");
        relation(&["1", "8", "13"], share, 1, "holds");
        relation(&["1", "0", "13"], share, 1, "?");
        relation(&["90", "100", "80~80.1~"], share, 1, "holds");
        relation(&["70", "100", "80~80.1~"], share, 1, "70 ≠ 80");
        relation(&["100~100~199", "1000", "15"], share, 1, "holds");
    }

    #[test]
    fn a_growth_holds_within_the_digits_printed() {
        let percent = FigureId::Text(2);
        let more = Relation::Growth {
            percent,
            falling: false,
        };
        let less = Relation::Growth {
            percent,
            falling: true,
        };
        relation(&["60", "50", "20"], more, 1, "holds");
        relation(&["60", "50", "21"], more, 1, "20 ≠ 21");
        relation(&["40", "50", "20"], less, 1, "holds");
        relation(&["40", "60", "33.3"], less, 1, "holds");
        relation(&["20", "60", "66.6"], less, 1, "cut off");
        relation(&["60", "0", "20"], more, 1, "?");
    }

    #[test]
    fn a_growth_without_a_base_needs_some_whole_number() {
        let percent = FigureId::Text(1);
        let more = Relation::Growth {
            percent,
            falling: false,
        };
        let less = Relation::Growth {
            percent,
            falling: true,
        };
        relation(&["60", "261"], more, 0, "252.94 ≠ 261");
        relation(&["60", "20"], more, 0, "holds");
        relation(&["60", "275"], more, 0, "holds");
        relation(&["3", "25"], less, 0, "holds");
        relation(&["0", "100"], less, 0, "holds");
        relation(&["0", "50"], less, 0, "100 ≠ 50");
        relation(&["60~60~69", "261"], more, 0, "holds");
    }

    #[test]
    fn approximate_figures_widen_a_side() {
        relation(&["100~100~199", "50", "180"], Relation::Equal, 1, "holds");
        relation(
            &["100~100~199", "50", "280"],
            Relation::Equal,
            1,
            "150 ≠ 280",
        );
        relation(&["5", "4"], Relation::AtMost, 1, "5 ≠ 4");
        relation(&["5~~", "4"], Relation::AtMost, 1, "holds");
        relation(&["5", "4"], Relation::AtLeast, 1, "holds");
    }

    #[test]
    fn a_relation_is_broken_only_if_no_reading_holds() {
        let report = with(Edition::E2021, &["t4/review/sum 3", "t4/review/upheld 3"]);
        let term = |id: &str| id.parse().expect("the name of a figure");
        let wrong = Reading::equal([term("t4/review/sum")], [term("t4/review/other")]);
        let right = Reading::equal([term("t4/review/sum")], [term("t4/review/upheld")]);
        let absent = Reading::equal([term("t4/review/sum")], [FigureId::Text(1)]);
        let verdict = |readings: &[&Reading]| {
            let equation = Equation::of(
                &application::BALANCE,
                "",
                readings.iter().copied().cloned().collect(),
            );
            let judged = judge(&report, None, vec![equation]).remove(0);
            (judged.reading, judged.verdict)
        };
        assert_eq!(verdict(&[&wrong, &right]), (1, Verdict::Holds));
        assert_eq!(verdict(&[&wrong, &absent]).0, 1);
        assert!(matches!(
            verdict(&[&wrong, &wrong]),
            (0, Verdict::Broken { .. })
        ));
    }
}
