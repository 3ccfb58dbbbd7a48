//! What leaves the page: a checked report in, its tables, its changes and its findings as text out.

pub mod changes;
pub mod record;
pub mod tables;

pub use changes::{ChangeLine, changes};
pub use record::record;

#[cfg(test)]
mod tests;
