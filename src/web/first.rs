//! The program of the page with what one report needs, which comes first. Its source is that of the whole one; what it
//! has not, the compiler leaves out wherever `IS_WHOLE` is asked.

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
const IS_WHOLE: bool = false;

fn main() {
    app::begin();
}
