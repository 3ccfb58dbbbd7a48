//! Rules of the form itself: cells, parts, dates, outline.

pub mod cells;
pub mod dates;
pub mod outline;
pub mod parts;
