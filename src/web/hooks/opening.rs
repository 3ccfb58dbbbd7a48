//! A report that is at rest is read again when it is to be shown.

use std::rc::Rc;

use yew::prelude::*;

use crate::edge::files::Readers;
use crate::input;
use crate::state::{Action, State};

/// Reads the report that is to be shown, and gives that up when another one is. The readers are kept for the next one,
/// as long as there are many.
#[hook]
pub(crate) fn use_opening(state: &State, on: Callback<Action>) {
    let readers = use_mut_ref(Rc::<Readers>::default);
    let report = state
        .current()
        .and_then(|id| state.listed(id)?.to_be_read());
    let is_any = !state.reports.is_empty();
    let wanted = report.as_ref().map(|report| report.id);
    use_effect_with((wanted, is_any), move |(_, is_any)| {
        if !is_any {
            readers.take();
        }
        let reading = report.map(|report| input::reopen(report, readers.borrow().clone(), on));
        move || {
            if let Some(reading) = reading {
                reading.stop();
            }
        }
    });
}
