//! One wrong figure, in every layout: from print to the name of the wrong number.

use std::sync::Arc;

use gouji::check::{Checked, Config, check};
use gouji::report::figure::FigureId;
use gouji::verdict::change::Change;
use proptest::prelude::*;

use crate::made::Made;
use crate::made::print::Form;
use crate::read;

/// Writes a figure of a table wrongly; the change that puts it right again.
fn spoil(made: &mut Made, which: prop::sample::Index, of_table: fn(FigureId) -> bool) -> Change {
    let figures: Vec<FigureId> = made
        .figures
        .keys()
        .copied()
        .filter(|&id| of_table(id))
        .collect();
    let figure = *which.get(&figures);
    let right = made.figures[&figure].clone();
    let wrong = match right.as_str() {
        "0" => "3".to_owned(),
        // a digit twice
        digits => format!("{}{digits}", digits.get(..1).unwrap_or_default()),
    };
    made.figures.insert(figure, wrong.clone());
    Change {
        figure,
        from: wrong.parse().ok(),
        to: right.parse().expect("it is a number"),
    }
}

/// The repairs of the only cause, as sets of changes.
fn repairs(made: &Made, form: Form) -> Vec<Vec<Change>> {
    let document = Arc::new(read(&made.print(form), form));
    let checked: Checked = check(document, &Config::default());
    let [cause] = checked.causes.as_slice() else {
        panic!("{form:?}: one cause, not {:?}", checked.causes);
    };
    let repairs = cause.repairs.iter();
    repairs.map(|repair| repair.changes.clone()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn one_wrong_figure_of_table_three_is_named_in_every_print(
        seed: u64,
        which: prop::sample::Index,
    ) {
        let mut made = Made::random(seed);
        let truth = vec![spoil(&mut made, which, |id| matches!(id, FigureId::Application(..)))];
        for form in Form::ALL {
            let repairs = repairs(&made, form);
            prop_assert_eq!(repairs.first(), Some(&truth), "{:?}", form);
        }
    }

    #[test]
    fn one_wrong_figure_of_table_four_is_among_the_repairs_in_every_print(
        seed: u64,
        which: prop::sample::Index,
    ) {
        let mut made = Made::random(seed);
        let truth = vec![spoil(&mut made, which, |id| matches!(id, FigureId::Dispute(..)))];
        for form in Form::ALL {
            prop_assert!(repairs(&made, form).contains(&truth), "{:?}", form);
        }
    }
}
