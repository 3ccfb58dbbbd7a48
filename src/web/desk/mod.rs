//! The desk: what an opened report needs, which is the engine and the parts that show its work. The browser
//! loads it as a second module when a report is about to be opened; the first module holds the start.
//!
//! The build tells the two apart by what calls what: code that is reached only through [`load`] goes into
//! the second. So the page calls the desk through the pointers of [`Desk`]; a single call by name would
//! carry all that it needs into the first.

mod deeds;
mod files;
mod links;
mod loading;
mod opening;
mod view;

use crate::saved;
use crate::state::Desk;

#[cfg(test)]
pub(crate) use loading::there;
pub(crate) use loading::{NotLoaded, fetch, load};

/// The only one there is.
static DESK: Desk = Desk {
    open: opening::open,
    apply: deeds::apply,
    show: view::show,
    write: saved::write,
};
