//! Stage 5: what a screen or a file needs of a checked report, without any DOM.

pub mod blank;
pub mod card;
pub mod chart;
pub mod export;
pub mod form_figures;
pub mod form_layout;
pub mod formula;
pub mod link;
pub mod mark;
pub mod note;
pub mod place;
#[cfg(feature = "export")]
pub mod remark;
#[cfg(feature = "wire")]
pub mod reply;
pub mod sample;
pub mod sheet;
pub mod sheet_place;

pub mod summary;
pub mod sums;
pub mod workable;
pub mod years;
