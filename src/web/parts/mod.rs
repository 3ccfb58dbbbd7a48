//! The parts of the page, one a file: values and callbacks in, elements out.

pub(crate) mod card;
pub(crate) mod chart;
pub(crate) mod dialog;
pub(crate) mod dismiss;
pub(crate) mod element;
pub(crate) mod equation;
pub(crate) mod figure;
pub(crate) mod findings;
pub(crate) mod form_table;
pub(crate) mod head;
pub(crate) mod heading;
pub(crate) mod help;
pub(crate) mod icon;
mod last_year;
pub(crate) mod ledger;
pub(crate) mod masthead;
pub(crate) mod message;
pub(crate) mod paper;
pub(crate) mod print;
pub(crate) mod progress;
pub(crate) mod relations;
pub(crate) mod repair;
pub(crate) mod report;
pub(crate) mod reports;
mod rest;
pub(crate) mod rule_page;
pub(crate) mod segment;
pub(crate) mod sequence;
pub(crate) mod share;
pub(crate) mod start;
pub(crate) mod stepper;
pub(crate) mod tabs;
mod years;

#[cfg(all(test, target_arch = "wasm32"))]
mod tests;
