//! Laws of the tables, on reports made up at random.

use proptest::collection::vec;
use proptest::prelude::*;

use super::{Judged, Verdict, judge};
use crate::form::Edition;
use crate::form::application::{self, Row};
use crate::form::dispute::{self, Group};
use crate::order::Map;
use crate::read::document::Document;
use crate::read::number::Number;
use crate::report::Report;
use crate::report::figure::{FigureContent, FigureId};
use crate::rules;
use crate::rules::made_up::{put, zeros};
use crate::rules::rule::Subject;

/// The numbers that a report is made of: outcomes and what is carried over for each kind of
/// applicant, how much of it came from last year, and the results of reviews and lawsuits.
type Seed = (bool, Vec<u32>, Vec<(u32, u32)>, Vec<u32>);

fn seeds() -> impl Strategy<Value = Seed> {
    let count = || prop_oneof![4 => Just(0_u32), 3 => 0..12_u32, 1 => 0..100_000_u32];
    (
        any::<bool>(),
        vec(count(), 21 * 6),
        vec((count(), count()), 6),
        vec(count(), 12),
    )
}

/// A report in which everything adds up.
fn consistent((old, outcomes, carried, disputes): Seed) -> Report {
    let edition = if old { Edition::E2019 } else { Edition::E2021 };
    let mut report = zeros(edition);
    let rows: Vec<Row> = Row::of(edition)
        .iter()
        .copied()
        .filter(|row| row.is_outcome())
        .collect();
    let mut outcomes = outcomes.into_iter();
    let mut totals = Map::<Row, u32>::new();
    for (column, (carried_out, from_last_year)) in
        application::Column::PARTS.into_iter().zip(carried)
    {
        let mut total = 0;
        let mut write = |row: Row, count: u32| {
            *totals.entry(row).or_default() += count;
            put(
                &mut report,
                FigureId::Application(row, column),
                &count.to_string(),
            );
        };
        for (&row, count) in rows.iter().zip(&mut outcomes) {
            total += count;
            write(row, count);
        }
        let carried_in = from_last_year.min(total + carried_out);
        write(Row::Total, total);
        write(Row::CarriedOut, carried_out);
        write(Row::CarriedIn, carried_in);
        write(Row::New, total + carried_out - carried_in);
    }
    for (row, total) in totals {
        let id = FigureId::Application(row, application::Column::Sum);
        put(&mut report, id, &total.to_string());
    }
    for (group, counts) in Group::ALL.into_iter().zip(disputes.chunks(4)) {
        for (column, count) in dispute::Column::PARTS.into_iter().zip(counts) {
            put(
                &mut report,
                FigureId::Dispute(group, column),
                &count.to_string(),
            );
        }
        let sum: u32 = counts.iter().sum();
        put(
            &mut report,
            FigureId::Dispute(group, dispute::Column::Sum),
            &sum.to_string(),
        );
    }
    report
}

/// The lines of the ledger on tables three and four.
fn ledger(report: &Report) -> Vec<Judged> {
    let document = Document::default();
    let subject = Subject {
        document: &document,
        report,
        last_year: None,
        sums: None,
    };
    let (equations, _) = rules::apply(&subject);
    let mut ledger = judge(report, None, equations);
    ledger.retain(|judged| judged.equation.rule.code.starts_with(['t']));
    ledger
}

fn is_broken(judged: &Judged) -> bool {
    judged.is_broken()
}

proptest! {
    #[test]
    fn what_adds_up_is_never_broken(seed in seeds()) {
        let report = consistent(seed);
        for judged in ledger(&report) {
            prop_assert_eq!(judged.verdict, Verdict::Holds, "{}:{}", judged.equation.rule.code, judged.equation.subject);
        }
    }

    #[test]
    fn one_changed_figure_breaks_what_it_takes_part_in(
        seed in seeds(),
        which in any::<prop::sample::Index>(),
        by in prop_oneof![-5_i64..0, 1_i64..100_000],
    ) {
        let mut report = consistent(seed);
        let ids: Vec<FigureId> = report
            .figures
            .keys()
            .filter(|id| matches!(id, FigureId::Application(..) | FigureId::Dispute(..)))
            .collect();
        let id = *which.get(&ids);
        let figure = report.figures.get_mut(id).expect("listed above");
        let value = figure.value().expect("every cell is filled") + Number::from(by);
        figure.content = FigureContent::Number(value);
        for judged in ledger(&report) {
            let takes_part = judged.equation.readings[0].figures().any(|figure| figure == id);
            prop_assert_eq!(is_broken(&judged), takes_part, "{}", judged.equation.subject);
        }
    }

    #[test]
    fn zeros_may_be_left_blank(seed in seeds()) {
        let mut report = consistent(seed);
        for figure in report.figures.values_mut() {
            if figure.value() == Some(Number::ZERO) {
                figure.content = FigureContent::Blank;
            }
        }
        for judged in ledger(&report) {
            prop_assert!(!is_broken(&judged), "{}", judged.equation.subject);
        }
    }
}
