//! Hooks: what the page does with the world around it, beside drawing.

mod announcement;
mod fetched;
mod focus;
mod history;
mod kept;
mod keys;
mod linked;
mod opening;
mod painted;
mod printing;
mod reveal;
mod scroll;
mod start;
mod years;

pub(crate) use announcement::use_announcement;
pub(crate) use fetched::{Fetched, use_fetched};
pub(crate) use focus::use_focus;
pub(crate) use history::use_history;
pub(crate) use kept::use_kept;
pub(crate) use keys::use_keys;
pub(crate) use linked::use_linked;
pub(crate) use opening::use_opening;
pub(crate) use painted::use_painted;
pub(crate) use printing::use_printing;
pub(crate) use reveal::use_reveal;
pub(crate) use scroll::use_scroll;
pub(crate) use start::{first_state, use_start};
pub(crate) use years::{use_last_year, use_row_years};
