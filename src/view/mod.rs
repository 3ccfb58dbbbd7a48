//! Stage 5: what a screen or a file needs of a checked report, without any DOM.

pub mod chart;
pub mod export;
pub mod form_figures;
pub mod form_layout;
pub mod link;
