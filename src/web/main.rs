//! The program of the page: what is put in, state, parts, hooks, and the edge to the browser.

mod app;
mod edge;
mod hooks;
mod input;
mod output;
mod parts;
mod state;
mod text;
mod whole;

/// Whether this is the whole program.
const IS_WHOLE: bool = true;

fn main() {
    app::begin();
}
