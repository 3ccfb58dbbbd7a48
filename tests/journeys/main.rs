//! Whole journeys through the built page in `dist/`, in headless Chromium.
//!
//! Run with `make test-journeys`.

mod browser;
mod server;

mod accessible;
mod changing;
mod choosing;
mod complaining;
mod exporting;
mod files;
mod handover;
mod hostile;
mod keeping;
mod keyboard;
mod leaving;
mod loading;
mod many;
mod offline;
mod opening;
mod pages;
mod receiving;
mod serving;
mod sums;
mod years;
