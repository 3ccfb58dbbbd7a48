//! Input that somebody made to do harm: shown as text or refused with a word on it, and the next report is checked as ever.

#[path = "../../fuzz/src/targets/mod.rs"]
mod targets;

mod bombs;
mod corpus;
mod strings;
