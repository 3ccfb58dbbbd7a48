//! The desk: what an opened report needs, which is the engine and the parts that show its work. The browser
//! loads it as a second module when a report is about to be opened; the first module holds the start.
//!
//! The build tells the two apart by what calls what: code that is reached only through [`load`] goes into
//! the second. So the page calls the desk through the pointers of [`Desk`]; a single call by name would
//! carry all that it needs into the first.

mod deed;
mod files;
mod intake;
mod loading;
mod view;

use yew::{Callback, Html};

use crate::saved;
use crate::state::{Action, State};
use crate::work::Work;

pub(crate) use deed::Deed;
pub(crate) use intake::Intake;
#[cfg(test)]
pub(crate) use loading::there;
pub(crate) use loading::{NotLoaded, fetch, load};

/// What the page asks of the desk.
#[derive(Debug)]
pub(crate) struct Desk {
    /// Opens what came in, and tells how that goes.
    pub(crate) open: fn(Intake, &Callback<Action>),
    /// Does something to the report that is shown.
    pub(crate) apply: fn(&mut State, Deed),
    /// Shows it.
    pub(crate) show: fn(&State, &Callback<Action>) -> Html,
    /// Writes it down, if it is not too large to be kept.
    pub(crate) write: fn(&Work) -> Option<String>,
}

/// The only one.
static DESK: Desk = Desk {
    open: intake::open,
    apply: deed::apply,
    show: view::show,
    write: saved::write,
};
