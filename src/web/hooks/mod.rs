//! Hooks: what the page does with the world around it, beside drawing.

mod ahead;
mod intake;
mod kept;
mod keys;
mod linked;
mod painted;
mod pasting;
mod reveal;
mod top;

pub(crate) use ahead::use_desk_ahead;
pub(crate) use intake::take_in;
pub(crate) use kept::{first_state, use_kept, use_resumed};
pub(crate) use keys::use_keys;
pub(crate) use linked::use_linked;
pub(crate) use painted::use_painted;
pub(crate) use pasting::use_pasting;
pub(crate) use reveal::use_reveal;
pub(crate) use top::use_top;
