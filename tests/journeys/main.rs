//! Whole journeys through the built page in `dist/`, in headless Chromium.
//!
//! Run with `trunk build --release --offline` and `cargo test --features journeys --test journeys`.

mod browser;
mod server;

mod changing;
mod choosing;
mod files;
mod keeping;
mod loading;
mod opening;
