//! Last year's reports are read where they are not yet: that of the report which is shown, and those of rows.

use std::rc::Rc;

use yew::prelude::*;

use crate::state::listed::ListedReport;
use crate::state::ptr_eq::PtrEqRc;
use crate::state::screen::Screen;
use crate::state::years::rows_to_compare;
use crate::state::{Action, State};
use crate::{IS_WHOLE, input};

/// Reads the report that the one which is shown is to be held against, and gives that up when another one is.
#[hook]
pub(crate) fn use_last_year(state: &State, on: Callback<Action>) {
    let wanted = state.to_be_compared().filter(|_| IS_WHOLE);
    let last = wanted.and_then(|(_, last)| last.map(ListedReport::as_last_year));
    let wanted = wanted.map(|(report, last)| (report, last.map(ListedReport::id)));
    use_effect_with(wanted, move |&wanted| {
        let reading = match (wanted, last) {
            (Some((report, None)), _) => {
                on.emit(Action::LastYearRead(report, None));
                None
            }
            (Some((report, Some(_))), Some(last)) if IS_WHOLE => {
                Some(input::read_last_year(report, last, on))
            }
            _ => None,
        };
        move || {
            if let Some(reading) = reading {
                reading.stop();
            }
        }
    });
}

/// Holds the rows of the table against last year's reports of the list, once nothing else is being read.
#[hook]
pub(crate) fn use_row_years(state: &State, on: Callback<Action>) {
    let is_seen = state.screen == Screen::Table && !state.table.comparing_stopped;
    let is_idle = is_seen && state.progress.is_empty();
    let reports = PtrEqRc::from(Rc::clone(&state.reports));
    use_effect_with((reports, is_idle), move |(reports, is_idle)| {
        if IS_WHOLE && *is_idle {
            let rows = rows_to_compare(reports);
            if !rows.is_empty() {
                input::compare_rows(rows, on);
            }
        }
    });
}
