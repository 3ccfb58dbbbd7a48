//! The program of the page: what is put in, state, parts, hooks, and the edge to the browser.

mod app;
mod edge;
mod hooks;
mod input;
mod output;
mod parts;
mod state;
mod text;

fn main() {
    if let Some(place) = edge::start::place("app") {
        yew::Renderer::<app::App>::with_root(place).render();
    }
}
