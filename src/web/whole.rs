//! What only the whole program has. The first one is built from the same source, for one report; what is asked for here
//! is not in it, and it asks for the whole program instead, which goes on with its work.

use std::cell::Cell;
use std::future::{Future, pending};
use std::pin::Pin;

use yew::Callback;

use crate::IS_WHOLE;
use crate::edge::script;
use crate::state::Action;
use crate::state::handover::Wanted;

thread_local! {
    /// What was last asked for.
    static WANTED: Cell<Option<Wanted>> = const { Cell::new(None) };
}

/// Waits for what the whole program does; in the other one, where nobody asks for it, that never ends. Not an `if` at
/// the place, for a future holds all that it may ever wait for.
pub(crate) fn only<'a, F: Future + 'a>(
    begin: impl FnOnce() -> F,
) -> Pin<Box<dyn Future<Output = F::Output> + 'a>> {
    if IS_WHOLE {
        Box::pin(begin())
    } else {
        Box::pin(pending())
    }
}

/// Passes on what happens; in the first program, what it has not is asked of the whole one.
pub(crate) fn or_wanted(on: Callback<Action>) -> Callback<Action> {
    if IS_WHOLE {
        return on;
    }
    Callback::from(move |action: Action| match action.wanted() {
        Some(wanted) => {
            WANTED.set(Some(wanted));
            script::ask_for_whole();
        }
        None => on.emit(action),
    })
}

/// What was last asked for.
pub(crate) fn wanted() -> Option<Wanted> {
    WANTED.get()
}
