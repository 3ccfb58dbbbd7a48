//! Last year's report is read where it is not yet.

use yew::prelude::*;

use crate::input;
use crate::state::listed::ListedReport;
use crate::state::{Action, State};

/// Reads the report that the one which is shown is to be held against, and gives that up when another one is.
#[hook]
pub(crate) fn use_last_year(state: &State, on: Callback<Action>) {
    let wanted = state.to_be_compared();
    let last = wanted.and_then(|(_, last)| last.map(ListedReport::as_last_year));
    let wanted = wanted.map(|(report, last)| (report, last.map(ListedReport::id)));
    use_effect_with(wanted, move |&wanted| {
        let reading = match (wanted, last) {
            (None, _) => None,
            (Some((report, None)), _) => {
                on.emit(Action::LastYearRead(report, None));
                None
            }
            (Some((report, Some(_))), last) => {
                last.map(|last| input::read_last_year(report, last, on))
            }
        };
        move || {
            if let Some(reading) = reading {
                reading.stop();
            }
        }
    });
}
