//! Hooks: what the page does with the world around it, beside drawing.

mod kept;
mod keys;
mod linked;
mod pasting;
mod reading;

pub(crate) use kept::{first_state, use_kept};
pub(crate) use keys::use_keys;
pub(crate) use linked::use_linked;
pub(crate) use pasting::use_pasting;
pub(crate) use reading::open_files;
