//! Hooks: what the page does with the world around it, beside drawing.

mod fetched;
mod kept;
mod keys;
mod linked;
mod painted;
mod reveal;
mod start;
mod top;

pub(crate) use fetched::{Fetched, use_fetched};
pub(crate) use kept::use_kept;
pub(crate) use keys::use_keys;
pub(crate) use linked::use_linked;
pub(crate) use painted::use_painted;
pub(crate) use reveal::use_reveal;
pub(crate) use start::{first_state, use_start};
pub(crate) use top::use_scroll_to_top;
